//! Commands to the engine of another process, and their answers.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryResult};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::time::Instant;
use uuid::Uuid;

use crate::{
    domain::{
        Error, Fault, Kind, Result,
        audit::{Action, word},
        context::{self, Actor, Context},
        id::{ApiKeyId, ExecutionId, OAuthClientId, UserId},
        ports::Runner,
        processes::Host,
    },
    store::{
        Store,
        codes::{from_json, to_json},
        entity::audit_entry,
        wire,
    },
};

/// Longest wait for an answer: longer than it takes another process to take over.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long at most an answer waits whose notification was lost.
const LOOK: Duration = Duration::from_millis(500);
/// How long a run that has ended may take to leave the engine's memory before it is run again.
const LEAVING: Duration = Duration::from_secs(10);

/// What is asked of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Command {
    Cancel,
    Retry,
    Signal { node: String, answer: Value },
}

/// How it went.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Answer {
    Done,
    NotFound,
    Invalid(Vec<(String, String, String)>),
    Conflict(String),
    /// The cause is in the log of the process that tried.
    Failed,
}

impl Command {
    /// What the audit log says of it.
    fn action(&self) -> Action {
        match self {
            Self::Cancel => Action::Cancelled,
            Self::Retry => Action::Repeated,
            Self::Signal { .. } => Action::Answered,
        }
    }
}

impl Answer {
    fn of(result: Result<()>) -> Self {
        match result {
            Ok(()) => Self::Done,
            Err(Error::NotFound { .. }) => Self::NotFound,
            Err(Error::Conflict { message }) => Self::Conflict(message),
            Err(Error::Invalid { faults }) => {
                let parts = |fault: Fault| (fault.pointer, fault.code.to_owned(), fault.message);
                Self::Invalid(faults.into_iter().map(parts).collect())
            }
            Err(error) => {
                tracing::error!(%error, "a command of another process failed: {error}");
                Self::Failed
            }
        }
    }

    fn into_result(self) -> Result<()> {
        match self {
            Self::Done => Ok(()),
            Self::NotFound => Err(Error::not_found(Kind::Execution)),
            Self::Conflict(message) => Err(Error::Conflict { message }),
            Self::Invalid(faults) => {
                let whole =
                    |(pointer, code, message): (String, String, String)| Fault { pointer, code: kept(code), message };
                Err(Error::Invalid { faults: faults.into_iter().map(whole).collect() })
            }
            Self::Failed => Err(Error::internal("the process that runs the engine failed at it; its log says why")),
        }
    }
}

/// A code of a fault, for as long as the program runs. They are words of this program, and few.
fn kept(code: String) -> &'static str {
    const MOST: usize = 1_000;
    static CODES: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    // No code panics while it holds the lock.
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    match codes.get(code.as_str()) {
        Some(known) => known,
        None if codes.len() >= MOST => "invalid",
        None => {
            let code: &'static str = Box::leak(code.into_boxed_str());
            codes.insert(code);
            code
        }
    }
}

/// Asks, and waits for the answer.
pub(super) async fn ask(store: &Store, execution: ExecutionId, command: &Command) -> Result<()> {
    const ASK: &str = "WITH asked AS (INSERT INTO engine_commands \
        (id, execution_id, command, actor_kind, actor_id, request_id, remote) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        RETURNING id) SELECT pg_notify($8, 'command') FROM asked";
    let id = Uuid::now_v7();
    let wake = store.wire.wake(id);
    let by = context::current();
    let asked = [
        id.into(),
        execution.0.into(),
        to_json(command)?.into(),
        by.actor.kind().into(),
        by.actor.id().into(),
        by.request_id.map(|request| request.to_string()).into(),
        by.remote.map(|remote| remote.to_string()).into(),
        wire::ENGINE.into(),
    ];
    store.relay_execute(ASK, asked).await?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        wake.told(LOOK).await;
        if let Some(answer) = answer(store, id).await? {
            return answer.into_result();
        }
        if Instant::now() >= deadline {
            return give_up(store, id).await;
        }
    }
}

/// The answer, which is then nobody's any more.
async fn answer(store: &Store, id: Uuid) -> Result<Option<Answer>> {
    const READ: &str = "DELETE FROM engine_commands WHERE id = $1 AND answer IS NOT NULL RETURNING answer";
    let rows = store.relay_rows(READ, [id.into()]).await?;
    rows.first().map(|row| from_json(&row.try_get::<String>("", "answer")?)).transpose()
}

/// Takes a command back, and says what is known of it.
async fn give_up(store: &Store, id: Uuid) -> Result<()> {
    const BACK: &str = "DELETE FROM engine_commands WHERE id = $1 RETURNING answer, taken";
    let rows = store.relay_rows(BACK, [id.into()]).await?;
    let Some(row) = rows.first() else { return Err(unknown()) };
    match (row.try_get::<Option<String>>("", "answer")?, row.try_get::<Option<i64>>("", "taken")?) {
        (Some(answer), _) => from_json::<Answer>(&answer)?.into_result(),
        (None, Some(_)) => Err(unknown()),
        (None, None) => Err(Error::internal("no process runs the engine: nothing was done")),
    }
}

fn unknown() -> Error {
    Error::internal(
        "the process that runs the engine has not answered: whether it was done, the execution's record shows",
    )
}

/// A command as who leads reads it.
pub(super) struct Asked {
    id: Uuid,
    execution: ExecutionId,
    command: Command,
    by: Context,
    /// Whether a process before this one has begun it.
    again: bool,
}

