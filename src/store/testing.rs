//! What the tests of this folder share: each runs on a SQLite file and on a real PostgreSQL.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Mode, Store};
use crate::domain::{
    conversation::{Conversation, ConversationStatus},
    execution::{StepOutcome, StepRecord},
    graph::Graph,
    id::{AgentId, ConversationId, ExecutionId, TenantId, UnitId, WorkflowId},
    identity::{Owner, Tenant, Unit},
    ports::{Commit, Journal, NewExecution, TenantRepository, Transition, UnitRepository, WorkflowRepository},
    workflow::{Workflow, WorkflowStatus},
};

#[path = "../../tests/support/postgres.rs"]
#[expect(unreachable_pub, reason = "shared with the integration tests, a crate of their own")]
mod postgres;

/// A database of the test's own.
pub(super) struct Bed {
    pub(super) store: Store,
    pub(super) url: String,
    _folder: Option<TempDir>,
}

/// Runs `test` on SQLite, then on PostgreSQL.
pub(super) async fn on_each(test: impl AsyncFn(Bed)) {
    test(sqlite().await).await;
    if let Some(url) = postgres::database().await {
        let store = Store::open(&url, Mode::Serve).await.unwrap();
        test(Bed { store, url, _folder: None }).await;
    }
}

pub(super) async fn sqlite() -> Bed {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    let store = Store::open(&url, Mode::Serve).await.unwrap();
    Bed { store, url, _folder: Some(folder) }
}

impl Bed {
    /// The name of a PostgreSQL database.
    pub(super) fn database(&self) -> &str {
        let path = self.url.split('?').next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }

    /// The same database, closed and opened again.
    pub(super) async fn reopened(mut self) -> Self {
        self.restart().await;
        self
    }

    /// Closes the database and opens it again.
    pub(super) async fn restart(&mut self) {
        let memory = Store::open("sqlite::memory:", Mode::Command).await.unwrap();
        std::mem::replace(&mut self.store, memory).close().await.unwrap();
        self.store = Store::open(&self.url, Mode::Serve).await.unwrap();
    }

    /// The owner of a new tenant.
    pub(super) async fn owner(&self) -> Owner {
        let tenant = Tenant {
            id: TenantId::new(),
            name: TenantId::new().to_string(),
            plan: crate::domain::plan::Plan::Business,
            created_at: now(),
        };
        TenantRepository::insert(&self.store.tenants(), &tenant).await.unwrap();
        Owner { tenant: tenant.id, unit: None }
    }

    /// The same tenant, bound to a new unit.
    pub(super) async fn unit_of(&self, owner: Owner) -> Owner {
        let id = UnitId::new();
        let unit = Unit { id, tenant: owner.tenant, name: id.to_string(), created_at: now() };
        UnitRepository::insert(&self.store.tenants(), &unit).await.unwrap();
        Owner { unit: Some(id), ..owner }
    }

    pub(super) async fn workflow(&self, owner: Owner, name: &str, status: WorkflowStatus) -> Workflow {
        let published_version = (status == WorkflowStatus::Published).then_some(1);
        let workflow = Workflow { status, published_version, ..workflow(owner, name) };
        self.store.workflows().insert(workflow).await.unwrap()
    }
}

pub(super) fn workflow(owner: Owner, name: &str) -> Workflow {
    Workflow {
        seq: 0,
        id: WorkflowId::new(),
        owner,
        name: name.to_owned(),
        description: String::new(),
        status: WorkflowStatus::Draft,
        version: 1,
        published_version: None,
        graph: Graph::default(),
        endpoint: None,
        agent: None,
        created_at: now(),
        updated_at: now(),
    }
}

pub(super) fn execution(workflow: &Workflow) -> NewExecution {
    NewExecution {
        id: ExecutionId::new(),
        owner: workflow.owner,
        workflow_id: workflow.id,
        workflow_version: workflow.version,
        origin: crate::domain::run::Origin::default(),
        input: json!({"name": "Ada"}),
        created_at: now(),
    }
}

pub(super) fn step(ordinal: i32, node: &str, outcome: StepOutcome) -> StepRecord {
    StepRecord {
        ordinal,
        node_id: node.to_owned(),
        node_kind: "set".to_owned(),
        attempt: 1,
        input: json!({"a": 1}),
        outcome,
        started_at: now(),
        finished_at: now(),
    }
}

pub(super) fn succeeded(ordinal: i32, node: &str, output: Value) -> StepRecord {
    step(ordinal, node, StepOutcome::Succeeded { output, branch: None })
}

pub(super) fn commit(execution: ExecutionId, steps: Vec<StepRecord>, transition: Option<Transition>) -> Commit {
    Commit { steps, transition, ..Commit::of(execution) }
}

/// Enqueues an execution and takes it through one step to its end.
pub(super) async fn run_to_end(journal: &impl Journal, workflow: &Workflow, end: Transition) -> ExecutionId {
    let new = execution(workflow);
    journal.enqueue(new.clone()).await.unwrap();
    journal.commit(commit(new.id, vec![succeeded(0, "a", json!(1))], Some(end))).await.unwrap();
    new.id
}

/// This moment as the database keeps it.
pub(super) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_micros(Utc::now().timestamp_micros()).unwrap()
}

impl Bed {
    /// An agent with nothing to it but a row: for what only refers to agents.
    pub(super) async fn agent_row(&self, owner: Owner, config: Value) -> AgentId {
        use sea_orm::{ActiveValue::NotSet, EntityTrait as _, Set};

        let workflow = self.workflow(owner, "own", WorkflowStatus::Published).await;
        let id = AgentId::new();
        let row = super::entity::agent::ActiveModel {
            seq: NotSet,
            id: Set(id.0),
            tenant_id: Set(owner.tenant.0),
            unit_id: Set(owner.unit.map(|unit| unit.0)),
            name: Set(format!("agent {id}")),
            name_folded: Set(format!("agent {id}")),
            description: Set(String::new()),
            code: Set(id.to_string()),
            category: Set(None),
            kind: Set(0),
            mode: Set(String::new()),
            tags: Set("[]".to_owned()),
            icon: Set("{}".to_owned()),
            is_favorite: Set(false),
            status: Set(1),
            config: Set(config.to_string()),
            extend_properties: Set("{}".to_owned()),
            usage_guide: Set(None),
            ab_test_id: Set(None),
            ab_test_enabled: Set(false),
            definition: Set(None),
            workflow_id: Set(workflow.id.0),
            class: Set(None),
            options: Set("{}".to_owned()),
            schedule: Set(None),
            keep_messages_secs: Set(0),
            guid: Set(None),
            created_by: Set(String::new()),
            updated_by: Set(String::new()),
            created_at: Set(0),
            updated_at: Set(0),
        };
        super::entity::agent::Entity::insert(row).exec_without_returning(&self.store.write).await.unwrap();
        id
    }
}

/// A conversation that begins at this moment.
pub(super) fn conversation(owner: Owner, agent: AgentId, at: DateTime<Utc>) -> Conversation {
    Conversation {
        seq: 0,
        id: ConversationId::new(),
        owner,
        agent,
        channel: "chat".to_owned(),
        user: None,
        status: ConversationStatus::Active,
        started_at: at,
        ended_at: None,
        last_message_at: at,
        messages_count: 0,
        responses: 0,
        response_ms: 0,
    }
}
