//! What every process serves with: the services, over the way to the engine wherever that runs, and the surfaces over those.

use std::{path::PathBuf, sync::Arc};

use poem::{Response, endpoint::BoxEndpoint};

use super::{
    ServeError,
    config::Settings,
    http::{FormPages, HookCalls},
    metered::MeteredJournal,
    metrics::Metrics,
    route::Route,
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
        hooks::HookService,
        idempotency::IdempotencyService,
        integrations::IntegrationService,
        keys::KeyService,
        limits::LimitService,
        messages::MessageService,
        oauth::OAuthService,
        ports::{GraphCheck, Runner, WorkflowRepository},
        profile::ProfileService,
        sealing::{Sealer, Sealing},
        secret::Secret,
        settings::WorkflowSettingsService,
        tenants::TenantService,
        transfer::TransferService,
        triggers::TriggerService,
        turns::TurnService,
        units::UnitService,
        users::UserService,
        versions::VersionService,
        webhooks::{DeliveryService, WebhookService},
        workflows::WorkflowService,
    },
    engine::{Checker, EngineError, HttpClient, HttpConfig, Integrations, Pins, Providers},
    store::{Relay, Store},
};

/// What a process serves with.
pub(super) struct Running {
    /// The way to the engine.
    pub(super) route: Route,
    pub(super) services: Arc<Services>,
    pub(super) surfaces: Vec<BoxEndpoint<'static, Response>>,
    pub(super) forms: FormPages,
    pub(super) hooks: HookCalls,
}

/// This program, to be started again. Where the system has a name for it that holds when its file is replaced, as upgrades do, by that.
pub(super) fn program() -> PathBuf {
    let lasting = PathBuf::from("/proc/self/exe");
    if lasting.exists() { lasting } else { std::env::current_exe().unwrap_or_else(|_| PathBuf::from("switchyard")) }
}

/// Makes the services, sets up what a new database needs, and opens the surfaces. The key is there where one was made.
pub(super) async fn open(
    settings: &Settings,
    store: &Store,
    metrics: &Arc<Metrics>,
    sealing: &Arc<Sealing>,
) -> Result<(Running, Option<Secret>), ServeError> {
    let workflows: Arc<dyn WorkflowRepository> = Arc::new(store.workflows());
    let http = HttpClient::new(http_config(settings)).map_err(EngineError::from)?;
    let sealer: Arc<dyn Sealer> = Arc::clone(sealing) as Arc<dyn Sealer>;
    let credentials = CredentialService::new(Arc::new(store.credentials()), Arc::clone(&sealer));
    let checker = Arc::new(Checker::standard()?);
    let graph_check: Arc<dyn GraphCheck> = Arc::clone(&checker) as Arc<dyn GraphCheck>;
    let endpoints = Arc::new(store.endpoints());
    let route = route(store, &workflows, metrics);
    let runner: Arc<dyn Runner> = Arc::new(route.clone());
    let (tenants, api_keys) = (Arc::new(store.tenants()), Arc::new(store.api_keys()));
    let (users, clients) = (Arc::new(store.users()), Arc::new(store.oauth_clients()));
    let keys = KeyService::new(api_keys.clone(), tenants.clone());
    let types = Arc::new(Integrations::standard(http.clone()).map_err(EngineError::IntegrationType)?);
    let integrations = IntegrationService::new(
        Arc::new(store.integrations()),
        credentials.clone(),
        types,
        Arc::new(store.syncs()),
        Arc::new(route.clone()),
        Arc::new(store.clone()),
    );
    let webhooks = Arc::new(store.webhooks());
    let (agents, conversations) = (Arc::new(store.agents()), Arc::new(store.conversations()));
    let executions = Arc::new(store.executions());
    let agent_service = AgentService::new(
        agents.clone(),
        Arc::clone(&workflows),
        credentials.clone(),
        Arc::new(Providers::standard(http.clone())),
    );
    let workflow_service = WorkflowService::new(Arc::clone(&workflows), Arc::clone(&graph_check));
    let (labels, transactions) = (Arc::new(store.labels()), Arc::new(store.clone()));
    let services = Arc::new(Services {
        versions: VersionService::new(workflow_service.clone(), Arc::clone(&workflows), Arc::new(store.workflows())),
        transfer: TransferService::new(workflow_service.clone(), agent_service.clone(), labels, transactions),
        workflows: workflow_service,
        settings: WorkflowSettingsService::new(Arc::clone(&workflows), Arc::new(store.workflow_settings()), checker),
        agents: agent_service,
        messages: MessageService::new(Arc::new(store.messages())),
        analytics: AnalyticsService::new(Arc::new(store.analytics())),
        conversations: ConversationService::new(conversations.clone(), agents.clone()),
        turns: TurnService::new(
            agents,
            conversations,
            Arc::clone(&workflows),
            executions.clone(),
            Arc::clone(&runner),
            Arc::new(store.clone()),
        ),
        audit: AuditService::new(Arc::new(store.audit_log())),
        executions: ExecutionService::new(
            executions,
            Arc::clone(&workflows),
            endpoints.clone(),
            Arc::clone(&graph_check),
            Arc::clone(&runner),
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
        triggers: TriggerService::new(
            Arc::new(store.workflows()),
            Arc::new(store.hooks()),
            Arc::new(store.schedules()),
        ),
        webhooks: WebhookService::new(webhooks.clone(), sealing.clone(), Arc::new(http.clone())),
        deliveries: DeliveryService::new(Arc::new(store.deliveries()), webhooks, api::event_wording()),
        graph_check,
        run_limit: settings.run_wait,
        public_url: settings.public_url.clone(),
    });
    let hooks = HookService::new(Arc::new(store.hooks()), services.credentials.clone(), Arc::new(route.clone()));
    // One process at a time: each step of it looks before it writes.
    let alone = store.set_up().await?;
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
    alone.done().await?;
    let surfaces = api::mount(&services, Limits { body: settings.body_limit });
    #[cfg(feature = "planted-faults")]
    let surfaces = super::faults::plant(surfaces, &api::MOUNTS)?;
    let forms = FormPages::new(services.forms.clone(), services.limits.clone(), settings.body_limit);
    let hooks = HookCalls::new(hooks, &services, settings.body_limit);
    Ok((Running { route, services, surfaces, forms, hooks }, done.made_key))
}

/// The way to the engine. Where another process may run it, that is through the database.
fn route(store: &Store, workflows: &Arc<dyn WorkflowRepository>, metrics: &Arc<Metrics>) -> Route {
    let relay = store.is_shared().then(|| {
        let journal = Arc::new(store.following_journal());
        Relay::new(store.clone(), Arc::new(MeteredJournal { inner: journal, metrics: Arc::clone(metrics) }))
    });
    Route::new(relay, Pins::new(Arc::clone(workflows)), Arc::new(store.syncs()))
}

/// How requests go out, from nodes and from everything else.
pub(super) fn http_config(settings: &Settings) -> HttpConfig {
    HttpConfig { allow: settings.allow.clone(), ..HttpConfig::default() }
}
