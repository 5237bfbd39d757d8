//! Conditional requests, where the document declares them: 304 for what has not changed, 412 for a writer who saw an earlier state.

use serde_json::Value;

use super::finding;
use crate::{
    cases::{Draft, Expect, PathValue},
    checks::Check,
    http::HttpError,
    plan::resource::Resource,
    runner::{Runner, Shown},
    schema::generate::Size,
};

/// A validator that no record has.
const OTHER: &str = "\"no-such-version\"";
const TRIES: usize = 4;

impl Runner<'_> {
    /// `If-None-Match` with the current validator, and with another.
    pub(super) async fn conditional_read(&mut self, index: usize) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        if !operation.declares(304) {
            return Ok(());
        }
        let pointer = operation.pointer.clone();
        let path = self.resolve(index);
        let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
        let first =
            self.step(index, &path, "for its validator", without(draft.clone(), "If-None-Match"), Expect::Any).await?;
        let Some(tag) = first.header("etag").map(str::to_owned).filter(|_| first.status == 200) else { return Ok(()) };
        let again = self
            .step(index, &path, "its validator again", without(draft.clone(), "If-None-Match"), Expect::Any)
            .await?;
        let mut found = Vec::new();
        if again.status == 200 && again.body() == first.body() && again.header("etag") != Some(&tag) {
            let came = format!("{} after {tag}", again.header("etag").unwrap_or("none"));
            found.push(finding(Check::NotModified, &pointer, "the ETag of what has not changed is the same", came));
            self.blame(index, &again, None, found);
            return Ok(());
        }
        let with = |value: &str| with(without(draft.clone(), "If-None-Match"), "If-None-Match", value);
        let known = self.step(index, &path, "what is known already", with(&tag), Expect::Any).await?;
        if known.status == 200 && known.body() == first.body() {
            let promise = "304 for an If-None-Match with the current ETag";
            self.blame(index, &known, None, vec![finding(Check::NotModified, &pointer, promise, "status 200")]);
        }
        let other = self.step(index, &path, "what is not known", with(OTHER), Expect::Any).await?;
        if other.status == 304 {
            let promise = "no 304 for an If-None-Match with another ETag";
            self.blame(index, &other, None, vec![finding(Check::NotModified, &pointer, promise, "status 304")]);
        }
        Ok(())
    }

    /// `If-Match` with another validator, with the current one, and with one that was current.
    pub(super) async fn conditional_write(&mut self, index: usize) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        if !self.takes_header(index, "If-Match") {
            return Ok(());
        }
        let resource = Resource::at(self.document, &operation.path);
        if resource.read.is_none() {
            return Ok(());
        }
        let path = self.own_values(index).await?;
        if path.iter().any(|value| !value.live) {
            return Ok(());
        }
        let Some((tag, before)) = self.tag(&resource, &path).await? else { return Ok(()) };
        // A weak validator is equal to none where the comparison is strong (RFC 9110, 13.1.1): whoever sends it back is refused rightly.
        if tag.starts_with("W/") {
            return Ok(());
        }
        let pointer = self.document.operations[index].pointer.clone();
        for number in 0..TRIES {
            let size = if number == 0 { Size::Full } else { Size::Random };
            let Some(draft) = self.draft(index, &path, size) else { continue };
            let draft = without(draft, "If-Match");
            let stale = self
                .step(index, &path, "on another state", with(draft.clone(), "If-Match", OTHER), Expect::Any)
                .await?;
            if stale.success {
                let promise = "412 for an If-Match with another ETag";
                let found = finding(Check::Precondition, &pointer, promise, format!("status {}", stale.status));
                self.blame(index, &stale, None, vec![found]);
                return Ok(());
            }
            let Some((unchanged, after)) = self.tag(&resource, &path).await? else { return Ok(()) };
            let changed = self.changed(&resource, &before, &after, &[]);
            if !changed.is_empty() || unchanged != tag {
                let found = finding(
                    Check::Precondition,
                    &pointer,
                    "a write that is refused with 412 changes nothing",
                    changed.join("; "),
                );
                self.blame(index, &stale, None, vec![found]);
                return Ok(());
            }
            let good =
                self.step(index, &path, "on this state", with(draft.clone(), "If-Match", &tag), Expect::Any).await?;
            if good.status == 412 {
                let found = finding(
                    Check::Precondition,
                    &pointer,
                    "no 412 for an If-Match with the current ETag",
                    "status 412",
                );
                self.blame(index, &good, None, vec![found]);
                return Ok(());
            }
            if !good.success {
                continue;
            }
            return self.moved(index, &resource, &path, draft, (&tag, &before), &good).await;
        }
        Ok(())
    }

    /// After a change there is another validator, and the earlier one is good no more.
    async fn moved(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
        draft: Draft,
        (tag, before): (&str, &Value),
        good: &Shown,
    ) -> Result<(), HttpError> {
        let Some((now, after)) = self.tag(resource, path).await? else { return Ok(()) };
        if self.changed(resource, before, &after, &[]).is_empty() {
            return Ok(());
        }
        let pointer = self.document.operations[index].pointer.clone();
        if now == tag {
            let found =
                finding(Check::Precondition, &pointer, "a change makes another ETag", format!("{tag} as before"));
            self.blame(index, good, None, vec![found]);
            return Ok(());
        }
        let late = self.step(index, path, "on the state before", with(draft, "If-Match", tag), Expect::Any).await?;
        if late.success {
            let promise = "412 for an If-Match with an ETag that is no more";
            let found = finding(Check::Precondition, &pointer, promise, format!("status {}", late.status));
            self.blame(index, &late, None, vec![found]);
        }
        Ok(())
    }

    /// A record's validator, with the record.
    async fn tag(&mut self, resource: &Resource, path: &[PathValue]) -> Result<Option<(String, Value)>, HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let look = self.look(resource, &values, "for its validator").await?;
        Ok(look.and_then(|look| Some((look.shown.header("etag")?.to_owned(), look.record))))
    }
}

fn with(mut draft: Draft, name: &str, value: &str) -> Draft {
    draft.headers.push((name.to_owned(), value.to_owned()));
    draft.current = false;
    draft
}

fn without(mut draft: Draft, name: &str) -> Draft {
    draft.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    draft
}
