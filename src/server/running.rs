//! What a server does once it leads: the engine, the services over it, the surfaces over those, and what goes on beside them.

use std::{sync::Arc, time::Duration};

use poem::{Response, endpoint::BoxEndpoint};
use tokio::{task::JoinHandle, time::Instant};

use super::{ServeError, config::Settings, http::FormPages, links, metered::MeteredJournal, metrics::Metrics, sealing};
use crate::{
    api::{self, Limits, Services},
    domain::{
        self,
        agents::AgentService,
        analytics::AnalyticsService,
        answers::AnswerService,
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
        links::LinkService,
        messages::MessageService,
        oauth::OAuthService,
        ports::{Answers, ExecutionRetention, GraphCheck, Runner, WorkflowRepository},
        profile::ProfileService,
        sealing::{Sealer, Sealing},
        secret::Secret,
        settings::WorkflowSettingsService,
        tenants::TenantService,
        transfer::TransferService,
        turns::TurnService,
        units::UnitService,
        users::UserService,
        webhooks::{DeliveryService, WebhookService},
        workflows::WorkflowService,
    },
    engine::{
        Dispatcher, DispatcherConfig, Engine, EngineConfig, EngineError, HttpClient, HttpConfig, Integrations,
        Providers, Syncs, SyncsConfig,
    },
    store::Store,
};

/// How often answers are removed that are no longer kept.
const PRUNE_INTERVAL: Duration = Duration::from_mins(10);

/// What only the server with the lease has.
pub(super) struct Running {
    pub(super) engine: Arc<Engine>,
    pub(super) dispatcher: Dispatcher,
    pub(super) syncs: Syncs,
    pub(super) limits: LimitService,
    pub(super) surfaces: Vec<BoxEndpoint<'static, Response>>,
    pub(super) forms: FormPages,
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

impl Running {
    /// Ends what goes on by itself: executions first, since their ends are told to webhooks.
    pub(super) async fn end(&self, deadline: Instant) {
        self.syncs.shutdown(deadline.saturating_duration_since(Instant::now())).await;
        self.engine.shutdown(deadline.saturating_duration_since(Instant::now())).await;
        self.dispatcher.shutdown(deadline.saturating_duration_since(Instant::now())).await;
    }
}

/// Starts the engine and opens the surfaces. The key is there where one was made.
pub(super) async fn start(
    settings: &Settings,
    store: &Store,
    metrics: &Arc<Metrics>,
    sealing: &Arc<Sealing>,
) -> Result<(Running, Option<Secret>), ServeError> {
    let workflows: Arc<dyn WorkflowRepository> = Arc::new(store.workflows());
    let journal = store.journal();
    let emitted = journal.emitted();
    let journal = Arc::new(MeteredJournal { inner: Arc::new(journal), metrics: Arc::clone(metrics) });
    let http = HttpConfig { allow: settings.allow.clone(), ..HttpConfig::default() };
    let config = EngineConfig { max_active: settings.concurrency, http, ..EngineConfig::default() };
    let sealer: Arc<dyn Sealer> = Arc::clone(sealing) as Arc<dyn Sealer>;
    let credentials = CredentialService::new(Arc::new(store.credentials()), Arc::clone(&sealer));
    let answers = |http: &HttpClient| {
        let service = AnswerService::new(
            Arc::new(store.agents()),
            Arc::new(store.conversations()),
            Arc::clone(&workflows),
            Arc::new(store.executions()),
            credentials.clone(),
            Arc::new(Providers::standard(http.clone())),
        );
        Some(Arc::new(service) as Arc<dyn Answers>)
    };
    let engine = Engine::start(journal, Arc::clone(&workflows), answers, config)?;
    let graph_check: Arc<dyn GraphCheck> = Arc::new(engine.checker());
    let endpoints = Arc::new(store.endpoints());
    let runner: Arc<Engine> = Arc::clone(&engine);
    let (tenants, api_keys) = (Arc::new(store.tenants()), Arc::new(store.api_keys()));
    let (users, clients) = (Arc::new(store.users()), Arc::new(store.oauth_clients()));
    let keys = KeyService::new(api_keys.clone(), tenants.clone());
    let types = Arc::new(Integrations::standard(engine.http()).map_err(EngineError::IntegrationType)?);
    let (integrations, syncs) = integrations(store, &credentials, types);
    let webhooks = Arc::new(store.webhooks());
    let (agents, conversations) = (Arc::new(store.agents()), Arc::new(store.conversations()));
    let executions = Arc::new(store.executions());
    let agent_service = AgentService::new(
        agents.clone(),
        Arc::clone(&workflows),
        credentials.clone(),
        Arc::new(Providers::standard(engine.http())),
    );
    let workflow_service = WorkflowService::new(Arc::clone(&workflows), Arc::clone(&graph_check));
    let (labels, transactions) = (Arc::new(store.labels()), Arc::new(store.clone()));
    let services = Arc::new(Services {
        transfer: TransferService::new(workflow_service.clone(), agent_service.clone(), labels, transactions),
        workflows: workflow_service,
        settings: WorkflowSettingsService::new(
            Arc::clone(&workflows),
            Arc::new(store.workflow_settings()),
            Arc::new(engine.checker()),
        ),
        agents: agent_service,
        messages: MessageService::new(Arc::new(store.messages())),
        analytics: AnalyticsService::new(Arc::new(store.analytics())),
        conversations: ConversationService::new(conversations.clone(), agents.clone()),
        turns: TurnService::new(
            agents,
            conversations,
            Arc::clone(&workflows),
            executions.clone(),
            Arc::clone(&runner) as Arc<dyn Runner>,
            Arc::new(store.clone()),
        ),
        audit: AuditService::new(Arc::new(store.audit_log())),
        executions: ExecutionService::new(
            executions,
            Arc::clone(&workflows),
            endpoints.clone(),
            Arc::clone(&graph_check),
            Arc::clone(&runner) as Arc<dyn Runner>,
        ),
        tenants: TenantService::new(tenants.clone(), keys.clone()),
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
    let (messages, receivers) = (Arc::new(store.messages()), Arc::new(store.agents()));
    let links = LinkService::new(messages, receivers, services.turns.clone(), Arc::new(store.clone()));
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
            AbortOnDrop(tokio::spawn(remove_old(store.retention(), settings.keep_executions, Arc::clone(metrics)))),
            AbortOnDrop(tokio::spawn(complete_idle(services.conversations.clone(), settings.complete_after))),
            AbortOnDrop(tokio::spawn(links::run(links, emitted))),
        ],
    };
    Ok((running, done.made_key))
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
    Dispatcher::start(Arc::new(store.dispatch()), engine.http(), sealing.clone(), api::event_wording(), config)
}
