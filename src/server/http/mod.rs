//! The server's side of HTTP: what stands around the surfaces, and the pages that are its own.
//!
//! - [`observe`][]: around every request.
//! - [`dispatch`][]: which surface, or which page.
//! - [`docs`], [`health`]: the pages.
//! - [`problem`][]: errors outside the surfaces.
//! - [`accept`][]: connections.

mod accept;
mod dispatch;
mod docs;
mod health;
mod observe;
mod problem;

use std::{future::Future, io, sync::Arc, time::Duration};

use poem::Server;
use tokio::net::TcpListener;

use self::{accept::Connections, dispatch::Dispatch, docs::Docs, observe::Observed};
use super::State;
use crate::api::Mount;

/// The label of requests for the server's own pages.
pub(super) const OWN_PAGES: &str = "server";

/// Names of surfaces for metrics, in their order, and the server's own pages at the end.
pub(super) fn labels(mounts: &[Mount]) -> Vec<String> {
    mounts.iter().map(|mount| mount.surface).chain([OWN_PAGES]).map(str::to_owned).collect()
}

/// Serves until `stop`, then lets requests under way end for at most `drain`. Connections without a byte for `idle` are closed.
pub(super) async fn serve(
    listener: TcpListener,
    state: Arc<State>,
    idle: Duration,
    stop: impl Future<Output = ()>,
    drain: Duration,
) -> io::Result<()> {
    let metrics = Arc::clone(&state.metrics);
    let endpoint = Observed { inner: Dispatch { docs: Docs::new(), state }, metrics };
    Server::new_with_acceptor(Connections::new(listener)?)
        .idle_timeout(idle)
        .run_with_graceful_shutdown(endpoint, stop, Some(drain))
        .await
}
