//! `delay`: waits, durably. The moment of waking is in the journal: a restart sleeps the rest, and not from the beginning.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    About, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, Run,
    duration::{Duration, WRONG},
};
use crate::{
    domain::Fault,
    engine::{expression::is_constant, output::Output},
};

/// The type.
pub(super) struct Delay;

/// How long; exactly one of the three.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("minProperties" = 1, "maxProperties" = 1, "examples" = [{"ms": 5000}, {"duration": "P1DT12H"}, {"until": "2030-01-01T09:00:00Z"}]))]
pub(super) struct DelayConfig {
    /// How long to wait, in milliseconds; at most a year.
    #[schemars(range(min = 0, max = 31_536_000_000_u64))]
    ms: Option<u64>,
    /// How long to wait, as ISO 8601 writes it: `PT5M`, `P1DT12H`, `P1M`. Days, months and years are the calendar's, in UTC.
    #[schemars(extend("format" = "duration"))]
    duration: Option<String>,
    /// Until when to wait, as RFC 3339. A moment that is past does not wait.
    #[schemars(extend("format" = "date-time"))]
    until: Option<String>,
}

impl NodeKind for Delay {
    type Config = DelayConfig;

    const ABOUT: About = About {
        name: "delay",
        title: "Delay",
        description: "Waits for a time, or until a moment; restarts of the server do not change when it ends. Its output is `{\"until\": …}`.",
        category: Category::Control,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let constant = |name: &str| config.get(name).and_then(Value::as_str).filter(|text| is_constant(text));
        let mut faults = Vec::new();
        if constant("duration").is_some_and(|text| Duration::parse(text).is_none()) {
            faults.push(Fault::new("/duration", "invalid_config", format!("`duration` {WRONG}")));
        }
        if constant("until").is_some_and(|text| text.parse::<DateTime<Utc>>().is_err()) {
            faults.push(Fault::new("/until", "invalid_config", UNTIL));
        }
        faults
    }

    fn run(context: NodeContext, config: &Arc<DelayConfig>) -> Run {
        Run::Now(end(context.now, config))
    }
}

const UNTIL: &str = "`until` is not a moment as RFC 3339 writes it";

fn end(now: DateTime<Utc>, config: &DelayConfig) -> Result<NodeEnd, NodeFailure> {
    let invalid = |message: &str| NodeFailure::permanent("invalid_config", message);
    let until = match (config.ms, &config.duration, &config.until) {
        (Some(ms), None, None) => i64::try_from(ms)
            .ok()
            .and_then(TimeDelta::try_milliseconds)
            .and_then(|wait| now.checked_add_signed(wait))
            .ok_or_else(|| invalid("`ms` is too long"))?,
        (None, Some(text), None) => Duration::parse(text)
            .ok_or_else(|| invalid(&format!("`duration` {WRONG}")))?
            .after(now)
            .ok_or_else(|| invalid("`duration` is too long"))?,
        (None, None, Some(until)) => until.parse::<DateTime<Utc>>().map_err(|_| invalid(UNTIL))?,
        _ => return Err(invalid("exactly one of `ms`, `duration` and `until` is needed")),
    };
    let output = Output::new(json!({ "until": until.to_rfc3339_opts(SecondsFormat::Millis, true) }));
    if until <= now {
        return Ok(NodeEnd::Done { output, branch: None });
    }
    Ok(NodeEnd::Sleep { until, output })
}
