//! Takes credentials out of what is written down: a report is something that one shows. Each becomes the name of a shell variable, so that the
//! printed `curl` commands work again for whoever sets it.
//!
//! What the suite made up itself, such as garbage in the place of a credential, is no secret and stays: it is what the case is about. A credential with one letter altered is
//! all but one letter of a secret, and leaves as one. Of somebody else's traffic nothing is made up: there whatever stands in a secret's place is taken for one.

use std::borrow::Cow;

use base64::Engine as _;
use indexmap::IndexMap;
use serde_json::Value;

use super::members::{self, GONE};
use crate::{
    cases::credentials::altered,
    document::{Document, model::Scheme},
    http::{Payload, Request, cookies, curl, encode},
    runner::{Kept, Outcome, SHOWN},
    schema::clip,
    settings::Settings,
};

/// Stand before and behind a variable's name until it is known whether a shell or a person will read it. Private to nobody else's text.
const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Parts of the names of headers and of query parameters that carry credentials.
const PARTS: [&str; 7] = ["token", "secret", "api-key", "apikey", "api_key", "password", "session"];

/// Shorter values may be a word of any text: they are taken out of headers and queries only, where they stand alone.
const LONG: usize = 8;

/// What is taken out.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    off: bool,
    /// Whether requests are somebody else's, so that a credential in them may be one that nobody named.
    foreign: bool,
    /// Names of headers and of query parameters that carry credentials, in lower case.
    names: Vec<String>,
    /// Secrets, and the variables that stand for them.
    values: Vec<(String, String)>,
}

impl Redactor {
    /// For the credentials of a document's security schemes and those that the caller gave.
    pub fn new(document: &Document, settings: &Settings) -> Self {
        Self::of(&document.schemes, settings)
    }

