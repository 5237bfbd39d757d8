// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: WorkflowsApi + CredentialsApi + IntegrationsApi + ExecutionsApi + FormsApi>(
    surface: Arc<S>,
    limits: Limits,
) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: WorkflowsApi + CredentialsApi + IntegrationsApi + ExecutionsApi + FormsApi>(
    surface: &Arc<S>,
    limits: Limits,
) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/workflows",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflows(surface, request, limits))
                .on(Method::POST, move |surface, request| create_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_workflow(surface, request, limits))
                .on(Method::PATCH, move |surface, request| update_workflow(surface, request, limits))
                .on(Method::DELETE, move |surface, request| delete_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/execute",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| execute_workflow(surface, request, limits)),
        ),
        (
            "/workflows/:id/executions",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_workflow_executions(surface, request, limits)),
        ),
        (
            "/credentials",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_credentials(surface, request, limits))
                .on(Method::POST, move |surface, request| create_credential(surface, request, limits)),
        ),
        (
            "/credentials/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::DELETE, move |surface, request| delete_credential(surface, request, limits)),
        ),
        (
            "/integrations",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_integrations(surface, request, limits)),
        ),
        (
            "/integrations/:id/test",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| test_integration(surface, request, limits)),
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
            "/forms",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_forms(surface, request, limits))
                .on(Method::POST, move |surface, request| create_form(surface, request, limits)),
        ),
        (
            "/forms/:id",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_form(surface, request, limits)),
        ),
        (
            "/forms/:id/submissions",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_form_submissions(surface, request, limits))
                .on(Method::POST, move |surface, request| submit_form(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_workflows, WorkflowsApi, LIST_WORKFLOWS, ListWorkflows);

crate::runtime::operation!(create_workflow, WorkflowsApi, CREATE_WORKFLOW, CreateWorkflow);

crate::runtime::operation!(get_workflow, WorkflowsApi, GET_WORKFLOW, GetWorkflow);

crate::runtime::operation!(update_workflow, WorkflowsApi, UPDATE_WORKFLOW, UpdateWorkflow);

crate::runtime::operation!(delete_workflow, WorkflowsApi, DELETE_WORKFLOW, DeleteWorkflow);

crate::runtime::operation!(execute_workflow, ExecutionsApi, EXECUTE_WORKFLOW, ExecuteWorkflow);

crate::runtime::operation!(list_workflow_executions, ExecutionsApi, LIST_WORKFLOW_EXECUTIONS, ListWorkflowExecutions);

crate::runtime::operation!(list_credentials, CredentialsApi, LIST_CREDENTIALS, ListCredentials);

crate::runtime::operation!(create_credential, CredentialsApi, CREATE_CREDENTIAL, CreateCredential);

crate::runtime::operation!(delete_credential, CredentialsApi, DELETE_CREDENTIAL, DeleteCredential);

crate::runtime::operation!(list_integrations, IntegrationsApi, LIST_INTEGRATIONS, ListIntegrations);

crate::runtime::operation!(test_integration, IntegrationsApi, TEST_INTEGRATION, TestIntegration);

crate::runtime::operation!(list_executions, ExecutionsApi, LIST_EXECUTIONS, ListExecutions);

crate::runtime::operation!(get_execution, ExecutionsApi, GET_EXECUTION, GetExecution);

crate::runtime::operation!(list_forms, FormsApi, LIST_FORMS, ListForms);

crate::runtime::operation!(create_form, FormsApi, CREATE_FORM, CreateForm);

crate::runtime::operation!(get_form, FormsApi, GET_FORM, GetForm);

crate::runtime::operation!(list_form_submissions, FormsApi, LIST_FORM_SUBMISSIONS, ListFormSubmissions);

crate::runtime::operation!(submit_form, FormsApi, SUBMIT_FORM, SubmitForm);
