//! Wire ↔ domain, both ways, and nothing else.

use generated::{
    runtime::{Map, Maybe, Value},
    workfx::{requests, types as wire},
};
use serde_json::json;

use super::scope::said;
use crate::{
    api::{text::cut, wire_id},
    domain::{
        agent::{Agent, AgentFilter, AgentKind, AgentStatus, Definition, Icon, Instruction, ProviderConfig, Tool},
        agents::{AgentChange, NewAgent},
        conversation::{ConversationMessage, Usage},
        error::{Error, Fault, Kind, Result},
        execution::{ExecutionDetail, ExecutionStatus, RunError, StepOutcome},
        id::{AgentId, ConversationId, ExecutionId, UnitId},
        page::{Page, PageRequest},
        run::RunAnswer,
        turns::{NewTurn, RunInput},
    },
};

/// What stands behind an icon where nothing is said.
const BACKGROUND: &str = "#FFF";
/// Where conversations that begin here take place.
const CHANNEL: &str = "chat";

const MAX_NAME: usize = 255;
const MAX_TEXT: usize = 10_000;
const MAX_WORD: usize = 64;
const MAX_LABEL: usize = 128;
const MAX_ICON: usize = 2_048;
const MAX_NODE_TYPE: usize = 128;
const MAX_LIST: usize = 1_000;
const MAX_COUNT: i64 = 9_007_199_254_740_991;

// Ids.

/// Another shape names no agent.
pub(super) fn agent_id(text: &str) -> Result<AgentId> {
    wire_id::parse_uuid(text).map(AgentId).ok_or(Error::not_found(Kind::Agent))
}

/// Another shape names no run.
pub(super) fn run_id(text: &str) -> Result<ExecutionId> {
    wire_id::parse_uuid(text).map(ExecutionId).ok_or(Error::not_found(Kind::Execution))
}

/// Another shape names no conversation; nothing said is none.
pub(super) fn conversation_id(text: &Maybe<String>) -> Result<Option<ConversationId>> {
    let parse = |text| wire_id::parse_uuid(text).map(ConversationId).ok_or(Error::not_found(Kind::Conversation));
    said(text.as_ref().map(String::as_str)).map(parse).transpose()
}

// Agents.

/// The document bounds both numbers from below by 1.
pub(super) fn page_request(page: i32, size: i32) -> PageRequest {
    PageRequest { page: u64::try_from(page).unwrap_or(1), limit: u64::try_from(size).unwrap_or(1) }
}

/// `None` where only agents are asked for that there cannot be.
pub(super) fn agent_filter(request: requests::ListAgents, unit: Option<UnitId>) -> Option<AgentFilter> {
    let named = request.agent_ids.unwrap_or_default();
    let ids: Vec<AgentId> = named.iter().filter_map(|id| wire_id::parse_uuid(id).map(AgentId)).collect();
    if ids.is_empty() && !named.is_empty() {
        return None;
    }
    Some(AgentFilter {
        ids,
        unit,
        name: request.name.filter(|name| !name.is_empty()),
        category: None,
        statuses: if request.exclude_draft { vec![AgentStatus::Active, AgentStatus::Inactive] } else { Vec::new() },
        kind: request.r#type.map(kind),
        mode: request.mode.map(|mode| mode.as_str().to_owned()),
        tags: request.tags.unwrap_or_default(),
        is_favorite: request.is_favorite,
        oldest_first: request.order_by == wire::AgentOrder::Oldest,
    })
}

pub(super) fn new_agent(body: wire::CreateAgentRequest) -> NewAgent {
    let usual = Icon::default();
    NewAgent {
        name: body.name,
        description: body.description.into_option().unwrap_or_default(),
        kind: match body.r#type {
            wire::AgentTypeRequest::MultiAgent => AgentKind::Multi,
            // The deprecated ones are kinds of a single agent.
            wire::AgentTypeRequest::SingleAgent
            | wire::AgentTypeRequest::Flow
            | wire::AgentTypeRequest::Instruction
            | wire::AgentTypeRequest::Tool => AgentKind::Single,
        },
        mode: Some(body.mode.as_str().to_owned()),
        tags: tags(body.tags).unwrap_or_default(),
        icon: Icon {
            kind: body.icon_type.into_option().map_or(usual.kind, |kind| kind.as_str().to_owned()),
            value: body.icon.into_option().unwrap_or(usual.value),
            background: body.icon_background.into_option().unwrap_or_else(|| BACKGROUND.to_owned()),
        },
        is_favorite: body.is_favorite.into_option().unwrap_or_default(),
        status: AgentStatus::Active,
        extend_properties: body.extend_properties.into_option().unwrap_or_default(),
        ..NewAgent::default()
    }
}

