//! Cancel, retry, shut down.

use super::*;

#[tokio::test]
async fn a_cancelled_execution_is_at_its_end_when_cancel_returns() {
    let world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe"}),
        json!({"id": "b", "type": "probe", "config": {"hangs": true}}),
        json!({"id": "c", "type": "probe"}),
    ]);
    let id = world.start(graph.clone(), json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    assert!(world.engine.wait(id, Duration::from_millis(20)).await.unwrap().is_none());
    world.engine.cancel(id).await.unwrap();
    let detail = world.store.detail(id);
    assert_eq!(detail.execution.status, ExecutionStatus::Cancelled);
    assert_eq!(steps(&detail), [("a", 1, "succeeded")]);
    assert!(matches!(world.engine.cancel(id).await, Err(Error::Conflict { .. })));
    assert!(matches!(world.engine.cancel(ExecutionId::new()).await, Err(Error::NotFound { .. })));
    assert!(matches!(world.engine.wait(ExecutionId::new(), Duration::ZERO).await, Err(Error::NotFound { .. })));
    assert_eq!(runs(id, "c"), 0);

    // One that is not in memory: the engine that had it has been shut down, and nobody took it in.
    let id = world.start(graph, json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.shutdown(Duration::ZERO).await;
    world.engine.cancel(id).await.unwrap();
    assert_eq!(world.store.detail(id).execution.status, ExecutionStatus::Cancelled);
}

#[tokio::test]
async fn a_sleeping_execution_can_be_cancelled_and_retried() {
    let world = World::new();
    let id = world.start(chain(&[json!({"id": "nap", "type": "delay", "config": {"ms": 300}})]), json!(null)).await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.cancel(id).await.unwrap();
    world.engine.retry(id).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!(steps(&detail), [("nap", 1, "sleeps"), ("nap", 1, "succeeded")]);
}

#[tokio::test]
async fn a_retry_keeps_what_succeeded() {
    let world = World::new();
    let id = world
        .start(
            chain(&[
                json!({"id": "a", "type": "probe", "config": {"output": 7}}),
                json!({"id": "b", "type": "probe", "config": {"failures": 1, "output": 8}}),
                json!({"id": "soft", "type": "fail", "config": {"message": "kept"}, "on_error": "continue"}),
                json!({"id": "c", "type": "set", "config": {"values": {"a": "{{ nodes.a.output }}"}}}),
            ]),
            json!(null),
        )
        .await;
    let failed = world.finish(id).await;
    assert_eq!((failed.execution.status, failed.steps.len()), (ExecutionStatus::Failed, 2));
    // Without a policy the second run is an attempt 1 again, and fails again; with the world mended it would not.
    world.engine.retry(id).await.unwrap();
    let failed = world.finish(id).await;
    assert_eq!((failed.execution.status, runs(id, "a"), runs(id, "b")), (ExecutionStatus::Failed, 1, 2));
    assert!(matches!(world.engine.retry(ExecutionId::new()).await, Err(Error::NotFound { .. })));

    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"output": 7}})]), json!(null)).await;
    world.finish(id).await;
    assert!(matches!(world.engine.retry(id).await, Err(Error::Conflict { .. })));
    let id = world.start(chain(&[json!({"id": "a", "type": "probe", "config": {"hangs": true}})]), json!(null)).await;
    assert!(matches!(world.engine.retry(id).await, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_retry_after_a_cancellation_completes() {
    let world = World::new();
    let id = world
        .start(
            chain(&[
                json!({"id": "a", "type": "probe", "config": {"output": 7}}),
                json!({"id": "b", "type": "probe", "config": {"ms": 200, "output": "{{ nodes.a.output }}"}}),
            ]),
            json!(null),
        )
        .await;
    world.until(id, |detail| detail.steps.len() == 1).await;
    world.engine.cancel(id).await.unwrap();
    world.engine.retry(id).await.unwrap();
    let detail = world.finish(id).await;
    assert_eq!((detail.execution.status, detail.execution.output), (ExecutionStatus::Completed, Some(json!(7))));
    assert_eq!((runs(id, "a"), runs(id, "b")), (1, 2));
}

#[tokio::test]
async fn a_shutdown_lets_steps_end_and_parks_the_rest() {
    let mut world = World::new();
    let graph = chain(&[
        json!({"id": "a", "type": "probe", "config": {"ms": 100}}),
        json!({"id": "b", "type": "probe", "config": {"output": "end"}}),
    ]);
    let id = world.start(graph, json!(null)).await;
    let hanging =
        world.start(chain(&[json!({"id": "h", "type": "probe", "config": {"hangs": true}})]), json!(null)).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    world.engine.shutdown(Duration::from_millis(300)).await;
    assert_eq!(world.engine.active(), 0);
    let parked = world.store.detail(id);
    assert_eq!(steps(&parked), [("a", 1, "succeeded")]);
    assert!(!parked.execution.status.is_final());
    assert!(matches!(
        world.engine.start(execution(parked.execution.workflow_id, json!(null))).await,
        Err(Error::Conflict { .. })
    ));

    world.crash();
    let detail = world.finish(id).await;
    assert_eq!((detail.execution.output, runs(id, "a"), runs(id, "b")), (Some(json!("end")), 1, 1));
    world.until(hanging, |_| runs(hanging, "h") == 2).await;
}

#[tokio::test]
async fn what_is_cancelled_or_retried_before_recovery_comes_to_it_is_not_run_twice() {
    let mut world = World::new();
    let workflow = world.store.workflow(chain(&[json!({"id": "a", "type": "probe", "config": {"ms": 50}})]));
    let (first, second) = (execution(workflow, json!(null)), execution(workflow, json!(null)));
    let (cancelled, retried) = (first.id, second.id);
    world.store.enqueue(first).await.unwrap();
    world.store.enqueue(second).await.unwrap();
    world.crash();
    // On one thread, recovery has not had its first turn yet.
    world.engine.cancel(cancelled).await.unwrap();
    assert!(matches!(world.engine.retry(retried).await, Err(Error::Conflict { .. })));
    assert_eq!(world.finish(retried).await.execution.status, ExecutionStatus::Completed);
    assert_eq!(world.store.detail(cancelled).execution.status, ExecutionStatus::Cancelled);
    assert_eq!((runs(cancelled, "a"), runs(retried, "a")), (0, 1));
}
