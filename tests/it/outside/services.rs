//! `integration` and `email`: what services are asked, what of it comes back, and that a message that is sent again is known as the one that it is.

use serde_json::{Value, json};

use super::{code, example, faults, publish, publish_example, run, run_node};
use crate::{
    credentials::credential,
    support::{
        bed::Bed,
        client::Client,
        mailbox::Mailbox,
        on_each_database,
        service::{Answered, Asked, Service, ok},
    },
};

on_each_database!(
    an_integration_does_what_its_type_can,
    an_integration_that_is_not_there_or_not_able_says_so,
    mail_is_sent_as_text_and_html_by_a_name_that_its_step_keeps,
    mail_that_cannot_be_sent_says_why_and_tells_no_secret,
);

const SECRET: &str = "hush-hush-hush";

async fn integration(client: &Client, name: &str, kind: &str, config: &Value, credential: Option<&str>) -> String {
    let mut body = json!({"name": name, "type": kind, "config": config});
    if let Some(credential) = credential {
        body["credential_id"] = json!(credential);
    }
    let made = client.post("/platform/v1/integrations", &body).await;
    assert_eq!(made.status, 201, "{made:?}");
    made.at("/id").as_str().unwrap().to_owned()
}

/// Slack, GitHub, Salesforce and a service of one's own, at one address.
fn services(asked: &Asked, _: usize) -> Answered {
    if asked.header("authorization") != format!("Bearer {SECRET}") {
        return (401, Vec::new(), String::new());
    }
    match (asked.method.as_str(), asked.target.as_str()) {
        ("POST", "/slack/chat.postMessage") if asked.json()["channel"] == "#orders" => {
            ok(&json!({"ok": true, "channel": "C1", "ts": "1.2", "message": {"text": asked.json()["text"]}}))
        }
        ("POST", "/slack/chat.postMessage") => ok(&json!({"ok": false, "error": "channel_not_found"})),
        ("POST", "/github/repos/octocat/hello/issues") => {
            let (_, headers, body) = ok(&json!({"number": 7, "html_url": "https://x/7", "id": 70}));
            (201, headers, body)
        }
        ("POST", "/github/repos/octocat/hello/issues/7/comments") => {
            ok(&json!({"html_url": "https://x/7#1", "id": 71}))
        }
        ("POST", "/github/repos/octocat/hello/actions/workflows/deploy.yml/dispatches") => {
            (204, Vec::new(), String::new())
        }
        ("POST", target) if target.starts_with("/github/") => {
            let (_, headers, body) = ok(&json!({ "message": format!("nothing here for {SECRET}") }));
            (404, headers, body)
        }
        ("GET", target) if target.starts_with("/services/data/v62.0/query?q=SELECT") => ok(&json!({
            "totalSize": 3, "done": false, "nextRecordsUrl": "/services/data/v62.0/query/next", "records": [{"Id": "1"}, {"Id": "2"}]
        })),
        ("GET", "/services/data/v62.0/query/next") => {
            ok(&json!({"totalSize": 3, "done": true, "records": [{"Id": "3"}]}))
        }
        ("POST", "/services/data/v62.0/sobjects/Contact") => ok(&json!({"id": "0035g00000ABCDE", "success": true})),
        ("PATCH", "/services/data/v62.0/sobjects/Contact/0035g00000ABCDE") => (204, Vec::new(), String::new()),
        ("PUT", "/own/v2/orders/42?notify=true") => ok(&json!({"got": asked.json(), "secret": SECRET})),
        _ => (404, Vec::new(), String::new()),
    }
}

