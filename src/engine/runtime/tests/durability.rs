//! What outlives the process, and what happens when the journal does not answer.

use super::*;
use crate::domain::work;

#[tokio::test]
async fn a_delay_outlives_the_process_and_sleeps_only_the_rest() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "before", "type": "probe"}),
        json!({"id": "nap", "type": "delay", "config": {"ms": 600}}),
        json!({"id": "after", "type": "probe", "config": {"output": "done"}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    world.until(id, |detail| detail.execution.status == ExecutionStatus::Waiting).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    world.crash();
    let detail = world.finish(id).await;
    // It wakes when it said before the crash, and says so once: were it to sleep anew, there would be a second entry.
    let StepOutcome::Sleeping { until, .. } = detail.steps[1].outcome else { panic!("{detail:?}") };
    assert!(
        detail.steps[2].finished_at >= until
            && until - detail.steps[1].started_at == chrono::TimeDelta::milliseconds(600)
    );
    assert_eq!(
        steps(&detail),
        [("before", 1, "succeeded"), ("nap", 1, "sleeps"), ("nap", 1, "succeeded"), ("after", 1, "succeeded")]
    );
    assert_eq!(detail.steps[2].input, json!({"ms": 600}));
    assert_eq!((runs(id, "before"), runs(id, "after")), (1, 1));
    assert_eq!(detail.execution.output, Some(json!("done")));
}

#[tokio::test]
async fn a_crash_after_any_commit_runs_no_finished_step_again() {
    let graph = json!({
        "nodes": [
            {"id": "a", "type": "probe"},
            {"id": "b", "type": "probe", "config": {"failures": 1}, "retry": {"max_attempts": 2, "initial_ms": 5}},
            {"id": "c", "type": "probe"},
            {"id": "nap", "type": "delay", "config": {"ms": 20}},
            {"id": "d", "type": "merge"},
            {"id": "e", "type": "probe", "config": {"output": "end"}}
        ],
        "edges": [
            {"source": "a", "target": "b"}, {"source": "a", "target": "c"}, {"source": "c", "target": "nap"},
            {"source": "b", "target": "d"}, {"source": "nap", "target": "d"}, {"source": "d", "target": "e"}
        ]
    });
    for die_after in 1..=8 {
        let mut world = World::new();
        world.store.die_after.store(die_after, Ordering::SeqCst);
        let id = world.start(graph.clone(), json!(null)).await;
        for _ in 0..200 {
            if world.store.commits.load(Ordering::SeqCst) >= die_after
                || world.store.detail(id).execution.status.is_final()
            {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let finished: Vec<String> = world
            .store
            .detail(id)
            .steps
            .iter()
            .filter(|step| matches!(step.outcome, StepOutcome::Succeeded { .. }))
            .map(|step| step.node_id.clone())
            .collect();
        let before: Vec<usize> = finished.iter().map(|node| runs(id, node)).collect();
        world.crash();
        let detail = world.finish(id).await;
        assert_eq!(detail.execution.output, Some(json!("end")), "after {die_after}");
        let after: Vec<usize> = finished.iter().map(|node| runs(id, node)).collect();
        assert_eq!(before, after, "after {die_after}");
    }
}

#[tokio::test]
async fn nothing_runs_ahead_of_a_journal_that_fails() {
    let world = World::new();
    world.store.failing_commits.store(u32::MAX, Ordering::SeqCst);
    let id = world
        .start(chain(&[json!({"id": "a", "type": "probe"}), json!({"id": "b", "type": "probe"})]), json!(null))
        .await;
    world.until(id, |_| runs(id, "a") == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(runs(id, "b"), 0);
    world.store.failing_commits.store(0, Ordering::SeqCst);
    let detail = world.finish(id).await;
    assert_eq!(detail.execution.status, ExecutionStatus::Completed);
    assert_eq!((runs(id, "a"), runs(id, "b")), (1, 1));
}

#[tokio::test]
async fn an_execution_whose_workflow_was_deleted_is_dropped() {
    let world = World::new();
    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"ms": 30}})]), json!(null)).await;
    world.store.remove(id);
    for _ in 0..200 {
        if world.engine.active() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(world.engine.active(), 0);
    assert!(matches!(world.engine.wait(id, Duration::from_millis(5)).await, Err(Error::NotFound { .. })));

    let missing = execution(crate::domain::id::WorkflowId::new(), json!(null));
    let id = missing.id;
    world.engine.start(missing).await.unwrap();
    assert_eq!(error_code(&world.finish(id).await), "invalid_graph");
}

