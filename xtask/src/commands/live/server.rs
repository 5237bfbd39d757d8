//! The server under test: a process of its own, ended by its id however the run ends.

use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};

use super::{REFUSING, client::Client};

/// How long the server may take to be ready, and to end.
const PATIENCE: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(50);
/// How long a synchronous run is waited for: short, so that one that outlives it takes no time.
const RUN_WAIT: &str = "1";

/// A master key for databases that make none by themselves; what a run seals is of no use after it.
const SECRET_KEY: &str = "c3dpdGNoeWFyZC1jb25mb3JtYW5jZS1ydW5zLWtleS4=";

/// The suite sends more requests than any plan allows, and one tenant has to be refused: [`EXHAUSTED_PLAN`] is used up by a single request, and stays so all day.
const LIMITS: &str = "
[limits]
enforce = true
unauthenticated_per_minute = 1000000000
plans.free = { per_minute = 1000000000, per_day = 1 }
plans.business = { per_minute = 1000000000, per_day = 1000000000 }
groups = { sync = 1000000000, async = 1000000000, results = 1000000000 }
";

/// The plan of the tenant whose limit is used up.
pub(crate) const EXHAUSTED_PLAN: &str = "free";

/// A running server.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    program: PathBuf,
    folder: PathBuf,
    database: String,
    log: PathBuf,
}

