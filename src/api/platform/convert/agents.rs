//! Agents, their definitions and their links; what waits for a person.

use generated::{
    platform::{requests, types as wire},
    runtime::{Map, Maybe, Value},
};

use super::{MAX_NAME, MAX_TOTAL, total};
use crate::{
    api::{text::cut, wire_id},
    domain::{
        agent::{
            Agent, AgentFilter, AgentKind, AgentStatus, Definition, Instruction, Memory, ProviderConfig, Rule,
            RuleTool, Tool, TurnOutcome,
        },
        agents::AgentChange,
        error::{Error, Fault, Kind, Result},
        execution::Approval,
        graph::RetryPolicy,
        id::{AgentId, CredentialId, WorkflowId},
        page::Page,
    },
};

/// YourApp's spellings.
const WORKFLOW: &str = "wf_";
const CREDENTIAL: &str = "cred_";

const MAX_AGENT_DESCRIPTION: usize = 10_000;
const MAX_CODE: usize = 64;
const MAX_WORD: usize = 64;
const MAX_ACTOR: usize = 128;
const MAX_TAGS: usize = 50;
const MAX_SOURCES: usize = 1_000;
const MAX_TEMPLATE: usize = 100_000;
const MAX_KEEP_SECS: i64 = 3_153_600_000;
const MAX_NODE: usize = 128;

/// Another shape names no agent.
pub(in super::super) fn agent_id(text: &str) -> Result<AgentId> {
    wire_id::parse_uuid(text).map(AgentId).ok_or(Error::not_found(Kind::Agent))
}

pub(in super::super) fn filter(request: &requests::ListAgents) -> AgentFilter {
    let status = request.status.map(|status| match status {
        wire::AgentStatus::Draft => AgentStatus::Draft,
        wire::AgentStatus::Active => AgentStatus::Active,
        wire::AgentStatus::Inactive => AgentStatus::Inactive,
    });
    AgentFilter { name: request.name.clone(), statuses: status.into_iter().collect(), ..AgentFilter::default() }
}

/// All ids that name nothing, at once: they are of no shape that an id has.
pub(in super::super) fn links(seen: &Agent, body: &wire::AgentLinks) -> Result<AgentChange> {
    let sources: Vec<Option<AgentId>> =
        body.sources.iter().map(|text| wire_id::parse_uuid(text).map(AgentId)).collect();
    let missing = sources.iter().enumerate().filter(|(_, source)| source.is_none());
    let faults: Vec<Fault> = missing.map(|(index, _)| unknown(format!("/sources/{index}"), Kind::Agent)).collect();
    if !faults.is_empty() {
        return Err(Error::Invalid { faults });
    }
    let status = match (body.disabled, seen.status) {
        (true, AgentStatus::Active) => AgentStatus::Inactive,
        (true, other) => other,
        (false, _) => AgentStatus::Active,
    };
    Ok(AgentChange {
        sources: Some(sources.into_iter().flatten().collect()),
        keep_messages_secs: Some(body.keep_messages_secs),
        status: Some(status),
        ..AgentChange::default()
    })
}

fn unknown(pointer: String, kind: Kind) -> Fault {
    Fault::new(pointer, "unknown_record", format!("there is no such {kind}"))
}

/// The domain's faults of a definition point into an agent; here the definition is the body.
pub(in super::super) fn of_definition(error: Error) -> Error {
    match error {
        Error::Invalid { faults } => {
            let within = |fault: Fault| match fault.pointer.strip_prefix("/definition") {
                Some(rest) => Fault { pointer: rest.to_owned(), ..fault },
                None => fault,
            };
            Error::Invalid { faults: faults.into_iter().map(within).collect() }
        }
        other => other,
    }
}

/// Ids that have no shape of an id are told as those that do not exist, all of them at once.
pub(in super::super) fn definition(body: wire::Definition) -> Result<Definition> {
    let mut faults = Vec::new();
    let definition = match body {
        wire::Definition::FlowDefinition(flow) => {
            Definition::Flow { workflow: workflow_id(&flow.workflow_id, "/workflow_id".to_owned(), &mut faults) }
        }
        wire::Definition::InstructionDefinition(body) => Definition::Instruction(instruction(body, &mut faults)),
    };
    if faults.is_empty() { Ok(definition) } else { Err(Error::Invalid { faults }) }
}

