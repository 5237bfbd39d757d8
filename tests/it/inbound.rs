//! Inbound webhooks from the outside: a URL that starts a workflow, what its callers are answered, and who is kept out.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;

use crate::support::{
    bed::Bed,
    client::{Answer, Client, spelled, uuid_of},
    eventually, on_each_database,
    receiver::Receiver,
};

on_each_database!(
    a_url_starts_its_workflow_for_as_long_as_that_is_published,
    what_is_no_call_starts_nothing,
    callers_that_wait_hear_the_end,
    callers_that_wait_hear_what_a_node_says,
    only_one_node_answers,
    calls_that_are_not_signed_start_nothing,
    the_same_call_starts_one_execution,
    a_call_that_a_crash_cut_short_is_carried_out_once,
    calls_count_against_the_plan_of_the_workflows_tenant,
    an_execution_begins_at_the_trigger_that_started_it,
);

/// A workflow with this webhook, published, and what stands behind it.
async fn publish(client: &Client, config: Value, nodes: Value, edges: Value) -> String {
    let mut all = vec![json!({"id": "in", "type": "webhook", "config": config})];
    all.extend(nodes.as_array().unwrap().iter().cloned());
    let workflow = json!({"name": "hooked", "status": "published", "nodes": all, "edges": edges});
    client.create_workflow(&workflow).await
}

async fn triggers(client: &Client, workflow: &str) -> Value {
    let listed = client.get(&format!("/platform/v1/workflows/{}/triggers", uuid_of(workflow))).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    listed.at("/items")
}

/// Where its webhook is called.
async fn url(client: &Client, workflow: &str) -> String {
    triggers(client, workflow).await[0]["webhook"]["url"].as_str().unwrap().to_owned()
}

/// A call by somebody without a key.
fn call(client: &Client, method: Method, url: &str) -> reqwest::RequestBuilder {
    Client::new(&client.base, "").request(method, url)
}

async fn post(client: &Client, url: &str, body: &Value) -> Answer {
    Answer::of(call(client, Method::POST, url).json(body)).await
}

/// The execution that an answer names, at its end.
async fn ended(client: &Client, answer: &Answer) -> Value {
    client.finished(&spelled("exec_", answer.header("x-execution-id"))).await
}

/// How many executions the workflow has.
async fn executions(client: &Client, workflow: &str) -> usize {
    let listed = client.get("/yourapp/v1/executions?limit=100").await;
    assert_eq!(listed.status, 200, "{listed:?}");
    listed.at("/data").as_array().unwrap().iter().filter(|one| one["workflow_id"] == workflow).count()
}

async fn set_status(client: &Client, workflow: &str, status: &str) {
    let changed = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &json!({ "status": status })).await;
    assert_eq!(changed.status, 200, "{changed:?}");
}

async fn a_url_starts_its_workflow_for_as_long_as_that_is_published(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let draft = json!({
        "name": "hooked",
        "nodes": [{"id": "in", "type": "webhook", "config": {"methods": ["POST", "GET"]}}],
        "edges": [],
    });
    let workflow = client.create_workflow(&draft).await;
    let view = triggers(&client, &workflow).await;
    assert_eq!(view[0]["webhook"]["url"], Value::Null, "{view}");
    assert_eq!((&view[0]["live"], &view[0]["webhook"]["methods"]), (&json!(false), &json!(["POST", "GET"])));
    set_status(&client, &workflow, "published").await;
    let view = triggers(&client, &workflow).await;
    let url = view[0]["webhook"]["url"].as_str().unwrap().to_owned();
    assert!(view[0]["live"] == json!(true) && url.starts_with("/hooks/syh_") && url.len() == 60, "{view}");

    let sent = call(&client, Method::POST, &format!("{url}/orders/a%20b?x=1&x=2&y=z"))
        .header("x-custom", "kept")
        .header("authorization", "Bearer hush")
        .header("cookie", "hush=1")
        .json(&json!({"order": 7}));
    let answer = Answer::of(sent).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!(answer.at("/execution_id"), json!(answer.header("x-execution-id")));
    let done = ended(&client, &answer).await;
    let input = &done["input"];
    assert_eq!((&done["status"], &done["output"]), (&json!("completed"), input), "{done}");
    assert_eq!(
        (&input["method"], &input["path"], &input["query"]),
        (&json!("POST"), &json!("/orders/a b"), &json!({"x": ["1", "2"], "y": "z"}))
    );
    assert_eq!((&input["body"], &input["body_type"]), (&json!({"order": 7}), &json!("json")));
    assert_eq!(input["headers"]["x-custom"], "kept", "{input}");
    assert!(input["received_at"].as_str().unwrap().ends_with('Z'), "{input}");
    assert!(!done.to_string().contains("hush") && !done.to_string().contains("syh_"), "{done}");
    let got = Answer::of(call(&client, Method::GET, &url)).await;
    assert_eq!(got.status, 202, "{got:?}");
    let done = ended(&client, &got).await;
    assert_eq!((&done["input"]["body"], &done["input"]["path"]), (&Value::Null, &json!("/")));

    set_status(&client, &workflow, "draft").await;
    assert_eq!(post(&client, &url, &json!({})).await.status, 404);
    set_status(&client, &workflow, "published").await;
    assert_eq!(self::url(&client, &workflow).await, url);
    assert_eq!(post(&client, &url, &json!({})).await.status, 202);

    let rotate = format!("/platform/v1/workflows/{}/triggers/in/rotate", uuid_of(&workflow));
    let rotated = client.send(Method::POST, &rotate, None).await;
    assert_eq!(rotated.status, 200, "{rotated:?}");
    let other = rotated.at("/webhook/url").as_str().unwrap().to_owned();
    assert_eq!(
        (post(&client, &url, &json!({})).await.status, post(&client, &other, &json!({})).await.status),
        (404, 202)
    );
    let nowhere = client.send(Method::POST, &rotate.replace("/in/", "/out/"), None).await;
    assert_eq!(nowhere.status, 404, "{nowhere:?}");
    assert_eq!(client.delete(&format!("/yourapp/v1/workflows/{workflow}")).await.status / 100, 2);
    assert_eq!(post(&client, &other, &json!({})).await.status, 404);
    server.stop().await;
}

