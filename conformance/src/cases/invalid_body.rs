//! Bodies that break one keyword, and bodies that break two.

use std::collections::HashSet;

use rand::seq::SliceRandom;
use serde_json::Value;

use super::{
    Case, Context, Draft, Expect, Family, Optional,
    base::{base, body_media, replace_body, set_body, sound, variants},
};
use crate::{
    document::model::Media,
    schema::{
        generate::Size,
        mutate::{Fault, faults},
        pairs::pairs,
    },
};

/// Pairs of faults for one operation.
const PAIRS: usize = 6;

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut pairs_of = Vec::new();
    let Some(media) = body_media(context) else { return pairs_of };
    let Some(schema) = &media.schema else { return pairs_of };
    let Some(draft) = sound(context) else { return pairs_of };
    let mut found = broken(context, &media, schema, &draft);
    limit(context, &mut found);
    if media.is_json()
        && let Some(valid) = draft.json.clone()
    {
        for pair in pairs(context.schemas, schema, &valid, &found, &mut context.rng, PAIRS) {
            let label = format!("{} and {}", pair[0].label(), pair[1].label());
            pairs_of.extend(case(&media, &draft, Family::TwoFaults, label, pair.to_vec()));
        }
    }
    let single = |draft: &Draft, fault: Fault| case(&media, draft, Family::InvalidBody, fault.label(), vec![fault]);
    let mut known: HashSet<String> = found.iter().map(Fault::label).collect();
    let mut cases: Vec<Case> = found.into_iter().filter_map(|fault| single(&draft, fault)).collect();
    // That body need not have every part that the schema shows, or an example.
    for further in [base(context, Size::Full, Optional::None)].into_iter().flatten().chain(examples(context, &draft)) {
        let found = broken(context, &media, schema, &further).into_iter().filter(|fault| known.insert(fault.label()));
        let room = context.settings.most_invalid.saturating_sub(cases.len());
        cases.extend(found.filter_map(|fault| single(&further, fault)).take(room));
    }
    cases.append(&mut pairs_of);
    cases
}

/// The request with each of the documented bodies.
fn examples(context: &Context<'_>, draft: &Draft) -> Vec<Draft> {
    let with = |body: Value| {
        let mut draft = draft.clone();
        replace_body(context, &mut draft, body).then_some(draft)
    };
    variants(context).into_iter().filter_map(with).collect()
}

/// Ways in which a request's body can be broken.
fn broken(context: &Context<'_>, media: &Media, schema: &str, draft: &Draft) -> Vec<Fault> {
    let Some(valid) = &draft.json else { return Vec::new() };
    let mut found = faults(context.schemas, schema, valid);
    if !media.is_json() {
        // A form has strings only: a wrong type may well be a right text.
        let kept = ["required", "enum", "pattern", "maxLength", "format", "minimum", "maximum"];
        found.retain(|fault| kept.contains(&fault.keyword.as_str()) && fault.pointer.matches('/').count() == 1);
    }
    found
}

fn case(media: &Media, draft: &Draft, family: Family, label: String, faults: Vec<Fault>) -> Option<Case> {
    let mut value = draft.json.clone()?;
    if !faults.iter().all(|fault| fault.apply(&mut value)) {
        return None;
    }
    let mut draft = draft.clone();
    set_body(&mut draft, media, value);
    Some(Case { faults, ..Case::new(family, label, draft, Expect::Refused) })
}

/// Keeps the faults near the top, and of those further down as many as the limit leaves, drawn by lot.
fn limit(context: &mut Context<'_>, faults: &mut Vec<Fault>) {
    let most = context.settings.most_invalid;
    if faults.len() <= most {
        return;
    }
    let depth = |fault: &Fault| fault.pointer.matches('/').count();
    let mut order: Vec<usize> = (0..faults.len()).collect();
    order.shuffle(&mut context.rng);
    order.sort_by_key(|index| depth(&faults[*index]).max(1));
    order.truncate(most);
    order.sort_unstable();
    *faults = order.into_iter().map(|index| faults[index].clone()).collect();
}
