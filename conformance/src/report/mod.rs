//! Says what came of a run: on the terminal, as one HTML file, and in the forms that other programs read. What is written down is without
//! credentials unless the caller wants them ([`redact`]).

pub mod causes;
pub mod events;
pub mod github;
pub mod har;
pub mod html;
pub mod junit;
mod members;
pub mod progress;
pub mod redact;
pub mod sarif;
pub mod terminal;