/// Takes up what nobody has, in this epoch; what a process before this one has left without an answer too.
pub(super) async fn take(store: &Store, epoch: i64) -> Result<Vec<Asked>> {
    const TAKE: &str = "UPDATE engine_commands SET taken = $1, attempts = attempts + 1 \
        WHERE answer IS NULL AND (taken IS NULL OR taken < $1) \
        RETURNING id, execution_id, command, actor_kind, actor_id, request_id, remote, attempts";
    let rows = store.relay_rows(TAKE, [epoch.into()]).await?;
    rows.iter().map(asked).collect()
}

fn asked(row: &QueryResult) -> Result<Asked> {
    let (kind, actor) = (row.try_get::<String>("", "actor_kind")?, row.try_get::<Option<Uuid>>("", "actor_id")?);
    Ok(Asked {
        id: row.try_get("", "id")?,
        execution: ExecutionId(row.try_get("", "execution_id")?),
        command: from_json(&row.try_get::<String>("", "command")?)?,
        by: Context {
            actor: actor_of(&kind, actor),
            request_id: row.try_get::<Option<String>>("", "request_id")?.map(Into::into),
            remote: row.try_get::<Option<String>>("", "remote")?.and_then(|remote| remote.parse().ok()),
        },
        again: row.try_get::<i32>("", "attempts")? > 1,
    })
}

fn actor_of(kind: &str, id: Option<Uuid>) -> Actor {
    match (kind, id) {
        ("api_key", Some(id)) => Actor::ApiKey(ApiKeyId(id)),
        ("oauth_client", Some(id)) => Actor::OAuthClient(OAuthClientId(id)),
        ("user", Some(id)) => Actor::User(UserId(id)),
        ("anonymous", _) => Actor::Anonymous,
        ("command_line", _) => Actor::CommandLine,
        _ => Actor::System,
    }
}

/// Carries a command out, in the name of who gave it, and answers.
pub(super) async fn carry_out(store: &Store, host: &dyn Host, epoch: i64, asked: Asked) {
    const SAY: &str = "WITH answered AS (UPDATE engine_commands SET answer = $2 WHERE id = $1 AND taken = $3 RETURNING id) \
        SELECT pg_notify($4, 'answered:' || id) FROM answered";
    let Asked { id, execution, ref command, .. } = asked;
    let result = match asked.again.then(|| was_done(store, &asked)) {
        Some(done) => done.await,
        None => Ok(false),
    };
    let result = match result {
        Ok(true) => Ok(()),
        Ok(false) => context::scope(asked.by.clone(), perform(store, host.runner(), execution, command)).await,
        Err(error) => Err(error),
    };
    if result.is_err() && host.is_ending() {
        // The next process to lead carries it out, or finds that it was.
        return;
    }
    let answered = async {
        let answer = to_json(&Answer::of(result))?;
        Ok::<_, Error>(store.relay_execute(SAY, [id.into(), answer.into(), epoch.into(), wire::ALL.into()]).await?)
    };
    if let Err(error) = answered.await {
        tracing::error!(%execution, %error, "a command to execution {execution} was carried out and cannot be answered: {error}");
    }
}

async fn perform(store: &Store, runner: &dyn Runner, id: ExecutionId, command: &Command) -> Result<()> {
    match command {
        Command::Cancel => runner.cancel(id).await,
        Command::Signal { node, answer } => runner.signal(id, node, answer.clone()).await,
        Command::Retry => {
            // Who asks has seen its end in the database, a moment before it leaves the engine's memory.
            if super::is_final(store, id).await? {
                runner.wait(id, LEAVING).await?;
            }
            runner.retry(id).await
        }
    }
}

/// Whether a process that died has carried this out: what it did it noted in the same transaction.
async fn was_done(store: &Store, asked: &Asked) -> Result<bool> {
    use audit_entry::Column;
    let noted = audit_entry::Entity::find()
        .filter(Column::RecordKind.eq(word(Kind::Execution)))
        .filter(Column::RecordId.eq(asked.execution.0))
        .filter(Column::Action.eq(asked.command.action().as_str()))
        .filter(Column::ActorKind.eq(asked.by.actor.kind()))
        .filter(match &asked.by.request_id {
            Some(request) => Column::RequestId.eq(request.to_string()),
            None => Column::RequestId.is_null(),
        });
    Ok(noted.count(&store.write.pool).await? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_back_as_they_were_given() {
        for error in [
            Error::not_found(Kind::Execution),
            Error::conflict("the execution has already ended"),
            Error::invalid("/choice", "unknown_choice", "there is no such choice"),
        ] {
            let told = format!("{error:?}");
            let text = to_json(&Answer::of(Err(error))).unwrap();
            let back = from_json::<Answer>(&text).unwrap().into_result().unwrap_err();
            assert_eq!(format!("{back:?}"), told);
        }
        assert!(from_json::<Answer>(&to_json(&Answer::of(Ok(()))).unwrap()).unwrap().into_result().is_ok());
    }

    #[test]
    fn actors_come_back_as_they_were() {
        let id = Uuid::now_v7();
        for actor in [
            Actor::ApiKey(ApiKeyId(id)),
            Actor::OAuthClient(OAuthClientId(id)),
            Actor::User(UserId(id)),
            Actor::Anonymous,
            Actor::CommandLine,
            Actor::System,
        ] {
            assert_eq!(actor_of(actor.kind(), actor.id()), actor);
        }
    }
}