impl Server {
    /// Starts the server on a free port, with these variables, and waits until it is ready.
    pub(crate) fn start(
        program: &Path,
        folder: &Path,
        database: &str,
        log: &Path,
        variables: &[(&str, &str)],
    ) -> anyhow::Result<Self> {
        let welcome = folder.join("welcome.txt");
        let limits = folder.join("limits.toml");
        std::fs::write(&limits, LIMITS)?;
        let child = quiet(program, folder, database)
            .envs(variables.iter().copied())
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--run-wait",
                RUN_WAIT,
                "--log-level",
                "info",
                "--allow-outgoing",
                REFUSING,
                // What a recipe listens with.
                "--allow-outgoing",
                "127.0.0.1",
                "--config",
            ])
            .arg(&limits)
            .stdout(File::create(&welcome)?)
            .stderr(File::create(log).with_context(|| format!("{} cannot be written", log.display()))?)
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        // From here on it is ended when `server` goes, whatever happens.
        let mut server = Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            program: program.to_path_buf(),
            folder: folder.to_path_buf(),
            database: database.to_owned(),
            log: log.to_path_buf(),
        };
        server.address = server.until("says where it listens", || listens(&std::fs::read_to_string(&welcome).ok()?))?;
        let client = Client::new(server.address, "");
        server.until("is ready", || client.get("/readyz").ok().filter(|answer| answer.status == 200).map(|_| ()))?;
        Ok(server)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its base URL.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A key that the command line makes while the server runs.
    pub(crate) fn key(&self, tenant: &str, scopes: &[&str]) -> anyhow::Result<String> {
        Ok(self.made(&["key", "create"], tenant, scopes, None)?.trim().to_owned())
    }

    /// A key that works until then.
    pub(crate) fn key_until(&self, end: DateTime<Utc>, tenant: &str, scopes: &[&str]) -> anyhow::Result<String> {
        let end = end.to_rfc3339();
        Ok(self.made(&["key", "create", "--expires", &end], tenant, scopes, None)?.trim().to_owned())
    }

    /// A key of a new tenant on this plan.
    pub(crate) fn key_on(&self, plan: &str, tenant: &str, scopes: &[&str]) -> anyhow::Result<String> {
        Ok(self.made(&["key", "create"], tenant, scopes, Some(plan))?.trim().to_owned())
    }

    /// A user's token, which the command line makes while the server runs; of a tenant that exists.
    pub(crate) fn user_token(&self, tenant: &str) -> anyhow::Result<String> {
        self.token(tenant, None)
    }

    /// A user's token that works until then.
    pub(crate) fn user_token_until(&self, end: DateTime<Utc>, tenant: &str) -> anyhow::Result<String> {
        self.token(tenant, Some(end))
    }

    fn token(&self, tenant: &str, end: Option<DateTime<Utc>>) -> anyhow::Result<String> {
        self.key(tenant, &["admin"])?;
        let arguments = ["user", "token", "--tenant", tenant, "--user", "conformance"];
        let end = end.map(|end| ["--expires".to_owned(), end.to_rfc3339()]);
        let output = quiet(&self.program, &self.folder, &self.database)
            .args(arguments)
            .args(end.into_iter().flatten())
            .output()?;
        if !output.status.success() {
            bail!("`user token` fails: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }

    /// The id and the secret of a client that the command line makes while the server runs.
    pub(crate) fn client(&self, tenant: &str, scopes: &[&str]) -> anyhow::Result<(String, String)> {
        let text = self.made(&["client", "create", "--json"], tenant, scopes, None)?;
        let made: serde_json::Value = serde_json::from_str(&text).context("`client create` prints no JSON")?;
        let member =
            |name: &str| made[name].as_str().map(str::to_owned).with_context(|| format!("no {name} in {made}"));
        Ok((member("client_id")?, member("client_secret")?))
    }

    /// What a command prints that makes a credential; a tenant that is new gets this plan.
    fn made(&self, command: &[&str], tenant: &str, scopes: &[&str], plan: Option<&str>) -> anyhow::Result<String> {
        let scopes = scopes.iter().flat_map(|scope| ["--scope", scope]);
        let output = quiet(&self.program, &self.folder, &self.database)
            .args(command)
            .args(["--tenant", tenant])
            .args(scopes)
            .envs(plan.map(|plan| ("SWITCHYARD_DEFAULT_PLAN", plan)))
            .output()
            .context("the command line cannot be started")?;
        if !output.status.success() {
            bail!("no credential can be made: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Ends it as an operator would. What was wrong with it: how it ended, and panics in its log.
    pub(crate) fn stop(mut self) -> anyhow::Result<Vec<String>> {
        let mut complaints = Vec::new();
        match self.child.try_wait()? {
            Some(status) => complaints.push(format!("the server ended by itself ({status})")),
            None => match self.terminate()? {
                Some(status) if status.success() => {}
                Some(status) => complaints.push(format!("the server ended with {status}")),
                None => complaints.push(format!("the server did not end within {} s", PATIENCE.as_secs())),
            },
        }
        let log = String::from_utf8_lossy(&std::fs::read(&self.log)?).into_owned();
        complaints
            .extend(log.lines().find(|line| line.contains("panicked")).map(|line| format!("the server's log: {line}")));
        Ok(complaints)
    }

    /// Asks it to end, and waits for that.
    fn terminate(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().is_ok_and(|status| status.success());
        let start = Instant::now();
        while asked && start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Some(status));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(None)
    }

    /// Tries until there is something, the server ends, or patience does.
    fn until<T>(&mut self, what: &str, attempt: impl Fn() -> Option<T>) -> anyhow::Result<T> {
        let start = Instant::now();
        loop {
            if let Some(found) = attempt() {
                return Ok(found);
            }
            let ended = self.child.try_wait()?;
            if ended.is_some() || start.elapsed() > PATIENCE {
                let log = String::from_utf8_lossy(&std::fs::read(&self.log)?).into_owned();
                let state = ended.map_or_else(|| "still runs".to_owned(), |status| format!("ended with {status}"));
                bail!("the server never {what}; it {state}, and its log says:\n{log}");
            }
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Errors mean that it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program without the settings of whoever runs this: what is held must not depend on them.
fn quiet(program: &Path, folder: &Path, database: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("SWITCHYARD_DATABASE", database).current_dir(folder).stdin(Stdio::null());
    if database.starts_with("postgres") {
        command.env("SWITCHYARD_SECRET_KEY", SECRET_KEY);
    }
    command
}

/// The address in the first line of what a start prints.
fn listens(welcome: &str) -> Option<SocketAddr> {
    welcome.lines().next().filter(|_| welcome.contains('\n'))?.rsplit_once("http://")?.1.trim().parse().ok()
}
