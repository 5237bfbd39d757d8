//! What only one process of a database runs: the engine, and what goes on by itself beside it.

use std::{sync::Arc, time::Duration};

use tokio::{task::JoinHandle, time::Instant};

use super::{
    ServeError, State,
    config::Settings,
    links,
    metered::MeteredJournal,
    metrics::Metrics,
    route::{Here, Route},
    running::{Running, http_config, program},
    schedules, sealing,
};
use crate::{
    api,
    domain::{
        answers::AnswerService,
        conversations::ConversationService,
        credentials::CredentialService,
        idempotency::IdempotencyService,
        links::LinkService,
        ports::{ExecutionRetention, Journal, Runner, WorkflowRepository},
        records::RecordService,
        schedules::ScheduleService,
        sealing::{Sealer, Sealing},
        subworkflows::SubworkflowService,
        webhook::DeliveryQueue,
    },
    engine::{
        Dispatcher, DispatcherConfig, Engine, EngineConfig, EngineError, HttpClient, Ports, Providers, Syncs,
        SyncsConfig,
    },
    store::{Candidate, Desk, Lease, Store, StoreError},
};

/// How often answers are removed that are no longer kept.
const PRUNE_INTERVAL: Duration = Duration::from_mins(10);
/// How often a process that follows asks for the lease.
const ASK_INTERVAL: Duration = Duration::from_millis(500);
/// How often the one that leads looks whether it still does, and says so.
const HOLD_INTERVAL: Duration = Duration::from_secs(1);
/// A lease that cannot be confirmed within this time is taken for lost.
const HOLD_LIMIT: Duration = Duration::from_secs(5);
/// How long steps under way may take to end where another process is there to go on; what is left runs again there.
const HAND_OVER: Duration = Duration::from_secs(5);

/// A process's turns at running the engine.
pub(super) struct Turns {
    candidate: Candidate,
    /// Held until everything that it allows has ended: until then no other process may begin.
    turn: Option<(Lease, Option<Leading>)>,
}

/// What runs while this process leads.
struct Leading {
    here: Arc<Here>,
    dispatcher: Dispatcher,
    scheduler: AbortOnDrop,
    _desk: Desk,
    /// End with it.
    _background: [AbortOnDrop; 5],
}

