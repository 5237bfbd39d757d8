//! Triggers: nodes that start a published workflow without a request for it.

use serde_json::Value;

use super::{
    graph::Graph,
    id::{FormId, WorkflowId},
    identity::Owner,
};

/// The node type that a form's submissions start; see [`FORM_FIELD`].
pub const FORM: &str = "form";

/// What the configuration of a [`FORM`] node calls its form.
pub const FORM_FIELD: &str = "form";

/// A trigger of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The node's place in the graph.
    pub index: usize,
    /// Its id.
    pub node: String,
    /// What starts it.
    pub source: Source,
}

/// What a trigger waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Submissions of this form.
    Form(FormId),
}

impl Source {
    /// A stable word for the kind.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Form(_) => FORM,
        }
    }

    /// Which of the kind, as columns spell it.
    pub fn subject(self) -> String {
        match self {
            Self::Form(id) => id.to_string(),
        }
    }
}

/// A published workflow that is to be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Triggered {
    /// Whose it is: its executions are theirs.
    pub owner: Owner,
    /// What runs.
    pub workflow: WorkflowId,
    /// The version that is published now.
    pub version: i32,
}

/// The triggers of a graph. A node that names nothing readable is none; publishing has refused it.
pub fn of(graph: &Graph) -> Vec<Trigger> {
    let forms = graph.nodes.iter().enumerate().filter(|(_, node)| node.kind == FORM);
    forms
        .filter_map(|(index, node)| {
            let form = FormId::read(node.config.get(FORM_FIELD).and_then(Value::as_str)?)?;
            Some(Trigger { index, node: node.id.clone(), source: Source::Form(form) })
        })
        .collect()
}