    fn of(schemes: &IndexMap<String, Scheme>, settings: &Settings) -> Self {
        let mut names: Vec<String> =
            ["authorization", "proxy-authorization", "cookie", "set-cookie"].map(str::to_owned).to_vec();
        names.extend(schemes.values().filter_map(|scheme| match scheme {
            Scheme::Header { name, .. } | Scheme::Query(name) => Some(name.to_ascii_lowercase()),
            Scheme::Cookie(_) | Scheme::Invisible => None,
        }));
        let mut redactor = Self { names, ..Self::default() };
        let given = [
            ("", &settings.headers),
            ("", &settings.query),
            ("LIMITED_", &settings.limited),
            ("FOREIGN_", &settings.foreign),
            ("EXHAUSTED_", &settings.exhausted),
            ("EXPIRED_", &settings.expired),
        ];
        for (beginning, pairs) in given {
            for (name, value) in pairs {
                if name.eq_ignore_ascii_case("cookie") {
                    for (cookie, value) in cookies(value) {
                        redactor.know(value, beginning, &format!("cookie_{cookie}"));
                    }
                } else if name.to_ascii_lowercase().ends_with("authorization") {
                    redactor.inside(behind_word(value), &variable(name));
                    redactor.know(behind_word(value), beginning, name);
                } else if redactor.is_secret(name) {
                    redactor.know(value, beginning, name);
                }
            }
        }
        for (name, value) in &settings.values {
            let name = name.rsplit('.').next().unwrap_or_default();
            if redactor.is_secret(name) {
                redactor.know(value, "", name);
            }
        }
        for (_, body) in &settings.bodies {
            redactor.know_members(body);
        }
        redactor.values.retain(|(secret, _)| !secret.is_empty());
        // The longer first: one may be the beginning of another.
        redactor.values.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.len()));
        redactor.values.dedup_by(|a, b| a.0 == b.0);
        redactor
    }

    /// For traffic that passes, whose credentials nobody named.
    pub fn of_traffic(document: &Document, settings: &Settings) -> Self {
        Self { foreign: true, ..Self::new(document, settings) }
    }

    /// Takes nothing out.
    pub fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// A secret as it is, as it stands in a URL, and with a letter altered: all but one letter of it is a secret still.
    fn know(&mut self, secret: &str, beginning: &str, name: &str) {
        let variable = variable(name);
        for (secret, beginning) in
            [(secret.to_owned(), beginning.to_owned()), (altered(secret), format!("ALTERED_{beginning}"))]
        {
            self.values.push((encode::percent(&secret), format!("{beginning}{variable}")));
            self.values.push((secret, format!("{beginning}{variable}")));
        }
    }

    /// The secrets in a body that the caller gave.
    fn know_members(&mut self, body: &Value) {
        match body {
            Value::Array(items) => items.iter().for_each(|item| self.know_members(item)),
            Value::Object(pairs) => {
                for (name, member) in pairs {
                    match member {
                        Value::String(secret) if members::is_member(name) => self.know(secret, "", name),
                        _ => self.know_members(member),
                    }
                }
            }
            _ => {}
        }
    }

    /// The password in the credentials of HTTP's basic scheme, which clients may also send in a form.
    fn inside(&mut self, secret: &str, variable: &str) {
        let plain = base64::engine::general_purpose::STANDARD.decode(secret).ok();
        let plain = plain.and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some((_, password)) = plain.as_deref().and_then(|text| text.split_once(':')) {
            self.values.push((password.to_owned(), format!("{variable}_PASSWORD")));
        }
    }

    fn is_secret(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.names.contains(&name) || PARTS.iter().any(|part| name.contains(part))
    }

    /// A text without secrets.
    pub fn text(&self, text: &str) -> String {
        plain(&self.marked(text, LONG))
    }

    fn marked(&self, text: &str, from: usize) -> String {
        let mut out = text.to_owned();
        if !self.off {
            for (secret, variable) in self.values.iter().filter(|(secret, _)| secret.len() >= from) {
                let stands_alone =
                    || out.strip_suffix(secret).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
                if secret.len() < LONG && stands_alone() {
                    out.replace_range(out.len() - secret.len().., &marked(variable));
                } else if secret.len() >= LONG && out.contains(secret) {
                    out = out.replace(secret, &marked(variable));
                }
            }
        }
        out
    }

    /// The value of a header of an answer, or of a request that nothing is known of.
    pub fn header(&self, name: &str, value: &str) -> String {
        if self.off {
            return value.to_owned();
        }
        if name.eq_ignore_ascii_case("set-cookie") {
            return GONE.to_owned();
        }
        if !self.is_secret(name) {
            return plain(&self.pair(name, value));
        }
        let out = self.marked(value, 1);
        // Nobody gave it: it is one that the server gives.
        if out == value { GONE.to_owned() } else { plain(&out) }
    }

    /// The value of a header or of a query parameter.
    fn pair(&self, name: &str, value: &str) -> String {
        let short = if self.is_secret(name) { 1 } else { LONG };
        if name.eq_ignore_ascii_case("cookie") {
            return value.split("; ").map(|pair| self.cookie(pair)).collect::<Vec<_>>().join("; ");
        }
        let out = self.marked(value, short);
        if matches!(name.to_ascii_lowercase().as_str(), "location" | "content-location" | "referer") {
            return self.address(&out);
        }
        if !self.foreign || out != value || value.is_empty() || !self.is_secret(name) {
            return out;
        }
        let secret = if name.to_ascii_lowercase().ends_with("authorization") { behind_word(value) } else { value };
        format!("{}{}", &value[..value.len() - secret.len()], marked(&variable(name)))
    }

    fn cookie(&self, pair: &str) -> String {
        let Some((name, value)) = pair.split_once('=') else { return self.pair("", pair) };
        let out = self.marked(value, 1);
        let is_unknown = self.foreign && out == value && !value.is_empty();
        format!("{name}={}", if is_unknown { marked(&variable(&format!("cookie_{name}"))) } else { out })
    }

    /// A URL in a header, whose query or fragment may hold what a request's query does.
    fn address(&self, text: &str) -> String {
        let Some(at) = text.find(['?', '#']) else { return text.to_owned() };
        let mut out = text[..at].to_owned();
        for piece in text[at..].split_inclusive(['?', '#', '&']) {
            let end = piece.trim_end_matches(['?', '#', '&']);
            match end.split_once('=') {
                Some((name, value)) if self.is_secret(name) && !value.is_empty() => {
                    out.extend([name, "=", GONE, &piece[end.len()..]]);
                }
                _ => out.push_str(piece),
            }
        }
        out
    }

    /// A body as text: known secrets, and what members of the usual names hold.
    pub fn body(&self, bytes: &[u8]) -> String {
        if self.off {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        self.text(&String::from_utf8_lossy(&members::without(bytes)))
    }

    /// The request with variables in the place of secrets; [`crate::http::curl`] writes them for a shell.
    pub fn request(&self, request: &Request) -> Request {
        if self.off {
            return request.clone();
        }
        let pair = |(name, value): &(String, String)| (name.clone(), self.pair(name, value));
        let body = request.body.as_ref().map(|body| {
            // What the suite sends itself is needed to repeat it.
            let bytes = if self.foreign { members::without(&body.bytes) } else { Cow::Borrowed(&body.bytes[..]) };
            let bytes = match std::str::from_utf8(&bytes) {
                Ok(text) => self.marked(text, LONG).into_bytes(),
                Err(_) => bytes.into_owned(),
            };
            Payload { media_type: body.media_type.clone(), bytes }
        });
        Request {
            method: request.method.clone(),
            path: self.marked(&request.path, LONG),
            query: request.query.iter().map(pair).collect(),
            headers: request.headers.iter().map(pair).collect(),
            body,
        }
    }

    fn kept(&self, kept: &mut Kept) {
        kept.request = unmarked(self.request(&kept.request));
        if let Some(body) = &mut kept.request.body
            && std::str::from_utf8(&body.bytes).is_ok()
        {
            body.bytes = self.body(&body.bytes).into_bytes();
        }
        if let Some(answer) = &mut kept.answer {
            for (name, value) in &mut answer.headers {
                *value = self.header(name, value);
            }
            if std::str::from_utf8(&answer.body).is_ok() {
                answer.body = self.body(&answer.body).into_bytes();
            }
        }
        if let Some(then) = &mut kept.then {
            self.kept(then);
        }
    }

    /// Takes the secrets out of everything that a run leaves behind.
    pub fn apply(&self, outcome: &mut Outcome) {
        if self.off {
            return;
        }
        for violation in &mut outcome.violations {
            // A label names what was sent where a case is about one value.
            for text in [&mut violation.came, &mut violation.promise, &mut violation.label] {
                *text = self.text(text);
            }
            let Some(kept) = &mut violation.kept else {
                violation.body = self.body(violation.body.as_bytes());
                violation.curl = self.text(&violation.curl);
                continue;
            };
            // Of the whole body: what was cut off in the middle is no JSON any more, and its members could not be told.
            violation.body = kept.telling().map(|body| clip(&self.body(body), SHOWN)).unwrap_or_default();
            violation.curl = kept.command(|request| curl::command(&kept.base, &self.request(request)));
            self.kept(kept);
        }
        for ran in &mut outcome.ran {
            ran.label = self.text(&ran.label);
            for finding in &mut ran.findings {
                finding.text = self.text(&finding.text);
            }
        }
    }
}

