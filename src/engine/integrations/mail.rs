//! Mail: what a message says, and as what it is sent (RFC 5322).
//!
//! Its `Message-ID` is made of the step that sends it, so that a message that a repeated attempt sends again is known as the one that it is: most servers and readers of mail
//! show it once.

use lettre::{
    Message,
    message::{Mailbox, MultiPart, SinglePart},
};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{ActionError, Doing};
use crate::domain::Fault;

/// Most receivers of one message.
const MOST: usize = 100;

/// What is sent, and to whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::engine) struct Mail {
    /// Who receives it: an address, or a list of them; `ada@example.com`, or with a name `Ada <ada@example.com>`.
    #[schemars(example = &"Ada Lovelace <ada@example.com>")]
    pub(in crate::engine) to: Addresses,
    /// Who receives a copy.
    #[serde(default)]
    #[schemars(example = ["team@example.com"])]
    pub(in crate::engine) cc: Addresses,
    /// Who receives a copy that the others do not see.
    #[serde(default)]
    #[schemars(example = ["archive@example.com"])]
    pub(in crate::engine) bcc: Addresses,
    /// Where answers go, in place of whom it is from.
    #[serde(default)]
    #[schemars(length(min = 3, max = 320), example = &"help@example.com")]
    pub(in crate::engine) reply_to: Option<String>,
    /// Whom it is from, in place of the server's own `from`. Many servers send nothing that is from others.
    #[serde(default)]
    #[schemars(length(min = 3, max = 320), example = &"Robot <robot@example.com>")]
    pub(in crate::engine) from: Option<String>,
    /// What it is about.
    #[schemars(length(min = 1, max = 998), example = &"Your order 42")]
    pub(in crate::engine) subject: String,
    /// What it says, as text. At least one of `text` and `html` is needed; with both, readers choose.
    #[serde(default)]
    #[schemars(length(max = 1_000_000), example = &"It is on its way.")]
    pub(in crate::engine) text: Option<String>,
    /// What it says, as HTML.
    #[serde(default)]
    #[schemars(length(max = 1_000_000), example = &"<p>It is on its way.</p>")]
    pub(in crate::engine) html: Option<String>,
}

