//! A database that cannot be written any more: the disk is full, or somebody made it read-only. Whoever asks is told so in the surface's own words, what was acknowledged
//! waits and is not done twice, and when there is room again all goes on, without a restart.
//!
//! SQLite's files hit a limit of the process on the size of files, which fails writes as a full disk does. PostgreSQL fails them by triggers, with the codes that it has for it.

use std::process::Command;

use futures_util::future::join_all;
use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};
use sea_orm::{ConnectionTrait as _, Database};
use serde_json::{Value, json};

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    eventually, on_each_database,
    receiver::Receiver,
    server::Server,
};

on_each_database!(on_a_full_disk_requests_fail_clearly_and_executions_wait_for_room, on_a_read_only_database_too,);

const EXECUTIONS: usize = 20;

/// Tables that the server writes to, all of them in vain.
const TABLES: [&str; 5] = ["executions", "execution_steps", "workflows", "idempotency_keys", "audit_log"];

async fn on_a_full_disk_requests_fail_clearly_and_executions_wait_for_room(bed: Bed) {
    unwritable(bed, "53100", "No space left on device").await;
}

async fn on_a_read_only_database_too(bed: Bed) {
    unwritable(bed, "25006", "cannot execute INSERT in a read-only transaction").await;
}

/// The server under a shell that ignores the signal with which a process is killed that writes too large a file; writes fail then.
fn patient(bed: &Bed, arguments: &[&str]) -> Command {
    let serve = bed.serve(arguments);
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", r#"trap '' XFSZ; exec "$0" "$@""#])
        .arg(serve.get_program())
        .args(serve.get_args())
        .env_clear()
        .envs(serve.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .current_dir(bed.folder.path());
    command
}

/// Whether the server can write from now on.
async fn let_write(bed: &Bed, server: &Server, can: bool, code: &str, message: &str) {
    if !bed.is_shared() {
        let process = Pid::from_raw(i32::try_from(server.id()).unwrap());
        let maximum = getrlimit(Resource::Fsize).maximum;
        // Not 0: what is there can be written over, and nothing can be added.
        let current = if can { maximum } else { Some(4096) };
        prlimit(process, Resource::Fsize, Rlimit { current, maximum }).unwrap();
        return;
    }
    let database = Database::connect(&bed.database).await.unwrap();
    let function = format!(
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = '{code}'; END $$"
    );
    database.execute_unprepared(&function).await.unwrap();
    for table in TABLES {
        let sql = if can {
            format!("DROP TRIGGER refuse ON {table}")
        } else {
            format!("CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON {table} EXECUTE FUNCTION refuse()")
        };
        database.execute_unprepared(&sql).await.unwrap();
    }
    database.close().await.unwrap();
}

fn two_calls(receiver: &Receiver) -> Value {
    let call = |step: &str| {
        let url = format!("http://{}/{{{{ input.number }}}}/{step}", receiver.address);
        json!({"id": step, "type": "http_request", "config": {"method": "POST", "url": url}})
    };
    json!({"name": "two calls", "nodes": [call("a"), call("b")], "edges": [{"source": "a", "target": "b"}]})
}

/// Nothing new is taken, and what is there can be read.
async fn refuses(client: &Client, workflow: &str, execution: &str) {
    let execute = format!("/yourapp/v1/workflows/{workflow}/execute");
    let requests = [
        client.post(&execute, &json!({"input": {"number": "new"}})).await,
        Answer::of(
            client
                .request(reqwest::Method::POST, &execute)
                .header("Idempotency-Key", "once")
                .json(&json!({"input": {"number": "new"}})),
        )
        .await,
        client.post("/yourapp/v1/workflows", &json!({"name": "new", "nodes": [], "edges": []})).await,
        client.patch(&format!("/yourapp/v1/workflows/{workflow}"), &json!({"name": "other"})).await,
    ];
    for answer in requests {
        assert_eq!(answer.status, 500, "{answer:?}");
        assert_eq!((answer.at("/success"), answer.at("/error/code")), (json!(false), json!("INTERNAL_ERROR")));
        assert!(!answer.header("x-request-id").is_empty());
        for inside in ["device", "transaction", "I/O", "disk"] {
            assert!(!answer.text.contains(inside), "what is inside is nobody's: {answer:?}");
        }
    }
    let platform = client.post("/platform/v1/endpoints", &json!({"name": "new"})).await;
    // Tables beyond those of the triggers can be written still.
    assert!(matches!(platform.status, 201 | 409 | 500), "{platform:?}");
    for path in ["/yourapp/v1/workflows", &format!("/yourapp/v1/executions/{execution}"), "/healthz", "/readyz"] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
}

async fn unwritable(bed: Bed, code: &str, message: &str) {
    let receiver = Receiver::holding(|path| path.ends_with("/a")).await;
    let server = Server::start(patient(&bed, &["--allow-outgoing", &receiver.address])).await;
    let client = server.admin();
    let workflow = client.create_workflow(&two_calls(&receiver)).await;
    let (asked, workflow) = (&client, workflow.as_str());
    let executions = join_all(
        (0..EXECUTIONS).map(|number| async move { asked.execute(workflow, &json!({ "number": number })).await }),
    )
    .await;
    eventually("all calls", || async { (receiver.seen().held == EXECUTIONS).then_some(()) }).await;

    let_write(&bed, &server, false, code, message).await;
    refuses(&client, workflow, &executions[0]).await;
    // Their first steps end, and nobody can write that down.
    receiver.release();
    eventually("a commit that fails", || async {
        server.stderr().contains("commit failed; trying again").then_some(())
    })
    .await;
    refuses(&client, workflow, &executions[0]).await;
    assert!(receiver.seen().calls.keys().all(|path| path.ends_with("/a")), "{:?}", receiver.seen().calls);

    let_write(&bed, &server, true, code, message).await;
    let accepted = client.execute(workflow, &json!({ "number": EXECUTIONS })).await;
    for execution in executions.iter().chain([&accepted]) {
        let done = client.finished(execution).await;
        assert_eq!((&done["status"], done["logs"].as_array().unwrap().len()), (&json!("completed"), 2), "{done}");
    }
    // Nothing was done twice, and nothing that was refused has been done.
    let calls = receiver.seen().calls;
    assert_eq!(calls.len(), 2 * (EXECUTIONS + 1), "{calls:?}");
    assert!(calls.values().all(|calls| calls.len() == 1), "{calls:?}");
    // A request that failed left its key free.
    let again = client
        .request(reqwest::Method::POST, &format!("/yourapp/v1/workflows/{workflow}/execute"))
        .header("Idempotency-Key", "once")
        .json(&json!({"input": {"number": "new"}}));
    assert_eq!(Answer::of(again).await.status, 202);
    server.stop().await;
}

#[test]
fn where_no_database_can_be_made_the_start_says_what_to_do() {
    let bed = Bed { database: "sqlite:///proc/switchyard.db".to_owned(), ..Bed::sqlite() };
    let ended = bed.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(!ended.success);
    for part in ["/proc/switchyard.db", "that its folder exists and that this user may write there"] {
        assert!(ended.stderr.contains(part), "{}", ended.stderr);
    }
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
}
