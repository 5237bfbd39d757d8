//! A discriminator on a parent: the specification's own example has one schema with a `discriminator`, and others that name it in their `allOf`. To a validator a reference to the
//! parent is the parent alone; what is meant is one of its children, and so it is read here.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::discriminator::selects;
use crate::document::{
    bundle::{FILES, join, percent_decode},
    yaml::unescape,
};

/// Parents by their pointers, with the branches that a reference to one stands for.
type Families = BTreeMap<String, Vec<Value>>;

/// Rewrites every reference to such a parent as a choice of its children; not that by which a child inherits.
pub(super) fn apply(root: &mut Value) {
    let mut edges = Vec::new();
    inheritance(root, "", &mut edges);
    let parents: BTreeSet<&String> = edges.iter().map(|(_, parent)| parent).collect();
    let families: Families =
        parents.into_iter().filter_map(|parent| Some((parent.clone(), branches(root, parent, &edges)?))).collect();
    if !families.is_empty() {
        rewrite(root, "", &families);
    }
}

/// Every schema with a name that inherits, and what from.
fn inheritance(node: &Value, at: &str, edges: &mut Vec<(String, String)>) {
    match node {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                inheritance(item, &format!("{at}/{index}"), edges);
            }
        }
        Value::Object(members) => {
            if has_name(at) {
                let parts = members.get("allOf").and_then(Value::as_array);
                edges.extend(parts.into_iter().flatten().filter_map(|part| Some((at.to_owned(), target(part)?))));
            }
            members.iter().for_each(|(key, member)| inheritance(member, &join(at, key), edges));
        }
        _ => {}
    }
}

/// Whether a schema of its own stands at a pointer, and no part of another.
fn has_name(at: &str) -> bool {
    let mut above = at.rsplit('/').skip(1);
    let (holder, further) = (above.next(), above.next());
    holder.is_some_and(|holder| ["schemas", "$defs", "definitions", FILES].contains(&holder)) || further == Some(FILES)
}

fn target(node: &Value) -> Option<String> {
    node.get("$ref")?.as_str()?.strip_prefix('#').map(percent_decode)
}

