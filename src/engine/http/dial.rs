//! Connections for protocols other than HTTP, behind the same guard: the name is resolved once, every address is held against the same rules, and the connection goes
//! to the address that was checked.

use std::{net::SocketAddr, sync::Arc};

use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::{HttpClient, HttpError};

/// An encrypted connection.
pub type TlsStream = tokio_rustls::client::TlsStream<TcpStream>;

impl HttpClient {
    /// A connection to a host, by name or address.
    pub async fn dial(&self, host: &str, port: u16) -> Result<TcpStream, HttpError> {
        let limit = self.connect_timeout.min(self.timeout);
        tokio::time::timeout(limit, self.connect(host, port)).await.unwrap_or(Err(HttpError::Timeout(limit)))
    }

    /// The same, encrypted from the start; the server's certificate has to be of this name.
    pub async fn dial_tls(&self, host: &str, port: u16) -> Result<TlsStream, HttpError> {
        let name = ServerName::try_from(bare(host).to_owned())
            .map_err(|_| HttpError::Url(format!("`{host}` is not a name that certificates have")))?;
        let stream = self.dial(host, port).await?;
        let connector = TlsConnector::from(Arc::clone(&self.tls));
        let limit = self.connect_timeout.min(self.timeout);
        match tokio::time::timeout(limit, connector.connect(name, stream)).await {
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(error)) => Err(HttpError::Connection(format!("the encrypted connection failed: {error}"))),
            Err(_) => Err(HttpError::Timeout(limit)),
        }
    }

    async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, HttpError> {
        let host = bare(host);
        let failed = |error: std::io::Error| HttpError::Connection(format!("the connection failed: {error}"));
        let found: Vec<SocketAddr> = tokio::net::lookup_host((host, port)).await.map_err(failed)?.collect();
        let is_trusted = self.allow.names(&host.to_ascii_lowercase(), port);
        let mut last = HttpError::Connection(format!("`{host}` has no address"));
        for address in found {
            if !is_trusted && let Err(reason) = self.allow.check(address.ip(), Some(port)) {
                last = HttpError::Refused(format!("{host} ({} is {reason})", address.ip()));
                continue;
            }
            match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(error) => last = failed(error),
            }
        }
        Err(last)
    }
}

/// Without the brackets of an IPv6 literal.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}
