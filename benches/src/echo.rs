//! A generated endpoint, a hand-written poem handler with serde, and poem-openapi's derived code: the same JSON in, the same JSON out, on one core,
//! in memory. Ours and poem-openapi check the bounds of the contract; the hand-written handler checks nothing.

mod derived;
mod generated;
mod plain;

use std::time::Duration;

use poem::{Endpoint, EndpointExt as _, IntoEndpoint as _, Request, endpoint::BoxEndpoint, http::Method};

use crate::pairs::{Row, in_turn};

/// Rounds of each contender, and about how long each takes.
const ROUNDS: usize = 25;
const ROUND: Duration = Duration::from_millis(80);

pub(crate) fn run(wanted: &dyn Fn(&str) -> bool) -> anyhow::Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let object = serde_json::to_vec(&record(1))?;
    let items: Vec<_> = (1..=20).map(record).collect();
    let list = serde_json::to_vec(&serde_json::json!({"items": items, "total": 20}))?;
    let ours = generated::endpoint().map_to_response().boxed();
    let plain = plain::endpoint().map_to_response().boxed();
    let derived = derived::endpoint().into_endpoint().map_to_response().boxed();
    let mut rows = Vec::new();
    for (name, path, body) in [("echo-object", "/object", &object), ("echo-list", "/list", &list)] {
        if !wanted(name) {
            continue;
        }
        for (who, endpoint) in [("ours", &ours), ("poem", &plain), ("poem-openapi", &derived)] {
            let answer = runtime.block_on(call(endpoint, path, body))?;
            // poem-openapi spells the same moment `+00:00`.
            let answer = String::from_utf8(answer)?.replace("+00:00\"", "Z\"");
            let (sent, came): (serde_json::Value, serde_json::Value) =
                (serde_json::from_slice(body)?, serde_json::from_str(&answer)?);
            anyhow::ensure!(sent == came, "{who} does not send back what it was sent");
        }
        let run = |endpoint: &BoxEndpoint<'static>| {
            // An answer that is no 200 has been ruled out above.
            let _ = std::hint::black_box(runtime.block_on(call(endpoint, path, body)));
        };
        let medians = in_turn(
            &mut [("ours", &mut || run(&ours)), ("poem", &mut || run(&plain)), ("poem-openapi", &mut || run(&derived))],
            ROUNDS,
            ROUND,
        );
        let [mine, hand, openapi] = medians[..] else { anyhow::bail!("three contenders, {} results", medians.len()) };
        for (peer, theirs) in [("hand-written poem", hand), ("poem-openapi derived", openapi)] {
            rows.push(Row {
                bench: format!("{name} / {peer}"),
                ours: mine,
                peer: Some(theirs),
                unit: "µs/request",
                ratio: Some(theirs / mine),
            });
        }
    }
    Ok(rows)
}

async fn call(endpoint: &BoxEndpoint<'static>, path: &'static str, body: &[u8]) -> anyhow::Result<Vec<u8>> {
    let request = Request::builder()
        .method(Method::POST)
        .uri_str(path)
        .content_type("application/json")
        .header("content-length", body.len())
        .body(body.to_vec());
    let response = endpoint.call(request).await.map_err(|error| anyhow::anyhow!("{error}"))?;
    anyhow::ensure!(response.status().is_success(), "answered {}", response.status());
    Ok(response.into_body().into_vec().await?)
}

/// A business record of 25 fields.
fn record(n: i64) -> serde_json::Value {
    serde_json::json!({
        "id": format!("0198c5f0-0000-7000-8000-{n:012}"),
        "seq": n,
        "name": "Lead Notification",
        "description": "Tells sales about new leads as soon as a form is submitted, and writes them to the CRM.",
        "status": "published",
        "kind": "workflow",
        "owner": "sales-operations",
        "email": "sales@example.com",
        "url": "https://example.com/workflows/lead-notification",
        "version": 7,
        "attempts": 3,
        "priority": 5,
        "score": 0.85,
        "ratio": 0.25,
        "enabled": true,
        "favorite": false,
        "public": false,
        "created_at": "2026-01-15T10:00:00Z",
        "updated_at": "2026-01-20T15:30:00Z",
        "finished_at": "2026-01-20T15:30:05Z",
        "tags": ["sales", "crm", "leads"],
        "labels": {"team": "emea", "tier": "gold"},
        "parent": "wf_0198c5f0",
        "note": "Reviewed by the operations team.",
        "color": "#EFF1F5",
    })
}
