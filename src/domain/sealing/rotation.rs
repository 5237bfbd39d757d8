//! New keys for old, while servers seal and open.
//!
//! **Data keys**: a tenant's new key is stored and the others retire in one transaction; then whatever retired keys seal is sealed anew, in batches; a retired key
//! that seals nothing is removed. A server that chose the old key a moment before stores its value a moment after: so a key is removed only a while after it
//! retired ([`GRACE`]), and servers sweep up what came late ([`Rotation::sweep`]).
//!
//! **Master keys**: data keys are opened and sealed anew under the first master key; no secret is touched.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{SealedColumns, SealedValue, Sealer as _, Sealing, column};
use crate::domain::{
    error::{Error, Result},
    id::TenantId,
    workflows::now,
};

/// How long a retired key is kept at least: longer than any request takes from choosing a key to its commit.
const GRACE: TimeDelta = TimeDelta::minutes(10);
/// Values in one transaction. Few enough that a server's writes do not notice.
const BATCH: u64 = 200;

/// How far a rotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Values sealed anew.
    pub done: u64,
    /// Values that there were to seal anew at its beginning.
    pub of: u64,
    /// Values that did not open, and so stayed as they are. The log names them.
    pub failed: u64,
}

/// The work of a rotation.
pub struct Rotation<'a> {
    sealing: &'a Sealing,
    columns: &'a dyn SealedColumns,
}

impl<'a> Rotation<'a> {
    /// Of what these columns hold.
    pub fn new(sealing: &'a Sealing, columns: &'a dyn SealedColumns) -> Self {
        Self { sealing, columns }
    }

    /// New data keys, for one tenant or for all that have one. How many.
    pub async fn renew_keys(&self, tenant: Option<TenantId>) -> Result<u64> {
        let stored = self.sealing.keys.list().await?;
        let mut tenants: Vec<TenantId> = stored.into_iter().map(|key| key.tenant).collect();
        tenants.retain(|one| tenant.is_none_or(|wanted| wanted == *one));
        tenants.sort_unstable();
        tenants.dedup();
        for tenant in &tenants {
            let (key, _) = self.sealing.make(*tenant)?;
            self.sealing.keys.succeed(&key).await?;
        }
        Ok(tenants.len() as u64)
    }

    /// Seals anew whatever is sealed with retired keys. `report` hears of each batch.
    pub async fn reseal(&self, tenant: Option<TenantId>, mut report: impl FnMut(Progress)) -> Result<Progress> {
        let mut progress = Progress { of: self.columns.count_retired(tenant).await?, ..Progress::default() };
        for column in column::ALL {
            let mut after = None;
            loop {
                let values = self.columns.list_retired(column, tenant, after, BATCH).await?;
                let Some(last) = values.last() else { break };
                after = Some(last.place.record);
                self.batch(values, &mut progress).await?;
                report(progress);
            }
        }
        Ok(progress)
    }

    /// Removes retired keys that seal nothing, once their time has passed. How many.
    pub async fn remove_unused(&self) -> Result<u64> {
        self.sealing.keys.remove_unused(now() - GRACE).await
    }

    /// What a server does from time to time: seals anew what came late to a rotation, and removes keys whose time has passed.
    pub async fn sweep(&self) -> Result<()> {
        self.reseal(None, |_| ()).await?;
        self.remove_unused().await?;
        Ok(())
    }

    /// Seals data keys anew under the current master key. How many.
    pub async fn renew_master(&self) -> Result<u64> {
        let mut renewed = 0;
        for seen in self.sealing.keys.list().await? {
            if let Some(key) = self.sealing.remake(&seen)? {
                self.sealing.keys.update(&key, &seen).await?;
                renewed += 1;
            }
        }
        Ok(renewed)
    }

    async fn batch(&self, values: Vec<SealedValue>, progress: &mut Progress) -> Result<()> {
        let mut changed = Vec::with_capacity(values.len());
        for value in values {
            match self.anew(&value).await {
                Ok(sealed) => changed.push((value, sealed)),
                Err(error) => {
                    progress.failed += 1;
                    let (column, record): (_, Uuid) = (value.place.column, value.place.record);
                    tracing::error!(column, %record, "{column} of {record} stays under its old key: {error}");
                }
            }
        }
        self.columns.replace(&changed).await?;
        progress.done += changed.len() as u64;
        Ok(())
    }

    async fn anew(&self, value: &SealedValue) -> Result<Vec<u8>, Error> {
        let plain = zeroize::Zeroizing::new(self.sealing.open(value.place, &value.sealed).await?);
        self.sealing.seal(value.place, &plain).await
    }
}
