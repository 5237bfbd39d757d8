//! Compiles and evaluates, without limits but to what comes out. Filters see no environment, no files and no other input; `import` and `include` find nothing.

use std::collections::HashMap;

use jaq_core::{
    Compiler, Ctx, Filter, Vars, data,
    load::{Arena, File, Loader},
};
use jaq_json::{Num, Val};
use serde::Deserialize as _;
use serde_json::{Map, Number, Value};

use super::{JqError, Question};
use crate::domain::nesting;

/// Longest source of a filter. The parser descends with it: see [`STACK`].
pub const MAX_SOURCE_BYTES: usize = 8 * 1024;
/// Most outputs of a filter.
pub const MAX_OUTPUTS: usize = 100_000;
/// Most bytes of all outputs as JSON, roughly.
pub(super) const MAX_OUTPUT_BYTES: usize = 4 * 1024 * 1024;
/// What parsing may take for each byte of a source, many times over, so that no source reaches the end of it. Taken from the operating system only as far as it is used.
const STACK: usize = MAX_SOURCE_BYTES * 32 * 1024;
/// Compiled filters that are remembered.
const REMEMBERED: usize = 64;

type Data = data::JustLut<Val>;

/// Whether a filter compiles that sees these variables; if not, why.
pub fn check(filter: &str, variables: &[&str]) -> Result<(), String> {
    if filter.len() > MAX_SOURCE_BYTES {
        return Err(format!("is longer than {MAX_SOURCE_BYTES} bytes"));
    }
    let (filter, variables) = (filter.to_owned(), variables.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
    with_stack(move || compile(&filter, &variables).map(drop).map_err(JqError::Filter))
        .map_err(|error| error.to_string())
}

/// Runs something on a stack that is deep enough for every source.
pub(super) fn with_stack<T: Send + 'static>(
    run: impl FnOnce() -> Result<T, JqError> + Send + 'static,
) -> Result<T, JqError> {
    let thread = std::thread::Builder::new().name("jq".to_owned()).stack_size(STACK).spawn(run);
    let thread = thread.map_err(|error| JqError::Worker(error.to_string()))?;
    thread.join().unwrap_or_else(|_| Err(JqError::Filter("the filter cannot be read".to_owned())))
}

fn compile(filter: &str, variables: &[String]) -> Result<Filter<Data>, String> {
    let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
    let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
    let funs = funs.filter(|(name, ..)| *name != "env");
    let names: Vec<String> = variables.iter().map(|name| format!("${name}")).collect();
    let arena = Arena::default();
    let modules = Loader::new(defs).load(&arena, File { code: filter, path: () }).map_err(|errors| {
        use jaq_core::load::Error;
        let wrong = errors.into_iter().map(|(_, error)| match error {
            Error::Io(found) => found.first().map(|(path, why)| format!("`{path}` cannot be loaded: {why}")),
            Error::Lex(found) => {
                found.first().map(|(expected, at)| format!("expected {} at {}", expected.as_str(), place(filter, at)))
            }
            Error::Parse(found) => {
                found.first().map(|(expected, at)| format!("expected {} at {}", expected.as_str(), place(filter, at)))
            }
        });
        wrong.flatten().next().unwrap_or_else(|| "is not a jq filter".to_owned())
    })?;
    let compiler = Compiler::default().with_funs(funs).with_global_vars(names.iter().map(String::as_str));
    compiler.compile(modules).map_err(|errors| {
        let wrong = errors.into_iter().flat_map(|(_, found)| found).next();
        wrong.map_or_else(
            || "is not a jq filter".to_owned(),
            |(name, undefined)| format!("there is no {} `{name}`", undefined.as_str()),
        )
    })
}

/// Where a rest of the filter begins, as people count, and with what.
fn place(filter: &str, rest: &str) -> String {
    let offset = filter.len().saturating_sub(rest.len());
    let shown: String = rest.chars().take(20).collect();
    let at = filter.get(..offset).map_or(0, |before| before.chars().count()) + 1;
    if shown.is_empty() { "the end".to_owned() } else { format!("character {at} (`{shown}`)") }
}

/// Filters, remembered once compiled.
#[derive(Default)]
pub(super) struct Filters {
    compiled: HashMap<(String, Vec<String>), Filter<Data>>,
}

