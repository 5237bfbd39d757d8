//! Workflows as files: what ActiveWorkflow's installations hand to each other, read from the records and written into them.
//!
//! **Identity.** A file names workflows and agents by guids. A record has the guid that it came with, or else the 32 digits of its id; so what was made here comes back to the very
//! same record. An import within a tenant finds the workflow by its guid and its agents by theirs, and changes, makes or takes out of the workflow what differs.
//!
//! **Fidelity.** An export of what was imported is the file that was imported, apart from the moment. What the records have no use for (colours, control links, the order of links, fields that were
//! not there) is kept with the workflow, in its [`Badge`].
//!
//! **Definitions.** An agent that was made here carries its definition in its options. Where an import finds one that holds, the agent gets it; where it does not, since it
//! names records of another installation, the options are kept as they came.

mod file;
mod import;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    file::{File, FileAgent, Link, Schedule, file_name},
    import::{AgentImport, Change, Import},
};
use super::{
    agent::{Agent, AgentFilter, AgentStatus, Definition},
    agents::AgentService,
    error::{Error, Kind, Result},
    graph::{Graph, Node},
    id::{AgentId, Seq, WorkflowId, parse_uuid},
    identity::Owner,
    page::ALL,
    work::Transactions,
    workflow::Workflow,
    workflows::{self, WorkflowService},
};

/// The type of the nodes that call agents.
const AGENT_NODE: &str = "agent";
/// Where an exported agent's options hold its definition.
const DEFINITION: &str = "definition";
/// What a file says of a workflow without a name.
const NO_NAME: &str = "No name provided";
/// What a file says of a workflow without a description.
const NO_DESCRIPTION: &str = "No description provided";

/// What workflows have for other installations: beside the workflow, of which nothing else here depends on it. Every method is walled by its `owner`; agents' own workflows are none.
#[async_trait]
pub trait LabelRepository: Send + Sync {
    /// The workflow of this sequence number.
    async fn find_by_seq(&self, owner: Owner, seq: Seq) -> Result<Option<WorkflowId>>;
    /// The workflow that has this guid, or that has none and whose id is spelled so.
    async fn find_by_guid(&self, owner: Owner, guid: &str) -> Result<Option<WorkflowId>>;
    /// A workflow's label; `None` where there is no such workflow.
    async fn find(&self, owner: Owner, id: WorkflowId) -> Result<Option<Label>>;
    /// Stores it. [`Error::Conflict`] where another workflow of the tenant has the guid.
    async fn set(&self, owner: Owner, id: WorkflowId, label: &Label) -> Result<()>;
}

/// What other installations know a workflow by, and what their files say of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Label {
    /// `None`: nothing but its id.
    pub guid: Option<String>,
    /// What the records have no use for.
    pub badge: Badge,
}

/// What files say of a workflow and the records have no use for. Agents are named by their guids.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Badge {
    /// The colour of its label's text.
    pub tag_fg_color: Option<String>,
    /// The colour of its label.
    pub tag_bg_color: Option<String>,
    /// What stands for it.
    pub icon: Option<String>,
    /// Controllers and what they control.
    pub control_links: Vec<(String, String)>,
    /// Sources and receivers, in the file's order. Which links there are the agents say.
    pub links: Vec<(String, String)>,
    /// Agents of types that emit nothing, which have no retention in a file.
    pub without_retention: Vec<String>,
    /// Agents whose schedule is there, and null.
    pub without_schedule: Vec<String>,
}

/// The rules of files over the services of what is in them.
#[derive(Clone)]
pub struct TransferService {
    workflows: WorkflowService,
    agents: AgentService,
    labels: Arc<dyn LabelRepository>,
    transactions: Arc<dyn Transactions>,
}

/// A workflow as a file, made at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// What is in it.
    pub file: File,
    /// When it was made.
    pub at: DateTime<Utc>,
}

impl TransferService {
    /// A service over these.
    pub fn new(
        workflows: WorkflowService,
        agents: AgentService,
        labels: Arc<dyn LabelRepository>,
        transactions: Arc<dyn Transactions>,
    ) -> Self {
        Self { workflows, agents, labels, transactions }
    }

    /// The workflow of a sequence number, which is its id on surfaces that count.
    pub async fn workflow(&self, owner: Owner, seq: Seq) -> Result<Workflow> {
        let missing = || Error::not_found(Kind::Workflow);
        let id = self.labels.find_by_seq(owner, seq).await?.ok_or_else(missing)?;
        self.workflows.get(owner, id).await
    }

