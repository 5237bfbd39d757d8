//! Watching a run of another process: frames come through the database while somebody watches, and only then.
//!
//! The watcher's row says who watches what from which place. The process that runs the engine writes batches of frames under it, and waits when too many lie unread; the watcher removes
//! what it reads. A watcher whose row is gone (another process leads now, or the database was restarted) asks anew, from behind the last frame that it saw.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use futures_util::StreamExt as _;
use sea_orm::DbErr;
use tokio::{
    runtime::Handle,
    time::{Instant, sleep},
};
use uuid::Uuid;

use super::frames;
use crate::{
    domain::{
        Error, Kind, Result,
        feed::{Frame, Frames, Place, RunEvent},
        id::ExecutionId,
        processes::Host,
    },
    store::{
        Store,
        wire::{self, Wake},
    },
};

/// How often a watcher says that it still watches, and looks by itself.
const TOUCH: Duration = Duration::from_secs(1);
/// A watcher that did not say so for this long is gone.
pub(super) const GONE: &str = "30 seconds";
/// Frames of one batch, and how long it gathers them.
const BATCH: usize = 64;
const GATHER: Duration = Duration::from_millis(15);
/// Batches that may lie unread.
const UNREAD: i64 = 32;
/// How often a stream in which nothing happens looks whether somebody still watches.
const LOOK: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(250);

/// The frames behind a place.
pub(super) fn watch(store: Store, execution: ExecutionId, after: Place) -> Frames {
    let watcher = Watcher { store, execution, cursor: after, ready: VecDeque::new(), row: None, over: false };
    futures_util::stream::unfold(watcher, |mut watcher| async move {
        let frame = watcher.next().await?;
        Some((frame, watcher))
    })
    .boxed()
}

struct Watcher {
    store: Store,
    execution: ExecutionId,
    /// What was seen last.
    cursor: Place,
    ready: VecDeque<Frame>,
    row: Option<Row>,
    over: bool,
}

/// Somebody's row. It goes with it; if it cannot, who leads removes it in time.
struct Row {
    store: Store,
    id: Uuid,
    wake: Wake,
    touched: Instant,
}

impl Drop for Row {
    fn drop(&mut self) {
        let (store, id) = (self.store.clone(), self.id);
        // On the way down there may be nobody left to do it.
        let Ok(runtime) = Handle::try_current() else { return };
        runtime.spawn(async move { store.relay_execute("DELETE FROM run_watches WHERE id = $1", [id.into()]).await });
    }
}

impl Watcher {
    async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                self.cursor = frame.place;
                self.over = matches!(frame.event, RunEvent::Paused | RunEvent::Finished { .. });
                if self.over {
                    self.row = None;
                }
                return Some(frame);
            }
            if self.over {
                return None;
            }
            match self.fill().await {
                Ok(()) => {}
                Err(Error::NotFound { .. }) => self.over = true,
                Err(error) => {
                    let execution = self.execution;
                    tracing::debug!(%execution, %error, "execution {execution} cannot be watched for now: {error}");
                    self.row = None;
                    sleep(PAUSE).await;
                }
            }
        }
    }

    async fn fill(&mut self) -> Result<()> {
        const READ: &str = "DELETE FROM run_frames WHERE watch_id = $1 RETURNING ordinal, frames";
        const STILL: &str = "UPDATE run_watches SET touched = now() WHERE id = $1";
        let Some(row) = &mut self.row else {
            self.row = Some(self.ask().await?);
            return Ok(());
        };
        row.wake.told(TOUCH).await;
        let read = self.store.relay_rows(READ, [row.id.into()]).await?;
        let mut batches = Vec::with_capacity(read.len());
        for batch in read {
            batches.push((batch.try_get::<i64>("", "ordinal")?, batch.try_get::<Option<String>>("", "frames")?));
        }
        batches.sort_unstable_by_key(|(ordinal, _)| *ordinal);
        let mut ended = false;
        for (_, batch) in batches {
            match batch {
                Some(batch) => self.ready.extend(frames::decode(&batch)?),
                None => ended = true,
            }
        }
        if ended {
            // No more from that process. Where it stopped, another goes on; where there is nothing to tell, this is the end.
            self.row = None;
            if self.ready.is_empty() {
                self.over = super::is_final(&self.store, self.execution).await?;
                sleep(PAUSE).await;
            }
        } else if row.touched.elapsed() >= TOUCH {
            row.touched = Instant::now();
            if self.store.relay_execute(STILL, [row.id.into()]).await?.rows_affected() == 0 {
                self.row = None;
            }
        }
        Ok(())
    }

    async fn ask(&self) -> Result<Row> {
        const ASK: &str = "WITH asked AS (INSERT INTO run_watches (id, execution_id, frames, chars) \
            VALUES ($1, $2, $3, $4) RETURNING id) SELECT pg_notify($5, 'watch') FROM asked";
        super::is_final(&self.store, self.execution).await?;
        let (id, store) = (Uuid::now_v7(), self.store.clone());
        let row = Row { id, wake: store.wire.wake(id), touched: Instant::now(), store };
        let Place { frames, chars } = self.cursor;
        let place = [frames, chars].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        let values = [id.into(), self.execution.0.into(), place[0].into(), place[1].into(), wire::ENGINE.into()];
        self.store.relay_execute(ASK, values).await?;
        Ok(row)
    }
}

