//! Strings: by format, by pattern, by length; and strings that are of no format.

use base64::Engine as _;
use rand::{RngExt, rngs::StdRng};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};
use serde_json::{Map, Value};

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// A string for a flat schema. `plain` keeps it to ASCII letters, for places such as headers.
pub fn string(flat: &Map<String, Value>, rng: &mut StdRng, plain: bool) -> String {
    let number = |keyword: &str| {
        flat.get(keyword).and_then(Value::as_u64).map(|length| usize::try_from(length).unwrap_or(usize::MAX))
    };
    let min = number("minLength").unwrap_or(0);
    let max = number("maxLength").unwrap_or(usize::MAX);
    let fits = |text: &str| (min..=max).contains(&text.chars().count());
    if let Some(pattern) = flat.get("pattern").and_then(Value::as_str) {
        let longest = u32::try_from(max.clamp(1, 64)).unwrap_or(64);
        for repeat in [8, 1, 2, 4, 16, longest, u32::try_from(min).unwrap_or(64).min(512)] {
            for _ in 0..8 {
                if let Some(text) = of_pattern(pattern, repeat, rng, plain)
                    && fits(&text)
                {
                    return text;
                }
            }
        }
    }
    if let Some(text) = flat.get("format").and_then(Value::as_str).and_then(|format| of_format(format, rng)) {
        return text;
    }
    let shortest = min.max(1).min(max);
    let longest = max.min(shortest.saturating_add(12));
    let length = if rng.random_bool(0.15) { shortest } else { rng.random_range(shortest..=longest) };
    let mut text = word(rng, length);
    if !plain && length > 3 && rng.random_bool(0.15) {
        text = text.chars().enumerate().map(|(index, letter)| if index == 1 { 'é' } else { letter }).collect();
    }
    text
}

/// Lower-case letters.
pub fn word(rng: &mut StdRng, length: usize) -> String {
    (0..length).map(|_| char::from(LETTERS[rng.random_range(0..LETTERS.len())])).collect()
}

/// Lower-case hexadecimal digits.
pub fn hex(rng: &mut StdRng, length: usize) -> String {
    (0..length).map(|_| char::from(b"0123456789abcdef"[rng.random_range(0..16)])).collect()
}

/// A UUID of version 4.
pub fn uuid(rng: &mut StdRng) -> String {
    let (a, b, c, d) = (hex(rng, 8), hex(rng, 4), hex(rng, 3), hex(rng, 3));
    format!("{a}-{b}-4{c}-a{d}-{}", hex(rng, 12))
}

fn date(rng: &mut StdRng) -> String {
    format!("20{:02}-{:02}-{:02}", rng.random_range(20..30), rng.random_range(1..=12), rng.random_range(1..=28))
}

fn time(rng: &mut StdRng) -> String {
    format!("{:02}:{:02}:{:02}Z", rng.random_range(0..24), rng.random_range(0..60), rng.random_range(0..60))
}

fn of_format(format: &str, rng: &mut StdRng) -> Option<String> {
    let name = word(rng, 8);
    Some(match format {
        "date" => date(rng),
        "time" => time(rng),
        // In any zone: who drops an offset means another moment.
        "date-time" => {
            let zone = ["Z", "+02:00", "Z", "-08:00"][rng.random_range(0..4)];
            format!("{}T{}{zone}", date(rng), time(rng).trim_end_matches('Z'))
        }
        "duration" => format!("PT{}M", rng.random_range(1..60)),
        "email" | "idn-email" => format!("{name}@example.com"),
        "hostname" | "idn-hostname" => format!("{name}.example.com"),
        "ipv4" => format!("192.0.2.{}", rng.random_range(1..255)),
        "ipv6" => format!("2001:db8::{:x}", rng.random_range(1..65535)),
        "uri" | "iri" | "url" => format!("https://example.com/{name}"),
        "uri-reference" | "iri-reference" | "json-pointer" => format!("/{name}"),
        "uri-template" => format!("/{name}/{{id}}"),
        "uuid" => uuid(rng),
        "relative-json-pointer" => "0/a".to_owned(),
        "regex" => format!("^{name}$"),
        "byte" => base64::engine::general_purpose::STANDARD.encode(name),
        _ => return None,
    })
}

