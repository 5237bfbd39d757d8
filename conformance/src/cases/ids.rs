//! Ids in the path that do not exist, and ids of the wrong shape.

use rand::{RngExt, rngs::StdRng};
use serde_json::{Value, json};

use super::{Case, Context, Expect, Family, Optional, base::base};
use crate::{
    document::model::In,
    http::encode,
    schema::{
        Direction,
        generate::{Generator, NoHints, Size},
        mutate::faults,
        text,
    },
};

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let operation = context.operation;
    for name in operation.path_names() {
        let Some(parameter) = operation.parameter(In::Path, name) else { continue };
        let Some(draft) = base(context, Size::Full, Optional::None) else { continue };
        let known = context.path.iter().find(|value| value.name == name);
        let case = |family, label: String, text: String, expect| {
            let mut draft = draft.clone();
            draft.path.insert(name.to_owned(), text);
            Case::new(family, label, draft, expect)
        };
        // A PUT that may create, creates.
        let upserts = operation.method == "PUT" && operation.declares(201);
        let live = known.filter(|known| known.live).map(|known| known.value.clone());
        // Who deletes what is not there may be told that it is gone; a list of nobody's parts may be empty; and a mock knows no records.
        let refuses = context.settings.scenarios
            && (operation.declares(404)
                || operation.declares(410)
                || (operation.method != "DELETE" && live.is_some() && operation.response(404).is_some()));
        if !upserts && let Some(unknown) = unknown(context, parameter.schema.as_deref(), live) {
            let text = encode::path(parameter, &unknown);
            cases.push(case(
                Family::UnknownId,
                format!("{name} = {}", encode::scalar(&unknown)),
                text,
                if refuses { Expect::NotFound } else { Expect::Any },
            ));
        }
        let mut shapes: Vec<(String, String)> = Vec::new();
        if let (Some(schema), Some(known)) = (&parameter.schema, known) {
            for fault in faults(context.schemas, schema, &known.value) {
                let mut value = known.value.clone();
                if fault.apply(&mut value) && encode::surely_invalid(context.schemas, parameter, &value) {
                    shapes.push((format!("{} at {name}", fault.keyword), encode::path(parameter, &value)));
                }
            }
        }
        if !upserts {
            shapes.push((format!("{name} with an odd character"), "no%20such%22id%7B%7D".to_owned()));
            shapes.push((format!("{name} with a NUL"), "no%00such".to_owned()));
            shapes.push((format!("{name} that is no UTF-8"), "%FF%FE".to_owned()));
            shapes.push((format!("{name} beyond 64 bits"), "99999999999999999999999999".to_owned()));
        }
        for (label, text) in shapes {
            if !cases.iter().any(|other| other.draft.path.get(name) == Some(&text)) {
                cases.push(case(Family::MalformedId, label, text, Expect::Refused));
            }
        }
    }
    cases
}

/// An id of the right shape that no record has.
fn unknown(context: &mut Context<'_>, schema: Option<&str>, live: Option<Value>) -> Option<Value> {
    let accepts =
        |value: &Value| schema.is_none_or(|schema| context.schemas.accepts(Direction::Request, schema, value));
    if let Some(live) = live {
        for attempt in 0..4 {
            // Another id as short as `run-2` may well exist; where the shape is not fixed, a longer one does not.
            let value = unlike(&live, attempt < 2, &mut context.rng);
            if accepts(&value) && value != live {
                return Some(value);
            }
        }
    }
    let schema = schema?;
    let members = context.schemas.schema(Direction::Request, schema);
    if members.get("enum").is_some() || members.get("const").is_some() {
        return None;
    }
    let large = json!(2_000_000_000 + context.rng.random_range(0..1_000_000));
    if context.schemas.accepts(Direction::Request, schema, &large) {
        return Some(large);
    }
    Generator::new(context.schemas, &NoHints, &mut context.rng, Size::Random, true)
        .value(schema)
        // Of a small range of numbers, and of texts of a few letters, any may be there: the column of a board is no id.
        .filter(|value| value.as_str().is_some_and(|text| text.chars().count() >= FEW))
}

/// The length from which on a text that was made up is taken for one that nothing is called by.
const FEW: usize = 4;

/// The length from which on ids are not hit by chance.
const LONG: usize = 12;

/// Something that looks like an id and is another: the prefix and the alphabet stay.
pub fn unlike(id: &Value, lengthen: bool, rng: &mut StdRng) -> Value {
    let Value::String(id) = id else { return json!(2_000_000_000 + rng.random_range(0..1_000_000)) };
    let dashes = id.chars().filter(|letter| *letter == '-').count();
    if id.len() == 36 && dashes == 4 {
        return json!(text::uuid(rng));
    }
    let start = id.rfind(['_', '-', ':']).map_or(0, |end| end + 1);
    let hexadecimal = id[start..].chars().all(|letter| letter.is_ascii_hexdigit());
    let mut out = id[..start].to_owned();
    let mut end = id[start..].to_owned();
    while lengthen && !end.is_empty() && end.len() < LONG {
        end.push_str(&id[start..]);
    }
    for letter in end.chars() {
        out.push(match letter {
            '0'..='9' if id[start..].chars().all(|letter| letter.is_ascii_digit()) => digit(rng),
            letter if letter.is_ascii_alphanumeric() && hexadecimal => letter_of(b"0123456789abcdef", rng),
            'A'..='Z' => letter_of(b"ABCDEFGHJKMNPQRSTVWXYZ", rng),
            letter if letter.is_ascii_alphanumeric() => letter_of(b"0123456789abcdefghjkmnpqrstvwxyz", rng),
            other => other,
        });
    }
    json!(out)
}

fn digit(rng: &mut StdRng) -> char {
    letter_of(b"123456789", rng)
}

fn letter_of(alphabet: &[u8], rng: &mut StdRng) -> char {
    char::from(alphabet[rng.random_range(0..alphabet.len())])
}
