//! The way to another process, against an engine that does as it is told, over real journals.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize},
};

use chrono::Utc;
use futures_util::StreamExt as _;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{
    domain::{
        context::{self, Actor, Context},
        execution::{Execution, ExecutionStatus},
        feed::{Frame, RunEvent},
        id::ApiKeyId,
        ports::{Commit, Transition},
        processes::Host,
        work::{self, End},
        workflow::WorkflowStatus,
    },
    store::{
        GroupJournal, Lease, Mode,
        testing::{self, Bed, commit, execution, now, succeeded},
    },
};

/// An engine that does as it is told, over a real journal.
struct Engine {
    journal: GroupJournal,
    adopted: Mutex<Vec<ExecutionId>>,
    asked: AtomicUsize,
    by: Mutex<Vec<Actor>>,
    ending: AtomicBool,
    /// Does not answer.
    is_stuck: bool,
    frames: Vec<Frame>,
}

impl Engine {
    fn over(journal: GroupJournal) -> Self {
        Self {
            journal,
            adopted: Mutex::default(),
            asked: AtomicUsize::new(0),
            by: Mutex::default(),
            ending: AtomicBool::new(false),
            is_stuck: false,
            frames: Vec::new(),
        }
    }

    async fn asked(&self) {
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.by.lock().unwrap().push(context::current().actor);
        if self.is_stuck {
            std::future::pending::<()>().await;
        }
    }
}

#[async_trait]
impl Host for Engine {
    fn runner(&self) -> &dyn Runner {
        self
    }

    async fn adopt(&self, id: ExecutionId) -> Result<()> {
        let mut adopted = self.adopted.lock().unwrap();
        if !adopted.contains(&id) {
            adopted.push(id);
        }
        Ok(())
    }