/// What changes of an agent that looks as `seen` does: of an icon, the parts that are given.
pub(super) fn agent_change(body: wire::UpdateAgentRequest, seen: &Icon) -> AgentChange {
    let (icon_type, icon) = (body.icon_type.into_option(), body.icon.into_option());
    let background = body.icon_background.into_option();
    let is_new_icon = icon_type.is_some() || icon.is_some() || background.is_some();
    let emptied = |text: Maybe<String>| text.into_option().map(|text| Some(text).filter(|text| !text.is_empty()));
    AgentChange {
        name: body.name.into_option(),
        description: body.description.into_option(),
        tags: tags(body.tags),
        icon: is_new_icon.then(|| Icon {
            kind: icon_type.map_or_else(|| seen.kind.clone(), |kind| kind.as_str().to_owned()),
            value: icon.unwrap_or_else(|| seen.value.clone()),
            background: background.unwrap_or_else(|| seen.background.clone()),
        }),
        is_favorite: body.is_favorite.into_option(),
        status: body.status.into_option().map(|status| match status {
            wire::AgentStatus::Draft => AgentStatus::Draft,
            wire::AgentStatus::Active => AgentStatus::Active,
            wire::AgentStatus::Inactive => AgentStatus::Inactive,
        }),
        extend_properties: body.extend_properties.into_option(),
        usage_guide: emptied(body.usage_guide),
        ab_test_id: emptied(body.ab_test_id),
        ab_test_enabled: body.ab_test_enabled.into_option(),
        ..AgentChange::default()
    }
}

/// A list, or a text with commas.
fn tags(tags: Maybe<wire::Tags>) -> Option<Vec<String>> {
    tags.into_option().map(|tags| match tags {
        wire::Tags::TagList(tags) => tags,
        wire::Tags::Text(text) => {
            text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
        }
    })
}

fn kind(kind: wire::AgentType) -> AgentKind {
    match kind {
        wire::AgentType::SingleAgent => AgentKind::Single,
        wire::AgentType::MultiAgent => AgentKind::Multi,
    }
}

/// Faults of an agent, at the fields that this surface has.
pub(super) fn at_fields(error: Error) -> Error {
    let Error::Invalid { faults } = error else { return error };
    let moved = |fault: Fault| {
        let pointer = match fault.pointer.as_str() {
            "/icon/kind" => "/icon_type".to_owned(),
            "/icon/value" => "/icon".to_owned(),
            "/icon/background" => "/icon_background".to_owned(),
            other => other.to_owned(),
        };
        Fault { pointer, ..fault }
    };
    Error::Invalid { faults: faults.into_iter().map(moved).collect() }
}

pub(super) fn agent_page(found: Page<Agent>, page: i32, size: i32) -> wire::AgentPage {
    let total = i64::try_from(found.total).unwrap_or(MAX_COUNT).min(MAX_COUNT);
    let pages = total.div_euclid(i64::from(size)) + i64::from(total.rem_euclid(i64::from(size)) > 0);
    wire::AgentPage {
        page_num: page,
        page_size: size,
        total_count: total,
        total_pages: pages,
        has_next_page: i64::from(page) < pages,
        data: found.items.into_iter().map(agent).collect(),
    }
}

