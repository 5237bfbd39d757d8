//! The promises of [`Journal`], held against every implementation: the store's on both databases, and the one in memory that the engine's tests run on.
//!
//! Each check takes executions of its own, so that all of them can share a database; [`Place::restart`] between a call and the look at it is what durability means.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::domain::{
    Error, Kind,
    execution::{ExecutionDetail, ExecutionStatus, RunError, StepOutcome, StepRecord},
    id::ExecutionId,
    ports::{Commit, Journal, NewExecution, Transition},
};

/// Where an implementation lives.
#[async_trait]
pub(crate) trait Place: Send + Sync {
    /// An execution that can be accepted here, and has not been.
    async fn execution(&self) -> NewExecution;
    /// The journal of the process of now.
    fn journal(&self) -> Arc<dyn Journal>;
    /// Ends this process, and starts the next one.
    async fn restart(&mut self);
}

/// Holds an implementation to all of it.
pub(crate) async fn holds(place: &mut impl Place) {
    what_is_accepted_is_there_for_the_next_process(place).await;
    every_outcome_comes_back_as_it_was(place).await;
    transitions_move_the_status_and_the_first_start_stays(place).await;
    an_entry_is_kept_whole_or_not_at_all(place).await;
    the_same_call_again_changes_nothing(place).await;
    an_end_is_an_end(place).await;
    calls_take_effect_in_the_order_in_which_they_were_made(place).await;
    a_call_that_is_refused_fails_alone(place).await;
    what_nobody_could_read_back_is_refused(place).await;
    the_unfinished_are_walked_oldest_first_each_once(place).await;
    opening_again_drops_the_failures_that_are_named_and_nothing_else(place).await;
}

/// This moment as databases keep it.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(Utc::now().timestamp_micros()).unwrap()
}

fn step(ordinal: i32, node: &str, outcome: StepOutcome) -> StepRecord {
    StepRecord {
        ordinal,
        node_id: node.to_owned(),
        node_kind: "set".to_owned(),
        attempt: 1,
        input: json!({ "a": 1 }),
        outcome,
        started_at: now(),
        finished_at: now(),
    }
}

fn done(ordinal: i32, node: &str, output: Value) -> StepRecord {
    step(ordinal, node, StepOutcome::Succeeded { output, branch: None })
}

fn failed(ordinal: i32, node: &str, retry_at: Option<DateTime<Utc>>) -> StepRecord {
    step(ordinal, node, StepOutcome::Failed { error: error(node), retry_at })
}

fn error(node: &str) -> RunError {
    RunError { code: "failed".to_owned(), message: "for good \u{0}".to_owned(), node: Some(node.to_owned()) }
}

fn entry(execution: ExecutionId, steps: Vec<StepRecord>, transition: Option<Transition>) -> Commit {
    Commit { steps, transition, ..Commit::of(execution) }
}

#[expect(clippy::unnecessary_wraps, reason = "as entries have it")]
fn running() -> Option<Transition> {
    Some(Transition::Running { started_at: now() })
}

#[expect(clippy::unnecessary_wraps, reason = "as entries have it")]
fn completed(output: Value) -> Option<Transition> {
    Some(Transition::Completed { output, at: now(), started_at: Some(now()) })
}

async fn accepted(place: &impl Place) -> NewExecution {
    let new = place.execution().await;
    place.journal().enqueue(new.clone()).await.unwrap();
    new
}

async fn load(place: &impl Place, id: ExecutionId) -> ExecutionDetail {
    place.journal().load(id).await.unwrap().unwrap()
}

async fn commit(place: &impl Place, entry: Commit) {
    place.journal().commit(entry).await.unwrap();
}

async fn what_is_accepted_is_there_for_the_next_process(place: &mut impl Place) {
    let new = accepted(place).await;
    place.restart().await;
    let ExecutionDetail { execution, steps } = load(place, new.id).await;
    assert_eq!((execution.status, steps.len()), (ExecutionStatus::Pending, 0));
    assert_eq!((execution.owner, execution.created_at, &execution.input), (new.owner, new.created_at, &new.input));
    assert_eq!((execution.workflow_id, execution.workflow_version), (new.workflow_id, new.workflow_version));
    assert_eq!((execution.origin, execution.output, execution.error), (new.origin, None, None));
    assert_eq!((execution.started_at, execution.finished_at), (None, None));
    assert_eq!(place.journal().load(ExecutionId::new()).await.unwrap(), None);
}

