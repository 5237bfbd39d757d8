//! Where records live: SQLite or PostgreSQL, behind the domain's ports.
//!
//! This room knows SQL and the domain, and neither HTTP nor the engine. The two databases differ only in this folder, and in
//! it only in how they are opened (`connect`), in the function that a search uses (`workflows`), in how a parameter is written in
//! the journal's SQL (`journal`), in how one server keeps others off (`connect`, `lease`), and in that several processes on one PostgreSQL
//! talk to each other (`wire`, `relay`).
//!
//! **Walls.** Every query of a repository carries the owner's tenant, and its unit where it has one; see `wall`. The
//! journal is the exception that its port documents: it serves the engine, which acts for nobody.
//!
//! **Writing.** SQLite has one writer, so there is one write connection, whose pool hands it out in order of asking: the journal's groups and
//! the repositories' single writes take turns. Transactions begin as writers (`BEGIN IMMEDIATE`), since one that upgrades from reading
//! fails at once when a command in another process wrote in between. What a unit of work writes is one transaction, whichever repositories
//! write it; see `ambient`.

mod agents;
mod ambient;
mod analytics;
mod audit;
mod clients;
mod codes;
mod connect;
mod conversations;
mod credentials;
mod data_keys;
mod deliveries;
mod delivery_queue;
mod endpoints;
mod entity;
mod error;
mod executions;
mod file_watch;
mod forms;
mod held;
mod hooks;
mod idempotency;
mod integrations;
mod journal;
mod keys;
mod labels;
mod lease;
mod limits;
mod messages;
mod migration;
mod outbox;
mod references;
mod relay;
mod retention;
mod schedules;
mod settings;
mod syncs;
mod tenants;
#[cfg(test)]
mod testing;
mod transaction;
mod triggers;
mod users;
mod wall;
mod webhooks;
mod wire;
mod workflows;

use std::{fs::File, sync::Arc};

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions};

pub use self::{
    agents::Agents,
    analytics::Analytics,
    audit::AuditLog,
    clients::OAuthClients,
    connect::{Target, target},
    conversations::Conversations,
    credentials::Credentials,
    data_keys::DataKeys,
    deliveries::Deliveries,
    delivery_queue::Dispatch,
    endpoints::Endpoints,
    error::StoreError,
    executions::Executions,
    forms::Forms,
    hooks::Hooks,
    idempotency::IdempotencyKeys,
    integrations::Integrations,
    journal::{GroupJournal, Waits},
    keys::ApiKeys,
    labels::Labels,
    lease::{Candidate, Lease, SettingUp},
    limits::LimitCounters,
    messages::Messages,
    relay::{Desk, Relay},
    retention::Retention,
    schedules::Schedules,
    settings::Settings,
    syncs::Syncs,
    tenants::Tenants,
    users::Users,
    webhooks::Webhooks,
    workflows::Workflows,
};
use self::{
    ambient::{Connection, StoreId},
    held::Held,
    journal::Role,
    transaction::Transaction,
    wire::Wire,
};

/// Who opens the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A server. On SQLite only one at a time: a second is refused with [`StoreError::InUse`].
    Serve,
    /// A command that reads or changes a few records, also while a server runs.
    Command,
}

/// An open database. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    id: StoreId,
    read: Connection,
    write: Connection,
    /// Held for as long as any clone lives; the system releases it when the process dies, however it dies.
    lock: Option<Arc<File>>,
    /// What every request asks for.
    held: Arc<Held>,
    /// What this process hears of others.
    wire: Arc<Wire>,
    /// What it is to the journal.
    role: Role,
}

impl Store {
    fn new(read: DatabaseConnection, write: DatabaseConnection, lock: Option<Arc<File>>) -> Self {
        let id = StoreId::new();
        let alone = !matches!(write.get_database_backend(), DbBackend::Postgres);
        let held = Arc::new(Held::new(id, alone));
        let wire = Wire::new(Arc::clone(&held));
        let (read, write) = (Connection::new(read, id), Connection::new(write, id));
        Self { id, read, write, lock, held, wire, role: Role::Alone }
    }

    /// Opens the database at `url` (`sqlite://path`, created where absent; `sqlite::memory:`; `postgres://…`) and brings its
    /// schema up to date.
    pub async fn open(url: &str, mode: Mode) -> Result<Self, StoreError> {
        let store = connect::connect(url, mode).await?;
        migration::run(&store).await?;
        Ok(store)
    }

