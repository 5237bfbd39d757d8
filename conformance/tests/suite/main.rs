//! The suite against servers that really speak HTTP: a right one, and the same with one fault planted at a time.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed: unwrapping says so in the shortest way")]

mod books;
mod command_line;
mod compare;
mod cookies;
mod coverage;
mod hooks;
mod keeps;
mod meaning;
mod older;
mod planted;
mod proxy;
mod quirks;
mod reports;
mod right;
mod server;
mod states;
mod ways;
mod wire;
