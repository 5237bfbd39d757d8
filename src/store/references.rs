//! Credentials that published workflows name, kept in step with the graphs: written in the transaction that publishes, so that a credential that may be
//! presented is never deleted.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set, SqlErr};
use uuid::Uuid;

use super::{
    entity::{
        credential,
        workflow_credential::{ActiveModel, Column, Entity},
    },
    wall,
};
use crate::domain::{
    Error, Fault, Kind, Result,
    id::{CredentialId, WorkflowId},
    references::{self, Named},
    workflow::{Workflow, WorkflowStatus},
};

/// Brings what is stored of a workflow in step with it. Every credential that its owner does not have is a fault, and nothing is stored then.
pub(super) async fn keep(connection: &impl ConnectionTrait, workflow: &Workflow) -> Result<Vec<Fault>> {
    Entity::delete_many().filter(Column::WorkflowId.eq(workflow.id.0)).exec(connection).await?;
    if workflow.status != WorkflowStatus::Published {
        return Ok(Vec::new());
    }
    let named = references::credentials(&workflow.graph);
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let there: Vec<Uuid> = credential::Entity::find()
        .select_only()
        .column(credential::Column::Id)
        .filter(wall::owned(workflow.owner, credential::Column::TenantId, credential::Column::UnitId))
        .filter(credential::Column::Id.is_in(named.iter().map(|named| named.credential.0)))
        .into_tuple()
        .all(connection)
        .await?;
    let there: HashSet<Uuid> = there.into_iter().collect();
    let faults: Vec<Fault> = named.iter().filter(|named| !there.contains(&named.credential.0)).map(missing).collect();
    if faults.is_empty() {
        let rows = named.into_iter().map(|named| ActiveModel {
            workflow_id: Set(workflow.id.0),
            pointer: Set(named.pointer),
            credential_id: Set(named.credential.0),
        });
        Entity::insert_many(rows).exec_without_returning(connection).await?;
    }
    Ok(faults)
}

/// [`Error::Conflict`] where a published workflow names the credential.
pub(super) async fn refuse_in_use(connection: &impl ConnectionTrait, id: CredentialId) -> Result<()> {
    let user: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::WorkflowId)
        .filter(Column::CredentialId.eq(id.0))
        .into_tuple()
        .one(connection)
        .await?;
    match user {
        Some(workflow) => Err(Error::conflict(references::in_use(WorkflowId(workflow)))),
        None => Ok(()),
    }
}

/// What a deletion came to, where the database refuses it because somebody has begun to use the credential in this moment.
pub(super) fn deletion(error: DbErr) -> Error {
    match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => Error::conflict("the credential is in use by now"),
        _ => error.into(),
    }
}

fn missing(named: &Named) -> Fault {
    Fault::new(named.pointer.clone(), "unknown_record", Error::not_found(Kind::Credential).to_string())
}
