//! What each kind of field makes of what is sent.

use serde_json::json;

use super::*;

/// A field of this type with these properties, and what becomes of a value: another value, or codes of faults.
fn check(field: &Value, cases: &[(Value, Result<Value, &[&str]>)]) {
    let mut whole = json!({"name": "f", "label": "F", "required": false});
    whole.as_object_mut().unwrap().extend(field.as_object().unwrap().clone());
    let field: Field = serde_json::from_value(whole).unwrap();
    for (sent, expect) in cases {
        let sent = Map::from_iter([("f".to_owned(), sent.clone())]);
        let found = super::check(std::slice::from_ref(&field), &sent, "/data");
        let found = found.map(|mut values| values["f"].take());
        let codes = found.as_ref().map_err(|faults| faults.iter().map(|fault| fault.code).collect::<Vec<_>>());
        assert_eq!(codes, expect.as_ref().map_err(|codes| codes.to_vec()), "{field:?} of {sent:?}");
    }
}

fn same(values: &[&str]) -> Vec<(Value, Result<Value, &'static [&'static str]>)> {
    values.iter().map(|value| (json!(value), Ok(json!(value)))).collect()
}

fn refused(code: &'static [&'static str], values: &[&str]) -> Vec<(Value, Result<Value, &'static [&'static str]>)> {
    values.iter().map(|value| (json!(value), Err(code))).collect()
}

#[test]
fn empty_text_counts_as_not_filled_in() {
    for kind in FieldKind::ALL {
        let empty = match kind {
            FieldKind::Checkbox => json!(false),
            FieldKind::Multiselect => json!([]),
            _ => Value::Null,
        };
        check(
            &json!({"type": kind, "pattern": "x+", "min_length": 3, "min": 7}),
            &[(json!(null), Ok(empty.clone())), (json!(""), Ok(empty.clone())), (json!(" \t"), Ok(empty))],
        );
        check(
            &json!({"type": kind, "required": true}),
            &[(json!(null), Err(&["required"])), (json!(""), Err(&["required"])), (json!(" \n "), Err(&["required"]))],
        );
    }
}

#[test]
fn a_default_is_for_what_is_not_sent() {
    let field = json!({"type": "text", "default": "d", "required": true});
    check(&field, &[(json!(null), Ok(json!("d"))), (json!("x"), Ok(json!("x"))), (json!(""), Err(&["required"]))]);
    check(
        &json!({"type": "checkbox", "default": true}),
        &[(json!(null), Ok(json!(true))), (json!(false), Ok(json!(false)))],
    );
    check(&json!({"type": "integer", "default": "3"}), &[(json!(null), Ok(json!(3))), (json!(4), Ok(json!(4)))]);
}

#[test]
fn texts_have_lengths_and_patterns() {
    let field = json!({"type": "text", "min_length": 2, "max_length": 4, "pattern": "[a-zä]+"});
    check(
        &field,
        &[
            (json!("ab"), Ok(json!("ab"))),
            (json!("äää"), Ok(json!("äää"))),
            (json!("a"), Err(&["min_length"])),
            (json!("abcde"), Err(&["max_length"])),
            (json!("ab1"), Err(&["pattern"])),
            (json!("1ab"), Err(&["pattern"])),
            (json!("1"), Err(&["min_length", "pattern"])),
            (json!(12), Err(&["type"])),
            (json!(true), Err(&["type"])),
            (json!(["ab"]), Err(&["type"])),
            (json!({"a": 1}), Err(&["type"])),
        ],
    );
    check(
        &json!({"type": "text", "pattern": "a|b"}),
        &[(json!("ab"), Err(&["pattern"])), (json!("b"), Ok(json!("b")))],
    );
    check(
        &json!({"type": "text"}),
        &[
            (json!(" as it came "), Ok(json!(" as it came "))),
            (json!("two\nlines"), Err(&["control_character"])),
            (json!("nul\0"), Err(&["control_character"])),
            (json!("x".repeat(100_000)), Ok(json!("x".repeat(100_000)))),
            (json!("x".repeat(100_001)), Err(&["max_length"])),
        ],
    );
    check(
        &json!({"type": "textarea", "max_length": 5}),
        &[
            (json!("a\r\nb\rc"), Ok(json!("a\nb\nc"))),
            (json!("\ta\n"), Ok(json!("\ta\n"))),
            (json!("a\u{8}"), Err(&["control_character"])),
        ],
    );
    check(
        &json!({"type": "hidden"}),
        &[(json!("ads"), Ok(json!("ads"))), (json!("a\nb"), Err(&["control_character"]))],
    );
}

