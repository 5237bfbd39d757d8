//! [`Sealer`] over stored data keys and the operator's master keys.

use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use quick_cache::sync::Cache;

use super::{
    DataKey, DataKeyRepository, KeySource, MasterKeys, Place, Sealer,
    envelope::{self, Key},
};
use crate::domain::{
    error::{Error, Result},
    id::{DataKeyId, TenantId},
    workflows::now,
};

/// Opened data keys that are kept. One more costs a read and 40 microseconds of work.
const CACHED: usize = 1_024;

/// A data key, opened.
#[derive(Clone)]
pub(super) struct OpenKey {
    id: DataKeyId,
    tenant: TenantId,
    key: Arc<Key>,
}

/// Seals and opens, and rotates keys (in `rotation`).
pub struct Sealing {
    pub(super) keys: Arc<dyn DataKeyRepository>,
    source: Arc<dyn KeySource>,
    masters: RwLock<Arc<MasterKeys>>,
    opened: Cache<DataKeyId, OpenKey>,
}

impl Sealing {
    /// Reads the master keys.
    pub fn new(keys: Arc<dyn DataKeyRepository>, source: Arc<dyn KeySource>) -> Result<Self> {
        let masters = RwLock::new(Arc::new(source.read()?));
        Ok(Self { keys, source, masters, opened: Cache::new(CACHED) })
    }

    /// Ids of master keys that stored data keys need and that are not there. To be asked at a start: better then than at the first secret.
    pub async fn missing_masters(&self) -> Result<Vec<String>> {
        let masters = self.masters();
        let stored = self.keys.list().await?;
        let mut missing: Vec<String> = stored.into_iter().map(|key| key.master).collect();
        missing.retain(|id| masters.find(id).is_none());
        missing.sort_unstable();
        missing.dedup();
        Ok(missing)
    }

    /// A new data key for this tenant, sealed by the current master key and not stored yet.
    pub(super) fn make(&self, tenant: TenantId) -> Result<(DataKey, OpenKey)> {
        let (id, key) = (DataKeyId::new(), envelope::generate());
        let masters = self.reread()?;
        let master = masters.current();
        let stored = DataKey {
            id,
            tenant,
            master: master.id().to_owned(),
            sealed: envelope::seal_key(&master.key, tenant, id, &key)?,
            created_at: now(),
            retired_at: None,
        };
        Ok((stored, OpenKey { id, tenant, key: Arc::new(key) }))
    }

    /// The same data key under the current master key; `None` where it is already.
    pub(super) fn remake(&self, stored: &DataKey) -> Result<Option<DataKey>> {
        let open = self.unlock(stored)?;
        let masters = self.reread()?;
        let master = masters.current();
        if stored.master == master.id() {
            return Ok(None);
        }
        let sealed = envelope::seal_key(&master.key, stored.tenant, stored.id, &open.key)?;
        Ok(Some(DataKey { master: master.id().to_owned(), sealed, ..stored.clone() }))
    }

    async fn current(&self, tenant: TenantId) -> Result<OpenKey> {
        if let Some(stored) = self.keys.current(tenant).await? {
            return self.opened_or(stored.id, || self.unlock(&stored));
        }
        // Another process may do the same in this moment: then the tenant has two, which does no harm.
        let (stored, open) = self.make(tenant)?;
        self.keys.insert(&stored).await?;
        Ok(open)
    }

    async fn of_value(&self, sealed: &[u8]) -> Result<OpenKey> {
        let id = envelope::key_id(sealed)?;
        if let Some(open) = self.opened.get(&id) {
            return Ok(open);
        }
        let stored = self.keys.find(id).await?;
        let stored = stored.ok_or_else(|| Error::internal(format!("data key {id} is gone")))?;
        self.opened_or(id, || self.unlock(&stored))
    }

    fn opened_or(&self, id: DataKeyId, unlock: impl FnOnce() -> Result<OpenKey>) -> Result<OpenKey> {
        self.opened.get_or_insert_with(&id, unlock)
    }

    fn unlock(&self, stored: &DataKey) -> Result<OpenKey> {
        let mut masters = self.masters();
        if masters.find(&stored.master).is_none() {
            masters = self.reread()?;
        }
        let master = masters.find(&stored.master).ok_or_else(|| {
            Error::internal(format!(
                "data key {} is sealed by master key {}, which is not there",
                stored.id, stored.master
            ))
        })?;
        let key = envelope::open_key(&master.key, stored.tenant, stored.id, &stored.sealed)
            .ok_or_else(|| Error::internal(format!("data key {} does not open: it was changed", stored.id)))?;
        Ok(OpenKey { id: stored.id, tenant: stored.tenant, key: Arc::new(key) })
    }

    fn masters(&self) -> Arc<MasterKeys> {
        Arc::clone(&self.masters.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn reread(&self) -> Result<Arc<MasterKeys>> {
        let masters = Arc::new(self.source.read()?);
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&masters);
        Ok(masters)
    }
}

#[async_trait]
impl Sealer for Sealing {
    async fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
        let open = self.current(place.tenant).await?;
        envelope::seal(open.id, &open.key, place, plain)
    }

    async fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>> {
        let open = self.of_value(sealed).await?;
        if open.tenant != place.tenant {
            return Err(Error::internal(format!("{} of {} is another tenant's", place.column, place.record)));
        }
        Ok(std::mem::take(&mut *envelope::open(&open.key, place, sealed)?))
    }
}
