//! One operation before and after: its name, and who may call it. Requests and answers have files of their own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Change, Code, Pair, Side, answer, request, witness};
use crate::document::model::Operation;

/// Schemes that are needed together, by what a request shows of them, with their scopes.
type Needs = BTreeMap<String, BTreeSet<String>>;

pub(super) fn compare(pair: Pair<'_>, changes: &mut Vec<Change>) {
    let ((old, before), (new, after)) = (pair.old, pair.new);
    if before.id != after.id {
        let what = format!("the id was {} and is {}", before.id, after.id);
        changes.push(pair.change(Code::OperationIdChanged, what, Some(&before.pointer), Some(&after.pointer)));
    }
    let deprecated = |side: &Side<'_>, operation: &Operation| {
        let node = side.document.root().pointer(&operation.pointer);
        node.and_then(|node| node.get("deprecated")).and_then(Value::as_bool) == Some(true)
    };
    if deprecated(new, after) && !deprecated(old, before) {
        let what = "the operation is deprecated".to_owned();
        changes.push(pair.change(Code::OperationDeprecated, what, Some(&before.pointer), Some(&after.pointer)));
    }
    security(pair, changes);
    request::compare(pair, changes);
    answer::compare(pair, changes);
}

fn security(pair: Pair<'_>, changes: &mut Vec<Change>) {
    let ((old, before), (new, after)) = (pair.old, pair.new);
    let (was, is) = (alternatives(old, before), alternatives(new, after));
    // A credential that meets `more` meets `less`.
    let meets = |more: &Needs, less: &Needs| {
        less.iter().all(|(scheme, scopes)| more.get(scheme).is_some_and(|given| scopes.is_subset(given)))
    };
    let lost = was.iter().find(|given| !is.iter().any(|needed| meets(given, needed)));
    let gained = is.iter().find(|given| !was.iter().any(|needed| meets(given, needed)));
    let places = (pair.old.1.pointer.as_str(), pair.new.1.pointer.as_str());
    if let Some(given) = lost {
        let what = format!("{} was enough, and now it takes {}", spelled(given), any(&is));
        let witness = witness::request(old, before, &format!("401 or 403: {} is not enough", spelled(given)), |_| ());
        let change = pair.change(Code::SecurityAdded, what, Some(places.0), Some(places.1));
        changes.push(change.seen(Some(witness)));
    } else if let Some(given) = gained {
        let what = format!("{} is enough, and it took {}", spelled(given), any(&was));
        changes.push(pair.change(Code::SecurityRelaxed, what, Some(places.0), Some(places.1)));
    }
}

/// The ways to be let in. Schemes count by what a request shows of them: their names are the document's own affair.
fn alternatives(side: &Side<'_>, operation: &Operation) -> Vec<Needs> {
    if operation.security.is_empty() {
        return vec![Needs::new()];
    }
    let shown = |name: &String| {
        side.document.schemes.get(name).map_or_else(
            || name.clone(),
            |scheme| match scheme {
                crate::document::model::Scheme::Header { name, word: Some(word) } => format!("header {name} ({word})"),
                crate::document::model::Scheme::Header { name, word: None } => format!("header {name}"),
                crate::document::model::Scheme::Query(name) => format!("query {name}"),
                crate::document::model::Scheme::Cookie(name) => format!("cookie {name}"),
                crate::document::model::Scheme::Invisible => name.clone(),
            },
        )
    };
    operation
        .security
        .iter()
        .map(|schemes| schemes.iter().map(|(name, scopes)| (shown(name), scopes.iter().cloned().collect())).collect())
        .collect()
}

fn spelled(needs: &Needs) -> String {
    if needs.is_empty() {
        return "no credential".to_owned();
    }
    let one = |(scheme, scopes): (&String, &BTreeSet<String>)| {
        if scopes.is_empty() {
            scheme.clone()
        } else {
            format!("{scheme} with {}", scopes.iter().cloned().collect::<Vec<_>>().join(", "))
        }
    };
    needs.iter().map(one).collect::<Vec<_>>().join(" and ")
}

fn any(alternatives: &[Needs]) -> String {
    alternatives.iter().map(spelled).collect::<Vec<_>>().join(", or ")
}
