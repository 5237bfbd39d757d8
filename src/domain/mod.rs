//! What an agent, workflow, execution… *is*, and what may be done with it.
//!
//! This room knows no HTTP and no SQL. Services (`WorkflowService`, `ExecutionService`, …) hold the rules; [`ports`] are the narrow traits that
//! the store and the engine implement; [`error::Error`] says what went wrong without saying how a surface words it.

pub mod agent;
pub mod agents;
pub mod analytics;
pub mod answers;
pub mod audit;
pub(crate) mod below;
pub mod bootstrap;
pub mod clients;
pub mod context;
pub mod conversation;
pub mod conversations;
pub mod credential;
pub mod credentials;
pub mod endpoints;
pub mod error;
pub mod event;
pub mod execution;
pub mod executions;
pub mod feed;
pub mod form;
pub mod forms;
mod grants;
pub mod graph;
pub mod hooks;
pub mod id;
pub mod idempotency;
pub mod identity;
pub mod integration;
pub mod integrations;
mod jwt;
pub mod keys;
pub mod limits;
pub mod links;
pub mod message;
pub mod messages;
pub mod nesting;
pub mod oauth;
pub mod page;
pub mod plan;
pub mod ports;
pub mod processes;
pub mod profile;
pub mod provider;
pub mod records;
pub mod references;
pub mod run;
pub mod schedules;
pub mod sealing;
pub mod secret;
pub mod settings;
pub mod signing;
pub mod subworkflows;
pub mod sync;
pub mod tenants;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod transfer;
pub mod trigger;
pub mod triggers;
pub mod turns;
pub mod units;
pub mod users;
pub mod versions;
pub mod webhook;
pub mod webhooks;
pub mod work;
pub mod workflow;
pub mod workflows;

pub use error::{Error, Fault, Kind, Result};
