//! For GitHub's runners: findings as annotations at their lines of the document, and a summary of the job in Markdown.

use std::fmt::Write as _;

use super::{causes::causes, sarif::uri};
use crate::runner::{Outcome, Violation};

/// More annotations than these are not shown for a step; the summary has all.
const ANNOTATIONS: usize = 10;
/// A summary may have 1 MiB; a report with this many findings is read elsewhere.
const FINDINGS: usize = 100;

/// One line for each finding, as the runner reads them from standard output.
pub fn annotations(outcome: &Outcome) -> String {
    let mut out = String::new();
    for violation in outcome.failures().take(ANNOTATIONS) {
        let message = format!(
            "{}\npromised: {}\ncame: {}\n{}\nid: {}",
            violation.title, violation.promise, violation.came, violation.curl, violation.id
        );
        let _ = writeln!(
            out,
            "::error file={},line={},col={},title={}::{}",
            property(&uri(&violation.place.file)),
            violation.place.line,
            violation.place.column,
            property(&format!("{}: {}", violation.check, violation.title)),
            data(&message)
        );
    }
    let more = outcome.failures().count().saturating_sub(ANNOTATIONS);
    if more > 0 {
        let _ = writeln!(out, "::error::{more} more findings: see the job's summary");
    }
    if !outcome.proves() {
        let _ = writeln!(out, "::error::Nothing is proved: no request succeeded");
    }
    for entry in &outcome.stale {
        let _ = writeln!(out, "::warning::{}", data(&super::terminal::stale(entry)));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The summary, in Markdown.
pub fn summary(outcome: &Outcome) -> String {
    let mut out = String::new();
    let failures = outcome.failures().count();
    let verdict = match failures {
        0 if !outcome.proves() => "nothing is proved: no request succeeded".to_owned(),
        0 => "held".to_owned(),
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    let hit = outcome.coverage.iter().filter(|row| row.hits > 0).count();
    let _ = write!(
        out,
        "## Conformance: {} – {verdict}\n\n| operations | cases | documented statuses seen | seed | seconds |\n|---|---|---|---|---|\n\
         | {} | {} | {hit} of {} | {} | {:.1} |\n",
        cell(&outcome.title),
        outcome.operations,
        outcome.ran.len(),
        outcome.coverage.len(),
        outcome.seed,
        outcome.elapsed.as_secs_f64()
    );
    if failures > 0 {
        out.push_str("\n| check | operation | promised | came | place |\n|---|---|---|---|---|\n");
        for violation in outcome.failures().take(FINDINGS) {
            let _ = writeln!(
                out,
                "| `{}` | `{}` | {} | {} | {}:{} |",
                violation.check,
                cell(&violation.title),
                cell(&violation.promise),
                cell(&violation.came),
                cell(&uri(&violation.place.file)),
                violation.place.line
            );
        }
        for cause in causes(outcome) {
            let _ = writeln!(out, "\n- What looks like one cause: `{}` {}", cause.check, cell(&cause.text()));
        }
        for violation in outcome.failures().take(FINDINGS) {
            repeat(&mut out, violation);
        }
        if failures > FINDINGS {
            let _ = writeln!(out, "\n{} more are in the other reports.", failures - FINDINGS);
        }
    }
    let missed: Vec<_> = outcome.coverage.iter().filter(|row| row.is_gap()).collect();
    if !missed.is_empty() {
        let _ = write!(
            out,
            "\n<details><summary>{} documented statuses were not seen, for no reason that the document gives</summary>\n\n",
            missed.len()
        );
        for row in missed {
            let reason = row.missed.as_deref().unwrap_or_default();
            let _ = writeln!(out, "- `{}` {}: {}", cell(&row.title), row.status, cell(reason));
        }
        out.push_str("\n</details>\n");
    }
    for entry in &outcome.stale {
        let _ = writeln!(out, "\n{}", super::terminal::stale(entry));
    }
    out
}

fn repeat(out: &mut String, violation: &Violation) {
    let fence = "~~~~";
    let _ = write!(
        out,
        "\n<details><summary><code>{}</code> {}</summary>\n\n{fence}sh\n{}\n{fence}\n\n",
        violation.id,
        cell(&violation.title),
        violation.curl
    );
    if violation.status > 0 {
        let _ = write!(out, "{fence}\n{} {}\n{fence}\n\n", violation.status, violation.body);
    }
    out.push_str("</details>\n");
}

/// A text that neither ends a cell nor begins a tag.
fn cell(text: &str) -> String {
    crate::schema::clip(&text.replace(['\n', '\r'], " "), 300)
        .replace('|', "\\|")
        .replace('<', "&lt;")
        .replace('`', "'")
}
