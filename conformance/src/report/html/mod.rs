//! One HTML file, whole in itself (no script, font or picture from elsewhere): the verdict, the findings with request, answer and what repeats them,
//! what was covered and what was not, and every case. Light or dark, as the reader's system is; readable without its script, which only filters.

mod coverage;

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::{causes::causes, har::reason};
use crate::{
    coverage::cells::{Kind, Missed},
    http::url,
    runner::{Kept, Outcome, Ran, Violation},
    schema::clip,
};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// More of a body is not shown: HAR has all of it.
const LONGEST: usize = 6_000;

/// The report as HTML.
pub fn render(outcome: &Outcome) -> String {
    let mut out = String::new();
    let title = escape(&outcome.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>Conformance: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
    );
    header(&mut out, outcome);
    findings(&mut out, outcome);
    coverage::render(&mut out, outcome);
    cases(&mut out, &outcome.ran);
    notes(&mut out, outcome);
    let _ = write!(
        out,
        "<footer class=\"soft\">conformance {} &middot; the same seed sends the same requests: <code>--seed {}</code></footer>\n\
         </main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION"),
        outcome.seed
    );
    out
}

fn header(out: &mut String, outcome: &Outcome) {
    let failures = outcome.failures().count();
    let known = outcome.violations.len() - failures;
    let known = if known == 0 { String::new() } else { format!(", {known} known") };
    let verdict = match failures {
        0 if !outcome.proves() => {
            format!("<span class=\"verdict broken\">Nothing is proved: no request succeeded{known}</span>")
        }
        0 => format!("<span class=\"verdict held\">Held: every answer was as documented{known}</span>"),
        1 => format!("<span class=\"verdict broken\">1 violation{known}</span>"),
        count => format!("<span class=\"verdict broken\">{count} violations{known}</span>"),
    };
    let unjudged = outcome.unjudged().iter().fold(String::new(), |mut text, line| {
        let _ = write!(text, " <span class=\"verdict open\">{}</span>", escape(line));
        text
    });
    let _ = write!(
        out,
        "<header>\n<p class=\"soft\">Contract test</p>\n<h1>{}</h1>\n<p class=\"soft\"><code>{}</code> &middot; seed {}</p>\n<p>{verdict}{unjudged}</p>\n</header>\n",
        escape(&outcome.title),
        escape(&outcome.base),
        outcome.seed
    );
    let seconds = outcome.elapsed.as_secs_f64();
    let hit = |kind: Kind| {
        let of_kind = outcome.cells.iter().filter(|cell| cell.kind == kind);
        let all = of_kind.clone().filter(|cell| !matches!(cell.missed, Some(Missed::Impossible(_)))).count();
        format!("{} <small>of {all}</small>", of_kind.filter(|cell| cell.hits > 0).count())
    };
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = outcome.ran.len() as f64 / seconds.max(0.001);
    let numbers = [
        ("operations", outcome.operations.to_string()),
        ("cases", outcome.ran.len().to_string()),
        ("statuses seen", hit(Kind::Status)),
        ("keywords broken", hit(Kind::Keyword)),
        ("seconds", format!("{seconds:.1}")),
        ("cases a second", format!("{rate:.0}")),
    ];
    out.push_str("<div class=\"numbers\">\n");
    for (name, value) in numbers {
        let _ = writeln!(out, "<div class=\"number\"><b>{value}</b>{name}</div>");
    }
    out.push_str("</div>\n");
}

fn findings(out: &mut String, outcome: &Outcome) {
    if outcome.violations.is_empty() {
        return;
    }
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for violation in &outcome.violations {
        *counts.entry(violation.check.code()).or_default() += 1;
    }
    out.push_str(
        "<section id=\"findings\">\n<h2>Findings</h2>\n<div class=\"filter\">\n\
         <input type=\"search\" placeholder=\"Filter: operation, check, text…\" aria-label=\"Filter findings\" data-filter=\"findings\">\n",
    );
    for (check, count) in counts {
        let _ = writeln!(
            out,
            "<button type=\"button\" class=\"pick\" aria-pressed=\"false\" data-check=\"{check}\">{check} <span>{count}</span></button>"
        );
    }
    out.push_str("</div>\n");
    let causes = causes(outcome);
    if !causes.is_empty() {
        out.push_str("<p class=\"soft\">What looks like one cause:</p>\n<ul class=\"causes\">\n");
        for cause in causes {
            let _ = writeln!(
                out,
                "<li><code>{}</code> {}; the first is <code>{}</code></li>",
                cause.check,
                escape(&cause.text()),
                escape(&cause.first)
            );
        }
        out.push_str("</ul>\n");
    }
    for violation in &outcome.violations {
        finding(out, violation);
    }
    out.push_str("<p class=\"soft none\" hidden>Nothing fits the filter.</p>\n</section>\n");
}

