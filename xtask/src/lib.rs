//! The generator and the developer commands, as a library: the command line in `main.rs` is one caller, tests are another.

pub mod generator;
pub mod lint;
pub mod tidy;
