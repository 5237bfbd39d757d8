//! The text of a user's token: a JSON Web Token (RFC 7519), signed with HS256 (RFC 7515, RFC 7518 section 3.2).
//!
//! Written here over `ring::hmac`, and not with a JWT crate: those that are kept well bring RSA and elliptic curves along, and a choice of
//! algorithms is what JWTs are attacked through. Here is none: this server is the only maker of these tokens and writes one header, so what has
//! another header, be it `none`, another algorithm or the same one spelled otherwise, is not one of them.
//!
//! What a token claims is believed only once its signature is checked with the key of the tenant that its `jti` belongs to.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ring::hmac;
use serde::{Deserialize, Serialize};

use super::id::{UserId, UserTokenId};

/// `{"alg":"HS256","typ":"JWT"}`.
const HEADER: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
/// Longer than any that is made here.
const LONGEST: usize = 1_024;

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// The user.
    pub(super) sub: UserId,
    /// The token's own id, by which it is revoked.
    pub(super) jti: UserTokenId,
    /// When it was made, in seconds since 1970.
    pub(super) iat: i64,
    /// When it stops working; absent, never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) exp: Option<i64>,
}

/// The token that claims this, signed with `key`.
pub(super) fn sign(claims: &Claims, key: &[u8]) -> serde_json::Result<String> {
    let signed = format!("{HEADER}.{}", BASE64.encode(serde_json::to_vec(claims)?));
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), signed.as_bytes());
    Ok(format!("{signed}.{}", BASE64.encode(signature)))
}

/// A text of the form of a token, not yet believed.
#[derive(Debug)]
pub(super) struct Unverified<'a> {
    signed: &'a str,
    signature: Vec<u8>,
    /// What it claims.
    pub(super) claims: Claims,
}

impl<'a> Unverified<'a> {
    /// `None` where `text` has not the form of a token of this server.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        if header != HEADER {
            return None;
        }
        let signature = BASE64.decode(signature).ok()?;
        let claims = serde_json::from_slice(&BASE64.decode(claims).ok()?).ok()?;
        Some(Self { signed, signature, claims })
    }

    /// Whether it was signed with `key`; compared in constant time.
    pub(super) fn is_signed_with(&self, key: &[u8]) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key);
        hmac::verify(&key, self.signed.as_bytes(), &self.signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const KEY: &[u8] = &[7; 32];

    fn claims(exp: Option<i64>) -> Claims {
        Claims { sub: UserId::new(), jti: UserTokenId::new(), iat: 1_700_000_000, exp }
    }

    fn verified(text: &str, key: &[u8]) -> Option<Claims> {
        Unverified::parse(text).filter(|token| token.is_signed_with(key)).map(|token| token.claims)
    }

    #[test]
    fn a_token_says_what_it_was_made_to_say_to_whoever_has_the_key() {
        for exp in [None, Some(1_800_000_000)] {
            let claims = claims(exp);
            let token = sign(&claims, KEY).unwrap();
            assert_eq!(verified(&token, KEY), Some(claims));
            assert_eq!(verified(&token, &[8; 32]), None);
        }
    }

    /// RFC 7515, appendix A.1: the signature is that of the standard. (Its header is not ours, so it is checked below the parser.)
    #[test]
    fn the_signature_is_that_of_the_standards_example() {
        let key = BASE64
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .unwrap();
        let signed = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
                      eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = BASE64.decode("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap();
        assert!(Unverified { signed, signature, claims: claims(None) }.is_signed_with(&key));
    }

    #[test]
    fn the_header_is_what_it_says_it_is() {
        let header: serde_json::Value = serde_json::from_slice(&BASE64.decode(HEADER).unwrap()).unwrap();
        assert_eq!(header, json!({"alg": "HS256", "typ": "JWT"}));
    }

    #[test]
    fn every_other_header_is_refused_whatever_it_is_signed_with() {
        let token = sign(&claims(None), KEY).unwrap();
        let body = token.split('.').nth(1).unwrap();
        for header in [
            r#"{"alg":"none"}"#,
            r#"{"alg":"None","typ":"JWT"}"#,
            r#"{"alg":"HS384","typ":"JWT"}"#,
            r#"{"alg":"HS512","typ":"JWT"}"#,
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"alg":"ES256","typ":"JWT"}"#,
            r#"{"alg":"HS256","typ":"JWS"}"#,
            r#"{"alg":"HS256","typ":"JWT","kid":"../../dev/null"}"#,
            r#"{"alg":"HS256","typ":"JWT","jwk":{"kty":"oct","k":"AAAA"}}"#,
            r#"{"alg":"HS256","typ":"JWT","crit":["b64"],"b64":false}"#,
            r#"{"typ":"JWT","alg":"HS256"}"#,
            r#"{"alg":"hs256","typ":"JWT"}"#,
            "{}",
            "",
        ] {
            let signed = format!("{}.{body}", BASE64.encode(header));
            let signature = BASE64.encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, KEY), signed.as_bytes()));
            for token in [format!("{signed}.{signature}"), format!("{signed}."), signed.clone()] {
                assert_eq!(verified(&token, KEY), None, "{header}");
            }
        }
    }

    #[test]
    fn no_changed_letter_goes_unnoticed() {
        let token = sign(&claims(Some(1_800_000_000)), KEY).unwrap();
        for position in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[position] = if changed[position] == b'A' { b'B' } else { b'A' };
            assert_eq!(verified(std::str::from_utf8(&changed).unwrap(), KEY), None, "changed at {position}");
        }
        let doubled = format!("{token}.{token}");
        for text in ["", ".", "..", "a.b.c", &token[1..], &token[..token.len() - 1], &format!("{token}="), &doubled] {
            assert_eq!(verified(text, KEY), None, "{text}");
        }
    }
}
