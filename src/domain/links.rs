//! Links between agents: what one emits, those that name it as a source receive, and run.
//!
//! The journal notes who is to receive a message in the very transaction in which it is emitted. A delivery is one unit of work: the note goes and the receiver's run begins, both or neither. So each
//! message reaches each receiver exactly once, whenever the process dies.
//!
//! **Who receives** is settled when a message is emitted: the active agents that name its emitter as a source, of which each is of the whole tenant or of the emitter's unit. One that is disabled
//! before the message reaches it receives nothing, as it would have if it had been disabled all along.
//!
//! **Nothing is lost where a receiver's run cannot start**: its flow is not published, say, or we fail. The message waits, and those behind it to the same receiver with it, so that they arrive in order;
//! other receivers do not wait. It goes on as soon as a later look finds that it can, and is given up only where its time is over by then. At least one attempt is made, however short its time is.

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
    /// Nothing runs, and nothing will: the receiver takes no messages, or the message's time is over.
    Dropped,
    /// Somebody else was first.
    Gone,
    /// The receiver cannot run for now.
    Waits,
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

    /// Hands on everything that can be, oldest first; how many runs that started. The first failure of ours is returned once all others have had their turn; what is left is tried again.
    pub async fn deliver(&self) -> Result<usize> {
        let (mut started, mut after, mut failure) = (0, 0, None);
        // Receivers that cannot run for now.
        let mut stuck = Vec::new();
        loop {
            let waiting = self.messages.undelivered(after, &stuck, BATCH).await?;
            let Some(last) = waiting.last() else { break };
            after = last.seq;
            for one in &waiting {
                if stuck.contains(&one.to) {
                    continue;
                }
                match self.hand_on(one).await {
                    Ok(Arrival::Started) => started += 1,
                    Ok(Arrival::Dropped | Arrival::Gone) => {}
                    Ok(Arrival::Waits) => stuck.push(one.to),
                    Err(error) => {
                        stuck.push(one.to);
                        failure.get_or_insert(error);
                    }
                }
            }
        }
        failure.map_or(Ok(started), Err)
    }

    async fn hand_on(&self, one: &Undelivered) -> Result<Arrival> {
        let done = work::within(&*self.transactions, async {
            let result = self.arrive(one).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?;
        let (message, agent) = (one.message.id, one.to);
        match done {
            Err(error @ (Error::NotFound { .. } | Error::Invalid { .. } | Error::Conflict { .. })) => {
                if one.message.expires_at.is_none_or(|at| at > now()) {
                    tracing::debug!(%message, %agent, %error, "message {message} waits for agent {agent}: {error}");
                    return Ok(Arrival::Waits);
                }
                tracing::warn!(%message, %agent, %error, "message {message} expired before agent {agent} could receive it: {error}");
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

#[cfg(test)]
mod tests;
