// Written by `cargo xtask generate`. Change the document, not this file.

//! Requests: parameters and body of each operation, decoded and checked.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(
    unused_imports,
    unused_variables,
    unused_mut,
    clippy::unnecessary_wraps,
    reason = "every operation uses another part of these"
)]

use poem::{Body, Request};

use super::{SCHEMAS, types, validate::*};
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, Decoder, Fault, In, IndexMap, Limits, Map, Media, Param, Shape, Style,
    Uuid, Validate, Value, length, read_body, read_form, read_json, read_multipart, read_text, unique,
};

static LIST_AGENTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_AGENTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

static LIST_AGENTS_CATEGORY: Param = Param {
    name: "category",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/2/schema",
    exact: true,
};

static LIST_AGENTS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/3/schema",
    exact: true,
};

/// What `listAgents` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgents {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// Only agents of exactly this category. Empty is the same as absent.
    pub category: Option<String>,
    /// Only agents with this status.
    pub status: Option<types::AgentStatus>,
}

impl ListAgents {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_AGENTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_AGENTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        let category = decoder.optional::<String>(&LIST_AGENTS_CATEGORY, |value: &String| {
            length(value, 0, 255) && PATTERN_3.is_match(value)
        });
        let status = decoder.optional::<types::AgentStatus>(&LIST_AGENTS_STATUS, |_: &types::AgentStatus| true);
        decoder.finish()?;
        let (Some(page), Some(limit), Some(category), Some(status)) = (page, limit, category, status) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20), category, status })
    }
}

static CREATE_AGENT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAgent {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new agent.
    pub body: types::CreateAgentRequest,
}

impl CreateAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_AGENT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_9.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateAgentRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1agents/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateAgentRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static GET_AGENT_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `getAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
}

impl GetAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&GET_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(agent_id) = agent_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { agent_id })
    }
}

static UPDATE_AGENT_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `updateAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// What is to change.
    pub body: types::UpdateAgentRequest,
}

impl UpdateAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&UPDATE_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::UpdateAgentRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1agents~1{agent_id}/put/requestBody/content/application~1json/schema",
                true,
                |value: &types::UpdateAgentRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(agent_id), Some(body)) = (agent_id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { agent_id, body })
    }
}

