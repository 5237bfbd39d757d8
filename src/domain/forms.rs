//! What may be done with forms: make, look, list, fill in.
//!
//! A submission belongs to its form's owner, an execution that it starts to its workflow's. Which workflows a submission starts is
//! decided by the published graphs of the moment, within the wall: a unit's workflow hears of its unit's forms, a tenant's of all its forms.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::{
    error::{Error, Kind, Result},
    form::{Form, NewForm, StartedBySubmission, Submission, check_answers, check_definition},
    id::{ExecutionId, FormId, SubmissionId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::{FormRepository, NewExecution, Runner, WorkflowRepository},
    run::Origin,
    text::{check_description, check_name},
    trigger::{self, Cause, Source, Triggered},
    work::{self, End, Transactions},
    workflows::now,
};

/// What a submission's identity is called in an execution's input. No field's name begins like this.
const IDENTITY: &str = "_submission";

/// The rules of forms over their ports.
#[derive(Clone)]
pub struct FormService {
    forms: Arc<dyn FormRepository>,
    workflows: Arc<dyn WorkflowRepository>,
    runner: Arc<dyn Runner>,
    transactions: Arc<dyn Transactions>,
}

impl FormService {
    /// A service over these ports.
    pub fn new(
        forms: Arc<dyn FormRepository>,
        workflows: Arc<dyn WorkflowRepository>,
        runner: Arc<dyn Runner>,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { forms, workflows, runner, transactions }
    }

    /// Creates a form. Pointers of faults are those of [`NewForm`]'s fields (`/fields/0/name`).
    pub async fn create(&self, owner: Owner, new: NewForm) -> Result<Form> {
        let mut faults = check_name("/name", &new.name);
        faults.extend(check_description("/description", &new.description));
        faults.extend(check_definition(&new.fields));
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let now = now();
        self.forms
            .insert(Form {
                seq: 0,
                id: FormId::new(),
                owner,
                name: new.name,
                description: new.description,
                public: new.public,
                fields: new.fields,
                created_at: now,
                updated_at: now,
            })
            .await
    }

    /// The form.
    pub async fn get(&self, owner: Owner, id: FormId) -> Result<Form> {
        self.forms.find(owner, id).await?.ok_or(Error::not_found(Kind::Form))
    }

    /// The form, for anybody, where it is public.
    pub async fn get_public(&self, id: FormId) -> Result<Form> {
        self.forms.find_public(id).await?.ok_or(Error::not_found(Kind::Form))
    }

    /// Newest first.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Form>> {
        self.forms.list(owner, page).await
    }

    /// Newest first.
    pub async fn submissions(&self, owner: Owner, form: FormId, page: PageRequest) -> Result<Page<Submission>> {
        self.get(owner, form).await?;
        self.forms.list_submissions(owner, form, page).await
    }

    /// Fills in one of the caller's forms; pointers of faults begin with `/data`.
    pub async fn submit(&self, owner: Owner, id: FormId, data: &Map<String, Value>) -> Result<Submission> {
        let form = self.get(owner, id).await?;
        self.fill_in(&form, data).await
    }

    /// Checks the answers, stores them, and starts what waits for them: all of it, or nothing.
    pub async fn fill_in(&self, form: &Form, data: &Map<String, Value>) -> Result<Submission> {
        let data = check_answers(&form.fields, data, "/data").map_err(|faults| Error::Invalid { faults })?;
        work::within(&*self.transactions, async {
            let result = self.store_and_start(form, data).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?
    }

    async fn store_and_start(&self, form: &Form, data: Map<String, Value>) -> Result<Submission> {
        let (id, created_at) = (SubmissionId::new(), now());
        let input = input(form.id, id, &data, created_at);
        let execution = |triggered: Triggered| NewExecution {
            origin: Origin { trigger: Some(Cause::new(trigger::FORM, triggered.node)), ..Origin::default() },
            id: ExecutionId::new(),
            owner: triggered.owner,
            workflow_id: triggered.workflow,
            workflow_version: triggered.version,
            input: input.clone(),
            created_at,
        };
        let triggered = self.workflows.triggered(form.owner, Source::Form(form.id)).await?;
        let started: Vec<NewExecution> = triggered.into_iter().map(execution).collect();
        let executions = started
            .iter()
            .map(|new| StartedBySubmission { execution_id: new.id, workflow_id: new.workflow_id })
            .collect();
        let submission = Submission { seq: 0, id, owner: form.owner, form_id: form.id, data, executions, created_at };
        let submission = self.forms.insert_submission(submission, form).await?;
        for execution in started {
            self.runner.start(execution).await?;
        }
        Ok(submission)
    }
}

/// What executions start with: the answers, and whose they are.
fn input(form: FormId, id: SubmissionId, data: &Map<String, Value>, at: DateTime<Utc>) -> Value {
    let mut input = data.clone();
    let identity = json!({
        "id": id.spelled(),
        "form_id": form.spelled(),
        "submitted_at": at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
    });
    input.insert(IDENTITY.to_owned(), identity);
    Value::Object(input)
}

#[cfg(test)]
mod tests;
