// Written by `cargo xtask generate`. Change the document, not this file.

//! From paths and methods to handlers.

use std::sync::Arc;

use poem::{IntoResponse, Request, Response, Route, http::Method};

use super::{handlers::*, operations, requests};
use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, authenticate, fail, guarded, refuse};

/// Every path of the API, answered by `surface`.
pub fn router<S: EchoApi>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {
    let routes = Route::new()
        .at(
            "/object",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| echo_object(surface, request, limits)),
        )
        .at(
            "/list",
            PathEndpoint::new(surface.clone())
                .on(Method::POST, move |surface, request| echo_list(surface, request, limits)),
        );
    SurfaceRoute::new(surface, routes)
}

crate::runtime::operation!(echo_object, EchoApi, ECHO_OBJECT, EchoObject);

crate::runtime::operation!(echo_list, EchoApi, ECHO_LIST, EchoList);
