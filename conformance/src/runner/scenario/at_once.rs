//! What only several callers show: requests at the same time under one `Idempotency-Key`, and ids in a body that belong to somebody else.

use serde_json::Value;
use tokio::task::JoinSet;

use super::finding;
use crate::{
    cases::{self, Case, Expect, Family, Identity, Optional},
    checks::Check,
    http::HttpError,
    plan::{plain, resource::Resource},
    runner::{Runner, keyed},
    schema::{generate::Size, text},
};

/// Requests that are sent at once.
const AT_ONCE: usize = 6;
/// How often, until one of them succeeds.
const TRIES: usize = 4;

impl Runner<'_> {
    /// The same request several times at once under one key: one record is made.
    pub(super) async fn at_once(&mut self, index: usize, resource: &Resource) -> Result<(), HttpError> {
        if !self.takes_header(index, keyed::KEY) {
            return Ok(());
        }
        let mut taken = false;
        for number in 0..TRIES {
            let path = self.resolve(index);
            let size = if number == 0 { Size::Full } else { Size::Random };
            let draft = self.with_context(index, &path, |context| {
                context.fresh = taken;
                cases::base(context, size, Optional::None)
            });
            let Some(draft) = draft else { continue };
            let key = text::uuid(&mut self.rng);
            let case = Case::new(Family::Keyed, "several at once", keyed::under(draft, &key), Expect::Any);
            let request = self.request(Some(index), &path, &case);
            let mut set = JoinSet::new();
            for _ in 0..AT_ONCE {
                let (client, request) = (self.client.clone(), request.clone());
                set.spawn(async move { client.send(&request, None).await });
            }
            let mut all = Vec::new();
            while let Some(done) = set.join_next().await {
                // What breaks off is found by other cases, one request at a time.
                if let Ok(Ok(answer)) = done {
                    // Which of them was first is by chance, so that their statuses are no coverage: the next run might not see them.
                    all.push(self.judged(Some(index), &path, &case, &request, answer));
                }
            }
            let good: Vec<_> = all.iter().filter(|shown| shown.success).collect();
            taken |= all.iter().any(|shown| shown.status == 409);
            let Some(first) = good.first() else { continue };
            let pointer = self.document.operations[index].pointer.clone();
            let ids = |shown: &&super::Shown| {
                let body = shown.json()?;
                let at = self.record_pointer(resource, &[], &body)?;
                crate::plan::listing::identity(&self.document.operations[index], body.pointer(&at)?)
            };
            let mut made: Vec<String> = good.iter().filter_map(ids).collect();
            made.sort();
            made.dedup();
            let mut found = Vec::new();
            if made.len() > 1 {
                let came = format!("{} records: {}", made.len(), made.join(", "));
                let promise = "requests at once under one Idempotency-Key make one record";
                found.push(finding(Check::IdempotencyRace, &pointer, promise, came));
            } else if good.iter().any(|shown| shown.status != first.status || shown.body() != first.body()) {
                let promise = "requests at once under one Idempotency-Key are answered alike";
                found.push(finding(Check::IdempotencyRace, &pointer, promise, "another answer"));
            }
            if let Some(odd) = all.iter().find(|shown| !shown.success && !matches!(shown.status, 409 | 423 | 425 | 429))
            {
                let promise = "requests at once under one Idempotency-Key succeed, or are told to wait (409, 425, 429)";
                found.push(finding(Check::IdempotencyRace, &pointer, promise, format!("status {}", odd.status)));
            }
            self.blame(index, first, None, found);
            return Ok(());
        }
        Ok(())
    }

    /// Another tenant's ids in a body are as if they did not exist.
    pub(super) async fn foreign_ids(&mut self, index: usize) -> Result<(), HttpError> {
        if self.settings.foreign.is_empty() || self.document.operations[index].security.is_empty() {
            return Ok(());
        }
        // In the path it is a case of its own, and would be refused before the body is looked at.
        if !self.document.operations[index].path_names().is_empty() {
            return Ok(());
        }
        let taken = self.taken_draft(index, &[]);
        let is_taken = taken.is_some();
        let Some(draft) = taken.or_else(|| self.draft(index, &[], Size::Full)) else { return Ok(()) };
        let Some(Value::Object(members)) = draft.json.clone() else { return Ok(()) };
        for (name, value) in members.iter().filter(|(name, value)| plain(name).ends_with("id") && value.is_string()) {
            if !is_taken && crate::schema::generate::Hints::hint(&self.pool, name).as_ref() != Some(value) {
                continue;
            }
            let unknown = cases::unlike(value, true, &mut self.rng);
            let mut statuses = Vec::new();
            for (label, id) in [("an id that nobody has", &unknown), ("somebody else's id", value)] {
                let mut body = members.clone();
                body.insert(name.clone(), id.clone());
                let mut draft = draft.clone();
                draft.identity = Identity::Foreign;
                let body = Value::Object(body);
                if !self.with_context(index, &[], |context| cases::replace_body(context, &mut draft, body)) {
                    break;
                }
                let case = Case::new(Family::ForeignCredential, format!("{label} as {name}"), draft, Expect::Any);
                statuses.push(self.case(Some(index), &[], &case).await?);
            }
            if let [nobody, theirs] = statuses.as_slice()
                && theirs.success
                && (400..500).contains(&nobody.status)
            {
                let pointer = self.body_place(index);
                let promise = format!("another tenant's {name} in a body is as if it did not exist");
                let found = finding(Check::ForeignId, &pointer, promise, format!("status {}", theirs.status));
                self.blame(index, theirs, None, vec![found]);
            }
        }
        Ok(())
    }
}
