//! Narrow traits between the domain and what stands behind it. The store implements the repositories and the [`Journal`];
//! the engine implements [`Runner`] and [`GraphCheck`]. A piece of code names only the traits that it touches.

mod journal;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;

pub use self::journal::{Commit, Due, EarlyAnswer, Emission, Holder, Journal, NewExecution, Transition};
use super::{
    agent::{Agent, AgentFilter},
    conversation::{Conversation, ConversationFilter, ConversationMessage},
    credential::{Credential, CredentialValue},
    error::{Fault, Result},
    execution::{Approval, Execution, ExecutionDetail, ExecutionFilter, StepFailure},
    feed::{Frames, Place},
    form::{Form, Submission},
    graph::Graph,
    id::{
        AgentId, ApiKeyId, ConversationId, ConversationMessageId, CredentialId, EndpointId, ExecutionId, FormId,
        IntegrationId, MessageId, OAuthClientId, Seq, SigningKeyId, TenantId, UnitId, UserId, UserTokenId, WorkflowId,
    },
    identity::{AccessToken, ApiKey, Endpoint, OAuthClient, Owner, Tenant, Unit, User, UserToken},
    integration::{Integration, IntegrationTest},
    limits::{Block, Counter, Unused},
    message::Message,
    page::{CursorPage, CursorRequest, Page, PageRequest},
    plan::Plan,
    run::Origin,
    settings::WorkflowSettings,
    trigger::{Source, Triggered},
    workflow::{Workflow, WorkflowFilter, WorkflowHead, WorkflowSummary},
};

