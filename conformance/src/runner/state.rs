//! The state that a request is about. Where an operation requires `If-Match`, a validator that was made up is refused whatever else the request says, and a refusal would show
//! nothing: each such request carries the record's `ETag` of that moment.

use serde_json::Value;

use super::Runner;
use crate::{
    cases::{Case, Expect, Family, PathValue},
    http::HttpError,
    plan::{record_key, resource::Resource},
    schema::generate::Size,
};

/// The header.
const CONDITION: &str = "If-Match";

impl Runner<'_> {
    /// The case with the current validator of its record; `None` where it needs none, or there is none to be had.
    pub(super) async fn on_this_state(
        &mut self,
        index: Option<usize>,
        path: &[PathValue],
        case: &Case,
    ) -> Result<Option<Case>, HttpError> {
        let is_condition = |name: &str| name.eq_ignore_ascii_case(CONDITION);
        // A case about another record than that of the path has its ids in the draft.
        let wants = self.settings.scenarios
            && case.draft.current
            && case.draft.path.is_empty()
            && path.iter().all(|value| value.live)
            && case.draft.headers.iter().any(|(name, _)| is_condition(name));
        let Some(index) = index.filter(|_| wants) else { return Ok(None) };
        let own = &self.document.operations[index].path;
        let at = |path: &str| Resource::at(self.document, path).read;
        let Some(read) = at(own).or_else(|| at(&record_key(own))) else { return Ok(None) };
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let path = self.path_of(read, &values);
        let Some(draft) = self.draft(read, &path, Size::Minimal) else { return Ok(None) };
        let get = Case::new(Family::Meaning, "for its validator", draft, Expect::Any);
        let request = self.request(Some(read), &path, &get);
        let shown = self.exchange(Some(read), &path, &get, &request).await?;
        let Some(tag) = shown.header("etag").filter(|_| shown.success) else { return Ok(None) };
        let mut case = case.clone();
        for (_, value) in case.draft.headers.iter_mut().filter(|(name, _)| is_condition(name)) {
            tag.clone_into(value);
        }
        Ok(Some(case))
    }
}
