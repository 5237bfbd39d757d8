//! Forms: made and filled in through YourApp, filled in by people on their page, and what a submission starts.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    eventually, on_each_database,
};

on_each_database!(
    a_form_is_made_read_and_listed_as_the_reference_prints_it,
    faults_of_a_definition_are_all_told,
    faults_of_a_submission_are_all_told_and_nothing_is_stored,
    a_submission_runs_the_published_workflows_that_name_its_form,
    a_trigger_names_a_form_that_is_there,
    anothers_form_does_not_exist,
    people_fill_in_the_page,
    a_submission_survives_a_crash_with_what_it_started,
);

/// The reference's own body.
fn contact() -> Value {
    json!({
        "name": "Contact Form",
        "fields": [
            {"name": "email", "type": "email", "required": true},
            {"name": "message", "type": "textarea", "required": true},
        ],
    })
}

fn filled() -> Value {
    json!({"data": {"email": "user@example.com", "message": "Hello!"}})
}

/// Starts with a form's submissions and greets.
fn workflow(form: &str, status: &str) -> Value {
    json!({
        "name": "on form",
        "status": status,
        "nodes": [
            {"id": "start", "type": "form", "config": {"form": form}},
            {"id": "greet", "type": "template",
             "config": {"template": "{{ nodes.start.output.email }}: {{ input.message }} ({{ input._submission.form_id }})"}},
        ],
        "edges": [{"source": "start", "target": "greet"}],
    })
}

async fn create_form(client: &Client, form: &Value) -> String {
    let made = client.post("/yourapp/v1/forms", form).await;
    assert_eq!(made.status, 201, "{made:?}");
    made.at("/data/id").as_str().unwrap().to_owned()
}

async fn submit(client: &Client, form: &str, data: &Value) -> Answer {
    client.post(&format!("/yourapp/v1/forms/{form}/submissions"), data).await
}

async fn submissions(client: &Client, form: &str) -> Vec<Value> {
    let listed = client.get(&format!("/yourapp/v1/forms/{form}/submissions")).await;
    assert_eq!(listed.status, 200, "{listed:?}");
    listed.at("/data").as_array().unwrap().clone()
}

fn faults(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!((answer.status, answer.at("/error/code")), (400, json!("VALIDATION_ERROR")), "{answer:?}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let violations = answer.at("/error/details/violations");
    violations.as_array().unwrap().iter().map(|one| (text(&one["pointer"]), text(&one["code"]))).collect()
}

fn expected(faults: &[(&str, &str)]) -> Vec<(String, String)> {
    faults.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect()
}

async fn a_form_is_made_read_and_listed_as_the_reference_prints_it(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let made = client.post("/yourapp/v1/forms", &contact()).await;
    assert_eq!(made.status, 201, "{made:?}");
    let id = made.at("/data/id").as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), format!("/yourapp/v1/forms/{id}"));
    assert_eq!(made.at("/data/url"), json!(format!("/forms/{id}")));
    assert_eq!(
        made.at("/data/fields/0"),
        json!({"name": "email", "type": "email", "label": "Email", "required": true})
    );
    let read = client.get(made.header("location")).await;
    assert_eq!((read.status, read.json()), (200, made.json()));

    let other =
        create_form(&client, &json!({"name": "b", "public": false, "fields": [{"name": "a", "type": "text"}]})).await;
    let listed = client.get("/yourapp/v1/forms?limit=1").await;
    assert_eq!((listed.at("/data/0/id"), listed.at("/data/0/url")), (json!(other), Value::Null));
    assert_eq!(listed.at("/meta"), json!({"page": 1, "limit": 1, "total": 2}));
    assert_eq!(client.get("/yourapp/v1/forms?limit=1&page=2").await.at("/data/0"), made.at("/data"));

    let sent = submit(&client, &id, &filled()).await;
    assert_eq!(sent.status, 201, "{sent:?}");
    assert_eq!((sent.at("/data/data"), sent.at("/data/executions")), (filled()["data"].clone(), json!([])));
    assert_eq!(submissions(&client, &id).await, [sent.at("/data")]);
    assert_eq!(submissions(&client, &other).await, Vec::<Value>::new());
    server.stop().await;
}

