//! What a request says of a parameter, read off the request itself and not off the plans of who made it: the books on what was tried are kept on
//! what was sent.

use serde_json::Value;

use crate::{
    document::{
        bundle::percent_decode,
        model::{In, Operation, Parameter, Style},
    },
    http::{Request, cookies, decode::path_texts, encode::percent},
    schema::{Direction, Schemas},
};

/// What was sent for a parameter, text by text; `None` where nothing was.
pub(crate) fn texts(operation: &Operation, parameter: &Parameter, request: &Request) -> Option<Vec<String>> {
    match parameter.place {
        In::Path => {
            // Where two share a segment and it can be cut in several ways, nobody knows.
            Some(path_texts(&operation.path, &parameter.name, &request.path)).filter(|texts| texts.len() == 1)
        }
        In::Query => {
            let wire = percent(&parameter.name);
            let deep = format!("{wire}%5B");
            let values: Vec<String> = request
                .query
                .iter()
                .filter(|(name, _)| *name == wire || name.starts_with(&deep))
                .map(|(_, value)| value.clone())
                .collect();
            (!values.is_empty()).then_some(values)
        }
        In::Header => {
            let header = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(&parameter.name));
            header.map(|(_, value)| vec![value.clone()])
        }
        In::Cookie => {
            let headers = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("cookie"));
            let pairs = headers.flat_map(|(_, text)| cookies(text));
            let values: Vec<String> =
                pairs.filter(|(name, _)| *name == parameter.name).map(|(_, value)| value.to_owned()).collect();
            (!values.is_empty()).then_some(values)
        }
    }
}

/// The keywords that the value breaks, if no reading of it is valid. Objects are not read: their styles leave too much open.
pub(crate) fn violated(schemas: &Schemas, parameter: &Parameter, texts: &[String]) -> Vec<(String, String)> {
    let Some(pointer) = &parameter.schema else { return Vec::new() };
    let readings = readings(parameter, texts);
    if readings.iter().any(|value| schemas.accepts(Direction::Request, pointer, value)) {
        return Vec::new();
    }
    // Of several, the one that is meant is the one that is of the right type; the last is the one that looks most like a number, or a list.
    let all = readings.iter().rev().map(|value| schemas.violated(Direction::Request, pointer, value));
    all.min_by_key(|violated| violated.iter().filter(|(_, keyword)| keyword == "type").count()).unwrap_or_default()
}

/// What the texts may mean.
fn readings(parameter: &Parameter, texts: &[String]) -> Vec<Value> {
    let decoded = |text: &str| match parameter.place {
        In::Path | In::Query => percent_decode(text),
        In::Header | In::Cookie => text.to_owned(),
    };
    if parameter.json {
        return texts.iter().filter_map(|text| serde_json::from_str(&decoded(text)).ok()).collect();
    }
    let scalar = |text: &str| {
        let mut out = vec![Value::from(decoded(text))];
        if let Ok(value) = serde_json::from_str::<Value>(decoded(text).trim())
            && (value.is_number() || value.is_boolean())
        {
            out.push(value);
        }
        out
    };
    let separator = match parameter.style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    let items: Vec<&str> = match texts {
        [one] if !parameter.explode || parameter.place != In::Query => one.split(separator).collect(),
        many => many.iter().map(String::as_str).collect(),
    };
    let mut out = if texts.len() == 1 { scalar(&texts[0]) } else { Vec::new() };
    // Lists of texts, then of what the texts spell.
    let lists: Vec<Value> = [0, 1]
        .into_iter()
        .map(|nth| {
            let read = |item: &&str| {
                let mut readings = scalar(item);
                let index = nth.min(readings.len() - 1);
                readings.swap_remove(index)
            };
            items.iter().map(read).collect()
        })
        .collect();
    // Where one value was sent, a list of one is what it means last.
    if texts.len() == 1 && items.len() == 1 {
        out.splice(0..0, lists);
    } else {
        out.extend(lists);
    }
    out
}
