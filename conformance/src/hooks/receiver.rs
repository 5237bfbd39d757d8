//! The listener: takes whatever the server sends, answers as each address has been told to, and keeps it all for the verdict.

use std::{
    collections::HashMap,
    convert::Infallible,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{Response, StatusCode, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use tokio::{net::TcpListener, sync::Notify, task::AbortHandle};

use crate::{
    http::{HttpError, Request},
    proxy,
};

/// The largest body that is kept.
const LARGEST: usize = 16 * 1024 * 1024;

/// What an address answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// A success of this status.
    Well(u16),
    /// 503 at first, then a success of this status.
    RefusesFirst(u16),
    /// 410.
    Gone,
}

/// Something that came.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The name of the address that it came to.
    pub to: String,
    /// The request.
    pub request: Request,
    /// When it came.
    pub at: SystemTime,
    /// When it came, by a clock that never jumps.
    pub came: Instant,
    /// What it was answered.
    pub answered: u16,
}

#[derive(Debug, Default)]
struct Kept {
    answers: HashMap<String, Answers>,
    deliveries: Vec<Delivery>,
}

/// A listener; it ends with its last owner.
#[derive(Debug)]
pub struct Receiver {
    base: String,
    kept: Arc<Mutex<Kept>>,
    news: Arc<Notify>,
    task: AbortHandle,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Receiver {
    /// Listens at an address; `url` is how the server reaches it, if not by that address.
    pub async fn open(address: SocketAddr, url: Option<&str>) -> Result<Self, HttpError> {
        let failed = |error: std::io::Error| HttpError::Setup(format!("--receive {address}: {error}"));
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let local = listener.local_addr().map_err(failed)?;
        let base = url.map_or_else(|| format!("http://{local}"), |url| url.trim_end_matches('/').to_owned());
        let (kept, news) = (Arc::new(Mutex::new(Kept::default())), Arc::new(Notify::new()));
        let task = tokio::spawn(listen(listener, Arc::clone(&kept), Arc::clone(&news))).abort_handle();
        Ok(Self { base, kept, news, task })
    }

    /// Where the server reaches it, without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A new address: the URL to hand out for `name`, which has no slash in it.
    pub fn address(&self, name: &str, answers: Answers) -> String {
        self.kept().answers.insert(name.to_owned(), answers);
        format!("{}/{name}", self.base)
    }

    /// What has come so far, in its order.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.kept().deliveries.clone()
    }

    /// Waits until `is_enough` of what has come, or until the time is up; whether it was enough.
    pub async fn wait(&self, time: Duration, is_enough: impl Fn(&[Delivery]) -> bool) -> bool {
        let enough = async {
            loop {
                let news = self.news.notified();
                if is_enough(&self.kept().deliveries) {
                    return;
                }
                news.await;
            }
        };
        tokio::time::timeout(time, enough).await.is_ok()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn listen(listener: TcpListener, kept: Arc<Mutex<Kept>>, news: Arc<Notify>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors, or gone before it was taken: the next one may do.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (kept, news) = (Arc::clone(&kept), Arc::clone(&news));
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let (kept, news) = (Arc::clone(&kept), Arc::clone(&news));
                async move { Ok::<_, Infallible>(take(request, &kept, &news).await) }
            });
            // A connection that breaks is the server's affair: what it wanted to say it says again.
            let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn take(request: hyper::Request<Incoming>, kept: &Mutex<Kept>, news: &Notify) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let status = match Limited::new(body, LARGEST).collect().await {
        Ok(body) => {
            let request = proxy::seen(&head, &body.to_bytes());
            let status = kept.lock().unwrap_or_else(PoisonError::into_inner).take(request);
            news.notify_waiters();
            status
        }
        Err(_) => 413,
    };
    let mut response = Response::new(Full::new(Bytes::new()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::NO_CONTENT);
    response
}

impl Kept {
    fn take(&mut self, request: Request) -> u16 {
        let to = request.path.split('/').nth(1).unwrap_or_default().to_owned();
        let answered = match self.answers.get(&to) {
            // Somebody else's.
            None => return 404,
            Some(Answers::Gone) => 410,
            Some(Answers::Well(status)) => *status,
            Some(Answers::RefusesFirst(status)) => {
                if self.deliveries.iter().any(|delivery| delivery.to == to) {
                    *status
                } else {
                    503
                }
            }
        };
        self.deliveries.push(Delivery { to, request, at: SystemTime::now(), came: Instant::now(), answered });
        answered
    }
}
