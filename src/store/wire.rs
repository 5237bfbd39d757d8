//! What processes on one PostgreSQL tell each other (`NOTIFY`), and what each hears (`LISTEN`).
//!
//! A word is said in the transaction that does what it tells of, and heard when that is committed; it only wakes, and whoever is woken reads the database. So a lost word costs
//! time and nothing else: whoever waits also looks by itself from time to time, and is woken when words may have been lost. The one exception is that a record has changed: what is held
//! in memory ([`super::held`]) rests on it, and so nothing is held while words may be lost.
//!
//! Who leads says a word every second ([`pulse`]), so that a connection over which nothing comes is known to be dead, however it died.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, Statement,
    sqlx::{
        self,
        postgres::{PgConnectOptions, PgListener, PgPoolOptions},
    },
};
use tokio::{
    sync::{Notify, broadcast},
    time::{Instant, sleep, timeout},
};
use uuid::Uuid;

use super::{Store, file_watch, held::Held, outbox, transaction::Changed};
use crate::domain::{Kind, audit::word};

/// To who runs the engine.
pub(super) const ENGINE: &str = "switchyard_engine";
/// To every process.
pub(super) const ALL: &str = "switchyard_processes";
/// To every process: changes of records.
pub(super) const CHANGED: &str = "switchyard_changes";

/// Ids of one word: their text stays below what PostgreSQL takes (8,000 bytes).
const IDS: usize = 200;
/// A connection over which nothing came for so long is taken for dead.
const SILENCE: Duration = Duration::from_secs(4);
const PAUSE: Duration = Duration::from_millis(250);
/// For how long somebody who said that it waits is told of ends.
const WAITS: Duration = Duration::from_secs(20);
/// Words that a slow listener may leave unread.
const UNREAD: usize = 4_096;

/// A word to who runs the engine.
#[derive(Debug, Clone)]
pub(super) enum Word {
    /// These executions were accepted.
    Started(Arc<[Uuid]>),
    /// A command waits.
    Command,
    /// Somebody watches.
    Watch,
    /// A sync began.
    Sync,
    /// Words may have been lost.
    Lost,
}

/// What a process hears.
#[derive(Debug)]
pub(super) struct Wire {
    words: broadcast::Sender<Word>,
    held: Arc<Held>,
    wakes: Mutex<HashMap<Uuid, Vec<Arc<Notify>>>>,
    started: Instant,
    /// Milliseconds since the start until which others wait for ends.
    waited: AtomicU64,
}

impl Wire {
    /// `held` is told of what changes elsewhere.
    pub(super) fn new(held: Arc<Held>) -> Arc<Self> {
        Arc::new(Self {
            words: broadcast::Sender::new(UNREAD),
            held,
            wakes: Mutex::default(),
            started: Instant::now(),
            waited: AtomicU64::new(0),
        })
    }

    /// Words to who runs the engine, from now on.
    pub(super) fn words(&self) -> broadcast::Receiver<Word> {
        self.words.subscribe()
    }

    /// Whether other processes wait for ends of executions.
    pub(super) fn is_waited_for(&self) -> bool {
        self.waited.load(Ordering::Relaxed) > self.now()
    }

    /// Hears of what concerns one record, from now on.
    pub(super) fn wake(self: &Arc<Self>, id: Uuid) -> Wake {
        let notify = Arc::new(Notify::new());
        self.wakes().entry(id).or_default().push(Arc::clone(&notify));
        Wake { wire: Arc::clone(self), id, notify }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// No code panics while it holds the lock; were it to, the map is still whole.
    fn wakes(&self) -> MutexGuard<'_, HashMap<Uuid, Vec<Arc<Notify>>>> {
        self.wakes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake_up(&self, ids: impl IntoIterator<Item = Uuid>) {
        let wakes = self.wakes();
        for id in ids {
            wakes.get(&id).into_iter().flatten().for_each(|wake| wake.notify_one());
        }
    }

    /// Words may have been lost: everybody looks for themselves.
    fn lost(&self) {
        self.wakes().values().flatten().for_each(|wake| wake.notify_one());
        // Without receivers there is nobody to tell.
        let _ = self.words.send(Word::Lost);
        outbox::stir();
    }

    fn hear(&self, channel: &str, payload: &str) {
        let (said, of) = payload.split_once(':').unwrap_or((payload, ""));
        let ids = || of.split(',').filter_map(|id| id.parse::<Uuid>().ok());
        let tell = |word| {
            // Without receivers another process leads.
            let _ = self.words.send(word);
        };
        match (channel, said) {
            (CHANGED, kind) => {
                match kind_of(kind) {
                    Some(kind) => {
                        self.held.forget(&ids().map(|id| Changed { kind, id }).collect::<Vec<_>>());
                    }
                    // A later version's.
                    None => self.held.forget_all(),
                }
            }
            (_, "turned" | "answered" | "frames") => self.wake_up(ids()),
            (_, "started") => tell(Word::Started(ids().collect())),
            (_, "command") => tell(Word::Command),
            (_, "watch") => tell(Word::Watch),
            (_, "sync") => tell(Word::Sync),
            (_, "stir") => outbox::stir(),
            (_, "waiting") => {
                let until = self.now() + u64::try_from(WAITS.as_millis()).unwrap_or_default();
                self.waited.store(until, Ordering::Relaxed);
            }
            // The pulse, and what a later version says.
            _ => {}
        }
    }
}

/// Somebody who waits for a word of one record.
#[derive(Debug)]
pub(super) struct Wake {
    wire: Arc<Wire>,
    id: Uuid,
    notify: Arc<Notify>,
}

impl Wake {
    /// Ends with the next word since the last call, or when so much time has passed.
    pub(super) async fn told(&self, limit: Duration) {
        // Either way it is time to look.
        let _ = timeout(limit, self.notify.notified()).await;
    }
}

impl Drop for Wake {
    fn drop(&mut self) {
        let mut wakes = self.wire.wakes();
        if let Some(waiting) = wakes.get_mut(&self.id) {
            waiting.retain(|one| !Arc::ptr_eq(one, &self.notify));
            if waiting.is_empty() {
                wakes.remove(&self.id);
            }
        }
    }
}

/// Says something once the transaction around it is committed; at once where there is none. On SQLite there is nobody to hear.
pub(super) async fn say(connection: &impl ConnectionTrait, channel: &str, payload: &str) -> Result<(), DbErr> {
    if connection.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let said = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_notify($1, $2)",
        [channel.into(), payload.into()],
    );
    connection.execute_raw(said).await?;
    Ok(())
}

