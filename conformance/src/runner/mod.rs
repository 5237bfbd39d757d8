//! Runs the cases in order and gathers what came of them. One request at a time: the same seed gives the same requests in the same order.

mod exchange;
mod hooks;
mod keyed;
mod lateness;
pub mod ledger;
mod notes;
mod outcome;
mod path;
mod proper;
mod request;
mod scenario;
mod shrink;
mod stale;
mod state;

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::Value;

pub(crate) use self::outcome::SHOWN;
pub use self::{
    exchange::{Exchange, Kept},
    outcome::{Outcome, Ran, Told, Violation},
};
use self::{
    lateness::Lateness,
    ledger::{Blamed, Entry, Ledger},
};
use crate::{
    cases::{self, Case, Context, Expect, Family, PathValue},
    checks::{self, Check, Evidence, Finding},
    coverage::{self, Seen},
    document::{Document, model::is_json},
    given::Values,
    http::{Answer, Client, HttpError, Request},
    identity,
    plan::{
        self,
        harvest::{Sent, harvest},
        order::{Role, order, role},
        pool::Pool,
    },
    schema::{Schemas, generate::Size},
    settings::Settings,
};

/// How long one request is held back for a limit.
const PATIENCE: Duration = Duration::from_secs(65);

/// Hears of progress.
pub trait Progress {
    /// An operation is done.
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize);

    /// A request was sent and its answer judged.
    fn exchange(&mut self, _exchange: &Exchange<'_>) {}

    /// The server asked for patience, and has it.
    fn waits(&mut self, _time: Duration) {}

    /// A later request showed what is wrong with a case: its name, the finding's, and the finding.
    fn blamed(&mut self, _case: &str, _id: &str, _finding: &Finding) {}

    /// Whether the listener has heard what it wanted to: the run ends.
    fn is_enough(&self) -> bool {
        false
    }
}

/// Nobody listens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}
}

/// Runs everything.
pub async fn run(
    document: &Document,
    schemas: &Schemas,
    client: &Client,
    settings: &Settings,
    listener: &mut dyn Progress,
) -> Result<Outcome, HttpError> {
    let start = Instant::now();
    let mut runner = Runner {
        document,
        schemas,
        client,
        settings,
        pool: Pool::default(),
        values: Values::new(document, schemas, settings),
        fitting: HashMap::new(),
        seen: Seen::default(),
        taken: notes::Taken::default(),
        rng: StdRng::seed_from_u64(settings.seed),
        ledger: Ledger::default(),
        listener,
        deadline: settings.max_time.map(|time| start + time),
        share: None,
        unsent: BTreeMap::new(),
        cut: VecDeque::new(),
        limited: 0,
        notes: Vec::new(),
        partial: HashSet::new(),
        paced: false,
        refused: HashSet::new(),
        gone: false,
        lateness: Lateness::new(settings.timeout),
        listening: None,
    };
    let wanted =
        |index: usize| settings.only.is_empty() || settings.only.iter().any(|part| is_named(document, index, part));
    let order = order(document);
    runner.setup(&order).await?;
    runner.listen().await?;
    let total = order.iter().filter(|index| wanted(**index)).count();
    let mut done = 0;
    for index in order.into_iter().filter(|index| wanted(*index)) {
        if runner.listener.is_enough() {
            break;
        }
        runner.take_share(total - done);
        runner.operation(index).await?;
        done += 1;
        let title = document.operations[index].title();
        let (cases, violations) = (runner.ledger.ran.len(), runner.ledger.violations.len());
        runner.listener.operation(done, total, &title, cases, violations);
    }
    runner.share = runner.deadline;
    // What one operation's share was too short for has what others left.
    while !runner.is_over()
        && let Some(cut) = runner.cut.pop_front()
    {
        runner.go_on(cut).await?;
    }
    if settings.only.is_empty() && !runner.is_over() {
        runner.unknown_paths().await?;
    }
    let received = runner.received().await?;
    let is_wanted = |id: &str| (0..document.operations.len()).any(|at| document.operations[at].id == id && wanted(at));
    let aside = runner.ledger.leave_out_setup(|id| id.is_empty() || is_wanted(id));
    if aside > 0 {
        runner.notes.push(format!(
            "{aside} more found at operations that are not run, while records were prepared for those that are: not counted, run without --only to see them"
        ));
    }
    let mut coverage = coverage::table(document, settings, &runner.seen, wanted);
    coverage::unsent(document, &mut coverage, &runner.unsent);
    let mut cells = runner.ledger.cells.table(document, schemas, settings, &coverage, wanted);
    coverage::cells::unsent(document, &mut cells, &runner.unsent);
    cells.extend(received);
    if settings.only.is_empty() {
        runner.ledger.violations.extend(stale::violations(document, &coverage));
    }
    runner.notes.extend(notes::response_examples(document, schemas));
    runner.notes.extend(coverage::never_succeeded(&coverage));
    runner.notes.extend(runner.taken.notes(document));
    runner.notes.sort();
    runner.notes.dedup();
    Ok(Outcome {
        title: format!("{} {}", document.title, document.version),
        base: client.base().to_owned(),
        seed: settings.seed,
        operations: total,
        coverage,
        cells,
        unsent: runner.unsent.values().sum(),
        limited: runner.limited,
        ran: runner.ledger.ran,
        violations: runner.ledger.violations,
        notes: runner.notes,
        stale: Vec::new(),
        elapsed: start.elapsed(),
    })
}

