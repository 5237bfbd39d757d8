// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

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
    /// caller can grant only scopes that it has itself (403); `admin` has them all.
    fn create_api_key(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::CreateApiKey,
    ) -> impl Future<Output = Result<responses::CreateApiKey, Self::Error>> + Send;

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

/// Operations tagged `Node types`.
///
/// What nodes of a workflow can be.
pub trait NodeTypesApi: Surface {
    /// `listNodeTypes`: List node types
    ///
    /// `GET /node-types`
    ///
    /// What a node's `type` can be, each with the JSON Schema of its `config`. The catalogue is small and an editor needs it whole, so it is not paged: `total` is the number
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
    /// The services that integrations can connect to, each with the JSON Schema of its `config` and the types of credential that it takes. The catalogue is small, so it is not
    /// paged: `total` is the number of `items`.
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
}

/// Operations tagged `Executions`.
///
/// Control of runs, whichever surface started them.
pub trait ExecutionsApi: Surface {
    /// `cancelExecution`: Cancel an execution
    ///
    /// `POST /executions/{id}/cancel`
    ///
    /// Ends an execution that is pending, running or waiting: running nodes are told to stop, nothing new starts, and the status is `cancelled` when this answers. 409 where
    /// it had already ended. The request has no body.
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
    /// it started with. 409 in any other state. The request has no body.
    fn retry_execution(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::RetryExecution,
    ) -> impl Future<Output = Result<responses::RetryExecution, Self::Error>> + Send;
}
