//! What calls say, and what they are answered, without a server.

use super::*;

#[test]
fn a_body_is_read_by_its_media_type() {
    for (media, bytes, expect) in [
        ("application/json", &b"{\"a\": [1]}"[..], ("json", json!({"a": [1]}))),
        ("application/vnd.x+json; charset=utf-8", b"1", ("json", json!(1))),
        ("application/json", b"", ("none", Value::Null)),
        (
            "application/x-www-form-urlencoded",
            b"a=1&b=x+y&a=2&a=3",
            ("form", json!({"a": ["1", "2", "3"], "b": "x y"})),
        ),
        ("TEXT/Plain", "é".as_bytes(), ("text", json!("é"))),
        ("application/xml", b"<a/>", ("text", json!("<a/>"))),
        ("text/plain", b"\xff", ("base64", json!("/w=="))),
        ("image/png", b"\x89PNG", ("base64", json!("iVBORw=="))),
        ("", b"{}", ("base64", json!("e30="))),
    ] {
        assert_eq!(body(media, bytes).unwrap(), expect, "{media}");
    }
    let deep = format!("{}{}", "[".repeat(MAX_NESTING + 2), "]".repeat(MAX_NESTING + 2));
    for bytes in [&b"{"[..], b"\xff", deep.as_bytes()] {
        assert!(matches!(body("application/json", bytes), Err(Error::Invalid { .. })));
    }
}

#[test]
fn a_call_names_itself_by_one_of_two_headers() {
    let named = |pairs: &[(&'static str, &'static str)]| {
        let headers =
            pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        key(&headers.collect()).map_err(drop)
    };
    assert_eq!(named(&[]), Ok(None));
    assert_eq!(named(&[("webhook-id", "msg_1")]), Ok(Some("msg_1".to_owned())));
    assert_eq!(named(&[("webhook-id", "msg_1"), ("idempotency-key", "k")]), Ok(Some("k".to_owned())));
    for bad in ["", "a b"] {
        assert_eq!(named(&[("idempotency-key", bad)]), Err(()), "{bad:?}");
    }
}

#[tokio::test]
async fn what_a_node_says_is_answered_as_it_says() {
    let id = ExecutionId::new();
    let reply = |headers: Value, body: Value| Reply {
        status: 201,
        headers: headers.as_object().cloned().unwrap_or_default(),
        body,
        heard: true,
    };
    for (reply, media, text) in [
        (reply(json!({}), json!({"a": 1})), Some("application/json; charset=utf-8"), r#"{"a":1}"#),
        (reply(json!({}), json!("plain")), Some("text/plain; charset=utf-8"), "plain"),
        (reply(json!({"Content-Type": "text/html"}), json!("<b>")), Some("text/html"), "<b>"),
        (reply(json!({"X-A": "b"}), Value::Null), None, ""),
    ] {
        let said = Said::of(id, HookAnswer::Said(reply.clone()));
        let kept: Said = serde_json::from_slice(&serde_json::to_vec(&said).unwrap()).unwrap();
        assert_eq!(kept, said);
        let response = kept.into_response();
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.header("content-type"), media, "{reply:?}");
        assert_eq!(response.header("x-execution-id"), Some(&*id.to_string()));
        assert_eq!(response.into_body().into_string().await.unwrap(), text);
    }
}

#[test]
fn an_end_has_its_status() {
    let id = ExecutionId::new();
    for (answer, status) in [
        (HookAnswer::Accepted, 202),
        (HookAnswer::Output(json!({})), 200),
        (HookAnswer::Silence, 204),
        (HookAnswer::Failed(ExecutionStatus::Failed), 502),
        (HookAnswer::Failed(ExecutionStatus::Cancelled), 502),
    ] {
        assert_eq!(Said::of(id, answer).into_response().status().as_u16(), status);
    }
}
