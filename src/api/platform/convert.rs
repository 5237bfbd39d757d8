//! Wire ↔ domain, both ways, and nothing else.

pub(super) mod deliveries;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound as _, Utc};
use generated::{
    platform::types as wire,
    runtime::{Map, Value},
};

use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        execution::{Execution, ExecutionStatus},
        id::{ApiKeyId, ExecutionId},
        identity::{ApiKey, Endpoint},
        keys::{CreatedKey, NewApiKey},
        page::{Page, PageRequest},
        ports::NodeType,
    },
};

const MAX_NAME: usize = 255;
const MAX_DESCRIPTION: usize = 4_000;
const MAX_KEY_PREFIX: usize = 32;
const MAX_ENDPOINT_NAME: usize = 128;
const MAX_TYPE_NAME: usize = 128;
const MAX_BRANCHES: usize = 100;
const MAX_NODE_TYPES: usize = 1_000;
const MAX_TOTAL: i64 = 9_007_199_254_740_991;

// Ids and paging.

/// Another shape names no key.
pub(super) fn api_key_id(text: &str) -> Result<ApiKeyId> {
    wire_id::parse_uuid(text).map(ApiKeyId).ok_or(Error::not_found(Kind::ApiKey))
}

/// Another shape names no execution.
pub(super) fn execution_id(text: &str) -> Result<ExecutionId> {
    wire_id::parse_uuid(text).map(ExecutionId).ok_or(Error::not_found(Kind::Execution))
}

/// The document bounds both numbers from below by 1.
pub(super) fn page_request(page: i32, limit: i32) -> PageRequest {
    PageRequest { page: u64::try_from(page).unwrap_or(1), limit: u64::try_from(limit).unwrap_or(1) }
}

fn total(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(MAX_TOTAL).min(MAX_TOTAL)
}

// API keys.

/// No unit is named: the key is bound to what its maker is bound to.
pub(super) fn new_api_key(body: wire::CreateApiKeyRequest) -> NewApiKey {
    NewApiKey {
        name: body.name,
        unit: None,
        scopes: body.scopes.iter().map(ToString::to_string).collect(),
        plan: None,
        expires_at: body.expires_at.into_option().map(|at| storable(at.into())),
    }
}

/// A moment as databases keep it (microseconds) and RFC 3339 can write it (years 0 to 9999): an offset can carry a valid date-time beyond these,
/// and then the answer would not be one.
fn storable(at: DateTime<Utc>) -> DateTime<Utc> {
    let moment = |date: Option<NaiveDate>, time| date.map(|date| date.and_time(time).and_utc());
    let last_time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap_or_default();
    let first = moment(NaiveDate::from_ymd_opt(0, 1, 1), NaiveTime::MIN).unwrap_or_default();
    let last = moment(NaiveDate::from_ymd_opt(9999, 12, 31), last_time).unwrap_or_default();
    at.trunc_subsecs(6).clamp(first, last)
}

pub(super) fn created_api_key(made: CreatedKey) -> wire::CreatedApiKey {
    let key = made.secret.reveal().to_owned();
    let wire::ApiKey { id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at } = api_key(made.key);
    wire::CreatedApiKey { id, name, prefix, scopes, key, created_at, expires_at, last_used_at, revoked_at }
}

pub(super) fn api_key_list(found: Page<ApiKey>, page: i32, limit: i32) -> wire::ApiKeyList {
    let items = found.items.into_iter().map(api_key).collect();
    wire::ApiKeyList { items, page, limit, total: total(found.total) }
}

fn api_key(key: ApiKey) -> wire::ApiKey {
    wire::ApiKey {
        id: key.id.0.into(),
        name: cut(key.name, MAX_NAME),
        prefix: cut(key.prefix, MAX_KEY_PREFIX),
        scopes: key.scopes.iter().filter_map(|scope| wire_scope(scope)).collect(),
        created_at: key.created_at.into(),
        expires_at: key.expires_at.map(Into::into),
        last_used_at: key.last_used_at.map(Into::into),
        revoked_at: key.revoked_at.map(Into::into),
    }
}

/// The domain makes keys with scopes of the documents only.
fn wire_scope(scope: &str) -> Option<wire::Scope> {
    wire::Scope::ALL.iter().copied().find(|known| known.as_str() == scope)
}

// Endpoints.

pub(super) fn endpoint(endpoint: Endpoint) -> wire::Endpoint {
    wire::Endpoint {
        id: endpoint.id.0.into(),
        name: cut(endpoint.name, MAX_ENDPOINT_NAME),
        description: cut(endpoint.description, MAX_DESCRIPTION),
        created_at: endpoint.created_at.into(),
    }
}

pub(super) fn endpoint_list(found: Page<Endpoint>, page: i32, limit: i32) -> wire::EndpointList {
    let items = found.items.into_iter().map(endpoint).collect();
    wire::EndpointList { items, page, limit, total: total(found.total) }
}

// Node types.

/// By name, as the document says; the engine keeps them in an order of its own.
pub(super) fn node_type_list(mut types: Vec<NodeType>) -> wire::NodeTypeList {
    types.sort_by(|a, b| a.name.cmp(&b.name));
    types.truncate(MAX_NODE_TYPES);
    let items: Vec<_> = types.into_iter().map(node_type).collect();
    wire::NodeTypeList { total: total(items.len() as u64), items }
}

fn node_type(node: NodeType) -> wire::NodeType {
    wire::NodeType {
        name: cut(node.name, MAX_TYPE_NAME),
        title: cut(node.title, MAX_NAME),
        description: cut(node.description, MAX_DESCRIPTION),
        category: match node.category.as_str() {
            "trigger" => wire::NodeCategory::Trigger,
            "control" => wire::NodeCategory::Control,
            _ => wire::NodeCategory::Action,
        },
        branches: node.branches.into_iter().take(MAX_BRANCHES).map(|branch| cut(branch, MAX_TYPE_NAME)).collect(),
        config_schema: match node.config_schema {
            Value::Object(schema) => schema,
            // `true`: anything goes, which as an object is the empty one. `false` is of no use to a node.
            _ => Map::new(),
        },
    }
}

// Executions.

pub(super) fn execution_state(execution: &Execution) -> wire::ExecutionState {
    wire::ExecutionState {
        id: execution.id.0.into(),
        workflow_id: execution.workflow_id.0.into(),
        status: match execution.status {
            ExecutionStatus::Pending => wire::ExecutionStatus::Pending,
            ExecutionStatus::Running => wire::ExecutionStatus::Running,
            ExecutionStatus::Waiting => wire::ExecutionStatus::Waiting,
            ExecutionStatus::Completed => wire::ExecutionStatus::Completed,
            ExecutionStatus::Failed => wire::ExecutionStatus::Failed,
            ExecutionStatus::Cancelled => wire::ExecutionStatus::Cancelled,
        },
        created_at: execution.created_at.into(),
        started_at: execution.started_at.map(Into::into),
        finished_at: execution.finished_at.map(Into::into),
    }
}

#[cfg(test)]
mod tests;
