//! What generated clients need a name for has one in the document. Where it has none, each generator makes one up (`InlineResponse200`, `NewFormFieldOptionsInner`), and every one another.

use serde_json::Value;

use super::{Report, chain};
use crate::generator::{
    document::Document,
    resolve::pointer,
    resolved::{Api, JsonType, Schema},
};

/// What a description says where a value is meant to have no type.
const ANY: &str = "any JSON";

/// Objects with members, enumerations and unions become types, and types have names.
pub(super) fn named(api: &Api, report: &mut Report) {
    // Parts of an `allOf` are of one type with it.
    let parts: Vec<_> =
        api.schemas.iter().flat_map(|schema| &schema.all_of).map(|&id| &api.schema(id).pointer).collect();
    for schema in api.schemas.iter().filter(|schema| schema.name.is_none() && !parts.contains(&&schema.pointer)) {
        let alternatives = schema.one_of.iter().chain(&schema.any_of);
        let choices = alternatives.filter(|&&id| api.schema(id).types != [JsonType::Null]).count();
        let values = schema.enumeration.iter().flatten().filter(|value| !value.is_null()).count();
        let what = if !schema.properties.is_empty() {
            "an object with members"
        } else if values > 1 {
            "an enumeration"
        } else if choices > 1 {
            "a choice between schemas"
        } else {
            continue;
        };
        report.add(&schema.location, format!("{what} has no name: put it under `components/schemas` and refer to it"));
    }
}

/// `NewPet` beside `Pet` is what Go calls the function that makes a `Pet`.
pub(super) fn constructors(api: &Api, report: &mut Report) {
    for (name, id) in &api.named {
        if let Some(made) = name.strip_prefix("New").filter(|made| api.named.contains_key(*made)) {
            let message =
                format!("`{name}` is what generated Go calls the constructor of `{made}`: call it `{made}Input`, say");
            report.add(&api.schema(*id).location, message);
        }
    }
}

/// An object without a name of its own has its owner's and its property's. Where another schema has that name, Python's generator leaves both out.
pub(super) fn clashes(api: &Api, report: &mut Report) {
    for (owner, id) in &api.named {
        for (property, member) in &api.schema(*id).properties {
            let schema = api.schema(*member);
            let name = format!("{owner}{}", pascal_case(property));
            let is_inline = schema.reference.is_none() && schema.types.contains(&JsonType::Object);
            if is_inline && api.named.contains_key(&name) {
                let message =
                    format!("generators call this object `{name}`, as another schema is called: rename that one");
                report.add(&schema.location, message);
            }
        }
    }
}

fn pascal_case(snake: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    snake.split('_').map(word).collect()
}

/// An object that has a name has no literal in Java or Go: of a reference to one, with a default beside it, generators write what does not compile.
pub(super) fn defaults(api: &Api, report: &mut Report) {
    for schema in api.schemas.iter().filter(|schema| schema.default.is_some() && schema.reference.is_some()) {
        let last = schema.reference.and_then(|id| chain(api, id).pop());
        if last.is_some_and(|last| last.types.contains(&JsonType::Object)) {
            let message =
                "a default stands beside a reference to an object: write the object here, or say what holds without it";
            report.add(&schema.location, message);
        }
    }
}

/// A schema without a type becomes `any`: on purpose, or not at all.
pub(super) fn typed(api: &Api, report: &mut Report) {
    let members = api.schemas.iter().flat_map(|schema| schema.properties.values().chain(&schema.items));
    for &id in members {
        let schemas = chain(api, id);
        let says = |schema: &&Schema| schema.description.as_deref().is_some_and(|text| text.contains(ANY));
        if !schemas.iter().any(|schema| has_type(schema)) && !schemas.iter().any(says) {
            let message = format!("a value has no type: declare one, or say `{ANY}` in its description");
            report.add(&api.schema(id).location, message);
        }
    }
}

fn has_type(schema: &Schema) -> bool {
    !schema.types.is_empty()
        || schema.boolean.is_some()
        || schema.constant.is_some()
        || schema.enumeration.is_some()
        || !(schema.one_of.is_empty() && schema.any_of.is_empty() && schema.all_of.is_empty())
}

/// A tag becomes a class. Of two kinds of operations with the same tag, generators write two classes to the same file, and the calls are lost.
pub(super) fn event_tags(document: &Document, report: &mut Report) {
    let called: Vec<&Value> = operations(document, "paths").flat_map(|(_, operation)| tags(operation)).collect();
    for (at, operation) in operations(document, "webhooks") {
        for tag in tags(operation).filter(|tag| called.contains(tag)) {
            let message = format!("the tag {tag} is one of operations under `paths`: give events a tag of their own");
            report.add(&document.location(&pointer::join(&at, "tags")), message);
        }
    }
}

fn operations<'a>(document: &'a Document, group: &'a str) -> impl Iterator<Item = (String, &'a Value)> {
    let items = document.value().get(group).and_then(Value::as_object).into_iter().flatten();
    items.flat_map(move |(name, item)| {
        let at = pointer::join(&pointer::join("", group), name);
        item.as_object().into_iter().flatten().map(move |(method, operation)| (pointer::join(&at, method), operation))
    })
}

fn tags(operation: &Value) -> impl Iterator<Item = &Value> {
    operation.get("tags").and_then(Value::as_array).into_iter().flatten()
}
