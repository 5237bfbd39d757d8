//! The first start, the next one, and starts that must not succeed.

use std::net::TcpListener;

use sea_orm::{ConnectionTrait as _, Database};
use serde_json::json;

use crate::support::{
    bed::{Bed, Finished},
    eventually, on_each_database,
    server::Server,
};

on_each_database!(
    the_first_start_prints_a_key_that_works_and_the_next_does_not,
    a_given_key_is_taken_and_not_printed,
    a_key_of_another_shape_is_refused_by_name,
    a_second_server_does_not_run_the_same_database,
);

async fn the_first_start_prints_a_key_that_works_and_the_next_does_not(bed: Bed) {
    let first = bed.start().await;
    let (key, printed) = (first.printed_key().unwrap(), first.stdout());
    assert!(printed.contains(&format!("{}/docs", first.base)), "{printed}");
    assert!(!first.stderr().contains(&key), "a key must not be in the log");
    first.stop().await;

    let second = bed.start().await;
    assert_eq!(second.printed_key(), None);
    assert!(second.stdout().contains("$KEY"), "{}", second.stdout());
    let answer = second.client(&key).get("/yourapp/v1/workflows").await;
    assert_eq!((answer.status, answer.at("/data/0/name")), (200, json!("say-hello")));
    second.stop().await;
}

async fn a_given_key_is_taken_and_not_printed(bed: Bed) {
    // A key of the right shape, from a database that this one knows nothing of.
    let key = Bed::sqlite().key(&["--tenant", "elsewhere"]);
    let path = bed.file("key", &format!("{key}\n"));

    let mut by_variable = bed.serve(&[]);
    by_variable.env("SWITCHYARD_BOOTSTRAP_KEY", &key);
    let mut by_file = bed.serve(&[]);
    by_file.env("SWITCHYARD_BOOTSTRAP_KEY_FILE", &path);
    for command in [by_variable, by_file] {
        let server = Server::start(command).await;
        assert!(!server.stdout().contains(&key) && !server.stderr().contains(&key));
        assert_eq!(server.client(&key).get("/platform/v1/api-keys").await.at("/total"), json!(1));
        server.stop().await;
    }
}

async fn a_key_of_another_shape_is_refused_by_name(bed: Bed) {
    let mut command = bed.serve(&[]);
    let ended = Finished::of(command.env("SWITCHYARD_BOOTSTRAP_KEY", "secret").output().unwrap());
    assert!(!ended.success);
    assert!(ended.stderr.contains("SWITCHYARD_BOOTSTRAP_KEY"), "{}", ended.stderr);
    assert!(!ended.stderr.contains("secret"), "{}", ended.stderr);
}

async fn a_second_server_does_not_run_the_same_database(bed: Bed) {
    let first = bed.start().await;
    let key = first.printed_key().unwrap();
    if !bed.is_shared() {
        let second = Finished::of(bed.serve(&[]).output().unwrap());
        assert!(!second.success);
        for part in ["another switchyard server is using", "test.db", "--database"] {
            assert!(second.stderr.contains(part), "{part}: {}", second.stderr);
        }
        return first.stop().await;
    }
    // It serves, and leaves the engine to the first for as long as there is one.
    let second = bed.start().await;
    let client = second.client(&key);
    let role = async || client.get("/readyz").await.role();
    assert_eq!(role().await, "follower");
    assert_eq!(client.get("/yourapp/v1/workflows").await.status, 200);
    first.kill().await;
    eventually("the takeover", || async { (role().await == "leader").then_some(()) }).await;
    second.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_loses_its_lease_says_so_and_serves_on() {
    const BREAK: &str = "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database \
                         WHERE locktype = 'advisory' AND datname = current_database()";
    // SQLite's lock is the file's, and cannot be lost.
    let Some(bed) = Bed::postgres().await else { return };
    let server = bed.start().await;
    let admin = Database::connect(&bed.database).await.unwrap();
    admin.execute_unprepared(BREAK).await.unwrap();
    admin.close().await.unwrap();
    eventually("the reason", || async { server.stderr().contains("the lease on the database is lost").then_some(()) })
        .await;
    let client = server.admin();
    // Nobody else wants it, so it has it again; what is asked meanwhile waits for that.
    let ran = client.post("/agentifyme/v1/workflows/run", &json!({"name": "say-hello"})).await;
    assert_eq!((ran.status, ran.at("/result")), (200, json!("Hello, world!")), "{ran:?}");
    eventually("its next turn", || async { (client.get("/readyz").await.role() == "leader").then_some(()) }).await;
    server.stop().await;
}

#[test]
fn settings_that_cannot_be_used_are_named_with_their_mend() {
    let bed = Bed::sqlite();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let file = bed.file("wrong.toml", "[limits]\nbody = 1\n");
    for (arguments, parts) in [
        (vec!["--listen", &taken], vec![taken.as_str(), "--listen", "SWITCHYARD_LISTEN"]),
        (vec!["--listen", "8080"], vec!["--listen", "127.0.0.1:8080"]),
        (vec!["--config", file.to_str().unwrap()], vec!["wrong.toml", "unknown field `body`", "body_bytes"]),
        (vec!["--database", "mysql://me:secret@host/db"], vec!["mysql://", "sqlite://", "postgres://"]),
        (vec!["--database", "sqlite:///nowhere/at/all.db"], vec!["/nowhere/at/all.db", "folder"]),
        (vec!["--run-wait", "0"], vec!["--run-wait", "from 1 to 3600"]),
    ] {
        let ended = bed.run(&[&["serve"], arguments.as_slice()].concat());
        assert!(!ended.success, "{arguments:?}");
        for part in parts {
            assert!(ended.stderr.contains(part), "{part}: {}", ended.stderr);
        }
        assert!(!ended.stderr.contains("secret") && ended.stdout.is_empty(), "{ended:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_misspelt_variable_is_told_in_the_log() {
    let bed = Bed::sqlite();
    let mut command = bed.serve(&["--log-format", "json"]);
    let server = Server::start(command.env("SWITCHYARD_LISTN", "x")).await;
    let log = server.stderr();
    let line = log.lines().find(|line| line.contains("SWITCHYARD_LISTN")).expect(&log);
    assert_eq!(serde_json::from_str::<serde_json::Value>(line).unwrap()["level"], json!("WARN"));
    server.stop().await;
}