/// Whether `--only` means this operation: the one of this id, or else those in whose title it stands.
fn is_named(document: &Document, index: usize, part: &str) -> bool {
    let operation = &document.operations[index];
    let is_id = document.operations.iter().any(|other| other.id == part);
    operation.id == part || (!is_id && operation.title().contains(part))
}

struct Runner<'a> {
    document: &'a Document,
    schemas: &'a Schemas,
    client: &'a Client,
    settings: &'a Settings,
    pool: Pool,
    values: Values,
    /// The example whose records an operation takes, and one such record, where those of the first example were refused.
    fitting: HashMap<usize, (usize, Vec<Value>)>,
    seen: Seen,
    taken: notes::Taken,
    rng: StdRng,
    ledger: Ledger,
    listener: &'a mut dyn Progress,
    /// When the whole run ends, where it may take so long only.
    deadline: Option<Instant>,
    /// When the operation's share of that time ends.
    share: Option<Instant>,
    /// Cases that were not sent for want of time, by operation.
    unsent: BTreeMap<usize, usize>,
    cut: VecDeque<Cut>,
    /// Requests that a limit was in the way of to the end.
    limited: usize,
    notes: Vec<String>,
    /// Lists that were too long to be read to their end.
    partial: HashSet<usize>,
    /// Whether a limit was watched already.
    paced: bool,
    /// Faults, by operation and label, that were refused when each was alone.
    refused: HashSet<(usize, String)>,
    /// Whether the server has gone for good.
    gone: bool,
    /// Which operations do not answer.
    lateness: Lateness,
    /// Where the server is to send what it sends by itself.
    listening: Option<hooks::Listening>,
}

/// What is left of an operation whose share of the time was up.
struct Cut {
    index: usize,
    cases: VecDeque<Case>,
    /// Whether these are its first cases, those that ought to succeed.
    is_first: bool,
}

/// What a sent case showed.
#[derive(Clone)]
struct Shown {
    created: Option<(String, Vec<Value>)>,
    success: bool,
    /// 0 where no answer came.
    status: u16,
    answer: Option<Answer>,
    request: Request,
    /// Where in `ran` it stands.
    ran: usize,
}

impl Shown {
    fn body(&self) -> &[u8] {
        self.answer.as_ref().map_or(&[], |answer| &answer.body)
    }

    fn json(&self) -> Option<Value> {
        self.answer.as_ref()?.json()
    }

    /// The JSON that was really sent: what names the record of the path is written into a body late.
    fn sent(&self) -> Option<Value> {
        let body = self.request.body.as_ref().filter(|body| is_json(&body.media_type))?;
        serde_json::from_slice(&body.bytes).ok()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.answer.as_ref()?.header(name)
    }
}

