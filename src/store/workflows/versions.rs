//! Versions of workflows: what is stored of each, and how long.

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};

use super::{Column, Entity, Workflows, folded, published};
use crate::{
    domain::{
        Error, Kind, Result,
        audit::Action,
        context,
        graph::Graph,
        id::WorkflowId,
        page::{Page, PageRequest},
        versions::{self, Author, KEPT_DRAFTS, Version, VersionRepository},
        workflow::Workflow,
    },
    store::{
        audit,
        codes::{from_json, micros, to_json, to_time, to_times, workflow_status},
        entity::workflow_version::{self, ActiveModel, Column as Of, Entity as Versions},
        outbox, triggers, wall,
    },
};

#[async_trait]
impl VersionRepository for Workflows {
    async fn list(&self, workflow: WorkflowId, page: PageRequest) -> Result<Page<Version>> {
        let all = Versions::find().filter(Of::WorkflowId.eq(workflow.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        // Graphs are large, and not asked for.
        let rows: Vec<Row> = all
            .select_only()
            .columns(ROW)
            .order_by_desc(Of::Version)
            .limit(limit)
            .offset(offset)
            .into_tuple()
            .all(&self.store.read)
            .await?;
        Ok(Page { items: rows.into_iter().map(to_version).collect::<Result<_>>()?, total })
    }

    async fn find(&self, workflow: WorkflowId, number: i32) -> Result<Option<(Version, Graph)>> {
        let Some(row) = Versions::find_by_id((workflow.0, number)).one(&self.store.read).await? else {
            return Ok(None);
        };
        let graph = from_json(&row.graph)?;
        let workflow_version::Model { version, author_kind, author_id, note, nodes, created_at, published_at, .. } =
            row;
        to_version((version, author_kind, author_id, note, nodes, created_at, published_at))
            .map(|version| Some((version, graph)))
    }

    async fn save(&self, workflow: &Workflow, seen: &Workflow, note: Option<&str>) -> Result<()> {
        let owner = workflow.owner;
        let this = wall::owned(owner, Column::TenantId, Column::UnitId).add(Column::Id.eq(workflow.id.0));
        let transaction = self.store.begin().await?;
        let changed = Entity::update_many()
            .col_expr(Column::Name, Expr::value(workflow.name.as_str()))
            .col_expr(Column::NameFolded, Expr::value(folded(&workflow.name)))
            .col_expr(Column::Description, Expr::value(workflow.description.as_str()))
            .col_expr(Column::Status, Expr::value(workflow_status(workflow.status)))
            .col_expr(Column::Version, Expr::value(workflow.version))
            .col_expr(Column::PublishedVersion, Expr::value(workflow.published_version))
            .col_expr(Column::EndpointId, Expr::value(workflow.endpoint.map(|id| id.0)))
            .col_expr(Column::UpdatedAt, Expr::value(micros(workflow.updated_at)))
            .filter(this.clone())
            .filter(Column::Version.eq(seen.version))
            .filter(Column::UpdatedAt.eq(micros(seen.updated_at)))
            .exec(&transaction)
            .await?
            .rows_affected;
        if changed == 0 {
            let exists = Entity::find().filter(this).count(&transaction).await? > 0;
            return Err(if exists {
                Error::conflict("the workflow was changed by someone else in the meantime")
            } else {
                Error::not_found(Kind::Workflow)
            });
        }
        if workflow.version != seen.version {
            insert(&transaction, workflow, note).await?;
            forget(&transaction, workflow).await?;
        }
        if workflow.published_version != seen.published_version {
            triggers::keep(&transaction, &as_published(&transaction, workflow).await?).await?;
        }
        audit::note(&transaction, owner, Action::Updated, Kind::Workflow, workflow.id.0).await?;
        outbox::emit(&transaction, published(workflow, Some(seen)).as_slice()).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Stores the head as a version, made by whoever acts.
pub(in crate::store) async fn insert(
    connection: &impl ConnectionTrait,
    workflow: &Workflow,
    note: Option<&str>,
) -> Result<()> {
    let actor = context::current().actor;
    let at = micros(workflow.updated_at);
    let row = ActiveModel {
        workflow_id: Set(workflow.id.0),
        version: Set(workflow.version),
        graph: Set(to_json(&workflow.graph)?),
        created_at: Set(at),
        author_kind: Set(Some(actor.kind().to_owned())),
        author_id: Set(actor.id()),
        note: Set(note.map(str::to_owned)),
        nodes: Set(i32::try_from(workflow.graph.nodes.len()).unwrap_or(i32::MAX)),
        published_at: Set((workflow.published_version == Some(workflow.version)).then_some(at)),
        pinned: Set(false),
    };
    Versions::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Notes that an execution is about to hold on to a version; `false` where there is none.
pub(super) async fn pin(connection: &impl ConnectionTrait, workflow: WorkflowId, number: i32) -> Result<bool> {
    let pinned = Versions::update_many()
        .col_expr(Of::Pinned, Expr::value(true))
        .filter(Of::WorkflowId.eq(workflow.0))
        .filter(Of::Version.eq(number))
        .exec(connection)
        .await?;
    Ok(pinned.rows_affected > 0)
}

/// Drops versions far behind the head that nobody needs: never published, and of which nothing was started.
async fn forget(connection: &impl ConnectionTrait, workflow: &Workflow) -> Result<()> {
    let oldest = workflow.version.saturating_sub(KEPT_DRAFTS);
    if oldest <= 0 {
        return Ok(());
    }
    Versions::delete_many()
        .filter(Of::WorkflowId.eq(workflow.id.0))
        .filter(Of::Version.lte(oldest))
        .filter(Of::PublishedAt.is_null())
        .filter(Expr::col(Of::Pinned).eq(false))
        .exec(connection)
        .await?;
    Ok(())
}

/// The workflow as triggers see it: with the graph that is published, once that is noted.
async fn as_published(connection: &impl ConnectionTrait, workflow: &Workflow) -> Result<Workflow> {
    let Some(number) = workflow.published_version else { return Ok(workflow.clone()) };
    let noted = Versions::update_many()
        .col_expr(Of::PublishedAt, Expr::value(micros(workflow.updated_at)))
        .filter(Of::WorkflowId.eq(workflow.id.0))
        .filter(Of::Version.eq(number))
        .exec(connection)
        .await?;
    if noted.rows_affected == 0 {
        // Forgotten since it was looked at.
        return Err(versions::unknown());
    }
    if number == workflow.version {
        return Ok(workflow.clone());
    }
    let row = Versions::find_by_id((workflow.id.0, number)).one(connection).await?;
    let graph = row.ok_or_else(versions::unknown)?.graph;
    Ok(Workflow { graph: from_json(&graph)?, version: number, ..workflow.clone() })
}

/// A version's columns but its graph.
type Row = (i32, Option<String>, Option<uuid::Uuid>, Option<String>, i32, i64, Option<i64>);

const ROW: [Of; 7] = [Of::Version, Of::AuthorKind, Of::AuthorId, Of::Note, Of::Nodes, Of::CreatedAt, Of::PublishedAt];

fn to_version((number, kind, id, note, nodes, created_at, published_at): Row) -> Result<Version> {
    Ok(Version {
        number,
        author: kind.map(|kind| Author { kind, id }),
        note,
        nodes,
        created_at: to_time(created_at)?,
        published_at: to_times(published_at)?,
    })
}
