// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// How the agent is meant to be used. It changes nothing about how the agent runs: that is its definition's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentMode {
    /// `chat`.
    Chat,
    /// `job`.
    Job,
    /// `flow-chat`.
    FlowChat,
    /// `flow-job`.
    FlowJob,
    /// `instruction-chat`.
    InstructionChat,
    /// `multi-agent-flow-chat`.
    MultiAgentFlowChat,
    /// `multi-agent-flow-job`.
    MultiAgentFlowJob,
    /// `multi-agent-instruction-chat`.
    MultiAgentInstructionChat,
}

impl AgentMode {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[
        Self::Chat,
        Self::Job,
        Self::FlowChat,
        Self::FlowJob,
        Self::InstructionChat,
        Self::MultiAgentFlowChat,
        Self::MultiAgentFlowJob,
        Self::MultiAgentInstructionChat,
    ];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Job => "job",
            Self::FlowChat => "flow-chat",
            Self::FlowJob => "flow-job",
            Self::InstructionChat => "instruction-chat",
            Self::MultiAgentFlowChat => "multi-agent-flow-chat",
            Self::MultiAgentFlowJob => "multi-agent-flow-job",
            Self::MultiAgentInstructionChat => "multi-agent-instruction-chat",
        }
    }
}

runtime::strings!(AgentMode);

/// Whether one agent works in it, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentType {
    /// `single-agent`.
    SingleAgent,
    /// `multi-agent`.
    MultiAgent,
}

impl AgentType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::SingleAgent, Self::MultiAgent];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleAgent => "single-agent",
            Self::MultiAgent => "multi-agent",
        }
    }
}

runtime::strings!(AgentType);

/// Whether one agent works in it, or several. `flow`, `instruction` and `tool` are deprecated and taken for `single-agent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentTypeRequest {
    /// `single-agent`.
    SingleAgent,
    /// `multi-agent`.
    MultiAgent,
    /// `flow`.
    Flow,
    /// `instruction`.
    Instruction,
    /// `tool`.
    Tool,
}

impl AgentTypeRequest {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::SingleAgent, Self::MultiAgent, Self::Flow, Self::Instruction, Self::Tool];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleAgent => "single-agent",
            Self::MultiAgent => "multi-agent",
            Self::Flow => "flow",
            Self::Instruction => "instruction",
            Self::Tool => "tool",
        }
    }
}

runtime::strings!(AgentTypeRequest);

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentOrder {
    /// `recent`.
    Recent,
    /// `oldest`.
    Oldest,
}

impl AgentOrder {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Recent, Self::Oldest];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Oldest => "oldest",
        }
    }
}

runtime::strings!(AgentOrder);

/// Where the agent is in its life. One that is not `ACTIVE` does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentStatus {
    /// `DRAFT`.
    Draft,
    /// `ACTIVE`.
    Active,
    /// `INACTIVE`.
    Inactive,
}

impl AgentStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::Active, Self::Inactive];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
        }
    }
}

runtime::strings!(AgentStatus);

/// Whether the icon is an emoji or a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IconType {
    /// `emoji`.
    Emoji,
    /// `url`.
    Url,
}

impl IconType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Emoji, Self::Url];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Emoji => "emoji",
            Self::Url => "url",
        }
    }
}

runtime::strings!(IconType);

/// Whether the agent runs a workflow (`flow`) or follows an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefinitionType {
    /// `flow`.
    Flow,
    /// `instruction`.
    Instruction,
}

impl DefinitionType {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Flow, Self::Instruction];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Instruction => "instruction",
        }
    }
}

runtime::strings!(DefinitionType);

/// Words to find the agent by, as a list or as one text with commas between them. Tags that are given twice count once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Tags {
    /// `TagList`.
    TagList(TagList),
    /// `String`.
    Text(String),
}

impl<'de> Deserialize<'de> for Tags {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::one_of(
            deserializer,
            false,
            &[
                |value| {
                    <TagList as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &TagList| valid_tag_list(value))
                        .map(Self::TagList)
                },
                |value| {
                    <String as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &String| length(value, 0, 3300) && PATTERN_1.is_match(value))
                        .map(Self::Text)
                },
            ],
        )
    }
}

