//! Runs workflows.
pub mod check;
pub mod expression;
pub mod http;
pub mod machine;
pub mod nodes;
pub mod output;
pub mod program;
pub mod runtime;
#[cfg(test)]
mod testing;
