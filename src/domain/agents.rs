//! What may be done with agents. A definition is held against the records that it names and against its provider's rules before anything is stored.
//!
//! **Codes.** Every agent has a code that nobody else in its tenant has. Where none is given it is made from the name; it does not follow later changes of the name,
//! since clients keep it.
//!
//! **Walls.** What a definition or a source names must exist for the agent's owner and not only for the caller: an agent of a unit does not reach out of it, whoever
//! sets it up.

mod check;
mod definition;

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::{Map, Value};

use super::{
    agent::{Agent, AgentFilter, AgentKind, AgentStatus, Definition, Icon},
    context,
    credentials::CredentialService,
    error::{Error, Kind, Result},
    id::{AgentId, Seq, WorkflowId},
    identity::Owner,
    page::{Page, PageRequest},
    ports::{AgentRepository, WorkflowRepository},
    provider::Providers,
    workflows::now,
};

/// How often a code is made anew, where another agent takes it in the same moment.
const TRIES: usize = 5;

/// What is needed to make an agent: a name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewAgent {
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Code; `None`: made from the name.
    pub code: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// How many work together in it.
    pub kind: AgentKind,
    /// Mode; `None`: `flow-chat` or `instruction-chat`, as the definition is.
    pub mode: Option<String>,
    /// Tags. Those that are named twice are kept once.
    pub tags: Vec<String>,
    /// Icon.
    pub icon: Icon,
    /// Whether it is a favourite.
    pub is_favorite: bool,
    /// Status; active unless said otherwise.
    pub status: AgentStatus,
    /// Settings.
    pub config: Map<String, Value>,
    /// What clients keep with it.
    pub extend_properties: Map<String, Value>,
    /// How it is to be used.
    pub usage_guide: Option<String>,
    /// Its experiment.
    pub ab_test_id: Option<String>,
    /// Whether that is on.
    pub ab_test_enabled: bool,
    /// What it does.
    pub definition: Option<Definition>,
    /// The class of an imported agent.
    pub class: Option<String>,
    /// The options of an imported agent.
    pub options: Map<String, Value>,
    /// The schedule of an imported agent.
    pub schedule: Option<String>,
    /// Agents that it receives messages from. Those that are named twice are kept once.
    pub sources: Vec<AgentId>,
    /// How long its messages are kept, in seconds; 0: for ever.
    pub keep_messages_secs: i64,
    /// What other installations know it by.
    pub guid: Option<String>,
}

/// Changes to an agent; `None` leaves a field as it is, and `Some(None)` empties one that can be empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AgentChange {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New category.
    pub category: Option<Option<String>>,
    /// New kind.
    pub kind: Option<AgentKind>,
    /// New mode.
    pub mode: Option<String>,
    /// New tags, all of them.
    pub tags: Option<Vec<String>>,
    /// New icon.
    pub icon: Option<Icon>,
    /// Whether it is a favourite now.
    pub is_favorite: Option<bool>,
    /// New status.
    pub status: Option<AgentStatus>,
    /// New settings, all of them.
    pub config: Option<Map<String, Value>>,
    /// What clients keep with it, all of it.
    pub extend_properties: Option<Map<String, Value>>,
    /// New guide.
    pub usage_guide: Option<Option<String>>,
    /// New experiment.
    pub ab_test_id: Option<Option<String>>,
    /// Whether that is on now.
    pub ab_test_enabled: Option<bool>,
    /// New definition.
    pub definition: Option<Option<Definition>>,
    /// New class.
    pub class: Option<Option<String>>,
    /// New options, all of them.
    pub options: Option<Map<String, Value>>,
    /// New schedule.
    pub schedule: Option<Option<String>>,
    /// New sources, all of them.
    pub sources: Option<Vec<AgentId>>,
    /// New retention, which holds for messages that were emitted before as well.
    pub keep_messages_secs: Option<i64>,
    /// New guid.
    pub guid: Option<Option<String>>,
}

/// The rules of agents over their repository.
#[derive(Clone)]
pub struct AgentService {
    agents: Arc<dyn AgentRepository>,
    workflows: Arc<dyn WorkflowRepository>,
    credentials: CredentialService,
    providers: Arc<dyn Providers>,
}

impl AgentService {
    /// A service over these ports.
    pub fn new(
        agents: Arc<dyn AgentRepository>,
        workflows: Arc<dyn WorkflowRepository>,
        credentials: CredentialService,
        providers: Arc<dyn Providers>,
    ) -> Self {
        Self { agents, workflows, credentials, providers }
    }

