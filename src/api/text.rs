//! Texts that leave the server: within the length that a document promises, and worded alike on every surface.

/// `text` in at most `max` characters; what was cut is marked by `…`.
///
/// A document bounds every text, and other surfaces (or nodes) may have stored longer ones.
pub(super) fn cut(text: impl Into<String>, max: usize) -> String {
    let mut text = text.into();
    // Bytes bound characters from above: counting is rarely needed.
    if text.len() > max
        && let Some((end, _)) = text.char_indices().nth(max.saturating_sub(1))
        && text[end..].chars().nth(1).is_some()
    {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A JSON Schema keyword as a code: `additionalProperties` → `additional_properties`.
pub(super) fn code(keyword: &str) -> String {
    let mut code = String::with_capacity(keyword.len() + 2);
    for character in keyword.chars() {
        if character.is_ascii_uppercase() {
            code.push('_');
        }
        code.push(character.to_ascii_lowercase());
    }
    code
}

/// `message` as a sentence of its own: the domain's messages start in lower case, to stand inside others.
pub(super) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// `1 violation`, `2 violations`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_has_at_most_that_many_characters_and_a_short_one_stays() {
        for (text, max, expect) in [
            ("", 3, ""),
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("äöü", 3, "äöü"),
            ("äöüß", 3, "äö…"),
            ("😀😀", 1, "…"),
            ("a", 1, "a"),
        ] {
            assert_eq!(cut(text, max), expect, "{text} in {max}");
        }
    }

    #[test]
    fn keywords_become_codes() {
        for (keyword, expect) in [
            ("required", "required"),
            ("minLength", "min_length"),
            ("additionalProperties", "additional_properties"),
            ("unknown_type", "unknown_type"),
        ] {
            assert_eq!(code(keyword), expect);
        }
    }

    #[test]
    fn messages_become_sentences() {
        assert_eq!(sentence("an archived workflow"), "An archived workflow");
        assert_eq!(sentence(""), "");
        assert_eq!((count(1, "fault"), count(2, "fault")), ("1 fault".to_owned(), "2 faults".to_owned()));
    }
}