/// What a reference to a parent stands for; `None` where that is not clear.
fn branches(root: &Value, parent: &str, edges: &[(String, String)]) -> Option<Vec<Value>> {
    let schema = root.pointer(parent)?.as_object()?;
    let discriminator = schema.get("discriminator")?;
    let property = discriminator.get("propertyName")?.as_str()?;
    if schema.contains_key("oneOf") || schema.contains_key("anyOf") {
        return None;
    }
    let mapping = discriminator.get("mapping").and_then(Value::as_object).filter(|mapping| !mapping.is_empty());
    let mut family: Vec<&str> = vec![parent];
    let mut next = 0;
    while let Some(known) = family.get(next).copied() {
        let own = edges.iter().filter(|(_, from)| from == known).map(|(child, _)| child.as_str());
        for child in own.collect::<Vec<_>>() {
            if !family.contains(&child) {
                family.push(child);
            }
        }
        next += 1;
    }
    let mut out = Vec::new();
    for member in family {
        let name = unescape(member.rsplit('/').next().unwrap_or_default());
        let reference = json!({"$ref": format!("#{member}")});
        let values: Vec<&str> = match mapping {
            Some(mapping) => {
                let leads_here =
                    |value: &Value| value.as_str().is_some_and(|text| text.rsplit('/').next() == Some(name.as_str()));
                mapping.iter().filter(|(_, value)| leads_here(value)).map(|(key, _)| key.as_str()).collect()
            }
            // A parent that no mapping names is there to be inherited from.
            None if member == parent => continue,
            None if says(root, member, property) => {
                out.push(reference);
                continue;
            }
            None if takes(root, schema, property, &name) => vec![name.as_str()],
            None => return None,
        };
        if !values.is_empty() {
            out.push(json!({"allOf": [reference, selects(property, &values)]}));
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Whether a child says of itself which kind it is.
fn says(root: &Value, child: &str, property: &str) -> bool {
    let Some(schema) = root.pointer(child) else { return false };
    let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
    parts.chain([schema]).any(|part| {
        let own = part.get("properties").and_then(|properties| properties.get(property));
        own.is_some_and(|own| own.get("const").is_some() || own.get("enum").is_some())
    })
}

/// Whether the parent's property takes a kind.
fn takes(root: &Value, parent: &Map<String, Value>, property: &str, kind: &str) -> bool {
    let Some(own) = parent.get("properties").and_then(|properties| properties.get(property)) else { return true };
    let own = target(own).and_then(|at| root.pointer(&at)).unwrap_or(own);
    let options = own.get("enum").and_then(Value::as_array);
    options.is_none_or(|options| options.iter().any(|option| option == kind))
        && own.get("const").is_none_or(|only| only == kind)
}

fn rewrite(node: &mut Value, at: &str, families: &Families) {
    match node {
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                rewrite(item, &format!("{at}/{index}"), families);
            }
        }
        Value::Object(members) => {
            let own = has_name(at);
            for (key, member) in members.iter_mut() {
                let below = join(at, key);
                match member {
                    Value::Array(parts) if own && key == "allOf" => {
                        let parts = parts.iter_mut().filter(|part| target(part).is_none());
                        parts.for_each(|part| rewrite(part, &below, families));
                    }
                    _ => rewrite(member, &below, families),
                }
            }
            if let Some(branches) = target(node).and_then(|target| families.get(&target)) {
                choose(node, branches);
            }
        }
        _ => {}
    }
}

/// Puts a choice in the place of a reference; what stands beside it stays.
fn choose(node: &mut Value, branches: &[Value]) {
    let Value::Object(members) = node else { return };
    members.remove("$ref");
    if members.contains_key("oneOf") {
        *node = json!({"allOf": [node.take(), {"oneOf": branches}]});
    } else {
        members.insert("oneOf".to_owned(), json!(branches));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Direction, Schemas,
        generate::{Generator, NoHints, Size},
        tests::schemas,
    };
    use super::*;

    const AT: &str = "/components/schemas/S";

    /// The specification's example: a pet is a cat or a dog. `kind` is what the parent says of the property, `discriminator` what beside its name.
    fn pets(kind: &Value, mapping: Option<Value>) -> Schemas {
        let to = |name: &str| format!("#/components/schemas/S/$defs/{name}");
        let mut discriminator = json!({"propertyName": "petType"});
        if let Some(mapping) = mapping {
            discriminator["mapping"] = mapping;
        }
        schemas(&json!({"$ref": to("Pet"), "$defs": {
            "Pet": {"type": "object", "required": ["petType"], "properties": {"petType": kind, "friend": {"$ref": to("Pet")}}, "discriminator": discriminator},
            "Cat": {"allOf": [{"$ref": to("Pet")}, {"required": ["lives"], "properties": {"lives": {"type": "integer", "minimum": 1, "maximum": 9}}}]},
            "Dog": {"allOf": [{"$ref": to("Pet")}, {"required": ["bark"], "properties": {"bark": {"enum": ["loud"]}}}]},
            "Puppy": {"allOf": [{"$ref": to("Dog")}, {"required": ["weeks"], "properties": {"weeks": {"type": "integer"}}}]}
        }}))
    }

    fn made(schemas: &Schemas) -> BTreeSet<String> {
        let kinds = (0..40).filter_map(|seed| {
            let mut rng = rand::SeedableRng::seed_from_u64(seed);
            let value = Generator::new(schemas, &NoHints, &mut rng, Size::Random, false).value(AT)?;
            Some(value["petType"].as_str()?.to_owned())
        });
        kinds.collect()
    }

    #[test]
    fn a_parent_stands_for_its_children() {
        let text = json!({"type": "string"});
        let schemas = pets(&text, Some(json!({"cat": "Cat", "dog": "#/components/schemas/S/$defs/Dog"})));
        assert_eq!(made(&schemas), ["cat", "dog"].map(str::to_owned).into());
        let accepts = |value: Value| schemas.accepts(Direction::Request, AT, &value);
        assert!(accepts(json!({"petType": "cat", "lives": 9, "friend": {"petType": "dog", "bark": "loud"}})));
        assert!(!accepts(json!({"petType": "cat", "lives": 9, "friend": {"petType": "dog"}})));
        assert!(!accepts(json!({"petType": "eel"})));
        assert_eq!(made(&pets(&text, None)), ["Cat", "Dog", "Puppy"].map(str::to_owned).into());
    }

    #[test]
    fn what_only_the_children_say_is_no_breach() {
        let schemas = pets(&json!({"type": "string"}), Some(json!({"cat": "Cat", "dog": "Dog"})));
        assert_eq!(schemas.breaches(Direction::Response, AT, &json!({"petType": "eel"})), []);
        assert!(!schemas.breaches(Direction::Response, AT, &json!({"petType": 4})).is_empty());
    }

    #[test]
    fn a_parent_whose_kinds_are_called_otherwise_stays_as_it_is() {
        let schemas = pets(&json!({"enum": ["CAT", "DOG"]}), None);
        assert!(schemas.plain().is_none());
        assert_eq!(made(&schemas), ["CAT", "DOG"].map(str::to_owned).into());
    }
}