    /// Closes the connections, of all clones, once those in use have been given back; then another server may open the file.
    pub async fn close(self) -> Result<(), StoreError> {
        self.write.pool.close().await?;
        self.read.pool.close().await?;
        if let Some(lock) = &self.lock {
            // Said here and not left to the last clone's end, which a task may put off. If it fails, that end does it.
            let _ = lock.unlock();
        }
        Ok(())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.read.pool.ping().await?)
    }

    /// Whether several processes may serve from this database.
    pub fn is_shared(&self) -> bool {
        self.is_postgres()
    }

    /// Workflows and their versions.
    pub fn workflows(&self) -> Workflows {
        Workflows::new(self.clone())
    }

    /// How executions of workflows are run.
    pub fn workflow_settings(&self) -> Settings {
        Settings::new(self.clone())
    }

    /// Executions that are no longer kept.
    pub fn retention(&self) -> Retention {
        Retention::new(self.clone())
    }

    /// What other installations know workflows by.
    pub fn labels(&self) -> Labels {
        Labels::new(self.clone())
    }

    /// Messages that agents emit.
    pub fn messages(&self) -> Messages {
        Messages::new(self.clone())
    }

    /// Agents, with their sources and the workflows of their own.
    pub fn agents(&self) -> Agents {
        Agents::new(self.clone())
    }

    /// Executions, for reading.
    pub fn executions(&self) -> Executions {
        Executions::new(self.clone())
    }

    /// Forms and their submissions.
    pub fn forms(&self) -> Forms {
        Forms::new(self.clone())
    }

    /// Tokens of inbound webhooks.
    pub fn hooks(&self) -> Hooks {
        Hooks::new(self.clone())
    }

    /// Schedules of workflows and agents.
    pub fn schedules(&self) -> Schedules {
        Schedules::new(self.clone())
    }

    /// Tenants and their units.
    pub fn tenants(&self) -> Tenants {
        Tenants::new(self.clone())
    }

    /// API keys.
    pub fn api_keys(&self) -> ApiKeys {
        ApiKeys::new(self.clone())
    }

    /// Users, their tokens, and what these are signed with.
    pub fn users(&self) -> Users {
        Users::new(self.clone())
    }

    /// OAuth 2.0 clients and their access tokens.
    pub fn oauth_clients(&self) -> OAuthClients {
        OAuthClients::new(self.clone())
    }

    /// Credentials.
    pub fn credentials(&self) -> Credentials {
        Credentials::new(self.clone())
    }

    /// Integrations.
    pub fn integrations(&self) -> Integrations {
        Integrations::new(self.clone())
    }

    /// Conversations and what is said in them.
    pub fn conversations(&self) -> Conversations {
        Conversations::new(self.clone())
    }

    /// Figures over conversations.
    pub fn analytics(&self) -> Analytics {
        Analytics::new(self.clone())
    }

    /// Syncs of integrations, and what they fetched.
    pub fn syncs(&self) -> Syncs {
        Syncs::new(self.clone())
    }

    /// Counters of limits.
    pub fn limit_counters(&self) -> LimitCounters {
        LimitCounters::new(self.clone())
    }

    /// Data keys, and what they seal.
    pub fn data_keys(&self) -> DataKeys {
        DataKeys::new(self.clone())
    }

    /// Endpoints.
    pub fn endpoints(&self) -> Endpoints {
        Endpoints::new(self.clone())
    }

    /// The audit log, for reading.
    pub fn audit_log(&self) -> AuditLog {
        AuditLog::new(self.clone())
    }

    /// Requests that named themselves, and their answers.
    pub fn idempotency_keys(&self) -> IdempotencyKeys {
        IdempotencyKeys::new(self.clone())
    }

    /// Webhooks.
    pub fn webhooks(&self) -> Webhooks {
        Webhooks::new(self.clone())
    }

    /// Deliveries, to be looked at and asked for again.
    pub fn deliveries(&self) -> Deliveries {
        Deliveries::new(self.clone())
    }

    /// Deliveries, to be sent: for the one process that leads.
    pub fn dispatch(&self) -> Dispatch {
        Dispatch::new(self.clone())
    }

    /// Starts the journal's writer. One journal a process is enough; its clones share the writer.
    pub fn journal(&self) -> GroupJournal {
        GroupJournal::start(self.clone())
    }

    /// The journal of who runs the engine, for as long as it has this lease: afterwards it refuses with [`Conflict`](crate::domain::Error::Conflict) what only the engine writes.
    pub fn leading_journal(&self, lease: &Lease) -> GroupJournal {
        let role = lease.fence().map_or(Role::Alone, Role::Leads);
        GroupJournal::start(Self { role, ..self.clone() })
    }

    /// The journal of a process that hands what it accepts to the one that runs the engine.
    pub fn following_journal(&self) -> GroupJournal {
        GroupJournal::start(Self { role: Role::Follows, ..self.clone() })
    }

    /// A transaction that may write; within a unit of work a part of it.
    async fn begin(&self) -> Result<Transaction, DbErr> {
        Transaction::begin(self).await
    }

    fn is_postgres(&self) -> bool {
        matches!(self.write.get_database_backend(), DbBackend::Postgres)
    }

    /// How a transaction that may write begins.
    fn writing(&self) -> TransactionOptions {
        let sqlite_transaction_mode = (!self.is_postgres()).then_some(SqliteTransactionMode::Immediate);
        TransactionOptions { sqlite_transaction_mode, ..TransactionOptions::default() }
    }
}
