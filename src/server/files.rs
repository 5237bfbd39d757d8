//! How many files the process may have open: every connection is one, and so is every file of the database.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Never for connections: the database's files, the requests that workflows send, what the runtime itself needs.
const RESERVED: u64 = 256;

/// Raises the limit as far as the system lets anybody, which is further than shells start with (often 1,024), and says how many connections it has
/// room for.
pub(super) fn room_for_connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, ..limit };
    // Where it may not be raised, it stays as it is.
    let current = if setrlimit(Resource::Nofile, raised).is_ok() { raised.current } else { limit.current };
    let most = current.unwrap_or(u64::MAX);
    // With very few, they are shared out evenly.
    usize::try_from(most.saturating_sub(RESERVED).max(most / 2)).unwrap_or(usize::MAX)
}
