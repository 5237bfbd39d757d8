//! The unit of work: what one request writes, through however many repositories, becomes one transaction.
//!
//! Like [`super::context`], it is known throughout a task without being handed on: repositories and services are written as if there were none.
//! What must not happen unless the transaction is committed (starting what was accepted, waking who waits, counting) goes through
//! [`after_commit`]; what must wait for something that only others can do, once they see what was written, calls [`checkpoint`] first.
//!
//! Within a unit nothing may be awaited that other tasks write: on SQLite the unit holds the one connection that can.

use std::{future::Future, sync::Arc};

use async_trait::async_trait;
use futures_util::future::BoxFuture;

use super::error::{Error, Result};

tokio::task_local! {
    static CURRENT: Arc<dyn Unit>;
}

/// How a unit of work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All that was written stays.
    Commit,
    /// Nothing that was written was ever there.
    RollBack,
}

/// What makes transactions of units of work.
#[async_trait]
pub trait Transactions: Send + Sync {
    /// Runs `work` in a transaction: what this task writes through repositories, and reads, is in it. A `work` that panics or is dropped is rolled back.
    /// Within another unit it is a part of that one, which can be rolled back alone; see [`within`].
    async fn run(&self, work: BoxFuture<'_, End>) -> Result<()>;
}

/// An open unit of work, as what opened it sees to it.
#[async_trait]
pub trait Unit: Send + Sync {
    /// Keeps `act` until the commit; forgets it on a rollback. Runs it at once where there is nothing left to commit.
    fn after_commit(&self, act: Box<dyn FnOnce() + Send>);
    /// Commits now.
    async fn checkpoint(&self) -> Result<()>;
}

/// Runs `work` as a unit of work; what it returns beside its end is returned once the transaction has ended.
pub async fn within<T: Send>(
    transactions: &dyn Transactions,
    work: impl Future<Output = (End, T)> + Send,
) -> Result<T> {
    let mut returned = None;
    let slot = &mut returned;
    let work = async move {
        let (end, value) = work.await;
        *slot = Some(value);
        end
    };
    transactions.run(Box::pin(work)).await?;
    returned.ok_or_else(|| Error::internal("a unit of work was not run"))
}

/// Whether a unit of work is around the caller.
pub fn is_open() -> bool {
    CURRENT.try_with(|_| ()).is_ok()
}

/// Runs `act` once the unit of work is committed: never before, not at all where it is rolled back, at once where there is none.
/// It runs outside the unit, in another task.
pub fn after_commit(act: impl FnOnce() + Send + 'static) {
    match CURRENT.try_with(Arc::clone) {
        Ok(unit) => unit.after_commit(Box::new(act)),
        Err(_) => act(),
    }
}

/// Commits what the unit of work has written so far, and goes on outside any transaction; nothing where there is no unit. For those about to wait.
pub async fn checkpoint() -> Result<()> {
    match CURRENT.try_with(Arc::clone) {
        Ok(unit) => unit.checkpoint().await,
        Err(_) => Ok(()),
    }
}

/// Runs `work` with `unit` around it. For those who implement [`Transactions`].
pub async fn scope<T>(unit: Arc<dyn Unit>, work: impl Future<Output = T>) -> T {
    CURRENT.scope(unit, work).await
}
