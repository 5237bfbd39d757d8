// Copied by `cargo xtask generate` from its own runtime.

//! Regular expressions, compiled once, on first use.

use std::sync::OnceLock;

/// A `pattern` of the document, already spelled for the `regex` crate by the generator.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    regex: OnceLock<Option<regex::Regex>>,
}

impl Pattern {
    /// The pattern. The generator has compiled it before it wrote it down.
    pub const fn new(text: &'static str) -> Self {
        Self { text, regex: OnceLock::new() }
    }

    /// Whether the pattern occurs in `text` (JSON Schema patterns are not anchored).
    pub fn is_match(&self, text: &str) -> bool {
        self.regex.get_or_init(|| regex::Regex::new(self.text).ok()).as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