/// Strings that break each part of a format by itself; the validator says which of them surely do. Not those that usual parsers take (a UUID in braces, a time as seconds since
/// 1970, or without its offset): that a format asserts anything is an option of JSON Schema, and how strictly it is read is up to the reader.
pub fn not_of_format(format: &str) -> Vec<&'static str> {
    match format {
        "date" => vec!["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "not-a-date"],
        "time" => vec!["25:00:00Z", "12:60:00Z", "12:00:61Z", "not-a-time"],
        "date-time" => vec![
            "2024-13-01T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T12:60:00Z",
            "2024-01-01T12:00:00+25:00",
            "2024-01-01 noon",
            "not-a-time",
        ],
        "duration" => vec!["P", "PT", "P1S", "not-a-duration"],
        "email" | "idn-email" => {
            vec!["not an email", "@", "a@", "@example.com", "a@b@example.com", "a b@example.com", "a@-example.com"]
        }
        "ipv4" => vec!["256.1.1.1", "1.2.3", "1.2.3.4.5", "1.2.3.04", "1.2.3.4/24", "::1"],
        "ipv6" => vec!["12345::", "1.2.3", "1::2::3", "1:2:3:4:5:6:7", "fe80::1%eth0", "g::1"],
        "uri" | "iri" | "url" => {
            vec!["not a uri", "//no-scheme", "no-scheme.example/a", "http://[broken", "http://example.com/a b"]
        }
        "uri-reference" | "iri-reference" => vec!["a b", "http://[broken"],
        "uri-template" => vec!["/{unclosed", "/{a b}"],
        "uuid" => vec![
            "not-a-uuid",
            "123e4567-e89b-12d3-a456",
            "123e4567-e89b-12d3-a456-42661417400g",
            "123e4567-e89b-12d3-a456-4266141740000",
        ],
        "hostname" | "idn-hostname" => {
            vec!["-bad-.example", "a b", "a..b", "a_b.example", "example.com/", "http://example.com"]
        }
        "json-pointer" => vec!["no-slash", "/~2"],
        "relative-json-pointer" => vec!["/a", "-1/a", "a"],
        "regex" => vec!["(", "[a", "*"],
        "byte" => vec!["***", "YQ", "Y Q="],
        _ => vec!["not of this format", "{", "\\", "%%"],
    }
}

/// One string that matches a pattern, the same each time.
pub fn sample(pattern: &str) -> Option<String> {
    of_pattern(pattern, 4, &mut rand::SeedableRng::seed_from_u64(1), false)
}

/// A string that matches a pattern, where the pattern's language can be sampled. Patterns are not anchored; the sample needs no padding.
fn of_pattern(pattern: &str, repeat: u32, rng: &mut StdRng, plain: bool) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new().unicode(true).build().parse(&ascii_classes(pattern)).ok()?;
    let sampler = rand_regex::Regex::with_hir(sampled(&hir, plain), repeat).ok()?;
    let text: String = rng.sample(&sampler);
    Some(text)
}

/// ECMA-262's classes are ASCII, and `.` is better kept printable: a sample has to survive URLs and logs.
fn ascii_classes(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let (mut escaped, mut class) = (false, false);
    for letter in pattern.chars() {
        match (escaped, letter) {
            (true, 'd' | 'w' | 's') => {
                out.pop();
                let inner = match letter {
                    'd' => "0-9",
                    'w' => "A-Za-z0-9_",
                    _ => " ",
                };
                if class {
                    out.push_str(inner);
                } else {
                    out.extend(["[", inner, "]"]);
                }
                escaped = false;
                continue;
            }
            (true, '/') => {
                out.pop();
                escaped = false;
            }
            (true, _) => escaped = false,
            (false, '\\') => escaped = true,
            (false, '[') => class = true,
            (false, ']') => class = false,
            (false, '.') if !class => {
                out.push_str("[a-z0-9]");
                continue;
            }
            (false, _) => {}
        }
        out.push(letter);
    }
    out
}

/// What is drawn from. The sampler knows no anchors; at the ends of a pattern they say nothing about the sample. `plain` narrows a class to what every place can carry,
/// as far as it has any of it: `[^\s]` is nearly all of Unicode.
fn sampled(hir: &Hir, plain: bool) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(|part| sampled(part, plain)).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(|part| sampled(part, plain)).collect()),
        HirKind::Capture(capture) => sampled(&capture.sub, plain),
        HirKind::Repetition(repetition) => Hir::repetition(Repetition {
            min: repetition.min,
            max: repetition.max,
            greedy: repetition.greedy,
            sub: Box::new(sampled(&repetition.sub, plain)),
        }),
        HirKind::Class(Class::Unicode(class)) if plain && !class.is_ascii() => {
            let narrowed = [&[('-', '-'), ('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')][..], &[('!', '~')]];
            let narrowed = narrowed.into_iter().map(|ranges| {
                let mut own = class.clone();
                own.intersect(&ClassUnicode::new(ranges.iter().map(|(from, to)| ClassUnicodeRange::new(*from, *to))));
                own
            });
            let narrowed = narrowed.into_iter().find(|own| !own.ranges().is_empty());
            narrowed.map_or_else(|| hir.clone(), |own| Hir::class(Class::Unicode(own)))
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use serde_json::json;

    use super::*;

    #[test]
    fn samples_match_their_patterns_and_lengths() {
        let mut rng = StdRng::seed_from_u64(1);
        for (pattern, max) in [
            (r"^wf_[a-z0-9]{26}$", 64),
            (r"^(GET|POST) /\w+$", 20),
            (r"^\d{3}-\d{4}$", 8),
            (r"^[^\s]+$", 5),
            (r"^[A-Za-z_][A-Za-z0-9_.-]*$", 10),
        ] {
            let flat = json!({"pattern": pattern, "maxLength": max});
            let text = string(flat.as_object().unwrap(), &mut rng, true);
            assert!(regex::Regex::new(pattern).unwrap().is_match(&text), "{pattern}: {text}");
            assert!(text.chars().count() <= max, "{pattern}: {text}");
            assert!(text.is_ascii(), "{pattern}: {text}");
        }
    }
}