async fn what_is_no_call_starts_nothing(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let workflow = publish(&client, json!({}), json!([]), json!([])).await;
    let url = url(&client, &workflow).await;
    let mistyped = format!("{}x", &url[..url.len() - 1]);
    let json_header = |request: reqwest::RequestBuilder| request.header("content-type", "application/json");
    for (request, status) in [
        (call(&client, Method::POST, "/hooks/"), 404),
        (call(&client, Method::POST, "/hooks/nothing/of/the/kind"), 404),
        (call(&client, Method::POST, &mistyped), 404),
        (call(&client, Method::GET, &url), 405),
        (json_header(call(&client, Method::POST, &url)).body("{"), 400),
        (json_header(call(&client, Method::POST, &url)).body("[".repeat(200) + &"]".repeat(200)), 400),
        (call(&client, Method::POST, &url).body(vec![b'x'; 1_048_577]), 413),
        (call(&client, Method::POST, &url).header("idempotency-key", "a b"), 400),
    ] {
        let answer = Answer::of(request).await;
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{answer:?}");
        assert_eq!(answer.at("/status"), json!(status));
        assert!(!answer.header("x-request-id").is_empty(), "{answer:?}");
        assert_eq!(answer.header("allow"), if status == 405 { "POST" } else { "" });
    }
    assert_eq!(executions(&client, &workflow).await, 0);
    // Publishing tells what is wrong with a webhook.
    let wrong = json!({"name": "w", "status": "published", "edges": [], "nodes": [
        {"id": "a", "type": "webhook", "config": {"methods": ["FETCH"]}},
        {"id": "b", "type": "webhook", "config": {"signature": {"credential": "{{ input }}", "preset": "github", "header": "x"}}},
        {"id": "c", "type": "respond", "config": {"headers": {"Set-Cookie": "a=b"}, "status": 99}},
    ]});
    let refused = client.post("/yourapp/v1/workflows", &wrong).await;
    for pointer in [
        "/nodes/0/config/methods/0",
        "/nodes/1/config/signature/credential",
        "/nodes/1/config/signature/header",
        "/nodes/2/config/headers/Set-Cookie",
        "/nodes/2/config/status",
    ] {
        assert!(refused.text.contains(&format!("\"{pointer}\"")), "{pointer}: {refused:?}");
    }
    server.stop().await;
}