/// The same word about many records, in as few notifications as they fit into.
pub(super) async fn say_of(
    connection: &impl ConnectionTrait,
    channel: &str,
    said: &str,
    ids: impl Iterator<Item = Uuid>,
) -> Result<(), DbErr> {
    let ids: Vec<String> = ids.map(|id| id.simple().to_string()).collect();
    for ids in ids.chunks(IDS) {
        say(connection, channel, &format!("{said}:{}", ids.join(","))).await?;
    }
    Ok(())
}

/// Says that a record was changed. On SQLite there is nobody to hear.
pub(super) async fn say_changed(connection: &impl ConnectionTrait, kind: Kind, id: Uuid) -> Result<(), DbErr> {
    say(connection, CHANGED, &format!("{}:{}", word(kind), id.simple())).await
}

/// That the engine runs, and whose turn it is.
pub(super) fn pulse(epoch: i64) -> String {
    format!("pulse:{epoch}")
}

/// What may be kept in memory. A kind that is not here is told as everything.
fn kind_of(said: &str) -> Option<Kind> {
    const KINDS: [Kind; 19] = [
        Kind::Tenant,
        Kind::Workflow,
        Kind::Execution,
        Kind::Endpoint,
        Kind::ApiKey,
        Kind::Unit,
        Kind::User,
        Kind::UserToken,
        Kind::OAuthClient,
        Kind::AccessToken,
        Kind::Form,
        Kind::Submission,
        Kind::Credential,
        Kind::Integration,
        Kind::Webhook,
        Kind::Delivery,
        Kind::Agent,
        Kind::Conversation,
        Kind::Message,
    ];
    KINDS.into_iter().find(|kind| word(*kind) == said)
}

impl Store {
    /// Hears what other processes say, from now on and for as long as there is a store. On SQLite others say nothing; that they changed something is seen.
    pub fn listen(&self) {
        if self.is_postgres() {
            let options = self.read.pool.get_postgres_connection_pool().connect_options();
            tokio::spawn(listen((*options).clone(), Arc::downgrade(&self.wire)));
        } else {
            file_watch::start(self.write.pool.clone(), &self.held);
        }
    }
}

/// Listens, again and again, until nobody wants to hear any more.
async fn listen(options: PgConnectOptions, wire: Weak<Wire>) {
    let mut told = false;
    loop {
        match connect(&options).await {
            Ok(mut listener) => {
                let Some(here) = wire.upgrade() else { return };
                // What was said before this moment, nobody here has heard.
                here.held.keep(true);
                here.lost();
                drop(here);
                told = false;
                // Nothing at all for so long, the end of the connection, a failure: it is of no more use.
                while let Ok(Ok(Some(said))) = timeout(SILENCE, listener.try_recv()).await {
                    let Some(wire) = wire.upgrade() else { return };
                    wire.hear(said.channel(), said.payload());
                }
            }
            Err(error) if !told => {
                tracing::warn!(%error, "what other processes say cannot be heard for now: {error}");
                told = true;
            }
            Err(_) => {}
        }
        let Some(here) = wire.upgrade() else { return };
        here.held.keep(false);
        here.lost();
        drop(here);
        sleep(PAUSE).await;
    }
}

/// A connection of its own: one of a pool would be one less for requests.
async fn connect(options: &PgConnectOptions) -> Result<PgListener, sqlx::Error> {
    let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(SILENCE).connect_with(options.clone()).await?;
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.eager_reconnect(false);
    listener.listen_all([ENGINE, ALL, CHANGED]).await?;
    Ok(listener)
}

#[cfg(test)]
mod tests;
