//! What a contract can be broken in, cell by cell: each operation's statuses, the media types of its bodies, its parameters, the keywords of its
//! parameters and bodies, the headers of its answers, and who may call it. A cell was hit, or missed for a reason, or excluded by name in the
//! document. Nothing that was skipped counts as seen.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::{
    Row,
    keywords::{self, Keywords, keywords},
    reach::Reach,
    wire,
};
use crate::{
    cases::{Case, Identity},
    document::{
        Document,
        model::{In, Operation, Parameter, essence},
    },
    http::{Answer, Request, encode},
    schema::{Direction, Schemas},
    settings::Settings,
};

/// What a cell is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A documented status.
    Status,
    /// A media type of an answer or of a request's body.
    Media,
    /// A parameter, given, and left out where it may be.
    Parameter,
    /// A keyword of a parameter or body, broken.
    Keyword,
    /// A header of an answer.
    Header,
    /// A kind of credential.
    Access,
    /// Something that the server sends by itself.
    Event,
}

impl Kind {
    /// All, in the order of reports.
    pub const ALL: [Self; 7] =
        [Self::Status, Self::Media, Self::Parameter, Self::Keyword, Self::Header, Self::Access, Self::Event];

    /// As `--require-coverage` names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "statuses",
            Self::Media => "media",
            Self::Parameter => "parameters",
            Self::Keyword => "keywords",
            Self::Header => "headers",
            Self::Access => "access",
            Self::Event => "events",
        }
    }
}

/// Why a cell was not hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missed {
    /// The document says why, by the cell's name.
    Excluded(String),
    /// It follows from the document that nothing can hit it.
    Impossible(String),
    /// It could have been.
    Open(String),
}

