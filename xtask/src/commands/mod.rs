//! What the commands do once their arguments are read: one file for each.

pub(crate) mod clients;
pub(crate) mod conformance;
pub(crate) mod contract;
pub(crate) mod generate;
mod live;
pub(crate) mod outside;
pub(crate) mod pass;
pub(crate) mod torture;