async fn faults_of_a_definition_are_all_told(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let form = json!({"name": "f", "fields": [
        {"name": "a", "type": "select"},
        {"name": "a", "type": "text", "min": 1, "min_length": 5, "max_length": 4},
        {"name": "b", "type": "integer", "min": 2, "default": 1, "pattern": "("},
        {"name": "c", "type": "text", "pattern": "("},
        {"name": "d", "type": "email", "default": "nobody"},
    ]});
    let refused = client.post("/yourapp/v1/forms", &form).await;
    let expect = [
        ("/fields/0/options", "required"),
        ("/fields/1/name", "duplicate"),
        ("/fields/1/min", "not_applicable"),
        ("/fields/1/max_length", "minimum"),
        ("/fields/2/pattern", "not_applicable"),
        ("/fields/2/pattern", "pattern"),
        ("/fields/3/pattern", "pattern"),
        ("/fields/4/default", "format"),
    ];
    assert_eq!(faults(&refused), expected(&expect));
    let refused = client.post("/yourapp/v1/forms", &json!({"fields": [{"name": "1", "type": "colour"}]})).await;
    assert_eq!(
        faults(&refused),
        expected(&[("/name", "required"), ("/fields/0/name", "pattern"), ("/fields/0/type", "enum")])
    );
    assert_eq!(client.get("/yourapp/v1/forms").await.at("/data"), json!([]));
    server.stop().await;
}

async fn faults_of_a_submission_are_all_told_and_nothing_is_stored(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let form = create_form(
        &client,
        &json!({"name": "f", "fields": [
            {"name": "email", "type": "email", "required": true},
            {"name": "age", "type": "integer", "min": 18, "max": 120},
            {"name": "size", "type": "radio", "options": ["S", "L"]},
            {"name": "extras", "type": "multiselect", "options": [{"value": "w", "label": "Wrapping"}]},
            {"name": "terms", "type": "checkbox", "required": true},
            {"name": "when", "type": "date"},
            {"name": "pieces", "type": "number", "default": 1},
        ]}),
    )
    .await;
    for (data, expect) in [
        (json!({}), vec![("/data/email", "required"), ("/data/terms", "required")]),
        (
            json!({"email": "x", "age": 17, "size": "M", "extras": ["w", "v"], "terms": false, "when": "2023-02-29"}),
            vec![
                ("/data/email", "format"),
                ("/data/age", "minimum"),
                ("/data/size", "enum"),
                ("/data/extras/1", "enum"),
                ("/data/terms", "required"),
                ("/data/when", "format"),
            ],
        ),
        (
            json!({"email": 1, "age": "many", "size": ["S"], "extras": {}, "terms": "yes", "when": 20_230_228, "pieces": "one"}),
            ["email", "age", "size", "extras", "terms", "when", "pieces"].map(|_| ("", "type")).to_vec(),
        ),
    ] {
        let mut found = faults(&submit(&client, &form, &json!({ "data": data })).await);
        if expect[0].0.is_empty() {
            for (pointer, _) in &mut found {
                pointer.clear();
            }
        }
        assert_eq!(found, expected(&expect), "{data}");
    }
    assert_eq!(faults(&submit(&client, &form, &json!({"data": []})).await), expected(&[("/data", "type")]));
    assert_eq!(faults(&submit(&client, &form, &json!({})).await), expected(&[("/data", "required")]));
    assert_eq!(submissions(&client, &form).await, Vec::<Value>::new());

    let data = json!({"email": "a@b", "age": "42", "extras": ["w"], "terms": true, "unasked": 1});
    let sent = submit(&client, &form, &json!({ "data": data })).await;
    let stored =
        json!({"email": "a@b", "age": 42, "size": null, "extras": ["w"], "terms": true, "when": null, "pieces": 1});
    assert_eq!((sent.status, sent.at("/data/data")), (201, stored));
    server.stop().await;
}

