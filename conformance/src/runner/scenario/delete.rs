//! DELETE: what is deleted is gone, and only that.

use serde_json::Value;

use super::{Look, finding};
use crate::{
    cases::{Expect, PathValue},
    checks::Check,
    http::HttpError,
    plan::{plain, resource::Resource},
    runner::{Runner, Shown},
    schema::generate::Size,
};

impl Runner<'_> {
    /// The scenarios of a DELETE of a record.
    pub(super) async fn deletes(&mut self, index: usize) -> Result<(), HttpError> {
        let resource = Resource::at(self.document, &self.document.operations[index].path);
        if !resource.path.ends_with("{}") || resource.create.is_none() {
            return Ok(());
        }
        // Neither the first nor the last of its kind: who deletes one of those is not taken for right.
        let (Some(older), Some(path)) = (self.new_record(index).await?, self.new_record(index).await?) else {
            return Ok(());
        };
        let Some(newer) = self.new_record(index).await? else { return Ok(()) };
        if older == path || newer == path {
            return Ok(());
        }
        self.refused_deletion(index, &resource, &path).await?;
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let Some(before) = self.look(&resource, &values, "before it is deleted").await? else { return Ok(()) };
        let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
        let shown = self.step(index, &path, "deleted", draft.clone(), Expect::Any).await?;
        if !matches!(shown.status, 200 | 204) {
            return Ok(());
        }
        self.gone(index, &resource, &path, &before, &shown).await?;
        let again = self.step(index, &path, "deleted again", draft, Expect::Any).await?;
        if again.status != shown.status && !matches!(again.status, 0 | 404 | 410 | 429 | 500..) {
            let pointer = self.document.operations[index].pointer.clone();
            let promise = format!("deleting again is answered with {}, 404 or 410", shown.status);
            let came = format!("status {}", again.status);
            self.blame(index, &again, None, vec![finding(Check::DeleteTwice, &pointer, promise, came)]);
        }
        for other in [older, newer] {
            let other: Vec<Value> = other.iter().map(|value| value.value.clone()).collect();
            if self.look(&resource, &other, "another record").await?.is_none() && !self.partial_list(&resource) {
                self.haunts(index, &shown, None, "another record of the same kind is gone".to_owned());
            }
        }
        Ok(())
    }

    /// Neither read nor changed nor listed.
    async fn gone(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
        before: &Look,
        shown: &Shown,
    ) -> Result<(), HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        if let Some(after) = self.look(resource, &values, "after it was deleted").await? {
            if !says_so(&before.record, &after.record) {
                let came = format!(
                    "status {} from {} {}",
                    after.shown.status, after.shown.request.method, after.shown.request.path
                );
                self.haunts(index, shown, Some(&after.shown), came);
            }
            return Ok(());
        }
        for other in [resource.replace, resource.modify].into_iter().flatten() {
            let path = self.path_of(other, &values);
            let Some(draft) = self.draft(other, &path, Size::Full) else { continue };
            // A PUT that creates what is not there declares it.
            if self.document.operations[other].declares(201) {
                continue;
            }
            let later = self.step(other, &path, "a change after the deletion", draft, Expect::Any).await?;
            if later.success {
                let came = format!("status {} from {}", later.status, self.document.operations[other].title());
                self.haunts(index, shown, Some(&later), came);
            }
        }
        if resource.read.is_some()
            && let Some(list) = self.look_in_list(resource, &values).await?
            && !says_so(&before.record, &list.record)
        {
            self.haunts(index, shown, Some(&list.shown), "it is still in the list".to_owned());
        }
        Ok(())
    }

    fn haunts(&mut self, index: usize, shown: &Shown, later: Option<&Shown>, came: String) {
        let pointer = self.document.operations[index].pointer.clone();
        let found = finding(Check::UseAfterDelete, &pointer, "what was deleted is gone, and nothing else", came);
        self.blame(index, shown, later, vec![found]);
    }
}

/// Whether a record says itself that it was deleted: a status, a flag or a time of the deletion is other than before.
fn says_so(before: &Value, after: &Value) -> bool {
    let words = ["delet", "remov", "status", "state", "archiv", "active", "enabled", "disabled", "trash", "revok"];
    let members = after.as_object().into_iter().flatten();
    members.into_iter().any(|(name, value)| {
        let letters = plain(name);
        words.iter().any(|word| letters.contains(word)) && before.get(name.as_str()) != Some(value)
    })
}
