//! Schemathesis, a fuzzer of OpenAPI servers that others wrote: what it takes to run one pinned version of it, and to read what it reports.
//!
//! It lives in a Python environment below cargo's target folder, made once for a list of requirements (`judge/requirements.txt`) in which every package has its version.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs::File,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::Serialize;
use serde_json::{Value, json};

use super::Ready;
use crate::commands::live::server::Server;

const REQUIREMENTS: &str = include_str!("judge/requirements.txt");
/// Says in an environment what it was made from, once it is whole.
const STAMP: &str = "requirements.txt";
/// How often a value that was prepared is taken rather than one that is made up.
const PREPARED: f64 = 0.6;
/// What a run may take beyond its bound: reading the document, ending.
const GRACE: Duration = Duration::from_secs(20);
/// Of an answer, as much as tells it from others.
const LONGEST: usize = 600;

/// The program.
pub(super) struct Schemathesis {
    program: PathBuf,
    folder: PathBuf,
}

/// How long it goes on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound {
    /// So many cases of an operation, in each phase that draws them. The same seed draws the same.
    Examples(u32),
    /// Until that is over.
    Time(Duration),
}

/// What it runs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope<'a> {
    /// Operations, by id; empty: all.
    pub(super) only: &'a [String],
    /// Operations that are left out.
    pub(super) except: &'a [String],
    /// Values of parameters beside those that were prepared: `OPERATION.PARAMETER`, or the parameter alone for every operation.
    pub(super) values: &'a [(String, String)],
}

/// Something that it holds against the server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Failure {
    /// `METHOD /path`.
    pub(super) operation: String,
    /// The name of its check.
    pub(super) check: String,
    /// The status that came; 0 where none did.
    pub(super) status: u16,
    /// What it says.
    pub(super) message: String,
    /// The beginning of the answer.
    pub(super) answer: String,
}

/// What came of a run.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) failures: Vec<Failure>,
    /// Kind and operation.
    pub(super) warnings: Vec<(String, String)>,
    /// What kept it from doing its work.
    pub(super) errors: Vec<String>,
    pub(super) cases: u64,
    pub(super) took: Duration,
}

impl Schemathesis {
    /// Its version, as it is pinned.
    pub(super) fn version() -> &'static str {
        REQUIREMENTS.lines().find_map(|line| line.strip_prefix("schemathesis==")).unwrap_or_default()
    }

    /// The program, which is installed where it is not yet.
    pub(super) fn install(target: &Path) -> anyhow::Result<Self> {
        let folder = target.join("schemathesis");
        let environment = folder.join("environment");
        let program = environment.join("bin/schemathesis");
        let stamp = environment.join(STAMP);
        if std::fs::read_to_string(&stamp).is_ok_and(|text| text == REQUIREMENTS) && program.exists() {
            return Ok(Self { program, folder });
        }
        eprintln!("installing Schemathesis {} from PyPI into {}", Self::version(), environment.display());
        let _ = std::fs::remove_dir_all(&environment);
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let python = "Python 3.10 or newer with its `venv` is needed; on Debian: apt-get install python3-venv";
        let mut make = Command::new("python3");
        done(make.args(["-m", "venv"]).arg(&environment), python)?;
        let list = folder.join("requirements.txt");
        std::fs::write(&list, REQUIREMENTS)?;
        let network = "PyPI has to be reachable once; `PIP_INDEX_URL` names another index";
        let mut install = Command::new(environment.join("bin/python"));
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&list);
        done(&mut install, network)?;
        std::fs::write(&stamp, REQUIREMENTS)?;
        Ok(Self { program, folder })
    }

    /// Runs it on an API that is ready, in all its phases.
    pub(super) fn run(
        &self,
        root: &Path,
        server: &Server,
        ready: &Ready<'_>,
        scope: Scope<'_>,
        bound: Bound,
        seed: u64,
    ) -> anyhow::Result<Outcome> {
        let surface = ready.recipe.surface;
        let file = |ending: &str| std::path::absolute(self.folder.join(format!("{surface}.{ending}")));
        let (settings, events, verdict, log) = (file("toml")?, file("ndjson")?, file("json")?, file("log")?);
        std::fs::write(&settings, settings_text(root, ready, scope)?)?;
        for old in [&events, &verdict] {
            let _ = std::fs::remove_file(old);
        }
        let mut command = Command::new(&self.program);
        command
            .current_dir(root)
            .arg("--config-file")
            .arg(&settings)
            .arg("run")
            .arg(format!("openapi/{surface}.yaml"))
            .args(["--url", &format!("{}{}", server.base(), ready.recipe.prefix)])
            .args(["--header", &ready.own])
            .args(["--seed", &seed.to_string()])
            .args(["--no-color", "--generation-database", "none", "--continue-on-failure"])
            .args(["--request-timeout", "20", "--report", "json,ndjson"])
            .arg("--report-ndjson-path")
            .arg(&events)
            .arg("--report-json-path")
            .arg(&verdict);
        for operation in scope.only {
            command.args(["--include-operation-id", operation]);
        }
        for operation in scope.except {
            command.args(["--exclude-operation-id", operation]);
        }
        let longest = match bound {
            Bound::Examples(most) => {
                command.args(["--max-examples", &most.to_string()]);
                Duration::from_mins(10)
            }
            Bound::Time(budget) => {
                command.args(["--max-time", &budget.as_secs().max(1).to_string()]);
                budget + GRACE
            }
        };
        let out = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out);
        let start = Instant::now();
        let code = ended(&mut command, longest)?;
        let took = start.elapsed();
        // 0: nothing found, 1: something. All else is a failure of its own, unless its time was up.
        if !matches!((code, bound), (Some(0 | 1), _) | (None, Bound::Time(_))) {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            let end: Vec<&str> = text.lines().rev().take(20).collect();
            let end: Vec<&str> = end.into_iter().rev().collect();
            bail!("{surface}: Schemathesis ended with {code:?}:\n{}", end.join("\n"));
        }
        let mut outcome = read_events(&events)?;
        outcome.took = took;
        if code.is_some() {
            read_verdict(&verdict, &mut outcome)?;
        }
        Ok(outcome)
    }
}

