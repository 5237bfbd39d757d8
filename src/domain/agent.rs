//! Agents: what answers conversations, receives messages and does jobs. An agent's runs are executions: of a workflow of its own with one node, where it follows an
//! instruction; of the workflow that it names, where it is a flow.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    error::{Error, Result},
    graph::{Graph, Node, OnError, RetryPolicy, configs_of},
    id::{AgentId, CredentialId, Seq, UnitId, WorkflowId},
    identity::Owner,
};

/// The node type that asks an agent; see [`NODE_FIELD`].
pub const NODE: &str = "agent";

/// What the configuration of a [`NODE`] node calls its agent.
pub const NODE_FIELD: &str = "agent";

/// The agents that a graph's nodes ask, in the order of the nodes, each once. A node that names nothing readable asks none; publishing has refused it.
pub fn asked(graph: &Graph) -> Vec<AgentId> {
    let mut found = Vec::new();
    for config in configs_of(graph, NODE) {
        let agent = config.get(NODE_FIELD).and_then(Value::as_str).and_then(AgentId::read);
        found.extend(agent.filter(|agent| !found.contains(agent)));
    }
    found
}

/// Where an agent is in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AgentStatus {
    /// Being made; does not run.
    Draft,
    /// Runs.
    #[default]
    Active,
    /// Switched off; does not run, and receives no messages.
    Inactive,
}

/// How many work together in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AgentKind {
    /// One.
    #[default]
    Single,
    /// Several, which its flow calls.
    Multi,
}

/// What stands for an agent in lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Icon {
    /// `emoji` or `url`.
    pub kind: String,
    /// An emoji, a URL, or the key of a gallery.
    pub value: String,
    /// A colour as CSS spells it in hexadecimal.
    pub background: String,
}

impl Default for Icon {
    fn default() -> Self {
        Self { kind: "emoji".to_owned(), value: "🤖".to_owned(), background: "#EFF1F5".to_owned() }
    }
}

/// An agent.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: AgentId,
    /// Whose it is.
    pub owner: Owner,
    /// For people.
    pub name: String,
    /// For people; may be empty.
    pub description: String,
    /// A short word that names it, unique within the tenant; made from the name where none is given.
    pub code: String,
    /// What it is about, in the owner's words.
    pub category: Option<String>,
    /// How many work together in it.
    pub kind: AgentKind,
    /// How it is meant to be used: `flow-chat`, `instruction-chat`, `job`, … As clients spell it; it does not change how the agent runs.
    pub mode: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What stands for it in lists.
    pub icon: Icon,
    /// Whether it is marked as a favourite.
    pub is_favorite: bool,
    /// Where it is in its life.
    pub status: AgentStatus,
    /// Settings of its owner's (personality, language, costs); expressions and prompts see them as `agent.config`.
    pub config: Map<String, Value>,
    /// What clients keep with it; never looked at.
    pub extend_properties: Map<String, Value>,
    /// How it is to be used, for people.
    pub usage_guide: Option<String>,
    /// The experiment that it is part of, as clients name it.
    pub ab_test_id: Option<String>,
    /// Whether the experiment is on.
    pub ab_test_enabled: bool,
    /// What it does; `None`: it says what it was asked, and hands on what it receives.
    pub definition: Option<Definition>,
    /// The workflow of its own that its instruction's runs are executions of. Hidden from lists of workflows.
    pub workflow: WorkflowId,
    /// The class that an imported agent had (`Agents::TriggerAgent`).
    pub class: Option<String>,
    /// The options that an imported agent had.
    pub options: Map<String, Value>,
    /// The schedule that an imported agent had (`every_1h`).
    pub schedule: Option<String>,
    /// Agents that it receives messages from, in the order in which they were named.
    pub sources: Vec<AgentId>,
    /// How long the messages that it emits are kept, in seconds; 0: for ever.
    pub keep_messages_secs: i64,
    /// What other installations know it by; `None`: nothing but its id.
    pub guid: Option<String>,
    /// Who made it: the kind and id of an actor (`api_key:0191…`).
    pub created_by: String,
    /// Who changed it last.
    pub updated_by: String,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Attempts at a provider where the instruction says nothing.
const ATTEMPTS: u32 = 3;
/// The wait before the second of them, which doubles.
const FIRST_WAIT_MS: u64 = 500;
/// Longest time of one attempt where the instruction says nothing.
const TIMEOUT_MS: u64 = 120_000;

impl Agent {
    /// [`Error::Conflict`] unless it runs.
    pub fn check_active(&self) -> Result<()> {
        if self.status == AgentStatus::Active { Ok(()) } else { Err(Error::conflict("the agent is not active")) }
    }

    /// The graph of its own workflow: one node, which asks it.
    pub fn graph(&self) -> Graph {
        let instruction = match &self.definition {
            Some(Definition::Instruction(instruction)) => Some(instruction),
            Some(Definition::Flow { .. }) | None => None,
        };
        let config = [
            ("agent", Value::from(self.id.to_string())),
            ("query", Value::from("{{ input.query }}")),
            ("inputs", Value::from("{{ input.inputs }}")),
        ];
        let node = Node {
            id: NODE.to_owned(),
            kind: NODE.to_owned(),
            name: None,
            config: config.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
            retry: Some(instruction.and_then(|instruction| instruction.retry.clone()).unwrap_or_else(default_retry)),
            timeout_ms: Some(instruction.and_then(|instruction| instruction.timeout_ms).unwrap_or(TIMEOUT_MS)),
            on_error: OnError::Fail,
            extra: Map::new(),
        };
        Graph { nodes: vec![node], ..Graph::default() }
    }
}

