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
    &LIST_CONVERSATIONS,
    &CREATE_CONVERSATION,
    &GET_CONVERSATION,
    &LIST_MESSAGES,
    &SEND_MESSAGE,
    &GET_ANALYTICS,
    &GET_AGENT_PERFORMANCE,
    &GET_ROI,
    &LIST_INTEGRATIONS,
    &CREATE_INTEGRATION,
    &GET_INTEGRATION,
    &TEST_INTEGRATION,
    &SYNC_INTEGRATION,
];

/// `listAgents`: `GET /agents`.
pub static LIST_AGENTS: Operation = Operation {
    id: "listAgents",
    method: "GET",
    path: "/agents",
    tag: "Agents",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
    ],
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
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getAgent`: `GET /agents/{agent_id}`.
pub static GET_AGENT: Operation = Operation {
    id: "getAgent",
    method: "GET",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
    ],
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
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only where two requests change the agent at the same moment; the suite sends one at a time.\"}}",
    )],
};

/// `deleteAgent`: `DELETE /agents/{agent_id}`.
pub static DELETE_AGENT: Operation = Operation {
    id: "deleteAgent",
    method: "DELETE",
    path: "/agents/{agent_id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listConversations`: `GET /conversations`.
pub static LIST_CONVERSATIONS: Operation = Operation {
    id: "listConversations",
    method: "GET",
    path: "/conversations",
    tag: "Conversations",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createConversation`: `POST /conversations`.
pub static CREATE_CONVERSATION: Operation = Operation {
    id: "createConversation",
    method: "POST",
    path: "/conversations",
    tag: "Conversations",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["conversations:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["conversations:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getConversation`: `GET /conversations/{conversation_id}`.
pub static GET_CONVERSATION: Operation = Operation {
    id: "getConversation",
    method: "GET",
    path: "/conversations/{conversation_id}",
    tag: "Conversations",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listMessages`: `GET /conversations/{conversation_id}/messages`.
pub static LIST_MESSAGES: Operation = Operation {
    id: "listMessages",
    method: "GET",
    path: "/conversations/{conversation_id}/messages",
    tag: "Conversations",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["conversations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `sendMessage`: `POST /conversations/{conversation_id}/messages`.
pub static SEND_MESSAGE: Operation = Operation {
    id: "sendMessage",
    method: "POST",
    path: "/conversations/{conversation_id}/messages",
    tag: "Conversations",
    statuses: &[201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["conversations:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["conversations:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getAnalytics`: `GET /analytics`.
pub static GET_ANALYTICS: Operation = Operation {
    id: "getAnalytics",
    method: "GET",
    path: "/analytics",
    tag: "Analytics",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getAgentPerformance`: `GET /analytics/agents/{agent_id}`.
pub static GET_AGENT_PERFORMANCE: Operation = Operation {
    id: "getAgentPerformance",
    method: "GET",
    path: "/analytics/agents/{agent_id}",
    tag: "Analytics",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getRoi`: `GET /analytics/roi`.
pub static GET_ROI: Operation = Operation {
    id: "getRoi",
    method: "GET",
    path: "/analytics/roi",
    tag: "Analytics",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["analytics:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listIntegrations`: `GET /integrations`.
pub static LIST_INTEGRATIONS: Operation = Operation {
    id: "listIntegrations",
    method: "GET",
    path: "/integrations",
    tag: "Integrations",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createIntegration`: `POST /integrations`.
pub static CREATE_INTEGRATION: Operation = Operation {
    id: "createIntegration",
    method: "POST",
    path: "/integrations",
    tag: "Integrations",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getIntegration`: `GET /integrations/{integration_id}`.
pub static GET_INTEGRATION: Operation = Operation {
    id: "getIntegration",
    method: "GET",
    path: "/integrations/{integration_id}",
    tag: "Integrations",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `testIntegration`: `POST /integrations/{integration_id}/test`.
pub static TEST_INTEGRATION: Operation = Operation {
    id: "testIntegration",
    method: "POST",
    path: "/integrations/{integration_id}/test",
    tag: "Integrations",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `syncIntegration`: `POST /integrations/{integration_id}/sync`.
pub static SYNC_INTEGRATION: Operation = Operation {
    id: "syncIntegration",
    method: "POST",
    path: "/integrations/{integration_id}/sync",
    tag: "Integrations",
    statuses: &[200, 202, 400, 401, 403, 404, 409, 422, 429, 500],
    security: &[
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"422\":\"The request has no body, so that none can be another one's.\"}}",
    )],
};
