//! Takes presented secrets out of what a service said: some echo them, and what they say is shown to people and kept.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::header::HeaderMap;
use serde_json::Value;

use crate::domain::credential::CredentialValue;

const REDACTED: &str = "[redacted]";
/// Longest sentence that is kept, in characters.
const LONGEST: usize = 500;

/// Shorter secrets are not looked for in what services say of their own matters: they would be found in words that are none of theirs.
const SHORTEST: usize = 8;

/// The text without the secrets, as they are and as protocols spell them, in one line.
pub(in crate::engine) fn scrub(text: &str, credential: Option<&CredentialValue>) -> String {
    Secrets::of(credential).line(text)
}

/// What must not be shown.
pub(in crate::engine) struct Secrets(Vec<String>);

impl Secrets {
    /// Those of a credential, as they are and as protocols spell them.
    pub(in crate::engine) fn of(credential: Option<&CredentialValue>) -> Self {
        Self(credential.map(spellings).unwrap_or_default()).sorted()
    }

    /// These, and what these headers present: an access token is in no credential.
    pub(in crate::engine) fn and_presented(mut self, headers: &HeaderMap) -> Self {
        let presented = headers.values().filter(|value| value.is_sensitive()).filter_map(|value| value.to_str().ok());
        for value in presented {
            self.0.push(value.to_owned());
            self.0.extend(value.split_once(' ').map(|(_, token)| token.to_owned()));
        }
        self.sorted()
    }

    /// A text without them, in one line.
    pub(in crate::engine) fn line(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.0 {
            text = text.replace(secret.as_str(), REDACTED);
        }
        let line = text.split(|character: char| character.is_whitespace() || character.is_control());
        let line: Vec<&str> = line.filter(|word| !word.is_empty()).collect();
        line.join(" ").chars().take(LONGEST).collect()
    }

    /// Takes them out of what a service answered, wherever it echoes them.
    pub(in crate::engine) fn take_out(&self, value: &mut Value) {
        if self.0.is_empty() {
            return;
        }
        match value {
            Value::String(text) => {
                for secret in self.0.iter().filter(|secret| secret.len() >= SHORTEST) {
                    if text.contains(secret.as_str()) {
                        *text = text.replace(secret.as_str(), REDACTED);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.take_out(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.take_out(field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The longest first: a part of one may be another.
    fn sorted(mut self) -> Self {
        self.0.retain(|secret| !secret.is_empty());
        self.0.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
        self
    }
}

fn spellings(credential: &CredentialValue) -> Vec<String> {
    let mut all = Vec::new();
    let mut add = |secret: &str| {
        all.push(secret.to_owned());
        all.push(BASE64_STANDARD.encode(secret));
        all.push(super::authorize::form_encoded(secret));
    };
    match credential {
        CredentialValue::ApiKey(secret) | CredentialValue::BearerToken(secret) => add(secret.reveal()),
        CredentialValue::BasicAuth { username, password } => {
            let password = password.reveal();
            add(password);
            add(&format!("{username}:{password}"));
            // As SMTP's AUTH PLAIN has it.
            add(&format!("\0{username}\0{password}"));
        }
        CredentialValue::OAuth2ClientCredentials { client_id, client_secret, .. } => {
            add(client_secret.reveal());
            add(&format!("{client_id}:{}", client_secret.reveal()));
        }
        CredentialValue::CustomHeaders(headers) => headers.iter().for_each(|(_, value)| add(value.reveal())),
    }
    all
}
