//! Conversations and what is said in them. Agents' answers, and what they make of the conversation, are written by the [journal](super::journal).
//!
//! Whoever says something changes the conversation's row first: so messages of one conversation are numbered in the order in which they are counted, on PostgreSQL too.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Set,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::{
    Store, audit,
    codes::{
        self, CONVERSATION_ACTIVE, CONVERSATION_COMPLETED, conversation_status, from_json, micros, sender,
        to_conversation_status, to_json, to_sender, to_time, to_times,
    },
    entity::{
        conversation::{ActiveModel, Column, Entity, Model},
        conversation_message as said,
    },
    wall,
};
use crate::domain::{
    Error, Kind, Result,
    audit::Action,
    conversation::{Conversation, ConversationFilter, ConversationMessage, Sender},
    id::{AgentId, ConversationId, ConversationMessageId, ExecutionId, Seq, TenantId, UnitId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::ConversationRepository,
    workflows::now,
};

/// [`ConversationRepository`] over a [`Store`].
#[derive(Debug, Clone)]
pub struct Conversations {
    store: Store,
}

impl Conversations {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    async fn row(&self, owner: Owner, id: Uuid) -> Result<Option<Model>> {
        Ok(owned(owner).filter(Column::Id.eq(id)).one(&self.store.read).await?)
    }

    /// A message of one of the owner's conversations. The wall stands at the conversation.
    async fn message(&self, owner: Owner, query: Select<said::Entity>) -> Result<Option<ConversationMessage>> {
        let Some(row) = query.one(&self.store.read).await? else { return Ok(None) };
        match self.row(owner, row.conversation_id).await? {
            Some(_) => to_message(row).map(Some),
            None => Ok(None),
        }
    }
}

fn owned(owner: Owner) -> Select<Entity> {
    Entity::find().filter(wall::owned(owner, Column::TenantId, Column::UnitId))
}

#[async_trait]
impl ConversationRepository for Conversations {
    async fn insert(&self, conversation: Conversation) -> Result<Conversation> {
        let row = ActiveModel {
            seq: NotSet,
            id: Set(conversation.id.0),
            tenant_id: Set(conversation.owner.tenant.0),
            unit_id: Set(codes::unit(conversation.owner.unit)),
            agent_id: Set(conversation.agent.0),
            channel: Set(conversation.channel),
            user_ref: Set(conversation.user),
            status: Set(conversation_status(conversation.status)),
            started_at: Set(micros(conversation.started_at)),
            ended_at: Set(conversation.ended_at.map(micros)),
            last_message_at: Set(micros(conversation.last_message_at)),
            messages_count: Set(conversation.messages_count),
            responses: Set(conversation.responses),
            response_ms: Set(conversation.response_ms),
        };
        let transaction = self.store.begin().await?;
        let row = Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, conversation.owner, Action::Created, Kind::Conversation, row.id).await?;
        transaction.commit().await?;
        to_conversation(row)
    }

    async fn find(&self, owner: Owner, id: ConversationId) -> Result<Option<Conversation>> {
        self.row(owner, id.0).await?.map(to_conversation).transpose()
    }

    async fn list(&self, owner: Owner, filter: &ConversationFilter, page: PageRequest) -> Result<Page<Conversation>> {
        let all = owned(owner)
            .apply_if(filter.agent, |query, agent| query.filter(Column::AgentId.eq(agent.0)))
            .apply_if(filter.status, |query, status| query.filter(Column::Status.eq(conversation_status(status))))
            .apply_if(filter.from, |query, from| query.filter(Column::StartedAt.gte(micros(from))))
            .apply_if(filter.before, |query, before| query.filter(Column::StartedAt.lt(micros(before))));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_desc(Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_conversation).collect::<Result<_>>()?, total })
    }

    async fn insert_message(&self, owner: Owner, message: ConversationMessage) -> Result<ConversationMessage> {
        let at = micros(message.created_at);
        let mut change = Entity::update_many()
            .col_expr(Column::MessagesCount, Expr::cust("messages_count + 1"))
            .col_expr(Column::LastMessageAt, Expr::value(at));
        if message.sender == Sender::User {
            change = change
                .col_expr(Column::Status, Expr::value(CONVERSATION_ACTIVE))
                .col_expr(Column::EndedAt, Expr::value(None::<i64>));
        }
        let transaction = self.store.begin().await?;
        let changed = change
            .filter(wall::owned(owner, Column::TenantId, Column::UnitId))
            .filter(Column::Id.eq(message.conversation.0))
            .exec(&transaction)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Error::not_found(Kind::Conversation));
        }
        let row = said::ActiveModel {
            seq: NotSet,
            id: Set(message.id.0),
            conversation_id: Set(message.conversation.0),
            sender: Set(sender(message.sender)),
            content: Set(message.content),
            created_at: Set(at),
            execution_id: Set(message.execution.map(|id| id.0)),
            answers_id: Set(message.answer.as_ref().and_then(|note| note.answers).map(|id| id.0)),
            answer: Set(message.answer.as_ref().map(to_json).transpose()?),
        };
        let row = said::Entity::insert(row).exec_with_returning(&transaction).await?;
        audit::note(&transaction, owner, Action::Updated, Kind::Conversation, row.conversation_id).await?;
        transaction.commit().await?;
        to_message(row)
    }

    async fn find_message(&self, owner: Owner, id: ConversationMessageId) -> Result<Option<ConversationMessage>> {
        self.message(owner, said::Entity::find().filter(said::Column::Id.eq(id.0))).await
    }

    async fn find_answer(&self, owner: Owner, to: ConversationMessageId) -> Result<Option<ConversationMessage>> {
        self.message(owner, said::Entity::find().filter(said::Column::AnswersId.eq(to.0))).await
    }

    async fn messages(&self, owner: Owner, id: ConversationId, page: PageRequest) -> Result<Page<ConversationMessage>> {
        if self.row(owner, id.0).await?.is_none() {
            return Ok(Page { items: Vec::new(), total: 0 });
        }
        let all = said::Entity::find().filter(said::Column::ConversationId.eq(id.0));
        let total = all.clone().count(&self.store.read).await?;
        let (limit, offset) = wall::window(page);
        let rows = all.order_by_asc(said::Column::Seq).limit(limit).offset(offset).all(&self.store.read).await?;
        Ok(Page { items: rows.into_iter().map(to_message).collect::<Result<_>>()?, total })
    }

    async fn recent(
        &self,
        owner: Owner,
        id: ConversationId,
        before: Option<Seq>,
        limit: u64,
    ) -> Result<Vec<ConversationMessage>> {
        if self.row(owner, id.0).await?.is_none() {
            return Ok(Vec::new());
        }
        let rows = said::Entity::find()
            .filter(said::Column::ConversationId.eq(id.0))
            .apply_if(before, |query, before| query.filter(said::Column::Seq.lt(before)))
            .order_by_desc(said::Column::Seq)
            .limit(limit.min(i64::MAX.unsigned_abs()))
            .all(&self.store.read)
            .await?;
        rows.into_iter().rev().map(to_message).collect()
    }

    async fn complete_idle(&self, before: DateTime<Utc>, limit: u64) -> Result<u64> {
        // In the words of the partial index `conversations_idle`, which a parameter would hide from the planner.
        let idle = || Expr::cust("status = 0");
        let some = Query::select()
            .column(Column::Id)
            .from(Entity)
            .and_where(idle())
            .and_where(Column::LastMessageAt.lt(micros(before)))
            .limit(limit.min(i64::MAX.unsigned_abs()))
            .take();
        let transaction = self.store.begin().await?;
        // Judged again where it is changed: somebody may have said something since it was selected.
        let rows = Entity::update_many()
            .col_expr(Column::Status, Expr::value(CONVERSATION_COMPLETED))
            .col_expr(Column::EndedAt, Expr::value(micros(now())))
            .filter(Column::Id.in_subquery(some))
            .filter(idle())
            .filter(Column::LastMessageAt.lt(micros(before)))
            .exec_with_returning(&transaction)
            .await?;
        for row in &rows {
            audit::note(&transaction, owner_of(row), Action::Updated, Kind::Conversation, row.id).await?;
        }
        transaction.commit().await?;
        Ok(rows.len() as u64)
    }
}

fn owner_of(row: &Model) -> Owner {
    Owner { tenant: TenantId(row.tenant_id), unit: row.unit_id.map(UnitId) }
}

fn to_conversation(row: Model) -> Result<Conversation> {
    Ok(Conversation {
        seq: row.seq,
        id: ConversationId(row.id),
        owner: owner_of(&row),
        agent: AgentId(row.agent_id),
        channel: row.channel,
        user: row.user_ref,
        status: to_conversation_status(row.status)?,
        started_at: to_time(row.started_at)?,
        ended_at: to_times(row.ended_at)?,
        last_message_at: to_time(row.last_message_at)?,
        messages_count: row.messages_count,
        responses: row.responses,
        response_ms: row.response_ms,
    })
}

fn to_message(row: said::Model) -> Result<ConversationMessage> {
    Ok(ConversationMessage {
        seq: row.seq,
        id: ConversationMessageId(row.id),
        conversation: ConversationId(row.conversation_id),
        sender: to_sender(row.sender)?,
        content: row.content,
        created_at: to_time(row.created_at)?,
        execution: row.execution_id.map(ExecutionId),
        answer: row.answer.as_deref().map(from_json).transpose()?,
    })
}

#[cfg(test)]
mod tests;
