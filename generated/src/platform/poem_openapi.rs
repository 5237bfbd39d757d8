// Written by `cargo xtask generate`. Change the document, not this file.

//! This API beside hand-written poem-openapi code, in one `OpenApiService`. Behind the feature `poem-openapi`.

#![allow(deprecated, unused_imports, reason = "what the document marks deprecated is still served")]

use std::sync::Arc;

use ::poem_openapi::{
    OpenApi,
    registry::{MetaApi, Registry},
};

use super::{handlers::*, operations, requests, responses, router, types};
use crate::runtime::{
    Limits,
    poem_openapi::{self as interop, Document, RouteTable},
};

/// The whole document.
pub static DOCUMENT: Document = Document::new(include_str!("document.json"));

/// Every operation of the API, answered by `surface`: goes into an `OpenApiService`, alone or in a tuple beside other code.
///
/// Authentication, order of work and errors stay those of [`router`](super::router()); only an unknown path is answered by the service.
#[derive(Debug)]
pub struct Api<S> {
    surface: Arc<S>,
    limits: Limits,
}

impl<S> Api<S> {
    /// The API that `surface` implements.
    pub fn new(surface: Arc<S>, limits: Limits) -> Self {
        Self { surface, limits }
    }
}

impl<S: ApiKeysApi + EndpointsApi + WebhookDeliveriesApi + NodeTypesApi + ExecutionsApi> OpenApi for Api<S> {
    fn meta() -> Vec<MetaApi> {
        DOCUMENT.meta(operations::ALL)
    }

    fn register(registry: &mut Registry) {
        DOCUMENT.register::<Api<()>>(registry);
    }

    fn add_routes(self, table: &mut RouteTable) {
        interop::mount(router::paths(&self.surface, self.limits), table);
    }
}

interop::wire_type!(DOCUMENT, Api<()>, types::Scope, "Scope", "/components/schemas/Scope", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateApiKeyRequest,
    "CreateApiKeyRequest",
    "/components/schemas/CreateApiKeyRequest",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ApiKey, "ApiKey", "/components/schemas/ApiKey", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreatedApiKey,
    "CreatedApiKey",
    "/components/schemas/CreatedApiKey",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ApiKeyList, "ApiKeyList", "/components/schemas/ApiKeyList", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::CreateEndpointRequest,
    "CreateEndpointRequest",
    "/components/schemas/CreateEndpointRequest",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Endpoint, "Endpoint", "/components/schemas/Endpoint", false);
interop::wire_type!(DOCUMENT, Api<()>, types::EndpointList, "EndpointList", "/components/schemas/EndpointList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::EventType, "EventType", "/components/schemas/EventType", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryStatus,
    "DeliveryStatus",
    "/components/schemas/DeliveryStatus",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::Delivery, "Delivery", "/components/schemas/Delivery", false);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryAttempt,
    "DeliveryAttempt",
    "/components/schemas/DeliveryAttempt",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::DeliveryDetail,
    "DeliveryDetail",
    "/components/schemas/DeliveryDetail",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::DeliveryList, "DeliveryList", "/components/schemas/DeliveryList", false);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeCategory, "NodeCategory", "/components/schemas/NodeCategory", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeType, "NodeType", "/components/schemas/NodeType", true);
interop::wire_type!(DOCUMENT, Api<()>, types::NodeTypeList, "NodeTypeList", "/components/schemas/NodeTypeList", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionStatus,
    "ExecutionStatus",
    "/components/schemas/ExecutionStatus",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::ExecutionState,
    "ExecutionState",
    "/components/schemas/ExecutionState",
    false
);
interop::wire_type!(DOCUMENT, Api<()>, types::ProblemPlace, "ProblemPlace", "/components/schemas/ProblemPlace", true);
interop::wire_type!(DOCUMENT, Api<()>, types::ProblemError, "ProblemError", "/components/schemas/ProblemError", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Problem, "Problem", "/components/schemas/Problem", true);
interop::request!(DOCUMENT, Api<()>, requests::ListApiKeys, operations::LIST_API_KEYS);
interop::response!(DOCUMENT, Api<()>, responses::ListApiKeys, operations::LIST_API_KEYS);
interop::request!(DOCUMENT, Api<()>, requests::CreateApiKey, operations::CREATE_API_KEY);
interop::response!(DOCUMENT, Api<()>, responses::CreateApiKey, operations::CREATE_API_KEY);
interop::request!(DOCUMENT, Api<()>, requests::RevokeApiKey, operations::REVOKE_API_KEY);
interop::response!(DOCUMENT, Api<()>, responses::RevokeApiKey, operations::REVOKE_API_KEY);
interop::request!(DOCUMENT, Api<()>, requests::ListEndpoints, operations::LIST_ENDPOINTS);
interop::response!(DOCUMENT, Api<()>, responses::ListEndpoints, operations::LIST_ENDPOINTS);
interop::request!(DOCUMENT, Api<()>, requests::CreateEndpoint, operations::CREATE_ENDPOINT);
interop::response!(DOCUMENT, Api<()>, responses::CreateEndpoint, operations::CREATE_ENDPOINT);
interop::request!(DOCUMENT, Api<()>, requests::ListWebhookDeliveries, operations::LIST_WEBHOOK_DELIVERIES);
interop::response!(DOCUMENT, Api<()>, responses::ListWebhookDeliveries, operations::LIST_WEBHOOK_DELIVERIES);
interop::request!(DOCUMENT, Api<()>, requests::GetWebhookDelivery, operations::GET_WEBHOOK_DELIVERY);
interop::response!(DOCUMENT, Api<()>, responses::GetWebhookDelivery, operations::GET_WEBHOOK_DELIVERY);
interop::request!(DOCUMENT, Api<()>, requests::ResendWebhookDelivery, operations::RESEND_WEBHOOK_DELIVERY);
interop::response!(DOCUMENT, Api<()>, responses::ResendWebhookDelivery, operations::RESEND_WEBHOOK_DELIVERY);
interop::request!(DOCUMENT, Api<()>, requests::ListNodeTypes, operations::LIST_NODE_TYPES);
interop::response!(DOCUMENT, Api<()>, responses::ListNodeTypes, operations::LIST_NODE_TYPES);
interop::request!(DOCUMENT, Api<()>, requests::CancelExecution, operations::CANCEL_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::CancelExecution, operations::CANCEL_EXECUTION);
interop::request!(DOCUMENT, Api<()>, requests::RetryExecution, operations::RETRY_EXECUTION);
interop::response!(DOCUMENT, Api<()>, responses::RetryExecution, operations::RETRY_EXECUTION);