/// The request as a person reads it.
pub(crate) fn unmarked(mut request: Request) -> Request {
    request.path = plain(&request.path);
    for (_, value) in request.query.iter_mut().chain(&mut request.headers) {
        *value = plain(value);
    }
    if let Some(body) = &mut request.body
        && let Ok(text) = std::str::from_utf8(&body.bytes)
    {
        body.bytes = plain(text).into_bytes();
    }
    request
}

/// Variables as `$NAME`.
fn plain(text: &str) -> String {
    text.replace(MARKS[0], "$").replace(MARKS[1], "")
}

/// The variables of a word for a shell: the quotes in which it stands are closed before each and opened again behind it.
pub(crate) fn for_shell(text: &str, opening: &str) -> String {
    let out = text.replace(MARKS[0], "'\"$").replace(MARKS[1], &format!("\"{opening}"));
    // Nothing follows the variable: nothing needs to be quoted.
    match out.strip_suffix(&format!("\"{opening}'")) {
        Some(rest) if out != text => format!("{rest}\""),
        _ => out,
    }
}

/// What stands behind the word of a scheme, such as `Bearer`.
fn behind_word(value: &str) -> &str {
    value.split_once(' ').map_or(value, |(_, secret)| secret)
}

/// The name of the shell variable for what is called so.
fn variable(name: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    name.chars().map(letter).collect()
}

