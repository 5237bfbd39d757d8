//! Secrets that come within a configuration, as clients of some APIs send them: taken out of it, so that they are sealed as a credential and never stored with the rest.

use serde_json::{Map, Value};

use crate::domain::{
    credential::{CredentialKind, CredentialValue, SecretText},
    error::Fault,
};

/// Longest secret, in characters.
const LONGEST: usize = 10_000;

/// Fields of a configuration that are one.
const TOKENS: [&str; 3] = ["access_token", "bearer_token", "token"];
const KEYS: [&str; 3] = ["api_key", "apikey", "api_token"];
const PASSWORD: &str = "password";
const CLIENT_SECRET: &str = "client_secret";

/// Takes the secret out of a configuration, with what belongs to it. Whatever the faults, no secret is left in it. Pointers are within the configuration.
pub(super) fn take(
    config: &mut Map<String, Value>,
    accepted: &[CredentialKind],
) -> Result<Option<CredentialValue>, Vec<Fault>> {
    let mut taking = Taking { config, faults: Vec::new() };
    let mut found = Vec::new();
    for (names, first, second) in [
        (TOKENS, CredentialKind::BearerToken, CredentialKind::ApiKey),
        (KEYS, CredentialKind::ApiKey, CredentialKind::BearerToken),
    ] {
        for name in names {
            let Some(secret) = taking.secret(name) else { continue };
            // Many services call a token a key, and the other way round.
            let kind = if accepted.contains(&first) || !accepted.contains(&second) { first } else { second };
            found.push((
                name,
                match kind {
                    CredentialKind::ApiKey => CredentialValue::ApiKey(secret),
                    _ => CredentialValue::BearerToken(secret),
                },
            ));
        }
    }
    if let Some(password) = taking.secret(PASSWORD) {
        let username = taking.beside("username", PASSWORD).unwrap_or_default();
        found.push((PASSWORD, CredentialValue::BasicAuth { username, password }));
    }
    if let Some(client_secret) = taking.secret(CLIENT_SECRET) {
        let client_id = taking.beside("client_id", CLIENT_SECRET).unwrap_or_default();
        let token_url = taking.beside("token_url", CLIENT_SECRET).unwrap_or_default();
        let scope = taking.text("scope");
        let value = CredentialValue::OAuth2ClientCredentials { client_id, client_secret, token_url, scope };
        found.push((CLIENT_SECRET, value));
    }
    let Taking { mut faults, .. } = taking;
    for (name, value) in &found {
        if !accepted.contains(&value.kind()) && !accepted.is_empty() {
            let taken: Vec<&str> = accepted.iter().map(|kind| kind.as_str()).collect();
            let message =
                format!("this integration takes no such secret, but a credential of type {}", taken.join(", "));
            faults.push(Fault::new(format!("/{name}"), "credential_type", message));
        }
    }
    if let [(first, _), (second, _), ..] = found.as_slice() {
        let message = format!("beside `{first}` it is one secret too many: an integration presents one credential");
        faults.push(Fault::new(format!("/{second}"), "secret_ambiguous", message));
    }
    if faults.is_empty() { Ok(found.pop().map(|(_, value)| value)) } else { Err(faults) }
}

struct Taking<'a> {
    config: &'a mut Map<String, Value>,
    faults: Vec<Fault>,
}

impl Taking<'_> {
    fn secret(&mut self, name: &str) -> Option<SecretText> {
        self.text(name).map(SecretText::new)
    }

    /// What must stand beside a secret.
    fn beside(&mut self, name: &str, secret: &str) -> Option<String> {
        if !self.config.contains_key(name) {
            self.faults.push(Fault::new(format!("/{name}"), "required", format!("`{secret}` needs it")));
        }
        self.text(name)
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let value = self.config.shift_remove(name)?;
        let mut fault = |message: String| self.faults.push(Fault::new(format!("/{name}"), "invalid_config", message));
        match value {
            Value::String(text) if text.is_empty() => fault("is empty".to_owned()),
            Value::String(text) if text.chars().count() > LONGEST => {
                fault(format!("is longer than {LONGEST} characters"));
            }
            Value::String(text) => return Some(text),
            // Not what it is: it may be the secret in another shape.
            _ => fault("is not a text".to_owned()),
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn taken(config: &Value, accepted: &[CredentialKind]) -> (Result<Option<CredentialValue>, Vec<String>>, Value) {
        let mut config = config.as_object().unwrap().clone();
        let taken = take(&mut config, accepted);
        let faults = |faults: Vec<Fault>| {
            faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect::<Vec<_>>()
        };
        (taken.map_err(faults), Value::Object(config))
    }

    fn hush() -> SecretText {
        SecretText::new("hush".to_owned())
    }

    #[test]
    fn what_is_secret_is_taken_out_as_the_type_takes_it() {
        use CredentialKind::{ApiKey, BasicAuth, BearerToken};
        for (config, accepted, expect) in [
            (json!({"access_token": "hush"}), &[BearerToken, ApiKey][..], CredentialValue::BearerToken(hush())),
            (json!({"token": "hush"}), &[ApiKey], CredentialValue::ApiKey(hush())),
            (json!({"api_key": "hush"}), &[ApiKey, BearerToken], CredentialValue::ApiKey(hush())),
            (json!({"api_key": "hush"}), &[BearerToken], CredentialValue::BearerToken(hush())),
            (
                json!({"username": "u", "password": "hush"}),
                &[BasicAuth],
                CredentialValue::BasicAuth { username: "u".to_owned(), password: hush() },
            ),
            (
                json!({"client_id": "c", "client_secret": "hush", "token_url": "https://x/"}),
                &CredentialKind::ALL,
                CredentialValue::OAuth2ClientCredentials {
                    client_id: "c".to_owned(),
                    client_secret: hush(),
                    token_url: "https://x/".to_owned(),
                    scope: None,
                },
            ),
        ] {
            let mut whole = config.clone();
            whole["path"] = json!("/x");
            let (found, left) = taken(&whole, accepted);
            assert!(found.unwrap() == Some(expect), "{config}");
            assert_eq!(left, json!({"path": "/x"}));
        }
        // A name alone is no secret, and none of ours.
        let (found, left) = taken(&json!({"username": "u"}), &CredentialKind::ALL);
        assert!(found.unwrap().is_none());
        assert_eq!(left, json!({"username": "u"}));
    }

    #[test]
    fn whatever_is_wrong_no_secret_stays_behind_and_none_is_told() {
        for (config, accepted, expect) in [
            (json!({"api_key": 7}), &CredentialKind::ALL[..], &["/api_key invalid_config"][..]),
            (json!({"token": ""}), &CredentialKind::ALL, &["/token invalid_config"]),
            (json!({"token": "x".repeat(10_001)}), &CredentialKind::ALL, &["/token invalid_config"]),
            (json!({"password": "hush"}), &CredentialKind::ALL, &["/username required"]),
            (json!({"client_secret": "hush"}), &CredentialKind::ALL, &["/client_id required", "/token_url required"]),
            (json!({"token": "hush"}), &[CredentialKind::BasicAuth], &["/token credential_type"]),
            (json!({"token": "a", "api_key": "b"}), &CredentialKind::ALL, &["/api_key secret_ambiguous"]),
        ] {
            let (found, left) = taken(&config, accepted);
            assert_eq!(found.unwrap_err(), expect, "{config}");
            assert_eq!(left, json!({}));
        }
    }
}
