//! Links between agents: what one emits, those that name it as a source receive, and run.
//!
//! The journal notes who is to receive a message in the very transaction in which it is emitted. A delivery is one unit of work: the note goes and the receiver's run begins, both or neither. So each
//! message reaches each receiver exactly once, whenever the process dies.

use std::sync::Arc;

use super::{
    agent::AgentStatus,
    error::{Error, Kind, Result},
    message::MAX_HOPS,
    ports::{AgentRepository, MessageRepository, Undelivered},
    turns::{RunInput, TurnService},
    work::{self, End, Transactions},
    workflows::now,
};

/// As many deliveries are read at once.
const BATCH: u64 = 100;
/// As many expired messages are removed in one statement.
const SWEEP: u64 = 1_000;

/// Hands messages on, and forgets those whose time is over. For the one process that leads; of all tenants.
#[derive(Clone)]
pub struct LinkService {
    messages: Arc<dyn MessageRepository>,
    agents: Arc<dyn AgentRepository>,
    turns: TurnService,
    transactions: Arc<dyn Transactions>,
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// The receiver runs.
    Started,
    /// The receiver does not take messages; nothing runs.
    Dropped,
    /// Somebody else was first.
    Gone,
}

impl LinkService {
    /// A service over these ports.
    pub fn new(
        messages: Arc<dyn MessageRepository>,
        agents: Arc<dyn AgentRepository>,
        turns: TurnService,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { messages, agents, turns, transactions }
    }

    /// Hands on everything that waits, oldest first; how many runs that started. Ends at the first failure of ours: what is left is tried again.
    pub async fn deliver(&self) -> Result<usize> {
        let mut started = 0;
        loop {
            let waiting = self.messages.undelivered(BATCH).await?;
            if waiting.is_empty() {
                return Ok(started);
            }
            for one in &waiting {
                started += usize::from(self.hand_on(one).await? == Arrival::Started);
            }
        }
    }

    async fn hand_on(&self, one: &Undelivered) -> Result<Arrival> {
        let done = work::within(&*self.transactions, async {
            let result = self.arrive(one).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?;
        match done {
            Err(error @ (Error::NotFound { .. } | Error::Invalid { .. } | Error::Conflict { .. })) => {
                let (message, agent) = (one.message.id, one.to);
                // A flow that is not published, say. To wait for it would hold up all others.
                tracing::warn!(%message, %agent, %error, "message {message} does not reach agent {agent}: {error}");
                self.messages.delivered(message, agent).await?;
                Ok(Arrival::Dropped)
            }
            other => other,
        }
    }

    /// In a unit of work.
    async fn arrive(&self, one: &Undelivered) -> Result<Arrival> {
        let message = &one.message;
        if !self.messages.delivered(message.id, one.to).await? {
            return Ok(Arrival::Gone);
        }
        // Whoever links agents sees both, and messages go to where their agent's tenant is.
        let owner = super::identity::Owner { unit: None, ..message.owner };
        let receiver = self.agents.find(owner, one.to).await?.ok_or(Error::not_found(Kind::Agent))?;
        if receiver.status != AgentStatus::Active || message.hops >= MAX_HOPS {
            return Ok(Arrival::Dropped);
        }
        let received = Some((message.payload.clone(), message.hops));
        self.turns.start_run(receiver.owner, receiver.id, RunInput::default(), received).await?;
        Ok(Arrival::Started)
    }

    /// Removes messages whose time is over; how many.
    pub async fn forget(&self) -> Result<u64> {
        let mut forgotten = 0;
        loop {
            let removed = self.messages.forget(now(), SWEEP).await?;
            forgotten += removed;
            if removed < SWEEP {
                return Ok(forgotten);
            }
        }
    }
}
