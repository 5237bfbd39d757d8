// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_15: Pattern = Pattern::new(r#"^([0-9]{1,19}:[0-9]{1,19})?$"#);

pub(super) static PATTERN_13: Pattern = Pattern::new(r#"^[0-9]{1,19}$"#);

pub(super) static PATTERN_7: Pattern = Pattern::new(r#"^[A-Za-z0-9][A-Za-z0-9._-]*$"#);

pub(super) static PATTERN_11: Pattern = Pattern::new(r#"^[A-Za-z0-9_-]+$"#);

pub(super) static PATTERN_12: Pattern = Pattern::new(r#"^[A-Za-z_][A-Za-z0-9_-]*$"#);

pub(super) static PATTERN_14: Pattern = Pattern::new(r#"^[\x21-\x7E]+$"#);

pub(super) static PATTERN_8: Pattern = Pattern::new(r#"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"#);

pub(super) static PATTERN_1: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]*$"#);

pub(super) static PATTERN_3: Pattern = Pattern::new(
    r#"^[^\x00-\x1F\x7F]*[^[\x{9}-\x{d}\x{20}-\x{20}\x{a0}-\x{a0}\x{1680}-\x{1680}\x{2000}-\x{200a}\x{2028}-\x{2029}\x{202f}-\x{202f}\x{205f}-\x{205f}\x{3000}-\x{3000}\x{feff}-\x{feff}]\x00-\x1F\x7F\x85\uFEFF][^\x00-\x1F\x7F]*$"#,
);

pub(super) static PATTERN_10: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]+$"#);

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^[^\x00]*$"#);

pub(super) static PATTERN_16: Pattern = Pattern::new(r#"^[a-z_]+$"#);

pub(super) static PATTERN_5: Pattern = Pattern::new(r#"^eyJ"#);

pub(super) static PATTERN_9: Pattern = Pattern::new(r#"^msg_[0-9a-z]+$"#);

pub(super) static PATTERN_4: Pattern = Pattern::new(r#"^sy_"#);

pub(super) static PATTERN_6: Pattern = Pattern::new(r#"^syc_"#);

pub(super) static FORMAT_URI: Format = Format::new("uri");

pub(super) static FORMAT_URI_REFERENCE: Format = Format::new("uri-reference");

impl Validate for WorkflowFile {
    fn is_valid(&self) -> bool {
        self.schema_version == 1
            && length(&self.name, 0, 255)
            && PATTERN_1.is_match(&self.name)
            && self.description.as_ref().is_none_or(|value| length(value, 0, 10000) && PATTERN_2.is_match(value))
            && length(&self.guid, 1, 255)
            && PATTERN_1.is_match(&self.guid)
            && self.tag_fg_color.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_2.is_match(value))
            && self.tag_bg_color.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_2.is_match(value))
            && self.icon.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_2.is_match(value))
            && self.exported_at.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.agents.len() <= 10000
            && self.agents.iter().all(|value| value.is_valid())
            && self.links.len() <= 100000
            && self.links.iter().all(|value| value.is_valid())
            && self.control_links.len() <= 100000
            && self.control_links.iter().all(|value| value.is_valid())
    }
}

impl Validate for WorkflowFileAgent {
    fn is_valid(&self) -> bool {
        length(&self.r#type, 1, 255)
            && PATTERN_1.is_match(&self.r#type)
            && length(&self.name, 1, 255)
            && PATTERN_1.is_match(&self.name)
            && length(&self.guid, 1, 255)
            && PATTERN_1.is_match(&self.guid)
            && self.options.len() <= 1000
            && self.schedule.as_ref().is_none_or(|value| length(value, 0, 64) && PATTERN_2.is_match(value))
            && self.keep_messages_for.as_ref().is_none_or(|value| *value >= 0 && *value <= 3153600000)
    }
}

impl Validate for WorkflowFileLink {
    fn is_valid(&self) -> bool {
        self.source >= 0 && self.source <= 9999 && self.receiver >= 0 && self.receiver <= 9999
    }
}

impl Validate for WorkflowFileControlLink {
    fn is_valid(&self) -> bool {
        self.controller >= 0 && self.controller <= 9999 && self.control_target >= 0 && self.control_target <= 9999
    }
}

impl Validate for ImportChange {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowImport {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && length(&self.guid, 0, 255)
            && self.counts.is_valid()
            && self.agents.len() <= 1000000
            && self.agents.iter().all(|value| value.is_valid())
    }
}

impl Validate for ImportCounts {
    fn is_valid(&self) -> bool {
        self.created >= 0
            && self.created <= 1000000
            && self.updated >= 0
            && self.updated <= 1000000
            && self.unchanged >= 0
            && self.unchanged <= 1000000
            && self.removed >= 0
            && self.removed <= 1000000
    }
}

impl Validate for ImportedAgent {
    fn is_valid(&self) -> bool {
        length(&self.guid, 0, 255)
            && length(&self.name, 0, 255)
            && self.changed.len() <= 20
            && self.changed.iter().all(|value| length(value, 0, 64))
            && self.definition_left_out.as_ref().is_none_or(|value| length(value, 0, 2000))
    }
}

impl Validate for Scope {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for CreateApiKeyRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && self.scopes.len() >= 1
            && self.scopes.len() <= 26
            && unique(&self.scopes)
    }
}

impl Validate for Plan {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ApiKey {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255) && length(&self.prefix, 0, 32) && self.scopes.len() <= 26
    }
}

impl Validate for CreatedApiKey {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && length(&self.prefix, 0, 32)
            && self.scopes.len() <= 26
            && length(&self.key, 16, 128)
            && PATTERN_4.is_match(&self.key)
    }
}

impl Validate for ApiKeyList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for ActorKind {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MyTenant {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for MyUnit {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for Actor {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for Me {
    fn is_valid(&self) -> bool {
        self.tenant.is_valid()
            && self.unit.as_ref().is_none_or(|value| value.is_valid())
            && self.actor.is_valid()
            && self.scopes.len() <= 26
    }
}

impl Validate for CreateTenantRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255) && PATTERN_3.is_match(&self.name)
    }
}

impl Validate for UpdateTenantRequest {
    fn is_valid(&self) -> bool {
        self.name.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
    }
}

impl Validate for Tenant {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for CreatedTenant {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255) && length(&self.admin_key, 16, 128) && PATTERN_4.is_match(&self.admin_key)
    }
}

impl Validate for TenantList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CreateUnitRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255) && PATTERN_3.is_match(&self.name)
    }
}

impl Validate for Unit {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for UnitList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CreateUserRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255) && PATTERN_3.is_match(&self.name)
    }
}

