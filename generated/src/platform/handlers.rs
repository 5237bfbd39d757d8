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

/// Operations tagged `Webhook deliveries`.
///
/// Events on their way to webhooks, which YourApp's API makes.
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
    /// What a node's `type` can be, each with the JSON Schema of its `config`. The catalogue is small and an editor needs it whole, so it is not paged: `total` is the number
    /// of `items`.
    fn list_node_types(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::ListNodeTypes,
    ) -> impl Future<Output = Result<responses::ListNodeTypes, Self::Error>> + Send;
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
