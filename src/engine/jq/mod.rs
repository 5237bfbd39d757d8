//! jq filters of strangers. The language has no bounds of its own: a filter of ten characters runs for ever, another fills the memory, a third the stack, and neither can be stopped
//! from within its thread. So filters are evaluated by workers, processes of this same program that do nothing else: without an environment, with limits to memory and time that the
//! operating system keeps, and ended where a filter does not end. A worker serves many evaluations, and remembers the filters that it has compiled.
//!
//! - `filter`: compiles and evaluates.
//! - `worker`: the process that does so.
//!
//! Knows no workflow and no node.

mod filter;
#[cfg(test)]
mod tests;
mod worker;

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    process::{Child, ChildStdin, ChildStdout, Command},
    sync::Semaphore,
    time::timeout,
};

pub use self::{
    filter::{MAX_OUTPUTS, MAX_SOURCE_BYTES, check},
    worker::serve as serve_worker,
};

/// What the program is called with to be a worker.
pub const WORKER: &str = "jq-worker";
/// Longest time of one evaluation.
pub const TIME_LIMIT: Duration = Duration::from_secs(5);
/// Longest answer of a worker: what the outputs may have as JSON, and room for the rest.
const MAX_ANSWER: u64 = 2 * filter::MAX_OUTPUT_BYTES as u64;
/// Evaluations after which a worker is replaced: what it has gathered goes with it.
const USES: u32 = 10_000;

/// A filter, and what it is applied to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The filter.
    pub filter: String,
    /// What it sees as `$name`.
    pub variables: Vec<(String, Value)>,
    /// What it is applied to.
    pub input: Value,
    /// Whether its first output is enough.
    pub first: bool,
}

/// Why there is no output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum JqError {
    /// The filter does not compile.
    #[error("{0}")]
    Filter(String),
    /// The filter ended with an error of its own.
    #[error("{0}")]
    Failed(String),
    /// The filter needs more than it may have.
    #[error("{0}")]
    Limit(String),
    /// No worker can be had.
    #[error("the filter cannot be evaluated here: {0}")]
    Worker(String),
}

/// Evaluates filters.
#[derive(Debug)]
pub struct Jq {
    program: Option<PathBuf>,
    idle: Mutex<Vec<Worker>>,
    room: Semaphore,
}

#[derive(Debug)]
struct Worker {
    // Ended when this is dropped.
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    uses: u32,
}

/// How an attempt with one worker ended that gave no answer.
enum Lost {
    /// It had ended before it was asked.
    Before,
    /// Of what it was asked.
    Because(JqError),
}

impl Jq {
    /// `program` is this program, to be started as workers; without one, filters are evaluated in this process, which is for tests: nothing limits them.
    pub fn new(program: Option<PathBuf>) -> Self {
        let most = std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(1, 4));
        Self { program, idle: Mutex::default(), room: Semaphore::new(most) }
    }

    /// The outputs of a filter, in order. Dropped, the evaluation ends.
    pub async fn evaluate(&self, question: Question) -> Result<Vec<Value>, JqError> {
        let Some(program) = &self.program else {
            let evaluated = tokio::task::spawn_blocking(move || {
                filter::with_stack(move || filter::Filters::default().evaluate(&question))
            });
            return evaluated.await.map_err(|error| JqError::Worker(error.to_string()))?;
        };
        let mut line = serde_json::to_vec(&question).map_err(|error| JqError::Worker(error.to_string()))?;
        line.push(b'\n');
        let _room = self.room.acquire().await.map_err(|error| JqError::Worker(error.to_string()))?;
        loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let (mut worker, is_new) = match idle {
                Some(worker) => (worker, false),
                None => (Worker::start(program)?, true),
            };
            match worker.ask(&line).await {
                Ok(answer) => {
                    worker.uses += 1;
                    if worker.uses < USES {
                        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                    }
                    return answer;
                }
                Err(Lost::Because(error)) => return Err(error),
                Err(Lost::Before) if is_new => return Err(JqError::Worker("the worker ended at once".to_owned())),
                Err(Lost::Before) => {}
            }
        }
    }
}

impl Worker {
    fn start(program: &Path) -> Result<Self, JqError> {
        let mut command = Command::new(program);
        command
            .arg(WORKER)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        // A terminal's Ctrl-C is for the server, which lets steps under way end.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn().map_err(|error| JqError::Worker(error.to_string()))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(answers)) => {
                Ok(Self { child, questions, answers: BufReader::new(answers), uses: 0 })
            }
            _ => Err(JqError::Worker("the worker has no pipes".to_owned())),
        }
    }

    async fn ask(&mut self, line: &[u8]) -> Result<Result<Vec<Value>, JqError>, Lost> {
        if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
            return Err(Lost::Before);
        }
        let limit = |what: &str| Lost::Because(JqError::Limit(what.to_owned()));
        let exchange = async {
            // Where it has ended meanwhile, its answer is missing, which is seen next.
            if self.questions.write_all(line).await.is_ok() {
                let _ = self.questions.flush().await;
            }
            let mut answer = Vec::new();
            let read = (&mut self.answers).take(MAX_ANSWER).read_until(b'\n', &mut answer).await;
            read.map(|_| answer)
        };
        match timeout(TIME_LIMIT, exchange).await {
            Err(_) => Err(limit(&format!("the filter takes longer than {} ms", TIME_LIMIT.as_millis()))),
            Ok(Ok(answer)) if answer.ends_with(b"\n") => match serde_json::from_slice(&answer) {
                Ok(answer) => Ok(answer),
                Err(error) => Err(Lost::Because(JqError::Worker(error.to_string()))),
            },
            // It ended in the middle: the limits of the operating system, or an end of the stack.
            Ok(_) => Err(limit("the filter needs more memory, or nests deeper, than it may")),
        }
    }
}
