//! The expression language of node configurations: minijinja's, strict about undefined names and limited in fuel and size.
//!
//! - A string that *is* one expression, `{{ … }}` from its first to its last character, keeps the JSON type of its value.
//! - A string that *holds* expressions (or `{% … %}` blocks) becomes text; lists, objects and `null` within it read as JSON.
//! - Any other string is what it says. `condition` takes an expression without braces ([`Expression::compile_bare`]).
//!
//! Compiled once per version of a graph; a run only evaluates. There is no clock and no chance in it: a replay sees what the first run saw.
//! `{% set %}` and `{% with %}` are not available: a page of them doubles a text until memory ends, and fuel does not count bytes.

mod config;
mod environment;
mod scope;

use std::{collections::BTreeSet, fmt, io, sync::LazyLock};

use minijinja::{Environment, ErrorKind, value::ValueKind};
use regex::Regex;
use serde_json::Value;

use self::environment::ENVIRONMENT;
pub use self::{
    config::{CompiledConfig, Rules},
    scope::{BODY_NAMES, NAMES, Scope},
};

/// Largest value that an expression may give, as JSON or text.
pub const MAX_OUTPUT_BYTES: usize = 1024 * 1024;
/// Longest source of one expression or template.
pub const MAX_SOURCE_BYTES: usize = 64 * 1024;
/// Instructions that one evaluation may take.
pub const FUEL: u64 = 200_000;
/// Deepest nesting of a value that an expression gives.
const MAX_DEPTH: usize = 100;

/// An expression that does not compile, or does not evaluate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}`: {message}", excerpt(source_text))]
pub struct ExpressionError {
    source_text: String,
    message: String,
}

impl ExpressionError {
    fn new(source: &str, message: impl Into<String>) -> Self {
        Self { source_text: source.to_owned(), message: message.into() }
    }

    fn from_engine(source: &str, error: &minijinja::Error) -> Self {
        let message = match (error.kind(), error.detail()) {
            (ErrorKind::WriteFailure, _) => format!("the result is larger than {MAX_OUTPUT_BYTES} bytes"),
            (ErrorKind::OutOfFuel, _) => "takes too many steps to evaluate".to_owned(),
            (ErrorKind::UndefinedError, None) => "uses an undefined value".to_owned(),
            (kind, None) => kind.to_string(),
            (kind, Some(detail)) => format!("{kind}: {detail}"),
        };
        Self::new(source, message)
    }
}

/// Enough of a source to find it, and no more.
fn excerpt(source: &str) -> String {
    const SHOWN: usize = 120;
    if source.chars().count() <= SHOWN {
        return source.to_owned();
    }
    source.chars().take(SHOWN).chain(['…']).collect()
}

/// What an expression names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// Node ids after `nodes.` or in `nodes["…"]`.
    pub nodes: BTreeSet<String>,
    /// `nodes` is used otherwise than with a constant id: any node upstream may be meant.
    pub any_node: bool,
    /// Names after `variables.`.
    pub variables: BTreeSet<String>,
    /// Names at the top that only a body defines.
    pub of_body: BTreeSet<String>,
    /// Names at the top that nothing can define.
    pub unknown: BTreeSet<String>,
}

impl References {
    fn collect(source: &str, undeclared: impl IntoIterator<Item = String>) -> Self {
        let mut references = Self::default();
        for path in undeclared {
            let mut names = path.split('.');
            match (names.next().unwrap_or_default(), names.next()) {
                ("nodes", Some(id)) => {
                    references.nodes.insert(id.to_owned());
                }
                ("nodes", None) => references.subscripts(source),
                ("variables", Some(name)) => {
                    references.variables.insert(name.to_owned());
                }
                (name, _) if BODY_NAMES.contains(&name) => {
                    references.of_body.insert(name.to_owned());
                }
                (name, _) if NAMES.contains(&name) || ENVIRONMENT.globals().any(|(global, _)| global == name) => {}
                (name, _) => {
                    references.unknown.insert(name.to_owned());
                }
            }
        }
        references
    }

