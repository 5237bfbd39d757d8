//! Answers, whole and in pieces: only what is looked at, and that only where it is there. Servers that speak this API leave out ids, times, roles, indexes of calls, and
//! have reasons of their own for ending; none of it says that an answer is none.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::domain::{
    conversation::Usage,
    provider::{Listener, Reply, ToolCall},
};

/// A piece of a streamed answer.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chunk {
    #[serde(default, deserialize_with = "or_default")]
    choices: Vec<Choice>,
    #[serde(default, deserialize_with = "lenient")]
    usage: Option<Tokens>,
    #[serde(default)]
    pub(super) error: Option<Value>,
}

/// A whole answer.
pub(super) type Completion = Chunk;

#[derive(Debug, Default, Deserialize)]
struct Choice {
    #[serde(default)]
    index: u32,
    /// Of a piece `delta`.
    #[serde(default, alias = "message", deserialize_with = "or_default")]
    delta: Said,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Said {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    tool_calls: Vec<Call>,
}

#[derive(Debug, Default, Deserialize)]
struct Call {
    #[serde(default)]
    index: Option<usize>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    function: Function,
}

#[derive(Debug, Default, Deserialize)]
struct Function {
    #[serde(default)]
    name: Option<String>,
    /// A text of JSON; with some servers JSON itself.
    #[serde(default)]
    arguments: Option<Value>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
struct Tokens {
    #[serde(default, rename = "prompt_tokens")]
    prompt: u64,
    #[serde(default, rename = "completion_tokens")]
    completion: u64,
    #[serde(default, rename = "total_tokens")]
    total: u64,
}

/// `null` is nothing said.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// What cannot be read is not there.
fn lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tokens>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).unwrap_or_default())
}

impl From<Tokens> for Usage {
    fn from(tokens: Tokens) -> Self {
        let sum = tokens.prompt.saturating_add(tokens.completion);
        Self {
            prompt_tokens: tokens.prompt,
            completion_tokens: tokens.completion,
            total_tokens: if tokens.total == 0 { sum } else { tokens.total },
        }
    }
}

impl Completion {
    /// What was answered, where that is an answer at all.
    pub(super) fn reply(self) -> Option<Reply> {
        let mut assembly = Assembly::default();
        if self.choices.is_empty() {
            return None;
        }
        assembly.add(self, &crate::domain::provider::Deaf);
        Some(assembly.reply())
    }
}

/// An answer being put together.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    text: String,
    calls: BTreeMap<usize, Partial>,
    usage: Option<Usage>,
    has_ended: bool,
}

#[derive(Debug, Default)]
struct Partial {
    id: String,
    name: String,
    arguments: String,
}

impl Assembly {
    /// Takes a piece in, and tells what is said in it.
    pub(super) fn add(&mut self, chunk: Chunk, listener: &dyn Listener) {
        // With some servers every piece counts what there was so far: the last one counts all.
        self.usage = chunk.usage.map(Usage::from).or(self.usage);
        // One answer is asked for.
        for choice in chunk.choices.into_iter().filter(|choice| choice.index == 0) {
            // Why it does not answer is what it says.
            for text in [choice.delta.content, choice.delta.refusal].into_iter().flatten() {
                if !text.is_empty() {
                    listener.delta(&text);
                    self.text.push_str(&text);
                }
            }
            choice.delta.tool_calls.into_iter().for_each(|call| self.call(call));
            self.has_ended |= choice.finish_reason.is_some();
        }
    }

    fn call(&mut self, call: Call) {
        let last = self.calls.last_key_value().map(|(index, _)| *index);
        // Without an index, a name begins a new call and anything else goes on with the last.
        let index = match (call.index, last) {
            (Some(index), _) => index,
            (None, None) => 0,
            (None, Some(last)) => last + usize::from(call.function.name.is_some()),
        };
        let partial = self.calls.entry(index).or_default();
        if let Some(id) = call.id.filter(|id| !id.is_empty()) {
            partial.id = id;
        }
        if let Some(name) = call.function.name.filter(|name| !name.is_empty()) {
            partial.name = name;
        }
        match call.function.arguments {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => partial.arguments.push_str(&text),
            Some(whole) => partial.arguments = whole.to_string(),
        }
    }

    /// Whether it said that it has ended.
    pub(super) fn is_whole(&self) -> bool {
        self.has_ended
    }

    pub(super) fn reply(self) -> Reply {
        let calls = self.calls.into_iter().map(|(index, partial)| partial.whole(index)).collect();
        Reply { text: self.text, calls, usage: self.usage, ..Reply::default() }
    }
}

impl Partial {
    fn whole(self, index: usize) -> ToolCall {
        let arguments = if self.arguments.trim().is_empty() {
            // A tool without parameters is called without arguments.
            Value::Object(Map::new())
        } else {
            match serde_json::from_str(&self.arguments) {
                Ok(arguments @ Value::Object(_)) => arguments,
                _ => Value::String(self.arguments),
            }
        };
        // Results refer to it.
        let id = if self.id.is_empty() { format!("call_{index}") } else { self.id };
        ToolCall { id, name: self.name, arguments }
    }
}