/// Workflows and their versions. Every method is walled by its `owner`.
///
/// Storing a published workflow whose triggers name a record that its owner does not have is [`super::Error::Invalid`] at the node that names it.
#[async_trait]
pub trait WorkflowRepository: Send + Sync {
    /// Stores a new workflow (and its version 1). `seq` of the argument is ignored; the stored record comes back.
    async fn insert(&self, workflow: Workflow) -> Result<Workflow>;
    /// Stores changed fields. Where `workflow.version` is not that of `seen`, its graph is stored as that version, made by whoever acts; a version, once stored, never changes.
    /// `seen` is the record that the change was made from: [`super::Error::Conflict`] if the stored one has another `version` or `updated_at`.
    async fn update(&self, workflow: &Workflow, seen: &Workflow) -> Result<()>;
    /// The workflow, or `None` where it does not exist for this owner.
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Workflow>>;
    /// The published workflow of this name at this endpoint; the newest where several share the name. Costs no query while nothing changes it.
    async fn find_published(&self, owner: Owner, endpoint: EndpointId, name: &str) -> Result<Option<WorkflowHead>>;
    /// The published workflow of this name, at whatever endpoint, that is no agent's own; the newest where several share the name.
    async fn find_published_named(&self, owner: Owner, name: &str) -> Result<Option<WorkflowHead>>;
    /// What starting it needs, of [`WorkflowRepository::find`]. Costs no query while nothing changes it.
    async fn find_head(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowHead>>;
    /// Newest first.
    async fn list(&self, owner: Owner, filter: &WorkflowFilter, page: PageRequest) -> Result<Page<WorkflowSummary>>;
    /// Removes the workflow with its versions, executions and journals. `false` where there was none.
    async fn delete(&self, owner: Owner, id: WorkflowId) -> Result<bool>;
    /// Published workflows that `source` starts, oldest first: those of the tenant, and of the unit that `owner`, whose the source is, names.
    async fn triggered(&self, owner: Owner, source: Source) -> Result<Vec<Triggered>>;
    /// The graph of one version. Not walled: for the engine, which has read the execution, and for those who have read the workflow.
    async fn graph(&self, id: WorkflowId, version: i32) -> Result<Option<Graph>>;
    /// How the workflow's executions are run; the defaults where nobody has set anything. Not walled: for the engine, which asks at every start.
    async fn settings(&self, id: WorkflowId) -> Result<WorkflowSettings>;
    /// Notes that an execution is about to be pinned to a version that is not published, so that it is never forgotten; `false` where there is no such version. Not walled, as
    /// [`WorkflowRepository::graph`].
    async fn pin(&self, id: WorkflowId, version: i32) -> Result<bool>;
}

/// How executions of workflows are run, for those who may look and change. Every method is walled by its `owner`.
#[async_trait]
pub trait WorkflowSettingsRepository: Send + Sync {
    /// The settings, the defaults where there are none; `None` where there is no such workflow.
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<WorkflowSettings>>;
    /// Puts these in the place of those that were; `false` where there is no such workflow.
    async fn put(&self, owner: Owner, id: WorkflowId, settings: &WorkflowSettings) -> Result<bool>;
}

/// Executions that are no longer kept.
#[async_trait]
pub trait ExecutionRetention: Send + Sync {
    /// Removes executions that have ended longer ago than their workflow's settings, or else `keep`, say, with their journals: all that there are, in small transactions.
    /// Kept all the same: those whose parent has not ended, and those that a message of a conversation names. How many were removed.
    async fn remove_old(&self, keep: Option<std::time::Duration>) -> Result<u64>;
}

/// Judges settings by the engine's language.
pub trait SettingsCheck: Send + Sync {
    /// What is wrong with the key of a limit; it may name `input` only.
    fn check_key(&self, source: &str) -> Option<Fault>;
}

/// Forms and their submissions. Every method but one is walled by its `owner`.
#[async_trait]
pub trait FormRepository: Send + Sync {
    /// Stores a form. `seq` of the argument is ignored; the stored record comes back.
    async fn insert(&self, form: Form) -> Result<Form>;
    /// The form, or `None` where it does not exist for this owner.
    async fn find(&self, owner: Owner, id: FormId) -> Result<Option<Form>>;
    /// The form, whoever owns it, where it is public. For its page, whose visitors are nobody's.
    async fn find_public(&self, id: FormId) -> Result<Option<Form>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Form>>;
    /// Stores a submission of `form` with its event. `seq` of the argument is ignored; the stored record comes back.
    async fn insert_submission(&self, submission: Submission, form: &Form) -> Result<Submission>;
    /// Newest first.
    async fn list_submissions(&self, owner: Owner, form: FormId, page: PageRequest) -> Result<Page<Submission>>;
}

/// Reading executions. Writing them is the [`Journal`]'s work. Lists hold none that runs a node's body for one item: it is a part of another, found by its id alone.
#[async_trait]
pub trait ExecutionRepository: Send + Sync {
    /// The execution with its journal.
    async fn find(&self, owner: Owner, id: ExecutionId) -> Result<Option<ExecutionDetail>>;
    /// Newest first, by page.
    async fn list(&self, owner: Owner, filter: &ExecutionFilter, page: PageRequest) -> Result<Page<Execution>>;
    /// Newest first, by cursor.
    async fn list_after(
        &self,
        owner: Owner,
        filter: &ExecutionFilter,
        cursor: CursorRequest,
    ) -> Result<CursorPage<Execution>>;
    /// Nodes that wait for a person, in executions that are not final; those that wait longest first.
    async fn approvals(&self, owner: Owner, page: PageRequest) -> Result<Page<Approval>>;
}

/// Tenants.
#[async_trait]
pub trait TenantRepository: Send + Sync {
    /// Stores a tenant; [`super::Error::Conflict`] where the name is taken.
    async fn insert(&self, tenant: &Tenant) -> Result<()>;
    /// Stores a tenant and its first endpoint, both or neither; [`super::Error::Conflict`] where the name is taken.
    async fn insert_with_endpoint(&self, tenant: &Tenant, endpoint: &Endpoint) -> Result<()>;
    /// By id.
    async fn find(&self, id: TenantId) -> Result<Option<Tenant>>;
    /// By name.
    async fn find_by_name(&self, name: &str) -> Result<Option<Tenant>>;
    /// Newest first.
    async fn list(&self, page: PageRequest) -> Result<Page<Tenant>>;
    /// Stores name and plan; `false` where there is no such tenant, [`super::Error::Conflict`] where the name is taken.
    async fn update(&self, tenant: &Tenant) -> Result<bool>;
}

/// Units of tenants.
#[async_trait]
pub trait UnitRepository: Send + Sync {
    /// Stores a unit; [`super::Error::Conflict`] where the tenant has one of this name.
    async fn insert(&self, unit: &Unit) -> Result<()>;
    /// By id, where the owner may know of it: all units of its tenant, or the one that it is bound to.
    async fn find(&self, owner: Owner, id: UnitId) -> Result<Option<Unit>>;
    /// By name within the tenant.
    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<Unit>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Unit>>;
    /// Removes the unit with its revoked keys and clients; `false` where there was none, [`super::Error::Conflict`] while other records
    /// refer to it.
    async fn delete(&self, owner: Owner, id: UnitId) -> Result<bool>;
}

/// API keys. Only hashes are known here.
#[async_trait]
pub trait ApiKeyRepository: Send + Sync {
    /// Stores a key under the SHA-256 of its secret.
    async fn insert(&self, key: &ApiKey, hash: [u8; 32]) -> Result<()>;
    /// By the SHA-256 of what was presented, with its tenant's plan; revoked and expired ones included (the caller judges).
    async fn find_by_hash(&self, hash: [u8; 32]) -> Result<Option<(ApiKey, Plan)>>;
    /// By id, revoked and expired ones included.
    async fn find(&self, owner: Owner, id: ApiKeyId) -> Result<Option<ApiKey>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<ApiKey>>;
    /// Marks as revoked; the key as it then is, `None` where it does not exist for this owner. Repeats change nothing.
    async fn revoke(&self, owner: Owner, id: ApiKeyId, at: DateTime<Utc>) -> Result<Option<ApiKey>>;
    /// Notes a use. Callers do so at most once a minute a key.
    async fn touch(&self, id: ApiKeyId, at: DateTime<Utc>) -> Result<()>;
}

/// Users and their tokens. They are the whole tenant's.
#[async_trait]
pub trait UserRepository: Send + Sync {
    /// Stores a user; [`super::Error::Conflict`] where the tenant has one of this name.
    async fn insert(&self, user: &User) -> Result<()>;
    /// By id.
    async fn find(&self, tenant: TenantId, id: UserId) -> Result<Option<User>>;
    /// By name within the tenant.
    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<User>>;
    /// Newest first.
    async fn list(&self, tenant: TenantId, page: PageRequest) -> Result<Page<User>>;
    /// Removes the user with its tokens. `false` where there was none.
    async fn delete(&self, tenant: TenantId, id: UserId) -> Result<bool>;
    /// Stores a token of a user.
    async fn insert_token(&self, token: &UserToken) -> Result<()>;
    /// A user's tokens, newest first.
    async fn tokens(&self, tenant: TenantId, user: UserId, page: PageRequest) -> Result<Page<UserToken>>;
    /// Marks as revoked; the token as it then is, `None` where the user has none such. Repeats change nothing.
    async fn revoke_token(
        &self,
        tenant: TenantId,
        user: UserId,
        id: UserTokenId,
        at: DateTime<Utc>,
    ) -> Result<Option<UserToken>>;
    /// By the id that a presented token claims, with its tenant's plan. Not walled: who asks is what is being found out.
    async fn find_token(&self, id: UserTokenId) -> Result<Option<(UserToken, Plan)>>;
    /// Notes a use. Callers do so at most once a minute a token.
    async fn touch_token(&self, id: UserTokenId, at: DateTime<Utc>) -> Result<()>;
}

/// What user tokens are signed with: one key a tenant, sealed.
#[async_trait]
pub trait SigningKeyRepository: Send + Sync {
    /// The tenant's.
    async fn find(&self, tenant: TenantId) -> Result<Option<(SigningKeyId, Vec<u8>)>>;
    /// Stores the tenant's; `false`, and nothing stored, where it has one.
    async fn insert(&self, tenant: TenantId, id: SigningKeyId, sealed: &[u8], at: DateTime<Utc>) -> Result<bool>;
}

/// OAuth 2.0 clients and their access tokens. Only hashes are known here.
#[async_trait]
pub trait OAuthClientRepository: Send + Sync {
    /// Stores a client with the SHA-256 of its secret.
    async fn insert(&self, client: &OAuthClient, hash: [u8; 32]) -> Result<()>;
    /// By id, revoked ones included.
    async fn find(&self, owner: Owner, id: OAuthClientId) -> Result<Option<OAuthClient>>;
    /// By the id that a client claims, with the SHA-256 of its secret. Not walled: who asks is what is being found out.
    async fn find_for_login(&self, id: OAuthClientId) -> Result<Option<(OAuthClient, [u8; 32])>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<OAuthClient>>;
    /// Marks as revoked; the client as it then is, `None` where it does not exist for this owner. Repeats change nothing.
    async fn revoke(&self, owner: Owner, id: OAuthClientId, at: DateTime<Utc>) -> Result<Option<OAuthClient>>;
    /// Stores a token of one of the owner's clients under the SHA-256 of its text, notes the client's use, and forgets tokens that expired long ago.
    async fn insert_token(&self, owner: Owner, token: &AccessToken, hash: [u8; 32]) -> Result<()>;
    /// By the SHA-256 of what was presented, with its client and its tenant's plan, whether they still hold or not. Not walled.
    async fn find_token(&self, hash: [u8; 32]) -> Result<Option<(AccessToken, OAuthClient, Plan)>>;
    /// Marks a token of this client as revoked; changes nothing where there is none.
    async fn revoke_token(&self, owner: Owner, client: OAuthClientId, hash: [u8; 32], at: DateTime<Utc>) -> Result<()>;
}

/// Endpoints.
#[async_trait]
pub trait EndpointRepository: Send + Sync {
    /// Stores an endpoint; [`super::Error::Conflict`] where the tenant has one of this name.
    async fn insert(&self, endpoint: &Endpoint) -> Result<()>;
    /// By name within the owner's tenant.
    async fn find_by_name(&self, owner: Owner, name: &str) -> Result<Option<Endpoint>>;
    /// By name, ascending.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Endpoint>>;
}

/// Counts of requests within windows, shared by all processes on one database.
#[async_trait]
pub trait LimitRepository: Send + Sync {
    /// Hands out up to `wanted` requests of the window that began at `start` (seconds since 1970), and never more than `limit` in all. A window
    /// that is over is forgotten. Nothing that was handed out is handed out again, whatever becomes of the process that took it.
    async fn take(&self, counter: Counter, start: i64, limit: u64, wanted: u64) -> Result<Block>;
    /// Takes back what was handed out and not used; of a window that is over, nothing.
    async fn give_back(&self, unused: &[Unused]) -> Result<()>;
}

/// Agents. Every method but [`AgentRepository::free_code`] is walled by its `owner`.
#[async_trait]
pub trait AgentRepository: Send + Sync {
    /// Stores a new agent with the workflow of its own (hidden from lists of workflows) and its sources. `seq` is ignored and comes back.
    /// [`super::Error::Conflict`] where the tenant has one of this `code` or `guid`; sources that do not exist for its owner are [`super::Error::Invalid`] at `/sources/N`.
    async fn insert(&self, agent: Agent) -> Result<Agent>;
    /// Stores all fields but identity, owner, workflow and times of creation; sources as in [`AgentRepository::insert`]. A changed retention rewrites when the agent's
    /// messages expire. `seen` is the record that the change was made from: [`super::Error::Conflict`] if the stored one has another `updated_at`.
    async fn update(&self, agent: &Agent, seen: &Agent) -> Result<()>;
    /// One of them.
    async fn find(&self, owner: Owner, id: AgentId) -> Result<Option<Agent>>;
    /// By its code within the tenant.
    async fn find_by_code(&self, owner: Owner, code: &str) -> Result<Option<Agent>>;
    /// By its sequence number, which is its id on surfaces that count.
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Agent>>;
    /// As the filter orders them.
    async fn list(&self, owner: Owner, filter: &AgentFilter, page: PageRequest) -> Result<Page<Agent>>;
    /// A code that nobody in the tenant has: `wanted`, or that with the least number from 2 behind it (`wanted-2`). Not walled by the unit, since codes are the tenant's.
    async fn free_code(&self, tenant: TenantId, wanted: &str) -> Result<String>;
    /// Removes it with its own workflow and that one's executions, its conversations, its messages, and its name among others' sources. `false` where there was none.
    async fn delete(&self, owner: Owner, id: AgentId) -> Result<bool>;
}

/// Conversations and what is said in them. Every method is walled by its `owner`. Answers are written by the [`Journal`], with the end of the run that gave them.
#[async_trait]
pub trait ConversationRepository: Send + Sync {
    /// Stores a new conversation without messages. `seq` is ignored and comes back.
    async fn insert(&self, conversation: Conversation) -> Result<Conversation>;
    /// One of them.
    async fn find(&self, owner: Owner, id: ConversationId) -> Result<Option<Conversation>>;
    /// Newest first.
    async fn list(&self, owner: Owner, filter: &ConversationFilter, page: PageRequest) -> Result<Page<Conversation>>;
    /// Stores a message, counts it, and makes a conversation that was completed or escalated active again where a user speaks. `seq` is ignored and comes back.
    async fn insert_message(&self, owner: Owner, message: ConversationMessage) -> Result<ConversationMessage>;
    /// One message.
    async fn find_message(&self, owner: Owner, id: ConversationMessageId) -> Result<Option<ConversationMessage>>;
    /// The answer to a message, once there is one.
    async fn find_answer(&self, owner: Owner, to: ConversationMessageId) -> Result<Option<ConversationMessage>>;
    /// Oldest first.
    async fn messages(&self, owner: Owner, id: ConversationId, page: PageRequest) -> Result<Page<ConversationMessage>>;
    /// The newest messages before `before` (of all where `None`), oldest first; at most `limit`.
    async fn recent(
        &self,
        owner: Owner,
        id: ConversationId,
        before: Option<Seq>,
        limit: u64,
    ) -> Result<Vec<ConversationMessage>>;
    /// Completes conversations that are active and in which nothing was said since `before`; how many there were, at most `limit`. Of all tenants.
    async fn complete_idle(&self, before: DateTime<Utc>, limit: u64) -> Result<u64>;
}

/// Messages that agents' runs emit. Every method but the last three is walled by its `owner`. Emitting is the [`Journal`]'s work, with the end of the run.
#[async_trait]
pub trait MessageRepository: Send + Sync {
    /// By its sequence number. One that has expired is none.
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<Message>>;
    /// An agent's, newest first; those emitted after `after`, at most `limit`. Without payloads (`null`).
    async fn list(
        &self,
        owner: Owner,
        agent: AgentId,
        after: Option<DateTime<Utc>>,
        limit: Option<u64>,
    ) -> Result<Vec<Message>>;
    /// How many messages each of these agents has emitted that are kept; those without any are left out.
    async fn counts(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, i64)>>;
    /// Messages on their way to agents that name the emitter as a source, oldest first, from behind the place `after` (0: from the first) and without those to agents of
    /// `except`; of all tenants.
    async fn undelivered(&self, after: Seq, except: &[AgentId], limit: u64) -> Result<Vec<Undelivered>>;
    /// Notes that a message has reached an agent; `false` where it had already. To be called in the transaction that starts the agent's run.
    async fn delivered(&self, message: MessageId, agent: AgentId) -> Result<bool>;
    /// Removes messages that expired before this moment; how many, at most `limit`. Of all tenants.
    async fn forget(&self, before: DateTime<Utc>, limit: u64) -> Result<u64>;
}

/// A message on its way to an agent.
#[derive(Debug, Clone, PartialEq)]
pub struct Undelivered {
    /// Its place among those on their way.
    pub seq: Seq,
    /// What it is.
    pub message: Message,
    /// Who is to receive it.
    pub to: AgentId,
}

/// What the engine's `agent` nodes ask of the domain: an answer, however it is found.
#[async_trait]
pub trait Answers: Send + Sync {
    /// The answer of an agent. Tools that it calls, and flows, are executions that `runner` runs below `turn`'s.
    async fn answer(
        &self,
        runner: &dyn Runner,
        turn: Turn,
        listener: &dyn super::provider::Listener,
    ) -> Result<Value, super::provider::ProviderFailure>;
}

/// A question to an agent, from within an execution.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Whose execution it is.
    pub owner: Owner,
    /// The execution.
    pub execution: ExecutionId,
    /// Where that comes from.
    pub origin: Origin,
    /// The node that asks.
    pub node: String,
    /// Of the node, from 1.
    pub attempt: i32,
    /// Who is asked.
    pub agent: AgentId,
    /// What.
    pub query: String,
    /// What templates see as `inputs`.
    pub inputs: Value,
    /// The whole input of the execution, which templates see as `input`.
    pub input: Value,
}

