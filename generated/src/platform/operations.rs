// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &LIST_API_KEYS,
    &CREATE_API_KEY,
    &GET_API_KEY,
    &REVOKE_API_KEY,
    &GET_ME,
    &LIST_TENANTS,
    &CREATE_TENANT,
    &GET_TENANT,
    &UPDATE_TENANT,
    &LIST_UNITS,
    &CREATE_UNIT,
    &GET_UNIT,
    &DELETE_UNIT,
    &LIST_USERS,
    &CREATE_USER,
    &GET_USER,
    &DELETE_USER,
    &LIST_USER_TOKENS,
    &CREATE_USER_TOKEN,
    &REVOKE_USER_TOKEN,
    &LIST_O_AUTH_CLIENTS,
    &CREATE_O_AUTH_CLIENT,
    &GET_O_AUTH_CLIENT,
    &REVOKE_O_AUTH_CLIENT,
    &LIST_ENDPOINTS,
    &CREATE_ENDPOINT,
    &LIST_WEBHOOK_DELIVERIES,
    &GET_WEBHOOK_DELIVERY,
    &RESEND_WEBHOOK_DELIVERY,
    &LIST_NODE_TYPES,
    &LIST_WORKFLOWS,
    &GET_WORKFLOW,
    &LIST_WORKFLOW_VERSIONS,
    &GET_WORKFLOW_VERSION,
    &SAVE_WORKFLOW_DRAFT,
    &PUBLISH_WORKFLOW,
    &UNPUBLISH_WORKFLOW,
    &RESTORE_WORKFLOW,
    &DIFF_WORKFLOW,
    &RUN_WORKFLOW,
    &LIST_INTEGRATION_TYPES,
    &LIST_INTEGRATIONS,
    &CREATE_INTEGRATION,
    &GET_INTEGRATION,
    &DELETE_INTEGRATION,
    &LIST_INTEGRATION_RECORDS,
    &LIST_INTEGRATION_SYNCS,
    &LIST_EXECUTIONS,
    &GET_EXECUTION,
    &WATCH_EXECUTION,
    &CANCEL_EXECUTION,
    &RETRY_EXECUTION,
    &GET_WORKFLOW_SETTINGS,
    &SET_WORKFLOW_SETTINGS,
    &LIST_WORKFLOW_TRIGGERS,
    &ROTATE_WORKFLOW_TRIGGER,
    &IMPORT_WORKFLOW,
    &LIST_AGENTS,
    &GET_AGENT,
    &SET_AGENT_DEFINITION,
    &DELETE_AGENT_DEFINITION,
    &SET_AGENT_LINKS,
    &LIST_APPROVALS,
    &ANSWER_APPROVAL,
    &LIST_AUDIT_EVENTS,
];

/// `listApiKeys`: `GET /api-keys`.
pub static LIST_API_KEYS: Operation = Operation {
    id: "listApiKeys",
    method: "GET",
    path: "/api-keys",
    tag: "API keys",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getApiKey`: `GET /api-keys/{id}`.
pub static GET_API_KEY: Operation = Operation {
    id: "getApiKey",
    method: "GET",
    path: "/api-keys/{id}",
    tag: "API keys",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getMe`: `GET /me`.
pub static GET_ME: Operation = Operation {
    id: "getMe",
    method: "GET",
    path: "/me",
    tag: "Identity",
    statuses: &[200, 401, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &[] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &[] }],
        &[Requirement { name: "userToken", scheme: Scheme::Bearer, scopes: &[] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-scopes", "\"none\"")],
};

