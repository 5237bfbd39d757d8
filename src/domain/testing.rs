//! Ports in memory, for the tests of the services: just enough of each to hold the rules against.

mod agents;
mod analytics;
mod conversations;
mod engine;
mod identity;
mod integrations;
pub(crate) mod journal;
mod messages;
mod providers;
mod syncs;
mod triggers;
mod versions;
mod webhooks;

pub(crate) use self::providers::NoProviders;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use super::{
    agent::Agent,
    audit::{AuditEntry, AuditFilter, AuditRepository},
    conversation::{Conversation, ConversationMessage},
    credential::Credential,
    error::{Error, Kind, Result},
    execution::{Approval, Execution, ExecutionDetail, ExecutionFilter, ExecutionStatus},
    form::{Form, Submission},
    graph::{Graph, Node},
    id::{
        AgentId, DataKeyId, EndpointId, ExecutionId, FormId, IntegrationId, MessageId, SigningKeyId, TenantId,
        WorkflowId,
    },
    idempotency::{IdempotencyRepository, KeptRequest, KeyedRequest, RequestKey},
    identity::{AccessToken, ApiKey, Endpoint, OAuthClient, Owner, Tenant, User, UserToken},
    integration::Integration,
    limits::{Block, Counter, Unused},
    message::Message,
    page::{CursorPage, CursorRequest, Page, PageRequest},
    ports::{
        EndpointRepository, ExecutionRepository, FormRepository, LimitRepository, WorkflowRepository,
        WorkflowSettingsRepository,
    },
    sealing::{DataKey, DataKeyRepository, MasterKey, MasterKeys, Sealer, Sealing},
    settings::WorkflowSettings,
    sync::{IntegrationRecord, IntegrationSync},
    transfer::Label,
    trigger::{self, Source, Triggered},
    versions::{Version, VersionRepository},
    webhook::{DeliveryDetail, Webhook},
    work::{self, End, Transactions, Unit},
    workflow::{Workflow, WorkflowFilter, WorkflowHead, WorkflowStatus, WorkflowSummary},
};

#[derive(Default)]
pub(crate) struct Records {
    pub(crate) audit: Vec<AuditEntry>,
    pub(crate) agents: Vec<Agent>,
    pub(crate) workflows: Vec<Workflow>,
    pub(crate) settings: std::collections::HashMap<WorkflowId, WorkflowSettings>,
    pub(crate) versions: usize,
    /// What the versions are: of which workflow, what is known of each, and its graph.
    pub(crate) graphs: Vec<(WorkflowId, Version, Graph)>,
    pub(crate) pinned: Vec<(WorkflowId, i32)>,
    pub(crate) forms: Vec<Form>,
    pub(crate) submissions: Vec<Submission>,
    /// Units of work that were rolled back. What was written within them stays: there are no transactions in memory.
    pub(crate) rolled_back: usize,
    pub(crate) conversations: Vec<Conversation>,
    pub(crate) conversation_messages: Vec<ConversationMessage>,
    pub(crate) executions: Vec<Execution>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) tenants: Vec<Tenant>,
    pub(crate) units: Vec<super::identity::Unit>,
    pub(crate) users: Vec<User>,
    pub(crate) user_tokens: Vec<UserToken>,
    pub(crate) signing_keys: Vec<(TenantId, SigningKeyId, Vec<u8>)>,
    pub(crate) clients: Vec<(OAuthClient, [u8; 32])>,
    pub(crate) access_tokens: Vec<(AccessToken, [u8; 32])>,
    pub(crate) keys: Vec<(ApiKey, [u8; 32])>,
    pub(crate) key_lookups: usize,
    pub(crate) touches: usize,
    /// What was handed out, by counter: when its window began, and how much.
    pub(crate) granted: HashMap<Counter, (i64, u64)>,
    pub(crate) takes: usize,
    pub(crate) data_keys: Vec<DataKey>,
    pub(crate) data_key_reads: usize,
    pub(crate) credentials: Vec<(Credential, Vec<u8>)>,
    pub(crate) integrations: Vec<Integration>,
    pub(crate) syncs: Vec<IntegrationSync>,
    pub(crate) fetched: Vec<(IntegrationId, IntegrationRecord)>,
    pub(crate) webhooks: Vec<(Webhook, Vec<u8>)>,
    pub(crate) deliveries: Vec<(Owner, DeliveryDetail)>,
    pub(crate) messages: Vec<Message>,
    pub(crate) message_deliveries: Vec<(MessageId, AgentId)>,
    pub(crate) labels: HashMap<WorkflowId, Label>,
    pub(crate) hooks: Vec<(super::hooks::Hook, super::secret::Secret)>,
    pub(crate) schedules: Vec<super::schedules::DueSchedule>,
}

