//! One sync from where it is to its end.

use std::collections::HashSet;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::{sync::watch, time::sleep};

use super::{Inner, PAUSE};
use crate::domain::{
    Error, Result,
    integration::Integration,
    integrations::opened,
    sync::{FetchError, FetchedPage, IntegrationSync, SyncStatus},
};

/// A sync under way.
pub(super) struct Drive<'a> {
    inner: &'a Inner,
    sync: IntegrationSync,
    stopped: watch::Receiver<bool>,
    /// Fingerprints of the cursors that led to pages since this process drives it. One that comes again would come for ever.
    seen: HashSet<[u8; 32]>,
}

/// What a step leads to.
enum Step {
    /// The stored sync is now so.
    On(Box<IntegrationSync>),
    /// It is not ours to go on with: stopped, stored by another, or gone with its integration.
    Left,
}

impl<'a> Drive<'a> {
    pub(super) fn new(inner: &'a Inner, sync: IntegrationSync, stopped: watch::Receiver<bool>) -> Self {
        Self { inner, sync, stopped, seen: HashSet::new() }
    }

    /// Until it has ended, or is to be left as it is.
    pub(super) async fn run(mut self) {
        let mut stopped = self.stopped.clone();
        let _room = tokio::select! {
            _ = stopped.wait_for(|stop| *stop) => return,
            room = self.inner.room.acquire() => room,
        };
        while self.sync.status == SyncStatus::Running {
            // What was fetched and not stored yet is fetched again: nothing to wait for.
            let fetched = tokio::select! {
                _ = stopped.wait_for(|stop| *stop) => return,
                fetched = self.page() => fetched,
            };
            let stored = match fetched {
                Ok(Some(page)) => self.keep(page).await,
                Ok(None) => return,
                Err(reason) => self.fail(&reason).await,
            };
            match stored {
                Step::On(sync) => self.sync = *sync,
                Step::Left => return,
            }
        }
        let (sync, integration) = (self.sync.id, self.sync.integration);
        match &self.sync.error {
            None => {
                tracing::info!(%sync, %integration, fetched = self.sync.fetched, "sync {sync} of integration {integration} is complete");
            }
            Some(error) => {
                tracing::info!(%sync, %integration, error, "sync {sync} of integration {integration} failed: {error}");
            }
        }
    }

    /// The next page, or why there is none; `None` where the integration is gone.
    async fn page(&mut self) -> Result<Option<FetchedPage>, String> {
        let mut waits = self.inner.config.retries.iter();
        loop {
            let Some(integration) = self.integration().await else { return Ok(None) };
            let fetching = self.inner.types.fetching(&integration.kind, &integration.config)?;
            let page = self.fetch(&integration).await;
            let error = match page {
                Ok(page) => return self.held_against_bounds(page, fetching.max_pages).map(Some),
                Err(error) => error,
            };
            let (Some(asked), Some(wait)) = (error.retry, waits.next()) else { return Err(error.reason) };
            let wait = asked.min(self.inner.config.longest_wait).max(*wait);
            let (sync, reason) = (self.sync.id, &error.reason);
            tracing::info!(%sync, reason, "a page of sync {sync} is asked for again in {wait:?}: {reason}");
            sleep(wait).await;
        }
    }

    /// Asked of the database until it answers.
    async fn integration(&self) -> Option<Integration> {
        loop {
            match self.inner.integrations.find(self.sync.owner, self.sync.integration).await {
                Ok(found) => return found,
                Err(error) => self.pause(&error).await,
            }
        }
    }

    /// The credential is read for every page: what was sealed anew meanwhile opens.
    async fn fetch(&self, integration: &Integration) -> Result<FetchedPage, FetchError> {
        let credential = match opened(&self.inner.credentials, integration.owner, integration.credential).await {
            Ok(credential) => credential,
            Err(error) => {
                let sync = self.sync.id;
                tracing::error!(%sync, %error, "the credential of sync {sync} cannot be opened: {error}");
                return Err(FetchError::passing("the integration's credential cannot be opened"));
            }
        };
        let cursor = self.sync.cursor.as_ref();
        self.inner.types.fetch(&integration.kind, &integration.config, credential.as_ref(), cursor).await
    }

    fn held_against_bounds(&mut self, page: FetchedPage, max_pages: u64) -> Result<FetchedPage, String> {
        let config = &self.inner.config;
        for record in &page.records {
            let size = serde_json::to_vec(&record.data).map_or(usize::MAX, |text| text.len());
            if size > config.max_record_bytes {
                let (id, most) = (&record.external_id, config.max_record_bytes);
                return Err(format!("the record `{id}` has {size} bytes; {most} are the most"));
            }
        }
        if self.sync.fetched.saturating_add(page.records.len() as u64) > config.max_records {
            return Err(format!("there are more records than the {} that one sync fetches", config.max_records));
        }
        let Some(next) = &page.next else { return Ok(page) };
        self.seen.extend(self.sync.cursor.as_ref().map(fingerprint));
        if self.seen.contains(&fingerprint(next)) {
            return Err("a page leads back to one that was fetched before: the service's pages have no end".to_owned());
        }
        // This one included.
        if self.sync.pages.saturating_add(1) >= max_pages {
            return Err(format!(
                "there are more pages than the {max_pages} that its configuration allows (`max_pages`)"
            ));
        }
        Ok(page)
    }

    async fn keep(&self, page: FetchedPage) -> Step {
        loop {
            match self.inner.syncs.keep(&self.sync, page.clone()).await {
                Ok(stored) => return self.stored(stored),
                Err(Error::Invalid { faults }) => {
                    let reason: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
                    return self.fail(&format!("a record cannot be stored: {}", reason.join("; "))).await;
                }
                Err(error) => self.pause(&error).await,
            }
            if *self.stopped.borrow() {
                return Step::Left;
            }
        }
    }

    async fn fail(&self, reason: &str) -> Step {
        loop {
            match self.inner.syncs.fail(&self.sync, reason).await {
                Ok(stored) => return self.stored(stored),
                Err(error) => self.pause(&error).await,
            }
            if *self.stopped.borrow() {
                return Step::Left;
            }
        }
    }

    fn stored(&self, stored: Option<IntegrationSync>) -> Step {
        let Some(sync) = stored else {
            let sync = self.sync.id;
            tracing::info!(%sync, "sync {sync} is left: its integration is gone, or another goes on with it");
            return Step::Left;
        };
        Step::On(Box::new(sync))
    }

    async fn pause(&self, error: &Error) {
        let sync = self.sync.id;
        tracing::error!(%sync, %error, "sync {sync} cannot go on at the database and tries again: {error}");
        sleep(PAUSE).await;
    }
}

fn fingerprint(cursor: &Value) -> [u8; 32] {
    Sha256::digest(cursor.to_string()).into()
}
