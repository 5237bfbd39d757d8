//! Takes credentials out of what is written down: a report is something that one shows. Each becomes the name of a shell variable, so that the
//! printed `curl` commands work again for whoever sets it.
//!
//! What the suite made up itself, such as garbage in the place of a credential, is no secret and stays: it is what the case is about. A credential with one letter altered is
//! all but one letter of a secret, and leaves as one.

use base64::Engine as _;
use serde_json::Value;

use crate::{
    cases::credentials::altered,
    document::{Document, model::Scheme},
    http::{Payload, Request, curl},
    runner::{Kept, Outcome, SHOWN},
    schema::clip,
    settings::Settings,
};

/// Stand before and behind a variable's name until it is known whether a shell or a person will read it. Private to nobody else's text.
const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Members of bodies whose values are secrets whatever the document says.
const MEMBERS: [&str; 13] = [
    "access_token",
    "refresh_token",
    "id_token",
    "token",
    "password",
    "secret",
    "client_secret",
    "api_key",
    "apikey",
    "accesstoken",
    "refreshtoken",
    "clientsecret",
    "private_key",
];

/// Shorter values may be a word of any text: they are taken out of headers and queries only.
const LONG: usize = 8;

/// What is taken out.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    off: bool,
    /// Names of headers and of query parameters that carry credentials, in lower case.
    names: Vec<String>,
    /// Secrets, and the variables that stand for them.
    values: Vec<(String, String)>,
}

impl Redactor {
    /// For the credentials of a document's security schemes and those that the caller gave.
    pub fn new(document: &Document, settings: &Settings) -> Self {
        let mut names: Vec<String> =
            ["authorization", "proxy-authorization", "cookie", "set-cookie"].map(str::to_owned).to_vec();
        names.extend(document.schemes.values().filter_map(|scheme| match scheme {
            Scheme::Header { name, .. } | Scheme::Query(name) => Some(name.to_ascii_lowercase()),
            Scheme::Cookie(_) | Scheme::Invisible => None,
        }));
        let mut redactor = Self { off: false, names, values: Vec::new() };
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
                if !redactor.is_secret(name) {
                    continue;
                }
                let variable: String = name
                    .chars()
                    .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' })
                    .collect();
                let secret = |value: &str| value.split_once(' ').map_or(value, |(_, secret)| secret).to_owned();
                redactor.inside(&secret(value), &variable);
                redactor.values.push((secret(value), format!("{beginning}{variable}")));
                // All but one letter of it is a secret still.
                redactor.values.push((secret(&altered(value)), format!("ALTERED_{beginning}{variable}")));
            }
        }
        redactor.values.retain(|(secret, _)| !secret.is_empty());
        // The longer first: one may be the beginning of another.
        redactor.values.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.len()));
        redactor.values.dedup_by(|a, b| a.0 == b.0);
        redactor
    }

    /// Takes nothing out.
    pub fn off() -> Self {
        Self { off: true, ..Self::default() }
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
        self.names.contains(&name) || ["token", "secret", "api-key", "apikey"].iter().any(|part| name.contains(part))
    }

    /// A text without secrets.
    pub fn text(&self, text: &str) -> String {
        plain(&self.marked(text, LONG))
    }

    fn marked(&self, text: &str, from: usize) -> String {
        let mut out = text.to_owned();
        if !self.off {
            for (secret, variable) in self.values.iter().filter(|(secret, _)| secret.len() >= from) {
                if out.contains(secret) {
                    out = out.replace(secret, &format!("{}{variable}{}", MARKS[0], MARKS[1]));
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
            return "[redacted]".to_owned();
        }
        let short = if self.is_secret(name) { 1 } else { LONG };
        plain(&self.marked(value, short))
    }

    /// A body as text: known secrets, and what members of the usual names hold.
    pub fn body(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        if self.off {
            return text.into_owned();
        }
        let mut value = serde_json::from_slice::<Value>(bytes).ok();
        if value.as_mut().is_some_and(members) {
            return self.text(&value.unwrap_or_default().to_string());
        }
        self.text(&text)
    }

    /// The request with variables in the place of secrets; [`crate::http::curl`] writes them for a shell.
    pub fn request(&self, request: &Request) -> Request {
        if self.off {
            return request.clone();
        }
        let pair = |(name, value): &(String, String)| {
            let short = if self.is_secret(name) { 1 } else { LONG };
            (name.clone(), self.marked(value, short))
        };
        let body = request.body.as_ref().map(|body| match std::str::from_utf8(&body.bytes) {
            Ok(text) => Payload { media_type: body.media_type.clone(), bytes: self.marked(text, LONG).into_bytes() },
            Err(_) => body.clone(),
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
            for text in [&mut violation.came, &mut violation.promise] {
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

/// Takes out what members of the usual names hold; whether there were any.
fn members(value: &mut Value) -> bool {
    let mut found = false;
    match value {
        Value::Array(items) => {
            for item in items {
                found |= members(item);
            }
        }
        Value::Object(pairs) => {
            for (name, member) in pairs {
                if MEMBERS.contains(&name.to_ascii_lowercase().as_str()) && member.is_string() {
                    *member = Value::from("[redacted]");
                    found = true;
                } else {
                    found |= members(member);
                }
            }
        }
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        Redactor {
            off: false,
            names: vec!["authorization".to_owned(), "x-key".to_owned()],
            values: vec![("sy_abcdefgh".to_owned(), "AUTHORIZATION".to_owned()), ("k1".to_owned(), "X_KEY".to_owned())],
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
}