#[tokio::test]
async fn recovery_takes_in_more_than_a_page_and_each_only_once() {
    let mut world = World::new();
    let workflow = world.store.workflow(chain(&[json!({"id": "a", "type": "probe", "config": {"output": 1}})]));
    let waiting: Vec<NewExecution> = (0..600).map(|_| execution(workflow, json!(null))).collect();
    let ids: Vec<ExecutionId> = waiting.iter().map(|new| new.id).collect();
    for new in waiting {
        world.store.enqueue(new).await.unwrap();
    }
    world.crash();
    // New ones come in while recovery reads.
    let new = execution(workflow, json!(null));
    let newest = new.id;
    world.engine.start(new).await.unwrap();
    for id in ids.into_iter().chain([newest]) {
        assert_eq!(world.finish(id).await.execution.status, ExecutionStatus::Completed);
        assert_eq!(runs(id, "a"), 1);
    }
}

/// A unit of work that the test ends by hand.
#[derive(Default)]
struct ByHand(std::sync::Mutex<Vec<Box<dyn FnOnce() + Send>>>);

#[async_trait::async_trait]
impl crate::domain::work::Unit for ByHand {
    fn after_commit(&self, act: Box<dyn FnOnce() + Send>) {
        self.0.lock().unwrap().push(act);
    }

    async fn checkpoint(&self) -> crate::domain::Result<()> {
        let acts = std::mem::take(&mut *self.0.lock().unwrap());
        for act in acts {
            act();
        }
        Ok(())
    }
}

#[tokio::test]
async fn what_a_unit_of_work_accepts_runs_after_its_commit_and_gives_its_seat_back_without_one() {
    let world = World::new();
    let graph = || chain(&[json!({"id": "a", "type": "probe"})]);
    let unit = || Arc::new(ByHand::default());

    let committed = unit();
    let id = work::scope(committed.clone(), world.start(graph(), json!(null))).await;
    assert!(world.engine.wait(id, Duration::from_millis(50)).await.unwrap().is_none());
    assert_eq!(runs(id, "a"), 0);
    work::Unit::checkpoint(&*committed).await.unwrap();
    assert_eq!(world.finish(id).await.execution.status, ExecutionStatus::Completed);

    let rolled_back = unit();
    let id = work::scope(rolled_back.clone(), world.start(graph(), json!(null))).await;
    assert_eq!(world.engine.active(), 1);
    drop(rolled_back);
    assert_eq!((world.engine.active(), runs(id, "a")), (0, 0));
}

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

#[tokio::test]
async fn a_step_that_gives_what_cannot_be_stored_fails_and_the_execution_goes_on_as_it_says() {
    let world = World::new();
    let deepest = crate::domain::nesting::MAX - 1;
    // Behind a configuration that may itself be stored: `output` is one level of it.
    for (levels, expect) in [(deepest, ""), (deepest + 1, "nested_too_deeply"), (500, "nested_too_deeply")] {
        let mut graph = chain(&[json!({"id": "a", "type": "probe", "retry": {"max_attempts": 3, "initial_ms": 1}})]);
        graph["nodes"][0]["config"] = json!({ "output": nested(levels) });
        let detail = world.run(graph.clone(), json!(null)).await;
        assert_eq!(error_code(&detail), expect, "{levels}");
        assert_eq!(detail.steps.len(), 1, "no other attempt would end otherwise");
        if !expect.is_empty() {
            graph["nodes"][0]["on_error"] = json!("continue");
            let detail = world.run(graph, json!(null)).await;
            assert_eq!(detail.execution.output.unwrap()["error"]["code"], expect);
        }
    }
    // Two ends are one object more, and that is stored too.
    let mut two = json!({"nodes": [{"id": "a", "type": "probe"}, {"id": "b", "type": "probe"}], "edges": []});
    for node in 0..2 {
        two["nodes"][node]["config"] = json!({ "output": nested(deepest) });
    }
    assert_eq!(error_code(&world.run(two, json!(null)).await), "");
}

#[tokio::test]
async fn what_the_journal_refuses_for_good_ends_the_execution_and_is_not_tried_for_ever() {
    let world = World::new();
    world.store.refuses_steps.store(true, Ordering::SeqCst);
    let detail = world.run(chain(&[json!({"id": "a", "type": "probe"})]), json!(null)).await;
    assert_eq!((detail.execution.status, error_code(&detail)), (ExecutionStatus::Failed, "not_storable"));
    let message = detail.execution.error.unwrap().message;
    assert!(message.ends_with("this is too much") && detail.steps.is_empty(), "{message}");
    assert_eq!(world.store.commits.load(Ordering::SeqCst), 1);
}
