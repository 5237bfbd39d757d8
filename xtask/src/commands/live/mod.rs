//! The real server, started for a command and ended with it: what `conformance` and `clients` both speak to.

pub(crate) mod client;
pub(crate) mod server;

/// An address that refuses connections, which the server may nevertheless call.
pub(crate) const REFUSING: &str = "127.0.0.1:1";
