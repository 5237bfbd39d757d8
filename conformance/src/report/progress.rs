//! Progress while a run goes: a bar where somebody watches, a line for each operation where a file or a CI log does.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    checks::Finding,
    runner::{Exchange, Progress},
};

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

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        if let Self::Bar(bar) = self {
            bar.set_message(exchange.title.to_owned());
            bar.tick();
        }
    }
}

/// Several listeners as one.
#[derive(Default)]
pub struct Several<'a> {
    listeners: Vec<&'a mut dyn Progress>,
}

impl<'a> Several<'a> {
    /// Adds one.
    pub fn add(&mut self, listener: &'a mut dyn Progress) {
        self.listeners.push(listener);
    }
}

impl Progress for Several<'_> {
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize) {
        for listener in &mut self.listeners {
            listener.operation(done, of, title, cases, violations);
        }
    }

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        for listener in &mut self.listeners {
            listener.exchange(exchange);
        }
    }

    fn blamed(&mut self, case: &str, id: &str, finding: &Finding) {
        for listener in &mut self.listeners {
            listener.blamed(case, id, finding);
        }
    }

    fn is_enough(&self) -> bool {
        self.listeners.iter().any(|listener| listener.is_enough())
    }
}
