//! Turns and runs: what is stored, what is started, and what is refused.

use chrono::Utc;

use super::*;
use crate::domain::{
    agent::{AgentKind, AgentStatus, Icon},
    conversation::AnswerNote,
    execution::ExecutionStatus,
    testing::{Fakes, graph, is_conflict, is_missing, owner},
    workflow::{Workflow, WorkflowStatus},
};

/// An active agent; its own workflow is the one that is given.
pub(crate) fn agent(owner: Owner, workflow: WorkflowId, definition: Option<Definition>) -> Agent {
    Agent {
        seq: 1,
        id: AgentId::new(),
        owner,
        name: "Support".to_owned(),
        description: String::new(),
        code: "support".to_owned(),
        category: None,
        kind: AgentKind::Single,
        mode: "instruction-chat".to_owned(),
        tags: Vec::new(),
        icon: Icon { kind: "emoji".to_owned(), value: "🤖".to_owned(), background: "#EFF1F5".to_owned() },
        is_favorite: false,
        status: AgentStatus::Active,
        config: Map::new(),
        extend_properties: Map::new(),
        usage_guide: None,
        ab_test_id: None,
        ab_test_enabled: false,
        definition,
        workflow,
        class: None,
        options: Map::new(),
        schedule: None,
        sources: Vec::new(),
        keep_messages_secs: 0,
        guid: None,
        created_by: "system".to_owned(),
        updated_by: "system".to_owned(),
        created_at: Utc::now(),
        updated_at: Utc::now(),
    }
}

/// Puts a workflow there.
pub(crate) fn workflow(fakes: &Fakes, owner: Owner, status: WorkflowStatus) -> WorkflowId {
    let workflow = Workflow {
        seq: 1,
        id: WorkflowId::new(),
        owner,
        name: "w".to_owned(),
        description: String::new(),
        status,
        version: 3,
        published_version: (status == WorkflowStatus::Published).then_some(3),
        graph: graph("n", "t"),
        endpoint: None,
        agent: None,
        created_at: Utc::now(),
        updated_at: Utc::now(),
    };
    let id = workflow.id;
    fakes.records().workflows.push(workflow);
    id
}

fn service(fakes: &Arc<Fakes>, agents: Vec<Agent>) -> TurnService {
    fakes.records().agents = agents;
    TurnService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone())
}

fn ask(agent: AgentId, conversation: Option<ConversationId>) -> NewTurn {
    NewTurn {
        agent,
        conversation,
        channel: "chat".to_owned(),
        user: Some("ada".to_owned()),
        query: "Where is my order?".to_owned(),
        inputs: Map::new(),
        files: vec!["file-1".to_owned()],
    }
}

const LONG: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_turn_stores_what_was_said_and_starts_the_run_that_answers_it() {
    let (fakes, owner) = (Fakes::new(), owner());
    let own = workflow(&fakes, owner, WorkflowStatus::Published);
    let agent = agent(owner, own, None);
    let turns = service(&fakes, vec![agent.clone()]);
    let first = turns.start(owner, ask(agent.id, None)).await.unwrap();
    assert_eq!((first.conversation.messages_count, first.conversation.user.as_deref()), (1, Some("ada")));
    assert_eq!((first.message.sender, first.message.execution), (Sender::User, Some(first.run)));
    let started = fakes.records().executions.last().unwrap().clone();
    assert_eq!((started.id, started.workflow_id, started.workflow_version), (first.run, own, 3));
    let run = started.origin.agent.unwrap();
    assert_eq!((run.conversation, run.answers), (Some(first.conversation.id), Some(first.message.id)));
    assert_eq!(started.input["query"], "Where is my order?");
    assert_eq!(started.input["files"], json!(["file-1"]));
    assert_eq!(started.input["conversation_id"], json!(first.conversation.id));
    assert_eq!(started.input["agent"], json!({"id": agent.id, "name": "Support", "code": "support"}));

    let second = turns.start(owner, ask(agent.id, Some(first.conversation.id))).await.unwrap();
    assert_eq!((second.conversation.id, second.conversation.messages_count), (first.conversation.id, 2));
    assert_eq!(fakes.records().conversations.len(), 1);
    assert_eq!(turns.turn_of(owner, agent.id, second.run).await.unwrap().unwrap(), second);
}

