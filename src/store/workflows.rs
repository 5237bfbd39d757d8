//! Workflows and their versions.

pub(super) mod versions;

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, ExprTrait, Func},
};

use serde_json::json;

use super::{
    Store, audit,
    codes::{self, PUBLISHED, from_json, micros, storable, to_time, to_workflow_status, workflow_status},
    entity::{
        endpoint,
        workflow::{ActiveModel, Column, Entity, Model},
        workflow_version,
    },
    outbox, triggers, wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    event::{Event, EventKind},
    graph::Graph,
    id::{AgentId, EndpointId, TenantId, UnitId, WorkflowId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::{DEFAULT_ENDPOINT, WorkflowRepository},
    settings::WorkflowSettings,
    trigger::{Source, Triggered},
    versions::VersionRepository,
    workflow::{Workflow, WorkflowFilter, WorkflowHead, WorkflowSummary},
};

/// [`WorkflowRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Workflows {
    store: Store,
}

impl Workflows {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// The workflow with the graph of its head. Where a change slips in between the two reads, the row's version still names a
    /// graph that exists: those that are forgotten are far behind the head.
    async fn whole(&self, row: Option<Model>) -> Result<Option<Workflow>> {
        let Some(row) = row else { return Ok(None) };
        let Some(graph) = self.graph(WorkflowId(row.id), row.version).await? else { return Ok(None) };
        to_workflow(row, graph).map(Some)
    }

    async fn load_published(&self, owner: Owner, endpoint: EndpointId, name: &str) -> Result<Option<WorkflowHead>> {
        // A workflow that names no endpoint is at the tenant's default one.
        let is_default = endpoint::Entity::find()
            .select_only()
            .column(endpoint::Column::Id)
            .filter(endpoint::Column::Id.eq(endpoint.0))
            .filter(endpoint::Column::TenantId.eq(owner.tenant.0))
            .filter(endpoint::Column::Name.eq(DEFAULT_ENDPOINT))
            .into_query();
        let at_endpoint = Condition::any()
            .add(Column::EndpointId.eq(endpoint.0))
            .add(Column::EndpointId.is_null().and(Expr::exists(is_default)));
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Name.eq(name))
            .filter(Column::Status.eq(PUBLISHED))
            .filter(Column::AgentId.is_null())
            .filter(at_endpoint)
            .order_by_desc(Column::Seq)
            .one(&self.store.read)
            .await?;
        row.as_ref().map(to_head).transpose()
    }
}

#[async_trait]
impl WorkflowRepository for Workflows {
    async fn insert(&self, workflow: Workflow) -> Result<Workflow> {
        let transaction = self.store.begin().await?;
        let row = Entity::insert(to_row(&workflow)).exec_with_returning(&transaction).await?;
        versions::insert(&transaction, &workflow, None).await?;
        triggers::keep(&transaction, &workflow).await?;
        audit::note(&transaction, workflow.owner, Action::Created, Kind::Workflow, workflow.id.0).await?;
        outbox::emit(&transaction, published(&workflow, None).as_slice()).await?;
        transaction.commit().await?;
        to_workflow(row, workflow.graph)
    }

    async fn update(&self, workflow: &Workflow, seen: &Workflow) -> Result<()> {
        VersionRepository::save(self, workflow, seen, None).await
    }

    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Workflow>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        self.whole(row).await
    }

    async fn find_published_named(&self, owner: Owner, name: &str) -> Result<Option<WorkflowHead>> {
        if !storable(name) {
            return Ok(None);
        }
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Name.eq(name))
            .filter(Column::Status.eq(PUBLISHED))
            .filter(Column::AgentId.is_null())
            .order_by_desc(Column::Seq)
            .one(&self.store.read)
            .await?;
        row.as_ref().map(to_head).transpose()
    }

    async fn find_head(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowHead>> {
        // Whoever's it is: the wall stands before what is held, too.
        let load = async {
            let row = Entity::find().filter(Column::Id.eq(id.0)).one(&self.store.read).await?;
            row.as_ref().map(to_head).transpose()
        };
        let head = self.store.held.workflows.get(&id, load).await?;
        Ok(head.filter(|head| wall::is_owned(owner, head.owner)))
    }

    async fn find_published(&self, owner: Owner, endpoint: EndpointId, name: &str) -> Result<Option<WorkflowHead>> {
        if !storable(name) {
            return Ok(None);
        }
        let load = self.load_published(owner, endpoint, name);
        self.store.held.published.get(&(owner, endpoint, name.to_owned()), load).await
    }

    async fn list(&self, owner: Owner, filter: &WorkflowFilter, page: PageRequest) -> Result<Page<WorkflowSummary>> {
        if filter.search.as_deref().is_some_and(|search| !storable(search)) {
            return Ok(Page { items: Vec::new(), total: 0 });
        }
        let all = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::AgentId.is_null())
            .apply_if(filter.status, |query, status| query.filter(Column::Status.eq(workflow_status(status))))
            .apply_if(filter.search.as_deref(), |query, search| query.filter(name_contains(&self.store, search)));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_summary).collect::<Result<_>>()?, total })
    }

    async fn delete(&self, owner: Owner, id: WorkflowId) -> Result<bool> {
        let transaction = self.store.begin().await?;
        let deleted = Entity::delete_many()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        if deleted.rows_affected > 0 {
            audit::note(&transaction, owner, Action::Deleted, Kind::Workflow, id.0).await?;
        }
        transaction.commit().await?;
        Ok(deleted.rows_affected > 0)
    }

    async fn triggered(&self, owner: Owner, source: Source) -> Result<Vec<Triggered>> {
        triggers::started_by(&self.store.read, owner, source).await
    }

    async fn graph(&self, id: WorkflowId, version: i32) -> Result<Option<Graph>> {
        let row = workflow_version::Entity::find_by_id((id.0, version)).one(&self.store.read).await?;
        row.map(|row| from_json(&row.graph)).transpose()
    }

    async fn settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        self.store.held_settings(id).await
    }

    async fn pin(&self, id: WorkflowId, version: i32) -> Result<bool> {
        versions::pin(&self.store.write, id, version).await
    }
}

