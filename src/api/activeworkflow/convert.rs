//! Wire ↔ domain, both ways, and nothing else.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, Utc};
use generated::{
    activeworkflow::types as wire,
    runtime::{Maybe, Value},
};

use crate::{
    api::text::cut,
    domain::{
        agent::{Agent, AgentFilter},
        agents::AgentService,
        error::{Error, Result},
        id::{AgentId, Seq},
        identity::Owner,
        message::Message,
        page::ALL,
        transfer::{self, Export, FileAgent, Link, Schedule},
        workflow::{Workflow, WorkflowSummary},
    },
};

const MAX_NAME: usize = 255;
const MAX_DESCRIPTION: usize = 10_000;

/// The numbers of these agents and of their sources.
pub(super) async fn numbers(agents: &AgentService, owner: Owner, shown: &[Agent]) -> Result<HashMap<AgentId, Seq>> {
    let mut numbers: HashMap<AgentId, Seq> = shown.iter().map(|agent| (agent.id, agent.seq)).collect();
    let mut ids: Vec<AgentId> = shown.iter().flat_map(|agent| &agent.sources).copied().collect();
    ids.retain(|id| !numbers.contains_key(id));
    ids.sort_unstable();
    ids.dedup();
    if !ids.is_empty() {
        let found = agents.list(owner, &AgentFilter { ids, ..AgentFilter::default() }, ALL).await?;
        numbers.extend(found.items.iter().map(|agent| (agent.id, agent.seq)));
    }
    Ok(numbers)
}

pub(super) fn agent(agent: &Agent, counts: &HashMap<AgentId, i64>, numbers: &HashMap<AgentId, Seq>) -> wire::Agent {
    let sources = agent.sources.iter().filter_map(|id| numbers.get(id)).map(|id| wire::Source { id: *id });
    wire::Agent {
        id: agent.seq,
        name: cut(agent.name.as_str(), MAX_NAME),
        r#type: cut(transfer::class(agent), MAX_NAME),
        messages_count: counts.get(&agent.id).copied().unwrap_or_default(),
        disabled: transfer::is_disabled(agent),
        sources: sources.collect(),
    }
}

pub(super) fn message(message: &Message, emitter: &Agent) -> wire::Message {
    wire::Message {
        id: message.seq,
        agent_id: emitter.seq,
        created_at: time(message.created_at),
        expires_at: message.expires_at.map(time),
    }
}

pub(super) fn message_with_payload(message: Message, emitter: &Agent) -> wire::MessageWithPayload {
    let payload = match message.payload {
        Value::Object(payload) => payload,
        // The journal stores objects alone.
        other => std::iter::once(("output".to_owned(), other)).collect(),
    };
    wire::MessageWithPayload {
        id: message.seq,
        agent_id: emitter.seq,
        created_at: time(message.created_at),
        expires_at: message.expires_at.map(time),
        payload,
    }
}

pub(super) fn workflow(workflow: WorkflowSummary) -> wire::Workflow {
    wire::Workflow {
        id: workflow.seq,
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
    }
}

pub(super) fn workflow_with_agents(workflow: Workflow, agents: Vec<wire::Agent>) -> wire::WorkflowWithAgents {
    wire::WorkflowWithAgents {
        id: workflow.seq,
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
        agents,
    }
}

pub(super) fn export(export: Export) -> wire::WorkflowExport {
    let file = export.file;
    let place = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    let link = |link: Link| wire::ExportedLink { source: place(link.from), receiver: place(link.to) };
    let control =
        |link: Link| wire::ExportedControlLink { controller: place(link.from), control_target: place(link.to) };
    wire::WorkflowExport {
        schema_version: 1,
        name: file.name,
        description: file.description,
        guid: file.guid,
        tag_fg_color: file.tag_fg_color,
        tag_bg_color: file.tag_bg_color,
        icon: file.icon,
        exported_at: export.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        agents: file.agents.into_iter().map(exported_agent).collect(),
        links: file.links.into_iter().map(link).collect(),
        control_links: file.control_links.into_iter().map(control).collect(),
    }
}

fn exported_agent(agent: FileAgent) -> wire::ExportedAgent {
    wire::ExportedAgent {
        r#type: agent.class,
        name: agent.name,
        disabled: agent.disabled,
        guid: agent.guid,
        options: agent.options,
        schedule: match agent.schedule {
            Schedule::Absent => Maybe::Absent,
            Schedule::Null => Maybe::Null,
            Schedule::At(schedule) => Maybe::Value(schedule),
        },
        keep_messages_for: agent.keep_messages_secs,
    }
}

/// As clients see times: in UTC, with three decimals.
fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A moment behind which a message is one that came after. Clients know times to the millisecond and the store to the microsecond: a message that they know by this
/// very time did not come after it.
pub(super) fn after(text: &str) -> Result<DateTime<Utc>> {
    let moment = moment(text).ok_or_else(|| Error::invalid("/after", "time", "must be a time"))?;
    let millisecond = DateTime::from_timestamp_millis(moment.timestamp_millis()).unwrap_or(moment);
    Ok(millisecond + TimeDelta::microseconds(999))
}

/// ISO 8601, as far as the document's pattern lets it through: a date, a time, an offset, each of which may be the last.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let (date, rest) = text.split_at_checked(10)?;
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let Some(rest) = rest.strip_prefix(['T', ' ']) else {
        return rest.is_empty().then(|| date.and_time(NaiveTime::MIN).and_utc());
    };
    let end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at_checked(end)?;
    let time = time.replace(',', ".");
    let time = ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(&time, format).ok())?;
    local(date.and_time(time), zone)
}

fn local(local: NaiveDateTime, zone: &str) -> Option<DateTime<Utc>> {
    if matches!(zone, "" | "Z") {
        return Some(local.and_utc());
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let seconds = hours.parse::<i32>().ok()? * 3_600 + minutes * 60;
    let offset = FixedOffset::east_opt(if zone.starts_with('-') { -seconds } else { seconds })?;
    Some(local.and_local_timezone(offset).single()?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_after_is_told_to_the_millisecond() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (text, expect) in [
            ("2026-03-01", "2026-03-01T00:00:00.000999Z"),
            ("2026-03-01T08:30", "2026-03-01T08:30:00.000999Z"),
            ("2026-03-01T08:30:00Z", "2026-03-01T08:30:00.000999Z"),
            ("2026-03-01 08:30:00.125", "2026-03-01T08:30:00.125999Z"),
            ("2026-03-01T08:30:00,125+02:00", "2026-03-01T06:30:00.125999Z"),
            ("2026-03-01T08:30:00.1259-0230", "2026-03-01T11:00:00.125999Z"),
            ("2026-03-01T08:30+02", "2026-03-01T06:30:00.000999Z"),
            ("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999999Z"),
            ("0000-01-01", "0000-01-01T00:00:00.000999Z"),
            ("9999-12-31T23:59:59-23:59", "+10000-01-01T23:58:59.000999Z"),
        ] {
            assert_eq!(after(text).unwrap(), at(expect), "{text}");
        }
        for text in
            ["2026-02-29", "2026-03-01T", "2026-03-01x", "ä026-03-01", "", "2026-03-01T08", "2026-03-01T08:30:00ä"]
        {
            assert!(matches!(after(text), Err(Error::Invalid { .. })), "{text}");
        }
    }
}
