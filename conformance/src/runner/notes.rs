//! What the author of the document should know although no answer broke it.

use crate::{
    document::Document,
    schema::{Direction, Schemas},
};

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
