//! The machine against chance: any graph, any outcomes, any order, a crash after any entry, cancellations, and second tries of what failed.
//!
//! What holds, in every case of every seed:
//! - every execution ends, and at every moment before there is something to do, once each;
//! - the machine that is built from the journal after any entry is the machine that was lost, and wants the same;
//! - nothing that ended runs again, no join fires twice, and whoever comes late changes nothing;
//! - outputs, skipped nodes and the end are the reference interpreter's.
//!
//! A case that fails prints its seed; `SWITCHYARD_PROOF_SEED` runs that case first, and those that follow from it. `cargo xtask prove` does so for as long as it is told
//! (`SWITCHYARD_PROOF_MINUTES`), here and in the runtime's own tests, which play the same cases over a journal that fails.

pub(crate) mod case;
mod world;

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use self::case::Chance;

/// How long a run goes on, and from which seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    until: Option<Instant>,
    cases: u64,
    pub(crate) seed: u64,
}

impl Budget {
    /// What the environment says; without it, so many cases from a seed of chance.
    pub(crate) fn of_environment(cases: u64) -> Self {
        let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
        let until = number("SWITCHYARD_PROOF_MINUTES").map(|minutes| Instant::now() + Duration::from_mins(minutes));
        Self { until, cases, seed: number("SWITCHYARD_PROOF_SEED").unwrap_or_else(rand::random) }
    }

    /// Whether it is a long run, which wants to be seen and has the machine to itself.
    pub(crate) fn is_long(&self) -> bool {
        self.until.is_some()
    }

    /// Whether there is a case of this number.
    pub(crate) fn allows(&self, number: u64) -> bool {
        self.until.map_or(number < self.cases, |until| Instant::now() < until)
    }

    /// The seed of a case: of the first one the run's own, so that a printed seed is all that it takes to see the case again.
    pub(crate) fn seed_of(&self, number: u64) -> u64 {
        if number == 0 { self.seed } else { Chance::new(self.seed ^ number.rotate_left(32)).next() }
    }
}

/// Says which seed it was, should the test panic while this is held.
pub(crate) struct Replay(pub(crate) u64);

impl Drop for Replay {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("this was SWITCHYARD_PROOF_SEED={}", self.0);
        }
    }
}

/// What a run has seen.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) cases: AtomicU64,
    /// Places in an execution at which all but the journal was lost.
    pub(crate) crash_points: AtomicU64,
    /// Executions that were cancelled, or failed, and were opened again.
    pub(crate) reopened: AtomicU64,
}

impl Tally {
    pub(crate) fn add(&self, crash_points: u64, reopened: u64) {
        self.cases.fetch_add(1, Ordering::Relaxed);
        self.crash_points.fetch_add(crash_points, Ordering::Relaxed);
        self.reopened.fetch_add(reopened, Ordering::Relaxed);
    }

    /// Says how far a run has come.
    pub(crate) fn print(&self, what: &str) {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let (cases, crash_points, reopened) = (read(&self.cases), read(&self.crash_points), read(&self.reopened));
        println!("{what}: {crash_points} crash points in {cases} executions, {reopened} opened again");
    }
}

#[test]
fn whatever_happens_the_machine_agrees_with_the_reference_and_with_its_own_journal() {
    let budget = Budget::of_environment(400);
    let threads = if budget.is_long() { thread::available_parallelism().map_or(1, usize::from) as u64 } else { 1 };
    let tally = Tally::default();
    println!("machine: seed {}", budget.seed);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let tally = &tally;
                scope.spawn(move || {
                    let mut said = Instant::now();
                    let mut number = worker;
                    while budget.allows(number) {
                        let seed = budget.seed_of(number);
                        let replay = Replay(seed);
                        let (crash_points, reopened) = world::play(seed);
                        drop(replay);
                        tally.add(crash_points, reopened);
                        if worker == 0 && budget.is_long() && said.elapsed() > Duration::from_secs(10) {
                            said = Instant::now();
                            tally.print("machine");
                        }
                        number += threads;
                    }
                })
            })
            .collect();
        assert!(workers.into_iter().all(|worker| worker.join().is_ok()), "a case failed; its seed is above");
    });
    tally.print("machine");
    assert!(tally.crash_points.load(Ordering::Relaxed) > tally.cases.load(Ordering::Relaxed), "{tally:?}");
}

/// What the prover is worth: a machine that were wrong would be found out.
#[test]
fn cases_reach_everything_that_can_happen() {
    let mut seen = std::collections::BTreeMap::<&str, u32>::new();
    for seed in 0..400 {
        for what in world::features(seed) {
            *seen.entry(what).or_default() += 1;
        }
    }
    assert!(seen.len() == world::FEATURES && seen.values().all(|cases| *cases >= 5), "{seen:?}");
}
