//! Wire ↔ domain, both ways, and nothing else.

pub(super) mod forms;
pub(super) mod webhooks;

use generated::{
    runtime::{DateTime, Map, Value},
    yourapp::types as wire,
};

use crate::{
    api::{text::cut, wire_id},
    domain::{
        credential::{Credential, CredentialKind, CredentialValue, NewCredential, SecretText},
        error::{Error, Kind, Result},
        execution::{Execution, ExecutionDetail, ExecutionFilter, ExecutionStatus, RunError, StepOutcome, StepRecord},
        executions::Started,
        graph::{Edge, Graph, Node, OnError, RetryPolicy},
        id::{CredentialId, ExecutionId, IntegrationId, Seq, WorkflowId},
        integration::{Integration, IntegrationTest},
        page::{CursorPage, CursorRequest, Page, PageRequest},
        workflow::{NewWorkflow, Workflow, WorkflowChange, WorkflowFilter, WorkflowStatus, WorkflowSummary},
    },
};

pub(super) const WORKFLOW: &str = "wf_";
pub(super) const EXECUTION: &str = "exec_";
const CREDENTIAL: &str = "cred_";
const INTEGRATION: &str = "int_";
pub(super) const CANCELLED: &str = "cancelled";

const MAX_NAME: usize = 255;
const MAX_DESCRIPTION: usize = 4_000;
const MAX_NODE_ID: usize = 64;
const MAX_NODE_TYPE: usize = 128;
const MAX_ERROR_CODE: usize = 64;
const MAX_ERROR_MESSAGE: usize = 10_000;
const MAX_INTEGRATION_TYPE: usize = 128;
const MAX_TEST_DETAIL: usize = 2_000;
const MAX_LATENCY_MS: i64 = 86_400_000;
const MAX_LOGS: usize = 100_000;
const MAX_TOTAL: i64 = 9_007_199_254_740_991;

// Ids and paging.

/// Another shape names no workflow.
pub(super) fn workflow_id(text: &str) -> Result<WorkflowId> {
    wire_id::parse(WORKFLOW, text).map(WorkflowId).ok_or(Error::not_found(Kind::Workflow))
}

/// Another shape names no execution.
pub(super) fn execution_id(text: &str) -> Result<ExecutionId> {
    wire_id::parse(EXECUTION, text).map(ExecutionId).ok_or(Error::not_found(Kind::Execution))
}

/// Another shape names no credential.
pub(super) fn credential_id(text: &str) -> Result<CredentialId> {
    wire_id::parse(CREDENTIAL, text).map(CredentialId).ok_or(Error::not_found(Kind::Credential))
}

/// Another shape names no integration.
pub(super) fn integration_id(text: &str) -> Result<IntegrationId> {
    wire_id::parse(INTEGRATION, text).map(IntegrationId).ok_or(Error::not_found(Kind::Integration))
}

/// The document bounds both numbers from below by 1.
pub(super) fn page_request(page: i32, limit: i32) -> PageRequest {
    PageRequest { page: u64::try_from(page).unwrap_or(1), limit: u64::try_from(limit).unwrap_or(1) }
}

pub(super) fn cursor_request(cursor: Option<&str>, limit: i32) -> CursorRequest {
    CursorRequest { before: cursor.map(seq), limit: u64::try_from(limit).unwrap_or(1) }
}

/// A cursor is a sequence number in base 36. One beyond all numbers stands before the newest record, as any large one does.
fn seq(cursor: &str) -> Seq {
    let digits = cursor.chars().map_while(|digit| digit.to_digit(36));
    digits.fold(0, |seq: Seq, digit| seq.saturating_mul(36).saturating_add(Seq::from(digit)))
}

fn cursor(seq: Seq) -> String {
    let mut rest = seq.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize]));
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

fn page_meta(page: i32, limit: i32, total: u64) -> wire::PageMeta {
    wire::PageMeta { page, limit, total: i64::try_from(total).unwrap_or(MAX_TOTAL).min(MAX_TOTAL) }
}

