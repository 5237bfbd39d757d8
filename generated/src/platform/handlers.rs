// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Identity`.
///
/// Who a credential is.
pub trait IdentityApi: Surface {
    /// `getMe`: Who am I?
    ///
    /// `GET /me`
    ///
    /// What the presented credential is and may do: an API key, an OAuth 2.0 access token or a user's token. Every credential may ask, whatever its scopes.
    fn get_me(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetMe,
    ) -> impl Future<Output = Result<responses::GetMe, Self::Error>> + Send;
}

/// Operations tagged `Tenants`.
///
/// Whom the server keeps apart. For those who run it.
pub trait TenantsApi: Surface {
    /// `listTenants`: List tenants
    ///
    /// `GET /tenants`
    ///
    /// All tenants of this server, newest first. For those who run it: a tenant's own people see theirs through `getMe`.
    fn list_tenants(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListTenants,
    ) -> impl Future<Output = Result<responses::ListTenants, Self::Error>> + Send;

    /// `createTenant`: Create a tenant
    ///
    /// `POST /tenants`
    ///
    /// Makes a tenant with its `default` endpoint and a first API key, which has the scope `admin` and is shown in this answer and nowhere else: hand it to the tenant's people. Names are unique
    /// within the server (409).
    fn create_tenant(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateTenant,
    ) -> impl Future<Output = Result<responses::CreateTenant, Self::Error>> + Send;

    /// `getTenant`: Get a tenant
    ///
    /// `GET /tenants/{id}`
    ///
    /// One tenant.
    fn get_tenant(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetTenant,
    ) -> impl Future<Output = Result<responses::GetTenant, Self::Error>> + Send;

    /// `updateTenant`: Change a tenant
    ///
    /// `PATCH /tenants/{id}`
    ///
    /// Changes the name (409 where it is taken), the plan, or both; what is absent stays. A new plan holds within a second.
    fn update_tenant(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::UpdateTenant,
    ) -> impl Future<Output = Result<responses::UpdateTenant, Self::Error>> + Send;
}

/// Operations tagged `Units`.
///
/// Parts of a tenant with walls of their own.
pub trait UnitsApi: Surface {
    /// `listUnits`: List units
    ///
    /// `GET /units`
    ///
    /// The tenant's units, newest first. A caller that is bound to a unit sees that one alone.
    fn list_units(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListUnits,
    ) -> impl Future<Output = Result<responses::ListUnits, Self::Error>> + Send;

    /// `createUnit`: Create a unit
    ///
    /// `POST /units`
    ///
    /// Makes a part of the tenant with walls of its own: a credential that is bound to it sees and makes only what is its. Names are unique within the tenant (409). A caller
    /// that is itself bound to a unit makes none (403).
    fn create_unit(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateUnit,
    ) -> impl Future<Output = Result<responses::CreateUnit, Self::Error>> + Send;

    /// `getUnit`: Get a unit
    ///
    /// `GET /units/{id}`
    ///
    /// One unit.
    fn get_unit(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetUnit,
    ) -> impl Future<Output = Result<responses::GetUnit, Self::Error>> + Send;

    /// `deleteUnit`: Delete a unit
    ///
    /// `DELETE /units/{id}`
    ///
    /// Removes the unit, and with it its keys and clients that were revoked. 409 while any other record refers to it, a key that works included. A caller that is itself bound to a unit deletes none (403).
    fn delete_unit(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteUnit,
    ) -> impl Future<Output = Result<responses::DeleteUnit, Self::Error>> + Send;
}

/// Operations tagged `Users`.
///
/// People of a tenant, and the tokens that stand for them.
pub trait UsersApi: Surface {
    /// `listUsers`: List users
    ///
    /// `GET /users`
    ///
    /// The tenant's users, newest first. Users are the whole tenant's: a caller that is bound to a unit sees none.
    fn list_users(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListUsers,
    ) -> impl Future<Output = Result<responses::ListUsers, Self::Error>> + Send;

    /// `createUser`: Create a user
    ///
    /// `POST /users`
    ///
    /// Makes a person of the tenant, whom tokens stand for. Names are unique within the tenant (409). A caller that is bound to a unit makes none (403).
    fn create_user(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateUser,
    ) -> impl Future<Output = Result<responses::CreateUser, Self::Error>> + Send;

    /// `getUser`: Get a user
    ///
    /// `GET /users/{id}`
    ///
    /// One user.
    fn get_user(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetUser,
    ) -> impl Future<Output = Result<responses::GetUser, Self::Error>> + Send;

