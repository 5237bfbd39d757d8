// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Workflows`.
///
/// Graphs of nodes and edges, from draft to published.
pub trait WorkflowsApi: Surface {
    /// `listWorkflows`: List workflows
    ///
    /// `GET /workflows`
    ///
    /// The caller's workflows without their graphs, newest first. A page past the last one is empty and not an error.
    fn list_workflows(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflows,
    ) -> impl Future<Output = Result<responses::ListWorkflows, Self::Error>> + Send;

    /// `createWorkflow`: Create a workflow
    ///
    /// `POST /workflows`
    ///
    /// Creates a workflow, as a draft unless `status` says otherwise. Nodes and edges of a draft are checked for shape only; with
    /// `status: published` the graph is checked whole, and nothing is created where it has faults (409). Names need not be unique.
    fn create_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateWorkflow,
    ) -> impl Future<Output = Result<responses::CreateWorkflow, Self::Error>> + Send;

    /// `getWorkflow`: Get a workflow
    ///
    /// `GET /workflows/{id}`
    ///
    /// The workflow with its current graph: the newest. Where somebody has saved a draft of a published workflow through the platform API, that draft is what is shown, with its `version`, while the version
    /// that was published goes on running (`GET /platform/v1/workflows/{id}` says which one).
    fn get_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWorkflow,
    ) -> impl Future<Output = Result<responses::GetWorkflow, Self::Error>> + Send;

    /// `updateWorkflow`: Update a workflow
    ///
    /// `PATCH /workflows/{id}`
    ///
    /// Changes the fields that are present and leaves the others as they are; `nodes`, `edges` and `variables` are replaced whole. A change of
    /// the graph makes a new version; executions stay pinned to the version that they started with. Where the workflow is published
    /// after the change, its graph is checked whole and nothing changes where it has faults (409). 409 also answers a change that lost a race
    /// against another one: read the workflow again and repeat.
    ///
    /// A change of the graph of a published workflow is published at once, and so is, with `status: published`, a draft that was saved through the platform API. A change of name or description alone leaves such a
    /// draft as it is.
    fn update_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::UpdateWorkflow,
    ) -> impl Future<Output = Result<responses::UpdateWorkflow, Self::Error>> + Send;

    /// `deleteWorkflow`: Delete a workflow
    ///
    /// `DELETE /workflows/{id}`
    ///
    /// Removes the workflow with its versions, executions and logs; what still runs of it is dropped. Answers 200 with a body rather than 204, so that
    /// the envelope holds and a client that tests `success` needs no special case. To keep the history, set the status `archived` instead.
    fn delete_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteWorkflow,
    ) -> impl Future<Output = Result<responses::DeleteWorkflow, Self::Error>> + Send;
}

/// Operations tagged `Credentials`.
///
/// Secrets for integrations and nodes, sealed and never shown again.
pub trait CredentialsApi: Surface {
    /// `listCredentials`: List credentials
    ///
    /// `GET /credentials`
    ///
    /// The caller's credentials, newest first. Secret values are never returned.
    fn list_credentials(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListCredentials,
    ) -> impl Future<Output = Result<responses::ListCredentials, Self::Error>> + Send;

    /// `createCredential`: Create a credential
    ///
    /// `POST /credentials`
    ///
    /// Stores a secret for integrations and nodes to use. It is sealed before it is stored and no answer ever has it again: a credential is replaced, not
    /// read. `value` is the secret itself where `type` has a single one, and an object where it has parts. Names need not be unique. A credential has no address of its
    /// own, so `Location` leads to the list that it is in.
    fn create_credential(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateCredential,
    ) -> impl Future<Output = Result<responses::CreateCredential, Self::Error>> + Send;

    /// `deleteCredential`: Delete a credential
    ///
    /// `DELETE /credentials/{id}`
    ///
    /// Removes a credential and its secret. 409 where an integration uses it, or a published workflow names it; delete or change that first.
    fn delete_credential(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteCredential,
    ) -> impl Future<Output = Result<responses::DeleteCredential, Self::Error>> + Send;
}

