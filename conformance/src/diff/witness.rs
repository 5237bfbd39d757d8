//! What shows a change: a request as the `curl` command that sends it, or an answer.

use rand::{SeedableRng, rngs::StdRng};
use serde_json::Value;

use super::{Side, request::schema_of, schema::samples};
use crate::{
    document::model::{In, Media, Operation, Parameter},
    http::{Request, curl, encode},
    schema::{
        Direction, clip,
        generate::{Generator, NoHints, Size},
    },
};

/// What shows a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Whether it is a request; else it is an answer.
    pub is_request: bool,
    /// The request as a command, or the answer.
    pub text: String,
    /// Why it does not fit any more.
    pub why: String,
}

impl Witness {
    pub(super) fn answer(text: &str, why: &str) -> Self {
        Self { is_request: false, text: clip(text, 2_000), why: why.to_owned() }
    }
}

/// A request that is made to show something.
pub(super) struct Draft {
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Option<crate::http::Payload>,
}

impl Draft {
    /// Gives a parameter this value.
    pub(super) fn put(&mut self, parameter: &Parameter, value: &Value) {
        self.leave_out(parameter);
        let name = &parameter.name;
        match parameter.place {
            In::Path => self.path = self.path.replace(&format!("{{{name}}}"), &encode::path(parameter, value)),
            In::Query => self.query.extend(encode::query(parameter, value)),
            In::Header => self.headers.push((name.clone(), encode::header(parameter, value))),
            In::Cookie => {
                self.headers.push(("cookie".to_owned(), format!("{name}={}", encode::header(parameter, value))));
            }
        }
    }

    /// Leaves a parameter out.
    pub(super) fn leave_out(&mut self, parameter: &Parameter) {
        let wire = encode::percent(&parameter.name);
        match parameter.place {
            In::Path => {}
            In::Query => self.query.retain(|(name, _)| *name != wire && !name.starts_with(&format!("{wire}%5B"))),
            In::Header => self.headers.retain(|(name, _)| *name != parameter.name),
            In::Cookie => {
                self.headers
                    .retain(|(name, value)| name != "cookie" || !value.starts_with(&format!("{}=", parameter.name)));
            }
        }
    }

    /// Gives it this body.
    pub(super) fn set_body(&mut self, media: &Media, value: &Value) {
        self.body = Some(encode::body(media, value));
    }

    /// Takes its body.
    pub(super) fn without_body(&mut self) {
        self.body = None;
    }
}

/// A request that is valid by a document, and shows what `change` makes of it.
pub(super) fn request(side: &Side<'_>, operation: &Operation, why: &str, change: impl FnOnce(&mut Draft)) -> Witness {
    let mut draft = Draft { path: operation.path.clone(), query: Vec::new(), headers: Vec::new(), body: None };
    if let Some(body) = operation.body.as_ref().filter(|body| body.required)
        && let Some(media) = body.content.iter().find(|media| encode::can_encode(media))
        && let Some(value) = samples(&side.requests, &schema_of(media), &media.examples).into_iter().next()
    {
        draft.set_body(media, &value);
    }
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required && parameter.place != In::Path) {
        draft.put(parameter, &value(side, parameter));
    }
    change(&mut draft);
    for parameter in operation.parameters.iter().filter(|parameter| parameter.place == In::Path) {
        draft.put(parameter, &value(side, parameter));
    }
    let request = Request {
        method: operation.method.clone(),
        path: draft.path,
        query: draft.query,
        headers: draft.headers,
        body: draft.body,
    };
    Witness { is_request: true, text: clip(&curl::command(&base(side), &request), 4_000), why: why.to_owned() }
}

/// A value of a parameter: its example, else one that is made.
fn value(side: &Side<'_>, parameter: &Parameter) -> Value {
    let accepts = |value: &&Value| {
        parameter.schema.as_ref().is_none_or(|schema| side.requests.accepts(Direction::Request, schema, value))
    };
    let example = parameter.examples.iter().map(|(_, value)| value).find(accepts).cloned();
    let made = || {
        let mut rng = StdRng::seed_from_u64(1);
        Generator::new(&side.requests, &NoHints, &mut rng, Size::Full, true).value(parameter.schema.as_ref()?)
    };
    example.or_else(made).unwrap_or_else(|| Value::from("a"))
}

/// The document's first server, where it names a whole one.
fn base(side: &Side<'_>) -> String {
    let url = side.document.root().pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
    let base = if url.starts_with("http") && !url.contains('{') { url } else { "http://localhost:8080" };
    base.trim_end_matches('/').to_owned()
}
