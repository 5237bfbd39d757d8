//! What the log says of what repositories and the journal do, on both databases.

use std::{net::IpAddr, sync::Arc};

use chrono::TimeDelta;
use serde_json::json;

use crate::{
    domain::{
        Kind,
        audit::{Action, AuditEntry, AuditFilter, AuditRepository as _, word},
        context::{self, Actor, Context},
        execution::StepOutcome,
        id::{ApiKeyId, WorkflowId},
        identity::Owner,
        page::PageRequest,
        ports::{Commit, Journal as _, NewExecution, Transition, WorkflowRepository as _},
        work::{self, End},
        workflow::WorkflowStatus,
    },
    store::testing::{Bed, commit, execution, now, on_each, step, succeeded, workflow},
};

fn somebody() -> Context {
    Context {
        actor: Actor::ApiKey(ApiKeyId::new()),
        request_id: Some(Arc::from("req-1")),
        remote: Some(IpAddr::from([203, 0, 113, 7])),
    }
}

async fn log(bed: &Bed, owner: Owner, filter: &AuditFilter) -> Vec<AuditEntry> {
    let page = PageRequest { page: 1, limit: 100 };
    let found = bed.store.audit_log().list(owner, filter, page).await.unwrap();
    assert_eq!(found.total, found.items.len() as u64);
    found.items
}

/// Newest first: what, to what kind of record. The tenant itself, which the bed makes, is left out.
async fn done(bed: &Bed, owner: Owner) -> Vec<(Action, String)> {
    let all = log(bed, owner, &AuditFilter::default()).await;
    let of_tests = all.into_iter().filter(|entry| entry.record_kind != Kind::Tenant.to_string());
    of_tests.map(|entry| (entry.action, entry.record_kind)).collect()
}

#[tokio::test]
async fn an_entry_says_who_did_what_to_which_record_when_and_from_where() {
    on_each(async |bed| {
        let (owner, by) = (bed.owner().await, somebody());
        let before = now();
        let made = context::scope(by.clone(), bed.workflow(owner, "w", WorkflowStatus::Published)).await;
        let entries = log(&bed, owner, &AuditFilter { record: Some(made.id.0), ..AuditFilter::default() }).await;
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert!(entry.at >= before && entry.at <= now());
        let expect = AuditEntry {
            seq: entry.seq,
            id: entry.id,
            at: entry.at,
            actor_kind: "api_key".to_owned(),
            actor_id: by.actor.id(),
            action: Action::Created,
            record_kind: "workflow".to_owned(),
            record_id: made.id.0,
            request_id: Some("req-1".to_owned()),
            remote: by.remote,
        };
        assert_eq!(*entry, expect);
    })
    .await;
}