    fn take_up_syncs(&self) {}

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Runner for Engine {
    async fn start(&self, _: NewExecution) -> Result<()> {
        Err(Error::internal("nobody starts anything here"))
    }

    async fn cancel(&self, id: ExecutionId) -> Result<()> {
        let transition = Some(Transition::Cancelled { at: Utc::now() });
        self.journal.commit(Commit { transition, ..Commit::of(id) }).await?;
        self.asked().await;
        Ok(())
    }

    async fn retry(&self, _: ExecutionId) -> Result<()> {
        self.asked().await;
        Err(Error::conflict("the execution has not ended"))
    }

    async fn wait(&self, _: ExecutionId, _: Duration) -> Result<Option<Execution>> {
        Err(Error::internal("not asked for here"))
    }

    async fn wait_for_turn(&self, _: ExecutionId, _: Duration) -> Result<bool> {
        Ok(true)
    }

    async fn signal(&self, _: ExecutionId, node: &str, answer: serde_json::Value) -> Result<()> {
        self.asked().await;
        Err(Error::invalid("/choice", "unknown_choice", format!("{node}: {answer}")))
    }

    async fn watch(&self, _: ExecutionId, after: Place) -> Result<Frames> {
        let frames: Vec<Frame> = self.frames.iter().filter(|frame| frame.place > after).cloned().collect();
        Ok(futures_util::stream::iter(frames).boxed())
    }
}

/// Two processes: one leads, the other follows.
struct Two {
    bed: Bed,
    lease: Lease,
    follower: Store,
    relay: Arc<Relay>,
}

/// Runs `test` on PostgreSQL: nowhere else are there two.
async fn on_two(test: impl AsyncFn(Two)) {
    testing::on_each(async |bed| {
        if !bed.store.is_shared() {
            return;
        }
        bed.store.listen();
        let lease = bed.store.candidate().try_lead().await.unwrap().unwrap();
        let follower = Store::open(&bed.url, Mode::Serve).await.unwrap();
        follower.listen();
        let relay = Relay::new(follower.clone(), Arc::new(follower.following_journal()));
        test(Two { bed, lease, follower, relay }).await;
    })
    .await;
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_mins(1), "{what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn what_is_accepted_elsewhere_is_taken_in_with_its_unit_of_work_and_not_without() {
    on_two(async |two| {
        let engine = Arc::new(Engine::over(two.bed.store.leading_journal(&two.lease)));
        let _desk = Desk::open(&two.bed.store, &two.lease, engine.clone());
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let [alone, kept, dropped] = [(); 3].map(|()| execution(&workflow));
        two.relay.start(alone.clone()).await.unwrap();
        for (new, end) in [(&dropped, End::RollBack), (&kept, End::Commit)] {
            work::within(&two.follower, async { (end, two.relay.start(new.clone()).await.unwrap()) }).await.unwrap();
        }
        until("the adoption", || engine.adopted.lock().unwrap().contains(&kept.id)).await;
        let mut adopted = engine.adopted.lock().unwrap().clone();
        adopted.sort();
        assert_eq!(adopted, [alone.id, kept.id]);
    })
    .await;
}

#[tokio::test]
async fn what_was_accepted_while_nobody_led_is_found_by_the_next_to_lead() {
    on_two(async |two| {
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        two.relay.start(new.clone()).await.unwrap();
        let engine = Arc::new(Engine::over(two.bed.store.leading_journal(&two.lease)));
        let _desk = Desk::open(&two.bed.store, &two.lease, engine.clone());
        until("the adoption", || engine.adopted.lock().unwrap().contains(&new.id)).await;
    })
    .await;
}

#[tokio::test]
async fn a_wait_elsewhere_ends_with_the_run_and_says_where_there_is_none() {
    on_two(async |two| {
        let journal = two.bed.store.leading_journal(&two.lease);
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        journal.enqueue(new.clone()).await.unwrap();
        assert!(two.relay.wait(new.id, Duration::from_millis(50)).await.unwrap().is_none());
        let (relay, id) = (Arc::clone(&two.relay), new.id);
        let waiting = tokio::spawn(async move { relay.wait(id, Duration::from_mins(1)).await });
        let end = Transition::Completed { output: json!(1), at: now(), started_at: None };
        journal.commit(commit(new.id, vec![succeeded(0, "a", json!(1))], Some(end))).await.unwrap();
        assert!(waiting.await.unwrap().unwrap().is_some());
        let missing = two.relay.wait(ExecutionId::new(), Duration::from_secs(1)).await;
        assert!(matches!(missing, Err(Error::NotFound { kind: Kind::Execution })), "{missing:?}");
    })
    .await;
}

#[tokio::test]
async fn commands_are_carried_out_in_the_name_of_who_gave_them_and_answered() {
    on_two(async |two| {
        let engine = Arc::new(Engine::over(two.bed.store.leading_journal(&two.lease)));
        let _desk = Desk::open(&two.bed.store, &two.lease, engine.clone());
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        two.relay.start(new.clone()).await.unwrap();
        let actor = Actor::ApiKey(ApiKeyId(Uuid::now_v7()));
        let results = context::scope(Context::of(actor), async {
            let answered = two.relay.signal(new.id, "ask", json!("maybe")).await;
            let retried = two.relay.retry(new.id).await;
            let cancelled = two.relay.cancel(new.id).await;
            let missing = two.relay.cancel(ExecutionId::new()).await;
            [answered, retried, cancelled, missing]
        })
        .await;
        let [answered, retried, cancelled, missing] = results;
        let Err(Error::Invalid { faults }) = answered else { panic!("{answered:?}") };
        assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/choice", "unknown_choice"));
        assert!(matches!(&retried, Err(Error::Conflict { message }) if message.contains("not ended")), "{retried:?}");
        cancelled.unwrap();
        assert!(matches!(missing, Err(Error::NotFound { .. })), "{missing:?}");
        assert_eq!(*engine.by.lock().unwrap(), [actor; 3]);
        let left = two.follower.relay_rows("SELECT id FROM engine_commands", []).await.unwrap();
        assert!(left.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_command_whose_leader_died_after_it_was_done_is_not_done_again() {
    on_two(async |two| {
        let stuck = Engine { is_stuck: true, ..Engine::over(two.bed.store.leading_journal(&two.lease)) };
        let stuck = Arc::new(stuck);
        let desk = Desk::open(&two.bed.store, &two.lease, stuck.clone());
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        two.relay.start(new.clone()).await.unwrap();
        let (relay, id) = (Arc::clone(&two.relay), new.id);
        let by = Context { request_id: Some("req-1".into()), ..Context::of(Actor::CommandLine) };
        let cancelled = tokio::spawn(context::scope(by, async move { relay.cancel(id).await }));
        until("the cancellation", || stuck.asked.load(Ordering::SeqCst) == 1).await;
        // It has cancelled and not said so.
        drop(desk);
        two.lease.release().await.unwrap();
        let lease = two.follower.candidate().try_lead().await.unwrap().unwrap();
        let next = Arc::new(Engine::over(two.follower.leading_journal(&lease)));
        let _desk = Desk::open(&two.follower, &lease, next.clone());
        cancelled.await.unwrap().unwrap();
        assert_eq!(next.asked.load(Ordering::SeqCst), 0);
        let record = two.relay.journal.load(new.id).await.unwrap().unwrap();
        assert_eq!(record.execution.status, ExecutionStatus::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn a_stream_elsewhere_shows_every_frame_once_from_where_it_begins() {
    on_two(async |two| {
        let text = |number: u64| RunEvent::Text { text: format!("{number} ") };
        // More than may lie unread.
        let mut frames: Vec<Frame> = (1..=5_000)
            .map(|number| Frame { place: Place { frames: 1, chars: number }, at: Utc::now(), event: text(number) })
            .collect();
        frames.push(Frame { place: Place { frames: 2, chars: 5_000 }, at: Utc::now(), event: RunEvent::Paused });
        let engine = Engine { frames: frames.clone(), ..Engine::over(two.bed.store.leading_journal(&two.lease)) };
        let engine = Arc::new(engine);
        let _desk = Desk::open(&two.bed.store, &two.lease, engine);
        let workflow = two.bed.workflow(two.bed.owner().await, "w", WorkflowStatus::Published).await;
        let new = execution(&workflow);
        two.relay.start(new.clone()).await.unwrap();
        let seen: Vec<Frame> = two.relay.watch(new.id, Place { frames: 1, chars: 10 }).await.unwrap().collect().await;
        assert_eq!(seen.len(), frames.len() - 10);
        assert!(seen.iter().zip(&frames[10..]).all(|(seen, sent)| seen == sent));
        let missing = two.relay.watch(ExecutionId::new(), Place::default()).await;
        assert!(matches!(missing.map(drop), Err(Error::NotFound { .. })));
        let mut left = 1;
        while left > 0 {
            left = two.follower.relay_rows("SELECT id FROM run_watches", []).await.unwrap().len();
        }
    })
    .await;
}