fn finding(out: &mut String, violation: &Violation) {
    let more =
        if violation.count > 1 { format!(" <span class=\"soft\">×{}</span>", violation.count) } else { String::new() };
    // A status alone does not tell one refusal that was due from another.
    let label = if violation.came.starts_with("status ") {
        format!(" <span class=\"soft\">{}</span>", escape(&clip(&violation.label, 90)))
    } else {
        String::new()
    };
    let known = if violation.known.is_some() { " <span class=\"chip missed\">known</span>" } else { "" };
    let _ = write!(
        out,
        "<details class=\"finding\" data-check=\"{0}\" id=\"{1}\">\n<summary><span class=\"check\">{0}</span><code>{2}</code> {3}{label}{more}{known}</summary>\n<dl>\n",
        violation.check,
        escape(&violation.id),
        escape(&violation.title),
        escape(&violation.came)
    );
    let mut row = |name: &str, value: String| {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{value}</dd>");
    };
    if let Some(reason) = &violation.known {
        row("known", escape(reason));
    }
    let place = escape(&violation.place.to_string());
    row("promised", format!("{} <span class=\"soft\">{place}</span>", escape(&violation.promise)));
    row("came", escape(&violation.came));
    row("case", escape(&format!("{}: {}", violation.family, violation.label)));
    match &violation.kept {
        Some(kept) => {
            for (number, kept) in kept.each().enumerate() {
                let name = if kept.received { "received" } else { "then" };
                row(if number == 0 { "request" } else { name }, sent(kept));
                row(if kept.received { "answered" } else { "answer" }, came(kept));
            }
        }
        None if violation.status > 0 => {
            row("answer", format!("<pre>{} {}</pre>", violation.status, escape(&violation.body)));
        }
        None => {}
    }
    row(
        "repeat",
        format!(
            "<div class=\"copied\"><pre>{}</pre><button type=\"button\" class=\"copy\">Copy</button></div>",
            escape(&violation.curl)
        ),
    );
    row("id", format!("<code>{}</code> <span class=\"soft\">conformance replay {0} …</span>", escape(&violation.id)));
    row(
        "why",
        format!(
            "<details class=\"why\"><summary>What {} means</summary><p>{}</p></details>",
            violation.check,
            escape(violation.check.explanation())
        ),
    );
    out.push_str("</dl>\n</details>\n");
}

fn headers(list: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, value) in list {
        let _ = writeln!(out, "<span class=\"name\">{}:</span> {}", escape(name), escape(value));
    }
    out
}

/// A body as people read it: JSON in lines.
fn body(bytes: &[u8]) -> String {
    let text = serde_json::from_slice::<serde_json::Value>(bytes)
        .map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), |value| format!("{value:#}"));
    escape(&clip(&text, LONGEST))
}

fn sent(kept: &Kept) -> String {
    let request = &kept.request;
    let mut text =
        format!("<b>{} {}</b>\n{}", request.method, escape(&url(&kept.base, request)), headers(&request.headers));
    if let Some(sent) = &request.body {
        let media_type = [("content-type".to_owned(), sent.media_type.clone())];
        let _ = write!(text, "{}\n{}", headers(&media_type), body(&sent.bytes));
    }
    format!("<pre>{}</pre>", text.trim_end())
}

fn came(kept: &Kept) -> String {
    let Some(answer) = &kept.answer else { return "<span class=\"soft\">none came</span>".to_owned() };
    let text = format!(
        "<b>{} {}</b> <span class=\"soft\">{:.0} ms</span>\n{}\n{}",
        answer.status,
        reason(answer.status),
        answer.elapsed.as_secs_f64() * 1_000.0,
        headers(&answer.headers),
        body(&answer.body)
    );
    format!("<pre>{}</pre>", text.trim_end())
}

fn cases(out: &mut String, ran: &[Ran]) {
    let mut groups: IndexMap<&str, Vec<&Ran>> = IndexMap::new();
    for ran in ran {
        groups
            .entry(if ran.operation.is_empty() { "(undeclared paths)" } else { &ran.operation })
            .or_default()
            .push(ran);
    }
    out.push_str("<section id=\"cases\">\n<h2>Cases</h2>\n");
    for (operation, list) in groups {
        let failed = list.iter().filter(|ran| !ran.findings.is_empty()).count();
        let failed =
            if failed == 0 { String::new() } else { format!(" <span class=\"chip bad\">{failed} failed</span>") };
        let _ = write!(
            out,
            "<details>\n<summary><code>{}</code> <span class=\"soft\">{} cases</span>{failed}</summary>\n<div class=\"scroll inner\"><table>\n\
             <tr><th>family</th><th>case</th><th>status</th><th class=\"right\">ms</th><th>id</th></tr>\n",
            escape(operation),
            list.len()
        );
        for ran in list {
            let class = if ran.findings.is_empty() { "" } else { " class=\"failed\"" };
            let status = if ran.status == 0 { "none".to_owned() } else { ran.status.to_string() };
            let _ = writeln!(
                out,
                "<tr{class}><td>{}</td><td>{}</td><td>{status}</td><td class=\"right\">{:.1}</td><td><code>{}</code></td></tr>",
                ran.family,
                escape(&clip(&ran.label, 160)),
                ran.elapsed.as_secs_f64() * 1_000.0,
                ran.id
            );
        }
        out.push_str("</table></div>\n</details>\n");
    }
    out.push_str("</section>\n");
}

fn notes(out: &mut String, outcome: &Outcome) {
    if outcome.notes.is_empty() && outcome.stale.is_empty() {
        return;
    }
    out.push_str("<section id=\"notes\">\n<h2>Notes</h2>\n<ul>\n");
    for entry in &outcome.stale {
        let _ = writeln!(out, "<li>{}</li>", escape(&super::terminal::stale(entry)));
    }
    for note in &outcome.notes {
        let _ = writeln!(out, "<li>{}</li>", escape(note));
    }
    out.push_str("</ul>\n</section>\n");
}

/// A text that is no markup.
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
