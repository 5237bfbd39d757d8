//! Fetches what integrations' services have: one task for each sync, a page at a time, each stored before the next is asked for.
//!
//! The repository's row is all that a sync is. A task that ends in any way leaves it as it was after the last page, and who drives it again (the next start, or the next
//! request for a sync) goes on from there; the page that was on its way is fetched once more. What may be gone at the next attempt is tried again a few times; what stays ends the sync
//! with its reason. Everything is bounded: pages, records, a record's size.

mod drive;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use tokio::{
    sync::{Semaphore, watch},
    time::timeout,
};

use self::drive::Drive;
use crate::domain::{
    credentials::CredentialService,
    id::SyncId,
    integration::IntegrationTypes,
    ports::IntegrationRepository,
    sync::{IntegrationSync, SyncRepository, Syncer},
};

/// Until what failed at the database is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// How syncs are done.
#[derive(Debug, Clone)]
pub struct SyncsConfig {
    /// Syncs that fetch at the same time.
    pub concurrency: usize,
    /// Waits before a page is asked for again: as many attempts more.
    pub retries: Vec<Duration>,
    /// Longest wait that a service is granted by its `Retry-After`.
    pub longest_wait: Duration,
    /// Most records of one sync.
    pub max_records: u64,
    /// Most bytes of a record, as JSON.
    pub max_record_bytes: usize,
}

impl Default for SyncsConfig {
    fn default() -> Self {
        Self {
            concurrency: 16,
            retries: [1, 4, 15].map(Duration::from_secs).to_vec(),
            longest_wait: Duration::from_mins(1),
            max_records: 1_000_000,
            max_record_bytes: 256 * 1024,
        }
    }
}

/// What drives syncs. Clones are the same one.
#[derive(Clone)]
pub struct Syncs(Arc<Inner>);

struct Inner {
    syncs: Arc<dyn SyncRepository>,
    integrations: Arc<dyn IntegrationRepository>,
    credentials: CredentialService,
    types: Arc<dyn IntegrationTypes>,
    config: SyncsConfig,
    room: Semaphore,
    /// Those that are driven; a receiver sees the sender go with the task.
    driven: Mutex<HashMap<SyncId, watch::Sender<()>>>,
    stop: watch::Sender<bool>,
}

impl Syncs {
    /// Over these ports. Drives nothing yet.
    pub fn new(
        syncs: Arc<dyn SyncRepository>,
        integrations: Arc<dyn IntegrationRepository>,
        credentials: CredentialService,
        types: Arc<dyn IntegrationTypes>,
        config: SyncsConfig,
    ) -> Self {
        let room = Semaphore::new(config.concurrency.max(1));
        let (driven, stop) = (Mutex::default(), watch::Sender::new(false));
        Self(Arc::new(Inner { syncs, integrations, credentials, types, config, room, driven, stop }))
    }

    /// Drives what ran when the process before this one ended, and what other processes have begun, in the background. There must be no other one on the same database.
    /// May be called again: what is driven already is left alone.
    pub fn resume(&self) {
        let own = self.clone();
        tokio::spawn(async move {
            let mut stopped = own.0.stop.subscribe();
            loop {
                match own.0.syncs.running().await {
                    Ok(syncs) => {
                        for sync in syncs {
                            let (id, integration) = (sync.id, sync.integration);
                            if own.0.driven().contains_key(&id) {
                                continue;
                            }
                            tracing::info!(sync = %id, %integration, pages = sync.pages, "sync {id} of integration {integration} goes on");
                            own.drive(sync);
                        }
                        return;
                    }
                    Err(error) => tracing::error!(%error, "syncs cannot be taken up: {error}"),
                }
                if timeout(PAUSE, stopped.wait_for(|stop| *stop)).await.is_ok() {
                    return;
                }
            }
        });
    }

    /// Asks for no page any more and waits, at most so long, until those that are being stored are. What is left goes on at the next start.
    pub async fn shutdown(&self, limit: Duration) {
        self.0.stop.send_replace(true);
        let ends: Vec<watch::Receiver<()>> = self.0.driven().values().map(watch::Sender::subscribe).collect();
        let all = async {
            for mut end in ends {
                // An error is the end.
                while end.changed().await.is_ok() {}
            }
        };
        if timeout(limit, all).await.is_err() {
            tracing::warn!("syncs were storing pages at the end; they go on at the next start");
        }
    }
}

#[async_trait]
impl Syncer for Syncs {
    fn drive(&self, sync: IntegrationSync) {
        let id = sync.id;
        {
            let mut driven = self.0.driven();
            if *self.0.stop.borrow() || driven.contains_key(&id) {
                return;
            }
            driven.insert(id, watch::Sender::new(()));
        }
        let place = Place { inner: Arc::clone(&self.0), id };
        let stopped = self.0.stop.subscribe();
        tokio::spawn(async move {
            Drive::new(&place.inner, sync, stopped).run().await;
            drop(place);
        });
    }

    async fn wait(&self, id: SyncId, limit: Duration) -> bool {
        let end = self.0.driven().get(&id).map(watch::Sender::subscribe);
        let Some(mut end) = end else { return true };
        // An error is the end.
        timeout(limit, async { while end.changed().await.is_ok() {} }).await.is_ok()
    }
}

impl Inner {
    /// No code panics while it holds the lock; were it to, the map is still whole.
    fn driven(&self) -> MutexGuard<'_, HashMap<SyncId, watch::Sender<()>>> {
        self.driven.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A sync's place among those that are driven, for as long as its task lives, however it ends.
struct Place {
    inner: Arc<Inner>,
    id: SyncId,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.inner.driven().remove(&self.id);
    }
}
