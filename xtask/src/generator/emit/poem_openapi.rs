//! `poem_openapi.rs`: the API and its types beside hand-written poem-openapi code. What they say of themselves is read from the document at run time, so
//! that only names, pointers and operations are written here.

use super::{Emitter, Text, shout};
use crate::generator::ir::{TypeDef, TypeKind};

impl Emitter<'_> {
    pub(super) fn poem_openapi(&self) -> String {
        let mut out = Text::new();
        out.line("//! This API beside hand-written poem-openapi code, in one `OpenApiService`. Behind the feature `poem-openapi`.");
        out.line("");
        out.line(
            "#![allow(deprecated, unused_imports, reason = \"what the document marks deprecated is still served\")]",
        );
        out.line("");
        out.line("use std::sync::Arc;");
        out.line("");
        out.line("use ::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};");
        out.line("");
        out.line("use super::{handlers::*, operations, requests, responses, router, types};");
        out.line("use crate::runtime::{Limits, poem_openapi::{self as interop, Document, RouteTable}};");
        out.line("");
        out.doc("The whole document.");
        out.line("pub static DOCUMENT: Document = Document::new(include_str!(\"document.json\"));");
        out.line("");
        out.doc("Every operation of the API, answered by `surface`: goes into an `OpenApiService`, alone or in a tuple beside other code.");
        out.line("///");
        out.doc(
            "Authentication, order of work and errors stay those of [`router`](super::router()); only an unknown path is answered by the service.",
        );
        out.line("#[derive(Debug)]");
        out.line("pub struct Api<S> { surface: Arc<S>, limits: Limits }");
        out.line("");
        out.line("impl<S> Api<S> {");
        out.line("/// The API that `surface` implements.");
        out.line("pub fn new(surface: Arc<S>, limits: Limits) -> Self { Self { surface, limits } }");
        out.line("}");
        out.line("");
        out.line(&format!("impl<S: {}> OpenApi for Api<S> {{", self.bounds()));
        out.line("fn meta() -> Vec<MetaApi> { DOCUMENT.meta(operations::ALL) }");
        out.line("");
        out.line("fn register(registry: &mut Registry) { DOCUMENT.register::<Api<()>>(registry); }");
        out.line("");
        out.line("fn add_routes(self, table: &mut RouteTable) { interop::mount(router::paths(&self.surface, self.limits), table); }");
        out.line("}");
        out.line("");
        for def in self.program.types.iter().filter(|def| is_own(def)) {
            out.line(&format!(
                "interop::wire_type!(DOCUMENT, Api<()>, types::{}, {:?}, {:?}, {});",
                def.name, def.name, def.pointer, def.exact
            ));
        }
        for operation in &self.program.operations {
            let (name, fact) = (&operation.type_name, shout(&operation.ident));
            out.line(&format!("interop::request!(DOCUMENT, Api<()>, requests::{name}, operations::{fact});"));
            out.line(&format!("interop::response!(DOCUMENT, Api<()>, responses::{name}, operations::{fact});"));
        }
        out.finish()
    }
}

/// Whether a type is one of Rust's own making: an alias has its target's implementations.
pub(super) fn is_own(def: &TypeDef) -> bool {
    !matches!(def.kind, TypeKind::Alias { newtype: false, .. })
}
