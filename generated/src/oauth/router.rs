// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: OAuth20Api>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: OAuth20Api>(surface: &Arc<S>, limits: Limits) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/oauth/token",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| create_token(surface, request, limits)),
        ),
        (
            "/oauth/revoke",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| revoke_token(surface, request, limits)),
        ),
        (
            "/oauth/introspect",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| introspect_token(surface, request, limits)),
        ),
        (
            "/.well-known/oauth-authorization-server",
            PathEndpoint::new(surface.clone())
                .on(Method::GET, move |surface, request| get_authorization_server_metadata(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(create_token, OAuth20Api, CREATE_TOKEN, CreateToken);

crate::runtime::operation!(revoke_token, OAuth20Api, REVOKE_TOKEN, RevokeToken);

crate::runtime::operation!(introspect_token, OAuth20Api, INTROSPECT_TOKEN, IntrospectToken);

crate::runtime::operation!(
    get_authorization_server_metadata,
    OAuth20Api,
    GET_AUTHORIZATION_SERVER_METADATA,
    GetAuthorizationServerMetadata
);
