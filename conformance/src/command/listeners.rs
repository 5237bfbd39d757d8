//! Who listens while requests are sent or handed on: the terminal, and the files that are written as it happens.

use std::{
    fs::File,
    io::BufWriter,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use conformance::{
    checks::Finding,
    document::Document,
    report::{events::Events, har::Har, progress::Shown, redact::Redactor},
    runner::{Exchange, Outcome, Progress},
    settings::Settings,
};

use super::{
    arguments::RunArguments,
    run::{create, written},
};

/// All of them. Clones are the same ones.
#[derive(Clone)]
pub(super) struct Listeners(Arc<Mutex<Each>>);

struct Each {
    shown: Shown,
    har: Option<Har<BufWriter<File>>>,
    events: Option<Events<BufWriter<File>>>,
}

impl Listeners {
    /// Begins the files that were asked for.
    pub(super) fn open(
        arguments: &RunArguments,
        document: &Document,
        settings: &Settings,
        redactor: &Redactor,
        shown: Shown,
    ) -> anyhow::Result<Self> {
        let har = arguments.har.as_deref().map(|file| Har::new(create(file)?, redactor.clone())).transpose()?;
        let title = format!("{} {}", document.title, document.version);
        let base = settings.base_url.trim_end_matches('/');
        let events = |file| create(file).map(|out| Events::new(out, redactor.clone(), &title, base, settings.seed));
        let events = arguments.ndjson.as_deref().map(events).transpose()?;
        Ok(Self(Arc::new(Mutex::new(Each { shown, har, events }))))
    }

    /// Ends the files. What happens afterwards is in none.
    pub(super) fn finish(&self, arguments: &RunArguments, outcome: &Outcome) -> anyhow::Result<()> {
        let mut each = self.each();
        if let Some(har) = each.har.take() {
            har.finish().with_context(|| written(arguments.har.as_deref()))?;
        }
        if let Some(events) = each.events.take() {
            events.finish(outcome).with_context(|| written(arguments.ndjson.as_deref()))?;
        }
        Ok(())
    }

    /// No code panics while it holds the lock; were it to, what was written is still right.
    fn each(&self) -> MutexGuard<'_, Each> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Each {
    fn all(&mut self) -> impl Iterator<Item = &mut dyn Progress> {
        let har = self.har.as_mut().map(|har| har as &mut dyn Progress);
        let events = self.events.as_mut().map(|events| events as &mut dyn Progress);
        [Some(&mut self.shown as &mut dyn Progress), har, events].into_iter().flatten()
    }
}

impl Progress for Listeners {
    fn operation(&mut self, done: usize, of: usize, title: &str, cases: usize, violations: usize) {
        self.each().all().for_each(|one| one.operation(done, of, title, cases, violations));
    }

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        self.each().all().for_each(|one| one.exchange(exchange));
    }

    fn waits(&mut self, time: Duration) {
        self.each().all().for_each(|one| one.waits(time));
    }

    fn blamed(&mut self, case: &str, id: &str, finding: &Finding) {
        self.each().all().for_each(|one| one.blamed(case, id, finding));
    }
}