impl From<TagList> for Tags {
    fn from(value: TagList) -> Self {
        Self::TagList(value)
    }
}

impl From<String> for Tags {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// Words to find an agent by.
pub type TagList = Vec<String>;

/// A new agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct CreateAgentRequest {
    /// Whether `icon` is an emoji or a URL.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon_type: Maybe<IconType>,
    /// An emoji, a URL, or the key of a gallery.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon: Maybe<String>,
    /// The colour behind the icon, as CSS spells it in hexadecimal.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon_background: Maybe<String>,
    /// How the agent is meant to be used.
    #[serde(default = "default_createagentrequest_mode")]
    pub mode: AgentMode,
    /// Whether one agent works in it, or several.
    #[serde(default = "default_createagentrequest_type")]
    pub r#type: AgentTypeRequest,
    /// The agent's name. Names need not be unique.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub description: Maybe<String>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub tags: Maybe<Tags>,
    /// Whether it is marked as a favourite.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub is_favorite: Maybe<bool>,
    /// What the client keeps with it; never looked at.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub extend_properties: Maybe<Map<String, Value>>,
}

runtime::object!(CreateAgentRequest);

fn default_createagentrequest_mode() -> AgentMode {
    AgentMode::Job
}

fn default_createagentrequest_type() -> AgentTypeRequest {
    AgentTypeRequest::SingleAgent
}

/// What is to change. A field that is absent or null stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct UpdateAgentRequest {
    /// Whether `icon` is an emoji or a URL.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon_type: Maybe<IconType>,
    /// An emoji, a URL, or the key of a gallery.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon: Maybe<String>,
    /// The colour behind the icon, as CSS spells it in hexadecimal.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub icon_background: Maybe<String>,
    /// The agent's name.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub name: Maybe<String>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub description: Maybe<String>,
    /// Words to find it by; replaced whole.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub tags: Maybe<Tags>,
    /// Whether it is marked as a favourite.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub is_favorite: Maybe<bool>,
    /// Where it is in its life.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub status: Maybe<AgentStatus>,
    /// The experiment that it is part of; empty takes it out of one.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub ab_test_id: Maybe<String>,
    /// Whether the experiment is on.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub ab_test_enabled: Maybe<bool>,
    /// What the client keeps with it; replaced whole, never looked at.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub extend_properties: Maybe<Map<String, Value>>,
    /// How it is to be used, for people; empty takes it away.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub usage_guide: Maybe<String>,
}

runtime::object!(UpdateAgentRequest);

/// Whether requests can name files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct FileUpload {
    /// Whether they can.
    pub enabled: bool,
}

runtime::object!(FileUpload);

/// What can be done with an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Abilities {
    /// Whether requests can name files. Always so; what becomes of them is the definition's.
    pub file_upload: FileUpload,
}

runtime::object!(Abilities);