/// Operations tagged `Integrations`.
///
/// Connections to services, and whether they work.
pub trait IntegrationsApi: Surface {
    /// `listIntegrations`: List connected integrations
    ///
    /// `GET /integrations`
    ///
    /// The caller's integrations, newest first, each with what its last test found. They are made through the platform API.
    fn list_integrations(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrations,
    ) -> impl Future<Output = Result<responses::ListIntegrations, Self::Error>> + Send;

    /// `testIntegration`: Test an integration
    ///
    /// `POST /integrations/{id}/test`
    ///
    /// Makes a real request of the service's own protocol with the integration's credential, and says how it went. A service that refuses, or that cannot be reached, is a result and no
    /// error: 200 with `data.ok` false and the reason in `data.detail`; `success` says that the test was made. The result is kept with the integration. A service
    /// that has not answered after 15 seconds counts as one that cannot be reached. The request has no body.
    fn test_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::TestIntegration,
    ) -> impl Future<Output = Result<responses::TestIntegration, Self::Error>> + Send;
}

/// Operations tagged `Executions`.
///
/// Runs of workflows, with the log of their nodes.
pub trait ExecutionsApi: Surface {
    /// `executeWorkflow`: Execute a workflow
    ///
    /// `POST /workflows/{id}/execute`
    ///
    /// Accepts an execution of the version that is published, or of the current one where none is, and answers without waiting for its end. The execution is durable once this answers: it
    /// goes on after a crash of the server. The published reference shows no status for this answer; it is 202, because the work is accepted and not
    /// done, and `Location` and the link lead to the execution. Drafts can be executed too, so that they can be tried; their
    /// graph is then checked whole, and its faults are answered with 409, as is an archived workflow.
    fn execute_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ExecuteWorkflow,
    ) -> impl Future<Output = Result<responses::ExecuteWorkflow, Self::Error>> + Send;

    /// `listWorkflowExecutions`: List a workflow's executions
    ///
    /// `GET /workflows/{id}/executions`
    ///
    /// The executions of one workflow without their logs, newest first, by page number.
    fn list_workflow_executions(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflowExecutions,
    ) -> impl Future<Output = Result<responses::ListWorkflowExecutions, Self::Error>> + Send;

    /// `listExecutions`: List executions of all workflows
    ///
    /// `GET /executions`
    ///
    /// The executions of all of the caller's workflows without their logs, newest first, by cursor: pass `meta.next_cursor` of one answer as `cursor` of
    /// the next request until `meta.has_more` is false. Executions that start during the walk do not shift it.
    fn list_executions(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListExecutions,
    ) -> impl Future<Output = Result<responses::ListExecutions, Self::Error>> + Send;

    /// `getExecution`: Get an execution
    ///
    /// `GET /executions/{id}`
    ///
    /// The execution with its output or error and the log of its nodes so far.
    fn get_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetExecution,
    ) -> impl Future<Output = Result<responses::GetExecution, Self::Error>> + Send;
}

/// Operations tagged `Webhooks`.
///
/// Where events are sent.
pub trait WebhooksApi: Surface {
    /// `listWebhooks`: List webhooks
    ///
    /// `GET /webhooks`
    ///
    /// The caller's webhooks, newest first, those that were disabled too. Their secrets are never shown again.
    fn list_webhooks(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWebhooks,
    ) -> impl Future<Output = Result<responses::ListWebhooks, Self::Error>> + Send;

