//! Conversations on both databases.

use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::{
    domain::conversation::{AnswerNote, ConversationStatus},
    store::testing::{conversation, now, on_each},
};

const ALL: PageRequest = PageRequest { page: 1, limit: 100 };

fn message(conversation: ConversationId, sender: Sender, content: &str) -> ConversationMessage {
    ConversationMessage {
        seq: 0,
        id: ConversationMessageId::new(),
        conversation,
        sender,
        content: content.to_owned(),
        created_at: now(),
        execution: None,
        answer: None,
    }
}

#[tokio::test]
async fn what_is_said_is_kept_in_its_order_and_counted() {
    on_each(async |bed| {
        let (owner, conversations) = (bed.owner().await, bed.store.conversations());
        let agent = bed.agent_row(owner, json!({})).await;
        let made = conversations.insert(conversation(owner, agent, now())).await.unwrap();
        let question = message(made.id, Sender::User, "hello");
        let question = conversations.insert_message(owner, question).await.unwrap();
        let note = AnswerNote { answers: Some(question.id), response_ms: Some(7), ..AnswerNote::default() };
        let answer = ConversationMessage { answer: Some(note), ..message(made.id, Sender::Agent, "hi") };
        let answer = conversations.insert_message(owner, answer).await.unwrap();
        let said = conversations.messages(owner, made.id, ALL).await.unwrap();
        assert_eq!((said.items.clone(), said.total), (vec![question.clone(), answer.clone()], 2));
        let second = conversations.messages(owner, made.id, PageRequest { page: 2, limit: 1 }).await.unwrap();
        assert_eq!((second.items, second.total), (vec![answer.clone()], 2));
        let found = conversations.find(owner, made.id).await.unwrap().unwrap();
        assert_eq!((found.messages_count, found.last_message_at), (2, answer.created_at));
        assert_eq!(conversations.find_message(owner, question.id).await.unwrap(), Some(question.clone()));
        assert_eq!(conversations.find_answer(owner, question.id).await.unwrap(), Some(answer.clone()));
        assert_eq!(conversations.find_answer(owner, answer.id).await.unwrap(), None);
        assert_eq!(conversations.recent(owner, made.id, None, 1).await.unwrap(), std::slice::from_ref(&answer));
        assert_eq!(conversations.recent(owner, made.id, Some(answer.seq), 9).await.unwrap(), [question]);
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_or_changes_anothers() {
    on_each(async |bed| {
        let (owner, conversations) = (bed.owner().await, bed.store.conversations());
        let unit = bed.unit_of(owner).await;
        let agent = bed.agent_row(unit, json!({})).await;
        let made = conversations.insert(conversation(unit, agent, now())).await.unwrap();
        let said = conversations.insert_message(unit, message(made.id, Sender::User, "x")).await.unwrap();
        assert!(conversations.find(owner, made.id).await.unwrap().is_some(), "the tenant sees its units'");
        for stranger in [bed.owner().await, bed.unit_of(owner).await] {
            assert_eq!(conversations.find(stranger, made.id).await.unwrap(), None);
            assert_eq!(conversations.find_message(stranger, said.id).await.unwrap(), None);
            assert_eq!(conversations.messages(stranger, made.id, ALL).await.unwrap().total, 0);
            assert!(conversations.recent(stranger, made.id, None, 9).await.unwrap().is_empty());
            let filter = ConversationFilter { agent: Some(agent), ..ConversationFilter::default() };
            assert_eq!(conversations.list(stranger, &filter, ALL).await.unwrap().total, 0);
            let refused = conversations.insert_message(stranger, message(made.id, Sender::User, "y")).await;
            assert!(matches!(refused, Err(Error::NotFound { kind: Kind::Conversation })), "{refused:?}");
        }
        assert_eq!(conversations.find(unit, made.id).await.unwrap().unwrap().messages_count, 1);
    })
    .await;
}

#[tokio::test]
async fn filters_select_and_the_newest_is_first() {
    on_each(async |bed| {
        let (owner, conversations) = (bed.owner().await, bed.store.conversations());
        let (one, other) = (bed.agent_row(owner, json!({})).await, bed.agent_row(owner, json!({})).await);
        let (start, hour) = (now(), TimeDelta::hours(1));
        let mut made = Vec::new();
        for (agent, hours, status) in [
            (one, 0, ConversationStatus::Active),
            (one, 1, ConversationStatus::Completed),
            (other, 2, ConversationStatus::Escalated),
        ] {
            let new = Conversation { status, ..conversation(owner, agent, start + hour * hours) };
            made.push(conversations.insert(new).await.unwrap().id);
        }
        let nothing = ConversationFilter::default();
        for (filter, expect) in [
            (nothing.clone(), vec![2, 1, 0]),
            (ConversationFilter { agent: Some(one), ..nothing.clone() }, vec![1, 0]),
            (ConversationFilter { status: Some(ConversationStatus::Escalated), ..nothing.clone() }, vec![2]),
            (ConversationFilter { from: Some(start + hour), ..nothing.clone() }, vec![2, 1]),
            (ConversationFilter { before: Some(start + hour), ..nothing.clone() }, vec![0]),
            (ConversationFilter { agent: Some(AgentId::new()), ..nothing.clone() }, vec![]),
        ] {
            let found = conversations.list(owner, &filter, ALL).await.unwrap();
            let ids: Vec<_> = found.items.iter().map(|item| item.id).collect();
            assert_eq!(ids, expect.iter().map(|at| made[*at]).collect::<Vec<_>>(), "{filter:?}");
            assert_eq!(found.total, expect.len() as u64);
        }
    })
    .await;
}

#[tokio::test]
async fn silence_completes_and_a_user_who_speaks_goes_on() {
    on_each(async |bed| {
        let (owner, conversations) = (bed.owner().await, bed.store.conversations());
        let agent = bed.agent_row(owner, json!({})).await;
        let long_ago = now() - TimeDelta::days(2);
        let mut ids = Vec::new();
        for (at, status) in [
            (long_ago, ConversationStatus::Active),
            (long_ago, ConversationStatus::Escalated),
            (now(), ConversationStatus::Active),
        ] {
            let new = Conversation { status, ..conversation(owner, agent, at) };
            ids.push(conversations.insert(new).await.unwrap().id);
        }
        let before = now() - TimeDelta::days(1);
        assert_eq!(conversations.complete_idle(before, 9).await.unwrap(), 1);
        assert_eq!(conversations.complete_idle(before, 9).await.unwrap(), 0);
        let status = async |at: usize| {
            let found = conversations.find(owner, ids[at]).await.unwrap().unwrap();
            (found.status, found.ended_at.is_some())
        };
        assert_eq!(status(0).await, (ConversationStatus::Completed, true));
        assert_eq!(status(1).await, (ConversationStatus::Escalated, false));
        assert_eq!(status(2).await, (ConversationStatus::Active, false));
        conversations.insert_message(owner, message(ids[0], Sender::System, "a note")).await.unwrap();
        assert_eq!(status(0).await, (ConversationStatus::Completed, true));
        conversations.insert_message(owner, message(ids[0], Sender::User, "and now?")).await.unwrap();
        assert_eq!(status(0).await, (ConversationStatus::Active, false));
    })
    .await;
}

#[tokio::test]
async fn one_sweep_completes_no_more_than_it_may() {
    on_each(async |bed| {
        let (owner, conversations) = (bed.owner().await, bed.store.conversations());
        let agent = bed.agent_row(owner, json!({})).await;
        for _ in 0..3 {
            conversations.insert(conversation(owner, agent, now() - TimeDelta::days(2))).await.unwrap();
        }
        let mut completed = Vec::new();
        for _ in 0..3 {
            completed.push(conversations.complete_idle(now(), 2).await.unwrap());
        }
        assert_eq!(completed, [2, 1, 0]);
    })
    .await;
}
