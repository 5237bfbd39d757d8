//! WorkFX's surface: agents, chats with them and jobs for them, answered whole or as a stream of events.

mod agents;
mod chat;
mod convert;
mod error;
mod scope;
mod story;

use super::surface::surface;

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/workfx/admin/api/v2"];

surface! {
    /// The surface.
    WorkFx, workfx
}

#[cfg(test)]
mod tests;
