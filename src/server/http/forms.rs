//! The pages of public forms, for people: `/forms/{id}`.
//!
//! What a form takes is the domain's to say; here its fields become controls, a browser's text becomes the data of a submission, and faults
//! become a page that keeps what was entered. Everything works by keyboard, with a screen reader and without scripts, of which there are none.
//! Pages are whole in themselves: the content security policy lets a browser load nothing, and style by one sheet whose hash it names.

use std::sync::LazyLock;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use minijinja::{Environment, UndefinedBehavior};
use poem::{
    Request, Response,
    error::ReadBodyError,
    http::{HeaderValue, Method, StatusCode, header},
};
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use url::form_urlencoded;

use super::problem;
use crate::{
    api::{Facts, RequestId, limit},
    domain::{
        Error, Fault,
        context::{self, Actor, Context},
        form::{Field, FieldKind, Form},
        forms::FormService,
        id::{self, FormId},
        limits::LimitService,
    },
};

/// What stands before a form's id.
pub(super) const PREFIX: &str = "/forms/";

const STYLE: &str = include_str!("forms/form.css");
const TEMPLATE: &str = "form.html";
const URLENCODED: &str = "application/x-www-form-urlencoded";

static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Strict);
    // Its name ends in `.html`: everything that is put into it is escaped.
    pages
        .add_template(TEMPLATE, include_str!("forms/form.html"))
        .expect("the template is fixed, and a test renders it");
    pages
});

static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("base 64 is visible ASCII")
});

/// The pages.
pub(in crate::server) struct FormPages {
    forms: FormService,
    limits: LimitService,
    body_limit: usize,
}

/// Which page a path below [`PREFIX`] means.
enum Place {
    Form(FormId),
    Thanks(FormId),
}

impl Place {
    fn of(path: &str) -> Option<Self> {
        let path = path.strip_prefix(PREFIX)?;
        let (id, rest) = path.split_once('/').map_or((path, None), |(id, rest)| (id, Some(rest)));
        let id = FormId(id::parse(FormId::PREFIX, id)?);
        match rest {
            None => Some(Self::Form(id)),
            Some("thanks") => Some(Self::Thanks(id)),
            Some(_) => None,
        }
    }

    fn form(&self) -> FormId {
        let (Self::Form(id) | Self::Thanks(id)) = *self;
        id
    }
}

impl FormPages {
    /// Pages of these forms, which take bodies up to this size. Visitors count against their addresses.
    pub(in crate::server) fn new(forms: FormService, limits: LimitService, body_limit: usize) -> Self {
        Self { forms, limits, body_limit }
    }

    /// Answers everything below [`PREFIX`].
    pub(super) async fn answer(&self, request: Request) -> Response {
        let facts = Facts::of(&request).cloned();
        if let Some(facts) = &facts
            && let Err(Error::RateLimited { retry_after, .. }) = limit::of_address(&self.limits, facts)
        {
            let text = "There were too many requests from where you are. Wait a minute and try again.";
            let mut response = refused(StatusCode::TOO_MANY_REQUESTS, text);
            response.headers_mut().insert(header::RETRY_AFTER, retry_after.into());
            return response;
        }
        let context = Context {
            actor: Actor::Anonymous,
            request_id: Some(RequestId::of(&request).into()),
            remote: facts.map(|facts| facts.address()),
        };
        context::scope(context, async { self.page(request).await.unwrap_or_else(|error| failed(&error)) }).await
    }

