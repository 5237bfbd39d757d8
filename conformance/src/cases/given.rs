//! Bodies that the caller gave: valid ones that no document can know, since they speak of what the caller made beforehand.

use super::{
    Case, Context, Expect, Family, Optional,
    base::{base, body_media, set_body},
};
use crate::schema::generate::Size;

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let Some(media) = body_media(context) else { return cases };
    let operation = context.operation;
    let bodies = context.settings.bodies.iter().filter(|(name, _)| operation.is_called(name));
    for (number, (_, value)) in bodies.enumerate() {
        let Some(mut draft) = base(context, Size::Minimal, Optional::None) else { continue };
        set_body(&mut draft, &media, value.clone());
        cases.push(Case::new(Family::Given, format!("body {}", number + 1), draft, Expect::Any));
    }
    cases
}
