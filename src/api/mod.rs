//! The surfaces: each published API as handlers over the domain's services.
//!
//! One folder per surface, one file per tag in it, and two that every surface has: `convert.rs` (wire ↔ domain, and nothing else) and
//! `error.rs` (what went wrong → the surface's own body). A handler is a call into the domain and a conversion; what cuts across all of
//! them sits in the generated router or beside the surfaces, here.
//!
//! **Invariants.** A surface never imports another surface, the store or the engine. Domain types never reach a client as they are:
//! what a client sees is what the surface's document names. Why a request failed inside is logged under its request id and never answered.

mod activeworkflow;
mod agentifyme;
mod around;
mod auth;
mod facts;
mod idempotency;
pub mod limit;
mod location;
mod oauth;
mod platform;
mod refusal;
pub mod request_id;
mod surface;
#[cfg(test)]
mod testing;
mod text;
mod wire_id;
mod workflux;
mod workfx;
mod yourapp;

use std::{sync::Arc, time::Duration};

pub use facts::Facts;
pub use generated::runtime::Limits;
use poem::{EndpointExt as _, Response, endpoint::BoxEndpoint};
pub use request_id::RequestId;

use crate::domain::{
    self,
    agents::AgentService,
    analytics::AnalyticsService,
    audit::AuditService,
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
    messages::MessageService,
    oauth::OAuthService,
    ports::GraphCheck,
    profile::ProfileService,
    settings::WorkflowSettingsService,
    tenants::TenantService,
    transfer::{File, TransferService},
    triggers::TriggerService,
    turns::TurnService,
    units::UnitService,
    users::UserService,
    versions::VersionService,
    webhook::EventWording,
    webhooks::{DeliveryService, WebhookService},
    workflows::WorkflowService,
};

/// Where a surface is mounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mount {
    /// Its document's name.
    pub surface: &'static str,
    /// It answers for everything under each of these.
    pub prefixes: &'static [&'static str],
    /// Whether its document's paths are whole; elsewhere they begin after the prefix.
    pub keeps_path: bool,
}

impl Mount {
    /// What the paths of the API begin with at a host of its own, such as `/v1`: where it is mounted, without the surface's name. `None` for what is at the same place
    /// everywhere.
    pub fn original(&self) -> Option<&'static str> {
        let prefix = self.prefixes.first().filter(|_| !self.keeps_path)?;
        prefix.strip_prefix('/')?.strip_prefix(self.surface).filter(|rest| rest.starts_with('/'))
    }
}

/// Where the surfaces are mounted, in the order of [`mount`].
pub const MOUNTS: [Mount; 7] = [
    Mount { surface: "yourapp", prefixes: yourapp::PREFIXES, keeps_path: false },
    Mount { surface: "agentifyme", prefixes: agentifyme::PREFIXES, keeps_path: false },
    Mount { surface: "activeworkflow", prefixes: activeworkflow::PREFIXES, keeps_path: false },
    Mount { surface: "workfx", prefixes: workfx::PREFIXES, keeps_path: false },
    Mount { surface: "workflux", prefixes: workflux::PREFIXES, keeps_path: false },
    Mount { surface: "platform", prefixes: platform::PREFIXES, keeps_path: false },
    Mount { surface: "oauth", prefixes: oauth::PREFIXES, keeps_path: true },
];

/// On an answer whose status says that the server failed, and that is the client's fault all the same: ActiveWorkflow's published 500 for parameters that do not
/// validate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientsFault;

/// How long a synchronous run is waited for, unless configured otherwise.
pub const DEFAULT_RUN_LIMIT: Duration = Duration::from_mins(1);

/// What handlers call.
#[derive(Clone)]
pub struct Services {
    /// Runs of agents, in conversations and without.
    pub turns: TurnService,
    /// Workflows.
    pub workflows: WorkflowService,
    /// How their executions are run.
    pub settings: WorkflowSettingsService,
    /// Versions of workflows.
    pub versions: VersionService,
    /// Agents.
    pub agents: AgentService,
    /// Messages that agents emit.
    pub messages: MessageService,
    /// Workflows as files.
    pub transfer: TransferService,
    /// Figures over conversations.
    pub analytics: AnalyticsService,
    /// Conversations, to be looked at.
    pub conversations: ConversationService,
    /// The audit log.
    pub audit: AuditService,
    /// Executions.
    pub executions: ExecutionService,
    /// Forms and their submissions.
    pub forms: FormService,
    /// API keys: making them, and verifying what requests present.
    pub keys: KeyService,
    /// Tenants.
    pub tenants: TenantService,
    /// Units of tenants.
    pub units: UnitService,
    /// Users, and the tokens that they present.
    pub users: UserService,
    /// OAuth 2.0 clients.
    pub clients: OAuthClientService,
    /// OAuth 2.0 access tokens.
    pub oauth: OAuthService,
    /// Who a caller is.
    pub profiles: ProfileService,
    /// How much callers may ask for.
    pub limits: LimitService,
    /// Endpoints.
    pub endpoints: EndpointService,
    /// Idempotency keys: requests that are sent again.
    pub idempotency: IdempotencyService,
    /// Credentials.
    pub credentials: CredentialService,
    /// Integrations.
    pub integrations: IntegrationService,
    /// What starts workflows besides requests.
    pub triggers: TriggerService,
    /// Webhooks.
    pub webhooks: WebhookService,
    /// Deliveries of events to webhooks.
    pub deliveries: DeliveryService,
    /// The catalogue of node types.
    pub graph_check: Arc<dyn GraphCheck>,
    /// How long a run is waited for before it goes on as a job; see [`DEFAULT_RUN_LIMIT`].
    pub run_limit: Duration,
    /// Where clients reach this server, where an operator said so: without a slash at its end.
    pub public_url: Option<String>,
}

/// How events read to the receivers of webhooks: as the surface that makes webhooks describes them.
pub fn event_wording() -> Arc<dyn EventWording> {
    Arc::new(yourapp::Wording)
}

/// Reads a file that an ActiveWorkflow API exported, for those to whom it does not come in a request. All faults, with pointers into the file.
pub fn read_workflow_file(text: &[u8]) -> domain::Result<File> {
    platform::read_workflow_file(text)
}

/// Every surface, in the order of [`MOUNTS`]: an endpoint that answers everything under its prefixes, errors included: never an `Err`.
pub fn mount(services: &Arc<Services>, limits: Limits) -> Vec<BoxEndpoint<'static, Response>> {
    vec![
        yourapp::endpoint(services.clone(), limits).boxed(),
        agentifyme::endpoint(services.clone(), limits).boxed(),
        activeworkflow::endpoint(services.clone(), limits).boxed(),
        workfx::endpoint(services.clone(), limits).boxed(),
        workflux::endpoint(services.clone(), limits).boxed(),
        platform::endpoint(services.clone(), limits).boxed(),
        oauth::endpoint(services.clone(), limits).boxed(),
    ]
}
