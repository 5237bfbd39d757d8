//! How executions of a workflow are run: how long, how many at a time, which first, what follows when one fails, how long they are kept.
//!
//! Settings are no part of the graph and have no versions: whoever publishes a graph does not thereby change how much of the machine it may have. An execution keeps what its
//! workflow's settings said at its start ([`Pinned`]), so that a change never reaches into what is under way and a restart finds everything as it was.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    error::{Error, Fault, Kind, Result},
    id::WorkflowId,
    identity::Owner,
    ports::{SettingsCheck, WorkflowRepository, WorkflowSettingsRepository},
    workflow::WorkflowStatus,
};

/// How executions of a workflow are run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkflowSettings {
    /// Longest time of an execution, from the start of its first node; `None`: as long as it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// How many executions may be under way at a time; `None`: as many as are started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrency: Option<Concurrency>,
    /// Who runs first where not all can: the higher. [`PRIORITIES`].
    pub priority: i16,
    /// The published workflow that runs when an execution fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_workflow: Option<WorkflowId>,
    /// How many days executions are kept once they have ended; `None`: as long as the server keeps them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u32>,
}

/// How many executions may be under way at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concurrency {
    /// That many.
    pub limit: u32,
    /// An expression over `input`: those for which it has one value share the limit. `None`: all of the workflow's share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// Priorities that there are.
pub const PRIORITIES: std::ops::RangeInclusive<i16> = -100..=100;
/// Longest time that an execution can be given: a year.
pub const MAX_TIMEOUT_MS: u64 = 31_536_000_000;
/// Most executions of a limit.
pub const MAX_LIMIT: u32 = 100_000;
/// Longest key of a limit, in characters.
pub const MAX_KEY: usize = 1_000;
/// Longest time that executions are kept, where it is not for ever: a century.
pub const MAX_KEEP_DAYS: u32 = 36_500;

/// What an execution needs to know of its workflow's settings, as they were at its start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pinned {
    /// Its longest time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// Its place among those of its workflow that share a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// Who runs first.
    #[serde(skip_serializing_if = "is_zero")]
    pub priority: i16,
    /// What runs when it fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_workflow: Option<WorkflowId>,
}

/// Executions of one workflow that share a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// How many may be under way at a time.
    pub limit: u32,
    /// What tells them from the workflow's others.
    pub key: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_zero(priority: &i16) -> bool {
    *priority == 0
}

impl Pinned {
    /// Whether nothing is out of the ordinary.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The rules of settings.
#[derive(Clone)]
pub struct WorkflowSettingsService {
    workflows: Arc<dyn WorkflowRepository>,
    settings: Arc<dyn WorkflowSettingsRepository>,
    check: Arc<dyn SettingsCheck>,
}

impl WorkflowSettingsService {
    /// A service over these ports.
    pub fn new(
        workflows: Arc<dyn WorkflowRepository>,
        settings: Arc<dyn WorkflowSettingsRepository>,
        check: Arc<dyn SettingsCheck>,
    ) -> Self {
        Self { workflows, settings, check }
    }

    /// The settings of a workflow; the defaults where nobody has set any.
    pub async fn get(&self, owner: Owner, id: WorkflowId) -> Result<WorkflowSettings> {
        self.settings.find(owner, id).await?.ok_or(Error::not_found(Kind::Workflow))
    }

    /// Puts settings in the place of those that were. All faults at once, with pointers into the settings as the platform's document spells them.
    pub async fn put(&self, owner: Owner, id: WorkflowId, settings: WorkflowSettings) -> Result<WorkflowSettings> {
        let workflow = self.workflows.find(owner, id).await?.ok_or(Error::not_found(Kind::Workflow))?;
        let mut faults = bounds(&settings);
        if let Some(key) = settings.concurrency.as_ref().and_then(|concurrency| concurrency.key.as_deref()) {
            let below = |fault: Fault| Fault { pointer: "/concurrency/key".to_owned(), ..fault };
            faults.extend(self.check.check_key(key).map(below));
        }
        if let Some(error) = settings.error_workflow {
            // By the workflow's own eyes: what its executions hold must not come to another unit.
            let found = self.workflows.find(workflow.owner, error).await?.filter(|found| found.agent.is_none());
            let fault = |code, message| Fault::new("/error_workflow_id", code, message);
            match found.map(|found| found.status) {
                None => faults.push(fault("unknown_record", "there is no such workflow")),
                Some(WorkflowStatus::Published) => {}
                Some(_) => faults.push(fault("not_published", "the workflow must be published")),
            }
        }
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        if !self.settings.put(owner, id, &settings).await? {
            return Err(Error::not_found(Kind::Workflow));
        }
        Ok(settings)
    }
}

fn bounds(settings: &WorkflowSettings) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut check = |pointer: &str, holds: bool| {
        if !holds {
            faults.push(Fault::new(pointer, "out_of_range", "is out of range"));
        }
    };
    check("/timeout_ms", settings.timeout_ms.is_none_or(|ms| (1..=MAX_TIMEOUT_MS).contains(&ms)));
    check("/priority", PRIORITIES.contains(&settings.priority));
    check("/keep_days", settings.keep_days.is_none_or(|days| (1..=MAX_KEEP_DAYS).contains(&days)));
    if let Some(Concurrency { limit, key }) = &settings.concurrency {
        check("/concurrency/limit", (1..=MAX_LIMIT).contains(limit));
        let key = key.as_ref().map(|key| key.chars().count());
        check("/concurrency/key", key.is_none_or(|length| (1..=MAX_KEY).contains(&length)));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_bounds_is_told_at_once() {
        let settings = WorkflowSettings {
            timeout_ms: Some(0),
            concurrency: Some(Concurrency { limit: 0, key: Some(String::new()) }),
            priority: 101,
            error_workflow: None,
            keep_days: Some(0),
        };
        let pointers: Vec<String> = bounds(&settings).into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(pointers, ["/timeout_ms", "/priority", "/keep_days", "/concurrency/limit", "/concurrency/key"]);
        assert_eq!(bounds(&WorkflowSettings::default()), []);
    }

    #[test]
    fn what_is_pinned_reads_back_and_nothing_is_written_of_what_is_ordinary() {
        let pinned = Pinned {
            timeout_ms: Some(5),
            gate: Some(Gate { limit: 2, key: "a".to_owned() }),
            priority: -3,
            error_workflow: Some(WorkflowId::new()),
        };
        let text = serde_json::to_string(&pinned).unwrap();
        assert_eq!(serde_json::from_str::<Pinned>(&text).unwrap(), pinned);
        assert_eq!(serde_json::to_string(&Pinned::default()).unwrap(), "{}");
    }
}
