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
    &LIST_WEBHOOK_DELIVERIES,
    &GET_WEBHOOK_DELIVERY,
    &RESEND_WEBHOOK_DELIVERY,
    &LIST_NODE_TYPES,
    &CANCEL_EXECUTION,
    &RETRY_EXECUTION,
];

/// `listApiKeys`: `GET /api-keys`.
pub static LIST_API_KEYS: Operation = Operation {
    id: "listApiKeys",
    method: "GET",
    path: "/api-keys",
    tag: "API keys",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }]],
    deprecated: false,
    extensions: &[],
};

/// `createApiKey`: `POST /api-keys`.
pub static CREATE_API_KEY: Operation = Operation {
    id: "createApiKey",
    method: "POST",
    path: "/api-keys",
    tag: "API keys",
    statuses: &[201, 400, 401, 403, 413, 415, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }]],
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
    deprecated: false,
    extensions: &[],
};

/// `createEndpoint`: `POST /endpoints`.
pub static CREATE_ENDPOINT: Operation = Operation {
    id: "createEndpoint",
    method: "POST",
    path: "/endpoints",
    tag: "Endpoints",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }]],
    deprecated: false,
    extensions: &[],
};

/// `listWebhookDeliveries`: `GET /webhook-deliveries`.
pub static LIST_WEBHOOK_DELIVERIES: Operation = Operation {
    id: "listWebhookDeliveries",
    method: "GET",
    path: "/webhook-deliveries",
    tag: "Webhook deliveries",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }]],
    deprecated: false,
    extensions: &[],
};

/// `getWebhookDelivery`: `GET /webhook-deliveries/{id}`.
pub static GET_WEBHOOK_DELIVERY: Operation = Operation {
    id: "getWebhookDelivery",
    method: "GET",
    path: "/webhook-deliveries/{id}",
    tag: "Webhook deliveries",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }]],
    deprecated: false,
    extensions: &[],
};

/// `resendWebhookDelivery`: `POST /webhook-deliveries/{id}/resend`.
pub static RESEND_WEBHOOK_DELIVERY: Operation = Operation {
    id: "resendWebhookDelivery",
    method: "POST",
    path: "/webhook-deliveries/{id}/resend",
    tag: "Webhook deliveries",
    statuses: &[202, 400, 401, 403, 404, 409, 422, 429, 500],
    security: &[&[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }]],
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
    deprecated: false,
    extensions: &[],
};
