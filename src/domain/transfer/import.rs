//! What an import does, in one unit of work.
//!
//! New agents first, so that links can name them; then what changes in those that are there; then the workflow, its nodes and its label. Faults of agents are gathered over all of them, at their
//! places in the file.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{
    AGENT_NODE, Badge, DEFINITION, File, FileAgent, Label, NO_DESCRIPTION, NO_NAME, Schedule, TransferService,
    agent_of, class, guid, or,
};
use crate::domain::{
    agent::{Agent, AgentFilter, AgentStatus, Definition},
    agents::{AgentChange, NewAgent},
    error::{Error, Fault, Result},
    graph::{Graph, Node, OnError},
    id::{AgentId, WorkflowId},
    identity::Owner,
    page::ALL,
    work::{self, End},
    workflow::{NewWorkflow, Workflow, WorkflowChange, WorkflowStatus},
};

/// What an import did.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its name.
    pub name: String,
    /// What installations know it by.
    pub guid: String,
    /// What became of it itself.
    pub change: Change,
    /// The agents, in the order of the file; then those that were taken out.
    pub agents: Vec<AgentImport>,
}

impl Import {
    /// How many agents were changed so.
    pub fn count(&self, change: Change) -> usize {
        self.agents.iter().filter(|agent| agent.change == change).count()
    }
}

/// What became of an agent.
#[derive(Debug, Clone, PartialEq)]
pub struct AgentImport {
    /// Identity.
    pub id: AgentId,
    /// What installations know it by.
    pub guid: String,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub change: Change,
    /// Which fields, as files call them, of an agent that was there.
    pub changed: Vec<&'static str>,
    /// Why the definition in its options does not hold here.
    pub left_out: Option<String>,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It was made.
    Created,
    /// It was changed.
    Updated,
    /// It was as the file has it.
    Unchanged,
    /// It was taken out of the workflow, and is as it was.
    Removed,
}

impl Change {
    /// A stable word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
        }
    }

    fn of(changed: bool) -> Self {
        if changed { Self::Updated } else { Self::Unchanged }
    }
}

/// What there is of a file's records.
struct Present {
    workflow: Option<Workflow>,
    label: Label,
    /// The workflow's agents.
    members: Vec<Agent>,
    /// By place in the file: the member of this guid.
    found: Vec<Option<Agent>>,
}

/// What an agent is to do.
struct Role {
    class: Option<String>,
    options: Map<String, Value>,
    definition: Option<Definition>,
    left_out: Option<String>,
}

impl TransferService {
    /// Makes a workflow and its agents what a file says they are: all of it, or nothing. Pointers of faults are into the file (`/agents/0/name`).
    pub async fn import(&self, owner: Owner, file: &File) -> Result<Import> {
        let faults = file.faults();
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        work::within(&*self.transactions, async {
            let result = self.import_whole(owner, file).await;
            (if result.is_ok() { End::Commit } else { End::RollBack }, result)
        })
        .await?
    }

    async fn import_whole(&self, owner: Owner, file: &File) -> Result<Import> {
        let present = self.present(owner, file).await?;
        // What is a unit's stays a unit's, whoever imports.
        let owner = present.workflow.as_ref().map_or(owner, |workflow| workflow.owner);
        let mut faults = Vec::new();
        let mut agents: Vec<Option<(Agent, Option<String>)>> = Vec::new();
        for (n, (wanted, found)) in file.agents.iter().zip(&present.found).enumerate() {
            agents.push(match found {
                Some(found) => Some((found.clone(), None)),
                None => gathered(&mut faults, n, self.create_agent(owner, wanted).await)?,
            });
        }
        let ids: Vec<Option<AgentId>> = agents.iter().map(|made| made.as_ref().map(|(agent, _)| agent.id)).collect();
        let mut imported = Vec::new();
        for (n, made) in agents.into_iter().enumerate() {
            let Some((agent, left_out)) = made else { continue };
            let sources = sources(file, n, &agent, &ids);
            let seen = present.found.get(n).and_then(Option::as_ref);
            let Some(wanted) = file.agents.get(n) else { continue };
            let result = match seen {
                Some(seen) => self.update_agent(owner, seen, wanted, sources).await,
                None => self.link_agent(owner, agent, left_out, sources).await,
            };
            imported.extend(gathered(&mut faults, n, result)?);
        }
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let kept: HashSet<AgentId> = imported.iter().map(|agent| agent.id).collect();
        let removed: Vec<&Agent> = present.members.iter().filter(|member| !kept.contains(&member.id)).collect();
        let gone: HashSet<AgentId> = removed.iter().map(|agent| agent.id).collect();
        let (workflow, change) = self.import_workflow(owner, file, &present, &imported, &gone).await?;
        imported.extend(removed.into_iter().map(|agent| AgentImport {
            id: agent.id,
            guid: guid(agent),
            name: agent.name.clone(),
            change: Change::Removed,
            changed: Vec::new(),
            left_out: None,
        }));
        Ok(Import { workflow: workflow.id, name: workflow.name, guid: file.guid.clone(), change, agents: imported })
    }

