// Copied by `cargo xtask generate` from its own runtime.

//! A generated API beside hand-written poem-openapi code, in one `OpenApiService`. Behind the feature `poem-openapi`.
//!
//! poem-openapi asks each type for a description of itself (its `registry`). Here all of them come from the document at run time, so that
//! they say whatever the document says. What poem-openapi's model of OpenAPI 3.0 cannot hold is said as near as it goes (see [`Document`]),
//! or not at all: `not`, `if`, `patternProperties`, `additionalProperties: false`, links, callbacks, extensions, examples beyond the first. The document
//! to serve stays the source document; what `OpenApiService::spec` writes is for those who mount both kinds of code together.
//!
//! Decoding and encoding stay what they are without poem-openapi: serde, straight from and to bytes.

mod document;
mod operation;
mod payload;
mod schema;
mod types;

use std::{collections::HashMap, sync::Arc};

use poem::{EndpointExt as _, endpoint::BoxEndpoint, http::Method};

pub use document::Document;
pub use payload::{Json, Refused, Wire, limits};
pub(crate) use payload::{request, response};
pub(crate) use types::wire_type;

use super::{PathEndpoint, Surface};

/// What poem-openapi gathers endpoints in: by path, by method.
pub type RouteTable = HashMap<String, HashMap<Method, BoxEndpoint<'static>>>;

/// Adds the paths of an API with all methods, so that 405 is answered in the API's own words too.
///
/// A method that other code has added to the same path stays; one that is added later takes the place of our 405.
pub fn mount<S: Surface>(paths: Vec<(&'static str, PathEndpoint<S>)>, table: &mut RouteTable) {
    const METHODS: [Method; 9] = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::OPTIONS,
        Method::TRACE,
        Method::CONNECT,
    ];
    for (path, endpoint) in paths {
        let allowed = endpoint.allowed();
        let endpoint = Arc::new(endpoint);
        let methods = table.entry(path.to_owned()).or_default();
        for method in METHODS {
            if allowed.contains(&method) {
                methods.insert(method, endpoint.clone().boxed());
            } else {
                methods.entry(method).or_insert_with(|| endpoint.clone().boxed());
            }
        }
    }
}
