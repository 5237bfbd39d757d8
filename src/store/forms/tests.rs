//! Forms on both databases: walls, the unit of work, and triggers in step with what is published.

use std::sync::Arc;

use sea_orm::EntityTrait;
use serde_json::{Map, Value, json};

use super::*;
use crate::{
    domain::{
        Error,
        form::{Choice, Field, FieldKind, StartedBySubmission},
        forms::FormService,
        graph::Graph,
        id::ExecutionId,
        ports::{ExecutionRepository, NewExecution, Runner, WorkflowRepository},
        trigger::Source,
        workflow::{Workflow, WorkflowStatus},
    },
    store::{
        entity::{audit_entry, event, webhook, workflow_trigger},
        testing::{Bed, now, on_each, workflow},
    },
};

const PAGE: PageRequest = PageRequest { page: 1, limit: 10 };

fn form(owner: Owner, name: &str) -> Form {
    let options = vec![Choice { value: "a".to_owned(), label: "A\u{0}".to_owned() }];
    let fields = vec![
        Field { required: true, pattern: Some("x+".to_owned()), ..Field::new("text", FieldKind::Text) },
        Field { options, default: Some(json!(["a"])), ..Field::new("many", FieldKind::Multiselect) },
    ];
    Form {
        seq: 0,
        id: FormId::new(),
        owner,
        name: name.to_owned(),
        description: "d".to_owned(),
        public: false,
        fields,
        created_at: now(),
        updated_at: now(),
    }
}

fn submission(form: &Form) -> Submission {
    Submission {
        seq: 0,
        id: SubmissionId::new(),
        owner: form.owner,
        form_id: form.id,
        data: Map::from_iter([("text".to_owned(), json!("x\u{0}"))]),
        executions: vec![StartedBySubmission {
            execution_id: ExecutionId::new(),
            workflow_id: crate::domain::id::WorkflowId::new(),
        }],
        created_at: now(),
    }
}

/// A workflow that `form`'s submissions start once it is published.
fn triggered(owner: Owner, form: FormId, status: WorkflowStatus) -> Workflow {
    let graph: Graph =
        serde_json::from_value(json!({"nodes": [{"id": "start", "type": "form", "config": {"form": form.spelled()}}]}))
            .unwrap();
    let published_version = (status == WorkflowStatus::Published).then_some(1);
    Workflow { status, published_version, graph, ..workflow(owner, "w") }
}

#[tokio::test]
async fn forms_and_submissions_come_back_as_they_went_and_stay_within_their_walls() {
    on_each(async |bed: Bed| {
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let unit = bed.unit_of(owner).await;
        let forms = bed.store.forms();
        let (first, second) = (form(owner, "first"), Form { public: true, ..form(unit, "second") });
        let (first, second) = (forms.insert(first).await.unwrap(), forms.insert(second).await.unwrap());
        assert_eq!(forms.find(owner, first.id).await.unwrap().as_ref(), Some(&first));
        assert_eq!(forms.find(unit, first.id).await.unwrap(), None);
        assert_eq!(forms.find(stranger, first.id).await.unwrap(), None);
        assert_eq!(forms.find_public(first.id).await.unwrap(), None);
        assert_eq!(forms.find_public(second.id).await.unwrap().as_ref(), Some(&second));
        assert_eq!(
            forms.list(owner, PAGE).await.unwrap(),
            Page { items: vec![second.clone(), first.clone()], total: 2 }
        );
        assert_eq!(forms.list(unit, PAGE).await.unwrap().total, 1);
        assert_eq!(forms.list(stranger, PAGE).await.unwrap().total, 0);

        let one = forms.insert_submission(submission(&first), &first).await.unwrap();
        let two = forms.insert_submission(submission(&first), &first).await.unwrap();
        forms.insert_submission(submission(&second), &second).await.unwrap();
        let found = forms.list_submissions(owner, first.id, PAGE).await.unwrap();
        assert_eq!(found, Page { items: vec![two, one.clone()], total: 2 });
        let last = forms.list_submissions(owner, first.id, PageRequest { page: 2, limit: 1 }).await.unwrap();
        assert_eq!(last, Page { items: vec![one], total: 2 });
        assert_eq!(forms.list_submissions(stranger, first.id, PAGE).await.unwrap().total, 0);
        let noted = audit_entry::Entity::find().all(&bed.store.read).await.unwrap();
        let noted: Vec<_> = noted.iter().map(|entry| (entry.action.as_str(), entry.record_kind.as_str())).collect();
        // The tenants and the unit that the bed made are noted too.
        let noted: Vec<_> = noted.into_iter().filter(|(_, kind)| !matches!(*kind, "tenant" | "unit")).collect();
        let (form, submission) = (("created", "form"), ("created", "submission"));
        assert_eq!(noted, [form, form, submission, submission, submission]);
    })
    .await;
}

