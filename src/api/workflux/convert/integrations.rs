//! Integrations.

use generated::{runtime::DateTime, workflux::types as wire};

use super::{MAX_NAME, pagination};
use crate::{
    api::text::cut,
    domain::{
        error::{Error, Kind, Result},
        id::IntegrationId,
        integration::{Integration, IntegrationTest, NewIntegration},
        page::{Page, PageRequest},
    },
};

const MAX_TYPE: usize = 128;
const MAX_DETAIL: usize = 2_000;
const MAX_LATENCY_MS: i64 = 86_400_000;

/// Another shape names no integration.
pub(in crate::api::workflux) fn integration_id(text: &str) -> Result<IntegrationId> {
    IntegrationId::read(text).ok_or(Error::not_found(Kind::Integration))
}

pub(in crate::api::workflux) fn new_integration(body: wire::CreateIntegrationRequest) -> NewIntegration {
    NewIntegration { name: body.name, kind: body.r#type, config: body.config.additional, credential: None }
}

fn status(test: Option<&IntegrationTest>) -> wire::IntegrationStatus {
    match test {
        None => wire::IntegrationStatus::Untested,
        Some(test) if test.ok => wire::IntegrationStatus::Ok,
        Some(_) => wire::IntegrationStatus::Failing,
    }
}

pub(in crate::api::workflux) fn integration_test(test: IntegrationTest) -> wire::IntegrationTest {
    let detail = cut(test.detail, MAX_DETAIL);
    wire::IntegrationTest {
        success: test.ok,
        message: if test.ok { detail.clone() } else { "The test failed".to_owned() },
        reason: if test.ok { None } else { Some(detail) },
        latency_ms: test.latency_ms.clamp(0, MAX_LATENCY_MS),
        tested_at: DateTime::from(test.at),
    }
}

pub(in crate::api::workflux) fn integration(found: Integration) -> wire::Integration {
    let changed = found.last_test.as_ref().map_or(found.created_at, |test| test.at);
    wire::Integration {
        id: found.id.spelled(),
        r#type: cut(found.kind, MAX_TYPE),
        name: cut(found.name, MAX_NAME),
        status: status(found.last_test.as_ref()),
        config: found.config,
        last_test: found.last_test.map(integration_test),
        last_sync: None,
        created_at: DateTime::from(found.created_at),
        updated_at: DateTime::from(changed),
    }
}

pub(in crate::api::workflux) fn integration_list(
    found: Page<Integration>,
    page: PageRequest,
) -> wire::IntegrationListResponse {
    let summary = |found: Integration| wire::IntegrationSummary {
        id: found.id.spelled(),
        r#type: cut(found.kind, MAX_TYPE),
        name: cut(found.name, MAX_NAME),
        status: status(found.last_test.as_ref()),
        created_at: DateTime::from(found.created_at),
    };
    wire::IntegrationListResponse {
        pagination: pagination(found.total, page),
        data: found.items.into_iter().map(summary).collect(),
    }
}
