//! What the caller asked for.

use std::{net::SocketAddr, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;

use crate::http::{HttpError, cookies, decode};

/// The settings of a run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The base URL; document paths are appended to it.
    pub base_url: String,
    /// Headers sent with every request: the credentials.
    pub headers: Vec<(String, String)>,
    /// Query pairs sent with every request.
    pub query: Vec<(String, String)>,
    /// Headers that replace the given ones of the same name: a credential without scopes.
    pub limited: Vec<(String, String)>,
    /// Headers that replace the given ones of the same name: another tenant's credential.
    pub foreign: Vec<(String, String)>,
    /// Headers that replace the given ones of the same name: a credential that was good once.
    pub expired: Vec<(String, String)>,
    /// Headers that replace the given ones of the same name: a credential whose limit is used up.
    pub exhausted: Vec<(String, String)>,
    /// The seed.
    pub seed: u64,
    /// Operations, by id, for which a declared 5xx is a proper answer.
    pub expect_5xx: Vec<String>,
    /// Operations, by id, that may refuse a request that is valid by its schema.
    pub allow_refusal: Vec<String>,
    /// Values of parameters that only the caller knows, as `OPERATION.PARAMETER` and the value as text; several of one parameter are used in
    /// their order ([`crate::given`]).
    pub values: Vec<(String, String)>,
    /// Valid bodies that only the caller knows, by operation: each may be answered with any declared status.
    pub bodies: Vec<(String, Value)>,
    /// Only operations whose id or `METHOD /path` contains one of these; all where empty.
    pub only: Vec<String>,
    /// The most invalid bodies of one operation.
    pub most_invalid: usize,
    /// Whether requests are sent whose answers mean something together only where the server keeps what it is told: a mock does not.
    pub scenarios: bool,
    /// Whether to expect what good servers do though neither the document nor HTTP demands it: 405 rather than 404 for a method that a path does not have, all faults of a body at once.
    pub strict: bool,
    /// Random valid requests of each operation.
    pub random_valid: usize,
    /// How long one answer may take.
    pub timeout: Duration,
    /// How long to wait for the server at the start.
    pub patience: Duration,
    /// How long the run may take: every operation gets its share.
    pub max_time: Option<Duration>,
    /// Where to listen for what the server sends by itself; port 0 is any free one.
    pub receive: Option<SocketAddr>,
    /// How the server reaches that address, where it does not reach it as it is.
    pub receive_url: Option<String>,
    /// How long to wait at the end for what was refused to come again.
    pub receive_wait: Duration,
}

impl Settings {
    /// The value of a cookie among the given headers.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let headers = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case("cookie"));
        headers.flat_map(|(_, text)| cookies(text)).find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// Makes the settings ready for a run, or says what in them no request can be sent with.
    pub fn prepare(&mut self) -> Result<(), HttpError> {
        self.user_as_header();
        if self.timeout.is_zero() {
            return Err(HttpError::Setup("--timeout 0: every answer takes time; give it a second at least".to_owned()));
        }
        let flags = [
            ("--header", &self.headers),
            ("--limited-header", &self.limited),
            ("--foreign-header", &self.foreign),
            ("--expired-header", &self.expired),
            ("--exhausted-header", &self.exhausted),
        ];
        for (flag, (name, value)) in flags.iter().flat_map(|(flag, list)| list.iter().map(move |pair| (flag, pair))) {
            // The value may be a secret, and is not repeated.
            if HeaderName::from_bytes(name.as_bytes()).is_err() {
                let why = "HTTP has no such name of a header: letters, digits and dashes make one";
                return Err(HttpError::Setup(format!("{flag} {name:?}: {why}")));
            }
            if HeaderValue::from_bytes(value.as_bytes()).is_err() {
                let why = "the value has a line break or another control character, which no header can have";
                return Err(HttpError::Setup(format!("{flag} {name:?}: {why}")));
            }
        }
        Ok(())
    }

    /// Makes a header of the user and password in the base URL: there they would stand in every request, those without a credential too, and in all that is written down.
    fn user_as_header(&mut self) {
        let Some((scheme, rest)) = self.base_url.split_once("://") else { return };
        let host = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let Some((user, _)) = rest[..host].rsplit_once('@') else { return };
        let (name, password) = user.split_once(':').unwrap_or((user, ""));
        let pair = format!("{}:{}", decode::text(name), decode::text(password));
        if !self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization")) {
            self.headers.push(("authorization".to_owned(), format!("Basic {}", STANDARD.encode(pair))));
        }
        self.base_url = format!("{scheme}://{}", &rest[user.len() + 1..]);
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            headers: Vec::new(),
            query: Vec::new(),
            limited: Vec::new(),
            foreign: Vec::new(),
            expired: Vec::new(),
            exhausted: Vec::new(),
            seed: 1,
            expect_5xx: Vec::new(),
            allow_refusal: Vec::new(),
            values: Vec::new(),
            bodies: Vec::new(),
            only: Vec::new(),
            most_invalid: 200,
            scenarios: true,
            strict: false,
            random_valid: 3,
            timeout: Duration::from_secs(30),
            patience: Duration::from_secs(5),
            max_time: None,
            receive: None,
            receive_url: None,
            receive_wait: Duration::from_secs(15),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_in_the_base_url_is_a_credential_and_no_part_of_where_the_server_is() {
        let of = |base_url: &str| {
            let mut settings = Settings { base_url: base_url.to_owned(), ..Settings::default() };
            settings.user_as_header();
            (settings.base_url, settings.headers)
        };
        let basic = |value: &str| vec![("authorization".to_owned(), value.to_owned())];
        assert_eq!(of("http://user:p%40w@h:1/v1"), ("http://h:1/v1".to_owned(), basic("Basic dXNlcjpwQHc=")));
        assert_eq!(of("http://h/@a"), ("http://h/@a".to_owned(), Vec::new()));
    }

    #[test]
    fn what_no_request_can_be_sent_with_is_refused_before_the_first() {
        let with = |name: &str, value: &str| {
            let headers = vec![(name.to_owned(), value.to_owned())];
            Settings { expired: headers, ..Settings::default() }.prepare().map_err(|error| error.to_string())
        };
        assert_eq!(with("x-a", "é"), Ok(()));
        assert!(with("näme", "x").is_err_and(|error| error.starts_with("--expired-header \"näme\"")));
        assert!(with("x-a", "secret\nb").is_err_and(|error| error.contains("line break") && !error.contains("secret")));
        assert!(Settings { timeout: Duration::ZERO, ..Settings::default() }.prepare().is_err());
    }
}
