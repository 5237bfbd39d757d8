//! What every hand-written file keeps to.

use super::source::Source;

/// Above this a file is split by resource or aspect.
const MAX_LINES: usize = 700;

/// Findings as line and message.
pub(super) fn check(source: &Source, text: &str) -> Vec<(usize, String)> {
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES {
        findings
            .push((MAX_LINES, format!("{lines} lines, more than {MAX_LINES}: split the file by resource or aspect")));
    }
    if !text.trim_start().starts_with("//!") {
        findings.push((1, "no `//!` at the beginning: say what the module is for, and why it is so".to_owned()));
    }
    for (at, token) in source.tokens.iter().enumerate() {
        let banned = match token.text.as_str() {
            "todo" | "unimplemented" if source.matches(at + 1, &["!"]) => "finish it, or leave it out",
            "ignore" | "should_panic" if is_attribute(source, at) => "a test runs, and says what it expects",
            "unwrap" if !token.test && at > 0 && source.matches(at - 1, &[".", "unwrap", "(", ")"]) => {
                "outside tests an error is returned, or `expect` says why it cannot be"
            }
            _ => continue,
        };
        findings.push((token.line, format!("`{}`: {banned}", token.text)));
    }
    findings
}

fn is_attribute(source: &Source, at: usize) -> bool {
    at >= 2 && source.matches(at - 2, &["#", "["])
}
