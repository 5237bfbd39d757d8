//! The log: where it goes and what is in it.
//!
//! Standard error, so that standard output stays for what a person or a script asked for: a key, a document, where to look next.

use std::io::IsTerminal as _;

use tracing_subscriber::{EnvFilter, filter::ParseError, fmt};

use super::config::{LogFormat, LogSettings};

/// Sets the log up for the process. Later calls change nothing.
pub fn init(settings: &LogSettings) {
    // Settings were checked with the same function.
    let Ok(filter) = filter(&settings.level) else { return };
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // An error means that there is a log already, which is as well.
    let _ = match settings.format {
        LogFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
    };
}

/// A single level is about this program; libraries then speak up only to warn. Anything longer is a filter of its own.
pub(super) fn filter(level: &str) -> Result<EnvFilter, ParseError> {
    let is_word = matches!(level.to_ascii_lowercase().as_str(), "error" | "warn" | "info" | "debug" | "trace");
    let directives = if is_word { format!("warn,switchyard={level}") } else { level.to_owned() };
    EnvFilter::builder().parse(directives)
}