    /// Makes an agent. Pointers of faults are those of [`NewAgent`]'s fields (`/definition/tools/0/workflow_id`). [`Error::Conflict`] where another agent of the tenant
    /// has the code or the guid.
    pub async fn create(&self, owner: Owner, new: NewAgent) -> Result<Agent> {
        let (at, by) = (now(), actor());
        let given = new.code.is_some();
        let wanted = new.code.unwrap_or_else(|| check::slug(&new.name));
        let mode = new.mode.unwrap_or_else(|| default_mode(new.definition.as_ref()).to_owned());
        let mut agent = Agent {
            seq: 0,
            id: AgentId::new(),
            owner,
            name: new.name,
            description: new.description,
            code: wanted.clone(),
            category: new.category,
            kind: new.kind,
            mode,
            tags: check::once(new.tags),
            icon: new.icon,
            is_favorite: new.is_favorite,
            status: new.status,
            config: new.config,
            extend_properties: new.extend_properties,
            usage_guide: new.usage_guide,
            ab_test_id: new.ab_test_id,
            ab_test_enabled: new.ab_test_enabled,
            definition: new.definition,
            workflow: WorkflowId::new(),
            class: new.class,
            options: new.options,
            schedule: new.schedule,
            sources: check::once(new.sources),
            keep_messages_secs: new.keep_messages_secs,
            guid: new.guid,
            created_by: by.clone(),
            updated_by: by,
            created_at: at,
            updated_at: at,
        };
        self.refuse_faults(&agent, None).await?;
        if given {
            return self.agents.insert(agent).await;
        }
        for _ in 1..TRIES {
            agent.code = self.agents.free_code(owner.tenant, &wanted).await?;
            match self.agents.insert(agent.clone()).await {
                // Unless the code was taken in between, something else stands in the way.
                Err(Error::Conflict { message }) => {
                    if self.agents.free_code(owner.tenant, &wanted).await? == agent.code {
                        return Err(Error::Conflict { message });
                    }
                }
                done => return done,
            }
        }
        self.agents.insert(agent).await
    }

    /// One of them.
    pub async fn get(&self, owner: Owner, id: AgentId) -> Result<Agent> {
        self.agents.find(owner, id).await?.ok_or(Error::not_found(Kind::Agent))
    }

    /// By its code.
    pub async fn get_by_code(&self, owner: Owner, code: &str) -> Result<Agent> {
        self.agents.find_by_code(owner, code).await?.ok_or(Error::not_found(Kind::Agent))
    }

    /// By its sequence number.
    pub async fn get_by_seq(&self, owner: Owner, seq: Seq) -> Result<Agent> {
        self.agents.find_by_seq(owner, seq).await?.ok_or(Error::not_found(Kind::Agent))
    }

    /// As the filter orders them.
    pub async fn list(&self, owner: Owner, filter: &AgentFilter, page: PageRequest) -> Result<Page<Agent>> {
        self.agents.list(owner, filter, page).await
    }

    /// Changes an agent. [`Error::Conflict`] where someone else changed it in the same moment. A definition is checked when it changes: records that it names may be gone
    /// later, and then its runs fail.
    pub async fn update(&self, owner: Owner, id: AgentId, change: AgentChange) -> Result<Agent> {
        let seen = self.get(owner, id).await?;
        let mut next = change.apply(seen.clone());
        if next == seen {
            return Ok(seen);
        }
        self.refuse_faults(&next, Some(&seen)).await?;
        next.updated_by = actor();
        // Rises with every change even where the clock does not, since it tells changes apart.
        next.updated_at = now().max(seen.updated_at + TimeDelta::microseconds(1));
        self.agents.update(&next, &seen).await?;
        Ok(next)
    }

    /// Removes an agent with its runs, its conversations and its messages. Runs under way are dropped at their next step.
    pub async fn delete(&self, owner: Owner, id: AgentId) -> Result<()> {
        if self.agents.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Agent)) }
    }

    async fn refuse_faults(&self, agent: &Agent, seen: Option<&Agent>) -> Result<()> {
        let mut faults = check::faults(agent);
        if seen.is_none_or(|seen| seen.definition != agent.definition)
            && let Some(definition) = &agent.definition
        {
            faults.extend(self.definition_faults(agent.owner, definition).await?);
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
    }
}

impl AgentChange {
    fn apply(self, mut agent: Agent) -> Agent {
        fn set<T>(field: &mut T, new: Option<T>) {
            if let Some(new) = new {
                *field = new;
            }
        }
        set(&mut agent.name, self.name);
        set(&mut agent.description, self.description);
        set(&mut agent.category, self.category);
        set(&mut agent.kind, self.kind);
        set(&mut agent.mode, self.mode);
        set(&mut agent.tags, self.tags.map(check::once));
        set(&mut agent.icon, self.icon);
        set(&mut agent.is_favorite, self.is_favorite);
        set(&mut agent.status, self.status);
        set(&mut agent.config, self.config);
        set(&mut agent.extend_properties, self.extend_properties);
        set(&mut agent.usage_guide, self.usage_guide);
        set(&mut agent.ab_test_id, self.ab_test_id);
        set(&mut agent.ab_test_enabled, self.ab_test_enabled);
        set(&mut agent.definition, self.definition);
        set(&mut agent.class, self.class);
        set(&mut agent.options, self.options);
        set(&mut agent.schedule, self.schedule);
        set(&mut agent.sources, self.sources.map(check::once));
        set(&mut agent.keep_messages_secs, self.keep_messages_secs);
        set(&mut agent.guid, self.guid);
        agent
    }
}

fn default_mode(definition: Option<&Definition>) -> &'static str {
    match definition {
        Some(Definition::Flow { .. }) => "flow-chat",
        Some(Definition::Instruction(_)) | None => "instruction-chat",
    }
}

/// Whoever acts: the kind, and the id where it is a record.
fn actor() -> String {
    let actor = context::current().actor;
    match actor.id() {
        Some(id) => format!("{}:{id}", actor.kind()),
        None => actor.kind().to_owned(),
    }
}

#[cfg(test)]
mod tests;
