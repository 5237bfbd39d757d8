//! Which fields are refused, and where.

use serde_json::json;

use super::*;

/// Faults of a form of these fields, as pointers below `/fields` and codes.
fn check(fields: &Value, expect: &[(&str, &str)]) {
    let fields: Vec<Field> = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|field| {
            let mut whole = json!({"name": "f", "type": "text", "label": "F", "required": false});
            whole.as_object_mut().unwrap().extend(field.as_object().unwrap().clone());
            serde_json::from_value(whole).unwrap()
        })
        .collect();
    let faults = super::check(&fields);
    let found: Vec<_> = faults
        .iter()
        .map(|fault| (fault.pointer.strip_prefix("/fields").unwrap_or(&fault.pointer), fault.code))
        .collect();
    assert_eq!(found, expect, "{fields:?}: {faults:?}");
}

fn options(values: &[&str]) -> Value {
    values.iter().map(|value| json!({"value": value, "label": "L"})).collect()
}

#[test]
fn every_kind_can_be_asked_for() {
    let all: Vec<Value> = FieldKind::ALL
        .iter()
        .enumerate()
        .map(|(index, kind)| {
            let options = if kind.chooses() { options(&["a", "b"]) } else { json!([]) };
            json!({"name": format!("f{index}"), "type": kind, "options": options, "required": true, "help": "Two\nlines."})
        })
        .collect();
    check(&Value::Array(all), &[]);
}

#[test]
fn names_are_identifiers_of_their_own() {
    check(&json!([]), &[("", "min_items")]);
    for name in ["a", "A1_-", &"x".repeat(64)] {
        check(&json!([{ "name": name }]), &[]);
    }
    for name in ["", "_a", "1a", "a b", "ä", "a.b", "a/b", &"x".repeat(65)] {
        check(&json!([{ "name": name }]), &[("/0/name", "pattern")]);
    }
    check(&json!([{"name": "a"}, {"name": "b"}, {"name": "a"}]), &[("/2/name", "duplicate")]);
    check(
        &json!([{"label": " "}, {"name": "b", "label": "a\nb"}]),
        &[("/0/label", "required"), ("/1/label", "control_character")],
    );
    let many: Vec<Value> = (0..101).map(|index| json!({"name": format!("f{index}")})).collect();
    check(&Value::Array(many), &[("", "max_items")]);
}

#[test]
fn choices_have_options_and_nothing_else_has() {
    for kind in ["select", "radio", "multiselect"] {
        check(&json!([{ "type": kind }]), &[("/0/options", "required")]);
        check(
            &json!([{"type": kind, "options": options(&["a", "b", "a", ""])}]),
            &[("/0/options/2", "duplicate"), ("/0/options/3/value", "required")],
        );
    }
    let many: Vec<String> = (0..501).map(|index| index.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    check(&json!([{"type": "select", "options": options(&many)}]), &[("/0/options", "max_items")]);
    for kind in FieldKind::ALL.into_iter().filter(|kind| !kind.chooses()) {
        check(&json!([{"type": kind, "options": options(&["a"])}]), &[("/0/options", "not_applicable")]);
    }
}

#[test]
fn bounds_stand_where_they_mean_something_and_the_right_way_round() {
    check(&json!([{"type": "number", "min": 1, "max": 1}, {"name": "b", "min_length": 0, "max_length": 100_000}]), &[]);
    check(
        &json!([{"min": 1, "max": 2}, {"name": "b", "type": "integer", "min_length": 1, "max_length": 2, "pattern": "a"}]),
        &[
            ("/0/min", "not_applicable"),
            ("/0/max", "not_applicable"),
            ("/1/min_length", "not_applicable"),
            ("/1/max_length", "not_applicable"),
            ("/1/pattern", "not_applicable"),
        ],
    );
    check(&json!([{"type": "number", "min": 2, "max": 1}]), &[("/0/max", "minimum")]);
    check(&json!([{"min_length": 2, "max_length": 1}]), &[("/0/max_length", "minimum")]);
    check(&json!([{"max_length": 100_001}]), &[("/0/max_length", "maximum")]);
    for kind in ["checkbox", "select", "date", "hidden"] {
        let options = if kind == "select" { options(&["a"]) } else { json!([]) };
        check(
            &json!([{"type": kind, "placeholder": "x", "options": options}]),
            &[("/0/placeholder", "not_applicable")],
        );
    }
    for pattern in ["[A-Z]{2}-[0-9]{4}", "a|b", ".*", "(?i)x", r"\p{Greek}+"] {
        check(&json!([{ "pattern": pattern }]), &[]);
    }
    for pattern in ["(", "a)(b", "(?=x)", r"(a)\1", "[", "*", "a{1000}{1000}{1000}"] {
        check(&json!([{ "pattern": pattern }]), &[("/0/pattern", "pattern")]);
    }
}

#[test]
fn a_default_is_what_the_field_takes() {
    for field in [
        json!({"default": "x", "pattern": "x", "required": true}),
        json!({"type": "checkbox", "default": false, "required": true}),
        json!({"type": "integer", "default": 3, "min": 3}),
        json!({"type": "select", "options": options(&["a"]), "default": "a"}),
        json!({"type": "multiselect", "options": options(&["a"]), "default": ["a"]}),
    ] {
        check(&json!([field]), &[]);
    }
    for (field, at, code) in [
        (json!({"default": 5}), "/0/default", "type"),
        (json!({"default": " "}), "/0/default", "min_length"),
        (json!({"default": "y", "pattern": "x"}), "/0/default", "pattern"),
        (json!({"type": "email", "default": "nobody"}), "/0/default", "format"),
        (json!({"type": "integer", "default": 2, "min": 3}), "/0/default", "minimum"),
        (json!({"type": "select", "options": options(&["a"]), "default": "b"}), "/0/default", "enum"),
        (json!({"type": "multiselect", "options": options(&["a"]), "default": ["a", "b"]}), "/0/default/1", "enum"),
    ] {
        check(&json!([field]), &[(at, code)]);
    }
}

#[test]
fn labels_are_made_of_names() {
    for (name, expect) in
        [("email", "Email"), ("first_name", "First name"), ("e-mail", "E mail"), ("a", "A"), ("x_", "X")]
    {
        assert_eq!(label_of(name), expect);
    }
}
