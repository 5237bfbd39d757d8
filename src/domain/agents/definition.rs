//! Faults of definitions: the records that they name, their bounds, and what their provider says of its configuration.

use std::collections::HashSet;

use super::AgentService;
use crate::domain::{
    agent::{Definition, Instruction, Memory, ProviderConfig, Rule, Tool},
    credential::CredentialKind,
    error::{Fault, Result},
    graph::RetryPolicy,
    id::{CredentialId, WorkflowId},
    identity::Owner,
    text::{MAX_DESCRIPTION, check_description},
    workflow::WorkflowStatus,
};

/// Longest prompt, in characters.
pub(super) const MAX_PROMPT: usize = 100_000;
/// Most tools: what the chat-completions API takes.
const MAX_TOOLS: usize = 128;
/// Longest name of a tool.
const MAX_TOOL_NAME: usize = 64;
/// Names of tools that are offered besides an instruction's own.
const RESERVED: [&str; 2] = ["escalate", "complete_conversation"];
/// Most messages, and most characters, that an agent remembers.
const MAX_MEMORY: (u32, u32) = (1_000, 1_000_000);
/// Most attempts, as graphs bound them.
const MAX_ATTEMPTS: u32 = 100;
/// Longest wait between attempts, and longest attempt: a day.
const MAX_WAIT_MS: u64 = 86_400_000;
/// Kinds of credential that can be presented as a bearer token.
const BEARERS: [CredentialKind; 2] = [CredentialKind::ApiKey, CredentialKind::BearerToken];

impl AgentService {
    /// Faults of a definition, with pointers from `/definition` on.
    pub(super) async fn definition_faults(&self, owner: Owner, definition: &Definition) -> Result<Vec<Fault>> {
        match definition {
            Definition::Flow { workflow } => {
                let pointer = "/definition/workflow_id".to_owned();
                Ok(self.workflow_fault(owner, pointer, *workflow).await?.into_iter().collect())
            }
            Definition::Instruction(instruction) => self.instruction_faults(owner, instruction).await,
        }
    }

    async fn instruction_faults(&self, owner: Owner, instruction: &Instruction) -> Result<Vec<Fault>> {
        let below =
            |base: &'static str| move |fault: Fault| Fault { pointer: format!("{base}{}", fault.pointer), ..fault };
        let mut faults: Vec<Fault> =
            self.providers.check(&instruction.provider).into_iter().map(below("/definition/provider")).collect();
        faults.extend(self.providers.check_template(&instruction.prompt).into_iter().map(below("/definition/prompt")));
        faults.extend(bounds(instruction));
        match &instruction.provider {
            ProviderConfig::OpenAi { credential: Some(credential), .. } => {
                faults.extend(self.credential_fault(owner, *credential).await?);
            }
            ProviderConfig::OpenAi { credential: None, .. } => {}
            ProviderConfig::Scripted { rules, .. } => faults.extend(rule_faults(rules, &instruction.tools)),
        }
        for (index, tool) in instruction.tools.iter().enumerate() {
            let pointer = format!("/definition/tools/{index}/workflow_id");
            faults.extend(self.workflow_fault(owner, pointer, tool.workflow).await?);
        }
        Ok(faults)
    }

    async fn workflow_fault(&self, owner: Owner, pointer: String, id: WorkflowId) -> Result<Option<Fault>> {
        // An agent's own workflow is named by nobody: to them it does not exist.
        let found = self.workflows.find(owner, id).await?.filter(|workflow| workflow.agent.is_none());
        Ok(match found.map(|workflow| workflow.status) {
            None => Some(Fault::new(pointer, "unknown_record", "there is no such workflow")),
            Some(WorkflowStatus::Published) => None,
            Some(WorkflowStatus::Draft | WorkflowStatus::Archived) => {
                Some(Fault::new(pointer, "not_published", "the workflow is not published"))
            }
        })
    }

    async fn credential_fault(&self, owner: Owner, id: CredentialId) -> Result<Option<Fault>> {
        const POINTER: &str = "/definition/provider/credential_id";
        Ok(match self.credentials.find(owner, id).await? {
            None => Some(Fault::new(POINTER, "unknown_record", "there is no such credential")),
            Some(found) if !BEARERS.contains(&found.kind) => {
                let taken = BEARERS.map(CredentialKind::as_str).join(", ");
                let message = format!("it is of type `{}`; this provider takes {taken}", found.kind.as_str());
                Some(Fault::new(POINTER, "credential_type", message))
            }
            Some(_) => None,
        })
    }
}

