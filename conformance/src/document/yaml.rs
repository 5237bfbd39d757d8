//! Reads one YAML or JSON file into a JSON value and remembers the line of every part, so that each finding can say where the document
//! makes the promise that was broken. JSON is read by the same parser: it is a subset of YAML, and only this parser keeps positions.

use std::collections::HashMap;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Number, Value};

/// Where the parts of a file stand, by JSON Pointer: line and column, from 1.
pub type Lines = HashMap<String, (usize, usize)>;

/// Parses `text`. The error is the parser's own message, with its position.
pub fn parse(text: &str) -> Result<(Value, Lines), String> {
    let documents = MarkedYaml::load_from_str(text).map_err(|error| error.to_string())?;
    let Some(root) = documents.first() else {
        return Err("the file is empty".to_owned());
    };
    let mut lines = Lines::new();
    let value = convert(root, &mut String::new(), at(root), &mut lines)?;
    Ok((value, lines))
}

/// The line and the column where a node begins, from 1.
fn at(node: &MarkedYaml<'_>) -> (usize, usize) {
    (node.span.start.line(), node.span.start.col() + 1)
}

fn convert(
    node: &MarkedYaml<'_>,
    pointer: &mut String,
    place: (usize, usize),
    lines: &mut Lines,
) -> Result<Value, String> {
    let line = place.0;
    lines.insert(pointer.clone(), place);
    match &node.data {
        YamlData::Value(scalar) => scalar_value(scalar).ok_or_else(|| format!("line {line}: not a number of JSON")),
        YamlData::Sequence(items) => {
            let mut out = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                let length = pointer.len();
                pointer.push('/');
                pointer.push_str(&index.to_string());
                out.push(convert(item, pointer, at(item), lines)?);
                pointer.truncate(length);
            }
            Ok(Value::Array(out))
        }
        YamlData::Mapping(members) => {
            let mut out = Map::new();
            for (key, item) in members {
                let name =
                    key_text(key).ok_or_else(|| format!("line {}: a key must be a scalar", key.span.start.line()))?;
                let length = pointer.len();
                pointer.push('/');
                pointer.push_str(&escape(&name));
                // The key's line and not the value's: that is where a reader looks.
                let converted = convert(item, pointer, at(key), lines)?;
                pointer.truncate(length);
                out.insert(name, converted);
            }
            Ok(Value::Object(out))
        }
        YamlData::Tagged(_, inner) => convert(inner, pointer, place, lines),
        YamlData::Representation(text, ..) => Ok(Value::String(text.to_string())),
        YamlData::Alias(_) | YamlData::BadValue => Err(format!("line {line}: this value cannot be read")),
    }
}

fn scalar_value(scalar: &Scalar<'_>) -> Option<Value> {
    match scalar {
        Scalar::Null => Some(Value::Null),
        Scalar::Boolean(flag) => Some(Value::Bool(*flag)),
        Scalar::Integer(number) => Some(Value::Number((*number).into())),
        Scalar::FloatingPoint(number) => Number::from_f64(number.into_inner()).map(Value::Number),
        Scalar::String(text) => Some(Value::String(text.to_string())),
    }
}

/// Keys of OpenAPI are strings, but `200:` reads as an integer and `null:` as a null.
fn key_text(key: &MarkedYaml<'_>) -> Option<String> {
    match &key.data {
        YamlData::Value(Scalar::String(text)) => Some(text.to_string()),
        YamlData::Value(Scalar::Integer(number)) => Some(number.to_string()),
        YamlData::Value(Scalar::Boolean(flag)) => Some(flag.to_string()),
        YamlData::Value(Scalar::FloatingPoint(number)) => Some(number.to_string()),
        YamlData::Value(Scalar::Null) => Some("null".to_owned()),
        _ => None,
    }
}

/// Escapes one reference token of a JSON Pointer (RFC 6901).
pub fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// Undoes [`escape`].
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_are_those_of_the_keys_and_status_keys_become_strings() {
        let (value, lines) = parse("a:\n  200:\n    b: [1, 2.5]\n  c/d: 'x'\n").unwrap();
        assert_eq!(value, json!({"a": {"200": {"b": [1, 2.5]}, "c/d": "x"}}));
        assert_eq!(lines["/a/200"], (2, 3));
        assert_eq!(lines["/a/200/b"], (3, 5));
        assert_eq!(lines["/a/c~1d"], (4, 3));
    }

    #[test]
    fn json_reads_as_well() {
        let (value, lines) = parse("{\n  \"a\": {\"b\": null}\n}").unwrap();
        assert_eq!(value, json!({"a": {"b": null}}));
        assert_eq!(lines["/a/b"], (2, 9));
    }
}
