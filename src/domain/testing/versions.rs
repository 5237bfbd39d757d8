//! Versions of workflows.

use async_trait::async_trait;

use super::{Fakes, Records, page};
use crate::domain::{
    context,
    error::{Error, Kind, Result},
    graph::Graph,
    id::WorkflowId,
    page::{Page, PageRequest},
    versions::{Author, Version, VersionRepository},
    workflow::Workflow,
};

impl Records {
    /// Keeps the head as a version, where it is not kept yet.
    pub(super) fn keep_version(&mut self, workflow: &Workflow, note: Option<&str>) {
        let same =
            |(id, version, _): &(WorkflowId, Version, Graph)| *id == workflow.id && version.number == workflow.version;
        if self.graphs.iter().any(same) {
            return;
        }
        let actor = context::current().actor;
        let version = Version {
            number: workflow.version,
            author: Some(Author { kind: actor.kind().to_owned(), id: actor.id() }),
            note: note.map(str::to_owned),
            nodes: i32::try_from(workflow.graph.nodes.len()).unwrap_or(i32::MAX),
            created_at: workflow.updated_at,
            published_at: None,
        };
        self.graphs.push((workflow.id, version, workflow.graph.clone()));
    }
}

#[async_trait]
impl VersionRepository for Fakes {
    async fn list(&self, workflow: WorkflowId, request: PageRequest) -> Result<Page<Version>> {
        let records = self.records();
        let found = records.graphs.iter().filter(|(id, ..)| *id == workflow);
        Ok(page(found.map(|(_, version, _)| version.clone()).collect(), request))
    }

    async fn find(&self, workflow: WorkflowId, number: i32) -> Result<Option<(Version, Graph)>> {
        let records = self.records();
        let found = records.graphs.iter().find(|(id, version, _)| *id == workflow && version.number == number);
        Ok(found.map(|(_, version, graph)| (version.clone(), graph.clone())))
    }

    async fn save(&self, workflow: &Workflow, seen: &Workflow, note: Option<&str>) -> Result<()> {
        let mut records = self.records();
        let stored = records.workflows.iter_mut().find(|stored| stored.id == workflow.id);
        let stored = stored.ok_or(Error::not_found(Kind::Workflow))?;
        if (stored.version, stored.updated_at) != (seen.version, seen.updated_at) {
            return Err(Error::conflict("changed"));
        }
        *stored = workflow.clone();
        records.versions += usize::from(workflow.version != seen.version);
        records.keep_version(workflow, note);
        if let Some(published) = workflow.published_version {
            let of = records.graphs.iter_mut().filter(|(id, ..)| *id == workflow.id);
            of.filter(|(_, version, _)| version.number == published)
                .for_each(|(_, version, _)| version.published_at = Some(workflow.updated_at));
        }
        Ok(())
    }
}
