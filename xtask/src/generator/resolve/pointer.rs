//! JSON Pointers (RFC 6901) and their spelling as URI fragments.

use std::fmt::Write as _;

/// Appends one reference token, escaped.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// The pointer of a member.
pub fn join(pointer: &str, token: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + token.len() + 1);
    joined.push_str(pointer);
    push(&mut joined, token);
    joined
}

/// The pointer of the container, and the last token, unescaped.
pub fn split_last(pointer: &str) -> Option<(&str, String)> {
    let at = pointer.rfind('/')?;
    Some((&pointer[..at], unescape(&pointer[at + 1..])))
}

/// One token without its escapes.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// A pointer as a local reference: `#/paths/~1a~1%7Bid%7D`.
pub fn to_reference(pointer: &str) -> String {
    let mut reference = String::with_capacity(pointer.len() + 1);
    reference.push('#');
    for byte in pointer.bytes() {
        // RFC 3986: fragment = *( pchar / "/" / "?" ).
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            reference.push(byte as char);
        } else {
            let _ = write!(reference, "%{byte:02X}");
        }
    }
    reference
}

/// Text without its percent escapes; `None` where an escape is broken or the bytes are not UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let (digits, after) = tail.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with(['+', '-']))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_pointers_turn_into_each_other() {
        fn check(pointer: &str, reference: &str) {
            assert_eq!(to_reference(pointer), reference);
            assert_eq!(percent_decode(&reference[1..]).as_deref(), Some(pointer));
        }
        check("", "#");
        check("/paths/~1pets~1{id}/get", "#/paths/~1pets~1%7Bid%7D/get");
        check("/components/schemas/Größe m", "#/components/schemas/Gr%C3%B6%C3%9Fe%20m");
        check("/a/100%", "#/a/100%25");
        assert_eq!(percent_decode("%+1"), None);
        assert_eq!(percent_decode("%F"), None);
        assert_eq!(percent_decode("%FF"), None);
    }

    #[test]
    fn tokens_are_escaped_once() {
        assert_eq!(join("/a", "~1/b"), "/a/~01~1b");
        assert_eq!(split_last("/a/~01~1b"), Some(("/a", "~1/b".to_owned())));
        assert_eq!(split_last(""), None);
    }
}
