// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &LIST_WORKFLOWS,
    &CREATE_WORKFLOW,
    &GET_WORKFLOW,
    &UPDATE_WORKFLOW,
    &DELETE_WORKFLOW,
    &EXECUTE_WORKFLOW,
    &LIST_WORKFLOW_EXECUTIONS,
    &LIST_WEBHOOKS,
    &CREATE_WEBHOOK,
    &DELETE_WEBHOOK,
    &LIST_CREDENTIALS,
    &CREATE_CREDENTIAL,
    &DELETE_CREDENTIAL,
    &LIST_INTEGRATIONS,
    &TEST_INTEGRATION,
    &LIST_EXECUTIONS,
    &GET_EXECUTION,
    &LIST_FORMS,
    &CREATE_FORM,
    &GET_FORM,
    &LIST_FORM_SUBMISSIONS,
    &SUBMIT_FORM,
];

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

/// `createWorkflow`: `POST /workflows`.
pub static CREATE_WORKFLOW: Operation = Operation {
    id: "createWorkflow",
    method: "POST",
    path: "/workflows",
    tag: "Workflows",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &["idempotency-key"],
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

/// `updateWorkflow`: `PATCH /workflows/{id}`.
pub static UPDATE_WORKFLOW: Operation = Operation {
    id: "updateWorkflow",
    method: "PATCH",
    path: "/workflows/{id}",
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

/// `deleteWorkflow`: `DELETE /workflows/{id}`.
pub static DELETE_WORKFLOW: Operation = Operation {
    id: "deleteWorkflow",
    method: "DELETE",
    path: "/workflows/{id}",
    tag: "Workflows",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["workflows:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `executeWorkflow`: `POST /workflows/{id}/execute`.
pub static EXECUTE_WORKFLOW: Operation = Operation {
    id: "executeWorkflow",
    method: "POST",
    path: "/workflows/{id}/execute",
    tag: "Executions",
    statuses: &[202, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["executions:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[],
};

/// `listWorkflowExecutions`: `GET /workflows/{id}/executions`.
pub static LIST_WORKFLOW_EXECUTIONS: Operation = Operation {
    id: "listWorkflowExecutions",
    method: "GET",
    path: "/workflows/{id}/executions",
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

/// `listWebhooks`: `GET /webhooks`.
pub static LIST_WEBHOOKS: Operation = Operation {
    id: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    tag: "Webhooks",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createWebhook`: `POST /webhooks`.
pub static CREATE_WEBHOOK: Operation = Operation {
    id: "createWebhook",
    method: "POST",
    path: "/webhooks",
    tag: "Webhooks",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `deleteWebhook`: `DELETE /webhooks/{id}`.
pub static DELETE_WEBHOOK: Operation = Operation {
    id: "deleteWebhook",
    method: "DELETE",
    path: "/webhooks/{id}",
    tag: "Webhooks",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["webhooks:write"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listCredentials`: `GET /credentials`.
pub static LIST_CREDENTIALS: Operation = Operation {
    id: "listCredentials",
    method: "GET",
    path: "/credentials",
    tag: "Credentials",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["credentials:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["credentials:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createCredential`: `POST /credentials`.
pub static CREATE_CREDENTIAL: Operation = Operation {
    id: "createCredential",
    method: "POST",
    path: "/credentials",
    tag: "Credentials",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["credentials:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["credentials:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `deleteCredential`: `DELETE /credentials/{id}`.
pub static DELETE_CREDENTIAL: Operation = Operation {
    id: "deleteCredential",
    method: "DELETE",
    path: "/credentials/{id}",
    tag: "Credentials",
    statuses: &[200, 401, 403, 404, 409, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["credentials:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["credentials:write"] }],
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

/// `testIntegration`: `POST /integrations/{id}/test`.
pub static TEST_INTEGRATION: Operation = Operation {
    id: "testIntegration",
    method: "POST",
    path: "/integrations/{id}/test",
    tag: "Integrations",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["integrations:write"] }],
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
    statuses: &[200, 400, 401, 403, 429, 500],
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

/// `listForms`: `GET /forms`.
pub static LIST_FORMS: Operation = Operation {
    id: "listForms",
    method: "GET",
    path: "/forms",
    tag: "Forms",
    statuses: &[200, 400, 401, 403, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `createForm`: `POST /forms`.
pub static CREATE_FORM: Operation = Operation {
    id: "createForm",
    method: "POST",
    path: "/forms",
    tag: "Forms",
    statuses: &[201, 400, 401, 403, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["forms:write"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["forms:write"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};

/// `getForm`: `GET /forms/{id}`.
pub static GET_FORM: Operation = Operation {
    id: "getForm",
    method: "GET",
    path: "/forms/{id}",
    tag: "Forms",
    statuses: &[200, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `listFormSubmissions`: `GET /forms/{id}/submissions`.
pub static LIST_FORM_SUBMISSIONS: Operation = Operation {
    id: "listFormSubmissions",
    method: "GET",
    path: "/forms/{id}/submissions",
    tag: "Forms",
    statuses: &[200, 400, 401, 403, 404, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["forms:read"] }],
    ],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `submitForm`: `POST /forms/{id}/submissions`.
pub static SUBMIT_FORM: Operation = Operation {
    id: "submitForm",
    method: "POST",
    path: "/forms/{id}/submissions",
    tag: "Forms",
    statuses: &[201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
    security: &[
        &[Requirement { name: "apiKey", scheme: Scheme::Bearer, scopes: &["forms:submit"] }],
        &[Requirement { name: "oauth2", scheme: Scheme::Bearer, scopes: &["forms:submit"] }],
    ],
    header_parameters: &["idempotency-key"],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"409\":\"Only while a request with the same `Idempotency-Key` is still being answered; whether a run meets that moment is chance.\"}}",
    )],
};
