//! The coverage part of the HTML report: a line for each operation with how much of each kind was hit, and below it every cell that was not, with
//! its reason.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::escape;
use crate::{
    coverage::cells::{Cell, Kind, Missed},
    runner::Outcome,
};

pub(super) fn render(out: &mut String, outcome: &Outcome) {
    let mut groups: IndexMap<&str, Vec<&Cell>> = IndexMap::new();
    for cell in &outcome.cells {
        groups.entry(&cell.title).or_default().push(cell);
    }
    out.push_str(
        "<section id=\"coverage\">\n<h2>Coverage</h2>\n\
         <p class=\"soft\">What the document lets one try, and what was: hit, <span class=\"chip missed\">missed</span> for the reason given, or \
         <span class=\"chip none\">excluded</span> by the document or because nothing can hit it.</p>\n\
         <div class=\"filter\"><input type=\"search\" placeholder=\"Filter operations…\" aria-label=\"Filter operations\" data-filter=\"coverage\">\
         <label><input type=\"checkbox\" data-missed> only with gaps</label></div>\n\
         <div class=\"scroll\">\n<table class=\"coverage\">\n<thead><tr><th>operation</th>",
    );
    for kind in Kind::ALL {
        let _ = write!(out, "<th>{}</th>", kind.name());
    }
    out.push_str("</tr></thead>\n");
    for (title, cells) in groups {
        operation(out, title, &cells);
    }
    out.push_str("</table>\n</div>\n</section>\n");
}

fn operation(out: &mut String, title: &str, cells: &[&Cell]) {
    let gaps = cells.iter().filter(|cell| cell.is_gap()).count();
    let _ = write!(
        out,
        "<tbody class=\"operation\" data-gaps=\"{gaps}\"><tr><td><code>{}</code><br><span class=\"soft\">{}</span></td>",
        escape(title),
        escape(&cells[0].operation)
    );
    for kind in Kind::ALL {
        share(out, &cells.iter().copied().filter(|cell| cell.kind == kind).collect::<Vec<_>>());
    }
    out.push_str("</tr>\n<tr class=\"more\"><td colspan=\"8\">");
    for cell in cells.iter().filter(|cell| cell.kind == Kind::Status) {
        let class = class(cell);
        let count = if cell.hits > 0 { format!(" ×{}", cell.hits) } else { String::new() };
        let _ = write!(out, "<span class=\"chip {class}\">{}{count}</span>", escape(&cell.name));
    }
    let missed: Vec<&&Cell> = cells.iter().filter(|cell| cell.missed.is_some()).collect();
    if !missed.is_empty() {
        let _ = write!(out, "<details><summary>{} not hit</summary><ul class=\"reasons\">", missed.len());
        for cell in missed {
            let reason = cell.missed.as_ref().map(Missed::reason).unwrap_or_default();
            let _ = write!(
                out,
                "<li><span class=\"chip {}\">{}</span> {}</li>",
                class(cell),
                escape(&cell.name),
                escape(reason)
            );
        }
        out.push_str("</ul></details>");
    }
    out.push_str("</td></tr></tbody>\n");
}

fn class(cell: &Cell) -> &'static str {
    match cell.missed {
        None => "hit",
        Some(Missed::Open(_)) => "missed",
        Some(_) => "none",
    }
}

/// How much of one kind was hit, as a bar and in numbers. What cannot be hit is no part of the whole.
fn share(out: &mut String, cells: &[&Cell]) {
    let all = cells.iter().filter(|cell| !matches!(cell.missed, Some(Missed::Impossible(_)))).count();
    if all == 0 {
        out.push_str("<td class=\"soft\">–</td>");
        return;
    }
    let hit = cells.iter().filter(|cell| cell.hits > 0).count();
    let excluded = cells.iter().filter(|cell| matches!(cell.missed, Some(Missed::Excluded(_)))).count();
    let percent = |count: usize| count * 100 / all;
    let _ = write!(
        out,
        "<td><div class=\"bar\" role=\"img\" aria-label=\"{hit} of {all}\"><i class=\"good\" style=\"width:{}%\"></i><i class=\"out\" style=\"width:{}%\"></i></div>{hit}/{all}</td>",
        percent(hit),
        percent(excluded)
    );
}
