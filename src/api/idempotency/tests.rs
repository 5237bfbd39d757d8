//! Keys over the surfaces: what is sent again, what only looks like it, and what an answer is kept as.

use serde_json::json;

use super::*;
use crate::{
    api::testing::{Answer, Bed, Outcome, bed, request},
    domain::execution::RunError,
};

const ENDPOINT: &str = r#"{"name": "orders"}"#;
const HELLO: &str = r#"{"name": "say-hello", "parameters": {"name": "AgentifyMe"}}"#;

async fn create(bed: &Bed, secret: &str, key: &str, body: &str) -> Answer {
    let bearer = format!("Bearer {secret}");
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", key)];
    bed.send("POST", "/platform/v1/endpoints", &headers, body).await
}

fn is_replayed(answer: &Answer) -> bool {
    answer.headers.get(REPLAYED).is_some_and(|value| value == "true")
}

#[tokio::test]
async fn what_is_sent_again_gets_the_same_bytes_and_has_no_second_effect() {
    let bed = bed();
    let secret = bed.key(&["admin"]).await;
    let first = create(&bed, &secret, "k", ENDPOINT).await;
    assert_eq!((first.status.as_u16(), is_replayed(&first)), (201, false));
    let again = create(&bed, &secret, "k", ENDPOINT).await;
    assert!(is_replayed(&again));
    assert_eq!((again.status, again.location(), &again.body), (first.status, first.location(), &first.body));
    assert_eq!(again.content_type(), first.content_type());
    assert_eq!(bed.fakes().records().endpoints.len(), 1);

    // Another key, another caller: requests of their own, which find the name taken.
    for (secret, key) in [(secret.as_str(), "other"), (&bed.key(&["admin"]).await, "k")] {
        let other = create(&bed, secret, key, ENDPOINT).await;
        assert_eq!((other.status.as_u16(), is_replayed(&other)), (409, false));
    }
}

