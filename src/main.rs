//! The program. What it can do is in `switchyard::server::cli`, where tests and documentation reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    switchyard::server::cli::main()
}
