//! What those who may read a workflow see of its triggers, and what they may do with them.

use std::{borrow::Cow, sync::Arc};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    error::{Error, Kind, Result},
    graph::{Graph, Node},
    hooks::HookRepository,
    id::{FormId, WorkflowId},
    identity::Owner,
    ports::WorkflowRepository,
    schedules::ScheduleRepository,
    secret::{Purpose, Secret},
    trigger::{
        FORM, FORM_FIELD, SCHEDULE, WEBHOOK, schedule::ScheduleConfig, starts_by_itself, webhook::WebhookConfig,
    },
    workflow::{Workflow, WorkflowStatus},
    workflows::now,
};

/// How many times to come are shown.
const SHOWN: usize = 5;

/// A trigger of a workflow, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerView {
    /// The node.
    pub node: String,
    /// Whether it starts executions now: its workflow is published.
    pub live: bool,
    /// What is to be said of its kind.
    pub detail: TriggerDetail,
}

/// A trigger by its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum TriggerDetail {
    /// Requests to a URL.
    Webhook {
        /// What stands in its URL; `None` until it is published for the first time.
        token: Option<String>,
        /// When the token was made, or made anew.
        token_created_at: Option<DateTime<Utc>>,
        /// What it takes; `None` where a draft says nothing that could be read.
        config: Option<WebhookConfig>,
    },
    /// The clock.
    Schedule {
        /// When; `None` where a draft says nothing that could be read.
        config: Option<ScheduleConfig>,
        /// The time that fires next; `None` while it is not live.
        next_at: Option<DateTime<Utc>>,
        /// The last time that fired.
        last_at: Option<DateTime<Utc>>,
        /// The next times by the clock, whether it is live or not.
        upcoming: Vec<DateTime<Utc>>,
    },
    /// Submissions of a form.
    Form {
        /// Which; `None` where a draft names none.
        form: Option<FormId>,
    },
}

/// The rules of triggers over their ports.
#[derive(Clone)]
pub struct TriggerService {
    workflows: Arc<dyn WorkflowRepository>,
    hooks: Arc<dyn HookRepository>,
    schedules: Arc<dyn ScheduleRepository>,
}

impl TriggerService {
    /// A service over these ports.
    pub fn new(
        workflows: Arc<dyn WorkflowRepository>,
        hooks: Arc<dyn HookRepository>,
        schedules: Arc<dyn ScheduleRepository>,
    ) -> Self {
        Self { workflows, hooks, schedules }
    }

    /// The triggers of a workflow, in the order of its nodes: of the version that is published, or of the head where none is.
    pub async fn list(&self, owner: Owner, workflow: WorkflowId) -> Result<Vec<TriggerView>> {
        let workflow = self.workflow(owner, workflow).await?;
        let tokens = self.hooks.tokens(workflow.owner, workflow.id).await?;
        let states = self.schedules.of_workflow(workflow.owner, workflow.id).await?;
        let live = workflow.status == WorkflowStatus::Published;
        let detail = |node: &Node| {
            let config = || Value::Object(node.config.clone());
            Some(match node.kind.as_str() {
                WEBHOOK => {
                    let token = tokens.iter().find(|token| token.node == node.id);
                    TriggerDetail::Webhook {
                        token: token.map(|token| token.token.clone()),
                        token_created_at: token.map(|token| token.created_at),
                        config: serde_json::from_value(config()).ok(),
                    }
                }
                SCHEDULE => {
                    let state = states.iter().find(|state| state.node == node.id);
                    let config: Option<ScheduleConfig> = serde_json::from_value(config()).ok();
                    let schedule = config.as_ref().and_then(|config| config.read().ok());
                    TriggerDetail::Schedule {
                        upcoming: schedule.map(|schedule| schedule.upcoming(now(), SHOWN)).unwrap_or_default(),
                        config,
                        next_at: state.and_then(|state| state.next_at).filter(|_| live),
                        last_at: state.and_then(|state| state.last_at),
                    }
                }
                FORM => TriggerDetail::Form {
                    form: node.config.get(FORM_FIELD).and_then(Value::as_str).and_then(FormId::read),
                },
                _ => return None,
            })
        };
        let view = |node: &Node| Some(TriggerView { node: node.id.clone(), live, detail: detail(node)? });
        let graph = self.live_graph(&workflow).await?;
        Ok(graph.nodes.iter().filter_map(view).collect())
    }

    /// Gives a webhook another URL: the one that it had opens nothing from then on. [`Error::Conflict`] where the node is no webhook, or was never published.
    pub async fn rotate(&self, owner: Owner, workflow: WorkflowId, node: &str) -> Result<TriggerView> {
        let found = self.workflow(owner, workflow).await?;
        let graph = self.live_graph(&found).await?;
        let trigger = graph.nodes.iter().find(|one| one.id == node && starts_by_itself(&one.kind));
        let trigger = trigger.ok_or(Error::not_found(Kind::Trigger))?;
        if trigger.kind != WEBHOOK {
            return Err(Error::conflict("only webhooks have a URL"));
        }
        let token = Secret::generate_for(Purpose::Hook);
        if !self.hooks.rotate(found.owner, found.id, node, &token, now()).await? {
            return Err(Error::conflict("the webhook gets its URL when the workflow is published for the first time"));
        }
        let all = self.list(owner, workflow).await?;
        all.into_iter().find(|view| view.node == node).ok_or(Error::not_found(Kind::Trigger))
    }

    /// The graph that is published, or the head's where none is.
    async fn live_graph<'a>(&self, workflow: &'a Workflow) -> Result<Cow<'a, Graph>> {
        match workflow.published_version.filter(|version| *version != workflow.version) {
            None => Ok(Cow::Borrowed(&workflow.graph)),
            Some(version) => {
                let graph = self.workflows.graph(workflow.id, version).await?;
                Ok(Cow::Owned(graph.ok_or_else(|| Error::internal("the version that is published has no graph"))?))
            }
        }
    }

    async fn workflow(&self, owner: Owner, id: WorkflowId) -> Result<Workflow> {
        let found = self.workflows.find(owner, id).await?;
        // An agent's own is nobody's business.
        found.filter(|workflow| workflow.agent.is_none()).ok_or(Error::not_found(Kind::Workflow))
    }
}
