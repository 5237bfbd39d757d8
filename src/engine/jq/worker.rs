//! The process that evaluates filters: reads questions, a line each, and answers with a line each, until nobody asks any more.

use std::{
    io::{self, BufRead as _, Write as _},
    process::ExitCode,
};

use super::{
    JqError, Question,
    filter::{Filters, with_stack},
};

/// Memory that a worker may have, its stack among it.
#[cfg(unix)]
const MEMORY: u64 = 1024 * 1024 * 1024;

/// Is a worker, until its standard input ends.
pub fn serve() -> ExitCode {
    limit();
    match with_stack(|| answer_all().map_err(|error| JqError::Worker(error.to_string()))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Beyond these limits the operating system ends the process, or gives it nothing more, which ends it too.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Core, 0), (Resource::Fsize, 0)] {
        let allowed = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
        // Where it is refused, the time limit is left.
        let _ = setrlimit(resource, Rlimit { current: Some(allowed), maximum: Some(allowed) });
    }
}

#[cfg(not(unix))]
fn limit() {}

fn answer_all() -> io::Result<()> {
    let mut filters = Filters::default();
    let mut questions = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if questions.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let answer = match serde_json::from_slice::<Question>(&line) {
            Ok(question) => filters.evaluate(&question),
            Err(error) => Err(JqError::Worker(error.to_string())),
        };
        let mut answer = serde_json::to_vec(&answer)?;
        answer.push(b'\n');
        let mut answers = io::stdout().lock();
        answers.write_all(&answer)?;
        answers.flush()?;
    }
}
