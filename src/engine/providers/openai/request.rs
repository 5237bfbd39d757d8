//! A question, as the chat-completions API has it.

use async_openai::types::chat::{
    ChatCompletionMessageToolCall, ChatCompletionMessageToolCalls, ChatCompletionRequestAssistantMessage,
    ChatCompletionRequestAssistantMessageContent, ChatCompletionRequestMessage, ChatCompletionRequestSystemMessage,
    ChatCompletionRequestToolMessage, ChatCompletionRequestUserMessage, ChatCompletionStreamOptions,
    ChatCompletionTool, ChatCompletionTools, CreateChatCompletionRequest, FunctionCall, FunctionObject,
};
use reqwest::Url;
use serde_json::Value;

use super::Model;
use crate::domain::provider::{Ask, AskMessage, AskTool, ToolCall};

/// Hosts that call the bound of an answer by its newer name; all others know the older one, and many only that.
const NEWER: [&str; 2] = ["api.openai.com", ".openai.azure.com"];

pub(super) fn of(url: &Url, model: &Model<'_>, ask: &Ask) -> CreateChatCompletionRequest {
    let prompt = (!ask.prompt.is_empty()).then(|| system(&ask.prompt));
    let host = url.host_str().unwrap_or_default();
    let is_newer = NEWER.iter().any(|name| if name.starts_with('.') { host.ends_with(name) } else { host == *name });
    #[expect(deprecated, reason = "servers other than OpenAI's know the bound by this name alone")]
    let mut request = CreateChatCompletionRequest {
        messages: prompt.into_iter().chain(ask.messages.iter().map(message)).collect(),
        model: model.name.to_owned(),
        max_tokens: model.max_tokens.filter(|_| !is_newer),
        max_completion_tokens: model.max_tokens.filter(|_| is_newer),
        stream: Some(true),
        stream_options: Some(ChatCompletionStreamOptions { include_usage: Some(true), include_obfuscation: None }),
        tools: (!ask.tools.is_empty()).then(|| ask.tools.iter().map(tool).collect()),
        ..CreateChatCompletionRequest::default()
    };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 2, and never finer than people write it")]
    {
        request.temperature = model.temperature.map(|temperature| temperature as f32);
    }
    request
}

fn system(text: &str) -> ChatCompletionRequestMessage {
    ChatCompletionRequestSystemMessage::from(text).into()
}

fn message(message: &AskMessage) -> ChatCompletionRequestMessage {
    match message {
        AskMessage::User(text) => ChatCompletionRequestUserMessage::from(text.as_str()).into(),
        AskMessage::System(text) => system(text),
        AskMessage::Agent { text, calls } => ChatCompletionRequestAssistantMessage {
            // Beside calls a text may be absent; without them it must not be.
            content: (!text.is_empty() || calls.is_empty())
                .then(|| ChatCompletionRequestAssistantMessageContent::Text(text.clone())),
            tool_calls: (!calls.is_empty()).then(|| calls.iter().map(call).collect()),
            ..ChatCompletionRequestAssistantMessage::default()
        }
        .into(),
        AskMessage::ToolResult { call, text } => {
            ChatCompletionRequestToolMessage { content: text.clone().into(), tool_call_id: call.clone() }.into()
        }
    }
}

fn call(call: &ToolCall) -> ChatCompletionMessageToolCalls {
    let arguments = match &call.arguments {
        // What was no JSON goes back as it came.
        Value::String(text) => text.clone(),
        arguments => arguments.to_string(),
    };
    let function = FunctionCall { name: call.name.clone(), arguments };
    ChatCompletionMessageToolCalls::Function(ChatCompletionMessageToolCall { id: call.id.clone(), function })
}

fn tool(tool: &AskTool) -> ChatCompletionTools {
    ChatCompletionTools::Function(ChatCompletionTool {
        function: FunctionObject {
            name: tool.name.clone(),
            description: (!tool.description.is_empty()).then(|| tool.description.clone()),
            parameters: Some(tool.parameters.clone()),
            strict: None,
        },
    })
}