/// What the engine's nodes ask of the domain about records that they name. All of it is walled by the owner of the execution: what another owns is not there.
#[async_trait]
pub trait Records: Send + Sync {
    /// The agent of this id or code.
    async fn agent(&self, owner: Owner, named: &str) -> Result<Option<AgentId>>;
    /// A credential's secret, for whoever presents it.
    async fn credential(&self, owner: Owner, id: CredentialId) -> Result<Option<CredentialValue>>;
    /// The integration of this id or name (the newest of a name), with what it presents.
    async fn integration(&self, owner: Owner, named: &str) -> Result<Option<(Integration, Option<CredentialValue>)>>;
}

/// What the engine's nodes ask of the domain that call other workflows. However often an attempt is repeated, a call of one `key` is one execution.
#[async_trait]
pub trait Subworkflows: Send + Sync {
    /// Runs a published workflow to its end, as an execution below the caller's; its output.
    async fn run(&self, runner: &dyn Runner, call: Call) -> Result<Value, StepFailure>;
    /// Starts a published workflow beside the caller's execution and goes on; the execution is durable when this returns.
    async fn start(&self, runner: &dyn Runner, call: Call) -> Result<ExecutionId, StepFailure>;
}

/// A call of a workflow, from within an execution.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Whose execution it is.
    pub owner: Owner,
    /// The execution.
    pub execution: ExecutionId,
    /// Where that comes from.
    pub origin: Origin,
    /// The node that calls.
    pub node: String,
    /// Tells the calls of one node apart.
    pub key: String,
    /// Which workflow, by its id (`wf_…` or a UUID) or its name.
    pub workflow: String,
    /// What it starts with.
    pub input: Value,
}

