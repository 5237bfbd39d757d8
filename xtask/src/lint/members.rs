//! A misspelt member (`requestbody`) is read by nobody, and what it says is lost.
//!
//! Judged on the document as written, by the grammar that the bundler walks; parts in other files are judged when these are linted.

use serde_json::Value;

use super::Report;
use crate::generator::{
    document::Document,
    resolve::{
        kind::{Child, Kind},
        pointer,
    },
};

pub(super) fn known(document: &Document, report: &mut Report) {
    object(document, Kind::Root, "", document.value(), report);
}

fn object(document: &Document, kind: Kind, at: &str, value: &Value, report: &mut Report) {
    let Value::Object(members) = value else { return };
    if kind == Kind::Schema {
        return;
    }
    let reference =
        kind != Kind::PathItem && kind.may_be_reference() && members.get("$ref").is_some_and(Value::is_string);
    let known = if reference { Some(&["$ref", "summary", "description"][..]) } else { kind.members() };
    for (key, child) in members {
        let at = pointer::join(at, key);
        if !key.starts_with("x-") && known.is_some_and(|known| !known.contains(&key.as_str())) {
            let what = if reference { "reference".to_owned() } else { kind.to_string() };
            report.add(&document.location(&at), format!("`{key}` is no member of a {what}"));
        }
        if reference {
            continue;
        }
        match (kind.child(key), child) {
            (Child::One(kind), _) => object(document, kind, &at, child, report),
            (Child::List(kind), Value::Array(items)) => {
                for (n, item) in items.iter().enumerate() {
                    object(document, kind, &pointer::join(&at, &n.to_string()), item, report);
                }
            }
            (group @ (Child::Map(kind) | Child::Extensible(kind)), Value::Object(members)) => {
                let extensible = matches!(group, Child::Extensible(_));
                for (name, member) in members.iter().filter(|(name, _)| !(extensible && name.starts_with("x-"))) {
                    object(document, kind, &pointer::join(&at, name), member, report);
                }
            }
            _ => {}
        }
    }
}
