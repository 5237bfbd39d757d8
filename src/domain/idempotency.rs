//! Idempotency keys: a request that is sent again has no second effect and gets the first one's answer.
//!
//! The key is claimed, the work done and the answer kept in one unit of work: there is no moment at which a crash leaves an effect without the answer that
//! tells of it. Who claims second, in this process, is told to come again; in another, the database makes him wait for the first.
//!
//! Only answers of work that succeeded are kept; any other end frees the key. Work that waits for long, and so commits before it has its answer, says
//! first what a repeat is to be told meanwhile ([`IdempotencyService::meanwhile`]): from then on the key stands for that, whatever comes after.

use std::{
    collections::HashSet,
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    error::{Error, Result},
    id::TenantId,
    sealing::{Place, Sealer, column},
    work::{self, End, Transactions},
    workflows::now,
};

/// How long an answer is kept.
pub const KEPT: TimeDelta = TimeDelta::hours(24);

/// Rows that are pruned in one transaction: few enough that nobody waits for long.
const BATCH: u64 = 1_000;

tokio::task_local! {
    static CLAIMED: Place;
}

/// What makes requests the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestKey {
    /// Who asks: each has keys of his own.
    pub actor: Uuid,
    /// What for.
    pub operation: String,
    /// The text that the client chose.
    pub key: String,
}

/// A request that names itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedRequest {
    /// Under what.
    pub key: RequestKey,
    /// Whose secrets the answer may show.
    pub tenant: TenantId,
    /// Of everything that the request says.
    pub fingerprint: [u8; 32],
}

/// What is kept of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRequest {
    /// The record.
    pub id: Uuid,
    /// Whose.
    pub tenant: TenantId,
    /// Of the request.
    pub fingerprint: [u8; 32],
    /// Its answer, sealed; empty where the work was committed without one.
    pub sealed: Vec<u8>,
}

/// Requests and their answers.
#[async_trait]
pub trait IdempotencyRepository: Send + Sync {
    /// What is kept under a key since `since`.
    async fn find(&self, key: &RequestKey, since: DateTime<Utc>) -> Result<Option<KeptRequest>>;
    /// Takes a key for the unit of work around the caller; `false` where somebody has it. What was kept before `since` is no hindrance.
    async fn claim(&self, id: Uuid, request: &KeyedRequest, at: DateTime<Utc>, since: DateTime<Utc>) -> Result<bool>;
    /// Keeps an answer with a claim.
    async fn keep(&self, id: Uuid, sealed: &[u8]) -> Result<()>;
    /// Removes at most `limit` of what was kept before `since`. How many.
    async fn prune(&self, since: DateTime<Utc>, limit: u64) -> Result<u64>;
}

/// How a request came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once<T> {
    /// This was the first one: what the work returned.
    First(T),
    /// It was done before: the answer that was kept.
    Again(Vec<u8>),
}

/// The rules of idempotency keys over their ports.
#[derive(Clone)]
pub struct IdempotencyService {
    requests: Arc<dyn IdempotencyRepository>,
    transactions: Arc<dyn Transactions>,
    sealer: Arc<dyn Sealer>,
    in_flight: Arc<Mutex<HashSet<RequestKey>>>,
}

impl IdempotencyService {
    /// A service over these ports.
    pub fn new(
        requests: Arc<dyn IdempotencyRepository>,
        transactions: Arc<dyn Transactions>,
        sealer: Arc<dyn Sealer>,
    ) -> Self {
        Self { requests, transactions, sealer, in_flight: Arc::default() }
    }

    /// Does the work of a request unless it was done before. `work` returns beside its value the answer to keep; with none, nothing that it wrote stays.
    /// [`Error::KeyReused`] where the key was another request's, [`Error::Conflict`] where the first one is still at work.
    pub async fn once<T: Send>(
        &self,
        request: &KeyedRequest,
        work: impl Future<Output = (T, Option<Vec<u8>>)> + Send,
    ) -> Result<Once<T>> {
        let _flight = Flight::of(&self.in_flight, &request.key)?;
        let since = now() - KEPT;
        if let Some(kept) = self.requests.find(&request.key, since).await? {
            return self.again(request, kept).await;
        }
        let first = work::within(&*self.transactions, self.first(request, since, work)).await?;
        if let Some(value) = first? {
            return Ok(Once::First(value));
        }
        // Another process was quicker.
        match self.requests.find(&request.key, since).await? {
            Some(kept) => self.again(request, kept).await,
            None => Err(in_progress()),
        }
    }

    /// Keeps an answer for repeats of the request at work, before that work is committed without its end; nothing where the request has no key.
    pub async fn meanwhile(&self, answer: &[u8]) -> Result<()> {
        match CLAIMED.try_with(|place| *place) {
            Ok(place) => self.keep(place, answer).await,
            Err(_) => Ok(()),
        }
    }

    /// Removes what is no longer kept. How many.
    pub async fn prune(&self) -> Result<u64> {
        let since = now() - KEPT;
        let mut total = 0;
        loop {
            let removed = self.requests.prune(since, BATCH).await?;
            total += removed;
            if removed < BATCH {
                return Ok(total);
            }
        }
    }

    /// The work of a request under its claim; `None` where somebody else has claimed it.
    async fn first<T>(
        &self,
        request: &KeyedRequest,
        since: DateTime<Utc>,
        work: impl Future<Output = (T, Option<Vec<u8>>)> + Send,
    ) -> (End, Result<Option<T>>) {
        let place = Place { tenant: request.tenant, column: column::IDEMPOTENCY, record: Uuid::now_v7() };
        match self.requests.claim(place.record, request, now(), since).await {
            Ok(true) => {}
            Ok(false) => return (End::RollBack, Ok(None)),
            Err(error) => return (End::RollBack, Err(error)),
        }
        let (value, answer) = CLAIMED.scope(place, work).await;
        let Some(answer) = answer else { return (End::RollBack, Ok(Some(value))) };
        match self.keep(place, &answer).await {
            Ok(()) => (End::Commit, Ok(Some(value))),
            Err(error) => (End::RollBack, Err(error)),
        }
    }

    async fn keep(&self, place: Place, answer: &[u8]) -> Result<()> {
        let sealed = self.sealer.seal(place, answer).await?;
        self.requests.keep(place.record, &sealed).await
    }

    async fn again<T>(&self, request: &KeyedRequest, kept: KeptRequest) -> Result<Once<T>> {
        if kept.fingerprint != request.fingerprint {
            return Err(Error::KeyReused);
        }
        if kept.sealed.is_empty() {
            return Err(Error::conflict("a request with this idempotency key was carried out, and its answer is lost"));
        }
        let place = Place { tenant: kept.tenant, column: column::IDEMPOTENCY, record: kept.id };
        Ok(Once::Again(self.sealer.open(place, &kept.sealed).await?))
    }
}

fn in_progress() -> Error {
    Error::conflict("a request with this idempotency key is still in progress")
}

/// A key's place among those at work in this process, given back when the request ends, however it ends.
struct Flight<'a> {
    all: &'a Mutex<HashSet<RequestKey>>,
    key: &'a RequestKey,
}

impl<'a> Flight<'a> {
    fn of(all: &'a Mutex<HashSet<RequestKey>>, key: &'a RequestKey) -> Result<Self> {
        if lock(all).insert(key.clone()) { Ok(Self { all, key }) } else { Err(in_progress()) }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        lock(self.all).remove(self.key);
    }
}

/// No code panics while it holds this lock; were it to, the set is still whole.
fn lock(all: &Mutex<HashSet<RequestKey>>) -> MutexGuard<'_, HashSet<RequestKey>> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
