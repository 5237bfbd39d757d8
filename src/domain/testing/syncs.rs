//! Syncs in memory. As what drives them, the fakes end each as its integration's configuration says (`fails`, `runs_on`), with one record else.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use serde_json::json;

use super::{Fakes, page, sees};
use crate::domain::{
    error::Result,
    id::{IntegrationId, SyncId},
    identity::Owner,
    integration::Integration,
    page::{Page, PageRequest},
    sync::{FetchedPage, FetchedRecord, IntegrationRecord, IntegrationSync, SyncRepository, SyncStatus, Syncer},
    workflows::now,
};

#[async_trait]
impl SyncRepository for Fakes {
    async fn begin(&self, integration: &Integration) -> Result<IntegrationSync> {
        let mut records = self.records();
        let runs = |sync: &&IntegrationSync| sync.integration == integration.id && sync.status == SyncStatus::Running;
        if let Some(sync) = records.syncs.iter().find(runs) {
            return Ok(sync.clone());
        }
        let sync = IntegrationSync {
            seq: 0,
            id: SyncId::new(),
            owner: integration.owner,
            integration: integration.id,
            status: SyncStatus::Running,
            cursor: None,
            pages: 0,
            fetched: 0,
            created: 0,
            updated: 0,
            unchanged: 0,
            error: None,
            started_at: now(),
            finished_at: None,
        };
        records.syncs.push(sync.clone());
        Ok(sync)
    }

    async fn find(&self, owner: Owner, id: SyncId) -> Result<Option<IntegrationSync>> {
        Ok(self.records().syncs.iter().find(|sync| sync.id == id && sees(owner, sync.owner)).cloned())
    }

    async fn list(
        &self,
        owner: Owner,
        integration: IntegrationId,
        request: PageRequest,
    ) -> Result<Page<IntegrationSync>> {
        let records = self.records();
        let found = records.syncs.iter().filter(|sync| sync.integration == integration && sees(owner, sync.owner));
        Ok(page(found.cloned().collect(), request))
    }

    async fn newest(
        &self,
        owner: Owner,
        integrations: &[IntegrationId],
    ) -> Result<HashMap<IntegrationId, IntegrationSync>> {
        let records = self.records();
        let found = records.syncs.iter().filter(|sync| integrations.contains(&sync.integration));
        // The last one stays.
        Ok(found.filter(|sync| sees(owner, sync.owner)).map(|sync| (sync.integration, sync.clone())).collect())
    }

    async fn records(
        &self,
        _: Owner,
        integration: IntegrationId,
        request: PageRequest,
    ) -> Result<Page<IntegrationRecord>> {
        let records = self.records();
        let found = records.fetched.iter().filter(|(of, _)| *of == integration).map(|(_, record)| record.clone());
        Ok(page(found.collect(), request))
    }

    async fn running(&self) -> Result<Vec<IntegrationSync>> {
        let records = self.records();
        Ok(records.syncs.iter().filter(|sync| sync.status == SyncStatus::Running).cloned().collect())
    }

    async fn keep(&self, seen: &IntegrationSync, page: FetchedPage) -> Result<Option<IntegrationSync>> {
        let mut records = self.records();
        let (mut created, mut updated, mut unchanged) = (0, 0, 0);
        let is_as_seen = |sync: &&mut IntegrationSync| {
            sync.id == seen.id && sync.status == SyncStatus::Running && sync.pages == seen.pages
        };
        if records.syncs.iter_mut().find(is_as_seen).is_none() {
            return Ok(None);
        }
        let fetched = page.records.len() as u64;
        for FetchedRecord { external_id, data } in page.records {
            let same = |(of, record): &&mut (IntegrationId, IntegrationRecord)| {
                *of == seen.integration && record.external_id == external_id
            };
            match records.fetched.iter_mut().find(same) {
                Some((_, record)) if record.data == data => unchanged += 1,
                Some((_, record)) => {
                    (record.data, record.updated_at) = (data, now());
                    updated += 1;
                }
                None => {
                    let record = IntegrationRecord { external_id, data, created_at: now(), updated_at: now() };
                    records.fetched.push((seen.integration, record));
                    created += 1;
                }
            }
        }
        let Some(sync) = records.syncs.iter_mut().find(is_as_seen) else { return Ok(None) };
        sync.pages += 1;
        sync.fetched += fetched;
        sync.created += created;
        sync.updated += updated;
        sync.unchanged += unchanged;
        sync.cursor = page.next;
        if sync.cursor.is_none() {
            (sync.status, sync.finished_at) = (SyncStatus::Completed, Some(now()));
        }
        Ok(Some(sync.clone()))
    }

    async fn fail(&self, seen: &IntegrationSync, reason: &str) -> Result<Option<IntegrationSync>> {
        let mut records = self.records();
        let found = records.syncs.iter_mut().find(|sync| sync.id == seen.id && sync.status == SyncStatus::Running);
        Ok(found.map(|sync| {
            (sync.status, sync.error, sync.finished_at) = (SyncStatus::Failed, Some(reason.to_owned()), Some(now()));
            sync.clone()
        }))
    }
}

#[async_trait]
impl Syncer for Fakes {
    fn drive(&self, sync: IntegrationSync) {
        let config = {
            let records = self.records();
            let found = records.integrations.iter().find(|integration| integration.id == sync.integration);
            found.map(|integration| integration.config.clone()).unwrap_or_default()
        };
        let record = FetchedRecord { external_id: "1".to_owned(), data: json!({"id": 1}) };
        let page = FetchedPage { records: vec![record], next: None };
        // Nothing in them waits.
        let ended = if config.contains_key("runs_on") {
            return;
        } else if config.contains_key("fails") {
            futures_util::FutureExt::now_or_never(self.fail(&sync, "the service answered 503 Service Unavailable"))
        } else {
            futures_util::FutureExt::now_or_never(self.keep(&sync, page))
        };
        // Nothing that these do can fail.
        let _ = ended;
    }

    async fn wait(&self, _: SyncId, _: Duration) -> bool {
        true
    }
}