    async fn page(&self, mut request: Request) -> Result<Response, Error> {
        let Some(place) = Place::of(request.uri().path()) else { return Ok(missing()) };
        let form = match self.forms.get_public(place.form()).await {
            Ok(form) => form,
            Err(Error::NotFound { .. }) => return Ok(missing()),
            Err(error) => return Err(error),
        };
        let method = request.method().clone();
        match (place, method) {
            (Place::Form(_), Method::GET | Method::HEAD) => {
                let given = pairs(request.uri().query().unwrap_or_default().as_bytes());
                Ok(render(StatusCode::OK, &shown(&form, |field| prefilled(field, &given), &[])))
            }
            (Place::Form(_), Method::POST) => {
                if !is_urlencoded(&request) {
                    return Ok(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "This page takes what its own form sends."));
                }
                match request.take_body().into_bytes_limit(self.body_limit).await {
                    Ok(body) => self.submitted(&form, &pairs(&body)).await,
                    Err(ReadBodyError::PayloadTooLarge) => Ok(refused(
                        StatusCode::PAYLOAD_TOO_LARGE,
                        "What you entered is too long. Go back and shorten it.",
                    )),
                    Err(_) => Ok(refused(
                        StatusCode::BAD_REQUEST,
                        "What was sent did not arrive whole. Go back and try again.",
                    )),
                }
            }
            (Place::Thanks(_), Method::GET | Method::HEAD) => {
                let page = Page { is_status: true, ..Page::saying("Thank you", "Your answers have been received.") };
                Ok(render(StatusCode::OK, &page))
            }
            (place, method) => Ok(unknown_method(&method, &place)),
        }
    }

    async fn submitted(&self, form: &Form, given: &[(String, String)]) -> Result<Response, Error> {
        match self.forms.fill_in(form, &answers(form, given)).await {
            // A page of its own, so that loading it again sends nothing again. Relative, so that it holds behind whatever stands in front.
            Ok(_) => Ok(headed(
                Response::builder()
                    .status(StatusCode::SEE_OTHER)
                    .header(header::LOCATION, format!("{}/thanks", form.id.spelled()))
                    .finish(),
            )),
            Err(Error::Invalid { faults }) => {
                let page = shown(form, |field| values(given, &field.name), &faults);
                Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
            }
            Err(error) => Err(error),
        }
    }
}

fn is_urlencoded(request: &Request) -> bool {
    let media = request.content_type().unwrap_or_default().split(';').next().unwrap_or_default();
    media.trim().eq_ignore_ascii_case(URLENCODED)
}

fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

fn values(given: &[(String, String)], name: &str) -> Vec<String> {
    given.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
}

/// What a browser sent, as a submission's data. What is not ticked is not sent: so every field is named here, or its default would count.
fn answers(form: &Form, given: &[(String, String)]) -> Map<String, Value> {
    let answer = |field: &Field| {
        let mut sent = values(given, &field.name);
        match field.kind {
            FieldKind::Checkbox => Value::Bool(sent.iter().any(|value| value == "true")),
            FieldKind::Multiselect => sent.into(),
            _ => sent.pop().unwrap_or_default().into(),
        }
    };
    form.fields.iter().map(|field| (field.name.clone(), answer(field))).collect()
}

/// What a field shows at first: what the page's query gives it, else its default.
fn prefilled(field: &Field, given: &[(String, String)]) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (values(given, &field.name), &field.default) {
        (values, None) => values,
        (values, Some(_)) if !values.is_empty() => values,
        (_, Some(Value::Array(items))) => items.iter().map(text).collect(),
        (_, Some(default)) => vec![text(default)],
    }
}

/// A page, as the template takes it.
#[derive(Serialize)]
struct Page {
    style: &'static str,
    title: String,
    text: String,
    is_status: bool,
    errors: Vec<Problem>,
    fields: Option<Vec<Control>>,
}

impl Page {
    /// A heading and a sentence.
    fn saying(title: &str, text: &str) -> Self {
        Self {
            style: STYLE,
            title: title.to_owned(),
            text: text.to_owned(),
            is_status: false,
            errors: Vec::new(),
            fields: None,
        }
    }
}

/// A line of the summary of errors.
#[derive(Serialize)]
struct Problem {
    text: String,
    /// Id of the control; `None` where people cannot see it.
    target: Option<String>,
}

/// A field, as the template takes it. Ids are numbered, since names are the form's own and might run into each other.
#[derive(Serialize)]
struct Control {
    shape: &'static str,
    id: String,
    name: String,
    label: String,
    required: bool,
    help: Option<String>,
    error: Option<String>,
    described_by: String,
    placeholder: Option<String>,
    input_mode: Option<&'static str>,
    autocomplete: Option<&'static str>,
    value: String,
    ticked: bool,
    options: Vec<Shown>,
}

/// An option of a control.
#[derive(Serialize)]
struct Shown {
    id: String,
    value: String,
    label: String,
    chosen: bool,
}

/// The form with these values and faults.
fn shown(form: &Form, values: impl Fn(&Field) -> Vec<String>, faults: &[Fault]) -> Page {
    let controls: Vec<Control> = form
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| control(index, field, &values(field), &told(field, faults)))
        .collect();
    let errors = controls.iter().zip(&form.fields).filter_map(|(control, field)| {
        let found = told(field, faults);
        let target = match control.shape {
            "hidden" => None,
            _ => {
                Some(control.options.first().filter(|_| control.shape != "list").map_or(&control.id, |first| &first.id))
            }
        };
        (!found.is_empty()).then(|| Problem { text: format!("{} — {found}", field.label), target: target.cloned() })
    });
    Page {
        style: STYLE,
        title: form.name.clone(),
        text: form.description.clone(),
        is_status: false,
        errors: errors.collect(),
        fields: Some(controls),
    }
}

