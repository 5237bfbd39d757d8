//! `email`: sends a message through a mail server, that of an integration or one that the node names.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run,
    integration::{doing, find},
    presenting,
};
use crate::{
    domain::{Fault, credential::CredentialValue},
    engine::{
        expression::Expression,
        integrations::{
            ActionError, Outside,
            mail::{Addresses, Mail, address_fault},
            scrub::Secrets,
            smtp::{self, Encryption, SmtpConfig},
        },
    },
};

/// The type.
pub(super) struct Email;

/// Through which server, and what. `to`, `cc`, `bcc`, `reply_to`, `from`, `subject`, `text` and `html` are the message.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"integration": "mail", "to": "{{ input.email }}", "subject": "Your order {{ input.id }}", "text": "It is on its way."},
    {
        "server": {"host": "mail.example.com", "from": "robot@example.com", "credential": "cred_01j7mrkbg0e4ma4jz41b93y214"},
        "to": ["Ada Lovelace <ada@example.com>"], "subject": "Report", "html": "<p>{{ nodes.report.output }}</p>"
    }
]))]
pub(super) struct EmailConfig {
    /// An integration of type `smtp`: its name or its id. Either this or `server` is needed.
    #[serde(default)]
    #[schemars(length(min = 1, max = 255), example = &"mail")]
    integration: Option<String>,
    /// A server that is no integration.
    #[serde(default)]
    server: Option<Server>,
    /// Who receives it: an address, or a list of them; `ada@example.com`, or with a name `Ada <ada@example.com>`.
    #[schemars(example = &"Ada Lovelace <ada@example.com>")]
    to: Addresses,
    /// Who receives a copy.
    #[serde(default)]
    #[schemars(example = ["team@example.com"])]
    cc: Addresses,
    /// Who receives a copy that the others do not see.
    #[serde(default)]
    #[schemars(example = ["archive@example.com"])]
    bcc: Addresses,
    /// Where answers go, in place of whom it is from.
    #[serde(default)]
    #[schemars(length(min = 3, max = 320), example = &"help@example.com")]
    reply_to: Option<String>,
    /// Whom it is from, in place of the server's own `from`. Many servers send nothing that is from others.
    #[serde(default)]
    #[schemars(length(min = 3, max = 320), example = &"Robot <robot@example.com>")]
    from: Option<String>,
    /// What it is about.
    #[schemars(length(min = 1, max = 998), example = &"Your order 42")]
    subject: String,
    /// What it says, as text. At least one of `text` and `html` is needed; with both, readers choose.
    #[serde(default)]
    #[schemars(length(max = 1_000_000), example = &"It is on its way.")]
    text: Option<String>,
    /// What it says, as HTML. Expressions put values in as they are: those from elsewhere want the filter `e`.
    #[serde(default)]
    #[schemars(length(max = 1_000_000), example = &"<p>It is on its way, {{ input.name|e }}.</p>")]
    html: Option<String>,
}

/// A mail server.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct Server {
    /// Name or address of the server.
    #[schemars(length(min = 1, max = 253), regex(pattern = r"^[A-Za-z0-9._:\[\]-]+$"), example = &"mail.example.com")]
    host: String,
    /// Its port: by custom 587 with `starttls`, 465 with `tls`.
    #[serde(default = "smtp::port")]
    #[schemars(range(min = 1), example = 587)]
    port: u16,
    /// How the connection is encrypted.
    #[serde(default)]
    tls: Encryption,
    /// Whom mail is from.
    #[schemars(length(min = 3, max = 254), example = &"robot@example.com")]
    from: String,
    /// As whom to sign in: the id of a credential of type `basic_auth`. Not an expression: it is read when the workflow is published.
    #[serde(default)]
    #[schemars(length(min = 1, max = 255), example = &"cred_01j7mrkbg0e4ma4jz41b93y214")]
    credential: Option<String>,
}

impl NodeKind for Email {
    type Config = EmailConfig;

