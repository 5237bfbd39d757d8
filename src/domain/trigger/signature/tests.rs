//! Senders' own examples, and what is not theirs.

use serde_json::json;

use super::*;

const BODY: &[u8] = b"Hello, World!";

fn signature(value: serde_json::Value) -> Signature {
    serde_json::from_value(value).unwrap()
}

fn preset(name: &str) -> Signature {
    signature(json!({"credential": "x", "preset": name}))
}

fn at(secs: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(secs, 0).unwrap()
}

fn hex(key: &str, parts: &[&[u8]]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Verifies with these headers.
fn verify(signature: &Signature, secret: &str, headers: &[(&str, &str)], body: &[u8], now: i64) -> Result<(), Refused> {
    let header = |name: &str| {
        headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| (*value).to_owned())
    };
    signature.verify(secret, header, body, at(now))
}

#[test]
fn the_senders_own_examples_hold() {
    // From GitHub's documentation, "Testing the webhook payload validation".
    let github = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let headers = [("X-Hub-Signature-256", github)];
    assert_eq!(verify(&preset("github"), "It's a Secret to Everybody", &headers, BODY, 0), Ok(()));
    assert_eq!(verify(&preset("github"), "another secret", &headers, BODY, 0), Err(Refused::Wrong));
    // From Slack's documentation, "Verifying requests from Slack".
    let body = b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    let headers = [
        ("X-Slack-Request-Timestamp", "1531420618"),
        ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
    ];
    let secret = "8f742231b10e8888abcd99yyyzzz85a5";
    assert_eq!(verify(&preset("slack"), secret, &headers, body, 1_531_420_618 + 300), Ok(()));
    assert_eq!(verify(&preset("slack"), secret, &headers, body, 1_531_420_618 + 301), Err(Refused::Stale));
    assert_eq!(verify(&preset("slack"), secret, &headers, body, 1_531_420_618 - 301), Err(Refused::Stale));
    // From the Standard Webhooks specification.
    let headers = [
        ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("webhook-timestamp", "1614265330"),
        ("webhook-signature", "v1,AAAA v2,whatever v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
    ];
    let (secret, body) = ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", br#"{"test": 2432232314}"#);
    assert_eq!(verify(&preset("standard_webhooks"), secret, &headers, body, 1_614_265_330), Ok(()));
    assert_eq!(verify(&preset("standard_webhooks"), secret, &headers, b"{}", 1_614_265_330), Err(Refused::Wrong));
}

#[test]
fn stripes_header_may_hold_several_signatures() {
    let good = hex("whsec_x", &[b"1700000000.", BODY]);
    let header = format!("t=1700000000, v1={}, v1={good}, v0={good}", "0".repeat(64));
    let check =
        |header: &str| verify(&preset("stripe"), "whsec_x", &[("stripe-signature", header)], BODY, 1_700_000_000);
    assert_eq!(check(&header), Ok(()));
    assert_eq!(check(&format!("t=1700000000,v0={good}")), Err(Refused::Wrong));
    assert_eq!(check(&format!("t=1700000001,v1={good}")), Err(Refused::Wrong));
    for malformed in ["", &format!("v1={good}"), &format!("t=soon,v1={good}")] {
        assert_eq!(check(malformed), Err(Refused::Malformed), "{malformed}");
    }
}

#[test]
fn a_header_of_ones_own_is_read_as_configured() {
    let plain = signature(json!({"credential": "x", "header": "X-Signature", "prefix": "sha256="}));
    let good = format!("sha256={}", hex("k", &[BODY]));
    assert_eq!(verify(&plain, "k", &[("x-signature", &good)], BODY, 0), Ok(()));
    assert_eq!(verify(&plain, "k", &[("x-signature", &good.to_uppercase())], BODY, 0), Err(Refused::Malformed));
    let upper = format!("sha256={}", hex("k", &[BODY]).to_uppercase());
    assert_eq!(verify(&plain, "k", &[("x-signature", &upper)], BODY, 0), Ok(()));
    for wrong in ["sha256=", "sha256=0", "sha256=zz", &good[..good.len() - 2], "sha512=00"] {
        assert!(verify(&plain, "k", &[("x-signature", wrong)], BODY, 0).is_err(), "{wrong}");
    }
    assert_eq!(verify(&plain, "k", &[], BODY, 0), Err(Refused::Malformed));
    assert_eq!(verify(&plain, "", &[("x-signature", &good)], BODY, 0), Err(Refused::Wrong));

    let timed =
        json!({"credential": "x", "header": "S", "encoding": "base64", "timestamp_header": "T", "tolerance_secs": 5});
    let timed = signature(timed);
    let mut mac = Hmac::<Sha256>::new_from_slice(b"k").unwrap();
    mac.update(b"100.");
    mac.update(BODY);
    let good = STANDARD.encode(mac.finalize().into_bytes());
    let check = |sent: &str, now| verify(&timed, "k", &[("s", &good), ("t", sent)], BODY, now);
    assert_eq!((check("100", 105), check("100", 106)), (Ok(()), Err(Refused::Stale)));
    assert_eq!((check("101", 101), check("now", 100)), (Err(Refused::Wrong), Err(Refused::Malformed)));
}

#[test]
fn every_fault_is_told() {
    let good = "cred_01j7hs7k80es8r65rzyjka792g";
    for (value, expect) in [
        (json!({"credential": good, "preset": "github"}), vec![]),
        (
            json!({"credential": "0191e393-cd00-7651-8317-1ff4a6a3a450", "header": "x", "timestamp_header": "y", "tolerance_secs": 1}),
            vec![],
        ),
        (json!({"credential": "mine"}), vec![("/credential", "invalid_credential"), ("", "preset_or_header")]),
        (
            json!({"credential": good, "preset": "slack", "header": "x", "encoding": "hex"}),
            vec![("/header", "preset_or_header"), ("/encoding", "preset_or_header")],
        ),
        (
            json!({"credential": good, "preset": "github", "tolerance_secs": 5}),
            vec![("/tolerance_secs", "no_timestamp")],
        ),
        (
            json!({"credential": good, "preset": "slack", "tolerance_secs": 0}),
            vec![("/tolerance_secs", "out_of_range")],
        ),
    ] {
        let faults = signature(value.clone()).faults();
        let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(found, expect, "{value}");
    }
}
