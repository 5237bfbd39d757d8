// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_7: Pattern = Pattern::new(r#"^[0-9a-z]{1,12}$"#);

pub(super) static PATTERN_12: Pattern = Pattern::new(r#"^[A-Za-z][A-Za-z0-9_-]*$"#);

pub(super) static PATTERN_1: Pattern = Pattern::new(r#"^[A-Za-z_][A-Za-z0-9_-]*$"#);

pub(super) static PATTERN_8: Pattern = Pattern::new(r#"^[Hh][Tt][Tt][Pp][Ss]?://[!-~]+$"#);

pub(super) static PATTERN_14: Pattern = Pattern::new(r#"^[\x20-\x7E]+$"#);

pub(super) static PATTERN_18: Pattern = Pattern::new(r#"^[\x21-\x7E]+$"#);

pub(super) static PATTERN_4: Pattern = Pattern::new(r#"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"#);

pub(super) static PATTERN_13: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F:]*$"#);

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]*$"#);

pub(super) static PATTERN_3: Pattern = Pattern::new(
    r#"^[^\x00-\x1F\x7F]*[^[\x{9}-\x{d}\x{20}-\x{20}\x{a0}-\x{a0}\x{1680}-\x{1680}\x{2000}-\x{200a}\x{2028}-\x{2029}\x{202f}-\x{202f}\x{205f}-\x{205f}\x{3000}-\x{3000}\x{feff}-\x{feff}]\x00-\x1F\x7F\x85\uFEFF][^\x00-\x1F\x7F]*$"#,
);

pub(super) static PATTERN_16: Pattern = Pattern::new(r#"^cred_[0-9a-z]+$"#);

pub(super) static PATTERN_6: Pattern = Pattern::new(r#"^exec_[0-9a-z]+$"#);

pub(super) static PATTERN_10: Pattern = Pattern::new(r#"^form_[0-9a-z]+$"#);

pub(super) static PATTERN_15: Pattern = Pattern::new(r#"^https?://[\x21-\x7E]+$"#);

pub(super) static PATTERN_17: Pattern = Pattern::new(r#"^int_[0-9a-z]+$"#);

pub(super) static PATTERN_11: Pattern = Pattern::new(r#"^sub_[0-9a-z]+$"#);

pub(super) static PATTERN_5: Pattern = Pattern::new(r#"^wf_[0-9a-z]+$"#);

pub(super) static PATTERN_9: Pattern = Pattern::new(r#"^wh_[0-9a-z]+$"#);

pub(super) static FORMAT_URI: Format = Format::new("uri");

pub(super) static FORMAT_URI_REFERENCE: Format = Format::new("uri-reference");

impl Validate for WorkflowStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for InitialWorkflowStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for OnError {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for RetryPolicy {
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
            && PATTERN_1.is_match(&self.id)
            && length(&self.r#type, 1, 128)
            && PATTERN_2.is_match(&self.r#type)
            && self.name.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_2.is_match(value))
            && self.config.len() <= 200
            && self.retry.as_ref().is_none_or(|value| value.is_valid())
            && self.timeout_ms.as_ref().is_none_or(|value| *value >= 1 && *value <= 86400000)
    }
}

impl Validate for Edge {
    fn is_valid(&self) -> bool {
        self.id.as_ref().is_none_or(|value| length(value, 1, 128) && PATTERN_2.is_match(value))
            && length(&self.source, 1, 64)
            && PATTERN_1.is_match(&self.source)
            && length(&self.target, 1, 64)
            && PATTERN_1.is_match(&self.target)
            && self.branch.as_ref().is_none_or(|value| length(value, 1, 128) && PATTERN_2.is_match(value))
    }
}

/// Whether a value keeps the rules of [`Variables`].
pub fn valid_variables(value: &Map<String, Value>) -> bool {
    value.len() <= 500
}

impl Validate for CreateWorkflowRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && length(&self.description, 0, 4000)
            && PATTERN_4.is_match(&self.description)
            && self.nodes.len() <= 1000
            && self.nodes.iter().all(|value| value.is_valid())
            && self.edges.len() <= 5000
            && self.edges.iter().all(|value| value.is_valid())
            && self.variables.len() <= 500
    }
}

impl Validate for UpdateWorkflowRequest {
    fn is_valid(&self) -> bool {
        self.name.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
            && self.description.as_ref().is_none_or(|value| length(value, 0, 4000) && PATTERN_4.is_match(value))
            && self.nodes.as_ref().is_none_or(|value| value.len() <= 1000 && value.iter().all(|value| value.is_valid()))
            && self.edges.as_ref().is_none_or(|value| value.len() <= 5000 && value.iter().all(|value| value.is_valid()))
            && self.variables.as_ref().is_none_or(|value| valid_variables(value))
            && usize::from(self.name.is_some())
                + usize::from(self.description.is_some())
                + usize::from(self.status.is_some())
                + usize::from(self.nodes.is_some())
                + usize::from(self.edges.is_some())
                + usize::from(self.variables.is_some())
                >= 1
    }
}

impl Validate for ExecuteWorkflowRequest {
    fn is_valid(&self) -> bool {
        self.input.len() <= 1000
    }
}

impl Validate for WorkflowSummary {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_5.is_match(&self.id)
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 4000)
    }
}

impl Validate for Workflow {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_5.is_match(&self.id)
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 4000)
            && self.version >= 1
            && self.nodes.len() <= 1000
            && self.nodes.iter().all(|value| value.is_valid())
            && self.edges.len() <= 5000
            && self.edges.iter().all(|value| value.is_valid())
            && valid_variables(&self.variables)
    }
}

impl Validate for WorkflowDeleted {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_5.is_match(&self.id) && self.deleted == true
    }
}

impl Validate for ExecutionAccepted {
    fn is_valid(&self) -> bool {
        length(&self.execution_id, 0, 64) && PATTERN_6.is_match(&self.execution_id)
    }
}

impl Validate for ExecutionError {
    fn is_valid(&self) -> bool {
        length(&self.code, 0, 64)
            && length(&self.message, 0, 10000)
            && self.node.as_ref().is_none_or(|value| length(value, 0, 64))
    }
}

impl Validate for ExecutionSummary {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_6.is_match(&self.id)
            && length(&self.workflow_id, 0, 64)
            && PATTERN_5.is_match(&self.workflow_id)
            && self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for Execution {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_6.is_match(&self.id)
            && length(&self.workflow_id, 0, 64)
            && PATTERN_5.is_match(&self.workflow_id)
            && self.error.as_ref().is_none_or(|value| value.is_valid())
            && self.logs.len() <= 100000
            && self.logs.iter().all(|value| value.is_valid())
    }
}

impl Validate for ExecutionLog {
    fn is_valid(&self) -> bool {
        length(&self.node_id, 0, 64)
            && length(&self.r#type, 0, 128)
            && self.attempt >= 1
            && self.error.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for ExecutionLogStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PageMeta {
    fn is_valid(&self) -> bool {
        self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
    }
}

impl Validate for CursorMeta {
    fn is_valid(&self) -> bool {
        self.next_cursor.as_ref().is_none_or(|value| length(value, 0, 12) && PATTERN_7.is_match(value))
    }
}

impl Validate for WorkflowResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for WorkflowListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for WorkflowDeletedResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for ExecutionAcceptedResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for ExecutionResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for ExecutionListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for EventType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WebhookStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for CreateWebhookRequest {
    fn is_valid(&self) -> bool {
        length(&self.url, 8, 2048)
            && PATTERN_8.is_match(&self.url)
            && FORMAT_URI.is_valid(&self.url)
            && self.events.len() >= 1
            && self.events.len() <= 20
            && unique(&self.events)
            && self.secret.as_ref().is_none_or(|value| length(value, 16, 128) && PATTERN_2.is_match(value))
    }
}

impl Validate for Webhook {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_9.is_match(&self.id) && length(&self.url, 0, 2048) && self.events.len() <= 20
    }
}

impl Validate for WebhookCreated {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_9.is_match(&self.id)
            && length(&self.url, 0, 2048)
            && self.events.len() <= 20
            && length(&self.secret, 16, 128)
    }
}

impl Validate for WebhookDeleted {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_9.is_match(&self.id) && self.deleted == true
    }
}

impl Validate for WebhookListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for WebhookCreatedResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for WebhookDeletedResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for ExecutionEventType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ExecutionEvent {
    fn is_valid(&self) -> bool {
        self.data.is_valid()
    }
}

impl Validate for ExecutionEventData {
    fn is_valid(&self) -> bool {
        length(&self.execution_id, 0, 64)
            && PATTERN_6.is_match(&self.execution_id)
            && length(&self.workflow_id, 0, 64)
            && PATTERN_5.is_match(&self.workflow_id)
            && self.error.as_ref().is_none_or(|value| value.is_valid())
            && self.output_truncated.as_ref().is_none_or(|value| *value == true)
    }
}

impl Validate for WorkflowPublishedEvent {
    fn is_valid(&self) -> bool {
        self.data.is_valid()
    }
}

impl Validate for WorkflowPublishedEventType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowPublishedEventData {
    fn is_valid(&self) -> bool {
        length(&self.workflow_id, 0, 64)
            && PATTERN_5.is_match(&self.workflow_id)
            && length(&self.name, 0, 255)
            && self.version >= 1
    }
}

impl Validate for FormSubmittedEvent {
    fn is_valid(&self) -> bool {
        self.data.is_valid()
    }
}

impl Validate for FormSubmittedEventType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for FormSubmittedEventData {
    fn is_valid(&self) -> bool {
        length(&self.form_id, 0, 64)
            && PATTERN_10.is_match(&self.form_id)
            && length(&self.form_name, 0, 255)
            && length(&self.submission_id, 0, 64)
            && PATTERN_11.is_match(&self.submission_id)
            && self.execution_ids.len() <= 10000
            && self.execution_ids.iter().all(|value| length(value, 0, 64) && PATTERN_6.is_match(value))
    }
}

impl Validate for ExecutionCursorResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for FormFieldType {
    fn is_valid(&self) -> bool {
        true
    }
}

/// Whether a value keeps the rules of [`FormOptionText`].
pub fn valid_form_option_text(value: &String) -> bool {
    length(value, 1, 255) && PATTERN_3.is_match(value)
}

impl Validate for FormOptionInput {
    fn is_valid(&self) -> bool {
        length(&self.value, 1, 255)
            && PATTERN_3.is_match(&self.value)
            && self.label.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
    }
}

impl Validate for FormFieldChoice {
    fn is_valid(&self) -> bool {
        match self {
            Self::FormOptionText(value) => valid_form_option_text(value),
            Self::FormOptionInput(value) => value.is_valid(),
        }
    }
}

impl Validate for FormFieldInput {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 64)
            && PATTERN_12.is_match(&self.name)
            && self.label.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
            && self.options.as_ref().is_none_or(|value| {
                value.len() >= 1 && value.len() <= 500 && value.iter().all(|value| value.is_valid())
            })
            && self.placeholder.as_ref().is_none_or(|value| length(value, 0, 255) && PATTERN_2.is_match(value))
            && self.help.as_ref().is_none_or(|value| length(value, 0, 1000) && PATTERN_4.is_match(value))
            && self.min_length.as_ref().is_none_or(|value| *value >= 0 && *value <= 100000)
            && self.max_length.as_ref().is_none_or(|value| *value >= 1 && *value <= 100000)
            && self.pattern.as_ref().is_none_or(|value| length(value, 1, 1000) && PATTERN_2.is_match(value))
    }
}

impl Validate for CreateFormRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && length(&self.description, 0, 4000)
            && PATTERN_4.is_match(&self.description)
            && self.fields.len() >= 1
            && self.fields.len() <= 100
            && self.fields.iter().all(|value| value.is_valid())
    }
}

impl Validate for SubmitFormRequest {
    fn is_valid(&self) -> bool {
        self.data.len() <= 1000
    }
}

impl Validate for FormOption {
    fn is_valid(&self) -> bool {
        length(&self.value, 0, 255) && length(&self.label, 0, 255)
    }
}

impl Validate for FormField {
    fn is_valid(&self) -> bool {
        length(&self.name, 0, 64)
            && length(&self.label, 0, 255)
            && self
                .options
                .as_ref()
                .is_none_or(|value| value.len() <= 500 && value.iter().all(|value| value.is_valid()))
            && self.placeholder.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.help.as_ref().is_none_or(|value| length(value, 0, 1000))
            && self.min_length.as_ref().is_none_or(|value| *value >= 0 && *value <= 100000)
            && self.max_length.as_ref().is_none_or(|value| *value >= 0 && *value <= 100000)
            && self.pattern.as_ref().is_none_or(|value| length(value, 0, 1000))
    }
}

impl Validate for Form {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_10.is_match(&self.id)
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 4000)
            && self.url.as_ref().is_none_or(|value| length(value, 0, 255) && FORMAT_URI_REFERENCE.is_valid(value))
            && self.fields.len() <= 100
            && self.fields.iter().all(|value| value.is_valid())
    }
}

