//! What the server sends by itself: asked for before the first operation, so that whatever the run does may cause it, and judged when the run is over.
//!
//! Each hook has an address of its own, which refuses what comes first, once. Another address answers 410 to everything, and a third belongs to a
//! subscription that is deleted at once: neither is to hear anything more.

use std::time::{Duration, Instant, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rand::RngExt as _;
use serde_json::Value;

use super::{Kept, Runner, Shown, ledger::Entry};
use crate::{
    cases::{self, Case, Draft, Expect, Family},
    checks::{Check, Finding},
    coverage::cells::{Cell, Kind, Missed},
    document::model::{Hook, Operation, Status},
    hooks::{
        receiver::{Answers, Delivery, Receiver},
        signature,
        subscription::{Subscriber, Target, secret_in},
        verdict,
    },
    http::{Answer, HttpError, Request, encode::percent},
    plan::resource::Resource,
    schema::{clip, generate::Size},
};

/// How long what was under way may still come.
const UNDER_WAY: Duration = Duration::from_secs(2);

/// The receiver, and what was asked for.
pub(super) struct Listening {
    receiver: Receiver,
    asked: Vec<Asked>,
}

/// An address that the server was given.
struct Asked {
    /// Its name at the receiver.
    address: String,
    /// The one hook that was asked for; `None` where it was all of them.
    hook: Option<usize>,
    role: Role,
    secret: Option<String>,
    /// The exchange by which it was asked for.
    kept: Kept,
    /// The record that it made.
    created: Option<(String, Vec<Value>)>,
    /// What deletes that record.
    delete: Option<usize>,
    /// When it was deleted.
    deleted: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Told,
    Gone,
    Deleted,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Gone => "gone",
            Self::Deleted => "deleted",
        }
    }
}

/// What came to an address, judged.
struct Judged {
    hook: usize,
    delivery: Delivery,
    label: &'static str,
    findings: Vec<Finding>,
}

