//! The command line.
//!
//! What a person or a script asked for goes to standard output, and nothing else does: everything about it goes to standard error. Exit codes:
//! 0 done, 1 failed, 2 not understood (as clap has it).

mod client;
mod identity;
mod import;
mod key;
mod openapi;
mod secrets;
mod tenant;
mod user;

use std::{io::Write as _, process::ExitCode};

use clap::{Parser, Subcommand};

use self::identity::Desk;
use super::{
    config::{self, CommonFlags, CommonSettings, ServeFlags},
    telemetry,
};
use crate::{
    domain::context::{self, Actor, Context},
    store::{Mode, Store},
};

/// A self-hosted automation server: one durable engine, spoken to through published REST APIs.
#[derive(Debug, Parser)]
#[command(name = "switchyard", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: CommonFlags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve every API, and run workflows
    Serve {
        #[command(flatten)]
        flags: Box<ServeFlags>,
        /// Print the JSON Schema of the configuration file, for editors, and exit
        #[arg(long)]
        config_schema: bool,
    },
    /// API keys
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// OAuth 2.0 clients
    #[command(subcommand)]
    Client(client::ClientCommand),
    /// Tenants
    #[command(subcommand)]
    Tenant(tenant::TenantCommand),
    /// Units of tenants
    #[command(subcommand)]
    Unit(tenant::UnitCommand),
    /// Users, and the tokens that stand for them
    #[command(subcommand)]
    User(user::UserCommand),
    /// What secrets are sealed with
    #[command(subcommand)]
    Secrets(secrets::SecretsCommand),
    /// Import a workflow and its agents from a file that ActiveWorkflow's API exported
    Import(import::ImportArguments),
    /// Print an API's document (YAML), or every API in one (JSON)
    Openapi {
        /// The API whose document to print
        surface: Option<String>,
    },
    /// Bring the database's schema up to date, which `serve` also does
    Migrate,
    /// List the faults that can be planted in this build, as JSON
    #[cfg(feature = "planted-faults")]
    PlantedFaults,
    /// Evaluate jq filters for the server that started this
    #[command(name = crate::engine::jq::WORKER, hide = true)]
    JqWorker,
}

/// Runs the program with the process's arguments and environment.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::JqWorker) {
        return crate::engine::jq::serve_worker();
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: the runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Each cause on a line of its own; the first line alone has to make sense.
            eprintln!("error: {error}");
            error.chain().skip(1).for_each(|cause| eprintln!("  because: {cause}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let environment = config::environment();
    match cli.command {
        Command::Serve { config_schema: true, .. } => print(&serde_json::to_string_pretty(&config::schema())?),
        Command::Serve { flags, config_schema: false } => {
            let settings = config::serve(&cli.common, &flags, &environment)?;
            telemetry::init(&settings.common.log);
            Ok(super::serve(settings).await?)
        }
        Command::Key(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            at_the_desk(&settings, async |desk| key::run(command, desk).await).await
        }
        Command::Client(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            at_the_desk(&settings, async |desk| client::run(command, desk).await).await
        }
        Command::Tenant(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            at_the_desk(&settings, async |desk| tenant::run(command, desk).await).await
        }
        Command::Unit(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            at_the_desk(&settings, async |desk| tenant::run_unit(command, desk).await).await
        }
        Command::User(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            at_the_desk(&settings, async |desk| user::run(command, desk, &settings).await).await
        }
        Command::Secrets(command) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            secrets::run(command, &settings).await
        }
        Command::Import(arguments) => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            Box::pin(at_the_desk(&settings, async |desk| import::run(arguments, desk, &settings).await)).await
        }
        #[cfg(feature = "planted-faults")]
        Command::PlantedFaults => print(&serde_json::to_string_pretty(&super::faults::list())?),
        Command::Openapi { surface } => openapi::run(surface.as_deref()),
        Command::Migrate => {
            let settings = config::common(&cli.common, &environment)?;
            telemetry::init(&settings.log);
            Store::open(&settings.database, Mode::Command).await?.close().await?;
            eprintln!("The database's schema is up to date.");
            Ok(())
        }
        // Was one before this began: a worker needs no runtime.
        Command::JqWorker => Ok(()),
    }
}

/// Opens the database, does what was asked for in the name of whoever sits at the command line, and closes it.
async fn at_the_desk(
    settings: &CommonSettings,
    work: impl AsyncFnOnce(&Desk) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let desk = Desk::open(settings).await?;
    context::scope(Context::of(Actor::CommandLine), work(&desk)).await?;
    desk.close().await
}

/// Writes to standard output. A reader that has seen enough (`| head`) is no failure.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") })
    {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_flag_of_the_help_names_its_variable() {
        for command in [Cli::command(), Cli::command().find_subcommand("serve").unwrap().clone()] {
            for argument in command.get_arguments().filter(|argument| argument.get_long().is_some()) {
                let name = argument.get_long().unwrap();
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains("SWITCHYARD_") || name == "config-schema", "--{name}: {help}");
            }
        }
    }
}
