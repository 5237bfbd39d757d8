//! Requests that ought to succeed: on a record that takes them, with the values that the caller gave, and once more where they did.

use serde_json::Value;

use super::{Runner, Shown};
use crate::{
    cases::{self, Case, Expect, Family, Optional, PathValue},
    http::HttpError,
    schema::generate::Size,
};

impl Runner<'_> {
    /// Sends a case that ought to succeed. The first of an operation that does, and changes something, is sent once more.
    pub(super) async fn proper(&mut self, index: usize, case: &Case, repeated: &mut bool) -> Result<(), HttpError> {
        let mut path = self.resolve(index);
        if case.own_record
            && let Some(own) = self.own_record(index).await?
        {
            path = own;
        }
        let (path, shown) = self.fit(index, path, case).await?;
        if shown.success && !*repeated && !self.document.operations[index].is_safe() {
            *repeated = true;
            self.repeat(index, &path, case, shown.created.is_some()).await?;
            self.keyed(index, &path, case).await?;
        }
        let operation = &self.document.operations[index];
        self.values.advance(index, operation.path_names().into_iter());
        Ok(())
    }

    /// Values that the caller gave and no case has used: each may stand for a record in a state of its own.
    pub(super) async fn left_values(&mut self, index: usize, repeated: &mut bool) -> Result<(), HttpError> {
        let mut number = 0;
        while self.values.has_unused(index) {
            number += 1;
            let path = self.resolve(index);
            let draft = self.with_context(index, &path, |context| cases::base(context, Size::Minimal, Optional::None));
            let Some(draft) = draft else { break };
            let case = Case::new(Family::Valid, format!("given value {number}"), draft, Expect::Accepted);
            self.proper(index, &case, repeated).await?;
            let parameters = &self.document.operations[index].parameters;
            let others = parameters.iter().filter(|parameter| parameter.place != crate::document::model::In::Path);
            self.values.advance(index, others.map(|parameter| parameter.name.as_str()));
        }
        Ok(())
    }

    /// Sends a case; where the record's state does not allow it and nothing of the operation has succeeded yet, sends it to records made from the
    /// other examples of the operation that creates them, and stays with the kind that takes it.
    pub(super) async fn fit(
        &mut self,
        index: usize,
        path: Vec<PathValue>,
        case: &Case,
    ) -> Result<(Vec<PathValue>, Shown), HttpError> {
        let before = self.ledger.violations.len();
        let shown = self.case(Some(index), &path, case).await?;
        // An example is as small as its author meant it to be.
        if self.ledger.violations.len() > before && matches!(case.family, Family::Setup | Family::Valid) {
            self.shrink(index, &path, case, before).await?;
        }
        let succeeded = shown.success || self.seen.of(index).any(|(status, _)| (200..300).contains(&status));
        // Credentials are not the record's fault, and a malformed request is malformed for every record.
        let by_state = !matches!(shown.status, 0 | 400 | 401 | 403 | 413 | 415 | 429);
        let Some(creator) = self.creator_of(index).filter(|_| !succeeded && by_state) else {
            return Ok((path, shown));
        };
        let count = self.with_context(creator, &[], |context| cases::variants(context).len());
        for variant in 1..count {
            let Some(own) = self.record_of(index, Size::Full, variant).await? else { continue };
            let other = self.case(Some(index), &own, case).await?;
            if other.success {
                let record: Vec<Value> = own.iter().map(|value| value.value.clone()).collect();
                self.fitting.insert(index, (variant, record));
                return Ok((own, other));
            }
        }
        Ok((path, shown))
    }

    /// Sends a request that succeeded once more, to the same record: what is made twice or done twice is where conflicts come from.
    async fn repeat(&mut self, index: usize, path: &[PathValue], case: &Case, creates: bool) -> Result<(), HttpError> {
        let expect = if creates { Expect::MadeBefore } else { Expect::Any };
        let again =
            Case::new(Family::Repeat, format!("of {}: {}", case.family, case.label), case.draft.clone(), expect);
        self.case(Some(index), path, &again).await?;
        Ok(())
    }
}
