//! Wire ↔ domain, both ways, and nothing else.

pub(super) mod agents;
pub(super) mod deliveries;
pub(super) mod executions;
pub(super) mod imports;
pub(super) mod settings;
pub(super) mod syncs;
pub(super) mod triggers;
pub(super) mod workflows;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound as _, Utc};
use generated::{
    platform::{requests, types as wire},
    runtime::{Map, Value},
};

use crate::{
    api::{text::cut, wire_id},
    domain::{
        audit::{Action, AuditEntry, AuditFilter},
        clients::{CreatedClient, NewOAuthClient},
        context::Actor,
        error::{Error, Kind, Result},
        execution::{Execution, ExecutionStatus},
        id::{
            ApiKeyId, CredentialId, ExecutionId, IntegrationId, OAuthClientId, TenantId, UnitId, UserId, UserTokenId,
        },
        identity::{ApiKey, Caller, Endpoint, OAuthClient, Tenant, Unit, User, UserToken},
        integration::{Integration, IntegrationAction, IntegrationTest, IntegrationType, NewIntegration},
        keys::{CreatedKey, NewApiKey},
        page::{Page, PageRequest},
        plan::Plan,
        ports::{NodeExample, NodeType},
        profile::Profile,
        tenants::{CreatedTenant, TenantChange},
        users::{CreatedUserToken, NewUserToken},
    },
};

/// YourApp's spelling.
const CREDENTIAL: &str = "cred_";

const MAX_NAME: usize = 255;
const MAX_DESCRIPTION: usize = 4_000;
const MAX_KEY_PREFIX: usize = 32;
const MAX_ENDPOINT_NAME: usize = 128;
const MAX_TYPE_NAME: usize = 128;
const MAX_BRANCHES: usize = 100;
const MAX_RECORD_KIND: usize = 64;
const MAX_REQUEST_ID: usize = 128;
const MAX_CREDENTIAL_TYPES: usize = 20;
const MAX_ACTIONS: usize = 100;
const MAX_TEST_DETAIL: usize = 2_000;
const MAX_LATENCY_MS: i64 = 86_400_000;
const MAX_NODE_TYPES: usize = 1_000;
const MAX_TOTAL: i64 = 9_007_199_254_740_991;

// Ids and paging.

/// Another shape names no key.
pub(super) fn api_key_id(text: &str) -> Result<ApiKeyId> {
    wire_id::parse_uuid(text).map(ApiKeyId).ok_or(Error::not_found(Kind::ApiKey))
}

/// Another shape names no tenant.
pub(super) fn tenant_id(text: &str) -> Result<TenantId> {
    wire_id::parse_uuid(text).map(TenantId).ok_or(Error::not_found(Kind::Tenant))
}

/// Another shape names no unit.
pub(super) fn unit_id(text: &str) -> Result<UnitId> {
    wire_id::parse_uuid(text).map(UnitId).ok_or(Error::not_found(Kind::Unit))
}

/// Another shape names no user.
pub(super) fn user_id(text: &str) -> Result<UserId> {
    wire_id::parse_uuid(text).map(UserId).ok_or(Error::not_found(Kind::User))
}

/// Another shape names no token.
pub(super) fn user_token_id(text: &str) -> Result<UserTokenId> {
    wire_id::parse_uuid(text).map(UserTokenId).ok_or(Error::not_found(Kind::UserToken))
}

/// Another shape names no client.
pub(super) fn oauth_client_id(text: &str) -> Result<OAuthClientId> {
    wire_id::parse_uuid(text).map(OAuthClientId).ok_or(Error::not_found(Kind::OAuthClient))
}

/// Another shape names no execution.
pub(super) fn execution_id(text: &str) -> Result<ExecutionId> {
    wire_id::parse_uuid(text).map(ExecutionId).ok_or(Error::not_found(Kind::Execution))
}

/// Another shape names no integration.
pub(super) fn integration_id(text: &str) -> Result<IntegrationId> {
    wire_id::parse_uuid(text).map(IntegrationId).ok_or(Error::not_found(Kind::Integration))
}

/// The document bounds both numbers from below by 1.
pub(super) fn page_request(page: i32, limit: i32) -> PageRequest {
    PageRequest { page: u64::try_from(page).unwrap_or(1), limit: u64::try_from(limit).unwrap_or(1) }
}

fn total(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(MAX_TOTAL).min(MAX_TOTAL)
}

// API keys.

