//! Takes presented secrets out of what a service said: some echo them, and what they say is shown to people and kept.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::domain::credential::CredentialValue;

const REDACTED: &str = "[redacted]";
/// Longest sentence that is kept, in characters.
const LONGEST: usize = 500;

/// The text without the secrets, as they are and as protocols spell them, in one line.
pub(in crate::engine) fn scrub(text: &str, credential: Option<&CredentialValue>) -> String {
    let mut text = text.to_owned();
    let mut secrets = credential.map(spellings).unwrap_or_default();
    // The longest first: a part of one may be another.
    secrets.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        text = text.replace(secret.as_str(), REDACTED);
    }
    let line = text.split(|character: char| character.is_whitespace() || character.is_control());
    let line: Vec<&str> = line.filter(|word| !word.is_empty()).collect();
    line.join(" ").chars().take(LONGEST).collect()
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
