//! Changes as text for a terminal, as Markdown for a changelog, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Change, Level, Witness};
use crate::document::Place;

const LEVELS: [Level; 3] = [Level::Breaking, Level::Warning, Level::Compatible];

/// Operations named in one line.
const NAMED: usize = 4;

/// Changes that are one, since their operations share what changed; with the operations.
fn grouped(changes: &[Change]) -> Vec<(&Change, Vec<&str>)> {
    let mut groups: Vec<(&Change, Vec<&str>)> = Vec::new();
    for change in changes {
        // Without a place in the older document, nothing is shared.
        let same = |other: &Change| {
            change.old.is_some()
                && (other.code, other.level, &other.what, &other.old)
                    == (change.code, change.level, &change.what, &change.old)
                && other.witness.as_ref().map(|witness| &witness.why)
                    == change.witness.as_ref().map(|witness| &witness.why)
        };
        match groups.iter_mut().find(|(other, _)| same(other)) {
            Some((_, operations)) => operations.push(change.operation.as_str()),
            None => groups.push((change, vec![change.operation.as_str()])),
        }
    }
    groups
}

fn listed(operations: &[&str], quote: &str) -> String {
    let named: Vec<String> = operations.iter().take(NAMED).map(|name| format!("{quote}{name}{quote}")).collect();
    let more = operations.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("{}{more}", named.join(", "))
}

/// A text in which long runs of one letter, which tests of lengths are made of, are cut short.
fn short(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut count = 1;
        while letters.next_if_eq(&letter).is_some() {
            count += 1;
        }
        if count > RUN && letter.is_alphanumeric() {
            let _ = write!(out, "{letter}{letter}{letter}…(×{count})");
        } else {
            out.extend(std::iter::repeat_n(letter, count));
        }
    }
    out
}

/// A request as it is, since it is to be sent; an answer cut short.
fn shown(witness: &Witness) -> String {
    if witness.is_request { witness.text.clone() } else { short(&witness.text) }
}

/// A longer run of one letter is cut short.
const RUN: usize = 24;

/// For a terminal.
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for (change, operations) in grouped(changes) {
        let _ = writeln!(out, "{} [{}] {}\n   {}", change.level, change.code, listed(&operations, ""), change.what);
        for (name, place) in [("before", &change.old), ("now", &change.new)] {
            if let Some(place) = place {
                let _ = writeln!(out, "   {name:<8}{place}");
            }
        }
        if let Some(witness) = &change.witness {
            let name = if witness.is_request { "request" } else { "answer" };
            let _ = writeln!(out, "   {name:<8}{}\n   {:<8}{}", shown(witness), "why", short(&witness.why));
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
        let of_level: Vec<Change> = changes.iter().filter(|change| change.level == *level).cloned().collect();
        if of_level.is_empty() {
            continue;
        }
        let _ = writeln!(out, "### {title}\n");
        for (change, operations) in grouped(&of_level) {
            let what = change.what.replace('<', "&lt;");
            let _ = writeln!(out, "- {}: {what} (`{}`)", listed(&operations, "`"), change.code);
            if let (Level::Breaking, Some(witness)) = (level, &change.witness) {
                let (text, why) = (shown(witness).replace('`', "'"), short(&witness.why).replace('<', "&lt;"));
                let _ = writeln!(out, "  - {}: {why}\n\n    ```\n    {text}\n    ```", kind(witness.is_request));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_are_cut_short_and_all_else_is_left() {
        assert_eq!(short(&format!("\"{}\" is long", "a".repeat(300))), "\"aaa…(×300)\" is long");
        assert_eq!(short("aab  ----------------------------- x"), "aab  ----------------------------- x");
    }
}
