//! What changes between two documents of one API, from its clients' point of view.
//!
//! The rule is substitution: a request that was valid has to be valid still, and an answer that is valid now has to have been valid before. So a
//! request may only get wider and an answer only narrower; all else breaks somebody, and each such change comes with a witness: a concrete request
//! or answer, judged by both documents' own schemas. What no witness was found for is not claimed.

mod answer;
mod candidates;
mod codes;
mod hook;
mod operation;
mod render;
mod request;
mod same;
mod schema;
mod witness;

use std::fmt;

pub use self::{
    codes::Code,
    render::{json, markdown, text},
    witness::Witness,
};
use crate::{
    document::{
        Document, Place,
        model::{Operation, Status},
    },
    plan::blank,
    schema::{SchemaError, Schemas},
};

/// What a change means for clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Some client that was right fails.
    Breaking,
    /// A client that is careful does not fail; others may.
    Warning,
    /// No client fails.
    Compatible,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Breaking => "breaking",
            Self::Warning => "warning",
            Self::Compatible => "compatible",
        })
    }
}

/// One change.
#[derive(Debug, Clone)]
pub struct Change {
    /// What kind of change.
    pub code: Code,
    /// What it means.
    pub level: Level,
    /// `METHOD /path`, as the newer document spells it where it has it.
    pub operation: String,
    /// In particular.
    pub what: String,
    /// Where the older document says otherwise.
    pub old: Option<Place>,
    /// Where the newer document says it.
    pub new: Option<Place>,
    /// What shows it.
    pub witness: Option<Witness>,
}

/// A document with its schemas, those of answers seen as one who writes them sees them.
pub(crate) struct Side<'a> {
    document: &'a Document,
    requests: Schemas,
    answers: Schemas,
}

impl<'a> Side<'a> {
    fn new(document: &'a Document) -> Result<Self, SchemaError> {
        Ok(Self { document, requests: Schemas::new(document)?, answers: Schemas::of_answers(document)? })
    }
}

/// Two operations that are one, before and after.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: (&'a Side<'a>, &'a Operation),
    new: (&'a Side<'a>, &'a Operation),
    /// Whether it is what the server sends by itself.
    is_sent: bool,
}

impl Pair<'_> {
    /// What is said of an answer of a status.
    fn answer(&self, status: Status) -> String {
        if self.is_sent { "what is sent".to_owned() } else { status.to_string() }
    }

    /// A change of this operation, at pointers of the older and the newer document.
    fn change(&self, code: Code, what: String, old: Option<&str>, new: Option<&str>) -> Change {
        Change {
            code,
            level: code.level(),
            operation: self.new.1.title(),
            what,
            old: old.map(|pointer| self.old.0.document.place(pointer)),
            new: new.map(|pointer| self.new.0.document.place(pointer)),
            witness: None,
        }
    }
}

impl Change {
    fn seen(mut self, witness: Option<Witness>) -> Self {
        self.witness = witness;
        self
    }

    fn at(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

/// Every change, those that break first.
pub fn compare(old: &Document, new: &Document) -> Result<Vec<Change>, SchemaError> {
    let (old, new) = (Side::new(old)?, Side::new(new)?);
    let mut changes = Vec::new();
    let key = |operation: &Operation| format!("{} {}", operation.method, blank(&operation.path));
    for before in &old.document.operations {
        match new.document.operations.iter().find(|after| key(after) == key(before)) {
            Some(after) => {
                operation::compare(Pair { old: (&old, before), new: (&new, after), is_sent: false }, &mut changes);
            }
            None => changes.push(Change {
                code: Code::OperationRemoved,
                level: Code::OperationRemoved.level(),
                operation: before.title(),
                what: "the operation is gone".to_owned(),
                old: Some(old.document.place(&before.pointer)),
                new: None,
                witness: Some(witness::request(&old, before, "404 or 405: no operation takes it any more", |_| ())),
            }),
        }
    }
    for after in &new.document.operations {
        if !old.document.operations.iter().any(|before| key(before) == key(after)) {
            changes.push(Change {
                code: Code::OperationAdded,
                level: Code::OperationAdded.level(),
                operation: after.title(),
                what: "a new operation".to_owned(),
                old: None,
                new: Some(new.document.place(&after.pointer)),
                witness: None,
            });
        }
    }
    hook::compare(&old, &new, &mut changes);
    changes.sort_by_key(|change| change.level);
    Ok(changes)
}

/// Whether a change breaks clients.
pub fn breaks(changes: &[Change]) -> bool {
    changes.iter().any(|change| change.level == Level::Breaking)
}
