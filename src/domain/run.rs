//! Where an execution comes from, and what its end means outside the engine: the answer in a conversation, the message to those who listen.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    agent::TurnOutcome,
    conversation::Usage,
    execution::RunError,
    id::{AgentId, ConversationId, ConversationMessageId, ExecutionId},
    settings::Pinned,
    trigger::Cause,
};

/// Executions may start executions (tools, agents that call agents), and these others: at most this many deep.
pub const MAX_DEPTH: u8 = 16;

/// Where an execution comes from. Empty for one that somebody just started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The agent whose run it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentRun>,
    /// The execution that started it and waits for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ExecutionId>,
    /// The execution that started it and went on without it. Never beside a `parent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_by: Option<ExecutionId>,
    /// How many executions stand above it, those that went on without it among them.
    #[serde(default)]
    pub depth: u8,
    /// The execution that failed, where this one was started because of that. What fails then starts nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<ExecutionId>,
    /// What its workflow's settings said at its start. [`super::ports::Runner::start`] sees to it; whoever asks for a start leaves it empty.
    #[serde(default, skip_serializing_if = "Pinned::is_default")]
    pub pinned: Pinned,
    /// Of an execution that an agent's run has started: how far the message had come that this run received. See [`Origin::hops`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hops: i32,
    /// What started it, where no caller did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Cause>,
    /// Of an execution that runs the body of a node of its workflow for one item: that node, behind those in whose bodies it stands. Then its input is the item, and it is a
    /// part of its parent: in no list, and told to no webhook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Vec<String>>,
    /// Whether it tries a version out: one that was not the published one when it started.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &i32) -> bool {
    *number == 0
}

impl Origin {
    /// Of an execution that one of this origin starts and waits for.
    #[must_use]
    pub fn below(&self, execution: ExecutionId) -> Self {
        Self { parent: Some(execution), ..self.next() }
    }

    /// Of an execution that one of this origin starts and goes on without.
    #[must_use]
    pub fn beside(&self, execution: ExecutionId) -> Self {
        Self { started_by: Some(execution), ..self.next() }
    }

    /// How far the message has come that led to this execution, through whatever executions; 0: none did. What it emits has come one further: a circle of agents
    /// ends though workflows stand between them.
    pub fn hops(&self) -> i32 {
        self.agent.map_or(self.hops, |run| run.hops)
    }

    fn next(&self) -> Self {
        Self { depth: self.depth.saturating_add(1), hops: self.hops(), ..Self::default() }
    }

    /// The node at which it begins, where a trigger of its graph started it.
    pub fn entry(&self) -> Option<&str> {
        self.trigger.as_ref().map(|cause| cause.node.as_str()).filter(|node| !node.is_empty())
    }
}

/// A run of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentRun {
    /// Whose.
    pub agent: AgentId,
    /// The conversation that it answers in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversation: Option<ConversationId>,
    /// The message that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<ConversationMessageId>,
    /// Of the message that it received: how far that has come. What it emits has come one further. 0: it received none. See [`super::message::MAX_HOPS`].
    #[serde(default)]
    pub hops: i32,
}

/// What a run came to, read from its execution's output. An agent's own output is an object with `answer`; a flow's may be anything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunAnswer {
    /// What is said; empty: nothing.
    pub text: String,
    /// What becomes of the conversation.
    pub outcome: TurnOutcome,
    /// Who said it.
    pub provider: Option<String>,
    /// What it cost.
    pub usage: Option<Usage>,
}

impl RunAnswer {
    /// Reads an output: its `answer` where it is an object with such a text, itself where it is a text, else its JSON.
    pub fn of(output: &Value) -> Self {
        let field = |name: &str| output.get(name);
        let text = match (field("answer").and_then(Value::as_str), output) {
            (Some(answer), _) => answer.to_owned(),
            (None, Value::String(text)) => text.clone(),
            (None, Value::Null) => String::new(),
            (None, other) => other.to_string(),
        };
        let read = |name: &str| field(name).cloned();
        Self {
            text,
            outcome: read("outcome").and_then(|outcome| serde_json::from_value(outcome).ok()).unwrap_or_default(),
            provider: Some(field("provider").and_then(Value::as_str).unwrap_or("flow").to_owned()),
            usage: read("usage").and_then(|usage| serde_json::from_value(usage).ok()),
        }
    }
}

/// What a run's end is emitted as: its output where that is an object, else an object that holds it.
pub fn payload(output: &Value) -> Value {
    match output {
        Value::Object(_) => output.clone(),
        other => json!({ "output": other }),
    }
}

/// What a conversation is told where its run failed. The cause is in the execution, for those who may see it.
pub fn failure_note(error: &RunError) -> String {
    format!("The agent could not answer ({}); the conversation was handed over.", error.code)
}

/// What a conversation is told where its run was cancelled.
pub const CANCELLATION_NOTE: &str = "The answer was cancelled.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_from_whatever_comes_out() {
        for (output, text, outcome) in [
            (json!({"answer": "hi", "outcome": "escalate"}), "hi", TurnOutcome::Escalate),
            (json!({"answer": "hi", "outcome": "nonsense"}), "hi", TurnOutcome::Continue),
            (json!("plain"), "plain", TurnOutcome::Continue),
            (json!(null), "", TurnOutcome::Continue),
            (json!({"total": 3}), r#"{"total":3}"#, TurnOutcome::Continue),
        ] {
            let answer = RunAnswer::of(&output);
            assert_eq!((answer.text.as_str(), answer.outcome), (text, outcome), "{output}");
        }
    }

    #[test]
    fn what_a_run_starts_knows_how_deep_it_stands_and_how_far_a_message_has_come() {
        let id = ExecutionId::new();
        let run = AgentRun { agent: AgentId::new(), conversation: None, answers: None, hops: 7 };
        let top = Origin { agent: Some(run), ..Origin::default() };
        let below = top.below(id);
        assert_eq!(below, Origin { parent: Some(id), depth: 1, hops: 7, ..Origin::default() });
        let beside = below.beside(id);
        assert_eq!(beside, Origin { started_by: Some(id), depth: 2, hops: 7, ..Origin::default() });
        assert_eq!(serde_json::from_value::<Origin>(json!({"depth": 1})).unwrap().hops(), 0);
        assert_eq!(serde_json::to_value(Origin::default()).unwrap(), json!({"depth": 0}));
    }

    #[test]
    fn what_is_emitted_is_an_object() {
        assert_eq!(payload(&json!({"a": 1})), json!({"a": 1}));
        assert_eq!(payload(&json!([1])), json!({"output": [1]}));
    }
}
