//! Switchyard: one durable engine for agents and workflows, spoken to through five published REST APIs.

pub mod api;
pub mod domain;
pub mod engine;
pub mod server;
pub mod store;