/// Credentials with their sealed values. Every method is walled by its `owner`.
#[async_trait]
pub trait CredentialRepository: Send + Sync {
    /// Stores a new credential; `seq` is ignored and comes back.
    async fn insert(&self, credential: Credential, sealed: Vec<u8>) -> Result<Credential>;
    /// The credential and its value, sealed.
    async fn find(&self, owner: Owner, id: CredentialId) -> Result<Option<(Credential, Vec<u8>)>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Credential>>;
    /// Removes it; `false` where there was none, [`super::Error::Conflict`] where an integration uses it.
    async fn delete(&self, owner: Owner, id: CredentialId) -> Result<bool>;
}

/// Integrations. Every method is walled by its `owner`.
#[async_trait]
pub trait IntegrationRepository: Send + Sync {
    /// Stores a new integration; `seq` is ignored and comes back.
    async fn insert(&self, integration: Integration) -> Result<Integration>;
    /// One of them.
    async fn find(&self, owner: Owner, id: IntegrationId) -> Result<Option<Integration>>;
    /// The one of this name; the newest where several share it.
    async fn find_named(&self, owner: Owner, name: &str) -> Result<Option<Integration>>;
    /// Newest first.
    async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Integration>>;
    /// Removes it; `false` where there was none.
    async fn delete(&self, owner: Owner, id: IntegrationId) -> Result<bool>;
    /// Keeps what a test found; `false` where there is no such integration.
    async fn record_test(&self, owner: Owner, id: IntegrationId, test: &IntegrationTest) -> Result<bool>;
}

