//! An output as the engine passes it around: JSON for the journal, and, made at most once and only when an expression looks, the form that
//! expressions read. Shared by reference, so that no step copies what earlier steps produced.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

/// A node's output, or an execution's input.
#[derive(Debug, Default)]
pub struct Output {
    json: Value,
    view: OnceLock<minijinja::Value>,
}

impl Output {
    /// Wraps a JSON value for sharing.
    pub fn new(json: Value) -> Arc<Self> {
        Arc::new(Self { json, view: OnceLock::new() })
    }

    /// As JSON.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// As expressions see it.
    pub fn view(&self) -> minijinja::Value {
        self.view.get_or_init(|| minijinja::Value::from(minijinja::value::Serde(&self.json))).clone()
    }
}

impl PartialEq for Output {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}
