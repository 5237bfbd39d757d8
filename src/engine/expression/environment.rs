//! The one minijinja environment that every expression is compiled in, made safe for expressions of strangers:
//! strict about undefined names, limited in fuel, without clock or chance, and without the built-ins with which a short text can ask for gigabytes.

use std::{fmt::Write as _, sync::LazyLock};

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter,
    syntax::SyntaxConfig,
    value::{Value, ValueKind},
};

use super::{FUEL, MAX_OUTPUT_BYTES};

/// Compiled expressions borrow it, hence static.
pub(super) static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // Only errors pay for it, and only with it do they say *what* was undefined.
    environment.set_debug(true);
    // A text keeps its last line's end: whoever wrote it meant it.
    if let Ok(syntax) = SyntaxConfig::builder().keep_trailing_newline(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    // Lists and objects within text read as JSON: what goes into a request's body is what the other side can parse.
    environment.set_formatter(|out, state, value| match value.kind() {
        ValueKind::Map | ValueKind::Seq | ValueKind::Iterable => {
            let json = super::to_json(value)?;
            write!(out, "{json}").map_err(|_| Error::from(ErrorKind::WriteFailure))
        }
        ValueKind::None => out.write_str("null").map_err(|_| Error::from(ErrorKind::WriteFailure)),
        _ => escape_formatter(out, state, value),
    });
    // Widths, depths and clones without a bound.
    for filter in ["indent", "format", "pprint"] {
        environment.remove_filter(filter);
    }
    for global in ["debug", "namespace", "cycler", "joiner"] {
        environment.remove_global(global);
    }
    environment.add_filter("replace", replace);
    environment.add_filter("join", join);
    environment
});

fn too_large() -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("the result is larger than {MAX_OUTPUT_BYTES} bytes"))
}

/// As minijinja's, but it counts before it allocates.
#[expect(clippy::needless_pass_by_value, reason = "minijinja calls filters with owned arguments")]
fn replace(value: String, from: String, to: String) -> Result<String, Error> {
    let found = if from.is_empty() { value.len() + 1 } else { value.len() / from.len() };
    if found.saturating_mul(to.len()).saturating_add(value.len()) > MAX_OUTPUT_BYTES {
        let found = value.matches(from.as_str()).count();
        if found.saturating_mul(to.len()).saturating_add(value.len()) > MAX_OUTPUT_BYTES {
            return Err(too_large());
        }
    }
    Ok(value.replace(&from, &to))
}

/// As minijinja's without `attribute` (say `map(attribute=…) | join`), and it stops at the limit.
#[expect(clippy::needless_pass_by_value, reason = "minijinja calls filters with owned arguments")]
fn join(value: Value, joiner: Option<String>) -> Result<String, Error> {
    if value.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "the value to join is undefined"));
    }
    let joiner = joiner.unwrap_or_default();
    let mut text = String::new();
    for (index, item) in value.try_iter()?.enumerate() {
        if index > 0 {
            text.push_str(&joiner);
        }
        match item.as_str() {
            Some(item) => text.push_str(item),
            None => write!(text, "{item}").map_err(|_| too_large())?,
        }
        if text.len() > MAX_OUTPUT_BYTES {
            return Err(too_large());
        }
    }
    Ok(text)
}
