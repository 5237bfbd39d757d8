//! Says what came of a run: on the terminal, as JUnit XML, and as one HTML file.

pub mod html;
pub mod junit;
pub mod terminal;
