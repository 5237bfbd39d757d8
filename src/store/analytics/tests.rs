use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use super::*;
use crate::{
    domain::{
        analytics::{end_of_day, start_of_day},
        conversation::{Conversation, ConversationStatus},
        ports::ConversationRepository as _,
    },
    store::testing::{Bed, conversation, on_each},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bounds(from: &str, to: &str) -> Bounds {
    Bounds { from: start_of_day(day(from)), before: end_of_day(day(to)) }
}

async fn fill(bed: &Bed, owner: Owner, agent: AgentId, at: DateTime<Utc>, status: ConversationStatus, channel: &str) {
    let new = Conversation {
        status,
        channel: channel.to_owned(),
        messages_count: 4,
        responses: 2,
        response_ms: 3_000,
        ..conversation(owner, agent, at)
    };
    bed.store.conversations().insert(new).await.unwrap();
}

#[tokio::test]
async fn days_are_those_of_utc_to_the_microsecond() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let agent = bed.agent_row(owner, json!({})).await;
        let midnight = start_of_day(day("2024-03-01"));
        for at in [midnight - TimeDelta::microseconds(1), midnight, end_of_day(day("2024-03-01"))] {
            fill(&bed, owner, agent, at, ConversationStatus::Completed, "chat").await;
        }
        let counts =
            Counts { conversations: 1, completed: 1, escalated: 0, messages: 4, responses: 2, response_ms: 3_000 };
        let analytics = bed.store.analytics();
        for asked in [None, Some(agent)] {
            let found = analytics.days(owner, asked, bounds("2024-02-01", "2024-03-31")).await.unwrap();
            let expect = ["2024-02-29", "2024-03-01", "2024-03-02"].map(|text| (day(text), counts));
            assert_eq!(found, expect);
            let one = analytics.days(owner, asked, bounds("2024-03-01", "2024-03-01")).await.unwrap();
            assert_eq!(one, [(day("2024-03-01"), counts)]);
            let first = analytics.first(owner, asked, midnight).await.unwrap();
            assert_eq!(first, Some(midnight - TimeDelta::microseconds(1)));
        }
        assert_eq!(analytics.first(owner, None, start_of_day(day("2024-02-01"))).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn agents_and_channels_are_apart_and_nobody_counts_anothers() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let unit = bed.unit_of(owner).await;
        let (one, other) = (bed.agent_row(owner, json!({"a": 1})).await, bed.agent_row(unit, json!({})).await);
        let at = start_of_day(day("2024-03-01"));
        fill(&bed, owner, one, at, ConversationStatus::Active, "chat").await;
        fill(&bed, owner, one, at, ConversationStatus::Escalated, "email").await;
        fill(&bed, unit, other, at, ConversationStatus::Completed, "chat").await;
        let (analytics, range) = (bed.store.analytics(), bounds("2024-03-01", "2024-03-01"));
        let mut channels = analytics.channels(owner, one, range).await.unwrap();
        channels.sort_by(|a, b| a.0.cmp(&b.0));
        let seen: Vec<_> = channels.iter().map(|(name, c)| (name.as_str(), c.conversations, c.escalated)).collect();
        assert_eq!(seen, [("chat", 1, 0), ("email", 1, 1)]);
        let total = async |owner| {
            let found = analytics.agents(owner, None, range).await.unwrap();
            found.iter().map(|(_, counts)| counts.conversations).sum::<i64>()
        };
        assert_eq!((total(owner).await, total(unit).await, total(bed.owner().await).await), (3, 1, 0));
        let stranger = bed.owner().await;
        assert!(analytics.channels(stranger, one, range).await.unwrap().is_empty());
        assert!(analytics.days(stranger, Some(one), range).await.unwrap().is_empty());
        assert!(analytics.named(stranger, &[one, other]).await.unwrap().is_empty());
        let named = analytics.named(unit, &[one, other]).await.unwrap();
        assert_eq!(named.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), [other]);
        let named = analytics.named(owner, &[one]).await.unwrap();
        assert_eq!(named[0].2, *json!({"a": 1}).as_object().unwrap());
    })
    .await;
}

/// The conversations themselves, with what is said in them beside, are never read.
#[tokio::test]
async fn every_query_is_answered_from_an_index_alone() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let agent = bed.agent_row(owner, json!({})).await;
        let start = start_of_day(day("2024-01-01"));
        for n in 0..200 {
            let at = start + TimeDelta::hours(n);
            fill(&bed, owner, agent, at, ConversationStatus::Completed, "chat").await;
        }
        if bed.store.is_postgres() {
            // So few rows are read faster from the table: what the planner would choose for many is asked for.
            bed.store.write.execute_unprepared("VACUUM ANALYZE conversations").await.unwrap();
            for setting in ["enable_seqscan", "enable_bitmapscan"] {
                let sql = format!("ALTER DATABASE {} SET {setting} = off", bed.database());
                bed.store.write.execute_unprepared(&sql).await.unwrap();
            }
        }
        let bed = bed.reopened().await;
        let plans = bed.store.analytics().plans(owner, agent, bounds("2024-01-03", "2024-01-03")).await.unwrap();
        assert_eq!(plans.len(), 6);
        for (name, plan) in plans {
            let index =
                if name.contains("of an agent") { "conversations_agent_analytics" } else { "conversations_analytics" };
            let only = if bed.store.is_postgres() { "Index Only Scan using" } else { "USING COVERING INDEX" };
            assert!(plan.iter().any(|line| line.contains(&format!("{only} {index}"))), "{name}: {plan:#?}");
        }
    })
    .await;
}