#[tokio::test]
async fn a_submission_is_told_to_the_webhooks_that_ask() {
    on_each(async |bed: Bed| {
        let owner = bed.owner().await;
        let forms = bed.store.forms();
        let form = forms.insert(form(owner, "f")).await.unwrap();
        let hook = webhook::ActiveModel {
            seq: NotSet,
            id: Set(uuid::Uuid::now_v7()),
            tenant_id: Set(owner.tenant.0),
            unit_id: Set(None),
            url: Set("https://example.com".to_owned()),
            events: Set(r#"["form.submitted"]"#.to_owned()),
            sealed: Set(vec![1]),
            key_id: Set(uuid::Uuid::now_v7()),
            created_at: Set(0),
            disabled_at: Set(None),
        };
        webhook::Entity::insert(hook).exec_without_returning(&bed.store.write).await.unwrap();
        let made = forms.insert_submission(submission(&form), &form).await.unwrap();
        let events = event::Entity::find().all(&bed.store.read).await.unwrap();
        assert_eq!((events.len(), events[0].kind.as_str()), (1, "form.submitted"));
        let told: Value = serde_json::from_str(&events[0].data).unwrap();
        assert_eq!((&told["form_id"], &told["submission_id"]), (&json!(form.id), &json!(made.id)));
        assert_eq!((&told["data"], &told["form_name"]), (&json!({"text": "x\u{0}"}), &json!("f")));
        assert_eq!(told["execution_ids"], json!([made.executions[0].execution_id]));
    })
    .await;
}

#[tokio::test]
async fn triggers_follow_what_is_published() {
    on_each(async |bed: Bed| {
        let owner = bed.owner().await;
        let (forms, workflows) = (bed.store.forms(), bed.store.workflows());
        let (form, other) =
            (forms.insert(form(owner, "a")).await.unwrap(), forms.insert(form(owner, "b")).await.unwrap());
        let started = async |form: &Form| {
            let found = workflows.triggered(owner, Source::Form(form.id)).await.unwrap();
            found.into_iter().map(|one| (one.workflow, one.version)).collect::<Vec<_>>()
        };
        let mut seen = workflows.insert(triggered(owner, form.id, WorkflowStatus::Draft)).await.unwrap();
        assert_eq!(started(&form).await, []);
        let mut change = async |status, version, graph: FormId| {
            let graph = triggered(owner, graph, status).graph;
            let updated_at = seen.updated_at + chrono::TimeDelta::microseconds(1);
            let published_version = (status == WorkflowStatus::Published).then_some(version);
            let next = Workflow { status, version, published_version, graph, updated_at, ..seen.clone() };
            workflows.update(&next, &seen).await.unwrap();
            seen = next;
            seen.id
        };
        let id = change(WorkflowStatus::Published, 1, form.id).await;
        assert_eq!(started(&form).await, [(id, 1)]);
        change(WorkflowStatus::Published, 2, other.id).await;
        assert_eq!((started(&form).await, started(&other).await), (vec![], vec![(id, 2)]));
        change(WorkflowStatus::Archived, 2, other.id).await;
        assert_eq!(started(&other).await, []);
        change(WorkflowStatus::Draft, 2, other.id).await;
        change(WorkflowStatus::Published, 2, other.id).await;
        assert_eq!(started(&other).await, [(id, 2)]);
        assert!(workflows.delete(owner, id).await.unwrap());
        assert_eq!(started(&other).await, []);
        assert!(workflow_trigger::Entity::find().all(&bed.store.read).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn triggers_keep_to_the_walls() {
    on_each(async |bed: Bed| {
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let (unit, sister) = (bed.unit_of(owner).await, bed.unit_of(owner).await);
        let (forms, workflows) = (bed.store.forms(), bed.store.workflows());
        let ours = forms.insert(form(unit, "of a unit")).await.unwrap();
        for foreign in [sister, stranger] {
            let result = workflows.insert(triggered(foreign, ours.id, WorkflowStatus::Published)).await;
            let Err(Error::Invalid { faults }) = result else { panic!("{result:?}") };
            let missing = workflows.insert(triggered(foreign, FormId::new(), WorkflowStatus::Published)).await;
            let Err(Error::Invalid { faults: missing }) = missing else { panic!("{missing:?}") };
            assert_eq!(faults, missing, "a foreign form is a missing one");
            assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/nodes/0/config/form", "unknown_record"));
            assert_eq!(
                workflows.list(foreign, &crate::domain::workflow::WorkflowFilter::default(), PAGE).await.unwrap().total,
                0
            );
        }
        let of_unit = workflows.insert(triggered(unit, ours.id, WorkflowStatus::Published)).await.unwrap();
        let of_tenant = workflows.insert(triggered(owner, ours.id, WorkflowStatus::Published)).await.unwrap();
        let started = workflows.triggered(unit, Source::Form(ours.id)).await.unwrap();
        let started: Vec<_> = started.into_iter().map(|one| (one.workflow, one.owner)).collect();
        assert_eq!(started, [(of_unit.id, unit), (of_tenant.id, owner)]);
    })
    .await;
}

/// Accepts through the journal, and refuses from the `most + 1`st on.
struct Refusing {
    journal: crate::store::GroupJournal,
    left: std::sync::atomic::AtomicI32,
}

#[async_trait]
impl Runner for Refusing {
    async fn start(&self, execution: NewExecution) -> Result<()> {
        if self.left.fetch_sub(1, std::sync::atomic::Ordering::SeqCst) <= 0 {
            return Err(Error::conflict("the server is shutting down"));
        }
        crate::domain::ports::Journal::enqueue(&self.journal, execution).await
    }
    async fn cancel(&self, _: ExecutionId) -> Result<()> {
        Err(Error::internal("not asked for here"))
    }
    async fn retry(&self, _: ExecutionId) -> Result<()> {
        Err(Error::internal("not asked for here"))
    }
    async fn wait(
        &self,
        _: ExecutionId,
        _: std::time::Duration,
    ) -> Result<Option<crate::domain::execution::Execution>> {
        Err(Error::internal("not asked for here"))
    }
    async fn wait_for_turn(&self, _: ExecutionId, _: std::time::Duration) -> Result<bool> {
        Err(Error::internal("not asked for here"))
    }
    async fn signal(&self, _: ExecutionId, _: &str, _: serde_json::Value) -> Result<()> {
        Err(Error::internal("not asked for here"))
    }
    async fn watch(&self, _: ExecutionId, _: crate::domain::feed::Place) -> Result<crate::domain::feed::Frames> {
        Err(Error::internal("not asked for here"))
    }
}

#[tokio::test]
async fn a_submission_and_what_it_starts_are_there_together_or_not_at_all() {
    on_each(async |bed: Bed| {
        let owner = bed.owner().await;
        let (forms, workflows) = (Arc::new(bed.store.forms()), Arc::new(bed.store.workflows()));
        let form = forms.insert(form(owner, "f")).await.unwrap();
        for _ in 0..2 {
            workflows.insert(triggered(owner, form.id, WorkflowStatus::Published)).await.unwrap();
        }
        for (accepted, stored) in [(0, 0), (1, 0), (2, 1)] {
            let runner = Refusing { journal: bed.store.journal(), left: accepted.into() };
            let service =
                FormService::new(forms.clone(), workflows.clone(), Arc::new(runner), Arc::new(bed.store.clone()));
            let data = Map::from_iter([("text".to_owned(), json!("x"))]);
            let result = service.submit(owner, form.id, &data).await;
            assert_eq!(result.is_ok(), stored == 1, "{result:?}");
            assert_eq!(forms.list_submissions(owner, form.id, PAGE).await.unwrap().total, stored);
            let filter = crate::domain::execution::ExecutionFilter::default();
            let executions = bed.store.executions().list(owner, &filter, PAGE).await.unwrap();
            assert_eq!(executions.total, stored * 2);
        }
    })
    .await;
}