// Workflows.

pub(super) fn workflow_filter(status: Option<wire::WorkflowStatus>, search: Option<String>) -> WorkflowFilter {
    WorkflowFilter { status: status.map(workflow_status), search: search.filter(|text| !text.is_empty()) }
}

pub(super) fn new_workflow(body: wire::CreateWorkflowRequest) -> NewWorkflow {
    NewWorkflow {
        name: body.name,
        description: body.description,
        status: match body.status {
            wire::InitialWorkflowStatus::Draft => WorkflowStatus::Draft,
            wire::InitialWorkflowStatus::Published => WorkflowStatus::Published,
        },
        graph: Graph {
            nodes: body.nodes.into_iter().map(node).collect(),
            edges: body.edges.into_iter().map(edge).collect(),
            variables: body.variables.into_iter().collect(),
        },
    }
}

pub(super) fn workflow_change(body: wire::UpdateWorkflowRequest) -> WorkflowChange {
    WorkflowChange {
        name: body.name,
        description: body.description,
        status: body.status.map(workflow_status),
        nodes: body.nodes.map(|nodes| nodes.into_iter().map(node).collect()),
        edges: body.edges.map(|edges| edges.into_iter().map(edge).collect()),
        variables: body.variables.map(|variables| variables.into_iter().collect()),
    }
}

pub(super) fn workflow_response(workflow: Workflow) -> wire::WorkflowResponse {
    let data = wire::Workflow {
        id: wire_id::spell(WORKFLOW, workflow.id.0),
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
        status: wire_workflow_status(workflow.status),
        version: workflow.version,
        nodes: workflow.graph.nodes.into_iter().map(wire_node).collect(),
        edges: workflow.graph.edges.into_iter().map(wire_edge).collect(),
        variables: workflow.graph.variables.into_iter().collect(),
        created_at: workflow.created_at.into(),
        updated_at: workflow.updated_at.into(),
    };
    wire::WorkflowResponse { success: true, data }
}

pub(super) fn workflow_list(found: Page<WorkflowSummary>, page: i32, limit: i32) -> wire::WorkflowListResponse {
    let summary = |workflow: WorkflowSummary| wire::WorkflowSummary {
        id: wire_id::spell(WORKFLOW, workflow.id.0),
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
        status: wire_workflow_status(workflow.status),
        created_at: workflow.created_at.into(),
        updated_at: workflow.updated_at.into(),
    };
    wire::WorkflowListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(summary).collect(),
    }
}

pub(super) fn workflow_deleted(id: WorkflowId) -> wire::WorkflowDeletedResponse {
    let data = wire::WorkflowDeleted { id: wire_id::spell(WORKFLOW, id.0), deleted: true };
    wire::WorkflowDeletedResponse { success: true, data }
}

fn workflow_status(status: wire::WorkflowStatus) -> WorkflowStatus {
    match status {
        wire::WorkflowStatus::Draft => WorkflowStatus::Draft,
        wire::WorkflowStatus::Published => WorkflowStatus::Published,
        wire::WorkflowStatus::Archived => WorkflowStatus::Archived,
    }
}

fn wire_workflow_status(status: WorkflowStatus) -> wire::WorkflowStatus {
    match status {
        WorkflowStatus::Draft => wire::WorkflowStatus::Draft,
        WorkflowStatus::Published => wire::WorkflowStatus::Published,
        WorkflowStatus::Archived => wire::WorkflowStatus::Archived,
    }
}

// Graphs.

