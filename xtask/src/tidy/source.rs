//! Rust text as tokens with lines: comments and the insides of literals gone, test code marked.

use std::path::Path;

/// A token that the checks look at: a word or one punctuation character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
    /// Inside `#[cfg(test)]` or `#[test]`, or in a file of tests.
    pub(super) test: bool,
}

/// A file.
pub(super) struct Source {
    pub(super) tokens: Vec<Token>,
}

impl Source {
    pub(super) fn parse(file: &Path, text: &str) -> Self {
        let mut tokens = tokens(text);
        // Files of tests are known by their names: `tests.rs`, `tests/`, `testing.rs` and `testing/`, where what tests share stands, and `proof/`, the prover.
        let names = ["tests", "tests.rs", "testing", "testing.rs", "proof"];
        let is_test = |part: &std::ffi::OsStr| names.iter().any(|name| part == *name);
        if file.iter().any(is_test) {
            for token in &mut tokens {
                token.test = true;
            }
        } else {
            mark_tests(&mut tokens);
        }
        Self { tokens }
    }

    /// Whether the tokens from `at` on are these.
    pub(super) fn matches(&self, at: usize, expected: &[&str]) -> bool {
        matches(&self.tokens, at, expected)
    }
}

fn matches(tokens: &[Token], at: usize, expected: &[&str]) -> bool {
    expected.iter().enumerate().all(|(n, text)| tokens.get(at + n).is_some_and(|token| token.text == *text))
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = chars.get(at) {
        let start = at;
        match c {
            '/' if chars.get(at + 1) == Some(&'/') => at = find(&chars, at, |c| c == '\n'),
            '/' if chars.get(at + 1) == Some(&'*') => at = block_comment(&chars, at),
            '"' => at = string(&chars, at + 1),
            '\'' => at = char_or_lifetime(&chars, at),
            c if c.is_alphabetic() || c == '_' => {
                at = find(&chars, at, |c| !(c.is_alphanumeric() || c == '_'));
                let word: String = chars[start..at].iter().collect();
                match (word.as_str(), chars.get(at)) {
                    ("r" | "br" | "cr", Some('"' | '#')) if raw_string(&chars, at).is_some() => {
                        at = raw_string(&chars, at).unwrap_or(at);
                    }
                    ("b" | "c", Some('"')) => at = string(&chars, at + 1),
                    ("b", Some('\'')) => at = char_or_lifetime(&chars, at),
                    _ => tokens.push(Token { text: word, line, test: false }),
                }
            }
            c if c.is_ascii_digit() => at = find(&chars, at, |c| !(c.is_alphanumeric() || c == '_')),
            c if c.is_whitespace() => at += 1,
            c => {
                tokens.push(Token { text: c.to_string(), line, test: false });
                at += 1;
            }
        }
        line += chars[start..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

fn find(chars: &[char], from: usize, test: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| test(*c)).map_or(chars.len(), |n| from + n)
}

fn block_comment(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

/// From after the opening quote to after the closing one.
fn string(chars: &[char], mut at: usize) -> usize {
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// `at` is after the `r`. `None`: a raw identifier (`r#type`).
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    let mut at = at + hashes;
    if chars.get(at) != Some(&'"') {
        return None;
    }
    at += 1;
    while at < chars.len() {
        let closed = chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if closed {
            return Some(at + 1 + hashes);
        }
        at += 1;
    }
    Some(at)
}

fn char_or_lifetime(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => {
            // The escaped character may be a quote.
            find(chars, (at + 3).min(chars.len()), |c| c == '\'') + 1
        }
        (Some(_), Some('\'')) => at + 3,
        _ => find(chars, at + 1, |c| !(c.is_alphanumeric() || c == '_')),
    }
}

/// Marks the item after each `#[cfg(test)]` or `#[test]`.
fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let attribute = matches(tokens, at, &["#", "[", "cfg", "(", "test", ")", "]"])
            || matches(tokens, at, &["#", "[", "test", "]"])
            || matches(tokens, at, &["#", "[", "tokio", ":", ":", "test"]);
        if !attribute {
            at += 1;
            continue;
        }
        let end = item_end(tokens, at);
        for token in &mut tokens[at..end] {
            token.test = true;
        }
        at = end;
    }
}

/// The end of the item whose attribute is at `from`: its closing brace, or its semicolon.
fn item_end(tokens: &[Token], from: usize) -> usize {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (n, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "{" => braces += 1,
            "(" | "[" => others += 1,
            ")" | "]" => others = others.saturating_sub(1),
            "}" => {
                braces = braces.saturating_sub(1);
                if braces == 0 && others == 0 {
                    return n + 1;
                }
            }
            ";" if braces == 0 && others == 0 => return n + 1,
            _ => {}
        }
    }
    tokens.len()
}
