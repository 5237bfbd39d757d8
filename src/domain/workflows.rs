//! What may be done with workflows.
//!
//! **States.** A workflow is a draft, published or archived:
//!
//! | from \ to | draft | published | archived |
//! |---|---|---|---|
//! | (new) | shape checked | checked whole | refused |
//! | draft | shape checked | checked whole | allowed |
//! | published | shape checked | checked whole | allowed |
//! | archived | shape checked | **refused** | graph refused |
//!
//! An archived workflow goes back to draft before it is published, so that a client that writes `status: published` with
//! every save cannot bring one back to life by accident; its graph cannot change while it stays archived.
//! The graph is checked when it changes or when the status does; a change of name alone asks nothing of it.
//!
//! **Versions.** A graph that differs from the head's becomes the next version, drafts included; executions stay pinned to the version they
//! started with. Name, description and status are not versioned. What is published is one version, and [`WorkflowService`] keeps it at the head: who changes the
//! graph of a published workflow here, or says `published`, publishes the head. A head beyond what is published is made through [`super::versions`], and
//! stays unpublished through changes of name and description.

use std::sync::Arc;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::{
    error::{Error, Fault, Kind, Result},
    graph::Graph,
    id::WorkflowId,
    identity::Owner,
    page::{Page, PageRequest},
    ports::{GraphCheck, WorkflowRepository},
    text::{check_description, check_name},
    workflow::{NewWorkflow, Workflow, WorkflowChange, WorkflowFilter, WorkflowStatus, WorkflowSummary},
};

/// The rules of workflows over their repository.
#[derive(Clone)]
pub struct WorkflowService {
    workflows: Arc<dyn WorkflowRepository>,
    check: Arc<dyn GraphCheck>,
}

impl WorkflowService {
    /// A service over these ports.
    pub fn new(workflows: Arc<dyn WorkflowRepository>, check: Arc<dyn GraphCheck>) -> Self {
        Self { workflows, check }
    }

    /// Creates a workflow, as a draft or published at once. Pointers of faults are those of [`NewWorkflow`]'s fields, the graph's
    /// at the top (`/nodes/0/id`).
    pub async fn create(&self, owner: Owner, new: NewWorkflow) -> Result<Workflow> {
        let mut faults = check_name("/name", &new.name);
        faults.extend(check_description("/description", &new.description));
        if new.status == WorkflowStatus::Archived {
            faults.push(Fault::new("/status", "archived", "a new workflow is `draft` or `published`"));
        }
        faults.extend(self.graph_faults(&new.graph, new.status));
        refuse(faults)?;
        let now = now();
        self.workflows
            .insert(Workflow {
                seq: 0,
                id: WorkflowId::new(),
                owner,
                name: new.name,
                description: new.description,
                status: new.status,
                version: 1,
                published_version: (new.status == WorkflowStatus::Published).then_some(1),
                graph: new.graph,
                endpoint: None,
                agent: None,
                created_at: now,
                updated_at: now,
            })
            .await
    }

    /// The workflow with the graph of its head.
    pub async fn get(&self, owner: Owner, id: WorkflowId) -> Result<Workflow> {
        self.workflows.find(owner, id).await?.ok_or(Error::not_found(Kind::Workflow))
    }

    /// Newest first.
    pub async fn list(
        &self,
        owner: Owner,
        filter: &WorkflowFilter,
        page: PageRequest,
    ) -> Result<Page<WorkflowSummary>> {
        self.workflows.list(owner, filter, page).await
    }

    /// Changes a workflow; see the module's table. [`Error::Conflict`] where someone else changed it in the same moment.
    pub async fn update(&self, owner: Owner, id: WorkflowId, change: WorkflowChange) -> Result<Workflow> {
        let seen = self.get(owner, id).await?;
        seen.refuse_hidden()?;
        let mut next = seen.clone();
        let mut faults = Vec::new();
        if let Some(name) = change.name {
            faults.extend(check_name("/name", &name));
            next.name = name;
        }
        if let Some(description) = change.description {
            faults.extend(check_description("/description", &description));
            next.description = description;
        }
        next.status = change.status.unwrap_or(seen.status);
        next.graph.nodes = change.nodes.unwrap_or(next.graph.nodes);
        next.graph.edges = change.edges.unwrap_or(next.graph.edges);
        next.graph.variables = change.variables.unwrap_or(next.graph.variables);

        let graph_changed = next.graph != seen.graph;
        if graph_changed {
            next.version = next_version(&seen)?;
        }
        next.published_version = match next.status {
            // Whoever says nothing of either leaves a head that is not published as it is.
            WorkflowStatus::Published if graph_changed || change.status.is_some() => Some(next.version),
            WorkflowStatus::Published => seen.published_version,
            WorkflowStatus::Draft | WorkflowStatus::Archived => None,
        };
        if graph_changed || (next.status, next.published_version) != (seen.status, seen.published_version) {
            faults.extend(self.graph_faults(&next.graph, next.status));
        }
        refuse(faults)?;
        if seen.status == WorkflowStatus::Archived {
            if next.status == WorkflowStatus::Published {
                return Err(Error::conflict("an archived workflow must go back to draft before it is published"));
            }
            if next.status == WorkflowStatus::Archived && graph_changed {
                return Err(Error::conflict("the graph of an archived workflow cannot change: make it a draft first"));
            }
        }
        if next == seen {
            return Ok(seen);
        }
        next.updated_at = changed_at(&seen);
        self.workflows.update(&next, &seen).await?;
        Ok(next)
    }

    /// Removes a workflow with its versions and executions. Those that run are dropped at their next step.
    pub async fn delete(&self, owner: Owner, id: WorkflowId) -> Result<()> {
        self.get(owner, id).await?.refuse_hidden()?;
        if self.workflows.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Workflow)) }
    }

    /// What is wrong with a graph for a workflow of this status; pointers into the graph.
    pub(super) fn graph_faults(&self, graph: &Graph, status: WorkflowStatus) -> Vec<Fault> {
        let mut faults = match status {
            WorkflowStatus::Published => self.check.check_whole(graph),
            WorkflowStatus::Draft | WorkflowStatus::Archived => self.check.check_draft(graph),
        };
        // Ids of nodes become columns of the journal, whichever check is plugged in.
        for (index, node) in graph.nodes.iter().enumerate() {
            if node.id.contains('\0') {
                faults.push(Fault::new(format!("/nodes/{index}/id"), "control_character", "must not contain NUL"));
            }
        }
        faults
    }
}

/// The number of the version that follows the head.
pub(super) fn next_version(seen: &Workflow) -> Result<i32> {
    seen.version.checked_add(1).ok_or_else(|| Error::conflict("the workflow has too many versions"))
}

/// The time of a change. Rises with every one even where the clock does not, since it tells changes apart.
pub(super) fn changed_at(seen: &Workflow) -> DateTime<Utc> {
    now().max(seen.updated_at + TimeDelta::microseconds(1))
}

/// All faults, or none.
pub(super) fn refuse(faults: Vec<Fault>) -> Result<()> {
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
}

/// This moment to the microsecond, which is what databases keep: the record returned is the record stored.
pub(crate) fn now() -> DateTime<Utc> {
    as_stored(Utc::now())
}

/// A moment to the microsecond.
pub(crate) fn as_stored(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(at)
}

#[cfg(test)]
mod tests;