async fn every_outcome_comes_back_as_it_was(place: &mut impl Place) {
    let new = accepted(place).await;
    let odd =
        json!({"nul \u{0}": "𝄞🦀\u{0}", "list": [null, 1.5, -3], "quote": "'\"\\", "big": 9_007_199_254_740_993_i64});
    let later = now() + TimeDelta::seconds(5);
    let steps = vec![
        step(0, "a", StepOutcome::Succeeded { output: odd.clone(), branch: Some("nul \u{0}".to_owned()) }),
        done(1, "b", json!(null)),
        failed(2, "c", Some(later)),
        failed(3, "c", None),
        step(4, "d", StepOutcome::Sleeping { until: later, output: odd.clone() }),
        step(5, "e", StepOutcome::Waiting { prompt: odd.clone(), until: None }),
        step(6, "f", StepOutcome::Waiting { prompt: odd, until: Some(later) }),
    ];
    commit(place, entry(new.id, steps.clone(), running())).await;
    place.restart().await;
    assert_eq!(load(place, new.id).await.steps, steps);
}

async fn transitions_move_the_status_and_the_first_start_stays(place: &mut impl Place) {
    let started_at = now();
    let at = started_at + TimeDelta::seconds(3);
    let ends = [
        (Transition::Completed { output: json!(null), at, started_at: Some(at) }, ExecutionStatus::Completed),
        (Transition::Failed { error: error("a"), at, started_at: Some(at) }, ExecutionStatus::Failed),
        (Transition::Cancelled { at }, ExecutionStatus::Cancelled),
    ];
    for (end, ended) in ends {
        let new = accepted(place).await;
        let moves = [
            (None, ExecutionStatus::Pending),
            (Some(Transition::Running { started_at }), ExecutionStatus::Running),
            (Some(Transition::Waiting { wake_at: None }), ExecutionStatus::Waiting),
            (Some(Transition::Resumed), ExecutionStatus::Running),
            (Some(end.clone()), ended),
        ];
        for (transition, status) in moves {
            commit(place, entry(new.id, vec![], transition)).await;
            assert_eq!(load(place, new.id).await.execution.status, status);
        }
        place.restart().await;
        let execution = load(place, new.id).await.execution;
        assert_eq!(execution.status, ended);
        assert_eq!((execution.started_at, execution.finished_at), (Some(started_at), Some(at)));
        assert_eq!(execution.output, (ended == ExecutionStatus::Completed).then_some(json!(null)));
        assert_eq!(execution.error, (ended == ExecutionStatus::Failed).then(|| error("a")));
    }
}

async fn an_entry_is_kept_whole_or_not_at_all(place: &mut impl Place) {
    let new = accepted(place).await;
    commit(place, entry(new.id, vec![done(1, "b", json!(1))], None)).await;
    let before = load(place, new.id).await;
    let too_deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    for bad in [done(1, "b", json!("taken")), done(2, "c", too_deep)] {
        let result = place.journal().commit(entry(new.id, vec![done(0, "a", json!(1)), bad], running())).await;
        assert!(matches!(result, Err(Error::Conflict { .. } | Error::Invalid { .. })), "{result:?}");
        assert_eq!(load(place, new.id).await, before);
    }
}

async fn the_same_call_again_changes_nothing(place: &mut impl Place) {
    let new = place.execution().await;
    let calls = [
        entry(new.id, vec![done(0, "a", json!(1))], running()),
        entry(new.id, vec![], Some(Transition::Waiting { wake_at: None })),
        entry(new.id, vec![done(1, "b", json!(2))], completed(json!(3))),
    ];
    for _ in 0..2 {
        place.journal().enqueue(new.clone()).await.unwrap();
    }
    for call in &calls {
        commit(place, call.clone()).await;
        let before = load(place, new.id).await;
        commit(place, call.clone()).await;
        assert_eq!(load(place, new.id).await, before, "{call:?}");
    }
    let other = NewExecution { input: json!("other"), ..new.clone() };
    assert!(matches!(place.journal().enqueue(other).await, Err(Error::Conflict { .. })));
    let other = entry(new.id, vec![done(0, "a", json!("other"))], None);
    assert!(matches!(place.journal().commit(other).await, Err(Error::Conflict { .. })));
    assert_eq!(load(place, new.id).await.steps.len(), 2);
}