impl Validate for SubmissionExecution {
    fn is_valid(&self) -> bool {
        length(&self.execution_id, 0, 64)
            && PATTERN_6.is_match(&self.execution_id)
            && length(&self.workflow_id, 0, 64)
            && PATTERN_5.is_match(&self.workflow_id)
    }
}

impl Validate for Submission {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_11.is_match(&self.id)
            && length(&self.form_id, 0, 64)
            && PATTERN_10.is_match(&self.form_id)
            && self.data.len() <= 100
            && self.executions.len() <= 10000
            && self.executions.iter().all(|value| value.is_valid())
    }
}

impl Validate for FormResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for FormListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for SubmissionResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for SubmissionListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for CredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

/// Whether a value keeps the rules of [`CredentialName`].
pub fn valid_credential_name(value: &String) -> bool {
    length(value, 1, 255) && PATTERN_3.is_match(value)
}

/// Whether a value keeps the rules of [`SecretText`].
pub fn valid_secret_text(value: &String) -> bool {
    length(value, 1, 8192) && PATTERN_2.is_match(value)
}

impl Validate for ApiKeyCredential {
    fn is_valid(&self) -> bool {
        valid_credential_name(&self.name) && valid_secret_text(&self.value)
    }
}

impl Validate for ApiKeyCredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for BearerTokenCredential {
    fn is_valid(&self) -> bool {
        valid_credential_name(&self.name) && valid_secret_text(&self.value)
    }
}

