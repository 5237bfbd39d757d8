//! Requests without a credential, with garbage in its place, with one letter of it altered, with one that has expired, with too few scopes, of another tenant, and with one whose limit is used up.

use super::{Case, Context, Expect, Family, Identity, Optional, base::base};
use crate::{document::model::Scheme, schema::generate::Size};

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let security = &context.operation.security;
    let open = security.is_empty() || security.iter().any(indexmap::IndexMap::is_empty);
    let Some(draft) = base(context, Size::Full, Optional::None) else { return cases };
    let mut case = |family, label: String, identity, expect| {
        let mut draft = draft.clone();
        draft.identity = identity;
        cases.push(Case::new(family, label, draft, expect));
    };
    if !open {
        let mut every: Vec<String> = security.iter().flat_map(|schemes| schemes.keys().cloned()).collect();
        every.dedup();
        case(
            Family::MissingCredential,
            "none".to_owned(),
            Identity::Without(every.clone()),
            Expect::Unauthorized { sole: true },
        );
        for alternative in security {
            let sole = alternative.len() == 1;
            for name in alternative.keys() {
                let given = context.document.schemes.get(name).is_some_and(|scheme| is_given(context, scheme));
                if !sole && given {
                    case(
                        Family::MissingCredential,
                        format!("all but {name}"),
                        Identity::Without(vec![name.clone()]),
                        Expect::Unauthorized { sole },
                    );
                }
                let visible = context.document.schemes.get(name).is_some_and(|scheme| *scheme != Scheme::Invisible);
                if visible && (given || sole) {
                    case(
                        Family::GarbageCredential,
                        format!("garbage as {name}"),
                        Identity::Garbage(name.clone()),
                        Expect::Unauthorized { sole },
                    );
                }
                if visible && context.document.schemes.get(name).is_some_and(|scheme| is_long(context, scheme)) {
                    case(
                        Family::GarbageCredential,
                        format!("one letter of {name} altered"),
                        Identity::Altered(name.clone()),
                        Expect::Unauthorized { sole },
                    );
                }
            }
        }
        if !context.settings.expired.is_empty() {
            let sole = security.iter().all(|schemes| schemes.len() == 1);
            case(Family::ExpiredCredential, "good once".to_owned(), Identity::Expired, Expect::Unauthorized { sole });
        }
    }
    // Where a credential is one way among others, garbage in its place may be refused or read over: either is seen.
    for name in security.iter().flat_map(|schemes| schemes.keys()).filter(|_| open) {
        let visible = context.document.schemes.get(name).is_some_and(|scheme| *scheme != Scheme::Invisible);
        if visible {
            let label = format!("garbage as {name}");
            case(Family::GarbageCredential, label, Identity::Garbage(name.clone()), Expect::Any);
        }
    }
    let scoped = !open && security.iter().all(|schemes| schemes.values().any(|scopes| !scopes.is_empty()));
    if !context.settings.limited.is_empty() && scoped {
        case(Family::LimitedCredential, "without scopes".to_owned(), Identity::Limited, Expect::Forbidden);
    }
    let live = !context.path.is_empty() && context.path.iter().all(|value| value.live);
    if !context.settings.foreign.is_empty() && live && !open {
        case(Family::ForeignCredential, "another tenant's".to_owned(), Identity::Foreign, Expect::NotFound);
    }
    if !context.settings.exhausted.is_empty() && !open && context.operation.declares(429) {
        case(Family::ExhaustedCredential, "used up".to_owned(), Identity::Exhausted, Expect::Limited);
    }
    cases
}

/// A credential with another letter in the place of one in the middle: what a signature, a checksum or a comparison that stops early would overlook.
pub fn altered(value: &str) -> String {
    let start = value.rfind(' ').map_or(0, |space| space + 1);
    let middle = start + (value.len() - start) * 2 / 3;
    // No digit of a byte that is written as a percent sign and two digits: what comes of it may not be readable.
    let is_escaped = |at: usize| value.as_bytes()[at.saturating_sub(2)..at].contains(&b'%');
    let is_letter = |at: &usize| value.as_bytes()[*at].is_ascii_alphanumeric() && !is_escaped(*at);
    let mut altered = value.to_owned();
    if let Some(at) = (middle..value.len()).find(is_letter).or_else(|| (start..value.len()).find(is_letter)) {
        let other = if value.as_bytes()[at] == b'a' { "b" } else { "a" };
        altered.replace_range(at..=at, other);
    }
    altered
}

fn is_given(context: &Context<'_>, scheme: &Scheme) -> bool {
    given(context, scheme).is_some()
}

/// Whether nobody would guess another credential beside it: of short ones, the neighbour may be good too.
fn is_long(context: &Context<'_>, scheme: &Scheme) -> bool {
    given(context, scheme).is_some_and(|value| value.rsplit(' ').next().is_some_and(|secret| secret.len() >= 16))
}

fn given<'a>(context: &Context<'a>, scheme: &Scheme) -> Option<&'a str> {
    let value = |pairs: &'a [(String, String)], is: &dyn Fn(&str) -> bool| {
        pairs.iter().find(|(other, _)| is(other)).map(|(_, value)| value.as_str())
    };
    let settings = context.settings;
    match scheme {
        Scheme::Header { name, .. } => value(&settings.headers, &|other| other.eq_ignore_ascii_case(name)),
        Scheme::Query(name) => value(&settings.query, &|other| other == name),
        Scheme::Cookie(name) => settings.cookie(name),
        Scheme::Invisible => None,
    }
}

#[cfg(test)]
mod tests {
    use super::altered;

    #[test]
    fn a_letter_of_the_credential_is_another_one_and_it_can_be_read_as_before() {
        for (value, expect) in [
            ("Bearer abcdef", "Bearer abcdaf"),
            ("Bearer aaaaaa", "Bearer aaaaba"),
            ("abcd%2Fef", "abcd%2Faf"),
            ("ab--", "bb--"),
            ("--", "--"),
        ] {
            assert_eq!(altered(value), expect);
        }
    }
}