    /// `deleteUser`: Delete a user
    ///
    /// `DELETE /users/{id}`
    ///
    /// Removes the user. Its tokens stop working within a second.
    fn delete_user(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteUser,
    ) -> impl Future<Output = Result<responses::DeleteUser, Self::Error>> + Send;

    /// `listUserTokens`: List a user's tokens
    ///
    /// `GET /users/{id}/tokens`
    ///
    /// Newest first, expired and revoked ones too. The tokens themselves are never shown again.
    fn list_user_tokens(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListUserTokens,
    ) -> impl Future<Output = Result<responses::ListUserTokens, Self::Error>> + Send;

    /// `createUserToken`: Create a token for a user
    ///
    /// `POST /users/{id}/tokens`
    ///
    /// Makes a signed token (a JWT, HS256) by which the user is known to ActiveWorkflow's API. The token is in this answer and nowhere else. It may do what a person does who builds workflows and
    /// watches them: `workflows:read`, `workflows:write`, `executions:read`, `executions:write`; the caller must hold these scopes itself (403). A token has no address of its own, so `Location` leads to
    /// the list that it is in.
    fn create_user_token(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateUserToken,
    ) -> impl Future<Output = Result<responses::CreateUserToken, Self::Error>> + Send;

    /// `revokeUserToken`: Revoke a token of a user
    ///
    /// `DELETE /users/{id}/tokens/{token_id}`
    ///
    /// The token stops working within a second. It stays in the list with its `revoked_at`; revoking it again changes nothing and answers the same.
    fn revoke_user_token(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RevokeUserToken,
    ) -> impl Future<Output = Result<responses::RevokeUserToken, Self::Error>> + Send;
}

/// Operations tagged `OAuth clients`.
///
/// Programs that get access tokens of their own at `/oauth/token`.
pub trait OAuthClientsApi: Surface {
    /// `listOAuthClients`: List OAuth 2.0 clients
    ///
    /// `GET /oauth-clients`
    ///
    /// The tenant's clients, newest first, revoked ones too. Their secrets are never shown again.
    fn list_o_auth_clients(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListOAuthClients,
    ) -> impl Future<Output = Result<responses::ListOAuthClients, Self::Error>> + Send;

    /// `createOAuthClient`: Create an OAuth 2.0 client
    ///
    /// `POST /oauth-clients`
    ///
    /// Makes a client for the caller's tenant, and for its unit where the caller is bound to one. With its `client_id` and `client_secret` it gets access tokens at `/oauth/token`. The secret is in
    /// this answer and nowhere else: only its hash is stored. A caller can grant only scopes that it has itself (403).
    fn create_o_auth_client(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateOAuthClient,
    ) -> impl Future<Output = Result<responses::CreateOAuthClient, Self::Error>> + Send;

    /// `getOAuthClient`: Get an OAuth 2.0 client
    ///
    /// `GET /oauth-clients/{id}`
    ///
    /// One client, revoked ones too. Its secret is never shown again.
    fn get_o_auth_client(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetOAuthClient,
    ) -> impl Future<Output = Result<responses::GetOAuthClient, Self::Error>> + Send;

    /// `revokeOAuthClient`: Revoke an OAuth 2.0 client
    ///
    /// `DELETE /oauth-clients/{id}`
    ///
    /// The client gets no more tokens, and those that it has stop working within a second. It stays in the list with its `revoked_at`; revoking it again changes nothing and answers the same.
    fn revoke_o_auth_client(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RevokeOAuthClient,
    ) -> impl Future<Output = Result<responses::RevokeOAuthClient, Self::Error>> + Send;
}

/// Operations tagged `API keys`.
///
/// The keys that clients of every surface present.
pub trait ApiKeysApi: Surface {
    /// `listApiKeys`: List API keys
    ///
    /// `GET /api-keys`
    ///
    /// The tenant's keys, newest first, expired and revoked ones too. The keys themselves are never shown again.
    fn list_api_keys(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListApiKeys,
    ) -> impl Future<Output = Result<responses::ListApiKeys, Self::Error>> + Send;

    /// `createApiKey`: Create an API key
    ///
    /// `POST /api-keys`
    ///
    /// Makes a key for the caller's tenant, and for its unit where the caller's key is bound to one. The key is in this answer and nowhere else: only its hash is stored. A
    /// caller can grant only scopes that it has itself (403); `admin` has them all but `operator`.
    fn create_api_key(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateApiKey,
    ) -> impl Future<Output = Result<responses::CreateApiKey, Self::Error>> + Send;

