//! AgentifyMe's surface: published workflows, run by name at an endpoint.

mod convert;
mod error;
mod workflows;

use super::surface::surface;

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/agentifyme/v1"];

surface! {
    /// The surface.
    AgentifyMe, agentifyme
}

#[cfg(test)]
mod tests;
