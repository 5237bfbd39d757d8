// Written by `cargo xtask generate`. Change the document, not this file.

//! Types of the wire.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(unused_imports, reason = "every document uses another part of these")]

use serde::{Deserialize, Serialize};

use super::validate::*;
use crate::runtime::{
    self, Base64, Binary, Date, DateTime, IndexMap, Map, Maybe, Uuid, Validate, Value, length, unique,
};

/// An agent that another receives messages from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Source {
    /// Identity of that agent.
    pub id: i64,
}

runtime::object!(Source);

/// An agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Agent {
    /// Identity of the agent.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is: the class that an imported agent came with, such as `Agents::TriggerAgent`. Of one that was made here `Agents::InstructionAgent` where it follows an instruction, `Agents::FlowAgent`
    /// where it runs a workflow, and `Agents::ManualMessageAgent` where it has no definition: such a one says what it is asked, and hands on what it receives.
    pub r#type: String,
    /// Messages that it has emitted and that have not expired.
    pub messages_count: i64,
    /// Whether it does not run. A draft, which does not run either, is disabled too.
    pub disabled: bool,
    /// The agents that it receives messages from, in the order in which they were named.
    pub sources: Vec<Source>,
}

runtime::object!(Agent);

/// A message without its payload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Message {
    /// Identity of the message.
    pub id: i64,
    /// Who emitted it.
    pub agent_id: i64,
    /// When it was created, in UTC with three decimals.
    pub created_at: String,
    /// When it expires; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<String>,
}

runtime::object!(Message);

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct MessageWithPayload {
    /// Identity of the message.
    pub id: i64,
    /// Who emitted it.
    pub agent_id: i64,
    /// When it was created, in UTC with three decimals.
    pub created_at: String,
    /// When it expires; null, never.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub expires_at: Option<String>,
    /// What it says.
    pub payload: Map<String, Value>,
}

runtime::object!(MessageWithPayload);

/// A workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Workflow {
    /// Identity of the workflow.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its description; may be empty.
    pub description: String,
}

runtime::object!(Workflow);

/// A workflow and the agents that take part in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowWithAgents {
    /// Identity of the workflow.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its description; may be empty.
    pub description: String,
    /// The agents that its nodes call, each once, in the order of the nodes.
    pub agents: Vec<Agent>,
}

runtime::object!(WorkflowWithAgents);

/// A workflow as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct WorkflowExport {
    /// The version of this format.
    pub schema_version: i64,
    /// The workflow's name; `No name provided` where it has none.
    pub name: String,
    /// Its description; `No description provided` where it has none.
    pub description: String,
    /// What installations know it by, and an import finds it by.
    pub guid: String,
    /// The colour of its label's text, where it has one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub tag_fg_color: Option<String>,
    /// The colour of its label, where it has one.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub tag_bg_color: Option<String>,
    /// What stands for it, where something does.
    #[serde(deserialize_with = "runtime::required_nullable")]
    pub icon: Option<String>,
    /// When the file was made, in UTC.
    pub exported_at: String,
    /// Its agents, in the order of their guids.
    pub agents: Vec<ExportedAgent>,
    /// Who receives whose messages, among these agents.
    pub links: Vec<ExportedLink>,
    /// Who controls whom, among these agents. Kept with the workflow; nothing here acts on it.
    pub control_links: Vec<ExportedControlLink>,
}

runtime::object!(WorkflowExport);

/// An agent in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExportedAgent {
    /// What it is, as a full class name.
    pub r#type: String,
    /// Its name.
    pub name: String,
    /// Whether it does not run.
    pub disabled: bool,
    /// What installations know it by.
    pub guid: String,
    /// Its options. Of an agent that was made here they hold its `definition`.
    pub options: Map<String, Value>,
    /// When it runs by itself, such as `every_1h`; kept as it came, nothing here acts on it. Present where its type can have one.
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    pub schedule: Maybe<String>,
    /// How long its messages are kept, in seconds; 0, for ever. Present where its type emits messages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "runtime::some")]
    pub keep_messages_for: Option<i64>,
}

runtime::object!(ExportedAgent);

/// One agent receives what another emits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExportedLink {
    /// Who emits, by its place among the agents.
    pub source: i64,
    /// Who receives, by its place among the agents.
    pub receiver: i64,
}

runtime::object!(ExportedLink);

/// One agent controls another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ExportedControlLink {
    /// Who controls, by its place among the agents.
    pub controller: i64,
    /// Who is controlled, by its place among the agents.
    pub control_target: i64,
}

runtime::object!(ExportedControlLink);

/// An error.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct ErrorResponse {
    /// A short description; with 401 and 404 the status and its text.
    pub error: String,
}

runtime::object!(ErrorResponse);
