//! Puts the rooms together: settings, store, engine, services, surfaces; starts them in order and takes them down in order.
//!
//! ```text
//! settings ─▶ store ─▶ lease ─▶ engine ─▶ services ─▶ first start ─▶ surfaces
//! ```
//!
//! The only room that knows all others. What it decides is in settings ([`config`]); what it shows of itself is under [`http`].
//!
//! **One engine a database.** On SQLite a second server is refused at once. On PostgreSQL it stands by: it answers `/healthz`, says no on
//! `/readyz`, and takes over when the first one's lease ends with its process or its session. A server that loses its lease ends, since
//! another may already run its executions.

pub mod cli;
pub mod config;
pub mod documents;
mod files;
mod http;
mod links;
mod metered;
pub mod metrics;
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

use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::JoinHandle,
    time::{Instant, timeout},
};

use self::{config::Settings, metrics::Metrics, running::Running, sealing::SecretsError, signals::Signals};
use crate::{
    api,
    domain::{self, sealing::Sealing, workflows},
    engine::EngineError,
    store::{Lease, Mode, Store, StoreError},
};

/// How often a server that stands by asks for the lease, and one that has it looks whether it still does.
const LEASE_INTERVAL: Duration = Duration::from_secs(1);
/// A lease that cannot be confirmed within this time is taken for lost.
const LEASE_LIMIT: Duration = Duration::from_secs(5);
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
    /// Another server may have the database now.
    #[error(
        "the lease on the database is lost (its session broke); ending, so that another server can go on. Start this one again to stand by"
    )]
    LeaseLost,
    /// Secrets cannot be sealed or opened.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// Signals cannot be listened for, or connections cannot be served.
    #[error("cannot serve: {0}")]
    Io(#[from] io::Error),
}

/// What the server's own pages look at.
struct State {
    store: Store,
    metrics: Arc<Metrics>,
    draining: AtomicBool,
    /// Once this server has the lease.
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

    // Held here, so that it outlives the engine: until the last step has ended, no other server may begin.
    let mut lease = None;
    let result = tokio::select! {
        name = signals.next() => {
            tracing::info!("{name}: going down");
            Ok(())
        }
        result = &mut http => return Err(ended(result)),
        result = lead(&settings, &state, &sealing, address, &mut lease) => result,
    };
    let down = go_down(&settings, result.as_ref().err(), state, stop, http, lease);
    signals.unless_repeated(down).await;
    result
}

/// Takes the lease, runs, and watches over the lease. Returns when it cannot go on.
async fn lead(
    settings: &Settings,
    state: &State,
    sealing: &Arc<Sealing>,
    address: SocketAddr,
    lease: &mut Option<Lease>,
) -> Result<(), ServeError> {
    let lease = lease.insert(take_lease(&state.store, address).await?);
    let (running, made_key) = running::start(settings, &state.store, &state.metrics, sealing).await?;
    // Set once: a server leads once.
    let _ = state.running.set(running);
    welcome::print(address, made_key.as_ref());
    loop {
        tokio::time::sleep(LEASE_INTERVAL).await;
        if !timeout(LEASE_LIMIT, lease.holds()).await.unwrap_or(false) {
            return Err(ServeError::LeaseLost);
        }
    }
}

async fn take_lease(store: &Store, address: SocketAddr) -> Result<Lease, ServeError> {
    let mut told = false;
    loop {
        if let Some(lease) = store.try_lead().await? {
            return Ok(lease);
        }
        if !told {
            tracing::info!("another server runs this database; standing by on {address}");
            told = true;
        }
        tokio::time::sleep(LEASE_INTERVAL).await;
    }
}

/// Not ready, no new connections, requests to their end, steps to theirs; in that order, since requests may wait for executions.
async fn go_down(
    settings: &Settings,
    failure: Option<&ServeError>,
    state: Arc<State>,
    stop: oneshot::Sender<()>,
    http: JoinHandle<io::Result<()>>,
    lease: Option<Lease>,
) {
    state.draining.store(true, Ordering::Release);
    let running = state.running.get();
    match (failure, running) {
        (None, _) => tokio::time::sleep(settings.notice).await,
        // Another server may run the same executions already.
        (Some(ServeError::LeaseLost), Some(running)) => running.end(Instant::now()).await,
        (Some(_), _) => {}
    }
    let deadline = Instant::now() + settings.drain;
    // An error means that the server has ended already.
    let _ = stop.send(());
    if let Err(error) = http.await.map_err(io::Error::other).flatten() {
        tracing::error!(%error, "the HTTP server ended badly: {error}");
    }
    if let Some(running) = running {
        running.end(deadline).await;
    }
    if let Some(running) = state.running.get()
        && let Err(error) = running.limits.give_back(workflows::now().timestamp()).await
    {
        // At most a block of each counter is lost.
        tracing::warn!(%error, "what is left of the limits could not be given back: {error}");
    }
    let closed = async {
        if let Some(lease) = lease {
            lease.release().await?;
        }
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