#[test]
fn addresses_are_those_that_browsers_take() {
    let field = json!({"type": "email"});
    check(&field, &same(&["user@example.com", "a.b+c@x", "o'brien@a-b.example", "_@1.2"]));
    check(&field, &[(json!(" user@example.com\n"), Ok(json!("user@example.com")))]);
    let long = format!("{}@example.com", "x".repeat(250));
    let wrong = [
        "user",
        "@example.com",
        "user@",
        "a@b@c",
        "a b@c.d",
        "a@-b.c",
        "a@b-.c",
        "a@b..c",
        "a@b.",
        "ü@b.c",
        "a@ü.c",
        &long,
    ];
    check(&field, &refused(&["format"], &wrong));
    check(&field, &[(json!(5), Err(&["type"]))]);

    let field = json!({"type": "url"});
    check(&field, &same(&["https://example.com", "http://[::1]:80/x?y#z", "https://bücher.example/ä"]));
    let wrong = [
        "example.com",
        "ftp://example.com",
        "javascript:alert(1)",
        "https://",
        "http:// x",
        "mailto:a@b",
        "//x",
        "https://a\tb",
    ];
    check(&field, &refused(&["format"], &wrong));

    let field = json!({"type": "tel"});
    check(&field, &same(&["+44 20 7946 0000", "(030) 12-34", "112", "1/2.3 x5"]));
    check(&field, &refused(&["format"], &["call me", "1", "+", "12a", "٣٤", &"1".repeat(41)]));
}

#[test]
fn numbers_come_as_numbers_or_as_their_text_and_leave_as_numbers() {
    check(
        &json!({"type": "number", "min": -1.5, "max": 10}),
        &[
            (json!(1.25), Ok(json!(1.25))),
            (json!("1.25"), Ok(json!(1.25))),
            (json!(" 7 "), Ok(json!(7))),
            (json!("+7"), Ok(json!(7))),
            (json!("-1.5"), Ok(json!(-1.5))),
            (json!(".5"), Ok(json!(0.5))),
            (json!("1e1"), Ok(json!(10.0))),
            (json!("010"), Ok(json!(10))),
            (json!(-1.6), Err(&["minimum"])),
            (json!("10.01"), Err(&["maximum"])),
            (json!("inf"), Err(&["type"])),
            (json!("NaN"), Err(&["type"])),
            (json!("1e999"), Err(&["type"])),
            (json!("1,5"), Err(&["type"])),
            (json!("0x1"), Err(&["type"])),
            (json!("--1"), Err(&["type"])),
            (json!("e"), Err(&["type"])),
            (json!(true), Err(&["type"])),
            (json!([1]), Err(&["type"])),
        ],
    );
    check(
        &json!({"type": "integer", "min": 1}),
        &[
            (json!(3), Ok(json!(3))),
            (json!(3.0), Ok(json!(3))),
            (json!("3"), Ok(json!(3))),
            (json!("3.0"), Ok(json!(3))),
            (json!(9_007_199_254_740_991_i64), Ok(json!(9_007_199_254_740_991_i64))),
            (json!(9_007_199_254_740_992_i64), Err(&["type"])),
            (json!(u64::MAX), Err(&["type"])),
            (json!(1e300), Err(&["type"])),
            (json!(3.5), Err(&["type"])),
            (json!("3.5"), Err(&["type"])),
            (json!("three"), Err(&["type"])),
            (json!(0), Err(&["minimum"])),
            (json!(i64::MIN), Err(&["type"])),
        ],
    );
}

