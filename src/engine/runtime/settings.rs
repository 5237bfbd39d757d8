//! What workflows' settings mean to their executions: read at the start of each, and pinned to it.

use std::sync::Arc;

use quick_cache::sync::Cache;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    domain::{
        Result,
        id::ExecutionId,
        ports::{NewExecution, WorkflowRepository},
        settings::{Gate, Pinned},
    },
    engine::{
        expression::{Expression, Scope},
        output::Output,
    },
};

/// Longest key as it is kept; of a longer one a digest.
const MAX_KEY: usize = 200;

/// Compiled keys of limits, by their source; `None` where it does not compile.
struct Keys(Cache<String, Option<Arc<Expression>>>);

impl Default for Keys {
    fn default() -> Self {
        Self(Cache::new(1_024))
    }
}

impl Keys {
    fn compiled(&self, source: &str) -> Option<Arc<Expression>> {
        if let Some(found) = self.0.get(source) {
            return found;
        }
        let compiled = Expression::compile_bare(source).ok().map(Arc::new);
        self.0.insert(source.to_owned(), compiled.clone());
        compiled
    }

    /// The key of an execution with this input. Where the expression has no value for it, the key of all such: they share one limit rather than being refused.
    fn key(&self, source: &str, id: ExecutionId, input: &Value) -> String {
        let Some(expression) = self.compiled(source) else { return String::new() };
        let scope = Scope {
            execution: id,
            input: Output::new(input.clone()),
            variables: Arc::default(),
            item: None,
            nodes: Vec::new(),
        };
        let text = match expression.evaluate(&scope.into_context()) {
            Ok(Value::String(text)) => text,
            Ok(other) => other.to_string(),
            Err(error) => {
                tracing::debug!(execution = %id, %error, "execution {id}: its key has no value: {error}");
                return String::new();
            }
        };
        // The sign tells a key that is empty from none.
        if text.len() <= MAX_KEY && !text.contains('\0') {
            format!("={text}")
        } else {
            Sha256::digest(&text).iter().fold("#".to_owned(), |print, byte| format!("{print}{byte:02x}"))
        }
    }
}

/// Pins what their workflows' settings say to executions that are about to be accepted: by an engine, or by a process that hands them to one.
pub struct Pins {
    workflows: Arc<dyn WorkflowRepository>,
    keys: Keys,
}

impl std::fmt::Debug for Pins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pins").finish_non_exhaustive()
    }
}

impl Pins {
    /// Over where settings are kept.
    pub fn new(workflows: Arc<dyn WorkflowRepository>) -> Self {
        Self { workflows, keys: Keys::default() }
    }

    /// Pins them. Those that stood there are gone.
    pub async fn pin(&self, execution: &mut NewExecution) -> Result<()> {
        let settings = self.workflows.settings(execution.workflow_id).await?;
        if execution.origin.body.is_some() {
            // A part of its parent, which has passed the limit, minds the time, and fails with it.
            execution.origin.pinned = Pinned { priority: settings.priority, ..Pinned::default() };
            return Ok(());
        }
        let gate = settings.concurrency.map(|concurrency| Gate {
            limit: concurrency.limit,
            key: concurrency
                .key
                .map_or_else(String::new, |source| self.keys.key(&source, execution.id, &execution.input)),
        });
        execution.origin.pinned = Pinned {
            timeout_ms: settings.timeout_ms,
            gate,
            priority: settings.priority,
            // What is run because of a failure starts nothing by failing.
            error_workflow: settings.error_workflow.filter(|_| execution.origin.failed.is_none()),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_key_is_the_expressions_value_or_that_of_all_without_one() {
        let keys = Keys::default();
        let key = |source: &str, input: Value| keys.key(source, ExecutionId::new(), &input);
        assert_eq!(key("input.customer", json!({"customer": "ada"})), "=ada");
        assert_eq!(key("input.n", json!({"n": 7})), "=7");
        assert_eq!(key("input.customer", json!({"customer": ""})), "=");
        assert_eq!(key("input.customer", json!({})), "");
        assert_eq!(key("input.", json!({})), "");
        let long = key("input.t", json!({"t": "x".repeat(500)}));
        assert_eq!((long.len(), long.starts_with('#')), (65, true));
    }
}
