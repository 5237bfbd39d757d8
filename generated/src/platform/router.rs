// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: ApiKeysApi + EndpointsApi + NodeTypesApi + ExecutionsApi + AuditLogApi>(
    surface: Arc<S>,
    limits: Limits,
) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: ApiKeysApi + EndpointsApi + NodeTypesApi + ExecutionsApi + AuditLogApi>(
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
                .on(Method::DELETE, move |surface, request| revoke_api_key(surface, request, limits)),
        ),
        (
            "/endpoints",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_endpoints(surface, request, limits))
                .on(Method::POST, move |surface, request| create_endpoint(surface, request, limits)),
        ),
        (
            "/node-types",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_node_types(surface, request, limits)),
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
            "/audit-events",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| list_audit_events(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(list_api_keys, ApiKeysApi, LIST_API_KEYS, ListApiKeys);

crate::runtime::operation!(create_api_key, ApiKeysApi, CREATE_API_KEY, CreateApiKey);

crate::runtime::operation!(revoke_api_key, ApiKeysApi, REVOKE_API_KEY, RevokeApiKey);

crate::runtime::operation!(list_endpoints, EndpointsApi, LIST_ENDPOINTS, ListEndpoints);

crate::runtime::operation!(create_endpoint, EndpointsApi, CREATE_ENDPOINT, CreateEndpoint);

crate::runtime::operation!(list_node_types, NodeTypesApi, LIST_NODE_TYPES, ListNodeTypes);

crate::runtime::operation!(cancel_execution, ExecutionsApi, CANCEL_EXECUTION, CancelExecution);

crate::runtime::operation!(retry_execution, ExecutionsApi, RETRY_EXECUTION, RetryExecution);

crate::runtime::operation!(list_audit_events, AuditLogApi, LIST_AUDIT_EVENTS, ListAuditEvents);