fn node(node: wire::Node) -> Node {
    Node {
        id: node.id,
        kind: node.r#type,
        name: node.name,
        config: node.config,
        retry: node.retry.map(|retry| RetryPolicy {
            max_attempts: u32::try_from(retry.max_attempts).unwrap_or(1),
            initial_ms: u64::try_from(retry.initial_ms).unwrap_or_default(),
            factor: retry.factor,
            max_ms: u64::try_from(retry.max_ms).unwrap_or_default(),
            jitter: retry.jitter,
        }),
        timeout_ms: node.timeout_ms.map(|time| u64::try_from(time).unwrap_or_default()),
        on_error: match node.on_error {
            wire::OnError::Fail => OnError::Fail,
            wire::OnError::Continue => OnError::Continue,
            wire::OnError::Branch => OnError::Branch,
        },
        extra: node.additional,
    }
}

fn wire_node(node: Node) -> wire::Node {
    wire::Node {
        id: node.id,
        r#type: node.kind,
        name: node.name,
        config: node.config,
        retry: node.retry.map(|retry| wire::RetryPolicy {
            max_attempts: i32::try_from(retry.max_attempts).unwrap_or(i32::MAX),
            initial_ms: i64::try_from(retry.initial_ms).unwrap_or(i64::MAX),
            factor: retry.factor,
            max_ms: i64::try_from(retry.max_ms).unwrap_or(i64::MAX),
            jitter: retry.jitter,
        }),
        timeout_ms: node.timeout_ms.map(|time| i64::try_from(time).unwrap_or(i64::MAX)),
        on_error: match node.on_error {
            OnError::Fail => wire::OnError::Fail,
            OnError::Continue => wire::OnError::Continue,
            OnError::Branch => wire::OnError::Branch,
        },
        additional: node.extra,
    }
}

fn edge(edge: wire::Edge) -> Edge {
    Edge { id: edge.id, source: edge.source, target: edge.target, branch: edge.branch, extra: edge.additional }
}

fn wire_edge(edge: Edge) -> wire::Edge {
    wire::Edge { id: edge.id, source: edge.source, target: edge.target, branch: edge.branch, additional: edge.extra }
}

// Credentials.

pub(super) fn new_credential(body: wire::CreateCredentialRequest) -> NewCredential {
    let (name, value) = match body {
        wire::CreateCredentialRequest::ApiKeyCredential(body) => {
            (body.name, CredentialValue::ApiKey(SecretText::new(body.value)))
        }
        wire::CreateCredentialRequest::BearerTokenCredential(body) => {
            (body.name, CredentialValue::BearerToken(SecretText::new(body.value)))
        }
        wire::CreateCredentialRequest::BasicAuthCredential(body) => (
            body.name,
            CredentialValue::BasicAuth {
                username: body.value.username,
                password: SecretText::new(body.value.password),
            },
        ),
        wire::CreateCredentialRequest::OAuth2Credential(body) => (
            body.name,
            CredentialValue::OAuth2ClientCredentials {
                client_id: body.value.client_id,
                client_secret: SecretText::new(body.value.client_secret),
                token_url: body.value.token_url,
                scope: body.value.scope,
            },
        ),
        wire::CreateCredentialRequest::CustomHeadersCredential(body) => {
            let headers = body.value.into_iter().map(|(name, value)| (name, SecretText::new(value)));
            (body.name, CredentialValue::CustomHeaders(headers.collect()))
        }
    };
    NewCredential { name, value }
}

pub(super) fn credential_response(credential: Credential) -> wire::CredentialResponse {
    wire::CredentialResponse { success: true, data: wire_credential(credential) }
}

pub(super) fn credential_list(found: Page<Credential>, page: i32, limit: i32) -> wire::CredentialListResponse {
    wire::CredentialListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(wire_credential).collect(),
    }
}

pub(super) fn credential_deleted(id: CredentialId) -> wire::CredentialDeletedResponse {
    let data = wire::CredentialDeleted { id: wire_id::spell(CREDENTIAL, id.0), deleted: true };
    wire::CredentialDeletedResponse { success: true, data }
}

