//! Discriminators as schemas. To a validator a `discriminator` says nothing, so branches that differ in nothing but their kind all match, and a
//! `oneOf` of them matches never. Here each branch is told the values of the property that select it.

use serde_json::{Value, json};

/// Reads a document's discriminators: those of parents, then those of `oneOf` and `anyOf`.
pub(super) fn apply(root: &mut Value) {
    super::inheritance::apply(root);
    beside(root);
}

/// Narrows the branches of every `oneOf` and `anyOf` that stands beside a `discriminator`.
fn beside(node: &mut Value) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(beside),
        Value::Object(members) => {
            if let Some(discriminator) = members.get("discriminator").cloned()
                && let Some(property) = discriminator.get("propertyName").and_then(Value::as_str)
            {
                for keyword in ["oneOf", "anyOf"] {
                    let branches = members.get_mut(keyword).and_then(Value::as_array_mut);
                    for branch in branches.into_iter().flatten() {
                        narrow(branch, property, &discriminator);
                    }
                }
            }
            members.iter_mut().for_each(|(_, member)| beside(member));
        }
        _ => {}
    }
}

fn narrow(branch: &mut Value, property: &str, discriminator: &Value) {
    let Some(target) = branch.get("$ref").and_then(Value::as_str) else { return };
    let name = target.rsplit('/').next().unwrap_or_default();
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    // A mapping names a schema by itself or by reference, perhaps into another file.
    let leads_here = |value: &Value| value.as_str().is_some_and(|text| text.rsplit('/').next() == Some(name));
    let mut values: Vec<&str> =
        mapping.into_iter().flatten().filter(|(_, value)| leads_here(value)).map(|(key, _)| key.as_str()).collect();
    if values.is_empty() {
        values.push(name);
    }
    let condition = selects(property, &values);
    *branch = json!({"allOf": [branch.take(), condition]});
}

/// The condition that a property has one of some values.
pub(super) fn selects(property: &str, values: &[&str]) -> Value {
    let selects = if let [value] = values { json!({"const": value}) } else { json!({"enum": values}) };
    json!({"properties": {property: selects}, "required": [property]})
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, tests::schemas};
    use super::*;

    #[test]
    fn what_only_a_discriminator_tells_apart_is_not_sure() {
        let same = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}});
        let at = "/components/schemas/S";
        let schemas = schemas(&json!({
            "oneOf": [{"$ref": "#/components/schemas/S/$defs/Cat"}, {"$ref": "#/components/schemas/S/$defs/Dog"}],
            "discriminator": {"propertyName": "kind"}, "$defs": {"Cat": same, "Dog": same}
        }));
        let plain = schemas.plain().expect("it makes a difference");
        assert!(schemas.accepts(Direction::Response, at, &json!({"kind": "Cat"})));
        assert!(!plain.accepts(Direction::Response, at, &json!({"kind": "Cat"})), "it is both, by its members");
        assert_eq!(schemas.breaches(Direction::Response, at, &json!({"kind": "Cat"})), []);
        assert!(!schemas.breaches(Direction::Response, at, &json!({})).is_empty(), "neither by any reading");
    }

    #[test]
    fn a_branch_is_chosen_by_its_kind_alone() {
        let same = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}});
        let schemas = schemas(&json!({
            "oneOf": [{"$ref": "#/components/schemas/S/$defs/Cat"}, {"$ref": "#/components/schemas/S/$defs/Dog"}],
            "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/S/$defs/Cat"}},
            "$defs": {"Cat": same, "Dog": same}
        }));
        let accepts = |kind: &str| schemas.accepts(Direction::Request, "/components/schemas/S", &json!({"kind": kind}));
        assert_eq!([accepts("cat"), accepts("Dog"), accepts("bird")], [true, true, false]);
    }
}
