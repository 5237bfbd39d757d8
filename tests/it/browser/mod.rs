//! What people see in a browser: Chromium without a window, driven over the DevTools protocol by the scripts beside this file.
//!
//! The scripts do and see; what has to be so is said here. They need Chromium and Node.js, and no package: what axe-core is wanted for comes with
//! `cargo xtask lint --outside`.

mod operations;
mod pages;

use std::{path::Path, process::Stdio};

use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt as _, process::Command};

use crate::support::{bed::Bed, server::Server};

/// As Debian, other systems and Google call it.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The first of these programs that says its version.
async fn first(names: &[&'static str]) -> Option<&'static str> {
    for name in names {
        let asked = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().await;
        if asked.is_ok_and(|status| status.success()) {
            return Some(name);
        }
    }
    None
}

/// A browser and what runs the scripts. Without them the test is skipped, out loud, and in CI fails.
async fn programs() -> Option<(&'static str, &'static str)> {
    match (first(&BROWSERS).await, first(&["node", "nodejs"]).await) {
        (Some(browser), Some(node)) => Some((browser, node)),
        (browser, node) => {
            let missing = if browser.is_none() { "Chromium" } else { "Node.js" };
            assert!(std::env::var_os("CI").is_none(), "{missing} is not installed, and CI must not skip what needs it");
            eprintln!("SKIPPED: {missing} is not installed (`apt-get install chromium nodejs`): {node:?}");
            None
        }
    }
}

/// Runs a script with what it is given, and gives what it saw.
async fn run(script: &str, (browser, node): (&str, &str), mut given: Value) -> Value {
    given["browser"] = browser.into();
    // Looked at by people, where they ask for them.
    given["pictures"] = std::env::var("SWITCHYARD_PICTURES").ok().into();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/browser").join(script);
    let mut child = Command::new(node)
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(given.to_string().as_bytes()).await.unwrap();
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What people paste into the page: a key, a user's token, a client with its secret, all of one tenant.
fn secrets(bed: &Bed, key: &str, token: &str, tenant: &str) -> Value {
    let made = bed.run(&["client", "create", "--json", "--tenant", tenant, "--scope", "admin", "--scope", "operator"]);
    let client: Value = serde_json::from_str(&made.stdout).unwrap();
    json!({"key": key, "token": token, "client_id": client["client_id"], "client_secret": client["client_secret"]})
}

/// The only place that pages may ask for anything.
fn origin(server: &Server) -> Value {
    json!([server.base])
}
