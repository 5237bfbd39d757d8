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

static LIST_AGENTS_PAGE_NUM: Param = Param {
    name: "page_num",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/0/schema",
    exact: true,
};

static LIST_AGENTS_PAGE_SIZE: Param = Param {
    name: "page_size",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/1/schema",
    exact: true,
};

static LIST_AGENTS_IS_FAVORITE: Param = Param {
    name: "is_favorite",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/2/schema",
    exact: true,
};

static LIST_AGENTS_TAGS: Param = Param {
    name: "tags",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::List,
    schema: "/paths/~1agents/get/parameters/3/schema",
    exact: true,
};

static LIST_AGENTS_MODE: Param = Param {
    name: "mode",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/4/schema",
    exact: true,
};

static LIST_AGENTS_NAME: Param = Param {
    name: "name",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/5/schema",
    exact: true,
};

static LIST_AGENTS_ORDER_BY: Param = Param {
    name: "order_by",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/6/schema",
    exact: true,
};

static LIST_AGENTS_EXCLUDE_DRAFT: Param = Param {
    name: "exclude_draft",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/7/schema",
    exact: true,
};

static LIST_AGENTS_AGENT_IDS: Param = Param {
    name: "agent_ids",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::List,
    schema: "/paths/~1agents/get/parameters/8/schema",
    exact: true,
};

static LIST_AGENTS_TYPE: Param = Param {
    name: "type",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/9/schema",
    exact: true,
};

static LIST_AGENTS_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static LIST_AGENTS_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

/// What `listAgents` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgents {
    /// Which page, from 1.
    pub page_num: i32,
    /// Agents a page.
    pub page_size: i32,
    /// Only favourites, or only agents that are none.
    pub is_favorite: Option<bool>,
    /// Only agents with at least one of these tags. Given again for each.
    pub tags: Option<Vec<String>>,
    /// Only agents of this mode.
    pub mode: Option<types::AgentMode>,
    /// Only agents whose name contains this text, without regard to case. Empty is the same as absent.
    pub name: Option<String>,
    /// The most recently created first, or the oldest.
    pub order_by: types::AgentOrder,
    /// Whether agents whose status is `DRAFT` are left out.
    pub exclude_draft: bool,
    /// Only these agents. Given again for each. An id that names none of the caller's agents, of whatever shape, finds nothing and is no error.
    pub agent_ids: Option<Vec<String>>,
    /// Only agents of this type.
    pub r#type: Option<types::AgentType>,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
}

impl ListAgents {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page_num = decoder.optional::<i32>(&LIST_AGENTS_PAGE_NUM, |value: &i32| *value >= 1 && *value <= 1000000);
        let page_size = decoder.optional::<i32>(&LIST_AGENTS_PAGE_SIZE, |value: &i32| *value >= 1 && *value <= 100);
        let is_favorite = decoder.optional::<bool>(&LIST_AGENTS_IS_FAVORITE, |_: &bool| true);
        let tags = decoder.optional::<Vec<String>>(&LIST_AGENTS_TAGS, |value: &Vec<String>| {
            value.len() <= 100 && value.iter().all(|value| length(value, 1, 64) && PATTERN_4.is_match(value))
        });
        let mode = decoder.optional::<types::AgentMode>(&LIST_AGENTS_MODE, |_: &types::AgentMode| true);
        let name = decoder
            .optional::<String>(&LIST_AGENTS_NAME, |value: &String| length(value, 0, 255) && PATTERN_4.is_match(value));
        let order_by = decoder.optional::<types::AgentOrder>(&LIST_AGENTS_ORDER_BY, |_: &types::AgentOrder| true);
        let exclude_draft = decoder.optional::<bool>(&LIST_AGENTS_EXCLUDE_DRAFT, |_: &bool| true);
        let agent_ids = decoder.optional::<Vec<String>>(&LIST_AGENTS_AGENT_IDS, |value: &Vec<String>| {
            value.len() <= 100 && value.iter().all(|value| length(value, 1, 128))
        });
        let r#type = decoder.optional::<types::AgentType>(&LIST_AGENTS_TYPE, |_: &types::AgentType| true);
        let tenant_id = decoder.optional::<String>(&LIST_AGENTS_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&LIST_AGENTS_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        decoder.finish()?;
        let (
            Some(page_num),
            Some(page_size),
            Some(is_favorite),
            Some(tags),
            Some(mode),
            Some(name),
            Some(order_by),
            Some(exclude_draft),
            Some(agent_ids),
            Some(r#type),
            Some(tenant_id),
            Some(tenant_unit_id),
        ) = (
            page_num,
            page_size,
            is_favorite,
            tags,
            mode,
            name,
            order_by,
            exclude_draft,
            agent_ids,
            r#type,
            tenant_id,
            tenant_unit_id,
        )
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self {
            page_num: page_num.unwrap_or(1),
            page_size: page_size.unwrap_or(20),
            is_favorite,
            tags,
            mode,
            name,
            order_by: order_by.unwrap_or(types::AgentOrder::Recent),
            exclude_draft: exclude_draft.unwrap_or(false),
            agent_ids,
            r#type,
            tenant_id,
            tenant_unit_id,
        })
    }
}

