//! Progress and summary for people. Plain lines where nobody watches.

use std::{
    fmt::Write as _,
    io::{IsTerminal as _, Write as _},
};

use indexmap::IndexMap;

use crate::runner::{Outcome, Progress, Violation};

/// Progress on standard error.
#[derive(Debug)]
pub struct Lines {
    is_terminal: bool,
}

impl Lines {
    /// Looks at standard error.
    pub fn new() -> Self {
        Self { is_terminal: std::io::stderr().is_terminal() }
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self::new()
    }
}

impl Progress for Lines {
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize) {
        let mut stderr = std::io::stderr().lock();
        let line = format!("{done}/{of} operations, {cases} cases, {violations} violations  {title}");
        // Progress that cannot be shown is no reason to stop.
        let _ = if self.is_terminal {
            let end = if done == of { "\n" } else { "" };
            write!(stderr, "\r\x1b[2K{line}{end}").and_then(|()| stderr.flush())
        } else {
            writeln!(stderr, "{line}")
        };
    }
}

/// The whole report as text.
pub fn render(outcome: &Outcome, with_coverage: bool) -> String {
    let mut out = String::new();
    for (number, violation) in outcome.violations.iter().enumerate() {
        out.push_str(&describe(number + 1, violation));
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
                let _ = writeln!(out, "  {} ({})", row.title, row.operation);
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
    let broken: usize = outcome.violations.iter().map(|violation| violation.count).sum();
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
    let _ = if outcome.violations.is_empty() {
        writeln!(out, "Held: no violation.")
    } else {
        writeln!(out, "{} violations ({broken} with repeats).", outcome.violations.len())
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

fn describe(number: usize, violation: &Violation) -> String {
    let mut out = String::new();
    let name = if violation.operation.is_empty() { String::new() } else { format!(" ({})", violation.operation) };
    let _ = writeln!(out, "\n{number}. [{}] {}{name}", violation.check, violation.title);
    let more = if violation.count > 1 { format!(", and {} more", violation.count - 1) } else { String::new() };
    let _ = writeln!(out, "   case      {}: {}{more}", violation.family, violation.label);
    let _ = writeln!(out, "   promised  {}  ({})", violation.promise, violation.place);
    let _ = writeln!(out, "   came      {}", violation.came);
    if violation.status > 0 {
        let _ = writeln!(out, "   answer    {} {}", violation.status, violation.body.replace('\n', " "));
    }
    let _ = writeln!(out, "   repeat    {}", violation.curl);
    out
}
