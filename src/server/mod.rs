//! Puts the rooms together: settings, store, engine, services, surfaces; starts them in order and takes them down in order.
//!
//! ```text
//! settings ─▶ store ─▶ services ─▶ first start ─▶ surfaces
//!                         ╎
//!               lease ─▶ engine        in one process of a database
//! ```
//!
//! The only room that knows all others. What it decides is in settings ([`config`]); what it shows of itself is under [`http`].
//!
//! **One engine a database.** On SQLite a second server is refused at once. On PostgreSQL every process serves everything; the one that has the lease runs the engine and
//! what else goes on by itself ([`leading`]), and requests find their way to it from everywhere ([`route`]). When its process dies, or its session, another has the lease and goes on; if it lives, it
//! ends what only the one with the lease may run, and serves on.

pub mod cli;
pub mod config;
pub mod documents;
#[cfg(feature = "planted-faults")]
pub mod faults;
mod files;
mod http;
mod leading;
mod links;
mod metered;
pub mod metrics;
mod route;
mod running;
mod schedules;
pub mod sealing;
mod signals;
pub mod telemetry;
mod welcome;

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::Instant};

use self::{
    config::Settings, leading::Turns, metrics::Metrics, running::Running, sealing::SecretsError, signals::Signals,
};
use crate::{
    api,
    domain::{self, sealing::Sealing, workflows},
    engine::EngineError,
    store::{Mode, Store, StoreError},
};

/// A request under way may be silent for this long beyond the longest wait for a run.
const SILENCE: Duration = Duration::from_mins(1);

/// Why the server does not start, or does not go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address cannot be taken.
    #[error("cannot listen on {listen}: {source}; choose another address with --listen or SWITCHYARD_LISTEN")]
    Listen {
        /// The address as configured.
        listen: String,
        /// What the system said.
        source: io::Error,
    },
    /// The engine cannot start.
    #[error("the engine does not start: {0}")]
    Engine(#[from] EngineError),
    /// The first start cannot set up what it needs.
    #[error("the database cannot be set up: {0}")]
    Bootstrap(domain::Error),
    /// The key that was given is not one.
    #[error("SWITCHYARD_BOOTSTRAP_KEY (or the file that names it): {0}")]
    BootstrapKey(String),
    /// Secrets cannot be sealed or opened.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The fault that is to be planted is not known.
    #[cfg(feature = "planted-faults")]
    #[error(transparent)]
    Fault(#[from] faults::UnknownFault),
    /// Signals cannot be listened for, or connections cannot be served.
    #[error("cannot serve: {0}")]
    Io(#[from] io::Error),
}

/// What the server's own pages look at.
struct State {
    store: Store,
    metrics: Arc<Metrics>,
    draining: AtomicBool,
    /// Once there is something to serve with.
    running: OnceLock<Running>,
}

impl State {
    fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }
}

/// Serves until SIGTERM or SIGINT, then goes down in order.
pub async fn serve(settings: Settings) -> Result<(), ServeError> {
    for warning in &settings.warnings {
        tracing::warn!("{warning}");
    }
    let mut signals = Signals::install()?;
    let store = Store::open(&settings.common.database, Mode::Serve).await?;
    // Before anything is promised: a server that cannot open its secrets is of no use.
    let sealing = sealing::open(&settings.common, &store).await?;
    let listener = TcpListener::bind(&settings.listen)
        .await
        .map_err(|source| ServeError::Listen { listen: settings.listen.clone(), source })?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening on {address}");
    let metrics = Arc::new(Metrics::new(http::labels(&api::MOUNTS)));
    let state = Arc::new(State { store, metrics, draining: AtomicBool::new(false), running: OnceLock::new() });
    let (stop, stopped) = oneshot::channel::<()>();
    let mut http = tokio::spawn(http::serve(
        listener,
        Arc::clone(&state),
        settings.http.clone(),
        settings.run_wait + SILENCE,
        async {
            // A dropped sender says the same.
            let _ = stopped.await;
        },
        settings.drain,
    ));

    state.store.listen();
    let mut turns = Turns::new(&state.store);
    let result = tokio::select! {
        name = signals.next() => {
            tracing::info!("{name}: going down");
            Ok(())
        }
        result = &mut http => return Err(ended(result)),
        result = run(&settings, &state, &sealing, address, &mut turns) => result,
    };
    let down = go_down(&settings, result.is_ok(), state, stop, http, turns);
    signals.unless_repeated(down).await;
    result
}

/// Opens the surfaces, and takes turns at running the engine with the other processes. Returns when it cannot go on.
async fn run(
    settings: &Settings,
    state: &State,
    sealing: &Arc<Sealing>,
    address: SocketAddr,
    turns: &mut Turns,
) -> Result<(), ServeError> {
    let (running, made_key) = running::open(settings, &state.store, &state.metrics, sealing).await?;
    // Where it is this one's turn at once, the engine is there before the first request.
    let mut leads = turns.try_begin(settings, state, &running, sealing).await?;
    let running = state.running.get_or_init(|| running);
    welcome::print(address, made_key.as_ref());
    if !leads {
        tracing::info!("another process runs the engine; this one serves on {address} and stands by");
    }
    loop {
        if !leads {
            turns.begin(settings, state, running, sealing).await?;
        }
        turns.hold().await;
        tracing::warn!("the lease on the database is lost: this process serves on without the engine");
        turns.end(&running.route, Instant::now()).await;
        turns.forget();
        leads = false;
    }
}

/// Not ready, no new connections, requests to their end, steps to theirs; in that order, since requests may wait for executions.
async fn go_down(
    settings: &Settings,
    in_order: bool,
    state: Arc<State>,
    stop: oneshot::Sender<()>,
    http: JoinHandle<io::Result<()>>,
    mut turns: Turns,
) {
    state.draining.store(true, Ordering::Release);
    let running = state.running.get();
    if in_order && let Some(running) = running {
        // Executions need not wait for this process's last requests, nor those for this process's engine.
        turns.hand_over(&running.route).await;
    }
    let notice = if in_order { settings.notice } else { Duration::ZERO };
    let deadline = Instant::now() + notice + settings.drain;
    let drained = async {
        tokio::time::sleep(notice).await;
        // An error means that the server has ended already.
        let _ = stop.send(());
        if let Err(error) = http.await.map_err(io::Error::other).flatten() {
            tracing::error!(%error, "the HTTP server ended badly: {error}");
        }
    };
    tokio::select! {
        () = drained => {}
        () = turns.keep() => {}
    }
    if let Some(running) = running {
        turns.end(&running.route, deadline).await;
        if let Err(error) = running.services.limits.give_back(workflows::now().timestamp()).await {
            // At most a block of each counter is lost.
            tracing::warn!(%error, "what is left of the limits could not be given back: {error}");
        }
    }
    let closed = async {
        turns.release().await?;
        state.store.clone().close().await
    };
    if let Err(error) = closed.await {
        tracing::warn!(%error, "the database does not close: {error}");
    }
    tracing::info!("down");
}

/// The HTTP server ended though nobody asked it to.
fn ended(result: Result<io::Result<()>, tokio::task::JoinError>) -> ServeError {
    match result {
        Ok(Ok(())) => io::Error::other("the HTTP server ended by itself").into(),
        Ok(Err(error)) => error.into(),
        Err(error) => io::Error::other(error).into(),
    }
}
