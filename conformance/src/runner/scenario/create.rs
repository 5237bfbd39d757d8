//! What a creating request made: it reads as it was sent, with the declared defaults, where `Location` says.

use reqwest::Url;
use serde_json::Value;

use super::finding;
use crate::{
    cases::{Case, Draft, Expect, Family, PathValue},
    checks::{Check, same::Lens},
    http::{HttpError, encode::scalar},
    plan::{
        listing::{Paging, identity},
        location::{below, fill, target},
        resource::{Resource, body_schema, success},
    },
    runner::{Runner, Shown},
    schema::{Direction, clip, generate::Size, inside::inside},
};

/// Requests of one operation that are tried, and how many of them have to succeed.
const TRIES: usize = 8;
const ENOUGH: usize = 4;

impl Runner<'_> {
    /// Creates some records and reads them.
    pub(super) async fn creates(&mut self, index: usize) -> Result<(), HttpError> {
        let Some(resource) = Resource::made_by(self.document, index) else { return Ok(()) };
        let mut made = 0;
        for number in 0..TRIES {
            let size = match number {
                0 | 2 => Size::Full,
                1 => Size::Minimal,
                _ => Size::Random,
            };
            let path = self.resolve(index);
            // The third is the body that was taken before, where those from the schema are not.
            let draft = if number == 2 { self.taken_draft(index, &path) } else { self.draft(index, &path, size) };
            let Some(draft) = draft else { continue };
            let label = format!("created to be read ({size:?} {number})").to_lowercase();
            let (draft, shown) = self.step_anew(index, &path, &label, (size, draft)).await?;
            let Some(values) = self.made(index, &resource, &path, &shown) else { continue };
            self.written(index, &resource, &values, &draft, &shown, true).await?;
            if made == 0 {
                self.located(index, &values, &shown).await?;
            }
            made += 1;
            if made == ENOUGH {
                break;
            }
        }
        if made > 0 {
            self.creates_extremes(index, &resource).await?;
            self.refused_creation(index, &resource).await?;
            self.at_once(index, &resource).await?;
        }
        Ok(())
    }

    /// The path of the record that an answer shows to be new. What is only listed has no path to be kept by, but an id all the same.
    pub(super) fn made(
        &self,
        index: usize,
        resource: &Resource,
        path: &[PathValue],
        shown: &Shown,
    ) -> Option<Vec<Value>> {
        if !matches!(shown.status, 200 | 201) {
            return None;
        }
        if let Some((_, values)) = shown.created.as_ref().filter(|(key, _)| *key == resource.path) {
            return Some(values.clone());
        }
        if resource.read.is_some() {
            return None;
        }
        let body = shown.json()?;
        let record = self.record_pointer(resource, &[], &body)?;
        let id = identity(&self.document.operations[index], body.pointer(&record)?)?;
        Some(path.iter().map(|value| value.value.clone()).chain([Value::from(id)]).collect())
    }

    /// Holds what a write was answered with, and what is read after it, against what was sent.
    pub(super) async fn written(
        &mut self,
        index: usize,
        resource: &Resource,
        values: &[Value],
        draft: &Draft,
        shown: &Shown,
        defaults: bool,
    ) -> Result<(), HttpError> {
        let Some(sent) = &shown.sent().or_else(|| draft.json.clone()) else { return Ok(()) };
        let Some(pointer) = body_schema(&self.document.operations[index]).map(str::to_owned) else { return Ok(()) };
        let lens = Lens { schemas: self.schemas, defaults };
        let request = self.schemas.schema(Direction::Request, &pointer).clone();
        let compare = |schema: &Value, record: &Value, how: &str| {
            let found = lens.differences((&request, sent), (schema, record));
            found
                .into_iter()
                .take(3)
                .map(|difference| {
                    let (check, what) = if difference.is_default {
                        (Check::Default, "its default")
                    } else {
                        (Check::RoundTrip, "what was sent")
                    };
                    let got = difference.got.map_or("nothing".to_owned(), |got| clip(&got.to_string(), 100));
                    let wanted = clip(&difference.wanted.to_string(), 100);
                    finding(
                        check,
                        &pointer,
                        format!("{} {how} is {what}", difference.at),
                        format!("{got}, not {wanted}"),
                    )
                })
                .collect::<Vec<_>>()
        };
        if let Some((record, schema)) = self.told(index, resource, values, shown) {
            let found = compare(&schema, &record, "in the answer");
            if !found.is_empty() {
                self.blame(index, shown, None, found);
                return Ok(());
            }
        }
        match self.look(resource, values, "what was written").await? {
            Some(look) => {
                let found = compare(&look.schema, &look.record, "as read");
                self.blame(index, shown, Some(&look.shown), found);
            }
            None if resource.read.is_none() && self.partial_list(resource) => {}
            None => {
                // It may also be there in a form that cannot be compared.
                let Some(read) = resource.read else { return Ok(()) };
                let path = self.path_of(read, values);
                let Some(draft) = self.draft(read, &path, Size::Minimal) else { return Ok(()) };
                let later = self.step(read, &path, "what was written, once more", draft, Expect::Any).await?;
                if matches!(later.status, 404 | 410) {
                    let came = format!("status {} from {}", later.status, self.document.operations[read].title());
                    let found = finding(Check::RoundTrip, &pointer, "what was written can be read", came);
                    self.blame(index, shown, Some(&later), vec![found]);
                }
            }
        }
        Ok(())
    }

    /// The record in a write's own answer, with its schema.
    fn told(&self, index: usize, resource: &Resource, values: &[Value], shown: &Shown) -> Option<(Value, Value)> {
        let body = shown.json()?;
        let pointer = self.record_pointer(resource, values, &body)?;
        let (_, media) = success(&self.document.operations[index])?;
        let whole = self.schemas.schema(Direction::Response, media.schema.as_deref()?);
        let schema = inside(self.schemas, Direction::Response, whole, &body, &pointer)?;
        Some((body.pointer(&pointer)?.clone(), schema))
    }

    /// Follows `Location`, as far as it stays on the server.
    async fn located(&mut self, index: usize, values: &[Value], shown: &Shown) -> Result<(), HttpError> {
        let Some(location) = shown.header("location").filter(|_| shown.status == 201).map(str::to_owned) else {
            return Ok(());
        };
        let base = self.client.base().to_owned();
        let Some(target) = target(&base, &shown.request, &location) else {
            self.lost_location(index, shown, None, format!("`{location}` is no URI reference"));
            return Ok(());
        };
        let Some(rest) = below(&base, &target).map(str::to_owned) else {
            // A path of this API without the prefix that the API has here leads nowhere; elsewhere it may lead anywhere.
            let template = |path: &str| self.document.operations.iter().any(|other| fill(&other.path, path).is_some());
            if Url::parse(&base).is_ok_and(|base| base.origin() == target.origin()) && template(target.path()) {
                let came = format!("`{location}`, without the prefix of {base}");
                self.lost_location(index, shown, None, came);
            }
            return Ok(());
        };
        let operations = &self.document.operations;
        let read = (0..operations.len())
            .filter(|other| operations[*other].method == "GET")
            .find_map(|other| Some((other, fill(&operations[other].path, &rest)?)));
        // On which of its pages a list has it, nobody has said.
        let is_whole = read.as_ref().is_some_and(|(read, _)| {
            let Paging { limit, page, offset, cursor } = self.paging(*read);
            limit.or(page).or(offset).or(cursor).is_none()
        });
        let later = if let Some((read, path)) = read {
            let named = path.into_iter().map(|(name, value)| PathValue { name, value, live: true });
            let path: Vec<PathValue> = named.collect();
            let Some(draft) = self.draft(read, &path, Size::Minimal) else { return Ok(()) };
            self.step(read, &path, "where Location leads", draft, Expect::Any).await?
        } else {
            let case = Case::new(Family::Meaning, rest.clone(), crate::cases::empty(), Expect::Any);
            self.case(None, &[], &case).await?
        };
        if matches!(later.status, 404 | 410 | 500..) {
            let came = format!("status {} at {location}", later.status);
            self.lost_location(index, shown, Some(&later), came);
        } else if let (Some(id), Some(body)) = (values.last().map(scalar), later.json())
            && is_whole
            && later.success
            && !mentions(&body, &id)
        {
            let came = format!("what is at {location} does not have the id {id}");
            self.lost_location(index, shown, Some(&later), came);
        }
        Ok(())
    }

    fn lost_location(&mut self, index: usize, shown: &Shown, later: Option<&Shown>, came: String) {
        let operation = &self.document.operations[index];
        let response = operation.response(shown.status);
        let header = response
            .and_then(|response| response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("location")));
        let pointer = header.map_or_else(|| operation.pointer.clone(), |header| header.pointer.clone());
        let found = finding(Check::Location, &pointer, "Location leads to what was created", came);
        self.blame(index, shown, later, vec![found]);
    }
}

/// Whether a scalar somewhere in a body is this text.
fn mentions(body: &Value, id: &str) -> bool {
    match body {
        Value::Array(items) => items.iter().any(|item| mentions(item, id)),
        Value::Object(members) => members.values().any(|member| mentions(member, id)),
        Value::String(_) | Value::Number(_) => scalar(body) == id,
        Value::Null | Value::Bool(_) => false,
    }
}
