// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &LIST_AGENTS,
    &CREATE_AGENT,
    &GET_AGENT,
    &UPDATE_AGENT,
    &DELETE_AGENT,
    &GET_AGENT_BY_CODE,
    &CHAT,
    &RESUME_CHAT,
    &RUN_JOB,
];

/// `listAgents`: `GET /agents`.
pub static LIST_AGENTS: Operation = Operation {
    id: "listAgents",
    method: "GET",
    path: "/agents",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createAgent`: `POST /agents`.
pub static CREATE_AGENT: Operation = Operation {
    id: "createAgent",
    method: "POST",
    path: "/agents",
    tag: "Agents",
    statuses: &[201, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }]],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getAgent`: `GET /agents/{agent_id}`.
pub static GET_AGENT: Operation = Operation {
    id: "getAgent",
    method: "GET",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `updateAgent`: `PUT /agents/{agent_id}`.
pub static UPDATE_AGENT: Operation = Operation {
    id: "updateAgent",
    method: "PUT",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only where another change comes between reading and writing; whether a run meets that moment is chance.\"}}",
    )],
};

/// `deleteAgent`: `DELETE /agents/{agent_id}`.
pub static DELETE_AGENT: Operation = Operation {
    id: "deleteAgent",
    method: "DELETE",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getAgentByCode`: `GET /agents/code/{agent_code}`.
pub static GET_AGENT_BY_CODE: Operation = Operation {
    id: "getAgentByCode",
    method: "GET",
    path: "/agents/code/{agent_code}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `chat`: `POST /agents/{agent_id}/chat`.
pub static CHAT: Operation = Operation {
    id: "chat",
    method: "POST",
    path: "/agents/{agent_id}/chat",
    tag: "Chat",
    statuses: &[200, 202, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:run"] }]],
    header_parameters: &["last-event-id", "idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `resumeChat`: `POST /agents/{agent_id}/chat/resume`.
pub static RESUME_CHAT: Operation = Operation {
    id: "resumeChat",
    method: "POST",
    path: "/agents/{agent_id}/chat/resume",
    tag: "Chat",
    statuses: &[200, 202, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:run"] }]],
    header_parameters: &["last-event-id", "idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `runJob`: `POST /agents/{agent_id}/job`.
pub static RUN_JOB: Operation = Operation {
    id: "runJob",
    method: "POST",
    path: "/agents/{agent_id}/job",
    tag: "Chat",
    statuses: &[200, 202, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:run"] }]],
    header_parameters: &["last-event-id", "idempotency-key"],
    deprecated: false,
    extensions: &[],
};
