//! Holds a live HTTP API against its OpenAPI document.
//!
//! The suite knows HTTP and OpenAPI and nothing else: no server, no surface, no framework. It reads the document ([`document`]), orders the
//! operations and keeps the ids that answers show ([`plan`]) or the caller knows ([`given`]), plans requests of every kind that the document lets one expect something of
//! ([`cases`], out of values from [`schema`]), sends them ([`http`], [`runner`]), holds each answer against the document ([`checks`]) and says what
//! held, what did not and what was never seen ([`coverage`], [`report`]). Cases and findings have names that stay ([`identity`]), so that one can be
//! repeated and a known one told from a new one ([`baseline`]).
//!
//! Beside a run: traffic that passes is judged by the same checks ([`proxy`]), two documents are compared ([`diff`]), and a document is asked what makes
//! its tests weak ([`lint`]). In a `#[test]`, [`Suite`] is all that is needed.

pub mod baseline;
pub mod cases;
pub mod checks;
pub mod coverage;
pub mod diff;
pub mod document;
pub mod given;
pub mod hooks;
pub mod http;
pub mod identity;
pub mod lint;
pub mod plan;
pub mod proxy;
pub mod report;
pub mod runner;
pub mod schema;
pub mod settings;
pub mod suite;

pub use self::suite::{Suite, SuiteError};