impl Validate for BearerTokenCredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for BasicAuthCredentialValue {
    fn is_valid(&self) -> bool {
        length(&self.username, 1, 255) && PATTERN_13.is_match(&self.username) && valid_secret_text(&self.password)
    }
}

impl Validate for BasicAuthCredential {
    fn is_valid(&self) -> bool {
        valid_credential_name(&self.name) && self.value.is_valid()
    }
}

impl Validate for BasicAuthCredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for OAuth2CredentialValue {
    fn is_valid(&self) -> bool {
        length(&self.client_id, 1, 1024)
            && PATTERN_14.is_match(&self.client_id)
            && valid_secret_text(&self.client_secret)
            && length(&self.token_url, 8, 2048)
            && PATTERN_15.is_match(&self.token_url)
            && self.scope.as_ref().is_none_or(|value| length(value, 1, 1024) && PATTERN_14.is_match(value))
    }
}

impl Validate for OAuth2Credential {
    fn is_valid(&self) -> bool {
        valid_credential_name(&self.name) && self.value.is_valid()
    }
}

impl Validate for OAuth2CredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for CustomHeadersCredential {
    fn is_valid(&self) -> bool {
        valid_credential_name(&self.name)
            && self.value.len() >= 1
            && self.value.len() <= 20
            && self.value.values().all(|value| valid_secret_text(value))
    }
}

