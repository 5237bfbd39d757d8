//! Scenarios: several requests whose answers mean something together. What was written is what is read, what was refused changed nothing, pages together are the list.
//!
//! Each operation has its scenarios behind its single cases, where all that it needs is still there. A scenario stops in silence where a step of it does not come about (a
//! record that cannot be made): what cannot be tried is no finding, and the coverage says what was not seen.

mod at_once;
mod collection;
mod conditional;
mod create;
mod delete;
mod extreme;
mod filter;
mod negotiate;
mod nested;
mod order;
mod refused;
mod remaining;
mod safe;
mod stream;
mod walk;
mod write;

use serde_json::Value;

use super::{Runner, Shown};
use crate::{
    cases::{self, Case, Draft, Expect, Family, Identity, Optional, PathValue},
    checks::{Finding, same::is_hidden},
    document::model::In,
    http::HttpError,
    plan::resource::{Resource, body_schema, record_at, success},
    schema::{
        Direction, clip,
        generate::Size,
        inside::{flat, inside},
    },
};

/// A record as it reads.
struct Look {
    shown: Shown,
    record: Value,
    /// The schema of the record, as answers have it.
    schema: Value,
}

impl Runner<'_> {
    /// The scenarios of an operation.
    pub(super) async fn scenarios(&mut self, index: usize) -> Result<(), HttpError> {
        if !self.settings.scenarios {
            return Ok(());
        }
        match self.document.operations[index].method.as_str() {
            "POST" => {
                self.creates(index).await?;
                self.foreign_ids(index).await?;
                self.streams(index).await
            }
            "PUT" | "PATCH" => {
                self.writes(index).await?;
                self.conditional_write(index).await
            }
            "DELETE" => self.deletes(index).await,
            "GET" => {
                self.collection(index).await?;
                self.nested(index).await?;
                self.safe(index).await?;
                self.conditional_read(index).await?;
                self.negotiation(index).await?;
                self.remaining(index).await?;
                self.streams(index).await
            }
            _ => Ok(()),
        }
    }

    /// A valid request of an operation.
    pub(super) fn draft(&mut self, index: usize, path: &[PathValue], size: Size) -> Option<Draft> {
        self.with_context(index, path, |context| cases::base(context, size, Optional::None))
    }

    /// A request with a body that the operation took; `None` where it takes what is made from its schema, or nothing.
    fn taken_draft(&mut self, index: usize, path: &[PathValue]) -> Option<Draft> {
        self.taken.body(index)?;
        self.with_context(index, path, cases::sound)
    }

    /// Sends a request that is a step of a scenario.
    pub(super) async fn step(
        &mut self,
        index: usize,
        path: &[PathValue],
        label: &str,
        draft: Draft,
        expect: Expect,
    ) -> Result<Shown, HttpError> {
        self.case(Some(index), path, &Case::new(Family::Meaning, label, draft, expect)).await
    }

    /// Sends a step; where that is in conflict with what is there (409), once more with a body of values that nobody wrote: of a written one there may be just one.
    pub(super) async fn step_anew(
        &mut self,
        index: usize,
        path: &[PathValue],
        label: &str,
        (size, draft): (Size, Draft),
    ) -> Result<(Draft, Shown), HttpError> {
        let shown = self.step(index, path, label, draft.clone(), Expect::Any).await?;
        if shown.status != 409 || draft.json.is_none() {
            return Ok((draft, shown));
        }
        let fresh = self.with_context(index, path, |context| {
            context.fresh = true;
            cases::base(context, size, Optional::None)
        });
        match fresh {
            Some(fresh) => {
                let shown = self.step(index, path, label, fresh.clone(), Expect::Any).await?;
                Ok((fresh, shown))
            }
            None => Ok((draft, shown)),
        }
    }

    /// The path of an operation for a known record.
    pub(super) fn path_of(&mut self, index: usize, values: &[Value]) -> Vec<PathValue> {
        let mut path = self.resolve(index);
        for (slot, value) in path.iter_mut().zip(values) {
            slot.value = value.clone();
            slot.live = true;
        }
        path
    }

    /// A record of its own for a scenario: the values of its path.
    pub(super) async fn own_values(&mut self, index: usize) -> Result<Vec<PathValue>, HttpError> {
        Ok(match self.own_record(index).await? {
            Some(path) => path,
            None => self.resolve(index),
        })
    }

    /// Reads a record, by itself or, where there is no such operation, in its list. `None` where it is not to be had.
    async fn look(&mut self, resource: &Resource, values: &[Value], label: &str) -> Result<Option<Look>, HttpError> {
        let Some(read) = resource.read else { return self.look_in_list(resource, values).await };
        let path = self.path_of(read, values);
        let Some(draft) = self.draft(read, &path, Size::Minimal) else { return Ok(None) };
        let shown = self.step(read, &path, label, draft, Expect::Any).await?;
        Ok(self.as_record(read, resource, values, shown))
    }

    /// What an answer says of a record.
    fn as_record(&self, index: usize, resource: &Resource, values: &[Value], shown: Shown) -> Option<Look> {
        if !shown.success {
            return None;
        }
        let body = shown.json()?;
        let pointer = self.record_pointer(resource, values, &body)?;
        let (_, media) = success(&self.document.operations[index])?;
        let whole = self.schemas.schema(Direction::Response, media.schema.as_deref()?);
        let schema = inside(self.schemas, Direction::Response, whole, &body, &pointer)?;
        Some(Look { record: body.pointer(&pointer)?.clone(), schema, shown })
    }

    fn record_pointer(&self, resource: &Resource, values: &[Value], body: &Value) -> Option<String> {
        // A thing of which there is just one has no id of its own.
        let id = values.last().filter(|_| resource.path.ends_with("{}"));
        record_at(body, id, &self.settable(resource))
    }

    async fn look_in_list(&mut self, resource: &Resource, values: &[Value]) -> Result<Option<Look>, HttpError> {
        let (Some(list), Some((id, parents))) = (resource.list, values.split_last()) else { return Ok(None) };
        let path = self.path_of(list, parents);
        let Some(whole) = self.whole(list, &path, &[]).await? else { return Ok(None) };
        Ok(whole.find(id).map(|(record, schema, shown)| Look { shown, record, schema }))
    }

    /// The members that clients set: what else changes is the server's own business.
    fn settable(&self, resource: &Resource) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for index in resource.writers() {
            let Some(pointer) = body_schema(&self.document.operations[index]) else { continue };
            let schema = self.schemas.schema(Direction::Request, pointer);
            let known = flat(self.schemas, Direction::Request, schema, &Value::Null);
            for (name, member) in known.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let member = flat(self.schemas, Direction::Request, member, &Value::Null);
                if !is_hidden(name, &member) && !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        names
    }

    /// The members among those that clients set, and not among `but`, that read otherwise than before.
    fn changed(&self, resource: &Resource, before: &Value, after: &Value, but: &[&str]) -> Vec<String> {
        self.settable(resource)
            .into_iter()
            .filter(|name| !but.contains(&name.as_str()))
            .filter(|name| before.get(name.as_str()) != after.get(name.as_str()))
            .map(|name| {
                let shown = |record: &Value| record.get(name.as_str()).map_or("nothing".to_owned(), Value::to_string);
                format!("{name}: {} was {}", clip(&shown(after), 80), clip(&shown(before), 80))
            })
            .collect()
    }

    /// The identities that must not get through to a write of an operation.
    fn strangers(&self, index: usize) -> Vec<(&'static str, Identity)> {
        let operation = &self.document.operations[index];
        let security = &operation.security;
        if security.is_empty() || security.iter().any(indexmap::IndexMap::is_empty) {
            return Vec::new();
        }
        let every: Vec<String> = security.iter().flat_map(|schemes| schemes.keys().cloned()).collect();
        let mut out = vec![("without a credential", Identity::Without(every))];
        let scoped = security.iter().all(|schemes| schemes.values().any(|scopes| !scopes.is_empty()));
        if !self.settings.limited.is_empty() && scoped {
            out.push(("without scopes", Identity::Limited));
        }
        if !self.settings.foreign.is_empty() && !operation.path_names().is_empty() {
            out.push(("by another tenant", Identity::Foreign));
        }
        out
    }

    /// Where an operation's body is described.
    fn body_place(&self, index: usize) -> String {
        let operation = &self.document.operations[index];
        operation.body.as_ref().map_or_else(|| operation.pointer.clone(), |body| body.pointer.clone())
    }

    /// Whether an operation takes this header.
    pub(super) fn takes_header(&self, index: usize, name: &str) -> bool {
        let operation = &self.document.operations[index];
        operation.parameters.iter().any(|other| other.place == In::Header && other.name.eq_ignore_ascii_case(name))
    }
}

/// A finding with what came as text.
fn finding(check: crate::checks::Check, pointer: &str, promise: impl Into<String>, came: impl Into<String>) -> Finding {
    Finding::new(check, pointer, promise, came)
}
