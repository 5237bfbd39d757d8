//! What deliveries to a webhook are signed with, as Standard Webhooks spells it: `whsec_` and the base64 of the bytes.
//!
//! A text without that mark signs by its own bytes. The published reference's example (`your-webhook-secret`) is such a text, and receivers
//! that were written by it use it so.

use base64::{Engine as _, engine::general_purpose::STANDARD};

const MARK: &str = "whsec_";
/// Bytes of a secret that is made here; the standard recommends 24 to 64.
const RANDOM: usize = 32;
/// Fewest bytes that sign.
const MIN_BYTES: usize = 16;

/// A usable secret. Its `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(String);

impl SigningSecret {
    /// A new one.
    pub fn generate() -> Self {
        let bytes: [u8; RANDOM] = rand::random();
        Self(format!("{MARK}{}", STANDARD.encode(bytes)))
    }

    /// The secret that `text` is; otherwise, what is wrong with it.
    pub fn parse(text: impl Into<String>) -> Result<Self, &'static str> {
        let text = text.into();
        let bytes = match text.strip_prefix(MARK) {
            Some(encoded) => STANDARD.decode(encoded).map_err(|_| "after `whsec_` must stand base64")?.len(),
            None => text.len(),
        };
        if bytes < MIN_BYTES { Err("must have at least 16 bytes") } else { Ok(Self(text)) }
    }

    /// As it was given or made, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What signs.
    pub fn bytes(&self) -> Vec<u8> {
        let decoded = self.0.strip_prefix(MARK).and_then(|encoded| STANDARD.decode(encoded).ok());
        decoded.unwrap_or_else(|| self.0.as_bytes().to_vec())
    }
}

impl std::fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_is_made_is_of_the_standards_form_and_unlike_the_next() {
        let (one, other) = (SigningSecret::generate(), SigningSecret::generate());
        assert_ne!(one, other);
        assert_eq!(one.bytes().len(), RANDOM);
        assert_eq!(SigningSecret::parse(one.reveal()), Ok(one.clone()));
        assert!(!format!("{one:?}").contains(&one.reveal()[6..]));
    }

    #[test]
    fn base64_stands_for_its_bytes_and_other_texts_for_their_own() {
        for (text, expect) in [
            ("your-webhook-secret", Ok(b"your-webhook-secret".to_vec())),
            ("whsec_MDEyMzQ1Njc4OWFiY2RlZg==", Ok(b"0123456789abcdef".to_vec())),
            ("ünïcödé-sécrét", Ok("ünïcödé-sécrét".as_bytes().to_vec())),
            ("too short", Err("must have at least 16 bytes")),
            ("whsec_MDEyMzQ1Njc4OWFiY2Rl", Err("must have at least 16 bytes")),
            ("whsec_not-base64-at-all", Err("after `whsec_` must stand base64")),
        ] {
            assert_eq!(SigningSecret::parse(text).map(|secret| secret.bytes()), expect, "{text}");
        }
    }
}