/// Waits for a program, and ends it where it takes too long; its exit code.
fn ended(command: &mut Command, longest: Duration) -> anyhow::Result<Option<i32>> {
    let mut child = command.spawn().context("Schemathesis cannot be started")?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code());
        }
        if start.elapsed() > longest {
            // Errors mean that it has ended.
            let _ = child.kill();
            let _ = child.wait();
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn done(command: &mut Command, mend: &str) -> anyhow::Result<()> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("{command:?}: {mend}"))?;
    if !output.status.success() {
        bail!("{command:?} fails: {}\n{mend}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// Its settings: what was prepared, for the parameters that it is for.
fn settings_text(root: &Path, ready: &Ready<'_>, scope: Scope<'_>) -> anyhow::Result<String> {
    let file = root.join(format!("generated/openapi/{}.json", ready.recipe.surface));
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let places = places(&serde_json::from_str(&text)?);
    let mut values: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
    let prepared = ready.prepared.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    for (name, value) in prepared.chain(scope.values.iter().cloned()) {
        let fits = |place: &&Place| match name.split_once('.') {
            Some((operation, parameter)) => place.operation == operation && place.parameter == parameter,
            None => place.parameter == name,
        };
        for place in places.iter().filter(fits) {
            let parameter = format!("{}.{}", place.location, place.parameter);
            let number = value.parse::<i64>().ok().filter(|_| place.is_integer);
            let spelled = number.map_or_else(|| json!(value), |number| json!(number)).to_string();
            values.entry((&place.operation, parameter)).or_default().insert(spelled);
        }
    }
    let mut operations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut text = String::new();
    for (number, ((operation, parameter), values)) in values.iter().enumerate() {
        // Texts and whole numbers are written in TOML as in JSON.
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let _ = writeln!(text, "[dictionaries.values-{number}]\nvalues = [{}]", values.join(", "));
        let binding =
            format!("{} = {{ dictionary = \"values-{number}\", probability = {PREPARED} }}", json!(parameter));
        operations.entry(operation).or_default().push(binding);
    }
    for (operation, bindings) in operations {
        let (operation, bindings) = (json!(operation), bindings.join(", "));
        let _ = writeln!(text, "[[operations]]\ninclude-operation-id = {operation}\nparameters = {{ {bindings} }}");
    }
    Ok(text)
}

/// A parameter of an operation.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    operation: String,
    location: String,
    parameter: String,
    is_integer: bool,
}

fn places(document: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    let referred = |value: &Value| -> Value {
        let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value).clone()
    };
    for item in document["paths"].as_object().into_iter().flat_map(|paths| paths.values()) {
        for operation in item.as_object().into_iter().flat_map(|item| item.values()) {
            let Some(id) = operation["operationId"].as_str() else { continue };
            let lists = [&item["parameters"], &operation["parameters"]];
            for parameter in lists.into_iter().filter_map(Value::as_array).flatten().map(referred) {
                if let (Some(location), Some(name)) = (parameter["in"].as_str(), parameter["name"].as_str()) {
                    let (location, parameter, schema) =
                        (location.to_owned(), name.to_owned(), parameter["schema"].clone());
                    let is_integer = referred(&schema)["type"] == "integer";
                    places.push(Place { operation: id.to_owned(), location, parameter, is_integer });
                }
            }
        }
    }
    places
}