async fn a_submission_runs_the_published_workflows_that_name_its_form(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    let (form, other) = (create_form(&client, &contact()).await, create_form(&client, &contact()).await);
    let first = client.create_workflow(&workflow(&form, "published")).await;
    let draft = client.create_workflow(&workflow(&form, "draft")).await;
    client.create_workflow(&workflow(&other, "published")).await;
    let started = |sent: &Answer| -> Vec<String> {
        assert_eq!(sent.status, 201, "{sent:?}");
        let executions = sent.at("/data/executions");
        executions.as_array().unwrap().iter().map(|one| one["workflow_id"].as_str().unwrap().to_owned()).collect()
    };
    let sent = submit(&client, &form, &filled()).await;
    assert_eq!(started(&sent), std::slice::from_ref(&first));
    let done = client.finished(sent.at("/data/executions/0/execution_id").as_str().unwrap()).await;
    assert_eq!(done["output"], json!(format!("user@example.com: Hello! ({form})")), "{done}");
    assert_eq!(done["input"]["_submission"]["id"], sent.at("/data/id"));

    // Triggers follow every change of the workflow.
    let change = async |workflow: &str, change: Value| {
        let changed = client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &change).await;
        assert_eq!(changed.status, 200, "{changed:?}");
    };
    change(&draft, json!({"status": "published"})).await;
    assert_eq!(started(&submit(&client, &form, &filled()).await), [first.clone(), draft.clone()]);
    change(&first, json!({"nodes": workflow(&other, "")["nodes"].clone()})).await;
    assert_eq!(started(&submit(&client, &form, &filled()).await), std::slice::from_ref(&draft));
    change(&draft, json!({"status": "archived"})).await;
    assert_eq!(started(&submit(&client, &form, &filled()).await), Vec::<String>::new());
    assert_eq!(client.delete(&format!("/yourapp/v1/workflows/{first}")).await.status, 200);
    assert_eq!(started(&submit(&client, &other, &filled()).await).len(), 1);
    assert_eq!(submissions(&client, &form).await.len(), 4);
    server.stop().await;
}

async fn a_trigger_names_a_form_that_is_there(bed: Bed) {
    let server = bed.start().await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let foreign = create_form(&stranger, &contact()).await;
    let told = async |form: &str, pointer: &str, code: &str| {
        let refused = client.post("/yourapp/v1/workflows", &workflow(form, "published")).await;
        assert_eq!(refused.status, 409, "{refused:?}");
        let violation = refused.at("/error/details/violations/0");
        assert_eq!((&violation["pointer"], &violation["code"]), (&json!(pointer), &json!(code)), "{refused:?}");
        violation
    };
    let missing = told("form_01j7hs7k80es8r65rzyjka792g", "/nodes/0/config/form", "unknown_record").await;
    assert_eq!(told(&foreign, "/nodes/0/config/form", "unknown_record").await, missing);
    told("the contact form", "/nodes/0/config/form", "invalid_form").await;
    told("{{ input.form }}", "/nodes/0/config/form", "invalid_form").await;
    server.stop().await;
}