impl Runner<'_> {
    /// Listens, and asks for everything that the server sends by itself, as far as the document says how.
    pub(super) async fn listen(&mut self) -> Result<(), HttpError> {
        let hooks = &self.document.hooks;
        let Some(address) = self.settings.receive else { return Ok(()) };
        if hooks.is_empty() {
            self.notes.push("--receive: the document has neither webhooks nor callbacks".to_owned());
            return Ok(());
        }
        let receiver = Receiver::open(address, self.settings.receive_url.as_deref()).await?;
        self.listening = Some(Listening { receiver, asked: Vec::new() });
        if hooks.iter().any(|hook| hook.asked.is_none()) {
            self.subscribe().await?;
        }
        for (number, hook) in hooks.iter().enumerate().filter(|(_, hook)| hook.asked.is_some()) {
            self.call_back(number, hook).await?;
        }
        Ok(())
    }

    /// Subscribes to the document's webhooks.
    async fn subscribe(&mut self) -> Result<(), HttpError> {
        let Some(subscriber) = Subscriber::find(self.document, self.schemas) else {
            self.notes.push(
                "--receive: no operation subscribes to the document's webhooks: none takes a URL and the names of its webhooks".to_owned(),
            );
            return Ok(());
        };
        let hooks: Vec<(usize, &Hook)> =
            self.document.hooks.iter().enumerate().filter(|(_, hook)| hook.asked.is_none()).collect();
        let named: Vec<(usize, &Hook)> =
            hooks.iter().copied().filter(|(_, hook)| subscriber.takes(&hook.name)).collect();
        let every: Vec<&str> = named.iter().map(|(_, hook)| hook.name.as_str()).collect();
        let all =
            || if subscriber.takes_several() { every.clone() } else { every.first().copied().into_iter().collect() };
        if named.is_empty() {
            self.ask(&subscriber, None, Role::Told, &[]).await?;
        }
        for (number, hook) in &named {
            self.ask(&subscriber, Some(*number), Role::Told, &[&hook.name]).await?;
        }
        if hooks.iter().any(|(_, hook)| hook.operation.declares(410)) {
            self.ask(&subscriber, None, Role::Gone, &all()).await?;
        }
        self.ask(&subscriber, None, Role::Deleted, &all()).await
    }

    /// One subscription.
    async fn ask(
        &mut self,
        subscriber: &Subscriber,
        hook: Option<usize>,
        role: Role,
        events: &[&str],
    ) -> Result<(), HttpError> {
        let index = subscriber.operation;
        let operation = &self.document.operations[index];
        let delete = Resource::made_by(self.document, index).and_then(|resource| resource.delete);
        if role == Role::Deleted && delete.is_none() {
            return Ok(());
        }
        let path = self.resolve(index);
        let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
        let Some(body) = draft.json.clone() else { return Ok(()) };
        let (address, url) = self.address(hook, role);
        // Ours and theirs in turn, where there is a place for ours.
        let number = self.listening.as_ref().map_or(0, |listening| listening.asked.len());
        let own = format!("whsec_{}", STANDARD.encode(self.rng.random::<[u8; 24]>()));
        let bodies = [number.is_multiple_of(2).then_some(own.as_str()), None, Some(own.as_str())]
            .map(|secret| subscriber.filled(body.clone(), &url, events, secret));
        let schema = operation.body.as_ref().and_then(|body| body.content.iter().find(|media| media.is_json()));
        let schema = schema.and_then(|media| media.schema.as_deref());
        let is_valid = |body: &Value| {
            schema.is_none_or(|schema| self.schemas.accepts(crate::schema::Direction::Request, schema, body))
        };
        let Some(body) = bodies.into_iter().flatten().find(is_valid) else {
            self.notes.push(format!("--receive: {} takes no URL like {url}", operation.title()));
            return Ok(());
        };
        let given = secret_in(&body);
        let mut draft = draft;
        self.with_context(index, &path, |context| cases::replace_body(context, &mut draft, body));
        let label = if events.is_empty() {
            "asks for all events".to_owned()
        } else {
            format!("asks for {}", events.join(", "))
        };
        let shown = self.step(index, &path, &label, draft, Expect::Any).await?;
        self.keep(shown, Asking { address, url: &url, hook, role, given, operation, delete }).await
    }

    /// A request that asks for a callback.
    async fn call_back(&mut self, number: usize, hook: &Hook) -> Result<(), HttpError> {
        let Some((index, expression)) = &hook.asked else { return Ok(()) };
        let operation = &self.document.operations[*index];
        let Some(target) = Target::of(hook) else {
            self.notes.push(format!(
                "{}: the callback `{}` goes to {expression}, which no request says: it is not received",
                operation.title(),
                hook.name
            ));
            return Ok(());
        };
        let path = self.own_values(*index).await?;
        let Some(mut draft) = self.draft(*index, &path, Size::Full) else { return Ok(()) };
        let (address, url) = self.address(Some(number), Role::Told);
        match target {
            Target::Body(pointer) => {
                let Some(mut body) = draft.json.clone() else { return Ok(()) };
                let Some(slot) = body.pointer_mut(&pointer) else { return Ok(()) };
                *slot = url.clone().into();
                self.with_context(*index, &path, |context| cases::replace_body(context, &mut draft, body));
            }
            Target::Query(name) => {
                let name = percent(&name);
                draft.query.retain(|(other, _)| *other != name);
                draft.query.push((name, percent(&url)));
            }
        }
        let given = draft.json.as_ref().and_then(secret_in);
        let shown = self.step(*index, &path, &format!("asks for {}", hook.name), draft, Expect::Any).await?;
        let asking =
            Asking { address, url: &url, hook: Some(number), role: Role::Told, given, operation, delete: None };
        self.keep(shown, asking).await
    }

    /// A new address for a hook.
    fn address(&self, hook: Option<usize>, role: Role) -> (String, String) {
        let Some(listening) = &self.listening else { return (String::new(), String::new()) };
        let status = hook.map_or(204, |hook| taken(&self.document.hooks[hook].operation));
        let answers = match role {
            Role::Told => Answers::RefusesFirst(status),
            Role::Gone => Answers::Gone,
            Role::Deleted => Answers::Well(status),
        };
        let name = format!("{}-{}", role.word(), listening.asked.len());
        let url = listening.receiver.address(&name, answers);
        (name, url)
    }

    /// Remembers what was asked for.
    async fn keep(&mut self, shown: Shown, asking: Asking<'_>) -> Result<(), HttpError> {
        let Asking { address, url, hook, role, given, operation, delete } = asking;
        if !shown.success {
            self.notes.push(format!(
                "--receive: {} does not take {url} (status {}): the server has to be told that it may send to this address",
                operation.title(),
                shown.status
            ));
            return Ok(());
        }
        // It is not for others to change or delete.
        if let Some((key, values)) = &shown.created {
            self.pool.reserve(key, values);
        }
        let secret = shown.json().as_ref().and_then(secret_in).or(given);
        let kept = Kept::new(self.client.base(), &shown.request, shown.answer.as_ref());
        let mut asked = Asked { address, hook, role, secret, kept, created: shown.created, delete, deleted: None };
        if role == Role::Deleted {
            self.unsubscribe(&mut asked).await?;
        }
        if let Some(listening) = &mut self.listening {
            listening.asked.push(asked);
        }
        Ok(())
    }

    async fn unsubscribe(&mut self, asked: &mut Asked) -> Result<(), HttpError> {
        if let (Some(delete), Some((_, values)), None) = (asked.delete, &asked.created, asked.deleted) {
            let path = self.path_of(delete, values);
            if let Some(draft) = self.draft(delete, &path, Size::Minimal) {
                let shown = self.step(delete, &path, "asks for no more events", draft, Expect::Any).await?;
                asked.deleted = shown.success.then(Instant::now);
            }
        }
        Ok(())
    }

    /// Waits for what was refused to come again, asks for no more, and judges all that came; what of it was seen.
    pub(super) async fn received(&mut self) -> Result<Vec<Cell>, HttpError> {
        let Some(mut listening) = self.listening.take() else {
            let why = "nothing was listened for (--receive)";
            return Ok(self.document.hooks.iter().flat_map(|hook| cells(hook, &[], why)).collect());
        };
        if !self.gone {
            let left = self.deadline.map(|end| end.saturating_duration_since(Instant::now()));
            let wait = left.map_or(self.settings.receive_wait, |left| left.min(self.settings.receive_wait));
            let told: Vec<&str> = listening
                .asked
                .iter()
                .filter(|asked| asked.role == Role::Told)
                .map(|asked| asked.address.as_str())
                .collect();
            // What was caused last may still be on its way.
            let all_came =
                |all: &[Delivery]| told.iter().all(|address| all.iter().any(|delivery| delivery.to == *address));
            listening.receiver.wait(wait.min(UNDER_WAY), all_came).await;
            let done = |all: &[Delivery]| {
                told.iter().all(|address| {
                    let own: Vec<&Delivery> = all.iter().filter(|one| one.to == *address).collect();
                    own.first().is_none_or(|first| own[1..].iter().any(|later| is_again(first, later)))
                })
            };
            if !done(&listening.receiver.deliveries()) {
                self.listener.waits(wait);
                listening.receiver.wait(wait, done).await;
            }
        }
        let mut asked = std::mem::take(&mut listening.asked);
        let deliveries = listening.receiver.deliveries();
        for one in &mut asked {
            self.unsubscribe(one).await?;
        }
        let mut all: Vec<(usize, Judged)> = Vec::new();
        for (number, one) in asked.iter().enumerate() {
            let came: Vec<&Delivery> = deliveries.iter().filter(|delivery| delivery.to == one.address).collect();
            all.extend(self.judge_address(one, &came).into_iter().map(|judged| (number, judged)));
        }
        let why = if asked.is_empty() { "it could not be asked for" } else { "nothing that the run did caused it" };
        let seen = |hook: usize| -> Vec<&Judged> {
            all.iter().map(|(_, judged)| judged).filter(|judged| judged.hook == hook).collect()
        };
        let table = self.document.hooks.iter().enumerate().flat_map(|(number, hook)| cells(hook, &seen(number), why));
        let table: Vec<Cell> = table.collect();
        for (number, judged) in all {
            self.note_delivery(listening.receiver.base(), &asked[number], judged);
        }
        Ok(table)
    }

    /// What came to one address.
    fn judge_address(&mut self, asked: &Asked, came: &[&Delivery]) -> Vec<Judged> {
        let hooks = &self.document.hooks;
        let refused = came.iter().find(|delivery| delivery.answered == 410).map(|delivery| delivery.came);
        let mut out = Vec::new();
        for (number, delivery) in came.iter().enumerate() {
            let like = verdict::hook(self.schemas, hooks, asked.hook, &delivery.request);
            let hook = asked.hook.or(like).unwrap_or(0);
            let again = came[..number].iter().any(|before| is_again(before, delivery));
            let mut findings = Vec::new();
            let unasked = |promise: &str, came: String| {
                Finding::new(Check::WebhookUnasked, &hooks[hook].operation.pointer, promise, came)
            };
            match (asked.hook, like) {
                (Some(wanted), Some(like)) if wanted != like && hooks[wanted].name != hooks[like].name => {
                    let promise = format!("only {} was asked for", hooks[wanted].name);
                    findings.push(unasked(&promise, format!("an event like {}", hooks[like].name)));
                }
                (None, None) => findings.push(Finding::new(
                    Check::WebhookRequest,
                    &hooks[hook].operation.pointer,
                    "what is sent is one of those that the document describes",
                    clip(&String::from_utf8_lossy(delivery.request.body.as_ref().map_or(&[], |body| &body.bytes)), 200),
                )),
                _ => findings.extend(verdict::faults(self.schemas, &hooks[hook], &delivery.request)),
            }
            let now = delivery.at.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
            let fault = asked
                .secret
                .as_deref()
                .and_then(|secret| signature::fault(&delivery.request, secret, i64::try_from(now).unwrap_or(i64::MAX)));
            findings.extend(fault.map(|fault| {
                let parameter = hooks[hook].operation.parameters.iter();
                let parameter = parameter.into_iter().find(|one| one.name.eq_ignore_ascii_case(signature::SIGNATURE));
                let pointer = parameter.map_or(&hooks[hook].operation.pointer, |parameter| &parameter.pointer);
                Finding::new(
                    Check::WebhookSignature,
                    pointer,
                    "the signature verifies with the secret of the subscription",
                    fault,
                )
            }));
            let since = |moment: Option<Instant>| {
                moment.map(|moment| delivery.came.saturating_duration_since(moment)).filter(|time| *time > UNDER_WAY)
            };
            if asked.role == Role::Deleted
                && let Some(time) = since(asked.deleted)
            {
                let text = format!("a request {} s after that", time.as_secs());
                findings.push(unasked("nothing is sent for a subscription that was deleted", text));
            }
            if hooks[hook].operation.declares(410)
                && let Some(time) = since(refused)
            {
                let text = format!("a request {} s after that", time.as_secs());
                findings.push(unasked("nothing more is sent to who answered 410", text));
            }
            let label = if again { "came again" } else { "came" };
            out.push(Judged { hook, delivery: (*delivery).clone(), label, findings });
        }
        if asked.role == Role::Told {
            self.judge_retry(&mut out);
        }
        out
    }

    /// What was refused comes again as it was.
    fn judge_retry(&mut self, came: &mut [Judged]) {
        let Some((first, later)) = came.split_first_mut() else { return };
        let hook = &self.document.hooks[first.hook];
        let id = |delivery: &Delivery| header(&delivery.request, signature::ID).map(str::to_owned);
        let known = id(&first.delivery);
        // Cut short by --max-time, or with the server gone, that nothing came says nothing.
        let had_time = !self.gone && first.delivery.came.elapsed() >= self.settings.receive_wait;
        let mut found = |promise: &str, text: String| {
            first.findings.push(Finding::new(Check::WebhookRetry, &hook.operation.pointer, promise, text));
        };
        let same_id = later.iter().find(|other| known.is_some() && id(&other.delivery) == known);
        if let Some(other) = same_id {
            if other.delivery.request.body != first.delivery.request.body {
                found("what comes again under its id is the same, byte by byte", "another body".to_owned());
            }
            return;
        }
        let same_body = later.iter().find(|other| is_same_body(&first.delivery, &other.delivery));
        match (same_body, known) {
            (Some(_), None) => {}
            // Two events may be alike: only who demands retries knows that this is one.
            (Some(other), Some(known)) if self.settings.strict => found(
                "what was refused with 503 comes again under its id",
                format!("the same body under {}, and it was {known}", id(&other.delivery).unwrap_or_default()),
            ),
            _ if self.settings.strict && had_time => found(
                "what was refused with 503 comes again",
                format!("nothing within {} s (--receive-wait)", self.settings.receive_wait.as_secs()),
            ),
            _ => self.notes.push(format!(
                "{}: what was refused with 503 did not come again within {} s",
                hook.name,
                first.delivery.came.elapsed().as_secs()
            )),
        }
    }

    fn note_delivery(&mut self, base: &str, asked: &Asked, judged: Judged) {
        let Judged { hook, delivery, label, findings } = judged;
        let answer = Answer {
            status: delivery.answered,
            headers: Vec::new(),
            body: Vec::new(),
            whole: true,
            elapsed: Duration::ZERO,
        };
        let request = &delivery.request;
        let draft = Draft { body: request.body.clone(), ..cases::empty() };
        let case = Case::new(Family::Event, label, draft, Expect::Any);
        let entry = Entry {
            base,
            operation: Some(&self.document.hooks[hook].operation),
            case: &case,
            request,
            answer: Some(&answer),
            elapsed: Duration::ZERO,
            asked: Some(&asked.kept),
        };
        self.ledger.record(self.document, &entry, findings, &mut *self.listener);
    }
}

