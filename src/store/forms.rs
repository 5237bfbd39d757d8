//! Forms and their submissions.

use async_trait::async_trait;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::{
    Store, audit,
    codes::{self, from_json, micros, to_json, to_time},
    entity::{
        form::{ActiveModel, Column, Entity, Model},
        form_submission,
    },
    outbox, wall,
};
use crate::domain::{
    Kind, Result,
    audit::Action,
    event::{Event, EventKind},
    form::{Form, Submission},
    id::{FormId, SubmissionId, TenantId, UnitId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::FormRepository,
};

/// [`FormRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Forms {
    store: Store,
}

impl Forms {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
}

#[async_trait]
impl FormRepository for Forms {
    async fn insert(&self, form: Form) -> Result<Form> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(form.id.0),
            tenant_id: Set(form.owner.tenant.0),
            unit_id: Set(codes::unit(form.owner.unit)),
            name: Set(form.name.clone()),
            description: Set(form.description.clone()),
            fields: Set(to_json(&form.fields)?),
            is_public: Set(form.public),
            created_at: Set(micros(form.created_at)),
            updated_at: Set(micros(form.updated_at)),
        };
        let transaction = self.store.begin().await?;
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, form.owner, Action::Created, Kind::Form, form.id.0).await?;
        transaction.commit().await?;
        Ok(Form { seq: row.seq, ..form })
    }

    async fn find(&self, owner: Owner, id: FormId) -> Result<Option<Form>> {
        let row = Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(id.0))
            .one(&self.store.read)
            .await?;
        row.map(to_form).transpose()
    }

    async fn find_public(&self, id: FormId) -> Result<Option<Form>> {
        let row =
            Entity::find().filter(Column::Id.eq(id.0)).filter(Column::IsPublic.eq(true)).one(&self.store.read).await?;
        row.map(to_form).transpose()
    }

    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Form>> {
        let all = Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_form).collect::<Result<_>>()?, total })
    }

    async fn insert_submission(&self, submission: Submission, form: &Form) -> Result<Submission> {
        let row = form_submission::ActiveModel {
            seq: NotSet,
            id: Set(submission.id.0),
            tenant_id: Set(submission.owner.tenant.0),
            unit_id: Set(codes::unit(submission.owner.unit)),
            form_id: Set(submission.form_id.0),
            data: Set(to_json(&submission.data)?),
            executions: Set(to_json(&submission.executions)?),
            created_at: Set(micros(submission.created_at)),
        };
        let transaction = self.store.begin().await?;
        let row = form_submission::Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, submission.owner, Action::Created, Kind::Submission, submission.id.0).await?;
        outbox::emit(&transaction, &[submitted(&submission, form)]).await?;
        transaction.commit().await?;
        Ok(Submission { seq: row.seq, ..submission })
    }

    async fn list_submissions(&self, owner: Owner, form: FormId, page: PageRequest) -> Result<Page<Submission>> {
        use form_submission::Column;
        let all = form_submission::Entity::find()
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::FormId.eq(form.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.iter().map(to_submission).collect::<Result<_>>()?, total })
    }
}

fn submitted(submission: &Submission, form: &Form) -> Event {
    let executions: Vec<_> = submission.executions.iter().map(|started| started.execution_id).collect();
    let data = json!({
        "form_id": form.id,
        "form_name": form.name,
        "submission_id": submission.id,
        "data": submission.data,
        "execution_ids": executions,
        "submitted_at": submission.created_at,
    });
    Event::new(submission.owner, EventKind::FormSubmitted, data)
}

fn to_form(row: Model) -> Result<Form> {
    Ok(Form {
        seq: row.seq,
        id: FormId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        name: row.name,
        description: row.description,
        public: row.is_public,
        fields: from_json(&row.fields)?,
        created_at: to_time(row.created_at)?,
        updated_at: to_time(row.updated_at)?,
    })
}

fn to_submission(row: &form_submission::Model) -> Result<Submission> {
    Ok(Submission {
        seq: row.seq,
        id: SubmissionId(row.id),
        owner: Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) },
        form_id: FormId(row.form_id),
        data: from_json(&row.data)?,
        executions: from_json(&row.executions)?,
        created_at: to_time(row.created_at)?,
    })
}

#[cfg(test)]
mod tests;
