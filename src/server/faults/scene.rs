//! Where a fault plays: the surface that it stands around, the request that it met, and what it remembers of earlier ones.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use poem::{
    Endpoint as _, Request, Response,
    endpoint::BoxEndpoint,
    http::{HeaderMap, HeaderValue, header},
};
use serde_json::Value;

use super::exchange::{Asked, Reply};
use crate::api::{Facts, RequestId};

/// What a fault remembers from request to request.
#[derive(Default)]
pub(super) struct Memory {
    /// How often it was counted.
    count: AtomicUsize,
    credentials: Mutex<HashMap<String, HeaderMap>>,
    replies: Mutex<HashMap<String, Reply>>,
    values: Mutex<HashMap<String, Value>>,
    under_way: Mutex<HashSet<String>>,
}

impl Memory {
    /// One more; the number of those before.
    pub(super) fn count(&self) -> usize {
        self.count.fetch_add(1, Ordering::Relaxed)
    }

    /// Remembers who was let in; the first stays.
    pub(super) fn keep_credentials(&self, of: &str, asked: &Asked) {
        lock(&self.credentials).entry(of.to_owned()).or_insert_with(|| asked.credentials());
    }

    pub(super) fn credentials(&self, of: &str) -> Option<HeaderMap> {
        lock(&self.credentials).get(of).cloned()
    }

    pub(super) fn keep_reply(&self, of: String, reply: &Reply) {
        lock(&self.replies).insert(of, reply.copy());
    }

    pub(super) fn reply(&self, of: &str) -> Option<Reply> {
        lock(&self.replies).get(of).map(Reply::copy)
    }

    pub(super) fn keep(&self, of: &str, value: Value) -> Option<Value> {
        lock(&self.values).insert(of.to_owned(), value)
    }

    pub(super) fn kept(&self, of: &str) -> Option<Value> {
        lock(&self.values).get(of).cloned()
    }

    /// Notes that something began; whether it was not under way already.
    pub(super) fn begin(&self, what: &str) -> bool {
        lock(&self.under_way).insert(what.to_owned())
    }

    pub(super) fn end(&self, what: &str) {
        lock(&self.under_way).remove(what);
    }
}

/// What is remembered stays readable whatever happened while it was written.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The scene of one request.
pub(super) struct Scene {
    surface: Arc<BoxEndpoint<'static, Response>>,
    pub(super) memory: Arc<Memory>,
    facts: Option<Facts>,
    id: Option<RequestId>,
    /// What the request's own path has before the path that the surface sees.
    mount: String,
}

impl Scene {
    pub(super) fn new(surface: &Arc<BoxEndpoint<'static, Response>>, memory: &Arc<Memory>, request: &Request) -> Self {
        let mount = request.original_uri().path().strip_suffix(request.uri().path()).unwrap_or_default();
        Self {
            surface: Arc::clone(surface),
            memory: Arc::clone(memory),
            facts: Facts::of(request).cloned(),
            id: request.extensions().get().cloned(),
            mount: mount.to_owned(),
        }
    }

    /// Asks the surface, which is sound.
    pub(super) async fn ask(&self, asked: Asked) -> Reply {
        let mut request = asked.into_request();
        let extensions = request.extensions_mut();
        if let Some(facts) = &self.facts {
            extensions.insert(facts.clone());
        }
        if let Some(id) = &self.id {
            extensions.insert(id.clone());
        }
        let Ok(response) = self.surface.call(request).await else {
            return Reply::json(500, &Value::Null);
        };
        let mut reply = Reply::of(response).await;
        self.place(reply.headers_mut());
        reply
    }

    /// A surface reads its mount from a request as it came, which the one above is not.
    fn place(&self, headers: &mut HeaderMap) {
        if let Some(location) = headers.get_mut(header::LOCATION)
            && let Ok(path) = location.to_str()
            && path.starts_with('/')
            && let Ok(placed) = HeaderValue::from_str(&format!("{}{path}", self.mount))
        {
            *location = placed;
        }
    }
}
