//! YourApp's SDKs, `@yourapp/sdk` and `yourapp`: the reference's samples under "SDKs" as they are printed there (its key, its id and its `{...}` aside, which stand for the reader's own), and
//! what the packages promise beyond them; WorkFX's, for its streams. Programs are in `tests/clients/sdk`.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::json;
use tokio::process::Command;

use crate::{
    javascript::node,
    python::python,
    support::{
        bed::Bed,
        flaky::{Fault, Flaky},
    },
};

/// Where programs and the packages that they use find each other.
struct Programs {
    folder: tempfile::TempDir,
    languages: Vec<(&'static str, &'static str)>,
}

impl Programs {
    /// In the languages that are installed.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (package, name) in [("@yourapp", "yourapp"), ("@workfx", "workfx")] {
            let scope = folder.path().join("node_modules").join(package);
            std::fs::create_dir_all(&scope).unwrap();
            let package = repository().join("generated/clients/typescript").join(name);
            std::os::unix::fs::symlink(package, scope.join("sdk")).unwrap();
        }
        let found = [node().await.map(|program| ("mjs", program)), python().await.map(|program| ("py", program))];
        Self { folder, languages: found.into_iter().flatten().collect() }
    }

    /// Runs a text as a program, in one language. What it printed.
    async fn run(&self, language: (&str, &str), text: &str, arguments: &[&str], base: &str, key: &str) -> String {
        let (extension, program) = language;
        let file = self.folder.path().join(format!("program-{}.{extension}", arguments.join("-")));
        std::fs::write(&file, text).unwrap();
        let python = ["yourapp", "workfx"].map(|name| repository().join("generated/clients/python").join(name));
        let mut command = Command::new(program);
        command.arg(&file).args(arguments).current_dir(self.folder.path()).kill_on_drop(true);
        command.env("PYTHONPATH", std::env::join_paths(python).unwrap()).env("PYTHONDONTWRITEBYTECODE", "1");
        for (name, prefix) in [("YOURAPP", "/yourapp/v1"), ("WORKFX", "/workfx/admin/api/v2")] {
            command.env(format!("{name}_BASE_URL"), format!("{base}{prefix}")).env(format!("{name}_API_KEY"), key);
        }
        let output = tokio::time::timeout(Duration::from_mins(3), command.output()).await.unwrap().unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{extension}: {printed}\n{}", String::from_utf8_lossy(&output.stderr));
        printed
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn program(name: &str, extension: &str) -> String {
    std::fs::read_to_string(repository().join("tests/clients/sdk").join(format!("{name}.{extension}"))).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_references_samples_list_and_execute() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    let programs = Programs::new().await;
    for language in &programs.languages {
        let graph = json!({"name": "n", "status": "published", "nodes": [{"id": "a", "type": "template", "config":
            {"template": "{{ input.greeting }}"}}], "edges": []});
        let workflow = client.create_workflow(&graph).await;
        let sample = repository().join("tests/it/samples").join(format!("yourapp-sdk.{}", language.0));
        let mut text = std::fs::read_to_string(sample).unwrap();
        let greeting = format!("Hello from {}", language.0);
        let input = format!("{{'greeting': '{greeting}'}}");
        for (placeholder, own) in
            [("YOUR_API_KEY", client.key.as_str()), ("wf_123", workflow.as_str()), ("{...}", input.as_str())]
        {
            assert_eq!(text.matches(placeholder).count(), 1, "{placeholder} is not in\n{text}");
            text = text.replace(placeholder, own);
        }
        programs.run(*language, &text, &[], &server.base, "sy_not-this-one").await;
        let executions = client.get(&format!("/yourapp/v1/workflows/{workflow}/executions")).await;
        assert_eq!(executions.at("/meta/total"), json!(1), "{executions:?}");
        let execution = client.finished(executions.at("/data/0/id").as_str().unwrap()).await;
        assert_eq!(execution.pointer("/output"), Some(&json!(greeting)), "{execution}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_packages_promise_holds() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let programs = Programs::new().await;
    for language in &programs.languages {
        let key = bed.key(&["--tenant", language.0]);
        for name in ["yourapp", "workfx"] {
            let printed = programs.run(*language, &program(name, language.0), &[], &server.base, &key).await;
            assert_eq!(printed.trim(), "everything held", "{name}.{}", language.0);
        }
    }
    server.stop().await;
}

/// The servers of these programs are their own: what they answer, none of ours does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_packages_hold_where_servers_and_networks_do_not() {
    let programs = Programs::new().await;
    for language in &programs.languages {
        programs.run(*language, &program("runtime", language.0), &[], "http://127.0.0.1:1", "sy_not-this-one").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_asked_for_again_and_nothing_is_created_twice() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let programs = Programs::new().await;
    for language in &programs.languages {
        let key = bed.key(&["--tenant", language.0]);
        let flaky = Flaky::before(&server.base, Fault::Answer).await;
        let text = program("retries", language.0);
        assert_eq!(programs.run(*language, &text, &["lost"], &flaky.base, &key).await.trim(), "created once");
        let requests = flaky.requests().to_lowercase();
        let keys: Vec<&str> = requests.lines().filter(|line| line.starts_with("idempotency-key:")).collect();
        assert!(keys.len() == 2 && keys[0] == keys[1], "{}: {requests}", language.0);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_that_is_cut_is_taken_up_where_it_was() {
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let programs = Programs::new().await;
    for language in &programs.languages {
        let key = bed.key(&["--tenant", language.0]);
        let flaky = Flaky::before(&server.base, Fault::Stream).await;
        let text = program("workfx", language.0);
        assert_eq!(programs.run(*language, &text, &[], &flaky.base, &key).await.trim(), "everything held");
        let resumed = flaky.requests().to_lowercase().matches("last-event-id: ").count();
        assert_eq!(resumed, 2, "{}: the program asks for one itself, and the package for one", language.0);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_is_waited_for_as_long_as_the_server_asks() {
    let bed = Bed::sqlite();
    let config = bed.file("limits.toml", "[limits.plans.business]\nper_minute = 2\n").display().to_string();
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    let programs = Programs::new().await;
    // At the same time, since each of them waits for the rest of a minute.
    let (beds, base, all) = (&bed, server.base.as_str(), &programs);
    let runs = programs.languages.iter().map(|language| async move {
        let key = beds.key(&["--tenant", language.0]);
        let printed = all.run(*language, &program("retries", language.0), &["limit"], base, &key).await;
        let waited: u64 = printed.trim().strip_prefix("waited ").unwrap().parse().unwrap();
        assert!(waited <= 62_000, "{}: waited {waited} ms", language.0);
    });
    futures_util::future::join_all(runs).await;
    server.stop().await;
}
