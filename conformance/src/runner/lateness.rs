//! Operations that do not answer: once some requests were waited for in vain, the others of the same operation are given less time.

use std::{collections::HashMap, time::Duration};

/// So many requests of an operation may be late; after that the others have [`SHORT`] only.
const LATE: usize = 2;
/// How long an answer may take where others have been waited for in vain.
pub(super) const SHORT: Duration = Duration::from_secs(3);

/// Requests that had no answer in time, by operation; `None` is what no operation describes.
#[derive(Debug)]
pub(super) struct Lateness {
    timeout: Duration,
    late: HashMap<Option<usize>, usize>,
}

impl Lateness {
    /// With the longest time that an answer may take (`--timeout`).
    pub(super) fn new(timeout: Duration) -> Self {
        Self { timeout, late: HashMap::new() }
    }

    /// Whether a request of the operation was waited for in vain.
    pub(super) fn has_met(&self, operation: Option<usize>) -> bool {
        self.late.contains_key(&operation)
    }

    /// How long the operation's next request is waited for, where that is shorter than the usual time.
    pub(super) fn limit(&self, operation: Option<usize>) -> Option<Duration> {
        let is_hanging = self.late.get(&operation).is_some_and(|late| *late >= LATE);
        (is_hanging && SHORT < self.timeout).then_some(SHORT)
    }

    /// A request of the operation had no answer in time. Whether that was the one after which the others have less: what is to be said of it.
    pub(super) fn count(&mut self, operation: Option<usize>) -> Option<String> {
        let late = self.late.entry(operation).or_default();
        *late += 1;
        (*late == LATE && SHORT < self.timeout).then(|| {
            let (usual, short) = (self.timeout.as_secs(), SHORT.as_secs());
            format!(
                "{LATE} requests had no answer within {usual} s (--timeout), so that all others of it had {short} s"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_two_requests_in_vain_the_others_of_that_operation_have_less_time() {
        let mut lateness = Lateness::new(Duration::from_secs(10));
        assert_eq!(lateness.limit(Some(1)), None);
        assert_eq!(lateness.count(Some(1)), None);
        assert_eq!(lateness.limit(Some(1)), None);
        let said = lateness.count(Some(1)).unwrap();
        assert!(said.contains("within 10 s") && said.contains("had 3 s"), "{said}");
        assert_eq!(lateness.limit(Some(1)), Some(SHORT));
        assert_eq!((lateness.has_met(Some(1)), lateness.has_met(Some(2))), (true, false));
        assert_eq!((lateness.limit(Some(2)), lateness.limit(None)), (None, None));
        assert_eq!(lateness.count(Some(1)), None, "it is said once");
        assert_eq!(lateness.limit(Some(1)), Some(SHORT));
    }

    #[test]
    fn a_shorter_time_than_that_is_kept() {
        let mut lateness = Lateness::new(Duration::from_secs(2));
        assert_eq!((lateness.count(None), lateness.count(None), lateness.limit(None)), (None, None, None));
    }
}