    /// `getApiKey`: Get an API key
    ///
    /// `GET /api-keys/{id}`
    ///
    /// One key, expired and revoked ones too. The key itself is never shown again.
    fn get_api_key(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetApiKey,
    ) -> impl Future<Output = Result<responses::GetApiKey, Self::Error>> + Send;

    /// `revokeApiKey`: Revoke an API key
    ///
    /// `DELETE /api-keys/{id}`
    ///
    /// The key stops working within a second. It stays in the list with its `revoked_at`; revoking it again changes nothing and answers the same.
    fn revoke_api_key(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RevokeApiKey,
    ) -> impl Future<Output = Result<responses::RevokeApiKey, Self::Error>> + Send;
}

/// Operations tagged `Endpoints`.
///
/// Named places where published workflows are callable by name.
pub trait EndpointsApi: Surface {
    /// `listEndpoints`: List endpoints
    ///
    /// `GET /endpoints`
    ///
    /// The tenant's endpoints by name, ascending. Every tenant has `default` from its first day.
    fn list_endpoints(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListEndpoints,
    ) -> impl Future<Output = Result<responses::ListEndpoints, Self::Error>> + Send;

    /// `createEndpoint`: Create an endpoint
    ///
    /// `POST /endpoints`
    ///
    /// Makes a named place where published workflows are callable by name, through AgentifyMe's `x-wf-endpoint`. Names are unique within the tenant (409). An endpoint
    /// has no address of its own, so `Location` leads to the list that it is in.
    fn create_endpoint(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateEndpoint,
    ) -> impl Future<Output = Result<responses::CreateEndpoint, Self::Error>> + Send;
}

/// Operations tagged `Webhook deliveries`.
///
/// What became of the events that YourApp's webhooks ask for.
pub trait WebhookDeliveriesApi: Surface {
    /// `listWebhookDeliveries`: List deliveries
    ///
    /// `GET /webhook-deliveries`
    ///
    /// Events on their way to the caller's webhooks, newest first, without their attempts and payloads. Those that ended longer ago than the server's retention (30 days, unless configured) are gone.
    fn list_webhook_deliveries(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWebhookDeliveries,
    ) -> impl Future<Output = Result<responses::ListWebhookDeliveries, Self::Error>> + Send;

    /// `getWebhookDelivery`: Get a delivery
    ///
    /// `GET /webhook-deliveries/{id}`
    ///
    /// The delivery with its attempts and the payload as it is sent, byte for byte.
    fn get_webhook_delivery(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWebhookDelivery,
    ) -> impl Future<Output = Result<responses::GetWebhookDelivery, Self::Error>> + Send;

    /// `resendWebhookDelivery`: Send a delivery again
    ///
    /// `POST /webhook-deliveries/{id}/resend`
    ///
    /// Has the event sent again at once, with the same `webhook-id` and the same bytes, and with a new round of attempts should this one fail. 409 where the webhook was disabled, or an attempt is under way. The
    /// request has no body.
    fn resend_webhook_delivery(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ResendWebhookDelivery,
    ) -> impl Future<Output = Result<responses::ResendWebhookDelivery, Self::Error>> + Send;
}

/// Operations tagged `Node types`.
///
/// What nodes of a workflow can be.
pub trait NodeTypesApi: Surface {
    /// `listNodeTypes`: List node types
    ///
    /// `GET /node-types`
    ///
    /// What a node's `type` can be, each with the JSON Schema of its `config` and a workflow that shows it at work. The catalogue is small and an editor needs it whole, so it is not paged: `total` is the number
    /// of `items`.
    fn list_node_types(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListNodeTypes,
    ) -> impl Future<Output = Result<responses::ListNodeTypes, Self::Error>> + Send;
}

/// Operations tagged `Integrations`.
///
/// Connections to services. YourApp's API lists and tests them too.
pub trait IntegrationsApi: Surface {
    /// `listIntegrationTypes`: List integration types
    ///
    /// `GET /integration-types`
    ///
    /// The services that integrations can connect to, each with the JSON Schema of its `config`, the types of credential that it takes, and its actions: what a workflow's node of
    /// type `integration` may have it do. The catalogue is small, so it is not paged: `total` is the number of `items`.
    fn list_integration_types(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrationTypes,
    ) -> impl Future<Output = Result<responses::ListIntegrationTypes, Self::Error>> + Send;