    /// The agents that a workflow's nodes call and that the owner has, each once, in the order of the nodes.
    pub async fn agents_of(&self, owner: Owner, graph: &Graph) -> Result<Vec<Agent>> {
        let ids = called(graph);
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let filter = AgentFilter { ids: ids.clone(), ..AgentFilter::default() };
        let mut agents = self.agents.list(owner, &filter, ALL).await?.items;
        let places: HashMap<AgentId, usize> = ids.into_iter().enumerate().map(|(n, id)| (id, n)).collect();
        agents.sort_by_key(|agent| places.get(&agent.id).copied());
        Ok(agents)
    }

    /// A workflow and its agents as a file.
    pub async fn export(&self, owner: Owner, seq: Seq) -> Result<Export> {
        let workflow = self.workflow(owner, seq).await?;
        let missing = || Error::not_found(Kind::Workflow);
        let label = self.labels.find(owner, workflow.id).await?.ok_or_else(missing)?;
        let agents = self.agents_of(owner, &workflow.graph).await?;
        Ok(Export { file: file(&workflow, label, agents)?, at: workflows::now() })
    }
}

/// What an agent is called: the class that it came with, or one that says how it works.
pub fn class(agent: &Agent) -> &str {
    match (&agent.class, &agent.definition) {
        (Some(class), _) => class,
        (None, Some(Definition::Instruction(_))) => "Agents::InstructionAgent",
        (None, Some(Definition::Flow { .. })) => "Agents::FlowAgent",
        (None, None) => "Agents::ManualMessageAgent",
    }
}

/// Whether an agent does not run.
pub fn is_disabled(agent: &Agent) -> bool {
    agent.status != AgentStatus::Active
}

/// What other installations know an agent by.
fn guid(agent: &Agent) -> String {
    agent.guid.clone().unwrap_or_else(|| agent.id.0.simple().to_string())
}

/// The agent that a node calls; `None` of other nodes, and of those whose agent is an expression.
fn agent_of(node: &Node) -> Option<AgentId> {
    if node.kind != AGENT_NODE {
        return None;
    }
    parse_uuid(node.config.get("agent")?.as_str()?).map(AgentId)
}

fn called(graph: &Graph) -> Vec<AgentId> {
    let mut seen = HashSet::new();
    graph.nodes.iter().filter_map(agent_of).filter(|id| seen.insert(*id)).collect()
}

fn file(workflow: &Workflow, label: Label, mut agents: Vec<Agent>) -> Result<File> {
    let badge = label.badge;
    agents.sort_by_cached_key(guid);
    let guids: Vec<String> = agents.iter().map(guid).collect();
    let place = |wanted: &String| guids.binary_search(wanted).ok();
    let placed = |(from, to): &(String, String)| Some(Link { from: place(from)?, to: place(to)? });
    let places: HashMap<AgentId, usize> = agents.iter().enumerate().map(|(n, agent)| (agent.id, n)).collect();
    let mut links: Vec<Link> = Vec::new();
    for (to, agent) in agents.iter().enumerate() {
        links.extend(agent.sources.iter().filter_map(|source| places.get(source)).map(|from| Link { from: *from, to }));
    }
    // As the file had them; those that it had not behind these.
    let order: HashMap<Link, usize> =
        badge.links.iter().enumerate().filter_map(|(n, pair)| Some((placed(pair)?, n))).collect();
    links.sort_by_key(|link| (order.get(link).copied().unwrap_or(usize::MAX), link.from, link.to));
    let exported = agents.iter().zip(&guids).map(|(agent, guid)| file_agent(agent, guid.clone(), &badge));
    Ok(File {
        name: or(&workflow.name, NO_NAME),
        description: or(&workflow.description, NO_DESCRIPTION),
        guid: label.guid.unwrap_or_else(|| workflow.id.0.simple().to_string()),
        agents: exported.collect::<Result<_>>()?,
        links,
        control_links: badge.control_links.iter().filter_map(placed).collect(),
        tag_fg_color: badge.tag_fg_color,
        tag_bg_color: badge.tag_bg_color,
        icon: badge.icon,
    })
}

fn file_agent(agent: &Agent, guid: String, badge: &Badge) -> Result<FileAgent> {
    let mut options = agent.options.clone();
    if let (None, Some(definition)) = (&agent.class, &agent.definition) {
        options.insert(DEFINITION.to_owned(), serde_json::to_value(definition).map_err(Error::internal)?);
    }
    let schedule = match &agent.schedule {
        Some(schedule) => Schedule::At(schedule.clone()),
        None if badge.without_schedule.contains(&guid) => Schedule::Null,
        None => Schedule::Absent,
    };
    let has_retention = agent.keep_messages_secs > 0 || !badge.without_retention.contains(&guid);
    Ok(FileAgent {
        class: class(agent).to_owned(),
        name: agent.name.clone(),
        disabled: is_disabled(agent),
        guid,
        options,
        schedule,
        keep_messages_secs: has_retention.then_some(agent.keep_messages_secs),
    })
}

fn or(text: &str, otherwise: &str) -> String {
    if text.trim().is_empty() { otherwise.to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
