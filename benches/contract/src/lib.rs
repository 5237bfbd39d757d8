// Written by `cargo xtask generate`.

//! Benchmark contract

#![forbid(unsafe_code)]

pub mod contract;
pub mod runtime;
