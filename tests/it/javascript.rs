//! The JavaScript of YourApp's reference, under "Handling Errors", as it is printed there, with Node's `fetch`.

use std::{path::Path, process::Stdio};

use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::bed::Bed;

/// Where Debian and everybody else put it.
pub async fn node() -> Option<&'static str> {
    for name in ["node", "nodejs"] {
        let asked = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().await;
        if asked.is_ok_and(|status| status.success()) {
            return Some(name);
        }
    }
    assert!(std::env::var_os("CI").is_none(), "Node.js is not installed, and CI must not skip what needs it");
    eprintln!("SKIPPED: Node.js is not installed, so the reference's JavaScript was not run");
    None
}

/// What the sample saw (statuses) and called, in order.
async fn run(node: &str, base: &str, keys: &[&str]) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/samples");
    let output = Command::new(node)
        .arg(folder.join("harness.js"))
        .arg(base)
        .arg(folder.join("yourapp-handling-errors.js"))
        .args(keys)
        .output()
        .await
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_references_error_handling_sees_rate_limits_and_refused_keys_as_it_expects() {
    let Some(node) = node().await else { return };
    let bed = Bed::sqlite();
    let config = bed.file("limits.toml", "[limits.plans.business]\nper_minute = 3\n").display().to_string();
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    let key = bed.key(&["--tenant", "javascript"]);

    let refreshed = run(node, &server.base, &["sy_of-yesterday", &key]).await;
    assert_eq!(refreshed, [json!(401), json!("refreshToken"), json!(200)]);

    // A minute may go over in between, so the sample may have got through more often than the limit says; then it met the limit, waited and got through.
    let limited = run(node, &server.base, &[&key]).await;
    let at = limited.iter().position(|entry| *entry == 429).unwrap_or_else(|| panic!("{limited:?}"));
    assert!(at >= 2 && limited[..at].iter().all(|entry| *entry == 200), "{limited:?}");
    assert_eq!(limited[at..], [json!(429), json!("delay 60000"), json!("retry"), json!(200)], "{limited:?}");
    server.stop().await;
}
