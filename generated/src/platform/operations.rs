// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &LIST_API_KEYS,
    &CREATE_API_KEY,
    &REVOKE_API_KEY,
    &LIST_ENDPOINTS,
    &CREATE_ENDPOINT,
    &LIST_NODE_TYPES,
    &CANCEL_EXECUTION,
    &RETRY_EXECUTION,
    &LIST_AUDIT_EVENTS,
];

/// `listApiKeys`: `GET /api-keys`.
pub static LIST_API_KEYS: Operation = Operation {
    id: "listApiKeys",
    method: "GET",
    path: "/api-keys",
    tag: "API keys",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createApiKey`: `POST /api-keys`.
pub static CREATE_API_KEY: Operation = Operation {
    id: "createApiKey",
    method: "POST",
    path: "/api-keys",
    tag: "API keys",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }]],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `revokeApiKey`: `DELETE /api-keys/{id}`.
pub static REVOKE_API_KEY: Operation = Operation {
    id: "revokeApiKey",
    method: "DELETE",
    path: "/api-keys/{id}",
    tag: "API keys",
    statuses: &[204, 401, 403, 404, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listEndpoints`: `GET /endpoints`.
pub static LIST_ENDPOINTS: Operation = Operation {
    id: "listEndpoints",
    method: "GET",
    path: "/endpoints",
    tag: "Endpoints",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createEndpoint`: `POST /endpoints`.
pub static CREATE_ENDPOINT: Operation = Operation {
    id: "createEndpoint",
    method: "POST",
    path: "/endpoints",
    tag: "Endpoints",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }]],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `listNodeTypes`: `GET /node-types`.
pub static LIST_NODE_TYPES: Operation = Operation {
    id: "listNodeTypes",
    method: "GET",
    path: "/node-types",
    tag: "Node types",
    statuses: &[200, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `cancelExecution`: `POST /executions/{id}/cancel`.
pub static CANCEL_EXECUTION: Operation = Operation {
    id: "cancelExecution",
    method: "POST",
    path: "/executions/{id}/cancel",
    tag: "Executions",
    statuses: &[200, 401, 403, 404, 409, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `retryExecution`: `POST /executions/{id}/retry`.
pub static RETRY_EXECUTION: Operation = Operation {
    id: "retryExecution",
    method: "POST",
    path: "/executions/{id}/retry",
    tag: "Executions",
    statuses: &[200, 401, 403, 404, 409, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listAuditEvents`: `GET /audit-events`.
pub static LIST_AUDIT_EVENTS: Operation = Operation {
    id: "listAuditEvents",
    method: "GET",
    path: "/audit-events",
    tag: "Audit log",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["audit:read"] }]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};
