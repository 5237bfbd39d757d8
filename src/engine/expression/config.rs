//! A node's configuration, compiled: the parts that say what they say, and the parts that are expressions.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Expression, ExpressionError, References, is_true};
use crate::{domain::Fault, engine::pointer};

/// How the strings of a configuration are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules {
    /// Fields that hold an expression without braces: of the top, or of the entries of a list there (`cases/*/when`).
    pub bare: &'static [&'static str],
    /// Fields of the top in which nothing is an expression.
    pub raw: &'static [&'static str],
    /// A list of the top, and the field of its entries that decides: entries behind the first whose field is true are not evaluated.
    pub cases: Option<(&'static str, &'static str)>,
}

impl Rules {
    /// Whether the string at these steps is an expression without braces.
    fn is_bare(&self, steps: &[&str]) -> bool {
        self.bare.iter().any(|pattern| pattern.split('/').eq(steps.iter().copied()))
    }
}

/// A configuration whose strings are compiled.
#[derive(Debug)]
pub struct CompiledConfig {
    root: Part,
}

#[derive(Debug)]
enum Part {
    Constant(Value),
    Expression(Expression),
    Array(Vec<Part>),
    Object(Vec<(String, Part)>),
    /// Entries up to the first whose field is true.
    Cases(Vec<Part>, &'static str),
}

impl CompiledConfig {
    /// Compiles every string, as `rules` say. `pointer` is where the configuration stands in the graph, for the faults.
    pub fn compile(config: &Map<String, Value>, rules: Rules, pointer: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fields = Vec::with_capacity(config.len());
        for (name, value) in config {
            let pointer = format!("{pointer}/{}", pointer::step(name));
            let part = match value {
                _ if rules.raw.contains(&name.as_str()) => Part::Constant(value.clone()),
                Value::String(source) if rules.is_bare(&[name]) => bare(source, value, &pointer, &mut faults),
                Value::Array(entries) if rules.bare.iter().any(|pattern| pattern.contains('*')) => {
                    let entries = entries.iter().enumerate();
                    let entries: Vec<Part> = entries
                        .map(|(index, entry)| {
                            list_entry(entry, name, &rules, &format!("{pointer}/{index}"), &mut faults)
                        })
                        .collect();
                    match rules.cases {
                        Some((list, field)) if list == name => Part::Cases(entries, field),
                        _ => Part::Array(entries),
                    }
                }
                _ => compile(value, &pointer, &mut faults),
            };
            fields.push((name.clone(), part));
        }
        if faults.is_empty() { Ok(Self { root: object(fields) }) } else { Err(faults) }
    }

