//! Reasons in the document that have become untrue: a status that is explained as out of reach and was reached.
//!
//! A reason may stand for many (at the root, or in a response that operations share): it is stale where it is of no use to any of them any more.

use std::collections::BTreeMap;

use super::Violation;
use crate::{
    cases::Family,
    checks::Check,
    coverage::{Reason, Row},
    document::Document,
    identity,
};

pub(super) fn violations(document: &Document, rows: &[Row]) -> Vec<Violation> {
    let mut reasons: BTreeMap<&str, (&Reason, Vec<&Row>)> = BTreeMap::new();
    for row in rows {
        if let Some(reason) = &row.written {
            reasons.entry(&reason.pointer).or_insert_with(|| (reason, Vec::new())).1.push(row);
        }
    }
    let is_stale = |rows: &[&Row]| rows.iter().all(|row| row.hits > 0);
    reasons
        .into_values()
        .filter(|(_, rows)| is_stale(rows))
        .map(|(reason, rows)| violation(document, reason, &rows))
        .collect()
}

fn violation(document: &Document, reason: &Reason, rows: &[&Row]) -> Violation {
    let hits: usize = rows.iter().map(|row| row.hits).sum();
    let label = format!("status {}", rows[0].status);
    Violation {
        id: identity::finding(Check::StaleReason, &rows[0].operation, &reason.pointer, 0),
        case: String::new(),
        operation: rows[0].operation.clone(),
        title: rows[0].title.clone(),
        check: Check::StaleReason,
        family: Family::Coverage,
        label,
        place: document.place(&reason.pointer),
        promise: format!("{} cannot be reached: {}", rows[0].status, reason.text),
        came: format!("it was, {hits} times: take the reason out"),
        status: 0,
        body: String::new(),
        curl: "the whole run".to_owned(),
        count: 1,
        kept: None,
        known: None,
    }
}