async fn an_end_is_an_end(place: &mut impl Place) {
    let cancelled = entry(accepted(place).await.id, vec![], Some(Transition::Cancelled { at: now() }));
    commit(place, cancelled.clone()).await;
    let before = load(place, cancelled.execution).await;
    // Whoever did not know that it had ended: another process, a task that was under way.
    let late = [
        running(),
        Some(Transition::Waiting { wake_at: None }),
        Some(Transition::Resumed),
        completed(json!(1)),
        Some(Transition::Failed { error: error("a"), at: now(), started_at: None }),
        Some(Transition::Cancelled { at: now() + TimeDelta::seconds(1) }),
    ];
    for transition in late {
        for steps in [vec![], vec![done(0, "a", json!(1))]] {
            let result = place.journal().commit(entry(cancelled.execution, steps, transition.clone())).await;
            assert!(matches!(result, Err(Error::Conflict { .. })), "{transition:?}: {result:?}");
            assert_eq!(load(place, cancelled.execution).await, before, "{transition:?}");
        }
    }
    commit(place, cancelled.clone()).await;
    // Two ends at once: the first stands.
    let id = accepted(place).await.id;
    let ends = [Some(Transition::Cancelled { at: now() }), completed(json!(1))];
    let journal = place.journal();
    let results = join_all(ends.map(|end| journal.commit(entry(id, vec![], end)))).await;
    assert!(matches!(results.as_slice(), [Ok(()), Err(Error::Conflict { .. })]), "{results:?}");
    let execution = load(place, id).await.execution;
    assert_eq!((execution.status, execution.output), (ExecutionStatus::Cancelled, None));
}

async fn calls_take_effect_in_the_order_in_which_they_were_made(place: &mut impl Place) {
    let new = accepted(place).await;
    let (started_at, at) = (now(), now() + TimeDelta::seconds(1));
    let calls = [
        entry(new.id, vec![done(0, "a", json!(1))], Some(Transition::Running { started_at })),
        entry(new.id, vec![], Some(Transition::Waiting { wake_at: None })),
        entry(new.id, vec![done(1, "b", json!(2))], Some(Transition::Resumed)),
        entry(new.id, vec![], Some(Transition::Completed { output: json!(3), at, started_at: Some(at) })),
    ];
    let journal = place.journal();
    for result in join_all(calls.map(|call| journal.commit(call))).await {
        result.unwrap();
    }
    drop(journal);
    place.restart().await;
    let detail = load(place, new.id).await;
    assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Completed, 2));
    assert_eq!((detail.execution.started_at, detail.execution.finished_at), (Some(started_at), Some(at)));
    assert_eq!(detail.execution.output, Some(json!(3)));
}

async fn a_call_that_is_refused_fails_alone(place: &mut impl Place) {
    let good = accepted(place).await;
    let gone = ExecutionId::new();
    let journal = place.journal();
    let calls = [
        entry(gone, vec![done(0, "a", json!(1))], None),
        entry(gone, vec![], Some(Transition::Waiting { wake_at: None })),
        entry(gone, vec![], None),
        entry(good.id, vec![done(0, "a", json!(1))], Some(Transition::Waiting { wake_at: None })),
    ];
    let mut results = join_all(calls.map(|call| journal.commit(call))).await;
    results.pop().unwrap().unwrap();
    for result in results {
        assert!(matches!(result, Err(Error::NotFound { kind: Kind::Execution })), "{result:?}");
    }
    let detail = load(place, good.id).await;
    assert_eq!((detail.execution.status, detail.steps.len()), (ExecutionStatus::Waiting, 1));
}

