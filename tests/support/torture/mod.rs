//! Torture: the real server under load, killed with `kill -9` at random moments and started again, over and over. What is held against it:
//!
//! - no execution that was acknowledged is lost, and none is there twice;
//! - no step that the log has as ended was called again after its end, and none more often than kills and attempts explain;
//! - every execution that was acknowledged before a kill has ended within a minute of the restart, as it should.
//!
//! Used by the developer commands (`cargo xtask torture`) and, with few kills, by the integration tests (both by `#[path]`), so it stands on its own.

mod fleet;
mod http;
mod judge;
mod target;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context as _, bail, ensure};
use serde_json::{Value, json};

pub use self::fleet::Ground;
use self::{fleet::Fleet, target::Target};

/// Threads that start executions.
const STARTERS: u64 = 3;
/// How soon after a restart everything that was acknowledged before must have ended.
const LIMIT: Duration = Duration::from_mins(1);

/// How much of it.
#[derive(Debug, Clone)]
pub struct Options {
    pub program: PathBuf,
    pub folder: PathBuf,
    pub database: String,
    /// How many share the database. Of several, the one that runs the engine is killed.
    pub processes: usize,
    pub kills: u32,
    pub seed: u64,
    /// Executions that are under way at most.
    pub in_flight: usize,
}

/// What happened.
#[derive(Debug)]
pub struct Summary {
    pub executions: usize,
    pub calls: usize,
    /// Calls of steps that a kill cut short, made again.
    pub repeated: usize,
    pub slowest_restart: Duration,
    pub slowest_recovery: Duration,
}

/// An execution that the server acknowledged.
#[derive(Debug, Clone)]
struct Started {
    id: String,
    at: SystemTime,
    ended: bool,
}

