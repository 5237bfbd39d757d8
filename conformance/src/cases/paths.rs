//! Methods that a path does not have, and paths that the document does not have.

use super::{Case, Context, Expect, Family, base::empty};
use crate::document::Document;

/// Methods that are tried. `HEAD` and `OPTIONS` are left out: servers rightly answer them unasked.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Undeclared methods; once for each path, with its first operation.
pub(super) fn methods(context: &Context<'_>) -> Vec<Case> {
    let path = &context.operation.path;
    let same = || context.document.operations.iter().enumerate().filter(|(_, other)| other.path == *path);
    if same().map(|(index, _)| index).min() != Some(context.index) {
        return Vec::new();
    }
    let declared: Vec<String> = same().map(|(_, other)| other.method.clone()).collect();
    METHODS
        .into_iter()
        .filter(|method| !declared.iter().any(|other| other == method))
        .filter(|method| !declared_elsewhere(context.document, path, method))
        .map(|method| Case {
            method: Some(method.to_owned()),
            ..Case::new(Family::Method, method, empty(), Expect::MethodRefused(declared.clone()))
        })
        .collect()
}

/// Whether another path template that this path may match has the method: `/things/search` is also `/things/{id}`.
fn declared_elsewhere(document: &Document, path: &str, method: &str) -> bool {
    let ours: Vec<&str> = path.split('/').collect();
    document.operations.iter().any(|other| {
        let theirs: Vec<&str> = other.path.split('/').collect();
        other.path != path
            && other.method == method
            && ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(|(a, b)| a == b || a.contains('{') || b.contains('{'))
    })
}

/// Paths that no template matches.
pub fn unknown_paths(document: &Document, word: &str) -> Vec<(String, Case)> {
    let mut paths = vec![format!("/no-such-path-{word}")];
    let first = document.operations.iter().find_map(|operation| operation.path.split('/').nth(1));
    if let Some(first) = first.filter(|first| !first.contains('{')) {
        paths.push(format!("/{first}/no/such/path/{word}/at/all"));
    }
    paths
        .into_iter()
        .filter(|path| !document.operations.iter().any(|operation| matches(&operation.path, path)))
        .map(|path| (path.clone(), Case::new(Family::UnknownPath, path, empty(), Expect::UnknownPath)))
        .collect()
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(&path).all(|(a, b)| a == b || a.contains('{'))
}
