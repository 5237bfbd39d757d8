//! Versions over HTTP: a draft beside what is published, tried, compared, published, taken back and restored; and what the published surfaces see of it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client, uuid_of},
    on_each_database,
};

on_each_database!(
    a_draft_is_saved_and_tried_while_what_is_published_runs_on,
    a_draft_from_another_head_is_refused_and_of_many_at_once_one_is_saved,
    versions_are_listed_compared_and_restored,
    what_is_not_fit_to_run_is_not_published_and_every_fault_has_its_place,
    the_published_surfaces_keep_their_meaning,
    drafts_that_nobody_needs_are_forgotten,
);

fn greets(word: &str) -> Value {
    json!([
        {"id": "start", "type": "manual"},
        {"id": "greet", "type": "template", "config": {"template": format!("{word}, {{{{ input.name }}}}!")}},
    ])
}

fn edges() -> Value {
    json!([{"source": "start", "target": "greet"}])
}

/// A published workflow that says a word: as YourApp names it, and its path on the platform.
async fn published(client: &Client, word: &str) -> (String, String) {
    let wanted = json!({"name": "greets", "status": "published", "nodes": greets(word), "edges": edges()});
    let id = client.create_workflow(&wanted).await;
    let path = format!("/platform/v1/workflows/{}", uuid_of(&id));
    (id, path)
}

async fn save(client: &Client, path: &str, base: i32, nodes: Value) -> Answer {
    let mut draft = json!({"base_version": base, "edges": edges(), "note": "try"});
    draft["nodes"] = nodes;
    client.send(Method::PUT, &format!("{path}/draft"), Some(&draft)).await
}

fn heads(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{answer:?}");
    json!([answer.at("/status"), answer.at("/version"), answer.at("/published_version")])
}

/// Runs it to its end and gives its version, whether it was a draft, and what came out.
async fn run(client: &Client, path: &str, body: &Value) -> Value {
    let accepted = client.post(&format!("{path}/run"), body).await;
    assert_eq!(accepted.status, 202, "{accepted:?}");
    ended(client, accepted.header("location")).await
}

async fn ended(client: &Client, location: &str) -> Value {
    crate::support::eventually("the execution's end", || async {
        let seen = client.get(location).await;
        assert_eq!(seen.status, 200, "{seen:?}");
        let seen = seen.json();
        let told = json!([seen["workflow_version"], seen["is_draft"], seen["output"]]);
        (!seen["finished_at"].is_null()).then_some(told)
    })
    .await
}

