//! The suite against servers that really speak HTTP: a right one, and the same with one fault planted at a time.

mod books;
mod command_line;
mod compare;
mod coverage;
mod meaning;
mod older;
mod planted;
mod proxy;
mod reports;
mod right;
mod server;
mod states;
