//! `conformance`: holds the real server against the documents of `openapi/`.
//!
//! Builds the server and the suite, starts the server on a free port with a database of its own, makes what no document can know (tenants, keys, workflows that are
//! slow or fail, executions in every state) through HTTP and the command line as any operator would, and runs the suite's own binary with
//! `--require-coverage`: what it prints here is what it prints to anybody who calls it. Everything of a run belongs to new tenants, so that a
//! database that is used already does no harm and none comes to it.

pub(crate) mod judge;
pub(crate) mod kills;
mod recipes;
mod schemathesis;

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use serde_json::Value;

use self::recipes::{Credential, Prepared, RECIPES, Recipe};
use super::live::{
    client,
    server::{self, Server},
};

/// How long a credential is good that is to have expired: as long as it may take to make it.
const LIFE: TimeDelta = TimeDelta::seconds(2);

/// Arguments of `conformance`.
#[derive(Debug, Args)]
pub(crate) struct ConformanceArguments {
    /// The APIs; none: all.
    surfaces: Vec<String>,
    /// The seed: the same seed sends the same requests in the same order.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder of the reports (HTML, JUnit XML, SARIF, the server's log) [default: conformance in cargo's target folder]
    #[arg(long, value_name = "DIR")]
    html: Option<PathBuf>,
    /// `postgres://…`, or another `sqlite://…`: new tenants are made in it [default: a SQLite file that is removed afterwards]
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

/// Runs the suite on each API; fails where one does not hold.
pub(crate) fn run(root: &Path, arguments: &ConformanceArguments) -> anyhow::Result<ExitCode> {
    let recipes = chosen(root, &arguments.surfaces)?;
    let programs = build(root, &[])?;
    let reports = arguments.html.clone().unwrap_or_else(|| programs.folder.join("conformance"));
    std::fs::create_dir_all(&reports).with_context(|| format!("{} cannot be made", reports.display()))?;
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let database = arguments
        .database
        .clone()
        .unwrap_or_else(|| format!("sqlite://{}", folder.path().join("conformance.db").display()));
    let server = Server::start(&programs.server, folder.path(), &database, &reports.join("server.log"), &[])?;

    let mut broken = Vec::new();
    for recipe in &recipes {
        println!("=== {} at {}{}", recipe.surface, server.base(), recipe.prefix);
        if !hold(root, recipe, &programs.suite, &server, &reports, arguments.seed)? {
            broken.push(recipe.surface.to_owned());
        }
    }
    let complaints = server.stop()?;

    println!("\nReports: {}", reports.display());
    broken.extend(complaints);
    if broken.is_empty() {
        println!("{} of {} APIs hold, every documented status seen or explained.", recipes.len(), RECIPES.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("Does not hold: {}", broken.join("; "));
    Ok(ExitCode::FAILURE)
}

/// The recipes of these surfaces. A document without one would be left out in silence, so that is an error.
fn chosen(root: &Path, surfaces: &[String]) -> anyhow::Result<Vec<&'static Recipe>> {
    let names: Vec<&str> = RECIPES.iter().map(|recipe| recipe.surface).collect();
    for file in xtask::generator::documents(root).context("openapi/ cannot be read")? {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if !names.contains(&stem.as_ref()) {
            bail!(
                "{} is held against nothing: give it a recipe in xtask/src/commands/conformance/recipes.rs",
                file.display()
            );
        }
    }
    if let Some(unknown) = surfaces.iter().find(|surface| !names.contains(&surface.as_str())) {
        bail!("there is no API `{unknown}`: it is one of {}", names.join(", "));
    }
    let wanted = |recipe: &&Recipe| surfaces.is_empty() || surfaces.iter().any(|surface| surface == recipe.surface);
    Ok(RECIPES.iter().filter(wanted).collect())
}

/// What `cargo build` made.
struct Programs {
    server: PathBuf,
    suite: PathBuf,
    folder: PathBuf,
}

/// Builds both programs with these features, and asks cargo where it put them.
fn build(root: &Path, features: &[&str]) -> anyhow::Result<Programs> {
    let packages = ["--package", "switchyard", "--package", "conformance", "--bins"];
    let output = Command::new(super::pass::program())
        .arg("build")
        .args(packages)
        .args(features.iter().flat_map(|feature| ["--features", feature]))
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("the server and the suite do not build");
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let executable = |name: &str| {
        let found = messages.iter().find(|message| {
            message.pointer("/target/name").and_then(Value::as_str) == Some(name) && message["executable"].is_string()
        });
        found
            .and_then(|message| message["executable"].as_str())
            .map(PathBuf::from)
            .with_context(|| format!("cargo built no `{name}`"))
    };
    let server = executable("switchyard")?;
    let folder = server.parent().and_then(Path::parent).unwrap_or(root).to_path_buf();
    Ok(Programs { server, suite: executable("conformance")?, folder })
}

/// A header with a new credential of a tenant.
fn header(server: &Server, credential: &Credential, tenant: &str, scopes: &[&str]) -> anyhow::Result<String> {
    match credential {
        Credential::Key(beginning) => Ok(format!("{beginning}{}", server.key(tenant, scopes)?)),
        Credential::UserToken => Ok(format!("Authorization: Bearer {}", server.user_token(tenant)?)),
        Credential::Client => {
            let (id, secret) = server.client(tenant, scopes)?;
            Ok(format!("Authorization: Basic {}", BASE64.encode(format!("{id}:{secret}"))))
        }
    }
}

/// A header with a key whose limit is used up; `None` where requests count against their address, whose limit is everybody's here.
fn exhausted(server: &Server, recipe: &Recipe, tenant: &str) -> anyhow::Result<Option<String>> {
    let beginning = match recipe.credential {
        Credential::Key(beginning) => beginning,
        Credential::UserToken => {
            let key = server.key_on(server::EXHAUSTED_PLAN, tenant, &["admin"])?;
            client::Client::new(server.address(), &key).read("/platform/v1/node-types")?;
            return Ok(Some(format!("Authorization: Bearer {}", server.user_token(tenant)?)));
        }
        Credential::Client => return Ok(None),
    };
    let key = server.key_on(server::EXHAUSTED_PLAN, tenant, recipe.scopes)?;
    client::Client::new(server.address(), &key).read("/platform/v1/node-types")?;
    Ok(Some(format!("{beginning}{key}")))
}

/// A header with a credential that expires at that moment; `None` where none does.
fn expiring(server: &Server, recipe: &Recipe, tenant: &str, end: DateTime<Utc>) -> anyhow::Result<Option<String>> {
    Ok(match recipe.credential {
        Credential::Key(beginning) => Some(format!("{beginning}{}", server.key_until(end, tenant, recipe.scopes)?)),
        Credential::UserToken => Some(format!("Authorization: Bearer {}", server.user_token_until(end, tenant)?)),
        Credential::Client => None,
    })
}

/// An API that can be held: what its callers present, and what was made for it.
struct Ready<'a> {
    recipe: &'a Recipe,
    own: String,
    expired: Option<String>,
    limited: Option<String>,
    foreign: String,
    exhausted: Option<String>,
    prepared: Prepared,
}

/// Makes tenants, credentials and records for one API. Everything is new, so that it may be done again on the same server.
fn ready<'a>(recipe: &'a Recipe, server: &Server) -> anyhow::Result<Ready<'a>> {
    let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let tenant = format!("conformance-{}-{nanoseconds}", recipe.surface);
    let header = |tenant: &str, scopes: &[&str]| header(server, &recipe.credential, tenant, scopes);
    let own = header(&tenant, recipe.scopes)?;
    // A user's token needs no scopes, so that there is none with too few.
    let limited = match recipe.credential {
        Credential::UserToken => None,
        _ => Some(header(&tenant, &[recipe.limited_scope])?),
    };
    // An operator is at home with every tenant: a stranger is somebody's admin.
    let foreign = header(&format!("{tenant}-other"), &["admin"])?;
    // No credential can be made that has expired: it is waited for, below.
    let end = Utc::now() + LIFE;
    let expired = expiring(server, recipe, &tenant, end)?;
    let exhausted = exhausted(server, recipe, &format!("{tenant}-exhausted"))?;
    let admin = server.key(&tenant, &["admin"])?;
    let prepared = (recipe.prepare)(&client::Client::new(server.address(), &admin))
        .with_context(|| format!("{}: what the suite needs cannot be made", recipe.surface))?;
    std::thread::sleep((end - Utc::now()).to_std().unwrap_or_default());
    Ok(Ready { recipe, own, expired, limited, foreign, exhausted, prepared })
}

