//! What the suite needs to know of a document: operations with every reference followed. Schemas stay pointers into the document, because
//! they may be recursive and because findings name the line they stand on.

use std::fmt;

use indexmap::IndexMap;
use serde_json::Value;

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`, or `GET /path` where there is none.
    pub id: String,
    /// The method in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// Where the operation stands.
    pub pointer: String,
    /// Parameters of the operation and of its path.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// Responses, exact codes first, then ranges, then `default`.
    pub responses: Vec<Response>,
    /// Alternatives of schemes that must all be given; empty where the operation is open.
    pub security: Vec<IndexMap<String, Vec<String>>>,
    /// `x-conformance.missed`: reasons for statuses that cannot be reached, by status as the document spells it.
    pub missed: IndexMap<String, String>,
    /// `x-conformance: setup`: run before everything else.
    pub setup: bool,
}

impl Operation {
    /// The response that the document declares for a status: the code, else its range, else `default`.
    pub fn response(&self, status: u16) -> Option<&Response> {
        self.responses.iter().find(|response| response.status.covers(status))
    }

    /// Whether the document declares exactly this status.
    pub fn declares(&self, status: u16) -> bool {
        self.responses.iter().any(|response| response.status == Status::Code(status))
    }

    /// Names in the path template, in order.
    pub fn path_names(&self) -> Vec<&str> {
        template_names(&self.path)
    }

    /// A parameter by place and name.
    pub fn parameter(&self, place: In, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.place == place && parameter.name == name)
    }

    /// Whether a request may change something.
    pub fn is_safe(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS" | "TRACE")
    }

    /// Whether a name means this operation: its id, or `METHOD /path`.
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.title() == name
    }

    /// `METHOD /path`, the way people speak of an operation.
    pub fn title(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// A request that the server itself sends: an entry of the document's `webhooks`, or a callback of an operation.
#[derive(Debug, Clone)]
pub struct Hook {
    /// Its name.
    pub name: String,
    /// What is sent: the "path" is the hook's name, responses are what the receiver may answer.
    pub operation: Operation,
    /// Of a callback: the operation that asks for it, and the runtime expression that says where it is sent.
    pub asked: Option<(usize, String)>,
}

/// The names in a path template, in order.
pub fn template_names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum In {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

/// How a parameter's value is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`.
    Simple,
    /// `name=a&name=b` or `name=a,b`.
    Form,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `name[key]=a`.
    DeepObject,
    /// `.a.b`.
    Label,
    /// `;name=a`.
    Matrix,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it is sent.
    pub place: In,
    /// Whether it must be sent.
    pub required: bool,
    /// Its style.
    pub style: Style,
    /// Whether arrays and objects become several values.
    pub explode: bool,
    /// Its schema.
    pub schema: Option<String>,
    /// Whether the value is sent as JSON text (`content` in place of `schema`).
    pub json: bool,
    /// Examples.
    pub examples: Vec<(String, Value)>,
    /// Where it stands.
    pub pointer: String,
}

impl Parameter {
    /// A member of a form that is spelled as a query parameter would be.
    pub fn of_form(name: &str, (style, explode): (Style, bool)) -> Self {
        Self {
            name: name.to_owned(),
            place: In::Query,
            required: false,
            style,
            explode,
            schema: None,
            json: false,
            examples: Vec::new(),
            pointer: String::new(),
        }
    }
}

/// A request body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// By media type.
    pub content: Vec<Media>,
    /// Where it stands.
    pub pointer: String,
}

/// Content of one media type.
#[derive(Debug, Clone)]
pub struct Media {
    /// The media type as declared; may be a range.
    pub name: String,
    /// Its schema.
    pub schema: Option<String>,
    /// Whether it is bytes to its schema, or has none.
    pub is_bytes: bool,
    /// What is said of the members of a form beside their schemas.
    pub fields: IndexMap<String, Field>,
    /// Examples.
    pub examples: Vec<(String, Value)>,
    /// Where it stands.
    pub pointer: String,
}

/// How a member of a form is spelled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// What its values are.
    pub shape: Shape,
    /// Whether they hold lists or objects.
    pub is_nested: bool,
    /// Whether it is a file.
    pub is_file: bool,
    /// Whether its bytes are sent as text (`contentEncoding`).
    pub is_encoded: bool,
    /// The media type that its schema names.
    pub usual: Option<String>,
    /// The media types that `encoding` asks for, any of which is right.
    pub asked: Vec<String>,
    /// Its style, and whether lists and objects become several values, where `encoding` says so.
    pub style: Option<(Style, bool)>,
    /// Whether its part must have headers of its own.
    pub has_headers: bool,
}

/// What the values of a member of a form are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// Texts, numbers, files.
    #[default]
    Text,
    /// Lists.
    List,
    /// Objects.
    Record,
}

impl Media {
    /// Whether the content is JSON: `application/json` or any `+json`.
    pub fn is_json(&self) -> bool {
        is_json(&self.name)
    }
}

/// The declared content for a live media type: the same, else the narrowest range.
pub fn content_of<'a>(content: &'a [Media], media_type: &str) -> Option<&'a Media> {
    let live = essence(media_type);
    let range = format!("{}/*", live.split('/').next().unwrap_or_default());
    let find = |wanted: &str| content.iter().find(|media| essence(&media.name) == wanted);
    find(&live).or_else(|| find(&range)).or_else(|| find("*/*"))
}

/// Whether a media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A declared status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// `404`.
    Code(u16),
    /// `4XX`: the first digit.
    Range(u16),
    /// `default`.
    Default,
}

impl Status {
    /// Whether a live status falls under this one.
    pub fn covers(self, status: u16) -> bool {
        match self {
            Self::Code(code) => code == status,
            Self::Range(digit) => status / 100 == digit,
            Self::Default => true,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A declared response.
#[derive(Debug, Clone)]
pub struct Response {
    /// Its status.
    pub status: Status,
    /// By media type; empty where the answer has no body.
    pub content: Vec<Media>,
    /// Declared headers.
    pub headers: Vec<Header>,
    /// Links to other operations.
    pub links: Vec<Link>,
    /// `x-conformance.missed` on the response.
    pub missed: Option<String>,
    /// Where it stands.
    pub pointer: String,
}

/// A declared response header.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Whether every answer must have it.
    pub required: bool,
    /// Its schema.
    pub schema: Option<String>,
    /// Where it stands.
    pub pointer: String,
}

/// A link of a response.
#[derive(Debug, Clone)]
pub struct Link {
    /// The operation it leads to, as an index of the document's operations.
    pub target: usize,
    /// Values of the target's parameters: expressions or constants.
    pub parameters: IndexMap<String, Value>,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scheme {
    /// A header; the word that stands before the credential, such as `Bearer`.
    Header {
        /// The header's name.
        name: String,
        /// The scheme's word.
        word: Option<String>,
    },
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// Nothing that a request shows, such as mutual TLS.
    Invisible,
}

impl Scheme {
    /// Whether both stand in the same place of a request, so that it has one of them at most.
    pub fn is_where(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Header { name, .. }, Self::Header { name: other, .. }) => name.eq_ignore_ascii_case(other),
            (Self::Query(name), Self::Query(other)) | (Self::Cookie(name), Self::Cookie(other)) => name == other,
            _ => false,
        }
    }
}