/// The engine, as the domain's services see it.
#[async_trait]
pub trait Runner: Send + Sync {
    /// Accepts an execution: durable when this returns, then run as soon as there is room. One that names a parent has the parent's room, and ends with it at
    /// the latest; where the parent has started an execution of this id before (its step is repeated, after a crash perhaps), that one is it, whatever it has come to.
    /// What its workflow's settings say is read here, and [pinned](Origin::pinned) to it.
    /// [`super::Error::Invalid`] with the code `too_deep` beyond [`super::run::MAX_DEPTH`].
    async fn start(&self, execution: NewExecution) -> Result<()>;
    /// Ends an execution by request: running steps are told, nothing new starts, and the status is final when this returns.
    /// [`super::Error::Conflict`] where it had already ended.
    async fn cancel(&self, id: ExecutionId) -> Result<()>;
    /// Runs a failed or cancelled execution again from the nodes that did not succeed, with all earlier outputs kept.
    /// [`super::Error::Conflict`] where it is in another state.
    async fn retry(&self, id: ExecutionId) -> Result<()>;
    /// The execution once it is final, from memory where this process ran it; `None` where `limit` passes first.
    async fn wait(&self, id: ExecutionId, limit: std::time::Duration) -> Result<Option<Execution>>;
    /// Waits until the execution is final or waits for a person (`true`), or until `limit` has passed (`false`).
    async fn wait_for_turn(&self, id: ExecutionId, limit: std::time::Duration) -> Result<bool>;
    /// Gives a person's answer to a node that waits for one, or will wait: durable when this returns. An answer that comes before the question is kept, and judged and taken the
    /// moment the node waits. [`super::Error::Conflict`] where the node does not wait any more, or never will, or where too many answers are kept for it already;
    /// [`super::Error::Invalid`] where it is no answer to what was asked (with pointers within the answer): the node waits on then.
    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> Result<()>;
    /// What happens in an execution from behind `after` on: what has happened already, then what happens, as it does.
    async fn watch(&self, id: ExecutionId, after: Place) -> Result<Frames>;
}

