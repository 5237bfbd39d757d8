//! Reads ids out of answers.

use serde_json::{Map, Value};

use super::{blank, listing, location, noun, plain, pool::Pool, record_key};
use crate::{
    document::{
        Document,
        model::{In, Operation, template_names},
    },
    http::{Answer, Request, encode},
};

/// What a request said, as far as later requests need it.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// The values of the path's parameters, in order.
    pub path: Vec<Value>,
    /// The JSON body.
    pub body: Option<Value>,
}

/// Adds the records that a successful answer shows. Returns the record that it created, with its key.
pub fn harvest(
    document: &Document,
    index: usize,
    (base, request): (&str, &Request),
    sent: &Sent,
    answer: &Answer,
    pool: &mut Pool,
) -> Option<(String, Vec<Value>)> {
    let operation = &document.operations[index];
    let located = located(document, operation, (base, request), answer);
    if let Some((key, values)) = &located {
        pool.add(key, values.clone());
    }
    if !(200..300).contains(&answer.status) {
        return None;
    }
    let body = answer.json();
    let linked = links(document, operation, request, sent, answer, body.as_ref(), pool);
    let created = match operation.method.as_str() {
        "POST" => created(document, operation, sent, answer, body.as_ref(), located.as_ref()),
        // The client has chosen what it is called by.
        "PUT" if answer.status == 201 && operation.path.ends_with('}') => {
            Some((record_key(&operation.path), sent.path.clone()))
        }
        "GET" => {
            if let Some(body) = &body {
                listed(document, operation, sent, body, pool);
                if let Some((name, cursor)) = cursor(operation, request, answer, body) {
                    pool.link(index, &name, cursor);
                }
            }
            None
        }
        _ => None,
    };
    let created = linked.or(created);
    if let Some((key, values)) = &created {
        pool.add(key, values.clone());
    }
    created
}

/// The path, below the operation's, of single records: `/things` → (`/things/{}`, `id`).
fn item(document: &Document, operation: &Operation) -> Option<(String, String)> {
    let key = format!("{}/{{}}", blank(&operation.path));
    document.operations.iter().find_map(|other| {
        let blanked = blank(&other.path);
        if blanked != key && !blanked.starts_with(&format!("{key}/")) {
            return None;
        }
        let names = template_names(&other.path);
        let name = names.get(operation.path_names().len())?;
        Some((key.clone(), (*name).to_owned()))
    })
}

fn created(
    document: &Document,
    operation: &Operation,
    sent: &Sent,
    answer: &Answer,
    body: Option<&Value>,
    located: Option<&(String, Vec<Value>)>,
) -> Option<(String, Vec<Value>)> {
    let (key, name) = item(document, operation)?;
    let id = body.and_then(|body| find_id(body, &name, &noun(&key), 0)).or_else(|| {
        // What leads to another kind of record names none of these.
        let path = answer.header("location").filter(|_| located.is_none_or(|(other, _)| *other == key))?;
        let path = path.split(['?', '#']).next()?;
        path.trim_end_matches('/').rsplit('/').next().map(Value::from)
    })?;
    let mut values = sent.path.clone();
    values.push(id);
    Some((key, values))
}

/// The record that an answer to a write leads to, by whatever path it is read: what was made, or what makes it meanwhile.
fn located(
    document: &Document,
    operation: &Operation,
    (base, request): (&str, &Request),
    answer: &Answer,
) -> Option<(String, Vec<Value>)> {
    if operation.is_safe() || !matches!(answer.status, 200..=299 | 303) {
        return None;
    }
    let target = location::target(base, request, answer.header("location")?)?;
    let (key, values) = location::record(document, location::below(base, &target)?)?;
    // The record of the path itself is known.
    (key != record_key(&operation.path)).then_some((key, values))
}

fn listed(document: &Document, operation: &Operation, sent: &Sent, body: &Value, pool: &mut Pool) {
    let Some((key, name)) = item(document, operation) else { return };
    for entry in list(body, 0).into_iter().flatten().take(5) {
        if let Some(id) = find_id(entry, &name, &noun(&key), 2) {
            let mut values = sent.path.clone();
            values.push(id);
            pool.add_found(&key, values);
        }
    }
}

/// Where the next page of a list starts, with the parameter that takes it: of a list that was asked for without any parameter, since a cursor is good for the list that it came from.
fn cursor(operation: &Operation, request: &Request, answer: &Answer, body: &Value) -> Option<(String, Value)> {
    let parameter = operation.parameters.get(listing::paging(operation).cursor?)?;
    let is_declared = |name: &String| {
        operation.parameters.iter().any(|other| other.place == In::Query && encode::percent(&other.name) == *name)
    };
    if request.query.iter().any(|(name, _)| is_declared(name)) {
        return None;
    }
    let at = listing::items_at(operation, body)?;
    Some((parameter.name.clone(), listing::about(answer, body, &at).next?))
}

