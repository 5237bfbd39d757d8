//! Generated valid requests: the smallest, the largest, each optional parameter by itself, and some at random.

use super::{Case, Context, Expect, Family, Optional, base::base};
use crate::{document::model::In, schema::generate::Size};

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
    cases
}
