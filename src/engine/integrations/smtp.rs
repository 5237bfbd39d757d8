//! A mail server, spoken to by SMTP (RFC 5321) up to the point where mail would be handed over.

use std::{io, net::SocketAddr, pin::Pin, task};

use async_trait::async_trait;
use lettre::transport::smtp::{
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters},
    extension::ClientId,
};
use schemars::JsonSchema;
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::{About, IntegrationKind, Outside, Tested};
use crate::{
    domain::{
        Fault,
        credential::{CredentialKind, CredentialValue},
    },
    engine::http::TlsStream,
};

pub(super) struct Smtp;

/// Which server, and as whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SmtpConfig {
    /// Name or address of the server.
    #[schemars(length(min = 1, max = 253), regex(pattern = r"^[A-Za-z0-9._:\[\]-]+$"), example = "mail.example.com")]
    host: String,
    /// Its port: by custom 587 with `starttls`, 465 with `tls`.
    #[serde(default = "port")]
    #[schemars(range(min = 1), example = 587)]
    port: u16,
    /// How the connection is encrypted.
    #[serde(default)]
    tls: Encryption,
    /// Whom mail is from.
    #[schemars(
        length(min = 3, max = 254),
        regex(pattern = r"^[\x21-\x3F\x41-\x7E]+@[A-Za-z0-9.-]+$"),
        example = "robot@example.com"
    )]
    from: String,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Encryption {
    /// Not at all: the password, too, goes as it is. For a server on the same machine.
    None,
    /// From the command `STARTTLS` on; a server that does not offer it is refused.
    #[default]
    StartTls,
    /// From the start.
    Tls,
}

fn port() -> u16 {
    587
}

#[async_trait]
impl IntegrationKind for Smtp {
    type Config = SmtpConfig;

    const ABOUT: About = About {
        name: "smtp",
        title: "Mail server",
        description: "A mail server. A test connects, encrypts, signs in where there is a credential, and says goodbye; no mail is sent.",
        credentials: &[CredentialKind::BasicAuth],
        needs_credential: false,
    };

    fn check(config: &SmtpConfig) -> Vec<Fault> {
        let domain = config.from.rsplit_once('@').map_or("", |(_, domain)| domain);
        if domain.split('.').any(str::is_empty) {
            return vec![Fault::new("/from", "invalid_address", "is not an address that mail can be from")];
        }
        Vec::new()
    }

    async fn test(outside: Outside<'_>, config: &SmtpConfig) -> Tested {
        let mut connection = connect(outside, config).await?;
        let told = match outside.credential {
            Some(CredentialValue::BasicAuth { username, password }) => {
                let credentials = Credentials::new(username.clone(), password.reveal().to_owned());
                let mechanisms = [Mechanism::Plain, Mechanism::Login];
                connection
                    .auth(&mechanisms, &credentials)
                    .await
                    .map_err(|error| format!("the server does not let `{username}` in: {}", chain(&error)))?;
                format!("signed in as {username}")
            }
            _ => "the server answers".to_owned(),
        };
        if !connection.test_connected().await {
            return Err("the server does not answer to NOOP".to_owned());
        }
        // Whatever it says to this, the test is over.
        let _ = connection.quit().await;
        Ok(told)
    }
}

async fn connect(outside: Outside<'_>, config: &SmtpConfig) -> Result<AsyncSmtpConnection, String> {
    let (host, port) = (config.host.as_str(), config.port);
    let hello = ClientId::Domain(config.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain).to_owned());
    let stream: Box<dyn AsyncTokioStream> = match config.tls {
        Encryption::Tls => {
            Box::new(Encrypted(outside.http.dial_tls(host, port).await.map_err(|error| error.to_string())?))
        }
        Encryption::None | Encryption::StartTls => {
            Box::new(outside.http.dial(host, port).await.map_err(|error| error.to_string())?)
        }
    };
    let greeting = AsyncSmtpConnection::connect_with_transport(stream, &hello).await;
    let mut connection = greeting.map_err(|error| format!("no SMTP server answers: {}", chain(&error)))?;
    if matches!(config.tls, Encryption::StartTls) {
        if !connection.can_starttls() {
            connection.abort().await;
            return Err("the server does not offer STARTTLS".to_owned());
        }
        let failed = |error| format!("the connection cannot be encrypted: {}", chain(&error));
        let parameters = TlsParameters::new(host.to_owned()).map_err(failed)?;
        connection.starttls(parameters, &hello).await.map_err(failed)?;
    }
    Ok(connection)
}

/// An error with its causes.
fn chain(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        let more = current.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = current.source();
    }
    text
}

/// A connection that is encrypted already, as the mail crate takes connections.
#[derive(Debug)]
struct Encrypted(TlsStream);

impl AsyncTokioStream for Encrypted {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut task::Context<'_>,
        bytes: &[u8],
    ) -> task::Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut task::Context<'_>) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut task::Context<'_>) -> task::Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
