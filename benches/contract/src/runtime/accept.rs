// Copied by `cargo xtask generate` from its own runtime.

//! Which of the media types on offer a client likes best (RFC 9110, section 12.5.1).

use poem::{Request, http::header::ACCEPT};

/// The one of `offered` that the request's `Accept` weighs most; of several alike, the first. Where it takes none of them, the first too: an answer in
/// another form is worth more than none.
pub fn preferred<'a>(request: &Request, offered: &[&'a str]) -> &'a str {
    let ranges: Vec<Range> = request
        .headers()
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(Range::read)
        .collect();
    let mut best = offered.first().copied().unwrap_or_default();
    if ranges.is_empty() {
        return best;
    }
    let weight = |media: &str| {
        // The most specific range that matches says how much (not the most generous one).
        let matching = ranges.iter().filter_map(|range| Some((range.specificity(media)?, range.weight)));
        matching.max_by_key(|(specificity, _)| *specificity).map_or(0, |(_, weight)| weight)
    };
    let mut most = weight(best);
    for media in offered.iter().skip(1) {
        let own = weight(media);
        if own > most {
            (best, most) = (*media, own);
        }
    }
    best
}

/// A media range and how much it weighs, in thousandths.
struct Range {
    kind: String,
    subtype: String,
    weight: u16,
}

impl Range {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        Some(Self {
            kind: kind.to_ascii_lowercase(),
            subtype: subtype.to_ascii_lowercase(),
            weight: weight.map_or(1_000, thousandths),
        })
    }

    /// How closely it fits; `None` where it does not.
    fn specificity(&self, media: &str) -> Option<u8> {
        let (kind, subtype) = media.split_once('/')?;
        match (self.kind.as_str(), self.subtype.as_str()) {
            ("*", "*") => Some(0),
            (own, "*") if own == kind => Some(1),
            (own, rest) if own == kind && rest == subtype => Some(2),
            _ => None,
        }
    }
}

/// `0.75` as 750; what is no weight is taken for one.
fn thousandths(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole != "0" || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return 1_000;
    }
    fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_is_preferred_and_the_first_where_nothing_is_said() {
        let check = |accept: &[&str], expect: &str| {
            let mut request = Request::builder();
            for value in accept {
                request = request.header(ACCEPT, *value);
            }
            assert_eq!(preferred(&request.finish(), &["application/json", "text/plain"]), expect, "{accept:?}");
        };
        for accept in [
            &[][..],
            &["*/*"],
            &["application/json"],
            &["text/html"],
            &["text/plain, application/json"],
            &["text/plain;q=0.5, */*;q=0.6"],
            &["text/*;q=0.9, application/json"],
            &["text/plain;q=0, */*"],
            &["garbage"],
        ] {
            check(accept, "application/json");
        }
        for accept in [
            &["text/plain"][..],
            &["TEXT/Plain; charset=utf-8"],
            &["text/plain, */*;q=0.1"],
            &["application/json;q=0.8", "text/*;q=0.81"],
            &["application/json;q=0, text/plain;q=0.001"],
        ] {
            check(accept, "text/plain");
        }
    }
}
