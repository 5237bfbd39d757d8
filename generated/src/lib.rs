// Written by `cargo xtask generate`.

//! Wire types, validators, handler traits and routers of every API, and the documents themselves.

#![forbid(unsafe_code)]

pub mod agentifyme;
pub mod platform;
pub mod runtime;
pub mod yourapp;
