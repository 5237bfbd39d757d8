//! Runs workflows.
pub mod expression;
pub mod http;
pub mod machine;
pub mod nodes;
pub mod output;
