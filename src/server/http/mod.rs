//! The server's side of HTTP: what stands around the surfaces, and the pages that are its own.
//!
//! - [`observe`][]: around every request.
//! - [`address`][]: where a request came from.
//! - [`browser`][]: what browsers are told.
//! - [`dispatch`][]: which surface, or which page.
//! - [`docs`], [`health`], [`forms`]: the pages; [`hooks`][]: calls of inbound webhooks.
//! - [`problem`][]: errors outside the surfaces.
//! - [`accept`][]: connections; [`admission`][]: how many; [`activity`], [`body`]: for how long.

mod accept;
mod activity;
mod address;
mod admission;
mod body;
mod browser;
mod dispatch;
mod docs;
mod forms;
mod health;
mod hooks;
mod observe;
mod problem;

use std::{future::Future, io, sync::Arc, time::Duration};

use tokio::net::TcpListener;

use self::{browser::Browser, dispatch::Dispatch, docs::Docs, observe::Observed};
pub(super) use self::{forms::FormPages, hooks::HookCalls};
use super::{State, config::HttpSettings};
use crate::api::Mount;

/// The label of requests for the server's own pages.
pub(super) const OWN_PAGES: &str = "server";

/// Names of surfaces for metrics, in their order, and the server's own pages at the end.
pub(super) fn labels(mounts: &[Mount]) -> Vec<String> {
    mounts.iter().map(|mount| mount.surface).chain([OWN_PAGES]).map(str::to_owned).collect()
}

/// Serves until `stop`, then lets requests under way end for at most `drain`. Requests under way without a byte for `silence` are given up.
pub(super) async fn serve(
    listener: TcpListener,
    state: Arc<State>,
    settings: HttpSettings,
    silence: Duration,
    stop: impl Future<Output = ()>,
    drain: Duration,
) -> io::Result<()> {
    let metrics = Arc::clone(&state.metrics);
    let hosts = Arc::new(settings.hosts.clone());
    let endpoint = Observed {
        inner: Dispatch { docs: Docs::new(), state, hosts: Arc::clone(&hosts) },
        hosts,
        metrics,
        browser: Browser::new(&settings.cors_origins, settings.hsts),
        trusted: settings.trusted_proxies.clone(),
    };
    accept::serve(listener, endpoint, &settings, silence, stop, drain).await
}
