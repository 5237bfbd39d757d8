//! Rounds in turn, medians, ratios.

use std::time::{Duration, Instant};

use serde::Serialize;

/// One line of the report.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// Name, with the peer's.
    pub(crate) bench: String,
    /// Our figure.
    pub(crate) ours: f64,
    /// The peer's; none where ours stands alone.
    pub(crate) peer: Option<f64>,
    /// Of both.
    pub(crate) unit: &'static str,
    /// How many times better than the peer: above 1 is better.
    pub(crate) ratio: Option<f64>,
}

/// Times `contenders` in turn for `rounds` rounds of about `round` each, after one round that does not count. Median microseconds a call.
pub(crate) fn in_turn(contenders: &mut [(&str, &mut dyn FnMut())], rounds: usize, round: Duration) -> Vec<f64> {
    // So many calls that the quickest takes about a round.
    let calls = contenders.iter_mut().map(|(_, call)| calls_within(call, round)).max().unwrap_or(1);
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for n in 0..=rounds {
        for (i, (_, call)) in contenders.iter_mut().enumerate() {
            let start = Instant::now();
            for _ in 0..calls {
                call();
            }
            if n > 0 {
                #[expect(clippy::cast_precision_loss, reason = "a count of calls is far below 2^52")]
                times[i].push(start.elapsed().as_secs_f64() * 1e6 / calls as f64);
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn calls_within(call: &mut dyn FnMut(), limit: Duration) -> usize {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < limit {
        call();
        calls += 1;
    }
    calls
}

/// The middle value.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
