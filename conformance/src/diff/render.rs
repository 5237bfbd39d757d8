//! Changes as text for a terminal, as Markdown for a changelog, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Change, Level};
use crate::document::Place;

const LEVELS: [Level; 3] = [Level::Breaking, Level::Warning, Level::Compatible];

/// For a terminal.
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let _ = writeln!(out, "{} [{}] {}\n   {}", change.level, change.code, change.operation, change.what);
        for (name, place) in [("before", &change.old), ("now", &change.new)] {
            if let Some(place) = place {
                let _ = writeln!(out, "   {name:<8}{place}");
            }
        }
        if let Some(witness) = &change.witness {
            let name = if witness.is_request { "request" } else { "answer" };
            let _ = writeln!(out, "   {name:<8}{}\n   {:<8}{}", witness.text, "why", witness.why);
        }
    }
    let counts: Vec<String> = LEVELS
        .iter()
        .map(|level| format!("{} {level}", changes.iter().filter(|change| change.level == *level).count()))
        .collect();
    let _ = writeln!(out, "{}", if changes.is_empty() { "No change.".to_owned() } else { counts.join(", ") });
    out
}

/// For a changelog: what breaks first, by operation.
pub fn markdown(changes: &[Change]) -> String {
    let mut out = String::new();
    for (level, title) in LEVELS.iter().zip(["Breaking changes", "To look at", "Compatible changes"]) {
        let of_level: Vec<&Change> = changes.iter().filter(|change| change.level == *level).collect();
        if of_level.is_empty() {
            continue;
        }
        let _ = writeln!(out, "### {title}\n");
        let mut last = "";
        for change in of_level {
            if change.operation != last {
                let _ = writeln!(out, "- `{}`", change.operation);
                last = &change.operation;
            }
            let _ = writeln!(out, "  - {} (`{}`)", change.what.replace('<', "&lt;"), change.code);
            if let (Level::Breaking, Some(witness)) = (level, &change.witness) {
                let text = witness.text.replace('`', "'");
                let _ = writeln!(
                    out,
                    "    - {}: {}\n\n      ```\n      {text}\n      ```",
                    kind(witness.is_request),
                    witness.why.replace('<', "&lt;")
                );
            }
        }
        out.push('\n');
    }
    if out.is_empty() {
        out.push_str("No change of the contract.\n");
    }
    out
}

fn kind(is_request: bool) -> &'static str {
    if is_request { "was valid and is not any more" } else { "is valid and was not" }
}

/// For programs.
pub fn json(changes: &[Change]) -> Value {
    let place = |place: &Option<Place>| {
        place
            .as_ref()
            .map(|place| json!({"file": place.file.to_string_lossy(), "line": place.line, "column": place.column}))
    };
    changes
        .iter()
        .map(|change| {
            json!({
                "code": change.code.code(), "level": change.level.to_string(), "operation": change.operation,
                "what": change.what, "old": place(&change.old), "new": place(&change.new),
                "witness": change.witness.as_ref().map(|witness| json!({
                    "kind": if witness.is_request { "request" } else { "answer" }, "text": witness.text, "why": witness.why,
                })),
            })
        })
        .collect()
}
