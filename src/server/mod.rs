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
mod metered;
pub mod metrics;
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

use poem::{Response, endpoint::BoxEndpoint};
use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::JoinHandle,
    time::{Instant, timeout},
};

use self::{
    config::Settings, http::FormPages, metered::MeteredJournal, metrics::Metrics, sealing::SecretsError,
    signals::Signals,
};
use crate::{
    api::{self, Limits, Services},
    domain::{
        self,
        agents::AgentService,
        analytics::AnalyticsService,
        audit::AuditService,
        bootstrap::Bootstrap,
        clients::OAuthClientService,
        conversations::ConversationService,
        credentials::CredentialService,
        endpoints::EndpointService,
        executions::ExecutionService,
        forms::FormService,
        idempotency::IdempotencyService,
        integrations::IntegrationService,
        keys::KeyService,
        limits::LimitService,
        oauth::OAuthService,
        ports::{GraphCheck, Runner, WorkflowRepository},
        profile::ProfileService,
        sealing::{Sealer, Sealing},
        secret::Secret,
        tenants::TenantService,
        turns::TurnService,
        units::UnitService,
        users::UserService,
        webhooks::{DeliveryService, WebhookService},
        workflows::{self, WorkflowService},
    },
    engine::{
        Dispatcher, DispatcherConfig, Engine, EngineConfig, EngineError, HttpConfig, Integrations, Providers, Syncs,
        SyncsConfig,
    },
    store::{Lease, Mode, Store, StoreError},
};

/// How often a server that stands by asks for the lease, and one that has it looks whether it still does.
const LEASE_INTERVAL: Duration = Duration::from_secs(1);
/// A lease that cannot be confirmed within this time is taken for lost.
const LEASE_LIMIT: Duration = Duration::from_secs(5);
/// How often answers are removed that are no longer kept.
const PRUNE_INTERVAL: Duration = Duration::from_mins(10);
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

/// What only the server with the lease has.
struct Running {
    engine: Arc<Engine>,
    dispatcher: Dispatcher,
    syncs: Syncs,
    limits: LimitService,
    surfaces: Vec<BoxEndpoint<'static, Response>>,
    forms: FormPages,
    /// End with it.
    _background: [AbortOnDrop; 3],
}

