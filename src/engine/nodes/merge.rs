//! `merge`: where branches meet, and where lists of theirs are joined on a key, as tables are.

use std::{collections::HashMap, sync::Arc};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run};
use crate::{
    domain::Fault,
    engine::{expression::is_constant, output::Output},
};

/// The type.
pub(super) struct Merge;

/// When it runs, and what it makes of what meets there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"mode": "any"}, {}, {"mode": "key", "key": "id", "at": "body.items", "join": "left"}]))]
pub(super) struct MergeConfig {
    /// `all`: once every incoming edge is settled and at least one is taken. `any`: at the first that is taken; later ones change nothing. `key`: as `all`, and lists of objects
    /// are joined on a key.
    #[serde(default)]
    mode: Mode,
    /// With `key`: the field of the objects on which they are joined. Values are the same where they are of the same type and value. Objects without it, or with `null`, join none.
    #[schemars(length(min = 1, max = 255))]
    key: Option<String>,
    /// With `key`: where the list stands in the output of each node that led here: names with dots between them. Absent: the output is the list.
    #[schemars(length(min = 1, max = 1024))]
    at: Option<String>,
    /// With `key`: which objects stay that find no other. `inner`: none. `left`: those of the first list. `outer`: all.
    join: Option<Join>,
}

/// When a merge runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Mode {
    #[default]
    All,
    Any,
    Key,
}

/// What stays of a join.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Join {
    #[default]
    Inner,
    Left,
    Outer,
}

/// Most objects that a join gives: a key that many share multiplies.
const MAX_ROWS: usize = 100_000;

impl NodeKind for Merge {
    type Config = MergeConfig;

    const ABOUT: About = About {
        name: "merge",
        title: "Merge",
        description: "Joins branches. Its output is an object: of each node that led here, its id and its output. With the mode `key` it is a list: the objects of the nodes' lists, \
                      joined on a key in the order of the edges; where two have a field of the same name, that of the later list stands.",
        category: Category::Control,
        wants_sources: true,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mode = config.get("mode").and_then(Value::as_str).unwrap_or("all");
        if !is_constant(mode) {
            let message = "`mode` decides the shape of the graph and cannot be an expression";
            return vec![Fault::new("/mode", "expression", message)];
        }
        if mode == "key" {
            let missing = !config.contains_key("key");
            return missing
                .then(|| Fault::new("/key", "required", "the mode `key` needs a `key`"))
                .into_iter()
                .collect();
        }
        let others = ["key", "at", "join"].into_iter().filter(|name| config.contains_key(*name));
        let refused = |name: &str| {
            Fault::new(format!("/{name}"), "not_applicable", format!("`{name}` is for the mode `key` only"))
        };
        others.map(refused).collect()
    }

    fn joins_any(config: &Map<String, Value>) -> bool {
        config.get("mode").is_some_and(|mode| mode == "any")
    }

    fn run(context: NodeContext, config: &Arc<MergeConfig>) -> Run {
        Run::Now(match (config.mode, &config.key) {
            (Mode::Key, Some(key)) => join(&context.sources, config, key),
            (Mode::Key, None) => Err(NodeFailure::permanent("invalid_config", "the mode `key` needs a `key`")),
            (Mode::All | Mode::Any, _) => {
                let outputs = context.sources.iter().map(|(id, output)| (id.to_string(), output.json().clone()));
                Ok(NodeEnd::output(Value::Object(outputs.collect())))
            }
        })
    }
}

type Row = Map<String, Value>;

fn join(sources: &[(Arc<str>, Arc<Output>)], config: &MergeConfig, key: &str) -> NodeResult {
    let mode = config.join.unwrap_or_default();
    let mut lists = sources.iter().map(|(node, output)| rows(node, output.json(), config.at.as_deref()));
    let mut joined: Vec<Row> = lists.next().transpose()?.unwrap_or_default();
    if mode == Join::Inner {
        joined.retain(|row| value_of(row, key).is_some());
    }
    for list in lists {
        joined = two(joined, list?, key, mode)?;
    }
    Ok(NodeEnd::output(Value::Array(joined.into_iter().map(Value::Object).collect())))
}

/// The list of one node's output.
fn rows(node: &str, output: &Value, at: Option<&str>) -> Result<Vec<Row>, NodeFailure> {
    let found = at.map_or(Some(output), |at| at.split('.').try_fold(output, |value, name| value.get(name)));
    let wrong = |what: &str| {
        let place = at.map(|at| format!(" at `{at}`")).unwrap_or_default();
        NodeFailure::permanent("merge_input", format!("the output of `{node}`{place} is not {what}"))
    };
    let list = found.and_then(Value::as_array).ok_or_else(|| wrong("a list"))?;
    let row = |item: &Value| item.as_object().cloned().ok_or_else(|| wrong("a list of objects"));
    list.iter().map(row).collect()
}

/// Two lists, as SQL joins them: each row of the left with each of the right that has its key, in the order of the left, then what is left over of the right.
fn two(left: Vec<Row>, right: Vec<Row>, key: &str, mode: Join) -> Result<Vec<Row>, NodeFailure> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, row) in right.iter().enumerate() {
        if let Some(value) = value_of(row, key) {
            by_key.entry(value).or_default().push(index);
        }
    }
    let mut found = vec![false; right.len()];
    let mut joined = Vec::with_capacity(left.len());
    let mut keep = |row: Row| {
        if joined.len() == MAX_ROWS {
            let message = format!("the join has more than {MAX_ROWS} objects: many share a `{key}`");
            return Err(NodeFailure::permanent("too_large", message));
        }
        joined.push(row);
        Ok(())
    };
    for row in left {
        match value_of(&row, key).and_then(|value| by_key.get(&value)) {
            Some(matches) => {
                for &index in matches {
                    found[index] = true;
                    let mut both = row.clone();
                    both.extend(right[index].iter().map(|(name, value)| (name.clone(), value.clone())));
                    keep(both)?;
                }
            }
            None if mode == Join::Inner => {}
            None => keep(row)?,
        }
    }
    if mode == Join::Outer {
        for (row, _) in right.into_iter().zip(found).filter(|(_, found)| !found) {
            keep(row)?;
        }
    }
    Ok(joined)
}

/// The key of a row, as text that is the same for the same value; whole numbers are the same however they are written.
fn value_of(row: &Row, key: &str) -> Option<String> {
    match row.get(key)? {
        Value::Null => None,
        Value::Number(number) => {
            #[expect(clippy::cast_possible_truncation, reason = "only where nothing is cut off")]
            let whole =
                number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 9e15).map(|float| float as i64);
            Some(whole.map_or_else(|| number.to_string(), |whole| whole.to_string()))
        }
        other => Some(other.to_string()),
    }
}
