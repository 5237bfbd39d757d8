//! Declared headers: there where required, and valid wherever they are.

use serde_json::Value;

use super::{Check, Evidence, Finding};
use crate::{
    document::model::{Header, Response},
    schema::{Direction, clip},
};

pub(super) fn check(evidence: &Evidence<'_>, response: &Response) -> Vec<Finding> {
    let mut findings = Vec::new();
    for header in &response.headers {
        match evidence.answer.header(&header.name) {
            None if header.required => findings.push(Finding::new(
                Check::HeaderRequired,
                &header.pointer,
                format!("{} answers carry the header {}", response.status, header.name),
                "no such header",
            )),
            None => {}
            Some(text) => findings.extend(value(evidence, header, text)),
        }
    }
    findings
}

fn value(evidence: &Evidence<'_>, header: &Header, text: &str) -> Option<Finding> {
    let schema = header.schema.as_ref()?;
    let readings = readings(text);
    if readings.iter().any(|value| evidence.schemas.accepts(Direction::Response, schema, value)) {
        return None;
    }
    let breach = evidence.schemas.breaches(Direction::Response, schema, readings.last()?).into_iter().next()?;
    Some(Finding::new(
        Check::HeaderSchema,
        &header.pointer,
        format!("the header {} is valid", header.name),
        format!("{}: {} ({})", header.name, clip(text, 120), breach.message),
    ))
}

/// A header is text; what it means depends on its schema, so any reading will do.
fn readings(text: &str) -> Vec<Value> {
    let mut out = vec![Value::from(text)];
    out.push(text.split(',').map(|item| Value::from(item.trim())).collect());
    out.extend(serde_json::from_str(text).ok());
    out
}