/// A new row, without what only transfers know.
pub(super) fn to_row(workflow: &Workflow) -> ActiveModel {
    ActiveModel {
        seq: NotSet,
        id: Set(workflow.id.0),
        tenant_id: Set(workflow.owner.tenant.0),
        unit_id: Set(codes::unit(workflow.owner.unit)),
        name: Set(workflow.name.clone()),
        name_folded: Set(folded(&workflow.name)),
        description: Set(workflow.description.clone()),
        status: Set(workflow_status(workflow.status)),
        version: Set(workflow.version),
        published_version: Set(workflow.published_version),
        endpoint_id: Set(workflow.endpoint.map(|id| id.0)),
        created_at: Set(micros(workflow.created_at)),
        updated_at: Set(micros(workflow.updated_at)),
        agent_id: Set(workflow.agent.map(|id| id.0)),
        guid: Set(None),
        badge: Set(None),
    }
}

/// The event of a workflow of which another version is published than was.
fn published(workflow: &Workflow, seen: Option<&Workflow>) -> Option<Event> {
    let version = workflow.published_version?;
    seen.is_none_or(|seen| seen.published_version != Some(version)).then(|| {
        let data = json!({
            "workflow_id": workflow.id,
            "name": workflow.name,
            "version": version,
        });
        Event::new(workflow.owner, EventKind::WorkflowPublished, data)
    })
}

/// `name` contains `search`, without regard to case. A position function instead of `LIKE`: `%` and `_` stand for themselves, and
/// SQLite's limit on a pattern's length does not apply.
fn name_contains(store: &Store, search: &str) -> Condition {
    contains(store, Column::NameFolded, folded(search))
}

/// `column` contains `text`, literally.
pub(super) fn contains(store: &Store, column: impl ColumnTrait, text: String) -> Condition {
    let position = if store.is_postgres() { "strpos" } else { "instr" };
    let found = Func::cust(position).arg(Expr::col(column.as_column_ref())).arg(text);
    Condition::all().add(Expr::expr(found).gt(0))
}

pub(super) fn folded(text: &str) -> String {
    text.to_lowercase()
}

fn to_head(row: &Model) -> Result<WorkflowHead> {
    Ok(WorkflowHead {
        id: WorkflowId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        status: to_workflow_status(row.status)?,
        version: row.version,
        published_version: row.published_version,
        agent: row.agent_id.map(AgentId),
    })
}

fn to_workflow(row: Model, graph: Graph) -> Result<Workflow> {
    Ok(Workflow {
        seq: row.seq,
        id: WorkflowId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        description: row.description,
        status: to_workflow_status(row.status)?,
        version: row.version,
        published_version: row.published_version,
        graph,
        endpoint: row.endpoint_id.map(EndpointId),
        agent: row.agent_id.map(AgentId),
        created_at: to_time(row.created_at)?,
        updated_at: to_time(row.updated_at)?,
    })
}

fn to_summary(row: Model) -> Result<WorkflowSummary> {
    Ok(WorkflowSummary {
        seq: row.seq,
        id: WorkflowId(row.id),
        name: row.name,
        description: row.description,
        status: to_workflow_status(row.status)?,
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        version: row.version,
        published_version: row.published_version,
        created_at: to_time(row.created_at)?,
        updated_at: to_time(row.updated_at)?,
    })
}

#[cfg(test)]
mod tests;
