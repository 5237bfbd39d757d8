//! What is removed, and what is kept for longer.

use serde_json::json;

use super::*;
use crate::{
    domain::{
        conversation::{ConversationMessage, Sender},
        id::{ConversationMessageId, ExecutionId},
        ports::{ConversationRepository, Journal, NewExecution, Transition, WorkflowSettingsRepository},
        run::Origin,
        workflow::WorkflowStatus,
    },
    store::testing::{commit, conversation, execution, now as moment, on_each, succeeded},
};

#[tokio::test]
async fn what_ended_long_ago_goes_with_its_journal_and_the_rest_stays() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let journal = bed.store.journal();
        let (plain, short) = (
            bed.workflow(owner, "plain", WorkflowStatus::Published).await,
            bed.workflow(owner, "short", WorkflowStatus::Published).await,
        );
        let settings = WorkflowSettings { keep_days: Some(1), ..WorkflowSettings::default() };
        bed.store.workflow_settings().put(owner, short.id, &settings).await.unwrap();
        let run = async |workflow, days: i64, origin: Origin, ends: bool| {
            let at = moment() - TimeDelta::days(days);
            let new = NewExecution { created_at: at, origin, ..execution(workflow) };
            journal.enqueue(new.clone()).await.unwrap();
            let end = ends.then(|| Transition::Completed { output: json!(1), at, started_at: Some(at) });
            journal.commit(commit(new.id, vec![succeeded(0, "a", json!(1))], end)).await.unwrap();
            new.id
        };
        let below = |parent: ExecutionId| Origin { parent: Some(parent), depth: 1, ..Origin::default() };
        let open = run(&plain, 30, Origin::default(), false).await;
        let mut stays = vec![
            open,
            run(&plain, 30, below(open), true).await,
            run(&plain, 5, Origin::default(), true).await,
            run(&short, 0, Origin::default(), true).await,
        ];
        let ended = run(&plain, 20, Origin::default(), true).await;
        let mut goes =
            vec![ended, run(&plain, 20, below(ended), true).await, run(&short, 2, Origin::default(), true).await];
        for _ in 0..(BATCH + 20) {
            goes.push(run(&plain, 11, Origin::default(), true).await);
        }
        let named = run(&plain, 30, Origin::default(), true).await;
        let agent = bed.agent_row(owner, json!({})).await;
        let conversations = bed.store.conversations();
        let talk = conversations.insert(conversation(owner, agent, moment())).await.unwrap();
        let message = ConversationMessage {
            seq: 0,
            id: ConversationMessageId::new(),
            conversation: talk.id,
            sender: Sender::User,
            content: "said".to_owned(),
            created_at: moment(),
            execution: Some(named),
            answer: None,
        };
        conversations.insert_message(owner, message).await.unwrap();
        stays.push(named);

        let retention = bed.store.retention();
        let ten_days = Some(Duration::from_hours(240));
        assert_eq!(retention.remove_old(None).await.unwrap(), 1, "for ever, but for the one that has its own time");
        assert_eq!(retention.remove_old(ten_days).await.unwrap(), goes.len() as u64 - 1);
        assert_eq!(retention.remove_old(ten_days).await.unwrap(), 0);
        for id in goes {
            assert_eq!(journal.load(id).await.unwrap(), None);
        }
        for id in stays {
            assert_eq!(journal.load(id).await.unwrap().unwrap().steps.len(), 1);
        }
    })
    .await;
}