/// What is wrong with a field, as one text; empty where nothing is.
fn told(field: &Field, faults: &[Fault]) -> String {
    let of_field = |fault: &&Fault| fault.pointer.split('/').nth(2) == Some(field.name.as_str());
    let mut messages: Vec<&str> = faults.iter().filter(of_field).map(|fault| fault.message.as_str()).collect();
    messages.dedup();
    messages.join(", and ")
}

fn control(index: usize, field: &Field, values: &[String], told: &str) -> Control {
    let id = format!("f{index}");
    let (shape, input_mode, autocomplete) = looks(field.kind);
    let mut words = told.chars();
    let error = words.next().map(|first| first.to_uppercase().chain(words).collect::<String>());
    let described_by = [(field.help.is_some(), "help"), (error.is_some(), "error")];
    let described_by: Vec<String> =
        described_by.iter().filter(|(is_there, _)| *is_there).map(|(_, what)| format!("{id}-{what}")).collect();
    let options = field.options.iter().enumerate().map(|(number, option)| Shown {
        id: format!("{id}-{number}"),
        value: option.value.clone(),
        label: option.label.clone(),
        chosen: values.contains(&option.value),
    });
    Control {
        shape,
        name: field.name.clone(),
        label: field.label.clone(),
        required: field.required,
        help: field.help.clone(),
        error,
        described_by: described_by.join(" "),
        placeholder: field.placeholder.clone(),
        input_mode,
        autocomplete,
        value: values.last().cloned().unwrap_or_default(),
        ticked: values.iter().any(|value| value == "true"),
        options: options.collect(),
        id,
    }
}

/// The control of a kind, the keyboard that suits it on a phone, and what a browser may fill it in with. Numbers are typed as text: of
/// a number that it does not like, a browser would send nothing, and nobody could tell what was wrong with it.
fn looks(kind: FieldKind) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match kind {
        FieldKind::Text => ("text", None, None),
        FieldKind::Textarea => ("lines", None, None),
        FieldKind::Email => ("email", None, Some("email")),
        FieldKind::Url => ("url", None, Some("url")),
        FieldKind::Tel => ("tel", None, Some("tel")),
        FieldKind::Number => ("text", Some("decimal"), None),
        FieldKind::Integer => ("text", Some("numeric"), None),
        FieldKind::Checkbox => ("tick", None, None),
        FieldKind::Select => ("list", None, None),
        FieldKind::Radio => ("radios", None, None),
        FieldKind::Multiselect => ("ticks", None, None),
        FieldKind::Date => ("date", None, None),
        FieldKind::Time => ("time", None, None),
        FieldKind::Datetime => ("datetime-local", None, None),
        FieldKind::Hidden => ("hidden", None, None),
    }
}

fn render(status: StatusCode, page: &Page) -> Response {
    let rendered = PAGES.get_template(TEMPLATE).and_then(|template| template.render(minijinja::value::Serde(page)));
    match rendered {
        Ok(html) => headed(Response::builder().status(status).content_type("text/html; charset=utf-8").body(html)),
        Err(error) => {
            tracing::error!(%error, "the page of a form cannot be made: {error}");
            problem::internal()
        }
    }
}

/// What every answer here carries. Nothing is kept: a page may hold what somebody entered.
fn headed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY.clone());
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A form that does not exist and one that is not public are the same page.
fn missing() -> Response {
    let text = "There is no form at this address. It may have been mistyped, or the form is no longer open.";
    render(StatusCode::NOT_FOUND, &Page::saying("Form not found", text))
}

fn refused(status: StatusCode, text: &str) -> Response {
    render(status, &Page::saying("This did not work", text))
}

fn unknown_method(method: &Method, place: &Place) -> Response {
    let mut response = problem::unknown_method(method);
    if matches!(place, Place::Form(_)) {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    }
    response
}

/// Ours, or the server is on its way down. The cause is in the log.
fn failed(error: &Error) -> Response {
    let request_id = context::current().request_id;
    tracing::error!(?request_id, %error, "a form's page failed: {error}");
    let text = "The server could not take your answers. Go back and try again in a moment.";
    render(StatusCode::INTERNAL_SERVER_ERROR, &Page::saying("This did not work", text))
}

#[cfg(test)]
mod tests;