async fn an_integration_does_what_its_type_can(bed: Bed) {
    let service = Service::open(services).await;
    let server = bed.start_with(&["--allow-outgoing", &service.address]).await;
    let client = server.admin();
    let token = credential(&client, "bearer_token", &json!(SECRET)).await;
    let base = |path: &str| json!({ "base_url": service.url(path) });
    integration(&client, "team chat", "slack", &base("/slack"), Some(&token)).await;
    integration(&client, "code", "github", &base("/github"), Some(&token)).await;
    integration(&client, "crm", "salesforce", &json!({"instance_url": service.url("")}), Some(&token)).await;
    let own = integration(&client, "own", "http", &base("/own/v2"), Some(&token)).await;

    let shown = example("integration");
    let workflow = publish_example(&client, &shown).await;
    assert_eq!(run(&client, &workflow, &shown["input"]).await["output"], json!({"ts": "1.2"}));
    let posted = service.seen().pop().unwrap();
    assert_eq!(posted.json(), json!({"channel": "#orders", "text": "A new order: 42"}));
    assert!(!posted.header("idempotency-key").is_empty());
    let missed = run(&client, &workflow, &json!({"channel": "#nowhere", "order": 42})).await;
    assert_eq!(missed["output"], json!({"why": "Slack says: channel_not_found"}), "{missed}");

    let record = json!({"object": "Contact", "fields": {"LastName": "Lovelace"}});
    let mut change = record.clone();
    change["id"] = json!("0035g00000ABCDE");
    for (named, action, with, expect) in [
        (
            "code",
            "create_issue",
            json!({"repository": "octocat/hello", "title": "Red"}),
            json!({"number": 7, "url": "https://x/7", "id": 70}),
        ),
        (
            "code",
            "create_comment",
            json!({"repository": "octocat/hello", "issue": 7, "body": "Green"}),
            json!({"url": "https://x/7#1", "id": 71}),
        ),
        (
            "code",
            "dispatch_workflow",
            json!({"repository": "octocat/hello", "workflow": "deploy.yml", "ref": "main", "inputs": {"to": "staging"}}),
            json!({"accepted": true}),
        ),
        (
            "crm",
            "query",
            json!({"soql": "SELECT Id FROM Contact"}),
            json!({"records": [{"Id": "1"}, {"Id": "2"}, {"Id": "3"}], "total": 3, "complete": true}),
        ),
        (
            "crm",
            "query",
            json!({"soql": "SELECT Id FROM Contact", "max_records": 1}),
            json!({"records": [{"Id": "1"}], "total": 3, "complete": false}),
        ),
        ("crm", "create_record", record, json!({"id": "0035g00000ABCDE"})),
        ("crm", "update_record", change, json!({"id": "0035g00000ABCDE"})),
    ] {
        let config = json!({"integration": named, "action": action, "with": with});
        let done = run_node(&client, "integration", &config).await;
        assert_eq!(done["output"], expect, "{action}: {done}");
    }
    // By its id, in either spelling; what the service echoes of the secret is not kept.
    let listed = client.get("/yourapp/v1/integrations").await.at("/data/0/id");
    for named in [own.as_str(), listed.as_str().unwrap()] {
        let with = json!({"method": "PUT", "path": "/orders/42", "query": {"notify": true}, "body": {"total": 12}});
        let done =
            run_node(&client, "integration", &json!({"integration": named, "action": "request", "with": with})).await;
        assert_eq!(done["output"]["body"], json!({"got": {"total": 12}, "secret": "[redacted]"}), "{done}");
    }
    let gone = run_node(&client, "integration", &json!({"integration": "code", "action": "create_issue", "with": {"repository": "octocat/other", "title": "t"}})).await;
    assert_eq!(code(&gone), "http_status");
    let message = gone["error"]["message"].as_str().unwrap();
    assert!(message.contains("404") && message.contains("nothing here for [redacted]"), "{message}");
    // What there is to be done is in the catalogue, and each takes what it says.
    let types = client.get("/platform/v1/integration-types").await;
    for kind in types.at("/items").as_array().unwrap() {
        assert!(!kind["actions"].as_array().unwrap().is_empty(), "{kind}");
        for action in kind["actions"].as_array().unwrap() {
            let schema = &action["input_schema"];
            jsonschema::validator_for(schema).unwrap();
            assert_eq!(schema["additionalProperties"], json!(false), "{action}");
            for (name, property) in schema["properties"].as_object().unwrap() {
                let explained = property["description"].is_string() && property.get("examples").is_some();
                assert!(
                    explained || property["default"] != Value::Null && property["description"].is_string(),
                    "{name} of {action}"
                );
            }
        }
    }
    server.stop().await;
}