/// The suite, as it is called for an API that is ready.
fn suite(root: &Path, program: &Path, server: &Server, ready: &Ready<'_>, seed: u64) -> Command {
    let recipe = ready.recipe;
    let mut command = Command::new(program);
    // The documents' names in reports are those that people know.
    command.current_dir(root).args(["--seed", &seed.to_string()]);
    command.args(["--document", &format!("openapi/{}.yaml", recipe.surface)]);
    command.args(["--base-url", &format!("{}{}", server.base(), recipe.prefix)]);
    let credentials = [
        ("--header", Some(&ready.own)),
        ("--expired-header", ready.expired.as_ref()),
        ("--limited-header", ready.limited.as_ref()),
        ("--foreign-header", Some(&ready.foreign)),
        ("--exhausted-header", ready.exhausted.as_ref()),
    ];
    for (flag, header) in credentials.into_iter().filter_map(|(flag, header)| Some((flag, header?))) {
        command.args([flag, header]);
    }
    let values = ready.prepared.values.iter().map(|(name, value)| ("--value", format!("{name}={value}")));
    let bodies = ready.prepared.bodies.iter().map(|(name, body)| ("--body", format!("{name}={body}")));
    for (flag, argument) in values.chain(bodies) {
        command.args([flag, &argument]);
    }
    // All of it is promised by our own design.
    command.arg("--strict");
    if recipe.receives {
        command.args(["--receive", "127.0.0.1:0"]);
    }
    for operation in recipe.expect_5xx {
        command.args(["--expect-5xx", operation]);
    }
    for operation in recipe.may_refuse {
        command.args(["--allow-refusal", operation]);
    }
    command
}

/// Runs the suite on one API. Whether it holds; an error where it could not even be tried.
fn hold(
    root: &Path,
    recipe: &Recipe,
    program: &Path,
    server: &Server,
    reports: &Path,
    seed: u64,
) -> anyhow::Result<bool> {
    let mut command = suite(root, program, server, &ready(recipe, server)?, seed);
    command.arg("--require-coverage");
    for (flag, ending) in [("--html", "html"), ("--junit", "xml"), ("--sarif", "sarif")] {
        command.arg(flag).arg(std::path::absolute(reports)?.join(format!("{}.{ending}", recipe.surface)));
    }
    let status = command.status().context("the suite cannot be started")?;
    match status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => bail!("{}: the suite ended with {status}", recipe.surface),
    }
}
