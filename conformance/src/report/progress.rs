//! Progress while a run goes: a bar where somebody watches, a line for each operation where a file or a CI log does.

use std::{io::IsTerminal as _, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

use crate::runner::{Exchange, Progress};

/// Progress on standard error.
pub enum Shown {
    /// For a terminal.
    Bar(ProgressBar),
    /// For anything else.
    Lines,
}

impl Shown {
    /// Looks at standard error.
    pub fn new() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::Lines;
        }
        let bar = ProgressBar::new(0);
        let style = "{bar:28} {pos}/{len} operations  {elapsed_precise}  {prefix}  {wide_msg}";
        // The template is a constant; a bar in another style still shows progress.
        bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self::Bar(bar)
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self::new()
    }
}

impl Progress for Shown {
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize) {
        match self {
            Self::Bar(bar) => {
                bar.set_length(u64::try_from(of).unwrap_or(u64::MAX));
                bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
                bar.set_prefix(format!("{cases} cases, {violations} findings"));
                if done == of {
                    bar.finish_and_clear();
                }
            }
            Self::Lines => eprintln!("{done}/{of} operations, {cases} cases, {violations} violations  {title}"),
        }
    }

    fn waits(&mut self, time: Duration) {
        let text = format!("the server asks to wait {} s (429)", time.as_secs());
        match self {
            Self::Bar(bar) => bar.set_message(text),
            Self::Lines => eprintln!("{text}"),
        }
    }

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        if let Self::Bar(bar) = self {
            bar.set_message(exchange.title.to_owned());
            bar.tick();
        }
    }
}