pub(super) fn agent(agent: Agent) -> wire::Agent {
    let config = |name: &str| agent.config.get(name);
    let (created_by, created_by_role) = actor(&agent.created_by);
    let (updated_by, updated_by_role) = actor(&agent.updated_by);
    let is_url = agent.icon.kind == "url";
    wire::Agent {
        icon_type: if is_url { wire::IconType::Url } else { wire::IconType::Emoji },
        icon_url: is_url.then(|| cut(agent.icon.value.as_str(), MAX_ICON)),
        icon: cut(agent.icon.value, MAX_ICON),
        icon_background: cut(agent.icon.background, MAX_WORD),
        created_by,
        updated_by,
        created_by_role,
        updated_by_role,
        created_time: agent.created_at.into(),
        updated_time: agent.updated_at.into(),
        mode: cut(agent.mode.as_str(), MAX_WORD),
        r#type: match agent.kind {
            AgentKind::Single => wire::AgentType::SingleAgent,
            AgentKind::Multi => wire::AgentType::MultiAgent,
        },
        name: cut(agent.name, MAX_NAME),
        description: cut(agent.description, MAX_TEXT),
        abilities: wire::Abilities { file_upload: wire::FileUpload { enabled: true } },
        tags: agent.tags.into_iter().take(MAX_LIST).map(|tag| cut(tag, MAX_NAME)).collect(),
        is_favorite: agent.is_favorite,
        extend_properties: agent.extend_properties,
        id: agent.id.0.into(),
        tenant_id: agent.owner.tenant.0.into(),
        tenant_unit_id: agent.owner.unit.map(|unit| unit.0.into()),
        status: match agent.status {
            AgentStatus::Draft => wire::AgentStatus::Draft,
            AgentStatus::Active => wire::AgentStatus::Active,
            AgentStatus::Inactive => wire::AgentStatus::Inactive,
        },
        code: cut(agent.code, MAX_LABEL),
        definition_id: agent.definition.as_ref().map(|definition| match definition {
            Definition::Flow { workflow } => workflow.0.into(),
            Definition::Instruction(_) => agent.workflow.0.into(),
        }),
        definition_type: agent.definition.as_ref().map(|definition| match definition {
            Definition::Flow { .. } => wire::DefinitionType::Flow,
            Definition::Instruction(_) => wire::DefinitionType::Instruction,
        }),
        agent_definition_entity: agent.definition.as_ref().map(definition),
        ab_test_id: agent.ab_test_id.map(|id| cut(id, MAX_LABEL)),
        ab_test_enabled: agent.ab_test_enabled,
        usage_guide: agent.usage_guide.map(|guide| cut(guide, MAX_TEXT)),
        visibility: config("visibility").and_then(Value::as_object).cloned().unwrap_or_default(),
        variables: config("variables")
            .and_then(Value::as_array)
            .and_then(|variables| variables.iter().map(Value::as_object).collect::<Option<Vec<_>>>())
            .map(|variables| variables.into_iter().take(MAX_LIST).cloned().collect())
            .unwrap_or_default(),
    }
}

/// The id and the kind of who acted, as agents keep them: `api_key:0191…`, or the kind alone.
fn actor(text: &str) -> (Option<String>, Option<String>) {
    let (kind, id) = text.split_once(':').map_or((text, None), |(kind, id)| (kind, Some(id)));
    (id.map(|id| cut(id, MAX_LABEL)), Some(cut(kind, MAX_WORD)))
}

fn definition(definition: &Definition) -> Map<String, Value> {
    let entity = match definition {
        Definition::Flow { workflow } => json!({ "type": "flow", "workflow_id": workflow }),
        Definition::Instruction(instruction) => json!({
            "type": "instruction",
            "provider": provider(&instruction.provider),
            "prompt": instruction.prompt,
            "tools": instruction.tools.iter().map(tool).collect::<Vec<_>>(),
            "memory": memory(instruction),
        }),
    };
    match entity {
        Value::Object(entity) => entity,
        _ => Map::new(),
    }
}

/// Never its credential: who may know that there is one asks the platform.
fn provider(provider: &ProviderConfig) -> Value {
    match provider {
        ProviderConfig::OpenAi { model, .. } => json!({ "name": provider.name(), "model": model }),
        ProviderConfig::Scripted { .. } => json!({ "name": provider.name() }),
    }
}

fn tool(tool: &Tool) -> Value {
    json!({ "name": tool.name, "description": tool.description, "workflow_id": tool.workflow })
}

fn memory(instruction: &Instruction) -> Value {
    json!({ "max_messages": instruction.memory.max_messages, "max_chars": instruction.memory.max_chars })
}

