//! What integrations fetched, and how.

use generated::platform::types as wire;

use super::total;
use crate::{
    api::text::cut,
    domain::{
        page::Page,
        sync::{IntegrationRecord, IntegrationSync, MAX_EXTERNAL_ID, SyncStatus},
    },
};

const MAX_ERROR: usize = 2_000;

pub(in crate::api::platform) fn record_list(
    found: Page<IntegrationRecord>,
    page: i32,
    limit: i32,
) -> wire::IntegrationRecordList {
    let items = found.items.into_iter().map(record).collect();
    wire::IntegrationRecordList { items, page, limit, total: total(found.total) }
}

fn record(record: IntegrationRecord) -> wire::IntegrationRecord {
    wire::IntegrationRecord {
        id: cut(record.external_id, MAX_EXTERNAL_ID),
        data: record.data,
        created_at: record.created_at.into(),
        updated_at: record.updated_at.into(),
    }
}

pub(in crate::api::platform) fn sync_list(
    found: Page<IntegrationSync>,
    page: i32,
    limit: i32,
) -> wire::IntegrationSyncList {
    let items = found.items.into_iter().map(sync).collect();
    wire::IntegrationSyncList { items, page, limit, total: total(found.total) }
}

fn sync(sync: IntegrationSync) -> wire::IntegrationSync {
    wire::IntegrationSync {
        id: sync.id.0.into(),
        status: match sync.status {
            SyncStatus::Running => wire::SyncStatus::Running,
            SyncStatus::Completed => wire::SyncStatus::Completed,
            SyncStatus::Failed => wire::SyncStatus::Failed,
        },
        pages: total(sync.pages),
        fetched: total(sync.fetched),
        created: total(sync.created),
        updated: total(sync.updated),
        unchanged: total(sync.unchanged),
        error: sync.error.map(|error| cut(error, MAX_ERROR)),
        started_at: sync.started_at.into(),
        finished_at: sync.finished_at.map(Into::into),
    }
}
