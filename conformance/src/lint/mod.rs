//! What in a document makes its contract tests weak: promises that nothing can break, inputs that nothing can be tried on, records that cannot be
//! reached. The document may be a good one all the same; a run that holds against it just says less.

mod answers;
mod requests;
mod rules;

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use serde_json::Value;

pub use self::rules::Rule;
use crate::{
    document::{
        Document, Place,
        bundle::{has_names, is_data, join, percent_decode},
        model::{In, Operation},
    },
    schema::{Direction, SchemaError, Schemas},
};

/// How much it weakens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Faults go unseen.
    Weak,
    /// It could be stronger.
    Note,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Weak => "weak",
            Self::Note => "note",
        })
    }
}

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The rule.
    pub rule: Rule,
    /// `METHOD /path`; empty where it is about the whole.
    pub operation: String,
    /// Where it stands.
    pub place: Place,
    /// In particular.
    pub what: String,
}

/// Gathers remarks on one document.
struct Lint<'a> {
    document: &'a Document,
    schemas: &'a Schemas,
    /// The schemas as those who write answers see them.
    answers: &'a Schemas,
    remarks: Vec<Remark>,
}

impl Lint<'_> {
    fn add(&mut self, rule: Rule, operation: Option<&Operation>, pointer: &str, what: impl Into<String>) {
        let remark = Remark {
            rule,
            operation: operation.map(Operation::title).unwrap_or_default(),
            place: self.document.place(pointer),
            what: what.into(),
        };
        // Components are shared: what is said of one is said once.
        let same = |other: &Remark| (other.rule, &other.place, &other.what) == (rule, &remark.place, &remark.what);
        if !self.remarks.iter().any(same) {
            self.remarks.push(remark);
        }
    }
}

/// Every remark, in the document's order.
pub fn lint(document: &Document) -> Result<Vec<Remark>, SchemaError> {
    let (schemas, answers) = (Schemas::new(document)?, Schemas::of_answers(document)?);
    let mut lint = Lint { document, schemas: &schemas, answers: &answers, remarks: Vec::new() };
    whole(&mut lint);
    loops(&mut lint, document.root(), false, &mut String::new());
    let mut ids = HashMap::new();
    for (index, operation) in document.operations.iter().enumerate() {
        if document.root().pointer(&format!("{}/operationId", operation.pointer)).is_none() {
            let what = "reports and baselines name it by its path";
            lint.add(Rule::NoOperationId, Some(operation), &operation.pointer, what);
        }
        let pointer = format!("{}/operationId", operation.pointer);
        if let Some(id) = document.root().pointer(&pointer).and_then(Value::as_str)
            && let Some(first) = ids.insert(id, operation.title())
        {
            lint.add(Rule::DuplicateOperationId, Some(operation), &pointer, format!("{first} is called {id} too"));
            ids.insert(id, first);
        }
        for name in operation.path_names().into_iter().filter(|name| operation.parameter(In::Path, name).is_none()) {
            let what = format!("no parameter declares {{{name}}}");
            lint.add(Rule::UndeclaredParameter, Some(operation), &operation.pointer, what);
        }
        requests::check(&mut lint, index, operation);
        answers::check(&mut lint, operation);
    }
    let mut remarks = lint.remarks;
    remarks.sort_by(|a, b| (&a.place.file, a.place.line, a.rule).cmp(&(&b.place.file, b.place.line, b.rule)));
    Ok(remarks)
}

fn whole(lint: &mut Lint<'_>) {
    let document = lint.document;
    if document.schemes.is_empty() {
        lint.add(Rule::NoSecurity, None, "", "the document declares no security scheme");
    }
    // What is excluded has to be there to be excluded.
    let known = |operation: &Operation, name: &str| {
        let is_status = operation.responses.iter().any(|response| response.status.to_string() == name);
        is_status || name.contains(' ')
    };
    for name in document.missed.keys() {
        if !document.operations.iter().any(|operation| known(operation, name)) {
            lint.add(Rule::ExcludesNothing, None, "/x-conformance/missed", format!("no operation declares {name}"));
        }
    }
    for operation in &document.operations {
        for name in operation.missed.keys().filter(|name| !known(operation, name)) {
            let pointer = format!("{}/x-conformance/missed", operation.pointer);
            lint.add(
                Rule::ExcludesNothing,
                Some(operation),
                &pointer,
                format!("the operation does not declare {name}"),
            );
        }
    }
}

/// References that lead to nothing but references.
fn loops(lint: &mut Lint<'_>, node: &Value, names: bool, pointer: &mut String) {
    let length = pointer.len();
    let mut inner = |lint: &mut Lint<'_>, token: &str, member: &Value, names: bool| {
        pointer.push_str(&join("", token));
        loops(lint, member, names, pointer);
        pointer.truncate(length);
    };
    match node {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                inner(lint, &index.to_string(), item, false);
            }
        }
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(key, member)| !is_data(key, member, names)) {
                inner(lint, key, member, has_names(key, names));
            }
            let reference = members.get("$ref").and_then(Value::as_str).filter(|_| !names);
            if let Some(reference) = reference.filter(|reference| is_loop(lint.document, reference)) {
                lint.add(Rule::ReferenceLoop, None, pointer, format!("{reference} leads to references only"));
            }
        }
        _ => {}
    }
}

fn is_loop(document: &Document, reference: &str) -> bool {
    let mut known = HashSet::new();
    let mut next = Some(reference);
    while let Some(reference) = next {
        if !known.insert(reference) {
            return true;
        }
        let target = reference.strip_prefix('#').and_then(|pointer| document.root().pointer(&percent_decode(pointer)));
        next = target.and_then(|target| target.get("$ref")?.as_str());
    }
    false
}

/// Whether a schema takes whatever comes.
fn takes_anything(schemas: &Schemas, schema: &str) -> bool {
    use serde_json::json;
    [json!(null), json!(true), json!(-7.5), json!("\u{0}any"), json!([{}, 1]), json!({"any": [1]})]
        .iter()
        .all(|value| schemas.accepts(Direction::Request, schema, value))
}
