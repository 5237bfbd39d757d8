//! What agents' runs say with their ends, in the transaction in which they end: the answer in the conversation that the run answers in, and the message to the
//! agents that receive the run's agent's.
//!
//! On the journal's hot path, and so: a group without an agent's run costs nothing, and nothing is read twice for a group. An execution that has ended already says
//! nothing more, which matters where a connection broke in the middle of a commit and the group is written again.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Set,
    sea_query::{Expr, ExprTrait, LockType, OnConflict},
};
use uuid::Uuid;

use crate::{
    domain::{
        Result,
        agent::TurnOutcome,
        conversation::AnswerNote,
        id::{ConversationMessageId, MessageId},
        message::MAX_HOPS,
        ports::{Commit, Transition},
        run::{self, AgentRun, RunAnswer},
    },
    store::{
        codes::{ACTIVE, CONVERSATION_COMPLETED, CONVERSATION_ESCALATED, SENDER_AGENT, SENDER_SYSTEM, micros, to_json},
        entity::{agent, agent_source, conversation, conversation_message, execution, message, message_delivery},
    },
};

/// Rows of one statement, and ids of one query.
const ROWS: usize = 1_000;

/// What a run says with its end.
#[derive(Debug)]
pub(super) struct Said {
    execution: Uuid,
    run: AgentRun,
    at: i64,
    end: Ending,
}

#[derive(Debug)]
enum Ending {
    /// Well.
    Answer {
        answer: RunAnswer,
        /// What is emitted, as JSON.
        payload: String,
    },
    /// Otherwise: what the conversation is told, and whether people take it over.
    Note { text: String, escalates: bool },
}

impl Said {
    /// `None` where a commit is no end, or no agent's run.
    pub(super) fn of(commit: &Commit) -> Result<Option<Self>> {
        let Some(run) = commit.run else { return Ok(None) };
        let (at, end) = match &commit.transition {
            Some(Transition::Completed { output, at, .. }) => {
                let payload = to_json(&run::payload(output))?;
                (at, Ending::Answer { answer: RunAnswer::of(output), payload })
            }
            Some(Transition::Failed { error, at, .. }) => {
                (at, Ending::Note { text: run::failure_note(error), escalates: true })
            }
            Some(Transition::Cancelled { at }) => {
                (at, Ending::Note { text: run::CANCELLATION_NOTE.to_owned(), escalates: false })
            }
            Some(Transition::Running { .. } | Transition::Waiting { .. } | Transition::Resumed) | None => {
                return Ok(None);
            }
        };
        Ok(Some(Self { execution: commit.execution.0, run, at: micros(*at), end }))
    }
}

/// Writes what has been said; whether messages are on their way now. To be called before the executions are marked as ended.
pub(super) async fn write(transaction: &impl ConnectionTrait, said: &[&Said]) -> Result<bool, DbErr> {
    let open = still_open(transaction, said).await?;
    // Each once, should a group hold two ends of one execution.
    let mut seen = HashSet::new();
    let said: Vec<&Said> =
        said.iter().copied().filter(|one| open.contains(&one.execution) && seen.insert(one.execution)).collect();
    if said.is_empty() {
        return Ok(false);
    }
    // First the agents, then the conversations: in this order they are deleted, too.
    let agents = agents(transaction, &said).await?;
    answer(transaction, &said).await?;
    emit(transaction, &said, &agents).await
}

async fn still_open(transaction: &impl ConnectionTrait, said: &[&Said]) -> Result<HashSet<Uuid>, DbErr> {
    let mut open = HashSet::with_capacity(said.len());
    for said in said.chunks(ROWS) {
        let found: Vec<Uuid> = execution::Entity::find()
            .select_only()
            .column(execution::Column::Id)
            .filter(execution::Column::Id.is_in(said.iter().map(|one| one.execution)))
            .filter(execution::Column::FinishedAt.is_null())
            .into_tuple()
            .all(transaction)
            .await?;
        open.extend(found);
    }
    Ok(open)
}

/// What emitting needs to know of an agent.
struct Emitter {
    tenant: Uuid,
    unit: Option<Uuid>,
    keep_secs: i64,
}