/// An agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Agent {
    /// Whether `icon` is an emoji or a URL.
    pub icon_type: IconType,
    /// An emoji, a URL, or the key of a gallery.
    pub icon: String,
    /// The colour behind the icon, as CSS spells it in hexadecimal.
    pub icon_background: String,
    /// The id of who made it; null where nobody did who has one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub created_by: Option<String>,
    /// The id of who changed it last; null where nobody did who has one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub updated_by: Option<String>,
    /// What kind of caller made it, such as `api_key`, `oauth_client` or `user`.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub created_by_role: Option<String>,
    /// What kind of caller changed it last.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub updated_by_role: Option<String>,
    /// When it was made.
    pub created_time: DateTime,
    /// When it last changed.
    pub updated_time: DateTime,
    /// How it is meant to be used; as `AgentMode` lists them where it was made here.
    pub mode: String,
    /// Whether one agent works in it, or several.
    pub r#type: AgentType,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// What can be done with it.
    pub abilities: Abilities,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Whether it is marked as a favourite.
    pub is_favorite: bool,
    /// What clients keep with it.
    pub extend_properties: Map<String, Value>,
    /// Its identity.
    pub id: Uuid,
    /// Whose it is.
    pub tenant_id: Uuid,
    /// The unit that it is in; null where it is in none.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub tenant_unit_id: Option<Uuid>,
    /// Where it is in its life.
    pub status: AgentStatus,
    /// A short word that names it, unique within the tenant.
    pub code: String,
    /// Identity of what it does; of a flow the workflow's. Null where it has no definition.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub definition_id: Option<Uuid>,
    /// Whether it runs a workflow or follows an instruction. Null where it has no definition.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub definition_type: Option<DefinitionType>,
    /// The experiment that it is part of.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub ab_test_id: Option<String>,
    /// Whether the experiment is on.
    pub ab_test_enabled: bool,
    /// How it is to be used, for people.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub usage_guide: Option<String>,
    /// The member `visibility` of the agent's configuration, where that is an object; else empty.
    pub visibility: Map<String, Value>,
    /// Its definition: of a flow `type` and `workflow_id`; of an instruction `type`, `provider`, `prompt`, `tools` and `memory`. Null where it has none. Never holds a secret.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub agent_definition_entity: Option<Map<String, Value>>,
    /// The member `variables` of the agent's configuration, where that is a list of objects; else empty.
    pub variables: Vec<Map<String, Value>>,
    /// The icon's URL; null where the icon is an emoji.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub icon_url: Option<String>,
}

runtime::object!(Agent);

/// One page of agents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct AgentPage {
    /// Which page, from 1.
    pub page_num: i32,
    /// Agents a page.
    pub page_size: i32,
    /// Agents on all pages.
    pub total_count: i64,
    /// How many pages there are.
    pub total_pages: i64,
    /// Whether a page follows.
    pub has_next_page: bool,
    /// The agents.
    pub data: Vec<Agent>,
}

runtime::object!(AgentPage);

/// Nothing.
pub type Nothing = Map<String, Value>;

/// A question to an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RunRequest {
    /// What is said to the agent.
    #[serde(default = "default_runrequest_query")]
    pub query: String,
    /// Variables, which the agent's templates and flow see as `inputs`.
    #[serde(default = "default_runrequest_inputs")]
    pub inputs: Map<String, Value>,
    /// Whether the answer comes as a stream.
    #[serde(default = "default_runrequest_streaming")]
    pub streaming: bool,
    /// Files, by whatever the agent's definition knows them by; passed on as they are.
    #[serde(default = "default_runrequest_files")]
    pub files: Vec<String>,
    /// How the answer is spelled. `wfx` is the one there is; another text changes nothing.
    #[serde(default = "default_runrequest_response_type")]
    pub response_type: String,
    /// What the client's application knows; taken, and not looked at.
    #[serde(default = "default_runrequest_wfx_context")]
    pub wfx_context: Map<String, Value>,
    /// The conversation that it is part of. Empty and null are the same as absent.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub conversation_id: Maybe<String>,
}

runtime::object!(RunRequest);

fn default_runrequest_query() -> String {
    "".to_owned()
}

fn default_runrequest_inputs() -> Map<String, Value> {
    Map::new()
}

fn default_runrequest_streaming() -> bool {
    false
}

fn default_runrequest_files() -> Vec<String> {
    Vec::new()
}

fn default_runrequest_response_type() -> String {
    "wfx".to_owned()
}

fn default_runrequest_wfx_context() -> Map<String, Value> {
    Map::new()
}

/// A person's answer to a run that waits for one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ResumeRequest {
    /// What is said to the agent.
    #[serde(default = "default_resumerequest_query")]
    pub query: String,
    /// Variables, which the agent's templates and flow see as `inputs`.
    #[serde(default = "default_resumerequest_inputs")]
    pub inputs: Map<String, Value>,
    /// Whether the answer comes as a stream.
    #[serde(default = "default_resumerequest_streaming")]
    pub streaming: bool,
    /// Files, by whatever the agent's definition knows them by; passed on as they are.
    #[serde(default = "default_resumerequest_files")]
    pub files: Vec<String>,
    /// How the answer is spelled. `wfx` is the one there is; another text changes nothing.
    #[serde(default = "default_resumerequest_response_type")]
    pub response_type: String,
    /// What the client's application knows; taken, and not looked at.
    #[serde(default = "default_resumerequest_wfx_context")]
    pub wfx_context: Map<String, Value>,
    /// The conversation that the run answers in. Empty and null are the same as absent.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub conversation_id: Maybe<String>,
    /// The person's answer, which the waiting node has as its output. Where the node offers choices, the chosen one is its member `choice`.
    #[serde(default = "default_resumerequest_interrupt_inputs")]
    pub interrupt_inputs: Map<String, Value>,
    /// Taken, and not looked at; whether the run waits is known.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub is_interrupted: Maybe<bool>,
    /// The run.
    pub flow_run_id: String,
}

