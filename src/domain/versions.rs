//! Versions of a workflow: a head that is being edited, and one that is published.
//!
//! Every change of a graph is a version, numbered from 1 and never changed; the *head* is the newest. At most one is *published*: it is what runs, what triggers start and
//! what is callable by name, while the head may be further. Executions stay pinned to the version that they started with. So a draft can be saved, compared and
//! tried while what is published runs on.
//!
//! A version that nobody needs is forgotten: beyond the newest [`KEPT_DRAFTS`], those that were never published and of which no execution was ever started.

mod diff;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use self::diff::{Change, Changed, Difference, GraphDiff, Op};
use super::{
    error::{Error, Kind, Result},
    graph::Graph,
    id::WorkflowId,
    identity::Owner,
    page::{Page, PageRequest},
    ports::WorkflowRepository,
    text::check_description,
    workflow::{Workflow, WorkflowStatus},
    workflows::{WorkflowService, changed_at, next_version, refuse},
};

/// How many versions behind the head are kept whatever became of them.
pub const KEPT_DRAFTS: i32 = 100;

/// Who made a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// What kind of actor: see [`super::context::Actor::kind`].
    pub kind: String,
    /// Which, where the actor is a record. It may be gone.
    pub id: Option<Uuid>,
}

/// A version without its graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: i32,
    /// Who made it; `None` of those from before this was kept.
    pub author: Option<Author>,
    /// What its author says of it.
    pub note: Option<String>,
    /// Nodes of the graph.
    pub nodes: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last published.
    pub published_at: Option<DateTime<Utc>>,
}

/// A graph to be saved as the head.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The head that it was made from.
    pub base: i32,
    /// The graph.
    pub graph: Graph,
    /// What its author says of it.
    pub note: Option<String>,
}

/// Versions of workflows. Nothing here but [`VersionRepository::save`] is walled: it is for those who have read the workflow.
#[async_trait]
pub trait VersionRepository: Send + Sync {
    /// Newest first.
    async fn list(&self, workflow: WorkflowId, page: PageRequest) -> Result<Page<Version>>;
    /// One of them with its graph.
    async fn find(&self, workflow: WorkflowId, number: i32) -> Result<Option<(Version, Graph)>>;
    /// As [`WorkflowRepository::update`], with a note on the version that it makes. What is published may be another version than the head; its triggers are live when this
    /// returns. Forgets versions that nobody needs.
    async fn save(&self, workflow: &Workflow, seen: &Workflow, note: Option<&str>) -> Result<()>;
}

/// The rules of versions over their ports.
#[derive(Clone)]
pub struct VersionService {
    workflows: WorkflowService,
    records: Arc<dyn WorkflowRepository>,
    versions: Arc<dyn VersionRepository>,
}

impl VersionService {
    /// A service over these.
    pub fn new(
        workflows: WorkflowService,
        records: Arc<dyn WorkflowRepository>,
        versions: Arc<dyn VersionRepository>,
    ) -> Self {
        Self { workflows, records, versions }
    }

    /// The workflow and its versions, newest first.
    pub async fn list(&self, owner: Owner, id: WorkflowId, page: PageRequest) -> Result<(Workflow, Page<Version>)> {
        let workflow = self.workflows.get(owner, id).await?;
        let found = self.versions.list(id, page).await?;
        Ok((workflow, found))
    }

    /// The workflow and one of its versions.
    pub async fn get(&self, owner: Owner, id: WorkflowId, number: i32) -> Result<(Workflow, Version, Graph)> {
        let workflow = self.workflows.get(owner, id).await?;
        let found = self.versions.find(id, number).await?;
        let (version, graph) = found.ok_or(Error::not_found(Kind::WorkflowVersion))?;
        Ok((workflow, version, graph))
    }

    /// What leads from one version to another; to the head where `to` is `None`, and which that was.
    pub async fn diff(&self, owner: Owner, id: WorkflowId, from: i32, to: Option<i32>) -> Result<(i32, GraphDiff)> {
        let workflow = self.workflows.get(owner, id).await?;
        let to = to.unwrap_or(workflow.version);
        let missing = || Error::not_found(Kind::WorkflowVersion);
        let before = self.graph(&workflow, from).await?.ok_or_else(missing)?;
        let after = self.graph(&workflow, to).await?.ok_or_else(missing)?;
        Ok((to, GraphDiff::between(&before, &after)))
    }

