//! A server for workflows to call, which counts and, where told to, holds its answers back.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use poem::{Endpoint, Request, Response, Server, http::StatusCode, listener::TcpAcceptor};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// What came in: how often for each path, and with which idempotency keys.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    pub calls: BTreeMap<String, Vec<String>>,
    /// Requests that wait for the gate.
    pub held: usize,
}

/// A running receiver; stops when it is dropped.
pub struct Receiver {
    pub address: String,
    seen: Arc<Mutex<Seen>>,
    gate: watch::Sender<bool>,
    task: JoinHandle<()>,
}

struct Counter {
    seen: Arc<Mutex<Seen>>,
    gate: watch::Receiver<bool>,
    is_held: fn(&str) -> bool,
}

impl Receiver {
    /// Answers everything at once.
    pub async fn open() -> Self {
        Self::holding(|_| false).await
    }

    /// Holds the answers to these paths until [`Self::release`].
    pub async fn holding(is_held: fn(&str) -> bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (gate, watch) = watch::channel(false);
        let counter = Counter { seen: Arc::clone(&seen), gate: watch, is_held };
        let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let task = tokio::spawn(async move {
            server.run(counter).await.unwrap();
        });
        Self { address, seen, gate, task }
    }

    /// Lets what is held, and everything from now on, have its answer.
    pub fn release(&self) {
        self.gate.send_replace(true);
    }

    pub fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Endpoint for Counter {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let path = request.uri().path().to_owned();
        let key = request.header("Idempotency-Key").unwrap_or_default().to_owned();
        let is_held = (self.is_held)(&path) && !*self.gate.borrow();
        {
            let mut seen = self.seen.lock().unwrap();
            seen.calls.entry(path.clone()).or_default().push(key);
            seen.held += usize::from(is_held);
        }
        if is_held {
            let mut gate = self.gate.clone();
            // The gate lives as long as this task.
            let _ = gate.wait_for(|open| *open).await;
        }
        Ok(Response::builder()
            .status(StatusCode::OK)
            .content_type("application/json")
            .body(format!("{{\"path\":{path:?}}}")))
    }
}