runtime::object!(ResumeRequest);

fn default_resumerequest_query() -> String {
    "".to_owned()
}

fn default_resumerequest_inputs() -> Map<String, Value> {
    Map::new()
}

fn default_resumerequest_streaming() -> bool {
    false
}

fn default_resumerequest_files() -> Vec<String> {
    Vec::new()
}

fn default_resumerequest_response_type() -> String {
    "wfx".to_owned()
}

fn default_resumerequest_wfx_context() -> Map<String, Value> {
    Map::new()
}

fn default_resumerequest_interrupt_inputs() -> Map<String, Value> {
    Map::new()
}

/// What the agent said.
pub type BareAnswer = String;

/// Where a run is. `succeeded`, `failed` and `stopped` are final; `paused` waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunStatus {
    /// `running`.
    Running,
    /// `paused`.
    Paused,
    /// `succeeded`.
    Succeeded,
    /// `failed`.
    Failed,
    /// `stopped`.
    Stopped,
}

impl RunStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Running, Self::Paused, Self::Succeeded, Self::Failed, Self::Stopped];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }
}

runtime::strings!(RunStatus);

/// The event that a stream would have ended with by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerEvent {
    /// `workflow_started`.
    WorkflowStarted,
    /// `workflow_paused`.
    WorkflowPaused,
    /// `workflow_finished`.
    WorkflowFinished,
}

impl AnswerEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowStarted, Self::WorkflowPaused, Self::WorkflowFinished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowStarted => "workflow_started",
            Self::WorkflowPaused => "workflow_paused",
            Self::WorkflowFinished => "workflow_finished",
        }
    }
}

runtime::strings!(AnswerEvent);

/// Tokens, as providers count them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Usage {
    /// Of what was asked.
    pub prompt_tokens: i64,
    /// Of what was answered.
    pub completion_tokens: i64,
    /// Of both.
    pub total_tokens: i64,
}

runtime::object!(Usage);

/// What there is to know about an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Metadata {
    /// What it cost; null where the provider did not say.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub usage: Option<Usage>,
}

runtime::object!(Metadata);

/// What a person is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Interrupt {
    /// The node that waits.
    pub node_id: String,
    /// What is asked, as the node's configuration says it; any JSON.
    pub prompt: Value,
    /// When the wait ends without an answer; null where it does not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
}

runtime::object!(Interrupt);

/// What came of a run so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct RunAnswer {
    /// What happened last.
    pub event: AnswerEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// The message of the conversation that holds the answer; null where there is none (yet).
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub message_id: Option<Uuid>,
    /// What the agent said; empty where it said nothing (yet).
    pub answer: String,
    /// All that came out of the run, any JSON; null where nothing did (yet).
    pub outputs: Value,
    /// Where the run is.
    pub status: RunStatus,
    /// Whether it waits for a person.
    pub is_interrupted: bool,
    /// What the person is asked; present where the run waits for one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub interrupt: Option<Interrupt>,
    /// What there is to know about the answer.
    pub metadata: Metadata,
    /// When the run was accepted.
    pub created_at: DateTime,
}

runtime::object!(RunAnswer);