    /// `listIntegrations`: List integrations
    ///
    /// `GET /integrations`
    ///
    /// The caller's integrations, newest first, with their configurations.
    fn list_integrations(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrations,
    ) -> impl Future<Output = Result<responses::ListIntegrations, Self::Error>> + Send;

    /// `createIntegration`: Create an integration
    ///
    /// `POST /integrations`
    ///
    /// Connects to a service. `config` is checked against the schema of its type (`GET /integration-types`), all faults with pointers under `/config`; a configuration
    /// holds no secrets, which belong into a credential (`POST /yourapp/v1/credentials`). The credential must be one of the caller's (400 with `unknown_record` at
    /// `/credential_id`) and of a type that the integration takes. Nothing is requested of the service: test the integration for that.
    fn create_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateIntegration,
    ) -> impl Future<Output = Result<responses::CreateIntegration, Self::Error>> + Send;

    /// `getIntegration`: Get an integration
    ///
    /// `GET /integrations/{id}`
    ///
    /// The integration with its configuration and what its last test found.
    fn get_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetIntegration,
    ) -> impl Future<Output = Result<responses::GetIntegration, Self::Error>> + Send;

    /// `deleteIntegration`: Delete an integration
    ///
    /// `DELETE /integrations/{id}`
    ///
    /// Removes the integration. Its credential stays.
    fn delete_integration(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteIntegration,
    ) -> impl Future<Output = Result<responses::DeleteIntegration, Self::Error>> + Send;

    /// `listIntegrationRecords`: List an integration's records
    ///
    /// `GET /integrations/{id}/records`
    ///
    /// What the integration's syncs (`POST /workflux/v1/integrations/{id}/sync`) fetched, each record as it was fetched last, by the records' ids in their service. A record that its service no
    /// longer has stays here.
    fn list_integration_records(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrationRecords,
    ) -> impl Future<Output = Result<responses::ListIntegrationRecords, Self::Error>> + Send;

    /// `listIntegrationSyncs`: List an integration's syncs
    ///
    /// `GET /integrations/{id}/syncs`
    ///
    /// The synchronisations of the integration, newest first. One runs at a time; `running` says also of one that goes on after a restart of the server.
    fn list_integration_syncs(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListIntegrationSyncs,
    ) -> impl Future<Output = Result<responses::ListIntegrationSyncs, Self::Error>> + Send;
}

/// Operations tagged `Workflow settings`.
///
/// How long executions of a workflow may take, how many run at a time, which first, and what follows when one fails.
pub trait WorkflowSettingsApi: Surface {
    /// `getWorkflowSettings`: Get how a workflow's executions are run
    ///
    /// `GET /workflows/{id}/settings`
    ///
    /// The settings of a workflow, whichever API made it; the defaults where nobody has set any.
    fn get_workflow_settings(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWorkflowSettings,
    ) -> impl Future<Output = Result<responses::GetWorkflowSettings, Self::Error>> + Send;

    /// `setWorkflowSettings`: Set how a workflow's executions are run
    ///
    /// `PUT /workflows/{id}/settings`
    ///
    /// Puts settings in the place of those that the workflow had; what is left out has its default again. Settings are not versioned. Executions keep those that stood when they were
    /// accepted; `keep_days` alone holds for all, whenever they ran.
    ///
    /// The workflow of `error_workflow_id` must be the owner's of this one (`unknown_record`), and published (`not_published`). It runs once for each failure, with the input
    /// `{"execution": {"id", "workflow": {"id", "name", "version"}, "error": {"code", "message", "node"?}, "input", "started_at", "finished_at"}}`; it is accepted in the transaction
    /// that ends the failed execution, so that neither a crash nor a restart loses it or runs it twice. A failure of that execution starts nothing. Cancelled executions have not failed.
    fn set_workflow_settings(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SetWorkflowSettings,
    ) -> impl Future<Output = Result<responses::SetWorkflowSettings, Self::Error>> + Send;
}

/// Operations tagged `Executions`.
///
/// Runs in depth, as they happen, and control of them, whichever surface started them.
pub trait ExecutionsApi: Surface {
    /// `listExecutions`: List executions
    ///
    /// `GET /executions`
    ///
    /// The executions of all of the caller's workflows and agents, newest first, by cursor: pass `next_cursor` of one answer as `cursor` of the next request until it is null. Executions that start during the walk do not shift
    /// it. A workflow or a parent that does not exist for the caller is 404.
    fn list_executions(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListExecutions,
    ) -> impl Future<Output = Result<responses::ListExecutions, Self::Error>> + Send;