async fn a_draft_is_saved_and_tried_while_what_is_published_runs_on(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (id, path) = published(&client, "Hello").await;
    assert_eq!(heads(&client.get(&path).await), json!(["published", 1, 1]));
    assert_eq!(heads(&save(&client, &path, 1, greets("Hi")).await), json!(["published", 2, 1]));
    assert_eq!(heads(&save(&client, &path, 2, greets("Hi")).await), json!(["published", 2, 1]), "the same graph");

    let ada = json!({"name": "Ada"});
    assert_eq!(run(&client, &path, &json!({"input": ada})).await, json!([1, false, "Hello, Ada!"]));
    assert_eq!(run(&client, &path, &json!({"input": ada, "version": 2})).await, json!([2, true, "Hi, Ada!"]));
    let by_name = client.post("/agentifyme/v1/workflows/run", &json!({"name": "greets", "parameters": ada})).await;
    assert!(by_name.text.contains("Hello, Ada!"), "{by_name:?}");

    // What waits in the middle stays with its version, whatever is published meanwhile.
    let asks = |word: &str| {
        let ask = json!({"id": "ask", "type": "approval", "config": {"prompt": "?"}});
        let mut nodes = greets(word);
        nodes[0] = json!({"id": "start", "type": "manual"});
        nodes.as_array_mut().unwrap().push(ask);
        nodes
    };
    let edges = json!([{"source": "start", "target": "ask"}, {"source": "ask", "target": "greet"}]);
    let draft = json!({"base_version": 2, "nodes": asks("Old"), "edges": edges});
    assert_eq!(client.send(Method::PUT, &format!("{path}/draft"), Some(&draft)).await.status, 200);
    let waiting = client.post(&format!("{path}/run"), &json!({"input": ada, "version": 3})).await;
    let waits = format!("{}/answer", waiting.header("location"));
    assert_eq!(
        heads(&client.post(&format!("{path}/publish"), &json!({"version": 2})).await),
        json!(["published", 3, 2])
    );
    assert_eq!(run(&client, &path, &json!({"input": ada})).await, json!([2, false, "Hi, Ada!"]));
    crate::support::eventually("the question", || async {
        let answered = client.post(&waits, &json!({"answer": "yes"})).await;
        (answered.status == 200).then_some(())
    })
    .await;
    assert_eq!(ended(&client, waiting.header("location")).await, json!([3, true, "Old, Ada!"]));

    let keyed =
        || client.request(Method::POST, &format!("{path}/run")).header("idempotency-key", "once").json(&json!({}));
    let (first, again) = (Answer::of(keyed()).await, Answer::of(keyed()).await);
    assert_eq!((first.json(), again.header("idempotent-replayed")), (again.json(), "true"));

    let taken = client.post(&format!("{path}/unpublish"), &Value::Null).await;
    assert_eq!(heads(&taken), json!(["draft", 3, null]));
    let by_name = client.post("/agentifyme/v1/workflows/run", &json!({"name": "greets", "parameters": ada})).await;
    assert_eq!(by_name.status, 404, "{by_name:?}");
    let tried = client.post(&format!("{path}/run"), &json!({})).await;
    assert_eq!((tried.at("/workflow_version"), tried.at("/is_draft")), (json!(3), json!(true)), "the head, then");
    let archived = client.patch(&format!("/yourapp/v1/workflows/{id}"), &json!({"status": "archived"})).await;
    assert_eq!(archived.status, 200, "{archived:?}");
    for what in ["run", "publish"] {
        assert_eq!(client.post(&format!("{path}/{what}"), &json!({})).await.status, 409, "{what}");
    }
    server.stop().await;
}

async fn a_draft_from_another_head_is_refused_and_of_many_at_once_one_is_saved(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (_, path) = published(&client, "Hello").await;
    let lost = save(&client, &path, 7, greets("Hi")).await;
    assert_eq!((lost.status, lost.header("content-type")), (409, "application/problem+json"));
    assert!(lost.at("/detail").as_str().unwrap().starts_with("The head is version 1"), "{lost:?}");
    let words: Vec<String> = (0..8).map(|n| format!("word {n}")).collect();
    let saves = words.iter().map(|word| save(&client, &path, 1, greets(word)));
    let statuses: Vec<u16> = futures_util::future::join_all(saves).await.iter().map(|one| one.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [200, 409].contains(status)), "{statuses:?}");
    assert_eq!(heads(&client.get(&path).await), json!(["published", 2, 1]));
    assert_eq!(client.post(&format!("{path}/restore"), &json!({"version": 1, "base_version": 1})).await.status, 409);
    server.stop().await;
}

