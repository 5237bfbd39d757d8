//! `http_request` in depth: credentials, pages, statuses that are asked again, bodies.

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{code, example, faults, publish, publish_example, run, run_node};
use crate::{
    credentials::credential,
    support::{
        bed::Bed,
        on_each_database,
        service::{Answered, Asked, Service, ok},
    },
};

on_each_database!(
    credentials_are_presented_in_their_ways_and_shown_in_none,
    a_credential_that_a_published_workflow_names_stays,
    lists_are_collected_page_by_page,
    statuses_are_asked_again_when_the_server_says,
    bodies_are_read_as_was_said,
);

const SECRET: &str = "hush/hush+hush=hush";

/// Tells whoever asks what was asked, the secret parts too.
fn echo(asked: &Asked, _: usize) -> Answered {
    if asked.target.starts_with("/token") {
        let is_known = asked.header("authorization") == "Basic Y2xpZW50Omh1c2glMkZodXNoJTJCaHVzaCUzRGh1c2g=";
        return if is_known {
            ok(&json!({"access_token": "minted-for-now", "token_type": "Bearer"}))
        } else {
            (401, Vec::new(), String::new())
        };
    }
    let headers: Vec<String> = asked.headers.values().map(|value| value.to_str().unwrap().to_owned()).collect();
    ok(&json!({"target": asked.target, "headers": headers}))
}

async fn credentials_are_presented_in_their_ways_and_shown_in_none(bed: Bed) {
    let service = Service::open(echo).await;
    let server = bed.start_with(&["--allow-outgoing", &service.address, "--log-level", "debug"]).await;
    let client = server.admin();
    let client_credentials =
        json!({"client_id": "client", "client_secret": SECRET, "token_url": service.url("/token")});
    for (kind, value, config, header, expect) in [
        ("api_key", json!(SECRET), json!({}), "x-api-key", SECRET.to_owned()),
        (
            "api_key",
            json!(SECRET),
            json!({"api_key": {"header": "Authorization"}}),
            "authorization",
            format!("Bearer {SECRET}"),
        ),
        (
            "api_key",
            json!(SECRET),
            json!({"api_key": {"query": "key"}}),
            "",
            "/get?a=1&key=hush%2Fhush%2Bhush%3Dhush".to_owned(),
        ),
        ("bearer_token", json!(SECRET), json!({}), "authorization", format!("Bearer {SECRET}")),
        (
            "basic_auth",
            json!({"username": "ada", "password": SECRET}),
            json!({}),
            "authorization",
            "Basic YWRhOmh1c2gvaHVzaCtodXNoPWh1c2g=".to_owned(),
        ),
        (
            "custom_headers",
            json!({"X-One": SECRET, "X-Two": "second-secret"}),
            json!({}),
            "x-two",
            "second-secret".to_owned(),
        ),
        (
            "oauth2_client_credentials",
            client_credentials,
            json!({}),
            "authorization",
            "Bearer minted-for-now".to_owned(),
        ),
    ] {
        let id = credential(&client, kind, &value).await;
        let mut config = config;
        config["url"] = json!(service.url("/get?a=1"));
        config["credential"] = json!(id);
        // What the configuration says of itself is not what counts.
        config["headers"] = json!({"authorization": "mine", "x-api-key": "mine"});
        let workflow = publish(&client, kind, &[json!({"id": "node", "type": "http_request", "config": config})]).await;
        let execution = client.execute(&workflow, &json!({})).await;
        let done = client.finished(&execution).await;
        assert_eq!(done["status"], json!("completed"), "{kind}: {done}");
        let asked = service.seen().pop().unwrap();
        let presented = if header.is_empty() { asked.target.as_str() } else { asked.header(header) };
        assert_eq!(presented, expect, "{kind}");
        for secret in [SECRET, "minted-for-now", "second-secret", "aHVzaC9odXNo", "hush%2Fhush"] {
            assert!(!done.to_string().contains(secret), "{kind}: {done}");
            assert!(!server.stderr().contains(secret), "{kind}");
        }
        assert!(done["output"]["body"].to_string().contains("[redacted]"), "{kind}: {done}");
    }

    // One that the token's server does not know; and nothing of it is told.
    let wrong = json!({"client_id": "client", "client_secret": "another-secret", "token_url": service.url("/token")});
    let wrong = credential(&client, "oauth2_client_credentials", &wrong).await;
    let done = run_node(&client, "http_request", &json!({"url": service.url("/get"), "credential": wrong})).await;
    assert_eq!(code(&done), "credential_refused");
    assert!(!done.to_string().contains("another-secret"), "{done}");
    server.stop().await;
}

