//! A receiver of webhooks, which verifies every signature with an implementation that is not ours, and fails as told.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard},
};

use poem::{Endpoint, Request, Response, Server, http::StatusCode, listener::TcpAcceptor};
use serde_json::Value;
use standardwebhooks::Webhook;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// What came for one event at one path.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub bodies: BTreeSet<String>,
    pub accepted: usize,
    pub refused: usize,
}

impl Told {
    /// The body, which is the same in every attempt.
    pub fn body(&self) -> Value {
        assert_eq!(self.bodies.len(), 1, "{self:?}");
        serde_json::from_str(self.bodies.first().unwrap()).unwrap()
    }
}

#[derive(Default)]
pub struct Seen {
    verifiers: HashMap<String, Webhook>,
    /// By path, then by `webhook-id`.
    pub told: BTreeMap<String, BTreeMap<String, Told>>,
    /// What was wrong with a request.
    pub faults: Vec<String>,
    pub requests: usize,
    pub accepted: usize,
}

/// How the nth request for a path is answered.
pub type Answers = fn(path: &str, nth: usize) -> (u16, &'static str);

/// A running receiver; stops when it is dropped.
pub struct Hooks {
    pub address: String,
    seen: Arc<Mutex<Seen>>,
    gate: watch::Sender<bool>,
    task: JoinHandle<()>,
}

struct Hook {
    seen: Arc<Mutex<Seen>>,
    gate: watch::Receiver<bool>,
    answers: Answers,
}

impl Hooks {
    /// Answers at once.
    pub async fn open(answers: Answers) -> Self {
        let hooks = Self::closed(answers).await;
        hooks.release();
        hooks
    }

    /// Holds all answers until [`Self::release`].
    pub async fn closed(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (gate, watch) = watch::channel(false);
        let hook = Hook { seen: Arc::clone(&seen), gate: watch, answers };
        let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let task = tokio::spawn(async move {
            server.run(hook).await.unwrap();
        });
        Self { address, seen, gate, task }
    }

    pub fn release(&self) {
        self.gate.send_replace(true);
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Expects what comes at a path to be signed with this secret.
    pub fn expect(&self, path: &str, secret: &str) {
        let verifier = match secret.strip_prefix("whsec_") {
            Some(_) => Webhook::new(secret).unwrap(),
            None => Webhook::from_bytes(secret.as_bytes().to_vec()).unwrap(),
        };
        self.seen().verifiers.insert(path.to_owned(), verifier);
    }

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }
}

impl Drop for Hooks {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Endpoint for Hook {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let path = request.uri().path().to_owned();
        let id = request.header("webhook-id").unwrap_or_default().to_owned();
        let headers = request.headers().clone();
        // A sender that was killed in the middle of its body has told nothing.
        let body = request.take_body().into_string().await?;
        let mut gate = self.gate.clone();
        // The gate lives as long as this task.
        let _ = gate.wait_for(|open| *open).await;
        let mut seen = self.seen.lock().unwrap();
        seen.requests += 1;
        match seen.verifiers.get(&path).map(|verifier| verifier.verify(body.as_bytes(), &headers)) {
            Some(Ok(())) => {}
            other => seen.faults.push(format!("{path} {id}: {other:?}")),
        }
        let nth: usize =
            seen.told.get(&path).into_iter().flat_map(BTreeMap::values).map(|t| t.accepted + t.refused).sum();
        let (status, header) = (self.answers)(&path, nth);
        let accepted = (200..300).contains(&status);
        let told = seen.told.entry(path).or_default().entry(id).or_default();
        told.bodies.insert(body);
        told.accepted += usize::from(accepted);
        told.refused += usize::from(!accepted);
        seen.accepted += usize::from(accepted);
        let mut response = Response::builder().status(StatusCode::from_u16(status).unwrap());
        if let Some((name, value)) = header.split_once(": ") {
            response = response.header(name, value);
        }
        Ok(response.finish())
    }
}
