//! The engine, which runs nothing: executions are accepted, and end when a test says so.

use async_trait::async_trait;
use serde_json::Value;

use super::Fakes;
use crate::domain::{
    error::{Error, Fault, Result},
    execution::{Execution, ExecutionStatus},
    feed::{Frames, Place},
    graph::{Graph, Node},
    id::ExecutionId,
    ports::{GraphCheck, NewExecution, NodeType, Runner, SettingsCheck},
};

#[async_trait]
impl Runner for Fakes {
    async fn start(&self, new: NewExecution) -> Result<()> {
        let mut records = self.records();
        let seq = i64::try_from(records.executions.len()).map_err(Error::internal)?;
        records.executions.push(Execution {
            seq,
            id: new.id,
            owner: new.owner,
            workflow_id: new.workflow_id,
            workflow_version: new.workflow_version,
            status: ExecutionStatus::Pending,
            origin: new.origin,
            input: new.input,
            output: None,
            error: None,
            created_at: new.created_at,
            started_at: None,
            finished_at: None,
            reopened_at: None,
        });
        Ok(())
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        self.set_status(id, ExecutionStatus::Cancelled, false)
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        self.set_status(id, ExecutionStatus::Pending, true)
    }

    /// Completes at once, unless there is no time at all.
    async fn wait(&self, id: ExecutionId, limit: std::time::Duration) -> Result<Option<Execution>> {
        if limit.is_zero() {
            return Ok(None);
        }
        let found = || self.records().executions.iter().find(|one| one.id == id).cloned();
        if !found().is_some_and(|one| one.status.is_final()) {
            self.set_status(id, ExecutionStatus::Completed, false)?;
        }
        Ok(found())
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: std::time::Duration) -> Result<bool> {
        Ok(self.wait(id, limit).await?.is_some())
    }

    /// Completes with the answer.
    async fn signal(&self, id: ExecutionId, _: &str, answer: Value) -> Result<()> {
        self.set_status(id, ExecutionStatus::Completed, false)?;
        let mut records = self.records();
        records.executions.iter_mut().filter(|one| one.id == id).for_each(|one| one.output = Some(answer.clone()));
        Ok(())
    }

    /// Nothing happens.
    async fn watch(&self, _: ExecutionId, _: Place) -> Result<Frames> {
        Ok(Box::pin(futures_util::stream::empty()))
    }
}

impl GraphCheck for Fakes {
    fn check_draft(&self, graph: &Graph) -> Vec<Fault> {
        faults(graph, |node| node.id.is_empty(), "empty")
    }

    fn check_whole(&self, graph: &Graph) -> Vec<Fault> {
        let mut all = self.check_draft(graph);
        all.extend(faults(graph, |node| node.kind == "unknown", "unknown_type"));
        all
    }

    fn node_types(&self) -> Vec<NodeType> {
        Vec::new()
    }
}

impl SettingsCheck for Fakes {
    fn check_key(&self, source: &str) -> Option<Fault> {
        (!source.starts_with("input")).then(|| Fault::new("", "unknown_name", "not of the input"))
    }
}

fn faults(graph: &Graph, bad: impl Fn(&Node) -> bool, code: &'static str) -> Vec<Fault> {
    let nodes = graph.nodes.iter().enumerate().filter(|(_, node)| bad(node));
    nodes.map(|(index, _)| Fault::new(format!("/nodes/{index}"), code, code)).collect()
}
