//! What an agent, workflow, execution… *is*, and what may be done with it.
//!
//! This room knows no HTTP and no SQL. Services (`WorkflowService`, `ExecutionService`, …) hold the rules; [`ports`] are the narrow traits that
//! the store and the engine implement; [`error::Error`] says what went wrong without saying how a surface words it.

pub mod audit;
pub mod bootstrap;
pub mod context;
pub mod endpoints;
pub mod error;
pub mod event;
pub mod execution;
pub mod executions;
pub mod form;
pub mod forms;
pub mod graph;
pub mod id;
pub mod identity;
pub mod keys;
pub mod limits;
pub mod page;
pub mod plan;
pub mod ports;
pub mod sealing;
pub mod secret;
pub mod signing;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod trigger;
pub mod webhook;
pub mod webhooks;
pub mod work;
pub mod workflow;
pub mod workflows;

pub use error::{Error, Fault, Kind, Result};
