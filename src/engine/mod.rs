//! Runs workflows, durably: what a finished step did is in the journal before the next one starts.
//!
//! ```text
//! check ─┐
//!        ├─ program ── runtime ──▶ domain::ports::Journal
//! nodes ─┤                │
//!        └─ expression    └─ machine
//! ```
//!
//! - [`machine`]: the pure state machine. Knows no clock, no chance, no I/O, no configuration, no JSON beyond outputs it passes on.
//! - [`expression`]: the language of configurations. Deterministic: a replay sees what the first run saw.
//! - [`nodes`]: what a step can do, one file per type. Knows no journal and no graph.
//! - [`http`]: the one guarded way out, for nodes and for whoever else makes requests.
//! - [`jq`]: filters of strangers, evaluated where they harm nobody.
//! - [`integrations`]: services that integrations connect to, one file per type, and how each is tried out.
//! - [`providers`]: who answers for agents, one file per provider.
//! - [`check`]: judges graphs; all faults at once.
//! - [`program`]: a version of a graph, compiled once.
//! - [`runtime`]: carries the machine's actions out, commits, sleeps, cancels, recovers.
//! - [`syncs`]: fetches what integrations' services have. Knows nothing of workflows.
//! - [`webhooks`]: tells events to webhooks. Knows nothing of workflows.
//!
//! This room implements the domain's `Runner` and `GraphCheck` and uses its `Journal` and `WorkflowRepository`. It knows no SQL, no surface and no wire format.

mod answer;
pub mod check;
pub mod expression;
pub mod http;
pub mod integrations;
pub mod jq;
pub mod machine;
pub mod nodes;
pub mod output;
mod paging;
mod pointer;
pub mod program;
pub mod providers;
pub mod runtime;
pub mod syncs;
#[cfg(test)]
mod testing;
pub mod webhooks;

pub use self::{
    check::Checker,
    http::{AllowEntry, HttpClient, HttpConfig},
    integrations::Integrations,
    nodes::Registry,
    providers::Providers,
    runtime::{Engine, EngineConfig, EngineError, Pins, Ports},
    syncs::{Syncs, SyncsConfig},
    webhooks::{Dispatcher, DispatcherConfig},
};
