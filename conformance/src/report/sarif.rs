//! SARIF 2.1.0: findings at their places in the document, for code scanning. The check is the rule, its paragraph the rule's help; what the
//! baseline knows is a suppressed result, and a finding's name is its fingerprint, so that one alert stays one alert.

use std::{fmt::Write as _, path::Path};

use serde_json::{Map, Value, json};

use super::har::reason;
use crate::{
    checks::Check,
    http::url,
    runner::{Kept, Outcome, Violation},
};

/// The schema that the file is of.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report as SARIF.
pub fn render(outcome: &Outcome) -> String {
    let mut checks: Vec<Check> = outcome.violations.iter().map(|violation| violation.check).collect();
    checks.sort_unstable();
    checks.dedup();
    let index = |check: Check| checks.iter().position(|other| *other == check).unwrap_or_default();
    let rules: Vec<Value> = checks.iter().map(|check| rule(*check)).collect();
    let results: Vec<Value> =
        outcome.violations.iter().map(|violation| result(violation, index(violation.check))).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "conformance",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "invocations": [{
                "executionSuccessful": true,
                "properties": {
                    "document": outcome.title, "base": outcome.base, "seed": outcome.seed,
                    "cases": outcome.ran.len(), "unsent": outcome.unsent, "limited": outcome.limited,
                },
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(check: Check) -> Value {
    let text = check.explanation();
    let first = text.split_once(": ").map_or(text, |(first, _)| first);
    let first = first.split_once(". ").map_or(first, |(first, _)| first).trim_end_matches('.');
    json!({
        "id": check.code(),
        "shortDescription": {"text": format!("{first}.")},
        "fullDescription": {"text": text},
        "help": {"text": format!("{text}\n\nconformance explain {}", check.code())},
        "defaultConfiguration": {"level": "error"},
    })
}

fn result(violation: &Violation, rule: usize) -> Value {
    let repeats = if violation.count > 1 { format!(" ({} cases)", violation.count) } else { String::new() };
    let mut result = json!({
        "ruleId": violation.check.code(),
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": format!(
            "{}: promised: {}; came: {}{repeats}\nRepeat it: {}",
            violation.title, violation.promise, violation.came, violation.curl
        )},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(&violation.place.file)},
                "region": {"startLine": violation.place.line, "startColumn": violation.place.column},
            },
            "logicalLocations": [{"fullyQualifiedName": violation.title, "kind": "function"}],
        }],
        "partialFingerprints": {"conformanceFinding/v1": violation.id},
        "occurrenceCount": violation.count,
        "properties": {"case": violation.case, "family": violation.family.to_string(), "label": violation.label},
    });
    if let Some(reason) = &violation.known {
        result["suppressions"] = json!([{"kind": "external", "justification": reason}]);
    }
    if let Some(kept) = &violation.kept {
        exchange(&mut result, kept);
    }
    result
}

fn exchange(result: &mut Value, kept: &Kept) {
    let headers = |list: &[(String, String)]| -> Map<String, Value> {
        list.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect()
    };
    let text = |bytes: &[u8]| crate::schema::clip(&String::from_utf8_lossy(bytes), 4_000);
    let mut request = json!({
        "protocol": "HTTP", "version": "1.1", "method": kept.request.method, "target": url(&kept.base, &kept.request),
        "headers": headers(&kept.request.headers),
    });
    if let Some(body) = &kept.request.body {
        request["headers"]["content-type"] = Value::from(body.media_type.as_str());
        request["body"] = json!({"text": text(&body.bytes)});
    }
    result["webRequest"] = request;
    if let Some(answer) = &kept.answer {
        result["webResponse"] = json!({
            "protocol": "HTTP", "version": "1.1", "statusCode": answer.status, "reasonPhrase": reason(answer.status),
            "headers": headers(&answer.headers), "body": {"text": text(&answer.body)},
        });
    }
}

/// A file as a relative reference: places of a document are shown in the repository that holds it.
pub(super) fn uri(file: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let file = file.strip_prefix(&current).unwrap_or(file);
    let text = file.to_string_lossy().replace('\\', "/");
    let text = text.strip_prefix("./").unwrap_or(&text);
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    if out.starts_with('/') { format!("file://{out}") } else { out }
}
