//! The one task that claims, has attempts made, and records how they ended.

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time::{Instant, sleep_until},
};

use super::attempt::Sending;
use crate::domain::{
    id::WebhookId,
    webhook::{DeliveryQueue, EndedAttempt, Follows, Room},
};

/// Most ends that one commit records.
const GROUP: usize = 512;
/// Looks after something stirred: it may be said a moment before the transaction that did it is committed.
const SETTLING: [Duration; 4] =
    [Duration::from_millis(5), Duration::from_millis(50), Duration::from_millis(500), Duration::from_secs(2)];
/// Longest time without a look: for what another process put there.
const IDLE: Duration = Duration::from_mins(1);
/// Until what failed at the database is tried again.
const PAUSE: Duration = Duration::from_secs(1);
const PRUNING: Duration = Duration::from_hours(1);

/// Attempts at the same time to a webhook whose receiver is not known to answer: each may last until its limit, and a few dozen of such webhooks would have all the room there is.
const UNKNOWN: usize = 1;
/// Webhooks of which it is known whether they answer; beyond so many, all have to show it anew.
const REMEMBERED: usize = 1_000;

pub(super) struct Dispatch {
    queue: Arc<dyn DeliveryQueue>,
    sending: Arc<Sending>,
    total: usize,
    each: usize,
    retention: Duration,
    stopped: watch::Receiver<bool>,
    /// Attempts under way, by webhook.
    taken: HashMap<WebhookId, usize>,
    /// Whether a webhook's receiver answered the last time, well or not.
    answered: HashMap<WebhookId, bool>,
    attempts: JoinSet<()>,
    ends: mpsc::UnboundedSender<EndedAttempt>,
    ended: mpsc::UnboundedReceiver<EndedAttempt>,
    /// When to look for what is due.
    look: Instant,
    /// Looks since something stirred.
    looks: usize,
    prune: Instant,
}

impl Dispatch {
    pub(super) fn new(
        queue: Arc<dyn DeliveryQueue>,
        sending: Sending,
        total: usize,
        each: usize,
        retention: Duration,
        stopped: watch::Receiver<bool>,
    ) -> Self {
        let (ends, ended) = mpsc::unbounded_channel();
        let now = Instant::now();
        Self {
            queue,
            sending: Arc::new(sending),
            total: total.max(1),
            each: each.max(1),
            retention,
            stopped,
            taken: HashMap::new(),
            answered: HashMap::new(),
            attempts: JoinSet::new(),
            ends,
            ended,
            look: now,
            looks: 0,
            prune: now,
        }
    }

    /// Runs until it is told to stop and what was under way has ended.
    pub(super) async fn run(mut self) {
        self.recover().await;
        let mut group = Vec::with_capacity(GROUP);
        loop {
            let stopping = *self.stopped.borrow();
            if stopping && self.under_way() == 0 {
                return;
            }
            let room = !stopping && self.under_way() < self.total;
            tokio::select! {
                biased;
                _ = self.ended.recv_many(&mut group, GROUP) => self.record(&mut group).await,
                changed = self.stopped.changed(), if !stopping => {
                    if changed.is_err() {
                        return;
                    }
                }
                () = sleep_until(self.look), if room => self.claim().await,
                () = self.queue.stirred(), if room => (self.look, self.looks) = (Instant::now(), 0),
                () = sleep_until(self.prune), if !stopping => self.prune().await,
            }
            while self.attempts.try_join_next().is_some() {}
        }
    }

    fn under_way(&self) -> usize {
        self.taken.values().sum()
    }

    /// What may be claimed now. Receivers that did not answer the last time have half of the places together: the others, and those that are new, have the rest to themselves.
    fn room(&self) -> Room {
        let few = UNKNOWN.min(self.each);
        let silent = |webhook: &WebhookId| self.answered.get(webhook) == Some(&false);
        let held: usize = self.taken.iter().filter(|(webhook, _)| silent(webhook)).map(|(_, count)| count).sum();
        let left_to_silent = self.total.div_ceil(2).saturating_sub(held);
        let limit = |webhook: &WebhookId| match self.answered.get(webhook) {
            Some(true) => self.each,
            Some(false) if left_to_silent == 0 => 0,
            Some(false) | None => few,
        };
        let free_of = |webhook: &WebhookId, count: usize| (*webhook, limit(webhook).saturating_sub(count));
        let taken = self.taken.iter().map(|(webhook, count)| free_of(webhook, *count));
        let idle = self.answered.keys().filter(|webhook| !self.taken.contains_key(*webhook));
        let free: Vec<(WebhookId, usize)> = taken.chain(idle.map(|webhook| free_of(webhook, 0))).collect();
        let left = self.total - self.under_way();
        // One claim must not give the silent more than is left to them.
        let may_be_silent = free.iter().any(|(webhook, free)| *free > 0 && silent(webhook));
        let total = if may_be_silent { left.min(left_to_silent) } else { left };
        Room { total, each: few, free }
    }