    /// `getExecution`: Get an execution
    ///
    /// `GET /executions/{id}`
    ///
    /// All that is known of an execution: where it comes from, what it was started with, every attempt at every node in the order in which they ended, what came out, and the executions that it has started itself.
    fn get_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetExecution,
    ) -> impl Future<Output = Result<responses::GetExecution, Self::Error>> + Send;

    /// `watchExecution`: Watch an execution
    ///
    /// `GET /executions/{id}/events`
    ///
    /// What happens in an execution, as server-sent events: what has happened already, then what happens, as it does, until it ends. Each event has its name as its type, an `id`, and one line of JSON, an `ExecutionEvent`, as its `data`:
    /// `execution_started`; `node_started` and `node_finished` for each attempt at a node; `waiting` for each node that waits for a person, and `paused` once nothing happens until somebody answers (the stream stays
    /// open); of an agent's run the pieces of its answer as `text`, whose texts one after another are the whole answer (`text_restarted` says that all of it so far is void); at last `execution_finished`, which ends
    /// the stream. After ten seconds in which nothing happens comes a `ping`.
    ///
    /// A stream that was cut goes on behind the event that `Last-Event-ID` names, which browsers send by themselves; where that was the last one of an execution that has ended, the answer is 204, which tells them
    /// to stop. Any number of clients can watch; an execution goes on without any, and what they do holds nothing up. A stream that ends without `execution_finished` was cut by the server's end: take it up again.
    fn watch_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::WatchExecution,
    ) -> impl Future<Output = Result<responses::WatchExecution, Self::Error>> + Send;

    /// `cancelExecution`: Cancel an execution
    ///
    /// `POST /executions/{id}/cancel`
    ///
    /// Ends an execution that is pending, running or waiting: running nodes are told to stop, nothing new starts, and the status is `cancelled` when this answers. 409 where
    /// it had already ended. The request has no body, and takes no `Idempotency-Key`: sent again, it finds the execution ended and changes nothing.
    fn cancel_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CancelExecution,
    ) -> impl Future<Output = Result<responses::CancelExecution, Self::Error>> + Send;

    /// `retryExecution`: Retry an execution
    ///
    /// `POST /executions/{id}/retry`
    ///
    /// Runs a failed or cancelled execution again from the nodes that did not succeed; all others keep their results, and the version of the workflow stays the one that
    /// it started with. 409 in any other state. The request has no body, and takes no `Idempotency-Key`: sent again, it finds the execution under way and
    /// is 409.
    fn retry_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RetryExecution,
    ) -> impl Future<Output = Result<responses::RetryExecution, Self::Error>> + Send;
}

/// Operations tagged `Workflows`.
///
/// Versions of workflows, drafts beside what is published, and what starts workflows besides requests. YourApp's API makes, changes and deletes workflows.
pub trait WorkflowsApi: Surface {
    /// `listWorkflows`: List workflows
    ///
    /// `GET /workflows`
    ///
    /// The caller's workflows without their graphs, newest first: which version is the head of each, and which is published.
    fn list_workflows(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflows,
    ) -> impl Future<Output = Result<responses::ListWorkflows, Self::Error>> + Send;

