//! Providers: who answers for instruction agents. The engine implements them; the rules of what they are asked are in `answers`.

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::{
    agent::{ProviderConfig, TurnOutcome},
    conversation::Usage,
    credential::CredentialValue,
    error::Fault,
};

/// What a provider is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// What it is told before the conversation; empty: nothing.
    pub prompt: String,
    /// The conversation, oldest first; what is to be answered is its last message, or the results of tools.
    pub messages: Vec<AskMessage>,
    /// What it may call.
    pub tools: Vec<AskTool>,
    /// What templates see besides `messages`: `query`, `inputs`, `input`, `agent`, and after a tool `tool`.
    pub context: Map<String, Value>,
}

/// A message, as providers know it.
#[derive(Debug, Clone, PartialEq)]
pub enum AskMessage {
    /// Of the person who asks.
    User(String),
    /// Of a person who took over, or of the server.
    System(String),
    /// Of the agent.
    Agent {
        /// What it said.
        text: String,
        /// What it called.
        calls: Vec<ToolCall>,
    },
    /// What a tool gave back.
    ToolResult {
        /// Which call it answers.
        call: String,
        /// What came out, as JSON or as a sentence about what went wrong.
        text: String,
    },
}

/// A tool on offer.
#[derive(Debug, Clone, PartialEq)]
pub struct AskTool {
    /// What calls name.
    pub name: String,
    /// What it does.
    pub description: String,
    /// JSON Schema of its arguments.
    pub parameters: Value,
}

/// A call of a tool.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolCall {
    /// What its result refers to.
    pub id: String,
    /// Which tool.
    pub name: String,
    /// What it is called with; where the provider wrote no JSON object, what it wrote, as a text.
    pub arguments: Value,
}

/// What a provider answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reply {
    /// What it says.
    pub text: String,
    /// What it wants called before it says more; empty: the answer is whole.
    pub calls: Vec<ToolCall>,
    /// What it means for the conversation.
    pub outcome: TurnOutcome,
    /// What it cost.
    pub usage: Option<Usage>,
}

/// Why a provider gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ProviderFailure {
    /// A stable word: `provider_unavailable`, `provider_refused`, `provider_answer`, `provider_rate_limited`, `expression` …
    pub code: String,
    /// A sentence for people. Never holds a secret.
    pub message: String,
    /// `false` where the same question would fail the same way.
    pub retryable: bool,
}

/// Takes what is said while it is being said.
pub trait Listener: Send + Sync {
    /// More of the answer.
    fn delta(&self, text: &str);
    /// What was said so far is void: the answer begins anew.
    fn restart(&self);
}

/// Nobody listens.
#[derive(Debug, Clone, Copy)]
pub struct Deaf;

impl Listener for Deaf {
    fn delta(&self, _: &str) {}
    fn restart(&self) {}
}

/// The providers.
#[async_trait]
pub trait Providers: Send + Sync {
    /// Faults of a configuration, with pointers within it.
    fn check(&self, config: &ProviderConfig) -> Vec<Fault>;
    /// Faults of a template of [`Ask::prompt`], with a pointer at the whole.
    fn check_template(&self, template: &str) -> Vec<Fault>;
    /// Fills in a template of [`Ask::prompt`].
    fn render(&self, template: &str, context: &Map<String, Value>) -> Result<String, ProviderFailure>;
    /// Asks. What is said is told to `listener` as it comes, and returned whole.
    async fn ask(
        &self,
        config: &ProviderConfig,
        credential: Option<&CredentialValue>,
        ask: &Ask,
        listener: &dyn Listener,
    ) -> Result<Reply, ProviderFailure>;
}
