//! Values, places and faults of small documents.

use std::path::Path;

use serde_json::{Value, json};

use super::*;

fn value(text: &str) -> Value {
    Document::parse(Path::new("t.yaml"), text).unwrap().value().clone()
}

#[test]
fn scalars_follow_the_yaml_1_2_core_schema() {
    #[expect(clippy::needless_pass_by_value, reason = "one literal a line reads better")]
    fn check(text: &str, expect: Value) {
        assert_eq!(value(&format!("v: {text}\n"))["v"], expect, "{text}");
    }
    check("no", json!("no"));
    check("on", json!("on"));
    check("True", json!(true));
    check("~", Value::Null);
    check("", Value::Null);
    check("''", json!(""));
    check("'12'", json!("12"));
    check("12", json!(12));
    check("+12", json!(12));
    check("-12", json!(-12));
    check("0o17", json!(15));
    check("0xFf", json!(255));
    check("017", json!(17));
    check("1.50", json!(1.5));
    check("1e3", json!(1000.0));
    check(".5", json!(0.5));
    check("1.2.3", json!("1.2.3"));
    check("2024-01-01", json!("2024-01-01"));
    check("1_000", json!("1_000"));
    check("e3", json!("e3"));
    check("18446744073709551615", json!(u64::MAX));
    check("-9223372036854775808", json!(i64::MIN));
    check("18446744073709551616", json!(18_446_744_073_709_551_616.0));
    check("!!str 12", json!("12"));
    check("!!float 1", json!(1));
    check("\"\\/\\u00e9\"", json!("/é"));
    check("|\n  a\n  b", json!("a\nb\n"));
    check(">-\n  a\n  b", json!("a b"));
}

#[test]
fn broken_documents_are_refused_with_a_place() {
    fn check(text: &str, line: usize, column: usize, part: &str) {
        match Document::parse(Path::new("t.yaml"), text) {
            Err(GeneratorError::Invalid { location, message }) => {
                assert!(message.contains(part), "{message}");
                assert_eq!((location.line, location.column), (line, column), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
    check("a: 1\nb: 2\na: 3\n", 3, 1, "`a` is there twice");
    check("responses:\n  200: {}\n  '200': {}\n", 3, 3, "`200` is there twice");
    check("{\"a\": {\"b\": 1, \"b\": 2}}", 1, 16, "`b` is there twice");
    check("a: &x {b: 1}\nc:\n  <<: *x\n", 3, 3, "`<<` merges");
    check("a: .inf\n", 1, 4, "no JSON value");
    check("a: 123456789012345678901\n", 1, 4, "cannot be kept exactly");
    check("a: 1e999\n", 1, 4, "too large");
    check("a: !thing 1\n", 1, 4, "tag");
    check("? [a]\n: 1\n", 1, 3, "a key must be a scalar");
    check("a: 1\n---\nb: 1\n", 2, 1, "second document");
    check("# nothing\n", 1, 1, "no document");
    check("a: &x\n  b: *x\n", 2, 6, "contains it");
}

#[test]
fn unbalanced_text_is_a_parse_error() {
    assert!(matches!(
        Document::parse(Path::new("t.json"), "{\"a\": [1, 2}"),
        Err(GeneratorError::Invalid { message, .. }) if message.contains("cannot be parsed")
    ));
    let nested = "[".repeat(210) + &"]".repeat(210);
    assert!(matches!(
        Document::parse(Path::new("t.json"), &nested),
        Err(GeneratorError::Invalid { message, .. }) if message.contains("200 levels")
    ));
}

#[test]
fn every_node_has_its_place() {
    fn check(document: &Document, pointer: &str, line: usize, column: usize) {
        let location = document.location(pointer);
        assert_eq!((location.line, location.column, location.pointer.as_str()), (line, column, pointer));
    }
    let yaml = "a:\n  b/c: 1\n  d:\n    - x\n    - y: 2\n200:\n  ok: true\n";
    let document = Document::parse(Path::new("t.yaml"), yaml).unwrap();
    check(&document, "/a", 1, 1);
    check(&document, "/a/b~1c", 2, 3);
    check(&document, "/a/d/0", 4, 7);
    check(&document, "/a/d/1/y", 5, 7);
    check(&document, "/200/ok", 7, 3);
    check(&document, "/a/d/1/missing/deep", 5, 7);
    let json = "{\n\t\"a\": {\n\t\t\"b\": [1,\n\t\t\t2]\n\t}\n}\n";
    let document = Document::parse(Path::new("t.json"), json).unwrap();
    check(&document, "", 1, 1);
    check(&document, "/a/b", 3, 3);
    check(&document, "/a/b/1", 4, 4);
}

#[test]
fn aliases_repeat_values_and_keep_their_places() {
    let yaml = "base: &b\n  x: 1\nuse: *b\nlist: [*b]\n";
    let document = Document::parse(Path::new("t.yaml"), yaml).unwrap();
    assert_eq!(document.value(), &json!({"base": {"x": 1}, "use": {"x": 1}, "list": [{"x": 1}]}));
    assert_eq!(document.location("/use/x").line, 2);
    assert_eq!(document.location("/list/0/x").line, 2);
    assert_eq!(document.location("/use").line, 3);
}

#[test]
fn json_surrogate_escapes_are_one_character() {
    assert_eq!(value(r#"{"a": "\ud83d\uDE00!", "b": "\\ud83d\\ude00"}"#), json!({"a": "😀!", "b": "\\ud83d\\ude00"}));
}
