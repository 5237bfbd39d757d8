//! WorkFlux's surface: agents, their conversations, figures over these, and integrations.

mod agents;
mod analytics;
mod conversations;
mod convert;
mod error;
mod integrations;

use super::surface::surface;

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/workflux/v1"];

surface! {
    /// The surface.
    WorkFlux, workflux
}

#[cfg(test)]
mod tests;
