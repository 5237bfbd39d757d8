//! What an operation takes: whether it can be wrong, and whether it can be right.

use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Map, Value, json};

use super::{Lint, Rule, takes_anything};
use crate::{
    document::{
        bundle::{join, percent_decode},
        model::{In, Operation},
    },
    http::encode,
    plan::{self, order::creator},
    schema::{
        Direction, Schemas,
        generate::{Generator, NoHints, Size},
        text::not_of_format,
    },
};

/// Places named in one remark.
const NAMED: usize = 6;

pub(super) fn check(lint: &mut Lint<'_>, index: usize, operation: &Operation) {
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let at = parameter.pointer.as_str();
        let Some(schema) = &parameter.schema else {
            lint.add(Rule::OpenParameter, Some(operation), at, format!("the parameter {name} has no schema"));
            continue;
        };
        if takes_anything(lint.schemas, schema) {
            lint.add(Rule::OpenParameter, Some(operation), at, format!("the parameter {name} may be anything"));
        }
        examples(lint, operation, at, schema, &parameter.examples);
        if parameter.required && parameter.examples.is_empty() && !has_value(lint.schemas, schema) {
            lint.add(Rule::NoValue, Some(operation), at, format!("no valid value was found for the parameter {name}"));
        }
        bounds(lint, operation, at, name, schema);
    }
    reachable(lint, index, operation);
    let Some(body) = &operation.body else { return };
    if !body.content.iter().any(encode::can_encode) {
        let names: Vec<&str> = body.content.iter().map(|media| media.name.as_str()).collect();
        lint.add(Rule::UnsendableMedia, Some(operation), &body.pointer, format!("bodies are {}", names.join(", ")));
    }
    for media in &body.content {
        let Some(schema) = media.schema.as_ref().filter(|schema| !takes_anything(lint.schemas, schema)) else {
            if media.is_json() {
                lint.add(
                    Rule::OpenBody,
                    Some(operation),
                    &media.pointer,
                    format!("a body of {} may be anything", media.name),
                );
            }
            continue;
        };
        examples(lint, operation, &media.pointer, schema, &media.examples);
        if encode::can_encode(media) && !has_value(lint.schemas, schema) {
            let what = format!("no valid body of {} was found", media.name);
            lint.add(Rule::NoValue, Some(operation), &media.pointer, what);
        }
        if media.is_json() {
            bounds(lint, operation, &media.pointer, "the body", schema);
        }
    }
}

fn examples(lint: &mut Lint<'_>, operation: &Operation, at: &str, schema: &str, examples: &[(String, Value)]) {
    for (name, value) in examples {
        if let Some(breach) = lint.schemas.breaches(Direction::Request, schema, value).first() {
            lint.add(Rule::InvalidExample, Some(operation), at, format!("{name:?}: {}", breach.message));
        }
    }
}

fn has_value(schemas: &Schemas, schema: &str) -> bool {
    let mut rng = StdRng::seed_from_u64(1);
    Generator::new(schemas, &NoHints, &mut rng, Size::Full, true).value(schema).is_some()
}

/// Whether the record that a path names can be come by.
fn reachable(lint: &mut Lint<'_>, index: usize, operation: &Operation) {
    let document = lint.document;
    let key = plan::record_key(&operation.path);
    if key.is_empty() || creator(document, &key).is_some() {
        return;
    }
    let collection = key.strip_suffix("/{}").unwrap_or(&key);
    let listed =
        document.operations.iter().any(|other| other.method == "GET" && plan::blank(&other.path) == collection);
    let links = document.operations.iter().flat_map(|other| &other.responses).flat_map(|response| &response.links);
    let linked = links.into_iter().any(|link| link.target == index);
    let shown = operation.path_names().iter().all(|name| {
        operation.parameter(In::Path, name).is_some_and(|parameter| {
            let schema = parameter.schema.as_ref().map(|schema| lint.schemas.schema(Direction::Request, schema));
            let fixed = schema.is_some_and(|schema| {
                ["enum", "const", "example", "examples"].iter().any(|name| schema.get(*name).is_some())
            });
            !parameter.examples.is_empty() || fixed
        })
    });
    if !listed && !linked && !shown {
        let what = format!("nothing creates, lists or links what {} names", operation.path);
        lint.add(Rule::UnreachableRecord, Some(operation), &operation.pointer, what);
    }
}

/// Places without bounds and formats that nothing checks, below a schema.
fn bounds(lint: &mut Lint<'_>, operation: &Operation, at: &str, what: &str, schema: &str) {
    let mut found = Found::default();
    walk(lint.schemas, schema, "", &mut found, &mut Vec::new());
    let listed = |places: &[String]| {
        let more = if places.len() > NAMED { format!(" and {} more", places.len() - NAMED) } else { String::new() };
        format!("{what}: {}{more}", places[..places.len().min(NAMED)].join(", "))
    };
    if !found.unbounded.is_empty() {
        lint.add(Rule::Unbounded, Some(operation), at, listed(&found.unbounded));
    }
    if !found.formats.is_empty() {
        lint.add(Rule::UnknownFormat, Some(operation), at, listed(&found.formats));
    }
}

#[derive(Default)]
struct Found {
    unbounded: Vec<String>,
    formats: Vec<String>,
}

fn walk(schemas: &Schemas, pointer: &str, place: &str, found: &mut Found, above: &mut Vec<String>) {
    if above.len() > 24 || above.iter().any(|known| known == pointer) {
        return;
    }
    above.push(pointer.to_owned());
    if let Value::Object(members) = schemas.schema(Direction::Request, pointer) {
        judge(schemas, members, place, found);
        for (keyword, says) in members {
            let below = join(pointer, keyword);
            match (keyword.as_str(), says) {
                ("$ref", Value::String(reference)) => {
                    if let Some((_, fragment)) = reference.split_once('#') {
                        walk(schemas, &percent_decode(fragment), place, found, above);
                    }
                }
                ("properties", Value::Object(properties)) => {
                    for name in properties.keys() {
                        walk(schemas, &join(&below, name), &join(place, name), found, above);
                    }
                }
                ("items", _) => walk(schemas, &below, &format!("{place}/*"), found, above),
                ("allOf" | "oneOf" | "anyOf", Value::Array(branches)) => {
                    for number in 0..branches.len() {
                        walk(schemas, &join(&below, &number.to_string()), place, found, above);
                    }
                }
                _ => {}
            }
        }
    }
    above.pop();
}

fn judge(schemas: &Schemas, members: &Map<String, Value>, place: &str, found: &mut Found) {
    let is = |name: &str| match members.get("type") {
        Some(Value::String(kind)) => kind == name,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == name),
        _ => false,
    };
    let has = |names: &[&str]| names.iter().any(|name| members.contains_key(*name));
    let named = if place.is_empty() { "itself" } else { place };
    let text = is("string") && !has(&["maxLength", "pattern", "format", "enum", "const"]);
    let list = is("array") && !has(&["maxItems", "enum", "const"]);
    if (text || list) && !found.unbounded.iter().any(|known| known == named) {
        found.unbounded.push(named.to_owned());
    }
    if let Some(format) = members.get("format").and_then(Value::as_str)
        && is("string")
        && !has(&["pattern", "enum", "const", "maxLength"])
    {
        let schema = json!({"format": format});
        let unchecked = not_of_format(format)
            .into_iter()
            .all(|text| schemas.accepts_inline(Direction::Request, &schema, &Value::from(text)));
        let line = format!("{named} ({format})");
        if unchecked && !["password", "binary"].contains(&format) && !found.formats.contains(&line) {
            found.formats.push(line);
        }
    }
}
