//! The binary: exit codes and files.

use std::path::Path;

use tokio::process::Command;

use super::server::{KEY, document_file, start};

async fn exit_code(document: &Path, base: &str, more: &[&str]) -> Option<i32> {
    run(document, base, more).await.0
}

/// The exit code, and what is said on both streams.
async fn run(document: &Path, base: &str, more: &[&str]) -> (Option<i32>, String) {
    let key = format!("Authorization: {KEY}");
    bare(document, base, &[&["--header", &key], more].concat()).await
}

/// The same without a credential.
async fn bare(document: &Path, base: &str, more: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_conformance"))
        .args(["--base-url", base, "--document"])
        .arg(document)
        .args(more)
        .output()
        .await
        .expect("the binary runs");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.code(), text.concat())
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

#[tokio::test]
async fn what_no_request_can_be_sent_with_exits_with_2_before_the_first() {
    let running = start("").await;
    let (query, fragment) = (format!("{}?key=s3cr3t", running.base), format!("{}#f", running.base));
    let folder = tempfile::tempdir().unwrap();
    let occupied = folder.path().display().to_string();
    let file = document_file();
    for (document, base, more, said) in [
        (file.as_path(), running.base.as_str(), &["--header", "X-A: s3cr3t\nb"][..], "--header \"x-a\""),
        (&file, &running.base, &["--foreign-header", "Näme: x"], "--foreign-header \"näme\""),
        (&file, &running.base, &["--timeout", "0"], "--timeout 0"),
        (&file, &query, &[], "a base URL has no query"),
        (&file, &fragment, &[], "a base URL has no fragment"),
        (&file, &running.base, &["--html", &occupied], "cannot be written"),
        (&file, &running.base, &["--junit", "/dev/null/a.xml"], "/dev/null"),
        (&file, &running.base, &["--write-baseline", &occupied], "cannot be written"),
        (Path::new("https://example.com/openapi.yaml"), &running.base, &[], "URLs are not read"),
    ] {
        let (code, text) = run(document, base, more).await;
        assert!(code == Some(2) && text.contains(said) && !text.contains("s3cr3t"), "{code:?} {more:?}: {text}");
    }
    assert!(running.log.lock().unwrap().is_empty(), "something was sent");
    let html = folder.path().join("later.html");
    let nowhere = ["--html", html.to_str().unwrap(), "--junit", &occupied];
    assert_eq!(exit_code(&file, &running.base, &nowhere).await, Some(2));
    assert!(!html.exists(), "an empty report is left behind");
}

#[tokio::test]
async fn a_run_of_which_nothing_succeeded_proves_nothing_and_exits_with_1() {
    let running = start("").await;
    let folder = tempfile::tempdir().unwrap();
    let junit = folder.path().join("junit.xml");
    let (code, text) = bare(&document_file(), &running.base, &["--junit", junit.to_str().unwrap()]).await;
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("Nothing is proved: no request succeeded.") && !text.contains("Held"), "{text}");
    assert!(text.contains("operations never succeeded") && text.contains("--header?)"), "{text}");
    assert!(std::fs::read_to_string(junit).unwrap().contains("<failure message=\"nothing is proved"));

    let (code, text) = run(&document_file(), &running.base, &["--max-time", "0"]).await;
    assert!(code == Some(1) && text.contains("Nothing is proved"), "{code:?}: {text}");
}

#[tokio::test]
async fn what_is_found_while_a_part_is_prepared_is_said_and_does_not_count() {
    let running = start("no Location").await;
    let (code, text) = run(&document_file(), &running.base, &["--only", "list"]).await;
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("1 more found at operations that are not run"), "{text}");
    assert_eq!(exit_code(&document_file(), &running.base, &[]).await, Some(1));
}
