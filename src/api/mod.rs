//! The surfaces: each published API as handlers over the domain's services.
//!
//! One folder per surface, one file per tag in it, and two that every surface has: `convert.rs` (wire ↔ domain, and nothing else) and
//! `error.rs` (what went wrong → the surface's own body). A handler is a call into the domain and a conversion; what cuts across all of
//! them sits in the generated router or beside the surfaces, here.
//!
//! **Invariants.** A surface never imports another surface, the store or the engine. Domain types never reach a client as they are:
//! what a client sees is what the surface's document names. Why a request failed inside is logged under its request id and never answered.

mod agentifyme;
mod auth;
mod facts;
pub mod limit;
mod location;
mod platform;
mod refusal;
pub mod request_id;
#[cfg(test)]
mod testing;
mod text;
mod wire_id;
mod yourapp;

use std::{sync::Arc, time::Duration};

pub use facts::Facts;
pub use generated::runtime::Limits;
use poem::{EndpointExt as _, Response, endpoint::BoxEndpoint};
pub use request_id::RequestId;

use crate::domain::{
    endpoints::EndpointService,
    executions::ExecutionService,
    forms::FormService,
    keys::KeyService,
    limits::LimitService,
    ports::GraphCheck,
    webhook::EventWording,
    webhooks::{DeliveryService, WebhookService},
    workflows::WorkflowService,
};

/// Where the surfaces are mounted, in the order of [`mount`].
pub const PREFIXES: [&str; 3] = [yourapp::PREFIX, agentifyme::PREFIX, platform::PREFIX];

/// How long a synchronous run is waited for, unless configured otherwise.
pub const DEFAULT_RUN_LIMIT: Duration = Duration::from_mins(1);

/// What handlers call.
#[derive(Clone)]
pub struct Services {
    /// Workflows.
    pub workflows: WorkflowService,
    /// Executions.
    pub executions: ExecutionService,
    /// Forms and their submissions.
    pub forms: FormService,
    /// API keys: making them, and verifying what requests present.
    pub keys: KeyService,
    /// How much callers may ask for.
    pub limits: LimitService,
    /// Endpoints.
    pub endpoints: EndpointService,
    /// Webhooks.
    pub webhooks: WebhookService,
    /// Deliveries of events to webhooks.
    pub deliveries: DeliveryService,
    /// The catalogue of node types.
    pub graph_check: Arc<dyn GraphCheck>,
    /// How long AgentifyMe's synchronous run waits before the run goes on as a job; see [`DEFAULT_RUN_LIMIT`].
    pub run_limit: Duration,
}

/// How events read to the receivers of webhooks: as the surface that makes webhooks describes them.
pub fn event_wording() -> Arc<dyn EventWording> {
    Arc::new(yourapp::Wording)
}

/// Every surface: its prefix (of [`PREFIXES`]) and the endpoint that answers everything under it, errors included: never an `Err`.
pub fn mount(services: &Arc<Services>, limits: Limits) -> Vec<(&'static str, BoxEndpoint<'static, Response>)> {
    vec![
        (yourapp::PREFIX, yourapp::endpoint(services.clone(), limits).boxed()),
        (agentifyme::PREFIX, agentifyme::endpoint(services.clone(), limits).boxed()),
        (platform::PREFIX, platform::endpoint(services.clone(), limits).boxed()),
    ]
}
