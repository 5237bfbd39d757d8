//! The configuration file: TOML, every setting optional, unknown names refused.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{ConfigError, LogFormat};

/// Configuration of a Switchyard server. Every setting is optional; flags and `SWITCHYARD_*` variables go before this file.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "switchyard.toml")]
pub(super) struct FileSettings {
    /// Address and port to listen on. Default: `127.0.0.1:8080`.
    pub(super) listen: Option<String>,
    /// `sqlite://FILE`, created where absent, or `postgres://USER@HOST/DATABASE`. Default: `sqlite://switchyard.db`.
    pub(super) database: Option<String>,
    /// A file that holds the admin key that is to exist. Without it, a key is made and printed on the first start.
    pub(super) bootstrap_key_file: Option<PathBuf>,
    /// The key that secrets are sealed with.
    pub(super) secrets: SecretsTable,
    /// The log, on standard error.
    pub(super) log: LogTable,
    /// Where clients reach this server: `https://automation.example.com`. Default: the host that a request names.
    pub(super) public_url: Option<String>,
    /// OAuth 2.0.
    pub(super) oauth: OAuthTable,
    /// Limits of requests.
    pub(super) limits: LimitsTable,
    /// Connections, and what stands around every answer.
    pub(super) http: HttpTable,
    /// Requests that workflows send.
    pub(super) outgoing: OutgoingTable,
    /// What runs workflows.
    pub(super) engine: EngineTable,
    /// The way down after SIGTERM.
    pub(super) shutdown: ShutdownTable,
    /// Telling events to webhooks.
    pub(super) webhooks: WebhooksTable,
    /// Conversations with agents.
    pub(super) conversations: ConversationsTable,
    /// The APIs, each by its name.
    pub(super) surfaces: BTreeMap<String, SurfaceTable>,
}

/// An API.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SurfaceTable {
    /// Host names (`api.example.com`) that the API is served at with its own paths, beside those that it has everywhere. Default: none.
    pub(super) hosts: Option<Vec<String>>,
}

/// The key that secrets are sealed with.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SecretsTable {
    /// A file with master keys as `switchyard secrets new-key` prints them, a key a line: the first seals, the others only open. Default for a SQLite file:
    /// `.key` behind its name, made on the first start. PostgreSQL has no default.
    pub(super) key_file: Option<PathBuf>,
}

/// The log, on standard error.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LogTable {
    /// `error`, `warn`, `info`, `debug`, `trace`, or a filter such as `info,switchyard::engine=debug`. Default: `info`.
    pub(super) level: Option<String>,
    /// `text` for people, `json` for machines. Default: `text`.
    pub(super) format: Option<LogFormat>,
}

/// OAuth 2.0.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OAuthTable {
    /// How long access tokens live. Default: 3600.
    #[schemars(range(min = 1, max = 3600))]
    pub(super) token_secs: Option<u64>,
}

/// Limits of requests.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LimitsTable {
    /// Largest body of a request, in bytes. Default: 1048576.
    #[schemars(range(min = 1024, max = 1_073_741_824))]
    pub(super) body_bytes: Option<u64>,
    /// How long a synchronous run is waited for before it goes on as a job. Default: 60.
    #[schemars(range(min = 1, max = 3600))]
    pub(super) run_wait_secs: Option<u64>,
    /// Whether rate limits are enforced. Default: true.
    pub(super) enforce: Option<bool>,
    /// The plan of new tenants that nobody chose one for: `free`, `starter`, `pro` or `business`. Default: `business`.
    #[schemars(extend("enum" = ["free", "starter", "pro", "business", null]))]
    pub(super) default_plan: Option<String>,
    /// Requests within a minute from one address without a valid credential. Default: 60.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) unauthenticated_per_minute: Option<u64>,
    /// What each plan allows.
    pub(super) plans: PlansTable,
    /// What AgentifyMe's groups allow, each within a minute.
    pub(super) groups: GroupsTable,
}

/// What AgentifyMe's groups allow.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct GroupsTable {
    /// Synchronous runs. Default: 100.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) sync: Option<u64>,
    /// Jobs. Default: 1000.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) r#async: Option<u64>,
    /// Retrievals of results. Default: 500.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) results: Option<u64>,
}

/// What each plan allows.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlansTable {
    /// Default: 60 requests a minute, 1000 a day.
    pub(super) free: PlanTable,
    /// Default: 120 and 10000.
    pub(super) starter: PlanTable,
    /// Default: 300 and 50000.
    pub(super) pro: PlanTable,
    /// Default: 600 and 200000.
    pub(super) business: PlanTable,
}