impl Validate for User {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for UserList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CreateUserTokenRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255) && PATTERN_3.is_match(&self.name)
    }
}

impl Validate for UserToken {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
    }
}

impl Validate for CreatedUserToken {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255) && length(&self.token, 16, 1024) && PATTERN_5.is_match(&self.token)
    }
}

impl Validate for UserTokenList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CreateOAuthClientRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && self.scopes.len() >= 1
            && self.scopes.len() <= 26
            && unique(&self.scopes)
    }
}

impl Validate for OAuthClient {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255) && self.scopes.len() <= 26
    }
}

impl Validate for CreatedOAuthClient {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && self.scopes.len() <= 26
            && length(&self.client_secret, 16, 128)
            && PATTERN_6.is_match(&self.client_secret)
    }
}

impl Validate for OAuthClientList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CreateEndpointRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 128)
            && PATTERN_7.is_match(&self.name)
            && length(&self.description, 0, 4000)
            && PATTERN_8.is_match(&self.description)
    }
}

impl Validate for Endpoint {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 128) && length(&self.description, 0, 4000)
    }
}

impl Validate for EndpointList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for EventType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for DeliveryStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Delivery {
    fn is_valid(&self) -> bool {
        length(&self.message_id, 0, 64) && PATTERN_9.is_match(&self.message_id) && self.attempt_count >= 0
    }
}

