//! PUT and PATCH on a record that is there: what was sent is read, PUT replaces and repeats, PATCH leaves the rest, and what is refused changes nothing.

use serde_json::{Map, Value, json};

use super::{Look, finding};
use crate::{
    cases::{self, Draft, Expect, PathValue},
    checks::{Check, same::Lens},
    http::HttpError,
    plan::resource::{Resource, body_schema, success},
    runner::{Runner, Shown},
    schema::{
        Direction,
        generate::{Size, strings},
        inside::flat,
    },
};

/// Bodies that are tried, and members that a PATCH names by themselves.
const TRIES: usize = 5;
const MEMBERS: usize = 6;

impl Runner<'_> {
    /// The scenarios of a PUT or a PATCH.
    pub(super) async fn writes(&mut self, index: usize) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        let resource = Resource::at(self.document, &operation.path);
        if resource.read.is_none() && resource.list.is_none() {
            return Ok(());
        }
        let path = self.own_values(index).await?;
        if path.iter().any(|value| !value.live) {
            return Ok(());
        }
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let replaces = self.document.operations[index].method == "PUT" && self.is_whole(&resource, index);
        let mut good: Option<(Draft, Shown)> = None;
        for number in 0..TRIES {
            let size = if number == 0 { Size::Full } else { Size::Random };
            let Some(draft) = self.draft(index, &path, size) else { continue };
            let label = format!("written to be read ({size:?} {number})").to_lowercase();
            let (draft, shown) = self.step_anew(index, &path, &label, (size, draft)).await?;
            if shown.status == 200 || shown.status == 204 {
                self.written(index, &resource, &values, &draft, &shown, replaces).await?;
                good = Some((draft, shown));
            }
        }
        if let Some((draft, shown)) = good {
            if self.document.operations[index].method == "PUT" {
                self.repeats(index, &resource, &path, &draft, &shown).await?;
                if replaces {
                    self.replaced(index, &resource, &path).await?;
                }
            } else {
                self.leaves(index, &resource, &path).await?;
            }
            self.writes_extremes(index, &resource, &path).await?;
            self.refused_write(index, &resource, &path).await?;
        }
        Ok(())
    }

    /// Whether a PUT's body is a whole record: its schema requires members, or is the one that the record is read by.
    fn is_whole(&self, resource: &Resource, index: usize) -> bool {
        let Some(pointer) = body_schema(&self.document.operations[index]) else { return false };
        let own = self.document.follow(pointer).map(|(at, _)| at);
        let known =
            flat(self.schemas, Direction::Request, self.schemas.schema(Direction::Request, pointer), &json!({}));
        let read = resource.read.and_then(|read| {
            let (_, media) = success(&self.document.operations[read])?;
            Some(self.document.follow(media.schema.as_deref()?)?.0)
        });
        !strings(known.get("required")).is_empty() || (own.is_some() && own == read)
    }

    async fn state(&mut self, resource: &Resource, path: &[PathValue], label: &str) -> Result<Option<Look>, HttpError> {
        let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        self.look(resource, &values, label).await
    }

    /// The same once more: succeeds, and leaves the record as it was.
    async fn repeats(
        &mut self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
        draft: &Draft,
        first: &Shown,
    ) -> Result<(), HttpError> {
        // A condition on the record's version holds only once, unless it goes with the version.
        if !draft.current && draft.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("If-Match")) {
            return Ok(());
        }
        let Some(before) = self.state(resource, path, "as it was put").await? else { return Ok(()) };
        let again = self.step(index, path, "the same again", draft.clone(), Expect::Any).await?;
        let pointer = self.body_place(index);
        if !again.success {
            // A record whose version the body names has moved on, and may say so.
            if !matches!(again.status, 409 | 412 | 429) {
                let came = format!("status {}", again.status);
                let found = finding(Check::PutRepeats, &pointer, "a PUT that succeeded succeeds again", came);
                self.blame(index, first, Some(&again), vec![found]);
            }
            return Ok(());
        }
        let Some(after) = self.state(resource, path, "as it was put again").await? else { return Ok(()) };
        // What the server adds to what was sent, inside of it too, is its own: an id that it gives anew.
        let as_sent = self.as_sent(index, &again, &[&before, &after]);
        let as_sent: Vec<&str> = as_sent.iter().map(String::as_str).collect();
        let changed = self.changed(resource, &before.record, &after.record, &as_sent);
        if !changed.is_empty() {
            let promise = "the same PUT again leaves the record as it was";
            let found = finding(Check::PutRepeats, &pointer, promise, changed.join("; "));
            self.blame(index, &again, Some(&after.shown), vec![found]);
        }
        Ok(())
    }

    /// The members of what was sent that the record had each time as they were sent.
    fn as_sent(&self, index: usize, shown: &Shown, looks: &[&Look]) -> Vec<String> {
        let (Some(Value::Object(sent)), Some(pointer)) = (shown.sent(), body_schema(&self.document.operations[index]))
        else {
            return Vec::new();
        };
        let lens = Lens { schemas: self.schemas, defaults: false };
        let request = self.schemas.schema(Direction::Request, pointer);
        let reads_so = |name: &str, value: &Value, look: &Look| {
            let (sent, read) = (json!({name: value}), json!({name: look.record.get(name)}));
            lens.differences((request, &sent), (&look.schema, &read)).is_empty()
        };
        let is_so = |(name, value): &(&String, &Value)| looks.iter().all(|look| reads_so(name, value, look));
        sent.iter().filter(is_so).map(|(name, _)| name.clone()).collect()
    }

    /// Everything, then what is required: nothing of the first is left. What is refused, or has nothing in it that could be left, shows nothing: then other bodies do.
    async fn replaced(&mut self, index: usize, resource: &Resource, path: &[PathValue]) -> Result<(), HttpError> {
        let lens = Lens { schemas: self.schemas, defaults: false };
        let Some(least) = self.draft(index, path, Size::Minimal) else { return Ok(()) };
        for (size, full) in self.fuller(index, path, &least) {
            let (full, shown) = self.step_anew(index, path, "everything", (size, full)).await?;
            if !shown.success {
                continue;
            }
            let Some(before) = self.state(resource, path, "with everything").await? else { return Ok(()) };
            let (least, shown) = self.step_anew(index, path, "the least", (Size::Minimal, least.clone())).await?;
            if !shown.success {
                continue;
            }
            let Some(after) = self.state(resource, path, "with the least").await? else { return Ok(()) };
            let empty = Map::new();
            let sent = full.json.as_ref().and_then(Value::as_object).unwrap_or(&empty);
            let kept = least.json.as_ref().and_then(Value::as_object).unwrap_or(&empty);
            let Some(pointer) = body_schema(&self.document.operations[index]).map(str::to_owned) else { return Ok(()) };
            let schema = self.schemas.schema(Direction::Request, &pointer);
            let known = flat(self.schemas, Direction::Request, schema, &Value::Object(sent.clone()));
            // What was never taken cannot have been left.
            let taken: Vec<&str> = sent
                .iter()
                .filter(|(name, value)| !kept.contains_key(*name) && !is_nothing(value))
                .filter(|(name, value)| {
                    let member = known.get("properties").and_then(|all| all.get(name.as_str()));
                    let keywords = flat(self.schemas, Direction::Request, member.unwrap_or(&Value::Bool(true)), value);
                    keywords.get("default") != Some(value)
                        && !crate::checks::same::is_hidden(name, &keywords)
                        && before.record.get(name.as_str()).zip(member).is_some_and(|(now, member)| {
                            lens.differences((member, value), (&Value::Bool(true), now)).is_empty()
                        })
                })
                .map(|(name, _)| name.as_str())
                .collect();
            if taken.is_empty() {
                continue;
            }
            let is_left = |name: &&str| after.record.get(*name) == before.record.get(*name);
            let left: Vec<&str> = taken.into_iter().filter(is_left).collect();
            if !left.is_empty() {
                let came = format!("{} as before", left.join(", "));
                let promise = "a PUT that leaves out an optional member takes its old value away";
                let found = finding(Check::PutReplaces, &pointer, promise, came);
                self.blame(index, &shown, Some(&after.shown), vec![found]);
            }
            return Ok(());
        }
        Ok(())
    }

    /// Bodies with more in them than the least: all of it, what is drawn by lot, and, where a rule that no schema says refuses these, one member at a time.
    fn fuller(&mut self, index: usize, path: &[PathValue], least: &Draft) -> Vec<(Size, Draft)> {
        let sizes = [Size::Full, Size::Random, Size::Random];
        let mut drafts: Vec<(Size, Draft)> =
            sizes.into_iter().filter_map(|size| Some((size, self.draft(index, path, size)?))).collect();
        let members = |draft: &Draft| draft.json.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
        let (few, all) = (members(least), drafts.first().map(|(_, full)| members(full)).unwrap_or_default());
        let more = all.into_iter().filter(|(name, value)| !few.contains_key(name) && !is_nothing(value)).take(MEMBERS);
        let singles = self.with_context(index, path, |context| {
            let with = |(name, value): (String, Value)| {
                let mut body = few.clone();
                body.insert(name, value);
                let mut draft = least.clone();
                cases::replace_body(context, &mut draft, Value::Object(body)).then_some((Size::Minimal, draft))
            };
            more.filter_map(with).collect::<Vec<_>>()
        });
        drafts.extend(singles);
        drafts
    }

    /// One member at a time: it is changed, and the others are not.
    async fn leaves(&mut self, index: usize, resource: &Resource, path: &[PathValue]) -> Result<(), HttpError> {
        let Some(schema) = body_schema(&self.document.operations[index]).map(str::to_owned) else { return Ok(()) };
        let mut tried = Vec::new();
        for size in [Size::Full, Size::Random, Size::Random] {
            let Some(draft) = self.draft(index, path, size) else { continue };
            let Some(Value::Object(members)) = draft.json.clone() else { return Ok(()) };
            for (name, value) in members {
                let body = json!({name.as_str(): value});
                if tried.len() >= MEMBERS
                    || tried.contains(&name)
                    || !self.schemas.accepts(Direction::Request, &schema, &body)
                {
                    continue;
                }
                let Some(before) = self.state(resource, path, "before a change").await? else { return Ok(()) };
                let mut draft = draft.clone();
                let set = self.with_context(index, path, |context| cases::replace_body(context, &mut draft, body));
                if !set {
                    return Ok(());
                }
                let shown = self.step(index, path, &format!("{name} alone"), draft, Expect::Any).await?;
                if !matches!(shown.status, 200 | 204) {
                    continue;
                }
                let Some(after) = self.state(resource, path, "after a change").await? else { return Ok(()) };
                let changed = self.changed(resource, &before.record, &after.record, &[&name]);
                let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
                if !changed.is_empty() && self.is_steady(resource, &values, &after).await? {
                    let promise = "PATCH leaves what it does not name as it was";
                    let found = finding(Check::PatchLeaves, &schema, promise, changed.join("; "));
                    self.blame(index, &shown, Some(&after.shown), vec![found]);
                    return Ok(());
                }
                tried.push(name);
            }
        }
        Ok(())
    }
}

/// What is as good as left out.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::Bool(true) => false,
    }
}
