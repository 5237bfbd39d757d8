//! What remains of a limit falls while requests are made.

use std::collections::BTreeSet;

use crate::{
    cases::Expect,
    checks::Check,
    http::HttpError,
    runner::{Runner, Shown},
    schema::generate::Size,
};

use super::finding;

/// Requests in a row.
const ROW: usize = 6;
/// The shortest time in which a limit is taken to be given back whole.
const WINDOW: f64 = 60.0;

impl Runner<'_> {
    /// A few requests in a row, of the first operation whose answers tell a limit.
    pub(super) async fn remaining(&mut self, index: usize) -> Result<(), HttpError> {
        if self.paced {
            return Ok(());
        }
        let path = self.resolve(index);
        let start = std::time::Instant::now();
        let mut row: Vec<(u64, u64)> = Vec::new();
        // Where all of them name one and the same moment at which the limit is given back, none of it is before.
        let mut until = BTreeSet::new();
        let mut last = None;
        for _ in 0..ROW {
            let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
            let shown = self.step(index, &path, "in a row", draft, Expect::Any).await?;
            let Some(pair) = limit(&shown).filter(|_| shown.success) else { return Ok(()) };
            row.push(pair);
            until.insert(reset(&shown));
            last = Some(shown);
        }
        self.paced = true;
        let Some(shown) = last else { return Ok(()) };
        let pointer = self.document.operations[index].pointer.clone();
        let mut found = Vec::new();
        if let Some((limit, remaining)) = row.iter().find(|(limit, remaining)| remaining > limit) {
            let came = format!("{remaining} of {limit}");
            found.push(finding(Check::RateRemaining, &pointer, "what remains of a limit is not more than it", came));
        }
        // Limits are large or small; what counts is how much of one comes back meanwhile.
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let rate = row[0].0 as f64 / WINDOW;
        let is_fixed = until.len() == 1 && !until.contains(&None);
        let refill = if is_fixed { 0.0 } else { start.elapsed().as_secs_f64() * rate };
        let steady = row.iter().all(|(limit, _)| *limit == row[0].0);
        if steady && refill < 1.0 && row.windows(2).all(|pair| pair[1].1 >= pair[0].1) {
            let came: Vec<String> = row.iter().map(|(_, remaining)| remaining.to_string()).collect();
            let promise = format!("what remains of a limit falls over {ROW} requests");
            found.push(finding(Check::RateRemaining, &pointer, promise, came.join(", ")));
        }
        self.blame(index, &shown, None, found);
        Ok(())
    }
}

/// How the headers that tell of limits begin.
const STEMS: [&str; 3] = ["x-ratelimit", "ratelimit", "x-rate-limit"];

/// When it is given back, where that is told as a moment (seconds since 1970) rather than as a time from now.
fn reset(shown: &Shown) -> Option<u64> {
    let number = |stem: &&str| shown.header(&format!("{stem}-reset"))?.trim().parse().ok();
    STEMS.iter().find_map(number).filter(|moment| *moment > 1_000_000_000)
}

/// The limit that an answer tells, and what remains of it.
fn limit(shown: &Shown) -> Option<(u64, u64)> {
    let number = |name: &str| shown.header(name)?.trim().parse().ok();
    STEMS.iter().find_map(|stem| Some((number(&format!("{stem}-limit"))?, number(&format!("{stem}-remaining"))?)))
}
