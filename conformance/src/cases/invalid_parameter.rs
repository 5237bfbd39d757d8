//! Query, header and cookie parameters that break one keyword or are missing. What a server may read in two ways is not sent.

use super::{
    Case, Context, Expect, Family,
    base::{parameter_value, put, sound},
};
use crate::{
    document::model::{In, Parameter},
    http::encode,
    schema::{generate::Size, mutate::faults},
};

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let operation = context.operation;
    for parameter in operation.parameters.iter().filter(|parameter| parameter.place != In::Path) {
        if context.is_given(parameter) {
            continue;
        }
        let Some(draft) = sound(context) else { continue };
        let bare = without(&draft, parameter);
        if parameter.required {
            let label = format!("required at {}", parameter.name);
            cases.push(Case::new(Family::InvalidParameter, label, bare.clone(), Expect::Refused));
        }
        let Some(schema) = &parameter.schema else { continue };
        let Some(valid) = parameter_value(context, parameter, Size::Full) else { continue };
        for fault in faults(context.schemas, schema, &valid) {
            let mut value = valid.clone();
            if !fault.apply(&mut value) || !encode::surely_invalid(context.schemas, parameter, &value) {
                continue;
            }
            let mut draft = bare.clone();
            put(&mut draft, parameter, &value);
            if !cases.iter().any(|case: &Case| case.draft == draft) {
                let label = format!("{} at {}{}", fault.keyword, parameter.name, fault.pointer);
                cases.push(Case::new(Family::InvalidParameter, label, draft, Expect::Refused));
            }
        }
    }
    cases
}

fn without(draft: &super::Draft, parameter: &Parameter) -> super::Draft {
    let mut draft = draft.clone();
    let wire = encode::percent(&parameter.name);
    match parameter.place {
        In::Path => {}
        In::Query => draft.query.retain(|(name, _)| *name != wire && !name.starts_with(&format!("{wire}%5B"))),
        In::Header => draft.headers.retain(|(name, _)| *name != parameter.name),
        In::Cookie => draft.cookies.retain(|(name, _)| *name != parameter.name),
    }
    draft
}