async fn a_credential_that_a_published_workflow_names_stays(bed: Bed) {
    let service = Service::open(echo).await;
    let server = bed.start_with(&["--allow-outgoing", &service.address]).await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let node = |credential: &str| json!({"id": "get", "type": "http_request", "config": {"url": service.url("/"), "credential": credential}});
    let foreign = credential(&stranger, "bearer_token", &json!(SECRET)).await;
    let never = "cred_01j7mrkbg0e4ma4jz41b93y214";
    for id in [foreign.as_str(), never] {
        let told = faults(&client, json!([{"id": "a", "type": "manual", "config": {}}, node(id)])).await;
        assert_eq!(told, ["/nodes/1/config/credential unknown_record"], "{id}");
        let mail = json!([{"id": "mail", "type": "email", "config": {
            "server": {"host": "127.0.0.1", "from": "a@example.com", "credential": id}, "to": "b@example.com", "subject": "s", "text": "t"
        }}]);
        assert_eq!(faults(&client, mail).await, ["/nodes/0/config/server/credential unknown_record"], "{id}");
    }
    for text in ["no id", "{{ input.credential }}"] {
        assert_eq!(
            faults(&client, json!([node(text)])).await,
            ["/nodes/0/config/credential invalid_credential"],
            "{text}"
        );
    }

    let own = credential(&client, "bearer_token", &json!(SECRET)).await;
    let path = format!("/yourapp/v1/credentials/{own}");
    let workflow = publish(&client, "uses it", &[node(&own)]).await;
    assert_eq!(run(&client, &workflow, &json!({})).await["status"], json!("completed"));
    let refused = client.delete(&path).await;
    assert_eq!((refused.status, refused.at("/error/code")), (409, json!("CONFLICT")), "{refused:?}");
    // A workflow that is no longer published holds nothing; what ran on in the meantime says what is missing.
    let change = json!({"status": "draft"});
    let changed = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &change).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    assert_eq!(client.delete(&path).await.status, 200);
    let publish_again = json!({"status": "published"});
    let published = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &publish_again).await;
    assert_eq!(published.status, 409, "{published:?}");
    assert!(published.text.contains("unknown_record"), "{published:?}");
    server.stop().await;
}

/// Five contacts in three pages by a cursor, after one refusal for want of time.
fn contacts(asked: &Asked, before: usize) -> Answered {
    if before == 0 {
        return (429, vec![("retry-after", "1".to_owned())], String::new());
    }
    let after = asked.target.split_once("after=").map(|(_, after)| after);
    let (from, next) = match after {
        None => (1, json!("two")),
        Some("two") => (3, json!("three")),
        Some("three") => (5, Value::Null),
        Some(other) => panic!("{other}"),
    };
    let data: Vec<Value> = (from..=5).take(2).map(|id| json!({ "id": id })).collect();
    ok(&json!({"data": data, "meta": {"next": next}}))
}

async fn lists_are_collected_page_by_page(bed: Bed) {
    let service = Service::open(contacts).await;
    let linked = Service::open(|asked, _| {
        let page: u32 = asked.target.rsplit('=').next().unwrap().parse().unwrap_or(1);
        let next = if page < 4 { format!("</list?page={}>; rel=\"next\"", page + 1) } else { String::new() };
        let (status, mut headers, body) = ok(&json!([page, page]));
        headers.push(("link", next));
        (status, headers, body)
    })
    .await;
    let same = Service::open(|_, _| ok(&json!({"data": [{"id": 1}]}))).await;
    let arguments =
        ["--allow-outgoing", &service.address, "--allow-outgoing", &linked.address, "--allow-outgoing", &same.address];
    let server = bed.start_with(&arguments).await;
    let client = server.admin();
    let shown = example("http_request");
    let workflow = publish_example(&client, &shown).await;
    let begun = Instant::now();
    let done = run(&client, &workflow, &json!({"base": service.url("")})).await;
    assert_eq!(done["output"], json!({"contacts": 5, "pages": 3}), "{done}");
    // The policy would have asked again after 10 ms; the server asked for a second.
    assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    let asked: Vec<String> = service.seen().iter().map(|asked| asked.target.clone()).collect();
    let first = "/contacts?status=active";
    assert_eq!(asked, [first, first, "/contacts?status=active&after=two", "/contacts?status=active&after=three"]);

    let list = |more: Value| {
        let mut paging = json!({"by": {"type": "link"}});
        for (name, value) in more.as_object().unwrap() {
            paging[name] = value.clone();
        }
        json!({"url": linked.url("/list?page=1"), "paging": paging})
    };
    let done = run_node(&client, "http_request", &list(json!({}))).await;
    let whole = json!({"status": 200, "items": [1, 1, 2, 2, 3, 3, 4, 4], "pages": 4, "complete": true});
    assert_eq!(done["output"], whole, "{done}");
    for (limit, pages, items) in
        [(json!({"max_pages": 2}), 2, json!([1, 1, 2, 2])), (json!({"max_items": 3}), 2, json!([1, 1, 2]))]
    {
        assert_eq!(code(&run_node(&client, "http_request", &list(limit.clone())).await), "too_many_pages");
        let mut limit = limit;
        limit["on_limit"] = json!("stop");
        let done = run_node(&client, "http_request", &list(limit)).await;
        let part = json!({"status": 200, "items": items, "pages": pages, "complete": false});
        assert_eq!(done["output"], part, "{done}");
    }
    // A service that does not know the parameter is not asked for ever; what is no list is told.
    for (by, items) in [(json!({"type": "page"}), "/data"), (json!({"type": "link"}), "/nothing")] {
        let config = json!({"url": same.url("/"), "paging": {"by": by, "items": items}});
        assert_eq!(code(&run_node(&client, "http_request", &config).await), "invalid_response");
    }
    let posts = json!([{"id": "p", "type": "http_request", "config": {
        "method": "POST", "url": "https://x.example/", "paging": {"by": {"type": "link"}}
    }}]);
    assert_eq!(super::faults(&client, posts).await, ["/nodes/0/config/paging not_a_list"]);
    server.stop().await;
}