/// A task that ends when this goes.
struct AbortOnDrop(JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Running {
    /// Ends what goes on by itself: executions first, since their ends are told to webhooks.
    async fn end(&self, deadline: Instant) {
        self.syncs.shutdown(deadline.saturating_duration_since(Instant::now())).await;
        self.engine.shutdown(deadline.saturating_duration_since(Instant::now())).await;
        self.dispatcher.shutdown(deadline.saturating_duration_since(Instant::now())).await;
    }
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
    let made_key = start(settings, state, sealing).await?;
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

/// Starts the engine and opens the surfaces. The key is there where one was made.
async fn start(settings: &Settings, state: &State, sealing: &Arc<Sealing>) -> Result<Option<Secret>, ServeError> {
    let store = &state.store;
    let workflows: Arc<dyn WorkflowRepository> = Arc::new(store.workflows());
    let journal = Arc::new(MeteredJournal { inner: Arc::new(store.journal()), metrics: Arc::clone(&state.metrics) });
    let http = HttpConfig { allow: settings.allow.clone(), ..HttpConfig::default() };
    let config = EngineConfig { max_active: settings.concurrency, http, ..EngineConfig::default() };
    let engine = Engine::start(journal, Arc::clone(&workflows), config)?;
    let graph_check: Arc<dyn GraphCheck> = Arc::new(engine.checker());
    let endpoints = Arc::new(store.endpoints());
    let runner: Arc<Engine> = Arc::clone(&engine);
    let (tenants, api_keys) = (Arc::new(store.tenants()), Arc::new(store.api_keys()));
    let (users, clients) = (Arc::new(store.users()), Arc::new(store.oauth_clients()));
    let keys = KeyService::new(api_keys.clone(), tenants.clone());
    let sealer: Arc<dyn Sealer> = Arc::clone(sealing) as Arc<dyn Sealer>;
    let credentials = CredentialService::new(Arc::new(store.credentials()), Arc::clone(&sealer));
    let types = Arc::new(Integrations::standard(engine.http()).map_err(EngineError::IntegrationType)?);
    let (integrations, syncs) = integrations(store, &credentials, types);
    let webhooks = Arc::new(store.webhooks());
    let services = Arc::new(Services {
        workflows: WorkflowService::new(Arc::clone(&workflows), Arc::clone(&graph_check)),
        agents: AgentService::new(
            Arc::new(store.agents()),
            Arc::clone(&workflows),
            credentials.clone(),
            Arc::new(Providers::standard(engine.http())),
        ),
        analytics: AnalyticsService::new(Arc::new(store.analytics())),
        conversations: ConversationService::new(Arc::new(store.conversations()), Arc::new(store.agents())),
        audit: AuditService::new(Arc::new(store.audit_log())),
        executions: ExecutionService::new(
            Arc::new(store.executions()),
            Arc::clone(&workflows),
            endpoints.clone(),
            Arc::clone(&graph_check),
            Arc::clone(&runner) as Arc<dyn Runner>,
        ),
        tenants: TenantService::new(tenants.clone(), keys.clone()),
        turns: TurnService::new(
            Arc::new(store.agents()),
            Arc::new(store.conversations()),
            Arc::clone(&workflows),
            Arc::new(store.executions()),
            Arc::clone(&runner) as Arc<dyn Runner>,
            Arc::new(store.clone()),
        ),
        units: UnitService::new(tenants.clone()),
        users: UserService::new(users.clone(), users.clone(), Arc::clone(&sealer)),
        clients: OAuthClientService::new(clients.clone(), tenants.clone()),
        oauth: OAuthService::new(clients.clone(), settings.token_lifetime),
        profiles: ProfileService::new(tenants.clone(), tenants.clone(), api_keys, clients, users),
        keys,
        idempotency: IdempotencyService::new(
            Arc::new(store.idempotency_keys()),
            Arc::new(store.clone()),
            sealing.clone(),
        ),
        forms: FormService::new(Arc::new(store.forms()), workflows, runner, Arc::new(store.clone())),
        limits: LimitService::new(settings.limits, Arc::new(store.limit_counters())),
        endpoints: EndpointService::new(endpoints),
        credentials,
        integrations,
        webhooks: WebhookService::new(webhooks.clone(), sealing.clone(), Arc::new(engine.http())),
        deliveries: DeliveryService::new(Arc::new(store.deliveries()), webhooks, api::event_wording()),
        graph_check,
        run_limit: settings.run_wait,
        public_url: settings.public_url.clone(),
    });
    let bootstrap =
        Bootstrap::new(tenants, services.endpoints.clone(), services.workflows.clone(), services.keys.clone());
    let done =
        bootstrap.run(settings.bootstrap_key.as_deref(), settings.common.default_plan).await.map_err(|error| {
            match error {
                domain::Error::Invalid { faults } if settings.bootstrap_key.is_some() => ServeError::BootstrapKey(
                    faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>().join("; "),
                ),
                other => ServeError::Bootstrap(other),
            }
        })?;
    let surfaces = api::mount(&services, Limits { body: settings.body_limit });
    let dispatcher = dispatcher(settings, store, &engine, sealing);
    syncs.resume();
    let running = Running {
        engine,
        dispatcher,
        syncs,
        limits: services.limits.clone(),
        surfaces,
        forms: FormPages::new(services.forms.clone(), services.limits.clone(), settings.body_limit),
        _background: [
            AbortOnDrop(tokio::spawn(sealing::sweep(Arc::clone(sealing), store.data_keys()))),
            AbortOnDrop(tokio::spawn(prune(services.idempotency.clone()))),
            AbortOnDrop(tokio::spawn(complete_idle(services.conversations.clone(), settings.complete_after))),
        ],
    };
    // Set once: this function runs once.
    let _ = state.running.set(running);
    Ok(done.made_key)
}

/// Integrations, and what fetches for them.
fn integrations(
    store: &Store,
    credentials: &CredentialService,
    types: Arc<Integrations>,
) -> (IntegrationService, Syncs) {
    let (records, rows) = (Arc::new(store.integrations()), Arc::new(store.syncs()));
    let config = SyncsConfig::default();
    let syncs = Syncs::new(rows.clone(), records.clone(), credentials.clone(), types.clone(), config);
    let transactions = Arc::new(store.clone());
    let driver = Arc::new(syncs.clone());
    (IntegrationService::new(records, credentials.clone(), types, rows, driver, transactions), syncs)
}

/// Removes answers that are no longer kept for repeats of their requests, for as long as it runs.
async fn prune(idempotency: IdempotencyService) {
    loop {
        tokio::time::sleep(PRUNE_INTERVAL).await;
        if let Err(error) = idempotency.prune().await {
            tracing::warn!(%error, "old answers to requests with idempotency keys cannot be removed: {error}");
        }
    }
}

/// Completes conversations in which nothing is said any more, for as long as it runs: often enough that nobody waits a tenth longer than was said.
async fn complete_idle(conversations: ConversationService, after: Duration) {
    let interval = (after / 10).clamp(Duration::from_secs(1), PRUNE_INTERVAL);
    loop {
        tokio::time::sleep(interval).await;
        if let Err(error) = conversations.complete_idle(after).await {
            tracing::warn!(%error, "conversations in which nothing is said cannot be completed: {error}");
        }
    }
}

/// Tells events to webhooks from now on.
fn dispatcher(settings: &Settings, store: &Store, engine: &Engine, sealing: &Arc<Sealing>) -> Dispatcher {
    let config = DispatcherConfig {
        schedule: settings.webhook_schedule.clone(),
        retention: settings.webhook_retention,
        ..DispatcherConfig::default()
    };
    Dispatcher::start(Arc::new(store.dispatch()), engine.http(), sealing.clone(), api::event_wording(), config)
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
