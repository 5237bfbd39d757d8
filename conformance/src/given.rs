//! What only the caller knows: values of parameters that no answer of this API shows, and bodies that speak of what was made beforehand.
//!
//! Several values of one parameter are used up one by one by requests that ought to succeed, so that each meets a record that is still as the
//! caller left it; the last one serves all others.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    document::{
        Document,
        model::{Operation, Parameter},
    },
    schema::{Direction, Schemas},
    settings::Settings,
};

/// What the caller gave that does not fit the document.
#[derive(Debug, thiserror::Error)]
pub enum GivenError {
    /// `--value` names nothing.
    #[error("--value {0}: no operation of the document has such a parameter; it is written OPERATION.PARAMETER=VALUE")]
    NoParameter(String),
    /// `--body` names nothing.
    #[error("--body {0}: the document has no such operation, or it takes no body")]
    NoBody(String),
    /// A flag that names operations names none.
    #[error("--{0} {1}: the document has no operation of this id or 'METHOD /path'{2}")]
    NoOperation(&'static str, String, String),
    /// A value breaks its schema.
    #[error("--{0}: {1}")]
    Invalid(String, String),
}

/// Holds what the caller gave against the document: a misspelt name would otherwise be a case that silently never runs.
pub fn check(document: &Document, schemas: &Schemas, settings: &Settings) -> Result<(), GivenError> {
    let hooks = document.hooks.iter().map(|hook| &hook.operation);
    let titles: Vec<String> = document.operations.iter().map(Operation::title).collect();
    for name in &settings.only {
        let is_there = document.operations.iter().chain(hooks.clone()).any(|operation| operation.id == *name)
            || titles.iter().any(|title| title.contains(name.as_str()));
        if !is_there {
            return Err(GivenError::NoOperation("only", name.clone(), nearest(document, name)));
        }
    }
    for (flag, names) in [("expect-5xx", &settings.expect_5xx), ("allow-refusal", &settings.allow_refusal)] {
        let is_there = |name: &String| name == "*" || document.operations.iter().any(|one| one.is_called(name));
        if let Some(name) = names.iter().find(|name| !is_there(name)) {
            return Err(GivenError::NoOperation(flag, name.clone(), nearest(document, name)));
        }
    }
    for (name, text) in &settings.values {
        let found = document.operations.iter().find_map(|operation| Some((operation, parameter(operation, name)?)));
        let (_, parameter) = found.ok_or_else(|| GivenError::NoParameter(name.clone()))?;
        if let Some(schema) = &parameter.schema
            && let Some(breach) = schemas.breaches(Direction::Request, schema, &read(schemas, parameter, text)).first()
        {
            return Err(GivenError::Invalid(format!("value {name}"), breach.message.clone()));
        }
    }
    for (name, value) in &settings.bodies {
        let operation = document.operations.iter().find(|operation| operation.is_called(name));
        let body = operation.and_then(|operation| operation.body.as_ref());
        let body = body.ok_or_else(|| GivenError::NoBody(name.clone()))?;
        let schema = body.content.iter().find(|media| media.is_json()).and_then(|media| media.schema.as_ref());
        if let Some(schema) = schema
            && let Some(breach) = schemas.breaches(Direction::Request, schema, value).first()
        {
            return Err(GivenError::Invalid(format!("body {name}"), breach.message.clone()));
        }
    }
    Ok(())
}

/// The operation that may be meant: one that has the name in its own, or has its own in it.
fn nearest(document: &Document, name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let is_near = |operation: &&Operation| {
        let id = operation.id.to_ascii_lowercase();
        id.contains(&name) || name.contains(&id)
    };
    let near: Vec<&str> = document.operations.iter().filter(is_near).take(3).map(|one| one.id.as_str()).collect();
    if near.is_empty() { String::new() } else { format!("; there are {}", near.join(", ")) }
}

/// The parameter of an operation that `OPERATION.PARAMETER` names. Both may have dots in them.
fn parameter<'a>(operation: &'a Operation, name: &str) -> Option<&'a Parameter> {
    operation.parameters.iter().find(|parameter| {
        name.strip_suffix(parameter.name.as_str())
            .and_then(|rest| rest.strip_suffix('.'))
            .is_some_and(|rest| operation.is_called(rest))
    })
}

/// A value as its schema has it: text where text is allowed, else JSON.
fn read(schemas: &Schemas, parameter: &Parameter, text: &str) -> Value {
    let plain = Value::from(text);
    let fits = |value: &Value| {
        parameter.schema.as_ref().is_none_or(|schema| schemas.accepts(Direction::Request, schema, value))
    };
    if fits(&plain) { plain } else { serde_json::from_str(text).unwrap_or(plain) }
}

/// Values of parameters, as far as they are used up.
#[derive(Debug, Default)]
pub struct Values {
    lists: HashMap<(usize, String), (Vec<Value>, usize)>,
}

impl Values {
    /// The values of the settings, by operation.
    pub fn new(document: &Document, schemas: &Schemas, settings: &Settings) -> Self {
        let mut lists: HashMap<(usize, String), (Vec<Value>, usize)> = HashMap::new();
        for (name, text) in &settings.values {
            for (index, operation) in document.operations.iter().enumerate() {
                if let Some(parameter) = parameter(operation, name) {
                    let (list, _) = lists.entry((index, parameter.name.clone())).or_default();
                    list.push(read(schemas, parameter, text));
                }
            }
        }
        Self { lists }
    }

    /// The value that comes next, or the last one where all are used.
    pub fn current(&self, operation: usize, parameter: &str) -> Option<&Value> {
        let (list, next) = self.lists.get(&(operation, parameter.to_owned()))?;
        list.get(*next).or(list.last())
    }

    /// Uses up one value of each of these parameters.
    pub fn advance<'a>(&mut self, operation: usize, parameters: impl Iterator<Item = &'a str>) {
        for parameter in parameters {
            if let Some((_, next)) = self.lists.get_mut(&(operation, parameter.to_owned())) {
                *next += 1;
            }
        }
    }

    /// Whether a value of the operation has not been used yet.
    pub fn has_unused(&self, operation: usize) -> bool {
        self.lists.iter().any(|((index, _), (list, next))| *index == operation && *next < list.len())
    }
}