async fn anothers_form_does_not_exist(bed: Bed) {
    let server = bed.start().await;
    let (own, other) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let unit = server.client(&bed.key(&["--tenant", "default", "--unit", "u"]));
    let form = create_form(&own, &contact()).await;
    submit(&own, &form, &filled()).await;
    let told = |answer: &Answer| answer.text.replace(answer.header("x-request-id"), "");
    for stranger in [&other, &unit] {
        let mut answers = Vec::new();
        for id in [form.as_str(), "form_01j7hs7k80es8r65rzyjka792g", "form_x", "wf_01j7hs7k80es8r65rzyjka792g"] {
            let path = format!("/yourapp/v1/forms/{id}");
            let answer = [
                stranger.get(&path).await,
                stranger.get(&format!("{path}/submissions")).await,
                submit(stranger, id, &filled()).await,
            ];
            assert!(answer.iter().all(|answer| answer.status == 404), "{answer:?}");
            answers.push(answer.iter().map(told).collect::<Vec<_>>());
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(stranger.get("/yourapp/v1/forms").await.at("/data"), json!([]));
    }
    assert_eq!(submissions(&own, &form).await.len(), 1);
    for (scope, [read, write, submitted]) in [
        ("forms:read", [200, 403, 403]),
        ("forms:write", [403, 201, 403]),
        ("forms:submit", [403, 403, 201]),
        ("workflows:write", [403, 403, 403]),
    ] {
        let client = server.client(&bed.key(&["--tenant", "default", "--scope", scope]));
        let found = [
            client.get("/yourapp/v1/forms").await.status,
            client.post("/yourapp/v1/forms", &contact()).await.status,
            submit(&client, &form, &filled()).await.status,
        ];
        assert_eq!(found, [read, write, submitted], "{scope}");
    }
    server.stop().await;
}

async fn people_fill_in_the_page(bed: Bed) {
    let server = bed.start_with(&["--body-limit", "4096"]).await;
    let (client, person) = (server.admin(), server.client(""));
    let mut form = contact();
    form["name"] = json!("<b>Contact</b> & \"more\"");
    form["fields"][1]["label"] = json!("<script>alert(1)</script>");
    form["fields"].as_array_mut().unwrap().push(json!({"name": "pieces", "type": "integer", "max": 9}));
    let id = create_form(&client, &form).await;
    let runs = client.create_workflow(&workflow(&id, "published")).await;
    let path = format!("/forms/{id}");
    let page = person.get(&path).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(!page.text.contains("<script") && !page.text.contains("<b>"), "{page:?}");
    assert!(page.text.contains("&lt;script&gt;"), "{page:?}");
    assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src 'sha256-"), "{page:?}");
    assert_eq!(person.send(Method::HEAD, &path, None).await.status, 200);

    let enter = async |body: &str| {
        let request = person.request(Method::POST, &path).header("content-type", "application/x-www-form-urlencoded");
        Answer::of(request.body(body.to_owned())).await
    };
    let wrong = enter("email=%22%3E%3Cscript%3E&message=kept+words&pieces=10").await;
    assert_eq!(wrong.status, 422);
    for part in [
        "role=\"alert\"",
        "<a href=\"#f0\">",
        "<a href=\"#f2\">",
        "kept words</textarea>",
        "value=\"&quot;&gt;&lt;script&gt;\"",
        "value=\"10\"",
    ] {
        assert!(wrong.text.contains(part), "{part} is not in {}", wrong.text);
    }
    assert!(!wrong.text.contains("<script"), "{}", wrong.text);
    assert_eq!(submissions(&client, &id).await, Vec::<Value>::new());

    let sent = enter("email=user%40example.com&message=Hello%21&pieces=7").await;
    assert_eq!((sent.status, sent.header("location")), (303, &*format!("{id}/thanks")), "{sent:?}");
    let thanks = person.get(&format!("{path}/thanks")).await;
    assert!(thanks.status == 200 && thanks.text.contains("role=\"status\""), "{thanks:?}");
    let stored = submissions(&client, &id).await;
    assert_eq!(stored[0]["data"], json!({"email": "user@example.com", "message": "Hello!", "pieces": 7}));
    assert_eq!(stored[0]["executions"][0]["workflow_id"], json!(runs));
    let done = client.finished(stored[0]["executions"][0]["execution_id"].as_str().unwrap()).await;
    assert_eq!(done["output"], json!(format!("user@example.com: Hello! ({id})")));

    assert_eq!(enter(&format!("email=a%40b&message={}", "x".repeat(5_000))).await.status, 413);
    assert_eq!(person.post(&path, &filled()).await.status, 415);
    assert_eq!(person.delete(&path).await.status, 405);
    let private =
        create_form(&client, &json!({"name": "p", "public": false, "fields": [{"name": "a", "type": "text"}]})).await;
    for unknown in [private.as_str(), "form_01j7hs7k80es8r65rzyjka792g", "x", "..%2f"] {
        let answer = person.get(&format!("/forms/{unknown}")).await;
        assert_eq!((answer.status, answer.header("content-type")), (404, "text/html; charset=utf-8"), "{unknown}");
        assert!(answer.text.contains("Form not found"));
    }
    server.stop().await;
}

async fn a_submission_survives_a_crash_with_what_it_started(bed: Bed) {
    let server = bed.start().await;
    let (client, key) = (server.admin(), server.printed_key().unwrap());
    let form = create_form(&client, &contact()).await;
    for _ in 0..3 {
        client.create_workflow(&workflow(&form, "published")).await;
    }
    let mut sent = Vec::new();
    for _ in 0..5 {
        sent.push(submit(&client, &form, &filled()).await.at("/data"));
    }
    server.kill().await;
    let server = bed.start().await;
    let client = server.client(&key);
    sent.reverse();
    assert_eq!(submissions(&client, &form).await, sent);
    for execution in sent.iter().flat_map(|one| one["executions"].as_array().unwrap()) {
        let done = client.finished(execution["execution_id"].as_str().unwrap()).await;
        assert_eq!(done["status"], json!("completed"), "{done}");
    }
    let client = &client;
    eventually("as many executions as were told", || async move {
        let listed = client.get("/yourapp/v1/executions?limit=100&status=completed").await;
        (listed.at("/data").as_array().unwrap().len() == 15).then_some(())
    })
    .await;
    server.stop().await;
}
