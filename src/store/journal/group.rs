//! One group as one transaction of at most a few statements: new executions, new steps, changed executions.
//!
//! The SQL is written out here, and only here. This is the one hot path of the store, and `UPDATE … FROM (VALUES …)`, which
//! changes many rows to different values in one statement, is beyond the query builder. Both databases read the same text
//! but for the sign of a parameter; columns of `VALUES` are called `column1`, `column2`… in both.

use std::fmt::Write as _;

use indexmap::IndexMap;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QuerySelect, Statement, Value,
};
use tokio::sync::watch;
use uuid::Uuid;

use super::{
    answers::{self, Said},
    entry::{Change, Entry, ExecutionRow, StepRow},
    finals,
    messages::Emitted,
};
use crate::{
    domain::{
        Kind,
        audit::{Action, word},
        id::{TenantId, UnitId},
        identity::Owner,
        work,
    },
    store::{
        Store,
        audit::{self, Note},
        codes::PENDING,
        entity::{early_answer, execution},
        transaction::Transaction,
    },
};

/// Rows of one statement; at eleven columns a third of the parameters that SQLite takes.
const ROWS: usize = 1_000;

/// Why a group was not committed.
#[derive(Debug, thiserror::Error)]
pub(super) enum GroupError {
    /// An execution to change is not there, or has ended.
    #[error("an execution is gone, or has ended")]
    Gone,
    /// Another process runs the engine now.
    #[error("another process runs the engine")]
    Fenced,
    /// Not even a transaction could begin: none of the calls is at fault, and trying them one by one would only wait as often.
    #[error("no transaction could begin: {0}")]
    Unavailable(#[source] DbErr),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Commits all entries, in order, or none. `emitted` rises with a commit that sends messages on their way.
pub(super) async fn commit<'a>(
    store: &Store,
    emitted: &watch::Sender<u64>,
    entries: impl Iterator<Item = &'a Entry> + Send,
) -> Result<(), GroupError> {
    let mut executions: Vec<&ExecutionRow> = Vec::new();
    let mut steps: Vec<(Uuid, &StepRow)> = Vec::new();
    // What is noted one by one: each is a person's doing, and rare.
    let mut noted: Vec<(Uuid, &Note, Action)> = Vec::new();
    let mut said: Vec<&Said> = Vec::new();
    let mut used: Vec<Uuid> = Vec::new();
    let mut messages: Vec<&Emitted> = Vec::new();
    let mut changes: IndexMap<Uuid, Change> = IndexMap::new();
    for entry in entries {
        match entry {
            Entry::Enqueue(row) => executions.push(row),
            Entry::Commit {
                execution,
                steps: rows,
                change,
                cancelled,
                answered,
                said: one,
                used: gone,
                starts,
                emitted,
            } => {
                used.extend(gone);
                executions.extend(starts.as_deref());
                said.extend(one.as_deref());
                messages.extend(emitted);
                noted.extend(answered.iter().map(|note| (*execution, note, Action::Answered)));
                noted.extend(cancelled.iter().map(|note| (*execution, note, Action::Cancelled)));
                steps.extend(rows.iter().map(|row| (*execution, row)));
                if let Some(change) = change {
                    // One row may appear once only in the statement that changes it.
                    let change = match changes.swap_remove(execution) {
                        // An end is an end: by itself, this call will be refused.
                        Some(earlier) if earlier.finished_at.is_some() => return Err(GroupError::Gone),
                        Some(earlier) => earlier.then(change.clone()),
                        None => change.clone(),
                    };
                    changes.insert(*execution, change);
                }
            }
        }
    }
    let changes: Vec<(Uuid, Change)> = changes.into_iter().collect();

    let transaction = store.begin().await.map_err(GroupError::Unavailable)?;
    // What is only accepted, any process may write.
    if (!steps.is_empty() || !changes.is_empty()) && !store.role.may_run(&transaction).await? {
        return Err(GroupError::Fenced);
    }
    for rows in executions.chunks(ROWS) {
        insert_executions(&transaction, rows).await?;
        note_starts(&transaction, rows).await?;
    }
    for rows in steps.chunks(ROWS) {
        insert_steps(&transaction, rows).await?;
    }
    for used in used.chunks(ROWS) {
        let used = used.iter().copied();
        early_answer::Entity::delete_many().filter(early_answer::Column::Id.is_in(used)).exec(&transaction).await?;
    }
    finals::emit(&transaction, &changes).await?;
    // Before the changes are made, like the above: what has ended already has said what it had to say.
    let speaks = !said.is_empty() || !messages.is_empty();
    let sends = speaks && answers::write(&transaction, &said, &messages).await?;
    for rows in changes.chunks(ROWS) {
        if change_executions(&transaction, rows).await? != rows.len() as u64 {
            return Err(GroupError::Gone);
        }
    }
    for (execution, note, action) in noted {
        note_change(&transaction, execution, note, action).await?;
    }
    store.role.tell(&transaction, &store.wire, executions.iter().map(|row| row.id), &changes).await?;
    transaction.commit().await?;
    if sends {
        let emitted = emitted.clone();
        work::after_commit(move || emitted.send_modify(|count| *count = count.wrapping_add(1)));
    }
    Ok(())
}

/// Notes what was done to an execution in the audit log of its owner.
pub(super) async fn note_change(transaction: &Transaction, id: Uuid, note: &Note, action: Action) -> Result<(), DbErr> {
    let owner: Option<(Uuid, Option<Uuid>)> = execution::Entity::find()
        .select_only()
        .columns([execution::Column::TenantId, execution::Column::UnitId])
        .filter(execution::Column::Id.eq(id))
        .into_tuple()
        .one(transaction)
        .await?;
    let Some((tenant, unit)) = owner else { return Ok(()) };
    let owner = Owner { tenant: TenantId(tenant), unit: unit.map(UnitId) };
    note.write(transaction, owner, action, Kind::Execution, id).await
}

async fn note_starts(transaction: &Transaction, rows: &[&ExecutionRow]) -> Result<(), DbErr> {
    let head = format!("INSERT INTO audit_log ({}) VALUES ", audit::COLUMNS);
    let mut statement = Builder::new(transaction, &head, rows.len() * 11);
    let kind = word(Kind::Execution);
    let mut noted = 0;
    for row in rows {
        if let Some(note) = &row.note {
            statement.row(note.row(row.tenant_id, row.unit_id, Action::Started, &kind, row.id));
            noted += 1;
        }
    }
    if noted == 0 {
        return Ok(());
    }
    statement.execute("").await?;
    Ok(())
}

async fn insert_executions(transaction: &Transaction, rows: &[&ExecutionRow]) -> Result<(), DbErr> {
    let mut statement = Builder::new(
        transaction,
        "INSERT INTO executions (id, tenant_id, unit_id, workflow_id, workflow_version, status, input, created_at, origin, \
         parent_id, gate) VALUES ",
        rows.len() * 11,
    );
    for row in rows {
        statement.row([
            row.id.into(),
            row.tenant_id.into(),
            row.unit_id.into(),
            row.workflow_id.into(),
            row.workflow_version.into(),
            PENDING.into(),
            row.input.as_str().into(),
            row.created_at.into(),
            row.origin.as_deref().into(),
            row.parent_id.into(),
            row.gate.as_deref().into(),
        ]);
    }
    statement.execute("").await?;
    Ok(())
}

async fn insert_steps(transaction: &Transaction, rows: &[(Uuid, &StepRow)]) -> Result<(), DbErr> {
    let mut statement = Builder::new(
        transaction,
        "INSERT INTO execution_steps \
         (execution_id, ordinal, node_id, node_kind, attempt, input, outcome, detail, started_at, finished_at) VALUES ",
        rows.len() * 10,
    );
    for (execution, row) in rows {
        statement.row([
            (*execution).into(),
            row.ordinal.into(),
            row.node_id.as_str().into(),
            row.node_kind.as_str().into(),
            row.attempt.into(),
            row.input.as_str().into(),
            row.outcome.into(),
            row.detail.as_str().into(),
            row.started_at.into(),
            row.finished_at.into(),
        ]);
    }
    statement.execute("").await?;
    Ok(())
}

async fn change_executions(transaction: &Transaction, rows: &[(Uuid, Change)]) -> Result<u64, DbErr> {
    let mut statement = Builder::new(
        transaction,
        "UPDATE executions SET status = new.column2, output = COALESCE(new.column3, executions.output), \
         error = COALESCE(new.column4, executions.error), started_at = COALESCE(executions.started_at, new.column5), \
         finished_at = COALESCE(new.column6, executions.finished_at), wake_at = new.column7 FROM (VALUES ",
        rows.len() * 7,
    );
    for (execution, change) in rows {
        statement.row([
            (*execution).into(),
            change.status.into(),
            change.output.as_deref().into(),
            change.error.as_deref().into(),
            change.started_at.into(),
            change.finished_at.into(),
            change.wake_at.into(),
        ]);
    }
    statement.execute(") AS new WHERE executions.id = new.column1 AND executions.finished_at IS NULL").await
}

/// A statement with a list of rows in it.
struct Builder<'a> {
    transaction: &'a Transaction,
    numbered: bool,
    sql: String,
    values: Vec<Value>,
}

impl<'a> Builder<'a> {
    fn new(transaction: &'a Transaction, head: &str, parameters: usize) -> Self {
        let mut sql = String::with_capacity(head.len() + parameters * 6 + 64);
        sql.push_str(head);
        let numbered = transaction.get_database_backend() == DbBackend::Postgres;
        Self { transaction, numbered, sql, values: Vec::with_capacity(parameters) }
    }

    fn row<const COLUMNS: usize>(&mut self, values: [Value; COLUMNS]) {
        self.sql.push_str(if self.values.is_empty() { "(" } else { ",(" });
        for (column, value) in values.into_iter().enumerate() {
            if column > 0 {
                self.sql.push(',');
            }
            self.values.push(value);
            if self.numbered {
                // Writing to a string cannot fail.
                let _ = write!(self.sql, "${}", self.values.len());
            } else {
                self.sql.push('?');
            }
        }
        self.sql.push(')');
    }

    async fn execute(mut self, tail: &str) -> Result<u64, DbErr> {
        self.sql.push_str(tail);
        let backend = self.transaction.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, self.sql, self.values);
        Ok(self.transaction.execute_raw(statement).await?.rows_affected())
    }
}