impl Validate for DeliveryAttempt {
    fn is_valid(&self) -> bool {
        self.duration_ms >= 0
            && self.duration_ms <= 9007199254740991
            && self.status.as_ref().is_none_or(|value| *value >= 100 && *value <= 999)
            && self.error.as_ref().is_none_or(|value| length(value, 0, 2000))
    }
}

impl Validate for DeliveryDetail {
    fn is_valid(&self) -> bool {
        length(&self.message_id, 0, 64)
            && PATTERN_9.is_match(&self.message_id)
            && self.attempt_count >= 0
            && self.attempts.len() <= 50
            && self.attempts.iter().all(|value| value.is_valid())
            && length(&self.payload, 0, 4194304)
    }
}

impl Validate for DeliveryList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for NodeCategory {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeType {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 128)
            && length(&self.title, 0, 255)
            && length(&self.description, 0, 4000)
            && self.branches.len() <= 100
            && self.branches.iter().all(|value| length(value, 0, 128))
            && self.example.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for NodeExample {
    fn is_valid(&self) -> bool {
        length(&self.title, 0, 255) && length(&self.description, 0, 4000)
    }
}

impl Validate for NodeTypeList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 1000
            && self.items.iter().all(|value| value.is_valid())
            && self.total >= 0
            && self.total <= 1000
    }
}

impl Validate for IntegrationType {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 128)
            && length(&self.title, 0, 255)
            && length(&self.description, 0, 4000)
            && self.credential_types.len() <= 20
            && self.credential_types.iter().all(|value| length(value, 0, 64))
            && self.actions.len() <= 100
            && self.actions.iter().all(|value| value.is_valid())
    }
}

impl Validate for IntegrationAction {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 128) && length(&self.title, 0, 255) && length(&self.description, 0, 4000)
    }
}

impl Validate for IntegrationTypeList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 1000
            && self.items.iter().all(|value| value.is_valid())
            && self.total >= 0
            && self.total <= 1000
    }
}

impl Validate for CreateIntegrationRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && length(&self.r#type, 1, 128)
            && PATTERN_1.is_match(&self.r#type)
            && self.config.len() <= 200
            && self.credential_id.as_ref().is_none_or(|value| length(value, 1, 128))
    }
}

impl Validate for IntegrationTest {
    fn is_valid(&self) -> bool {
        self.latency_ms >= 0 && self.latency_ms <= 86400000 && length(&self.detail, 0, 2000)
    }
}

