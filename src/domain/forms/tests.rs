//! Making forms, and what a submission starts.

use serde_json::json;

use super::*;
use crate::domain::{
    form::{Field, FieldKind},
    graph::Graph,
    id::UnitId,
    testing::{Fakes, codes, is_missing, node, owner},
    workflow::{NewWorkflow, WorkflowChange, WorkflowStatus},
    workflows::WorkflowService,
};

const PAGE: PageRequest = PageRequest { page: 1, limit: 10 };

fn service(fakes: &Arc<Fakes>) -> FormService {
    FormService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone())
}

fn contact() -> NewForm {
    let email = Field { required: true, ..Field::new("email", FieldKind::Email) };
    let fields = vec![email, Field::new("age", FieldKind::Integer)];
    NewForm { name: "Contact".to_owned(), description: String::new(), public: false, fields }
}

/// A workflow with a trigger on `form`.
async fn workflow(
    fakes: &Arc<Fakes>,
    owner: Owner,
    form: &str,
    status: WorkflowStatus,
) -> super::super::workflow::Workflow {
    let mut start = node("start", "form");
    start.config.insert("form".to_owned(), json!(form));
    let graph = Graph { nodes: vec![start], ..Graph::default() };
    let new = NewWorkflow { name: "w".to_owned(), description: String::new(), status, graph };
    WorkflowService::new(fakes.clone(), fakes.clone()).create(owner, new).await.unwrap()
}

fn data(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

#[tokio::test]
async fn all_faults_of_a_new_form_are_told() {
    let new = NewForm { name: " ".to_owned(), description: "\0".to_owned(), public: true, fields: Vec::new() };
    let result = service(&Fakes::new()).create(owner(), new).await;
    assert_eq!(codes(result), ["required", "control_character", "min_items"]);
}

#[tokio::test]
async fn another_owners_form_is_missing_and_only_a_public_one_is_anybodys() {
    let fakes = Fakes::new();
    let service = service(&fakes);
    let form = service.create(owner(), contact()).await.unwrap();
    let filled = data(json!({"email": "a@b"}));
    assert!(is_missing(&service.get(owner(), form.id).await, Kind::Form));
    assert!(is_missing(&service.submit(owner(), form.id, &filled).await, Kind::Form));
    assert!(is_missing(&service.submissions(owner(), form.id, PAGE).await, Kind::Form));
    assert!(is_missing(&service.get_public(form.id).await, Kind::Form));
    let public = service.create(form.owner, NewForm { public: true, ..contact() }).await.unwrap();
    assert_eq!(service.get_public(public.id).await.unwrap(), public);
    assert!(fakes.records().submissions.is_empty());
}

#[tokio::test]
async fn a_submission_starts_the_published_workflows_that_name_its_form() {
    let fakes = Fakes::new();
    let service = service(&fakes);
    let form = service.create(owner(), contact()).await.unwrap();
    let one = workflow(&fakes, form.owner, &form.id.spelled(), WorkflowStatus::Published).await;
    let other = workflow(&fakes, form.owner, &form.id.to_string(), WorkflowStatus::Published).await;
    workflow(&fakes, form.owner, &form.id.spelled(), WorkflowStatus::Draft).await;
    workflow(&fakes, form.owner, &FormId::new().spelled(), WorkflowStatus::Published).await;
    workflow(&fakes, owner(), &form.id.spelled(), WorkflowStatus::Published).await;
    let unit = Owner { unit: Some(UnitId::new()), ..form.owner };
    workflow(&fakes, unit, &form.id.spelled(), WorkflowStatus::Published).await;

    let made = service.submit(form.owner, form.id, &data(json!({"email": "a@b", "age": "7", "x": 1}))).await.unwrap();
    assert_eq!(Value::Object(made.data.clone()), json!({"email": "a@b", "age": 7}));
    let started: Vec<_> = made.executions.iter().map(|started| started.workflow_id).collect();
    assert_eq!(started, [one.id, other.id]);
    let records = fakes.records();
    assert_eq!(records.submissions, std::slice::from_ref(&made));
    let run: Vec<_> = records.executions.iter().map(|run| (run.id, run.workflow_id, run.owner)).collect();
    let expect: Vec<_> = made.executions.iter().map(|one| (one.execution_id, one.workflow_id, form.owner)).collect();
    assert_eq!(run, expect);
    let identity = json!({"id": made.id.spelled(), "form_id": form.id.spelled(),
        "submitted_at": made.created_at.to_rfc3339_opts(SecondsFormat::AutoSi, true)});
    assert_eq!(records.executions[0].input, json!({"email": "a@b", "age": 7, "_submission": identity}));
}

#[tokio::test]
async fn what_is_archived_is_not_started() {
    let fakes = Fakes::new();
    let service = service(&fakes);
    let form = service.create(owner(), contact()).await.unwrap();
    let one = workflow(&fakes, form.owner, &form.id.spelled(), WorkflowStatus::Published).await;
    let change = WorkflowChange { status: Some(WorkflowStatus::Archived), ..WorkflowChange::default() };
    WorkflowService::new(fakes.clone(), fakes.clone()).update(form.owner, one.id, change).await.unwrap();
    let made = service.submit(form.owner, form.id, &data(json!({"email": "a@b"}))).await.unwrap();
    assert!(made.executions.is_empty() && fakes.records().executions.is_empty());
}

#[tokio::test]
async fn a_submission_with_faults_stores_and_starts_nothing() {
    let fakes = Fakes::new();
    let service = service(&fakes);
    let form = service.create(owner(), contact()).await.unwrap();
    workflow(&fakes, form.owner, &form.id.spelled(), WorkflowStatus::Published).await;
    let result = service.submit(form.owner, form.id, &data(json!({"email": "nobody", "age": 1.5}))).await;
    let Err(Error::Invalid { faults }) = result else { panic!("{result:?}") };
    let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    assert_eq!(found, [("/data/email", "format"), ("/data/age", "type")]);
    assert!(fakes.records().submissions.is_empty() && fakes.records().executions.is_empty());
}
