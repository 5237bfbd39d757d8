// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] =
    &[&LIST_AGENTS, &GET_AGENT, &LIST_AGENT_MESSAGES, &GET_MESSAGE, &LIST_WORKFLOWS, &GET_WORKFLOW, &EXPORT_WORKFLOW];

/// `listAgents`: `GET /agents`.
pub static LIST_AGENTS: Operation = Operation {
    id: "listAgents",
    method: "GET",
    path: "/agents",
    tag: "Agents",
    statuses: &[200, 401, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `getAgent`: `GET /agents/{agent_id}`.
pub static GET_AGENT: Operation = Operation {
    id: "getAgent",
    method: "GET",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 404, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `listAgentMessages`: `GET /agents/{agent_id}/messages`.
pub static LIST_AGENT_MESSAGES: Operation = Operation {
    id: "listAgentMessages",
    method: "GET",
    path: "/agents/{agent_id}/messages",
    tag: "Agents",
    statuses: &[200, 401, 404, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `getMessage`: `GET /messages/{message_id}`.
pub static GET_MESSAGE: Operation = Operation {
    id: "getMessage",
    method: "GET",
    path: "/messages/{message_id}",
    tag: "Messages",
    statuses: &[200, 401, 404, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `listWorkflows`: `GET /workflows`.
pub static LIST_WORKFLOWS: Operation = Operation {
    id: "listWorkflows",
    method: "GET",
    path: "/workflows",
    tag: "Workflows",
    statuses: &[200, 401, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `getWorkflow`: `GET /workflows/{workflow_id}`.
pub static GET_WORKFLOW: Operation = Operation {
    id: "getWorkflow",
    method: "GET",
    path: "/workflows/{workflow_id}",
    tag: "Workflows",
    statuses: &[200, 401, 404, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `exportWorkflow`: `GET /workflows/{workflow_id}/export`.
pub static EXPORT_WORKFLOW: Operation = Operation {
    id: "exportWorkflow",
    method: "GET",
    path: "/workflows/{workflow_id}/export",
    tag: "Workflows",
    statuses: &[200, 401, 404, 429, 500],
    security: &[&[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};