/// Where it is no id, whichever one: the fault is told in its place.
fn workflow_id(text: &str, pointer: String, faults: &mut Vec<Fault>) -> WorkflowId {
    let id = wire_id::parse_uuid(text).or_else(|| wire_id::parse(WORKFLOW, text));
    if id.is_none() {
        faults.push(unknown(pointer, Kind::Workflow));
    }
    id.map(WorkflowId).unwrap_or_default()
}

fn instruction(body: wire::InstructionDefinition, faults: &mut Vec<Fault>) -> Instruction {
    let tool = |(index, tool): (usize, wire::AgentTool)| Tool {
        name: tool.name,
        description: tool.description,
        workflow: workflow_id(&tool.workflow_id, format!("/tools/{index}/workflow_id"), faults),
        parameters: tool.parameters.into_option().map(Value::Object),
    };
    let tools = body.tools.into_iter().enumerate().map(tool).collect();
    Instruction {
        provider: provider(body.provider, faults),
        prompt: body.prompt,
        tools,
        may_escalate: body.may_escalate,
        may_complete: body.may_complete,
        memory: body.memory.map_or_else(Memory::default, |memory| Memory {
            max_messages: unsigned(memory.max_messages),
            max_chars: unsigned(memory.max_chars),
        }),
        retry: body.retry.into_option().map(|retry| RetryPolicy {
            max_attempts: unsigned(retry.max_attempts),
            initial_ms: milliseconds(retry.initial_ms),
            factor: retry.factor,
            max_ms: milliseconds(retry.max_ms),
            jitter: retry.jitter,
        }),
        timeout_ms: body.timeout_ms.into_option().map(milliseconds),
    }
}

fn provider(body: wire::AgentProvider, faults: &mut Vec<Fault>) -> ProviderConfig {
    match body {
        wire::AgentProvider::OpenAiProvider(body) => {
            let credential = body.credential_id.into_option().and_then(|text| {
                let id = wire_id::parse_uuid(&text).or_else(|| wire_id::parse(CREDENTIAL, &text));
                if id.is_none() {
                    faults.push(unknown("/provider/credential_id".to_owned(), Kind::Credential));
                }
                id.map(CredentialId)
            });
            ProviderConfig::OpenAi {
                base_url: body.base_url,
                model: body.model,
                credential,
                temperature: body.temperature.into_option(),
                max_tokens: body.max_tokens.into_option().map(unsigned),
            }
        }
        wire::AgentProvider::ScriptedProvider(body) => ProviderConfig::Scripted {
            rules: body.rules.into_iter().map(rule).collect(),
            template: body.template.into_option(),
        },
    }
}

fn rule(body: wire::AgentRule) -> Rule {
    Rule {
        when: body.when,
        reply: body.reply.into_option(),
        then: match body.then {
            wire::AgentOutcome::Continue => TurnOutcome::Continue,
            wire::AgentOutcome::Complete => TurnOutcome::Complete,
            wire::AgentOutcome::Escalate => TurnOutcome::Escalate,
        },
        tool: body.tool.into_option().map(|tool| RuleTool { name: tool.name, arguments: tool.arguments }),
    }
}

/// The document bounds these from below by 0.
fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn milliseconds(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

pub(in super::super) fn list(found: Page<Agent>, page: i32, limit: i32) -> wire::AgentList {
    let items = found.items.into_iter().map(agent).collect();
    wire::AgentList { items, page, limit, total: total(found.total) }
}

pub(in super::super) fn agent(agent: Agent) -> wire::Agent {
    let tags = agent.tags.into_iter().take(MAX_TAGS).map(|tag| cut(tag, MAX_WORD)).collect();
    wire::Agent {
        id: agent.id.0.into(),
        number: agent.seq.clamp(1, MAX_TOTAL),
        code: cut(agent.code, MAX_CODE),
        name: cut(agent.name, MAX_NAME),
        description: cut(agent.description, MAX_AGENT_DESCRIPTION),
        r#type: match agent.kind {
            AgentKind::Single => wire::AgentType::SingleAgent,
            AgentKind::Multi => wire::AgentType::MultiAgent,
        },
        mode: cut(agent.mode, MAX_WORD),
        status: match agent.status {
            AgentStatus::Draft => wire::AgentStatus::Draft,
            AgentStatus::Active => wire::AgentStatus::Active,
            AgentStatus::Inactive => wire::AgentStatus::Inactive,
        },
        tags,
        unit_id: agent.owner.unit.map(|unit| unit.0.into()),
        workflow_id: agent.workflow.0.into(),
        definition: agent.definition.map(wire_definition),
        sources: agent.sources.into_iter().take(MAX_SOURCES).map(|source| source.0.into()).collect(),
        keep_messages_secs: agent.keep_messages_secs.clamp(0, MAX_KEEP_SECS),
        created_by: cut(agent.created_by, MAX_ACTOR),
        updated_by: cut(agent.updated_by, MAX_ACTOR),
        created_at: agent.created_at.into(),
        updated_at: agent.updated_at.into(),
    }
}

