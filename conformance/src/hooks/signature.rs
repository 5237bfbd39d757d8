//! Signatures as [Standard Webhooks](https://www.standardwebhooks.com) has them: HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}`, in base64
//! behind `v1,`; of several, one that is right will do. It is the one scheme whose header says how to verify it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::http::Request;

/// The header with the signature.
pub const SIGNATURE: &str = "webhook-signature";
/// The header that names the message, the same in every attempt.
pub const ID: &str = "webhook-id";
/// The header that says when the attempt was made, in seconds since the Unix epoch.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// How far a timestamp may be from the receiver's clock, in seconds: as the standard's libraries have it.
const TOLERANCE: i64 = 300;

/// What is wrong with the signature of a request that came at `now` (seconds since the Unix epoch); `None` where nothing is, or where it has no such
/// header.
pub fn fault(request: &Request, secret: &str, now: i64) -> Option<String> {
    let header = |name: &str| {
        let found = request.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    };
    let signature = header(SIGNATURE)?;
    let (Some(id), Some(timestamp)) = (header(ID), header(TIMESTAMP)) else {
        return Some(format!("`{SIGNATURE}` without `{ID}` and `{TIMESTAMP}`, which it signs"));
    };
    let Ok(at) = timestamp.parse::<i64>() else { return Some(format!("{TIMESTAMP}: {timestamp}, which is no number")) };
    if (now - at).abs() > TOLERANCE {
        return Some(format!("{TIMESTAMP}: {at}, {} s from the clock of the receiver", (now - at).abs()));
    }
    let body = request.body.as_ref().map(|body| body.bytes.as_slice()).unwrap_or_default();
    let signatures = || signature.split(' ').filter_map(|one| STANDARD.decode(one.strip_prefix("v1,")?).ok());
    let is_right = |key: &[u8]| {
        signatures().any(|signature| {
            // HMAC takes a key of any length.
            Hmac::<Sha256>::new_from_slice(key).is_ok_and(|mut mac| {
                mac.update(format!("{id}.{timestamp}.").as_bytes());
                mac.update(body);
                mac.verify_slice(&signature).is_ok()
            })
        })
    };
    if keys(secret).iter().any(|key| is_right(key)) {
        return None;
    }
    Some(format!("{SIGNATURE}: {signature}, which is not made with the webhook's secret"))
}

/// The keys that a secret may stand for: `whsec_` and base64, or its own bytes.
fn keys(secret: &str) -> Vec<Vec<u8>> {
    let encoded = secret.strip_prefix("whsec_").and_then(|rest| STANDARD.decode(rest).ok());
    encoded.into_iter().chain([secret.as_bytes().to_vec()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Payload;

    /// The example of the standard's own libraries.
    fn request(signature: &str, body: &str) -> Request {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Request {
            method: "POST".to_owned(),
            path: "/".to_owned(),
            query: Vec::new(),
            headers: vec![
                header(ID, "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                header(TIMESTAMP, "1614265330"),
                header(SIGNATURE, signature),
            ],
            body: Some(Payload { media_type: "application/json".to_owned(), bytes: body.as_bytes().to_vec() }),
        }
    }

    #[test]
    fn a_signature_is_right_for_its_secret_body_and_time_alone() {
        let (secret, body) = ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", r#"{"test": 2432232314}"#);
        let right = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        for (signature, secret, body, now, fault_has) in [
            (right, secret, body, 1_614_265_330, None),
            (&format!("v1,AAAA v2,x {right}"), secret, body, 1_614_265_630, None),
            (right, secret, body, 1_614_265_631, Some("301 s")),
            (right, secret, "{}", 1_614_265_330, Some("not made with")),
            (right, "whsec_AAAA", body, 1_614_265_330, Some("not made with")),
            ("garbage", secret, body, 1_614_265_330, Some("not made with")),
        ] {
            let fault = fault(&request(signature, body), secret, now);
            match fault_has {
                None => assert_eq!(fault, None, "{signature} {now}"),
                Some(part) => assert!(fault.as_deref().is_some_and(|fault| fault.contains(part)), "{fault:?}"),
            }
        }
    }
}