    /// `nodes` stands somewhere without a dot: the constant subscripts (`nodes["a-b"]`) are names too, anything else may mean any node.
    fn subscripts(&mut self, source: &str) {
        static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\bnodes\b\s*[^\s.]?").ok());
        static SUBSCRIPT: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r#"\bnodes\s*\[\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\]"#).ok());
        let (Some(word), Some(subscript)) = (WORD.as_ref(), SUBSCRIPT.as_ref()) else {
            self.any_node = true;
            return;
        };
        let mut constant = 0;
        for found in subscript.captures_iter(source) {
            constant += 1;
            if let Some(id) = found.get(1).or_else(|| found.get(2)) {
                self.nodes.insert(id.as_str().to_owned());
            }
        }
        let other = word.find_iter(source).count().saturating_sub(source.matches("nodes.").count());
        self.any_node |= other > constant;
    }
}

/// A compiled string of a configuration.
pub struct Expression {
    source: String,
    kind: Kind,
    references: References,
}

enum Kind {
    /// Keeps its value's type.
    Single(minijinja::Expression<'static, 'static>),
    /// Becomes text. Each template has an environment of its own, because a template borrows the one it is compiled in; clones share their filters.
    Text(Box<Environment<'static>>),
}

const TEMPLATE: &str = "config";

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.source).finish()
    }
}

impl Expression {
    /// Compiles a string of a configuration; `None` where it holds no expression.
    pub fn compile(source: &str) -> Result<Option<Self>, ExpressionError> {
        if !source.contains("{{") && !source.contains("{%") {
            return Ok(None);
        }
        if let Some(inner) = braced(source) {
            match Self::compile_single(source, inner) {
                Ok(expression) => return Ok(Some(expression)),
                // `{{ a }} and {{ b }}` begins and ends with braces too; where there is nothing of that kind, this error is the one to show.
                Err(error) if !inner.contains("}}") && !inner.contains("{{") => return Err(error),
                Err(_) => {}
            }
        }
        Self::compile_text(source).map(Some)
    }

    /// Compiles an expression that stands without braces; one with braces is accepted as well.
    pub fn compile_bare(source: &str) -> Result<Self, ExpressionError> {
        match braced(source.trim()) {
            Some(inner) => Self::compile_single(source, inner),
            None => Self::compile_single(source, source),
        }
    }

    fn compile_single(source: &str, inner: &str) -> Result<Self, ExpressionError> {
        within_size(source)?;
        let compiled = ENVIRONMENT
            .compile_expression_owned(inner.trim().to_owned())
            .map_err(|error| ExpressionError::from_engine(source, &error))?;
        let references = References::collect(inner, compiled.undeclared_variables(true));
        Ok(Self { source: source.to_owned(), kind: Kind::Single(compiled), references })
    }

