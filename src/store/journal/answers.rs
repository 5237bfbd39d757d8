//! What agents' runs say with their ends, in the transaction in which they end: the answer in the conversation that the run answers in, and the message to the
//! agents that receive the run's agent's (`messages`).
//!
//! On the journal's hot path, and so: a group without an agent's run costs nothing, and nothing is read twice for a group. An execution that has ended already says
//! nothing more, which matters where a connection broke in the middle of a commit and the group is written again.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, LockType, OnConflict},
};
use uuid::Uuid;

use super::messages::{self, Emitted};
use crate::{
    domain::{
        Result,
        agent::TurnOutcome,
        conversation::AnswerNote,
        id::{ConversationMessageId, MessageId},
        ports::{Commit, Transition},
        run::{self, AgentRun, RunAnswer},
    },
    store::{
        codes::{CONVERSATION_COMPLETED, CONVERSATION_ESCALATED, SENDER_AGENT, SENDER_SYSTEM, micros, to_json},
        entity::{conversation, conversation_message, execution},
    },
};

/// Rows of one statement, and ids of one query.
pub(super) const ROWS: usize = 1_000;

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

    /// What a run that ended well emits.
    fn message(&self) -> Option<Emitted> {
        let Ending::Answer { payload, .. } = &self.end else { return None };
        Some(Emitted {
            id: MessageId::new().0,
            execution: self.execution,
            agent: self.run.agent.0,
            payload: payload.clone(),
            hops: self.run.hops.saturating_add(1),
            keep_secs: None,
            at: self.at,
        })
    }
}

/// Writes what has been said, and what steps have emitted before; whether messages are on their way now. To be called before the executions are marked as ended.
pub(super) async fn write(
    transaction: &impl ConnectionTrait,
    said: &[&Said],
    emitted: &[&Emitted],
) -> Result<bool, DbErr> {
    let open = still_open(transaction, said).await?;
    // Each once, should a group hold two ends of one execution.
    let mut seen = HashSet::new();
    let said: Vec<&Said> =
        said.iter().copied().filter(|one| open.contains(&one.execution) && seen.insert(one.execution)).collect();
    let ends: Vec<Emitted> = said.iter().filter_map(|one| one.message()).collect();
    let speakers = said.iter().map(|one| one.run.agent.0);
    let agents = distinct(speakers.chain(emitted.iter().map(|one| one.agent)));
    if agents.is_empty() {
        return Ok(false);
    }
    // First the agents, then the conversations: in this order they are deleted, too.
    let agents = messages::agents(transaction, agents).await?;
    answer(transaction, &said).await?;
    messages::emit(transaction, emitted.iter().copied().chain(&ends), &agents).await
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

pub(super) fn distinct(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests;
