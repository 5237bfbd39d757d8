//! YourApp's surface: workflows, their executions, forms and webhooks, in the envelope `{success, data, meta}`.

mod convert;
mod credentials;
mod error;
mod executions;
mod forms;
mod integrations;
mod webhooks;
mod wording;
mod workflows;

pub(super) use self::wording::Wording;

use super::surface::surface;

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/yourapp/v1"];

surface! {
    /// The surface.
    YourApp, yourapp
}

#[cfg(test)]
mod tests;