    const ABOUT: About = About {
        name: "email",
        title: "Email",
        description: "Sends mail through an integration of type `smtp`, or through a server that the node names. All receivers get it, or nobody does. Its output is `{\"message_id\", \
                      \"receivers\", \"response\"}`; all attempts at one step send under the same `Message-ID`.",
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = Vec::new();
        match (config.contains_key("integration"), config.contains_key("server")) {
            (false, false) => {
                faults.push(Fault::new("/integration", "required", "one of `integration` and `server` is needed"));
            }
            (true, true) => {
                faults.push(Fault::new("/server", "ambiguous", "`integration` and `server` are two servers: name one"));
            }
            _ => {}
        }
        if !config.contains_key("text") && !config.contains_key("html") {
            faults.push(Fault::new("/text", "required", "one of `text` and `html` is needed"));
        }
        for field in ["to", "cc", "bcc", "reply_to", "from"] {
            faults.extend(addresses(&format!("/{field}"), config.get(field)));
        }
        let server = config.get("server");
        faults.extend(addresses("/server/from", server.and_then(|server| server.get("from"))));
        faults.extend(presenting::fault("/server/credential", server.and_then(|server| server.get("credential"))));
        faults
    }

    fn run(context: NodeContext, config: &Arc<EmailConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { send(&context, &config).await }))
    }
}

/// Faults of addresses that are no expressions.
fn addresses(pointer: &str, value: Option<&Value>) -> Vec<Fault> {
    match value {
        Some(Value::String(text)) if matches!(Expression::compile(text), Ok(None)) => {
            address_fault(pointer, text).into_iter().collect()
        }
        Some(Value::Array(all)) => {
            let each = all.iter().enumerate();
            each.flat_map(|(index, one)| addresses(&format!("{pointer}/{index}"), Some(one))).collect()
        }
        _ => Vec::new(),
    }
}

async fn send(context: &NodeContext, config: &EmailConfig) -> NodeResult {
    let mail = config.mail();
    if let Some(fault) = mail.faults().into_iter().next() {
        return Err(NodeFailure::permanent("invalid_config", format!("at `{}`: {}", fault.pointer, fault.message)));
    }
    let (server, credential) = server(context, config).await?;
    let outside = Outside { http: &context.services.http, credential: credential.as_ref() };
    let secrets = Secrets::of(credential.as_ref());
    match smtp::send(outside, &server, &mail, &doing(context)).await {
        Ok(mut output) => {
            secrets.take_out(&mut output);
            Ok(NodeEnd::output(output))
        }
        Err(error) => Err(ActionError { reason: secrets.line(&error.reason), ..error }.into()),
    }
}

/// Through which server, and as whom.
async fn server(
    context: &NodeContext,
    config: &EmailConfig,
) -> Result<(SmtpConfig, Option<CredentialValue>), NodeFailure> {
    match (&config.integration, &config.server) {
        (Some(named), None) => {
            let (record, credential) = find(context, named).await?;
            if record.kind != smtp::NAME {
                let message = format!(
                    "the integration `{named}` is of type `{}`; mail goes through one of type `smtp`",
                    record.kind
                );
                return Err(NodeFailure::permanent("integration_type", message));
            }
            let server = SmtpConfig::deserialize(&Value::Object(record.config)).map_err(|error| {
                NodeFailure::permanent(
                    "invalid_integration",
                    format!("the configuration does not fit its type: {error}"),
                )
            })?;
            Ok((server, credential))
        }
        (None, Some(server)) => {
            let credential = match &server.credential {
                Some(named) => Some(presenting::open(context, named).await?),
                None => None,
            };
            if credential.as_ref().is_some_and(|value| !matches!(value, CredentialValue::BasicAuth { .. })) {
                let message = "mail servers are signed in to with a credential of type `basic_auth`";
                return Err(NodeFailure::permanent("credential_type", message));
            }
            let Server { host, port, tls, from, .. } = server;
            Ok((SmtpConfig { host: host.clone(), port: *port, tls: *tls, from: from.clone() }, credential))
        }
        _ => {
            let message = "exactly one of `integration` and `server` is needed";
            Err(NodeFailure::permanent("invalid_config", message))
        }
    }
}

impl EmailConfig {
    fn mail(&self) -> Mail {
        Mail {
            to: self.to.clone(),
            cc: self.cc.clone(),
            bcc: self.bcc.clone(),
            reply_to: self.reply_to.clone(),
            from: self.from.clone(),
            subject: self.subject.clone(),
            text: self.text.clone(),
            html: self.html.clone(),
        }
    }
}