// Runs.

pub(super) fn new_turn(agent: AgentId, conversation: Option<ConversationId>, body: wire::RunRequest) -> NewTurn {
    NewTurn {
        agent,
        conversation,
        channel: CHANNEL.to_owned(),
        user: None,
        query: body.query,
        inputs: body.inputs,
        files: body.files,
    }
}

pub(super) fn run_input(body: wire::RunRequest) -> RunInput {
    RunInput { query: body.query, inputs: body.inputs, files: body.files }
}

/// What has come of a run so far; of one that ended badly, why.
pub(super) fn run_answer(
    detail: ExecutionDetail,
    answer: Option<&ConversationMessage>,
) -> Result<wire::RunAnswer, RunError> {
    let said = RunAnswer::of(detail.execution.output.as_ref().unwrap_or_default());
    let interrupt = interrupt(&detail);
    let execution = detail.execution;
    let (event, status) = match execution.status {
        ExecutionStatus::Completed => (wire::AnswerEvent::WorkflowFinished, wire::RunStatus::Succeeded),
        ExecutionStatus::Failed => return Err(execution.error.unwrap_or_else(|| plain("failed", "the run failed"))),
        ExecutionStatus::Cancelled => return Err(plain("cancelled", "the run was cancelled")),
        ExecutionStatus::Waiting if interrupt.is_some() => (wire::AnswerEvent::WorkflowPaused, wire::RunStatus::Paused),
        ExecutionStatus::Pending | ExecutionStatus::Running | ExecutionStatus::Waiting => {
            (wire::AnswerEvent::WorkflowStarted, wire::RunStatus::Running)
        }
    };
    let is_interrupted = status == wire::RunStatus::Paused;
    Ok(wire::RunAnswer {
        event,
        conversation_id: execution.origin.agent.and_then(|run| run.conversation).map(|id| id.0.into()),
        flow_run_id: execution.id.0.into(),
        message_id: answer.map(|message| message.id.0.into()),
        answer: said.text,
        outputs: execution.output.unwrap_or_default(),
        status,
        is_interrupted,
        interrupt: interrupt.filter(|_| is_interrupted),
        metadata: metadata(said.usage),
        created_at: execution.created_at.into(),
    })
}

fn plain(code: &str, message: &str) -> RunError {
    RunError { code: code.to_owned(), message: message.to_owned(), node: None }
}

/// What a person is asked: at the node that has waited longest, which is the one that an answer goes to.
pub(super) fn interrupt(detail: &ExecutionDetail) -> Option<wire::Interrupt> {
    let step = detail.waits().into_iter().next()?;
    let StepOutcome::Waiting { prompt, until } = &step.outcome else { return None };
    Some(wire::Interrupt {
        node_id: cut(step.node_id.as_str(), MAX_WORD),
        prompt: prompt.clone(),
        expires_at: until.map(Into::into),
    })
}

/// A sentence about a run that ended badly.
pub(super) fn failure(error: &RunError, run: ExecutionId) -> String {
    format!("The agent failed: {error} (run {run})")
}

pub(super) fn metadata(usage: Option<Usage>) -> wire::Metadata {
    let count = |tokens: u64| i64::try_from(tokens).unwrap_or(MAX_COUNT).min(MAX_COUNT);
    wire::Metadata {
        usage: usage.map(|usage| wire::Usage {
            prompt_tokens: count(usage.prompt_tokens),
            completion_tokens: count(usage.completion_tokens),
            total_tokens: count(usage.total_tokens),
        }),
    }
}

/// A node's id, as it is.
pub(super) fn node_id(id: &str) -> String {
    cut(id, MAX_WORD)
}

/// A node's type, as it is.
pub(super) fn node_type(kind: &str) -> String {
    cut(kind, MAX_NODE_TYPE)
}

/// Why a node or a run failed, in one text.
pub(super) fn reason(error: &RunError) -> String {
    cut(error.to_string(), MAX_TEXT)
}

/// The word for why, and the sentence.
pub(super) fn code_and_message(error: &RunError) -> (String, String) {
    (cut(error.code.as_str(), MAX_LABEL), cut(error.message.as_str(), MAX_TEXT))
}

#[cfg(test)]
mod tests;
