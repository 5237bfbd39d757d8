//! What an expression sees: `input`, `variables`, `nodes.<id>.output` of nodes upstream, `execution.id`; within a body `item` and `index` too. Nothing that differs between a run and its replay.
//!
//! It is an object over shared data, not a map that is filled: a step whose expressions look at one node's output pays for that one.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Value};

use super::super::output::Output;
use crate::domain::id::ExecutionId;

/// Names at the top that an expression may use.
pub const NAMES: [&str; 4] = ["input", "variables", "nodes", "execution"];

/// Names at the top that an expression may use besides within a body that runs for each item.
pub const BODY_NAMES: [&str; 2] = ["item", "index"];

/// The context of one step's expressions.
#[derive(Debug)]
pub struct Scope {
    /// Of whom.
    pub execution: ExecutionId,
    /// What the execution was started with.
    pub input: Arc<Output>,
    /// The graph's constants.
    pub variables: Arc<Output>,
    /// Within a body: the item that it runs for, and its place.
    pub item: Option<(Arc<Output>, u64)>,
    /// Nodes that may be named and have ended.
    pub nodes: Vec<(Arc<str>, Arc<Output>)>,
}

impl Scope {
    /// As expressions take it.
    pub fn into_context(self) -> Value {
        Value::from_object(self)
    }
}

impl Object for Scope {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "input" => Some(self.input.view()),
            "variables" => Some(self.variables.view()),
            "nodes" => Some(Value::from_object(Nodes(Arc::clone(self)))),
            "item" => self.item.as_ref().map(|(item, _)| item.view()),
            "index" => self.item.as_ref().map(|(_, index)| Value::from(*index)),
            "execution" => Some(Value::from_pairs([("id", Value::from(self.execution.to_string()))])),
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&NAMES)
    }
}

#[derive(Debug)]
struct Nodes(Arc<Scope>);

impl Object for Nodes {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let (_, output) = self.0.nodes.iter().find(|(id, _)| &**id == key)?;
        Some(Value::from_object(NodeView(Arc::clone(output))))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.nodes.iter().map(|(id, _)| Value::from(&**id)).collect())
    }
}

#[derive(Debug)]
struct NodeView(Arc<Output>);

impl Object for NodeView {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        (key == "output").then(|| self.0.view())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["output"])
    }
}
