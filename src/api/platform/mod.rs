//! Our own surface: what the published APIs need and cannot express. Its errors are problem details (RFC 9457).

mod agents;
mod api_keys;
mod approvals;
mod audit_log;
mod convert;
mod deliveries;
mod endpoints;
mod error;
mod executions;
mod identity;
mod imports;
mod integrations;
mod node_types;
mod oauth_clients;
mod progress;
mod tenants;
mod units;
mod users;
mod workflow_settings;
mod workflows;

use super::surface::surface;
use crate::domain::{error::Result, transfer::File};

/// Reads a workflow's file, as `importWorkflow` reads it.
pub(super) fn read_workflow_file(text: &[u8]) -> Result<File> {
    convert::imports::read(text)
}

/// Where it is mounted.
pub(super) const PREFIXES: &[&str] = &["/platform/v1"];

surface! {
    /// The surface.
    Platform, platform
}

#[cfg(test)]
mod tests;