async fn an_integration_that_is_not_there_or_not_able_says_so(bed: Bed) {
    let service = Service::open(services).await;
    let server = bed.start_with(&["--allow-outgoing", &service.address]).await;
    let (client, stranger) = (server.admin(), server.client(&bed.key(&["--tenant", "other"])));
    let token = credential(&client, "bearer_token", &json!(SECRET)).await;
    let wrong = credential(&client, "bearer_token", &json!("another-secret")).await;
    let base = json!({ "base_url": service.url("/own/v2") });
    let own = integration(&client, "own", "http", &base, Some(&token)).await;
    integration(&client, "shut", "http", &base, Some(&wrong)).await;
    let config = |named: &str, action: &str, with: Value| json!({"integration": named, "action": action, "with": with});
    for (config, expect) in [
        (config("nothing", "request", json!({})), "unknown_integration"),
        (config("int-01j7mrwgf0e60tak362xesvjfr", "request", json!({})), "unknown_integration"),
        (config("own", "create_issue", json!({})), "unknown_action"),
        (config("own", "request", json!({"path": 7, "oops": 1})), "invalid_config"),
        (config("own", "request", json!({"path": "/../../admin"})), "invalid_url"),
        (config("own", "request", json!({"path": "/none"})), "http_status"),
        (config("shut", "request", json!({"path": "/orders/42"})), "http_status"),
    ] {
        let done = run_node(&client, "integration", &config).await;
        assert_eq!(code(&done), expect, "{config}: {done}");
        assert!(!done.to_string().contains("another-secret"), "{done}");
    }
    for named in [own.as_str(), "own"] {
        assert_eq!(
            code(&run_node(&stranger, "integration", &config(named, "request", json!({}))).await),
            "unknown_integration"
        );
    }
    assert!(service.seen().iter().all(|asked| !asked.target.contains("admin")));
    let nodes = json!([{"id": "i", "type": "integration", "config": {"integration": "own", "action": "fly"}}]);
    assert_eq!(faults(&client, nodes).await, ["/nodes/0/config/action unknown_action"]);
    // One that is deleted is one that is not there.
    let workflow = publish(
        &client,
        "w",
        &[json!({"id": "i", "type": "integration", "config": config(&own, "request", json!({}))})],
    )
    .await;
    assert_eq!(client.delete(&format!("/platform/v1/integrations/{own}")).await.status, 204);
    assert_eq!(code(&run(&client, &workflow, &json!({})).await), "unknown_integration");
    server.stop().await;
}

async fn mail_is_sent_as_text_and_html_by_a_name_that_its_step_keeps(bed: Bed) {
    let mailbox = Mailbox::open("robot", SECRET).await;
    let address = format!("127.0.0.1:{}", mailbox.port);
    let server = bed.start_with(&["--allow-outgoing", &address]).await;
    let client = server.admin();
    let login = credential(&client, "basic_auth", &json!({"username": "robot", "password": SECRET})).await;
    let own = json!({"host": "127.0.0.1", "port": mailbox.port, "tls": "none", "from": "robot@example.com"});
    integration(&client, "mail", "smtp", &own, Some(&login)).await;
    let shown = example("email");
    let workflow = publish_example(&client, &shown).await;
    let done = run(&client, &workflow, &shown["input"]).await;
    assert_eq!(done["status"], json!("completed"), "{done}");
    let [mail] = &mailbox.mail()[..] else { panic!("{:?}", mailbox.mail()) };
    assert_eq!((mail.from.as_str(), &mail.to[..]), ("robot@example.com", &["ada@example.com".to_owned()][..]));
    assert_eq!(mail.header("Subject"), "Your order 42");
    assert!(mail.header("To").contains("Ada Lovelace") && mail.header("To").ends_with("<ada@example.com>"), "{mail:?}");
    assert!(mail.text.contains("It is on its way.") && mail.text.contains("<p>It is on its way, Ada.</p>"), "{mail:?}");
    let id = done["output"]["message_id"].as_str().unwrap();
    assert_eq!((mail.header("Message-ID"), &done["output"]["receivers"]), (id, &json!(["ada@example.com"])));

    // The server takes it and goes away without a word: it is sent again, as the same message. Another run's is another.
    let lost = json!({"email": "eve@lost.example", "name": "Eve", "order": 43});
    for _ in 0..2 {
        assert_eq!(run(&client, &workflow, &lost).await["status"], json!("completed"));
    }
    let all = mailbox.mail();
    let ids: Vec<&str> = all[1..].iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    assert!(ids[0] == ids[1] && ids[1] != ids[2] && ids[0] != id, "{ids:?}");

    // Through a server that the node names; hidden receivers are hidden. And as an integration's action.
    let mut through = own.clone();
    through["credential"] = json!(login);
    let config = json!({
        "server": through, "to": ["a@example.com", "Bo <b@example.com>"], "bcc": "hidden@example.com",
        "reply_to": "help@example.com", "subject": "Grüße", "text": "Hallo"
    });
    let done = run_node(&client, "email", &config).await;
    assert_eq!(done["output"]["receivers"], json!(["a@example.com", "b@example.com", "hidden@example.com"]), "{done}");
    let mail = mailbox.mail().pop().unwrap();
    assert_eq!((mail.to.len(), mail.header("Reply-To")), (3, "help@example.com"));
    assert!(!mail.text.contains("hidden@example.com"), "{mail:?}");
    let with = json!({"to": "c@example.com", "subject": "s", "text": "t"});
    let done = run_node(&client, "integration", &json!({"integration": "mail", "action": "send", "with": with})).await;
    assert_eq!(done["output"]["receivers"], json!(["c@example.com"]), "{done}");
    server.stop().await;
}

