//! Connections, from the first byte to the last.
//!
//! Not poem's `Server`: it gives hyper no timer, so that none of hyper's limits on time hold, and it lets any number of connections in. What
//! it does beside that is little, and is here: accept, serve, and on the way down let what is under way come to its end.

use std::{convert::Infallible, future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use hyper::{
    body::{Body as _, Incoming},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto,
};
use poem::{
    Body, Endpoint, Request, Response,
    http::{Version, uri::Scheme},
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

use super::{
    activity::{Judgement, Patience, UnderWay, Watched},
    admission::{Admission, Place},
    body::{Guarded, Timed},
};
use crate::server::{config::HttpSettings, files};

/// How long to wait before accepting again when the system has nothing left to accept with.
const PAUSE: Duration = Duration::from_millis(50);
/// How long a connection that was told to make room takes to be gone.
const BRIEFLY: Duration = Duration::from_millis(1);
/// A request's line and headers in HTTP/1, in bytes and in number; beyond them hyper answers 431.
const MAX_HEAD: usize = 64 * 1_024;
const MAX_HEADERS: usize = 100;
/// The same in HTTP/2, where it is what the headers are worth once they are unpacked.
const MAX_HEADER_LIST: u32 = 64 * 1_024;
const MAX_STREAMS: u32 = 128;
/// Requests that an HTTP/2 client has taken back while they were still being taken in: beyond these it is cut off ("rapid reset").
const MAX_RESETS: usize = 20;
/// How often an HTTP/2 client is asked whether it is still there, and how long it may take to say so.
const PING_EVERY: Duration = Duration::from_secs(30);
const PING_LIMIT: Duration = Duration::from_secs(20);

/// What every connection of a server shares.
struct Shared<E> {
    endpoint: E,
    builder: auto::Builder<TokioExecutor>,
    local: LocalAddr,
    patience: Patience,
    body: Duration,
}

/// Serves `endpoint` until `stop`, then lets requests under way end for at most `drain`.
pub(super) async fn serve<E: Endpoint<Output = Response> + 'static>(
    listener: TcpListener,
    endpoint: E,
    settings: &HttpSettings,
    silence: Duration,
    stop: impl Future<Output = ()>,
    drain: Duration,
) -> io::Result<()> {
    let room = files::room_for_connections();
    if room < settings.max_connections {
        let wanted = settings.max_connections;
        tracing::info!(
            "at most {room} connections instead of {wanted}: the system allows so many open files (ulimit -n)"
        );
    }
    let admission = Admission::new(
        settings.max_connections.min(room),
        settings.max_connections_per_address,
        settings.trusted_proxies.clone(),
    );
    let shared = Arc::new(Shared {
        endpoint,
        builder: builder(),
        local: LocalAddr(listener.local_addr()?.into()),
        patience: Patience { head: settings.header_timeout, idle: settings.idle, silence },
        body: settings.body_timeout,
    });
    let (stopping, stopped) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            (stream, address, place) = accept(&listener, &admission) => {
                connections.spawn(connection(Arc::clone(&shared), stream, address, place, stopped.clone()));
            }
            // Ended ones are let go of as they end. One that panicked has said so.
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    drop(stopping);
    let all_ended = timeout(drain, async { while connections.join_next().await.is_some() {} }).await;
    if all_ended.is_err() {
        tracing::warn!("{} connections were cut off: their requests did not end in time", connections.len());
    }
    Ok(())
}

/// The next connection that has a place.
async fn accept(listener: &TcpListener, admission: &Arc<Admission>) -> (TcpStream, SocketAddr, Place) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Without a place it is closed at once: its client can try another server.
                let Some(place) = admission.admit(address.ip()) else { continue };
                // Nagle's algorithm holds the end of an answer back. A connection that is gone already is found out by whoever reads from it.
                let _ = stream.set_nodelay(true);
                return (stream, address, place);
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(_) if admission.make_room() => sleep(BRIEFLY).await,
            Err(error) => {
                tracing::error!(%error, "connections cannot be accepted: {error}; trying again");
                sleep(PAUSE).await;
            }
        }
    }
}

/// Failures that say nothing of the next connection.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
    )
}

fn builder() -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    // `Activity` says why the time for heads is not left to hyper.
    builder.http1().timer(TokioTimer::new()).header_read_timeout(None).max_buf_size(MAX_HEAD).max_headers(MAX_HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_LIMIT)
        .max_concurrent_streams(MAX_STREAMS)
        .max_pending_accept_reset_streams(MAX_RESETS)
        .max_header_list_size(MAX_HEADER_LIST);
    builder
}

/// Serves one connection to its end, whoever brings it about.
async fn connection<E: Endpoint<Output = Response> + 'static>(
    shared: Arc<Shared<E>>,
    stream: TcpStream,
    address: SocketAddr,
    place: Place,
    mut stopped: watch::Receiver<()>,
) {
    let stream = TokioIo::new(Watched { inner: stream, activity: Arc::clone(&place.activity) });
    let activity = Arc::clone(&place.activity);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let under_way = activity.request(request.version() == Version::HTTP_2);
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(answer(&shared, request, address, under_way).await) }
    });
    let served = shared.builder.serve_connection(stream, service);
    tokio::pin!(served);
    let mut next = shared.patience.head / 4;
    let mut is_ending = false;
    loop {
        tokio::select! {
            // An error is the client's: it went away, or speaks something else.
            _ = served.as_mut() => return,
            () = sleep(next) => match place.activity.judge(shared.patience) {
                Judgement::Keep(time) => {
                    next = time;
                    continue;
                }
                Judgement::Idle if !is_ending => next = shared.patience.head / 4,
                Judgement::Idle | Judgement::Overdue => return,
            },
            () = place.leave.notified() => {
                if place.activity.waiting().is_some() {
                    return;
                }
            }
            // The other end is dropped, which is all that it ever says.
            _ = stopped.changed(), if !is_ending => {}
        }
        // What has begun may end; HTTP/2 clients are told.
        served.as_mut().graceful_shutdown();
        is_ending = true;
    }
}

async fn answer<E: Endpoint<Output = Response>>(
    shared: &Shared<E>,
    request: hyper::Request<Incoming>,
    address: SocketAddr,
    under_way: UnderWay,
) -> hyper::Response<Guarded> {
    let has_body = !request.body().is_end_stream();
    let mut request = Request::from((request, shared.local.clone(), RemoteAddr(address.into()), Scheme::HTTP));
    if has_body {
        let body: BoxBody<Bytes, io::Error> = request.take_body().into();
        request.set_body(Body::from(BoxBody::new(Timed::new(body, shared.body))));
    }
    let response: hyper::Response<BoxBody<Bytes, io::Error>> = shared.endpoint.get_response(request).await.into();
    response.map(|body| Guarded::new(body, under_way))
}
