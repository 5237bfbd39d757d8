//! From a path to the surface that has its prefix, or to one of the server's own pages.
//!
//! Not a router: prefixes are few and fixed, a surface answers for everything under its own, and poem's nesting panics on request targets
//! without a path.

use std::sync::Arc;

use poem::{
    Endpoint, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, Uri, uri::PathAndQuery},
};

use super::{docs, health, problem};
use crate::server::State;

/// A surface: the prefix that is its own, and what answers there.
pub(super) struct Surface {
    pub(super) prefix: &'static str,
    pub(super) endpoint: BoxEndpoint<'static, Response>,
}

/// Everything that is served.
pub(super) struct Dispatch {
    pub(super) surfaces: Vec<Surface>,
    pub(super) docs: docs::Docs,
    pub(super) state: Arc<State>,
}

impl Dispatch {
    /// The index and the prefix of the surface that answers for a path; those of the server's own pages come after the last.
    pub(super) fn surface_of(&self, path: &str) -> (usize, &'static str) {
        let found = self.surfaces.iter().enumerate().find(|(_, surface)| rest(surface.prefix, path).is_some());
        found.map_or((self.surfaces.len(), ""), |(index, surface)| (index, surface.prefix))
    }

    async fn page(&self, method: &Method, path: &str) -> Response {
        let known = matches!(path, "/" | "/docs" | "/openapi.json" | "/healthz" | "/readyz" | "/metrics")
            || path.starts_with("/docs/")
            || path.starts_with("/openapi/");
        if !known {
            return problem::unknown_path();
        }
        if !matches!(*method, Method::GET | Method::HEAD) {
            return problem::unknown_method(method);
        }
        match path {
            "/" | "/docs" => docs::redirect("/docs/"),
            "/openapi.json" => docs::every_api(),
            "/healthz" => health::alive(),
            "/readyz" => health::ready(&self.state).await,
            "/metrics" => health::metrics(&self.state),
            _ => match (path.strip_prefix("/docs/"), path.strip_prefix("/openapi/")) {
                (Some(file), _) => self.docs.file(file),
                (_, Some(file)) => docs::document(file),
                _ => problem::unknown_path(),
            },
        }
    }
}

impl Endpoint for Dispatch {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let (index, prefix) = self.surface_of(request.uri().path());
        let Some(surface) = self.surfaces.get(index) else {
            let (method, path) = (request.method().clone(), request.uri().path().to_owned());
            return Ok(self.page(&method, &path).await);
        };
        let Some(uri) = stripped(request.uri(), prefix) else { return Ok(problem::unknown_path()) };
        *request.uri_mut() = uri;
        surface.endpoint.call(request).await
    }
}

/// What is left of a path below a prefix; `None` where it is not below.
fn rest<'a>(prefix: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The request's target as the surface sees it. Its original stays at hand in poem's request.
fn stripped(uri: &Uri, prefix: &str) -> Option<Uri> {
    let target = uri.path_and_query()?.as_str().strip_prefix(prefix)?;
    let target = if target.starts_with('/') { PathAndQuery::try_from(target) } else { format!("/{target}").parse() };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(target.ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_left_off_and_the_query_kept() {
        for (uri, expect) in [
            ("/a/v1", Some("/")),
            ("/a/v1?x=1", Some("/?x=1")),
            ("/a/v1/", Some("/")),
            ("/a/v1/things/1?x=/a/v1", Some("/things/1?x=/a/v1")),
            ("http://host/a/v1/things", Some("http://host/things")),
        ] {
            let stripped = stripped(&uri.parse().unwrap(), "/a/v1").map(|uri| uri.to_string());
            assert_eq!(stripped.as_deref(), expect, "{uri}");
        }
    }

    #[test]
    fn a_prefix_ends_where_a_segment_ends() {
        for (path, expect) in [("/a/v1", Some("")), ("/a/v1/x", Some("/x")), ("/a/v12", None), ("/a", None), ("", None), ("*", None)] {
            assert_eq!(rest("/a/v1", path), expect, "{path}");
        }
    }
}