async fn callers_that_wait_hear_the_end(bed: Bed) {
    let server = bed.start_with(&["--run-wait", "5"]).await;
    let client = server.admin();
    let config = || json!({"respond": "when_finished"});
    let edges = || json!([{"source": "in", "target": "a"}]);
    let sums =
        json!([{"id": "a", "type": "set", "config": {"values": {"total": "{{ input.body.a + input.body.b }}"}}}]);
    let workflow = publish(&client, config(), sums, edges()).await;
    let answer = post(&client, &url(&client, &workflow).await, &json!({"a": 2, "b": 3})).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"total": 5})), "{answer:?}");
    assert_eq!(ended(&client, &answer).await["output"], answer.json());

    let fails = json!([{"id": "a", "type": "fail", "config": {"message": "a secret of the house"}}]);
    let workflow = publish(&client, config(), fails, edges()).await;
    let answer = post(&client, &url(&client, &workflow).await, &json!({})).await;
    assert_eq!((answer.status, answer.at("/status")), (502, json!(502)), "{answer:?}");
    assert_eq!(answer.at("/execution_id"), json!(answer.header("x-execution-id")));
    assert!(!answer.text.contains("house"), "{answer:?}");

    let waits = json!([{"id": "a", "type": "approval", "config": {"prompt": "?"}}]);
    let workflow = publish(&client, config(), waits, edges()).await;
    let answer = post(&client, &url(&client, &workflow).await, &json!({})).await;
    assert_eq!(
        (answer.status, answer.at("/execution_id")),
        (202, json!(answer.header("x-execution-id"))),
        "{answer:?}"
    );
    server.stop().await;
}

async fn callers_that_wait_hear_what_a_node_says(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let config = || json!({"respond": "by_node"});
    let says = json!({
        "status": 201,
        "headers": {"X-Order": "{{ input.body.order }}", "Content-Type": "application/vnd.order+json"},
        "body": {"accepted": "{{ input.body.order }}"},
    });
    // Answered while the run waits for a person, who has not come yet.
    let nodes = json!([
        {"id": "say", "type": "respond", "config": says},
        {"id": "ask", "type": "approval", "config": {"prompt": "?"}},
    ]);
    let edges = json!([{"source": "in", "target": "say"}, {"source": "say", "target": "ask"}]);
    let workflow = publish(&client, config(), nodes, edges).await;
    let answer = post(&client, &url(&client, &workflow).await, &json!({"order": 7})).await;
    assert_eq!((answer.status, answer.json()), (201, json!({"accepted": 7})), "{answer:?}");
    assert_eq!((answer.header("x-order"), answer.header("content-type")), ("7", "application/vnd.order+json"));
    let id = answer.header("x-execution-id").to_owned();
    let answered = client.post(&format!("/platform/v1/executions/{id}/answer"), &json!({"answer": "yes"})).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    assert_eq!(answered.at("/trigger"), json!({"type": "webhook", "node": "in"}));
    let done = ended(&client, &answer).await;
    assert_eq!(done["status"], "completed", "{done}");

    // Answered behind a wait for a person.
    let nodes = json!([
        {"id": "ask", "type": "approval", "config": {"prompt": "?"}},
        {"id": "say", "type": "respond", "config": {"body": "{{ nodes.ask.output }}"}},
    ]);
    let edges = json!([{"source": "in", "target": "ask"}, {"source": "ask", "target": "say"}]);
    let workflow = publish(&client, config(), nodes, edges).await;
    let url = url(&client, &workflow).await;
    let caller = tokio::spawn({
        let (client, url) = (client.clone(), url.clone());
        async move { post(&client, &url, &json!({})).await }
    });
    let waiting = eventually("a question", || async {
        let open = client.get("/platform/v1/approvals").await;
        open.at("/items").as_array().unwrap().first().map(|one| one["execution_id"].as_str().unwrap().to_owned())
    })
    .await;
    let answered = client.post(&format!("/platform/v1/executions/{waiting}/answer"), &json!({"answer": "go"})).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    let answer = caller.await.unwrap();
    assert_eq!((answer.status, &*answer.text, answer.header("content-type")), (200, "go", "text/plain; charset=utf-8"));

    for (node, status) in [
        (json!({"id": "a", "type": "set", "config": {"values": {}}}), 204),
        (json!({"id": "a", "type": "fail", "config": {"message": "no"}}), 502),
        (json!({"id": "a", "type": "respond", "config": {"headers": {"X-A": "{{ 'a\nb' }}"}}}), 502),
    ] {
        let workflow = publish(&client, config(), json!([node]), json!([{"source": "in", "target": "a"}])).await;
        let answer = post(&client, &self::url(&client, &workflow).await, &json!({})).await;
        assert_eq!(answer.status, status, "{node}: {answer:?}");
    }
    server.stop().await;
}