#[test]
fn choices_are_of_the_options() {
    let options = json!([{"value": "s", "label": "Small"}, {"value": "l", "label": "Large"}]);
    for kind in ["select", "radio"] {
        check(
            &json!({"type": kind, "options": options}),
            &[
                (json!("s"), Ok(json!("s"))),
                (json!("Small"), Err(&["enum"])),
                (json!("s "), Err(&["enum"])),
                (json!(["s"]), Err(&["type"])),
            ],
        );
    }
    check(
        &json!({"type": "multiselect", "options": options, "required": true}),
        &[
            (json!(["l", "s"]), Ok(json!(["l", "s"]))),
            (json!("s"), Ok(json!(["s"]))),
            (json!(["s", "s"]), Ok(json!(["s"]))),
            (json!([]), Err(&["required"])),
            (json!(["s", "x", 1]), Err(&["enum", "enum"])),
            (json!({"s": true}), Err(&["type"])),
        ],
    );
    check(
        &json!({"type": "checkbox", "required": true}),
        &[
            (json!(true), Ok(json!(true))),
            (json!("on"), Ok(json!(true))),
            (json!(false), Err(&["required"])),
            (json!("off"), Err(&["required"])),
            (json!("yes"), Err(&["type"])),
            (json!(1), Err(&["type"])),
        ],
    );
}

#[test]
fn moments_exist() {
    check(&json!({"type": "date"}), &same(&["2024-02-29", "0001-01-01"]));
    let wrong =
        ["2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "2024-01-01T00:00", "+2024-01-01", "2024-01-0１", "today"];
    check(&json!({"type": "date"}), &refused(&["format"], &wrong));
    check(&json!({"type": "time"}), &same(&["00:00", "23:59:59", "12:30:00.5"]));
    check(
        &json!({"type": "time"}),
        &refused(&["format"], &["24:00", "1:00", "12", "12:60", "12:30.5", "12:30:00.", "12:30:00:00"]),
    );
    let good = [
        "2024-09-13T16:30",
        "2024-09-13T16:30:00",
        "2024-09-13T16:30:00Z",
        "2024-09-13T16:30:00.25+02:00",
        "2024-09-13T16:30-11:30",
    ];
    check(&json!({"type": "datetime"}), &same(&good));
    let wrong = [
        "2024-09-13",
        "2024-09-13 16:30",
        "2024-09-13T",
        "2024-09-13T16:30+2",
        "2024-09-13T16:30+25:00",
        "2024-09-31T16:30",
    ];
    check(&json!({"type": "datetime"}), &refused(&["format"], &wrong));
}

#[test]
fn all_faults_are_found_with_their_places_and_what_the_form_does_not_ask_is_dropped() {
    let field = |name: &str, kind: FieldKind, required: bool| Field { required, ..Field::new(name, kind) };
    let tags = Field {
        options: vec![super::super::Choice { value: "a".to_owned(), label: "A".to_owned() }],
        ..field("tags", FieldKind::Multiselect, false)
    };
    let fields = [field("email", FieldKind::Email, true), field("age", FieldKind::Integer, false), tags];
    let sent = json!({"age": "old", "tags": ["a", "b"], "more": "x"});
    let faults = super::check(&fields, sent.as_object().unwrap(), "/data").unwrap_err();
    let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    assert_eq!(found, [("/data/email", "required"), ("/data/age", "type"), ("/data/tags/1", "enum")]);

    let sent = json!({"more": "x", "tags": ["a"], "email": "a@b"});
    let values = super::check(&fields, sent.as_object().unwrap(), "/data").unwrap();
    assert_eq!(serde_json::to_string(&values).unwrap(), r#"{"email":"a@b","age":null,"tags":["a"]}"#);
}
