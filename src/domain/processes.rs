//! Several processes on one database: what the one that runs the engine does for the others, and what all tell each other.
//!
//! Every process serves; one of them runs the engine. What the others accept is handed to it through the database, and so is what they ask of executions.

use async_trait::async_trait;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use uuid::Uuid;

use super::{
    error::{Kind, Result},
    id::ExecutionId,
    ports::Runner,
};

/// The process that runs the engine, as it is to the others.
#[async_trait]
pub trait Host: Send + Sync {
    /// The engine.
    fn runner(&self) -> &dyn Runner;
    /// Takes in an execution that another process has accepted, and runs it as soon as there is room. One that is here already, or at its end, or gone, is left alone.
    async fn adopt(&self, id: ExecutionId) -> Result<()>;
    /// Sees to it that syncs which other processes began go on.
    fn take_up_syncs(&self);
    /// Whether it has begun to stop: what it refuses from then on is for the process that comes after it.
    fn is_ending(&self) -> bool;
}

/// What processes tell each other of records that any of them may keep in memory. Whoever keeps one drops it when it is told of, and everything when
/// it is told that words may have been missed.
#[async_trait]
pub trait Changes: Send + Sync {
    /// Says that a record was changed or removed. Within a unit of work it is said with its commit, or never; elsewhere at once, so after the change.
    async fn publish(&self, kind: Kind, id: Uuid) -> Result<()>;
    /// Hears of every change from now on, in every process.
    fn subscribe(&self) -> Told;
    /// Whether changes in other processes are heard of at present. While they are not, nothing may be answered from memory that others can change.
    fn is_heard(&self) -> bool;
}

/// A word of [`Changes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// This record is no longer as it was.
    Of(Kind, Uuid),
    /// Anything may no longer be as it was: words were missed.
    Everything,
}

/// Hears of [`Changes`].
#[derive(Debug)]
pub struct Told(Receiver<Change>);

impl Told {
    /// Over a channel of changes. For those who implement [`Changes`].
    pub fn new(receiver: Receiver<Change>) -> Self {
        Self(receiver)
    }

    /// The next change; `None` where there will be none. Who is slow is told that everything may have changed.
    pub async fn next(&mut self) -> Option<Change> {
        match self.0.recv().await {
            Ok(change) => Some(change),
            Err(RecvError::Lagged(_)) => Some(Change::Everything),
            Err(RecvError::Closed) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::broadcast;

    use super::*;

    #[tokio::test]
    async fn who_is_slow_is_told_to_drop_everything_and_hears_on() {
        let (sender, receiver) = broadcast::channel(2);
        let mut told = Told::new(receiver);
        let last = Uuid::now_v7();
        for id in [Uuid::now_v7(), Uuid::now_v7(), last] {
            sender.send(Change::Of(Kind::ApiKey, id)).unwrap();
        }
        assert_eq!(told.next().await, Some(Change::Everything));
        told.next().await.unwrap();
        assert_eq!(told.next().await, Some(Change::Of(Kind::ApiKey, last)));
        drop(sender);
        assert_eq!(told.next().await, None);
    }
}
