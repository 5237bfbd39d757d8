//! Runs the cases in order and gathers what came of them. One request at a time: the same seed gives the same requests in the same order.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::Value;

use crate::{
    cases::{self, Case, Context, Draft, Expect, Family, Identity, PathValue},
    checks::{self, Check, Evidence, Finding},
    coverage::{self, Row, Seen},
    document::{
        Document, Place,
        model::{In, Scheme},
    },
    http::{Answer, Client, HttpError, Request, curl, encode},
    plan::{
        self,
        harvest::{Sent, harvest},
        order::{Role, creator, order, role},
        pool::Pool,
    },
    schema::{
        Schemas,
        generate::{Generator, NoHints, Size},
    },
    settings::Settings,
};

/// A promise that was broken.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The operation's id; empty for paths that the document does not have.
    pub operation: String,
    /// `METHOD /path`.
    pub title: String,
    /// The check that found it.
    pub check: Check,
    /// The case's family.
    pub family: Family,
    /// The case's label.
    pub label: String,
    /// Where the document makes the promise.
    pub place: Place,
    /// The promise.
    pub promise: String,
    /// What came.
    pub came: String,
    /// The status.
    pub status: u16,
    /// The body, cut.
    pub body: String,
    /// The command that repeats the request.
    pub curl: String,
    /// How many cases broke the same promise in the same way.
    pub count: usize,
}

/// A case that ran.
#[derive(Debug, Clone)]
pub struct Ran {
    /// The operation's id; empty for paths that the document does not have.
    pub operation: String,
    /// The case's family.
    pub family: Family,
    /// Its label.
    pub label: String,
    /// The answer's status; 0 where none came.
    pub status: u16,
    /// How long it took.
    pub elapsed: Duration,
    /// Findings, as text.
    pub findings: Vec<String>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The document's title and version.
    pub title: String,
    /// The base URL.
    pub base: String,
    /// The seed.
    pub seed: u64,
    /// Operations that ran.
    pub operations: usize,
    /// All cases.
    pub ran: Vec<Ran>,
    /// Broken promises, like ones counted together.
    pub violations: Vec<Violation>,
    /// Operation by status.
    pub coverage: Vec<Row>,
    /// What the author of the document should know.
    pub notes: Vec<String>,
    /// How long it took.
    pub elapsed: Duration,
}

/// Hears of progress.
pub trait Progress {
    /// An operation is done.
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize);
}

/// Runs everything.
pub async fn run(
    document: &Document,
    schemas: &Schemas,
    client: &Client,
    settings: &Settings,
    progress: &mut dyn Progress,
) -> Result<Outcome, HttpError> {
    let start = Instant::now();
    let mut runner = Runner {
        document,
        schemas,
        client,
        settings,
        pool: Pool::default(),
        seen: Seen::default(),
        rng: StdRng::seed_from_u64(settings.seed),
        ran: Vec::new(),
        violations: Vec::new(),
        same: HashMap::new(),
        notes: Vec::new(),
    };
    let wanted = |index: usize| {
        let operation = &document.operations[index];
        let title = operation.title();
        settings.only.is_empty()
            || settings.only.iter().any(|part| operation.id == *part || title.contains(part.as_str()))
    };
    let order = order(document);
    runner.setup(&order).await?;
    let total = order.iter().filter(|index| wanted(**index)).count();
    let mut done = 0;
    for index in order.into_iter().filter(|index| wanted(*index)) {
        runner.operation(index).await?;
        done += 1;
        let title = document.operations[index].title();
        progress.operation(done, total, &title, runner.ran.len(), runner.violations.len());
    }
    if settings.only.is_empty() {
        runner.unknown_paths().await?;
    }
    runner.notes.sort();
    runner.notes.dedup();
    Ok(Outcome {
        title: format!("{} {}", document.title, document.version),
        base: client.base().to_owned(),
        seed: settings.seed,
        operations: total,
        coverage: coverage::table(document, settings, &runner.seen, wanted),
        ran: runner.ran,
        violations: runner.violations,
        notes: runner.notes,
        elapsed: start.elapsed(),
    })
}

