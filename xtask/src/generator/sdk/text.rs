//! Names and comments, as both languages have them.

use serde_json::Value;

use super::{program::Type, settings::Pointer};
use crate::generator::ir::names::words;

/// Words of Python's that are no names.
const PYTHON: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Parameters that every method of the PyPI package has.
const PARAMETERS: &[&str] = &["options", "self"];

/// `listExecutions`.
pub(super) fn camel(parts: &[String]) -> String {
    let pascal = pascal(parts);
    let mut chars = pascal.chars();
    chars.next().map(|first| first.to_lowercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// `ListExecutions`.
pub(super) fn pascal(parts: &[String]) -> String {
    let capital = |word: &String| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().collect::<String>() + &chars.as_str().to_lowercase())
    };
    parts.iter().filter_map(capital).collect()
}

/// The words of a name.
pub(super) fn parts(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.to_lowercase()).collect()
}

/// A name of Python's for a name on the wire; `None` where it is the same.
pub(super) fn renamed(name: &str) -> Option<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found: String = name.chars().map(|c| if is_name(c) { c } else { '_' }).collect();
    if found.starts_with(|c: char| c.is_ascii_digit()) {
        found.insert(0, '_');
    }
    if PYTHON.contains(&found.as_str()) {
        found.push('_');
    }
    (found != name).then_some(found)
}

/// A name of Python's.
pub(super) fn ident(name: &str) -> String {
    renamed(name).unwrap_or_else(|| name.to_owned())
}

/// A name of Python's for a parameter of a method.
pub(super) fn parameter(name: &str) -> String {
    if PARAMETERS.contains(&name) { format!("{name}_") } else { ident(name) }
}

/// A member's name in TypeScript, quoted where it must be.
pub(super) fn member(name: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    if !name.is_empty() && name.chars().all(is_name) && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A text in single quotes, as JavaScript and Python both read it.
pub(super) fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '\'' | '\\' => format!("\\{c}"),
            '\n' => "\\n".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("'{escaped}'")
}

/// `['meta', 'total']`.
pub(super) fn list(pointer: &Pointer) -> String {
    let names: Vec<String> = pointer.0.iter().map(|name| quoted(name)).collect();
    format!("[{}]", names.join(", "))
}

/// `('meta', 'total')`; a tuple of one has a comma.
pub(super) fn tuple<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| quoted(name)).collect();
    match names.as_slice() {
        [only] => format!("({only},)"),
        names => format!("({})", names.join(", ")),
    }
}

/// A comment of several lines (`/** … */`) at this depth, and nothing where there is nothing to say.
pub(super) fn jsdoc(indent: &str, paragraphs: &[Option<&str>]) -> String {
    let text = paragraphs.iter().flatten().map(|text| text.trim()).filter(|text| !text.is_empty());
    let text = text.collect::<Vec<_>>().join("\n\n").replace("*/", "*\\/");
    match text.lines().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let lines = lines
                .iter()
                .map(|line| format!("{}\n", format!("{indent} * {line}").trim_end()))
                .collect::<Vec<_>>()
                .concat();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

/// A docstring at this depth, and nothing where there is nothing to say.
pub(super) fn docstring(indent: &str, paragraphs: &[Option<&str>]) -> String {
    let text = paragraphs.iter().flatten().map(|text| text.trim()).filter(|text| !text.is_empty());
    let text = text.collect::<Vec<_>>().join("\n\n").replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    match text.lines().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [line] if !line.ends_with('"') => format!("{indent}\"\"\"{line}\"\"\"\n"),
        lines => {
            let mut found = String::new();
            for (n, line) in lines.iter().enumerate() {
                let line = if n == 0 { format!("{indent}\"\"\"{line}") } else { format!("{indent}{line}") };
                found.push_str(line.trim_end());
                found.push('\n');
            }
            format!("{found}{indent}\"\"\"\n")
        }
    }
}

/// A type in TypeScript; `models` stands before names (`Models.`).
pub(super) fn typescript(kind: &Type, models: &str) -> String {
    let inner = |kind: &Type| match typescript(kind, models) {
        text if text.contains(" | ") => format!("({text})"),
        text => text,
    };
    match kind {
        Type::Any => "unknown".to_owned(),
        Type::Nothing => "void".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer | Type::Number => "number".to_owned(),
        Type::Text | Type::Time => "string".to_owned(),
        Type::Literal(values) => values.iter().map(literal).collect::<Vec<_>>().join(" | "),
        Type::Array(kind) => format!("{}[]", inner(kind)),
        Type::Map(kind) => format!("Record<string, {}>", typescript(kind, models)),
        Type::Named(name) => format!("{models}{name}"),
        Type::Union(kinds) => {
            let mut names: Vec<String> = kinds.iter().map(|kind| typescript(kind, models)).collect();
            names.dedup();
            names.join(" | ")
        }
    }
}

/// A type of a query's parameter in TypeScript: times may be what the language has for them.
pub(super) fn typescript_query(kind: &Type, models: &str) -> String {
    match kind {
        Type::Time => "string | Date".to_owned(),
        Type::Array(kind) if **kind == Type::Time => "(string | Date)[]".to_owned(),
        Type::Union(kinds) => {
            let names: Vec<String> = kinds.iter().map(|kind| typescript_query(kind, models)).collect();
            names.join(" | ")
        }
        kind => typescript(kind, models),
    }
}

fn literal(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}
