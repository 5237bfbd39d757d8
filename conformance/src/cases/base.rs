//! The valid request that every case starts from.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Case, Context, Draft, Expect, Family, Identity};
use crate::{
    document::model::{In, Media, Parameter},
    http::{encode, sample},
    plan::listing::is_cursor,
    schema::{
        Direction,
        generate::{Generator, Hints, Size},
        text,
    },
};

/// Which optional parameters to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optional {
    /// None.
    None,
    /// Those whose index is this.
    One(usize),
    /// Some.
    Some,
    /// All at once: each pair of them meets.
    Every,
}

/// A draft without parameters and body.
pub fn empty() -> Draft {
    Draft {
        path: IndexMap::new(),
        query: Vec::new(),
        headers: Vec::new(),
        cookies: Vec::new(),
        body: None,
        json: None,
        identity: Identity::Given,
        current: false,
    }
}

/// A valid request; `None` where a required part cannot be made (which is noted).
pub fn base(context: &mut Context<'_>, size: Size, optional: Optional) -> Option<Draft> {
    let mut draft = empty();
    let mut index = 0;
    for parameter in &context.operation.parameters {
        if parameter.place == In::Path {
            continue;
        }
        let given = parameter.required
            || context.values.current(context.index, &parameter.name).is_some()
            || match optional {
                Optional::None => false,
                Optional::Every => true,
                Optional::One(wanted) => wanted == index,
                Optional::Some => rand::RngExt::random_bool(&mut context.rng, 0.4),
            };
        // A cursor is good for the very list that it came from, and one that was made up for none.
        let is_loose = !parameter.required && matches!(optional, Optional::Every | Optional::Some);
        let given = given && (!is_loose || knows_cursor(context, parameter, false));
        index += usize::from(!parameter.required);
        if given && !context.is_given(parameter) {
            match parameter_value(context, parameter, size) {
                Some(value) => {
                    put(&mut draft, parameter, &value);
                    draft.current |= is_condition(parameter)
                        && parameter.required
                        && context.values.current(context.index, &parameter.name).is_none();
                }
                None if parameter.required => return None,
                None => {}
            }
        }
    }
    if let Some(media) = body_media(context) {
        let required = context.operation.body.as_ref().is_some_and(|body| body.required);
        if required || size != Size::Minimal {
            match body_value(context, &media, size) {
                Some(value) => set_body(&mut draft, &media, value),
                None if required => return None,
                None => {}
            }
        }
    }
    Some(draft)
}

/// The valid request that requests with something wrong start from. Where the operation refuses what is made from its schema, for a reason that no schema tells, and
/// took another body, it is that one: of a request that would be refused anyway, a refusal says nothing.
pub fn sound(context: &mut Context<'_>) -> Option<Draft> {
    let mut draft = base(context, Size::Full, Optional::None)?;
    if let Some(taken) = context.taken.clone() {
        replace_body(context, &mut draft, taken);
    }
    Some(draft)
}

/// The media type that bodies are sent in: JSON where there is a choice.
pub(super) fn body_media(context: &Context<'_>) -> Option<Media> {
    let content = &context.operation.body.as_ref()?.content;
    let json = content.iter().find(|media| media.is_json());
    json.or_else(|| content.iter().find(|media| encode::can_encode(media))).cloned()
}

/// A valid body; ids of earlier answers in the place of the document's.
pub(super) fn body_value(context: &mut Context<'_>, media: &Media, size: Size) -> Option<Value> {
    let Some(schema) = &media.schema else {
        // Bytes that may be anything are what the media type says.
        let bytes = media.is_bytes && sample::kind(&media.name).is_some();
        let example = media.examples.first().map(|(_, value)| value.clone());
        return example.or_else(|| bytes.then(|| Value::from("bytes")));
    };
    let generator = Generator::new(context.schemas, context.pool, &mut context.rng, size, false);
    let value = generator.fresh(context.fresh).value(schema);
    if value.is_none() {
        let example = media.examples.iter().map(|(_, value)| value);
        let example = example.into_iter().find(|value| context.schemas.accepts(Direction::Request, schema, value));
        if let Some(example) = example {
            return Some(substitute(context, schema, example));
        }
        context
            .notes
            .push(format!("{}: no valid value found for the schema of the body", context.document.place(schema)));
    }
    value
}

/// A body that says which record it is of says what the path says, as far as its schema takes that.
pub fn name_in_path(context: &Context<'_>, draft: &mut Draft) {
    let (Some(media), Some(mut value)) = (body_media(context), draft.json.clone()) else { return };
    let Some(schema) = &media.schema else { return };
    let Some(last) = context.path.last().filter(|last| last.live && context.operation.path.ends_with('}')) else {
        return;
    };
    for name in ["id", last.name.as_str()] {
        let Some(slot) = value.get_mut(name) else { continue };
        let other = std::mem::replace(slot, last.value.clone());
        if !context.schemas.accepts(Direction::Request, schema, &value)
            && let Some(slot) = value.get_mut(name)
        {
            *slot = other;
        }
    }
    set_body(draft, &media, value);
}

/// Puts a body into a draft.
pub(super) fn set_body(draft: &mut Draft, media: &Media, value: Value) {
    draft.body = Some(encode::body(media, &value));
    draft.json = Some(value);
}

