//! The report for people, as plain text.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::causes::causes;
use crate::{
    baseline::Entry,
    cases::Family,
    runner::{Outcome, Violation},
};

/// The whole report as text.
pub fn render(outcome: &Outcome, with_coverage: bool) -> String {
    let mut out = String::new();
    for (number, violation) in outcome.failures().enumerate() {
        out.push_str(&describe(number + 1, violation));
    }
    let causes = causes(outcome);
    if !causes.is_empty() {
        out.push_str("\nWhat looks like one cause\n");
        for cause in causes {
            let _ = writeln!(out, "  [{}] {}; see {}", cause.check, cause.text(), cause.first);
        }
    }
    let known: Vec<&Violation> = outcome.violations.iter().filter(|violation| violation.known.is_some()).collect();
    if !known.is_empty() {
        out.push_str("\nKnown from the baseline\n");
        for violation in &known {
            let reason = violation.known.as_deref().unwrap_or_default();
            let _ = writeln!(out, "  {}  {}: {reason}", violation.id, violation.title);
        }
    }
    for entry in &outcome.stale {
        let _ = writeln!(out, "\n{}", stale(entry));
    }
    if !outcome.notes.is_empty() {
        out.push_str("\nNotes on the document\n");
        for note in &outcome.notes {
            let _ = writeln!(out, "  {note}");
        }
    }
    if with_coverage {
        out.push_str("\nDocumented statuses\n");
        let mut last = "";
        for row in &outcome.coverage {
            if row.title != last {
                let _ = writeln!(out, "  {}", named(&row.title, &row.operation));
                last = &row.title;
            }
            let _ = match &row.missed {
                None => writeln!(out, "    {:<8}hit ×{}", row.status, row.hits),
                Some(reason) => writeln!(out, "    {:<8}missed: {reason}", row.status),
            };
        }
    }
    if with_coverage {
        operations(&mut out, outcome);
    }
    let hit = outcome.coverage.iter().filter(|row| row.hits > 0).count();
    let failures = outcome.failures().count();
    let broken: usize = outcome.failures().map(|violation| violation.count).sum();
    let _ = writeln!(
        out,
        "\n{}: {} operations, {} cases, {hit} of {} documented statuses seen, seed {}, {:.1} s",
        outcome.title,
        outcome.operations,
        outcome.ran.len(),
        outcome.coverage.len(),
        outcome.seed,
        outcome.elapsed.as_secs_f64()
    );
    if outcome.failures().any(|violation| violation.curl.contains("'\"$")) {
        out.push_str("\nCredentials are written as variables of a shell: export them, or ask for them with --show-credentials.\n");
    }
    for line in outcome.unjudged() {
        let _ = writeln!(out, "{line}.");
    }
    let known = if known.is_empty() { String::new() } else { format!(" {} known ones aside.", known.len()) };
    let _ = if failures == 0 && !outcome.proves() {
        writeln!(out, "Nothing is proved: no request succeeded.{known}")
    } else if failures == 0 && !outcome.unjudged().is_empty() {
        writeln!(out, "Held as far as it was tried: no violation.{known}")
    } else if failures == 0 {
        writeln!(out, "Held: no violation.{known}")
    } else {
        let noun = if failures == 1 { "violation" } else { "violations" };
        writeln!(out, "{failures} {noun} ({broken} with repeats).{known}")
    };
    out
}

/// One line for each operation, in the order in which they ran.
fn operations(out: &mut String, outcome: &Outcome) {
    let mut lines: IndexMap<&str, (usize, usize)> = IndexMap::new();
    for ran in &outcome.ran {
        let name = if ran.operation.is_empty() { "(undeclared paths)" } else { &ran.operation };
        let (cases, failed) = lines.entry(name).or_default();
        *cases += 1;
        *failed += usize::from(!ran.findings.is_empty());
    }
    let width = lines.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(9);
    let _ = writeln!(out, "\n{:<width$}  {:>6}  {:>6}", "operation", "cases", "failed");
    for (name, (cases, failed)) in lines {
        let _ = writeln!(out, "{name:<width$}  {cases:>6}  {failed:>6}");
    }
}

/// An operation by its title, and by its id where it has one of its own.
fn named(title: &str, id: &str) -> String {
    if id.is_empty() || id == title { title.to_owned() } else { format!("{title} ({id})") }
}

fn describe(number: usize, violation: &Violation) -> String {
    let mut out = String::new();
    let name = named(&violation.title, &violation.operation);
    let _ = writeln!(out, "\n{number}. [{}] {name}", violation.check);
    let more = if violation.count > 1 { format!(", and {} more", violation.count - 1) } else { String::new() };
    let _ = writeln!(out, "   case      {}: {}{more}", violation.family, violation.label);
    let _ = writeln!(out, "   promised  {}  ({})", violation.promise, violation.place);
    let _ = writeln!(out, "   came      {}", violation.came);
    if violation.family == Family::Event {
        let _ = writeln!(out, "   sent      {}", violation.body.replace('\n', " "));
    } else if violation.status > 0 {
        let _ = writeln!(out, "   answer    {} {}", violation.status, violation.body.replace('\n', " "));
    }
    let _ = writeln!(out, "   repeat    {}", violation.curl);
    let _ = writeln!(out, "   id        {}", violation.id);
    out
}

/// What is said of an entry of the baseline that no finding needed.
pub(super) fn stale(entry: &Entry) -> String {
    let what = if entry.operation.is_empty() { String::new() } else { format!(" ({})", entry.operation) };
    format!("The baseline knows {}{what}, and it was not found: take it out.", entry.id)
}
