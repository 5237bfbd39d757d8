//! What the author of the document should know although no answer broke it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    cases::{Case, FULL, Family},
    document::Document,
    schema::{Direction, Schemas},
};

/// Which bodies of examples were taken, and how the others were answered. A state that is in the way (a name that is taken, a record that
/// is gone) is no violation; an example that never works is still one that its reader copies in vain.
#[derive(Debug, Default)]
pub(super) struct Taken {
    bodies: BTreeMap<(usize, Vec<u8>), Fate>,
    /// What each operation takes.
    takes: BTreeMap<usize, Takes>,
}

/// What an operation takes.
#[derive(Debug)]
enum Takes {
    /// What is made from its schema, with everything in it.
    Anything,
    /// This.
    Body(Value),
}

/// What came of a body.
#[derive(Debug, Default)]
struct Fate {
    /// The label of the example that it is of.
    example: Option<String>,
    /// The last answer that was no success.
    refused: u16,
    /// Whether it ever succeeded.
    succeeded: bool,
}

impl Taken {
    /// Counts an answer to a proper request.
    pub(super) fn add(&mut self, index: usize, case: &Case, status: u16) {
        let Some(body) = &case.draft.body else { return };
        let fate = self.bodies.entry((index, body.bytes.clone())).or_default();
        if case.family == Family::Example && case.label.starts_with("body ") {
            fate.example = Some(case.label.clone());
        }
        if status < 300 {
            fate.succeeded = true;
            if let Some(body) = &case.draft.json {
                self.take(index, case, body);
            }
        } else {
            fate.refused = status;
        }
    }

    fn take(&mut self, index: usize, case: &Case, body: &Value) {
        let size = |body: &Value| body.to_string().len();
        match self.takes.get(&index) {
            _ if case.family == Family::Valid && case.label == FULL => drop(self.takes.insert(index, Takes::Anything)),
            Some(Takes::Anything) => {}
            Some(Takes::Body(other)) if size(other) >= size(body) => {}
            _ => drop(self.takes.insert(index, Takes::Body(body.clone()))),
        }
    }

    /// A body that an operation took, where it does not take what is made from its schema.
    pub(super) fn body(&self, index: usize) -> Option<Value> {
        match self.takes.get(&index)? {
            Takes::Anything => None,
            Takes::Body(body) => Some(body.clone()),
        }
    }

    /// Examples that never succeeded.
    pub(super) fn notes(&self, document: &Document) -> Vec<String> {
        let mut notes = Vec::new();
        for ((index, _), fate) in &self.bodies {
            if let (Some(label), false) = (&fate.example, fate.succeeded) {
                let operation = &document.operations[*index];
                let name = label.trim_start_matches("body ");
                notes.push(format!(
                    "{}: {}: example {name} never succeeded; the last answer was {}",
                    document.place(&operation.pointer),
                    operation.title(),
                    fate.refused
                ));
            }
        }
        notes
    }
}

/// Examples of responses that their own schema refuses.
pub(super) fn response_examples(document: &Document, schemas: &Schemas) -> Vec<String> {
    let mut notes = Vec::new();
    let responses = document.operations.iter().flat_map(|operation| &operation.responses);
    for media in responses.flat_map(|response| &response.content).filter(|media| media.is_json()) {
        let Some(schema) = &media.schema else { continue };
        for (name, example) in &media.examples {
            if let Some(breach) = schemas.breaches(Direction::Response, schema, example).first() {
                let place = document.place(&media.pointer);
                notes.push(format!("{place}: example {name:?} does not validate: {}", breach.message));
            }
        }
    }
    notes
}
