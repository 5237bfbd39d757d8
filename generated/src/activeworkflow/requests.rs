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

/// What `listAgents` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgents {}

impl ListAgents {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
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
    /// The agent's id. What is not the id of an agent of the user's tenant is 404, whatever its shape.
    pub agent_id: i64,
}

impl GetAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<i64>(&GET_AGENT_AGENT_ID, |value: &i64| *value >= 1);
        decoder.finish()?;
        let Some(agent_id) = agent_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { agent_id })
    }
}

static LIST_AGENT_MESSAGES_AGENT_ID: Param = Param {
    name: "agent_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

static LIST_AGENT_MESSAGES_AFTER: Param = Param {
    name: "after",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents~1{agent_id}~1messages/get/parameters/1/schema",
    exact: true,
};

static LIST_AGENT_MESSAGES_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents~1{agent_id}~1messages/get/parameters/2/schema",
    exact: true,
};

/// What `listAgentMessages` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgentMessages {
    /// The agent's id. What is not the id of an agent of the user's tenant is 404, whatever its shape.
    pub agent_id: i64,
    /// Only messages that were created after this moment: never one whose `created_at` is this very time. ISO 8601: a date, or a date and a time with or without seconds, their fractions
    /// and an offset; UTC where none is given. A `+` in a query means a space, so an offset's is written `%2B`.
    pub after: Option<String>,
    /// Only this many of the newest messages. All where it is left out.
    pub limit: Option<i64>,
}

impl ListAgentMessages {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let agent_id = decoder.required::<i64>(&LIST_AGENT_MESSAGES_AGENT_ID, |value: &i64| *value >= 1);
        let after = decoder.optional::<String>(&LIST_AGENT_MESSAGES_AFTER, |value: &String| {
            length(value, 10, 40) && PATTERN_3.is_match(value)
        });
        let limit =
            decoder.optional::<i64>(&LIST_AGENT_MESSAGES_LIMIT, |value: &i64| *value >= 0 && *value <= 1000000000);
        decoder.finish()?;
        let (Some(agent_id), Some(after), Some(limit)) = (agent_id, after, limit) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { agent_id, after, limit })
    }
}

static GET_MESSAGE_MESSAGE_ID: Param = Param {
    name: "message_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1messages~1{message_id}/get/parameters/0/schema",
    exact: true,
};

/// What `getMessage` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetMessage {
    /// The message's id. What is not the id of a message of the user's tenant is 404, whatever its shape.
    pub message_id: i64,
}

impl GetMessage {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let message_id = decoder.required::<i64>(&GET_MESSAGE_MESSAGE_ID, |value: &i64| *value >= 1);
        decoder.finish()?;
        let Some(message_id) = message_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { message_id })
    }
}

/// What `listWorkflows` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflows {}

impl ListWorkflows {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
    }
}

static GET_WORKFLOW_WORKFLOW_ID: Param = Param {
    name: "workflow_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `getWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWorkflow {
    /// The workflow's id. What is not the id of a workflow of the user's tenant is 404, whatever its shape.
    pub workflow_id: i64,
}

impl GetWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let workflow_id = decoder.required::<i64>(&GET_WORKFLOW_WORKFLOW_ID, |value: &i64| *value >= 1);
        decoder.finish()?;
        let Some(workflow_id) = workflow_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { workflow_id })
    }
}

static EXPORT_WORKFLOW_WORKFLOW_ID: Param = Param {
    name: "workflow_id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `exportWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportWorkflow {
    /// The workflow's id. What is not the id of a workflow of the user's tenant is 404, whatever its shape.
    pub workflow_id: i64,
}

impl ExportWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let workflow_id = decoder.required::<i64>(&EXPORT_WORKFLOW_WORKFLOW_ID, |value: &i64| *value >= 1);
        decoder.finish()?;
        let Some(workflow_id) = workflow_id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { workflow_id })
    }
}