static DELETE_AGENT_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `deleteAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
}

impl DeleteAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&DELETE_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(agent_id) = agent_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { agent_id })
    }
}

static LIST_CONVERSATIONS_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentFilter/schema",
    exact: true,
};

static LIST_CONVERSATIONS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1conversations/get/parameters/1/schema",
    exact: true,
};

static LIST_CONVERSATIONS_START_DATE: Param = Param {
    name: "start_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/StartDate/schema",
    exact: true,
};

static LIST_CONVERSATIONS_END_DATE: Param = Param {
    name: "end_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/EndDate/schema",
    exact: true,
};

static LIST_CONVERSATIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_CONVERSATIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listConversations` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListConversations {
    /// Only with this agent. One that is not there is 400.
    pub agent_id: Option<String>,
    /// Only conversations with this status.
    pub status: Option<types::ConversationStatus>,
    /// Only what started at or after this: an ISO 8601 date, which means its beginning in UTC, or a date and time with seconds and offset (RFC 3339). Where it is later than `end_date`, nothing is
    /// selected.
    pub start_date: Option<types::DateOrTime>,
    /// Only what started at or before this: an ISO 8601 date, whose whole day in UTC is meant, or a date and time with seconds and offset (RFC 3339).
    pub end_date: Option<types::DateOrTime>,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListConversations {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.optional::<String>(&LIST_CONVERSATIONS_AGENT_ID, |value: &String| length(value, 1, 128));
        let status = decoder
            .optional::<types::ConversationStatus>(&LIST_CONVERSATIONS_STATUS, |_: &types::ConversationStatus| true);
        let start_date = decoder
            .optional::<types::DateOrTime>(&LIST_CONVERSATIONS_START_DATE, |value: &types::DateOrTime| {
                valid_date_or_time(value)
            });
        let end_date = decoder
            .optional::<types::DateOrTime>(&LIST_CONVERSATIONS_END_DATE, |value: &types::DateOrTime| {
                valid_date_or_time(value)
            });
        let page = decoder.optional::<i32>(&LIST_CONVERSATIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_CONVERSATIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(agent_id), Some(status), Some(start_date), Some(end_date), Some(page), Some(limit)) =
            (agent_id, status, start_date, end_date, page, limit)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, status, start_date, end_date, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_CONVERSATION_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createConversation` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateConversation {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new conversation.
    pub body: types::CreateConversationRequest,
}

impl CreateConversation {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_CONVERSATION_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_9.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateConversationRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1conversations/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateConversationRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static GET_CONVERSATION_CONVERSATION_ID: Param = Param {
    name: "conversation_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ConversationId/schema",
    exact: true,
};

/// What `getConversation` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetConversation {
    /// The conversation's id. Any text is taken; what is not the id of one of the caller's conversations is 404.
    pub conversation_id: String,
}

impl GetConversation {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let conversation_id =
            decoder.required::<String>(&GET_CONVERSATION_CONVERSATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(conversation_id) = conversation_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { conversation_id })
    }
}

static LIST_MESSAGES_CONVERSATION_ID: Param = Param {
    name: "conversation_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ConversationId/schema",
    exact: true,
};

static LIST_MESSAGES_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_MESSAGES_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listMessages` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListMessages {
    /// The conversation's id. Any text is taken; what is not the id of one of the caller's conversations is 404.
    pub conversation_id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListMessages {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let conversation_id =
            decoder.required::<String>(&LIST_MESSAGES_CONVERSATION_ID, |value: &String| length(value, 1, 128));
        let page = decoder.optional::<i32>(&LIST_MESSAGES_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_MESSAGES_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(conversation_id), Some(page), Some(limit)) = (conversation_id, page, limit) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { conversation_id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static SEND_MESSAGE_CONVERSATION_ID: Param = Param {
    name: "conversation_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ConversationId/schema",
    exact: true,
};

static SEND_MESSAGE_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `sendMessage` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SendMessage {
    /// The conversation's id. Any text is taken; what is not the id of one of the caller's conversations is 404.
    pub conversation_id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// What is said.
    pub body: types::SendMessageRequest,
}

impl SendMessage {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let conversation_id =
            decoder.required::<String>(&SEND_MESSAGE_CONVERSATION_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&SEND_MESSAGE_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_9.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::SendMessageRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1conversations~1{conversation_id}~1messages/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::SendMessageRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(conversation_id), Some(idempotency_key), Some(body)) = (conversation_id, idempotency_key, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { conversation_id, idempotency_key, body })
    }
}

static GET_ANALYTICS_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentFilter/schema",
    exact: true,
};

static GET_ANALYTICS_METRIC: Param = Param {
    name: "metric",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1analytics/get/parameters/1/schema",
    exact: true,
};

static GET_ANALYTICS_START_DATE: Param = Param {
    name: "start_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/StartDate/schema",
    exact: true,
};

static GET_ANALYTICS_END_DATE: Param = Param {
    name: "end_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/EndDate/schema",
    exact: true,
};

static GET_ANALYTICS_GROUP_BY: Param = Param {
    name: "group_by",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/GroupBy/schema",
    exact: true,
};

/// What `getAnalytics` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAnalytics {
    /// Only with this agent. One that is not there is 400.
    pub agent_id: Option<String>,
    /// What the items of `time_series` show beside `conversations`: `resolution_rate`, `response_time` (as `avg_response_time`) or `volume` (as `messages`). Without it, all of them.
    pub metric: Option<types::Metric>,
    /// Only what started at or after this: an ISO 8601 date, which means its beginning in UTC, or a date and time with seconds and offset (RFC 3339). Where it is later than `end_date`, nothing is
    /// selected.
    pub start_date: Option<types::DateOrTime>,
    /// Only what started at or before this: an ISO 8601 date, whose whole day in UTC is meant, or a date and time with seconds and offset (RFC 3339).
    pub end_date: Option<types::DateOrTime>,
    /// How long the periods of `time_series` are. A week is named by its Monday, a month by its first day.
    pub group_by: types::Period,
}

impl GetAnalytics {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.optional::<String>(&GET_ANALYTICS_AGENT_ID, |value: &String| length(value, 1, 128));
        let metric = decoder.optional::<types::Metric>(&GET_ANALYTICS_METRIC, |_: &types::Metric| true);
        let start_date = decoder
            .optional::<types::DateOrTime>(&GET_ANALYTICS_START_DATE, |value: &types::DateOrTime| {
                valid_date_or_time(value)
            });
        let end_date = decoder.optional::<types::DateOrTime>(&GET_ANALYTICS_END_DATE, |value: &types::DateOrTime| {
            valid_date_or_time(value)
        });
        let group_by = decoder.optional::<types::Period>(&GET_ANALYTICS_GROUP_BY, |_: &types::Period| true);
        decoder.finish()?;
        let (Some(agent_id), Some(metric), Some(start_date), Some(end_date), Some(group_by)) =
            (agent_id, metric, start_date, end_date, group_by)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, metric, start_date, end_date, group_by: group_by.unwrap_or(types::Period::Day) })
    }
}

static GET_AGENT_PERFORMANCE_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

static GET_AGENT_PERFORMANCE_START_DATE: Param = Param {
    name: "start_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/StartDate/schema",
    exact: true,
};

static GET_AGENT_PERFORMANCE_END_DATE: Param = Param {
    name: "end_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/EndDate/schema",
    exact: true,
};

