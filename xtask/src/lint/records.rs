//! What takes a record's id says of which kind: the access tests are made from it, and an id that they do not know is an id that nobody tests.
//!
//! Judged on the document as written, since extensions are not part of the resolved API; parts in other files are judged when these are linted.

use std::collections::HashSet;

use serde_json::Value;

use super::Report;
use crate::generator::{
    document::Document,
    resolve::pointer::{join, percent_decode},
};

/// The extension.
const EXTENSION: &str = "x-record";

/// What it can say. `none`: a name that the client gives and that is no record's, such as a node's within its graph.
const KINDS: [&str; 17] = [
    "agent",
    "workflow",
    "execution",
    "form",
    "submission",
    "credential",
    "integration",
    "webhook",
    "delivery",
    "api-key",
    "oauth-client",
    "unit",
    "tenant",
    "user",
    "user-token",
    "endpoint",
    "none",
];

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

pub(super) fn named(document: &Document, report: &mut Report) {
    let Some(paths) = document.value().get("paths").and_then(Value::as_object) else { return };
    let mut walk = Walk { document, report, seen: HashSet::new() };
    for (path, item) in paths {
        let Some(item) = item.as_object() else { continue };
        let at = join("/paths", path);
        walk.parameters(&join(&at, "parameters"));
        for method in METHODS.iter().filter(|method| item.contains_key(**method)) {
            let at = join(&at, method);
            walk.parameters(&join(&at, "parameters"));
            walk.body(&join(&at, "requestBody"));
        }
    }
}

/// Whether a name is one that ids have: `id`, `workflow_id`, `jobId`, `unit-ids`.
fn is_id_like(name: &str) -> bool {
    let one = name.strip_suffix('s').unwrap_or(name);
    let camel = one.strip_suffix("Id").is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_lowercase()));
    matches!(one, "id" | "Id") || one.ends_with("_id") || one.ends_with("-id") || camel
}

struct Walk<'a> {
    document: &'a Document,
    report: &'a mut Report,
    seen: HashSet<String>,
}

impl<'a> Walk<'a> {
    /// The node at a pointer, and the pointer of what it refers to within this document.
    fn resolve(&self, at: &str) -> Option<(String, &'a Value)> {
        let mut at = at.to_owned();
        // As many references as this are a circle, which the resolver reports.
        for _ in 0..64 {
            let node = self.document.value().pointer(&at)?;
            match node.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix('#')) {
                Some(to) => at = percent_decode(to)?,
                None => return Some((at, node)),
            }
        }
        None
    }

    fn parameters(&mut self, at: &str) {
        let count = self.document.value().pointer(at).and_then(Value::as_array).map_or(0, Vec::len);
        for n in 0..count {
            let Some((at, parameter)) = self.resolve(&join(at, &n.to_string())) else { continue };
            // Headers that end so are names of requests and events, which are no records.
            let takes = matches!(parameter.get("in").and_then(Value::as_str), Some("path" | "query"));
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
            let said = parameter.get(EXTENSION);
            self.judge(&at, said, takes && is_id_like(name), &format!("the parameter `{name}`"));
        }
    }

    fn body(&mut self, at: &str) {
        let Some((at, body)) = self.resolve(at) else { return };
        let content = join(&at, "content");
        for media in body.get("content").and_then(Value::as_object).into_iter().flat_map(|content| content.keys()) {
            self.schema(&join(&join(&content, media), "schema"));
        }
    }

    fn schema(&mut self, at: &str) {
        let Some(node) = self.document.value().pointer(at).and_then(Value::as_object) else { return };
        if !self.seen.insert(at.to_owned()) {
            return;
        }
        if node.contains_key("$ref")
            && let Some((target, _)) = self.resolve(at)
        {
            self.schema(&target);
        }
        for (name, _) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let property = join(&join(at, "properties"), name);
            self.judge(&property, self.said(&property), is_id_like(name), &format!("the property `{name}`"));
            self.schema(&property);
        }
        for keyword in ["items", "additionalProperties", "then", "else"] {
            self.schema(&join(at, keyword));
        }
        for keyword in ["allOf", "anyOf", "oneOf", "prefixItems"] {
            let count = node.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            for n in 0..count {
                self.schema(&join(&join(at, keyword), &n.to_string()));
            }
        }
    }

    /// What a property says of itself, or what it refers to does, or the items of its list.
    fn said(&self, at: &str) -> Option<&'a Value> {
        let own = |at: &str| self.document.value().pointer(at)?.get(EXTENSION);
        let referred = |at: &str| self.resolve(at)?.1.get(EXTENSION);
        let items = join(&self.resolve(at)?.0, "items");
        own(at).or_else(|| referred(at)).or_else(|| own(&items)).or_else(|| referred(&items))
    }

    fn judge(&mut self, at: &str, said: Option<&Value>, is_wanted: bool, what: &str) {
        let message = match said {
            Some(Value::String(kind)) if KINDS.contains(&kind.as_str()) => return,
            Some(other) => format!("{what} says `{EXTENSION}: {other}`, which is none of {}", KINDS.join(", ")),
            None if is_wanted => format!(
                "{what} takes an id: say of which kind of record with `{EXTENSION}`, or `none` where it is no record's"
            ),
            None => return,
        };
        self.report.add(&self.document.location(at), message);
    }
}