impl Validate for Integration {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && length(&self.r#type, 0, 128)
            && self.last_test.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for IntegrationList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for IntegrationRecord {
    fn is_valid(&self) -> bool {
        length(&self.id, 1, 255)
    }
}

impl Validate for IntegrationRecordList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for SyncStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for IntegrationSync {
    fn is_valid(&self) -> bool {
        self.pages >= 0
            && self.pages <= 9007199254740991
            && self.fetched >= 0
            && self.fetched <= 9007199254740991
            && self.created >= 0
            && self.created <= 9007199254740991
            && self.updated >= 0
            && self.updated <= 9007199254740991
            && self.unchanged >= 0
            && self.unchanged <= 9007199254740991
            && self.error.as_ref().is_none_or(|value| length(value, 0, 2000))
    }
}

impl Validate for IntegrationSyncList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for AgentStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Agent {
    fn is_valid(&self) -> bool {
        self.number >= 1
            && self.number <= 9007199254740991
            && length(&self.code, 0, 64)
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 10000)
            && length(&self.mode, 0, 64)
            && self.tags.len() <= 50
            && self.tags.iter().all(|value| length(value, 0, 64))
            && self.definition.as_ref().is_none_or(|value| value.is_valid())
            && self.sources.len() <= 1000
            && self.keep_messages_secs >= 0
            && self.keep_messages_secs <= 3153600000
            && length(&self.created_by, 0, 128)
            && length(&self.updated_by, 0, 128)
    }
}

impl Validate for Definition {
    fn is_valid(&self) -> bool {
        match self {
            Self::InstructionDefinition(value) => value.is_valid(),
            Self::FlowDefinition(value) => value.is_valid(),
        }
    }
}

impl Validate for InstructionDefinition {
    fn is_valid(&self) -> bool {
        self.provider.is_valid()
            && length(&self.prompt, 0, 100000)
            && self.tools.len() <= 128
            && self.tools.iter().all(|value| value.is_valid())
            && self.memory.as_ref().is_none_or(|value| value.is_valid())
            && self.retry.as_ref().is_none_or(|value| value.is_valid())
            && self.timeout_ms.as_ref().is_none_or(|value| *value >= 1 && *value <= 86400000)
    }
}

impl Validate for InstructionDefinitionType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentProvider {
    fn is_valid(&self) -> bool {
        match self {
            Self::OpenAiProvider(value) => value.is_valid(),
            Self::ScriptedProvider(value) => value.is_valid(),
        }
    }
}

impl Validate for OpenAiProvider {
    fn is_valid(&self) -> bool {
        length(&self.base_url, 1, 2048)
            && FORMAT_URI.is_valid(&self.base_url)
            && length(&self.model, 1, 255)
            && PATTERN_10.is_match(&self.model)
            && self.credential_id.as_ref().is_none_or(|value| length(value, 1, 128))
            && self.temperature.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 2.0_f64)
            && self.max_tokens.as_ref().is_none_or(|value| *value >= 1 && *value <= 10000000)
    }
}