/// Judges graphs. All faults, with JSON Pointers into the graph (`/nodes/3/config/url`).
pub trait GraphCheck: Send + Sync {
    /// What a draft must satisfy: shape only (ids not empty, known fields have their types).
    fn check_draft(&self, graph: &Graph) -> Vec<Fault>;
    /// What publishing and executing need: unique ids, ends exist, no cycle, known types, valid configuration, expressions that parse.
    fn check_whole(&self, graph: &Graph) -> Vec<Fault>;
    /// The node types on offer.
    fn node_types(&self) -> Vec<NodeType>;
}

/// A node type, as `GET /platform/v1/node-types` shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeType {
    /// What a node's `type` says.
    pub name: String,
    /// A title for people.
    pub title: String,
    /// What it does.
    pub description: String,
    /// `trigger`, `action` or `control`.
    pub category: String,
    /// Branches that its edges may name; empty: none but `error`.
    pub branches: Vec<String>,
    /// JSON Schema (2020-12) of its `config`.
    pub config_schema: Value,
    /// A workflow that shows it at work.
    pub example: Option<NodeExample>,
}

/// A workflow that shows a node type at work.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeExample {
    /// What it shows.
    pub title: String,
    /// What happens in it.
    pub description: String,
    /// Nodes, edges and variables, as whoever creates it writes them.
    pub graph: Value,
    /// What it is executed with.
    pub input: Value,
    /// What comes out, where that is the same every time.
    pub output: Option<Value>,
}

/// The endpoint that every tenant has from its first day.
pub const DEFAULT_ENDPOINT: &str = "default";

/// The tenant that exists from the first start.
pub const DEFAULT_TENANT: &str = "default";