impl Validate for CustomHeadersCredentialType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for CreateCredentialRequest {
    fn is_valid(&self) -> bool {
        match self {
            Self::ApiKeyCredential(value) => value.is_valid(),
            Self::BearerTokenCredential(value) => value.is_valid(),
            Self::BasicAuthCredential(value) => value.is_valid(),
            Self::OAuth2Credential(value) => value.is_valid(),
            Self::CustomHeadersCredential(value) => value.is_valid(),
        }
    }
}

impl Validate for Credential {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_16.is_match(&self.id) && length(&self.name, 0, 255)
    }
}

impl Validate for CredentialDeleted {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_16.is_match(&self.id) && self.deleted == true
    }
}

impl Validate for IntegrationStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Integration {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_17.is_match(&self.id)
            && length(&self.name, 0, 255)
            && length(&self.r#type, 0, 128)
            && self.credential_id.as_ref().is_none_or(|value| length(value, 0, 64) && PATTERN_16.is_match(value))
    }
}

impl Validate for IntegrationTest {
    fn is_valid(&self) -> bool {
        self.latency_ms >= 0 && self.latency_ms <= 86400000 && length(&self.detail, 0, 2000)
    }
}

impl Validate for CredentialResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for CredentialListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for CredentialDeletedResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for IntegrationListResponse {
    fn is_valid(&self) -> bool {
        self.success == true
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
            && self.meta.is_valid()
    }
}

impl Validate for IntegrationTestResponse {
    fn is_valid(&self) -> bool {
        self.success == true && self.data.is_valid()
    }
}

impl Validate for ErrorCode {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ViolationPlace {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Violation {
    fn is_valid(&self) -> bool {
        length(&self.pointer, 0, 2000) && length(&self.code, 0, 64) && length(&self.message, 0, 2000)
    }
}

impl Validate for ErrorDetails {
    fn is_valid(&self) -> bool {
        self.violations.as_ref().is_none_or(|value| value.len() <= 10000 && value.iter().all(|value| value.is_valid()))
    }
}

impl Validate for ErrorBody {
    fn is_valid(&self) -> bool {
        length(&self.message, 0, 2000) && self.details.is_valid()
    }
}

impl Validate for ErrorResponse {
    fn is_valid(&self) -> bool {
        self.success == false && self.error.is_valid()
    }
}
