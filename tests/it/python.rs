//! The Python of WorkFlux's reference, under "Error Handling Best Practices", as it is printed there (its `2 attempt` is `2 ** attempt`, which the saved text lost),
//! with Python's requests.

use std::{path::Path, process::Stdio, time::Duration};

use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::bed::Bed;

/// A Python that has requests.
pub async fn python() -> Option<&'static str> {
    // Debian's own first, which has what its packages install.
    for name in ["/usr/bin/python3", "python3"] {
        let mut ask = Command::new(name);
        ask.args(["-c", "import requests"]).stdout(Stdio::null()).stderr(Stdio::null());
        if ask.status().await.is_ok_and(|status| status.success()) {
            return Some(name);
        }
    }
    assert!(std::env::var_os("CI").is_none(), "Python's requests is not installed, and CI must not skip what needs it");
    eprintln!("SKIPPED: Python's requests is not installed, so the reference's Python was not run");
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_references_retry_waits_for_the_limit_and_gets_through() {
    let Some(python) = python().await else { return };
    let bed = Bed::sqlite();
    let config = bed.file("limits.toml", "[limits.plans.business]\nper_minute = 2\n").display().to_string();
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    let key = bed.key(&["--tenant", "python"]);
    let client = server.client(&key);
    // The minute may go over in between: then it is used up again.
    while client.get("/workflux/v1/agents").await.status != 429 {}
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/samples");
    let mut run = Command::new(python);
    run.arg(folder.join("harness.py")).arg(format!("{}/workflux/v1/agents", server.base)).arg(&key);
    run.arg(folder.join("workflux-retry.py"));
    let output = tokio::time::timeout(Duration::from_mins(3), run.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(seen.pointer("/got/data"), Some(&json!([])), "{seen}");
    let slept = seen["slept"].as_array().unwrap();
    assert!(!slept.is_empty() && slept.iter().all(|seconds| (1..=60).contains(&seconds.as_u64().unwrap())), "{seen}");
    server.stop().await;
}
