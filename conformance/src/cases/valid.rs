//! Generated valid requests: the smallest, the largest, each optional parameter by itself and all at once, some at random, and bodies at their limits.

use super::{
    Case, Context, Expect, FULL, Family, Optional,
    base::{base, body_media, knows_cursor, parameter_value, set_body, set_parameter, sound},
};
use crate::{
    document::model::{In, Parameter},
    schema::{bounds::bounds, generate::Size},
};

/// Limits tried of one operation's bodies, and of its parameters.
const LIMITS: usize = 60;
const PARAMETERS: usize = 40;

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let parameters = context.operation.parameters.iter();
    let optional_parameters: Vec<&Parameter> =
        parameters.filter(|parameter| parameter.place != In::Path && !parameter.required).collect();
    let mut wanted =
        vec![("minimal".to_owned(), Size::Minimal, Optional::None), (FULL.to_owned(), Size::Full, Optional::None)];
    for (index, parameter) in optional_parameters.iter().enumerate() {
        wanted.push((format!("with {}", parameter.name), Size::Full, Optional::One(index)));
    }
    if optional_parameters.len() > 1 {
        wanted.push(("with every parameter".to_owned(), Size::Full, Optional::Every));
    }
    for number in 1..=context.settings.random_valid {
        wanted.push((format!("random {number}"), Size::Random, Optional::Some));
    }
    for (label, size, optional) in wanted {
        if let Some(draft) = base(context, size, optional)
            && !cases.iter().any(|case| case.draft == draft)
        {
            let alone = match optional {
                Optional::One(index) => optional_parameters.get(index),
                _ => None,
            };
            let known = alone.is_none_or(|parameter| knows_cursor(context, parameter, true));
            let expect = if known { Expect::Accepted } else { Expect::Any };
            cases.push(Case::new(Family::Valid, label, draft, expect));
        }
    }
    cases
}

/// Bodies and parameters with one part exactly at a limit.
pub(super) fn limits(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let Some(draft) = sound(context) else { return cases };
    if let Some(media) = body_media(context).filter(crate::document::model::Media::is_json)
        && let (Some(schema), Some(value)) = (&media.schema, &draft.json)
    {
        for (label, value) in bounds(context.schemas, schema, value).into_iter().take(LIMITS) {
            let mut draft = draft.clone();
            set_body(&mut draft, &media, value);
            cases.push(Case::new(Family::Valid, label, draft, Expect::Accepted));
        }
    }
    let operation = context.operation;
    for parameter in operation.parameters.iter().filter(|parameter| matches!(parameter.place, In::Query | In::Header)) {
        let Some(schema) = &parameter.schema else { continue };
        // What the caller gave is there for a reason.
        if context.values.current(context.index, &parameter.name).is_some() {
            continue;
        }
        let Some(value) = parameter_value(context, parameter, Size::Full) else { continue };
        for (label, value) in bounds(context.schemas, schema, &value) {
            let is_limit =
                ["minimum", "maximum", "minLength", "maxLength", "enum"].iter().any(|word| label.starts_with(word));
            // Servers count the octets of a header, or read them as Latin-1: only of ASCII do all agree how long it is.
            let is_clear = parameter.place != In::Header || crate::http::encode::scalar(&value).is_ascii();
            if is_limit && is_clear && (value.is_number() || value.is_string()) {
                let mut draft = draft.clone();
                set_parameter(&mut draft, parameter, &value);
                let label = label.replace("the whole", &parameter.name);
                let expect = if knows_cursor(context, parameter, false) { Expect::Accepted } else { Expect::Any };
                cases.push(Case::new(Family::Valid, label, draft, expect));
            }
        }
    }
    cases.truncate(LIMITS + PARAMETERS);
    cases
}
