//! Signatures of inbound webhooks: HMAC-SHA256 with a secret that both sides know, in the spellings that senders have.
//!
//! The bytes that were sent are what is signed, so this comes before anything is read from them. Comparison takes the same time whatever differs.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::domain::{
    error::Fault,
    id::{self, CredentialId},
};

/// How far a timestamp may lie from this server's clock, unless configured otherwise.
const TOLERANCE_SECS: i64 = 300;
/// The widest tolerance: a day.
const MAX_TOLERANCE_SECS: u32 = 86_400;
/// What stands before the digits of a credential's id where people write it.
const CREDENTIAL: &str = "cred_";

/// What requests must be signed with: as one of the known senders does it (`preset`), or by a header of one's own (`header`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The credential (of type `api_key` or `bearer_token`) that holds the secret, by its id.
    #[schemars(length(min = 1, max = 64), example = &"cred_01j7hs7k80es8r65rzyjka792g")]
    pub credential: String,
    /// A sender whose way is known: its headers, what it signs, and how it writes it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// The header that holds the signature. Without `timestamp_header`, the body is signed; with it, `<timestamp>.<body>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 128), example = &"X-Signature")]
    pub header: Option<String>,
    /// What stands before the signature in its header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 32), example = &"sha256=")]
    pub prefix: Option<String>,
    /// How the signature is written; `hex` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The header that holds when the request was sent, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 128), example = &"X-Timestamp")]
    pub timestamp_header: Option<String>,
    /// How far, in seconds, a timestamp may lie from this server's clock; 300 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 86_400))]
    pub tolerance_secs: Option<u32>,
}

/// A sender whose way is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// `X-Hub-Signature-256: sha256=<hex>` of the body.
    Github,
    /// `Stripe-Signature: t=<seconds>,v1=<hex>` of `<seconds>.<body>`.
    Stripe,
    /// `X-Slack-Signature: v0=<hex>` of `v0:<seconds>:<body>`, with `X-Slack-Request-Timestamp`.
    Slack,
    /// `webhook-signature: v1,<base64>` of `<webhook-id>.<webhook-timestamp>.<body>`; a secret that begins with `whsec_` is the base64 of its bytes.
    StandardWebhooks,
}

/// How a signature is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// In hexadecimal digits.
    #[default]
    Hex,
    /// In base64.
    Base64,
}

/// Why a request is not taken for the sender's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A header that it needs is not there, or is not of its form.
    #[error("the request is not signed as this webhook wants it")]
    Malformed,
    /// It was sent too long ago, or in the future.
    #[error("the request's timestamp is too far from this server's clock")]
    Stale,
    /// The signature is not of this body by this secret.
    #[error("the request's signature does not hold")]
    Wrong,
}

/// What a request claims.
struct Claim {
    /// What stands before the body in what is signed.
    before: String,
    timestamp: Option<i64>,
    /// Any of them may hold: secrets are rotated by signing with both.
    signatures: Vec<Vec<u8>>,
}

impl Signature {
    /// The credential that it names; `None` where it names none.
    pub fn credential(&self) -> Option<CredentialId> {
        id::parse(CREDENTIAL, &self.credential).or_else(|| id::parse_uuid(&self.credential)).map(CredentialId)
    }