    fn compile_text(source: &str) -> Result<Self, ExpressionError> {
        static BANNED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\{%[-+]?\s*(set|with)\b").ok());
        within_size(source)?;
        if BANNED.as_ref().is_some_and(|banned| banned.is_match(source)) {
            return Err(ExpressionError::new(source, "`set` and `with` blocks are not available"));
        }
        let mut environment = ENVIRONMENT.clone();
        environment
            .add_template_owned(TEMPLATE, source.to_owned())
            .map_err(|error| ExpressionError::from_engine(source, &error))?;
        let undeclared = environment
            .get_template(TEMPLATE)
            .map_err(|error| ExpressionError::from_engine(source, &error))?
            .undeclared_variables(true);
        let references = References::collect(source, undeclared);
        Ok(Self { source: source.to_owned(), kind: Kind::Text(Box::new(environment)), references })
    }

    /// Evaluates in a scope ([`Scope::into_context`]).
    pub fn evaluate(&self, context: &minijinja::Value) -> Result<Value, ExpressionError> {
        let failed = |error: minijinja::Error| ExpressionError::from_engine(&self.source, &error);
        match &self.kind {
            Kind::Single(expression) => {
                let value = expression.eval(context.clone()).map_err(failed)?;
                to_json(&value).map_err(failed)
            }
            Kind::Text(environment) => {
                let mut text = Limited(Vec::new());
                environment
                    .get_template(TEMPLATE)
                    .and_then(|template| template.render_captured_to(context.clone(), &mut text).map(drop))
                    .map_err(failed)?;
                let text = String::from_utf8(text.0)
                    .map_err(|_| ExpressionError::new(&self.source, "the result is not text"))?;
                Ok(Value::String(text))
            }
        }
    }

    /// Whether the value's type is only known once it is evaluated.
    pub fn keeps_type(&self) -> bool {
        matches!(self.kind, Kind::Single(_))
    }

    /// What it names.
    pub fn references(&self) -> &References {
        &self.references
    }
}

fn within_size(source: &str) -> Result<(), ExpressionError> {
    if source.len() > MAX_SOURCE_BYTES {
        return Err(ExpressionError::new(source, format!("is longer than {MAX_SOURCE_BYTES} bytes")));
    }
    Ok(())
}

/// What stands between `{{` and `}}` where these are all of the string's ends.
fn braced(source: &str) -> Option<&str> {
    let inner = source.strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = inner.strip_prefix(['-', '+']).unwrap_or(inner);
    Some(inner.strip_suffix(['-', '+']).unwrap_or(inner))
}

/// Truth as the language has it.
pub fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    }
}

/// Whether a string of a configuration says what it says: it holds no expression.
pub fn is_constant(text: &str) -> bool {
    matches!(Expression::compile(text), Ok(None))
}

/// A sink that refuses more than the limit, so that a runaway loop ends there and not in memory.
struct Limited(Vec<u8>);

impl io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT_BYTES {
            return Err(io::Error::other("too large"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An expression's value as JSON. Undefined is an error wherever it stands: it must never become a silent `null`.
fn to_json(value: &minijinja::Value) -> Result<Value, minijinja::Error> {
    let mut budget = MAX_OUTPUT_BYTES;
    convert(value, &mut budget, 0)
}

fn convert(value: &minijinja::Value, budget: &mut usize, depth: usize) -> Result<Value, minijinja::Error> {
    let error = |detail: &'static str| minijinja::Error::new(ErrorKind::InvalidOperation, detail);
    let mut spend = |bytes: usize| match budget.checked_sub(bytes) {
        Some(left) => {
            *budget = left;
            Ok(())
        }
        None => Err(minijinja::Error::from(ErrorKind::WriteFailure)),
    };
    if depth > MAX_DEPTH {
        return Err(error("the value is nested too deeply"));
    }
    spend(4)?;
    Ok(match value.kind() {
        ValueKind::None => Value::Null,
        ValueKind::Bool => Value::Bool(value.is_true()),
        ValueKind::String => {
            let text = value.as_str().unwrap_or_default();
            spend(text.len())?;
            Value::String(text.to_owned())
        }
        ValueKind::Number => match serde_json::to_value(value) {
            Ok(number @ Value::Number(_)) => number,
            _ => return Err(error("the number cannot be written as JSON")),
        },
        ValueKind::Seq | ValueKind::Iterable => {
            let mut items = Vec::new();
            for item in value.try_iter()? {
                items.push(convert(&item, budget, depth + 1)?);
            }
            Value::Array(items)
        }
        ValueKind::Map => {
            let mut object = serde_json::Map::new();
            for key in value.try_iter()? {
                let item = value.get_item(&key)?;
                let name = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
                *budget =
                    budget.checked_sub(name.len()).ok_or_else(|| minijinja::Error::from(ErrorKind::WriteFailure))?;
                object.insert(name, convert(&item, budget, depth + 1)?);
            }
            Value::Object(object)
        }
        ValueKind::Undefined => return Err(minijinja::Error::from(ErrorKind::UndefinedError)),
        _ => return Err(error("the value cannot be written as JSON")),
    })
}

#[cfg(test)]
mod tests;
