//! Inbound webhooks: from the token in a URL to the execution that a request starts, and to what its caller is answered.
//!
//! **Tokens.** A `webhook` node has a token from the first time that it is published, and keeps it through every change of the workflow: senders have written it down. While the workflow is not published
//! with that node, the token opens nothing. It is kept as it is, since its URL is shown to whoever may read the workflow; what must hold against those who see URLs is the signature, whose secret is
//! sealed.
//!
//! **Who answers.** A caller that waits is answered from the run itself: by its end, or by what a `respond` node says, which it hears as any other watcher does. So a run knows nothing of connections, and
//! whoever serves the request may be another process than the one that runs it.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout_at};

use super::{
    credential::CredentialValue,
    credentials::CredentialService,
    error::{Error, Result},
    execution::{Execution, ExecutionStatus},
    feed::{Place, RunEvent},
    id::{ExecutionId, WorkflowId},
    identity::Owner,
    plan::Plan,
    ports::{NewExecution, Runner},
    run::Origin,
    secret::{Purpose, Secret},
    trigger::{
        Cause, RESPOND, WEBHOOK,
        webhook::{Reply, Respond, WebhookConfig},
    },
    work,
    workflows::now,
};

/// How long to wait before a run is looked at again that waits for a person.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// A live webhook: of a node of a published workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Whose workflow it is: its executions are theirs.
    pub owner: Owner,
    /// What its requests count against.
    pub plan: Plan,
    /// What runs.
    pub workflow: WorkflowId,
    /// The version that is published now.
    pub version: i32,
    /// Where it begins.
    pub node: String,
    /// What it takes and answers.
    pub config: WebhookConfig,
}

/// The token of a node, as those who may read its workflow see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookToken {
    /// The node.
    pub node: String,
    /// What stands in its URL.
    pub token: String,
    /// When it was made, or made anew.
    pub created_at: DateTime<Utc>,
}

/// Tokens and the nodes that they open.
#[async_trait]
pub trait HookRepository: Send + Sync {
    /// The live webhook of the token with this SHA-256. Not walled: who asks is nobody.
    async fn find(&self, hash: [u8; 32]) -> Result<Option<Hook>>;
    /// Tokens of a workflow's nodes, also of those that are not published now.
    async fn tokens(&self, owner: Owner, workflow: WorkflowId) -> Result<Vec<HookToken>>;
    /// Gives a node another token; `false` where it has none yet.
    async fn rotate(
        &self,
        owner: Owner,
        workflow: WorkflowId,
        node: &str,
        token: &Secret,
        at: DateTime<Utc>,
    ) -> Result<bool>;
}

/// What a caller that waits is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum HookAnswer {
    /// The run goes on; nothing has been said yet.
    Accepted,
    /// A node has spoken.
    Said(Reply),
    /// The run has ended well, and this is what came out.
    Output(Value),
    /// The run has ended well, and no node has spoken.
    Silence,
    /// The run has ended badly, or was cancelled.
    Failed(ExecutionStatus),
}

/// The rules of inbound webhooks over their ports.
#[derive(Clone)]
pub struct HookService {
    hooks: Arc<dyn HookRepository>,
    credentials: CredentialService,
    runner: Arc<dyn Runner>,
}

impl HookService {
    /// A service over these ports.
    pub fn new(hooks: Arc<dyn HookRepository>, credentials: CredentialService, runner: Arc<dyn Runner>) -> Self {
        Self { hooks, credentials, runner }
    }

    /// The live webhook of a token.
    pub async fn find(&self, token: &str) -> Result<Option<Hook>> {
        match Secret::parse_for(Purpose::Hook, token) {
            Some(token) => self.hooks.find(token.hash()).await,
            None => Ok(None),
        }
    }

