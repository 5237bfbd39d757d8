//! For those who watch over the process: is it alive, does it want requests, how is it doing.

use std::time::Duration;

use poem::{
    Response,
    http::{StatusCode, header},
};
use serde_json::json;

use super::problem;
use crate::server::{State, metrics::Standing};

/// A database that needs longer than this is not answering.
const PING_LIMIT: Duration = Duration::from_secs(2);

/// The process answers, whatever stands behind it.
pub(super) fn alive() -> Response {
    answer(&json!({ "status": "ok" }))
}

/// Whether requests are welcome: not on the way down, the database answers, and what was unfinished at the start has been taken up. Also says whether this process runs the engine,
/// or another one does on the same database.
pub(super) async fn ready(state: &State) -> Response {
    let unready = |why| problem::problem(StatusCode::SERVICE_UNAVAILABLE, why);
    if state.is_draining() {
        return unready("the server is shutting down");
    }
    match tokio::time::timeout(PING_LIMIT, state.store.ping()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            return unready("the database does not answer");
        }
        Err(_) => {
            tracing::warn!("not ready: no answer from the database within {PING_LIMIT:?}");
            return unready("the database does not answer in time");
        }
    }
    match state.running.get() {
        None => unready(problem::STARTING),
        Some(running) => match running.route.here() {
            None => role("follower"),
            Some(here) if here.engine.is_recovered() => role("leader"),
            Some(_) => unready("executions that were unfinished at the start are still being taken up"),
        },
    }
}

/// Prometheus' text format.
pub(super) async fn metrics(state: &State) -> Response {
    let counted = tokio::time::timeout(PING_LIMIT, state.store.waits()).await;
    let counted = counted.ok().and_then(Result::ok);
    let here = state.running.get().and_then(|running| running.route.here());
    let queued = here.as_ref().map(|here| here.engine.queued()).unwrap_or_default();
    let standing = Standing {
        active: here.map(|here| here.engine.active()),
        queued_by_limit: queued.limit,
        queued_by_room: queued.room,
        waiting: counted.map(|counted| counted.all),
        due: counted.map(|counted| counted.due),
    };
    Response::builder()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(state.metrics.render(&standing))
}

fn role(role: &str) -> Response {
    answer(&json!({ "status": "ready", "role": role }))
}

fn answer(body: &serde_json::Value) -> Response {
    Response::builder()
        .content_type("application/json")
        .header(header::CACHE_CONTROL, "no-store")
        .body(body.to_string())
}