async fn mail_that_cannot_be_sent_says_why_and_tells_no_secret(bed: Bed) {
    let mailbox = Mailbox::open("robot", SECRET).await;
    let address = format!("127.0.0.1:{}", mailbox.port);
    let server = bed.start_with(&["--allow-outgoing", &address]).await;
    let client = server.admin();
    let wrong = credential(&client, "basic_auth", &json!({"username": "robot", "password": "another-secret"})).await;
    let token = credential(&client, "bearer_token", &json!(SECRET)).await;
    integration(&client, "chat", "slack", &json!({}), Some(&token)).await;
    let at = |more: Value| {
        let mut server = json!({"host": "127.0.0.1", "port": mailbox.port, "tls": "none", "from": "robot@example.com"});
        for (name, value) in more.as_object().unwrap() {
            server[name] = value.clone();
        }
        server
    };
    let mail = |server: Value, to: &str| json!({"server": server, "to": to, "subject": "s", "text": "t"});
    for (config, expect) in [
        (mail(at(json!({})), "nobody@nowhere.example"), "smtp_refused"),
        (mail(at(json!({})), "somebody@later.example"), "smtp_unavailable"),
        (mail(at(json!({ "credential": wrong })), "a@example.com"), "smtp_refused"),
        (mail(at(json!({ "credential": token })), "a@example.com"), "credential_type"),
        (mail(at(json!({"tls": "starttls"})), "a@example.com"), "smtp_unavailable"),
        (mail(at(json!({"host": "10.0.0.1"})), "a@example.com"), "smtp_unavailable"),
        (mail(at(json!({})), "{{ \"no address\" }}"), "invalid_config"),
        (json!({"integration": "chat", "to": "a@example.com", "subject": "s", "text": "t"}), "integration_type"),
        (json!({"integration": "nothing", "to": "a@example.com", "subject": "s", "text": "t"}), "unknown_integration"),
    ] {
        let done = run_node(&client, "email", &config).await;
        assert_eq!(code(&done), expect, "{config}: {done}");
        // As the protocol spells it: the server said it back.
        for secret in ["another-secret", "AHJvYm90AGFub3RoZXItc2VjcmV0"] {
            assert!(!done.to_string().contains(secret) && !server.stderr().contains(secret), "{done}");
        }
    }
    assert!(mailbox.mail().is_empty(), "{:?}", mailbox.mail());
    let faulty = |config: Value| json!([{"id": "m", "type": "email", "config": config}]);
    for (config, expect) in [
        (json!({"to": "a@example.com", "subject": "s", "text": "t"}), &["integration required"][..]),
        (mail(at(json!({})), "nobody"), &["to invalid_address"]),
        (
            json!({"integration": "x", "to": ["a@example.com", "bob@"], "subject": "s"}),
            &["text required", "to/1 invalid_address"],
        ),
    ] {
        let expect: Vec<String> = expect.iter().map(|fault| format!("/nodes/0/config/{fault}")).collect();
        assert_eq!(faults(&client, faulty(config)).await, expect);
    }
    server.stop().await;
}
