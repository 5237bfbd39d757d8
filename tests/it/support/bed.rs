//! A database and a folder of a test's own.

use std::{
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

use super::{postgres, server::Server};

/// A master key for databases that make none by themselves.
pub const SECRET_KEY: &str = "c3dpdGNoeWFyZC1pbnRlZ3JhdGlvbi10ZXN0cy1rZXk=";

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_switchyard");

/// Where a test's servers live.
pub struct Bed {
    pub folder: TempDir,
    pub database: String,
}

impl Bed {
    /// On a SQLite file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("test.db").display());
        Self { folder, database }
    }

    /// On a new PostgreSQL database, where there is PostgreSQL.
    pub async fn postgres() -> Option<Self> {
        let database = postgres::database().await?;
        Some(Self { folder: tempfile::tempdir().unwrap(), database })
    }

    /// Whether several servers may have the database.
    pub fn is_shared(&self) -> bool {
        self.database.starts_with("postgres")
    }

    /// The program with these arguments, in this bed's folder, on this bed's database, and with nothing else of the environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .env("SWITCHYARD_DATABASE", &self.database)
            // Tests send more requests than any plan allows; those of the limits turn them on (`--rate-limits on`).
            .env("SWITCHYARD_RATE_LIMITS", "off")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        if self.is_shared() {
            command.env("SWITCHYARD_SECRET_KEY", SECRET_KEY);
        }
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Finished {
        Finished::of(self.command(arguments).output().unwrap())
    }

    /// A server, ready.
    pub async fn start(&self) -> Server {
        self.start_with(&[]).await
    }

    /// A server with more arguments, ready.
    pub async fn start_with(&self, arguments: &[&str]) -> Server {
        Server::start(self.serve(arguments)).await
    }

    /// The command that serves on a free port.
    pub fn serve(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.args(arguments);
        command
    }

    /// A key that the command line made.
    pub fn key(&self, arguments: &[&str]) -> String {
        let made = self.run(&[&["key", "create"], arguments].concat());
        assert!(made.success, "{}", made.stderr);
        made.stdout.trim().to_owned()
    }

    /// A user's token that the command line made.
    pub fn user_token(&self, tenant: &str) -> String {
        let made = self.run(&["user", "token", "--tenant", tenant, "--user", "tester"]);
        assert!(made.success, "{}", made.stderr);
        made.stdout.trim().to_owned()
    }

    /// A file in the bed's folder.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

/// A program that ended.
#[derive(Debug)]
pub struct Finished {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { success: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
