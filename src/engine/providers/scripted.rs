//! `scripted`: rules and a template, evaluated here. The default: it needs no network and no key, and says the same to the same question.
//!
//! Conditions and templates see `query`, `inputs`, `input`, `agent` (`id`, `name`, `code`, `config`), and `messages`: what was said before the question, oldest first,
//! each with `sender` (`user`, `agent`, `system`) and `content`. Where a rule runs a tool, its reply sees the output as `tool`.

use serde_json::{Map, Value, json};

use super::templates::{
    self, TOOL, Templates, check_condition, check_template, check_template_after_tool, check_value,
};
use crate::domain::{
    Fault,
    agent::Rule,
    provider::{Ask, AskMessage, Listener, ProviderFailure, Reply, ToolCall},
};

/// Pieces that an answer is told in, at most: whoever shows answers as they come finds here what he would find elsewhere.
const PIECES: usize = 8;

pub(super) fn check(rules: &[Rule], template: Option<&str>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let at = format!("/rules/{index}");
        faults.extend(check_condition(&rule.when, &format!("{at}/when")));
        let check_reply = if rule.tool.is_some() { check_template_after_tool } else { check_template };
        faults.extend(rule.reply.as_ref().and_then(|reply| check_reply(reply, &format!("{at}/reply"))));
        if let Some(tool) = &rule.tool {
            for (name, value) in &tool.arguments {
                let step = crate::engine::pointer::step(name);
                check_value(value, &format!("{at}/tool/arguments/{step}"), &mut faults);
            }
        }
    }
    faults.extend(template.and_then(|template| check_template(template, "/template")));
    faults
}

/// Asked a second time, with the tool's output, the same rule matches: conditions do not see it.
pub(super) fn ask(
    templates: &Templates,
    rules: &[Rule],
    template: Option<&str>,
    ask: &Ask,
    listener: &dyn Listener,
) -> Result<Reply, ProviderFailure> {
    let mut context = ask.context.clone();
    let tool = context.remove(TOOL);
    context.insert("messages".to_owned(), said_before(&ask.messages));
    let view = templates::view(&context);
    let mut matching = None;
    for rule in rules {
        if templates.holds(&rule.when, &view)? {
            matching = Some(rule);
            break;
        }
    }
    let Some(rule) = matching else {
        let text = match template {
            Some(template) => templates.render(template, &view)?,
            None => context.get("query").and_then(Value::as_str).unwrap_or_default().to_owned(),
        };
        tell(&text, listener);
        return Ok(Reply { text, ..Reply::default() });
    };
    let view = match (tool, &rule.tool) {
        (None, Some(tool)) => {
            let arguments = templates.fill_all(&tool.arguments, &view)?;
            let call = ToolCall { id: "rule".to_owned(), name: tool.name.clone(), arguments: Value::Object(arguments) };
            return Ok(Reply { calls: vec![call], ..Reply::default() });
        }
        (Some(output), _) => with_tool(context, output),
        (None, None) => view,
    };
    let text = rule.reply.as_ref().map_or(Ok(String::new()), |reply| templates.render(reply, &view))?;
    tell(&text, listener);
    Ok(Reply { text, outcome: rule.then, ..Reply::default() })
}

fn with_tool(mut context: Map<String, Value>, output: Value) -> minijinja::Value {
    context.insert(TOOL.to_owned(), output);
    templates::view(&context)
}

/// What was said before the question, which stands last but for calls of tools and what they gave.
fn said_before(messages: &[AskMessage]) -> Value {
    let is_said = |message: &&AskMessage| match message {
        AskMessage::ToolResult { .. } => false,
        AskMessage::Agent { calls, .. } => calls.is_empty(),
        AskMessage::User(_) | AskMessage::System(_) => true,
    };
    let said: Vec<&AskMessage> = messages.iter().filter(is_said).collect();
    let before = said.split_last().map_or(&[][..], |(_, before)| before);
    let entry = |sender: &str, content: &str| json!({ "sender": sender, "content": content });
    before
        .iter()
        .filter_map(|message| match message {
            AskMessage::User(text) => Some(entry("user", text)),
            AskMessage::System(text) => Some(entry("system", text)),
            AskMessage::Agent { text, .. } => Some(entry("agent", text)),
            AskMessage::ToolResult { .. } => None,
        })
        .collect()
}

/// Tells a text in a few pieces, between words.
fn tell(text: &str, listener: &dyn Listener) {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let size = words.len().div_ceil(PIECES).max(1);
    words.chunks(size).for_each(|words| listener.delta(&words.concat()));
}
