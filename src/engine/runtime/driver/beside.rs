//! What an attempt brings along besides its end.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{domain::ports::Emission, engine::machine::Outcome};

/// What goes with an attempt's end and is not the machine's business.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// A message that it emits.
    pub(super) message: Option<Emission>,
    /// How long the next attempt waits at least.
    pub(super) retry_after: Option<Duration>,
}

/// Longest wait for the next attempt that anybody outside is granted: as long as a policy may ask for.
const LONGEST_RETRY: TimeDelta = TimeDelta::days(1);

impl Beside {
    /// Puts a next attempt off for as long as was asked.
    pub(super) fn put_off(&self, outcome: &mut Outcome, from: DateTime<Utc>) {
        if let (Some(wait), Outcome::Failed { retry_at: Some(at), .. }) = (self.retry_after, outcome) {
            let wait = TimeDelta::from_std(wait).unwrap_or(LONGEST_RETRY).min(LONGEST_RETRY);
            *at = (*at).max(from + wait);
        }
    }
}