impl Runner<'_> {
    /// Makes a first record of everything. What needs others may fail at first, so there are a few rounds.
    async fn setup(&mut self, order: &[usize]) -> Result<(), HttpError> {
        let creating: Vec<usize> = order
            .iter()
            .copied()
            .filter(|index| role(self.document, &self.document.operations[*index]) <= Role::Create)
            .collect();
        let mut open = creating;
        let mut taken = HashSet::new();
        for size in [Size::Full, Size::Full, Size::Minimal] {
            let before = open.len();
            let mut still = Vec::new();
            for index in open {
                let shown = self.set_up(index, size, taken.contains(&index)).await?;
                if shown.as_ref().is_some_and(|shown| shown.status == 409) {
                    taken.insert(index);
                }
                if !shown.is_some_and(|shown| shown.success) {
                    still.push(index);
                }
            }
            open = still;
            if open.is_empty() || (open.len() == before && size == Size::Minimal) {
                break;
            }
        }
        // Lists show records that nothing creates.
        for index in order.iter().copied() {
            let operation = &self.document.operations[index];
            if operation.method == "GET" && operation.path_names().is_empty() {
                self.create(index, Size::Minimal, 0, false).await?;
            }
        }
        Ok(())
    }

    /// Sends a setup request of an operation, to a record that takes it where there is one.
    async fn set_up(&mut self, index: usize, size: Size, fresh: bool) -> Result<Option<Shown>, HttpError> {
        let path = self.resolve(index);
        let case = self.with_context(index, &path, |context| {
            context.fresh = fresh;
            cases::setup_case(context, size, 0)
        });
        match case {
            Some(case) => Ok(Some(self.fit(index, path, &case).await?.1)),
            None => Ok(None),
        }
    }

    /// Sends a setup request of an operation.
    async fn create(
        &mut self,
        index: usize,
        size: Size,
        variant: usize,
        fresh: bool,
    ) -> Result<Option<Shown>, HttpError> {
        let mut path = self.resolve(index);
        // A PUT makes another record where its path names another one.
        if self.document.operations[index].method == "PUT" {
            self.name_anew(index, &mut path);
        }
        let case = self.with_context(index, &path, |context| {
            context.fresh = fresh;
            cases::setup_case(context, size, variant)
        });
        match case {
            Some(case) => Ok(Some(self.case(Some(index), &path, &case).await?)),
            None => Ok(None),
        }
    }

    fn with_context<T>(&mut self, index: usize, path: &[PathValue], work: impl FnOnce(&mut Context<'_>) -> T) -> T {
        let mut context = Context {
            document: self.document,
            schemas: self.schemas,
            pool: &self.pool,
            values: &self.values,
            settings: self.settings,
            operation: &self.document.operations[index],
            index,
            path,
            taken: self.taken.body(index),
            rng: StdRng::seed_from_u64(self.rng.random()),
            fresh: false,
            notes: Vec::new(),
        };
        let out = work(&mut context);
        let notes = context.notes;
        self.notes.extend(notes);
        out
    }

    /// Whether nothing more is to be sent for this operation: its share of the time is up, or who listens has heard enough.
    fn is_over(&self) -> bool {
        self.gone || self.share.is_some_and(|end| Instant::now() >= end) || self.listener.is_enough()
    }

    /// Gives an operation its share of the time that is left: what one does not need goes to those that follow.
    fn take_share(&mut self, left: usize) {
        self.share = self.deadline.map(|end| {
            let now = Instant::now();
            now + end.saturating_duration_since(now) / u32::try_from(left.max(1)).unwrap_or(u32::MAX)
        });
    }

    /// Runs all cases of an operation.
    async fn operation(&mut self, index: usize) -> Result<(), HttpError> {
        // Of the operation's own seed: its cases are the same whether others ran before it or not, so that one can be repeated alone.
        let id = &self.document.operations[index].id;
        self.rng = StdRng::seed_from_u64(self.settings.seed ^ identity::digest(&[id]));
        let path = self.resolve(index);
        let cases = self.with_context(index, &path, cases::proper);
        self.go_on(Cut { index, cases: cases.into(), is_first: true }).await
    }

    /// Runs what is left of an operation.
    async fn go_on(&mut self, cut: Cut) -> Result<(), HttpError> {
        let Cut { index, mut cases, mut is_first } = cut;
        self.unsent.remove(&index);
        let mut repeated = false;
        loop {
            while let Some(case) = cases.pop_front() {
                if self.is_over() {
                    let path = self.resolve(index);
                    let others = if is_first { self.with_context(index, &path, cases::others).len() } else { 0 };
                    cases.push_front(case);
                    self.unsent.insert(index, cases.len() + others);
                    self.cut.push_back(Cut { index, cases, is_first });
                    return Ok(());
                }
                if case.is_proper() {
                    self.proper(index, &case, &mut repeated).await?;
                } else {
                    let path = self.resolve(index);
                    self.case(Some(index), &path, &case).await?;
                }
            }
            if !is_first {
                break;
            }
            is_first = false;
            let path = self.resolve(index);
            cases = self.with_context(index, &path, cases::others).into();
        }
        self.left_values(index, &mut repeated).await?;
        self.scenarios(index).await
    }

    /// Sends a case, judges the answer and remembers what it showed.
    async fn case(&mut self, index: Option<usize>, path: &[PathValue], case: &Case) -> Result<Shown, HttpError> {
        let current = self.on_this_state(index, path, case).await?;
        let case = current.as_ref().unwrap_or(case);
        let request = self.request(index, path, case);
        self.exchange(index, path, case, &request).await
    }

    async fn exchange(
        &mut self,
        index: Option<usize>,
        path: &[PathValue],
        case: &Case,
        request: &Request,
    ) -> Result<Shown, HttpError> {
        if self.gone {
            let ran = self.ledger.ran.len().saturating_sub(1);
            return Ok(Shown { created: None, success: false, status: 0, answer: None, request: request.clone(), ran });
        }
        let start = Instant::now();
        // To wait for the limit would be to miss it.
        let sent = match case.expect {
            Expect::Limited => self.attempt(index, request).await,
            _ => self.send(index, request).await,
        };
        let answer = match sent {
            Ok(answer) => answer,
            Err(error @ HttpError::Setup(_)) => return Err(error),
            Err(error) => {
                // A server that has died answers nothing any more; a report over thousands of cases that say so helps nobody.
                if matches!(error, HttpError::Unreachable(_)) && self.client.wait(self.settings.patience).await.is_err()
                {
                    self.gone = true;
                    self.notes.push(
                        "the server accepts no connections any more: what was sent last may have ended it".to_owned(),
                    );
                }
                // A server may close the connection before it has read all of a body that is too large.
                if case.family != Family::Oversized {
                    self.broken(index, case, request, &error, start.elapsed());
                }
                let ran = self.ledger.ran.len().saturating_sub(1);
                let request = request.clone();
                return Ok(Shown { created: None, success: false, status: 0, answer: None, request, ran });
            }
        };
        let is_own = !matches!(case.expect, Expect::MethodRefused(_) | Expect::UnknownPath | Expect::MethodSeen);
        if let (Some(index), true) = (index, is_own) {
            self.seen.add(index, answer.status);
        }
        Ok(self.judged(index, path, case, request, answer))
    }

    /// Judges an answer and remembers what it showed.
    fn judged(
        &mut self,
        index: Option<usize>,
        path: &[PathValue],
        case: &Case,
        request: &Request,
        answer: Answer,
    ) -> Shown {
        let operation = index.map(|index| &self.document.operations[index]);
        let is_own = !matches!(case.expect, Expect::MethodRefused(_) | Expect::UnknownPath | Expect::MethodSeen);
        if let (Some(index), true) = (index, case.is_proper()) {
            self.taken.add(index, case, answer.status);
        }
        let evidence = Evidence {
            document: self.document,
            schemas: self.schemas,
            settings: self.settings,
            operation,
            case,
            live: path.iter().all(|value| value.live),
            request,
            answer: &answer,
        };
        let mut findings = checks::judge(&evidence);
        if let Some(index) = index {
            let labels = case.faults.iter().map(|fault| (index, fault.label()));
            match case.family {
                Family::InvalidBody if matches!(answer.status, 400 | 422) => self.refused.extend(labels),
                // Of a fault that is none to this server nothing follows for two at once.
                Family::TwoFaults if !labels.into_iter().all(|label| self.refused.contains(&label)) => {
                    findings.retain(|finding| finding.check != Check::AllFaults);
                }
                _ => {}
            }
        }
        self.record(index, case, request, Some(&answer), answer.elapsed, findings);
        let ran = self.ledger.ran.len() - 1;
        let mut created = None;
        if let (Some(index), true, true) = (index, is_own, case.is_proper()) {
            let sent =
                Sent { path: path.iter().map(|value| value.value.clone()).collect(), body: case.draft.json.clone() };
            created = harvest(self.document, index, (self.client.base(), request), &sent, &answer, &mut self.pool);
        }
        if let Some(operation) = operation
            && request.method == "DELETE"
            && answer.status < 300
            // `DELETE /things/{id}/lock` deletes no thing.
            && operation.path.ends_with('}')
            && case.draft.path.is_empty()
        {
            let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
            self.pool.remove(&plan::record_key(&operation.path), &values);
        }
        let (status, success) = (answer.status, (200..300).contains(&answer.status));
        Shown { created, success, status, answer: Some(answer), request: request.clone(), ran }
    }

    /// Sends; once more where the connection broke, since an idle one may have been closed at that very moment, and a server that has read enough
    /// of a large body may close before its answer is read. A server that breaks off because of the request does so again.
    async fn attempt(&mut self, index: Option<usize>, request: &Request) -> Result<Answer, HttpError> {
        let within = self.lateness.limit(index);
        let answer = match self.client.send(request, within).await {
            Err(HttpError::Broken(_)) => self.client.send(request, within).await,
            other => other,
        };
        if let Err(HttpError::Late(_)) = answer
            && let Some(said) = self.lateness.count(index)
        {
            let title = index.map_or("undeclared paths".to_owned(), |index| self.document.operations[index].title());
            self.notes.push(format!("{title}: {said}"));
        }
        answer
    }

    /// Sends; waits where the server asks for it, as long as limits by the minute may take. What is answered 429 even then says nothing of the case.
    async fn send(&mut self, index: Option<usize>, request: &Request) -> Result<Answer, HttpError> {
        let mut patience = PATIENCE;
        let mut pauses = [1, 2, 4].into_iter();
        loop {
            let answer = self.attempt(index, request).await?;
            if answer.status != 429 {
                return Ok(answer);
            }
            if let Some(index) = index {
                self.seen.add(index, answer.status);
            }
            let asked = answer.header("retry-after").map_or_else(|| pauses.next(), |text| text.parse().ok());
            let pause = asked.map(|seconds| Duration::from_secs(seconds.max(1))).filter(|pause| *pause <= patience);
            let Some(pause) = pause.filter(|pause| self.deadline.is_none_or(|end| Instant::now() + *pause < end))
            else {
                self.limited += 1;
                return Ok(answer);
            };
            patience -= pause;
            self.listener.waits(pause);
            tokio::time::sleep(pause).await;
        }
    }

    fn broken(&mut self, index: Option<usize>, case: &Case, request: &Request, error: &HttpError, elapsed: Duration) {
        let finding = Finding {
            check: Check::Transport,
            pointer: index.map(|index| self.document.operations[index].pointer.clone()).unwrap_or_default(),
            promise: "every request is answered".to_owned(),
            came: error.to_string(),
        };
        self.record(index, case, request, None, elapsed, vec![finding]);
    }

    fn record(
        &mut self,
        index: Option<usize>,
        case: &Case,
        request: &Request,
        answer: Option<&Answer>,
        elapsed: Duration,
        findings: Vec<Finding>,
    ) {
        let operation = index.map(|index| &self.document.operations[index]);
        let entry = Entry { base: self.client.base(), operation, case, request, answer, elapsed, asked: None };
        self.ledger.record(self.document, &entry, findings, &mut *self.listener);
        let is_own = !matches!(case.expect, Expect::MethodRefused(_) | Expect::UnknownPath);
        if let (Some(index), Some(operation), Some(answer), true) = (index, operation, answer, is_own) {
            self.ledger.cells.add(self.schemas, (index, operation), case, request, answer);
        }
    }

    /// What later requests showed of one that was answered well at the time; it is the one that is to blame.
    fn blame(&mut self, index: usize, shown: &Shown, later: Option<&Shown>, findings: Vec<Finding>) {
        let blamed = Blamed {
            base: self.client.base(),
            operation: &self.document.operations[index],
            ran: shown.ran,
            request: &shown.request,
            answer: shown.answer.as_ref(),
            later: later.map(|later| (&later.request, later.answer.as_ref())),
        };
        self.ledger.blame(self.document, &blamed, findings, &mut *self.listener);
    }

    async fn unknown_paths(&mut self) -> Result<(), HttpError> {
        let word = crate::schema::text::word(&mut self.rng, 8);
        for (_, case) in cases::unknown_paths(self.document, &word) {
            self.case(None, &[], &case).await?;
        }
        Ok(())
    }
}
