//! The server's own pages: documents, Swagger UI, health, metrics.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{bed::Bed, client::Answer, eventually, on_each_database};

on_each_database!(health_and_metrics_tell_how_it_is);

async fn health_and_metrics_tell_how_it_is(bed: Bed) {
    let server = bed.start().await;
    let client = server.admin();
    for path in ["/healthz", "/readyz"] {
        let answer = client.get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    }
    let body = json!({"name": "say-hello"});
    assert_eq!(client.post("/agentifyme/v1/workflows/run", &body).await.status, 200);
    assert_eq!(client.get("/yourapp/v1/nothing").await.status, 404);
    let metrics = client.get("/metrics").await;
    assert!(metrics.header("content-type").starts_with("text/plain; version=0.0.4"), "{metrics:?}");
    for line in [
        "switchyard_executions_started_total 1",
        "switchyard_executions_finished_total{status=\"completed\"} 1",
        "switchyard_http_requests_total{surface=\"agentifyme\",status=\"2xx\"} 1",
        "switchyard_http_requests_total{surface=\"yourapp\",status=\"4xx\"} 1",
        "switchyard_http_requests_in_flight 1",
    ] {
        assert!(metrics.text.lines().any(|found| found == line), "{line} is not in\n{}", metrics.text);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_are_served_whole_and_lead_back_to_this_server() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.client("");
    for surface in ["yourapp", "agentifyme", "platform"] {
        let source = std::fs::read_to_string(format!("{}/openapi/{surface}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let yaml = client.get(&format!("/openapi/{surface}.yaml")).await;
        assert_eq!((yaml.status, yaml.header("content-type")), (200, "application/yaml"));
        assert_eq!(yaml.text, source);
        let document = client.get(&format!("/openapi/{surface}.json")).await.json();
        assert_eq!(document["openapi"], json!("3.1.0"));
        let url = document["servers"][0]["url"].as_str().unwrap();
        assert!(url.starts_with('/'), "{url}");
        // Where the document says that the API is, it is: something there wants a key.
        let first = document["paths"].as_object().unwrap().iter().find(|(_, item)| item["get"].is_object());
        if let Some((path, _)) = first {
            let status =
                client.get(&format!("{url}{}", path.replace("{jobId}", "x").replace("{id}", "x"))).await.status;
            assert_eq!(status, 401, "{url}{path}");
        }
    }
    let every = client.get("/openapi.json").await.json();
    for path in ["/yourapp/v1/executions/{id}", "/agentifyme/v1/workflows/run", "/platform/v1/node-types"] {
        assert!(every["paths"][path].is_object(), "{path}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn swagger_ui_shows_every_api_and_never_leaves_this_origin() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.client("");
    for path in ["/", "/docs"] {
        let answer = client.get(path).await;
        assert_eq!((answer.status, answer.header("location")), (307, "/docs/"));
    }
    let page = client.get("/docs/").await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html"));
    assert!(page.header("content-security-policy").contains("connect-src 'self'"), "{page:?}");
    for attribute in ["src=\"", "href=\""] {
        for link in page.text.split(attribute).skip(1) {
            let link = &link[..link.find('"').unwrap()];
            assert!(!link.contains("//"), "{link} is elsewhere");
            let file = client.get(&format!("/docs/{}", link.trim_start_matches("./"))).await;
            assert_eq!(file.status, 200, "{link}");
        }
    }
    let script = client.get("/docs/swagger-initializer.js").await.text;
    let every = script.find("/openapi.json").unwrap();
    for surface in ["yourapp", "agentifyme", "platform"] {
        let one = script.find(&format!("/openapi/{surface}.json")).unwrap();
        assert!(every < one, "every API comes first");
    }
    for setting in [
        "\"persistAuthorization\": true",
        "\"tryItOutEnabled\": true",
        "\"displayRequestDuration\": true",
        "\"validatorUrl\": \"none\"",
        "\"urls.primaryName\": \"Every API\"",
    ] {
        assert!(script.contains(setting), "{setting} is not in\n{script}");
    }
    assert_eq!(client.get("/docs/nothing.js").await.status, 404);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_is_get_without_its_body() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    for path in [
        "/healthz",
        "/openapi.json",
        "/docs/",
        "/openapi/yourapp.yaml",
        "/yourapp/v1/workflows",
        "/platform/v1/node-types",
    ] {
        let get = client.get(path).await;
        let head = client.send(Method::HEAD, path, None).await;
        assert_eq!((head.status, head.text.as_str()), (get.status, ""), "{path}");
        for header in ["content-type", "content-length"] {
            assert_eq!(head.header(header), get.header(header), "{header} of {path}");
        }
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn outside_the_surfaces_errors_are_problem_details() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.client("");
    for (method, path, status) in [
        (Method::GET, "/nothing", 404),
        (Method::GET, "/openapi/nobody.json", 404),
        (Method::GET, "/openapi/yourapp.toml", 404),
        (Method::GET, "/yourapp", 404),
        (Method::GET, "/yourapp/v12/workflows", 404),
        (Method::POST, "/nothing", 404),
        (Method::POST, "/healthz", 405),
        (Method::DELETE, "/docs/", 405),
    ] {
        let answer = client.send(method.clone(), path, None).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, "application/problem+json"),
            "{method} {path}"
        );
        let body = answer.json();
        assert_eq!((&body["status"], &body["type"]), (&json!(status), &json!("about:blank")));
        assert!(matches!((&body["title"], &body["detail"]), (Value::String(_), Value::String(_))), "{body}");
        assert_eq!(answer.header("allow"), if status == 405 { "GET, HEAD" } else { "" });
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_has_a_request_id_which_the_log_knows() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    for path in ["/healthz", "/nothing", "/yourapp/v1/workflows", "/agentifyme/v1/nothing"] {
        let own = Answer::of(client.request(Method::GET, path).header("x-request-id", "mine-1")).await;
        assert_eq!(own.header("x-request-id"), "mine-1");
        for unusable in ["two words", &"x".repeat(129)] {
            let made = Answer::of(client.request(Method::GET, path).header("x-request-id", unusable)).await;
            assert_eq!(Uuid::parse_str(made.header("x-request-id")).unwrap().get_version_num(), 7);
            // The log is read by a thread, a little later.
            eventually("the log line", || async {
                server.stderr().contains(made.header("x-request-id")).then_some(())
            })
            .await;
        }
        assert_eq!(own.header("server"), "");
    }
    server.stop().await;
}
