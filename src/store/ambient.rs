//! Units of work over a database: a transaction that a task carries with it, so that repositories use it without knowing.
//!
//! [`Connection`] stands where a pool would: it is the task's transaction where there is one and the pool elsewhere. Reads go through it too, since a unit
//! must see what it wrote. [`Store::begin`] gives a savepoint within a unit, so a repository's own transactions are parts of it.
//!
//! The transaction is committed by a task of its own: a caller that goes away in the middle would leave open whether it was, and what waits for the commit
//! undone.

use std::{
    future::Future,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    TransactionTrait,
};

use super::Store;
use crate::domain::{
    Error, Result,
    work::{self, End, Transactions, Unit},
};

tokio::task_local! {
    static CURRENT: Arc<Ambient>;
}

/// Tells the stores of one process apart: a unit of work is of one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StoreId(u64);

impl StoreId {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A pool, or within a unit of work its transaction.
#[derive(Debug, Clone)]
pub(super) struct Connection {
    pub(super) pool: DatabaseConnection,
    store: StoreId,
}

impl Connection {
    pub(super) fn new(pool: DatabaseConnection, store: StoreId) -> Self {
        Self { pool, store }
    }
}

#[async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match transaction(self.store) {
            Some(transaction) => transaction.execute_raw(statement).await,
            None => self.pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match transaction(self.store) {
            Some(transaction) => transaction.execute_unprepared(sql).await,
            None => self.pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match transaction(self.store) {
            Some(transaction) => transaction.query_one_raw(statement).await,
            None => self.pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match transaction(self.store) {
            Some(transaction) => transaction.query_all_raw(statement).await,
            None => self.pool.query_all_raw(statement).await,
        }
    }
}

/// The transaction of the unit of work around the caller, if it is of this store and not yet committed.
pub(super) fn transaction(store: StoreId) -> Option<Arc<DatabaseTransaction>> {
    CURRENT.try_with(|ambient| ambient.transaction(store)).ok().flatten()
}

/// An open unit of work.
struct Ambient {
    store: StoreId,
    transaction: Mutex<Option<Arc<DatabaseTransaction>>>,
    acts: Mutex<Vec<Act>>,
    /// Units within this one that are open.
    nested: AtomicUsize,
}

type Act = Box<dyn FnOnce() + Send>;

impl Ambient {
    fn new(store: StoreId, transaction: DatabaseTransaction) -> Arc<Self> {
        Arc::new(Self {
            store,
            transaction: Mutex::new(Some(Arc::new(transaction))),
            acts: Mutex::default(),
            nested: AtomicUsize::new(0),
        })
    }

    fn transaction(&self, store: StoreId) -> Option<Arc<DatabaseTransaction>> {
        if self.store == store { lock(&self.transaction).clone() } else { None }
    }

    /// The transaction, to end it; `None` where it has been ended.
    fn take(&self) -> Result<Option<DatabaseTransaction>> {
        let Some(transaction) = lock(&self.transaction).take() else { return Ok(None) };
        let in_use = || Error::internal("a unit of work ends while a query of it is under way");
        Arc::into_inner(transaction).map(Some).ok_or_else(in_use)
    }

    async fn commit(&self) -> Result<()> {
        let Some(transaction) = self.take()? else { return Ok(()) };
        let acts = std::mem::take(&mut *lock(&self.acts));
        let committed = tokio::spawn(async move {
            transaction.commit().await?;
            for act in acts {
                act();
            }
            Ok::<_, DbErr>(())
        });
        Ok(committed.await.map_err(Error::internal)??)
    }

    async fn roll_back(&self) -> Result<()> {
        lock(&self.acts).clear();
        if let Some(transaction) = self.take()? {
            transaction.rollback().await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Unit for Ambient {
    fn after_commit(&self, act: Act) {
        if lock(&self.transaction).is_some() {
            lock(&self.acts).push(act);
        } else {
            act();
        }
    }

    async fn checkpoint(&self) -> Result<()> {
        if self.nested.load(Ordering::Relaxed) > 0 {
            return Err(Error::internal("a part of a unit of work cannot commit it"));
        }
        self.commit().await
    }
}

#[async_trait]
impl Transactions for Store {
    async fn run(&self, work: BoxFuture<'_, End>) -> Result<()> {
        match CURRENT.try_with(Arc::clone) {
            Ok(outer) if outer.transaction(self.id).is_some() => within(self, &outer, work).await,
            _ => alone(self, work).await,
        }
    }
}

async fn alone(store: &Store, work: BoxFuture<'_, End>) -> Result<()> {
    let ambient = Ambient::new(store.id, store.write.pool.begin_with_options(store.writing()).await?);
    let unit: Arc<dyn Unit> = ambient.clone();
    match CURRENT.scope(Arc::clone(&ambient), work::scope(unit, work)).await {
        End::Commit => ambient.commit().await,
        End::RollBack => ambient.roll_back().await,
    }
}

/// A part of `outer`, as a savepoint.
async fn within(store: &Store, outer: &Ambient, work: impl Future<Output = End> + Send) -> Result<()> {
    let part = Part::of(outer);
    let savepoint = store.begin().await?;
    if work.await == End::Commit {
        savepoint.commit().await?;
        part.keep();
    } else {
        savepoint.rollback().await?;
    }
    Ok(())
}

/// Forgets what was to follow the commit, unless the part of the unit that asked for it is kept.
struct Part<'a> {
    outer: &'a Ambient,
    acts: usize,
}

impl<'a> Part<'a> {
    fn of(outer: &'a Ambient) -> Self {
        outer.nested.fetch_add(1, Ordering::Relaxed);
        Self { outer, acts: lock(&outer.acts).len() }
    }

    fn keep(mut self) {
        self.acts = usize::MAX;
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        self.outer.nested.fetch_sub(1, Ordering::Relaxed);
        lock(&self.outer.acts).truncate(self.acts);
    }
}

/// No code panics while it holds one of these locks; were it to, the data is still whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
