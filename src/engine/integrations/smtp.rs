//! A mail server, spoken to by SMTP (RFC 5321): up to the point where mail would be handed over to try it out, and beyond that to send.

use std::{io, net::SocketAddr, pin::Pin, task, time::Duration};

use async_trait::async_trait;
use lettre::{
    Message,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters},
        extension::ClientId,
    },
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::{
    About, IntegrationKind, Outside, Tested,
    action::{Acted, ActionAbout, ActionError, ActionKind, Doing},
    mail::Mail,
};
use crate::{
    domain::{
        Fault,
        credential::{CredentialKind, CredentialValue},
    },
    engine::http::TlsStream,
};

/// The type's name.
pub(in crate::engine) const NAME: &str = "smtp";

pub(super) struct Smtp;

/// Which server, and as whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::engine) struct SmtpConfig {
    /// Name or address of the server.
    #[schemars(length(min = 1, max = 253), regex(pattern = r"^[A-Za-z0-9._:\[\]-]+$"), example = "mail.example.com")]
    pub(in crate::engine) host: String,
    /// Its port: by custom 587 with `starttls`, 465 with `tls`.
    #[serde(default = "port")]
    #[schemars(range(min = 1), example = 587)]
    pub(in crate::engine) port: u16,
    /// How the connection is encrypted.
    #[serde(default)]
    pub(in crate::engine) tls: Encryption,
    /// Whom mail is from.
    #[schemars(
        length(min = 3, max = 254),
        regex(pattern = r"^[\x21-\x3F\x41-\x7E]+@[A-Za-z0-9.-]+$"),
        example = "robot@example.com"
    )]
    pub(in crate::engine) from: String,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(in crate::engine) enum Encryption {
    /// Not at all: the password, too, goes as it is. For a server on the same machine.
    None,
    /// From the command `STARTTLS` on; a server that does not offer it is refused.
    #[default]
    StartTls,
    /// From the start.
    Tls,
}

pub(in crate::engine) fn port() -> u16 {
    587
}

#[async_trait]
impl IntegrationKind for Smtp {
    type Config = SmtpConfig;

    const ABOUT: About = About {
        name: NAME,
        title: "Mail server",
        description: "A mail server. A test connects, encrypts, signs in where there is a credential, and says goodbye; no mail is sent by it.",
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

/// Longest sending of one message, from the connection to the server's word.
const LIMIT: Duration = Duration::from_mins(2);

/// Sends a message.
pub(super) struct Send;

#[async_trait]
impl ActionKind for Send {
    type Of = Smtp;
    type Input = Mail;

    const ABOUT: ActionAbout = ActionAbout {
        name: "send",
        title: "Send mail",
        description: "Sends a message to all its receivers or, where the server refuses one of them, to nobody. Its output is `{\"message_id\", \"receivers\", \"response\"}`; attempts at one step send under the same `Message-ID`.",
    };

    fn check(input: &Mail) -> Vec<Fault> {
        input.faults()
    }

    async fn act(outside: Outside<'_>, config: &SmtpConfig, input: &Mail, doing: &Doing) -> Acted {
        send(outside, config, input, doing).await
    }
}

/// Hands a message over.
pub(in crate::engine) async fn send(outside: Outside<'_>, config: &SmtpConfig, mail: &Mail, doing: &Doing) -> Acted {
    let (message, id) = mail.message(&config.from, doing)?;
    let sent = tokio::time::timeout(LIMIT, hand_over(outside, config, &message)).await;
    let late = |_| ActionError::passing("timeout", format!("the server took longer than {} s", LIMIT.as_secs()));
    let response = sent.map_err(late)??;
    let receivers: Vec<String> = message.envelope().to().iter().map(ToString::to_string).collect();
    Ok(json!({ "message_id": id, "receivers": receivers, "response": response }))
}

/// What the server said when it took the message.
async fn hand_over(outside: Outside<'_>, config: &SmtpConfig, message: &Message) -> Result<String, ActionError> {
    let mut connection =
        connect(outside, config).await.map_err(|reason| ActionError::passing("smtp_unavailable", reason))?;
    if let Some(CredentialValue::BasicAuth { username, password }) = outside.credential {
        let credentials = Credentials::new(username.clone(), password.reveal().to_owned());
        let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await;
        if let Err(error) = signed_in {
            connection.abort().await;
            let reason = format!("the server does not let `{username}` in: {}", chain(&error));
            return Err(refusal(&error, reason));
        }
    }
    let sent = connection.send(message.envelope(), &message.formatted()).await;
    match sent {
        Ok(response) => {
            // It has the message, whatever it says to this.
            let _ = connection.quit().await;
            Ok(response.first_line().unwrap_or_default().to_owned())
        }
        Err(error) => {
            connection.abort().await;
            let reason = format!("the server did not take the message: {}", chain(&error));
            Err(refusal(&error, reason))
        }
    }
}

/// A server that says no for good (5yz) is not asked again; a connection that broke, and a server that says not now (4yz), are.
fn refusal(error: &lettre::transport::smtp::Error, reason: String) -> ActionError {
    if error.is_permanent() || error.is_client() {
        ActionError::lasting("smtp_refused", reason)
    } else {
        ActionError::passing("smtp_unavailable", reason)
    }
}