#[tokio::test]
async fn what_is_not_there_is_missing_and_what_is_not_ready_is_a_conflict_and_nothing_is_left_behind() {
    let (fakes, mine) = (Fakes::new(), owner());
    let draft = workflow(&fakes, mine, WorkflowStatus::Draft);
    let own = workflow(&fakes, mine, WorkflowStatus::Published);
    let inactive = Agent { status: AgentStatus::Inactive, ..agent(mine, own, None) };
    let sketched = Agent { status: AgentStatus::Draft, ..agent(mine, own, None) };
    let flow = agent(mine, own, Some(Definition::Flow { workflow: draft }));
    let (ready, other) = (agent(mine, own, None), agent(mine, own, None));
    let all = [&inactive, &sketched, &flow, &ready, &other].map(Agent::clone).to_vec();
    let turns = service(&fakes, all);
    assert!(is_missing(&turns.start(mine, ask(AgentId::new(), None)).await, Kind::Agent));
    assert!(is_missing(&turns.start(owner(), ask(ready.id, None)).await, Kind::Agent));
    for agent in [&inactive, &sketched, &flow] {
        assert!(is_conflict(&turns.start(mine, ask(agent.id, None)).await));
        assert!(is_conflict(&turns.start_run(mine, agent.id, RunInput::default(), None).await));
    }
    assert_eq!(fakes.records().rolled_back, 3);
    let unknown = Some(ConversationId::new());
    assert!(is_missing(&turns.start(mine, ask(ready.id, unknown)).await, Kind::Conversation));
    let others = turns.start(mine, ask(other.id, None)).await.unwrap();
    let foreign = ask(ready.id, Some(others.conversation.id));
    assert!(is_missing(&turns.start(mine, foreign).await, Kind::Conversation));
    assert!(is_missing(&turns.run_of(mine, ready.id, others.run).await, Kind::Execution));
    assert!(is_missing(&turns.watch(mine, ready.id, others.run, Place::default()).await.map(drop), Kind::Execution));
    assert!(is_missing(&turns.resume(mine, ready.id, others.run, None, json!({})).await, Kind::Execution));
    assert!(is_conflict(&turns.resume(mine, other.id, others.run, None, json!({})).await));
    assert_eq!(fakes.records().executions.len(), 1);
}

#[tokio::test]
async fn a_run_of_a_flow_is_an_execution_of_its_published_workflow_and_a_received_message_is_its_question() {
    let (fakes, owner) = (Fakes::new(), owner());
    let (own, flow) =
        (workflow(&fakes, owner, WorkflowStatus::Published), workflow(&fakes, owner, WorkflowStatus::Published));
    let agent = agent(owner, own, Some(Definition::Flow { workflow: flow }));
    let turns = service(&fakes, vec![agent.clone()]);
    let payload = json!({"answer": "42", "by": "another"});
    let run = turns.start_run(owner, agent.id, RunInput::default(), Some((payload.clone(), 7))).await.unwrap();
    let started = fakes.records().executions.last().unwrap().clone();
    assert_eq!((started.id, started.workflow_id), (run, flow));
    assert_eq!((&started.input["query"], &started.input["message"]), (&json!("42"), &payload));
    assert_eq!(started.input["conversation_id"], json!(null));
    let of = started.origin.agent.unwrap();
    assert_eq!((of.conversation, of.hops), (None, 7));
    assert_eq!(turns.turn_of(owner, agent.id, run).await.unwrap(), None);
    let end = turns.finish_run(owner, agent.id, run, LONG).await.unwrap();
    assert_eq!(end.execution.status, ExecutionStatus::Completed);
}

#[tokio::test]
async fn a_turn_comes_to_its_answer_or_to_its_limit() {
    let (fakes, owner) = (Fakes::new(), owner());
    let agent = agent(owner, workflow(&fakes, owner, WorkflowStatus::Published), None);
    let turns = service(&fakes, vec![agent.clone()]);
    let turn = turns.start(owner, ask(agent.id, None)).await.unwrap();
    let early = turns.finish(owner, &turn, Duration::ZERO).await.unwrap();
    assert_eq!((early.detail.execution.status, early.answer), (ExecutionStatus::Pending, None));
    let answer = ConversationMessage {
        seq: 0,
        id: ConversationMessageId::new(),
        conversation: turn.conversation.id,
        sender: Sender::Agent,
        content: "On its way.".to_owned(),
        created_at: now(),
        execution: Some(turn.run),
        answer: Some(AnswerNote { answers: Some(turn.message.id), ..AnswerNote::default() }),
    };
    ConversationRepository::insert_message(&*fakes, owner, answer).await.unwrap();
    let end = turns.finish(owner, &turn, LONG).await.unwrap();
    assert_eq!(end.answer.unwrap().content, "On its way.");
    assert_eq!((end.conversation.messages_count, end.detail.execution.status), (2, ExecutionStatus::Completed));
}