/// All ports over one set of records. As the engine, it leaves executions as they are until told (`cancel`, `retry`, `wait`).
#[derive(Default)]
pub(crate) struct Fakes(Mutex<Records>);

impl Fakes {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    pub(crate) fn records(&self) -> MutexGuard<'_, Records> {
        self.0.lock().unwrap()
    }

    fn set_status(&self, id: ExecutionId, status: ExecutionStatus, from_final: bool) -> Result<()> {
        let mut records = self.records();
        let found = records.executions.iter_mut().find(|execution| execution.id == id).unwrap();
        if found.status.is_final() != from_final {
            return Err(Error::conflict("in another state"));
        }
        found.status = status;
        Ok(())
    }

    /// Oldest first.
    fn selected(&self, owner: Owner, filter: &ExecutionFilter) -> Vec<Execution> {
        let selects = |stored: &&Execution| {
            sees(owner, stored.owner)
                && filter.workflow.is_none_or(|workflow| stored.workflow_id == workflow)
                && filter.parent.is_none_or(|parent| stored.origin.parent == Some(parent))
                && (filter.statuses.is_empty() || filter.statuses.contains(&stored.status))
                && filter.from.is_none_or(|from| stored.created_at >= from)
                && filter.to.is_none_or(|to| stored.created_at <= to)
        };
        self.records().executions.iter().filter(selects).cloned().collect()
    }
}

pub(crate) fn owner() -> Owner {
    Owner { tenant: TenantId::new(), unit: None }
}

/// Seals under a master key of its own, with data keys in memory.
pub(crate) fn sealer() -> Arc<dyn Sealer> {
    Arc::new(Sealing::new(Fakes::new(), Arc::new(MasterKeys::one(MasterKey::generate()))).unwrap())
}

/// A graph of one node. The fake check finds fault with type `unknown` in a whole graph, and with an empty id in any.
pub(crate) fn graph(id: &str, kind: &str) -> Graph {
    Graph { nodes: vec![node(id, kind)], ..Graph::default() }
}

pub(crate) fn node(id: &str, kind: &str) -> Node {
    serde_json::from_value(json!({"id": id, "type": kind})).unwrap()
}

fn sees(owner: Owner, record: Owner) -> bool {
    owner.tenant == record.tenant && (owner.unit.is_none() || owner.unit == record.unit)
}

fn page<T>(mut items: Vec<T>, page: PageRequest) -> Page<T> {
    let total = items.len() as u64;
    items.reverse();
    let skip = usize::try_from(page.offset()).unwrap();
    Page { items: items.into_iter().skip(skip).take(usize::try_from(page.limit).unwrap()).collect(), total }
}

#[async_trait]
impl WorkflowRepository for Fakes {
    async fn insert(&self, workflow: Workflow) -> Result<Workflow> {
        let mut records = self.records();
        records.versions += 1;
        records.keep_version(&workflow, None);
        let seq = i64::try_from(records.workflows.len()).unwrap() + 1;
        let workflow = Workflow { seq, ..workflow };
        records.workflows.push(workflow.clone());
        Ok(workflow)
    }

    async fn update(&self, workflow: &Workflow, seen: &Workflow) -> Result<()> {
        VersionRepository::save(self, workflow, seen, None).await
    }

    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Workflow>> {
        Ok(self.records().workflows.iter().find(|stored| stored.id == id && sees(owner, stored.owner)).cloned())
    }

