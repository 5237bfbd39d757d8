//! Parts of a record: what was made under one parent is not listed under another one, nor read there.
//!
//! Both are faults only where the document's paths say that parts are of their parent: it reads them by no other path. Of two parents that the suite made, neither of which names the other, one has
//! a part that the other has not; since numbers may begin anew under each parent, what shows there has to be the very same record.

use serde_json::Value;

use super::{finding, walk::Walk};
use crate::{
    cases::{Expect, PathValue},
    checks::Check,
    http::{HttpError, encode::scalar},
    plan::{blank, plain, record_key, resource::Resource},
    runner::Runner,
    schema::generate::Size,
};

impl Runner<'_> {
    /// Two parents, and a part of one of them.
    pub(super) async fn nested(&mut self, index: usize) -> Result<(), HttpError> {
        let Some((parent, parts)) = self.parts(index) else { return Ok(()) };
        let (Some(create), Some(first)) = (parts.create, self.new_record(index).await?) else { return Ok(()) };
        let Some(own) = self.new_record(index).await? else { return Ok(()) };
        let values = |path: &[PathValue]| path.iter().map(|value| value.value.clone()).collect::<Vec<Value>>();
        let (other, here) = (values(&first), values(&own));
        if other.last().map(scalar) == here.last().map(scalar) || !self.are_strangers(&parent, &other, &here).await? {
            return Ok(());
        }
        let Some(before) = self.whole(index, &first, &[]).await? else { return Ok(()) };
        let made_at = self.path_of(create, &here);
        let Some(draft) = self.draft(create, &made_at, Size::Full) else { return Ok(()) };
        let (_, shown) = self.step_anew(create, &made_at, "a part of one parent", (Size::Full, draft)).await?;
        let sent = shown.sent().unwrap_or_default();
        let created = shown.created.clone().filter(|(key, _)| *key == parts.path && shown.status == 201);
        let Some((_, part)) = created.filter(|_| !other.last().is_some_and(|id| names(&sent, id))) else {
            return Ok(());
        };
        let Some(id) = part.last().cloned() else { return Ok(()) };
        let (Some(with), Some(without)) = (self.whole(index, &own, &[]).await?, self.whole(index, &first, &[]).await?)
        else {
            return Ok(());
        };
        let Some((listed, ..)) = with.find(&id).filter(|_| before.is_whole && without.is_whole) else { return Ok(()) };
        let was_there = |walk: &Walk| walk.find(&id).is_some();
        if let Some((item, _, page)) = without.find(&id) {
            if !was_there(&before) && item == listed {
                let pointer = self.document.operations[index].pointer.clone();
                let promise = "a list has the parts of its own parent";
                let came = format!("{} of another one", scalar(&id));
                self.blame(index, &page, None, vec![finding(Check::WrongParent, &pointer, promise, came)]);
            }
            return Ok(());
        }
        let Some(read) = parts.read else { return Ok(()) };
        let Some(right) = self.look(&parts, &part, "a part of its own parent").await? else { return Ok(()) };
        let astray: Vec<Value> = other.into_iter().chain([id.clone()]).collect();
        let path = self.path_of(read, &astray);
        let Some(draft) = self.draft(read, &path, Size::Minimal) else { return Ok(()) };
        let wrong = self.step(read, &path, "a part of another parent", draft, Expect::Any).await?;
        if let Some(found) = self.as_record(read, &parts, &astray, wrong.clone())
            && found.record == right.record
        {
            let pointer = self.document.operations[read].pointer.clone();
            let promise = "a part is read under its own parent";
            let came = format!("status {} under another one, whose list does not have it", wrong.status);
            self.blame(read, &wrong, None, vec![finding(Check::WrongParent, &pointer, promise, came)]);
        }
        Ok(())
    }

    /// The parent of a list's items and the items, where they are read by no other path and both are made by the document's own operations.
    fn parts(&self, index: usize) -> Option<(Resource, Resource)> {
        let operation = &self.document.operations[index];
        let key = record_key(&operation.path);
        let whole = blank(&operation.path);
        let collection = whole.strip_prefix(&format!("{key}/")).filter(|rest| !rest.contains('/'))?;
        let parts = Resource::at(self.document, &format!("{whole}/{{}}"));
        let parent = Resource::at(self.document, &key);
        let makes = |creator: Option<usize>, path: &str| {
            creator.is_some_and(|creator| {
                let creator = &self.document.operations[creator];
                creator.method == "POST" && blank(&creator.path) == path
            })
        };
        let shared = self.document.operations.iter().map(|other| blank(&other.path)).any(|path| {
            !path.starts_with(&format!("{whole}/"))
                && path != whole
                && path.split('/').any(|part| plain(part) == plain(collection))
        });
        let is_sure = !key.is_empty()
            && !shared
            && !self.is_stream(index)
            && parent.read.is_some()
            && parts.list == Some(index)
            && makes(parts.create, &whole)
            && makes(parent.create, key.strip_suffix("/{}")?);
        is_sure.then_some((parent, parts))
    }

    /// Whether neither of two records names the other: what is below another one may have its parts too.
    async fn are_strangers(&mut self, parent: &Resource, a: &[Value], b: &[Value]) -> Result<bool, HttpError> {
        for (values, other) in [(a, b), (b, a)] {
            let Some(look) = self.look(parent, values, "one of two parents").await? else { return Ok(false) };
            if other.last().is_none_or(|id| names(&look.record, id)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether a member of a record other than its own id refers to this one.
fn names(record: &Value, id: &Value) -> bool {
    let members = record.as_object().into_iter().flatten();
    members.into_iter().any(|(name, value)| {
        let letters = plain(name);
        let refers =
            letters != "id" && (letters.ends_with("id") || letters.ends_with("ids") || letters.contains("parent"));
        let is = |value: &Value| scalar(value) == scalar(id);
        match value {
            Value::Array(items) => items.iter().any(|item| is(item) || names(item, id)),
            Value::Object(members) => names(value, id) || members.get("id").is_some_and(is),
            Value::String(_) | Value::Number(_) => refers && is(value),
            Value::Null | Value::Bool(_) => false,
        }
    })
}
