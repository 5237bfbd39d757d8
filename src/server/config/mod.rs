//! What an operator may set, and where it was set: flags over environment over file over defaults.
//!
//! Every setting has one name in each of the three places (`--run-wait`, `SWITCHYARD_RUN_WAIT`, `limits.run_wait_secs`), kept in one table
//! below, so that an error can say exactly which of them to mend. What is set once for a machine and never for a run (connections, the plans'
//! numbers) has no flag, and the plans' numbers no variable either. Secrets have no flag, since flags are seen by whoever lists
//! processes; they have a variable that names a file instead.

mod file;
mod http;
mod layers;
mod limits;
mod surfaces;
#[cfg(test)]
mod tests;

use std::{path::PathBuf, time::Duration};

use chrono::TimeDelta;
use poem::http::Uri;

use self::{
    file::FileSettings,
    layers::{Layers, SecretPlace, Setting},
};
pub use self::{file::schema, http::HttpSettings, layers::ConfigError, surfaces::Hosts};
use crate::{
    domain::{limits::LimitSettings, oauth::LONGEST_LIFETIME, plan::Plan},
    engine::{http::AllowEntry, webhooks::Schedule},
};

/// Where the file is looked for when nothing names one. It may be absent.
const DEFAULT_FILE: &str = "switchyard.toml";

const CONFIG: Setting = Setting { key: "", flag: "--config", env: "SWITCHYARD_CONFIG" };
const LISTEN: Setting = Setting { key: "listen", flag: "--listen", env: "SWITCHYARD_LISTEN" };
const DATABASE: Setting = Setting { key: "database", flag: "--database", env: "SWITCHYARD_DATABASE" };
const BOOTSTRAP_KEY: Setting = Setting { key: "bootstrap_key_file", flag: "", env: "SWITCHYARD_BOOTSTRAP_KEY" };
const SECRET_KEY: Setting = Setting { key: "secrets.key_file", flag: "", env: "SWITCHYARD_SECRET_KEY" };
const LOG_LEVEL: Setting = Setting { key: "log.level", flag: "--log-level", env: "SWITCHYARD_LOG_LEVEL" };
const LOG_FORMAT: Setting = Setting { key: "log.format", flag: "--log-format", env: "SWITCHYARD_LOG_FORMAT" };
const PUBLIC_URL: Setting = Setting { key: "public_url", flag: "--public-url", env: "SWITCHYARD_PUBLIC_URL" };
const TOKEN_LIFETIME: Setting =
    Setting { key: "oauth.token_secs", flag: "--token-lifetime", env: "SWITCHYARD_TOKEN_LIFETIME" };
const BODY_LIMIT: Setting = Setting { key: "limits.body_bytes", flag: "--body-limit", env: "SWITCHYARD_BODY_LIMIT" };
const RUN_WAIT: Setting = Setting { key: "limits.run_wait_secs", flag: "--run-wait", env: "SWITCHYARD_RUN_WAIT" };
const ALLOW: Setting = Setting { key: "outgoing.allow", flag: "--allow-outgoing", env: "SWITCHYARD_ALLOW_OUTGOING" };
const CONCURRENCY: Setting =
    Setting { key: "engine.concurrency", flag: "--concurrency", env: "SWITCHYARD_CONCURRENCY" };
const KEEP_EXECUTIONS: Setting =
    Setting { key: "engine.keep_executions_days", flag: "--keep-executions", env: "SWITCHYARD_KEEP_EXECUTIONS" };
const NOTICE: Setting =
    Setting { key: "shutdown.notice_secs", flag: "--shutdown-notice", env: "SWITCHYARD_SHUTDOWN_NOTICE" };
const DRAIN: Setting =
    Setting { key: "shutdown.drain_secs", flag: "--shutdown-drain", env: "SWITCHYARD_SHUTDOWN_DRAIN" };
const WEBHOOK_RETRY: Setting =
    Setting { key: "webhooks.retry_secs", flag: "--webhook-retry", env: "SWITCHYARD_WEBHOOK_RETRY" };