/// Cases, and failures of checks, event by event: those are there also where it did not come to its end.
fn read_events(file: &Path) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::default();
    let Ok(events) = File::open(file) else { return Ok(outcome) };
    let mut failures = BTreeSet::new();
    for line in BufReader::new(events).lines() {
        // The last line of one that was ended may be cut.
        let Ok(event) = serde_json::from_str::<Value>(&line?) else { continue };
        if let Some(error) = event.get("NonFatalError").or_else(|| event.get("FatalError")) {
            outcome.errors.push(error.to_string().chars().take(LONGEST).collect());
        }
        let Some(recorder) = event.pointer("/ScenarioFinished/recorder") else { continue };
        outcome.cases += recorder["interactions"].as_object().map_or(0, serde_json::Map::len) as u64;
        for (case, checks) in recorder["checks"].as_object().into_iter().flatten() {
            let failed = |check: &&Value| check["status"] == "failure";
            for check in checks.as_array().into_iter().flatten().filter(failed) {
                failures.insert(failure(recorder, case, check));
            }
        }
    }
    outcome.failures = failures.into_iter().collect();
    Ok(outcome)
}

fn failure(recorder: &Value, case: &str, check: &Value) -> Failure {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let details = &check["failure_info"]["failure"];
    let response = &recorder["interactions"][case]["response"];
    let content = response["content"]["$base64"].as_str().and_then(|encoded| BASE64.decode(encoded).ok());
    let answer = String::from_utf8_lossy(&content.unwrap_or_default()).chars().take(LONGEST).collect();
    let status = response["status_code"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(0);
    let message = format!("{}: {}", text(&details["title"]), text(&details["message"]));
    Failure { operation: text(&details["operation"]), check: text(&check["name"]), status, message, answer }
}

/// Warnings and errors, which it has in its verdict alone.
fn read_verdict(file: &Path, outcome: &mut Outcome) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let verdict: Value = serde_json::from_str(&text)?;
    for (kind, operations) in verdict["warnings"].as_object().into_iter().flatten() {
        for operation in operations.as_array().into_iter().flatten() {
            let operation = operation.as_str().map_or_else(|| operation.to_string(), str::to_owned);
            outcome.warnings.push((kind.clone(), operation));
        }
    }
    for error in verdict["errors"].as_array().into_iter().flatten() {
        outcome.errors.push(error.to_string());
    }
    let (said, read) = (verdict["test_cases"]["unique_failures"].as_u64().unwrap_or(0), outcome.failures.len());
    if said > 0 && read == 0 {
        bail!(
            "Schemathesis reports {said} failures, and its events have none: they have another form than is read here"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_its_version() {
        assert!(!Schemathesis::version().is_empty());
        for line in REQUIREMENTS.lines().filter(|line| !line.trim().is_empty()) {
            assert!(line.contains("=="), "{line}");
        }
    }

    #[test]
    fn parameters_are_found_with_their_places_through_references() {
        let document = json!({
            "paths": {"/things/{id}": {
                "parameters": [{"$ref": "#/components/parameters/Id"}],
                "get": {"operationId": "getThing", "parameters": [{"in": "query", "name": "q"}]},
            }},
            "components": {
                "parameters": {"Id": {"in": "path", "name": "id", "schema": {"$ref": "#/components/schemas/Id"}}},
                "schemas": {"Id": {"type": "integer"}},
            },
        });
        let found: Vec<String> = places(&document)
            .iter()
            .map(|one| format!("{} {}.{} {}", one.operation, one.location, one.parameter, one.is_integer))
            .collect();
        assert_eq!(found, ["getThing path.id true", "getThing query.q false"]);
    }

    #[test]
    fn failures_are_read_from_events_with_what_was_answered() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let event = json!({"ScenarioFinished": {"recorder": {
            "checks": {"c1": [{"name": "a_check", "status": "failure", "failure_info": {"failure": {
                "operation": "GET /x", "title": "Title", "message": "Message"}}}, {"name": "b", "status": "success"}]},
            "interactions": {"c1": {"response": {"status_code": 500, "content": {"$base64": BASE64.encode("oh")}}}, "c2": {}},
        }}});
        std::fs::write(file.path(), format!("{event}\n{event}\n{{\"cut")).unwrap();
        let outcome = read_events(file.path()).unwrap();
        let expect = Failure {
            operation: "GET /x".to_owned(),
            check: "a_check".to_owned(),
            status: 500,
            message: "Title: Message".to_owned(),
            answer: "oh".to_owned(),
        };
        assert_eq!((outcome.cases, outcome.failures), (4, vec![expect]));
    }
}
