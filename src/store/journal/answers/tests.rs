//! What runs say with their ends, on both databases.

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, EntityTrait, QueryOrder, Set};
use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{
        execution::RunError,
        id::{AgentId, ConversationId},
        message::MAX_HOPS,
        ports::{Emission, Journal, NewExecution},
        run::Origin,
        workflow::{Workflow, WorkflowStatus},
    },
    store::{
        codes::{ACTIVE, CONVERSATION_ACTIVE, SENDER_USER},
        entity::{agent, agent_source, message, message_delivery},
        testing::{Bed, commit, execution as new_execution, now, on_each, succeeded},
    },
};

async fn agent(bed: &Bed, workflow: &Workflow, status: i16, keep_secs: i64) -> AgentId {
    let id = AgentId::new();
    let empty = || Set("{}".to_owned());
    let row = agent::ActiveModel {
        seq: NotSet,
        id: Set(id.0),
        tenant_id: Set(workflow.owner.tenant.0),
        unit_id: Set(None),
        name: Set("a".to_owned()),
        name_folded: Set("a".to_owned()),
        description: Set(String::new()),
        code: Set(id.to_string()),
        category: Set(None),
        kind: Set(0),
        mode: Set("job".to_owned()),
        tags: Set("[]".to_owned()),
        icon: empty(),
        is_favorite: Set(false),
        status: Set(status),
        config: empty(),
        extend_properties: empty(),
        usage_guide: Set(None),
        ab_test_id: Set(None),
        ab_test_enabled: Set(false),
        definition: Set(None),
        workflow_id: Set(workflow.id.0),
        class: Set(None),
        options: empty(),
        schedule: Set(None),
        keep_messages_secs: Set(keep_secs),
        guid: Set(None),
        created_by: Set("system".to_owned()),
        updated_by: Set("system".to_owned()),
        created_at: Set(micros(now())),
        updated_at: Set(micros(now())),
    };
    row.insert(&bed.store.write).await.unwrap();
    id
}

/// A conversation with one message of a user's; the run that answers it.
async fn asked(bed: &Bed, workflow: &Workflow, agent: AgentId) -> AgentRun {
    let (conversation, message) = (ConversationId::new(), ConversationMessageId::new());
    let at = micros(now() - TimeDelta::seconds(2));
    let row = conversation::ActiveModel {
        seq: NotSet,
        id: Set(conversation.0),
        tenant_id: Set(workflow.owner.tenant.0),
        unit_id: Set(None),
        agent_id: Set(agent.0),
        channel: Set("chat".to_owned()),
        user_ref: Set(None),
        status: Set(CONVERSATION_ACTIVE),
        started_at: Set(at),
        ended_at: Set(None),
        last_message_at: Set(at),
        messages_count: Set(1),
        responses: Set(0),
        response_ms: Set(0),
    };
    row.insert(&bed.store.write).await.unwrap();
    let row = conversation_message::ActiveModel {
        seq: NotSet,
        id: Set(message.0),
        conversation_id: Set(conversation.0),
        sender: Set(SENDER_USER),
        content: Set("hello".to_owned()),
        created_at: Set(at),
        execution_id: Set(None),
        answers_id: Set(None),
        answer: Set(None),
    };
    row.insert(&bed.store.write).await.unwrap();
    AgentRun { agent, conversation: Some(conversation), answers: Some(message), hops: 0 }
}

/// Runs to this end, which is committed twice: as after a connection that broke.
async fn run_to(bed: &Bed, journal: &impl Journal, workflow: &Workflow, run: AgentRun, end: Transition) {
    let origin = Origin { agent: Some(run), ..Origin::default() };
    let new = NewExecution { origin, ..new_execution(workflow) };
    journal.enqueue(new.clone()).await.unwrap();
    for _ in 0..2 {
        journal.commit(Commit { run: Some(run), ..commit(new.id, vec![], Some(end.clone())) }).await.unwrap();
    }
    let _ = bed;
}