/// The agents of these runs that are still there, held until the end of the transaction.
async fn agents(transaction: &impl ConnectionTrait, said: &[&Said]) -> Result<HashMap<Uuid, Emitter>, DbErr> {
    let ids = distinct(said.iter().map(|one| one.run.agent.0));
    let mut agents = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let found: Vec<(Uuid, Uuid, Option<Uuid>, i64)> = agent::Entity::find()
            .select_only()
            .columns([
                agent::Column::Id,
                agent::Column::TenantId,
                agent::Column::UnitId,
                agent::Column::KeepMessagesSecs,
            ])
            .filter(agent::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(agent::Column::Id)
            .lock(LockType::KeyShare)
            .into_tuple()
            .all(transaction)
            .await?;
        agents.extend(found.into_iter().map(|(id, tenant, unit, keep_secs)| (id, Emitter { tenant, unit, keep_secs })));
    }
    Ok(agents)
}

/// Answers in conversations.
async fn answer(transaction: &impl ConnectionTrait, said: &[&Said]) -> Result<(), DbErr> {
    let ids = distinct(said.iter().filter_map(|one| one.run.conversation).map(|id| id.0));
    let mut there = HashSet::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let found: Vec<Uuid> = conversation::Entity::find()
            .select_only()
            .column(conversation::Column::Id)
            .filter(conversation::Column::Id.is_in(ids.iter().copied()))
            .order_by_asc(conversation::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .into_tuple()
            .all(transaction)
            .await?;
        there.extend(found);
    }
    let asked = asked(transaction, said).await?;
    for one in said {
        if let Some(conversation) = one.run.conversation.filter(|id| there.contains(&id.0)) {
            say(transaction, one, conversation.0, &asked).await?;
        }
    }
    Ok(())
}

/// When the messages were sent that these runs answer.
async fn asked(transaction: &impl ConnectionTrait, said: &[&Said]) -> Result<HashMap<Uuid, i64>, DbErr> {
    let ids = distinct(said.iter().filter_map(|one| one.run.answers).map(|id| id.0));
    let mut asked = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let found: Vec<(Uuid, i64)> = conversation_message::Entity::find()
            .select_only()
            .columns([conversation_message::Column::Id, conversation_message::Column::CreatedAt])
            .filter(conversation_message::Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(transaction)
            .await?;
        asked.extend(found);
    }
    Ok(asked)
}

/// One run's word in its conversation, and what becomes of that.
async fn say(
    transaction: &impl ConnectionTrait,
    said: &Said,
    conversation: Uuid,
    asked: &HashMap<Uuid, i64>,
) -> Result<(), DbErr> {
    let custom = |error: crate::domain::Error| DbErr::Custom(error.to_string());
    let mut row = conversation_message::ActiveModel {
        seq: NotSet,
        id: Set(ConversationMessageId::new().0),
        conversation_id: Set(conversation),
        sender: Set(SENDER_SYSTEM),
        content: NotSet,
        created_at: Set(said.at),
        execution_id: Set(Some(said.execution)),
        answers_id: Set(None),
        answer: Set(None),
    };
    // What the user waited for it, in milliseconds.
    let mut response_ms = None;
    let (text, becomes) = match &said.end {
        Ending::Answer { answer, .. } => {
            let answers = said.run.answers;
            response_ms = answers.and_then(|id| asked.get(&id.0)).map(|asked| Ord::max(said.at - asked, 0) / 1_000);
            let note = AnswerNote { answers, response_ms, provider: answer.provider.clone(), usage: answer.usage };
            row.sender = Set(SENDER_AGENT);
            row.answers_id = Set(answers.map(|id| id.0));
            row.answer = Set(Some(to_json(&note).map_err(custom)?));
            let becomes = match answer.outcome {
                TurnOutcome::Continue => None,
                TurnOutcome::Complete => Some(CONVERSATION_COMPLETED),
                TurnOutcome::Escalate => Some(CONVERSATION_ESCALATED),
            };
            (&answer.text, becomes)
        }
        Ending::Note { text, escalates } => (text, escalates.then_some(CONVERSATION_ESCALATED)),
    };
    let mut change = conversation::Entity::update_many().filter(conversation::Column::Id.eq(conversation));
    let mut changes = becomes.is_some();
    if let Some(status) = becomes {
        change = change
            .col_expr(conversation::Column::Status, Expr::value(status))
            .col_expr(conversation::Column::EndedAt, Expr::value(said.at));
    }
    // A run that has nothing to say says nothing.
    if !text.is_empty() {
        row.content = Set(text.replace('\0', "\u{fffd}"));
        // A message that has its answer keeps it.
        let insert = conversation_message::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(transaction)
            .await;
        let inserted = match insert {
            Ok(rows) => rows > 0,
            Err(DbErr::RecordNotInserted) => false,
            Err(error) => return Err(error),
        };
        if inserted {
            changes = true;
            let counted = |column: conversation::Column, more: i64| Expr::col(column).add(more);
            let last = Expr::case(Expr::col(conversation::Column::LastMessageAt).lt(said.at), said.at)
                .finally(Expr::col(conversation::Column::LastMessageAt));
            change = change
                .col_expr(conversation::Column::MessagesCount, counted(conversation::Column::MessagesCount, 1))
                .col_expr(conversation::Column::LastMessageAt, last.into());
            if let Some(response_ms) = response_ms {
                change = change
                    .col_expr(conversation::Column::Responses, counted(conversation::Column::Responses, 1))
                    .col_expr(conversation::Column::ResponseMs, counted(conversation::Column::ResponseMs, response_ms));
            }
        }
    }
    if changes {
        change.exec(transaction).await?;
    }
    Ok(())
}