    /// `getWorkflow`: Get a workflow
    ///
    /// `GET /workflows/{id}`
    ///
    /// The workflow with the graph of its head, which may be further than what is published.
    fn get_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWorkflow,
    ) -> impl Future<Output = Result<responses::GetWorkflow, Self::Error>> + Send;

    /// `listWorkflowVersions`: List a workflow's versions
    ///
    /// `GET /workflows/{id}/versions`
    ///
    /// Every graph that the workflow has had, newest first, without the graphs: who made each, when, and what its author says of it. Versions are numbered from 1 and never change. One that was
    /// never published and of which nothing was ever executed is forgotten once the head is 100 versions further, so that numbers may be missing.
    fn list_workflow_versions(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflowVersions,
    ) -> impl Future<Output = Result<responses::ListWorkflowVersions, Self::Error>> + Send;

    /// `getWorkflowVersion`: Get a version of a workflow
    ///
    /// `GET /workflows/{id}/versions/{version}`
    ///
    /// One version with its graph.
    fn get_workflow_version(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetWorkflowVersion,
    ) -> impl Future<Output = Result<responses::GetWorkflowVersion, Self::Error>> + Send;

    /// `saveWorkflowDraft`: Save a draft
    ///
    /// `PUT /workflows/{id}/draft`
    ///
    /// Saves a graph as the next version, the new head, without publishing it: what is published goes on running. The graph is checked for shape only (400, with pointers into the body); a graph that is
    /// the head's already makes no version.
    ///
    /// `base_version` is the head that the draft was made from. Where it is not the head any more, somebody else has saved one in the meantime, and the answer is 409: look at the head, and save from
    /// there. 409 is also the answer for an archived workflow, and for one that belongs to an agent. Sent again, the request finds another head or the same graph, so it takes no `Idempotency-Key`.
    fn save_workflow_draft(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SaveWorkflowDraft,
    ) -> impl Future<Output = Result<responses::SaveWorkflowDraft, Self::Error>> + Send;

    /// `publishWorkflow`: Publish a version
    ///
    /// `POST /workflows/{id}/publish`
    ///
    /// Publishes a version in place of the one that is: from then on it is what runs, what triggers start, and what is callable by name. Executions that are under way stay with theirs. Any version can be published,
    /// so that going back to an earlier one needs no new version.
    ///
    /// Its graph is checked whole. Where it has faults, nothing changes and the answer is 409 with all of them, their pointers into the graph. An archived workflow must go back to draft first (409).
    /// Publishing what is published changes nothing, so the request takes no `Idempotency-Key`.
    fn publish_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::PublishWorkflow,
    ) -> impl Future<Output = Result<responses::PublishWorkflow, Self::Error>> + Send;

    /// `unpublishWorkflow`: Take back what is published
    ///
    /// `POST /workflows/{id}/unpublish`
    ///
    /// Nothing starts the workflow any more: its triggers are off, and it is not callable by name. What runs of it runs on, and its head stays as it is. Of a workflow that is not published nothing changes.
    /// The request has no body, and takes no `Idempotency-Key`: sent again, it changes nothing. 409 for a workflow that belongs to an agent.
    fn unpublish_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::UnpublishWorkflow,
    ) -> impl Future<Output = Result<responses::UnpublishWorkflow, Self::Error>> + Send;

    /// `restoreWorkflow`: Restore a version
    ///
    /// `POST /workflows/{id}/restore`
    ///
    /// Makes the graph of an earlier version the head's, as a version of its own; what is published stays. Where the head has this graph already, nothing changes. With `base_version`, it is 409
    /// where that is not the head any more. 409 also for an archived workflow, and for one that belongs to an agent.
    fn restore_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RestoreWorkflow,
    ) -> impl Future<Output = Result<responses::RestoreWorkflow, Self::Error>> + Send;

    /// `diffWorkflow`: Compare two versions
    ///
    /// `GET /workflows/{id}/diff`
    ///
    /// What leads from one version to another: nodes, edges and variables that came, went and changed, with the place of every change (a JSON Pointer) and both values. Nodes are compared by their ids; edges by
    /// their ids or, without one, by source, target and branch. A JSON Patch (RFC 6902) is not given, since it names nodes by their places in a list; who wants one gets both graphs from `getWorkflowVersion`.
    fn diff_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DiffWorkflow,
    ) -> impl Future<Output = Result<responses::DiffWorkflow, Self::Error>> + Send;

    /// `runWorkflow`: Run a version
    ///
    /// `POST /workflows/{id}/run`
    ///
    /// Accepts an execution of a version and answers without waiting for its end. Without `version` it is the published one, or the head where none is published. So a draft can be tried while what is published runs on:
    /// its execution is pinned to it and marked (`is_draft`), and the version is kept for good.
    ///
    /// A version that is not the published one is checked whole first; its faults are answered with 409, their pointers into the graph, as is an archived workflow and one that belongs to an agent.
    fn run_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RunWorkflow,
    ) -> impl Future<Output = Result<responses::RunWorkflow, Self::Error>> + Send;

    /// `listWorkflowTriggers`: List a workflow's triggers
    ///
    /// `GET /workflows/{id}/triggers`
    ///
    /// What starts the workflow besides requests for it: the `webhook`, `schedule` and `form` nodes of the version that is published (of the head where none is), in their order. A trigger is live while the workflow is published. An execution
    /// that one of them starts begins there: other triggers, and what only they lead to, are skipped.
    ///
    /// **Webhooks** are called at their `url`, below `/hooks/` of this server: with the methods that the node takes, with any body. They get their URL when the workflow is published for the first time with the node, and keep it
    /// through every change of the workflow. Whoever knows the URL may call it, unless the node has a `signature`: then a call that is not signed is 401 and starts nothing. The execution's input is
    /// `{method, path, query, headers, body, body_type, received_at}`, without headers that are credentials. A call with an `Idempotency-Key`, or a `webhook-id` as Standard Webhooks has it, starts one execution however often it
    /// comes within 24 hours, and gets the same answer again. Calls count against the plan of the workflow's tenant. What they are answered is the node's `respond` to say: 202 with `execution_id` at once (`immediately`); 200 with
    /// the output, 502 where the execution ends badly, 202 where it takes longer than a run is waited for (`when_finished`); or what the first `respond` node says, 204 where none does (`by_node`). Every
    /// answer to a call that started something has `X-Execution-Id`. Errors are problem details: 400 for JSON that is none, 401, 404, 405 with `Allow`, 409 while the first call of the same key is being answered, 413, 422 for
    /// a key of another call, 429 with `Retry-After`.
    ///
    /// **Schedules** fire every time exactly once, also where the server dies in between. Times that were missed by more than a minute, because no server ran, are dealt with as the node's `catch_up`
    /// says. The execution's input is `{scheduled_at, fired_at, previous_at}`.
    fn list_workflow_triggers(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListWorkflowTriggers,
    ) -> impl Future<Output = Result<responses::ListWorkflowTriggers, Self::Error>> + Send;

    /// `rotateWorkflowTrigger`: Give a webhook another URL
    ///
    /// `POST /workflows/{id}/triggers/{node}/rotate`
    ///
    /// Makes a new URL for a webhook; the one that it had is 404 from then on. 409 where the node is another kind of trigger, or the workflow was never published with it: then there is no URL yet. The
    /// request has no body.
    fn rotate_workflow_trigger(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RotateWorkflowTrigger,
    ) -> impl Future<Output = Result<responses::RotateWorkflowTrigger, Self::Error>> + Send;
}

