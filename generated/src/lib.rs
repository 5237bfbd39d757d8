// Written by `cargo xtask generate`.

//! Wire types, validators, handler traits and routers of every API, and the documents themselves.

#![forbid(unsafe_code)]

pub mod agentifyme;
pub mod oauth;
pub mod platform;
pub mod runtime;
pub mod workflux;
pub mod workfx;
pub mod yourapp;

/// What lists the schemas of each API as its Rust types say them, by the API's name.
#[cfg(feature = "utoipa")]
pub static SCHEMAS: &[(&str, runtime::utoipa::Rebuild)] = &[
    ("agentifyme", agentifyme::utoipa::schemas),
    ("oauth", oauth::utoipa::schemas),
    ("platform", platform::utoipa::schemas),
    ("workflux", workflux::utoipa::schemas),
    ("workfx", workfx::utoipa::schemas),
    ("yourapp", yourapp::utoipa::schemas),
];
