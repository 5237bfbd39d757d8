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

impl<S: OAuth20Api> OpenApi for Api<S> {
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

interop::wire_type!(DOCUMENT, Api<()>, types::TokenRequest, "TokenRequest", "/components/schemas/TokenRequest", true);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TokenResponse,
    "TokenResponse",
    "/components/schemas/TokenResponse",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TokenResponseTokenType,
    "TokenResponseTokenType",
    "/components/schemas/TokenResponse/properties/token_type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::TokenReference,
    "TokenReference",
    "/components/schemas/TokenReference",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::Introspection,
    "Introspection",
    "/components/schemas/Introspection",
    false
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::IntrospectionTokenType,
    "IntrospectionTokenType",
    "/components/schemas/Introspection/properties/token_type",
    true
);
interop::wire_type!(
    DOCUMENT,
    Api<()>,
    types::AuthorizationServerMetadata,
    "AuthorizationServerMetadata",
    "/components/schemas/AuthorizationServerMetadata",
    true
);
interop::wire_type!(DOCUMENT, Api<()>, types::ErrorCode, "ErrorCode", "/components/schemas/ErrorCode", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Error, "Error", "/components/schemas/Error", true);
interop::request!(DOCUMENT, Api<()>, requests::CreateToken, operations::CREATE_TOKEN);
interop::response!(DOCUMENT, Api<()>, responses::CreateToken, operations::CREATE_TOKEN);
interop::request!(DOCUMENT, Api<()>, requests::RevokeToken, operations::REVOKE_TOKEN);
interop::response!(DOCUMENT, Api<()>, responses::RevokeToken, operations::REVOKE_TOKEN);
interop::request!(DOCUMENT, Api<()>, requests::IntrospectToken, operations::INTROSPECT_TOKEN);
interop::response!(DOCUMENT, Api<()>, responses::IntrospectToken, operations::INTROSPECT_TOKEN);
interop::request!(
    DOCUMENT,
    Api<()>,
    requests::GetAuthorizationServerMetadata,
    operations::GET_AUTHORIZATION_SERVER_METADATA
);
interop::response!(
    DOCUMENT,
    Api<()>,
    responses::GetAuthorizationServerMetadata,
    operations::GET_AUTHORIZATION_SERVER_METADATA
);
