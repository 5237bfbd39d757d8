//! The README's walks, run as they are printed.

use std::process::Command;

use crate::support::{PATIENCE, bed::Bed, on_each_database};

on_each_database!(the_first_walk_runs_as_printed, the_walk_with_an_agent_runs_as_printed);

const README: &str = include_str!("../../README.md");

/// The shell blocks of a section.
fn blocks(heading: &str) -> Vec<&'static str> {
    let section = README.split(&format!("\n## {heading}\n")).nth(1).expect("the README has its walk");
    let section = section.split("\n## ").next().unwrap();
    section.split("```bash\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// What these blocks print, one after the other.
async fn printed(bed: &Bed, blocks: &[&str]) -> String {
    let server = bed.start().await;
    let printed = blocks.concat();
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
    server.stop().await;
    out.into_owned()
}

async fn the_first_walk_runs_as_printed(bed: Bed) {
    let blocks = blocks("A first workflow");
    assert!(blocks.len() >= 5, "the walk has lost its steps");
    let out = printed(&bed, &blocks).await;
    for part in [
        "\"success\":true",
        "\"status\":\"published\"",
        "\"status\":\"completed\"",
        "\"output\":\"Hello, Ada!\"",
        "\"logs\":[{",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
}

/// Its variables are those of the first walk's first block.
async fn the_walk_with_an_agent_runs_as_printed(bed: Bed) {
    let (variables, steps) = (blocks("A first workflow")[0], blocks("Agents"));
    assert!(steps.len() >= 4, "the walk has lost its steps");
    let out = printed(&bed, &[&[variables], &steps[..]].concat()).await;
    // The answer in pieces or whole, and each frame once in the stream and, but for the first, once where it is taken up.
    let times = |part: &str| out.matches(part).count();
    assert!(out.contains("This is Support."), "{out}");
    let frames = ["\"event\":\"workflow_started\"", "\"event\":\"message_end\"", "\"event\":\"workflow_finished\""];
    assert_eq!(frames.map(times), [1, 2, 2], "{out}");
}