/// The `data` of one event of a stream.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum StreamFrame {
    /// `WorkflowStartedFrame`.
    WorkflowStartedFrame(WorkflowStartedFrame),
    /// `NodeStartedFrame`.
    NodeStartedFrame(NodeStartedFrame),
    /// `NodeFinishedFrame`.
    NodeFinishedFrame(NodeFinishedFrame),
    /// `MessageFrame`.
    MessageFrame(MessageFrame),
    /// `MessageReplaceFrame`.
    MessageReplaceFrame(MessageReplaceFrame),
    /// `MessageEndFrame`.
    MessageEndFrame(MessageEndFrame),
    /// `HumanInputRequiredFrame`.
    HumanInputRequiredFrame(HumanInputRequiredFrame),
    /// `WorkflowPausedFrame`.
    WorkflowPausedFrame(WorkflowPausedFrame),
    /// `WorkflowFinishedFrame`.
    WorkflowFinishedFrame(WorkflowFinishedFrame),
    /// `ErrorFrame`.
    ErrorFrame(ErrorFrame),
    /// `PingFrame`.
    PingFrame(PingFrame),
}

impl<'de> Deserialize<'de> for StreamFrame {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::discriminated(deserializer, "event", |tag, value| match tag {
            "workflow_started" => Some(serde_json::from_value(value).map(Self::WorkflowStartedFrame)),
            "node_started" => Some(serde_json::from_value(value).map(Self::NodeStartedFrame)),
            "node_finished" => Some(serde_json::from_value(value).map(Self::NodeFinishedFrame)),
            "message" => Some(serde_json::from_value(value).map(Self::MessageFrame)),
            "message_replace" => Some(serde_json::from_value(value).map(Self::MessageReplaceFrame)),
            "message_end" => Some(serde_json::from_value(value).map(Self::MessageEndFrame)),
            "human_input_required" => Some(serde_json::from_value(value).map(Self::HumanInputRequiredFrame)),
            "workflow_paused" => Some(serde_json::from_value(value).map(Self::WorkflowPausedFrame)),
            "workflow_finished" => Some(serde_json::from_value(value).map(Self::WorkflowFinishedFrame)),
            "error" => Some(serde_json::from_value(value).map(Self::ErrorFrame)),
            "ping" => Some(serde_json::from_value(value).map(Self::PingFrame)),
            _ => None,
        })
    }
}

impl From<WorkflowStartedFrame> for StreamFrame {
    fn from(value: WorkflowStartedFrame) -> Self {
        Self::WorkflowStartedFrame(value)
    }
}

impl From<NodeStartedFrame> for StreamFrame {
    fn from(value: NodeStartedFrame) -> Self {
        Self::NodeStartedFrame(value)
    }
}

impl From<NodeFinishedFrame> for StreamFrame {
    fn from(value: NodeFinishedFrame) -> Self {
        Self::NodeFinishedFrame(value)
    }
}

impl From<MessageFrame> for StreamFrame {
    fn from(value: MessageFrame) -> Self {
        Self::MessageFrame(value)
    }
}

impl From<MessageReplaceFrame> for StreamFrame {
    fn from(value: MessageReplaceFrame) -> Self {
        Self::MessageReplaceFrame(value)
    }
}

impl From<MessageEndFrame> for StreamFrame {
    fn from(value: MessageEndFrame) -> Self {
        Self::MessageEndFrame(value)
    }
}

impl From<HumanInputRequiredFrame> for StreamFrame {
    fn from(value: HumanInputRequiredFrame) -> Self {
        Self::HumanInputRequiredFrame(value)
    }
}

impl From<WorkflowPausedFrame> for StreamFrame {
    fn from(value: WorkflowPausedFrame) -> Self {
        Self::WorkflowPausedFrame(value)
    }
}

impl From<WorkflowFinishedFrame> for StreamFrame {
    fn from(value: WorkflowFinishedFrame) -> Self {
        Self::WorkflowFinishedFrame(value)
    }
}

impl From<ErrorFrame> for StreamFrame {
    fn from(value: ErrorFrame) -> Self {
        Self::ErrorFrame(value)
    }
}

impl From<PingFrame> for StreamFrame {
    fn from(value: PingFrame) -> Self {
        Self::PingFrame(value)
    }
}

/// The run is under way. Always the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowStartedFrame {
    /// What happened.
    pub event: WorkflowStartedFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
}

