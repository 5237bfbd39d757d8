//! Secrets inside bodies, found by the names of the members that hold them: in JSON, whole or cut off, in forms and in multipart bodies.

use std::borrow::Cow;

/// What stands where a secret was.
pub(super) const GONE: &str = "[redacted]";

/// Members whose values are secrets whatever the document says, without dashes and in lower case.
const MEMBERS: [&str; 9] = [
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "token",
    "secret",
    "clientsecret",
    "apikey",
    "privatekey",
    "clientassertion",
];

/// Whether a member of this name holds a secret.
pub(super) fn is_member(name: &str) -> bool {
    let plain: String = name.chars().filter(|letter| !matches!(letter, '_' | '-')).collect();
    let plain = plain.to_ascii_lowercase();
    MEMBERS.contains(&plain.as_str()) || plain.contains("password")
}

/// The body without what such members hold.
pub(super) fn without(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.starts_with(b"--") {
        return multipart(bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Cow::Borrowed(bytes) };
    let out = if is_form(text) { form(text) } else { json(text) };
    match out {
        Cow::Borrowed(_) => Cow::Borrowed(bytes),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

fn is_form(text: &str) -> bool {
    text.contains('=') && !text.contains(|letter: char| letter.is_whitespace() || "{<\"".contains(letter))
}

fn form(text: &str) -> Cow<'_, str> {
    let secret = |pair: &&str| pair.split_once('=').is_some_and(|(name, value)| is_member(name) && !value.is_empty());
    if !text.split('&').any(|pair| secret(&pair)) {
        return Cow::Borrowed(text);
    }
    let pair = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if secret(&pair) => format!("{name}={GONE}"),
        _ => pair.to_owned(),
    };
    Cow::Owned(text.split('&').map(pair).collect::<Vec<_>>().join("&"))
}

/// Read as text rather than parsed: what is malformed, cut off, or one line of a stream holds secrets as well.
fn json(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find('"').map(|quote| at + quote + 1) {
        let end = string_end(text, start);
        at = (end + 1).min(text.len());
        let behind = text[at..].trim_start();
        let Some(value) = behind.strip_prefix(':').map(str::trim_start).and_then(|value| value.strip_prefix('"'))
        else {
            continue;
        };
        let from = text.len() - value.len();
        let to = string_end(text, from);
        if is_member(&text[start..end]) && from < to {
            out.extend([&text[kept..from], GONE]);
            kept = to;
        }
        at = (to + 1).min(text.len());
    }
    if out.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(out + &text[kept..]) }
}

/// Where a string ends that begins at `start`, behind its quote.
fn string_end(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// As bytes: one part may be a picture, and another the password.
fn multipart(bytes: &[u8]) -> Cow<'_, [u8]> {
    let Some(line) = find(bytes, b"\r\n", 0) else { return Cow::Borrowed(bytes) };
    let boundary = [b"\r\n", &bytes[..line]].concat();
    let mut out = Vec::new();
    let mut kept = 0;
    let mut at = line;
    while let Some(head) = find(bytes, b"\r\n\r\n", at) {
        let end = find(bytes, &boundary, head + 2).unwrap_or(bytes.len()).max(head + 4);
        let head_text = String::from_utf8_lossy(&bytes[at..head]);
        let name = head_text.split("name=").nth(1).map(|name| name.trim_start_matches('"'));
        if name.and_then(|name| name.split(['"', ';', '\r']).next()).is_some_and(is_member) {
            out.extend_from_slice(&bytes[kept..head + 4]);
            out.extend_from_slice(GONE.as_bytes());
            kept = end;
        }
        at = end;
    }
    if out.is_empty() {
        return Cow::Borrowed(bytes);
    }
    out.extend_from_slice(&bytes[kept..]);
    Cow::Owned(out)
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_the_usual_names_lose_what_they_hold_and_nothing_else_changes() {
        for (body, expect) in [
            (r#"{"access_token":"x","k":[1.0]}"#, r#"{"access_token":"[redacted]","k":[1.0]}"#),
            (r#"{"newPassword" : "a\"b", "a": "token"}"#, r#"{"newPassword" : "[redacted]", "a": "token"}"#),
            (r#"{"password": "cut off"#, r#"{"password": "[redacted]"#),
            (r#"{"token": 1, "password": "", "p": "é"}"#, r#"{"token": 1, "password": "", "p": "é"}"#),
            ("user=a&password=pw&x", "user=a&password=[redacted]&x"),
            ("a = b & password=x y", "a = b & password=x y"),
            (
                "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\npw\r\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n[redacted]\r\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n",
            ),
        ] {
            assert_eq!(String::from_utf8_lossy(&without(body.as_bytes())), expect);
        }
        let picture = b"--b\r\nname=\"token\"\r\n\r\nt\r\n--b\r\nname=\"p\"\r\n\r\n\xff\xfe\r\n--b--\r\n";
        let out = without(picture);
        assert!(find(&out, b"\r\n\r\nt\r\n", 0).is_none() && find(&out, b"\xff\xfe", 0).is_some());
    }
}
