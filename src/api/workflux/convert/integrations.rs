//! Integrations, their tests and their syncs.

use generated::workflux::types as wire;

use super::{super::error::no_details, pagination};
use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Fault, Kind, Result},
        id::{CredentialId, IntegrationId},
        integration::{Integration, IntegrationTest, NewIntegration},
        page::{Page, PageRequest},
        sync::{IntegrationSync, SyncStatus},
    },
};

const SYNC: &str = "sync-";
/// YourApp's spelling.
const CREDENTIAL: &str = "cred_";

const MAX_NAME: usize = 255;
const MAX_TYPE: usize = 128;
const MAX_MESSAGE: usize = 2_000;
const MAX_LATENCY_MS: i64 = 86_400_000;
const MAX_COUNT: i64 = 9_007_199_254_740_991;

/// Another shape names no integration.
pub(in crate::api::workflux) fn id(text: &str) -> Result<IntegrationId> {
    IntegrationId::read(text).ok_or(Error::not_found(Kind::Integration))
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(MAX_COUNT).min(MAX_COUNT)
}

/// A credential is named by its UUID or as YourApp spells it; another text names none.
pub(in crate::api::workflux) fn new(body: wire::CreateIntegrationRequest) -> Result<NewIntegration> {
    let (credential, config) =
        body.config.map(|settings| (settings.credential_id, settings.additional)).unwrap_or_default();
    let credential = credential.map(|text| {
        let id = wire_id::parse_uuid(&text).or_else(|| wire_id::parse(CREDENTIAL, &text)).map(CredentialId);
        id.ok_or_else(|| Error::unknown_record("/config/credential_id", Kind::Credential))
    });
    Ok(NewIntegration { name: body.name, kind: body.r#type, config, credential: credential.transpose()? })
}

/// The credential stands within the configuration here.
pub(in crate::api::workflux) fn pointers(error: Error) -> Error {
    let moved = |fault: Fault| match fault.pointer.as_str() {
        "/credential_id" => Fault { pointer: "/config/credential_id".to_owned(), ..fault },
        _ => fault,
    };
    match error {
        Error::Invalid { faults } => Error::Invalid { faults: faults.into_iter().map(moved).collect() },
        other => other,
    }
}

pub(in crate::api::workflux) fn list(found: Page<Integration>, page: PageRequest) -> wire::IntegrationListResponse {
    wire::IntegrationListResponse {
        pagination: pagination(found.total, page),
        data: found.items.into_iter().map(summary).collect(),
    }
}

fn summary(integration: Integration) -> wire::IntegrationSummary {
    wire::IntegrationSummary {
        id: integration.id.spelled(),
        r#type: cut(integration.kind, MAX_TYPE),
        name: cut(integration.name, MAX_NAME),
        status: status(integration.last_test.as_ref()),
        created_at: integration.created_at.into(),
    }
}

fn status(test: Option<&IntegrationTest>) -> wire::IntegrationStatus {
    match test {
        None => wire::IntegrationStatus::Untested,
        Some(test) if test.ok => wire::IntegrationStatus::Ok,
        Some(_) => wire::IntegrationStatus::Failing,
    }
}

pub(in crate::api::workflux) fn detail(integration: Integration, last: Option<IntegrationSync>) -> wire::Integration {
    // Configurations do not change; a test is the last thing that does.
    let updated_at = integration.last_test.as_ref().map_or(integration.created_at, |test| test.at);
    wire::Integration {
        id: integration.id.spelled(),
        r#type: cut(integration.kind, MAX_TYPE),
        name: cut(integration.name, MAX_NAME),
        status: status(integration.last_test.as_ref()),
        config: integration.config,
        last_test: integration.last_test.map(test),
        last_sync: last.map(sync),
        created_at: integration.created_at.into(),
        updated_at: updated_at.into(),
    }
}

pub(in crate::api::workflux) fn test(test: IntegrationTest) -> wire::IntegrationTest {
    let detail = cut(test.detail, MAX_MESSAGE);
    let (message, reason) =
        if test.ok { (detail, None) } else { ("The integration does not work".to_owned(), Some(detail)) };
    wire::IntegrationTest {
        success: test.ok,
        message,
        reason,
        latency_ms: test.latency_ms.clamp(0, MAX_LATENCY_MS),
        tested_at: test.at.into(),
    }
}

pub(in crate::api::workflux) fn sync(sync: IntegrationSync) -> wire::SyncModel {
    wire::SyncModel {
        status: match sync.status {
            SyncStatus::Running => wire::SyncStatus::Running,
            SyncStatus::Completed => wire::SyncStatus::Completed,
            SyncStatus::Failed => wire::SyncStatus::Failed,
        },
        sync_id: wire_id::spell(SYNC, sync.id.0),
        pages: count(sync.pages),
        fetched: count(sync.fetched),
        created: count(sync.created),
        updated: count(sync.updated),
        unchanged: count(sync.unchanged),
        reason: sync.error.map(|error| cut(error, MAX_MESSAGE)),
        started_at: sync.started_at.into(),
        finished_at: sync.finished_at.map(Into::into),
    }
}

/// The service failed, for a reason without secrets.
pub(in crate::api::workflux) fn failure(reason: Option<String>) -> wire::ErrorDetails {
    wire::ErrorDetails { reason: reason.map(|reason| cut(reason, MAX_MESSAGE)), ..no_details() }
}
