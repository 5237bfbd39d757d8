// Written by `cargo xtask generate`.

//! Benchmark contract

#![forbid(unsafe_code)]

pub mod contract;
pub mod runtime;

/// What lists the schemas of each API as its Rust types say them, by the API's name.
#[cfg(feature = "utoipa")]
pub static SCHEMAS: &[(&str, runtime::utoipa::Rebuild)] = &[("contract", contract::utoipa::schemas)];