fn bounds(instruction: &Instruction) -> Vec<Fault> {
    let mut faults = Vec::new();
    if instruction.prompt.chars().count() > MAX_PROMPT {
        let message = format!("must have at most {MAX_PROMPT} characters");
        faults.push(Fault::new("/definition/prompt", "max_length", message));
    }
    faults.extend(tool_faults(&instruction.tools));
    let mut check = |pointer: &str, holds: bool, message: String| {
        if !holds {
            faults.push(Fault::new(format!("/definition{pointer}"), "out_of_range", message));
        }
    };
    let Memory { max_messages, max_chars } = instruction.memory;
    let (most_messages, most_chars) = MAX_MEMORY;
    check("/memory/max_messages", max_messages <= most_messages, format!("must be at most {most_messages}"));
    check("/memory/max_chars", max_chars <= most_chars, format!("must be at most {most_chars}"));
    if let Some(RetryPolicy { max_attempts, initial_ms, factor, max_ms, jitter }) = &instruction.retry {
        let (attempts, wait) = (format!("must be from 1 to {MAX_ATTEMPTS}"), format!("must be at most {MAX_WAIT_MS}"));
        check("/retry/max_attempts", (1..=MAX_ATTEMPTS).contains(max_attempts), attempts);
        check("/retry/initial_ms", *initial_ms <= MAX_WAIT_MS, wait.clone());
        check("/retry/factor", (1.0..=100.0).contains(factor), "must be from 1 to 100".to_owned());
        check("/retry/max_ms", *max_ms <= MAX_WAIT_MS, wait);
        check("/retry/jitter", (0.0..=1.0).contains(jitter), "must be from 0 to 1".to_owned());
    }
    let timeout = instruction.timeout_ms.is_none_or(|timeout| (1..=MAX_WAIT_MS).contains(&timeout));
    check("/timeout_ms", timeout, format!("must be from 1 to {MAX_WAIT_MS}"));
    faults
}

fn tool_faults(tools: &[Tool]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if tools.len() > MAX_TOOLS {
        let message = format!("there may be at most {MAX_TOOLS} tools");
        faults.push(Fault::new("/definition/tools", "max_items", message));
    }
    let mut names = HashSet::new();
    for (index, tool) in tools.iter().enumerate() {
        let pointer = |field: &str| format!("/definition/tools/{index}/{field}");
        let word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        if tool.name.is_empty() || tool.name.len() > MAX_TOOL_NAME || !tool.name.chars().all(word) {
            let message = format!("must be 1 to {MAX_TOOL_NAME} ASCII letters, digits, `_` and `-`");
            faults.push(Fault::new(pointer("name"), "pattern", message));
        }
        if RESERVED.contains(&tool.name.as_str()) {
            let message = format!("`{}` is the name of a tool of the server's own", tool.name);
            faults.push(Fault::new(pointer("name"), "reserved", message));
        }
        if !names.insert(tool.name.as_str()) {
            let message = format!("`{}` is the name of another tool already", tool.name);
            faults.push(Fault::new(pointer("name"), "duplicate_name", message));
        }
        faults.extend(check_description(&pointer("description"), &tool.description));
        if tool.parameters.as_ref().is_some_and(|schema| !schema.is_object()) {
            faults.push(Fault::new(pointer("parameters"), "type", "must be a JSON Schema: an object"));
        }
    }
    faults
}

/// Rules that run a tool which the instruction does not have.
fn rule_faults(rules: &[Rule], tools: &[Tool]) -> Vec<Fault> {
    let unknown = |rule: &Rule| {
        let tool = rule.tool.as_ref()?;
        (!tools.iter().any(|known| known.name == tool.name)).then(|| tool.name.clone())
    };
    let faults = rules.iter().enumerate().filter_map(|(index, rule)| {
        let name: String = unknown(rule)?.chars().take(MAX_DESCRIPTION).collect();
        let pointer = format!("/definition/provider/rules/{index}/tool/name");
        Some(Fault::new(pointer, "unknown_tool", format!("the instruction has no tool `{name}`")))
    });
    faults.collect()
}