/// Emits a message for every run that ended well, and sends it on its way to those who receive its agent's; whether any is.
async fn emit(
    transaction: &impl ConnectionTrait,
    said: &[&Said],
    agents: &HashMap<Uuid, Emitter>,
) -> Result<bool, DbErr> {
    let (mut messages, mut sent) = (Vec::new(), Vec::new());
    for one in said {
        let (Ending::Answer { payload, .. }, Some(agent)) = (&one.end, agents.get(&one.run.agent.0)) else { continue };
        let (id, hops) = (MessageId::new().0, one.run.hops.saturating_add(1));
        let kept = agent.keep_secs.saturating_mul(1_000_000);
        messages.push(message::ActiveModel {
            seq: NotSet,
            id: Set(id),
            tenant_id: Set(agent.tenant),
            unit_id: Set(agent.unit),
            agent_id: Set(one.run.agent.0),
            execution_id: Set(Some(one.execution)),
            payload: Set(payload.clone()),
            hops: Set(hops),
            created_at: Set(one.at),
            expires_at: Set((kept > 0).then(|| one.at.saturating_add(kept))),
        });
        if hops < MAX_HOPS {
            sent.push((one.run.agent.0, id));
        }
    }
    if messages.is_empty() {
        return Ok(false);
    }
    for messages in chunks(messages) {
        message::Entity::insert_many(messages).exec_without_returning(transaction).await?;
    }
    let receivers = receivers(transaction, distinct(sent.iter().map(|(agent, _)| *agent)), agents).await?;
    let deliveries: Vec<_> = sent
        .into_iter()
        .flat_map(|(agent, message)| receivers.get(&agent).into_iter().flatten().map(move |to| (message, *to)))
        .map(|(message, to)| message_delivery::ActiveModel { seq: NotSet, message_id: Set(message), agent_id: Set(to) })
        .collect();
    let sends = !deliveries.is_empty();
    for deliveries in chunks(deliveries) {
        message_delivery::Entity::insert_many(deliveries).exec_without_returning(transaction).await?;
    }
    Ok(sends)
}

/// Of each of these agents: the active ones that name it as a source, and are its owner's to send to.
///
/// Those are the tenant's own and, of a unit's agent, those of that unit: nobody else may name it as a source, and were a row to say otherwise, nothing would leave the wall.
async fn receivers(
    transaction: &impl ConnectionTrait,
    sources: Vec<Uuid>,
    emitters: &HashMap<Uuid, Emitter>,
) -> Result<HashMap<Uuid, Vec<Uuid>>, DbErr> {
    let receiver: RelationDef = agent_source::Entity::belongs_to(agent::Entity)
        .from(agent_source::Column::AgentId)
        .to(agent::Column::Id)
        .into();
    let mut receivers: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for sources in sources.chunks(ROWS) {
        let found: Vec<(Uuid, Uuid, Uuid, Option<Uuid>)> = agent_source::Entity::find()
            .select_only()
            .columns([agent_source::Column::SourceId, agent_source::Column::AgentId])
            .columns([agent::Column::TenantId, agent::Column::UnitId])
            .join(JoinType::InnerJoin, receiver.clone())
            .filter(agent_source::Column::SourceId.is_in(sources.iter().copied()))
            .filter(agent::Column::Status.eq(ACTIVE))
            .order_by_asc(agent_source::Column::AgentId)
            .into_tuple()
            .all(transaction)
            .await?;
        for (source, to, tenant, unit) in found {
            let hears = |from: &Emitter| from.tenant == tenant && (unit.is_none() || unit == from.unit);
            if emitters.get(&source).is_some_and(hears) {
                receivers.entry(source).or_default().push(to);
            }
        }
    }
    Ok(receivers)
}

fn distinct(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn chunks<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<T> = rows.by_ref().take(ROWS).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}

#[cfg(test)]
mod tests;