const WEBHOOK_RETENTION: Setting =
    Setting { key: "webhooks.retention_days", flag: "--webhook-retention", env: "SWITCHYARD_WEBHOOK_RETENTION" };
const COMPLETE_AFTER: Setting =
    Setting { key: "conversations.complete_after_secs", flag: "--complete-after", env: "SWITCHYARD_COMPLETE_AFTER" };

/// Every setting, for the check of the environment for misspelt names.
const ALL: [&Setting; 30] = [
    &CONFIG,
    &LISTEN,
    &DATABASE,
    &BOOTSTRAP_KEY,
    &SECRET_KEY,
    &LOG_LEVEL,
    &LOG_FORMAT,
    &PUBLIC_URL,
    &TOKEN_LIFETIME,
    &BODY_LIMIT,
    &RUN_WAIT,
    &ALLOW,
    &CONCURRENCY,
    &KEEP_EXECUTIONS,
    &NOTICE,
    &DRAIN,
    &WEBHOOK_RETRY,
    &WEBHOOK_RETENTION,
    &COMPLETE_AFTER,
    &limits::ENFORCE,
    &limits::PER_ADDRESS,
    &limits::DEFAULT_PLAN,
    &http::MAX_CONNECTIONS,
    &http::PER_ADDRESS,
    &http::HEADER_TIMEOUT,
    &http::BODY_TIMEOUT,
    &http::IDLE,
    &http::CORS,
    &http::HSTS,
    &http::PROXIES,
];

/// Flags that every command takes.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct CommonFlags {
    /// Configuration file (SWITCHYARD_CONFIG) [default: switchyard.toml, where there is one]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// `sqlite://FILE`, created where absent, or `postgres://…` (SWITCHYARD_DATABASE, SWITCHYARD_DATABASE_FILE)
    /// [default: sqlite://switchyard.db]
    #[arg(long, value_name = "URL", global = true)]
    pub database: Option<String>,
    /// error, warn, info, debug, trace, or a filter such as `info,switchyard::engine=debug` (SWITCHYARD_LOG_LEVEL)
    /// [default: info]
    #[arg(long, value_name = "LEVEL", global = true)]
    pub log_level: Option<String>,
    /// text or json, on standard error (SWITCHYARD_LOG_FORMAT) [default: text]
    #[arg(long, value_name = "FORMAT", global = true)]
    pub log_format: Option<String>,
}

