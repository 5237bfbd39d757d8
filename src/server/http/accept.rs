//! Connections, as they come in.

use std::{io, time::Duration};

use poem::{
    http::uri::Scheme,
    listener::Acceptor,
    web::{LocalAddr, RemoteAddr},
};
use tokio::net::{TcpListener, TcpStream};

/// How long to wait before accepting again when the system has nothing left to accept with.
const PAUSE: Duration = Duration::from_millis(50);

/// Poem's own acceptor leaves Nagle's algorithm on, which holds the end of an answer back, and its server asks again at once after a failure,
/// which keeps a core busy for as long as the process is out of file descriptors.
pub(super) struct Connections {
    listener: TcpListener,
    local: LocalAddr,
}

impl Connections {
    pub(super) fn new(listener: TcpListener) -> io::Result<Self> {
        let local = LocalAddr(listener.local_addr()?.into());
        Ok(Self { listener, local })
    }
}

impl Acceptor for Connections {
    type Io = TcpStream;

    fn local_addr(&self) -> Vec<LocalAddr> {
        vec![self.local.clone()]
    }

    async fn accept(&mut self) -> io::Result<(TcpStream, LocalAddr, RemoteAddr, Scheme)> {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // A connection that is gone already is found out by whoever reads from it.
                    let _ = stream.set_nodelay(true);
                    return Ok((stream, self.local.clone(), RemoteAddr(address.into()), Scheme::HTTP));
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "connections cannot be accepted: {error}; trying again");
                    tokio::time::sleep(PAUSE).await;
                }
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
