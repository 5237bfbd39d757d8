// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<
    S: IdentityApi
        + TenantsApi
        + UnitsApi
        + UsersApi
        + OAuthClientsApi
        + ApiKeysApi
        + EndpointsApi
        + WebhookDeliveriesApi
        + NodeTypesApi
        + IntegrationsApi
        + WorkflowSettingsApi
        + ExecutionsApi
        + WorkflowsApi
        + AgentsApi
        + ApprovalsApi
        + ImportsApi
        + AuditLogApi,
>(
    surface: Arc<S>,
    limits: Limits,
) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<
    S: IdentityApi
        + TenantsApi
        + UnitsApi
        + UsersApi
        + OAuthClientsApi
        + ApiKeysApi
        + EndpointsApi
        + WebhookDeliveriesApi
        + NodeTypesApi
        + IntegrationsApi
        + WorkflowSettingsApi
        + ExecutionsApi
        + WorkflowsApi
        + AgentsApi
        + ApprovalsApi
        + ImportsApi
        + AuditLogApi,
>(
    surface: &Arc<S>,
    limits: Limits,
) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/api-keys",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_api_keys(surface, request, limits))
                .on(Method::POST, move |surface, request| create_api_key(surface, request, limits)),
        ),
        (
            "/api-keys/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_api_key(surface, request, limits))
                .on(Method::DELETE, move |surface, request| revoke_api_key(surface, request, limits)),
        ),
        (
            "/me",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_me(surface, request, limits)),
        ),
        (
            "/tenants",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_tenants(surface, request, limits))
                .on(Method::POST, move |surface, request| create_tenant(surface, request, limits)),
        ),
        (
            "/tenants/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_tenant(surface, request, limits))
                .on(Method::PATCH, move |surface, request| update_tenant(surface, request, limits)),
        ),
        (
            "/units",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_units(surface, request, limits))
                .on(Method::POST, move |surface, request| create_unit(surface, request, limits)),
        ),
        (
            "/units/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_unit(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_unit(surface, request, limits)),
        ),
        (
            "/users",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_users(surface, request, limits))
                .on(Method::POST, move |surface, request| create_user(surface, request, limits)),
        ),
        (
            "/users/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_user(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_user(surface, request, limits)),
        ),
        (
            "/users/:id/tokens",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_user_tokens(surface, request, limits))
                .on(Method::POST, move |surface, request| create_user_token(surface, request, limits)),
        ),
        (
            "/users/:id/tokens/:token_id",
            PathEndpoint::new(surface.clone())
                .on(Method::DELETE, move |surface, request| revoke_user_token(surface, request, limits)),
        ),
        (
            "/oauth-clients",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_o_auth_clients(surface, request, limits))
                .on(Method::POST, move |surface, request| create_o_auth_client(surface, request, limits)),
        ),
        (
            "/oauth-clients/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_o_auth_client(surface, request, limits))
                .on(Method::DELETE, move |surface, request| revoke_o_auth_client(surface, request, limits)),
        ),
        (
            "/endpoints",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_endpoints(surface, request, limits))
                .on(Method::POST, move |surface, request| create_endpoint(surface, request, limits)),
        ),
        (
            "/webhook-deliveries",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_webhook_deliveries(surface, request, limits)),
        ),
        (
            "/webhook-deliveries/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_webhook_delivery(surface, request, limits)),
        ),
        (
            "/webhook-deliveries/:id/resend",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| resend_webhook_delivery(surface, request, limits)),
        ),
        (
            "/node-types",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_node_types(surface, request, limits)),
        ),
        (
            "/workflows",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflows(surface, request, limits)),
        ),
        (
            "/workflows/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/versions",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflow_versions(surface, request, limits)),
        ),
        (
            "/workflows/:id/versions/:version",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_workflow_version(surface, request, limits)),
        ),
        (
            "/workflows/:id/draft",
            PathEndpoint::new(surface.clone())
                .on(Method::PUT, move |surface, request| save_workflow_draft(surface, request, limits)),
        ),
        (
            "/workflows/:id/publish",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| publish_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/unpublish",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| unpublish_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/restore",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| restore_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/diff",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| diff_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/run",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| run_workflow(surface, request, limits)),
        ),
        (
            "/integration-types",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integration_types(surface, request, limits)),
        ),
        (
            "/integrations",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integrations(surface, request, limits))
                .on(Method::POST, move |surface, request| create_integration(surface, request, limits)),
        ),
        (
            "/integrations/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_integration(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_integration(surface, request, limits)),
        ),
        (
            "/integrations/:id/records",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integration_records(surface, request, limits)),
        ),
        (
            "/integrations/:id/syncs",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integration_syncs(surface, request, limits)),
        ),
        (
            "/executions",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_executions(surface, request, limits)),
        ),
        (
            "/executions/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_execution(surface, request, limits)),
        ),
        (
            "/executions/:id/events",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| watch_execution(surface, request, limits)),
        ),
        (
            "/executions/:id/cancel",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| cancel_execution(surface, request, limits)),
        ),
        (
            "/executions/:id/retry",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| retry_execution(surface, request, limits)),
        ),
        (
            "/workflows/:id/settings",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_workflow_settings(surface, request, limits))
                .on(Method::PUT, move |surface, request| set_workflow_settings(surface, request, limits)),
        ),
        (
            "/workflows/:id/triggers",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflow_triggers(surface, request, limits)),
        ),
        (
            "/workflows/:id/triggers/:node/rotate",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| rotate_workflow_trigger(surface, request, limits)),
        ),
        (
            "/imports",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| import_workflow(surface, request, limits)),
        ),
        (
            "/agents",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_agents(surface, request, limits)),
        ),
        (
            "/agents/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_agent(surface, request, limits)),
        ),
        (
            "/agents/:id/definition",
            PathEndpoint::new(surface.clone())
                .on(Method::PUT, move |surface, request| set_agent_definition(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_agent_definition(surface, request, limits)),
        ),
        (
            "/agents/:id/links",
            PathEndpoint::new(surface.clone())
                .on(Method::PUT, move |surface, request| set_agent_links(surface, request, limits)),
        ),
        (
            "/approvals",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_approvals(surface, request, limits)),
        ),
        (
            "/executions/:id/answer",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| answer_approval(surface, request, limits)),
        ),
        (
            "/audit-events",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_audit_events(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_api_keys, ApiKeysApi, LIST_API_KEYS, ListApiKeys);

crate::runtime::operation!(create_api_key, ApiKeysApi, CREATE_API_KEY, CreateApiKey);

crate::runtime::operation!(get_api_key, ApiKeysApi, GET_API_KEY, GetApiKey);

crate::runtime::operation!(revoke_api_key, ApiKeysApi, REVOKE_API_KEY, RevokeApiKey);

crate::runtime::operation!(get_me, IdentityApi, GET_ME, GetMe);

crate::runtime::operation!(list_tenants, TenantsApi, LIST_TENANTS, ListTenants);

crate::runtime::operation!(create_tenant, TenantsApi, CREATE_TENANT, CreateTenant);

crate::runtime::operation!(get_tenant, TenantsApi, GET_TENANT, GetTenant);

crate::runtime::operation!(update_tenant, TenantsApi, UPDATE_TENANT, UpdateTenant);

crate::runtime::operation!(list_units, UnitsApi, LIST_UNITS, ListUnits);

crate::runtime::operation!(create_unit, UnitsApi, CREATE_UNIT, CreateUnit);

crate::runtime::operation!(get_unit, UnitsApi, GET_UNIT, GetUnit);

crate::runtime::operation!(delete_unit, UnitsApi, DELETE_UNIT, DeleteUnit);

crate::runtime::operation!(list_users, UsersApi, LIST_USERS, ListUsers);

crate::runtime::operation!(create_user, UsersApi, CREATE_USER, CreateUser);

crate::runtime::operation!(get_user, UsersApi, GET_USER, GetUser);

crate::runtime::operation!(delete_user, UsersApi, DELETE_USER, DeleteUser);

crate::runtime::operation!(list_user_tokens, UsersApi, LIST_USER_TOKENS, ListUserTokens);

crate::runtime::operation!(create_user_token, UsersApi, CREATE_USER_TOKEN, CreateUserToken);

crate::runtime::operation!(revoke_user_token, UsersApi, REVOKE_USER_TOKEN, RevokeUserToken);

crate::runtime::operation!(list_o_auth_clients, OAuthClientsApi, LIST_O_AUTH_CLIENTS, ListOAuthClients);

crate::runtime::operation!(create_o_auth_client, OAuthClientsApi, CREATE_O_AUTH_CLIENT, CreateOAuthClient);

crate::runtime::operation!(get_o_auth_client, OAuthClientsApi, GET_O_AUTH_CLIENT, GetOAuthClient);

crate::runtime::operation!(revoke_o_auth_client, OAuthClientsApi, REVOKE_O_AUTH_CLIENT, RevokeOAuthClient);

crate::runtime::operation!(list_endpoints, EndpointsApi, LIST_ENDPOINTS, ListEndpoints);

crate::runtime::operation!(create_endpoint, EndpointsApi, CREATE_ENDPOINT, CreateEndpoint);

crate::runtime::operation!(
    list_webhook_deliveries,
    WebhookDeliveriesApi,
    LIST_WEBHOOK_DELIVERIES,
    ListWebhookDeliveries
);

crate::runtime::operation!(get_webhook_delivery, WebhookDeliveriesApi, GET_WEBHOOK_DELIVERY, GetWebhookDelivery);

crate::runtime::operation!(
    resend_webhook_delivery,
    WebhookDeliveriesApi,
    RESEND_WEBHOOK_DELIVERY,
    ResendWebhookDelivery
);

crate::runtime::operation!(list_node_types, NodeTypesApi, LIST_NODE_TYPES, ListNodeTypes);

crate::runtime::operation!(list_workflows, WorkflowsApi, LIST_WORKFLOWS, ListWorkflows);

crate::runtime::operation!(get_workflow, WorkflowsApi, GET_WORKFLOW, GetWorkflow);

crate::runtime::operation!(list_workflow_versions, WorkflowsApi, LIST_WORKFLOW_VERSIONS, ListWorkflowVersions);

crate::runtime::operation!(get_workflow_version, WorkflowsApi, GET_WORKFLOW_VERSION, GetWorkflowVersion);

crate::runtime::operation!(save_workflow_draft, WorkflowsApi, SAVE_WORKFLOW_DRAFT, SaveWorkflowDraft);

crate::runtime::operation!(publish_workflow, WorkflowsApi, PUBLISH_WORKFLOW, PublishWorkflow);

crate::runtime::operation!(unpublish_workflow, WorkflowsApi, UNPUBLISH_WORKFLOW, UnpublishWorkflow);

crate::runtime::operation!(restore_workflow, WorkflowsApi, RESTORE_WORKFLOW, RestoreWorkflow);

crate::runtime::operation!(diff_workflow, WorkflowsApi, DIFF_WORKFLOW, DiffWorkflow);

crate::runtime::operation!(run_workflow, WorkflowsApi, RUN_WORKFLOW, RunWorkflow);

crate::runtime::operation!(list_integration_types, IntegrationsApi, LIST_INTEGRATION_TYPES, ListIntegrationTypes);

crate::runtime::operation!(list_integrations, IntegrationsApi, LIST_INTEGRATIONS, ListIntegrations);

crate::runtime::operation!(create_integration, IntegrationsApi, CREATE_INTEGRATION, CreateIntegration);

crate::runtime::operation!(get_integration, IntegrationsApi, GET_INTEGRATION, GetIntegration);

crate::runtime::operation!(delete_integration, IntegrationsApi, DELETE_INTEGRATION, DeleteIntegration);

crate::runtime::operation!(list_integration_records, IntegrationsApi, LIST_INTEGRATION_RECORDS, ListIntegrationRecords);

crate::runtime::operation!(list_integration_syncs, IntegrationsApi, LIST_INTEGRATION_SYNCS, ListIntegrationSyncs);

crate::runtime::operation!(list_executions, ExecutionsApi, LIST_EXECUTIONS, ListExecutions);

crate::runtime::operation!(get_execution, ExecutionsApi, GET_EXECUTION, GetExecution);

crate::runtime::operation!(watch_execution, ExecutionsApi, WATCH_EXECUTION, WatchExecution);

crate::runtime::operation!(cancel_execution, ExecutionsApi, CANCEL_EXECUTION, CancelExecution);

crate::runtime::operation!(retry_execution, ExecutionsApi, RETRY_EXECUTION, RetryExecution);

crate::runtime::operation!(get_workflow_settings, WorkflowSettingsApi, GET_WORKFLOW_SETTINGS, GetWorkflowSettings);

crate::runtime::operation!(set_workflow_settings, WorkflowSettingsApi, SET_WORKFLOW_SETTINGS, SetWorkflowSettings);

crate::runtime::operation!(list_workflow_triggers, WorkflowsApi, LIST_WORKFLOW_TRIGGERS, ListWorkflowTriggers);

crate::runtime::operation!(rotate_workflow_trigger, WorkflowsApi, ROTATE_WORKFLOW_TRIGGER, RotateWorkflowTrigger);

crate::runtime::operation!(import_workflow, ImportsApi, IMPORT_WORKFLOW, ImportWorkflow);

crate::runtime::operation!(list_agents, AgentsApi, LIST_AGENTS, ListAgents);

crate::runtime::operation!(get_agent, AgentsApi, GET_AGENT, GetAgent);

crate::runtime::operation!(set_agent_definition, AgentsApi, SET_AGENT_DEFINITION, SetAgentDefinition);

crate::runtime::operation!(delete_agent_definition, AgentsApi, DELETE_AGENT_DEFINITION, DeleteAgentDefinition);

crate::runtime::operation!(set_agent_links, AgentsApi, SET_AGENT_LINKS, SetAgentLinks);

crate::runtime::operation!(list_approvals, ApprovalsApi, LIST_APPROVALS, ListApprovals);

crate::runtime::operation!(answer_approval, ApprovalsApi, ANSWER_APPROVAL, AnswerApproval);

crate::runtime::operation!(list_audit_events, AuditLogApi, LIST_AUDIT_EVENTS, ListAuditEvents);