fn completed(output: Value) -> Transition {
    Transition::Completed { output, at: now(), started_at: Some(now()) }
}

async fn ended(bed: &Bed, run: AgentRun) -> (conversation::Model, Vec<conversation_message::Model>) {
    let id = run.conversation.unwrap().0;
    let of = conversation::Column::Id.eq(id);
    let conversation = conversation::Entity::find().filter(of).one(&bed.store.read).await.unwrap().unwrap();
    let messages = conversation_message::Entity::find()
        .filter(conversation_message::Column::ConversationId.eq(id))
        .order_by_asc(conversation_message::Column::Seq)
        .all(&bed.store.read)
        .await
        .unwrap();
    (conversation, messages)
}

#[tokio::test]
async fn an_end_answers_once_and_decides_what_becomes_of_the_conversation() {
    on_each(async |bed| {
        let workflow = bed.workflow(bed.owner().await, "w", WorkflowStatus::Published).await;
        let (journal, agent) = (bed.store.journal(), agent(&bed, &workflow, ACTIVE, 0).await);
        let error = RunError { code: "timeout".to_owned(), message: "late".to_owned(), node: None };
        for (end, status, sender, responses) in [
            (completed(json!({"answer": "hi", "provider": "scripted"})), CONVERSATION_ACTIVE, SENDER_AGENT, 1),
            (completed(json!({"answer": "bye", "outcome": "complete"})), CONVERSATION_COMPLETED, SENDER_AGENT, 1),
            (completed(json!({"answer": "help", "outcome": "escalate"})), CONVERSATION_ESCALATED, SENDER_AGENT, 1),
            (Transition::Failed { error, at: now(), started_at: None }, CONVERSATION_ESCALATED, SENDER_SYSTEM, 0),
            (Transition::Cancelled { at: now() }, CONVERSATION_ACTIVE, SENDER_SYSTEM, 0),
        ] {
            let run = asked(&bed, &workflow, agent).await;
            run_to(&bed, &journal, &workflow, run, end).await;
            let (conversation, messages) = ended(&bed, run).await;
            assert_eq!(
                (conversation.status, conversation.messages_count, conversation.responses),
                (status, 2, responses)
            );
            assert_eq!(conversation.ended_at.is_some(), status != CONVERSATION_ACTIVE);
            assert_eq!(conversation.response_ms > 0, responses == 1);
            assert_eq!((messages.len(), messages[1].sender), (2, sender));
            assert_eq!(messages[1].answers_id.is_some(), sender == SENDER_AGENT);
        }
    })
    .await;
}