/// `listTenants`: `GET /tenants`.
pub static LIST_TENANTS: Operation = Operation {
    id: "listTenants",
    method: "GET",
    path: "/tenants",
    tag: "Tenants",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["operator"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["operator"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createTenant`: `POST /tenants`.
pub static CREATE_TENANT: Operation = Operation {
    id: "createTenant",
    method: "POST",
    path: "/tenants",
    tag: "Tenants",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["operator"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["operator"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getTenant`: `GET /tenants/{id}`.
pub static GET_TENANT: Operation = Operation {
    id: "getTenant",
    method: "GET",
    path: "/tenants/{id}",
    tag: "Tenants",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["operator"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["operator"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `updateTenant`: `PATCH /tenants/{id}`.
pub static UPDATE_TENANT: Operation = Operation {
    id: "updateTenant",
    method: "PATCH",
    path: "/tenants/{id}",
    tag: "Tenants",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["operator"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["operator"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listUnits`: `GET /units`.
pub static LIST_UNITS: Operation = Operation {
    id: "listUnits",
    method: "GET",
    path: "/units",
    tag: "Units",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createUnit`: `POST /units`.
pub static CREATE_UNIT: Operation = Operation {
    id: "createUnit",
    method: "POST",
    path: "/units",
    tag: "Units",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getUnit`: `GET /units/{id}`.
pub static GET_UNIT: Operation = Operation {
    id: "getUnit",
    method: "GET",
    path: "/units/{id}",
    tag: "Units",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `deleteUnit`: `DELETE /units/{id}`.
pub static DELETE_UNIT: Operation = Operation {
    id: "deleteUnit",
    method: "DELETE",
    path: "/units/{id}",
    tag: "Units",
    statuses: &[204, 401, 403, 404, 409, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listUsers`: `GET /users`.
pub static LIST_USERS: Operation = Operation {
    id: "listUsers",
    method: "GET",
    path: "/users",
    tag: "Users",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createUser`: `POST /users`.
pub static CREATE_USER: Operation = Operation {
    id: "createUser",
    method: "POST",
    path: "/users",
    tag: "Users",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `getUser`: `GET /users/{id}`.
pub static GET_USER: Operation = Operation {
    id: "getUser",
    method: "GET",
    path: "/users/{id}",
    tag: "Users",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `deleteUser`: `DELETE /users/{id}`.
pub static DELETE_USER: Operation = Operation {
    id: "deleteUser",
    method: "DELETE",
    path: "/users/{id}",
    tag: "Users",
    statuses: &[204, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listUserTokens`: `GET /users/{id}/tokens`.
pub static LIST_USER_TOKENS: Operation = Operation {
    id: "listUserTokens",
    method: "GET",
    path: "/users/{id}/tokens",
    tag: "Users",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createUserToken`: `POST /users/{id}/tokens`.
pub static CREATE_USER_TOKEN: Operation = Operation {
    id: "createUserToken",
    method: "POST",
    path: "/users/{id}/tokens",
    tag: "Users",
    statuses: &[201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `revokeUserToken`: `DELETE /users/{id}/tokens/{token_id}`.
pub static REVOKE_USER_TOKEN: Operation = Operation {
    id: "revokeUserToken",
    method: "DELETE",
    path: "/users/{id}/tokens/{token_id}",
    tag: "Users",
    statuses: &[204, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listOAuthClients`: `GET /oauth-clients`.
pub static LIST_O_AUTH_CLIENTS: Operation = Operation {
    id: "listOAuthClients",
    method: "GET",
    path: "/oauth-clients",
    tag: "OAuth clients",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createOAuthClient`: `POST /oauth-clients`.
pub static CREATE_O_AUTH_CLIENT: Operation = Operation {
    id: "createOAuthClient",
    method: "POST",
    path: "/oauth-clients",
    tag: "OAuth clients",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getOAuthClient`: `GET /oauth-clients/{id}`.
pub static GET_O_AUTH_CLIENT: Operation = Operation {
    id: "getOAuthClient",
    method: "GET",
    path: "/oauth-clients/{id}",
    tag: "OAuth clients",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `revokeOAuthClient`: `DELETE /oauth-clients/{id}`.
pub static REVOKE_O_AUTH_CLIENT: Operation = Operation {
    id: "revokeOAuthClient",
    method: "DELETE",
    path: "/oauth-clients/{id}",
    tag: "OAuth clients",
    statuses: &[204, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:write"] }],
    ],
    header_parameters: &["idempotency-key"],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
    ],
    header_parameters: &[],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
    ],
    header_parameters: &[],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"422\":\"Only for the same `Idempotency-Key` with another delivery, since there is no body; the suite changes bodies alone.\"}}",
    )],
};

/// `listNodeTypes`: `GET /node-types`.
pub static LIST_NODE_TYPES: Operation = Operation {
    id: "listNodeTypes",
    method: "GET",
    path: "/node-types",
    tag: "Node types",
    statuses: &[200, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["platform:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listWorkflows`: `GET /workflows`.
pub static LIST_WORKFLOWS: Operation = Operation {
    id: "listWorkflows",
    method: "GET",
    path: "/workflows",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getWorkflow`: `GET /workflows/{id}`.
pub static GET_WORKFLOW: Operation = Operation {
    id: "getWorkflow",
    method: "GET",
    path: "/workflows/{id}",
    tag: "Workflows",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listWorkflowVersions`: `GET /workflows/{id}/versions`.
pub static LIST_WORKFLOW_VERSIONS: Operation = Operation {
    id: "listWorkflowVersions",
    method: "GET",
    path: "/workflows/{id}/versions",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getWorkflowVersion`: `GET /workflows/{id}/versions/{version}`.
pub static GET_WORKFLOW_VERSION: Operation = Operation {
    id: "getWorkflowVersion",
    method: "GET",
    path: "/workflows/{id}/versions/{version}",
    tag: "Workflows",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `saveWorkflowDraft`: `PUT /workflows/{id}/draft`.
pub static SAVE_WORKFLOW_DRAFT: Operation = Operation {
    id: "saveWorkflowDraft",
    method: "PUT",
    path: "/workflows/{id}/draft",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `publishWorkflow`: `POST /workflows/{id}/publish`.
pub static PUBLISH_WORKFLOW: Operation = Operation {
    id: "publishWorkflow",
    method: "POST",
    path: "/workflows/{id}/publish",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `unpublishWorkflow`: `POST /workflows/{id}/unpublish`.
pub static UNPUBLISH_WORKFLOW: Operation = Operation {
    id: "unpublishWorkflow",
    method: "POST",
    path: "/workflows/{id}/unpublish",
    tag: "Workflows",
    statuses: &[200, 401, 403, 404, 409, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[("x-conformance", "{\"missed\":{\"409\":\"Only where another change comes in the same moment.\"}}")],
};

/// `restoreWorkflow`: `POST /workflows/{id}/restore`.
pub static RESTORE_WORKFLOW: Operation = Operation {
    id: "restoreWorkflow",
    method: "POST",
    path: "/workflows/{id}/restore",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `diffWorkflow`: `GET /workflows/{id}/diff`.
pub static DIFF_WORKFLOW: Operation = Operation {
    id: "diffWorkflow",
    method: "GET",
    path: "/workflows/{id}/diff",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `runWorkflow`: `POST /workflows/{id}/run`.
pub static RUN_WORKFLOW: Operation = Operation {
    id: "runWorkflow",
    method: "POST",
    path: "/workflows/{id}/run",
    tag: "Workflows",
    statuses: &[202, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `listIntegrationTypes`: `GET /integration-types`.
pub static LIST_INTEGRATION_TYPES: Operation = Operation {
    id: "listIntegrationTypes",
    method: "GET",
    path: "/integration-types",
    tag: "Integrations",
    statuses: &[200, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
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
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
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
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getIntegration`: `GET /integrations/{id}`.
pub static GET_INTEGRATION: Operation = Operation {
    id: "getIntegration",
    method: "GET",
    path: "/integrations/{id}",
    tag: "Integrations",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `deleteIntegration`: `DELETE /integrations/{id}`.
pub static DELETE_INTEGRATION: Operation = Operation {
    id: "deleteIntegration",
    method: "DELETE",
    path: "/integrations/{id}",
    tag: "Integrations",
    statuses: &[204, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listIntegrationRecords`: `GET /integrations/{id}/records`.
pub static LIST_INTEGRATION_RECORDS: Operation = Operation {
    id: "listIntegrationRecords",
    method: "GET",
    path: "/integrations/{id}/records",
    tag: "Integrations",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listIntegrationSyncs`: `GET /integrations/{id}/syncs`.
pub static LIST_INTEGRATION_SYNCS: Operation = Operation {
    id: "listIntegrationSyncs",
    method: "GET",
    path: "/integrations/{id}/syncs",
    tag: "Integrations",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listExecutions`: `GET /executions`.
pub static LIST_EXECUTIONS: Operation = Operation {
    id: "listExecutions",
    method: "GET",
    path: "/executions",
    tag: "Executions",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getExecution`: `GET /executions/{id}`.
pub static GET_EXECUTION: Operation = Operation {
    id: "getExecution",
    method: "GET",
    path: "/executions/{id}",
    tag: "Executions",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `watchExecution`: `GET /executions/{id}/events`.
pub static WATCH_EXECUTION: Operation = Operation {
    id: "watchExecution",
    method: "GET",
    path: "/executions/{id}/events",
    tag: "Executions",
    statuses: &[200, 204, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
    ],
    header_parameters: &["last-event-id"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"204\":\"The ids of an execution's events are told in its stream alone, which the suite does not read on.\"}}",
    )],
};

/// `cancelExecution`: `POST /executions/{id}/cancel`.
pub static CANCEL_EXECUTION: Operation = Operation {
    id: "cancelExecution",
    method: "POST",
    path: "/executions/{id}/cancel",
    tag: "Executions",
    statuses: &[200, 401, 403, 404, 409, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
    ],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getWorkflowSettings`: `GET /workflows/{id}/settings`.
pub static GET_WORKFLOW_SETTINGS: Operation = Operation {
    id: "getWorkflowSettings",
    method: "GET",
    path: "/workflows/{id}/settings",
    tag: "Workflow settings",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `setWorkflowSettings`: `PUT /workflows/{id}/settings`.
pub static SET_WORKFLOW_SETTINGS: Operation = Operation {
    id: "setWorkflowSettings",
    method: "PUT",
    path: "/workflows/{id}/settings",
    tag: "Workflow settings",
    statuses: &[200, 400, 401, 403, 404, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listWorkflowTriggers`: `GET /workflows/{id}/triggers`.
pub static LIST_WORKFLOW_TRIGGERS: Operation = Operation {
    id: "listWorkflowTriggers",
    method: "GET",
    path: "/workflows/{id}/triggers",
    tag: "Workflows",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `rotateWorkflowTrigger`: `POST /workflows/{id}/triggers/{node}/rotate`.
pub static ROTATE_WORKFLOW_TRIGGER: Operation = Operation {
    id: "rotateWorkflowTrigger",
    method: "POST",
    path: "/workflows/{id}/triggers/{node}/rotate",
    tag: "Workflows",
    statuses: &[200, 400, 401, 403, 404, 409, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"422\":\"Only for the same `Idempotency-Key` with another webhook, since there is no body; the suite changes bodies alone.\"}}",
    )],
};

/// `importWorkflow`: `POST /imports`.
pub static IMPORT_WORKFLOW: Operation = Operation {
    id: "importWorkflow",
    method: "POST",
    path: "/imports",
    tag: "Imports",
    statuses: &[200, 201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write", "agents:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write", "agents:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered, or where somebody changes the same records at the same moment; whether a run meets that moment is chance.\"}}",
    )],
};

/// `listAgents`: `GET /agents`.
pub static LIST_AGENTS: Operation = Operation {
    id: "listAgents",
    method: "GET",
    path: "/agents",
    tag: "Agents",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getAgent`: `GET /agents/{id}`.
pub static GET_AGENT: Operation = Operation {
    id: "getAgent",
    method: "GET",
    path: "/agents/{id}",
    tag: "Agents",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `setAgentDefinition`: `PUT /agents/{id}/definition`.
pub static SET_AGENT_DEFINITION: Operation = Operation {
    id: "setAgentDefinition",
    method: "PUT",
    path: "/agents/{id}/definition",
    tag: "Agents",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only where another request changes the agent in the same moment; whether a run meets it is chance.\"}}",
    )],
};

/// `deleteAgentDefinition`: `DELETE /agents/{id}/definition`.
pub static DELETE_AGENT_DEFINITION: Operation = Operation {
    id: "deleteAgentDefinition",
    method: "DELETE",
    path: "/agents/{id}/definition",
    tag: "Agents",
    statuses: &[204, 401, 403, 404, 409, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only where another request changes the agent in the same moment; whether a run meets it is chance.\"}}",
    )],
};

/// `setAgentLinks`: `PUT /agents/{id}/links`.
pub static SET_AGENT_LINKS: Operation = Operation {
    id: "setAgentLinks",
    method: "PUT",
    path: "/agents/{id}/links",
    tag: "Agents",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["agents:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only where another request changes the agent in the same moment; whether a run meets it is chance.\"}}",
    )],
};

/// `listApprovals`: `GET /approvals`.
pub static LIST_APPROVALS: Operation = Operation {
    id: "listApprovals",
    method: "GET",
    path: "/approvals",
    tag: "Approvals",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `answerApproval`: `POST /executions/{id}/answer`.
pub static ANSWER_APPROVAL: Operation = Operation {
    id: "answerApproval",
    method: "POST",
    path: "/executions/{id}/answer",
    tag: "Approvals",
    statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
    ],
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
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["audit:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["audit:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};