fn marked(variable: &str) -> String {
    format!("{}{variable}{}", MARKS[0], MARKS[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        Redactor {
            names: vec!["authorization".to_owned(), "cookie".to_owned(), "x-key".to_owned()],
            values: vec![("sy_abcdefgh".to_owned(), "AUTHORIZATION".to_owned()), ("k1".to_owned(), "X_KEY".to_owned())],
            ..Redactor::default()
        }
    }

    #[test]
    fn a_command_asks_the_shell_for_the_credential() {
        let request = Request {
            method: "GET".to_owned(),
            path: "/a".to_owned(),
            query: Vec::new(),
            headers: vec![
                ("authorization".to_owned(), "Bearer sy_abcdefgh".to_owned()),
                ("x-key".to_owned(), "k1".to_owned()),
                ("x-other".to_owned(), "k1".to_owned()),
            ],
            body: None,
        };
        let redacted = redactor().request(&request);
        assert_eq!(
            curl::command("http://h", &redacted),
            "curl -i 'http://h/a' -H 'authorization: Bearer '\"$AUTHORIZATION\" -H 'x-key: '\"$X_KEY\" -H 'x-other: k1'"
        );
        assert_eq!(unmarked(redacted).headers[0].1, "Bearer $AUTHORIZATION");
    }

    #[test]
    fn secrets_are_taken_out_of_bodies_and_of_the_members_that_hold_some() {
        let redactor = redactor();
        assert_eq!(redactor.body(b"you are sy_abcdefgh"), "you are $AUTHORIZATION");
        assert_eq!(redactor.body(br#"{"access_token":"x","k":[1]}"#), r#"{"access_token":"[redacted]","k":[1]}"#);
        assert_eq!(redactor.body(b"\xff"), "\u{fffd}");
        assert_eq!(redactor.header("set-cookie", "a=b"), "[redacted]");
        assert_eq!(Redactor::off().header("set-cookie", "a=b"), "a=b");
    }

    #[test]
    fn whatever_stands_in_a_secrets_place_in_traffic_is_taken_for_one() {
        let redactor = Redactor { foreign: true, ..redactor() };
        let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let headers = [
            ("authorization", "Bearer tok-1"),
            ("cookie", "session=s3cr3t; theme=k1"),
            ("x-auth-token", "abc"),
            ("referer", "http://h/a?api_key=qk-1&b=2#access_token=t"),
            ("accept", "*/*"),
        ];
        let body = Payload { media_type: String::new(), bytes: b"user=a&password=pw".to_vec() };
        let request = Request {
            method: "POST".to_owned(),
            path: "/a".to_owned(),
            query: [("api_key", "qk-1"), ("page", "1")].map(pair).to_vec(),
            headers: headers.map(pair).to_vec(),
            body: Some(body),
        };
        let redacted = redactor.request(&request);
        let out = curl::command("http://h", &redacted);
        for secret in ["tok-1", "s3cr3t", "abc", "qk-1", "=t'", "pw", "k1"] {
            assert!(!out.contains(secret), "{secret}: {out}");
        }
        let out = unmarked(redacted);
        let texts: Vec<&str> = out.headers.iter().map(|(_, value)| value.as_str()).collect();
        let referer = "http://h/a?api_key=[redacted]&b=2#access_token=[redacted]";
        assert_eq!(
            texts,
            ["Bearer $AUTHORIZATION", "session=$COOKIE_SESSION; theme=$X_KEY", "$X_AUTH_TOKEN", referer, "*/*"]
        );
        assert_eq!(out.query, [("api_key", "$API_KEY"), ("page", "1")].map(pair));
        assert_eq!(redactor.header("x-csrf-token", "issued"), "[redacted]");
        assert_eq!(redactor.header("etag", "issued"), "issued");
    }

    #[test]
    fn of_a_cookie_header_each_value_is_a_secret_and_of_a_query_as_it_stands_in_a_url() {
        let settings = Settings {
            headers: vec![("cookie".to_owned(), "session=s3cr3t-session; theme=d".to_owned())],
            query: vec![("api_key".to_owned(), "a secret/key".to_owned())],
            bodies: vec![("login".to_owned(), serde_json::json!({"password": "correct horse"}))],
            ..Settings::default()
        };
        let redactor = Redactor::of(&IndexMap::new(), &settings);
        assert_eq!(
            redactor.pair("cookie", "a=b; session=s3cr3t-session"),
            format!("a=b; session={}", marked("COOKIE_SESSION"))
        );
        assert_eq!(plain(&redactor.pair("cookie", "theme=d; x=dd")), "theme=$COOKIE_THEME; x=dd");
        assert_eq!(plain(&redactor.pair("api_key", "a%20secret%2Fkey")), "$API_KEY");
        assert_eq!(redactor.text("it was a secret/key and correct horse"), "it was $API_KEY and $PASSWORD");
        // What the suite makes up is what a case is about.
        assert_eq!(redactor.pair("x-auth-token", "garbage1"), "garbage1");
    }
}