async fn only_one_node_answers(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let nodes = json!([
        {"id": "first", "type": "respond", "config": {"body": "first"}},
        {"id": "second", "type": "respond", "config": {"body": "second"}},
    ]);
    let edges = json!([{"source": "in", "target": "first"}, {"source": "first", "target": "second"}]);
    for (respond, heard) in [("by_node", [true, false]), ("immediately", [false, false])] {
        let workflow = publish(&client, json!({ "respond": respond }), nodes.clone(), edges.clone()).await;
        let answer = post(&client, &url(&client, &workflow).await, &json!({})).await;
        assert_eq!(answer.text == "first", heard[0], "{answer:?}");
        let done = ended(&client, &answer).await;
        let logs = done["logs"].as_array().unwrap();
        let of = |node: &str| logs.iter().find(|log| log["node_id"] == node).unwrap()["output"].clone();
        assert_eq!(of("first"), json!({"status": 200, "headers": {}, "body": "first", "heard": heard[0]}));
        assert_eq!(of("second")["heard"], json!(heard[1]), "{respond}");
        // Nobody called: it says it to nobody.
        let run = client.finished(&client.execute(&workflow, &json!({})).await).await;
        assert_eq!(run["status"], "completed", "{run}");
        assert!(!run.to_string().contains("\"heard\":true"), "{run}");
    }
    server.stop().await;
}

/// HMAC-SHA256.
fn mac(secret: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

async fn calls_that_are_not_signed_start_nothing(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let secret = "a-secret-that-both-sides-know";
    let credential = json!({"name": "hooks", "type": "api_key", "value": secret});
    let made = client.post("/yourapp/v1/credentials", &credential).await;
    assert_eq!(made.status, 201, "{made:?}");
    let credential = made.at("/data/id");
    let body = json!({"zen": "Keep it logically awesome."}).to_string();

    let github = json!({"signature": {"preset": "github", "credential": credential}});
    let workflow = publish(&client, github, json!([]), json!([])).await;
    let url = url(&client, &workflow).await;
    let hex: String = mac(secret.as_bytes(), body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let signed = |signature: &str, body: &str| {
        call(&client, Method::POST, &url)
            .header("content-type", "application/json")
            .header("x-hub-signature-256", signature)
            .body(body.to_owned())
    };
    let good = format!("sha256={hex}");
    for request in [
        call(&client, Method::POST, &url).body(body.clone()),
        signed("sha256=00", &body),
        signed(&good, &body.replace("awesome", "dreadful")),
        signed(&good, "{"),
    ] {
        let answer = Answer::of(request).await;
        assert_eq!((answer.status, answer.header("content-type")), (401, "application/problem+json"), "{answer:?}");
        assert!(!answer.header("www-authenticate").is_empty(), "{answer:?}");
    }
    assert_eq!(executions(&client, &workflow).await, 0);
    let answer = Answer::of(signed(&good, &body)).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let done = ended(&client, &answer).await;
    assert!(!done.to_string().contains(&hex) && !done.to_string().contains(secret), "{done}");

    // By Standard Webhooks, whose id names the call as well.
    let standard = json!({"signature": {"preset": "standard_webhooks", "credential": credential}});
    let workflow = publish(&client, standard, json!([]), json!([])).await;
    let url = self::url(&client, &workflow).await;
    let send = |age: i64| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let sent = i64::try_from(now).unwrap() - age;
        let text = format!("msg_1.{sent}.{body}");
        let signature = BASE64_STANDARD.encode(mac(secret.as_bytes(), text.as_bytes()));
        call(&client, Method::POST, &url)
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", sent)
            .header("webhook-signature", format!("v1,{signature}"))
            .body(body.clone())
    };
    let (first, again, old) = (Answer::of(send(0)).await, Answer::of(send(1)).await, Answer::of(send(3_600)).await);
    assert_eq!((first.status, again.status, old.status), (202, 202, 401), "{old:?}");
    assert_eq!((again.json(), again.header("idempotent-replayed")), (first.json(), "true"));
    assert_eq!(executions(&client, &workflow).await, 1);

    // Without its secret it lets nobody in.
    let gone = client.delete(&format!("/yourapp/v1/credentials/{}", credential.as_str().unwrap())).await;
    assert_eq!(gone.status / 100, 2, "{gone:?}");
    assert_eq!(Answer::of(send(0)).await.status, 401);
    server.stop().await;
}

async fn the_same_call_starts_one_execution(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let says = json!([{"id": "a", "type": "respond", "config": {"status": 404, "body": "{{ input.received_at }}"}}]);
    let workflow =
        publish(&client, json!({"respond": "by_node"}), says, json!([{"source": "in", "target": "a"}])).await;
    let url = url(&client, &workflow).await;
    let send = |key: &str, body: Value| {
        Answer::of(call(&client, Method::POST, &url).header("idempotency-key", key).json(&body))
    };
    let first = send("k", json!({"a": 1})).await;
    assert_eq!((first.status, first.header("idempotent-replayed")), (404, ""), "{first:?}");
    for _ in 0..3 {
        let again = send("k", json!({"a": 1})).await;
        assert_eq!((again.status, &again.text), (404, &first.text));
        assert_eq!(again.header("idempotent-replayed"), "true");
        assert_eq!(again.header("x-execution-id"), first.header("x-execution-id"));
    }
    assert_eq!(send("k", json!({"a": 2})).await.status, 422);
    assert_eq!(executions(&client, &workflow).await, 1);
    assert_ne!(send("other", json!({"a": 1})).await.text, first.text);
    assert_eq!(executions(&client, &workflow).await, 2);
    server.stop().await;
}

async fn a_call_that_a_crash_cut_short_is_carried_out_once(bed: Bed) {
    let receiver = Receiver::holding(|_| true).await;
    let arguments = ["--allow-outgoing", &receiver.address];
    let first = bed.start_with(&arguments).await;
    let (client, key) = (first.admin(), first.printed_key().unwrap());
    let nodes =
        json!([{"id": "a", "type": "http_request", "config": {"url": format!("http://{}/a", receiver.address)}}]);
    let config = json!({"respond": "when_finished"});
    let workflow = publish(&client, config, nodes, json!([{"source": "in", "target": "a"}])).await;
    let url = url(&client, &workflow).await;
    let request = call(&client, Method::POST, &url).header("idempotency-key", "k").json(&json!({}));
    let caller = tokio::spawn(request.send());
    eventually("the call of the node", || async { (receiver.seen().held == 1).then_some(()) }).await;
    first.kill().await;
    assert!(caller.await.unwrap().is_err());
    receiver.release();

    let second = bed.start_with(&arguments).await;
    let client = second.client(&key);
    let again = Answer::of(call(&client, Method::POST, &url).header("idempotency-key", "k").json(&json!({}))).await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (202, "true"), "{again:?}");
    assert_eq!(ended(&client, &again).await["status"], "completed");
    assert_eq!(executions(&client, &workflow).await, 1);
    second.stop().await;
}