/// Operations tagged `Agents`.
///
/// What agents do, and whom they hear. WorkFX and WorkFlux make them.
pub trait AgentsApi: Surface {
    /// `listAgents`: List agents
    ///
    /// `GET /agents`
    ///
    /// The caller's agents, newest first, with their definitions and links. Whichever surface made them: WorkFX and WorkFlux make agents, an import makes ActiveWorkflow's.
    fn list_agents(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAgents,
    ) -> impl Future<Output = Result<responses::ListAgents, Self::Error>> + Send;

    /// `getAgent`: Get an agent
    ///
    /// `GET /agents/{id}`
    ///
    /// The agent with its definition and its links.
    fn get_agent(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::GetAgent,
    ) -> impl Future<Output = Result<responses::GetAgent, Self::Error>> + Send;

    /// `setAgentDefinition`: Set what an agent does
    ///
    /// `PUT /agents/{id}/definition`
    ///
    /// Gives the agent a definition in place of the one that it had: an *instruction*, which asks a provider, or a *flow*, which runs a published workflow. Runs that are under
    /// way go on with the definition that they read; those that start later have the new one.
    ///
    /// What a definition names must be the agent's owner's: a workflow or a credential of another unit is `unknown_record`, as one that does not exist. Workflows must be
    /// published (`not_published`). Templates and rules are compiled here, and every fault has a pointer. Nothing is asked of a provider: say something to the agent for that.
    ///
    /// An agent without a definition says what it was asked, and hands on what it receives.
    fn set_agent_definition(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SetAgentDefinition,
    ) -> impl Future<Output = Result<responses::SetAgentDefinition, Self::Error>> + Send;

    /// `deleteAgentDefinition`: Take away what an agent does
    ///
    /// `DELETE /agents/{id}/definition`
    ///
    /// From now on the agent says what it was asked, and hands on what it receives. Taking away what is not there changes nothing.
    fn delete_agent_definition(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::DeleteAgentDefinition,
    ) -> impl Future<Output = Result<responses::DeleteAgentDefinition, Self::Error>> + Send;

    /// `setAgentLinks`: Set whom an agent hears, and how long it is heard
    ///
    /// `PUT /agents/{id}/links`
    ///
    /// Every run of an agent that ends well emits a message. Agents that name it among their `sources` receive the message, each of them once, and run on it. Messages that were
    /// emitted before an agent named their emitter do not reach it. Circles are allowed: a message that stands at the end of a chain of 64 goes no further.
    ///
    /// `keep_messages_secs` says how long messages that this agent emits are kept, those that it has emitted already included; 0 keeps them for ever. An agent that is
    /// `disabled` does not run and receives nothing, and its status is `inactive`; one that no longer is, is `active`.
    fn set_agent_links(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::SetAgentLinks,
    ) -> impl Future<Output = Result<responses::SetAgentLinks, Self::Error>> + Send;
}