    async fn find_head(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowHead>> {
        Ok(WorkflowRepository::find(self, owner, id).await?.map(|workflow| workflow.head()))
    }

    async fn find_published(&self, owner: Owner, _: EndpointId, name: &str) -> Result<Option<WorkflowHead>> {
        let records = self.records();
        let found = |stored: &&Workflow| {
            let callable = stored.status == WorkflowStatus::Published && stored.agent.is_none();
            stored.name == name && callable && sees(owner, stored.owner)
        };
        Ok(records.workflows.iter().rev().find(found).map(Workflow::head))
    }

    async fn find_published_named(&self, owner: Owner, name: &str) -> Result<Option<WorkflowHead>> {
        self.find_published(owner, EndpointId::new(), name).await
    }

    async fn list(&self, owner: Owner, filter: &WorkflowFilter, request: PageRequest) -> Result<Page<WorkflowSummary>> {
        let search = filter.search.clone().unwrap_or_default();
        let records = self.records();
        let listed =
            |stored: &&Workflow| stored.agent.is_none() && sees(owner, stored.owner) && stored.name.contains(&search);
        let found = records.workflows.iter().filter(listed);
        let summaries = found.map(|stored| WorkflowSummary {
            seq: stored.seq,
            id: stored.id,
            name: stored.name.clone(),
            description: stored.description.clone(),
            status: stored.status,
            owner: stored.owner,
            version: stored.version,
            published_version: stored.published_version,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
        });
        Ok(page(summaries.collect(), request))
    }

    async fn delete(&self, owner: Owner, id: WorkflowId) -> Result<bool> {
        let mut records = self.records();
        let before = records.workflows.len();
        records.workflows.retain(|stored| stored.id != id || !sees(owner, stored.owner));
        Ok(records.workflows.len() < before)
    }

    async fn triggered(&self, owner: Owner, source: Source) -> Result<Vec<Triggered>> {
        let records = self.records();
        let found = records
            .workflows
            .iter()
            .filter(|stored| stored.status == WorkflowStatus::Published && sees(stored.owner, owner));
        let triggered = |stored: &Workflow| {
            let (owner, workflow, version) = (stored.owner, stored.id, stored.published_version?);
            let heard = trigger::of(&stored.graph).into_iter().filter(|trigger| trigger.source == source);
            let node = heard.map(|trigger| trigger.node).min()?;
            Some(Triggered { owner, workflow, version, node })
        };
        Ok(found.filter_map(triggered).collect())
    }

    async fn graph(&self, id: WorkflowId, version: i32) -> Result<Option<Graph>> {
        Ok(VersionRepository::find(self, id, version).await?.map(|(_, graph)| graph))
    }

    async fn pin(&self, id: WorkflowId, version: i32) -> Result<bool> {
        self.records().pinned.push((id, version));
        Ok(WorkflowRepository::graph(self, id, version).await?.is_some())
    }

    async fn settings(&self, id: WorkflowId) -> Result<WorkflowSettings> {
        Ok(self.records().settings.get(&id).cloned().unwrap_or_default())
    }
}

#[async_trait]
impl WorkflowSettingsRepository for Fakes {
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowSettings>> {
        let found = WorkflowRepository::find(self, owner, id).await?;
        Ok(found.map(|found| self.records().settings.get(&found.id).cloned().unwrap_or_default()))
    }

    async fn put(&self, owner: Owner, id: WorkflowId, settings: &WorkflowSettings) -> Result<bool> {
        let found = WorkflowRepository::find(self, owner, id).await?.is_some();
        if found {
            self.records().settings.insert(id, settings.clone());
        }
        Ok(found)
    }
}

#[async_trait]
impl ExecutionRepository for Fakes {
    async fn find(&self, owner: Owner, id: ExecutionId) -> Result<Option<ExecutionDetail>> {
        let records = self.records();
        let found = records.executions.iter().find(|stored| stored.id == id && sees(owner, stored.owner)).cloned();
        Ok(found.map(|execution| ExecutionDetail { execution, steps: Vec::new() }))
    }

    async fn list(&self, owner: Owner, filter: &ExecutionFilter, request: PageRequest) -> Result<Page<Execution>> {
        Ok(page(self.selected(owner, filter), request))
    }

    async fn list_after(
        &self,
        owner: Owner,
        filter: &ExecutionFilter,
        cursor: CursorRequest,
    ) -> Result<CursorPage<Execution>> {
        let mut items = self.selected(owner, filter);
        items.retain(|stored| cursor.before.is_none_or(|before| stored.seq < before));
        items.reverse();
        let limit = usize::try_from(cursor.limit).unwrap();
        let next = (items.len() > limit).then(|| items[limit - 1].seq);
        items.truncate(limit);
        Ok(CursorPage { items, next })
    }

    async fn approvals(&self, owner: Owner, request: PageRequest) -> Result<Page<Approval>> {
        let records = self.records();
        let waits = |stored: &&Execution| stored.status == ExecutionStatus::Waiting && sees(owner, stored.owner);
        let approval = |stored: &Execution| Approval {
            execution: stored.id,
            workflow: stored.workflow_id,
            origin: stored.origin.clone(),
            node: "ask".to_owned(),
            prompt: json!({"prompt": "?"}),
            since: stored.created_at,
            until: None,
        };
        Ok(page(records.executions.iter().filter(waits).map(approval).collect(), request))
    }
}

#[async_trait]
impl FormRepository for Fakes {
    async fn insert(&self, form: Form) -> Result<Form> {
        self.records().forms.push(form.clone());
        Ok(form)
    }

