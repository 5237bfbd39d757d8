//! One HTML file, whole in itself (no script, no font, no picture from elsewhere): the verdict, the findings with what repeats them, and the
//! table of operations by documented status. Light or dark, as the reader's system is.

use std::fmt::Write as _;

use crate::{
    coverage::Row,
    runner::{Outcome, Violation},
};

const STYLE: &str = include_str!("style.css");

/// The report as HTML.
pub fn render(outcome: &Outcome) -> String {
    let mut out = String::new();
    let title = escape(&outcome.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Conformance: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<div class=\"soft\">{} &middot; seed {}</div>\n",
        escape(&outcome.base),
        outcome.seed
    );
    let _ = if outcome.violations.is_empty() {
        writeln!(out, "<div class=\"verdict held\">Held: every answer was as documented</div>")
    } else {
        writeln!(out, "<div class=\"verdict broken\">{} violations</div>", outcome.violations.len())
    };
    numbers(&mut out, outcome);
    if !outcome.violations.is_empty() {
        out.push_str("<h2>Findings</h2>\n");
        outcome.violations.iter().for_each(|violation| finding(&mut out, violation));
    }
    coverage(&mut out, &outcome.coverage);
    if !outcome.notes.is_empty() {
        out.push_str("<h2>Notes on the document</h2>\n<ul>\n");
        for note in &outcome.notes {
            let _ = writeln!(out, "<li>{}</li>", escape(note));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn numbers(out: &mut String, outcome: &Outcome) {
    let hit = outcome.coverage.iter().filter(|row| row.hits > 0).count();
    let numbers = [
        ("operations", outcome.operations.to_string()),
        ("cases", outcome.ran.len().to_string()),
        ("statuses seen", format!("{hit} / {}", outcome.coverage.len())),
        ("seconds", format!("{:.1}", outcome.elapsed.as_secs_f64())),
    ];
    out.push_str("<div class=\"numbers\">\n");
    for (name, value) in numbers {
        let _ = writeln!(out, "<div class=\"number\"><b>{value}</b>{name}</div>");
    }
    out.push_str("</div>\n");
}

fn finding(out: &mut String, violation: &Violation) {
    let more =
        if violation.count > 1 { format!(" <span class=\"soft\">×{}</span>", violation.count) } else { String::new() };
    let _ = write!(
        out,
        "<details>\n<summary><span class=\"check\">{}</span><code>{}</code> {}{more}</summary>\n<dl>\n",
        violation.check,
        escape(&violation.title),
        escape(&violation.came)
    );
    let mut row = |name: &str, value: String| {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{value}</dd>");
    };
    row("case", escape(&format!("{}: {}", violation.family, violation.label)));
    let place = escape(&violation.place.to_string());
    row("promised", format!("{} <span class=\"soft\">{place}</span>", escape(&violation.promise)));
    row("came", escape(&violation.came));
    if violation.status > 0 {
        row("answer", format!("<pre>{} {}</pre>", violation.status, escape(&violation.body)));
    }
    row("repeat", format!("<pre>{}</pre>", escape(&violation.curl)));
    out.push_str("</dl>\n</details>\n");
}

fn coverage(out: &mut String, rows: &[Row]) {
    out.push_str(
        "<h2>Documented statuses</h2>\n<div class=\"scroll\">\n<table>\n<tr><th>operation</th><th>statuses</th></tr>\n",
    );
    let mut start = 0;
    while start < rows.len() {
        let end = rows[start..].iter().position(|row| row.title != rows[start].title).map_or(rows.len(), |n| start + n);
        let group = &rows[start..end];
        let _ = write!(
            out,
            "<tr><td><code>{}</code><br><span class=\"soft\">{}</span></td><td>",
            escape(&group[0].title),
            escape(&group[0].operation)
        );
        for row in group {
            let _ = match row.missed {
                None => write!(out, "<span class=\"chip hit\">{} ×{}</span>", row.status, row.hits),
                Some(_) => write!(out, "<span class=\"chip missed\">{}</span>", row.status),
            };
        }
        if group.iter().any(|row| row.missed.is_some()) {
            out.push_str("<ul class=\"reasons\">");
            for row in group {
                if let Some(reason) = &row.missed {
                    let _ = write!(out, "<li>{}: {}</li>", row.status, escape(reason));
                }
            }
            out.push_str("</ul>");
        }
        out.push_str("</td></tr>\n");
        start = end;
    }
    out.push_str("</table>\n</div>\n");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}