async fn versions_are_listed_compared_and_restored(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let made = admin.post("/platform/v1/api-keys", &json!({"name": "author", "scopes": ["admin"]})).await;
    let client = server.client(made.at("/key").as_str().unwrap());
    let (_, path) = published(&client, "Hello").await;
    assert_eq!(save(&client, &path, 1, greets("Hi")).await.status, 200);
    let list = client.get(&format!("{path}/versions")).await;
    assert_eq!((list.status, list.at("/total")), (200, json!(2)), "{list:?}");
    let author = json!({"kind": "api_key", "id": made.at("/id")});
    for (place, version, head, note) in [(0, 2, true, json!("try")), (1, 1, false, json!(null))] {
        let one = list.at(&format!("/items/{place}"));
        assert_eq!((&one["version"], &one["author"], &one["note"]), (&json!(version), &author, &note), "{one}");
        assert_eq!((&one["is_head"], &one["is_published"]), (&json!(head), &json!(!head)), "{one}");
        assert_eq!((&one["node_count"], one["published_at"].is_null()), (&json!(2), head), "{one}");
    }
    assert_eq!(client.get(&format!("{path}/versions?limit=1&page=2")).await.at("/items/0/version"), 1);

    let first = client.get(&format!("{path}/versions/1")).await;
    assert_eq!(first.at("/nodes/1/config/template"), "Hello, {{ input.name }}!");
    for missing in ["versions/9", "versions/x", "versions/0", "diff?from=9", "diff?from=1&to=9"] {
        let answer = client.get(&format!("{path}/{missing}")).await;
        assert_eq!((answer.status, answer.at("/detail")), (404, json!("workflow version not found")), "{missing}");
    }
    let diff = client.get(&format!("{path}/diff?from=1")).await;
    let change = json!({
        "pointer": "/config/template", "op": "changed",
        "before": "Hello, {{ input.name }}!", "after": "Hi, {{ input.name }}!",
    });
    let changed = json!([{"id": "greet", "changes": [change]}]);
    assert_eq!((diff.at("/to"), diff.at("/nodes/changed"), diff.at("/is_empty")), (json!(2), changed, json!(false)));
    assert_eq!(diff.at("/edges"), json!({"added": [], "removed": [], "changed": [], "reordered": false}));
    assert_eq!(client.get(&format!("{path}/diff?from=2&to=2")).await.at("/is_empty"), true);

    let restored = client.post(&format!("{path}/restore"), &json!({"version": 1})).await;
    assert_eq!(heads(&restored), json!(["published", 3, 1]));
    assert_eq!(client.get(&format!("{path}/versions")).await.at("/items/0/note"), "Restored from version 1");
    assert_eq!(client.get(&format!("{path}/diff?from=1&to=3")).await.at("/is_empty"), true);
    let unknown = client.post(&format!("{path}/restore"), &json!({"version": 9})).await;
    assert_eq!((unknown.status, unknown.at("/detail")), (404, json!("workflow version not found")));

    let stranger = server.client(&bed.key(&["--tenant", "stranger"]));
    for below in ["", "/versions", "/versions/1", "/diff?from=1"] {
        let answer = stranger.get(&format!("{path}{below}")).await;
        assert_eq!((answer.status, answer.at("/detail")), (404, json!("workflow not found")), "{below}");
    }
    server.stop().await;
}

async fn what_is_not_fit_to_run_is_not_published_and_every_fault_has_its_place(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (_, path) = published(&client, "Hello").await;
    let mut nodes = greets("Hi");
    nodes[0]["type"] = json!("nothing");
    nodes[1]["config"]["template"] = json!("{{");
    assert_eq!(save(&client, &path, 1, nodes.clone()).await.status, 200, "shape is enough for a draft");
    for refused in [
        client.post(&format!("{path}/publish"), &json!({})).await,
        client.post(&format!("{path}/run"), &json!({"version": 2})).await,
    ] {
        assert_eq!(refused.status, 409, "{refused:?}");
        let errors = refused.at("/errors");
        let pointers: Vec<&str> =
            errors.as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/nodes/0/type", "/nodes/1/config/template"], "{refused:?}");
    }
    assert_eq!(heads(&client.get(&path).await), json!(["published", 2, 1]));
    nodes[0]["id"] = json!("");
    let shapeless = save(&client, &path, 2, nodes).await;
    assert_eq!((shapeless.status, shapeless.at("/errors/0/pointer")), (400, json!("/nodes/0/id")), "{shapeless:?}");
    server.stop().await;
}