fn wire_credential(credential: Credential) -> wire::Credential {
    wire::Credential {
        id: wire_id::spell(CREDENTIAL, credential.id.0),
        name: cut(credential.name, MAX_NAME),
        r#type: match credential.kind {
            CredentialKind::ApiKey => wire::CredentialType::ApiKey,
            CredentialKind::BearerToken => wire::CredentialType::BearerToken,
            CredentialKind::BasicAuth => wire::CredentialType::BasicAuth,
            CredentialKind::OAuth2ClientCredentials => wire::CredentialType::Oauth2ClientCredentials,
            CredentialKind::CustomHeaders => wire::CredentialType::CustomHeaders,
        },
        created_at: credential.created_at.into(),
    }
}

// Integrations.

pub(super) fn integration_list(found: Page<Integration>, page: i32, limit: i32) -> wire::IntegrationListResponse {
    wire::IntegrationListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(wire_integration).collect(),
    }
}

pub(super) fn integration_test_response(test: IntegrationTest) -> wire::IntegrationTestResponse {
    let data = wire::IntegrationTest {
        ok: test.ok,
        latency_ms: test.latency_ms.clamp(0, MAX_LATENCY_MS),
        detail: cut(test.detail, MAX_TEST_DETAIL),
        tested_at: test.at.into(),
    };
    wire::IntegrationTestResponse { success: true, data }
}

fn wire_integration(integration: Integration) -> wire::Integration {
    wire::Integration {
        id: wire_id::spell(INTEGRATION, integration.id.0),
        name: cut(integration.name, MAX_NAME),
        r#type: cut(integration.kind, MAX_INTEGRATION_TYPE),
        status: match &integration.last_test {
            None => wire::IntegrationStatus::Untested,
            Some(test) if test.ok => wire::IntegrationStatus::Ok,
            Some(_) => wire::IntegrationStatus::Failing,
        },
        credential_id: integration.credential.map(|id| wire_id::spell(CREDENTIAL, id.0)),
        created_at: integration.created_at.into(),
        tested_at: integration.last_test.map(|test| test.at.into()),
    }
}

// Executions.

/// Without a body, an empty object.
pub(super) fn input(body: Option<wire::ExecuteWorkflowRequest>) -> Value {
    Value::Object(body.map_or_else(Map::new, |body| body.input))
}

/// The surface lacks two of the domain's statuses: its `running` and `failed` each stand for two.
pub(super) fn execution_filter(
    workflow: Option<WorkflowId>,
    status: Option<wire::ExecutionStatus>,
    from: Option<DateTime>,
    to: Option<DateTime>,
) -> ExecutionFilter {
    let statuses = match status {
        None => Vec::new(),
        Some(wire::ExecutionStatus::Pending) => vec![ExecutionStatus::Pending],
        Some(wire::ExecutionStatus::Running) => vec![ExecutionStatus::Running, ExecutionStatus::Waiting],
        Some(wire::ExecutionStatus::Completed) => vec![ExecutionStatus::Completed],
        Some(wire::ExecutionStatus::Failed) => vec![ExecutionStatus::Failed, ExecutionStatus::Cancelled],
    };
    ExecutionFilter { workflow, statuses, from: from.map(Into::into), to: to.map(Into::into), parent: None }
}

fn wire_execution_status(status: ExecutionStatus) -> wire::ExecutionStatus {
    match status {
        ExecutionStatus::Pending => wire::ExecutionStatus::Pending,
        ExecutionStatus::Running | ExecutionStatus::Waiting => wire::ExecutionStatus::Running,
        ExecutionStatus::Completed => wire::ExecutionStatus::Completed,
        ExecutionStatus::Failed | ExecutionStatus::Cancelled => wire::ExecutionStatus::Failed,
    }
}

pub(super) fn execution_accepted(started: &Started) -> wire::ExecutionAcceptedResponse {
    let data = wire::ExecutionAccepted {
        execution_id: wire_id::spell(EXECUTION, started.id.0),
        status: wire::ExecutionStatus::Pending,
        started_at: started.created_at.into(),
    };
    wire::ExecutionAcceptedResponse { success: true, data }
}

