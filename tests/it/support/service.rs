//! A service for workflows to call that answers as a test says, and keeps what it was asked.

use std::sync::{Arc, Mutex};

use poem::{
    Endpoint, Request, Response, Server,
    http::{HeaderMap, StatusCode},
    listener::TcpAcceptor,
};
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};

/// What came in.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    /// Path and query.
    pub target: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Asked {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }
}

/// What it answers: a status, headers, a body.
pub type Answered = (u16, Vec<(&'static str, String)>, String);

/// JSON, well.
pub fn ok(body: &Value) -> Answered {
    (200, vec![("content-type", "application/json".to_owned())], body.to_string())
}

/// A running service; stops when it is dropped.
pub struct Service {
    pub address: String,
    seen: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

struct Script<F> {
    seen: Arc<Mutex<Vec<Asked>>>,
    answer: F,
}

impl Service {
    /// Answers with what `answer` says for a request and how many came before it.
    pub async fn open(answer: impl Fn(&Asked, usize) -> Answered + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let script = Script { seen: Arc::clone(&seen), answer };
        let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let task = tokio::spawn(async move {
            server.run(script).await.unwrap();
        });
        Self { address, seen, task }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn seen(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl<F: Fn(&Asked, usize) -> Answered + Send + Sync + 'static> Endpoint for Script<F> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let asked = Asked {
            method: request.method().to_string(),
            target: request.uri().to_string(),
            headers: request.headers().clone(),
            body: request.take_body().into_string().await?,
        };
        let before = {
            let mut seen = self.seen.lock().unwrap();
            seen.push(asked.clone());
            seen.len() - 1
        };
        let (status, headers, body) = (self.answer)(&asked, before);
        let mut response = Response::builder().status(StatusCode::from_u16(status).unwrap());
        for (name, value) in headers {
            response = response.header(name, value);
        }
        Ok(response.body(body))
    }
}
