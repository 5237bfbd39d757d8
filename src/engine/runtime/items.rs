//! The engine as `for_each` sees it: an execution for each item, found again by its id.

use std::{collections::HashSet, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures_util::future::join_all;

use super::{Inner, runner::Handle};
use crate::{
    domain::{
        Error,
        below::{Which, published},
        execution::{Execution, ExecutionStatus, RunError},
        id::ExecutionId,
        ports::{NewExecution, Runner as _},
        run::MAX_DEPTH,
        workflows::now,
    },
    engine::nodes::{
        NodeContext, NodeFailure,
        items::{Item, ItemEnd, Items, Target},
    },
};

/// How long one wait for an item lasts; the node's own limit, or the end of the execution, ends them all.
const WAIT: Duration = Duration::from_mins(10);

#[async_trait]
impl Items for Handle {
    async fn target(&self, context: &NodeContext, workflow: Option<&str>) -> Result<Target, NodeFailure> {
        let Some(named) = workflow else {
            let mut body = context.origin.body.clone().unwrap_or_default();
            body.push(context.node.to_string());
            let (workflow, version) = context.workflow;
            return Ok(Target { owner: context.owner, workflow, version, body: Some(body) });
        };
        let inner = self.inner().map_err(|error| internal(&error))?;
        let found = published(&*inner.workflows, context.owner, Which::of(named)).await;
        let Some((found, version)) = found.map_err(|error| internal(&error))? else {
            let message = format!("there is no published workflow `{named}`");
            return Err(NodeFailure::permanent("unknown_workflow", message));
        };
        Ok(Target { owner: found.owner, workflow: found.id, version, body: None })
    }

    async fn run(&self, item: Item) -> Result<ItemEnd, NodeFailure> {
        let inner = self.inner().map_err(|error| internal(&error))?;
        let Item { execution: id, target, origin, input, again, since } = item;
        if origin.depth > MAX_DEPTH {
            let message = format!("executions start executions at most {MAX_DEPTH} deep");
            return Err(NodeFailure::permanent("too_deep", message));
        }
        let new = NewExecution {
            id,
            owner: target.owner,
            workflow_id: target.workflow,
            workflow_version: target.version,
            origin,
            input,
            created_at: now(),
        };
        match inner.start(new).await {
            // A conflict: it is there after all.
            Ok(()) | Err(Error::Conflict { .. }) => {}
            Err(error) => return Err(internal(&error)),
        }
        let ended = ended(&inner, id).await?;
        let runs_on = match ended.status {
            ExecutionStatus::Failed => again,
            status => status == ExecutionStatus::Cancelled,
        };
        if !runs_on || ended.finished_at.is_some_and(|at| at >= since) {
            return Ok(end(ended));
        }
        match inner.retry(id).await {
            Ok(()) | Err(Error::Conflict { .. }) => {}
            Err(error) => return Err(internal(&error)),
        }
        self::ended(&inner, id).await.map(end)
    }

    async fn stop(&self, parent: ExecutionId, items: &HashSet<ExecutionId>) {
        let Ok(inner) = self.inner() else { return };
        let under_way = inner.table.children(parent).into_iter().filter(|child| items.contains(child));
        join_all(under_way.map(|child| {
            let inner = Arc::clone(&inner);
            async move {
                if let Err(error) = inner.cancel(child).await {
                    tracing::debug!(execution = %child, %error, "execution {child} is not cancelled with the item that failed: {error}");
                }
            }
        }))
        .await;
    }
}

async fn ended(inner: &Arc<Inner>, id: ExecutionId) -> Result<Execution, NodeFailure> {
    loop {
        if let Some(ended) = inner.wait(id, WAIT).await.map_err(|error| gone(id, &error))? {
            return Ok(ended);
        }
    }
}

fn end(ended: Execution) -> ItemEnd {
    match (ended.status, ended.error) {
        (ExecutionStatus::Completed, _) => ItemEnd::Completed(ended.output.unwrap_or_default()),
        (_, Some(error)) => ItemEnd::Failed(error),
        (_, None) => {
            let (code, message) = ("cancelled".to_owned(), "the item's execution was cancelled".to_owned());
            ItemEnd::Failed(RunError { code, message, node: None })
        }
    }
}

fn gone(id: ExecutionId, error: &Error) -> NodeFailure {
    match error {
        Error::NotFound { .. } => NodeFailure::permanent("cancelled", format!("execution {id} is gone")),
        other => internal(other),
    }
}

/// Ours: the cause is for the log alone, and another attempt may fare better.
fn internal(error: &Error) -> NodeFailure {
    tracing::warn!(%error, "items cannot be run: {error}");
    NodeFailure::transient("internal", "the server could not run what the items need")
}
