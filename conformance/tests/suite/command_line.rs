//! The binary: exit codes and files.

use std::path::Path;

use tokio::process::Command;

use super::server::{KEY, document_file, start};

async fn exit_code(document: &Path, base: &str, more: &[&str]) -> Option<i32> {
    let output = Command::new(env!("CARGO_BIN_EXE_conformance"))
        .args(["--base-url", base, "--header", &format!("Authorization: {KEY}"), "--document"])
        .arg(document)
        .args(more)
        .output()
        .await
        .expect("the binary runs");
    output.status.code()
}

#[tokio::test]
async fn a_run_that_holds_exits_with_0_and_writes_its_reports() {
    let running = start("").await;
    let folder = tempfile::tempdir().unwrap();
    let (xml, html) = (folder.path().join("report.xml"), folder.path().join("report.html"));
    let files = ["--junit", xml.to_str().unwrap(), "--html", html.to_str().unwrap()];
    assert_eq!(exit_code(&document_file(), &running.base, &files).await, Some(0));
    assert!(std::fs::read_to_string(xml).unwrap().contains("<testsuites"));
    assert!(std::fs::read_to_string(html).unwrap().contains("Held"));
}

#[tokio::test]
async fn violations_exit_with_1() {
    let running = start("no Location").await;
    assert_eq!(exit_code(&document_file(), &running.base, &["--only", "create"]).await, Some(1));
}

#[tokio::test]
async fn a_status_that_was_not_seen_counts_only_where_asked_and_not_explained() {
    let running = start("").await;
    assert_eq!(exit_code(&document_file(), &running.base, &["--require-coverage"]).await, Some(0));
    let text = std::fs::read_to_string(document_file()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.yaml");
    std::fs::write(&file, text.replace("x-conformance: {missed: there is nothing that could fail}", "")).unwrap();
    assert_eq!(exit_code(&file, &running.base, &["--only", "change"]).await, Some(0));
    assert_eq!(exit_code(&file, &running.base, &["--only", "change", "--require-coverage"]).await, Some(1));
}

#[tokio::test]
async fn a_run_of_nothing_proves_nothing_and_exits_with_2() {
    let running = start("").await;
    assert_eq!(exit_code(&document_file(), &running.base, &["--only", "no-such-operation"]).await, Some(2));
}

#[tokio::test]
async fn a_document_that_cannot_be_used_exits_with_2() {
    let running = start("").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.yaml");
    std::fs::write(&file, "openapi: 2.0.0\n").unwrap();
    assert_eq!(exit_code(&file, &running.base, &[]).await, Some(2));
    assert_eq!(exit_code(&document_file(), "not a url", &[]).await, Some(2));
}

#[tokio::test]
async fn a_server_that_is_not_there_exits_with_3() {
    // A port that was free a moment ago.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(exit_code(&document_file(), &base, &[]).await, Some(3));
}
