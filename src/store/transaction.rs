//! A transaction that may write, and remembers which records it changes: once it is committed, and before whoever asked for it goes on, nothing in memory
//! still says otherwise ([`super::held`]).

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, TransactionTrait,
};
use uuid::Uuid;

use super::{Store, ambient};
use crate::domain::{Kind, work};

/// A record that a transaction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) kind: Kind,
    pub(super) id: Uuid,
}

/// A connection on which records are changed.
pub(super) trait Changes: ConnectionTrait {
    /// Notes that a record is changed here.
    fn changed(&self, record: Changed);
}

/// See the module.
#[derive(Debug)]
pub(super) struct Transaction {
    inner: DatabaseTransaction,
    store: Store,
    changed: Mutex<Vec<Changed>>,
}

impl Transaction {
    pub(super) async fn begin(store: &Store) -> Result<Self, DbErr> {
        let inner = match ambient::transaction(store.id) {
            Some(outer) => outer.begin().await?,
            None => store.write.pool.begin_with_options(store.writing()).await?,
        };
        Ok(Self { inner, store: store.clone(), changed: Mutex::default() })
    }

    /// Commits, and lets go of what is held of the records that it changed; as a part of a unit of work, with that one.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        let Self { inner, store, changed } = self;
        let changed = changed.into_inner().unwrap_or_else(PoisonError::into_inner);
        if changed.is_empty() {
            return inner.commit().await;
        }
        if ambient::transaction(store.id).is_some() {
            inner.commit().await?;
            work::after_commit(move || store.held.forget(&changed));
            return Ok(());
        }
        // In a task of its own: a caller that goes away in the middle of a commit must not leave what is held behind what is stored.
        let committed = tokio::spawn(async move {
            let result = inner.commit().await;
            // Whatever came of it: a connection that broke leaves open whether it was committed.
            store.held.forget(&changed);
            result
        });
        committed.await.map_err(|error| DbErr::Custom(error.to_string()))?
    }

    /// Takes all back. Dropping it does so too, a little later.
    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}

impl Changes for Transaction {
    fn changed(&self, record: Changed) {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner).push(record);
    }
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
