//! Wire ↔ domain, both ways, and nothing else.

mod analytics;
pub(super) mod integrations;
mod times;

use generated::{
    runtime::{DateTime, Map, Value},
    workflux::{requests, types as wire},
};
use serde::Serialize;

pub(super) use self::{
    analytics::{agent_performance, metrics, period, roi, time_series},
    times::range,
};
use crate::{
    api::{text, text::cut},
    domain::{
        agent::{Agent, AgentFilter, AgentStatus},
        agents::{AgentChange, NewAgent},
        conversation::{Conversation, ConversationFilter, ConversationMessage, ConversationStatus, Sender},
        error::{Error, Kind, Result},
        execution::{Execution, ExecutionStatus},
        id::{AgentId, ConversationId},
        page::{Page, PageRequest},
    },
};

const MAX_NAME: usize = 255;
const MAX_CHANNEL: usize = 64;
const MAX_CONTENT: usize = 1_000_000;
const MAX_PROVIDER: usize = 64;
const MAX_REASON: usize = 64;
const MAX_COUNT: i64 = 9_007_199_254_740_991;

// Ids and paging.

/// Another shape names no agent.
pub(super) fn agent_id(text: &str) -> Result<AgentId> {
    AgentId::read(text).ok_or(Error::not_found(Kind::Agent))
}

/// An agent that a query or a body names.
pub(super) fn named_agent(text: &str) -> Result<AgentId> {
    AgentId::read(text).ok_or_else(|| Error::unknown_record("/agent_id", Kind::Agent))
}

/// Another shape names no conversation.
pub(super) fn conversation_id(text: &str) -> Result<ConversationId> {
    ConversationId::read(text).ok_or(Error::not_found(Kind::Conversation))
}

/// The document bounds both numbers from below by 1.
pub(super) fn page_request(page: i32, limit: i32) -> PageRequest {
    PageRequest { page: u64::try_from(page).unwrap_or(1), limit: u64::try_from(limit).unwrap_or(1) }
}

fn pagination(total: u64, page: PageRequest) -> wire::Pagination {
    let count = |number: u64| i64::try_from(number).unwrap_or(MAX_COUNT).min(MAX_COUNT);
    wire::Pagination {
        page: i32::try_from(page.page).unwrap_or(i32::MAX),
        limit: i32::try_from(page.limit).unwrap_or(i32::MAX),
        total: count(total),
        total_pages: count(total.div_ceil(page.limit.max(1))),
    }
}

fn count(number: i64) -> i64 {
    number.clamp(0, MAX_COUNT)
}

// Agents.

pub(super) fn agent_filter(category: Option<String>, status: Option<wire::AgentStatus>) -> AgentFilter {
    AgentFilter {
        category: category.filter(|text| !text.is_empty()),
        // What is no longer or not yet active is shown as inactive.
        statuses: match status {
            Some(wire::AgentStatus::Active) => vec![AgentStatus::Active],
            Some(wire::AgentStatus::Inactive) => vec![AgentStatus::Inactive, AgentStatus::Draft],
            None => Vec::new(),
        },
        ..AgentFilter::default()
    }
}

pub(super) fn new_agent(body: wire::CreateAgentRequest) -> Result<NewAgent> {
    Ok(NewAgent {
        name: body.name,
        category: body.category.into_option(),
        status: status_in(body.status),
        config: members(&body.config)?.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        ..NewAgent::default()
    })
}

/// Settings are merged into those that the agent has; `null` removes one.
pub(super) fn agent_change(body: wire::UpdateAgentRequest, agent: &Agent) -> Result<AgentChange> {
    let config = match body.config {
        None => None,
        Some(changes) => {
            let mut config = agent.config.clone();
            for (key, value) in members(&changes)? {
                if value.is_null() {
                    config.remove(&key);
                } else {
                    config.insert(key, value);
                }
            }
            Some(config)
        }
    };
    Ok(AgentChange {
        name: body.name,
        category: body.category.into_change(),
        status: body.status.map(status_in),
        config,
        ..AgentChange::default()
    })
}

fn members(config: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(config).map_err(Error::internal)? {
        Value::Object(members) => Ok(members),
        _ => Ok(Map::new()),
    }
}

fn status_in(status: wire::AgentStatus) -> AgentStatus {
    match status {
        wire::AgentStatus::Active => AgentStatus::Active,
        wire::AgentStatus::Inactive => AgentStatus::Inactive,
    }
}

fn status_out(status: AgentStatus) -> wire::AgentStatus {
    match status {
        AgentStatus::Active => wire::AgentStatus::Active,
        AgentStatus::Inactive | AgentStatus::Draft => wire::AgentStatus::Inactive,
    }
}

pub(super) fn agent(agent: Agent) -> wire::Agent {
    wire::Agent {
        id: agent.id.spelled(),
        name: cut(agent.name, MAX_NAME),
        category: agent.category.map(|category| cut(category, MAX_NAME)),
        status: status_out(agent.status),
        config: agent.config,
        created_at: DateTime::from(agent.created_at),
        updated_at: DateTime::from(agent.updated_at),
    }
}

pub(super) fn agent_list(found: Page<Agent>, page: PageRequest) -> wire::AgentListResponse {
    let summary = |agent: Agent| wire::AgentSummary {
        id: agent.id.spelled(),
        name: cut(agent.name, MAX_NAME),
        category: agent.category.map(|category| cut(category, MAX_NAME)),
        status: status_out(agent.status),
        created_at: DateTime::from(agent.created_at),
    };
    wire::AgentListResponse {
        pagination: pagination(found.total, page),
        data: found.items.into_iter().map(summary).collect(),
    }
}

