//! Records that every request asks for, held in memory: bounded, and never older than what this process made of the database.
//!
//! **Never stale.** Who changes a record says so to the transaction that changes it ([`Changes`](super::transaction::Changes)); between its commit and the
//! answer to whoever asked for it, what is held of the record is let go. A reader that asked the database before that moment may come back with the old record
//! after it: what such a reader brings is not taken, since the [`Cache`] has moved on. Within a unit of work nothing held is looked at: a unit must see what
//! it wrote itself.
//!
//! What is not there is not held: a record may be created by another process (`switchyard key create`), which tells nobody.
//!
//! **Several processes.** Others say what they change in the transaction that changes it, and are heard within a moment of its commit ([`super::wire`]). While they cannot be heard nothing is held.
//! On SQLite only one process serves, and what commands change is seen within a second ([`super::file_watch`]).

use std::{
    future::Future,
    hash::Hash,
    sync::{
        Arc, PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    ambient::{self, StoreId},
    transaction::Changed,
};
use crate::domain::{
    Kind, Result,
    agent::Agent,
    id::{AgentId, EndpointId, WorkflowId},
    identity::{ApiKey, Owner},
    plan::Plan,
    settings::WorkflowSettings,
    workflow::WorkflowHead,
};

/// Records of a kind that are held at most.
const MOST: usize = 10_000;

/// What is held of one database.
#[derive(Debug)]
pub(super) struct Held {
    keeps: Arc<AtomicBool>,
    pub(super) workflows: Cache<WorkflowId, WorkflowHead>,
    pub(super) published: Cache<(Owner, EndpointId, String), WorkflowHead>,
    /// The defaults where there are none: only processes that serve put any, and those are heard.
    pub(super) settings: Cache<WorkflowId, WorkflowSettings>,
    pub(super) agents: Cache<AgentId, Agent>,
    pub(super) keys: Cache<[u8; 32], (ApiKey, Plan)>,
}

impl Held {
    /// `keeps`: from the first moment, since no other process serves.
    pub(super) fn new(store: StoreId, keeps: bool) -> Self {
        let keeps = Arc::new(AtomicBool::new(keeps));
        Self {
            workflows: Cache::new(store, &keeps),
            published: Cache::new(store, &keeps),
            settings: Cache::new(store, &keeps),
            agents: Cache::new(store, &keeps),
            keys: Cache::new(store, &keeps),
            keeps,
        }
    }

    /// Whether anything is held from now on; what is held at this moment is let go.
    pub(super) fn keep(&self, keeps: bool) {
        self.keeps.store(keeps, Ordering::SeqCst);
        self.forget_all();
    }

    /// Whether anything is held at present.
    #[cfg(test)]
    pub(super) fn keeps(&self) -> bool {
        self.keeps.load(Ordering::SeqCst)
    }

    /// Lets go of everything.
    pub(super) fn forget_all(&self) {
        self.workflows.forget(|_, _| true);
        self.published.forget(|_, _| true);
        self.settings.forget(|_, _| true);
        self.agents.forget(|_, _| true);
        self.keys.forget(|_, _| true);
    }

    /// Lets go of what is held of records that have changed.
    pub(super) fn forget(&self, changed: &[Changed]) {
        for &Changed { kind, id } in changed {
            match kind {
                Kind::Workflow => {
                    self.workflows.forget(|held, _| held.0 == id);
                    self.settings.forget(|held, _| held.0 == id);
                    // Another workflow may be the newest of its name now.
                    self.published.forget(|_, _| true);
                }
                // Its own workflow goes and changes with it; of other agents it may be a source.
                Kind::Agent => {
                    self.agents.forget(|_, _| true);
                    self.workflows.forget(|_, head| head.agent.is_some_and(|agent| agent.0 == id));
                }
                Kind::ApiKey => self.keys.forget(|_, (key, _)| key.id.0 == id),
                // Its plan.
                Kind::Tenant => self.keys.forget(|_, (key, _)| key.owner.tenant.0 == id),
                // Its keys may go with it.
                Kind::Unit => self.keys.forget(|_, (key, _)| key.owner.unit.is_some_and(|unit| unit.0 == id)),
                _ => {}
            }
        }
    }
}

/// Some records by what they are asked by.
#[derive(Debug)]
pub(super) struct Cache<K: Eq + Hash, V: Clone> {
    store: StoreId,
    keeps: Arc<AtomicBool>,
    values: quick_cache::sync::Cache<K, V>,
    /// How often something was let go. Held for reading while a value is put in, so that none slips in behind one that is being let go.
    moves: RwLock<u64>,
}

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    fn new(store: StoreId, keeps: &Arc<AtomicBool>) -> Self {
        Self { store, keeps: Arc::clone(keeps), values: quick_cache::sync::Cache::new(MOST), moves: RwLock::default() }
    }

    /// The record, from memory or as `load` finds it.
    pub(super) async fn get(&self, key: &K, load: impl Future<Output = Result<Option<V>>> + Send) -> Result<Option<V>> {
        if ambient::transaction(self.store).is_some() || !self.keeps.load(Ordering::SeqCst) {
            return load.await;
        }
        if let Some(value) = self.values.get(key) {
            return Ok(Some(value));
        }
        let seen = *self.read();
        let loaded = load.await?;
        if let Some(value) = &loaded {
            let now = self.read();
            if *now == seen && self.keeps.load(Ordering::SeqCst) {
                self.values.insert(key.clone(), value.clone());
            }
        }
        Ok(loaded)
    }

    /// Lets go of all that `is_old` says.
    pub(super) fn forget(&self, is_old: impl Fn(&K, &V) -> bool) {
        let mut moves = self.moves.write().unwrap_or_else(PoisonError::into_inner);
        *moves = moves.wrapping_add(1);
        self.values.retain(|key, value| !is_old(key, value));
    }

    fn read(&self) -> RwLockReadGuard<'_, u64> {
        self.moves.read().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
