//! Tokens of webhooks, and schedules.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Fakes;
use crate::domain::{
    error::Result,
    hooks::{Hook, HookRepository, HookToken},
    id::WorkflowId,
    identity::Owner,
    schedules::{DueSchedule, ScheduleRepository, ScheduleState, Step, Target},
    secret::Secret,
};

#[async_trait]
impl HookRepository for Fakes {
    async fn find(&self, hash: [u8; 32]) -> Result<Option<Hook>> {
        let records = self.records();
        Ok(records.hooks.iter().find(|(_, token)| token.hash() == hash).map(|(hook, _)| hook.clone()))
    }

    async fn tokens(&self, _: Owner, workflow: WorkflowId) -> Result<Vec<HookToken>> {
        let records = self.records();
        let of = records.hooks.iter().filter(|(hook, _)| hook.workflow == workflow);
        Ok(of
            .map(|(hook, token)| HookToken {
                node: hook.node.clone(),
                token: token.reveal().to_owned(),
                created_at: DateTime::UNIX_EPOCH,
            })
            .collect())
    }

    async fn rotate(
        &self,
        _: Owner,
        workflow: WorkflowId,
        node: &str,
        token: &Secret,
        _: DateTime<Utc>,
    ) -> Result<bool> {
        let mut records = self.records();
        let found = records.hooks.iter_mut().find(|(hook, _)| hook.workflow == workflow && hook.node == node);
        let Some((_, held)) = found else { return Ok(false) };
        *held = token.clone();
        Ok(true)
    }
}

#[async_trait]
impl ScheduleRepository for Fakes {
    async fn due(&self, now: DateTime<Utc>, except: &[Uuid], _: u64) -> Result<Vec<DueSchedule>> {
        let due = |one: &&DueSchedule| one.next.due_at <= now;
        let records = self.records();
        Ok(records.schedules.iter().filter(due).filter(|one| !except.contains(&one.id)).cloned().collect())
    }

    async fn ahead_of(&self, moment: DateTime<Utc>, _: u64) -> Result<Vec<DueSchedule>> {
        let ahead = |one: &&DueSchedule| one.last_at.is_some_and(|last| last > moment);
        Ok(self.records().schedules.iter().filter(ahead).cloned().collect())
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.records().schedules.iter().map(|one| one.next.due_at).min())
    }

    async fn advance(&self, seen: &DueSchedule, step: Step) -> Result<bool> {
        let mut records = self.records();
        let Some(at) = records.schedules.iter().position(|one| one == seen) else { return Ok(false) };
        match step.next {
            None => drop(records.schedules.remove(at)),
            Some(next) => {
                records.schedules[at].next = next;
                records.schedules[at].last_at = step.last_at;
            }
        }
        Ok(true)
    }

    async fn of_workflow(&self, _: Owner, workflow: WorkflowId) -> Result<Vec<ScheduleState>> {
        let records = self.records();
        let state = |one: &DueSchedule| match &one.target {
            Target::Workflow { id, node, .. } if *id == workflow => {
                Some(ScheduleState { node: node.clone(), next_at: Some(one.next.at), last_at: one.last_at })
            }
            _ => None,
        };
        Ok(records.schedules.iter().filter_map(state).collect())
    }

    async fn adopt(&self, _: DateTime<Utc>) -> Result<u64> {
        Ok(0)
    }
}