struct Runner<'a> {
    document: &'a Document,
    schemas: &'a Schemas,
    client: &'a Client,
    settings: &'a Settings,
    pool: Pool,
    seen: Seen,
    rng: StdRng,
    ran: Vec<Ran>,
    violations: Vec<Violation>,
    /// Where in `violations` a finding of the same kind stands.
    same: HashMap<(String, Check, String, u16), usize>,
    notes: Vec<String>,
}

/// What a sent case showed.
struct Shown {
    created: Option<(String, Vec<Value>)>,
    success: bool,
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
        for size in [Size::Full, Size::Full, Size::Minimal] {
            let before = open.len();
            let mut still = Vec::new();
            for index in open {
                if !self.create(index, size).await?.is_some_and(|shown| shown.success) {
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
                self.create(index, Size::Minimal).await?;
            }
        }
        Ok(())
    }

    /// Sends a setup request of an operation.
    async fn create(&mut self, index: usize, size: Size) -> Result<Option<Shown>, HttpError> {
        let path = self.resolve(index);
        let case = self.with_context(index, &path, |context| cases::setup_case(context, size));
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
            settings: self.settings,
            operation: &self.document.operations[index],
            index,
            path,
            rng: StdRng::seed_from_u64(self.rng.random()),
            notes: Vec::new(),
        };
        let out = work(&mut context);
        let notes = context.notes;
        self.notes.extend(notes);
        out
    }

    /// Runs all cases of an operation.
    async fn operation(&mut self, index: usize) -> Result<(), HttpError> {
        let path = self.resolve(index);
        let cases = self.with_context(index, &path, cases::all);
        for case in cases {
            let mut path = self.resolve(index);
            if case.own_record
                && let Some(own) = self.own_record(index).await?
            {
                path = own;
            }
            self.case(Some(index), &path, &case).await?;
        }
        Ok(())
    }

    /// Makes a record for one case, where an operation makes such records.
    async fn own_record(&mut self, index: usize) -> Result<Option<Vec<PathValue>>, HttpError> {
        let key = plan::record_key(&self.document.operations[index].path);
        let Some(creator) = creator(self.document, &key).filter(|creator| *creator != index && !key.is_empty()) else {
            return Ok(None);
        };
        let Some(shown) = self.create(creator, Size::Full).await? else { return Ok(None) };
        let created = shown.created.filter(|(other, _)| *other == key);
        Ok(created.map(|(_, values)| self.named(index, values)))
    }

    fn named(&self, index: usize, values: Vec<Value>) -> Vec<PathValue> {
        let names = self.document.operations[index].path_names();
        let mut path: Vec<PathValue> = names
            .iter()
            .zip(values)
            .map(|(name, value)| PathValue { name: (*name).to_owned(), value, live: true })
            .collect();
        for name in names.iter().skip(path.len()) {
            path.push(PathValue { name: (*name).to_owned(), value: Value::from("unknown"), live: false });
        }
        path
    }

    /// Values for the parameters of an operation's path: those of a live record, else of as much of one as there is, else examples.
    fn resolve(&mut self, index: usize) -> Vec<PathValue> {
        let operation = &self.document.operations[index];
        let mut key = plan::record_key(&operation.path);
        let mut values: Vec<Value> = Vec::new();
        while !key.is_empty() {
            if let Some(record) = self.pool.pick(&key) {
                values.clone_from(record);
                break;
            }
            key = plan::parent_key(&key);
        }
        let mut path = Vec::new();
        for (position, name) in operation.path_names().into_iter().enumerate() {
            let linked = self.pool.linked(index, name).cloned();
            let live = values.get(position).cloned().or(linked);
            let is_live = live.is_some();
            let value = live.or_else(|| self.example(index, name)).unwrap_or_else(|| Value::from("unknown"));
            path.push(PathValue { name: name.to_owned(), value, live: is_live });
        }
        path
    }

    /// A value for a path parameter that no answer has shown.
    fn example(&mut self, index: usize, name: &str) -> Option<Value> {
        let parameter = self.document.operations[index].parameter(In::Path, name)?;
        if let Some((_, value)) = parameter.examples.first() {
            return Some(value.clone());
        }
        let schema = parameter.schema.as_ref()?;
        // Of its own seed: whether an id is known yet must not shift what follows.
        let mut rng = StdRng::seed_from_u64(self.settings.seed);
        Generator::new(self.schemas, &NoHints, &mut rng, Size::Full, true).value(schema)
    }

    /// Sends a case, judges the answer and remembers what it showed.
    async fn case(&mut self, index: Option<usize>, path: &[PathValue], case: &Case) -> Result<Shown, HttpError> {
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
        let start = Instant::now();
        let answer = match self.send(request).await {
            Ok(answer) => answer,
            Err(error @ HttpError::Setup(_)) => return Err(error),
            Err(error) => {
                // A server that has died answers nothing any more; a report over thousands of cases that say so helps nobody.
                if matches!(error, HttpError::Unreachable(_)) {
                    self.client.wait(self.settings.patience).await?;
                }
                // A server may close the connection before it has read all of a body that is too large.
                if case.family != Family::Oversized {
                    self.broken(index, case, request, &error, start.elapsed());
                }
                return Ok(Shown { created: None, success: false });
            }
        };
        let operation = index.map(|index| &self.document.operations[index]);
        let is_own = !matches!(case.expect, Expect::MethodRefused(_) | Expect::UnknownPath);
        if let (Some(index), true) = (index, is_own) {
            self.seen.add(index, answer.status);
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
        let findings = checks::judge(&evidence);
        self.record(index, case, request, Some(&answer), answer.elapsed, findings);
        let mut created = None;
        let trusted = matches!(case.family, Family::Setup | Family::Example | Family::Valid);
        if let (Some(index), true, true) = (index, is_own, trusted) {
            let sent =
                Sent { path: path.iter().map(|value| value.value.clone()).collect(), body: case.draft.json.clone() };
            created = harvest(self.document, index, request, &sent, &answer, &mut self.pool);
        }
        if let Some(operation) = operation
            && request.method == "DELETE"
            && answer.status < 300
            && case.draft.path.is_empty()
        {
            let values: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
            self.pool.remove(&plan::record_key(&operation.path), &values);
        }
        Ok(Shown { created, success: (200..300).contains(&answer.status) })
    }

    /// Sends; waits where the server asks for it, once.
    async fn send(&self, request: &Request) -> Result<Answer, HttpError> {
        let answer = self.client.send(request).await?;
        if answer.status != 429 {
            return Ok(answer);
        }
        let pause = answer.header("retry-after").and_then(|text| text.parse().ok()).unwrap_or(1).min(5);
        tokio::time::sleep(Duration::from_secs(pause)).await;
        self.client.send(request).await
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
        let id = operation.map(|operation| operation.id.clone()).unwrap_or_default();
        let status = answer.map_or(0, |answer| answer.status);
        self.ran.push(Ran {
            operation: id.clone(),
            family: case.family,
            label: case.label.clone(),
            status,
            elapsed,
            findings: findings
                .iter()
                .map(|finding| format!("{}: {}; came {}", finding.check, finding.promise, finding.came))
                .collect(),
        });
        for finding in findings {
            // Refused faults differ by what was broken; all else differs by what was promised.
            let detail = match finding.check {
                Check::InvalidRefused | Check::AllFaults => case.label.clone(),
                _ => finding.promise.clone(),
            };
            let same = (id.clone(), finding.check, detail, status);
            if let Some(known) = self.same.get(&same) {
                self.violations[*known].count += 1;
                continue;
            }
            self.same.insert(same, self.violations.len());
            self.violations.push(Violation {
                operation: id.clone(),
                title: operation.map_or_else(
                    || format!("{} {}", request.method, request.path),
                    |operation| match &case.method {
                        Some(method) => format!("{method} {}", operation.path),
                        None => operation.title(),
                    },
                ),
                check: finding.check,
                family: case.family,
                label: case.label.clone(),
                place: self.document.place(&finding.pointer),
                promise: finding.promise,
                came: finding.came,
                status,
                body: answer.map(|answer| answer.text(600)).unwrap_or_default(),
                curl: curl::command(self.client.base(), request),
                count: 1,
            });
        }
    }

    /// The request of a case.
    fn request(&mut self, index: Option<usize>, path: &[PathValue], case: &Case) -> Request {
        let (method, path) = match index {
            None => ("GET".to_owned(), case.label.clone()),
            Some(index) => {
                let operation = &self.document.operations[index];
                let mut filled = operation.path.clone();
                for value in path {
                    let text = case.draft.path.get(&value.name).cloned().unwrap_or_else(|| {
                        operation.parameter(In::Path, &value.name).map_or_else(
                            || encode::percent(&encode::scalar(&value.value)),
                            |parameter| encode::path(parameter, &value.value),
                        )
                    });
                    filled = filled.replace(&format!("{{{}}}", value.name), &text);
                }
                (case.method.clone().unwrap_or_else(|| operation.method.clone()), filled)
            }
        };
        let mut request = Request {
            method,
            path,
            query: case.draft.query.clone(),
            headers: case.draft.headers.clone(),
            body: case.draft.body.clone(),
        };
        self.credentials(&case.draft, &mut request);
        request
    }

    fn credentials(&mut self, draft: &Draft, request: &mut Request) {
        let mut headers = self.settings.headers.clone();
        let mut query: Vec<(String, String)> =
            self.settings.query.iter().map(|(name, value)| (encode::percent(name), encode::percent(value))).collect();
        let mut cookies = draft.cookies.clone();
        let mut replace = |others: &[(String, String)]| {
            for (name, value) in others {
                headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
                headers.push((name.clone(), value.clone()));
            }
        };
        match &draft.identity {
            Identity::Given => {}
            Identity::Limited => replace(&self.settings.limited),
            Identity::Foreign => replace(&self.settings.foreign),
            Identity::Without(names) => {
                for scheme in names.iter().filter_map(|name| self.document.schemes.get(name)) {
                    drop_scheme(scheme, &mut headers, &mut query);
                }
            }
            Identity::Garbage(name) => {
                if let Some(scheme) = self.document.schemes.get(name) {
                    drop_scheme(scheme, &mut headers, &mut query);
                    let garbage = format!("garbage{}", crate::schema::text::hex(&mut self.rng, 24));
                    match scheme {
                        Scheme::Header { name, word: Some(word) } => {
                            headers.push((name.clone(), format!("{word} {garbage}")));
                        }
                        Scheme::Header { name, word: None } => headers.push((name.clone(), garbage)),
                        Scheme::Query(name) => query.push((encode::percent(name), garbage)),
                        Scheme::Cookie(name) => cookies.push((name.clone(), garbage)),
                        Scheme::Invisible => {}
                    }
                }
            }
        }
        query.retain(|(name, _)| !request.query.iter().any(|(other, _)| other == name));
        request.query.extend(query);
        headers.retain(|(name, _)| !request.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)));
        request.headers.extend(headers);
        if !cookies.is_empty() {
            let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers.push(("cookie".to_owned(), pairs.join("; ")));
        }
    }

    async fn unknown_paths(&mut self) -> Result<(), HttpError> {
        let word = crate::schema::text::word(&mut self.rng, 8);
        for (_, case) in cases::unknown_paths(self.document, &word) {
            self.case(None, &[], &case).await?;
        }
        Ok(())
    }
}

fn drop_scheme(scheme: &Scheme, headers: &mut Vec<(String, String)>, query: &mut Vec<(String, String)>) {
    match scheme {
        Scheme::Header { name, .. } => headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name)),
        Scheme::Query(name) => query.retain(|(other, _)| *other != encode::percent(name)),
        Scheme::Cookie(_) => headers.retain(|(other, _)| !other.eq_ignore_ascii_case("cookie")),
        Scheme::Invisible => {}
    }
}