/// The first list of objects in a body, looked for in the members that envelopes use.
fn list(body: &Value, depth: usize) -> Option<&Vec<Value>> {
    match body {
        Value::Array(items) if items.first().is_some_and(Value::is_object) => Some(items),
        Value::Object(members) if depth < 3 => members.values().find_map(|member| list(member, depth + 1)),
        _ => None,
    }
}

/// The id in a record: the path's own name for it, then `id`, then `<noun>_id`; in the record, then in the objects that wrap it.
fn find_id(body: &Value, name: &str, noun: &str, depth: usize) -> Option<Value> {
    let members = body.as_object()?;
    let own = |wanted: &str| {
        members
            .iter()
            .find(|(key, value)| plain(key) == wanted && (value.is_string() || value.is_number()))
            .map(|(_, value)| value.clone())
    };
    let inner = |members: &Map<String, Value>| {
        members.values().filter(|value| value.is_object()).find_map(|value| find_id(value, name, noun, depth + 1))
    };
    own(&plain(name))
        .or_else(|| own("id"))
        .or_else(|| own(&format!("{noun}id")))
        .or_else(|| own("uuid"))
        .or_else(|| if depth < 2 { inner(members) } else { None })
}

/// Follows the links of the answer's response; remembers the values, and the record where all of the target's path is known.
fn links(
    document: &Document,
    operation: &Operation,
    request: &Request,
    sent: &Sent,
    answer: &Answer,
    body: Option<&Value>,
    pool: &mut Pool,
) -> Option<(String, Vec<Value>)> {
    let response = operation.response(answer.status)?;
    let mut record = None;
    for link in &response.links {
        let target = &document.operations[link.target];
        let mut values = Vec::new();
        for (name, expression) in &link.parameters {
            // `path.id` spells a parameter's place where its name alone is not enough.
            let bare =
                name.split_once('.').filter(|(place, _)| matches!(*place, "path" | "query" | "header" | "cookie"));
            let bare = bare.map_or(name.as_str(), |(_, bare)| bare);
            if let Some(value) = evaluate(expression, operation, request, sent, answer, body) {
                pool.link(link.target, bare, value.clone());
                values.push((bare.to_owned(), value));
            }
        }
        let names = target.path_names();
        let whole: Option<Vec<Value>> = names
            .iter()
            .map(|name| {
                let linked = values.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
                linked.or_else(|| sent_value(operation, sent, name))
            })
            .collect();
        if let Some(whole) = whole.filter(|_| !names.is_empty()) {
            let key = record_key(&target.path);
            let creates = operation.method == "POST" && whole != sent.path;
            if record.is_none() && creates {
                record = Some((key, whole));
            } else {
                pool.add(&key, whole);
            }
        }
    }
    record
}

fn sent_value(operation: &Operation, sent: &Sent, name: &str) -> Option<Value> {
    let index = operation.path_names().iter().position(|other| *other == name)?;
    sent.path.get(index).cloned()
}

/// A runtime expression; a constant is its own value.
fn evaluate(
    expression: &Value,
    operation: &Operation,
    request: &Request,
    sent: &Sent,
    answer: &Answer,
    body: Option<&Value>,
) -> Option<Value> {
    let Some(text) = expression.as_str().filter(|text| text.starts_with('$')) else {
        return Some(expression.clone());
    };
    if let Some(pointer) = text.strip_prefix("$response.body#") {
        return body?.pointer(pointer).cloned();
    }
    if let Some(name) = text.strip_prefix("$response.header.") {
        return answer.header(name).map(Value::from);
    }
    if let Some(name) = text.strip_prefix("$request.path.") {
        return sent_value(operation, sent, name);
    }
    if let Some(pointer) = text.strip_prefix("$request.body#") {
        return sent.body.as_ref()?.pointer(pointer).cloned();
    }
    if let Some(name) = text.strip_prefix("$request.query.") {
        return request.query.iter().find(|(other, _)| other == name).map(|(_, value)| Value::from(value.as_str()));
    }
    if let Some(name) = text.strip_prefix("$request.header.") {
        let found = request.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        return found.map(|(_, value)| Value::from(value.as_str()));
    }
    match text {
        "$response.body" => body.cloned(),
        "$request.body" => sent.body.clone(),
        "$statusCode" => Some(answer.status.into()),
        "$method" => Some(Value::from(operation.method.as_str())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_are_found_in_envelopes() {
        assert_eq!(find_id(&json!({"success": true, "data": {"id": "a"}}), "thingId", "thing", 0), Some(json!("a")));
        assert_eq!(find_id(&json!({"owner_id": 3, "thing_id": 4}), "id", "thing", 0), Some(json!(4)));
        assert_eq!(find_id(&json!({"id": 1, "username": "ann"}), "username", "user", 0), Some(json!("ann")));
        assert_eq!(find_id(&json!({"ok": true}), "id", "thing", 0), None);
    }
}