/// Addresses: one, or several.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(in crate::engine) enum Addresses {
    /// One.
    One(#[schemars(length(min = 3, max = 320))] String),
    /// Several.
    Many(#[schemars(length(max = 100), inner(length(min = 3, max = 320)))] Vec<String>),
}

impl Default for Addresses {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Addresses {
    fn all(&self) -> &[String] {
        match self {
            Self::One(address) => std::slice::from_ref(address),
            Self::Many(addresses) => addresses,
        }
    }

    fn pointer(&self, field: &str, index: usize) -> String {
        match self {
            Self::One(_) => format!("/{field}"),
            Self::Many(_) => format!("/{field}/{index}"),
        }
    }
}

/// A fault where a text is no address that mail can go to.
pub(in crate::engine) fn address_fault(pointer: &str, text: &str) -> Option<Fault> {
    let fault = |why: &str| Some(Fault::new(pointer, "invalid_address", why));
    match text.parse::<Mailbox>() {
        _ if text.chars().any(char::is_control) => fault("an address has no control characters"),
        Ok(_) => None,
        Err(_) => fault("is not an address that mail can go to, such as `ada@example.com` or `Ada <ada@example.com>`"),
    }
}

impl Mail {
    /// All that is wrong with it, with pointers within it.
    pub(in crate::engine) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut receivers = 0;
        for (field, addresses) in [("to", &self.to), ("cc", &self.cc), ("bcc", &self.bcc)] {
            for (index, address) in addresses.all().iter().enumerate() {
                receivers += 1;
                faults.extend(address_fault(&addresses.pointer(field, index), address));
            }
        }
        for (field, address) in [("from", &self.from), ("reply_to", &self.reply_to)] {
            faults.extend(address.as_ref().and_then(|address| address_fault(&format!("/{field}"), address)));
        }
        if self.to.all().is_empty() {
            faults.push(Fault::new("/to", "required", "mail goes to somebody"));
        }
        if receivers > MOST {
            faults.push(Fault::new("/to", "too_many", format!("a message has {MOST} receivers at most")));
        }
        if self.text.is_none() && self.html.is_none() {
            faults.push(Fault::new("/text", "required", "one of `text` and `html` is needed"));
        }
        if self.subject.chars().any(char::is_control) {
            faults.push(Fault::new("/subject", "control_character", "a subject is one line"));
        }
        faults
    }

    /// The message, from `from` where it does not say otherwise, and its `Message-ID`.
    pub(super) fn message(&self, from: &str, doing: &Doing) -> Result<(Message, String), ActionError> {
        let invalid = |what: &str| ActionError::lasting("invalid_address", format!("{what} is not an address"));
        let read = |text: &str, what: &str| text.parse::<Mailbox>().map_err(|_| invalid(what));
        let from = read(self.from.as_deref().unwrap_or(from), "whom the message is from")?;
        let id = format!("<{}@{}>", doing.key, from.email.domain());
        let mut builder =
            Message::builder().message_id(Some(id.clone())).date(doing.now.into()).subject(&*self.subject);
        for address in self.to.all() {
            builder = builder.to(read(address, "one of `to`")?);
        }
        for address in self.cc.all() {
            builder = builder.cc(read(address, "one of `cc`")?);
        }
        for address in self.bcc.all() {
            builder = builder.bcc(read(address, "one of `bcc`")?);
        }
        if let Some(address) = &self.reply_to {
            builder = builder.reply_to(read(address, "`reply_to`")?);
        }
        let builder = builder.from(from);
        let message = match (&self.text, &self.html) {
            (Some(text), Some(html)) => {
                builder.multipart(MultiPart::alternative_plain_html(text.clone(), html.clone()))
            }
            (Some(text), None) => builder.singlepart(SinglePart::plain(text.clone())),
            (None, html) => builder.singlepart(SinglePart::html(html.clone().unwrap_or_default())),
        };
        let message = message.map_err(|error| {
            ActionError::lasting("invalid_config", format!("the message cannot be put together: {error}"))
        })?;
        Ok((message, id))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn mail(value: Value) -> Mail {
        serde_json::from_value(value).unwrap()
    }

    fn doing() -> Doing {
        Doing { key: "k3y".to_owned(), now: "2026-01-01T00:00:00Z".parse().unwrap() }
    }

    #[test]
    fn a_message_has_an_id_of_its_step_and_nobody_sees_the_hidden_receivers() {
        let mail = mail(json!({
            "to": ["Ada Lovelace <ada@example.com>", "b@example.com"], "cc": "c@example.com", "bcc": ["d@example.com"],
            "reply_to": "help@example.com", "subject": "Grüße", "text": "plain", "html": "<p>rich</p>",
        }));
        assert_eq!(mail.faults(), []);
        let (message, id) = mail.message("robot@example.org", &doing()).unwrap();
        assert_eq!(id, "<k3y@example.org>");
        let receivers: Vec<String> = message.envelope().to().iter().map(ToString::to_string).collect();
        assert_eq!(receivers.len(), 4, "{receivers:?}");
        let text = String::from_utf8(message.formatted()).unwrap();
        for part in [
            "Message-ID: <k3y@example.org>",
            "From: robot@example.org",
            "Reply-To: help@example.com",
            "Date: Thu, 01 Jan 2026 00:00:00 +0000",
            "multipart/alternative",
            "text/plain",
            "<p>rich</p>",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("d@example.com"), "{text}");
        let (again, _) = mail.message("robot@example.org", &doing()).unwrap();
        assert_eq!(again.envelope(), message.envelope());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        for (value, expect) in [
            (json!({"to": [], "subject": "s", "text": ""}), &["/to required"][..]),
            (json!({"to": "nobody", "subject": "s", "html": ""}), &["/to invalid_address"]),
            (
                json!({"to": ["a@x.org", "b\r\nBcc: c@x.org"], "cc": "x@", "reply_to": "@", "subject": "a\r\nb"}),
                &[
                    "/to/1 invalid_address",
                    "/cc invalid_address",
                    "/reply_to invalid_address",
                    "/text required",
                    "/subject control_character",
                ],
            ),
            (json!({"to": vec!["a@x.org"; 101], "subject": "s", "text": "t"}), &["/to too_many"]),
        ] {
            let faults: Vec<String> =
                mail(value.clone()).faults().iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect();
            assert_eq!(faults, expect, "{value}");
        }
    }
}
