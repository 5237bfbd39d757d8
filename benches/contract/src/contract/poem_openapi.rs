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

impl<S: EchoApi> OpenApi for Api<S> {
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

interop::wire_type!(DOCUMENT, Api<()>, types::RecordList, "RecordList", "/components/schemas/RecordList", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Record, "Record", "/components/schemas/Record", true);
interop::wire_type!(DOCUMENT, Api<()>, types::Status, "Status", "/components/schemas/Status", true);
interop::request!(DOCUMENT, Api<()>, requests::EchoObject, operations::ECHO_OBJECT);
interop::response!(DOCUMENT, Api<()>, responses::EchoObject, operations::ECHO_OBJECT);
interop::request!(DOCUMENT, Api<()>, requests::EchoList, operations::ECHO_LIST);
interop::response!(DOCUMENT, Api<()>, responses::EchoList, operations::ECHO_LIST);