fn wire_definition(definition: Definition) -> wire::Definition {
    match definition {
        Definition::Flow { workflow } => wire::Definition::FlowDefinition(wire::FlowDefinition {
            r#type: wire::FlowDefinitionType::Flow,
            workflow_id: workflow.to_string(),
        }),
        Definition::Instruction(instruction) => wire::Definition::InstructionDefinition(wire::InstructionDefinition {
            r#type: wire::InstructionDefinitionType::Instruction,
            provider: wire_provider(instruction.provider),
            prompt: cut(instruction.prompt, MAX_TEMPLATE),
            tools: instruction.tools.into_iter().map(wire_tool).collect(),
            may_escalate: instruction.may_escalate,
            may_complete: instruction.may_complete,
            memory: Some(wire::AgentMemory {
                max_messages: signed(instruction.memory.max_messages),
                max_chars: signed(instruction.memory.max_chars),
            }),
            retry: shown(instruction.retry.map(|retry| wire::AgentRetry {
                max_attempts: signed(retry.max_attempts),
                initial_ms: signed_ms(retry.initial_ms),
                factor: retry.factor,
                max_ms: signed_ms(retry.max_ms),
                jitter: retry.jitter,
            })),
            timeout_ms: shown(instruction.timeout_ms.map(signed_ms)),
        }),
    }
}

fn wire_tool(tool: Tool) -> wire::AgentTool {
    wire::AgentTool {
        name: tool.name,
        description: tool.description,
        workflow_id: tool.workflow.to_string(),
        parameters: shown(tool.parameters.and_then(object)),
    }
}

fn wire_provider(provider: ProviderConfig) -> wire::AgentProvider {
    match provider {
        ProviderConfig::OpenAi { base_url, model, credential, temperature, max_tokens } => {
            wire::AgentProvider::OpenAiProvider(wire::OpenAiProvider {
                name: wire::OpenAiProviderName::Openai,
                base_url,
                model,
                credential_id: shown(credential.map(|id| id.to_string())),
                temperature: shown(temperature),
                max_tokens: shown(max_tokens.map(signed)),
            })
        }
        ProviderConfig::Scripted { rules, template } => wire::AgentProvider::ScriptedProvider(wire::ScriptedProvider {
            name: wire::ScriptedProviderName::Scripted,
            rules: rules.into_iter().map(wire_rule).collect(),
            template: shown(template),
        }),
    }
}

fn wire_rule(rule: Rule) -> wire::AgentRule {
    wire::AgentRule {
        when: rule.when,
        reply: shown(rule.reply),
        then: match rule.then {
            TurnOutcome::Continue => wire::AgentOutcome::Continue,
            TurnOutcome::Complete => wire::AgentOutcome::Complete,
            TurnOutcome::Escalate => wire::AgentOutcome::Escalate,
        },
        tool: shown(rule.tool.map(|tool| wire::RuleTool { name: tool.name, arguments: tool.arguments })),
    }
}

/// Answers leave nothing out.
fn shown<T>(value: Option<T>) -> Maybe<T> {
    value.map_or(Maybe::Null, Maybe::Value)
}

/// The domain bounds these by numbers that fit.
fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn signed_ms(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

// Approvals.

pub(in super::super) fn approval_list(found: Page<Approval>, page: i32, limit: i32) -> wire::ApprovalList {
    let items = found.items.into_iter().map(approval).collect();
    wire::ApprovalList { items, page, limit, total: total(found.total) }
}

fn approval(approval: Approval) -> wire::Approval {
    let run = approval.origin.agent;
    wire::Approval {
        execution_id: approval.execution.0.into(),
        workflow_id: approval.workflow.0.into(),
        agent_id: run.map(|run| run.agent.0.into()),
        conversation_id: run.and_then(|run| run.conversation).map(|id| id.0.into()),
        node: cut(approval.node, MAX_NODE),
        prompt: object(approval.prompt).unwrap_or_default(),
        since: approval.since.into(),
        until: approval.until.map(Into::into),
    }
}
