//! Bodies that are no JSON, of the wrong media type, missing, or too large.

use super::{
    Case, Context, Expect, Family, Optional,
    base::{base, body_media},
};
use crate::{http::Payload, schema::generate::Size};

pub(super) fn cases(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    let Some(media) = body_media(context) else { return cases };
    let Some(draft) = base(context, Size::Full, Optional::None) else { return cases };
    let Some(payload) = draft.body.clone() else { return cases };
    let Some(body) = &context.operation.body else { return cases };
    let mut case = |family, label: &str, media_type: &str, bytes: Vec<u8>| {
        let mut draft = draft.clone();
        draft.body = Some(Payload { media_type: media_type.to_owned(), bytes });
        draft.json = None;
        cases.push(Case::new(family, label, draft, Expect::Refused));
    };
    if media.is_json() {
        let text = &payload.bytes;
        let json = payload.media_type.as_str();
        case(Family::MalformedJson, "cut short", json, text[..text.len().saturating_sub(1)].to_vec());
        case(Family::MalformedJson, "not JSON at all", json, b"certainly: not JSON".to_vec());
        case(Family::MalformedJson, "a second value behind the first", json, [text.as_slice(), b" {}"].concat());
        case(Family::MalformedJson, "not UTF-8", json, b"{\"\xff\xfe\": \"\xff\"}".to_vec());
    }
    let declared =
        |name: &str| body.content.iter().any(|media| media.name.starts_with(name) || media.name.starts_with("*/"));
    if let Some(other) =
        ["application/x-undeclared", "text/plain", "application/xml"].into_iter().find(|name| !declared(name))
    {
        case(Family::MediaType, &format!("sent as {other}"), other, payload.bytes.clone());
    }
    if body.required && media.is_json() {
        case(Family::EmptyBody, "no bytes", &payload.media_type, Vec::new());
    }
    let is_form = media.name.starts_with("application/x-www-form-urlencoded");
    if context.operation.declares(413) && (media.is_json() || is_form) {
        // Both are well-formed: a string, and a field.
        let (before, after) = if is_form { ("a=", "") } else { ("\"", "\"") };
        for (label, size) in [("1 MiB and a byte", 1024 * 1024 + 1), ("2 MiB", 2 * 1024 * 1024)] {
            let text = format!("{before}{}{after}", "a".repeat(size - before.len() - after.len()));
            case(Family::Oversized, label, &payload.media_type, text.into_bytes());
        }
    }
    cases
}
