//! The side of the process that runs the engine: takes in what others accepted, carries out what they ask, tells them what they watch.

use std::{sync::Arc, time::Duration};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::{
    sync::broadcast::error::RecvError,
    task::{JoinHandle, JoinSet},
    time::{MissedTickBehavior, interval},
};
use uuid::Uuid;

use super::{commands, watches};
use crate::{
    domain::{Result, id::ExecutionId, processes::Host},
    store::{Lease, Store, codes::PENDING, entity::execution, wire::Word},
};

/// How often it looks for itself: after words that were lost.
const LOOK: Duration = Duration::from_secs(1);
/// How often it looks for executions that nobody told of, and how far back.
const LOOK_BACK: (Duration, Duration) = (Duration::from_secs(5), Duration::from_mins(2));
/// How often it removes what nobody comes for.
const SWEEP: Duration = Duration::from_secs(10);
/// Executions that are read at a time.
const PAGE: u64 = 1_000;
/// Executions that are taken in at the same time: each costs two reads.
const ADOPTIONS: usize = 8;

/// Serves other processes, for as long as it lives.
#[derive(Debug)]
pub struct Desk(Option<JoinHandle<()>>);

impl Desk {
    /// Opens it for the epoch of a lease. Where no other process can be, there is nothing to do.
    pub fn open(store: &Store, lease: &Lease, host: Arc<dyn Host>) -> Self {
        let Some(fence) = lease.fence() else { return Self(None) };
        let serving = Serving { store: store.clone(), host, epoch: fence.epoch, work: JoinSet::new() };
        Self(Some(tokio::spawn(serving.run())))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

struct Serving {
    store: Store,
    host: Arc<dyn Host>,
    epoch: i64,
    /// Ends with it.
    work: JoinSet<()>,
}

impl Serving {
    async fn run(mut self) {
        // Before the first look, so that nothing falls between the two.
        let mut words = self.store.wire.words();
        tell("watchers of the process before this one", watches::sweep(&self.store, true).await);
        self.look().await;
        self.adopt_all(None).await;
        let [mut look, mut back, mut sweep] = [LOOK, LOOK_BACK.0, SWEEP].map(|every| {
            let mut ticks = interval(every);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            ticks
        });
        loop {
            tokio::select! {
                word = words.recv() => match word {
                    Ok(Word::Started(ids)) => self.adopt(&ids),
                    Ok(Word::Command) => self.commands().await,
                    Ok(Word::Watch) => self.watches().await,
                    Ok(Word::Sync) => self.host.take_up_syncs(),
                    Ok(Word::Lost) | Err(RecvError::Lagged(_)) => {
                        self.look().await;
                        self.host.take_up_syncs();
                        self.adopt_all(None).await;
                    }
                    // The store holds the other end.
                    Err(RecvError::Closed) => return,
                },
                _ = look.tick() => self.look().await,
                _ = back.tick() => {
                    self.host.take_up_syncs();
                    let since = chrono::Utc::now() - LOOK_BACK.1;
                    self.adopt_all(Some(first_id(since.timestamp_millis()))).await;
                }
                _ = sweep.tick() => self.sweep().await,
            }
            while self.work.try_join_next().is_some() {}
        }
    }

    async fn look(&mut self) {
        self.commands().await;
        self.watches().await;
    }

    async fn commands(&mut self) {
        let Some(asked) = tell("commands of other processes", commands::take(&self.store, self.epoch).await) else {
            return;
        };
        for asked in asked {
            let (store, host, epoch) = (self.store.clone(), Arc::clone(&self.host), self.epoch);
            self.work.spawn(async move { commands::carry_out(&store, &*host, epoch, asked).await });
        }
    }

    async fn watches(&mut self) {
        let Some(asked) = tell("watchers in other processes", watches::take(&self.store, self.epoch).await) else {
            return;
        };
        for asked in asked {
            let (store, host) = (self.store.clone(), Arc::clone(&self.host));
            self.work.spawn(async move { watches::serve(&store, host, asked).await });
        }
    }

    /// Takes executions in, a few at a time. What cannot be taken in now is found at the next look.
    fn adopt(&mut self, ids: &[Uuid]) {
        let share = ids.len().div_ceil(ADOPTIONS).max(1);
        for ids in ids.chunks(share) {
            let (ids, host) = (ids.to_vec(), Arc::clone(&self.host));
            self.work.spawn(async move {
                for id in ids {
                    let adopted = host.adopt(ExecutionId(id)).await;
                    tell("an execution that another process accepted", adopted);
                }
            });
        }
    }

    /// Looks for executions that nobody told of: all that have not begun, from `after` on.
    async fn adopt_all(&mut self, mut after: Option<Uuid>) {
        loop {
            let Some(ids) = tell("executions that have not begun", self.pending(after).await) else { return };
            self.adopt(&ids);
            if (ids.len() as u64) < PAGE {
                return;
            }
            after = ids.last().copied();
        }
    }

    async fn pending(&self, after: Option<Uuid>) -> Result<Vec<Uuid>> {
        let mut query = execution::Entity::find()
            .select_only()
            .column(execution::Column::Id)
            .filter(execution::Column::FinishedAt.is_null())
            .filter(execution::Column::Status.eq(PENDING));
        if let Some(after) = after {
            query = query.filter(execution::Column::Id.gt(after));
        }
        let found = query.order_by_asc(execution::Column::Id).limit(PAGE).into_tuple();
        Ok(found.all(&self.store.read).await?)
    }

    async fn sweep(&mut self) {
        const UNREAD: &str = "DELETE FROM engine_commands WHERE created_at < now() - interval '10 minutes'";
        tell("watchers that are gone", watches::sweep(&self.store, false).await);
        let swept = self.store.relay_execute(UNREAD, []).await.map_err(Into::into);
        tell::<sea_orm::ExecResult>("answers that nobody came for", swept);
    }
}

/// The least time-ordered id of a moment.
fn first_id(millis: i64) -> Uuid {
    let millis = u64::try_from(millis).unwrap_or_default();
    Uuid::from_u64_pair(millis << 16, 0)
}

/// What was asked of the database; what failed is tried again with the next look.
fn tell<T>(what: &str, result: Result<T>) -> Option<T> {
    result.inspect_err(|error| tracing::warn!(%error, "{what} cannot be looked after for now: {error}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_moment_are_not_before_its_first() {
        let before = first_id(chrono::Utc::now().timestamp_millis());
        let id = Uuid::now_v7();
        assert!(before <= id && id < first_id(chrono::Utc::now().timestamp_millis() + 1_000));
    }
}