    /// The whole, where it holds no expression.
    pub fn constant(&self) -> Option<&Value> {
        match &self.root {
            Part::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// Evaluates every expression.
    pub fn resolve(&self, context: &minijinja::Value) -> Result<Value, ExpressionError> {
        resolve(&self.root, context)
    }

    /// Every expression with its JSON Pointer within the configuration.
    pub fn expressions(&self) -> Vec<(String, &Expression)> {
        let mut found = Vec::new();
        collect(&self.root, &mut String::new(), &mut found);
        found
    }

    /// All that its expressions name.
    pub fn references(&self) -> References {
        let mut all = References::default();
        for (_, expression) in self.expressions() {
            let one = expression.references();
            let extend = |into: &mut BTreeSet<String>, from: &BTreeSet<String>| into.extend(from.iter().cloned());
            extend(&mut all.nodes, &one.nodes);
            extend(&mut all.variables, &one.variables);
            extend(&mut all.of_body, &one.of_body);
            extend(&mut all.unknown, &one.unknown);
            all.any_node |= one.any_node;
        }
        all
    }
}

fn bare(source: &str, value: &Value, pointer: &str, faults: &mut Vec<Fault>) -> Part {
    expression(Expression::compile_bare(source).map(Some), value, pointer, faults)
}

/// An entry of a list of the top, some fields of which are expressions without braces.
fn list_entry(entry: &Value, list: &str, rules: &Rules, pointer: &str, faults: &mut Vec<Fault>) -> Part {
    let Value::Object(fields) = entry else { return compile(entry, pointer, faults) };
    let field = |(name, value): (&String, &Value)| {
        let pointer = format!("{pointer}/{}", pointer::step(name));
        let part = match value {
            Value::String(source) if rules.is_bare(&[list, "*", name]) => bare(source, value, &pointer, faults),
            _ => compile(value, &pointer, faults),
        };
        (name.clone(), part)
    };
    object(fields.iter().map(field).collect())
}

fn compile(value: &Value, pointer: &str, faults: &mut Vec<Fault>) -> Part {
    match value {
        Value::String(source) => expression(Expression::compile(source), value, pointer, faults),
        Value::Array(items) => {
            let parts: Vec<Part> = items
                .iter()
                .enumerate()
                .map(|(index, item)| compile(item, &format!("{pointer}/{index}"), faults))
                .collect();
            if parts.iter().all(|part| matches!(part, Part::Constant(_))) {
                return Part::Constant(value.clone());
            }
            Part::Array(parts)
        }
        Value::Object(fields) => object(
            fields
                .iter()
                .map(|(name, item)| {
                    (name.clone(), compile(item, &format!("{pointer}/{}", pointer::step(name)), faults))
                })
                .collect(),
        ),
        _ => Part::Constant(value.clone()),
    }
}

fn expression(
    compiled: Result<Option<Expression>, ExpressionError>,
    value: &Value,
    pointer: &str,
    faults: &mut Vec<Fault>,
) -> Part {
    match compiled {
        Ok(Some(expression)) => Part::Expression(expression),
        Ok(None) => Part::Constant(value.clone()),
        Err(error) => {
            faults.push(Fault::new(pointer, "expression", error.to_string()));
            Part::Constant(Value::Null)
        }
    }
}

fn object(fields: Vec<(String, Part)>) -> Part {
    if fields.iter().any(|(_, part)| !matches!(part, Part::Constant(_))) {
        return Part::Object(fields);
    }
    let constant = fields.into_iter().filter_map(|(name, part)| match part {
        Part::Constant(value) => Some((name, value)),
        _ => None,
    });
    Part::Constant(Value::Object(constant.collect()))
}

fn resolve(part: &Part, context: &minijinja::Value) -> Result<Value, ExpressionError> {
    Ok(match part {
        Part::Constant(value) => value.clone(),
        Part::Expression(expression) => expression.evaluate(context)?,
        Part::Array(items) => Value::Array(items.iter().map(|item| resolve(item, context)).collect::<Result<_, _>>()?),
        Part::Cases(entries, field) => {
            let mut seen = Vec::new();
            for entry in entries {
                let entry = resolve(entry, context)?;
                let decides = entry.get(field).is_some_and(is_true);
                seen.push(entry);
                if decides {
                    break;
                }
            }
            Value::Array(seen)
        }
        Part::Object(fields) => {
            let mut object = Map::with_capacity(fields.len());
            for (name, part) in fields {
                object.insert(name.clone(), resolve(part, context)?);
            }
            Value::Object(object)
        }
    })
}

fn collect<'a>(part: &'a Part, pointer: &mut String, found: &mut Vec<(String, &'a Expression)>) {
    let mut nested = |step: &str, part: &'a Part| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(step);
        collect(part, pointer, found);
        pointer.truncate(length);
    };
    match part {
        Part::Constant(_) => {}
        Part::Array(items) | Part::Cases(items, _) => {
            items.iter().enumerate().for_each(|(index, item)| nested(&index.to_string(), item))
        }
        Part::Object(fields) => fields.iter().for_each(|(name, item)| nested(&pointer::step(name), item)),
        Part::Expression(expression) => found.push((pointer.clone(), expression)),
    }
}
