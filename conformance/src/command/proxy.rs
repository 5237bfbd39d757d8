//! `proxy`: stands before a server until it is told to stop, then reports as a run does.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use clap::Args;
use conformance::{
    baseline::Baseline,
    proxy::{self, Judge},
    report::{progress::Shown, redact::Redactor},
};
use tokio::net::TcpListener;

use super::{
    BROKEN, HELD,
    arguments::RunArguments,
    listeners::Listeners,
    run::{client, covered, load, report, writable},
};

/// Arguments of `proxy`.
#[derive(Debug, Args)]
pub(super) struct ProxyArguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    #[command(flatten)]
    run: RunArguments,
}

/// Hands on until Ctrl-C, SIGTERM or the end of `--max-time`; the code to exit with.
pub(super) async fn run(arguments: ProxyArguments) -> anyhow::Result<u8> {
    let listen = arguments.listen;
    let arguments = arguments.run.with_file()?;
    let (document, schemas) = load(arguments.document()?)?;
    let settings = arguments.settings()?;
    let baseline = arguments.baseline.as_deref().map(Baseline::load).transpose()?.unwrap_or_default();
    let redactor =
        if arguments.show_credentials { Redactor::off() } else { Redactor::of_traffic(&document, &settings) };
    writable(&arguments)?;
    client(&arguments, &settings).await?;
    if settings.receive.is_some() {
        eprintln!("--receive is a run's alone: what the server sends by itself does not pass here, and is not judged.");
    }
    let listener =
        TcpListener::bind(listen).await.with_context(|| format!("--listen {listen}: the address cannot be used"))?;
    eprintln!(
        "Point clients at http://{} in the place of {}. Ctrl-C ends it, and reports.",
        listener.local_addr()?,
        settings.base_url
    );
    let time = settings.max_time;
    let listeners = Listeners::open(&arguments, &document, &settings, &redactor, Shown::Lines)?;
    let judge = Arc::new(Mutex::new(Judge::new(document, schemas, settings, Box::new(listeners.clone()))));
    proxy::serve(listener, Arc::clone(&judge), end(time)).await?;
    let mut outcome = judge.lock().unwrap_or_else(PoisonError::into_inner).outcome();
    // What was not called cannot have been found.
    baseline.apply(&mut outcome, false);
    redactor.apply(&mut outcome);
    listeners.finish(&arguments, &outcome)?;
    report(&arguments, &outcome, &baseline)?;
    let covered = covered(&arguments, &outcome);
    Ok(if outcome.held() && covered { HELD } else { BROKEN })
}

/// The first thing that ends it.
async fn end(time: Option<Duration>) {
    let up = async {
        match time {
            Some(time) => tokio::time::sleep(time).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = up => {}
        _ = tokio::signal::ctrl_c() => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