/// A valid value of a parameter: what the caller gave, what a link said, the document's example, else a generated one.
pub(super) fn parameter_value(context: &mut Context<'_>, parameter: &Parameter, size: Size) -> Option<Value> {
    let known = context.values.current(context.index, &parameter.name);
    if let Some(value) = known.or_else(|| context.pool.linked(context.index, &parameter.name)) {
        return Some(value.clone());
    }
    let accepts = |value: &Value| {
        parameter.schema.as_ref().is_none_or(|schema| context.schemas.accepts(Direction::Request, schema, value))
    };
    // The IETF's header for repeats: a key that was used before means another request than this.
    if parameter.name.eq_ignore_ascii_case("idempotency-key") {
        let fresh = Value::from(text::uuid(&mut context.rng));
        if accepts(&fresh) {
            return Some(fresh);
        }
    }
    if let Some(value) = context.pool.hint(&parameter.name).filter(|value| accepts(value)) {
        return Some(value);
    }
    if size != Size::Random
        && let Some((_, value)) = parameter.examples.iter().find(|(_, value)| accepts(value))
    {
        return Some(value.clone());
    }
    let schema = parameter.schema.as_ref()?;
    let plain = parameter.place != In::Query;
    let value = Generator::new(context.schemas, context.pool, &mut context.rng, size, plain).value(schema);
    if value.is_none() {
        let place = context.document.place(schema);
        context.notes.push(format!("{place}: no valid value found for parameter {}", parameter.name));
    }
    // Null and nothing are the same in a parameter, and an empty list is no value at all.
    value.filter(|value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()))
}

/// Whether a parameter is no cursor, or one that the caller gave or, where `seen` counts, that an answer has shown.
pub(super) fn knows_cursor(context: &Context<'_>, parameter: &Parameter, seen: bool) -> bool {
    let schema = parameter.schema.as_deref().map(|pointer| context.schemas.schema(Direction::Request, pointer));
    !is_cursor(context.operation, parameter, schema)
        || context.values.current(context.index, &parameter.name).is_some()
        || (seen && context.pool.linked(context.index, &parameter.name).is_some())
}

/// Puts another body into a draft, of the media type that bodies of the operation are sent in. `false` where it takes none.
pub fn replace_body(context: &Context<'_>, draft: &mut Draft, value: Value) -> bool {
    let media = body_media(context);
    if let Some(media) = &media {
        set_body(draft, media, value);
    }
    media.is_some()
}

/// Puts the value of a query parameter or a header into a draft, in the place of the one that it has.
pub fn set_parameter(draft: &mut Draft, parameter: &Parameter, value: &Value) {
    let name = encode::percent(&parameter.name);
    draft.query.retain(|(other, _)| *other != name && !other.starts_with(&format!("{name}%5B")));
    if parameter.place == In::Header {
        draft.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&parameter.name));
    }
    put(draft, parameter, value);
}

fn is_condition(parameter: &Parameter) -> bool {
    parameter.place == In::Header && parameter.name.eq_ignore_ascii_case("If-Match")
}

/// Puts a parameter's value into a draft.
pub(super) fn put(draft: &mut Draft, parameter: &Parameter, value: &Value) {
    // Who puts a condition means that one.
    draft.current &= !is_condition(parameter);
    match parameter.place {
        In::Path => {
            draft.path.insert(parameter.name.clone(), encode::path(parameter, value));
        }
        In::Query => draft.query.extend(encode::query(parameter, value)),
        In::Header => draft.headers.push((parameter.name.clone(), encode::header(parameter, value))),
        In::Cookie => draft.cookies.push((parameter.name.clone(), encode::header(parameter, value))),
    }
}

/// A documented body with ids that exist in the place of those that its author made up.
pub(super) fn substitute(context: &Context<'_>, schema: &str, example: &Value) -> Value {
    let mut value = example.clone();
    replace(context, &mut value);
    if context.schemas.accepts(Direction::Request, schema, &value) { value } else { example.clone() }
}

fn replace(context: &Context<'_>, value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(context, item)),
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match context.pool.hint(name) {
                    Some(known) if !member.is_object() && !member.is_null() => *member = known,
                    _ => replace(context, member),
                }
            }
        }
        _ => {}
    }
}

/// The bodies of an operation's documented examples, as far as they are valid: each makes a record of another kind.
pub fn variants(context: &Context<'_>) -> Vec<Value> {
    let Some(media) = body_media(context) else { return Vec::new() };
    let Some(schema) = &media.schema else { return Vec::new() };
    let values = media.examples.iter().map(|(_, value)| value);
    values.filter(|value| context.schemas.accepts(Direction::Request, schema, value)).cloned().collect()
}

/// The request that makes a record for other cases: one of the document's examples (see [`variants`]), else everything that the schema shows.
pub fn setup_case(context: &mut Context<'_>, size: Size, variant: usize) -> Option<Case> {
    let mut draft = base(context, size, Optional::None)?;
    if size == Size::Full
        && !context.fresh
        && let Some(media) = body_media(context)
        && let Some(schema) = &media.schema
        && let Some(example) = variants(context).get(variant)
    {
        let value = substitute(context, schema, example);
        set_body(&mut draft, &media, value);
    }
    Some(Case::new(Family::Setup, format!("record ({size:?})").to_lowercase(), draft, Expect::Any))
}
