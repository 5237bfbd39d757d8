//! Triggers of workflows, kept in step with the graphs that are published: written in the transaction that publishes, so that a source never
//! starts what is not published and never misses what is.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    codes::{PUBLISHED, to_json},
    entity::{
        credential, form, workflow,
        workflow_trigger::{ActiveModel, Column, Entity},
    },
    hooks, references, schedules, wall,
};
use crate::domain::{
    Error, Fault, Kind, Result,
    credential::CredentialKind,
    id::{TenantId, UnitId, WorkflowId},
    identity::Owner,
    trigger::{self, FORM_FIELD, Source, Trigger, Triggered, webhook::WebhookConfig},
    workflow::{Workflow, WorkflowStatus},
};

/// Brings the stored triggers of a workflow, and the credentials that it names, in step with it. Each that its owner does not have is a fault.
pub(super) async fn keep(connection: &impl ConnectionTrait, workflow: &Workflow) -> Result<()> {
    Entity::delete_many().filter(Column::WorkflowId.eq(workflow.id.0)).exec(connection).await?;
    let mut faults = references::keep(connection, workflow).await?;
    let is_live = workflow.status == WorkflowStatus::Published;
    let triggers = if is_live { trigger::of(&workflow.graph) } else { Vec::new() };
    let mut rows = Vec::with_capacity(triggers.len());
    for trigger in &triggers {
        let config = workflow.graph.nodes.get(trigger.index).map(|node| &node.config);
        faults.extend(missing(connection, workflow.owner, trigger, config).await?);
        // Of a webhook only: requests ask for it.
        let config = if trigger.source == Source::Webhook { config.map(to_json).transpose()? } else { None };
        rows.push(ActiveModel {
            workflow_id: Set(workflow.id.0),
            node_id: Set(trigger.node.clone()),
            tenant_id: Set(workflow.owner.tenant.0),
            kind: Set(trigger.source.kind().to_owned()),
            subject: Set(trigger.source.subject()),
            config: Set(config),
        });
    }
    if !faults.is_empty() {
        return Err(Error::Invalid { faults });
    }
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(connection).await?;
    }
    hooks::keep(connection, workflow, &triggers).await?;
    schedules::keep(connection, workflow, &triggers).await
}

/// Published workflows that the source starts, oldest first: the tenant's, and those of the unit that the source is of.
pub(super) async fn started_by(
    connection: &impl ConnectionTrait,
    owner: Owner,
    source: Source,
) -> Result<Vec<Triggered>> {
    let of = |column: Column| Expr::col((Entity, column));
    let first = Query::select()
        .expr(of(Column::NodeId).min())
        .from(Entity)
        .and_where(of(Column::WorkflowId).equals((workflow::Entity, workflow::Column::Id)))
        .and_where(of(Column::TenantId).eq(owner.tenant.0))
        .and_where(of(Column::Kind).eq(source.kind()))
        .and_where(of(Column::Subject).eq(source.subject()))
        .take();
    let named = Entity::find()
        .select_only()
        .column(Column::WorkflowId)
        .filter(Column::TenantId.eq(owner.tenant.0))
        .filter(Column::Kind.eq(source.kind()))
        .filter(Column::Subject.eq(source.subject()))
        .into_query();
    let rows: Vec<(Uuid, Option<Uuid>, i32, String)> = workflow::Entity::find()
        .select_only()
        .columns([workflow::Column::Id, workflow::Column::UnitId, workflow::Column::PublishedVersion])
        .expr_as(Expr::expr(first), "node")
        .filter(wall::hears(owner, workflow::Column::TenantId, workflow::Column::UnitId))
        .filter(workflow::Column::Status.eq(PUBLISHED))
        .filter(Expr::col(workflow::Column::Id).in_subquery(named))
        .order_by_asc(workflow::Column::Seq)
        .into_tuple()
        .all(connection)
        .await?;
    let triggered = |(id, unit, version, node): (Uuid, Option<Uuid>, i32, String)| Triggered {
        owner: Owner { tenant: TenantId(owner.tenant.0), unit: unit.map(UnitId) },
        workflow: WorkflowId(id),
        version,
        node,
    };
    Ok(rows.into_iter().map(triggered).collect())
}

/// What a trigger names and its owner does not have.
async fn missing(
    connection: &impl ConnectionTrait,
    owner: Owner,
    trigger: &Trigger,
    config: Option<&Map<String, Value>>,
) -> Result<Option<Fault>> {
    let (field, kind, found) = match trigger.source {
        Source::Form(id) => {
            let found = form::Entity::find()
                .filter(wall::owned(owner, form::Column::TenantId, form::Column::UnitId))
                .filter(form::Column::Id.eq(id.0));
            (FORM_FIELD, Kind::Form, found.count(connection).await?)
        }
        Source::Webhook => {
            let config = config.cloned().unwrap_or_default();
            let config: WebhookConfig = serde_json::from_value(config.into()).map_err(Error::internal)?;
            let Some(signature) = config.signature else { return Ok(None) };
            let id = signature.credential().map(|id| id.0).unwrap_or_default();
            let signing = [CredentialKind::ApiKey, CredentialKind::BearerToken].map(CredentialKind::as_str);
            let found = credential::Entity::find()
                .filter(wall::owned(owner, credential::Column::TenantId, credential::Column::UnitId))
                .filter(credential::Column::Kind.is_in(signing))
                .filter(credential::Column::Id.eq(id));
            ("signature/credential", Kind::Credential, found.count(connection).await?)
        }
        Source::Schedule => return Ok(None),
    };
    let pointer = format!("/nodes/{}/config/{field}", trigger.index);
    Ok((found == 0).then(|| Fault::new(pointer, "unknown_record", Error::not_found(kind).to_string())))
}