impl Validate for OpenAiProviderName {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ScriptedProvider {
    fn is_valid(&self) -> bool {
        self.rules.len() <= 200
            && self.rules.iter().all(|value| value.is_valid())
            && self.template.as_ref().is_none_or(|value| length(value, 0, 100000))
    }
}

impl Validate for ScriptedProviderName {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentRule {
    fn is_valid(&self) -> bool {
        length(&self.when, 1, 10000)
            && self.reply.as_ref().is_none_or(|value| length(value, 0, 100000))
            && self.tool.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for AgentOutcome {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for RuleTool {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 64) && self.arguments.len() <= 200
    }
}

impl Validate for AgentTool {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 64)
            && PATTERN_11.is_match(&self.name)
            && length(&self.description, 0, 10000)
            && length(&self.workflow_id, 1, 128)
            && self.parameters.as_ref().is_none_or(|value| value.len() <= 200)
    }
}

impl Validate for AgentMemory {
    fn is_valid(&self) -> bool {
        self.max_messages >= 0 && self.max_messages <= 1000 && self.max_chars >= 0 && self.max_chars <= 1000000
    }
}

impl Validate for AgentRetry {
    fn is_valid(&self) -> bool {
        self.max_attempts >= 1
            && self.max_attempts <= 100
            && self.initial_ms >= 0
            && self.initial_ms <= 86400000
            && self.factor >= 1.0_f64
            && self.factor <= 100.0_f64
            && self.max_ms >= 0
            && self.max_ms <= 86400000
            && self.jitter >= 0.0_f64
            && self.jitter <= 1.0_f64
    }
}

impl Validate for FlowDefinition {
    fn is_valid(&self) -> bool {
        length(&self.workflow_id, 1, 128)
    }
}

impl Validate for FlowDefinitionType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for WorkflowSettings {
    fn is_valid(&self) -> bool {
        self.timeout_ms.as_ref().is_none_or(|value| *value >= 1 && *value <= 31536000000)
            && self.concurrency.as_ref().is_none_or(|value| value.is_valid())
            && self.priority >= -100
            && self.priority <= 100
            && self.error_workflow_id.as_ref().is_none_or(|value| length(value, 1, 128))
            && self.keep_days.as_ref().is_none_or(|value| *value >= 1 && *value <= 36500)
    }
}

impl Validate for Concurrency {
    fn is_valid(&self) -> bool {
        self.limit >= 1 && self.limit <= 100000 && self.key.as_ref().is_none_or(|value| length(value, 1, 1000))
    }
}

impl Validate for AgentLinks {
    fn is_valid(&self) -> bool {
        self.sources.len() <= 1000
            && unique(&self.sources)
            && self.sources.iter().all(|value| length(value, 1, 128))
            && self.keep_messages_secs >= 0
            && self.keep_messages_secs <= 3153600000
    }
}

impl Validate for Approval {
    fn is_valid(&self) -> bool {
        length(&self.node, 0, 128)
    }
}

impl Validate for ApprovalList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for AnswerApprovalRequest {
    fn is_valid(&self) -> bool {
        self.node.as_ref().is_none_or(|value| length(value, 1, 128))
    }
}

impl Validate for ExecutionStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for TriggerKind {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowTrigger {
    fn is_valid(&self) -> bool {
        length(&self.node, 0, 255)
            && self.webhook.as_ref().is_none_or(|value| value.is_valid())
            && self.schedule.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for WebhookTrigger {
    fn is_valid(&self) -> bool {
        self.url.as_ref().is_none_or(|value| length(value, 0, 2200)) && self.methods.len() <= 6
    }
}

impl Validate for HookMethod {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for HookRespond {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ScheduleTrigger {
    fn is_valid(&self) -> bool {
        self.cron.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.every.as_ref().is_none_or(|value| length(value, 0, 32))
            && self.timezone.as_ref().is_none_or(|value| length(value, 0, 64))
            && self.jitter.as_ref().is_none_or(|value| length(value, 0, 32))
            && self.upcoming.len() <= 5
    }
}

impl Validate for ScheduleCatchUp {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowTriggerList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 10000 && self.items.iter().all(|value| value.is_valid())
    }
}

impl Validate for ExecutionTrigger {
    fn is_valid(&self) -> bool {
        self.node.as_ref().is_none_or(|value| length(value, 0, 255))
    }
}

impl Validate for ExecutionState {
    fn is_valid(&self) -> bool {
        self.trigger.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for WorkflowStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

/// Whether a value keeps the rules of [`VersionNumber`].
pub fn valid_version_number(value: &i32) -> bool {
    *value >= 1
}

impl Validate for NodeErrorPolicy {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeRetry {
    fn is_valid(&self) -> bool {
        self.max_attempts >= 1
            && self.max_attempts <= 100
            && self.initial_ms >= 0
            && self.initial_ms <= 86400000
            && self.factor >= 1.0_f64
            && self.factor <= 100.0_f64
            && self.max_ms >= 0
            && self.max_ms <= 86400000
            && self.jitter >= 0.0_f64
            && self.jitter <= 1.0_f64
    }
}

impl Validate for Node {
    fn is_valid(&self) -> bool {
        length(&self.id, 1, 64)
            && PATTERN_12.is_match(&self.id)
            && length(&self.r#type, 1, 128)
            && PATTERN_1.is_match(&self.r#type)
            && self.name.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_1.is_match(value))
            && self.config.len() <= 200
            && self.retry.as_ref().is_none_or(|value| value.is_valid())
            && self.timeout_ms.as_ref().is_none_or(|value| *value >= 1 && *value <= 86400000)
    }
}

impl Validate for Edge {
    fn is_valid(&self) -> bool {
        self.id.as_ref().is_none_or(|value| length(value, 1, 128) && PATTERN_1.is_match(value))
            && length(&self.source, 1, 64)
            && PATTERN_12.is_match(&self.source)
            && length(&self.target, 1, 64)
            && PATTERN_12.is_match(&self.target)
            && self.branch.as_ref().is_none_or(|value| length(value, 1, 128) && PATTERN_1.is_match(value))
    }
}

/// Whether a value keeps the rules of [`Variables`].
pub fn valid_variables(value: &Map<String, Value>) -> bool {
    value.len() <= 500
}

impl Validate for WorkflowSummary {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && length(&self.description, 0, 4000)
            && valid_version_number(&self.version)
            && self.published_version.as_ref().is_none_or(|value| *value >= 1)
    }
}

impl Validate for WorkflowList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for Workflow {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 255)
            && length(&self.description, 0, 4000)
            && valid_version_number(&self.version)
            && self.published_version.as_ref().is_none_or(|value| *value >= 1)
            && self.nodes.len() <= 1000
            && self.nodes.iter().all(|value| value.is_valid())
            && self.edges.len() <= 5000
            && self.edges.iter().all(|value| value.is_valid())
            && valid_variables(&self.variables)
    }
}

impl Validate for SaveWorkflowDraftRequest {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.base_version)
            && self.note.as_ref().is_none_or(|value| length(value, 0, 2000) && PATTERN_8.is_match(value))
            && self.nodes.len() <= 1000
            && self.nodes.iter().all(|value| value.is_valid())
            && self.edges.len() <= 5000
            && self.edges.iter().all(|value| value.is_valid())
            && self.variables.len() <= 500
    }
}

impl Validate for PublishWorkflowRequest {
    fn is_valid(&self) -> bool {
        self.version.as_ref().is_none_or(|value| *value >= 1)
    }
}

impl Validate for RestoreWorkflowRequest {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.version)
            && self.base_version.as_ref().is_none_or(|value| *value >= 1)
            && self.note.as_ref().is_none_or(|value| length(value, 0, 2000) && PATTERN_8.is_match(value))
    }
}

impl Validate for RunWorkflowRequest {
    fn is_valid(&self) -> bool {
        self.version.as_ref().is_none_or(|value| *value >= 1) && self.input.len() <= 1000
    }
}

impl Validate for WorkflowVersion {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.version)
            && self.note.as_ref().is_none_or(|value| length(value, 0, 4000))
            && self.node_count >= 0
    }
}

