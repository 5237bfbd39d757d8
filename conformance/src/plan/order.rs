//! The order of operations: what creates comes before what reads, what changes after that, what deletes at the end.

use super::blank;
use crate::document::{
    Document,
    model::{Operation, Response, Status},
};

/// What an operation does to records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The document says that it must come first.
    Setup,
    /// Makes a record that other operations name in their path.
    Create,
    /// Reads.
    Read,
    /// Changes a record, or does something.
    Change,
    /// Deletes.
    Destroy,
}

/// The role of an operation.
pub fn role(document: &Document, operation: &Operation) -> Role {
    if operation.setup {
        return Role::Setup;
    }
    if operation.is_safe() {
        return Role::Read;
    }
    if operation.method == "DELETE" {
        return Role::Destroy;
    }
    let key = format!("{}/{{}}", blank(&operation.path));
    let nested = format!("{key}/");
    let creates = operation.method == "POST"
        && document
            .operations
            .iter()
            .map(|other| blank(&other.path))
            .any(|path| path == key || path.starts_with(&nested));
    // What the answer names and the request did not: `POST /things/{id}/run` makes a run where its answer links to `GET /runs/{id}`.
    let own = super::record_key(&operation.path);
    let linked = operation.responses.iter().flat_map(|response| &response.links).any(|link| {
        let target = super::record_key(&document.operations[link.target].path);
        let shown =
            link.parameters.values().any(|value| value.as_str().is_some_and(|text| text.starts_with("$response")));
        shown && target != own && !target.is_empty()
    });
    let names = operation.method == "PUT"
        && creator(document, &own).is_some_and(|index| document.operations[index].pointer == operation.pointer);
    if creates || names || ((linked || locates(operation)) && operation.method == "POST") {
        Role::Create
    } else {
        Role::Change
    }
}

/// The operations in the order in which they run. Deeper paths come later among those that create and earlier among those that delete.
pub fn order(document: &Document) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..document.operations.len()).collect();
    indices.sort_by_key(|index| {
        let operation = &document.operations[*index];
        let role = role(document, operation);
        let depth = i64::try_from(operation.path_names().len()).unwrap_or(0);
        (role, if role == Role::Destroy { -depth } else { depth }, *index)
    });
    indices
}

/// The operation that creates the records of a key, if one does.
pub fn creator(document: &Document, key: &str) -> Option<usize> {
    let by_link = document.operations.iter().position(|operation| {
        operation.method == "POST"
            && operation.responses.iter().flat_map(|response| &response.links).any(|link| {
                let target = &document.operations[link.target];
                super::record_key(&target.path) == key && super::record_key(&operation.path) != key
            })
    });
    let collection = key.strip_suffix("/{}").unwrap_or(key);
    let by_path = document
        .operations
        .iter()
        .position(|operation| operation.method == "POST" && blank(&operation.path) == collection);
    // What the client itself gives a name.
    let by_name = || {
        document
            .operations
            .iter()
            .position(|operation| operation.method == "PUT" && operation.declares(201) && blank(&operation.path) == key)
    };
    by_path.or(by_link).or_else(by_name)
}

/// Whether an operation declares that it says where what it made is to be read, or what it has begun.
fn locates(operation: &Operation) -> bool {
    let says = |response: &Response| response.headers.iter().any(|header| header.name.eq_ignore_ascii_case("location"));
    operation.responses.iter().any(|response| matches!(response.status, Status::Code(201 | 202)) && says(response))
}