    /// What there is. A guid that is taken is a fault at its place.
    async fn present(&self, owner: Owner, file: &File) -> Result<Present> {
        let all = self.agents.list(owner, &AgentFilter::default(), ALL).await?.items;
        let by_guid: HashMap<String, Agent> = all.into_iter().map(|agent| (guid(&agent), agent)).collect();
        let id = self.labels.find_by_guid(owner, &file.guid).await?;
        let (mut workflow, mut label, mut members) = (None, Label::default(), Vec::new());
        if let Some(id) = id {
            let seen = self.workflows.get(owner, id).await?;
            label = self.labels.find(owner, id).await?.unwrap_or_default();
            members = self.agents_of(seen.owner, &seen.graph).await?;
            workflow = Some(seen);
        }
        let own: HashSet<AgentId> = members.iter().map(|agent| agent.id).collect();
        let mut faults = Vec::new();
        let mut found = Vec::new();
        for (n, wanted) in file.agents.iter().enumerate() {
            let agent = by_guid.get(&wanted.guid);
            if let Some(taken) = agent.filter(|agent| !own.contains(&agent.id)) {
                let message = format!(
                    "is the guid of the agent `{}`, which is not one of this workflow's: delete that one, add it to the workflow, or give this one another guid",
                    taken.name
                );
                faults.push(Fault::new(format!("/agents/{n}/guid"), "taken", message));
            }
            found.push(agent.cloned());
        }
        if faults.is_empty() { Ok(Present { workflow, label, members, found }) } else { Err(Error::Invalid { faults }) }
    }

    /// Makes an agent without sources; beside it, why its definition was left out.
    async fn create_agent(&self, owner: Owner, wanted: &FileAgent) -> Result<(Agent, Option<String>)> {
        let role = role(wanted, None);
        let new = |role: Role| NewAgent {
            name: wanted.name.clone(),
            status: if wanted.disabled { AgentStatus::Inactive } else { AgentStatus::Active },
            class: role.class,
            options: role.options,
            definition: role.definition,
            schedule: schedule(wanted),
            keep_messages_secs: wanted.keep_messages_secs.unwrap_or_default(),
            guid: Some(wanted.guid.clone()),
            ..NewAgent::default()
        };
        let left_out = role.left_out.clone();
        match self.agents.create(owner, new(role)).await {
            Ok(made) => Ok((made, left_out)),
            Err(error) => {
                let reason = of_definition(error)?;
                let made = self.agents.create(owner, new(as_it_came(wanted, reason.clone()))).await?;
                Ok((made, Some(reason)))
            }
        }
    }

    async fn link_agent(
        &self,
        owner: Owner,
        made: Agent,
        left_out: Option<String>,
        sources: Vec<AgentId>,
    ) -> Result<AgentImport> {
        let change = AgentChange { sources: Some(sources), ..AgentChange::default() };
        let made = self.agents.update(owner, made.id, change).await?;
        Ok(AgentImport {
            id: made.id,
            guid: guid(&made),
            name: made.name,
            change: Change::Created,
            changed: Vec::new(),
            left_out,
        })
    }