static GET_AGENT_PERFORMANCE_GROUP_BY: Param = Param {
    name: "group_by",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/GroupBy/schema",
    exact: true,
};

/// What `getAgentPerformance` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAgentPerformance {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// Only what started at or after this: an ISO 8601 date, which means its beginning in UTC, or a date and time with seconds and offset (RFC 3339). Where it is later than `end_date`, nothing is
    /// selected.
    pub start_date: Option<types::DateOrTime>,
    /// Only what started at or before this: an ISO 8601 date, whose whole day in UTC is meant, or a date and time with seconds and offset (RFC 3339).
    pub end_date: Option<types::DateOrTime>,
    /// How long the periods of `time_series` are. A week is named by its Monday, a month by its first day.
    pub group_by: types::Period,
}

impl GetAgentPerformance {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id =
            decoder.required::<String>(&GET_AGENT_PERFORMANCE_AGENT_ID, |value: &String| length(value, 1, 128));
        let start_date = decoder
            .optional::<types::DateOrTime>(&GET_AGENT_PERFORMANCE_START_DATE, |value: &types::DateOrTime| {
                valid_date_or_time(value)
            });
        let end_date = decoder
            .optional::<types::DateOrTime>(&GET_AGENT_PERFORMANCE_END_DATE, |value: &types::DateOrTime| {
                valid_date_or_time(value)
            });
        let group_by = decoder.optional::<types::Period>(&GET_AGENT_PERFORMANCE_GROUP_BY, |_: &types::Period| true);
        decoder.finish()?;
        let (Some(agent_id), Some(start_date), Some(end_date), Some(group_by)) =
            (agent_id, start_date, end_date, group_by)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, start_date, end_date, group_by: group_by.unwrap_or(types::Period::Day) })
    }
}

static GET_ROI_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentFilter/schema",
    exact: true,
};

static GET_ROI_START_DATE: Param = Param {
    name: "start_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/StartDate/schema",
    exact: true,
};

static GET_ROI_END_DATE: Param = Param {
    name: "end_date",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/EndDate/schema",
    exact: true,
};

/// What `getRoi` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetRoi {
    /// Only with this agent. One that is not there is 400.
    pub agent_id: Option<String>,
    /// Only what started at or after this: an ISO 8601 date, which means its beginning in UTC, or a date and time with seconds and offset (RFC 3339). Where it is later than `end_date`, nothing is
    /// selected.
    pub start_date: Option<types::DateOrTime>,
    /// Only what started at or before this: an ISO 8601 date, whose whole day in UTC is meant, or a date and time with seconds and offset (RFC 3339).
    pub end_date: Option<types::DateOrTime>,
}

impl GetRoi {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.optional::<String>(&GET_ROI_AGENT_ID, |value: &String| length(value, 1, 128));
        let start_date = decoder
            .optional::<types::DateOrTime>(&GET_ROI_START_DATE, |value: &types::DateOrTime| valid_date_or_time(value));
        let end_date = decoder
            .optional::<types::DateOrTime>(&GET_ROI_END_DATE, |value: &types::DateOrTime| valid_date_or_time(value));
        decoder.finish()?;
        let (Some(agent_id), Some(start_date), Some(end_date)) = (agent_id, start_date, end_date) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, start_date, end_date })
    }
}

static LIST_INTEGRATIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_INTEGRATIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listIntegrations` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrations {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListIntegrations {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_INTEGRATIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_INTEGRATIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_INTEGRATION_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateIntegration {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new integration.
    pub body: types::CreateIntegrationRequest,
}

impl CreateIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_INTEGRATION_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_9.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateIntegrationRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1integrations/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateIntegrationRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static GET_INTEGRATION_INTEGRATION_ID: Param = Param {
    name: "integration_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

/// What `getIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetIntegration {
    /// The integration's id. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub integration_id: String,
}

impl GetIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let integration_id =
            decoder.required::<String>(&GET_INTEGRATION_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(integration_id) = integration_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { integration_id })
    }
}

static TEST_INTEGRATION_INTEGRATION_ID: Param = Param {
    name: "integration_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

/// What `testIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct TestIntegration {
    /// The integration's id. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub integration_id: String,
}

impl TestIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let integration_id =
            decoder.required::<String>(&TEST_INTEGRATION_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(integration_id) = integration_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { integration_id })
    }
}

static SYNC_INTEGRATION_INTEGRATION_ID: Param = Param {
    name: "integration_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

static SYNC_INTEGRATION_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `syncIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SyncIntegration {
    /// The integration's id. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub integration_id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
}

impl SyncIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let integration_id =
            decoder.required::<String>(&SYNC_INTEGRATION_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&SYNC_INTEGRATION_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_9.is_match(value)
        });
        decoder.finish()?;
        let (Some(integration_id), Some(idempotency_key)) = (integration_id, idempotency_key) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { integration_id, idempotency_key })
    }
}
