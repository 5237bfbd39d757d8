//! `router.rs`: from paths and methods to handlers.

use super::{Emitter, Text, shout};
use crate::generator::ir::by_path;

impl Emitter<'_> {
    pub(super) fn router(&self) -> String {
        let mut out = Text::new();
        let operations = &self.program.operations;
        out.line("//! From paths and methods to handlers.");
        out.line("");
        out.line("use std::sync::Arc;");
        out.line("");
        out.line("use poem::{IntoResponse, Request, Response, Route, http::Method};");
        out.line("");
        out.line("use super::{handlers::*, operations, requests};");
        out.line(
            "use crate::runtime::{Call, Limits, PathEndpoint, SurfaceRoute, announce, authenticate, fail, guarded, refuse};",
        );
        out.line("");
        let bounds = self.bounds();
        out.doc("Every path of the API, answered by `surface`.");
        out.line(&format!("pub fn router<S: {bounds}>(surface: Arc<S>, limits: Limits) -> SurfaceRoute<S> {{"));
        out.line("let routes = paths(&surface, limits).into_iter().fold(Route::new(), |routes, (path, endpoint)| routes.at(path, endpoint));");
        out.line("SurfaceRoute::new(surface, routes)");
        out.line("}");
        out.line("");
        out.doc("Paths as poem spells them, with their methods.");
        out.line(&format!(
            "pub(super) fn paths<S: {bounds}>(surface: &Arc<S>, limits: Limits) -> Vec<(&'static str, PathEndpoint<S>)> {{"
        ));
        out.line("vec![");
        for (path, members) in by_path(operations) {
            let template: String = path
                .split('/')
                .map(|s| {
                    s.strip_prefix('{')
                        .and_then(|s| s.strip_suffix('}'))
                        .map_or_else(|| s.to_owned(), |name| format!(":{name}"))
                })
                .collect::<Vec<_>>()
                .join("/");
            let methods = members
                .iter()
                .map(|&n| {
                    let operation = &operations[n];
                    format!(
                        ".on(Method::{}, move |surface, request| {}(surface, request, limits))",
                        operation.method, operation.ident
                    )
                })
                .collect::<Vec<_>>()
                .concat();
            out.line(&format!("({template:?}, PathEndpoint::new(surface.clone()){methods}),"));
        }
        out.line("]");
        out.line("}");
        for operation in operations {
            out.line("");
            out.line(&format!(
                "crate::runtime::operation!({}, {}, {}, {});",
                operation.ident,
                self.program.groups[operation.group].name,
                shout(&operation.ident),
                operation.type_name
            ));
        }
        out.finish()
    }

    /// What an implementation of the whole API implements.
    pub(super) fn bounds(&self) -> String {
        let bounds: Vec<&str> = self.program.groups.iter().map(|g| g.name.as_str()).collect();
        if bounds.is_empty() { "crate::runtime::Surface".to_owned() } else { bounds.join(" + ") }
    }
}