pub(super) fn execution_list(found: Page<Execution>, page: i32, limit: i32) -> wire::ExecutionListResponse {
    wire::ExecutionListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(execution_summary).collect(),
    }
}

pub(super) fn execution_step(found: CursorPage<Execution>) -> wire::ExecutionCursorResponse {
    wire::ExecutionCursorResponse {
        success: true,
        meta: wire::CursorMeta { next_cursor: found.next.map(cursor), has_more: found.next.is_some() },
        data: found.items.into_iter().map(execution_summary).collect(),
    }
}

pub(super) fn execution_response(detail: ExecutionDetail) -> wire::ExecutionResponse {
    let summary = execution_summary(detail.execution);
    let data = wire::Execution {
        id: summary.id,
        workflow_id: summary.workflow_id,
        status: summary.status,
        started_at: summary.started_at,
        completed_at: summary.completed_at,
        input: summary.input,
        output: summary.output,
        error: summary.error,
        logs: detail.steps.into_iter().take(MAX_LOGS).map(execution_log).collect(),
    };
    wire::ExecutionResponse { success: true, data }
}

fn execution_summary(execution: Execution) -> wire::ExecutionSummary {
    let error = match execution.status {
        ExecutionStatus::Failed => Some(execution.error.map_or_else(unexplained, run_error)),
        ExecutionStatus::Cancelled => Some(cancelled()),
        _ => None,
    };
    wire::ExecutionSummary {
        id: wire_id::spell(EXECUTION, execution.id.0),
        workflow_id: wire_id::spell(WORKFLOW, execution.workflow_id.0),
        status: wire_execution_status(execution.status),
        started_at: execution.started_at.unwrap_or(execution.created_at).into(),
        completed_at: execution.finished_at.map(Into::into),
        input: execution.input,
        output: execution.output.unwrap_or_default(),
        error,
    }
}

pub(super) fn cancelled() -> wire::ExecutionError {
    wire::ExecutionError { code: CANCELLED.to_owned(), message: "the execution was cancelled".to_owned(), node: None }
}

pub(super) fn run_error(error: RunError) -> wire::ExecutionError {
    wire::ExecutionError {
        code: cut(error.code, MAX_ERROR_CODE),
        message: cut(error.message, MAX_ERROR_MESSAGE),
        node: error.node.map(|node| cut(node, MAX_NODE_ID)),
    }
}

/// A failed execution always says why; clients are not left without a reason should one not.
fn unexplained() -> wire::ExecutionError {
    wire::ExecutionError { code: "failed".to_owned(), message: "the execution failed".to_owned(), node: None }
}

fn execution_log(step: StepRecord) -> wire::ExecutionLog {
    let (status, output, error) = match step.outcome {
        StepOutcome::Succeeded { output, .. } => (wire::ExecutionLogStatus::Completed, output, None),
        StepOutcome::Failed { error, retry_at: None } => {
            (wire::ExecutionLogStatus::Failed, Value::Null, Some(run_error(error)))
        }
        StepOutcome::Failed { error, retry_at: Some(_) } => {
            (wire::ExecutionLogStatus::Retrying, Value::Null, Some(run_error(error)))
        }
        StepOutcome::Sleeping { .. } => (wire::ExecutionLogStatus::Sleeping, Value::Null, None),
        StepOutcome::Waiting { .. } => (wire::ExecutionLogStatus::Waiting, Value::Null, None),
    };
    wire::ExecutionLog {
        node_id: cut(step.node_id, MAX_NODE_ID),
        r#type: cut(step.node_kind, MAX_NODE_TYPE),
        status,
        attempt: step.attempt.max(1),
        started_at: step.started_at.into(),
        finished_at: step.finished_at.into(),
        input: step.input,
        output,
        error,
    }
}

#[cfg(test)]
mod tests;
