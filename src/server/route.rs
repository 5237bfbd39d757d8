//! Where what the services ask of the engine goes: to this process's, while it runs the engine, else through the database to the one that does.
//!
//! Services hold a [`Route`] from start to end and know nothing of changes of hands. What an engine refuses because it stops, or because another runs since, goes
//! the other way; a wait holds wherever the run goes on; a stream that this process's engine leaves off goes on behind the last frame that was seen.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use async_trait::async_trait;
use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::sync::watch;

use crate::{
    domain::{
        Error, Result,
        execution::Execution,
        feed::{Frame, Frames, Place, RunEvent},
        id::{ExecutionId, SyncId},
        ports::{NewExecution, Runner},
        processes::Host,
        sync::{IntegrationSync, SyncRepository, Syncer},
    },
    engine::{Engine, Pins, Syncs},
    store::Relay,
};

/// Between two looks for what another process does.
const PAUSE: Duration = Duration::from_millis(250);

/// The way to the engine.
#[derive(Clone)]
pub(super) struct Route(Arc<Inner>);

struct Inner {
    here: RwLock<Option<Arc<Here>>>,
    /// The way to another process's; where there can be none, none.
    relay: Option<Arc<Relay>>,
    /// What is pinned to executions that go there, as an engine pins it to those that it accepts itself.
    pins: Pins,
    syncs: Arc<dyn SyncRepository>,
}

/// What this process runs while it leads.
pub(super) struct Here {
    pub(super) engine: Arc<Engine>,
    pub(super) syncs: Syncs,
    /// Whether another process's turn has begun.
    pub(super) over: Option<watch::Receiver<bool>>,
}

impl Here {
    fn has_ended(&self) -> bool {
        self.engine.is_stopping() || self.over.as_ref().is_some_and(|over| *over.borrow())
    }
}

#[async_trait]
impl Host for Here {
    fn runner(&self) -> &dyn Runner {
        &*self.engine
    }

    async fn adopt(&self, id: ExecutionId) -> Result<()> {
        self.engine.adopt(id).await
    }

    fn take_up_syncs(&self) {
        self.syncs.resume();
    }

    fn is_ending(&self) -> bool {
        self.has_ended()
    }
}

impl Route {
    pub(super) fn new(relay: Option<Arc<Relay>>, pins: Pins, syncs: Arc<dyn SyncRepository>) -> Self {
        Self(Arc::new(Inner { here: RwLock::default(), relay, pins, syncs }))
    }

    /// What runs in this process, while it leads.
    pub(super) fn here(&self) -> Option<Arc<Here>> {
        self.0.here.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on this process leads, or does not.
    pub(super) fn set(&self, here: Option<Arc<Here>>) {
        *self.0.here.write().unwrap_or_else(PoisonError::into_inner) = here;
    }

    fn relay(&self) -> Result<&Relay> {
        self.0.relay.as_deref().ok_or_else(|| Error::conflict("the server is shutting down"))
    }

    /// Has another process run an execution.
    async fn start_there(&self, mut execution: NewExecution) -> Result<()> {
        let relay = self.relay()?;
        self.0.pins.pin(&mut execution).await?;
        relay.start(execution).await
    }

    /// Whether a refusal says no more than that the engine is about to be another process's.
    fn has_moved<T>(&self, here: &Here, result: &Result<T>) -> bool {
        self.0.relay.is_some() && matches!(result, Err(Error::Conflict { .. })) && here.has_ended()
    }
}

#[async_trait]
impl Runner for Route {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        let Some(here) = self.here() else { return self.start_there(execution).await };
        if self.0.relay.is_none() {
            return here.engine.start(execution).await;
        }
        let result = here.engine.start(execution.clone()).await;
        if self.has_moved(&here, &result) { self.start_there(execution).await } else { result }
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        let Some(here) = self.here() else { return self.relay()?.cancel(id).await };
        let result = here.engine.cancel(id).await;
        if self.has_moved(&here, &result) { self.relay()?.cancel(id).await } else { result }
    }

    async fn retry(&self, id: ExecutionId) -> Result<()> {
        let Some(here) = self.here() else { return self.relay()?.retry(id).await };
        let result = here.engine.retry(id).await;
        if self.has_moved(&here, &result) { self.relay()?.retry(id).await } else { result }
    }

    // An engine that has stopped still looks into the journal for those who wait.
    async fn wait(&self, id: ExecutionId, limit: Duration) -> Result<Option<Execution>> {
        match self.here() {
            Some(here) => here.engine.wait(id, limit).await,
            None => self.relay()?.wait(id, limit).await,
        }
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> Result<bool> {
        match self.here() {
            Some(here) => here.engine.wait_for_turn(id, limit).await,
            None => self.relay()?.wait_for_turn(id, limit).await,
        }
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> Result<()> {
        let Some(here) = self.here() else { return self.relay()?.signal(id, node, answer).await };
        if self.0.relay.is_none() {
            return here.engine.signal(id, node, answer).await;
        }
        let result = here.engine.signal(id, node, answer.clone()).await;
        if self.has_moved(&here, &result) { self.relay()?.signal(id, node, answer).await } else { result }
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames> {
        let Some(here) = self.here() else { return self.relay()?.watch(id, after).await };
        let frames = here.engine.watch(id, after).await?;
        if self.0.relay.is_none() {
            return Ok(frames);
        }
        let watching = Watching { route: self.clone(), here: Some(here), id, cursor: after, frames, over: false };
        Ok(futures_util::stream::unfold(watching, |mut watching| async move {
            let frame = watching.next().await?;
            Some((frame, watching))
        })
        .boxed())
    }
}

/// A stream of this process's engine, which may go on elsewhere.
struct Watching {
    route: Route,
    /// Where it comes from, while it comes from here.
    here: Option<Arc<Here>>,
    id: ExecutionId,
    cursor: Place,
    frames: Frames,
    over: bool,
}

impl Watching {
    async fn next(&mut self) -> Option<Frame> {
        while !self.over {
            if let Some(frame) = self.frames.next().await {
                self.cursor = frame.place;
                self.over = matches!(frame.event, RunEvent::Paused | RunEvent::Finished { .. });
                return Some(frame);
            }
            // The other way mends itself: its end is the end.
            let here = self.here.take()?;
            if !here.has_ended() {
                return None;
            }
            drop(here);
            tokio::time::sleep(PAUSE).await;
            let relay = self.route.relay().ok()?;
            self.frames = relay.watch(self.id, self.cursor).await.ok()?;
        }
        None
    }
}

#[async_trait]
impl Syncer for Route {
    fn drive(&self, sync: IntegrationSync) {
        match (self.here(), self.0.relay.clone()) {
            (Some(here), _) => here.syncs.drive(sync),
            (None, Some(relay)) => drop(tokio::spawn(async move { relay.say_sync().await })),
            (None, None) => {}
        }
    }

    async fn wait(&self, id: SyncId, limit: Duration) -> bool {
        if let Some(here) = self.here() {
            return here.syncs.wait(id, limit).await;
        }
        let ended = async {
            loop {
                match self.0.syncs.running().await {
                    Ok(running) if running.iter().all(|sync| sync.id != id) => return,
                    Ok(_) => {}
                    Err(error) => tracing::debug!(sync = %id, %error, "sync {id} cannot be looked at: {error}"),
                }
                tokio::time::sleep(PAUSE).await;
            }
        };
        tokio::time::timeout(limit, ended).await.is_ok()
    }
}