    async fn find(&self, owner: Owner, id: FormId) -> Result<Option<Form>> {
        Ok(self.records().forms.iter().find(|stored| stored.id == id && sees(owner, stored.owner)).cloned())
    }

    async fn find_public(&self, id: FormId) -> Result<Option<Form>> {
        Ok(self.records().forms.iter().find(|stored| stored.id == id && stored.public).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Form>> {
        let records = self.records();
        Ok(page(records.forms.iter().filter(|stored| sees(owner, stored.owner)).cloned().collect(), request))
    }

    async fn insert_submission(&self, submission: Submission, _: &Form) -> Result<Submission> {
        self.records().submissions.push(submission.clone());
        Ok(submission)
    }

    async fn list_submissions(&self, owner: Owner, form: FormId, request: PageRequest) -> Result<Page<Submission>> {
        let records = self.records();
        let found = records.submissions.iter().filter(|stored| stored.form_id == form && sees(owner, stored.owner));
        Ok(page(found.cloned().collect(), request))
    }
}

#[async_trait]
impl Transactions for Fakes {
    async fn run(&self, work: BoxFuture<'_, End>) -> Result<()> {
        let end = work.await;
        self.records().rolled_back += usize::from(end == End::RollBack);
        Ok(())
    }
}

#[async_trait]
impl EndpointRepository for Fakes {
    async fn insert(&self, endpoint: &Endpoint) -> Result<()> {
        let mut records = self.records();
        if records.endpoints.iter().any(|stored| stored.name == endpoint.name) {
            return Err(Error::conflict("taken"));
        }
        records.endpoints.push(endpoint.clone());
        Ok(())
    }

    async fn find_by_name(&self, owner: Owner, name: &str) -> Result<Option<Endpoint>> {
        let records = self.records();
        Ok(records.endpoints.iter().find(|stored| stored.name == name && sees(owner, stored.owner)).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Endpoint>> {
        let records = self.records();
        Ok(page(records.endpoints.iter().filter(|stored| sees(owner, stored.owner)).cloned().collect(), request))
    }
}

/// Requests that named themselves, and units of work that take them back when they are rolled back; other records stay as they are.
#[derive(Default)]
pub(crate) struct FakeRequests {
    rows: Arc<Mutex<Vec<FakeRequest>>>,
}

#[derive(Clone)]
pub(crate) struct FakeRequest {
    request: KeyedRequest,
    kept: KeptRequest,
    at: DateTime<Utc>,
}

impl FakeRequests {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.lock().unwrap().len()
    }

    /// As if all had been kept for this long already.
    pub(crate) fn age(&self, by: chrono::TimeDelta) {
        self.rows.lock().unwrap().iter_mut().for_each(|row| row.at -= by);
    }
}

#[async_trait]
impl IdempotencyRepository for FakeRequests {
    async fn find(&self, key: &RequestKey, since: DateTime<Utc>) -> Result<Option<KeptRequest>> {
        let rows = self.rows.lock().unwrap();
        Ok(rows.iter().find(|row| row.request.key == *key && row.at > since).map(|row| row.kept.clone()))
    }

    async fn claim(
        &self,
        id: uuid::Uuid,
        request: &KeyedRequest,
        at: DateTime<Utc>,
        since: DateTime<Utc>,
    ) -> Result<bool> {
        let mut rows = self.rows.lock().unwrap();
        rows.retain(|row| row.request.key != request.key || row.at > since);
        if rows.iter().any(|row| row.request.key == request.key) {
            return Ok(false);
        }
        let kept = KeptRequest { id, tenant: request.tenant, fingerprint: request.fingerprint, sealed: Vec::new() };
        rows.push(FakeRequest { request: request.clone(), kept, at });
        Ok(true)
    }

    async fn keep(&self, id: uuid::Uuid, sealed: &[u8]) -> Result<()> {
        let mut rows = self.rows.lock().unwrap();
        sealed.clone_into(&mut rows.iter_mut().find(|row| row.kept.id == id).unwrap().kept.sealed);
        Ok(())
    }

    async fn prune(&self, since: DateTime<Utc>, limit: u64) -> Result<u64> {
        let mut rows = self.rows.lock().unwrap();
        let before = rows.len();
        let mut left = limit;
        rows.retain(|row| {
            let goes = row.at <= since && left > 0;
            left -= u64::from(goes);
            !goes
        });
        Ok((before - rows.len()) as u64)
    }
}

#[async_trait]
impl Transactions for FakeRequests {
    async fn run(&self, work: BoxFuture<'_, End>) -> Result<()> {
        let unit = Arc::new(FakeUnit {
            rows: Arc::clone(&self.rows),
            before: Mutex::new(Some(self.rows.lock().unwrap().clone())),
        });
        if work::scope(unit.clone(), work).await == End::Commit {
            unit.checkpoint().await?;
        }
        Ok(())
    }
}

/// Puts the rows back as they were, unless they are committed.
struct FakeUnit {
    rows: Arc<Mutex<Vec<FakeRequest>>>,
    before: Mutex<Option<Vec<FakeRequest>>>,
}

#[async_trait]
impl Unit for FakeUnit {
    /// The fakes hand nothing on, so nothing is to follow a commit.
    fn after_commit(&self, _: Box<dyn FnOnce() + Send>) {}

    async fn checkpoint(&self) -> Result<()> {
        self.before.lock().unwrap().take();
        Ok(())
    }
}

impl Drop for FakeUnit {
    fn drop(&mut self) {
        if let Some(before) = self.before.lock().unwrap().take() {
            *self.rows.lock().unwrap() = before;
        }
    }
}

#[async_trait]
impl LimitRepository for Fakes {
    async fn take(&self, counter: Counter, start: i64, limit: u64, wanted: u64) -> Result<Block> {
        let mut records = self.records();
        records.takes += 1;
        let (current, granted) = records.granted.entry(counter).or_insert((start, 0));
        if *current < start {
            (*current, *granted) = (start, 0);
        }
        let count = wanted.min(limit.saturating_sub(*granted));
        *granted += count;
        Ok(Block { start: *current, count, total: *granted })
    }

    async fn give_back(&self, unused: &[Unused]) -> Result<()> {
        let mut records = self.records();
        for Unused { counter, start, count } in unused {
            match records.granted.get_mut(counter) {
                Some((current, granted)) if current == start => *granted -= count,
                _ => {}
            }
        }
        Ok(())
    }
}

#[async_trait]
impl DataKeyRepository for Fakes {
    async fn current(&self, tenant: TenantId) -> Result<Option<DataKey>> {
        let records = self.records();
        Ok(records.data_keys.iter().rev().find(|key| key.tenant == tenant && key.retired_at.is_none()).cloned())
    }

    async fn find(&self, id: DataKeyId) -> Result<Option<DataKey>> {
        let mut records = self.records();
        records.data_key_reads += 1;
        Ok(records.data_keys.iter().find(|key| key.id == id).cloned())
    }

    async fn list(&self) -> Result<Vec<DataKey>> {
        Ok(self.records().data_keys.clone())
    }

    async fn insert(&self, key: &DataKey) -> Result<()> {
        self.records().data_keys.push(key.clone());
        Ok(())
    }

    async fn succeed(&self, key: &DataKey) -> Result<()> {
        let mut records = self.records();
        for former in records.data_keys.iter_mut().filter(|former| former.tenant == key.tenant) {
            former.retired_at.get_or_insert(key.created_at);
        }
        records.data_keys.push(key.clone());
        Ok(())
    }

    async fn update(&self, key: &DataKey, seen: &DataKey) -> Result<()> {
        let mut records = self.records();
        let found = records.data_keys.iter_mut().find(|stored| *stored == seen);
        if let Some(stored) = found {
            *stored = key.clone();
        }
        Ok(())
    }

    /// Knows nothing that is sealed, so nothing keeps a key.
    async fn remove_unused(&self, before: DateTime<Utc>) -> Result<u64> {
        let mut records = self.records();
        let had = records.data_keys.len();
        records.data_keys.retain(|key| key.retired_at.is_none_or(|at| at > before));
        Ok((had - records.data_keys.len()) as u64)
    }
}

#[async_trait]
impl AuditRepository for Fakes {
    /// Whatever the filter says.
    async fn list(&self, _: Owner, _: &AuditFilter, request: PageRequest) -> Result<Page<AuditEntry>> {
        Ok(page(self.records().audit.clone(), request))
    }
}

/// Codes of the faults, in order.
pub(crate) fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<&'static str> {
    match result {
        Err(Error::Invalid { faults }) => faults.into_iter().map(|fault| fault.code).collect(),
        other => panic!("faults were expected: {other:?}"),
    }
}

pub(crate) fn is_missing<T: std::fmt::Debug>(result: &Result<T>, expect: Kind) -> bool {
    matches!(result, Err(Error::NotFound { kind }) if *kind == expect)
}

pub(crate) fn is_conflict<T: std::fmt::Debug>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::Conflict { .. }))
}

/// Some input.
pub(crate) fn input() -> Value {
    json!({"name": "Ada"})
}
