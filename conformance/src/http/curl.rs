//! The `curl` command that repeats a request.

use std::fmt::Write as _;

use super::{Request, url};
use crate::report::redact::for_shell;

/// A run of one letter that is longer than this is written as a command that makes it.
const RUN: usize = 2_000;

/// The command.
pub fn command(base: &str, request: &Request) -> String {
    let mut out = String::from("curl -i");
    if request.method == "HEAD" {
        out.push_str(" --head");
    } else if request.method != "GET" || request.body.is_some() {
        out.push_str(" -X ");
        out.push_str(&request.method);
    }
    out.push(' ');
    out.push_str(&quote(&url(base, request)));
    for (name, value) in &request.headers {
        out.push_str(" -H ");
        out.push_str(&quote(&format!("{name}: {value}")));
    }
    let Some(body) = &request.body else { return out };
    // An empty value makes curl leave out the header it would add by itself.
    out.push_str(" -H ");
    out.push_str(&quote(format!("content-type: {}", body.media_type).trim_end()));
    let Ok(text) = std::str::from_utf8(&body.bytes) else {
        let escaped = body.bytes.iter().fold(String::new(), |mut text, byte| {
            // The one spelling that every shell's `%b` knows.
            let _ = write!(text, "\\0{byte:03o}");
            text
        });
        return format!("printf '%b' '{escaped}' | {out} --data-binary @-");
    };
    let Some((start, end)) = long_run(text) else {
        out.push_str(" --data-binary ");
        out.push_str(&quote(text));
        return out;
    };
    let (head, tail) = (quote(&text[..start]), quote(&text[end..]));
    let letter = quote(&text[start..=start]);
    let length = end - start;
    format!(
        "{{ printf %s {head}; head -c {length} /dev/zero | tr '\\0' {letter}; printf %s {tail}; }} | {out} --data-binary @-"
    )
}

fn long_run(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut start = 0;
    for index in 0..=bytes.len() {
        if index == bytes.len() || bytes[index] != bytes[start] {
            if index - start > RUN && bytes[start].is_ascii_alphanumeric() {
                return Some((start, index));
            }
            start = index;
        }
    }
    None
}

/// A shell word.
fn quote(text: &str) -> String {
    if text.chars().any(char::is_control) {
        let mut out = String::from("$'");
        for letter in text.chars() {
            match letter {
                '\'' | '\\' => out.extend(['\\', letter]),
                '\n' => out.push_str("\\n"),
                letter if letter.is_control() => {
                    out.extend(letter.escape_unicode().filter(|c| !matches!(c, '{' | '}')));
                }
                letter => out.push(letter),
            }
        }
        out.push('\'');
        return for_shell(&out, "$'");
    }
    for_shell(&format!("'{}'", text.replace('\'', "'\\''")), "'")
}

#[cfg(test)]
mod tests {
    use super::super::Payload;
    use super::*;

    fn request(body: &str) -> Request {
        Request {
            method: "POST".to_owned(),
            path: "/a%20b".to_owned(),
            query: vec![("q".to_owned(), "1".to_owned())],
            headers: vec![("x-key".to_owned(), "it's".to_owned())],
            body: Some(Payload { media_type: "application/json".to_owned(), bytes: body.as_bytes().to_vec() }),
        }
    }

    #[test]
    fn the_command_says_the_whole_request() {
        assert_eq!(
            command("http://h", &request("{\"a\":1}")),
            "curl -i -X POST 'http://h/a%20b?q=1' -H 'x-key: it'\\''s' -H 'content-type: application/json' --data-binary '{\"a\":1}'"
        );
    }

    #[test]
    fn a_long_run_is_made_by_a_command() {
        let text = command("http://h", &request(&format!("\"{}\"", "a".repeat(5000))));
        assert!(
            text.starts_with("{ printf %s '\"'; head -c 5000 /dev/zero | tr '\\0' 'a'; printf %s '\"'; } | curl"),
            "{text}"
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_spelled_for_printf() {
        let payload = Payload { media_type: "image/png".to_owned(), bytes: b"\x89P\x00".to_vec() };
        let said = command("http://h", &Request { body: Some(payload), ..request("") });
        assert!(said.starts_with(r"printf '%b' '\0211\0120\0000' | curl"), "{said}");
    }
}
