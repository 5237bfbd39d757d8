//! Settings of connections, and of what stands around every answer.

use std::time::Duration;

use ipnet::IpNet;

use super::{ConfigError, Hosts, file::HttpTable, layers, layers::Layers, layers::Setting, to_usize};

pub(super) const MAX_CONNECTIONS: Setting = setting("http.max_connections", "SWITCHYARD_MAX_CONNECTIONS");
pub(super) const PER_ADDRESS: Setting =
    setting("http.max_connections_per_address", "SWITCHYARD_MAX_CONNECTIONS_PER_ADDRESS");
pub(super) const HEADER_TIMEOUT: Setting = setting("http.header_timeout_secs", "SWITCHYARD_HEADER_TIMEOUT");
pub(super) const BODY_TIMEOUT: Setting = setting("http.body_timeout_secs", "SWITCHYARD_BODY_TIMEOUT");
pub(super) const IDLE: Setting = setting("http.idle_secs", "SWITCHYARD_IDLE_TIMEOUT");
pub(super) const CORS: Setting = setting("http.cors_origins", "SWITCHYARD_CORS_ORIGINS");
pub(super) const HSTS: Setting = setting("http.hsts_secs", "SWITCHYARD_HSTS");
pub(super) const PROXIES: Setting = setting("http.trusted_proxies", "SWITCHYARD_TRUSTED_PROXIES");

const fn setting(key: &'static str, env: &'static str) -> Setting {
    Setting { key, flag: "", env }
}

/// Of connections, and of what stands around every answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpSettings {
    /// Connections at the same time.
    pub max_connections: usize,
    /// Of these, from one address.
    pub max_connections_per_address: usize,
    /// How long a request's head may take.
    pub header_timeout: Duration,
    /// How long a request's body may take.
    pub body_timeout: Duration,
    /// How long a connection may wait for its next request.
    pub idle: Duration,
    /// Origins whose pages may read answers; `*`: all of them.
    pub cors_origins: Vec<String>,
    /// How long browsers are to insist on HTTPS; `None`: they are told nothing.
    pub hsts: Option<Duration>,
    /// Networks of proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Host names that surfaces are bound to.
    pub hosts: Hosts,
}

pub(super) fn read(layers: &Layers<'_>, table: &HttpTable, hosts: Hosts) -> Result<HttpSettings, ConfigError> {
    let number = |setting, file, default, range| layers.number(setting, None, file, default, range);
    let seconds = |setting, file, default, range| number(setting, file, default, range).map(Duration::from_secs);
    let hsts = seconds(&HSTS, table.hsts_secs, 0, 0..=63_072_000)?;
    Ok(HttpSettings {
        max_connections: to_usize(number(&MAX_CONNECTIONS, table.max_connections, 8_192, 1..=1_000_000)?),
        max_connections_per_address: to_usize(number(
            &PER_ADDRESS,
            table.max_connections_per_address,
            1_024,
            1..=1_000_000,
        )?),
        header_timeout: seconds(&HEADER_TIMEOUT, table.header_timeout_secs, 15, 1..=3_600)?,
        body_timeout: seconds(&BODY_TIMEOUT, table.body_timeout_secs, 60, 1..=3_600)?,
        idle: seconds(&IDLE, table.idle_secs, 75, 1..=3_600)?,
        cors_origins: origins(layers, table)?,
        hsts: (!hsts.is_zero()).then_some(hsts),
        trusted_proxies: match layers.pick(&PROXIES, None, table.trusted_proxies.clone(), layers::list)? {
            Some(found) => found.try_map(|names| names.iter().map(|name| network(name)).collect::<Result<_, _>>())?,
            None => Vec::new(),
        },
        hosts,
    })
}

fn origins(layers: &Layers<'_>, table: &HttpTable) -> Result<Vec<String>, ConfigError> {
    let Some(found) = layers.pick(&CORS, None, table.cors_origins.clone(), layers::list)? else {
        return Ok(Vec::new());
    };
    found.try_map(|origins| match origins.iter().find(|origin| !is_origin(origin)) {
        Some(wrong) => {
            Err(format!("`{wrong}` is not an origin: write `https://app.example.com`, without a path, or `*`"))
        }
        None => Ok(origins),
    })
}

/// As browsers write it into `Origin`: scheme, host and a port that is not the scheme's own.
fn is_origin(text: &str) -> bool {
    text == "*"
        || text.split_once("://").is_some_and(|(scheme, host)| {
            matches!(scheme, "http" | "https")
                && !host.is_empty()
                && host.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase())
                && !host.contains(['/', '?', '#', '@', ','])
        })
}

/// `10.0.0.0/8`, or one address alone.
fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from))
        .map_err(|_| format!("`{text}` is neither a network (`10.0.0.0/8`) nor an address (`10.0.0.7`)"))
}
