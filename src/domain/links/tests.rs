//! Whom a message reaches at once, for whom it waits, and whom it never reaches.

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::domain::{
    agent::{Agent, Definition},
    id::{AgentId, MessageId, WorkflowId},
    message::Message,
    testing::{Fakes, owner},
    turns::tests::{agent, workflow},
    workflow::WorkflowStatus,
};

fn service(fakes: &Arc<Fakes>) -> LinkService {
    let turns =
        TurnService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone());
    LinkService::new(fakes.clone(), fakes.clone(), turns, fakes.clone())
}

/// A message of the first of them to all others.
fn send(fakes: &Fakes, agents: &[Agent], expires_in: Option<TimeDelta>) {
    let mut records = fakes.records();
    let message = Message {
        seq: 1,
        id: MessageId::new(),
        owner: agents[0].owner,
        agent: agents[0].id,
        execution: None,
        payload: json!({"answer": "hello"}),
        hops: 1,
        created_at: now(),
        expires_at: expires_in.map(|span| now() + span),
    };
    records.message_deliveries.extend(agents[1..].iter().map(|to| (message.id, to.id)));
    records.messages.push(message);
    records.agents = agents.to_vec();
}

fn ran(fakes: &Fakes) -> Vec<AgentId> {
    fakes.records().executions.iter().filter_map(|run| run.origin.agent).map(|run| run.agent).collect()
}

#[tokio::test]
async fn who_cannot_run_holds_up_nobody_and_a_failure_of_ours_is_told_at_the_end() {
    let (fakes, mine) = (Fakes::new(), owner());
    let own = workflow(&fakes, mine, WorkflowStatus::Published);
    let draft = workflow(&fakes, mine, WorkflowStatus::Draft);
    let flow = agent(mine, own, Some(Definition::Flow { workflow: draft }));
    // Without a workflow of its own: our failure.
    let broken = agent(mine, WorkflowId::new(), None);
    let off = Agent { status: AgentStatus::Inactive, ..agent(mine, own, None) };
    let well = agent(mine, own, None);
    send(&fakes, &[agent(mine, own, None), flow, broken, off, well.clone()], None);
    assert!(matches!(service(&fakes).deliver().await, Err(Error::Internal { .. })));
    assert_eq!(ran(&fakes), [well.id]);
    // Of the one whose flow is not published and of the broken one; the inactive one's is done with.
    assert_eq!(fakes.records().rolled_back, 2);
    let started = fakes.records().executions[0].clone();
    assert_eq!((&started.input["query"], &started.input["message"]), (&json!("hello"), &json!({"answer": "hello"})));
    assert_eq!(started.origin.agent.unwrap().hops, 1);
}

#[tokio::test]
async fn what_waits_is_given_up_when_its_time_is_over_but_not_before_a_first_attempt() {
    let (fakes, mine) = (Fakes::new(), owner());
    let own = workflow(&fakes, mine, WorkflowStatus::Published);
    let draft = workflow(&fakes, mine, WorkflowStatus::Draft);
    let flow = agent(mine, own, Some(Definition::Flow { workflow: draft }));
    let well = agent(mine, own, None);
    send(&fakes, &[agent(mine, own, None), flow, well.clone()], Some(-TimeDelta::seconds(1)));
    assert_eq!(service(&fakes).deliver().await.unwrap(), 1);
    assert_eq!((ran(&fakes), fakes.records().message_deliveries.len()), (vec![well.id], 0));
}

#[tokio::test]
async fn a_message_leaves_neither_its_tenant_nor_a_chain_that_is_too_long() {
    let (fakes, mine) = (Fakes::new(), owner());
    let own = workflow(&fakes, mine, WorkflowStatus::Published);
    let theirs = owner();
    let foreign = agent(theirs, workflow(&fakes, theirs, WorkflowStatus::Published), None);
    send(&fakes, &[agent(mine, own, None), foreign], None);
    assert_eq!(service(&fakes).deliver().await.unwrap(), 0);
    send(&fakes, &[agent(mine, own, None), agent(mine, own, None)], None);
    if let Some(message) = fakes.records().messages.last_mut() {
        message.hops = MAX_HOPS;
    }
    assert_eq!(service(&fakes).deliver().await.unwrap(), 0);
    assert_eq!(ran(&fakes), []);
}