/// A watch as who leads reads it.
pub(super) struct Asked {
    id: Uuid,
    execution: ExecutionId,
    after: Place,
}

/// Watches that nobody serves yet.
pub(super) async fn take(store: &Store, epoch: i64) -> Result<Vec<Asked>> {
    const TAKE: &str =
        "UPDATE run_watches SET taken = $1 WHERE taken IS NULL RETURNING id, execution_id, frames, chars";
    let mut taken = Vec::new();
    for row in store.relay_rows(TAKE, [epoch.into()]).await? {
        let count = |column| row.try_get::<i64>("", column).map(|count| u64::try_from(count).unwrap_or_default());
        taken.push(Asked {
            id: row.try_get("", "id")?,
            execution: ExecutionId(row.try_get("", "execution_id")?),
            after: Place { frames: count("frames")?, chars: count("chars")? },
        });
    }
    Ok(taken)
}

/// Forgets those who are gone, or at the beginning of an epoch (`all`) those whom a process before this one served.
pub(super) async fn sweep(store: &Store, all: bool) -> Result<()> {
    const SERVED: &str = "DELETE FROM run_watches WHERE taken IS NOT NULL";
    const SILENT: &str = "DELETE FROM run_watches WHERE touched < now() - $1::interval";
    if all {
        store.relay_execute(SERVED, []).await?
    } else {
        store.relay_execute(SILENT, [GONE.into()]).await?
    };
    Ok(())
}

/// Sends a watcher what happens, until nothing more happens or nobody watches.
pub(super) async fn serve(store: &Store, host: Arc<dyn Host>, asked: Asked) {
    let Asked { id, execution, after } = asked;
    let sent = async {
        let frames = match host.runner().watch(execution, after).await {
            Ok(frames) => frames,
            Err(Error::NotFound { .. }) => return send(store, id, 0, None).await,
            Err(error) => return Err(error),
        };
        drop(host);
        send_all(store, id, frames).await
    };
    if let Err(error) = sent.await {
        tracing::debug!(%execution, %error, "a watcher of execution {execution} is told nothing more: {error}");
    }
}

async fn send_all(store: &Store, id: Uuid, mut frames: Frames) -> Result<()> {
    let mut ordinal = 0;
    loop {
        let first = match tokio::time::timeout(LOOK, frames.next()).await {
            Ok(Some(first)) => first,
            Ok(None) => return send(store, id, ordinal, None).await,
            Err(_) if is_watched(store, id).await? => continue,
            Err(_) => return Ok(()),
        };
        let mut batch = vec![first];
        let until = Instant::now() + GATHER;
        let mut ended = false;
        while batch.len() < BATCH && !ended {
            match tokio::time::timeout_at(until, frames.next()).await {
                Ok(Some(frame)) => batch.push(frame),
                Ok(None) => ended = true,
                Err(_) => break,
            }
        }
        let is_last =
            batch.last().is_some_and(|frame| matches!(frame.event, RunEvent::Paused | RunEvent::Finished { .. }));
        send(store, id, ordinal, Some(frames::encode(batch)?)).await?;
        ordinal += 1;
        if is_last {
            return Ok(());
        }
        if ordinal % UNREAD == 0 && !has_read(store, id).await? {
            return Ok(());
        }
    }
}

async fn send(store: &Store, id: Uuid, ordinal: i64, frames: Option<String>) -> Result<()> {
    const SEND: &str = "WITH sent AS (INSERT INTO run_frames (watch_id, ordinal, frames) \
        SELECT id, $2, $3 FROM run_watches WHERE id = $1 RETURNING watch_id) \
        SELECT pg_notify($4, 'frames:' || watch_id) FROM sent";
    let sent = store.relay_execute(SEND, [id.into(), ordinal.into(), frames.into(), wire::ALL.into()]).await?;
    if sent.rows_affected() == 0 { Err(Error::not_found(Kind::Execution)) } else { Ok(()) }
}

/// Waits until the watcher has read most of what was sent; `false` where there is none any more.
async fn has_read(store: &Store, id: Uuid) -> Result<bool, DbErr> {
    const LEFT: &str = "SELECT count(*) AS unread FROM run_frames WHERE watch_id = $1";
    loop {
        let rows = store.relay_rows(LEFT, [id.into()]).await?;
        let unread: i64 = rows.first().map(|row| row.try_get("", "unread")).transpose()?.unwrap_or_default();
        if unread < UNREAD / 2 {
            return Ok(true);
        }
        if !is_watched(store, id).await? {
            return Ok(false);
        }
        sleep(GATHER * 4).await;
    }
}

async fn is_watched(store: &Store, id: Uuid) -> Result<bool, DbErr> {
    Ok(!store.relay_rows("SELECT 1 AS one FROM run_watches WHERE id = $1", [id.into()]).await?.is_empty())
}