#[tokio::test]
async fn starts_cancellations_and_repeats_of_executions_are_noted_with_their_commit() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let made = bed.workflow(owner, "w", WorkflowStatus::Published).await;
        let journal = bed.store.journal();
        let execution_kind = word(Kind::Execution);
        let of = |action| AuditFilter { action: Some(action), ..AuditFilter::default() };

        // Grouped: each is whose doing it was.
        let starts: Vec<(NewExecution, Context)> = (0..8).map(|_| (execution(&made), somebody())).collect();
        let enqueue = |(new, by): &(NewExecution, Context)| {
            let (new, by, journal) = (new.clone(), by.clone(), journal.clone());
            async move { context::scope(by, journal.enqueue(new)).await.unwrap() }
        };
        futures_util::future::join_all(starts.iter().map(enqueue)).await;
        let started = log(&bed, owner, &of(Action::Started)).await;
        assert_eq!(started.len(), starts.len());
        for (new, by) in &starts {
            let entry = started.iter().find(|entry| entry.record_id == new.id.0).unwrap();
            assert_eq!((entry.actor_id, &entry.record_kind), (by.actor.id(), &execution_kind));
        }

        let (id, by) = (starts[0].0.id, somebody());
        let cancelled = commit(id, Vec::new(), Some(Transition::Cancelled { at: now() }));
        context::scope(by.clone(), journal.commit(cancelled)).await.unwrap();
        context::scope(by.clone(), journal.reopen(id, &[])).await.unwrap();
        for action in [Action::Cancelled, Action::Repeated] {
            let entries = log(&bed, owner, &of(action)).await;
            assert_eq!(entries.len(), 1, "{action:?}");
            assert_eq!((entries[0].record_id, entries[0].actor_id), (id.0, by.actor.id()));
        }
        // What an execution does by itself is in its own journal.
        let end = Transition::Completed { output: json!(1), at: now(), started_at: None };
        journal.commit(commit(id, vec![succeeded(0, "a", json!(1))], Some(end))).await.unwrap();
        assert_eq!(done(&bed, owner).await.len(), 1 + 8 + 2);
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_noted_with_the_step_that_it_is_or_not_at_all() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let new = execution(&bed.workflow(owner, "w", WorkflowStatus::Published).await);
        let (id, journal) = (new.id, bed.store.journal());
        journal.enqueue(new).await.unwrap();
        let asked = StepOutcome::Waiting { prompt: json!({"prompt": "Go?"}), until: None };
        let running = Transition::Running { started_at: now() };
        journal.commit(commit(id, vec![step(0, "ask", asked)], Some(running))).await.unwrap();
        let answer = |ordinal, said| {
            let resumed = Some(Transition::Resumed);
            Commit { answered: true, ..commit(id, vec![succeeded(ordinal, "ask", json!(said))], resumed) }
        };
        let answered = AuditFilter { action: Some(Action::Answered), ..AuditFilter::default() };

        // Its step is not taken: what is written already stands there.
        assert!(context::scope(somebody(), journal.commit(answer(0, "no"))).await.is_err());
        assert_eq!(log(&bed, owner, &answered).await, []);
        let (by, taken) = (somebody(), answer(1, "yes"));
        context::scope(by.clone(), journal.commit(taken.clone())).await.unwrap();
        // A second try of what was committed, as after a connection that broke.
        context::scope(by.clone(), journal.commit(taken)).await.unwrap();
        let entries = log(&bed, owner, &answered).await;
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert_eq!((entry.record_id, &entry.record_kind), (id.0, &word(Kind::Execution)));
        assert_eq!((entry.actor_id, entry.remote), (by.actor.id(), by.remote));
        // By itself, the end of a wait is nobody's doing.
        let end = Transition::Completed { output: json!(1), at: now(), started_at: None };
        journal.commit(commit(id, vec![succeeded(2, "b", json!(1))], Some(end))).await.unwrap();
        assert_eq!(log(&bed, owner, &answered).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_done_is_not_noted() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let workflows = bed.store.workflows();
        let journal = bed.store.journal();
        let missing = NewExecution { workflow_id: WorkflowId::new(), ..execution(&workflow(owner, "w")) };
        assert!(journal.enqueue(missing).await.is_err());
        assert!(!workflows.delete(owner, WorkflowId::new()).await.unwrap());
        work::within(&bed.store, async {
            workflows.insert(workflow(owner, "w")).await.unwrap();
            (End::RollBack, ())
        })
        .await
        .unwrap();
        assert_eq!(done(&bed, owner).await, []);

        let made = workflows.insert(workflow(owner, "w")).await.unwrap();
        let mut changed = made.clone();
        changed.name = "other".to_owned();
        changed.updated_at += TimeDelta::seconds(1);
        workflows.update(&changed, &made).await.unwrap();
        assert!(workflows.update(&changed, &made).await.is_err(), "seen is out of date");
        assert!(workflows.delete(owner, made.id).await.unwrap());
        let kind = || "workflow".to_owned();
        let expect = [(Action::Deleted, kind()), (Action::Updated, kind()), (Action::Created, kind())];
        assert_eq!(done(&bed, owner).await, expect);
    })
    .await;
}

#[tokio::test]
async fn filters_select_and_the_wall_stands() {
    on_each(async |bed| {
        let owner = bed.owner().await;
        let unit = bed.unit_of(owner).await;
        let (one, other) = (somebody(), somebody());
        let first = context::scope(one.clone(), bed.workflow(owner, "a", WorkflowStatus::Draft)).await;
        let second = context::scope(other.clone(), bed.workflow(unit, "b", WorkflowStatus::Draft)).await;
        bed.store.workflows().delete(owner, first.id).await.unwrap();
        let select = async |owner, filter: AuditFilter| -> Vec<(Action, uuid::Uuid)> {
            let kind = filter.record_kind.clone().or_else(|| Some("workflow".to_owned()));
            let found = log(&bed, owner, &AuditFilter { record_kind: kind, ..filter }).await;
            found.into_iter().map(|entry| (entry.action, entry.record_id)).collect()
        };
        let all = AuditFilter::default;
        let (created_first, created_second) = ((Action::Created, first.id.0), (Action::Created, second.id.0));
        let deleted = (Action::Deleted, first.id.0);
        assert_eq!(select(owner, all()).await, [deleted, created_second, created_first]);
        assert_eq!(select(unit, all()).await, [created_second]);
        assert_eq!(select(bed.owner().await, all()).await, []);
        assert_eq!(select(owner, AuditFilter { actor: one.actor.id(), ..all() }).await, [created_first]);
        assert_eq!(select(owner, AuditFilter { action: Some(Action::Deleted), ..all() }).await, [deleted]);
        assert_eq!(select(owner, AuditFilter { record: Some(first.id.0), ..all() }).await, [deleted, created_first]);
        assert_eq!(select(owner, AuditFilter { record_kind: Some("form".to_owned()), ..all() }).await, []);
        let later = Some(now() + TimeDelta::seconds(1));
        assert_eq!(select(owner, AuditFilter { from: later, ..all() }).await, []);
        assert_eq!(select(owner, AuditFilter { to: later, ..all() }).await.len(), 3);
        let page = PageRequest { page: 2, limit: 2 };
        let second_page = bed.store.audit_log().list(unit, &all(), page).await.unwrap();
        assert_eq!((second_page.total, second_page.items.len()), (1, 0));
    })
    .await;
}