    /// [`Error::Unauthenticated`] unless a request is signed as the webhook wants it. `header` gives a header's value by its name.
    pub async fn check_signature(
        &self,
        hook: &Hook,
        header: impl Fn(&str) -> Option<String> + Send,
        body: &[u8],
    ) -> Result<()> {
        let Some(signature) = &hook.config.signature else { return Ok(()) };
        let refused = |message: String| Error::Unauthenticated { message };
        let usable = match signature.credential() {
            Some(id) => self.credentials.open(hook.owner, id).await,
            None => Err(Error::internal("the webhook's configuration names no credential")),
        };
        let secret = match usable {
            Ok(CredentialValue::ApiKey(secret) | CredentialValue::BearerToken(secret)) => secret,
            // Closed rather than open: whoever took the secret away did not mean to let everybody in.
            Ok(_) | Err(Error::NotFound { .. }) => {
                let workflow = hook.workflow;
                tracing::warn!(%workflow, node = hook.node, "workflow {workflow}: the credential of the webhook {} is gone, or is none that signs", hook.node);
                return Err(refused("the webhook cannot check signatures: its credential is gone".to_owned()));
            }
            Err(error) => return Err(error),
        };
        signature.verify(secret.reveal(), header, body, now()).map_err(|why| refused(why.to_string()))
    }

    /// Starts the workflow: durable when this returns, or with the unit of work around the caller.
    pub async fn start(&self, hook: &Hook, input: Value, at: DateTime<Utc>) -> Result<ExecutionId> {
        let id = ExecutionId::new();
        let awaits_reply = hook.config.respond == Respond::ByNode;
        let cause = Cause { awaits_reply, ..Cause::new(WEBHOOK, hook.node.as_str()) };
        self.runner
            .start(NewExecution {
                id,
                owner: hook.owner,
                workflow_id: hook.workflow,
                workflow_version: hook.version,
                origin: Origin { trigger: Some(cause), ..Origin::default() },
                input,
                created_at: at,
            })
            .await?;
        Ok(id)
    }

    /// What the caller is answered, once that is known or `limit` has passed. Within a unit of work this is a [`work::checkpoint`], unless nothing is waited for.
    pub async fn answer(&self, hook: &Hook, id: ExecutionId, limit: Duration) -> Result<HookAnswer> {
        match hook.config.respond {
            Respond::Immediately => Ok(HookAnswer::Accepted),
            Respond::WhenFinished => {
                work::checkpoint().await?;
                Ok(match self.runner.wait(id, limit).await? {
                    None => HookAnswer::Accepted,
                    Some(Execution { status: ExecutionStatus::Completed, output, .. }) => {
                        HookAnswer::Output(output.unwrap_or_default())
                    }
                    Some(ended) => HookAnswer::Failed(ended.status),
                })
            }
            Respond::ByNode => {
                work::checkpoint().await?;
                self.listen(id, Instant::now() + limit).await
            }
        }
    }

    async fn listen(&self, id: ExecutionId, deadline: Instant) -> Result<HookAnswer> {
        let mut place = Place::default();
        loop {
            let mut frames = self.runner.watch(id, place).await?;
            loop {
                let Ok(frame) = timeout_at(deadline, frames.next()).await else { return Ok(HookAnswer::Accepted) };
                let Some(frame) = frame else { break };
                place = frame.place;
                match frame.event {
                    RunEvent::NodeFinished { kind, output, error: None, .. } if kind == RESPOND => {
                        if let Some(reply) = serde_json::from_value(output).ok().filter(|reply: &Reply| reply.heard) {
                            return Ok(HookAnswer::Said(reply));
                        }
                    }
                    RunEvent::Finished { status: ExecutionStatus::Completed, .. } => return Ok(HookAnswer::Silence),
                    RunEvent::Finished { status, .. } => return Ok(HookAnswer::Failed(status)),
                    _ => {}
                }
            }
            // It waits for a person, or the server goes down.
            if Instant::now() + LOOK_AGAIN >= deadline {
                return Ok(HookAnswer::Accepted);
            }
            sleep(LOOK_AGAIN).await;
        }
    }
}
