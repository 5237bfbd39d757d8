//! Paths that a file names: `use` trees spread out, and `super` and `self` followed.

use std::path::Path;

use super::source::{Source, Token};

/// A path from a crate's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Segments; the first is `crate`, or the name of another crate or of something in scope.
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
    pub(super) test: bool,
}

/// The library's own name: how `main.rs` calls what other files call `crate`.
const LIBRARY: &str = "switchyard";

/// The module of a file, from its path below `src/`.
pub(super) fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// All paths that the file names.
pub(super) fn named(source: &Source, module: &[String]) -> Vec<Named> {
    let mut walker = Walker { tokens: &source.tokens, at: 0, module: module.to_vec(), found: Vec::new() };
    walker.run();
    walker.found
}

struct Walker<'a> {
    tokens: &'a [Token],
    at: usize,
    module: Vec<String>,
    found: Vec<Named>,
}

impl Walker<'_> {
    fn run(&mut self) {
        // Inline modules that are open, with the depth of braces around each.
        let mut open = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.tokens.get(self.at) {
            match token.text.as_str() {
                "use" => {
                    self.at += 1;
                    self.tree(&[]);
                    continue;
                }
                "mod" if self.text(2) == "{" => {
                    self.module.push(self.text(1).to_owned());
                    open.push(depth);
                    depth += 1;
                    self.at += 3;
                    continue;
                }
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if open.last() == Some(&depth) {
                        open.pop();
                        self.module.pop();
                    }
                }
                text if is_word(text) && self.separator(1) => {
                    self.plain();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text.as_str())
    }

    fn separator(&self, ahead: usize) -> bool {
        self.text(ahead) == ":" && self.text(ahead + 1) == ":"
    }

    /// A path in code: words and `::` between them.
    fn plain(&mut self) {
        let first = self.at;
        let mut segments = vec![self.text(0).to_owned()];
        while self.separator(1) && is_word(self.text(3)) {
            segments.push(self.text(3).to_owned());
            self.at += 3;
        }
        self.at += 1;
        self.add(segments, first);
    }

    /// One tree of a `use`, below `prefix`; ends after it.
    fn tree(&mut self, prefix: &[String]) {
        let first = self.at;
        let mut segments = prefix.to_vec();
        loop {
            while self.text(0) == ":" {
                self.at += 1;
            }
            match self.text(0) {
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | "") {
                        self.tree(&segments);
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                word if is_word(word) && word != "as" => {
                    segments.push(word.to_owned());
                    self.at += 1;
                }
                "*" => self.at += 1,
                _ => {}
            }
            if self.separator(0) {
                continue;
            }
            if self.text(0) == "as" {
                self.at += 2;
            }
            // An unexpected token must not hold the scan.
            if self.at == first && !matches!(self.text(0), "," | "}" | ";") {
                self.at += 1;
            }
            break;
        }
        self.add(segments, first);
    }

    fn add(&mut self, segments: Vec<String>, first: usize) {
        let Some(token) = self.tokens.get(first) else { return };
        let mut rest = segments.as_slice();
        let mut base: Option<Vec<String>> = None;
        while let Some((head, tail)) = rest.split_first() {
            match head.as_str() {
                "crate" | LIBRARY => base = Some(Vec::new()),
                "self" => base = Some(base.unwrap_or_else(|| self.module.clone())),
                "super" => {
                    let mut module = base.unwrap_or_else(|| self.module.clone());
                    module.pop();
                    base = Some(module);
                }
                _ => break,
            }
            rest = tail;
        }
        let absolute = match base {
            Some(base) => std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect(),
            None => segments,
        };
        self.found.push(Named { segments: absolute, line: token.line, test: token.test });
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
