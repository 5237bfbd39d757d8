//! What is refused changes nothing: invalid requests, and those of callers who may not.

use std::time::Duration;

use serde_json::Value;

use super::{Look, finding, walk::Walk};
use crate::{
    cases::{self, Draft, Expect, PathValue},
    checks::Check,
    http::HttpError,
    plan::resource::{Resource, body_schema},
    runner::{Runner, Shown},
    schema::{Schemas, generate::Size, mutate::faults},
};

/// Invalid bodies that are tried.
const FAULTS: usize = 5;

/// In what time something that changes by itself is seen to.
const WHILE: Duration = Duration::from_millis(300);

impl Runner<'_> {
    /// Refused changes of a record, each with all else in it valid and new: what is applied in part shows.
    pub(super) async fn refused_write(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
    ) -> Result<(), HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let Some(mut before) = self.look(resource, &values, "before what is refused").await? else { return Ok(()) };
        for (label, draft, expect) in self.refusals(index, path) {
            let shown = self.step(index, path, &label, draft, expect).await?;
            if shown.status == 0 {
                continue;
            }
            let Some(after) = self.look(resource, &values, "after what was refused").await? else {
                if resource.read.is_some() || !self.partial_list(resource) {
                    self.effect(index, &shown, None, "the record is gone".to_owned());
                }
                return Ok(());
            };
            if shown.success {
                before = after;
                continue;
            }
            let changed = self.changed(resource, &before.record, &after.record, &[]);
            // What goes on changing by itself was not changed by this.
            if !changed.is_empty() && self.is_steady(resource, &values, &after).await? {
                self.effect(index, &shown, Some(&after.shown), changed.join("; "));
            }
            before = after;
        }
        Ok(())
    }

    /// Whether a record stays as it is, for a while.
    pub(super) async fn is_steady(
        &mut self,
        resource: &Resource,
        values: &[Value],
        look: &Look,
    ) -> Result<bool, HttpError> {
        tokio::time::sleep(WHILE).await;
        let now = self.look(resource, values, "once more, to be sure").await?;
        Ok(now.is_some_and(|now| self.changed(resource, &look.record, &now.record, &[]).is_empty()))
    }

    /// Refused deletions of a record: it is still there.
    pub(super) async fn refused_deletion(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
    ) -> Result<(), HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        for (label, draft, expect) in self.refusals(index, path) {
            let shown = self.step(index, path, &label, draft, expect).await?;
            if shown.success || shown.status == 0 {
                return Ok(());
            }
            if self.look(resource, &values, "after what was refused").await?.is_none()
                && (resource.read.is_some() || !self.partial_list(resource))
            {
                self.effect(index, &shown, None, "the record is gone".to_owned());
                return Ok(());
            }
        }
        Ok(())
    }

    /// Refused creations: the list is as it was.
    pub(super) async fn refused_creation(&mut self, index: usize, resource: &Resource) -> Result<(), HttpError> {
        let Some(list) = resource.list else { return Ok(()) };
        let path = self.resolve(index);
        let Some(before) = self.whole(list, &path, &[]).await?.filter(|whole| whole.is_whole) else { return Ok(()) };
        for (label, draft, expect) in self.refusals(index, &path) {
            let shown = self.step(index, &path, &label, draft.clone(), expect).await?;
            if shown.success || shown.status == 0 {
                return Ok(());
            }
            let Some(after) = self.whole(list, &path, &[]).await?.filter(|whole| whole.is_whole) else { return Ok(()) };
            let new = newer(&before, &after);
            if new == 0 {
                continue;
            }
            // A list that grows by itself grows without a request too; one that the request made longer grows again with it.
            let Some(idle) = self.whole(list, &path, &[]).await? else { return Ok(()) };
            let again = self.step(index, &path, &label, draft, Expect::Any).await?;
            let Some(grown) = self.whole(list, &path, &[]).await? else { return Ok(()) };
            if newer(&after, &idle) == 0 && !again.success && newer(&idle, &grown) == new {
                self.effect(index, &shown, after.shown.last(), format!("{new} more in the list"));
            }
            return Ok(());
        }
        Ok(())
    }

    fn effect(&mut self, index: usize, shown: &Shown, later: Option<&Shown>, came: String) {
        let pointer = self.document.operations[index].pointer.clone();
        let promise = format!("a request that is refused with {} changes nothing", shown.status);
        self.blame(index, shown, later, vec![finding(Check::RefusedWrite, &pointer, promise, came)]);
    }

    /// Requests of an operation that have to be refused.
    fn refusals(&mut self, index: usize, path: &[PathValue]) -> Vec<(String, Draft, Expect)> {
        let mut out = Vec::new();
        for (label, identity) in self.strangers(index) {
            if let Some(mut draft) = self.draft(index, path, Size::Random) {
                draft.identity = identity;
                out.push((format!("refused {label}"), draft, Expect::Any));
            }
        }
        let Some(schema) = body_schema(&self.document.operations[index]).map(str::to_owned) else { return out };
        let mut used: Vec<String> = Vec::new();
        for _ in 0..FAULTS {
            let Some(draft) = self.draft(index, path, Size::Random) else { return out };
            let Some(valid) = draft.json.clone() else { return out };
            for fault in late(self.schemas, &schema, &valid) {
                let mut broken = valid.clone();
                let mut draft = draft.clone();
                if used.contains(&fault.keyword) || !fault.apply(&mut broken) {
                    continue;
                }
                used.push(fault.keyword.clone());
                let set = self.with_context(index, path, |context| cases::replace_body(context, &mut draft, broken));
                if set {
                    out.push((format!("refused for {}", fault.label()), draft, Expect::Refused));
                }
                break;
            }
        }
        out
    }
}

/// How many items a list has that it had not before.
fn newer(before: &Walk, after: &Walk) -> usize {
    let known = before.ids();
    after.ids().into_iter().filter(|id| !known.contains(id)).count()
}

/// The faults, those of the last member first: what stands before it may have been applied by then.
fn late(schemas: &Schemas, schema: &str, value: &Value) -> Vec<crate::schema::mutate::Fault> {
    let mut found = faults(schemas, schema, value);
    found.reverse();
    found
}