/// Operations tagged `Approvals`.
///
/// What waits for a person.
pub trait ApprovalsApi: Surface {
    /// `listApprovals`: List what waits for a person
    ///
    /// `GET /approvals`
    ///
    /// Nodes of type `approval` that wait for an answer, in executions of the caller's that have not ended; those that wait longest first. An execution in which several nodes
    /// wait is there once for each.
    fn list_approvals(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListApprovals,
    ) -> impl Future<Output = Result<responses::ListApprovals, Self::Error>> + Send;

    /// `answerApproval`: Answer for a person
    ///
    /// `POST /executions/{id}/answer`
    ///
    /// Gives an answer to a node that waits for one; it is durable when this answers, and the execution goes on. Where the node has `choices`, the answer is one of them as a text,
    /// or an object whose `choice` is one of them (400 with `unknown_choice` otherwise), and edges that name it as their branch are taken. The answer is the node's output.
    /// Where it has a `form`, the answer is an object with a value for each of the form's fields, by the rules of forms (400 with a fault for each that is wrong); its numbers may come
    /// as text.
    ///
    /// An answer may come **before the question**: where the request names a node that waits for people and has not been reached yet, the answer is kept, durably, and taken the moment the node
    /// waits. It is judged then, since what is asked is not known before: an answer that is none is dropped, with a note in the server's log, and the next one that was kept for the
    /// node is tried. Up to 16 answers are kept for a node, and taken in the order in which they were given.
    ///
    /// 409 where the execution has ended, where the node has, or does not wait for people, where too many answers are kept for it, where several nodes wait and the request names none,
    /// and where none waits and the request names none. The request takes no `Idempotency-Key`: sent again while the node waits, it finds the node answered and changes nothing.
    fn answer_approval(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::AnswerApproval,
    ) -> impl Future<Output = Result<responses::AnswerApproval, Self::Error>> + Send;
}

/// Operations tagged `Imports`.
///
/// Workflows from other installations.
pub trait ImportsApi: Surface {
    /// `importWorkflow`: Import a workflow
    ///
    /// `POST /imports`
    ///
    /// Takes a file that ActiveWorkflow's API exports (`GET /activeworkflow/api/v1/workflows/{workflow_id}/export`), of this server or another. The workflow that the caller's tenant has of this `guid` is
    /// changed to what the file says, or made where there is none; its agents are found by their guids and changed, made, or taken out of the workflow, which leaves them as they are.
    /// All of it is done, or nothing.
    ///
    /// The links of the file become sources of its agents; sources that are not in the file stay. A workflow that is new is a draft with a node for each agent. In one that is there, nodes of
    /// agents that are no longer in the file go, nodes of new agents come, and all other nodes stay; where that changes it, it is a draft again. Classes, options, schedules, colours and control links are kept and given
    /// back by the next export; nothing here acts on them. An agent whose options hold a `definition` that holds here gets it. Where it does not, because it names a workflow or a credential that the
    /// caller does not have, say, the agent gets none, keeps the options, and `definition_left_out` says why.
    ///
    /// The guid of an agent must be free, or that of an agent of this workflow. Fields that this document does not know are ignored here, unlike elsewhere on this surface: files come from other servers.
    fn import_workflow(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ImportWorkflow,
    ) -> impl Future<Output = Result<responses::ImportWorkflow, Self::Error>> + Send;
}

/// Operations tagged `Audit log`.
///
/// Who did what to which record, when and from where.
pub trait AuditLogApi: Surface {
    /// `listAuditEvents`: List audit events
    ///
    /// `GET /audit-events`
    ///
    /// What was done to the tenant's records, newest first: an entry for each record that was made, changed, removed, started or used up, written in the transaction that did it, so
    /// that nothing is done without an entry and no entry tells of what was not done. Requests that were refused or failed leave none. Entries never hold secrets
    /// and never change. A key that is bound to a unit sees the entries of that unit's records. What a filter names need not exist any more; one that selects nothing gives an
    /// empty list.
    fn list_audit_events(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListAuditEvents,
    ) -> impl Future<Output = Result<responses::ListAuditEvents, Self::Error>> + Send;
}