/// What threads share.
struct Stage {
    fleet: Mutex<Fleet>,
    target: Target,
    workflow: Mutex<String>,
    /// By their numbers, which their input says.
    started: Mutex<BTreeMap<u64, Started>>,
    /// Numbers that have been sent, acknowledged or not.
    next: AtomicU64,
    is_over: AtomicBool,
    /// Nobody answers any more.
    is_lost: AtomicBool,
    /// What no answer should have been.
    broken: Mutex<Vec<String>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stage {
    /// Sends a request to one of the processes; `None` where it went away.
    fn send(
        &self,
        number: u64,
        method: &str,
        path: &str,
        once: Option<&str>,
        body: Option<&Value>,
    ) -> Option<http::Answer> {
        let (address, key) = {
            let fleet = lock(&self.fleet);
            (fleet.address(usize::try_from(number).unwrap_or_default())?, fleet.key.clone())
        };
        http::send(address, &key, method, path, once, body).ok()
    }

    fn complain(&self, what: String) {
        lock(&self.broken).push(what);
    }

    /// Starts executions, each with a key of its own, until it is acknowledged.
    fn start_executions(&self, in_flight: usize) {
        while !self.is_over.load(Ordering::SeqCst) {
            let open = lock(&self.started).values().filter(|one| !one.ended).count();
            if open >= in_flight {
                thread::sleep(Duration::from_millis(5));
                continue;
            }
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            let path = format!("/yourapp/v1/workflows/{}/execute", lock(&self.workflow));
            let (body, once) = (
                json!({ "input": { "number": number, "even": number.is_multiple_of(2) } }),
                format!("torture-{number}"),
            );
            while !self.is_lost.load(Ordering::SeqCst) {
                match self.send(number, "POST", &path, Some(&once), Some(&body)) {
                    Some(answer) if answer.status == 202 => {
                        let id = answer.body.pointer("/data/execution_id").and_then(Value::as_str).unwrap_or_default();
                        let one = Started { id: id.to_owned(), at: SystemTime::now(), ended: false };
                        lock(&self.started).insert(number, one);
                        break;
                    }
                    // The same request is still under way: its connection went, and the request did not.
                    Some(answer) if answer.status == 409 || answer.status == 503 => {}
                    Some(answer) => return self.complain(format!("execution {number} is answered {answer:?}")),
                    None => {}
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
    }

    /// Answers whatever waits for a person.
    fn answer_questions(&self) {
        while !self.is_over.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(50));
            let Some(page) = self.send(0, "GET", "/platform/v1/approvals?limit=100", None, None) else { continue };
            for one in page.body["items"].as_array().into_iter().flatten() {
                let path =
                    format!("/platform/v1/executions/{}/answer", one["execution_id"].as_str().unwrap_or_default());
                let answer = self.send(0, "POST", &path, None, Some(&json!({"node": one["node"], "answer": "yes"})));
                // Before the kill it was taken, and the answer to that was lost: 409.
                if let Some(answer) = answer.filter(|answer| !matches!(answer.status, 200 | 409 | 503)) {
                    return self.complain(format!("an answer is answered {answer:?}"));
                }
            }
        }
    }

    /// Looks at those that have not ended; how many of those acknowledged before `moment` there still are.
    fn look(&self, moment: SystemTime) -> usize {
        let open: Vec<(u64, Started)> = {
            let started = lock(&self.started);
            started.iter().filter(|(_, one)| !one.ended).map(|(number, one)| (*number, one.clone())).collect()
        };
        let mut left = 0;
        for (number, one) in open {
            let answer = self.send(number, "GET", &format!("/yourapp/v1/executions/{}", one.id), None, None);
            match answer {
                Some(answer) if answer.status == 200 => {
                    if matches!(
                        answer.body.pointer("/data/status").and_then(Value::as_str),
                        Some("completed" | "failed")
                    ) {
                        if let Some(one) = lock(&self.started).get_mut(&number) {
                            one.ended = true;
                        }
                        continue;
                    }
                }
                Some(answer) if answer.status == 503 => {}
                Some(answer) => self
                    .complain(format!("execution {number} ({}) was acknowledged, and is answered {answer:?}", one.id)),
                None => {}
            }
            left += usize::from(one.at < moment);
        }
        left
    }

    /// Waits until all that was acknowledged before `moment` has ended; how long it took.
    fn recover(&self, moment: SystemTime) -> anyhow::Result<Duration> {
        let started = Instant::now();
        loop {
            let left = self.look(moment);
            let broken = lock(&self.broken).clone();
            ensure!(broken.is_empty(), "{}", broken.join("\n"));
            if left == 0 {
                return Ok(started.elapsed());
            }
            if started.elapsed() > LIMIT {
                let open = lock(&self.started)
                    .iter()
                    .find(|(_, one)| !one.ended && one.at < moment)
                    .map(|(number, one)| (*number, one.id.clone()));
                let (number, id) = open.unwrap_or_default();
                let state = self.send(number, "GET", &format!("/yourapp/v1/executions/{id}"), None, None);
                bail!(
                    "{left} executions that were acknowledged have not ended {LIMIT:?} after the restart, among them {number}: {state:?}"
                );
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A graph with all that a kill may find under way: calls in a row and side by side, a branch, a join, a sleep, a second attempt, a question.
fn workflow(target: &Target) -> Value {
    let call = |id: &str, kind: &str| {
        let url = format!("http://{}/{kind}/{{{{ input.number }}}}/{id}", target.address);
        json!({"id": id, "type": "http_request", "config": {"method": "POST", "url": url}})
    };
    let mut flaky = call("flaky", "flaky");
    flaky["retry"] = json!({"max_attempts": 5, "initial_ms": 20});
    let nodes = json!([
        call("first", "plain"),
        {"id": "even", "type": "condition", "config": {"expression": "input.even"}},
        {"id": "nap", "type": "delay", "config": {"ms": 60}},
        call("left", "plain"),
        call("right", "plain"),
        flaky,
        {"id": "join", "type": "merge"},
        {"id": "ask", "type": "approval", "config": {"prompt": "Go on with {{ input.number }}?", "choices": ["yes", "no"]}},
        call("last", "plain"),
        {"id": "end", "type": "set", "config": {"values": {"number": "{{ input.number }}"}}}
    ]);
    let edge = |source: &str, target: &str| json!({"source": source, "target": target});
    let edges = json!([
        edge("first", "even"),
        {"source": "even", "target": "nap", "branch": "true"},
        {"source": "even", "target": "ask", "branch": "false"},
        edge("nap", "left"),
        edge("first", "right"),
        edge("first", "flaky"),
        edge("left", "join"),
        edge("ask", "join"),
        edge("right", "join"),
        edge("flaky", "join"),
        edge("join", "last"),
        edge("last", "end")
    ]);
    json!({"name": "torture", "nodes": nodes, "edges": edges})
}

/// Does it. `Err` says what does not hold.
pub fn run(options: &Options, progress: &mut dyn FnMut(&str)) -> anyhow::Result<Summary> {
    let target = Target::start().context("no server to call")?;
    let ground = Ground {
        program: options.program.clone(),
        folder: options.folder.clone(),
        database: options.database.clone(),
        allow: target.address.to_string(),
    };
    ensure!(
        options.processes == 1 || options.database.starts_with("postgres"),
        "only PostgreSQL can be shared by processes"
    );
    let fleet = Fleet::start(ground, options.processes.max(1))?;
    ensure!(!fleet.key.is_empty(), "the first start prints no key: torture needs a database of its own");
    let stage = Stage {
        fleet: Mutex::new(fleet),
        target,
        workflow: Mutex::default(),
        started: Mutex::default(),
        next: AtomicU64::new(0),
        is_over: AtomicBool::new(false),
        is_lost: AtomicBool::new(false),
        broken: Mutex::default(),
    };
    let made = stage.send(0, "POST", "/yourapp/v1/workflows", None, Some(&workflow(&stage.target)));
    let id = made.as_ref().and_then(|made| made.body.pointer("/data/id")?.as_str()).map(str::to_owned);
    let Some(id) = id else { bail!("the workflow is not made: {made:?}") };
    *lock(&stage.workflow) = id;

    let result = thread::scope(|scope| {
        for _ in 0..STARTERS {
            scope.spawn(|| stage.start_executions(options.in_flight));
        }
        let answers = scope.spawn(|| stage.answer_questions());
        let result = kills(options, &stage, progress);
        stage.is_lost.store(result.is_err(), Ordering::SeqCst);
        stage.is_over.store(true, Ordering::SeqCst);
        // What is still asked is answered below, when nothing new is started.
        drop(answers);
        result
    });
    let (slowest_restart, mut slowest_recovery) = result?;
    stage.is_over.store(false, Ordering::SeqCst);
    let rest = thread::scope(|scope| {
        scope.spawn(|| stage.answer_questions());
        let rest = stage.recover(SystemTime::now());
        stage.is_over.store(true, Ordering::SeqCst);
        rest
    })?;
    slowest_recovery = slowest_recovery.max(rest);
    let repeated = judge::judge(&stage, options.kills)?;
    let calls = stage.target.calls().values().map(Vec::len).sum();
    let executions = lock(&stage.started).len();
    Ok(Summary { executions, calls, repeated, slowest_restart, slowest_recovery })
}

/// Waits until one of them runs the engine: their books, and its place in them. One that is still taking up what was under way does not say so yet.
fn leader(stage: &Stage) -> anyhow::Result<(MutexGuard<'_, Fleet>, usize)> {
    let started = Instant::now();
    loop {
        let fleet = lock(&stage.fleet);
        if let Some(leader) = fleet.leader() {
            return Ok((fleet, leader));
        }
        drop(fleet);
        ensure!(started.elapsed() < LIMIT, "no process runs the engine for {LIMIT:?}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Kills one after the other; the slowest restart and the slowest recovery.
fn kills(options: &Options, stage: &Stage, progress: &mut dyn FnMut(&str)) -> anyhow::Result<(Duration, Duration)> {
    let mut chance = options.seed;
    let mut below = |limit: u64| {
        // A linear congruence is chance enough for moments.
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % limit
    };
    let (mut slowest_restart, mut slowest_recovery) = (Duration::ZERO, Duration::ZERO);
    for kill in 1..=options.kills {
        thread::sleep(Duration::from_millis(50 + below(1_000)));
        let moment = SystemTime::now();
        let (ground, number) = {
            let (mut fleet, victim) = leader(stage)?;
            fleet.kill(victim)?;
            fleet.next()
        };
        // Where there are others, they take requests meanwhile, and one of them goes on with the engine.
        let process = ground.launch(number)?;
        let restart = process.took;
        lock(&stage.fleet).take(process);
        slowest_restart = slowest_restart.max(restart);
        // Some kills come while the one before is still being recovered from.
        let recovery = if below(4) == 0 { None } else { Some(stage.recover(moment)?) };
        slowest_recovery = slowest_recovery.max(recovery.unwrap_or_default());
        let executions = lock(&stage.started).len();
        let recovered = recovery.map_or_else(
            || "the next kill follows".to_owned(),
            |took| format!("all ended {} ms later", took.as_millis()),
        );
        progress(&format!(
            "kill {kill} of {}: {executions} executions, ready again in {} ms, {recovered}",
            options.kills,
            restart.as_millis()
        ));
    }
    Ok((slowest_restart, slowest_recovery))
}
