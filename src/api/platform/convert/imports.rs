//! Workflows as files: wire ↔ domain.

use generated::{
    platform::{SCHEMAS, types as wire},
    runtime::{In, Maybe, Value},
};

use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Fault, Result},
        transfer::{AgentImport, Change, File, FileAgent, Import, Link, Schedule},
    },
};

const MAX_NAME: usize = 255;
const MAX_REASON: usize = 2_000;
/// The document's schema of a file.
const FILE: &str = "/components/schemas/WorkflowFile";
/// Where workflows are read, under the surface that has all of a workflow; and how ids are spelled there.
const WORKFLOWS: (&str, &str) = ("/yourapp/v1/workflows/", "wf_");

/// Reads a file that did not come in a request: by the same rules, and with all its faults.
pub(in crate::api) fn read(text: &[u8]) -> Result<File> {
    let invalid = |message: String| Error::invalid("", "json", message);
    let value: Value = serde_json::from_slice(text).map_err(|error| invalid(format!("is no JSON: {error}")))?;
    let faults: Vec<Fault> = SCHEMAS
        .violations(FILE, &value, In::Body, "")
        .into_iter()
        .map(|violation| Fault::new(violation.pointer, "schema", violation.message))
        .collect();
    if !faults.is_empty() {
        return Err(Error::Invalid { faults });
    }
    serde_json::from_value(value).map(file).map_err(|error| invalid(error.to_string()))
}

pub(in crate::api::platform) fn file(body: wire::WorkflowFile) -> File {
    // The document bounds places from both sides.
    let place = |place: i64| usize::try_from(place).unwrap_or(usize::MAX);
    File {
        name: body.name,
        description: value(body.description).unwrap_or_default(),
        guid: body.guid,
        tag_fg_color: value(body.tag_fg_color),
        tag_bg_color: value(body.tag_bg_color),
        icon: value(body.icon),
        agents: body.agents.into_iter().map(agent).collect(),
        links: body.links.iter().map(|link| Link { from: place(link.source), to: place(link.receiver) }).collect(),
        control_links: body
            .control_links
            .iter()
            .map(|link| Link { from: place(link.controller), to: place(link.control_target) })
            .collect(),
    }
}

fn agent(agent: wire::WorkflowFileAgent) -> FileAgent {
    FileAgent {
        class: agent.r#type,
        name: agent.name,
        disabled: agent.disabled,
        guid: agent.guid,
        options: agent.options,
        schedule: match agent.schedule {
            Maybe::Absent => Schedule::Absent,
            Maybe::Null => Schedule::Null,
            Maybe::Value(schedule) => Schedule::At(schedule),
        },
        keep_messages_secs: agent.keep_messages_for,
    }
}

fn value(field: Maybe<String>) -> Option<String> {
    match field {
        Maybe::Absent | Maybe::Null => None,
        Maybe::Value(value) => Some(value),
    }
}

/// Where to read the workflow.
pub(in crate::api::platform) fn location(done: &Import) -> String {
    let (path, prefix) = WORKFLOWS;
    format!("{path}{}", wire_id::spell(prefix, done.workflow.0))
}

pub(in crate::api::platform) fn import(done: Import) -> wire::WorkflowImport {
    let count = |change| i64::try_from(done.count(change)).unwrap_or(i64::MAX);
    wire::WorkflowImport {
        workflow_id: done.workflow.0.into(),
        counts: wire::ImportCounts {
            created: count(Change::Created),
            updated: count(Change::Updated),
            unchanged: count(Change::Unchanged),
            removed: count(Change::Removed),
        },
        name: cut(done.name, MAX_NAME),
        guid: cut(done.guid, MAX_NAME),
        change: change(done.change),
        agents: done.agents.into_iter().map(imported).collect(),
    }
}

fn imported(agent: AgentImport) -> wire::ImportedAgent {
    wire::ImportedAgent {
        id: agent.id.0.into(),
        guid: cut(agent.guid, MAX_NAME),
        name: cut(agent.name, MAX_NAME),
        change: change(agent.change),
        changed: agent.changed.into_iter().map(str::to_owned).collect(),
        definition_left_out: agent.left_out.map(|reason| cut(reason, MAX_REASON)),
    }
}

fn change(change: Change) -> wire::ImportChange {
    match change {
        Change::Created => wire::ImportChange::Created,
        Change::Updated => wire::ImportChange::Updated,
        Change::Unchanged => wire::ImportChange::Unchanged,
        Change::Removed => wire::ImportChange::Removed,
    }
}
