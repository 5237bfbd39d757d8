//! What `/metrics` shows: a handful of counters, in Prometheus' text format.
//!
//! Counted here and not by a metrics library: there are few, their labels are known when the server starts, and an increment is one atomic addition.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed},
    time::{Duration, Instant},
};

/// How executions end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Well.
    Completed,
    /// Badly.
    Failed,
    /// By request.
    Cancelled,
}

const ENDINGS: [(Ending, &str); 3] =
    [(Ending::Completed, "completed"), (Ending::Failed, "failed"), (Ending::Cancelled, "cancelled")];

/// Requests by the first digit of their status.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

#[derive(Debug)]
struct SurfaceCounters {
    name: String,
    requests: [AtomicU64; 5],
    nanoseconds: AtomicU64,
}

/// The counters of one process.
#[derive(Debug)]
pub struct Metrics {
    started: Instant,
    surfaces: Vec<SurfaceCounters>,
    in_flight: AtomicI64,
    executions_started: AtomicU64,
    executions_finished: [AtomicU64; 3],
    executions_removed: AtomicU64,
}

/// Executions that do not run now, by what they wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// In memory: running, queued, about to wake; `None`: another process runs the engine.
    pub active: Option<usize>,
    /// Of these, for another of their workflow, or with their key, to end.
    pub queued_by_limit: usize,
    /// Of these, for room among all that run here.
    pub queued_by_room: usize,
    /// For time or for a person, in memory or not; `None`: the database does not answer.
    pub waiting: Option<u64>,
    /// Of these, for a moment that has come or is about to.
    pub due: Option<u64>,
}

/// A request under way. Counted as such until it is dropped, also where the client went away.
#[derive(Debug)]
pub struct InFlight<'a>(&'a Metrics);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Relaxed);
    }
}

impl Metrics {
    /// With a label for each of these surfaces; the index of a surface is that of its name.
    pub fn new(surfaces: impl IntoIterator<Item = String>) -> Self {
        let counters = |name| SurfaceCounters { name, requests: Default::default(), nanoseconds: AtomicU64::new(0) };
        Self {
            started: Instant::now(),
            surfaces: surfaces.into_iter().map(counters).collect(),
            in_flight: AtomicI64::new(0),
            executions_started: AtomicU64::new(0),
            executions_finished: Default::default(),
            executions_removed: AtomicU64::new(0),
        }
    }