impl Validate for AuditActor {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AuditActorKind {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowVersionDetail {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.version)
            && self.note.as_ref().is_none_or(|value| length(value, 0, 4000))
            && self.node_count >= 0
            && self.nodes.len() <= 1000
            && self.nodes.iter().all(|value| value.is_valid())
            && self.edges.len() <= 5000
            && self.edges.iter().all(|value| value.is_valid())
            && valid_variables(&self.variables)
    }
}

impl Validate for WorkflowVersionList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for ChangeOp {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ValueChange {
    fn is_valid(&self) -> bool {
        length(&self.pointer, 0, 10000)
    }
}

impl Validate for ChangedNode {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && self.changes.len() <= 100000 && self.changes.iter().all(|value| value.is_valid())
    }
}

impl Validate for ChangedEdge {
    fn is_valid(&self) -> bool {
        self.edge.is_valid() && self.changes.len() <= 100000 && self.changes.iter().all(|value| value.is_valid())
    }
}

impl Validate for NodesDiff {
    fn is_valid(&self) -> bool {
        self.added.len() <= 1000
            && self.added.iter().all(|value| value.is_valid())
            && self.removed.len() <= 1000
            && self.removed.iter().all(|value| value.is_valid())
            && self.changed.len() <= 1000
            && self.changed.iter().all(|value| value.is_valid())
    }
}

impl Validate for EdgesDiff {
    fn is_valid(&self) -> bool {
        self.added.len() <= 5000
            && self.added.iter().all(|value| value.is_valid())
            && self.removed.len() <= 5000
            && self.removed.iter().all(|value| value.is_valid())
            && self.changed.len() <= 5000
            && self.changed.iter().all(|value| value.is_valid())
    }
}

impl Validate for WorkflowDiff {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.from)
            && valid_version_number(&self.to)
            && self.nodes.is_valid()
            && self.edges.is_valid()
            && self.variables.len() <= 100000
            && self.variables.iter().all(|value| value.is_valid())
    }
}

impl Validate for RunError {
    fn is_valid(&self) -> bool {
        length(&self.code, 0, 128)
            && length(&self.message, 0, 10000)
            && self.node.as_ref().is_none_or(|value| length(value, 0, 128))
    }
}