/// Flags of `serve`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ServeFlags {
    /// Address and port; port 0 takes a free one (SWITCHYARD_LISTEN) [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Where clients reach this server, where that is not the host that they name (SWITCHYARD_PUBLIC_URL): `https://automation.example.com`
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// How long OAuth 2.0 access tokens live, an hour at most (SWITCHYARD_TOKEN_LIFETIME) [default: 3600]
    #[arg(long, value_name = "SECONDS")]
    pub token_lifetime: Option<u64>,
    /// Largest body of a request, in bytes (SWITCHYARD_BODY_LIMIT) [default: 1048576]
    #[arg(long, value_name = "BYTES")]
    pub body_limit: Option<u64>,
    /// How long a synchronous run is waited for before it goes on as a job (SWITCHYARD_RUN_WAIT) [default: 60]
    #[arg(long, value_name = "SECONDS")]
    pub run_wait: Option<u64>,
    /// on or off: whether requests are limited by plan (SWITCHYARD_RATE_LIMITS) [default: on]
    #[arg(long, value_name = "ON|OFF")]
    pub rate_limits: Option<String>,
    /// Private address, network or host that workflows may send requests to; may be repeated (SWITCHYARD_ALLOW_OUTGOING, separated by commas)
    #[arg(long, value_name = "HOST[:PORT]")]
    pub allow_outgoing: Vec<String>,
    /// Executions that run at the same time (SWITCHYARD_CONCURRENCY) [default: 1024]
    #[arg(long, value_name = "NUMBER")]
    pub concurrency: Option<u64>,
    /// How long executions are kept once they have ended, where their workflow's settings say nothing; 0: for ever (SWITCHYARD_KEEP_EXECUTIONS) [default: 90]
    #[arg(long, value_name = "DAYS")]
    pub keep_executions: Option<u64>,
    /// How long /readyz says no before connections are refused, for a load balancer to notice (SWITCHYARD_SHUTDOWN_NOTICE) [default: 0]
    #[arg(long, value_name = "SECONDS")]
    pub shutdown_notice: Option<u64>,
    /// How long requests and steps may take to finish on the way down (SWITCHYARD_SHUTDOWN_DRAIN) [default: 25]
    #[arg(long, value_name = "SECONDS")]
    pub shutdown_drain: Option<u64>,
    /// Waits before the second attempt to tell a webhook and each one after it, with commas between (SWITCHYARD_WEBHOOK_RETRY) [default: 5,300,1800,7200,18000,36000,36000]
    #[arg(long, value_name = "SECONDS", value_delimiter = ',')]
    pub webhook_retry: Vec<u64>,
    /// How long deliveries to webhooks are kept once they have ended (SWITCHYARD_WEBHOOK_RETENTION) [default: 30]
    #[arg(long, value_name = "DAYS")]
    pub webhook_retention: Option<u64>,
    /// How long nothing is said in a conversation before it counts as completed (SWITCHYARD_COMPLETE_AFTER) [default: 86400]
    #[arg(long, value_name = "SECONDS")]
    pub complete_after: Option<u64>,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What is written to the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSettings {
    /// A level or a filter.
    pub level: String,
    /// How.
    pub format: LogFormat,
}

/// Settings of every command.
#[derive(Clone, PartialEq, Eq)]
pub struct CommonSettings {
    /// URL of the database. May hold a password.
    pub database: String,
    /// Where the master keys are; `None`: where the kind of database says.
    pub secret_key: Option<SecretKey>,
    /// The log.
    pub log: LogSettings,
    /// The plan of new tenants that nobody chose one for.
    pub default_plan: Plan,
}

/// Where the master keys are.
#[derive(Clone, PartialEq, Eq)]
pub enum SecretKey {
    /// As text.
    Value {
        /// The keys.
        text: String,
        /// The setting, for errors.
        setting: String,
    },
    /// In a file.
    File {
        /// Which.
        path: PathBuf,
        /// The setting, for errors.
        setting: String,
    },
}

/// Settings of `serve`.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Those that every command has.
    pub common: CommonSettings,
    /// Address and port.
    pub listen: String,
    /// The admin key that is to exist; `None`: made on the first start.
    pub bootstrap_key: Option<String>,
    /// Where clients reach this server, where an operator said so: without a slash at its end.
    pub public_url: Option<String>,
    /// How long OAuth 2.0 access tokens live.
    pub token_lifetime: TimeDelta,
    /// Largest body of a request, in bytes.
    pub body_limit: usize,
    /// How much callers may ask for.
    pub limits: LimitSettings,
    /// Connections, and what stands around every answer.
    pub http: HttpSettings,
    /// How long a synchronous run is waited for.
    pub run_wait: Duration,
    /// Addresses that are not public and yet allowed.
    pub allow: Vec<AllowEntry>,
    /// Executions that run at the same time.
    pub concurrency: usize,
    /// How long executions are kept once they have ended, where their workflow's settings say nothing; `None`: for ever.
    pub keep_executions: Option<Duration>,
    /// Time between `not ready` and refused connections.
    pub notice: Duration,
    /// Time for requests and steps to end.
    pub drain: Duration,
    /// When webhooks are told again.
    pub webhook_schedule: Schedule,
    /// How long deliveries to webhooks are kept once they have ended.
    pub webhook_retention: Duration,
    /// How long nothing is said in a conversation before it counts as completed.
    pub complete_after: Duration,
    /// What the log should say once it is set up: about names in the environment that mean nothing.
    pub warnings: Vec<String>,
}