impl Missed {
    /// In words.
    pub fn reason(&self) -> &str {
        match self {
            Self::Excluded(text) | Self::Impossible(text) | Self::Open(text) => text,
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The operation's id.
    pub operation: String,
    /// `METHOD /path`.
    pub title: String,
    /// What it is of.
    pub kind: Kind,
    /// Its name, one of its own within the operation: `409`, `query limit maximum`, `body /title maxLength`, `200 header X-Total`.
    pub name: String,
    /// How often it was hit.
    pub hits: usize,
    /// Why not, where it was not.
    pub missed: Option<Missed>,
}

impl Cell {
    /// Whether it was missed for no reason that would do.
    pub fn is_gap(&self) -> bool {
        matches!(self.missed, Some(Missed::Open(_)))
    }
}

/// The books on cells.
#[derive(Debug, Default)]
pub struct Cells {
    hits: HashMap<(usize, Kind, String), usize>,
    /// The keywords of bodies' schemas.
    known: HashMap<String, Keywords>,
}

/// Says of gaps in operations whose cases were not all sent that this is why.
pub fn unsent(document: &Document, cells: &mut [Cell], unsent: &BTreeMap<usize, usize>) {
    for (index, count) in unsent {
        let id = &document.operations[*index].id;
        for cell in cells.iter_mut().filter(|cell| cell.operation == *id && cell.is_gap()) {
            cell.missed = Some(Missed::Open(format!("{count} cases were not sent: the time was up (--max-time)")));
        }
    }
}

/// What is said of a cell that nothing hit; found out only then.
enum Why<'a> {
    Known(Missed),
    Parameter(&'a Parameter, String, String, Value),
    Body(&'a str, String, String, Value, bool),
}

fn open(text: &str) -> Why<'static> {
    Why::Known(Missed::Open(text.to_owned()))
}

impl Cells {
    /// Notes what an exchange with an operation hit. What was not answered was not tried.
    pub fn add(&mut self, schemas: &Schemas, of: (usize, &Operation), case: &Case, request: &Request, answer: &Answer) {
        let (index, operation) = of;
        let Self { hits, known } = self;
        let mut hit = |kind, name: String| *hits.entry((index, kind, name)).or_default() += 1;
        for parameter in &operation.parameters {
            let name = parameter_name(parameter.place, &parameter.name);
            let Some(texts) = wire::texts(operation, parameter, request) else {
                hit(Kind::Parameter, format!("{name} absent"));
                if parameter.required {
                    hit(Kind::Keyword, format!("{name} required"));
                }
                continue;
            };
            hit(Kind::Parameter, name.clone());
            for (place, keyword) in wire::violated(schemas, parameter, &texts) {
                hit(Kind::Keyword, keyword_name(&name, &template(&place), &keyword));
            }
        }
        if let Some(body) = &operation.body {
            let sent = request.body.as_ref().map(|sent| essence(&sent.media_type));
            let media = body.content.iter().find(|media| Some(essence(&media.name)) == sent);
            if request.body.as_ref().is_none_or(|body| body.bytes.is_empty()) && body.required {
                hit(Kind::Keyword, "body required".to_owned());
            }
            if let Some(media) = media {
                hit(Kind::Media, format!("body {}", media.name));
                let bytes = request.body.as_ref().map(|body| body.bytes.as_slice()).unwrap_or_default();
                let value = if media.is_json() { serde_json::from_slice(bytes).ok() } else { case.draft.json.clone() };
                if let (Some(schema), Some(value)) = (&media.schema, value) {
                    let known = known.entry(schema.clone()).or_insert_with(|| keywords(schemas, schema));
                    for (place, keyword) in schemas.violated(Direction::Request, schema, &value) {
                        let at = known.keys().find(|(at, other)| *other == keyword && keywords::is_at(at, &place));
                        let at = at.map_or(place.as_str(), |(at, _)| at);
                        hit(Kind::Keyword, keyword_name(&body_name(operation, &media.name), at, &keyword));
                    }
                }
            }
        }
        if let Some(response) = operation.response(answer.status) {
            if let Some(sent) = answer.header("content-type").map(essence) {
                let range = format!("{}/*", sent.split('/').next().unwrap_or_default());
                let fits = |name: &str| [sent.as_str(), range.as_str(), "*/*"].contains(&essence(name).as_str());
                for media in response.content.iter().filter(|media| fits(&media.name)) {
                    hit(Kind::Media, format!("{} {}", response.status, media.name));
                }
            }
            for header in response.headers.iter().filter(|header| answer.header(&header.name).is_some()) {
                hit(Kind::Header, format!("{} header {}", response.status, header.name));
            }
        }
        if let Some(name) = access_name(&case.draft.identity) {
            hit(Kind::Access, name);
        }
    }

    /// All cells of the operations that ran.
    pub fn table(
        &self,
        document: &Document,
        schemas: &Schemas,
        settings: &Settings,
        rows: &[Row],
        ran: impl Fn(usize) -> bool,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut reach = Reach::new(schemas);
        for (index, operation) in document.operations.iter().enumerate().filter(|(index, _)| ran(*index)) {
            let mut add = |kind, name: String, hits: usize, missed: Option<Missed>| {
                let written = operation.missed.get(&name).or_else(|| document.missed.get(&name));
                let missed = missed.filter(|_| hits == 0).map(|missed| match written {
                    Some(text) => Missed::Excluded(text.clone()),
                    None => missed,
                });
                cells.push(Cell {
                    operation: operation.id.clone(),
                    title: operation.title(),
                    kind,
                    name,
                    hits,
                    missed,
                });
            };
            let own: Vec<&Row> = rows.iter().filter(|row| row.operation == operation.id).collect();
            for row in &own {
                let missed = row.missed.clone().map(|reason| match &row.written {
                    Some(_) => Missed::Excluded(reason),
                    None => Missed::Open(reason),
                });
                add(Kind::Status, row.status.clone(), row.hits, missed);
            }
            for (kind, name, why) in expected(schemas, settings, operation, &own) {
                let hits = self.hits.get(&(index, kind, name.clone())).copied().unwrap_or_default();
                let missed = (hits == 0).then(|| match why {
                    Why::Known(missed) => missed,
                    Why::Parameter(parameter, at, keyword, says) => reach.parameter(parameter, &at, &keyword, &says),
                    Why::Body(schema, at, keyword, says, is_form) => reach.body(schema, &at, &keyword, &says, is_form),
                });
                add(kind, name, hits, missed);
            }
        }
        cells
    }
}

/// The cells of an operation apart from its statuses, each with what is said of it if nothing hit it.
fn expected<'a>(
    schemas: &Schemas,
    settings: &Settings,
    operation: &'a Operation,
    rows: &[&Row],
) -> Vec<(Kind, String, Why<'a>)> {
    let mut out = Vec::new();
    for response in &operation.responses {
        let row = rows.iter().find(|row| row.status == response.status.to_string());
        // What stands on an answer that did not come is missed for the same reason.
        let or_status = |text: &str| match row.and_then(|row| Some((row.missed.clone()?, row.written.is_some()))) {
            Some((reason, true)) => Why::Known(Missed::Excluded(reason)),
            Some((reason, false)) => Why::Known(Missed::Open(reason)),
            None => Why::Known(Missed::Open(text.to_owned())),
        };
        for media in &response.content {
            let why = or_status("no answer of this status came in this type");
            out.push((Kind::Media, format!("{} {}", response.status, media.name), why));
        }
        for header in &response.headers {
            let why = or_status("no answer of this status had it");
            out.push((Kind::Header, format!("{} header {}", response.status, header.name), why));
        }
    }
    for parameter in &operation.parameters {
        let name = parameter_name(parameter.place, &parameter.name);
        let is_header = |other: &str| parameter.place == In::Header && other.eq_ignore_ascii_case(&parameter.name);
        let is_query = |other: &str| parameter.place == In::Query && other == parameter.name;
        let always = settings.headers.iter().any(|(other, _)| is_header(other))
            || settings.query.iter().any(|(other, _)| is_query(other));
        let given = "it is given with every request (--header, --query)";
        out.push((Kind::Parameter, name.clone(), open("no request had it")));
        if parameter.place != In::Path {
            let why = open(if always { given } else { "every request had it" });
            if parameter.required {
                out.push((Kind::Keyword, format!("{name} required"), why));
            } else {
                out.push((Kind::Parameter, format!("{name} absent"), why));
            }
        }
        let Some(schema) = &parameter.schema else { continue };
        for ((at, keyword), says) in keywords(schemas, schema) {
            let cell = keyword_name(&name, &at, &keyword);
            let why = if always { open(given) } else { Why::Parameter(parameter, at, keyword, says) };
            out.push((Kind::Keyword, cell, why));
        }
    }
    if let Some(body) = &operation.body {
        if body.required {
            out.push((Kind::Keyword, "body required".to_owned(), open("every request had a body")));
        }
        for media in &body.content {
            let can = encode::can_encode(media);
            let why = if can { "no body was sent in this type" } else { "this suite does not send such bodies" };
            out.push((Kind::Media, format!("body {}", media.name), open(why)));
            let is_form = essence(&media.name) == "application/x-www-form-urlencoded";
            let Some(schema) = media.schema.as_ref().filter(|_| media.is_json() || is_form) else { continue };
            for ((at, keyword), says) in keywords(schemas, schema) {
                let cell = keyword_name(&body_name(operation, &media.name), &at, &keyword);
                out.push((Kind::Keyword, cell, Why::Body(schema, at, keyword, says, is_form)));
            }
        }
    }
    access(operation, &mut out);
    out
}

/// Who may call an operation: the kinds of credentials that its security calls for.
fn access(operation: &Operation, out: &mut Vec<(Kind, String, Why<'_>)>) {
    let security = &operation.security;
    if security.is_empty() || security.iter().any(indexmap::IndexMap::is_empty) {
        return;
    }
    let mut add = |name: &str, text: &str| out.push((Kind::Access, name.to_owned(), open(text)));
    add("no credential", "no request went without");
    add("garbage", "no request had garbage in its place");
    add("one letter altered", "no credential was given, or none whose neighbours nobody guesses (16 characters)");
    add("expired", "no credential that has expired was given (--expired-header)");
    if security.iter().all(|schemes| schemes.values().any(|scopes| !scopes.is_empty())) {
        add("too few scopes", "no credential without scopes was given (--limited-header)");
    }
    if !operation.path_names().is_empty() {
        add("another tenant", "no credential of another tenant was given (--foreign-header), or no record is known");
    }
}

fn access_name(identity: &Identity) -> Option<String> {
    let name = match identity {
        Identity::Without(_) => "no credential",
        Identity::Garbage(_) => "garbage",
        Identity::Limited => "too few scopes",
        Identity::Foreign => "another tenant",
        Identity::Altered(_) => "one letter altered",
        Identity::Expired => "expired",
        _ => return None,
    };
    Some(name.to_owned())
}

fn parameter_name(place: In, name: &str) -> String {
    let place = match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
    };
    format!("{place} {name}")
}

/// A body, with its media type only where there are several.
fn body_name(operation: &Operation, media: &str) -> String {
    let several = operation.body.as_ref().is_some_and(|body| body.content.len() > 1);
    if several { format!("body {media}") } else { "body".to_owned() }
}

fn keyword_name(of: &str, at: &str, keyword: &str) -> String {
    if at.is_empty() { format!("{of} {keyword}") } else { format!("{of} {at} {keyword}") }
}

/// A place in a parameter's value, list items as `*`.
fn template(place: &str) -> String {
    place
        .split('/')
        .map(|token| if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit()) { "*" } else { token })
        .collect::<Vec<_>>()
        .join("/")
}