/// What a plan allows.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlanTable {
    /// Requests within a minute.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) per_minute: Option<u64>,
    /// Requests within a day.
    #[schemars(range(min = 1, max = 1_000_000_000))]
    pub(super) per_day: Option<u64>,
}

/// Connections, and what stands around every answer.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct HttpTable {
    /// Connections at the same time. When they are all taken, those that wait for a request make room. Default: 8192.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub(super) max_connections: Option<u64>,
    /// Connections from one address at the same time; trusted proxies may have more. Default: 1024.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub(super) max_connections_per_address: Option<u64>,
    /// How long a request's line and headers may take. Default: 15.
    #[schemars(range(min = 1, max = 3600))]
    pub(super) header_timeout_secs: Option<u64>,
    /// How long a request's body may take; one that comes slower than 1 KiB a second is given up earlier. Default: 60.
    #[schemars(range(min = 1, max = 3600))]
    pub(super) body_timeout_secs: Option<u64>,
    /// How long a connection may wait for its next request. Default: 75.
    #[schemars(range(min = 1, max = 3600))]
    pub(super) idle_secs: Option<u64>,
    /// Origins (`https://app.example.com`) whose pages may read answers in a browser, or `*` for all. Default: none.
    pub(super) cors_origins: Option<Vec<String>>,
    /// How long browsers are to insist on HTTPS (`Strict-Transport-Security`), for servers behind TLS; 0: not told. Default: 0.
    #[schemars(range(max = 63_072_000))]
    pub(super) hsts_secs: Option<u64>,
    /// Networks (`10.0.0.0/8`) and addresses of proxies whose `X-Forwarded-For` or `Forwarded` is believed. Default: none.
    pub(super) trusted_proxies: Option<Vec<String>>,
}

/// Requests that workflows send.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OutgoingTable {
    /// Addresses (`10.0.0.7`), networks (`10.0.0.0/8`) and hosts (`vault.internal:8200`) that are allowed though they are not public. Default: none.
    pub(super) allow: Option<Vec<String>>,
}

/// What runs workflows.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct EngineTable {
    /// Executions that run at the same time; more wait their turn. Default: 1024.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub(super) concurrency: Option<u64>,
    /// How many days executions are kept once they have ended, where their workflow's settings say nothing; 0: for ever. Default: 90.
    #[schemars(range(max = 36_500))]
    pub(super) keep_executions_days: Option<u64>,
}

/// The way down after SIGTERM.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ShutdownTable {
    /// How long `/readyz` says no before connections are refused. Default: 0.
    #[schemars(range(max = 3600))]
    pub(super) notice_secs: Option<u64>,
    /// How long requests and steps may take to finish. Default: 25.
    #[schemars(range(max = 3600))]
    pub(super) drain_secs: Option<u64>,
}

/// Telling events to webhooks.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WebhooksTable {
    /// Waits before the second attempt and each one after it; none: one attempt only. Default: `[5, 300, 1800, 7200, 18000, 36000, 36000]`.
    #[schemars(length(max = 40), inner(range(max = 604_800)))]
    pub(super) retry_secs: Option<Vec<u64>>,
    /// How long deliveries are kept once they have ended. Default: 30.
    #[schemars(range(min = 1, max = 3650))]
    pub(super) retention_days: Option<u64>,
}

/// Conversations with agents.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ConversationsTable {
    /// How long nothing is said in a conversation before it counts as completed. Default: 86400.
    #[schemars(range(min = 1, max = 31_536_000))]
    pub(super) complete_after_secs: Option<u64>,
}

impl FileSettings {
    /// Reads the file; one that nobody asked for may be absent.
    pub(super) fn read(path: &Path, required: bool) -> Result<Self, ConfigError> {
        let place = || path.display().to_string();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !required => return Ok(Self::default()),
            Err(error) => {
                return Err(ConfigError::new(place(), format!("the configuration file cannot be read: {error}"))
                    .mend("name another with --config or SWITCHYARD_CONFIG, or create it"));
            }
        };
        // The parser's own message shows the line, and lists the names that it knows.
        toml::from_str(&text).map_err(|error| ConfigError::new(place(), error.to_string().trim_end().to_owned()))
    }
}

/// The JSON Schema of the file, for editors.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(FileSettings)
}
