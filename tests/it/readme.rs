//! The README's walk, run as it is printed.

use std::process::Command;

use crate::support::{PATIENCE, bed::Bed, on_each_database};

on_each_database!(the_walk_runs_as_printed);

const README: &str = include_str!("../../README.md");

/// The walk's shell blocks, one after the other.
fn walk() -> String {
    let section = README.split("\n## A first workflow\n").nth(1).expect("the README has its walk");
    let section = section.split("\n## ").next().unwrap();
    let blocks: Vec<&str> = section.split("```bash\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 5, "the walk has lost its steps");
    blocks.concat()
}

async fn the_walk_runs_as_printed(bed: Bed) {
    let server = bed.start().await;
    let printed = walk();
    for replaced in ["http://127.0.0.1:8080", "sy_..."] {
        assert!(printed.contains(replaced), "{replaced} is not in the walk");
    }
    let script =
        printed.replace("http://127.0.0.1:8080", &server.base).replace("sy_...", &server.printed_key().unwrap());
    let limit = PATIENCE.as_secs().to_string();
    let run =
        move || Command::new("timeout").args([&limit, "bash", "-euo", "pipefail", "-c", &script]).output().unwrap();
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    let (out, log) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{log}");
    for part in [
        "\"success\":true",
        "\"status\":\"published\"",
        "\"status\":\"completed\"",
        "\"output\":\"Hello, Ada!\"",
        "\"logs\":[{",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}\n{log}");
    }
    server.stop().await;
}
