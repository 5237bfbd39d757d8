//! From a path to the surface that has its prefix, or to one of the server's own pages.
//!
//! At a host that surfaces are bound to, their original prefixes go before all others; everything else is there as at any other host, so that a client gets its token at
//! `/oauth/token` of the host that it knows.
//!
//! Not a router: prefixes are few and fixed, a surface answers for everything under its own, and poem's nesting panics on request targets
//! without a path.

use std::sync::Arc;

use poem::{
    Endpoint, PathPattern, Request, Response,
    http::{
        Method, Uri, header,
        uri::{Authority, PathAndQuery},
    },
};

use super::{docs, forms, health, hooks, problem};
use crate::{
    api::{MOUNTS, Mount},
    server::{State, config::Hosts},
};

/// Everything that is served.
pub(super) struct Dispatch {
    pub(super) docs: docs::Docs,
    pub(super) state: Arc<State>,
    pub(super) hosts: Arc<Hosts>,
}

impl Dispatch {
    /// The index of the surface that answers a request, and what its own paths lack of the request's; the server's own pages come after the last.
    pub(super) fn surface_of(hosts: &Hosts, request: &Request) -> (usize, &'static str) {
        let path = request.uri().path();
        if !hosts.is_empty()
            && let Some(host) = host(request)
            && let Some(bound) = hosts.surfaces_of(host.host()).find(|(_, prefix)| rest(prefix, path).is_some())
        {
            return bound;
        }
        Self::surface_at(path)
    }

    fn surface_at(path: &str) -> (usize, &'static str) {
        let answers = |prefix: &&&'static str| rest(prefix, path).is_some();
        let find = |mount: &'static Mount| mount.prefixes.iter().find(answers).map(|prefix| (mount, *prefix));
        let found = MOUNTS.iter().enumerate().find_map(|(index, mount)| Some((index, find(mount)?)));
        match found {
            Some((index, (mount, prefix))) => (index, if mount.keeps_path { "" } else { prefix }),
            None => (MOUNTS.len(), ""),
        }
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
            "/metrics" => health::metrics(&self.state).await,
            "/docs/*" => self.docs.file(&path["/docs/".len()..]),
            _ => docs::document(&path["/openapi/".len()..]),
        };
        (response, pattern)
    }

    /// The page of a form. Its pattern is one for all, since an id is for those who were given it.
    async fn form(&self, request: Request) -> Response {
        let mut response = match self.state.running.get() {
            Some(running) => running.forms.answer(request).await,
            None => problem::starting(),
        };
        response.set_data(PathPattern("/forms/{id}".into()));
        response
    }
}

impl Dispatch {
    /// A call of an inbound webhook. Its pattern is one for all, since a token is a secret.
    async fn hook(&self, request: Request) -> Response {
        let mut response = match self.state.running.get() {
            Some(running) => running.hooks.answer(request).await,
            None => problem::starting(),
        };
        response.set_data(PathPattern("/hooks/{token}".into()));
        response
    }
}

impl Endpoint for Dispatch {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let (index, prefix) = Self::surface_of(&self.hosts, &request);
        if index == MOUNTS.len() && request.uri().path().starts_with(forms::PREFIX) {
            return Ok(self.form(request).await);
        }
        if index == MOUNTS.len() && request.uri().path().starts_with(hooks::PREFIX) {
            return Ok(self.hook(request).await);
        }
        if index == MOUNTS.len() {
            let (method, path) = (request.method().clone(), request.uri().path().to_owned());
            let (mut response, pattern) = self.page(&method, &path).await;
            response.set_data(PathPattern(pattern.into()));
            return Ok(response);
        }
        let Some(surface) = self.state.running.get().and_then(|running| running.surfaces.get(index)) else {
            return Ok(problem::starting());
        };
        if !prefix.is_empty() {
            let Some(uri) = stripped(request.uri(), prefix) else { return Ok(problem::unknown_path()) };
            *request.uri_mut() = uri;
        }
        surface.call(request).await
    }
}

/// The host that a request names, without a dot at its end: in its target, as HTTP/2 has it always, or else in its header.
fn host(request: &Request) -> Option<Authority> {
    let authority = match request.uri().authority() {
        Some(authority) => authority.clone(),
        None => request.headers().get(header::HOST)?.to_str().ok()?.parse().ok()?,
    };
    match authority.host().strip_suffix('.') {
        Some(host) => host.parse().ok(),
        None => Some(authority),
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
            let (index, prefix) = Dispatch::surface_at(path);
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