#[tokio::test]
async fn a_good_end_emits_once_to_those_that_are_active_and_no_further_than_the_limit() {
    on_each(async |bed| {
        let workflow = bed.workflow(bed.owner().await, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let mut emitted = journal.emitted();
        let emitter = agent(&bed, &workflow, ACTIVE, 60).await;
        let (hears, off) = (agent(&bed, &workflow, ACTIVE, 0).await, agent(&bed, &workflow, 2, 0).await);
        // Nobody may name another tenant's agent; were it stored all the same, nothing would come of it.
        let elsewhere = bed.workflow(bed.owner().await, "w", WorkflowStatus::Published).await;
        assert_ne!(elsewhere.owner.tenant, workflow.owner.tenant);
        let foreign = agent(&bed, &elsewhere, ACTIVE, 0).await;
        for receiver in [hears, off, foreign] {
            let row =
                agent_source::ActiveModel { agent_id: Set(receiver.0), source_id: Set(emitter.0), position: Set(0) };
            row.insert(&bed.store.write).await.unwrap();
        }
        let run = |hops| AgentRun { agent: emitter, conversation: None, answers: None, hops };
        run_to(&bed, &journal, &workflow, run(0), completed(json!([1]))).await;
        assert!(emitted.has_changed().unwrap());
        emitted.mark_unchanged();
        // At the limit, and ends that are not good.
        run_to(&bed, &journal, &workflow, run(MAX_HOPS - 1), completed(json!({"x": 1}))).await;
        run_to(&bed, &journal, &workflow, run(0), Transition::Cancelled { at: now() }).await;
        assert!(!emitted.has_changed().unwrap());

        let messages = message::Entity::find().order_by_asc(message::Column::Seq).all(&bed.store.read).await.unwrap();
        let found: Vec<(&str, i32)> = messages.iter().map(|one| (one.payload.as_str(), one.hops)).collect();
        assert_eq!(found, [(r#"{"output":[1]}"#, 1), (r#"{"x":1}"#, MAX_HOPS)]);
        assert_eq!(messages[0].expires_at, Some(messages[0].created_at + 60_000_000));
        let deliveries = message_delivery::Entity::find().all(&bed.store.read).await.unwrap();
        let to: Vec<_> = deliveries.iter().map(|one| (one.message_id, one.agent_id)).collect();
        assert_eq!(to, [(messages[0].id, hears.0)]);
    })
    .await;
}

#[tokio::test]
async fn what_a_step_emits_is_there_with_the_step_and_once() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflow = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let (emitter, receiver) = (agent(&bed, &workflow, ACTIVE, 60).await, agent(&bed, &workflow, ACTIVE, 0).await);
        let link = agent_source::ActiveModel { agent_id: Set(receiver.0), source_id: Set(emitter.0), position: Set(0) };
        link.insert(&bed.store.write).await.unwrap();
        let new = new_execution(&workflow);
        journal.enqueue(new.clone()).await.unwrap();
        let emission = |agent: AgentId, keep_secs, hops| Emission {
            id: MessageId::new(),
            agent,
            payload: json!({ "n": hops }),
            hops,
            keep_secs,
            at: now(),
        };
        let emitted = vec![
            emission(emitter, None, 1),
            emission(emitter, Some(0), MAX_HOPS),
            emission(emitter, Some(5), 2),
            // One of an agent that is gone is left out, and harms nobody.
            emission(AgentId::new(), None, 1),
        ];
        let entry = Commit { emitted: emitted.clone(), ..commit(new.id, vec![succeeded(0, "a", json!(1))], None) };
        let (before, after) = (journal.emitted(), journal.emitted());
        // Twice: as after a connection that broke in the middle of the commit.
        for _ in 0..2 {
            journal.commit(entry.clone()).await.unwrap();
        }
        assert!(before.has_changed().unwrap() && after.has_changed().unwrap());
        let messages = message::Entity::find().order_by_asc(message::Column::Seq).all(&bed.store.read).await.unwrap();
        let found: Vec<(Uuid, i32, Option<i64>, Option<Uuid>)> = messages
            .iter()
            .map(|row| (row.id, row.hops, row.expires_at.map(|at| (at - row.created_at) / 1_000_000), row.execution_id))
            .collect();
        let execution = Some(new.id.0);
        let expect = [(0, 1, Some(60)), (1, MAX_HOPS, None), (2, 2, Some(5))]
            .map(|(index, hops, kept): (usize, i32, Option<i64>)| (emitted[index].id.0, hops, kept, execution));
        assert_eq!(found, expect);
        // What has come as far as messages come is kept and goes no further.
        let deliveries = message_delivery::Entity::find().all(&bed.store.read).await.unwrap();
        let sent: Vec<(Uuid, Uuid)> = deliveries.iter().map(|row| (row.message_id, row.agent_id)).collect();
        assert_eq!(sent, [(emitted[0].id.0, receiver.0), (emitted[2].id.0, receiver.0)]);
        // A step that is not taken emits nothing.
        let other = Commit { emitted: vec![emission(emitter, None, 9)], ..entry };
        let refused = Commit { steps: vec![succeeded(0, "a", json!("other"))], ..other };
        assert!(journal.commit(refused).await.is_err());
        assert_eq!(message::Entity::find().all(&bed.store.read).await.unwrap().len(), 3);
    })
    .await;
}