pub(super) fn new_api_key(body: wire::CreateApiKeyRequest) -> NewApiKey {
    NewApiKey {
        name: body.name,
        unit: body.unit_id.into_option().map(|id| UnitId(id.into())),
        scopes: body.scopes.iter().map(ToString::to_string).collect(),
        plan: body.plan.into_option().map(plan),
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
    let wire::ApiKey { id, name, prefix, scopes, unit_id, plan, created_at, expires_at, last_used_at, revoked_at } =
        api_key(made.key);
    wire::CreatedApiKey {
        id,
        name,
        prefix,
        scopes,
        unit_id,
        plan,
        key,
        created_at,
        expires_at,
        last_used_at,
        revoked_at,
    }
}

pub(super) fn api_key_list(found: Page<ApiKey>, page: i32, limit: i32) -> wire::ApiKeyList {
    let items = found.items.into_iter().map(api_key).collect();
    wire::ApiKeyList { items, page, limit, total: total(found.total) }
}

pub(super) fn api_key(key: ApiKey) -> wire::ApiKey {
    wire::ApiKey {
        id: key.id.0.into(),
        name: cut(key.name, MAX_NAME),
        prefix: cut(key.prefix, MAX_KEY_PREFIX),
        scopes: wire_scopes(&key.scopes),
        unit_id: key.owner.unit.map(|unit| unit.0.into()),
        plan: key.plan.map(wire_plan),
        created_at: key.created_at.into(),
        expires_at: key.expires_at.map(Into::into),
        last_used_at: key.last_used_at.map(Into::into),
        revoked_at: key.revoked_at.map(Into::into),
    }
}

/// The domain makes credentials with scopes of the documents only.
fn wire_scopes(scopes: &[String]) -> Vec<wire::Scope> {
    let find = |scope: &String| wire::Scope::ALL.iter().copied().find(|known| known.as_str() == scope);
    scopes.iter().filter_map(find).collect()
}

// Identity.

pub(super) fn me(caller: &Caller, profile: Profile) -> Result<wire::Me> {
    let kind = match caller.actor {
        Actor::ApiKey(_) => Some(wire::ActorKind::ApiKey),
        Actor::OAuthClient(_) => Some(wire::ActorKind::OauthClient),
        Actor::User(_) => Some(wire::ActorKind::User),
        Actor::Anonymous | Actor::CommandLine | Actor::System => None,
    };
    let (kind, id) = kind.zip(caller.actor.id()).ok_or_else(|| Error::internal("a caller without a credential"))?;
    Ok(wire::Me {
        tenant: wire::MyTenant {
            id: profile.tenant.id.0.into(),
            name: cut(profile.tenant.name, MAX_NAME),
            plan: wire_plan(profile.tenant.plan),
        },
        unit: profile.unit.map(|unit| wire::MyUnit { id: unit.id.0.into(), name: cut(unit.name, MAX_NAME) }),
        actor: wire::Actor { kind, id: id.into(), name: cut(profile.name, MAX_NAME) },
        scopes: wire_scopes(&caller.scopes),
        plan: wire_plan(profile.plan),
        expires_at: caller.expires_at.map(Into::into),
    })
}

pub(super) fn plan(plan: wire::Plan) -> Plan {
    match plan {
        wire::Plan::Free => Plan::Free,
        wire::Plan::Starter => Plan::Starter,
        wire::Plan::Pro => Plan::Pro,
        wire::Plan::Business => Plan::Business,
    }
}

fn wire_plan(plan: Plan) -> wire::Plan {
    match plan {
        Plan::Free => wire::Plan::Free,
        Plan::Starter => wire::Plan::Starter,
        Plan::Pro => wire::Plan::Pro,
        Plan::Business => wire::Plan::Business,
    }
}

// Tenants.

pub(super) fn tenant(tenant: Tenant) -> wire::Tenant {
    wire::Tenant {
        id: tenant.id.0.into(),
        name: cut(tenant.name, MAX_NAME),
        plan: wire_plan(tenant.plan),
        created_at: tenant.created_at.into(),
    }
}

pub(super) fn created_tenant(made: CreatedTenant) -> wire::CreatedTenant {
    let admin_key = made.key.secret.reveal().to_owned();
    let wire::Tenant { id, name, plan, created_at } = tenant(made.tenant);
    wire::CreatedTenant { id, name, plan, created_at, admin_key }
}

pub(super) fn tenant_change(body: wire::UpdateTenantRequest) -> TenantChange {
    TenantChange { name: body.name, plan: body.plan.map(plan) }
}

pub(super) fn tenant_list(found: Page<Tenant>, page: i32, limit: i32) -> wire::TenantList {
    let items = found.items.into_iter().map(tenant).collect();
    wire::TenantList { items, page, limit, total: total(found.total) }
}

// Units.

pub(super) fn unit(unit: Unit) -> wire::Unit {
    wire::Unit { id: unit.id.0.into(), name: cut(unit.name, MAX_NAME), created_at: unit.created_at.into() }
}

pub(super) fn unit_list(found: Page<Unit>, page: i32, limit: i32) -> wire::UnitList {
    let items = found.items.into_iter().map(unit).collect();
    wire::UnitList { items, page, limit, total: total(found.total) }
}

// Users.

pub(super) fn user(user: User) -> wire::User {
    wire::User { id: user.id.0.into(), name: cut(user.name, MAX_NAME), created_at: user.created_at.into() }
}

pub(super) fn user_list(found: Page<User>, page: i32, limit: i32) -> wire::UserList {
    let items = found.items.into_iter().map(user).collect();
    wire::UserList { items, page, limit, total: total(found.total) }
}

pub(super) fn new_user_token(body: wire::CreateUserTokenRequest) -> NewUserToken {
    NewUserToken { name: body.name, expires_at: body.expires_at.into_option().map(|at| storable(at.into())) }
}

fn user_token(token: UserToken) -> wire::UserToken {
    wire::UserToken {
        id: token.id.0.into(),
        user_id: token.user.0.into(),
        name: cut(token.name, MAX_NAME),
        created_at: token.created_at.into(),
        expires_at: token.expires_at.map(Into::into),
        last_used_at: token.last_used_at.map(Into::into),
        revoked_at: token.revoked_at.map(Into::into),
    }
}

pub(super) fn created_user_token(made: CreatedUserToken) -> wire::CreatedUserToken {
    let wire::UserToken { id, user_id, name, created_at, expires_at, last_used_at, revoked_at } =
        user_token(made.token);
    let token = made.text;
    wire::CreatedUserToken { id, user_id, name, created_at, expires_at, last_used_at, revoked_at, token }
}

pub(super) fn user_token_list(found: Page<UserToken>, page: i32, limit: i32) -> wire::UserTokenList {
    let items = found.items.into_iter().map(user_token).collect();
    wire::UserTokenList { items, page, limit, total: total(found.total) }
}

// OAuth clients.

pub(super) fn new_oauth_client(body: wire::CreateOAuthClientRequest) -> NewOAuthClient {
    NewOAuthClient {
        name: body.name,
        unit: body.unit_id.into_option().map(|id| UnitId(id.into())),
        scopes: body.scopes.iter().map(ToString::to_string).collect(),
    }
}

pub(super) fn oauth_client(client: OAuthClient) -> wire::OAuthClient {
    wire::OAuthClient {
        client_id: client.id.0.into(),
        name: cut(client.name, MAX_NAME),
        scopes: wire_scopes(&client.scopes),
        unit_id: client.owner.unit.map(|unit| unit.0.into()),
        created_at: client.created_at.into(),
        last_used_at: client.last_used_at.map(Into::into),
        revoked_at: client.revoked_at.map(Into::into),
    }
}

pub(super) fn created_oauth_client(made: CreatedClient) -> wire::CreatedOAuthClient {
    let client_secret = made.secret.reveal().to_owned();
    let wire::OAuthClient { client_id, name, scopes, unit_id, created_at, last_used_at, revoked_at } =
        oauth_client(made.client);
    wire::CreatedOAuthClient { client_id, name, scopes, unit_id, created_at, last_used_at, revoked_at, client_secret }
}

pub(super) fn oauth_client_list(found: Page<OAuthClient>, page: i32, limit: i32) -> wire::OAuthClientList {
    let items = found.items.into_iter().map(oauth_client).collect();
    wire::OAuthClientList { items, page, limit, total: total(found.total) }
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

// The audit log.

pub(super) fn audit_filter(request: requests::ListAuditEvents) -> AuditFilter {
    AuditFilter {
        actor: request.actor_id.map(Into::into),
        // The document lists the domain's words.
        action: request.action.and_then(|action| Action::parse(action.as_str())),
        record_kind: request.record_kind,
        record: request.record_id.map(Into::into),
        from: request.from.map(|at| storable(at.into())),
        to: request.to.map(|at| storable(at.into())),
    }
}

pub(super) fn audit_event_list(found: Page<AuditEntry>, page: i32, limit: i32) -> wire::AuditEventList {
    let items = found.items.into_iter().filter_map(audit_event).collect();
    wire::AuditEventList { items, page, limit, total: total(found.total) }
}

/// `None`, which does not happen, for words that the document does not list.
fn audit_event(entry: AuditEntry) -> Option<wire::AuditEvent> {
    Some(wire::AuditEvent {
        id: entry.id.0.into(),
        at: entry.at.into(),
        actor: wire::AuditActor {
            kind: wire::AuditActorKind::ALL.iter().copied().find(|kind| kind.as_str() == entry.actor_kind)?,
            id: entry.actor_id.map(Into::into),
        },
        action: wire::AuditAction::ALL.iter().copied().find(|action| action.as_str() == entry.action.as_str())?,
        record: wire::AuditRecord { kind: cut(entry.record_kind, MAX_RECORD_KIND), id: entry.record_id.into() },
        request_id: entry.request_id.map(|id| cut(id, MAX_REQUEST_ID)),
        remote: entry.remote.map(|address| address.to_string()),
    })
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
        example: node.example.map(node_example),
    }
}

fn node_example(example: NodeExample) -> wire::NodeExample {
    wire::NodeExample {
        title: cut(example.title, MAX_NAME),
        description: cut(example.description, MAX_DESCRIPTION),
        graph: match example.graph {
            Value::Object(graph) => graph,
            _ => Map::new(),
        },
        input: example.input,
        output: example.output,
    }
}

// Integrations.

/// By name, as the domain has them.
pub(super) fn integration_type_list(mut types: Vec<IntegrationType>) -> wire::IntegrationTypeList {
    types.truncate(MAX_NODE_TYPES);
    let items: Vec<_> = types.into_iter().map(integration_type).collect();
    wire::IntegrationTypeList { total: total(items.len() as u64), items }
}

fn integration_type(kind: IntegrationType) -> wire::IntegrationType {
    wire::IntegrationType {
        name: cut(kind.name, MAX_TYPE_NAME),
        title: cut(kind.title, MAX_NAME),
        description: cut(kind.description, MAX_DESCRIPTION),
        credential_types: kind
            .credentials
            .iter()
            .take(MAX_CREDENTIAL_TYPES)
            .map(|credential| credential.as_str().to_owned())
            .collect(),
        credential_required: kind.needs_credential,
        config_schema: object(kind.config_schema),
        actions: kind.actions.into_iter().take(MAX_ACTIONS).map(integration_action).collect(),
    }
}

fn integration_action(action: IntegrationAction) -> wire::IntegrationAction {
    wire::IntegrationAction {
        name: cut(action.name, MAX_TYPE_NAME),
        title: cut(action.title, MAX_NAME),
        description: cut(action.description, MAX_DESCRIPTION),
        input_schema: object(action.input_schema),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// A credential is named by its UUID or as YourApp spells it; another text names none, and is told as one that does not exist.
pub(super) fn new_integration(body: wire::CreateIntegrationRequest) -> Result<NewIntegration> {
    let credential = body.credential_id.into_option().map(|text| {
        let id = wire_id::parse_uuid(&text).or_else(|| wire_id::parse(CREDENTIAL, &text)).map(CredentialId);
        id.ok_or_else(|| Error::invalid("/credential_id", "unknown_record", "there is no such credential"))
    });
    Ok(NewIntegration { name: body.name, kind: body.r#type, config: body.config, credential: credential.transpose()? })
}

pub(super) fn integration_list(found: Page<Integration>, page: i32, limit: i32) -> wire::IntegrationList {
    let items = found.items.into_iter().map(integration).collect();
    wire::IntegrationList { items, page, limit, total: total(found.total) }
}

pub(super) fn integration(integration: Integration) -> wire::Integration {
    let test = |test: IntegrationTest| wire::IntegrationTest {
        ok: test.ok,
        latency_ms: test.latency_ms.clamp(0, MAX_LATENCY_MS),
        detail: cut(test.detail, MAX_TEST_DETAIL),
        tested_at: test.at.into(),
    };
    wire::Integration {
        id: integration.id.0.into(),
        name: cut(integration.name, MAX_NAME),
        r#type: cut(integration.kind, MAX_TYPE_NAME),
        config: integration.config,
        credential_id: integration.credential.map(|id| id.0.into()),
        last_test: integration.last_test.map(test),
        created_at: integration.created_at.into(),
    }
}

// Executions.

pub(super) fn execution_state(execution: &Execution) -> wire::ExecutionState {
    wire::ExecutionState {
        id: execution.id.0.into(),
        workflow_id: execution.workflow_id.0.into(),
        status: wire_execution_status(execution.status),
        created_at: execution.created_at.into(),
        started_at: execution.started_at.map(Into::into),
        finished_at: execution.finished_at.map(Into::into),
        trigger: execution.origin.trigger.as_ref().map(triggers::cause),
    }
}

fn wire_execution_status(status: ExecutionStatus) -> wire::ExecutionStatus {
    match status {
        ExecutionStatus::Pending => wire::ExecutionStatus::Pending,
        ExecutionStatus::Running => wire::ExecutionStatus::Running,
        ExecutionStatus::Waiting => wire::ExecutionStatus::Waiting,
        ExecutionStatus::Completed => wire::ExecutionStatus::Completed,
        ExecutionStatus::Failed => wire::ExecutionStatus::Failed,
        ExecutionStatus::Cancelled => wire::ExecutionStatus::Cancelled,
    }
}

#[cfg(test)]
mod tests;
