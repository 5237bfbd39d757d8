//! The command line of the suite.
//!
//! Exit codes: 0 everything held, 1 violations (or breaking changes, or a weak document), 2 the command line, the configuration or the document is
//! no good, 3 the server is not reachable.

mod command;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    command::execute(command::Arguments::parse()).await
}
