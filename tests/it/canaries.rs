//! Planted secrets, and every place that they must not come out at: answers, errors, the log at its most talkative, metrics, documents, and the database itself.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::Method;
use sea_orm::{ConnectionTrait as _, Database, Statement};
use serde_json::json;
use uuid::Uuid;

use crate::{
    credentials::{credential, integration, service, test},
    support::{bed::Bed, client::Client, on_each_database},
};

on_each_database!(no_planted_secret_comes_out_anywhere);

/// A text that is nowhere by chance.
fn canary() -> String {
    format!("canary{}", Uuid::new_v4().simple())
}

/// The spellings that it could come out in.
fn spellings(canary: &str) -> [String; 3] {
    let hex: Vec<String> = canary.bytes().map(|byte| format!("{byte:02x}")).collect();
    [canary.to_owned(), BASE64_STANDARD.encode(canary).trim_end_matches('=').to_owned(), hex.concat()]
}

/// What was heard, by where.
#[derive(Default)]
struct Heard(Vec<(String, String)>);

impl Heard {
    async fn ask(&mut self, client: &Client, method: Method, path: &str, body: Option<&serde_json::Value>) {
        let answer = client.send(method.clone(), path, body).await;
        assert_ne!(answer.status, 500, "{method} {path}: {answer:?}");
        self.0.push((format!("{method} {path}"), format!("{:?} {}", answer.headers, answer.text)));
    }

    fn check(&self, canaries: &[(&str, String)]) {
        for (place, text) in &self.0 {
            for (name, canary) in canaries {
                for spelling in spellings(canary) {
                    assert!(!text.contains(&spelling), "the {name} comes out at {place}");
                }
            }
        }
    }
}