    /// What is wrong with it, with pointers within it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |pointer: &str, code, message: &str| faults.push(Fault::new(pointer, code, message));
        if self.credential().is_none() {
            fault("/credential", "invalid_credential", "must be the id of a credential, `cred_…`");
        }
        let own: [(&str, bool); 4] = [
            ("/header", self.header.is_some()),
            ("/prefix", self.prefix.is_some()),
            ("/encoding", self.encoding.is_some()),
            ("/timestamp_header", self.timestamp_header.is_some()),
        ];
        match self.preset {
            None if self.header.is_none() => fault("", "preset_or_header", "one of `preset` and `header` is needed"),
            None => {}
            Some(_) => {
                for (pointer, _) in own.into_iter().filter(|(_, is_given)| *is_given) {
                    fault(pointer, "preset_or_header", "the preset says this already");
                }
            }
        }
        let has_timestamp = match self.preset {
            Some(preset) => preset != Preset::Github,
            None => self.timestamp_header.is_some(),
        };
        if self.tolerance_secs.is_some() && !has_timestamp {
            fault("/tolerance_secs", "no_timestamp", "there is no timestamp that this could be said of");
        }
        if self.tolerance_secs.is_some_and(|secs| !(1..=MAX_TOLERANCE_SECS).contains(&secs)) {
            fault("/tolerance_secs", "out_of_range", "must be from 1 to 86400");
        }
        faults
    }

    /// Headers that belong to the signature, in lower case: they are of no use to the workflow.
    pub fn headers(&self) -> Vec<String> {
        let own = [&self.header, &self.timestamp_header].into_iter().flatten().map(|name| name.to_ascii_lowercase());
        let preset: &[&str] = match self.preset {
            None => &[],
            Some(Preset::Github) => &["x-hub-signature", "x-hub-signature-256"],
            Some(Preset::Stripe) => &["stripe-signature"],
            Some(Preset::Slack) => &["x-slack-signature"],
            Some(Preset::StandardWebhooks) => &["webhook-signature"],
        };
        own.chain(preset.iter().map(|&name| name.to_owned())).collect()
    }

    /// Whether a request is signed with `secret`. `header` gives a header's value by its name.
    pub fn verify(
        &self,
        secret: &str,
        header: impl Fn(&str) -> Option<String>,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), Refused> {
        let claim = self.claim(header).ok_or(Refused::Malformed)?;
        let key = match (self.preset, secret.strip_prefix("whsec_")) {
            (Some(Preset::StandardWebhooks), Some(encoded)) => STANDARD.decode(encoded).unwrap_or_default(),
            _ => secret.as_bytes().to_vec(),
        };
        if key.is_empty() {
            return Err(Refused::Wrong);
        }
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| Refused::Wrong)?;
        mac.update(claim.before.as_bytes());
        mac.update(body);
        // `verify_slice` compares in constant time.
        if !claim.signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok()) {
            return Err(Refused::Wrong);
        }
        let tolerance = self.tolerance_secs.map_or(TOLERANCE_SECS, i64::from);
        match claim.timestamp {
            Some(sent) if now.timestamp().abs_diff(sent) > tolerance.unsigned_abs() => Err(Refused::Stale),
            _ => Ok(()),
        }
    }

    fn claim(&self, header: impl Fn(&str) -> Option<String>) -> Option<Claim> {
        let seconds = |text: &str| text.parse::<i64>().ok();
        let unhex = |text: &str| decode(Encoding::Hex, text);
        Some(match self.preset {
            Some(Preset::Github) => {
                let signature = unhex(header("x-hub-signature-256")?.strip_prefix("sha256=")?)?;
                Claim { before: String::new(), timestamp: None, signatures: vec![signature] }
            }
            Some(Preset::Stripe) => {
                let text = header("stripe-signature")?;
                let parts: Vec<(&str, &str)> = text.split(',').filter_map(|part| part.trim().split_once('=')).collect();
                let sent = parts.iter().find(|(name, _)| *name == "t")?.1;
                let signatures =
                    parts.iter().filter(|(name, _)| *name == "v1").filter_map(|(_, text)| unhex(text)).collect();
                Claim { before: format!("{sent}."), timestamp: Some(seconds(sent)?), signatures }
            }
            Some(Preset::Slack) => {
                let sent = header("x-slack-request-timestamp")?;
                let signature = unhex(header("x-slack-signature")?.strip_prefix("v0=")?)?;
                Claim { before: format!("v0:{sent}:"), timestamp: Some(seconds(&sent)?), signatures: vec![signature] }
            }
            Some(Preset::StandardWebhooks) => {
                let (id, sent) = (header("webhook-id")?, header("webhook-timestamp")?);
                let text = header("webhook-signature")?;
                let versions = text.split_ascii_whitespace().filter_map(|one| one.strip_prefix("v1,"));
                let signatures = versions.filter_map(|one| decode(Encoding::Base64, one)).collect();
                Claim { before: format!("{id}.{sent}."), timestamp: Some(seconds(&sent)?), signatures }
            }
            None => {
                let text = header(self.header.as_deref()?)?;
                let signed = text.strip_prefix(self.prefix.as_deref().unwrap_or_default())?;
                let signatures = vec![decode(self.encoding.unwrap_or_default(), signed)?];
                match &self.timestamp_header {
                    None => Claim { before: String::new(), timestamp: None, signatures },
                    Some(name) => {
                        let sent = header(name)?;
                        Claim { before: format!("{sent}."), timestamp: Some(seconds(&sent)?), signatures }
                    }
                }
            }
        })
    }
}

fn decode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Hex => {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            let pairs = text.as_bytes().chunks(2);
            pairs.map(|pair| Some((digit(*pair.first()?)? << 4) | digit(*pair.get(1)?)?)).collect()
        }
    }
}

#[cfg(test)]
mod tests;
