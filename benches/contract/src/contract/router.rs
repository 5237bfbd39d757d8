// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: EchoApi>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes =
        paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));
    SurfaceRoute::new(surface, routes)
}

/// Paths as poem spells them, with their methods.
pub(super) fn paths<S: EchoApi>(surface: &Arc<S>, limits: Limits) -> Vec<(&'static str, PathEndpoint<S>)> {
    vec![
        (
            "/object",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| echo_object(surface, request, limits)),
        ),
        (
            "/list",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| echo_list(surface, request, limits)),
        ),
    ]
}

crate::runtime::operation!(echo_object, EchoApi, ECHO_OBJECT, EchoObject);

crate::runtime::operation!(echo_list, EchoApi, ECHO_LIST, EchoList);