    /// A request came in.
    pub fn request_started(&self) -> InFlight<'_> {
        self.in_flight.fetch_add(1, Relaxed);
        InFlight(self)
    }

    /// A request was answered.
    pub fn request_finished(&self, surface: usize, status: u16, took: Duration) {
        let Some(counters) = self.surfaces.get(surface) else { return };
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        counters.requests[class].fetch_add(1, Relaxed);
        counters.nanoseconds.fetch_add(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Relaxed);
    }

    /// An execution was accepted.
    pub fn execution_started(&self) {
        self.executions_started.fetch_add(1, Relaxed);
    }

    /// An execution ended.
    pub fn execution_finished(&self, ending: Ending) {
        if let Some(index) = ENDINGS.iter().position(|(known, _)| *known == ending) {
            self.executions_finished[index].fetch_add(1, Relaxed);
        }
    }

    /// So many executions were removed because their time was over.
    pub fn executions_removed(&self, count: u64) {
        self.executions_removed.fetch_add(count, Relaxed);
    }

    /// All of it in Prometheus' text format.
    pub fn render(&self, standing: &Standing) -> String {
        let mut page = Page(String::with_capacity(2_048));
        page.family("switchyard_http_requests_total", "counter", "Requests answered, by surface and status class.");
        for surface in &self.surfaces {
            for (class, count) in CLASSES.iter().zip(&surface.requests) {
                let labels = format!("{{surface=\"{}\",status=\"{class}\"}}", surface.name);
                page.sample("switchyard_http_requests_total", &labels, count.load(Relaxed));
            }
        }
        page.family("switchyard_http_request_duration_seconds", "summary", "Time to the head of an answer.");
        for surface in &self.surfaces {
            let labels = format!("{{surface=\"{}\"}}", surface.name);
            let seconds = Duration::from_nanos(surface.nanoseconds.load(Relaxed)).as_secs_f64();
            let count: u64 = surface.requests.iter().map(|count| count.load(Relaxed)).sum();
            page.sample("switchyard_http_request_duration_seconds_sum", &labels, seconds);
            page.sample("switchyard_http_request_duration_seconds_count", &labels, count);
        }
        page.family("switchyard_http_requests_in_flight", "gauge", "Requests being answered now.");
        page.sample("switchyard_http_requests_in_flight", "", self.in_flight.load(Relaxed));
        page.family("switchyard_executions_started_total", "counter", "Executions accepted by this process.");
        page.sample("switchyard_executions_started_total", "", self.executions_started.load(Relaxed));
        page.family("switchyard_executions_finished_total", "counter", "Executions that ended in this process.");
        for ((_, name), count) in ENDINGS.iter().zip(&self.executions_finished) {
            let labels = format!("{{status=\"{name}\"}}");
            page.sample("switchyard_executions_finished_total", &labels, count.load(Relaxed));
        }
        page.family("switchyard_executions_removed_total", "counter", "Executions that are no longer kept.");
        page.sample("switchyard_executions_removed_total", "", self.executions_removed.load(Relaxed));
        page.family("switchyard_executions_active", "gauge", "Executions in memory: running, queued, about to wake.");
        page.sample("switchyard_executions_active", "", standing.active.unwrap_or_default());
        page.family(
            "switchyard_executions_queued",
            "gauge",
            "Executions that wait for their turn, by what holds them.",
        );
        page.sample("switchyard_executions_queued", "{reason=\"limit\"}", standing.queued_by_limit);
        page.sample("switchyard_executions_queued", "{reason=\"room\"}", standing.queued_by_room);
        if let Some(waiting) = standing.waiting {
            page.family("switchyard_executions_waiting", "gauge", "Executions that wait for time or for a person.");
            page.sample("switchyard_executions_waiting", "", waiting);
        }
        if let Some(due) = standing.due {
            page.family(
                "switchyard_timers_due",
                "gauge",
                "Executions whose wait ends within a minute, or should have.",
            );
            page.sample("switchyard_timers_due", "", due);
        }
        page.family("switchyard_leads", "gauge", "1 where this process runs the engine of its database.");
        page.sample("switchyard_leads", "", u8::from(standing.active.is_some()));
        page.family("switchyard_uptime_seconds", "gauge", "Seconds since this process started.");
        page.sample("switchyard_uptime_seconds", "", self.started.elapsed().as_secs_f64());
        page.0
    }
}

struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_count_under_their_surface_and_class() {
        let metrics = Metrics::new(["a".to_owned(), "b".to_owned()]);
        metrics.request_finished(1, 404, Duration::from_millis(1_500));
        metrics.request_finished(1, 499, Duration::ZERO);
        metrics.request_finished(9, 200, Duration::ZERO);
        let page = metrics.render(&Standing::default());
        assert!(page.contains("switchyard_http_requests_total{surface=\"b\",status=\"4xx\"} 2\n"), "{page}");
        assert!(page.contains("switchyard_http_requests_total{surface=\"a\",status=\"4xx\"} 0\n"), "{page}");
        assert!(page.contains("switchyard_http_request_duration_seconds_sum{surface=\"b\"} 1.5\n"), "{page}");
        assert!(page.contains("switchyard_http_request_duration_seconds_count{surface=\"b\"} 2\n"), "{page}");
    }

    #[test]
    fn a_dropped_request_is_no_longer_in_flight() {
        let metrics = Metrics::new([]);
        let request = metrics.request_started();
        assert!(metrics.render(&Standing::default()).contains("switchyard_http_requests_in_flight 1\n"));
        drop(request);
        assert!(metrics.render(&Standing::default()).contains("switchyard_http_requests_in_flight 0\n"));
    }

    #[test]
    fn executions_count_by_their_end() {
        let metrics = Metrics::new([]);
        metrics.execution_started();
        metrics.execution_finished(Ending::Cancelled);
        let page = metrics.render(&Standing { active: Some(7), queued_by_limit: 3, ..Standing::default() });
        assert!(page.contains("switchyard_executions_started_total 1\n"), "{page}");
        assert!(page.contains("switchyard_executions_finished_total{status=\"cancelled\"} 1\n"), "{page}");
        assert!(page.contains("switchyard_executions_active 7\n") && page.contains("switchyard_leads 1\n"), "{page}");
        assert!(page.contains("switchyard_executions_queued{reason=\"limit\"} 3\n"), "{page}");
        assert!(!page.contains("switchyard_executions_waiting"), "{page}");
    }
}
