//! How the process is asked to end.

use std::{future::Future, io};

use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGTERM and SIGINT.
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From here on the process does not end by itself on either of them.
    pub(super) fn install() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// The next of them, by name.
    pub(super) async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }

    /// Does the work of the way down, or ends the process where somebody asks a second time. What is lost then is what a crash loses: nothing that was
    /// committed.
    pub(super) async fn unless_repeated<T>(&mut self, work: impl Future<Output = T>) -> T {
        tokio::select! {
            done = work => done,
            name = self.next() => {
                tracing::warn!("{name} again: ending at once");
                std::process::exit(1);
            }
        }
    }
}
