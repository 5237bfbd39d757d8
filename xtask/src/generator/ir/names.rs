//! Rust names from names on the wire.

use std::collections::HashSet;

/// Words that are no identifiers.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Type names that generated code uses itself.
const TAKEN: &[&str] = &[
    "Arc",
    "Base64",
    "Binary",
    "Box",
    "Bytes",
    "Call",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Decoder",
    "Default",
    "Deserialize",
    "Err",
    "Event",
    "EventStream",
    "Fault",
    "Format",
    "Future",
    "IndexMap",
    "Limits",
    "Map",
    "Maybe",
    "Media",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Param",
    "PathEndpoint",
    "Pattern",
    "Request",
    "RequestBody",
    "Response",
    "Result",
    "Route",
    "Schemas",
    "Self",
    "Send",
    "Serialize",
    "Some",
    "StatusCode",
    "String",
    "Style",
    "Surface",
    "SurfaceRoute",
    "Sync",
    "Uuid",
    "Validate",
    "Value",
    "Vec",
];

pub(in crate::generator) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            continue;
        }
        // `camelCase` breaks before the upper-case letter, `HTTPServer` before its last.
        let previous = i.checked_sub(1).map(|p| chars[p]);
        let next = chars.get(i + 1);
        let breaks = c.is_uppercase()
            && previous.is_some_and(|p| {
                p.is_lowercase() || p.is_numeric() || (p.is_uppercase() && next.is_some_and(|n| n.is_lowercase()))
            });
        if breaks && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Names for characters, where a name has nothing else.
fn spell_out(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '+' => "plus",
            '-' => "minus",
            '*' => "star",
            '/' => "slash",
            '.' => "dot",
            ',' => "comma",
            ':' => "colon",
            '=' => "equal",
            '<' => "less",
            '>' => "greater",
            '!' => "not",
            '?' => "question",
            '@' => "at",
            '#' => "hash",
            '$' => "dollar",
            '%' => "percent",
            '&' => "and",
            '|' => "or",
            '~' => "tilde",
            '_' => "underscore",
            ' ' => "space",
            _ => "other",
        })
        .collect::<Vec<_>>()
        .join("_")
}

/// `PascalCase`, a valid Rust type name.
pub(super) fn pascal(text: &str) -> String {
    let spelled;
    let mut parts = words(text);
    if parts.is_empty() {
        spelled = if text.is_empty() { "empty".to_owned() } else { spell_out(text) };
        parts = words(&spelled);
    }
    // A leading sign tells `-1` from `1`, `+1` from `-1`.
    match text.chars().next() {
        Some('-') if parts[0].starts_with(char::is_numeric) => parts.insert(0, "minus".to_owned()),
        Some('+') if parts[0].starts_with(char::is_numeric) => parts.insert(0, "plus".to_owned()),
        _ => {}
    }
    let mut name = parts
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
            format!("{first}{}", chars.as_str().to_lowercase())
        })
        .collect::<Vec<_>>()
        .concat();
    if name.starts_with(char::is_numeric) {
        name.insert(0, 'N');
    }
    name
}

/// `snake_case`, a valid Rust identifier (raw where it is a keyword).
pub(super) fn snake(text: &str) -> String {
    let mut name = words(text).join("_").to_lowercase();
    if name.is_empty() {
        name = if text.is_empty() { "empty".to_owned() } else { spell_out(text) };
    }
    if name.starts_with(char::is_numeric) {
        name.insert(0, '_');
    }
    if KEYWORDS.contains(&name.as_str()) {
        // `crate`, `self`, `super` cannot be raw.
        name =
            if matches!(name.as_str(), "crate" | "self" | "super") { format!("{name}_") } else { format!("r#{name}") };
    }
    name
}

/// Names that are given out once.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// For types: without those that generated code uses itself.
    pub(super) fn of_types() -> Self {
        Self { taken: TAKEN.iter().map(|&name| name.to_owned()).collect() }
    }

    /// `wanted`, or `wanted2`, `wanted3`, … where it is taken.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut n = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{n}");
            n += 1;
        }
        name
    }

    /// For a type: a name that generated code uses itself becomes `…Model`.
    pub(super) fn give_type(&mut self, wanted: &str) -> String {
        if TAKEN.contains(&wanted) { self.give(&format!("{wanted}Model")) } else { self.give(wanted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_names_become_rust_names() {
        for (wire, type_name, ident) in [
            ("listWorkflows", "ListWorkflows", "list_workflows"),
            ("x-wf-endpoint", "XWfEndpoint", "x_wf_endpoint"),
            ("HTTPServer", "HttpServer", "http_server"),
            ("type", "Type", "r#type"),
            ("self", "Self", "self_"),
            ("2fa", "N2fa", "_2fa"),
            ("-1", "Minus1", "_1"),
            ("+1", "Plus1", "_1"),
            (".", "Dot", "dot"),
            ("", "Empty", "empty"),
            ("pulls/list-files", "PullsListFiles", "pulls_list_files"),
            ("jobID", "JobId", "job_id"),
        ] {
            assert_eq!((pascal(wire).as_str(), snake(wire).as_str()), (type_name, ident), "{wire}");
        }
    }

    #[test]
    fn names_are_given_once() {
        let mut names = Names::of_types();
        assert_eq!(names.give_type("Option"), "OptionModel");
        assert_eq!(names.give_type("User"), "User");
        assert_eq!(names.give_type("User"), "User2");
    }
}