    /// `createWebhook`: Create a webhook
    ///
    /// `POST /webhooks`
    ///
    /// From now on each event of these kinds is sent to the URL: a POST whose body is the event (see `webhooks` in this document), signed as
    /// [Standard Webhooks](https://www.standardwebhooks.com) says, so that any of their libraries verifies it. A webhook of a key that is bound to a unit hears of that unit's events
    /// only.
    ///
    /// **Secret.** Without `secret`, one is made. A secret that begins with `whsec_` is the base64 spelling of its bytes, as Standard Webhooks' libraries take it; any other text signs by its own
    /// bytes (UTF-8). Either way this answer is the only one that shows it.
    ///
    /// **URL.** `http` or `https`, without a user name or password. An address that is private, loopback, link-local or otherwise not public is refused at once where it stands in the URL, and with every
    /// delivery where a name resolves to it, unless the operator allows it.
    ///
    /// **Delivery.** An answer with a 2xx status within 15 seconds is a success; everything else, a redirect included, is a failure, and the event is sent again after about 5 seconds, 5 minutes,
    /// 30 minutes, 2, 5, 10 and 10 hours, or later where the answer carries `Retry-After` (a day at most). An event is sent at least once: after a crash of the server it may come twice, with the same `webhook-id` and
    /// the same bytes. Events may overtake each other. 410 (Gone) disables the webhook. The platform API lists deliveries and sends them again.
    fn create_webhook(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateWebhook,
    ) -> impl Future<Output = Result<responses::CreateWebhook, Self::Error>> + Send;

    /// `deleteWebhook`: Delete a webhook
    ///
    /// `DELETE /webhooks/{id}`
    ///
    /// Removes the webhook with its deliveries. What is still to be sent is not sent; an attempt that is under way may still arrive.
    fn delete_webhook(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteWebhook,
    ) -> impl Future<Output = Result<responses::DeleteWebhook, Self::Error>> + Send;
}

/// Operations tagged `Forms`.
///
/// Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names.
pub trait FormsApi: Surface {
    /// `listForms`: List forms
    ///
    /// `GET /forms`
    ///
    /// The caller's forms with their fields, newest first. A page past the last one is empty and not an error.
    fn list_forms(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListForms,
    ) -> impl Future<Output = Result<responses::ListForms, Self::Error>> + Send;

    /// `createForm`: Create a form
    ///
    /// `POST /forms`
    ///
    /// Creates a form. Unless `public` is false, people can fill it in at once on its hosted page (`url` of the answer). What a field cannot be (a
    /// choice without options, bounds the wrong way round, a default that the field itself would refuse) is 400, with all faults and their places.
    fn create_form(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateForm,
    ) -> impl Future<Output = Result<responses::CreateForm, Self::Error>> + Send;

    /// `getForm`: Get a form
    ///
    /// `GET /forms/{id}`
    ///
    /// The form with its fields.
    fn get_form(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetForm,
    ) -> impl Future<Output = Result<responses::GetForm, Self::Error>> + Send;

    /// `listFormSubmissions`: List a form's submissions
    ///
    /// `GET /forms/{id}/submissions`
    ///
    /// What was submitted, through this API and through the hosted page, newest first. A page past the last one is empty and not an error.
    fn list_form_submissions(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListFormSubmissions,
    ) -> impl Future<Output = Result<responses::ListFormSubmissions, Self::Error>> + Send;

    /// `submitForm`: Submit a form
    ///
    /// `POST /forms/{id}/submissions`
    ///
    /// Validates `data` by the form's fields and stores it; what does not fit is 400, with all faults and their places (`/data/email`), and nothing is
    /// stored. Every published workflow that has a node of type `form` naming this form is started, with the submission's data as its input
    /// and its identity in `_submission` (`id`, `form_id`, `submitted_at`), and the event `form.submitted` goes to the webhooks that ask for it.
    ///
    /// Values are stored as their fields' types: a number that was sent as text becomes a number, line breaks become `\n`. A field that was not
    /// sent takes its default, else it is null (a checkbox is false, a multiselect an empty list), so that expressions of a workflow can name
    /// every field. Empty text counts as not filled in. Fields that the form does not have are ignored and not stored.
    fn submit_form(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SubmitForm,
    ) -> impl Future<Output = Result<responses::SubmitForm, Self::Error>> + Send;
}
