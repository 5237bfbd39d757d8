//! Resources: the operations of a document that speak of the same records, by the shape of their paths, and where in a body the record stands.

use serde_json::Value;

use super::{blank, order::creator};
use crate::{
    document::{
        Document,
        model::{Media, Operation, Response, Status},
    },
    http::encode::scalar,
};

/// The operations of one kind of record, or of one thing that a record has just one of (`/things/{id}/settings`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its path, with the names blanked.
    pub path: String,
    /// What makes one: `POST` to the collection.
    pub create: Option<usize>,
    /// What reads one.
    pub read: Option<usize>,
    /// What lists them.
    pub list: Option<usize>,
    /// `PUT`.
    pub replace: Option<usize>,
    /// `PATCH`.
    pub modify: Option<usize>,
    /// `DELETE`.
    pub delete: Option<usize>,
}

impl Resource {
    /// The resource of a path.
    pub fn at(document: &Document, path: &str) -> Self {
        let path = blank(path);
        let of = |method: &str, path: &str| {
            document.operations.iter().position(|other| other.method == method && blank(&other.path) == path)
        };
        let collection = path.strip_suffix("/{}");
        Self {
            create: collection.and_then(|_| creator(document, &path)),
            list: collection.and_then(|collection| of("GET", collection)),
            read: of("GET", &path),
            replace: of("PUT", &path),
            modify: of("PATCH", &path),
            delete: of("DELETE", &path),
            path,
        }
    }

    /// The resource whose records an operation makes.
    pub fn made_by(document: &Document, index: usize) -> Option<Self> {
        let operation = &document.operations[index];
        if operation.method != "POST" {
            return None;
        }
        let own = Self::at(document, &format!("{}/{{}}", operation.path));
        if own.create == Some(index) && (own.read.is_some() || own.list.is_some()) {
            return Some(own);
        }
        let links = operation.responses.iter().flat_map(|response| &response.links);
        links
            .map(|link| Self::at(document, &document.operations[link.target].path))
            .find(|resource| resource.create == Some(index) && resource.read.is_some())
    }

    /// The operations that write one: what their bodies name is what clients set.
    pub fn writers(&self) -> impl Iterator<Item = usize> {
        [self.create, self.replace, self.modify].into_iter().flatten()
    }
}

/// The JSON of an operation's success, with its response.
pub fn success(operation: &Operation) -> Option<(&Response, &Media)> {
    let good = |status: Status| matches!(status, Status::Code(200..=299) | Status::Range(2));
    operation.responses.iter().filter(|response| good(response.status)).find_map(|response| {
        let media = response.content.iter().find(|media| media.is_json())?;
        Some((response, media))
    })
}

/// The schema of an operation's JSON body.
pub fn body_schema(operation: &Operation) -> Option<&str> {
    operation.body.as_ref()?.content.iter().find(|media| media.is_json())?.schema.as_deref()
}

/// Where in a body the record stands: the outermost object that has the id, else the one that has the most of these members.
pub fn record_at(body: &Value, id: Option<&Value>, names: &[String]) -> Option<String> {
    let mut objects = Vec::new();
    gather(body, String::new(), 0, &mut objects);
    objects.sort_by_key(|(pointer, _)| pointer.matches('/').count());
    if let Some(id) = id.map(scalar) {
        let has = |object: &Value| {
            let members = object.as_object().into_iter().flatten();
            members.into_iter().any(|(_, member)| (member.is_string() || member.is_number()) && scalar(member) == id)
        };
        if let Some((pointer, _)) = objects.iter().find(|(_, object)| has(object)) {
            return Some(pointer.clone());
        }
    }
    let count = |object: &Value| names.iter().filter(|name| object.get(name.as_str()).is_some()).count();
    let mut best: Option<(usize, &String)> = None;
    for (pointer, object) in &objects {
        let found = count(object);
        if found > best.map_or(0, |(most, _)| most) {
            best = Some((found, pointer));
        }
    }
    best.map(|(_, pointer)| pointer.clone())
}

fn gather<'a>(value: &'a Value, pointer: String, depth: usize, out: &mut Vec<(String, &'a Value)>) {
    let Some(members) = value.as_object() else { return };
    if depth < 2 {
        for (name, member) in members {
            gather(member, crate::document::bundle::join(&pointer, name), depth + 1, out);
        }
    }
    out.push((pointer, value));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_record_is_found_in_its_envelope() {
        let names = ["name".to_owned(), "size".to_owned()];
        for (body, id, expect) in [
            (json!({"id": "a", "name": "x"}), Some(json!("a")), Some("")),
            (json!({"ok": true, "data": {"id": 7, "owner": {"id": 9}}}), Some(json!("7")), Some("/data")),
            (json!({"data": {"name": "x", "size": 1}, "meta": {"name": "m"}}), None, Some("/data")),
            (json!({"ok": true}), None, None),
            (json!([1]), None, None),
        ] {
            assert_eq!(record_at(&body, id.as_ref(), &names).as_deref(), expect, "{body}");
        }
    }
}