fn default_retry() -> RetryPolicy {
    RetryPolicy { max_attempts: ATTEMPTS, initial_ms: FIRST_WAIT_MS, factor: 2.0, max_ms: 60_000, jitter: 0.0 }
}

/// What an agent does when it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly every definition is of the large kind")]
pub enum Definition {
    /// Asks a provider.
    Instruction(Instruction),
    /// Runs a workflow, whose output is the answer.
    Flow {
        /// Which; its published version.
        workflow: WorkflowId,
    },
}

/// An agent that asks a provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instruction {
    /// Who answers.
    pub provider: ProviderConfig,
    /// What the provider is told before the conversation: a template that sees `agent`, `inputs` and `input`. May be empty.
    #[serde(default)]
    pub prompt: String,
    /// Workflows that the provider may run.
    #[serde(default)]
    pub tools: Vec<Tool>,
    /// Whether the provider may hand the conversation over to people (a tool `escalate` is offered to it).
    #[serde(default)]
    pub may_escalate: bool,
    /// Whether the provider may end the conversation (a tool `complete_conversation` is offered to it).
    #[serde(default)]
    pub may_complete: bool,
    /// How much of the conversation the provider is told.
    #[serde(default)]
    pub memory: Memory,
    /// How often and how soon a failed attempt at the provider is repeated; absent: three attempts, half a second apart and doubling.
    #[serde(default)]
    pub retry: Option<RetryPolicy>,
    /// Longest time of one attempt, in milliseconds; absent: two minutes.
    #[serde(default)]
    pub timeout_ms: Option<u64>,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum ProviderConfig {
    /// A server that speaks the chat-completions API.
    #[serde(rename = "openai")]
    OpenAi {
        /// Where: `https://api.openai.com/v1`.
        base_url: String,
        /// What answers: `gpt-5-mini`.
        model: String,
        /// What is presented, as a bearer token; `None`: nothing.
        #[serde(default)]
        credential: Option<CredentialId>,
        /// 0 to 2; absent: as the server will.
        #[serde(default)]
        temperature: Option<f64>,
        /// Most tokens of one answer; absent: as the server will.
        #[serde(default)]
        max_tokens: Option<u32>,
    },
    /// Rules and a template, evaluated here.
    Scripted {
        /// The first that matches answers.
        #[serde(default)]
        rules: Vec<Rule>,
        /// Answers where no rule matches: a template that sees `query`, `inputs`, `messages`, `agent` and `input`. Absent: the query itself.
        #[serde(default)]
        template: Option<String>,
    },
}

impl ProviderConfig {
    /// As answers name it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OpenAi { .. } => "openai",
            Self::Scripted { .. } => "scripted",
        }
    }
}

/// A rule of the scripted provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// An expression that sees what the template sees: the rule applies where it is true.
    pub when: String,
    /// The answer, a template. Absent: nothing is said.
    #[serde(default)]
    pub reply: Option<String>,
    /// What becomes of the conversation.
    #[serde(default)]
    pub then: TurnOutcome,
    /// A tool to run first, with arguments that are templates; the answer sees its output as `tool`.
    #[serde(default)]
    pub tool: Option<RuleTool>,
}

/// A tool that a rule runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleTool {
    /// Its name among the instruction's tools.
    pub name: String,
    /// What it is started with; strings in it are templates.
    #[serde(default)]
    pub arguments: Map<String, Value>,
}

/// A workflow that a provider may run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tool {
    /// What the provider calls it: letters, digits, `_` and `-`, at most 64.
    pub name: String,
    /// What it does, for the provider.
    #[serde(default)]
    pub description: String,
    /// What runs; its published version. Its input is the arguments, its output the tool's answer.
    pub workflow: WorkflowId,
    /// JSON Schema of the arguments; absent: any object.
    #[serde(default)]
    pub parameters: Option<Value>,
}

/// How much of a conversation the provider is told: its newest messages, as many as fit both bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Most messages, the one to be answered not counted.
    #[serde(default = "Memory::default_max_messages")]
    pub max_messages: u32,
    /// Most characters, the message to be answered not counted.
    #[serde(default = "Memory::default_max_chars")]
    pub max_chars: u32,
}

impl Memory {
    fn default_max_messages() -> u32 {
        20
    }
    fn default_max_chars() -> u32 {
        16_000
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self { max_messages: Self::default_max_messages(), max_chars: Self::default_max_chars() }
    }
}

/// What an answer means for its conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnOutcome {
    /// It goes on.
    #[default]
    Continue,
    /// It has come to its end.
    Complete,
    /// People take it over.
    Escalate,
}

/// Which agents a list holds. What is absent does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentFilter {
    /// Of these ids; empty: any.
    pub ids: Vec<AgentId>,
    /// Of this unit, which the owner sees.
    pub unit: Option<UnitId>,
    /// Whose name contains this, without regard to case.
    pub name: Option<String>,
    /// Of exactly this category.
    pub category: Option<String>,
    /// With one of these statuses; empty: any.
    pub statuses: Vec<AgentStatus>,
    /// Of this kind.
    pub kind: Option<AgentKind>,
    /// Of this mode.
    pub mode: Option<String>,
    /// With at least one of these tags; empty: any.
    pub tags: Vec<String>,
    /// Favourites, or those that are none.
    pub is_favorite: Option<bool>,
    /// Oldest first instead of newest first.
    pub oldest_first: bool,
}