impl Filters {
    /// The outputs of a filter.
    pub(super) fn evaluate(&mut self, question: &Question) -> Result<Vec<Value>, JqError> {
        let names: Vec<String> = question.variables.iter().map(|(name, _)| name.clone()).collect();
        let key = (question.filter.clone(), names);
        if !self.compiled.contains_key(&key) {
            let filter = compile(&key.0, &key.1).map_err(JqError::Filter)?;
            if self.compiled.len() >= REMEMBERED {
                self.compiled.clear();
            }
            self.compiled.insert(key.clone(), filter);
        }
        let Some(filter) = self.compiled.get(&key) else { return Err(JqError::Worker("no filter".to_owned())) };
        let values = question.variables.iter().map(|(_, value)| read(value)).collect::<Result<Vec<_>, _>>()?;
        let context = Ctx::<Data>::new(&filter.lut, Vars::new(values));
        let mut budget = MAX_OUTPUT_BYTES;
        let mut outputs = Vec::new();
        for output in filter.id.run((context, read(&question.input)?)) {
            let output = output.map_err(|error| match error.get_err() {
                Ok(error) => JqError::Failed(told(error)),
                Err(_) => JqError::Failed("the filter halts".to_owned()),
            })?;
            outputs.push(write(&output, &mut budget, 0)?);
            if question.first {
                break;
            }
            if outputs.len() > MAX_OUTPUTS {
                return Err(JqError::Limit(format!("the filter has more than {MAX_OUTPUTS} outputs")));
            }
        }
        Ok(outputs)
    }
}

/// What an error of a filter's own says: its text, or the JSON of what it holds.
fn told(error: jaq_json::Error) -> String {
    const SHOWN: usize = 1_000;
    let mut budget = MAX_OUTPUT_BYTES;
    let text = match write(&error.into_val(), &mut budget, 0) {
        Ok(Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(_) => "the filter ended with an error".to_owned(),
    };
    text.chars().take(SHOWN).collect()
}

fn read(value: &Value) -> Result<Val, JqError> {
    Val::deserialize(value).map_err(|error| JqError::Failed(error.to_string()))
}

/// A value as JSON. Values share their parts, so that a small one may have more JSON than there is memory: it is counted before it is made.
fn write(value: &Val, budget: &mut usize, depth: usize) -> Result<Value, JqError> {
    let spend = |budget: &mut usize, bytes: usize| match budget.checked_sub(bytes) {
        Some(left) => {
            *budget = left;
            Ok(())
        }
        None => Err(JqError::Limit(format!("the outputs are larger than {MAX_OUTPUT_BYTES} bytes"))),
    };
    if depth > nesting::MAX {
        return Err(JqError::Limit(format!("an output is nested more than {} levels deep", nesting::MAX)));
    }
    spend(budget, 4)?;
    Ok(match value {
        Val::Null => Value::Null,
        Val::Bool(value) => Value::Bool(*value),
        Val::Num(number) => json_number(number),
        Val::BStr(bytes) | Val::TStr(bytes) => {
            spend(budget, bytes.len())?;
            Value::String(String::from_utf8_lossy(bytes).into_owned())
        }
        Val::Arr(items) => {
            Value::Array(items.iter().map(|item| write(item, budget, depth + 1)).collect::<Result<_, _>>()?)
        }
        Val::Obj(fields) => {
            let mut object = Map::new();
            for (name, value) in &**fields {
                let (Val::BStr(name) | Val::TStr(name)) = name else {
                    return Err(JqError::Failed("an object of the output has a key that is not text".to_owned()));
                };
                spend(budget, name.len())?;
                object.insert(String::from_utf8_lossy(name).into_owned(), write(value, budget, depth + 1)?);
            }
            Value::Object(object)
        }
    })
}

/// As jq writes numbers: what is none is `null`, and what is beyond all is the largest there is.
fn json_number(number: &Num) -> Value {
    let float = match number {
        Num::Int(integer) => return Value::from(*integer),
        Num::Float(float) => *float,
        Num::BigInt(_) | Num::Dec(_) => {
            let text = number.to_string();
            if let Ok(integer) = text.parse::<u64>() {
                return Value::from(integer);
            }
            text.parse().unwrap_or(f64::NAN)
        }
    };
    if float.is_nan() {
        return Value::Null;
    }
    Number::from_f64(float.clamp(f64::MIN, f64::MAX)).map_or(Value::Null, Value::Number)
}
