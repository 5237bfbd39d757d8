//! What was written at its limits is read as it was written: a text that a column cuts, a number that a double rounds. A server may have a reason not to take such a body; then its parts
//! are tried one at a time.

use serde_json::Value;

use crate::{
    cases::{self, Draft, Expect, PathValue},
    http::HttpError,
    plan::resource::{Resource, body_schema},
    runner::Runner,
    schema::{extremes::extremes, generate::Size},
};

impl Runner<'_> {
    /// Makes records of what is at its limits, and reads them.
    pub(super) async fn creates_extremes(&mut self, index: usize, resource: &Resource) -> Result<(), HttpError> {
        // Where the document's own examples are taken already, what is drawn by lot is not.
        for size in [Size::Full, Size::Random, Size::Random] {
            let path = self.resolve(index);
            let mut made = false;
            for (number, draft) in self.extreme_drafts(index, &path, size).into_iter().enumerate() {
                let label = format!("created at its limits ({size:?} {number})").to_lowercase();
                let shown = self.step(index, &path, &label, draft.clone(), Expect::Any).await?;
                if let Some(values) = self.made(index, resource, &path, &shown) {
                    self.written(index, resource, &values, &draft, &shown, true).await?;
                    made = true;
                }
                // With the first, all parts were there; and of a conflict the parts are not the reason.
                if number == 0 && (made || shown.status == 409) {
                    break;
                }
            }
            if made {
                break;
            }
        }
        Ok(())
    }

    /// Writes what is at its limits into a record, and reads it.
    pub(super) async fn writes_extremes(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
    ) -> Result<(), HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        for (number, draft) in self.extreme_drafts(index, path, Size::Full).into_iter().enumerate() {
            let label = format!("written at its limits {number}");
            let shown = self.step(index, path, &label, draft.clone(), Expect::Any).await?;
            if matches!(shown.status, 200 | 204) {
                self.written(index, resource, &values, &draft, &shown, false).await?;
                if number == 0 {
                    break;
                }
            }
        }
        Ok(())
    }

    fn extreme_drafts(&mut self, index: usize, path: &[PathValue], size: Size) -> Vec<Draft> {
        let Some(pointer) = body_schema(&self.document.operations[index]).map(str::to_owned) else { return Vec::new() };
        let Some(draft) = self.draft(index, path, size) else { return Vec::new() };
        let Some(value) = draft.json.clone() else { return Vec::new() };
        self.with_context(index, path, |context| {
            let made = extremes(context.schemas, context.pool, &pointer, &value, &mut context.rng);
            let with = |body: Value| {
                let mut draft = draft.clone();
                cases::replace_body(context, &mut draft, body).then_some(draft)
            };
            made.into_iter().filter_map(with).collect()
        })
    }
}