/// A task that ends when this goes.
struct AbortOnDrop(JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Turns {
    pub(super) fn new(store: &Store) -> Self {
        Self { candidate: store.candidate(), turn: None }
    }

    /// Begins a turn if no other process has one.
    pub(super) async fn try_begin(
        &mut self,
        settings: &Settings,
        state: &State,
        running: &Running,
        sealing: &Arc<Sealing>,
    ) -> Result<bool, ServeError> {
        let lease = match self.candidate.try_lead().await {
            Ok(Some(lease)) => lease,
            Ok(None) => return Ok(false),
            Err(error) => {
                tracing::warn!(%error, "the lease on the database cannot be asked for: {error}");
                return Ok(false);
            }
        };
        let (lease, leading) = self.turn.insert((lease, None));
        *leading = Some(Leading::start(settings, state, running, sealing, lease)?);
        tracing::info!("this process runs the engine");
        Ok(true)
    }

    /// Begins a turn as soon as no other process has one.
    pub(super) async fn begin(
        &mut self,
        settings: &Settings,
        state: &State,
        running: &Running,
        sealing: &Arc<Sealing>,
    ) -> Result<(), ServeError> {
        while !self.try_begin(settings, state, running, sealing).await? {
            tokio::time::sleep(ASK_INTERVAL).await;
        }
        Ok(())
    }

    /// Returns when the turn is over: another process may have the next already.
    pub(super) async fn hold(&mut self) {
        while let Some((lease, _)) = &mut self.turn {
            let passed = tokio::time::timeout(HOLD_INTERVAL, lease.passed()).await.is_ok();
            if passed || !tokio::time::timeout(HOLD_LIMIT, lease.holds()).await.unwrap_or(false) {
                return;
            }
        }
    }

    /// Ends what this process runs, whoever runs it next.
    pub(super) async fn end(&mut self, route: &Route, deadline: Instant) {
        // From here on requests go to the next.
        route.set(None);
        if let Some((lease, leading)) = &mut self.turn
            && let Some(leading) = leading.take()
        {
            tokio::select! {
                () = leading.end(deadline) => {}
                // Nobody else begins before it has ended.
                () = keep(lease) => {}
            }
        }
    }

    /// Keeps the turn while the process goes down. Never ends.
    pub(super) async fn keep(&mut self) {
        match &mut self.turn {
            Some((lease, _)) => keep(lease).await,
            None => std::future::pending().await,
        }
    }

    /// Lets the next process begin.
    pub(super) async fn release(&mut self) -> Result<(), StoreError> {
        match self.turn.take() {
            Some((lease, _)) => lease.release().await,
            None => Ok(()),
        }
    }

    /// The turn is lost: whatever it held is another's.
    pub(super) fn forget(&mut self) {
        self.turn = None;
    }

    /// Gives the engine to another process, if there is one that waits for it.
    pub(super) async fn hand_over(&mut self, route: &Route) {
        let Some((lease, _)) = &mut self.turn else { return };
        if !lease.is_wanted().await {
            return;
        }
        tracing::info!("another process goes on");
        self.end(route, Instant::now() + HAND_OVER).await;
        if let Err(error) = self.release().await {
            tracing::warn!(%error, "the lease cannot be released: {error}");
        }
    }
}

/// Shows every second that this process lives.
async fn keep(lease: &mut Lease) {
    loop {
        tokio::time::sleep(HOLD_INTERVAL).await;
        // If it is lost, what is under way ends as it would have anyway, and writes nothing more.
        let _ = tokio::time::timeout(HOLD_LIMIT, lease.holds()).await;
    }
}

impl Leading {
    fn start(
        settings: &Settings,
        state: &State,
        running: &Running,
        sealing: &Arc<Sealing>,
        lease: &Lease,
    ) -> Result<Self, ServeError> {
        let (store, services) = (&state.store, &running.services);
        let journal = store.leading_journal(lease);
        let emitted = journal.emitted();
        let journal = Arc::new(MeteredJournal { inner: Arc::new(journal), metrics: Arc::clone(&state.metrics) });
        let config =
            EngineConfig { max_active: settings.concurrency, jq_worker: Some(program()), ..EngineConfig::default() };
        let workflows: Arc<dyn WorkflowRepository> = Arc::new(store.workflows());
        let sealer: Arc<dyn Sealer> = Arc::clone(sealing) as Arc<dyn Sealer>;
        let credentials = CredentialService::new(Arc::new(store.credentials()), sealer);
        let http = HttpClient::new(http_config(settings)).map_err(EngineError::from)?;
        let engine = Engine::start(ports(store, journal, &workflows, &credentials, http), config)?;
        let syncs = Syncs::new(
            Arc::new(store.syncs()),
            Arc::new(store.integrations()),
            credentials.clone(),
            engine.integrations(),
            SyncsConfig::default(),
        );
        let dispatcher = dispatcher(settings, store, &engine, sealing);
        let (messages, receivers) = (Arc::new(store.messages()), Arc::new(store.agents()));
        let links = LinkService::new(messages, receivers, services.turns.clone(), Arc::new(store.clone()));
        let runner = Arc::clone(&engine) as Arc<dyn Runner>;
        let (schedules, transactions) = (Arc::new(store.schedules()), Arc::new(store.clone()));
        let schedules = ScheduleService::new(schedules, services.turns.clone(), runner, transactions);
        let here = Arc::new(Here { engine, syncs, over: lease.over() });
        running.route.set(Some(Arc::clone(&here)));
        here.syncs.resume();
        Ok(Self {
            _desk: Desk::open(store, lease, here.clone()),
            here,
            dispatcher,
            scheduler: AbortOnDrop(tokio::spawn(schedules::run(schedules))),
            _background: [
                AbortOnDrop(tokio::spawn(sealing::sweep(Arc::clone(sealing), store.data_keys()))),
                AbortOnDrop(tokio::spawn(prune(services.idempotency.clone()))),
                AbortOnDrop(tokio::spawn(remove_old(
                    store.retention(),
                    settings.keep_executions,
                    Arc::clone(&state.metrics),
                ))),
                AbortOnDrop(tokio::spawn(complete_idle(services.conversations.clone(), settings.complete_after))),
                AbortOnDrop(tokio::spawn(links::run(links, emitted))),
            ],
        })
    }

    /// Ends what goes on by itself: executions before webhooks, since their ends are told to those.
    async fn end(&self, deadline: Instant) {
        // What is due from here on is the next process's, or the next start's.
        self.scheduler.0.abort();
        let left = || deadline.saturating_duration_since(Instant::now());
        self.here.syncs.shutdown(left()).await;
        self.here.engine.shutdown(left()).await;
        self.dispatcher.shutdown(left()).await;
    }
}

/// What the engine asks of the rest of the program.
fn ports(
    store: &Store,
    journal: Arc<dyn Journal>,
    workflows: &Arc<dyn WorkflowRepository>,
    credentials: &CredentialService,
    http: HttpClient,
) -> Ports {
    let (agents, executions) = (Arc::new(store.agents()), Arc::new(store.executions()));
    let answers = AnswerService::new(
        agents.clone(),
        Arc::new(store.conversations()),
        Arc::clone(workflows),
        executions.clone(),
        credentials.clone(),
        Arc::new(Providers::standard(http.clone())),
    );
    let records = RecordService::new(agents, Arc::new(store.integrations()), credentials.clone());
    Ports {
        journal,
        workflows: Arc::clone(workflows),
        http,
        answers: Some(Arc::new(answers)),
        subworkflows: Some(Arc::new(SubworkflowService::new(Arc::clone(workflows), executions))),
        records: Some(Arc::new(records)),
    }
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

/// Removes executions that are no longer kept, for as long as it runs.
async fn remove_old(retention: impl ExecutionRetention, keep: Option<Duration>, metrics: Arc<Metrics>) {
    loop {
        match retention.remove_old(keep).await {
            Ok(0) => {}
            Ok(removed) => {
                metrics.executions_removed(removed);
                tracing::info!(executions = removed, "{removed} executions are removed: their time is over");
            }
            Err(error) => tracing::warn!(%error, "old executions cannot be removed: {error}"),
        }
        tokio::time::sleep(PRUNE_INTERVAL).await;
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
    let queue: Arc<dyn DeliveryQueue> = Arc::new(store.dispatch());
    let (sealer, wording): (Arc<dyn Sealer>, _) = (sealing.clone(), api::event_wording());
    #[cfg(feature = "planted-faults")]
    let (queue, sealer, wording) = super::faults::plant_events((queue, sealer, wording));
    Dispatcher::start(queue, engine.http(), sealer, wording, config)
}
