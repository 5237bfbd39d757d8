//! What remains of a limit falls while requests are made.

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
        let mut last = None;
        for _ in 0..ROW {
            let Some(draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
            let shown = self.step(index, &path, "in a row", draft, Expect::Any).await?;
            let Some(pair) = limit(&shown).filter(|_| shown.success) else { return Ok(()) };
            row.push(pair);
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
        let refill = start.elapsed().as_secs_f64() * row[0].0 as f64 / WINDOW;
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

/// The limit that an answer tells, and what remains of it.
fn limit(shown: &Shown) -> Option<(u64, u64)> {
    let number = |name: &str| shown.header(name)?.trim().parse().ok();
    ["x-ratelimit", "ratelimit", "x-rate-limit"]
        .iter()
        .find_map(|stem| Some((number(&format!("{stem}-limit"))?, number(&format!("{stem}-remaining"))?)))
}