/// What was asked for and how, until it is known whether it was granted.
struct Asking<'a> {
    address: String,
    url: &'a str,
    hook: Option<usize>,
    role: Role,
    given: Option<String>,
    operation: &'a Operation,
    delete: Option<usize>,
}

/// The status with which a receiver takes what comes: the lowest that the document names.
fn taken(hook: &Operation) -> u16 {
    let named = hook.responses.iter().filter_map(|response| match response.status {
        Status::Code(code @ 200..=299) => Some(code),
        _ => None,
    });
    named.min().unwrap_or(204)
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Whether a request is an earlier one once more: of the same id, or with the same body.
fn is_again(before: &Delivery, later: &Delivery) -> bool {
    let id = |delivery: &Delivery| header(&delivery.request, signature::ID).map(str::to_owned);
    (id(before).is_some() && id(before) == id(later)) || is_same_body(before, later)
}

fn is_same_body(before: &Delivery, later: &Delivery) -> bool {
    before.request.body.is_some() && before.request.body == later.request.body
}

/// What of a hook was seen.
fn cells(hook: &Hook, seen: &[&Judged], why: &str) -> Vec<Cell> {
    let signed = hook.operation.parameters.iter().any(|one| one.name.eq_ignore_ascii_case(signature::SIGNATURE));
    let count = |label: Option<&str>| seen.iter().filter(|one| label.is_none_or(|label| one.label == label)).count();
    let all = count(None);
    let mut rows = vec![("sent", all), ("sent again", count(Some("came again")))];
    if signed {
        rows.push((
            "signed",
            seen.iter().filter(|one| header(&one.delivery.request, signature::SIGNATURE).is_some()).count(),
        ));
    }
    let cell = |(name, hits): (&str, usize)| {
        let why = if all > 0 && hits == 0 { "what came first did not come again" } else { why };
        let missed = hook
            .operation
            .missed
            .get(name)
            .map_or_else(|| Missed::Open(why.to_owned()), |text| Missed::Excluded(text.clone()));
        Cell {
            operation: hook.operation.id.clone(),
            title: hook.operation.title(),
            kind: Kind::Event,
            name: name.to_owned(),
            hits,
            missed: (hits == 0).then_some(missed),
        }
    };
    rows.into_iter().map(cell).collect()
}