/// The environment, as the settings see it.
pub type Environment = Vec<(String, String)>;

/// The process's own environment; variables that are no text are none of ours.
pub fn environment() -> Environment {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}

/// Settings for a command that does not serve.
pub fn common(flags: &CommonFlags, environment: &Environment) -> Result<CommonSettings, ConfigError> {
    let (layers, file) = layers(flags, environment)?;
    common_of(flags, &layers, &file)
}

/// Settings for `serve`.
pub fn serve(common: &CommonFlags, flags: &ServeFlags, environment: &Environment) -> Result<Settings, ConfigError> {
    let (layers, file) = layers(common, environment)?;
    let listen = layers.pick(&LISTEN, flags.listen.clone(), file.listen.clone(), layers::text)?;
    let listen = layers::or(listen, || "127.0.0.1:8080".to_owned()).check(
        |text| is_address(text),
        || {
            (
                "is not an address and a port".to_owned(),
                "write `127.0.0.1:8080`, or `0.0.0.0:8080` to be reached from outside".to_owned(),
            )
        },
    )?;
    let allow = match layers.pick(&ALLOW, some(&flags.allow_outgoing), file.outgoing.allow.clone(), layers::list)? {
        Some(found) => found.try_map(|names| names.iter().map(|name| name.parse()).collect::<Result<Vec<_>, _>>())?,
        None => Vec::new(),
    };
    let public_url = layers.pick(&PUBLIC_URL, flags.public_url.clone(), file.public_url.clone(), layers::text)?;
    let public_url = public_url.map(|found| found.try_map(|url| base_url(&url))).transpose()?;
    let seconds = |setting, flag, file, default, range| {
        layers.number(setting, flag, file, default, range).map(Duration::from_secs)
    };
    Ok(Settings {
        common: common_of(common, &layers, &file)?,
        listen,
        bootstrap_key: layers.secret(&BOOTSTRAP_KEY, None, None, file.bootstrap_key_file.as_deref())?,
        public_url,
        token_lifetime: TimeDelta::from_std(seconds(
            &TOKEN_LIFETIME,
            flags.token_lifetime,
            file.oauth.token_secs,
            3_600,
            1..=3_600,
        )?)
        .unwrap_or(LONGEST_LIFETIME),
        body_limit: to_usize(layers.number(
            &BODY_LIMIT,
            flags.body_limit,
            file.limits.body_bytes,
            1 << 20,
            1 << 10..=1 << 30,
        )?),
        limits: limits::read(&layers, flags.rate_limits.as_deref(), &file.limits)?,
        http: http::read(&layers, &file.http, surfaces::read(&layers, &file.surfaces)?)?,
        run_wait: seconds(&RUN_WAIT, flags.run_wait, file.limits.run_wait_secs, 60, 1..=3_600)?,
        allow,
        concurrency: to_usize(layers.number(
            &CONCURRENCY,
            flags.concurrency,
            file.engine.concurrency,
            1_024,
            1..=1_000_000,
        )?),
        keep_executions: layers
            .number(&KEEP_EXECUTIONS, flags.keep_executions, file.engine.keep_executions_days, 90, 0..=36_500)
            .map(|days| (days > 0).then(|| Duration::from_hours(24 * days)))?,
        notice: seconds(&NOTICE, flags.shutdown_notice, file.shutdown.notice_secs, 0, 0..=3_600)?,
        drain: seconds(&DRAIN, flags.shutdown_drain, file.shutdown.drain_secs, 25, 0..=3_600)?,
        webhook_schedule: webhook_schedule(&layers, flags, &file)?,
        complete_after: seconds(
            &COMPLETE_AFTER,
            flags.complete_after,
            file.conversations.complete_after_secs,
            86_400,
            1..=31_536_000,
        )?,
        webhook_retention: layers
            .number(&WEBHOOK_RETENTION, flags.webhook_retention, file.webhooks.retention_days, 30, 1..=3_650)
            .map(|days| Duration::from_hours(24 * days))?,
        warnings: layers.misspelt(),
    })
}