static CREATE_AGENT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static CREATE_AGENT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

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
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again. Not looked at beside a `Last-Event-ID`.
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
        let tenant_id = decoder.optional::<String>(&CREATE_AGENT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&CREATE_AGENT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        let idempotency_key = decoder.optional::<String>(&CREATE_AGENT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
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
        let (Some(tenant_id), Some(tenant_unit_id), Some(idempotency_key), Some(body)) =
            (tenant_id, tenant_unit_id, idempotency_key, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { tenant_id, tenant_unit_id, idempotency_key, body })
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

static GET_AGENT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static GET_AGENT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

/// What `getAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
}

impl GetAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&GET_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&GET_AGENT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&GET_AGENT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        decoder.finish()?;
        let (Some(agent_id), Some(tenant_id), Some(tenant_unit_id)) = (agent_id, tenant_id, tenant_unit_id) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id })
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

static UPDATE_AGENT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static UPDATE_AGENT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

/// What `updateAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
    /// The fields to change.
    pub body: types::UpdateAgentRequest,
}

impl UpdateAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&UPDATE_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&UPDATE_AGENT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&UPDATE_AGENT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
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
        let (Some(agent_id), Some(tenant_id), Some(tenant_unit_id), Some(body)) =
            (agent_id, tenant_id, tenant_unit_id, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id, body })
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

static DELETE_AGENT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static DELETE_AGENT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

/// What `deleteAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAgent {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
}

impl DeleteAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&DELETE_AGENT_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&DELETE_AGENT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&DELETE_AGENT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        decoder.finish()?;
        let (Some(agent_id), Some(tenant_id), Some(tenant_unit_id)) = (agent_id, tenant_id, tenant_unit_id) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id })
    }
}

static GET_AGENT_BY_CODE_AGENT_CODE: Param = Param {
    name: "agent_code",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1agents~1code~1{agent_code}/get/parameters/0/schema",
    exact: true,
};

/// What `getAgentByCode` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAgentByCode {
    /// The agent's code. Any text is taken; what is not the code of one of the caller's agents is 404.
    pub agent_code: String,
}

impl GetAgentByCode {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_code =
            decoder.required::<String>(&GET_AGENT_BY_CODE_AGENT_CODE, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(agent_code) = agent_code else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { agent_code })
    }
}

static CHAT_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

static CHAT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static CHAT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

static CHAT_LAST_EVENT_ID: Param = Param {
    name: "Last-Event-ID",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/LastEventId/schema",
    exact: true,
};

static CHAT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `chat` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Chat {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
    /// The `id` of the last event that a stream was read up to: the answer is the stream of that run behind it, whatever the body says, and no new run is started. Empty is the same as absent. What names no run of this agent
    /// is 404.
    pub last_event_id: Option<String>,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again. Not looked at beside a `Last-Event-ID`.
    pub idempotency_key: Option<String>,
    /// What the agent is asked, and how the answer is to come.
    pub body: types::RunRequest,
}