    async fn update_agent(
        &self,
        owner: Owner,
        seen: &Agent,
        wanted: &FileAgent,
        sources: Vec<AgentId>,
    ) -> Result<AgentImport> {
        let status = match (wanted.disabled, seen.status) {
            (false, _) => AgentStatus::Active,
            // A draft does not run either.
            (true, AgentStatus::Active) => AgentStatus::Inactive,
            (true, status) => status,
        };
        let change = |role: Role| AgentChange {
            name: Some(wanted.name.clone()),
            status: Some(status),
            class: Some(role.class),
            options: Some(role.options),
            definition: Some(role.definition),
            schedule: Some(schedule(wanted)),
            keep_messages_secs: Some(wanted.keep_messages_secs.unwrap_or_default()),
            sources: Some(sources.clone()),
            ..AgentChange::default()
        };
        let role = role(wanted, Some(seen));
        let mut left_out = role.left_out.clone();
        let next = match self.agents.update(owner, seen.id, change(role)).await {
            Ok(next) => next,
            Err(error) => {
                let reason = of_definition(error)?;
                left_out = Some(reason.clone());
                self.agents.update(owner, seen.id, change(as_it_came(wanted, reason))).await?
            }
        };
        let fields = [
            ("type", next.class != seen.class),
            ("name", next.name != seen.name),
            ("disabled", next.status != seen.status),
            ("options", next.options != seen.options || next.definition != seen.definition),
            ("schedule", next.schedule != seen.schedule),
            ("keep_messages_for", next.keep_messages_secs != seen.keep_messages_secs),
            ("sources", next.sources != seen.sources),
        ];
        let changed: Vec<&'static str> =
            fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
        Ok(AgentImport {
            id: next.id,
            guid: guid(&next),
            name: next.name,
            change: Change::of(!changed.is_empty()),
            changed,
            left_out,
        })
    }

    async fn import_workflow(
        &self,
        owner: Owner,
        file: &File,
        present: &Present,
        imported: &[AgentImport],
        gone: &HashSet<AgentId>,
    ) -> Result<(Workflow, Change)> {
        let name = or(&file.name, NO_NAME);
        let description = if file.description == NO_DESCRIPTION { String::new() } else { file.description.clone() };
        let graph = present.workflow.as_ref().map(|workflow| workflow.graph.clone()).unwrap_or_default();
        let graph = with_agents(graph, imported, gone);
        let badge = badge(file);
        let Some(seen) = &present.workflow else {
            let made = self
                .workflows
                .create(owner, NewWorkflow { name, description, status: WorkflowStatus::Draft, graph })
                .await?;
            self.labels.set(owner, made.id, &Label { guid: Some(file.guid.clone()), badge }).await?;
            return Ok((made, Change::Created));
        };
        let status = (graph != seen.graph).then_some(WorkflowStatus::Draft);
        let change = WorkflowChange {
            name: Some(name),
            description: Some(description),
            status,
            nodes: Some(graph.nodes),
            edges: Some(graph.edges),
            variables: None,
        };
        let next = self.workflows.update(owner, seen.id, change).await?;
        let label = Label { guid: present.label.guid.clone(), badge };
        if label != present.label {
            self.labels.set(owner, next.id, &label).await?;
        }
        let changed = next != *seen || label != present.label;
        Ok((next, Change::of(changed)))
    }
}

