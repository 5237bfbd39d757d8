//! Which documented statuses were seen, and for those that were not, why. A status that nobody can reach is a promise that nobody can check:
//! the table names each. [`cells`] has the same for all else that a contract can be broken in.

pub mod cells;
mod keywords;
mod reach;
pub(crate) mod wire;

use std::collections::BTreeMap;

use self::cells::{Cell, Kind};

use crate::{
    document::{
        Document,
        model::{Operation, Response, Status},
    },
    settings::Settings,
};

/// What has to be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Required {
    /// Documented statuses: each seen, or explained by the document.
    Statuses,
    /// Media types of answers and bodies.
    Media,
    /// Parameters, given and left out.
    Parameters,
    /// Keywords of parameters and bodies, each broken.
    Keywords,
    /// Declared headers of answers.
    Headers,
    /// Kinds of credentials.
    Access,
    /// What the server sends by itself.
    Events,
    /// All of these.
    All,
}

impl Required {
    /// Whether a cell is one of those.
    pub fn is_of(self, cell: &Cell) -> bool {
        match self {
            Self::Statuses => cell.kind == Kind::Status,
            Self::Media => cell.kind == Kind::Media,
            Self::Parameters => cell.kind == Kind::Parameter,
            Self::Keywords => cell.kind == Kind::Keyword,
            Self::Headers => cell.kind == Kind::Header,
            Self::Access => cell.kind == Kind::Access,
            Self::Events => cell.kind == Kind::Event,
            Self::All => true,
        }
    }
}

/// Live statuses by operation.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    counts: BTreeMap<(usize, u16), usize>,
}

impl Seen {
    /// Counts an answer.
    pub fn add(&mut self, operation: usize, status: u16) {
        *self.counts.entry((operation, status)).or_default() += 1;
    }

    /// The statuses of an operation with their counts.
    pub fn of(&self, operation: usize) -> impl Iterator<Item = (u16, usize)> {
        self.counts.range((operation, 0)..=(operation, u16::MAX)).map(|((_, status), count)| (*status, *count))
    }
}

/// One row: an operation and a documented status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The operation's id.
    pub operation: String,
    /// `METHOD /path`.
    pub title: String,
    /// The status as documented.
    pub status: String,
    /// How many answers fell under it.
    pub hits: usize,
    /// Why there was none.
    pub missed: Option<String>,
    /// The reason that the document itself gives, needed or not.
    pub written: Option<Reason>,
}

impl Row {
    /// Whether it is one that an operation may succeed with.
    pub fn is_success(&self) -> bool {
        self.status.starts_with(['1', '2', '3', 'd'])
    }

    /// Whether it was not seen, and the document does not say why.
    pub fn is_gap(&self) -> bool {
        self.missed.is_some() && self.written.is_none()
    }
}

/// A reason of the document's, why a status cannot be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// In its words.
    pub text: String,
    /// Where it stands.
    pub pointer: String,
}

/// The table.
pub fn table(document: &Document, settings: &Settings, seen: &Seen, ran: impl Fn(usize) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, operation) in document.operations.iter().enumerate().filter(|(index, _)| ran(*index)) {
        for response in &operation.responses {
            // The same rule as for answers: the narrowest declared status that covers it.
            let hits = seen
                .of(index)
                .filter(|(status, _)| operation.response(*status).is_some_and(|other| other.status == response.status))
                .map(|(_, count)| count)
                .sum();
            let written = written(document, operation, response);
            rows.push(Row {
                operation: operation.id.clone(),
                title: operation.title(),
                status: response.status.to_string(),
                hits,
                missed: (hits == 0).then(|| {
                    let written = written.as_ref().map(|reason| reason.text.clone());
                    written.unwrap_or_else(|| reason(settings, seen, index, operation, response))
                }),
                written,
            });
        }
    }
    rows
}

/// Says of statuses that were missed by operations whose cases were not all sent that this is why.
pub fn unsent(document: &Document, rows: &mut [Row], unsent: &BTreeMap<usize, usize>) {
    for (index, count) in unsent {
        let id = &document.operations[*index].id;
        for row in rows.iter_mut().filter(|row| row.operation == *id && row.written.is_none()) {
            if let Some(reason) = &mut row.missed {
                *reason = format!("{count} cases were not sent: the time was up (--max-time)");
            }
        }
    }
}

/// The reason that the document gives: on the response, the operation or at its root.
fn written(document: &Document, operation: &Operation, response: &Response) -> Option<Reason> {
    let name = response.status.to_string();
    let at = |pointer: &str| format!("{pointer}/x-conformance/missed/{name}");
    let reason = |text: Option<&String>, pointer: String| text.map(|text| Reason { text: text.clone(), pointer });
    reason(response.missed.as_ref(), format!("{}/x-conformance/missed", response.pointer))
        .or_else(|| reason(operation.missed.get(&name), at(&operation.pointer)))
        .or_else(|| reason(document.missed.get(&name), at("")))
}

/// What the run says of operations none of whose requests succeeded: whatever else held of them, little was tried.
pub fn never_succeeded(rows: &[Row]) -> Vec<String> {
    let succeeds = |row: &Row| row.hits > 0 && row.is_success();
    let mut names: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    names.dedup();
    names.retain(|name| !rows.iter().any(|row| row.title == *name && succeeds(row)));
    names.into_iter().map(|name| format!("{name}: no request succeeded, so most of it was not tried")).collect()
}

fn reason(settings: &Settings, seen: &Seen, index: usize, operation: &Operation, response: &Response) -> String {
    let others: Vec<String> = seen.of(index).map(|(status, count)| format!("{status} ×{count}")).collect();
    let others = if others.is_empty() { "no answer at all".to_owned() } else { others.join(", ") };
    match response.status {
        Status::Range(_) | Status::Default => "every answer fell under a narrower status".to_owned(),
        Status::Code(200..=299) => format!("no request succeeded this way; answers were {others}"),
        Status::Code(300..=399) => "no request led to a redirection".to_owned(),
        Status::Code(400 | 422) if operation.body.is_none() && operation.parameters.is_empty() => {
            "the operation takes nothing that could be invalid".to_owned()
        }
        Status::Code(401) if operation.security.is_empty() => "the operation declares no security".to_owned(),
        Status::Code(403) if settings.limited.is_empty() => {
            "no credential with fewer scopes was given (--limited-header)".to_owned()
        }
        Status::Code(404) if operation.path_names().is_empty() => "the path names no record".to_owned(),
        Status::Code(409) => "no case brought two changes into conflict".to_owned(),
        Status::Code(413) => "no body was refused for its size".to_owned(),
        Status::Code(429) if settings.exhausted.is_empty() => {
            "no credential whose limit is used up was given (--exhausted-header)".to_owned()
        }
        Status::Code(429) => "limits are off or were not reached".to_owned(),
        Status::Code(500..=599) => "cannot be provoked from outside".to_owned(),
        Status::Code(_) => format!("no case led to it; answers were {others}"),
    }
}