impl Chat {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&CHAT_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&CHAT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id = decoder.optional::<String>(&CHAT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        let last_event_id = decoder.optional::<String>(&CHAT_LAST_EVENT_ID, |value: &String| {
            length(value, 0, 128) && PATTERN_6.is_match(value)
        });
        let idempotency_key = decoder.optional::<String>(&CHAT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RunRequest>(
                &mut decoder,
                &bytes,
                "/components/requestBodies/Run/content/application~1json/schema",
                true,
                |value: &types::RunRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (
            Some(agent_id),
            Some(tenant_id),
            Some(tenant_unit_id),
            Some(last_event_id),
            Some(idempotency_key),
            Some(body),
        ) = (agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body })
    }
}

static RESUME_CHAT_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

static RESUME_CHAT_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static RESUME_CHAT_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

static RESUME_CHAT_LAST_EVENT_ID: Param = Param {
    name: "Last-Event-ID",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/LastEventId/schema",
    exact: true,
};

static RESUME_CHAT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `resumeChat` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ResumeChat {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
    /// The `id` of the last event that a stream was read up to: the answer is the stream of that run behind it, whatever the body says, and no new run is started. Empty is the same as absent. What names no run of this agent
    /// is 404.
    pub last_event_id: Option<String>,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again. Not looked at beside a `Last-Event-ID`.
    pub idempotency_key: Option<String>,
    /// Which run goes on, and with what.
    pub body: types::ResumeRequest,
}

impl ResumeChat {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&RESUME_CHAT_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&RESUME_CHAT_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&RESUME_CHAT_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        let last_event_id = decoder.optional::<String>(&RESUME_CHAT_LAST_EVENT_ID, |value: &String| {
            length(value, 0, 128) && PATTERN_6.is_match(value)
        });
        let idempotency_key = decoder.optional::<String>(&RESUME_CHAT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::ResumeRequest>(
                &mut decoder,
                &bytes,
                "/components/requestBodies/Resume/content/application~1json/schema",
                true,
                |value: &types::ResumeRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (
            Some(agent_id),
            Some(tenant_id),
            Some(tenant_unit_id),
            Some(last_event_id),
            Some(idempotency_key),
            Some(body),
        ) = (agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body })
    }
}

static RUN_JOB_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

static RUN_JOB_TENANT_ID: Param = Param {
    name: "tenant_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantId/schema",
    exact: true,
};

static RUN_JOB_TENANT_UNIT_ID: Param = Param {
    name: "tenant_unit_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/TenantUnitId/schema",
    exact: true,
};

static RUN_JOB_LAST_EVENT_ID: Param = Param {
    name: "Last-Event-ID",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/LastEventId/schema",
    exact: true,
};

static RUN_JOB_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `runJob` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RunJob {
    /// The agent's id. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub agent_id: String,
    /// The key's own tenant. Another one is 404; empty and `null` are the same as absent.
    pub tenant_id: Option<String>,
    /// A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes.
    pub tenant_unit_id: Option<String>,
    /// The `id` of the last event that a stream was read up to: the answer is the stream of that run behind it, whatever the body says, and no new run is started. Empty is the same as absent. What names no run of this agent
    /// is 404.
    pub last_event_id: Option<String>,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again. Not looked at beside a `Last-Event-ID`.
    pub idempotency_key: Option<String>,
    /// What the agent is asked, and how the answer is to come.
    pub body: types::RunRequest,
}

impl RunJob {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<String>(&RUN_JOB_AGENT_ID, |value: &String| length(value, 1, 128));
        let tenant_id = decoder.optional::<String>(&RUN_JOB_TENANT_ID, |value: &String| length(value, 0, 128));
        let tenant_unit_id =
            decoder.optional::<String>(&RUN_JOB_TENANT_UNIT_ID, |value: &String| length(value, 0, 128));
        let last_event_id = decoder.optional::<String>(&RUN_JOB_LAST_EVENT_ID, |value: &String| {
            length(value, 0, 128) && PATTERN_6.is_match(value)
        });
        let idempotency_key = decoder.optional::<String>(&RUN_JOB_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RunRequest>(
                &mut decoder,
                &bytes,
                "/components/requestBodies/Run/content/application~1json/schema",
                true,
                |value: &types::RunRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (
            Some(agent_id),
            Some(tenant_id),
            Some(tenant_unit_id),
            Some(last_event_id),
            Some(idempotency_key),
            Some(body),
        ) = (agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, tenant_id, tenant_unit_id, last_event_id, idempotency_key, body })
    }
}