impl Validate for ExecutionSummary {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.workflow_version) && self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for ExecutionCursorList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.next_cursor.as_ref().is_none_or(|value| length(value, 0, 19) && PATTERN_13.is_match(value))
    }
}

impl Validate for StepStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionStep {
    fn is_valid(&self) -> bool {
        self.ordinal >= 0
            && length(&self.node, 0, 128)
            && length(&self.r#type, 0, 128)
            && self.attempt >= 1
            && self.branch.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for ExecutionDetail {
    fn is_valid(&self) -> bool {
        valid_version_number(&self.workflow_version)
            && self.error.as_ref().is_none_or(|value| value.is_valid())
            && self.depth >= 0
            && self.depth <= 255
            && self.steps.len() <= 100000
            && self.steps.iter().all(|value| value.is_valid())
            && self.children.len() <= 100
            && self.children.iter().all(|value| value.is_valid())
            && self.children_total >= 0
            && self.children_total <= 9007199254740991
    }
}

impl Validate for ExecutionEvent {
    fn is_valid(&self) -> bool {
        match self {
            Self::ExecutionStartedEvent(_) => true,
            Self::NodeStartedEvent(value) => value.is_valid(),
            Self::NodeFinishedEvent(value) => value.is_valid(),
            Self::TextEvent(value) => value.is_valid(),
            Self::TextRestartedEvent(_) => true,
            Self::WaitingEvent(value) => value.is_valid(),
            Self::PausedEvent(_) => true,
            Self::ExecutionFinishedEvent(value) => value.is_valid(),
            Self::PingEvent(_) => true,
        }
    }
}

impl Validate for ExecutionStartedEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionStartedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeStartedEvent {
    fn is_valid(&self) -> bool {
        length(&self.node, 0, 128) && length(&self.r#type, 0, 128) && self.attempt >= 1
    }
}

impl Validate for NodeStartedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeFinishedEvent {
    fn is_valid(&self) -> bool {
        length(&self.node, 0, 128)
            && length(&self.r#type, 0, 128)
            && self.attempt >= 1
            && self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for NodeFinishedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeFinishedEventStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for TextEvent {
    fn is_valid(&self) -> bool {
        length(&self.text, 0, 10000000)
    }
}

impl Validate for TextEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for TextRestartedEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for TextRestartedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WaitingEvent {
    fn is_valid(&self) -> bool {
        length(&self.node, 0, 128)
    }
}

impl Validate for WaitingEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PausedEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PausedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionFinishedEvent {
    fn is_valid(&self) -> bool {
        self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for ExecutionFinishedEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionFinishedEventStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PingEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PingEventEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AuditAction {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AuditRecord {
    fn is_valid(&self) -> bool {
        length(&self.kind, 0, 64)
    }
}

impl Validate for AuditEvent {
    fn is_valid(&self) -> bool {
        self.record.is_valid()
            && self.request_id.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.remote.as_ref().is_none_or(|value| length(value, 0, 64))
    }
}

impl Validate for AuditEventList {
    fn is_valid(&self) -> bool {
        self.items.len() <= 100
            && self.items.iter().all(|value| value.is_valid())
            && self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for ProblemPlace {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ProblemError {
    fn is_valid(&self) -> bool {
        length(&self.pointer, 0, 2000) && length(&self.code, 0, 64) && length(&self.detail, 0, 2000)
    }
}

impl Validate for Problem {
    fn is_valid(&self) -> bool {
        length(&self.r#type, 0, 2000)
            && FORMAT_URI_REFERENCE.is_valid(&self.r#type)
            && length(&self.title, 0, 255)
            && self.status >= 400
            && self.status <= 599
            && length(&self.detail, 0, 2000)
            && self.errors.len() <= 10000
            && self.errors.iter().all(|value| value.is_valid())
            && length(&self.request_id, 0, 128)
    }
}
