//! Bodies that break one keyword, and bodies that break two.

use rand::seq::SliceRandom;

use super::{
    Case, Context, Expect, Family,
    base::{body_media, set_body, sound},
};
use crate::schema::{
    mutate::{Fault, faults},
    pairs::pairs,
};

/// Pairs of faults for one operation.
const PAIRS: usize = 6;

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let Some(media) = body_media(context) else { return cases };
    let Some(schema) = &media.schema else { return cases };
    let Some(draft) = sound(context) else { return cases };
    let Some(valid) = draft.json.clone() else { return cases };
    let mut found = faults(context.schemas, schema, &valid);
    if !media.is_json() {
        // A form has strings only: a wrong type may well be a right text.
        let kept = ["required", "enum", "pattern", "maxLength", "format", "minimum", "maximum"];
        found.retain(|fault| kept.contains(&fault.keyword.as_str()) && fault.pointer.matches('/').count() == 1);
    }
    limit(context, &mut found);
    let mut case = |family, label: String, faults: Vec<Fault>| {
        let mut value = valid.clone();
        if faults.iter().all(|fault| fault.apply(&mut value)) {
            let mut draft = draft.clone();
            set_body(&mut draft, &media, value);
            cases.push(Case { faults, ..Case::new(family, label, draft, Expect::Refused) });
        }
    };
    for fault in &found {
        case(Family::InvalidBody, fault.label(), vec![fault.clone()]);
    }
    if media.is_json() {
        for pair in pairs(context.schemas, schema, &valid, &found, &mut context.rng, PAIRS) {
            case(Family::TwoFaults, format!("{} and {}", pair[0].label(), pair[1].label()), pair.to_vec());
        }
    }
    cases
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
