//! From a path to the surface that has its prefix, or to one of the server's own pages.
//!
//! Not a router: prefixes are few and fixed, a surface answers for everything under its own, and poem's nesting panics on request targets
//! without a path.

use std::sync::Arc;

use poem::{
    Endpoint, PathPattern, Request, Response,
    http::{Method, Uri, uri::PathAndQuery},
};

use super::{docs, health, problem};
use crate::{
    api::{Facts, MOUNTS, Mount, limit},
    server::State,
};

/// Pages outside the surfaces that anybody may send something to: their requests count against the address that they come from.
const OPEN_TO_ALL: [&str; 1] = ["/forms/"];

/// Everything that is served.
pub(super) struct Dispatch {
    pub(super) docs: docs::Docs,
    pub(super) state: Arc<State>,
}

impl Dispatch {
    /// The index of the surface that answers for a path, and what its own paths lack of it; the server's own pages come after the last.
    pub(super) fn surface_of(path: &str) -> (usize, &'static str) {
        let answers = |prefix: &&&'static str| rest(prefix, path).is_some();
        let find = |mount: &'static Mount| mount.prefixes.iter().find(answers).map(|prefix| (mount, *prefix));
        let found = MOUNTS.iter().enumerate().find_map(|(index, mount)| Some((index, find(mount)?)));
        match found {
            Some((index, (mount, prefix))) => (index, if mount.keeps_path { "" } else { prefix }),
            None => (MOUNTS.len(), ""),
        }
    }

    /// 429 where the page is open to all and the address has used up its minute.
    fn too_many(&self, facts: Option<&Facts>, path: &str) -> Option<Response> {
        if !OPEN_TO_ALL.iter().any(|prefix| path.starts_with(prefix)) {
            return None;
        }
        let refused = limit::of_address(&self.state.running.get()?.limits, facts?);
        refused.err().map(|error| problem::too_many(&error))
    }

    /// One of the server's own pages, and the pattern that its path goes by in the log.
    async fn page(&self, method: &Method, path: &str) -> (Response, &'static str) {
        let pattern = match path {
            "/" => "/",
            "/docs" => "/docs",
            "/openapi.json" => "/openapi.json",
            "/healthz" => "/healthz",
            "/readyz" => "/readyz",
            "/metrics" => "/metrics",
            _ if path.starts_with("/docs/") => "/docs/*",
            _ if path.starts_with("/openapi/") => "/openapi/*",
            _ => return (problem::unknown_path(), "/*"),
        };
        if !matches!(*method, Method::GET | Method::HEAD) {
            return (problem::unknown_method(method), pattern);
        }
        let response = match pattern {
            "/" | "/docs" => docs::redirect("/docs/"),
            "/openapi.json" => docs::every_api(),
            "/healthz" => health::alive(),
            "/readyz" => health::ready(&self.state).await,
            "/metrics" => health::metrics(&self.state),
            "/docs/*" => self.docs.file(&path["/docs/".len()..]),
            _ => docs::document(&path["/openapi/".len()..]),
        };
        (response, pattern)
    }
}

impl Endpoint for Dispatch {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let (index, prefix) = Self::surface_of(request.uri().path());
        if index == MOUNTS.len() {
            let (method, path) = (request.method().clone(), request.uri().path().to_owned());
            let facts = request.extensions().get::<Facts>().cloned();
            if let Some(mut response) = self.too_many(facts.as_ref(), &path) {
                limit::tell(&mut response, facts.as_ref());
                return Ok(response);
            }
            let (mut response, pattern) = self.page(&method, &path).await;
            limit::tell(&mut response, facts.as_ref());
            response.set_data(PathPattern(pattern.into()));
            return Ok(response);
        }
        let Some(surface) = self.state.running.get().and_then(|running| running.surfaces.get(index)) else {
            return Ok(problem::standing_by());
        };
        if !prefix.is_empty() {
            let Some(uri) = stripped(request.uri(), prefix) else { return Ok(problem::unknown_path()) };
            *request.uri_mut() = uri;
        }
        surface.call(request).await
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
    fn a_path_finds_its_surface_and_keeps_what_the_documents_say() {
        let surface = |path| {
            let (index, prefix) = Dispatch::surface_of(path);
            (MOUNTS.get(index).map(|mount| mount.surface), prefix)
        };
        for (path, expect) in [
            ("/platform/v1/me", (Some("platform"), "/platform/v1")),
            ("/oauth/token", (Some("oauth"), "")),
            ("/.well-known/oauth-authorization-server", (Some("oauth"), "")),
            ("/.well-known/security.txt", (None, "")),
            ("/oauthx", (None, "")),
            ("/docs/", (None, "")),
        ] {
            assert_eq!(surface(path), expect, "{path}");
        }
    }

    #[test]
    fn a_prefix_ends_where_a_segment_ends() {
        for (path, expect) in
            [("/a/v1", Some("")), ("/a/v1/x", Some("/x")), ("/a/v12", None), ("/a", None), ("", None), ("*", None)]
        {
            assert_eq!(rest("/a/v1", path), expect, "{path}");
        }
    }
}
