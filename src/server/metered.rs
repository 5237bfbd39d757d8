//! The journal, with executions counted on their way into it: what is counted has been committed.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::metrics::{Ending, Metrics};
use crate::domain::{
    Result,
    execution::ExecutionDetail,
    id::ExecutionId,
    ports::{Commit, Due, EarlyAnswer, Holder, Journal, NewExecution, Transition},
    work,
};

/// A journal that counts.
pub(super) struct MeteredJournal {
    pub(super) inner: Arc<dyn Journal>,
    pub(super) metrics: Arc<Metrics>,
}

#[async_trait]
impl Journal for MeteredJournal {
    async fn enqueue(&self, execution: NewExecution) -> Result<()> {
        self.inner.enqueue(execution).await?;
        let metrics = Arc::clone(&self.metrics);
        work::after_commit(move || metrics.execution_started());
        Ok(())
    }

    async fn commit(&self, entry: Commit) -> Result<()> {
        let ending = match entry.transition {
            Some(Transition::Completed { .. }) => Some(Ending::Completed),
            Some(Transition::Failed { .. }) => Some(Ending::Failed),
            Some(Transition::Cancelled { .. }) => Some(Ending::Cancelled),
            Some(Transition::Running { .. } | Transition::Waiting { .. } | Transition::Resumed) | None => None,
        };
        let starts = entry.starts.is_some();
        self.inner.commit(entry).await?;
        if starts {
            self.metrics.execution_started();
        }
        if let Some(ending) = ending {
            self.metrics.execution_finished(ending);
        }
        Ok(())
    }

    async fn unfinished(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<ExecutionDetail>> {
        self.inner.unfinished(after, limit).await
    }

    async fn due(
        &self,
        until: DateTime<Utc>,
        after: Option<(DateTime<Utc>, ExecutionId)>,
        limit: u64,
    ) -> Result<Vec<Due>> {
        self.inner.due(until, after, limit).await
    }

    async fn holders(&self, after: Option<ExecutionId>, limit: u64) -> Result<Vec<Holder>> {
        self.inner.holders(after, limit).await
    }

    async fn children(&self, of: Option<ExecutionId>) -> Result<Vec<ExecutionId>> {
        self.inner.children(of).await
    }

    async fn keep_answer(&self, answer: &EarlyAnswer) -> Result<()> {
        self.inner.keep_answer(answer).await
    }

    async fn kept_answers(&self, execution: ExecutionId) -> Result<Vec<EarlyAnswer>> {
        self.inner.kept_answers(execution).await
    }

    async fn load(&self, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        self.inner.load(id).await
    }

    async fn reopen(&self, id: ExecutionId, nodes: &[String]) -> Result<()> {
        self.inner.reopen(id, nodes).await
    }
}
