//! The document's own examples: what a client developer copies first.

use super::{
    Case, Context, Expect, Family, Optional,
    base::{base, knows_cursor, put, set_body, substitute},
};
use crate::{
    document::model::In,
    http::encode,
    schema::{Direction, generate::Size},
};

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let operation = context.operation;
    for media in operation.body.iter().flat_map(|body| &body.content) {
        if !encode::can_encode(media) {
            context.notes.push(format!(
                "{}: bodies of {} are not sent by this suite",
                context.document.place(&media.pointer),
                media.name
            ));
            continue;
        }
        for (name, example) in &media.examples {
            let mut value = example.clone();
            if let Some(schema) = &media.schema {
                let breaches = context.schemas.breaches(Direction::Request, schema, example);
                if let Some(breach) = breaches.first() {
                    context.notes.push(format!(
                        "{}: example {name:?} does not validate: {}",
                        context.document.place(&media.pointer),
                        breach.message
                    ));
                    continue;
                }
                value = substitute(context, schema, example);
            }
            let Some(mut draft) = base(context, Size::Minimal, Optional::None) else { continue };
            set_body(&mut draft, media, value);
            cases.push(Case::new(Family::Example, format!("body {name:?}"), draft, Expect::Accepted));
        }
    }
    for parameter in operation.parameters.iter().filter(|parameter| matches!(parameter.place, In::Query | In::Header)) {
        for (name, example) in &parameter.examples {
            let invalid = parameter
                .schema
                .as_ref()
                .and_then(|schema| context.schemas.breaches(Direction::Request, schema, example).into_iter().next());
            if let Some(breach) = invalid {
                let place = context.document.place(&parameter.pointer);
                context.notes.push(format!("{place}: example {name:?} does not validate: {}", breach.message));
                continue;
            }
            let repeats = parameter.name.eq_ignore_ascii_case("idempotency-key");
            if repeats || context.is_given(parameter) {
                continue;
            }
            let Some(mut draft) = base(context, Size::Full, Optional::None) else { continue };
            let wire = encode::percent(&parameter.name);
            draft.query.retain(|(other, _)| *other != wire);
            draft.headers.retain(|(other, _)| *other != parameter.name);
            put(&mut draft, parameter, example);
            let expect = if knows_cursor(context, parameter, false) { Expect::Accepted } else { Expect::Any };
            cases.push(Case::new(Family::Example, format!("{} {name:?}", parameter.name), draft, expect));
        }
    }
    cases
}