async fn no_planted_secret_comes_out_anywhere(bed: Bed) {
    let (address, _) = service("nobody").await;
    let server = bed.start_with(&["--allow-outgoing", &address, "--log-level", "trace"]).await;
    let client = server.admin();
    let mut canaries = vec![("API key", client.key.clone())];
    let mut plant = |name: &'static str| {
        let text = canary();
        canaries.push((name, text.clone()));
        text
    };
    let token_url = format!("http://{address}/token");
    let values = [
        ("api_key", json!(plant("key"))),
        ("bearer_token", json!(plant("token"))),
        ("basic_auth", json!({"username": "u", "password": plant("password")})),
        (
            "oauth2_client_credentials",
            json!({"client_id": "c", "client_secret": plant("client's secret"), "token_url": token_url}),
        ),
        ("custom_headers", json!({"X-Own": plant("header")})),
    ];
    let (refused, header, signing) = (plant("refused value"), canary(), plant("webhook's secret"));
    let mut heard = Heard::default();
    for (kind, value) in &values {
        let id = credential(&client, kind, value).await;
        let works = integration(&client, &address, &id).await;
        heard.0.push((format!("a test with {kind}"), test(&client, &works).await.to_string()));
        heard.ask(&client, Method::DELETE, &format!("/yourapp/v1/credentials/{id}"), None).await;
    }
    for value in [json!([refused]), json!({"a": refused}), json!(format!("{refused}\u{0}"))] {
        let body = json!({"name": "c", "type": "api_key", "value": value});
        heard.ask(&client, Method::POST, "/yourapp/v1/credentials", Some(&body)).await;
        let body = json!({"name": "c", "type": "basic_auth", "value": {"username": 1, "password": value}});
        heard.ask(&client, Method::POST, "/yourapp/v1/credentials", Some(&body)).await;
    }
    let secret_config = json!({"name": "i", "type": "http", "config": {"base_url": format!("https://u:{refused}@x/")}});
    heard.ask(&client, Method::POST, "/platform/v1/integrations", Some(&secret_config)).await;

    // A key that is made with an idempotency key: its answer is kept, and shows the key.
    let wanted = json!({"name": "k", "scopes": ["workflows:read"]});
    let request = client.request(Method::POST, "/platform/v1/api-keys").header("Idempotency-Key", "one").json(&wanted);
    let made = crate::support::client::Answer::of(request).await;
    assert_eq!(made.status, 201, "{made:?}");
    canaries.push(("made API key", made.at("/key").as_str().unwrap().to_owned()));

    // What signs events: given, and made. Each is in the answer that makes the webhook and nowhere else.
    for secret in [Some(signing), None] {
        let mut hook = json!({"url": format!("http://{address}/hook"), "events": ["workflow.executed"]});
        if let Some(secret) = secret {
            hook["secret"] = json!(secret);
        }
        let made = client.post("/yourapp/v1/webhooks", &hook).await;
        assert_eq!(made.status, 201, "{made:?}");
        canaries.push(("webhook's secret, as answered", made.at("/data/secret").as_str().unwrap().to_owned()));
    }
    // An OAuth 2.0 client's secret and its token; a user's token.
    let wanted = json!({"name": "c", "scopes": ["workflows:read"]});
    let made = client.post("/platform/v1/oauth-clients", &wanted).await;
    let [id, secret] = ["/client_id", "/client_secret"].map(|at| made.at(at).as_str().unwrap().to_owned());
    let stranger = Client::new(&client.base, "");
    let grant = stranger.request(Method::POST, "/oauth/token").basic_auth(&id, Some(&secret));
    let form = grant.header("content-type", "application/x-www-form-urlencoded").body("grant_type=client_credentials");
    let granted = crate::support::client::Answer::of(form).await;
    assert_eq!(granted.status, 200, "{granted:?}");
    canaries.push(("client's own secret", secret));
    canaries.push(("access token", granted.at("/access_token").as_str().unwrap().to_owned()));
    let user = client.post("/platform/v1/users", &json!({"name": "ada"})).await;
    let path = format!("/platform/v1/users/{}/tokens", user.at("/id").as_str().unwrap());
    let made = client.post(&path, &json!({"name": "t"})).await;
    canaries.push(("user's token", made.at("/token").as_str().unwrap().to_owned()));
    heard.ask(&client, Method::GET, &path, None).await;

    // What a workflow sends is the workflow's own and is shown with it; what its runs leave behind must not have it.
    let node = json!({"id": "a", "type": "http_request", "config": {
        "url": format!("http://{address}/"), "headers": {"Authorization": format!("Bearer {header}")},
    }});
    let workflow = client.create_workflow(&json!({"name": "w", "nodes": [node], "edges": []})).await;
    let run = client.execute(&workflow, &json!({})).await;
    heard.0.push(("an execution".to_owned(), client.finished(&run).await.to_string()));
    for path in [
        "/yourapp/v1/credentials",
        "/yourapp/v1/integrations",
        "/yourapp/v1/executions",
        "/platform/v1/integrations",
        "/platform/v1/integration-types",
        "/platform/v1/api-keys",
        "/platform/v1/oauth-clients",
        "/platform/v1/webhook-deliveries",
        "/platform/v1/audit-events",
        "/yourapp/v1/webhooks",
        "/metrics",
        "/openapi.json",
        "/openapi/yourapp.yaml",
        "/docs",
        "/healthz",
    ] {
        heard.ask(&client, Method::GET, path, None).await;
    }
    // The search is of real answers.
    assert!(heard.0.iter().any(|(place, text)| place.ends_with("/metrics") && text.contains("switchyard_http")));

    let mut of_runs = canaries.clone();
    of_runs.push(("header of a node", header));
    heard.0.push(("the log".to_owned(), server.stderr()));
    heard.check(&of_runs);

    let mut kept = Heard(database(&bed).await);
    assert!(
        kept.0.iter().any(|(_, text)| text.contains("oauth2_client_credentials")),
        "the search finds what is there"
    );
    kept.check(&canaries);
    server.stop().await;
    kept.0 = database(&bed).await;
    kept.check(&canaries);
}

/// All that the database holds: SQLite's files as they are, every row of PostgreSQL.
async fn database(bed: &Bed) -> Vec<(String, String)> {
    if !bed.is_shared() {
        let files = std::fs::read_dir(bed.folder.path()).unwrap().map(|file| file.unwrap().path());
        let files = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("test.db"));
        let read = |path: std::path::PathBuf| {
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            (path.display().to_string(), text)
        };
        return files.map(read).collect();
    }
    let admin = Database::connect(&bed.database).await.unwrap();
    let ask = async |sql: String| {
        let statement = Statement::from_string(sea_orm::DbBackend::Postgres, sql);
        let rows = admin.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>()
    };
    let tables =
        ask("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'".to_owned()).await;
    let mut all = Vec::new();
    for table in tables {
        let rows = ask(format!("SELECT to_jsonb(t)::text FROM \"{table}\" t")).await;
        all.push((table, rows.join("\n")));
    }
    admin.close().await.unwrap();
    all
}