/// Notes the faults of the agent at this place, as places in the file; any other error ends the import.
fn gathered<T>(faults: &mut Vec<Fault>, n: usize, result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(done) => Ok(Some(done)),
        Err(Error::Invalid { faults: found }) => {
            faults.extend(found.into_iter().map(|fault| Fault { pointer: pointer(n, &fault.pointer), ..fault }));
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The place in the file of what agents call so.
fn pointer(n: usize, field: &str) -> String {
    let (name, rest) = field.trim_start_matches('/').split_once('/').unwrap_or((field.trim_start_matches('/'), ""));
    let name = match name {
        "class" => "type",
        "keep_messages_secs" => "keep_messages_for",
        "definition" => "options/definition",
        // The links are what makes them.
        "sources" => return "/links".to_owned(),
        other => other,
    };
    if rest.is_empty() { format!("/agents/{n}/{name}") } else { format!("/agents/{n}/{name}/{rest}") }
}

/// What is wrong with a definition, where nothing else is; else the error itself.
fn of_definition(error: Error) -> Result<String> {
    match error {
        Error::Invalid { faults } if faults.iter().all(|fault| fault.pointer.starts_with("/definition")) => {
            let sentences: Vec<String> =
                faults.iter().map(|fault| format!("{}: {}", fault.pointer, fault.message)).collect();
            Ok(sentences.join("; "))
        }
        other => Err(other),
    }
}

/// What the file's agent is to do here. A definition that is one is taken out of the options; whether it holds, who stores it says.
fn role(wanted: &FileAgent, seen: Option<&Agent>) -> Role {
    // What had no class of its own gets none by coming back.
    let own = seen.is_some_and(|seen| seen.class.is_none() && class(seen) == wanted.class);
    let plain = |left_out| {
        let class = (!own || wanted.options.contains_key(DEFINITION)).then(|| wanted.class.clone());
        Role { class, options: wanted.options.clone(), definition: None, left_out }
    };
    let kind = match wanted.class.as_str() {
        "Agents::InstructionAgent" => "instruction",
        "Agents::FlowAgent" => "flow",
        _ => return plain(None),
    };
    let Some(text) = wanted.options.get(DEFINITION) else { return plain(None) };
    match serde_json::from_value::<Definition>(text.clone()) {
        Ok(definition) if text["type"] == json!(kind) => {
            let mut options = wanted.options.clone();
            options.shift_remove(DEFINITION);
            Role { class: None, options, definition: Some(definition), left_out: None }
        }
        Ok(_) => plain(Some(format!("`type` must be `{kind}`"))),
        Err(error) => plain(Some(error.to_string())),
    }
}

/// An agent whose definition does not hold: class and options as they came.
fn as_it_came(wanted: &FileAgent, reason: String) -> Role {
    Role {
        class: Some(wanted.class.clone()),
        options: wanted.options.clone(),
        definition: None,
        left_out: Some(reason),
    }
}

fn schedule(wanted: &FileAgent) -> Option<String> {
    match &wanted.schedule {
        Schedule::At(schedule) => Some(schedule.clone()),
        Schedule::Absent | Schedule::Null => None,
    }
}

/// The sources of the agent at a place: those that it has and that are not in the file, and those that the links say.
fn sources(file: &File, n: usize, agent: &Agent, ids: &[Option<AgentId>]) -> Vec<AgentId> {
    let in_file: HashSet<AgentId> = ids.iter().flatten().copied().collect();
    let linked = file.links.iter().filter(|link| link.to == n).filter_map(|link| ids.get(link.from).copied().flatten());
    let linked: Vec<AgentId> = linked.collect();
    let stays = |id: &AgentId| !in_file.contains(id) || linked.contains(id);
    let mut sources: Vec<AgentId> = agent.sources.iter().copied().filter(stays).collect();
    for id in linked {
        if !sources.contains(&id) {
            sources.push(id);
        }
    }
    sources
}

/// Without the nodes of agents that are gone, with nodes of those that are new, and otherwise as it is.
fn with_agents(mut graph: Graph, imported: &[AgentImport], gone: &HashSet<AgentId>) -> Graph {
    let is_gone = |node: &Node| agent_of(node).is_some_and(|agent| gone.contains(&agent));
    let cut: HashSet<String> = graph.nodes.iter().filter(|node| is_gone(node)).map(|node| node.id.clone()).collect();
    graph.nodes.retain(|node| !is_gone(node));
    graph.edges.retain(|edge| !cut.contains(&edge.source) && !cut.contains(&edge.target));
    let called: HashSet<AgentId> = graph.nodes.iter().filter_map(agent_of).collect();
    let mut taken: HashSet<String> = graph.nodes.iter().map(|node| node.id.clone()).collect();
    let mut n = 0_usize;
    for agent in imported.iter().filter(|agent| !called.contains(&agent.id)) {
        let id = loop {
            n += 1;
            let id = format!("agent_{n}");
            if taken.insert(id.clone()) {
                break id;
            }
        };
        let config = Map::from_iter([("agent".to_owned(), json!(agent.id))]);
        graph.nodes.push(Node {
            id,
            kind: AGENT_NODE.to_owned(),
            name: Some(agent.name.clone()),
            config,
            retry: None,
            timeout_ms: None,
            on_error: OnError::default(),
            extra: Map::new(),
        });
    }
    graph
}

fn badge(file: &File) -> Badge {
    let guid_at = |place: usize| file.agents.get(place).map(|agent| agent.guid.clone());
    let pairs = |links: &[super::Link]| {
        links.iter().filter_map(|link| Some((guid_at(link.from)?, guid_at(link.to)?))).collect()
    };
    let those = |wanted: fn(&FileAgent) -> bool| {
        file.agents.iter().filter(|agent| wanted(agent)).map(|agent| agent.guid.clone()).collect()
    };
    Badge {
        tag_fg_color: file.tag_fg_color.clone(),
        tag_bg_color: file.tag_bg_color.clone(),
        icon: file.icon.clone(),
        control_links: pairs(&file.control_links),
        links: pairs(&file.links),
        without_retention: those(|agent| agent.keep_messages_secs.is_none()),
        without_schedule: those(|agent| agent.schedule == Schedule::Null),
    }
}