    /// Repeated until it succeeds: what was claimed by a process that died must not wait for the next start.
    async fn recover(&self) {
        loop {
            match self.queue.recover().await {
                Ok(0) => return,
                Ok(count) => {
                    tracing::info!(
                        count,
                        "{count} deliveries to webhooks were under way when the server ended; they are made again"
                    );
                    return;
                }
                Err(error) => {
                    tracing::error!(%error, "deliveries to webhooks cannot be taken up: {error}");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn claim(&mut self) {
        let room = self.room();
        let now = Utc::now();
        match self.queue.claim(now, &room).await {
            Ok(claimed) if claimed.due.is_empty() => self.wait(now, claimed.next),
            Ok(claimed) => {
                for due in claimed.due {
                    *self.taken.entry(due.webhook).or_default() += 1;
                    let (sending, ends) = (Arc::clone(&self.sending), self.ends.clone());
                    self.attempts.spawn(async move {
                        let ended = sending.attempt(&due).await;
                        // Without a receiver the server has ended, and the attempt is made again.
                        let _ = ends.send(ended);
                    });
                }
                self.look = Instant::now();
            }
            Err(error) => {
                tracing::error!(%error, "deliveries to webhooks cannot be claimed: {error}");
                self.look = Instant::now() + PAUSE;
            }
        }
    }

    /// Nothing is due: until the next delivery is, or until what stirred must have settled.
    fn wait(&mut self, now: DateTime<Utc>, next: Option<DateTime<Utc>>) {
        let settling = SETTLING.get(self.looks).copied().unwrap_or(IDLE);
        self.looks = self.looks.saturating_add(1);
        let until_next =
            next.map_or(IDLE, |next| (next - now).max(TimeDelta::milliseconds(1)).to_std().unwrap_or(IDLE));
        self.look = Instant::now() + settling.min(until_next);
    }

    /// Repeated until it succeeds: an end that is not recorded would be an attempt made again.
    async fn record(&mut self, group: &mut Vec<EndedAttempt>) {
        while let Err(error) = self.queue.record(group).await {
            tracing::error!(%error, "the ends of {} attempts cannot be recorded: {error}", group.len());
            tokio::time::sleep(PAUSE).await;
        }
        for one in group.drain(..) {
            tell(&one);
            self.learn(&one);
            if let Some(count) = self.taken.get_mut(&one.webhook) {
                *count -= 1;
                if *count == 0 {
                    self.taken.remove(&one.webhook);
                }
            }
        }
        // There is room again, and perhaps something due soon.
        self.look = Instant::now();
    }

    /// Whether a receiver answers is all that counts here: one that refuses everything at once holds up nobody.
    fn learn(&mut self, one: &EndedAttempt) {
        if one.follows == Follows::Gone {
            self.answered.remove(&one.webhook);
            return;
        }
        if self.answered.len() >= REMEMBERED {
            self.answered.clear();
        }
        self.answered.insert(one.webhook, one.attempt.status.is_some());
    }

    async fn prune(&mut self) {
        let before = Utc::now() - TimeDelta::from_std(self.retention).unwrap_or(TimeDelta::MAX);
        match self.queue.prune(before).await {
            Ok(0) => self.prune = Instant::now() + PRUNING,
            Ok(_) => self.prune = Instant::now(),
            Err(error) => {
                tracing::warn!(%error, "old deliveries to webhooks cannot be removed: {error}");
                self.prune = Instant::now() + PRUNING;
            }
        }
    }
}

fn tell(one: &EndedAttempt) {
    let (delivery, webhook) = (one.delivery, one.webhook);
    match &one.attempt.error {
        None => tracing::debug!(%delivery, %webhook, "delivery {delivery} to webhook {webhook} arrived"),
        Some(error) => {
            tracing::info!(%delivery, %webhook, error, follows = ?one.follows, "delivery {delivery} to webhook {webhook} failed: {error}");
        }
    }
}
