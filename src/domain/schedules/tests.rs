//! What the clock starts, with ports in memory.

use super::*;
use crate::domain::{
    testing::{Fakes, owner},
    trigger::of_word,
};

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn service(fakes: &Arc<Fakes>) -> ScheduleService {
    let turns =
        TurnService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone());
    ScheduleService::new(fakes.clone(), turns, fakes.clone(), fakes.clone())
}

fn due(target: Target, next: &str) -> DueSchedule {
    let at = utc(next);
    DueSchedule {
        id: Uuid::now_v7(),
        owner: owner(),
        target,
        config: of_word("every_1h").unwrap(),
        next: Upcoming { at, due_at: at },
        last_at: None,
    }
}

fn workflow() -> Target {
    Target::Workflow { id: WorkflowId::new(), version: 3, node: "clock".to_owned() }
}

#[tokio::test]
async fn what_is_due_starts_once_with_its_times() {
    let fakes = Fakes::new();
    fakes.records().schedules.push(due(workflow(), "2026-03-01T10:00:00Z"));
    let service = service(&fakes);
    assert_eq!(service.fire(utc("2026-03-01T09:59:59Z")).await.unwrap(), 0);
    assert_eq!(service.fire(utc("2026-03-01T10:00:01Z")).await.unwrap(), 1);
    assert_eq!(service.fire(utc("2026-03-01T10:00:01Z")).await.unwrap(), 0);
    assert_eq!(service.next_due().await.unwrap(), Some(utc("2026-03-01T11:00:00Z")));
    // Three hours later: the last of what was missed.
    assert_eq!(service.fire(utc("2026-03-01T13:30:00Z")).await.unwrap(), 1);
    let records = fakes.records();
    let inputs: Vec<&Value> = records.executions.iter().map(|execution| &execution.input).collect();
    assert_eq!(
        inputs,
        [
            &json!({"scheduled_at": "2026-03-01T10:00:00Z", "fired_at": "2026-03-01T10:00:01Z", "previous_at": null}),
            &json!({"scheduled_at": "2026-03-01T13:00:00Z", "fired_at": "2026-03-01T13:30:00Z", "previous_at": "2026-03-01T10:00:00Z"}),
        ]
    );
    for execution in &records.executions {
        assert_eq!((execution.workflow_version, execution.origin.entry()), (3, Some("clock")));
        assert_eq!(execution.origin.trigger.as_ref().unwrap().kind, SCHEDULE);
    }
}

#[tokio::test]
async fn a_clock_that_was_set_back_repeats_nothing_and_one_set_far_back_is_planned_anew() {
    let fakes = Fakes::new();
    fakes.records().schedules.push(due(workflow(), "2026-03-01T10:00:00Z"));
    let service = service(&fakes);
    assert_eq!(service.fire(utc("2026-03-01T10:00:00Z")).await.unwrap(), 1);
    // An hour back: what was done is done.
    for now in ["2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z", "2026-03-01T10:59:59Z"] {
        assert_eq!(service.fire(utc(now)).await.unwrap(), 0, "{now}");
    }
    assert_eq!(service.fire(utc("2026-03-01T11:00:00Z")).await.unwrap(), 1);
    // A week back: it does not stay silent for a week.
    assert_eq!(service.fire(utc("2026-02-22T10:30:00Z")).await.unwrap(), 0);
    assert_eq!(service.next_due().await.unwrap(), Some(utc("2026-02-22T11:00:00Z")));
    assert_eq!(service.fire(utc("2026-02-22T11:00:00Z")).await.unwrap(), 1);
}

#[tokio::test]
async fn an_agent_that_is_gone_misses_its_time_and_holds_up_nobody() {
    let fakes = Fakes::new();
    fakes
        .records()
        .schedules
        .extend([due(Target::Agent(AgentId::new()), "2026-03-01T10:00:00Z"), due(workflow(), "2026-03-01T10:00:00Z")]);
    let service = service(&fakes);
    assert_eq!(service.fire(utc("2026-03-01T10:00:00Z")).await.unwrap(), 1);
    assert_eq!(service.next_due().await.unwrap(), Some(utc("2026-03-01T11:00:00Z")));
    assert_eq!(fakes.records().executions.len(), 1);
}