async fn calls_count_against_the_plan_of_the_workflows_tenant(bed: Bed) {
    let text = "[limits]\nenforce = true\nunauthenticated_per_minute = 5\n[limits.plans.business]\nper_minute = 100000\nper_day = 30\n";
    let config = bed.file("limits.toml", text).display().to_string();
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    let client = server.admin();
    let workflow = publish(&client, json!({}), json!([]), json!([])).await;
    let url = url(&client, &workflow).await;
    let mut passed = 0;
    let refused = loop {
        let answer = post(&client, &url, &json!({})).await;
        if answer.status == 429 {
            break answer;
        }
        assert_eq!((answer.status, answer.header("x-ratelimit-limit")), (202, "30"), "{answer:?}");
        passed += 1;
        assert!(passed <= 30);
    };
    assert!(passed >= 20, "{passed}");
    assert_eq!(
        (refused.header("content-type"), refused.header("x-ratelimit-remaining")),
        ("application/problem+json", "0")
    );
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0, "{refused:?}");
    // Whoever guesses counts against his address.
    let mut statuses = Vec::new();
    for _ in 0..20 {
        statuses.push(post(&client, "/hooks/syh_guess", &json!({})).await.status);
    }
    assert!(statuses.contains(&404) && statuses.contains(&429), "{statuses:?}");
    server.stop().await;
}

async fn an_execution_begins_at_the_trigger_that_started_it(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let workflow = client
        .create_workflow(&json!({
            "name": "two ways in",
            "status": "published",
            "nodes": [
                {"id": "in", "type": "webhook", "config": {"respond": "when_finished"}},
                {"id": "yearly", "type": "schedule", "config": {"cron": "0 0 1 1 *"}},
                {"id": "called", "type": "set", "config": {"values": {"by": "call"}}},
                {"id": "clock", "type": "set", "config": {"values": {"by": "clock"}}},
                {"id": "both", "type": "merge", "config": {"mode": "any"}},
            ],
            "edges": [
                {"source": "in", "target": "called"},
                {"source": "yearly", "target": "clock"},
                {"source": "called", "target": "both"},
                {"source": "clock", "target": "both"},
            ],
        }))
        .await;
    let answer = post(&client, &url(&client, &workflow).await, &json!({})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let done = ended(&client, &answer).await;
    let ran: Vec<&str> = done["logs"].as_array().unwrap().iter().map(|log| log["node_id"].as_str().unwrap()).collect();
    assert_eq!(ran, ["in", "called", "both"]);
    // Whoever executes it begins at all of them.
    let run = client.finished(&client.execute(&workflow, &json!({})).await).await;
    assert_eq!(run["logs"].as_array().unwrap().len(), 5, "{run}");
    server.stop().await;
}
