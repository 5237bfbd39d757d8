//! Templates and conditions of agents: the expression language of configurations, with names of their own. Compiled once and kept, the ones used last, up to a bound.

use std::{fmt, sync::Arc};

use quick_cache::{Weighter, sync::Cache};
use serde_json::{Map, Value};

use super::permanent;
use crate::{
    domain::{Fault, provider::ProviderFailure},
    engine::expression::{Expression, ExpressionError},
};

/// Names at the top that templates and conditions see.
const NAMES: [&str; 5] = ["query", "inputs", "messages", "agent", "input"];
/// What a rule's reply sees besides, once the rule's tool has run.
pub(super) const TOOL: &str = "tool";
/// Sources that are kept compiled, in bytes.
const KEPT: u64 = 4 * 1024 * 1024;
/// What a compiled source takes beside its text, at least.
const OVERHEAD: u64 = 1024;

/// What a text is compiled as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum As {
    Template,
    Condition,
}

type Key = (As, Box<str>);
/// `None`: a text that holds no expression.
type Compiled = Option<Arc<Expression>>;

#[derive(Clone)]
struct BySize;

impl Weighter<Key, Compiled> for BySize {
    fn weight(&self, (_, source): &Key, _: &Compiled) -> u64 {
        source.len() as u64 + OVERHEAD
    }
}

/// What was compiled of late.
pub(super) struct Templates {
    compiled: Cache<Key, Compiled, BySize>,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates").field("kept", &self.compiled.len()).finish_non_exhaustive()
    }
}

impl Templates {
    pub(super) fn new() -> Self {
        Self { compiled: Cache::with_weighter(1024, KEPT, BySize) }
    }

    /// A template as text.
    pub(super) fn render(&self, template: &str, context: &minijinja::Value) -> Result<String, ProviderFailure> {
        let Some(compiled) = self.compile(As::Template, template)? else { return Ok(template.to_owned()) };
        Ok(match compiled.evaluate(context).map_err(|error| failed(&error))? {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    /// Whether a condition holds, by the truth of the language: empty, zero and none do not.
    pub(super) fn holds(&self, condition: &str, context: &minijinja::Value) -> Result<bool, ProviderFailure> {
        let Some(compiled) = self.compile(As::Condition, condition)? else { return Ok(false) };
        let value = compiled.evaluate(context).map_err(|error| failed(&error))?;
        Ok(minijinja::Value::from(minijinja::value::Serde(&value)).is_true())
    }

    /// A value whose strings are templates; one that is a single expression keeps its type.
    pub(super) fn fill(&self, value: &Value, context: &minijinja::Value) -> Result<Value, ProviderFailure> {
        Ok(match value {
            Value::String(source) => match self.compile(As::Template, source)? {
                Some(compiled) => compiled.evaluate(context).map_err(|error| failed(&error))?,
                None => value.clone(),
            },
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.fill(item, context)).collect::<Result<_, _>>()?)
            }
            Value::Object(fields) => Value::Object(self.fill_all(fields, context)?),
            other => other.clone(),
        })
    }

    /// [`Self::fill`] for every field.
    pub(super) fn fill_all(
        &self,
        fields: &Map<String, Value>,
        context: &minijinja::Value,
    ) -> Result<Map<String, Value>, ProviderFailure> {
        fields.iter().map(|(name, value)| Ok((name.clone(), self.fill(value, context)?))).collect()
    }

    fn compile(&self, kind: As, source: &str) -> Result<Compiled, ProviderFailure> {
        let compile = || compile(kind, source);
        // What does not compile is not kept: it is refused before it is stored, so this is rare.
        self.compiled.get_or_insert_with(&(kind, source.into()), compile).map_err(|error| failed(&error))
    }
}

fn compile(kind: As, source: &str) -> Result<Compiled, ExpressionError> {
    Ok(match kind {
        As::Template => Expression::compile(source)?,
        As::Condition => Some(Expression::compile_bare(source)?),
    }
    .map(Arc::new))
}

fn failed(error: &ExpressionError) -> ProviderFailure {
    permanent("expression", error.to_string())
}

/// What templates see, as they take it.
pub(super) fn view(context: &Map<String, Value>) -> minijinja::Value {
    minijinja::Value::from(minijinja::value::Serde(context))
}

/// What is wrong with a template.
pub(super) fn check_template(template: &str, pointer: &str) -> Option<Fault> {
    check(As::Template, template, pointer, &NAMES)
}

/// What is wrong with a template that sees what a tool gave.
pub(super) fn check_template_after_tool(template: &str, pointer: &str) -> Option<Fault> {
    check(As::Template, template, pointer, &[&NAMES[..], &[TOOL]].concat())
}

/// What is wrong with a condition.
pub(super) fn check_condition(condition: &str, pointer: &str) -> Option<Fault> {
    check(As::Condition, condition, pointer, &NAMES)
}

/// What is wrong with a value whose strings are templates.
pub(super) fn check_value(value: &Value, pointer: &str, faults: &mut Vec<Fault>) {
    let below = |step: &str| format!("{pointer}/{}", crate::engine::pointer::step(step));
    match value {
        Value::String(source) => faults.extend(check_template(source, pointer)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| check_value(item, &below(&index.to_string()), faults));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, item)| check_value(item, &below(name), faults)),
        _ => {}
    }
}

fn check(kind: As, source: &str, pointer: &str, names: &[&str]) -> Option<Fault> {
    let compiled = match compile(kind, source) {
        Ok(compiled) => compiled?,
        Err(error) => return Some(Fault::new(pointer, "expression", error.to_string())),
    };
    let named = compiled.references();
    let foreign = [
        (!named.nodes.is_empty() || named.any_node).then(|| "nodes".to_owned()),
        (!named.variables.is_empty()).then(|| "variables".to_owned()),
    ];
    let unknown = named.unknown.iter().filter(|name| !names.contains(&name.as_str())).cloned();
    let all: Vec<String> = unknown.chain(foreign.into_iter().flatten()).map(|name| format!("`{name}`")).collect();
    if all.is_empty() {
        return None;
    }
    let message = format!("uses {}; what it sees is {}", all.join(", "), names.join(", "));
    Some(Fault::new(pointer, "unknown_name", message))
}