async fn what_nobody_could_read_back_is_refused(place: &mut impl Place) {
    let deep = |levels| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    for (levels, is_kept) in [(crate::domain::nesting::MAX, true), (crate::domain::nesting::MAX + 1, false)] {
        let new = NewExecution { input: deep(levels), ..place.execution().await };
        let result = place.journal().enqueue(new.clone()).await;
        assert_eq!(result.is_ok(), is_kept, "{result:?}");
        assert!(is_kept || matches!(result, Err(Error::Invalid { .. })), "{result:?}");
        let kept = place.journal().load(new.id).await.unwrap();
        assert_eq!(kept.map(|detail| detail.execution.input), is_kept.then_some(new.input));
    }
}

async fn the_unfinished_are_walked_oldest_first_each_once(place: &mut impl Place) {
    let mut open = Vec::new();
    for number in 0..7 {
        let id = accepted(place).await.id;
        let steps = (0..number).map(|ordinal| done(ordinal, &format!("n{ordinal}"), json!(ordinal))).collect();
        commit(place, entry(id, steps, (number % 2 == 0).then_some(Transition::Running { started_at: now() }))).await;
        open.push(id);
        let ended = accepted(place).await.id;
        commit(place, entry(ended, vec![], Some(Transition::Cancelled { at: now() }))).await;
    }
    place.restart().await;
    let journal = place.journal();
    // Others' are older: this walk begins behind them.
    let mut after = Some(ExecutionId(uuid::Uuid::from_u128(open[0].0.as_u128() - 1)));
    let mut found = Vec::new();
    loop {
        let page = journal.unfinished(after, 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = Some(last.execution.id);
        found.extend(page);
    }
    assert_eq!(found.iter().map(|detail| detail.execution.id).collect::<Vec<_>>(), open);
    for (number, detail) in found.iter().enumerate() {
        let ordinals: Vec<i32> = detail.steps.iter().map(|step| step.ordinal).collect();
        assert_eq!(ordinals, (0..i32::try_from(number).unwrap()).collect::<Vec<_>>());
        assert_eq!(Some(detail), journal.load(detail.execution.id).await.unwrap().as_ref());
    }
    let all = journal.unfinished(None, 10_000).await.unwrap();
    assert!(all.ends_with(&found) && all.is_sorted_by_key(|detail| detail.execution.id));
    assert_eq!(journal.unfinished(None, 0).await.unwrap(), []);
}

async fn opening_again_drops_the_failures_that_are_named_and_nothing_else(place: &mut impl Place) {
    let new = accepted(place).await;
    let id = new.id;
    let nodes = ["a".to_owned(), "b".to_owned()];
    let reopen = async |place: &dyn Place| place.journal().reopen(id, &nodes).await;
    assert!(matches!(reopen(place).await, Err(Error::Conflict { .. })), "it has not ended");
    let steps = [
        done(0, "a", json!(1)),
        failed(1, "b", Some(now())),
        failed(2, "b", None),
        failed(3, "kept", None),
        done(4, "c", json!(2)),
    ];
    let end = Transition::Failed { error: error("b"), at: now(), started_at: Some(now()) };
    commit(place, entry(id, steps.to_vec(), Some(end))).await;

    reopen(place).await.unwrap();
    place.restart().await;
    let detail = load(place, id).await;
    assert_eq!(detail.steps, [&steps[0], &steps[1], &steps[3], &steps[4]].map(Clone::clone));
    assert_eq!((detail.execution.status, detail.execution.finished_at), (ExecutionStatus::Pending, None));
    assert_eq!((&detail.execution.error, &detail.execution.output), (&None, &None));
    assert!(place.journal().unfinished(None, 10_000).await.unwrap().contains(&detail));
    assert!(matches!(reopen(place).await, Err(Error::Conflict { .. })), "it is open");

    commit(place, entry(id, vec![done(5, "b", json!(3))], completed(json!(4)))).await;
    assert!(matches!(reopen(place).await, Err(Error::Conflict { .. })), "it has completed");
    let nobody = place.journal().reopen(ExecutionId::new(), &nodes).await;
    assert!(matches!(nobody, Err(Error::NotFound { kind: Kind::Execution })), "{nobody:?}");
}