/// Waits of a week at most, and not more of them than a delivery remembers attempts.
fn webhook_schedule(layers: &Layers<'_>, flags: &ServeFlags, file: &FileSettings) -> Result<Schedule, ConfigError> {
    const MOST: u64 = 7 * 24 * 3_600;
    let flag = (!flags.webhook_retry.is_empty()).then(|| flags.webhook_retry.clone());
    let Some(found) = layers.pick(&WEBHOOK_RETRY, flag, file.webhooks.retry_secs.clone(), layers::numbers)? else {
        return Ok(Schedule::default());
    };
    found.try_map(|waits| match waits.iter().find(|wait| **wait > MOST) {
        Some(wait) => Err(format!("`{wait}` is out of range: use numbers from 0 to {MOST}")),
        None if waits.len() > 40 => Err("has more than 40 waits".to_owned()),
        None => Ok(Schedule::from(waits.into_iter().map(Duration::from_secs).collect::<Vec<_>>())),
    })
}

fn layers<'a>(flags: &CommonFlags, environment: &'a Environment) -> Result<(Layers<'a>, FileSettings), ConfigError> {
    let mut layers = Layers { environment, file: None };
    let named = layers.pick(&CONFIG, flags.config.clone(), None, |text| Ok(PathBuf::from(text)))?;
    let (path, required) = match named {
        Some(found) => (found.value, true),
        None => (PathBuf::from(DEFAULT_FILE), false),
    };
    let file = FileSettings::read(&path, required)?;
    layers.file = Some(path);
    Ok((layers, file))
}

fn common_of(flags: &CommonFlags, layers: &Layers<'_>, file: &FileSettings) -> Result<CommonSettings, ConfigError> {
    let database = layers.secret(&DATABASE, flags.database.clone(), file.database.clone(), None)?;
    let level = layers.pick(&LOG_LEVEL, flags.log_level.clone(), file.log.level.clone(), layers::text)?;
    let level = layers::or(level, || "info".to_owned()).check(
        |level| super::telemetry::filter(level).is_ok(),
        || {
            (
                "is neither a level nor a filter".to_owned(),
                "use error, warn, info, debug or trace, or a filter such as `info,switchyard::engine=debug`".to_owned(),
            )
        },
    )?;
    let format = layers.pick(
        &LOG_FORMAT,
        flags.log_format.as_deref().map(log_format).transpose().map_err(|problem| LOG_FORMAT.by_flag(problem))?,
        file.log.format,
        log_format,
    )?;
    let secret_key = layers.secret_place(&SECRET_KEY, file.secrets.key_file.as_deref())?;
    let secret_key = secret_key.map(|(place, setting)| match place {
        SecretPlace::Value(text) => SecretKey::Value { text, setting },
        SecretPlace::File(path) => SecretKey::File { path, setting },
    });
    Ok(CommonSettings {
        database: database.unwrap_or_else(|| "sqlite://switchyard.db".to_owned()),
        secret_key,
        log: LogSettings { level, format: format.map_or(LogFormat::Text, |found| found.value) },
        default_plan: limits::default_plan(layers, &file.limits)?,
    })
}

fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(format!("`{text}` is neither `text` nor `json`")),
    }
}

/// Names are resolved when the port is taken; here only what can never work is refused.
fn is_address(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
}

/// Scheme and host, perhaps a port and a path, without a slash at the end.
fn base_url(text: &str) -> Result<String, String> {
    let url: Uri = text.parse().map_err(|error| format!("`{text}` is no URL: {error}"))?;
    let is_base = matches!(url.scheme_str(), Some("http" | "https")) && url.query().is_none() && !text.contains('@');
    if !is_base || text.contains('#') {
        return Err(format!("`{text}` must be http or https, a host, and perhaps a port and a path"));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn some(values: &[String]) -> Option<Vec<String>> {
    (!values.is_empty()).then(|| values.to_vec())
}

/// The ranges above fit wherever this is built for.
fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