// Conversations.

pub(super) fn conversation_filter(request: &requests::ListConversations) -> Result<ConversationFilter> {
    let range = range(request.start_date.as_deref(), request.end_date.as_deref())?;
    Ok(ConversationFilter {
        agent: request.agent_id.as_deref().map(named_agent).transpose()?,
        status: request.status.as_ref().map(|status| match status {
            wire::ConversationStatus::Active => ConversationStatus::Active,
            wire::ConversationStatus::Completed => ConversationStatus::Completed,
            wire::ConversationStatus::Escalated => ConversationStatus::Escalated,
        }),
        from: range.from,
        before: range.before,
    })
}

fn conversation_status(status: ConversationStatus) -> wire::ConversationStatus {
    match status {
        ConversationStatus::Active => wire::ConversationStatus::Active,
        ConversationStatus::Completed => wire::ConversationStatus::Completed,
        ConversationStatus::Escalated => wire::ConversationStatus::Escalated,
    }
}

/// Of one conversation.
fn resolution_rate(status: ConversationStatus) -> Option<f64> {
    match status {
        ConversationStatus::Active => None,
        ConversationStatus::Completed => Some(1.0),
        ConversationStatus::Escalated => Some(0.0),
    }
}

pub(super) fn conversation_list(found: Page<Conversation>, page: PageRequest) -> wire::ConversationListResponse {
    let summary = |found: Conversation| wire::ConversationSummary {
        id: found.id.spelled(),
        agent_id: found.agent.spelled(),
        status: conversation_status(found.status),
        started_at: DateTime::from(found.started_at),
        ended_at: found.ended_at.map(DateTime::from),
        messages_count: count(found.messages_count),
        resolution_rate: resolution_rate(found.status),
    };
    wire::ConversationListResponse {
        pagination: pagination(found.total, page),
        data: found.items.into_iter().map(summary).collect(),
    }
}

pub(super) fn conversation(found: Conversation) -> wire::Conversation {
    let avg_response_time = analytics::average(&found);
    wire::Conversation {
        id: found.id.spelled(),
        agent_id: found.agent.spelled(),
        status: conversation_status(found.status),
        started_at: DateTime::from(found.started_at),
        ended_at: found.ended_at.map(DateTime::from),
        messages_count: count(found.messages_count),
        resolution_rate: resolution_rate(found.status),
        channel: cut(found.channel, MAX_CHANNEL),
        user_id: found.user.map(|user| cut(user, MAX_NAME)),
        avg_response_time,
        updated_at: DateTime::from(found.last_message_at),
    }
}

pub(super) fn conversation_created(
    found: Conversation,
    asked: Option<ConversationMessage>,
    reply: Option<ConversationMessage>,
) -> wire::ConversationCreated {
    let found = conversation(found);
    wire::ConversationCreated {
        id: found.id,
        agent_id: found.agent_id,
        status: found.status,
        started_at: found.started_at,
        ended_at: found.ended_at,
        messages_count: found.messages_count,
        resolution_rate: found.resolution_rate,
        channel: found.channel,
        user_id: found.user_id,
        avg_response_time: found.avg_response_time,
        updated_at: found.updated_at,
        message: asked.map(message),
        reply: reply.map(message),
    }
}

/// What agents of other surfaces are given beside the question, and conversations here are not.
pub(super) fn no_inputs() -> Map<String, Value> {
    Map::new()
}

// Messages.

pub(super) fn sender(sender: wire::MessageSender) -> Sender {
    match sender {
        wire::MessageSender::User => Sender::User,
        wire::MessageSender::Agent => Sender::Agent,
        wire::MessageSender::System => Sender::System,
    }
}

fn message(said: ConversationMessage) -> wire::Message {
    let note = said.answer.unwrap_or_default();
    wire::Message {
        id: said.id.spelled(),
        conversation_id: said.conversation.spelled(),
        sender: match said.sender {
            Sender::User => wire::MessageSender::User,
            Sender::Agent => wire::MessageSender::Agent,
            Sender::System => wire::MessageSender::System,
        },
        content: cut(said.content, MAX_CONTENT),
        provider: note.provider.map(|provider| cut(provider, MAX_PROVIDER)),
        response_time: note.response_ms.map(analytics::seconds),
        created_at: DateTime::from(said.created_at),
    }
}

pub(super) fn message_list(found: Page<ConversationMessage>, page: PageRequest) -> wire::MessageListResponse {
    wire::MessageListResponse {
        pagination: pagination(found.total, page),
        data: found.items.into_iter().map(message).collect(),
    }
}

pub(super) fn message_sent(
    said: ConversationMessage,
    reply: Option<ConversationMessage>,
    status: ConversationStatus,
) -> wire::MessageSent {
    let said = message(said);
    wire::MessageSent {
        id: said.id,
        conversation_id: said.conversation_id,
        sender: said.sender,
        content: said.content,
        provider: said.provider,
        response_time: said.response_time,
        created_at: said.created_at,
        reply: reply.map(message),
        conversation_status: conversation_status(status),
    }
}

/// Why a run failed: a stable word and a sentence; `None` where it did not.
pub(super) fn run_failure(run: &Execution) -> Option<(String, String)> {
    match (run.status, &run.error) {
        (ExecutionStatus::Cancelled, _) => Some(("cancelled".to_owned(), "The agent was stopped".to_owned())),
        (ExecutionStatus::Failed, Some(error)) => {
            Some((cut(error.code.clone(), MAX_REASON), text::sentence(&error.message)))
        }
        (ExecutionStatus::Failed, None) => Some(("failed".to_owned(), "The agent failed".to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