async fn statuses_are_asked_again_when_the_server_says(bed: Bed) {
    // The status that a path begins with, to the first two requests for it.
    let counts = Mutex::new(HashMap::<String, usize>::new());
    let service = Service::open(move |asked, _| {
        let status = asked.target.split('/').nth(1).unwrap().parse().unwrap();
        let mut counts = counts.lock().unwrap();
        let count = counts.entry(asked.target.clone()).or_default();
        *count += 1;
        if *count > 2 { ok(&json!("there")) } else { (status, Vec::new(), String::new()) }
    })
    .await;
    let server = bed.start_with(&["--allow-outgoing", &service.address]).await;
    let client = server.admin();
    for (case, (status, more, expect, attempts)) in [
        (503, json!({}), "completed", 3),
        (202, json!({"retry_on": [202]}), "completed", 3),
        (404, json!({"retry_on": ["4xx"]}), "completed", 3),
        // Not one that another attempt mends, or not one that was named.
        (404, json!({}), "failed", 1),
        (503, json!({"retry_on": [429]}), "failed", 1),
        (404, json!({"fail_on_status": false}), "completed", 1),
    ]
    .into_iter()
    .enumerate()
    {
        let target = format!("/{status}/{case}");
        let mut config = json!({"url": service.url(&target)});
        for (name, value) in more.as_object().unwrap() {
            config[name] = value.clone();
        }
        let retry = json!({"max_attempts": 3, "initial_ms": 1});
        let node = json!({"id": "get", "type": "http_request", "config": config, "retry": retry});
        let workflow = publish(&client, "statuses", &[node]).await;
        let done = run(&client, &workflow, &json!({})).await;
        assert_eq!(done["status"], json!(expect), "{status} {more}: {done}");
        if expect == "failed" {
            assert_eq!(code(&done), "http_status");
        }
        let asked = service.seen().iter().filter(|asked| asked.target == target).count();
        assert_eq!(asked, attempts, "{status} {more}");
    }
    server.stop().await;
}

async fn bodies_are_read_as_was_said(bed: Bed) {
    let service =
        Service::open(|_, _| (200, vec![("content-type", "text/plain".to_owned())], "{\"a\":1}".to_owned())).await;
    let broken = Service::open(|_, _| (200, Vec::new(), "hush hush".to_owned())).await;
    let arguments = ["--allow-outgoing", &service.address, "--allow-outgoing", &broken.address];
    let server = bed.start_with(&arguments).await;
    let client = server.admin();
    for (response, expect) in [
        (json!("auto"), json!("{\"a\":1}")),
        (json!("json"), json!({"a": 1})),
        (json!("text"), json!("{\"a\":1}")),
        (json!("bytes"), json!("eyJhIjoxfQ==")),
    ] {
        let done = run_node(&client, "http_request", &json!({"url": service.url("/"), "response": response})).await;
        assert_eq!(done["output"]["body"], expect, "{done}");
        assert_eq!(done["output"].get("encoding").is_some(), response == "bytes", "{done}");
    }
    let done = run_node(&client, "http_request", &json!({"url": broken.url("/"), "response": "json"})).await;
    assert_eq!(code(&done), "invalid_response");
    assert!(!done["error"].to_string().contains("hush"), "{done}");
    server.stop().await;
}
