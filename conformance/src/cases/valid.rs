//! Generated valid requests: the smallest, the largest, each optional parameter by itself and all at once, some at random, and bodies at their limits.

use super::{
    Case, Context, Expect, Family, Optional,
    base::{base, body_media, set_body},
};
use crate::{
    document::model::In,
    schema::{bounds::bounds, generate::Size},
};

/// Limits tried for one operation.
const LIMITS: usize = 60;

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let optional: Vec<String> = context
        .operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place != In::Path && !parameter.required)
        .map(|parameter| parameter.name.clone())
        .collect();
    let mut wanted =
        vec![("minimal".to_owned(), Size::Minimal, Optional::None), ("full".to_owned(), Size::Full, Optional::None)];
    for (index, name) in optional.iter().enumerate() {
        wanted.push((format!("with {name}"), Size::Full, Optional::One(index)));
    }
    if optional.len() > 1 {
        wanted.push(("with every parameter".to_owned(), Size::Full, Optional::Every));
    }
    for number in 1..=context.settings.random_valid {
        wanted.push((format!("random {number}"), Size::Random, Optional::Some));
    }
    for (label, size, optional) in wanted {
        if let Some(draft) = base(context, size, optional)
            && !cases.iter().any(|case| case.draft == draft)
        {
            cases.push(Case::new(Family::Valid, label, draft, Expect::Accepted));
        }
    }
    limits(context, &mut cases);
    cases
}

fn limits(context: &mut Context<'_>, cases: &mut Vec<Case>) {
    let Some(media) = body_media(context).filter(crate::document::model::Media::is_json) else { return };
    let Some(schema) = &media.schema else { return };
    let Some(draft) = base(context, Size::Full, Optional::None) else { return };
    let Some(value) = &draft.json else { return };
    for (label, value) in bounds(context.schemas, schema, value).into_iter().take(LIMITS) {
        let mut draft = draft.clone();
        set_body(&mut draft, &media, value);
        cases.push(Case::new(Family::Valid, label, draft, Expect::Accepted));
    }
}
