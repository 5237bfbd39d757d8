//! Triggers of workflows, kept in step with the graphs that are published: written in the transaction that publishes, so that a source never
//! starts what is not published and never misses what is.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{
    codes::PUBLISHED,
    entity::{
        form, workflow,
        workflow_trigger::{ActiveModel, Column, Entity},
    },
    references, wall,
};
use crate::domain::{
    Error, Fault, Kind, Result,
    id::{TenantId, UnitId, WorkflowId},
    identity::Owner,
    trigger::{self, FORM_FIELD, Source, Trigger, Triggered},
    workflow::{Workflow, WorkflowStatus},
};

/// Brings the stored triggers of a workflow, and the credentials that it names, in step with it. Each that its owner does not have is a fault.
pub(super) async fn keep(connection: &impl ConnectionTrait, workflow: &Workflow) -> Result<()> {
    Entity::delete_many().filter(Column::WorkflowId.eq(workflow.id.0)).exec(connection).await?;
    let mut faults = references::keep(connection, workflow).await?;
    if workflow.status != WorkflowStatus::Published {
        return Ok(());
    }
    let triggers = trigger::of(&workflow.graph);
    for trigger in &triggers {
        if !exists(connection, workflow.owner, trigger.source).await? {
            faults.push(missing(trigger));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid { faults });
    }
    if !triggers.is_empty() {
        let rows = triggers.into_iter().map(|trigger| ActiveModel {
            workflow_id: Set(workflow.id.0),
            node_id: Set(trigger.node),
            tenant_id: Set(workflow.owner.tenant.0),
            kind: Set(trigger.source.kind().to_owned()),
            subject: Set(trigger.source.subject()),
        });
        Entity::insert_many(rows).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// Published workflows that the source starts, oldest first: the tenant's, and those of the unit that the source is of.
pub(super) async fn started_by(
    connection: &impl ConnectionTrait,
    owner: Owner,
    source: Source,
) -> Result<Vec<Triggered>> {
    let named = Entity::find()
        .select_only()
        .column(Column::WorkflowId)
        .filter(Column::TenantId.eq(owner.tenant.0))
        .filter(Column::Kind.eq(source.kind()))
        .filter(Column::Subject.eq(source.subject()))
        .into_query();
    let rows: Vec<(Uuid, Option<Uuid>, i32)> = workflow::Entity::find()
        .select_only()
        .columns([workflow::Column::Id, workflow::Column::UnitId, workflow::Column::Version])
        .filter(wall::hears(owner, workflow::Column::TenantId, workflow::Column::UnitId))
        .filter(workflow::Column::Status.eq(PUBLISHED))
        .filter(Expr::col(workflow::Column::Id).in_subquery(named))
        .order_by_asc(workflow::Column::Seq)
        .into_tuple()
        .all(connection)
        .await?;
    let triggered = |(id, unit, version): (Uuid, Option<Uuid>, i32)| Triggered {
        owner: Owner { tenant: TenantId(owner.tenant.0), unit: unit.map(UnitId) },
        workflow: WorkflowId(id),
        version,
    };
    Ok(rows.into_iter().map(triggered).collect())
}

async fn exists(connection: &impl ConnectionTrait, owner: Owner, source: Source) -> Result<bool> {
    let Source::Form(id) = source;
    let found = form::Entity::find()
        .filter(wall::owned(owner, form::Column::TenantId, form::Column::UnitId))
        .filter(form::Column::Id.eq(id.0))
        .count(connection)
        .await?;
    Ok(found > 0)
}

fn missing(trigger: &Trigger) -> Fault {
    let Source::Form(_) = trigger.source;
    let pointer = format!("/nodes/{}/config/{FORM_FIELD}", trigger.index);
    Fault::new(pointer, "unknown_record", Error::not_found(Kind::Form).to_string())
}
