//! GET changes nothing, and HEAD is GET without its body.

use serde_json::Value;

use super::finding;
use crate::{
    cases::{Case, Expect, Family},
    checks::Check,
    document::model::essence,
    http::HttpError,
    plan::{blank, resource::Resource},
    runner::Runner,
    schema::generate::Size,
};

impl Runner<'_> {
    /// Reads a record, everything below it, and the record again.
    pub(super) async fn safe(&mut self, index: usize) -> Result<(), HttpError> {
        self.head(index).await?;
        let operation = &self.document.operations[index];
        let resource = Resource::at(self.document, &operation.path);
        if resource.read != Some(index) || self.settable(&resource).is_empty() {
            return Ok(());
        }
        let path = self.own_values(index).await?;
        if path.is_empty() || path.iter().any(|value| !value.live) {
            return Ok(());
        }
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let Some(before) = self.look(&resource, &values, "before other reads").await? else { return Ok(()) };
        let below = format!("{}/", resource.path);
        let reads: Vec<usize> = (0..self.document.operations.len())
            .filter(|other| {
                let operation = &self.document.operations[*other];
                let path = blank(&operation.path);
                operation.method == "GET"
                    && (path == resource.path || (path.starts_with(&below) && !path[below.len()..].contains("{}")))
            })
            .collect();
        for other in reads {
            if self.is_stream(other) {
                continue;
            }
            let path = self.path_of(other, &values);
            let Some(draft) = self.draft(other, &path, Size::Minimal) else { continue };
            let shown = self.step(other, &path, "a read between reads", draft, Expect::Any).await?;
            let Some(after) = self.look(&resource, &values, "after another read").await? else { return Ok(()) };
            let changed = self.changed(&resource, &before.record, &after.record, &[]);
            if !changed.is_empty() {
                let pointer = self.document.operations[other].pointer.clone();
                let found = finding(Check::SafeMethod, &pointer, "GET changes nothing", changed.join("; "));
                self.blame(other, &shown, Some(&after.shown), vec![found]);
                return Ok(());
            }
        }
        Ok(())
    }

    /// HEAD, where it is served.
    async fn head(&mut self, index: usize) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        let declared =
            self.document.operations.iter().any(|other| other.method == "HEAD" && other.path == operation.path);
        if declared || self.is_stream(index) {
            return Ok(());
        }
        let path = self.resolve(index);
        let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
        let get = self.step(index, &path, "to compare with HEAD", draft.clone(), Expect::Any).await?;
        let case =
            Case { method: Some("HEAD".to_owned()), ..Case::new(Family::Head, "as GET", draft, Expect::MethodSeen) };
        let head = self.case(Some(index), &path, &case).await?;
        // A server need not know it; but what it finds for one it finds for the other.
        if matches!(head.status, 0 | 405 | 429 | 501) || get.status == 429 || get.status == 0 {
            return Ok(());
        }
        let kind = |text: Option<&str>| essence(text.unwrap_or_default());
        let pointer = self.document.operations[index].pointer.clone();
        let came = if head.status != get.status {
            format!("status {}, where GET has {}", head.status, get.status)
        } else if head.header("content-type").is_some()
            && kind(head.header("content-type")) != kind(get.header("content-type"))
        {
            format!("{}, where GET has {}", kind(head.header("content-type")), kind(get.header("content-type")))
        } else if !head.body().is_empty() {
            format!("a body of {} bytes", head.body().len())
        } else {
            return Ok(());
        };
        let promise = "HEAD is answered as GET but for the body";
        self.blame(index, &head, Some(&get), vec![finding(Check::Head, &pointer, promise, came)]);
        Ok(())
    }

    /// Whether an operation answers with a stream of events.
    pub(super) fn is_stream(&self, index: usize) -> bool {
        let mut media = self.document.operations[index].responses.iter().flat_map(|response| &response.content);
        media.any(|media| essence(&media.name) == "text/event-stream")
    }
}
