//! A buffer of lines. Layout is rustfmt's work.

/// Rust text in the making.
#[derive(Debug, Default)]
pub(super) struct Text {
    buffer: String,
}

impl Text {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn line(&mut self, line: &str) {
        self.buffer.push_str(line);
        self.buffer.push('\n');
    }

    /// `///` lines.
    pub(super) fn doc(&mut self, doc: &str) {
        self.comment("///", doc);
    }

    /// `//!` lines.
    pub(super) fn inner_doc(&mut self, doc: &str) {
        self.comment("//!", doc);
    }

    fn comment(&mut self, mark: &str, doc: &str) {
        let mut fenced = false;
        for line in doc.trim_end().lines() {
            let mut line = line.trim_end().to_owned();
            if line.trim_start().starts_with("```") {
                // A fence without a language would be compiled as Rust.
                if !fenced && line.trim() == "```" {
                    line = line.replace("```", "```text");
                }
                fenced = !fenced;
            } else if !fenced && (line.starts_with("    ") || line.starts_with('\t')) {
                // Indented text would be a code block, and be compiled too.
                line = line.trim_start().to_owned();
            }
            if line.is_empty() {
                self.line(mark);
            } else {
                self.line(&format!("{mark} {line}"));
            }
        }
        if fenced {
            self.line(&format!("{mark} ```"));
        }
    }

    pub(super) fn finish(self) -> String {
        self.buffer
    }
}