runtime::object!(WorkflowStartedFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowStartedFrameEvent {
    /// `workflow_started`.
    WorkflowStarted,
}

impl WorkflowStartedFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowStarted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowStarted => "workflow_started",
        }
    }
}

runtime::strings!(WorkflowStartedFrameEvent);

/// A node's attempt starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeStartedFrame {
    /// What happened.
    pub event: NodeStartedFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// The node's id in the graph.
    pub node_id: String,
    /// The node's type.
    pub node_type: String,
    /// Which attempt at the node, from 1.
    pub attempt: i32,
}

runtime::object!(NodeStartedFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeStartedFrameEvent {
    /// `node_started`.
    NodeStarted,
}

impl NodeStartedFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::NodeStarted];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NodeStarted => "node_started",
        }
    }
}

runtime::strings!(NodeStartedFrameEvent);

/// A node's attempt ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct NodeFinishedFrame {
    /// What happened.
    pub event: NodeFinishedFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// The node's id in the graph.
    pub node_id: String,
    /// The node's type.
    pub node_type: String,
    /// Which attempt at the node, from 1.
    pub attempt: i32,
    /// How it ended.
    pub status: NodeFinishedFrameStatus,
    /// What came out, any JSON; null where it failed.
    pub outputs: Value,
    /// Why it failed, as `code: message`; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<String>,
    /// Seconds from the attempt's start to its end.
    pub elapsed_time: f64,
}

runtime::object!(NodeFinishedFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeFinishedFrameEvent {
    /// `node_finished`.
    NodeFinished,
}

impl NodeFinishedFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::NodeFinished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NodeFinished => "node_finished",
        }
    }
}

runtime::strings!(NodeFinishedFrameEvent);

/// How an attempt at a node ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeFinishedFrameStatus {
    /// `succeeded`.
    Succeeded,
    /// `failed`.
    Failed,
}

impl NodeFinishedFrameStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Succeeded, Self::Failed];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }
}

runtime::strings!(NodeFinishedFrameStatus);

/// A piece of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageFrame {
    /// What happened.
    pub event: MessageFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// The piece.
    pub answer: String,
}

runtime::object!(MessageFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageFrameEvent {
    /// `message`.
    Message,
}

impl MessageFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Message];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
        }
    }
}

runtime::strings!(MessageFrameEvent);

/// What the answer said so far is void. The attempt at it failed, and another begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageReplaceFrame {
    /// What happened.
    pub event: MessageReplaceFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// What takes its place: nothing yet.
    pub answer: String,
}

runtime::object!(MessageReplaceFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageReplaceFrameEvent {
    /// `message_replace`.
    MessageReplace,
}

impl MessageReplaceFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::MessageReplace];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MessageReplace => "message_replace",
        }
    }
}

runtime::strings!(MessageReplaceFrameEvent);

/// The answer is whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageEndFrame {
    /// What happened.
    pub event: MessageEndFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// The message of the conversation that holds the answer; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub message_id: Option<Uuid>,
    /// The whole answer.
    pub answer: String,
    /// What there is to know about the answer.
    pub metadata: Metadata,
}

runtime::object!(MessageEndFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageEndFrameEvent {
    /// `message_end`.
    MessageEnd,
}

impl MessageEndFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::MessageEnd];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MessageEnd => "message_end",
        }
    }
}

runtime::strings!(MessageEndFrameEvent);

/// A node waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct HumanInputRequiredFrame {
    /// What happened.
    pub event: HumanInputRequiredFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// The node that waits.
    pub node_id: String,
    /// What is asked, as the node's configuration says it; any JSON.
    pub prompt: Value,
    /// When the wait ends without an answer; null where it does not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<DateTime>,
}

runtime::object!(HumanInputRequiredFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HumanInputRequiredFrameEvent {
    /// `human_input_required`.
    HumanInputRequired,
}

impl HumanInputRequiredFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::HumanInputRequired];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HumanInputRequired => "human_input_required",
        }
    }
}

runtime::strings!(HumanInputRequiredFrameEvent);

/// Nothing happens until a person answers. The stream ends here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowPausedFrame {
    /// What happened.
    pub event: WorkflowPausedFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// Always `paused`.
    pub status: WorkflowPausedFrameStatus,
}