async fn the_published_surfaces_keep_their_meaning(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (id, path) = published(&client, "Hello").await;
    let one = format!("/yourapp/v1/workflows/{id}");
    save(&client, &path, 1, greets("Hi")).await;
    // The head is what is seen, and a name publishes nothing.
    let seen = client.get(&one).await;
    assert_eq!((seen.at("/data/version"), seen.at("/data/status")), (json!(2), json!("published")));
    client.patch(&one, &json!({"name": "renamed"})).await;
    assert_eq!(heads(&client.get(&path).await), json!(["published", 2, 1]));
    let execution = client.execute(&id, &json!({"name": "Ada"})).await;
    assert_eq!(client.finished(&execution).await["output"], json!("Hello, Ada!"));
    client.patch(&one, &json!({"status": "published"})).await;
    assert_eq!(heads(&client.get(&path).await), json!(["published", 2, 2]));
    save(&client, &path, 2, greets("Hey")).await;
    let changed = client.patch(&one, &json!({"nodes": greets("Good day")})).await;
    assert_eq!((changed.status, changed.at("/data/version")), (200, json!(4)));
    assert_eq!(heads(&client.get(&path).await), json!(["published", 4, 4]));
    let execution = client.execute(&id, &json!({"name": "Ada"})).await;
    assert_eq!(client.finished(&execution).await["output"], json!("Good day, Ada!"));

    // Triggers are those of what is published.
    let form = json!({"name": "f", "fields": [{"name": "name", "type": "text"}]});
    let form = client.post("/yourapp/v1/forms", &form).await.at("/data/id");
    let starts = json!([{"id": "start", "type": "form", "config": {"form": form}}]);
    let draft = json!({"base_version": 4, "nodes": starts});
    assert_eq!(client.send(Method::PUT, &format!("{path}/draft"), Some(&draft)).await.status, 200);
    let submit = async || {
        let path = format!("/yourapp/v1/forms/{}/submissions", form.as_str().unwrap());
        let sent = client.post(&path, &json!({"data": {"name": "Ada"}})).await;
        assert_eq!(sent.status, 201, "{sent:?}");
        client
            .get(&format!("/platform/v1/executions?workflow_id={}&limit=1", uuid_of(&id)))
            .await
            .at("/items/0/workflow_version")
    };
    assert_eq!(submit().await, 4, "a draft's trigger starts nothing");
    assert_eq!(heads(&client.post(&format!("{path}/publish"), &json!({})).await), json!(["published", 5, 5]));
    save(&client, &path, 5, greets("Later")).await;
    assert_eq!(submit().await, 5, "what is published starts, and not the head");
    assert_eq!(
        heads(&client.post(&format!("{path}/publish"), &json!({"version": 4})).await),
        json!(["published", 6, 4])
    );
    let before = client.get(&format!("/platform/v1/executions?workflow_id={}", uuid_of(&id))).await.at("/items");
    submit().await;
    let after = client.get(&format!("/platform/v1/executions?workflow_id={}", uuid_of(&id))).await.at("/items");
    assert_eq!(before.as_array().unwrap().len(), after.as_array().unwrap().len(), "version 4 has no trigger");
    server.stop().await;
}

async fn drafts_that_nobody_needs_are_forgotten(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (_, path) = published(&client, "Hello").await;
    for version in 1..105 {
        assert_eq!(save(&client, &path, version, greets(&format!("word {version}"))).await.status, 200, "{version}");
        if version == 1 {
            run(&client, &path, &json!({"version": 2})).await;
        }
    }
    // The first is published, the second was tried; 3 to 5 are a hundred and more behind.
    assert_eq!(client.get(&format!("{path}/versions")).await.at("/total"), 102);
    for (version, status) in [(1, 200), (2, 200), (3, 404), (4, 404), (5, 404), (6, 200)] {
        assert_eq!(client.get(&format!("{path}/versions/{version}")).await.status, status, "{version}");
    }
    server.stop().await;
}
