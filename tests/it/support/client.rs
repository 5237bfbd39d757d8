//! A client of every surface: presents its key in each of their ways.

use std::sync::Once;

use reqwest::{Method, header::HeaderMap};
use serde_json::Value;

use super::{PATIENCE, eventually};

/// A client with one key.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub base: String,
    pub key: String,
    /// A user's token, for the surface that takes nothing else.
    pub token: String,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Client {
    pub fn new(base: &str, key: &str) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // An error means that there is one already.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .tls_certs_only([])
            .timeout(PATIENCE)
            .build()
            .unwrap();
        Self { http, base: base.to_owned(), key: key.to_owned(), token: String::new() }
    }

    /// The same, with a user's token beside the key.
    pub fn with_token(self, token: String) -> Self {
        Self { token, ..self }
    }

    /// A request with this client's key; the key of a client without one is left out.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        if !self.token.is_empty() && path.starts_with("/activeworkflow/") {
            return request.bearer_auth(&self.token);
        }
        if self.key.is_empty() {
            return request;
        }
        request.bearer_auth(&self.key).header("x-api-key", &self.key).header("x-wf-endpoint", "default")
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let request = self.request(method, path);
        Answer::of(match body {
            Some(body) => request.json(body),
            None => request,
        })
        .await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// Creates a workflow through YourApp and gives its id.
    pub async fn create_workflow(&self, workflow: &Value) -> String {
        let created = self.post("/yourapp/v1/workflows", workflow).await;
        assert_eq!(created.status, 201, "{created:?}");
        created.at("/data/id").as_str().unwrap().to_owned()
    }

    /// Starts a workflow through YourApp and gives its execution's id.
    pub async fn execute(&self, workflow: &str, input: &Value) -> String {
        let path = format!("/yourapp/v1/workflows/{workflow}/execute");
        let accepted = self.post(&path, &serde_json::json!({ "input": input })).await;
        assert_eq!(accepted.status, 202, "{accepted:?}");
        accepted.at("/data/execution_id").as_str().unwrap().to_owned()
    }

    /// Waits for an execution's end and gives it.
    pub async fn finished(&self, execution: &str) -> Value {
        let path = format!("/yourapp/v1/executions/{execution}");
        let path = &path;
        eventually("the execution's end", || async move {
            let answer = self.get(path).await;
            assert_eq!(answer.status, 200, "{answer:?}");
            let data = answer.at("/data");
            matches!(data["status"].as_str(), Some("completed" | "failed")).then_some(data)
        })
        .await
    }
}

/// The UUID behind an id as YourApp and WorkFlux spell it: what the platform's API calls the record.
pub fn uuid_of(id: &str) -> uuid::Uuid {
    const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let digits = id[id.len() - 26..].chars().map(|digit| DIGITS.find(digit).unwrap() as u128);
    uuid::Uuid::from_u128(digits.fold(0, |number, digit| (number << 5) | digit))
}

/// A record's UUID as YourApp spells it behind this prefix.
pub fn spelled(prefix: &str, uuid: &str) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = uuid.parse::<uuid::Uuid>().unwrap().as_u128();
    let digits = (0..26).rev().map(|n| char::from(DIGITS[((bits >> (n * 5)) & 31) as usize]));
    prefix.chars().chain(digits).collect()
}

impl Answer {
    pub async fn of(request: reqwest::RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, text: response.text().await.unwrap() }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// What a JSON Pointer finds in the body.
    pub fn at(&self, pointer: &str) -> Value {
        self.json().pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer} in {self:?}")).clone()
    }

    /// What `/readyz` says of the engine; nothing while it is not ready.
    pub fn role(&self) -> Value {
        self.json().pointer("/role").cloned().unwrap_or_default()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}