runtime::object!(WorkflowPausedFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowPausedFrameEvent {
    /// `workflow_paused`.
    WorkflowPaused,
}

impl WorkflowPausedFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowPaused];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowPaused => "workflow_paused",
        }
    }
}

runtime::strings!(WorkflowPausedFrameEvent);

/// Always `paused`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowPausedFrameStatus {
    /// `paused`.
    Paused,
}

impl WorkflowPausedFrameStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Paused];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paused => "paused",
        }
    }
}

runtime::strings!(WorkflowPausedFrameStatus);

/// The run ended. Always the last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowFinishedFrame {
    /// What happened.
    pub event: WorkflowFinishedFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// How it ended.
    pub status: WorkflowFinishedFrameStatus,
    /// What came out, any JSON; null where it failed.
    pub outputs: Value,
    /// Why it failed, as `code: message`; null where it did not.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub error: Option<String>,
}

runtime::object!(WorkflowFinishedFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowFinishedFrameEvent {
    /// `workflow_finished`.
    WorkflowFinished,
}

impl WorkflowFinishedFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::WorkflowFinished];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorkflowFinished => "workflow_finished",
        }
    }
}

runtime::strings!(WorkflowFinishedFrameEvent);

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkflowFinishedFrameStatus {
    /// `succeeded`.
    Succeeded,
    /// `failed`.
    Failed,
    /// `stopped`.
    Stopped,
}

impl WorkflowFinishedFrameStatus {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Succeeded, Self::Failed, Self::Stopped];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }
}

runtime::strings!(WorkflowFinishedFrameStatus);

/// The run failed, or the server cannot go on telling of it (`interrupted`). In the second case the stream ends here, and is taken up by `Last-Event-ID`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorFrame {
    /// What happened.
    pub event: ErrorFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
    /// A stable word, such as `provider_unavailable`, `timeout` or `interrupted`.
    pub code: String,
    /// A sentence for people.
    pub message: String,
    /// The node that failed; null where none did.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub node_id: Option<String>,
}

runtime::object!(ErrorFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorFrameEvent {
    /// `error`.
    Error,
}

impl ErrorFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Error];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
        }
    }
}

runtime::strings!(ErrorFrameEvent);

/// Nothing happened for ten seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct PingFrame {
    /// What happened.
    pub event: PingFrameEvent,
    /// The conversation; null for a run without one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub conversation_id: Option<Uuid>,
    /// The run.
    pub flow_run_id: Uuid,
    /// When it happened.
    pub created_at: DateTime,
}

runtime::object!(PingFrame);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PingFrameEvent {
    /// `ping`.
    Ping,
}

impl PingFrameEvent {
    /// Every value, in the document's order.
    pub const ALL: &'static [Self] = &[Self::Ping];

    /// As the wire spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ping => "ping",
        }
    }
}

runtime::strings!(PingFrameEvent);

/// The name of a member, or the index of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum LocationPart {
    /// `String`.
    Text(String),
    /// `i64`.
    Integer(i64),
}

impl<'de> Deserialize<'de> for LocationPart {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::one_of(
            deserializer,
            false,
            &[
                |value| {
                    <String as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &String| length(value, 0, 2000))
                        .map(Self::Text)
                },
                |value| {
                    <i64 as Deserialize>::deserialize(value)
                        .ok()
                        .filter(|value: &i64| *value >= 0 && *value <= 9007199254740991)
                        .map(Self::Integer)
                },
            ],
        )
    }
}

impl From<String> for LocationPart {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for LocationPart {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Violation {
    /// Where: `body`, `query`, `path` or `header`, and the way from there.
    pub loc: Vec<LocationPart>,
    /// A sentence for the person who mends it.
    pub msg: String,
    /// A stable word, such as `missing`, `string_too_short`, `enum` or `json_invalid`.
    pub r#type: String,
}

runtime::object!(Violation);

/// All that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ValidationError {
    /// Every violation.
    pub detail: Vec<Violation>,
}

runtime::object!(ValidationError);

/// An error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Error {
    /// A sentence for people.
    pub detail: String,
}

runtime::object!(Error);