    /// Saves a graph as the head. What is published stays. [`Error::Conflict`] where the head is not the one that it was made from; a graph that is the head's already makes no
    /// version.
    pub async fn save_draft(&self, owner: Owner, id: WorkflowId, draft: Draft) -> Result<Workflow> {
        let seen = self.editable(owner, id).await?;
        let mut faults = self.workflows.graph_faults(&draft.graph, WorkflowStatus::Draft);
        faults.extend(draft.note.iter().flat_map(|note| check_description("/note", note)));
        refuse(faults)?;
        require_head(&seen, Some(draft.base))?;
        self.save_head(&seen, draft.graph, draft.note).await
    }

    /// Makes the graph of an earlier version the head's, as a version of its own. What is published stays.
    pub async fn restore(
        &self,
        owner: Owner,
        id: WorkflowId,
        number: i32,
        base: Option<i32>,
        note: Option<String>,
    ) -> Result<Workflow> {
        let seen = self.editable(owner, id).await?;
        refuse(note.iter().flat_map(|note| check_description("/note", note)).collect())?;
        let graph = self.graph(&seen, number).await?.ok_or_else(unknown)?;
        require_head(&seen, base)?;
        self.save_head(&seen, graph, Some(note.unwrap_or_else(|| format!("Restored from version {number}")))).await
    }

    /// Publishes a version, the head where none is named, once its graph is checked whole: its faults point into the graph. It takes the place of what was published.
    pub async fn publish(&self, owner: Owner, id: WorkflowId, number: Option<i32>) -> Result<Workflow> {
        let seen = self.workflows.get(owner, id).await?;
        seen.refuse_hidden()?;
        if seen.status == WorkflowStatus::Archived {
            return Err(Error::conflict("an archived workflow must go back to draft before it is published"));
        }
        let number = number.unwrap_or(seen.version);
        let graph = self.graph(&seen, number).await?.ok_or_else(unknown)?;
        if seen.published_version == Some(number) {
            return Ok(seen);
        }
        refuse(self.workflows.graph_faults(&graph, WorkflowStatus::Published))?;
        let next = Workflow {
            status: WorkflowStatus::Published,
            published_version: Some(number),
            updated_at: changed_at(&seen),
            ..seen.clone()
        };
        self.versions.save(&next, &seen, None).await?;
        Ok(next)
    }

    /// Takes back what is published: nothing starts it any more, and what runs of it runs on. The head stays as it is. Of a workflow that is not published nothing changes.
    pub async fn unpublish(&self, owner: Owner, id: WorkflowId) -> Result<Workflow> {
        let seen = self.workflows.get(owner, id).await?;
        seen.refuse_hidden()?;
        if seen.published_version.is_none() {
            return Ok(seen);
        }
        let next = Workflow {
            status: WorkflowStatus::Draft,
            published_version: None,
            updated_at: changed_at(&seen),
            ..seen.clone()
        };
        self.versions.save(&next, &seen, None).await?;
        Ok(next)
    }

    async fn editable(&self, owner: Owner, id: WorkflowId) -> Result<Workflow> {
        let seen = self.workflows.get(owner, id).await?;
        seen.refuse_hidden()?;
        if seen.status == WorkflowStatus::Archived {
            return Err(Error::conflict("the graph of an archived workflow cannot change: make it a draft first"));
        }
        Ok(seen)
    }

    async fn save_head(&self, seen: &Workflow, graph: Graph, note: Option<String>) -> Result<Workflow> {
        if graph == seen.graph {
            return Ok(seen.clone());
        }
        let next = Workflow { graph, version: next_version(seen)?, updated_at: changed_at(seen), ..seen.clone() };
        self.versions.save(&next, seen, note.as_deref().filter(|note| !note.is_empty())).await?;
        Ok(next)
    }

    async fn graph(&self, workflow: &Workflow, number: i32) -> Result<Option<Graph>> {
        if number == workflow.version {
            return Ok(Some(workflow.graph.clone()));
        }
        self.records.graph(workflow.id, number).await
    }
}

/// Who names the head that a change was made from does not overwrite what came after it.
fn require_head(seen: &Workflow, base: Option<i32>) -> Result<()> {
    if base.is_some_and(|base| base != seen.version) {
        let head = seen.version;
        return Err(Error::conflict(format!("the head is version {head}: look at it, and make the change from there")));
    }
    Ok(())
}

/// A version that does not exist, wherever it is named.
pub(crate) fn unknown() -> Error {
    Error::not_found(Kind::WorkflowVersion)
}

#[cfg(test)]
mod tests;
