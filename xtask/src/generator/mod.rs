//! The generator: document → resolved API → intermediate representation → Rust text.
//!
//! Each stage is a module that knows only the one before it. Nothing here knows any of our surfaces.

pub mod document;
pub mod resolve;
pub mod resolved;
