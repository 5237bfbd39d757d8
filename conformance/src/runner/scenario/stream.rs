//! Streams of server-sent events: ids name the events, and a stream goes on where it was cut.

use serde_json::Value;

use super::finding;
use crate::{
    cases::{self, Expect, PathValue},
    checks::{
        Check,
        events::{Event, events},
    },
    http::HttpError,
    runner::{Runner, Shown},
    schema::generate::Size,
};

const RESUME: &str = "Last-Event-ID";

impl Runner<'_> {
    /// A stream, and the same from its middle on.
    pub(super) async fn streams(&mut self, index: usize) -> Result<(), HttpError> {
        if !self.is_stream(index) {
            return Ok(());
        }
        let operation = &self.document.operations[index];
        let bodies = self.settings.bodies.iter().filter(|(name, _)| operation.is_called(name));
        let bodies: Vec<Value> = bodies.map(|(_, body)| body.clone()).collect();
        let sizes = [Size::Minimal, Size::Full, Size::Random].map(|size| (size, None));
        // What the caller gave may be what it takes for a stream to come.
        for (size, body) in sizes.into_iter().chain(bodies.into_iter().map(|body| (Size::Minimal, Some(body)))) {
            let path = self.own_values(index).await?;
            let Some(mut draft) = self.draft(index, &path, size) else { continue };
            if let Some(body) = body {
                self.with_context(index, &path, |context| cases::replace_body(context, &mut draft, body));
            }
            draft.headers.retain(|(name, _)| !name.eq_ignore_ascii_case(RESUME));
            let first = self.step(index, &path, "a stream", draft, Expect::Any).await?;
            let seen = told(&first);
            if seen.len() < 2 {
                continue;
            }
            self.ids(index, &first, &seen);
            if self.takes_header(index, RESUME) {
                self.resumes(index, &path, &first, &seen).await?;
            }
            return Ok(());
        }
        Ok(())
    }

    /// No id twice, and numbers rise.
    fn ids(&mut self, index: usize, shown: &Shown, seen: &[Event]) {
        let ids: Vec<&str> = seen.iter().filter_map(|event| event.id.as_deref()).collect();
        let twice =
            ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| format!("{id} twice"));
        let falls = ids.windows(2).find(|pair| {
            let numbers = pair[0].parse::<u64>().ok().zip(pair[1].parse::<u64>().ok());
            numbers.is_some_and(|(a, b)| b < a)
        });
        let came = twice.or_else(|| falls.map(|pair| format!("{} after {}", pair[1], pair[0])));
        if let Some(came) = came {
            let pointer = self.document.operations[index].pointer.clone();
            let found = finding(Check::StreamIds, &pointer, "each event has an id of its own, and numbers rise", came);
            self.blame(index, shown, None, vec![found]);
        }
    }

    /// From behind an event in the middle, what followed at first follows.
    async fn resumes(
        &mut self,
        index: usize,
        path: &[PathValue],
        first: &Shown,
        seen: &[Event],
    ) -> Result<(), HttpError> {
        let named: Vec<usize> =
            (0..seen.len()).filter(|at| seen[*at].id.as_deref().is_some_and(|id| !id.is_empty())).collect();
        let Some((at, id)) = named.get(named.len() / 2).and_then(|at| Some((*at, seen[*at].id.clone()?))) else {
            return Ok(());
        };
        let Some(mut draft) = self.draft(index, path, Size::Minimal) else { return Ok(()) };
        draft.headers.retain(|(name, _)| !name.eq_ignore_ascii_case(RESUME));
        draft.headers.push((RESUME.to_owned(), id.clone()));
        let later = self.step(index, path, "the stream from its middle", draft, Expect::Any).await?;
        if !later.success {
            return Ok(());
        }
        let ids = |events: &[Event]| -> Vec<String> { events.iter().filter_map(|event| event.id.clone()).collect() };
        let (wanted, came) = (ids(&seen[at + 1..]), ids(&told(&later)));
        // Either may have been cut off by the time that a stream is listened to; what both have must agree.
        let agree = wanted.iter().zip(&came).all(|(wanted, came)| wanted == came);
        let whole = later.answer.as_ref().is_some_and(|answer| answer.whole)
            && first.answer.as_ref().is_some_and(|answer| answer.whole);
        if agree && (!whole || wanted.len() == came.len()) {
            return Ok(());
        }
        let brief = |ids: &[String]| ids.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
        let pointer = self.document.operations[index].pointer.clone();
        let promise = "a stream goes on behind the event that Last-Event-ID names";
        let came = format!("after {id} came [{}], and at first it was [{}]", brief(&came), brief(&wanted));
        self.blame(index, &later, Some(first), vec![finding(Check::StreamResume, &pointer, promise, came)]);
        Ok(())
    }
}

/// The events of an answer that is a stream.
fn told(shown: &Shown) -> Vec<Event> {
    let is_stream = shown.header("content-type").is_some_and(|name| name.contains("event-stream"));
    if is_stream && shown.success { events(&String::from_utf8_lossy(shown.body())) } else { Vec::new() }
}