#[tokio::test]
async fn a_key_is_good_for_one_request_only() {
    let bed = bed();
    let secret = bed.key(&["admin"]).await;
    assert_eq!(create(&bed, &secret, "k", ENDPOINT).await.status, 201);
    let other = create(&bed, &secret, "k", r#"{"name": "other"}"#).await;
    assert_eq!(other.status, 422, "{}", other.json());
    assert_eq!(other.json()["detail"], "The idempotency key was used with another request");
    assert_eq!(bed.fakes().records().endpoints.len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_an_error_frees_its_key() {
    let bed = bed();
    let secret = bed.key(&["admin"]).await;
    let malformed = create(&bed, &secret, "k", "{}").await;
    assert_eq!((malformed.status.as_u16(), is_replayed(&malformed)), (400, false));
    assert_eq!(create(&bed, &secret, "k", ENDPOINT).await.status, 201);
}

#[tokio::test]
async fn keys_that_the_document_does_not_allow_are_refused() {
    let bed = bed();
    let secret = bed.key(&["admin"]).await;
    for key in ["", "two words", "caf\u{e9}", &"k".repeat(256)] {
        let refused = create(&bed, &secret, key, ENDPOINT).await;
        assert_eq!(refused.status, 400, "{key:?}: {}", refused.json());
        assert!(refused.json().to_string().contains("Idempotency-Key"), "{}", refused.json());
    }
    assert_eq!(create(&bed, &secret, &"k".repeat(255), ENDPOINT).await.status, 201);
}

#[tokio::test]
async fn faults_of_the_body_are_found_in_the_same_order_with_a_key_as_without() {
    let bed = bed();
    let bearer = format!("Bearer {}", bed.key(&["admin"]).await);
    let large = format!(r#"{{"name": "{}"}}"#, "n".repeat(10_001));
    for (body, media) in [(large.as_str(), "application/json"), (&large, "text/plain"), (ENDPOINT, "text/plain")] {
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", media)];
        let without = bed.send("POST", "/platform/v1/endpoints", &headers, body).await;
        headers.push(("idempotency-key", "k"));
        let with = bed.send("POST", "/platform/v1/endpoints", &headers, body).await;
        assert!(matches!(without.status.as_u16(), 413 | 415), "{}", without.json());
        assert_eq!((with.status, with.json()), (without.status, without.json()), "{media}");
    }
}

#[tokio::test]
async fn an_operation_that_declares_no_key_pays_it_no_heed() {
    let bed = bed();
    let bearer = format!("Bearer {}", bed.key(&["admin"]).await);
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "k")];
    for _ in 0..2 {
        let answer = bed.send("GET", "/platform/v1/endpoints", &headers, "").await;
        assert!(answer.status == 200 && !is_replayed(&answer));
    }
}

/// A run, and the same request sent again.
async fn run_twice(outcome: Outcome) -> (Answer, Answer) {
    let bed = bed();
    bed.endpoint().await;
    let secret = bed.key(&["admin"]).await;
    let bearer = format!("Bearer {secret}");
    let workflow =
        json!({"name": "say-hello", "status": "published", "nodes": [{"id": "a", "type": "set"}], "edges": []});
    let made = bed.send("POST", "/yourapp/v1/workflows", &[("authorization", &bearer)], &workflow.to_string()).await;
    assert_eq!(made.status, 201, "{}", made.json());
    bed.runs(outcome);
    let headers = [("x-api-key", secret.as_str()), ("x-wf-endpoint", "default"), ("idempotency-key", "k")];
    let send = async || bed.send("POST", "/agentifyme/v1/workflows/run", &headers, HELLO).await;
    let (first, again) = (send().await, send().await);
    assert_eq!(bed.fakes().records().executions.len(), 1);
    assert!(is_replayed(&again) && !is_replayed(&first));
    // The endpoint is a part of the request, though it stands in a header.
    let elsewhere = [headers[0], ("x-wf-endpoint", "other"), headers[2]];
    assert_eq!(bed.send("POST", "/agentifyme/v1/workflows/run", &elsewhere, HELLO).await.status, 422);
    (first, again)
}

#[tokio::test]
async fn a_run_is_run_once_however_it_ends() {
    let error = RunError { code: "failed".to_owned(), message: "m".to_owned(), node: None };
    for (outcome, first, again) in [
        (Outcome::Completes(json!("done")), 200, 200),
        (Outcome::Outlives, 202, 202),
        (Outcome::Fails(error), 500, 202),
        (Outcome::Cancelled, 500, 202),
        (Outcome::Breaks, 500, 202),
        (Outcome::Panics, 500, 202),
    ] {
        let (one, two) = run_twice(outcome.clone()).await;
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (first, again), "{outcome:?}");
        if first == again {
            assert_eq!(one.body, two.body, "{outcome:?}");
        } else {
            assert_eq!(two.json()["status"], "pending", "{outcome:?}");
        }
    }
}

#[test]
fn the_order_of_a_query_does_not_matter_and_everything_else_does() {
    let of = |path: &str, headers: &[(&str, &str)], body: &str| {
        fingerprint(&request("POST", path, headers, ""), &["idempotency-key", "x-a"], body.as_bytes())
    };
    let base = of("/a?x=1&y=2", &[("x-a", "1")], "b");
    assert_eq!(base, of("/a?y=2&&x=1", &[("x-a", "1"), ("idempotency-key", "k"), ("x-other", "2")], "b"));
    for other in [
        of("/b?x=1&y=2", &[("x-a", "1")], "b"),
        of("/a?x=1&y=3", &[("x-a", "1")], "b"),
        of("/a?x=1", &[("x-a", "1")], "b"),
        of("/a?x=1&y=2", &[("x-a", "2")], "b"),
        of("/a?x=1&y=2", &[], "b"),
        of("/a?x=1&y=2", &[("x-a", "1")], "c"),
        of("/a?x=1&y=2", &[("x-a", "")], "1b"),
    ] {
        assert_ne!(base, other);
    }
}

#[tokio::test]
async fn a_kept_answer_is_the_answer_without_what_is_of_the_moment() {
    let answer = Response::builder()
        .status(StatusCode::CREATED)
        .header("location", "/a/ä")
        .header("x-many", "1")
        .header("x-many", "2")
        .header("x-request-id", "r")
        .header("x-ratelimit-remaining", "9")
        .header("ratelimit-policy", "p")
        .header("retry-after", "3")
        .body("a\nb");
    let (first, kept) = kept(answer).await.unwrap();
    assert_eq!(first.headers()["x-request-id"], "r");
    assert_eq!(first.into_body().into_string().await.unwrap(), "a\nb");
    let again = replayed(&kept.unwrap()).unwrap();
    assert_eq!(again.status(), StatusCode::CREATED);
    let names: Vec<&str> = again.headers().keys().map(HeaderName::as_str).collect();
    assert_eq!(names, ["location", "x-many", "idempotent-replayed"]);
    assert_eq!(again.headers()["location"].as_bytes(), "/a/ä".as_bytes());
    assert_eq!(again.headers().get_all("x-many").iter().collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(again.into_body().into_string().await.unwrap(), "a\nb");
    for broken in ["", "{}", "{}\n", "{\"status\":99,\"headers\":[]}\n"] {
        assert!(replayed(broken.as_bytes()).is_err(), "{broken}");
    }
}
