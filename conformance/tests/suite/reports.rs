//! What the binary leaves behind: every form of report is what its readers expect, says where, and holds no credential.

use std::path::{Path, PathBuf};

use conformance::{
    checks::Check,
    document::Document,
    given,
    report::{causes::causes, terminal},
    schema::Schemas,
    settings::Settings,
};
use serde_json::Value;
use tokio::process::Command;

use super::server::{KEY, Running, document_file, hold_only, start};

/// What credentials must never be found as: the beginning of the good one, with whatever letter altered behind it, and of one that has expired.
const SECRETS: [&str; 2] = ["right-key", "old-key"];

struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

async fn run(arguments: &[&str], environment: &[(&str, &Path)]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_conformance"));
    command.args(arguments).env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
    for (name, value) in environment {
        command.env(name, value);
    }
    let output = command.output().await.expect("the binary runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// The arguments that every run has.
fn to<'a>(running: &'a Running, document: &'a str, header: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["--document", document, "--base-url", &running.base, "--header", header], more].concat()
}

fn header() -> String {
    format!("Authorization: {KEY}")
}

fn document() -> String {
    document_file().display().to_string()
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn json(file: &Path) -> Value {
    serde_json::from_str(&read(file)).expect("JSON")
}

/// What a published schema says against a file.
fn breaches(schema: &str, value: &Value) -> Vec<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/schemas").join(schema);
    let validator = jsonschema::options().build(&json(&file)).expect("the schema compiles");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[tokio::test]
async fn every_report_is_of_its_form_names_the_line_and_holds_no_credential() {
    let running = start("a member has the wrong type").await;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let files = ["junit.xml", "report.html", "report.sarif", "report.har", "events.ndjson", "summary.md", "known.toml"];
    let flags = ["--junit", "--html", "--sarif", "--har", "--ndjson", "--summary", "--write-baseline"];
    let paths: Vec<String> = files.iter().map(|name| path(name).display().to_string()).collect();
    let mut more: Vec<&str> = vec!["--only", "list", "--github"];
    more.extend(["--expired-header", "Authorization: Bearer old-key-1b4f0d2c99"]);
    for (flag, path) in flags.iter().zip(&paths) {
        more.extend([*flag, path.as_str()]);
    }
    let (document, header) = (document(), header());
    let ended = run(&to(&running, &document, &header, &more), &[]).await;
    assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);

    for (name, text) in files.iter().map(|name| (*name, read(&path(name)))).chain([("terminal", ended.out.clone())]) {
        assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "{name} holds a credential");
        assert!(text.contains("body-schema"), "{name} does not name the check:\n{text}");
    }

    let sarif = json(&path("report.sarif"));
    assert_eq!(breaches("sarif-2.1.0.json", &sarif), [""; 0]);
    let result = &sarif["runs"][0]["results"][0];
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let line = usize::try_from(region["startLine"].as_u64().unwrap()).unwrap();
    let column = usize::try_from(region["startColumn"].as_u64().unwrap()).unwrap();
    let source = read(&document_file());
    let at = &source.lines().nth(line - 1).unwrap()[column - 1..];
    assert!(at.starts_with("type: boolean"), "{line}:{column} is {at:?}");
    let variable = result["webRequest"]["headers"]["authorization"].as_str().unwrap();
    assert_eq!(variable, "Bearer $AUTHORIZATION");
    assert!(result["webResponse"]["statusCode"].is_number(), "{result}");

    let har = json(&path("report.har"));
    assert_eq!(breaches("har-1.2.json", &har), [""; 0]);
    let entries = har["log"]["entries"].as_array().unwrap();
    for variable in ["$AUTHORIZATION", "$ALTERED_AUTHORIZATION", "$EXPIRED_AUTHORIZATION"] {
        assert!(read(&path("report.har")).contains(variable), "no request with {variable}");
    }
    assert!(entries.len() > 20 && entries.iter().any(|entry| entry["_findings"][0].is_string()), "{}", entries.len());

    let events: Vec<Value> =
        read(&path("events.ndjson")).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let count = |name: &str| events.iter().filter(|event| event["event"] == name).count();
    assert_eq!((count("started"), count("finished"), count("case")), (1, 1, entries.len()));
    assert!(count("finding") >= 1);

    let html = read(&path("report.html"));
    for outside in ["src=", "href=", "url(", "@import"] {
        assert!(!html.contains(outside), "the page has {outside}");
    }
    assert!(html.contains("'&quot;$AUTHORIZATION&quot;"), "no command");

    let annotation = ended.out.lines().find(|line| line.starts_with("::error file=")).expect("an annotation");
    assert!(annotation.contains(&format!("line={line},col={column}")), "{annotation}");
}

#[tokio::test]
async fn credentials_are_shown_to_who_asks_for_them() {
    let running = start("no Location").await;
    let (document, header) = (document(), header());
    let ended = run(&to(&running, &document, &header, &["--only", "create", "--show-credentials"]), &[]).await;
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains(KEY), "{}", ended.out);
}

#[tokio::test]
async fn what_the_baseline_knows_is_no_failure_and_what_it_knows_in_vain_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let known = folder.path().join("known.toml").display().to_string();
    let (document, header) = (document(), header());
    let faulty = start("no Location").await;
    let first = run(&to(&faulty, &document, &header, &["--write-baseline", &known]), &[]).await;
    assert_eq!(first.code, Some(1), "{}", first.err);
    let junit = folder.path().join("junit.xml");
    let more = ["--baseline", &known, "--junit", junit.to_str().unwrap()];
    // Another server with the same fault, and another seed: the names are the same.
    let again = start("no Location").await;
    let second = run(&to(&again, &document, &header, &[&more[..], &["--seed", "5"]].concat()), &[]).await;
    assert_eq!(second.code, Some(0), "{}", second.out);
    assert!(
        second.out.contains("Known from the baseline") && second.out.contains("known ones aside"),
        "{}",
        second.out
    );
    assert!(!read(&junit).contains("<failure"), "known findings are failures in JUnit");
    let right = start("").await;
    let third = run(&to(&right, &document, &header, &more), &[]).await;
    assert_eq!(third.code, Some(0), "{}", third.out);
    assert!(third.out.contains("it was not found: take it out"), "{}", third.out);
    let other = start("no request id").await;
    let fourth = run(&to(&other, &document, &header, &more), &[]).await;
    assert_eq!(fourth.code, Some(1), "what is new fails: {}", fourth.out);
}

#[tokio::test]
async fn a_finding_is_repeated_by_its_id_as_long_as_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let events = folder.path().join("events.ndjson");
    let (document, header) = (document(), header());
    let faulty = start("a nested fault fails").await;
    let first = run(&to(&faulty, &document, &header, &["--ndjson", events.to_str().unwrap()]), &[]).await;
    assert_eq!(first.code, Some(1), "{}", first.out);
    let finding = read(&events)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|event| event["event"] == "finding")
        .expect("a finding");
    let (id, case) = (finding["id"].as_str().unwrap().to_owned(), finding["case"].as_str().unwrap().to_owned());
    for name in [&id, &case] {
        let server = start("a nested fault fails").await;
        let again = run(&[&["replay", name][..], &to(&server, &document, &header, &[])].concat(), &[]).await;
        assert_eq!(again.code, Some(1), "{}{}", again.out, again.err);
        assert!(again.out.contains("curl -i -X POST") && again.out.contains("[server-error]"), "{}", again.out);
        assert!(!again.out.contains(SECRETS[0]), "{}", again.out);
    }
    let mended = start("").await;
    let held = run(&[&["replay", &case][..], &to(&mended, &document, &header, &[])].concat(), &[]).await;
    assert_eq!(held.code, Some(0), "{}{}", held.out, held.err);
    let gone = run(&[&["replay", &id][..], &to(&mended, &document, &header, &[])].concat(), &[]).await;
    assert_eq!(gone.code, Some(2), "{}", gone.out);
    assert!(gone.err.contains("did not come up"), "{}", gone.err);
    let nonsense = run(&[&["replay", "x"][..], &to(&mended, &document, &header, &[])].concat(), &[]).await;
    assert_eq!(nonsense.code, Some(2), "{}", nonsense.err);
}

#[tokio::test]
async fn a_configuration_says_what_flags_say_and_github_is_told_in_its_own_way() {
    let running = start("no Location").await;
    let folder = tempfile::tempdir().unwrap();
    let (config, summary) = (folder.path().join("conformance.toml"), folder.path().join("summary.md"));
    let text = format!(
        "document = {:?}\nbase-url = {:?}\nheader = ['Authorization: ${{TODO_KEY}}']\nonly = ['create']\njunit = 'out/junit.xml'\n",
        document(),
        running.base
    );
    std::fs::write(&config, text).unwrap();
    std::fs::write(&summary, "earlier step\n").unwrap();
    let arguments = ["run", "--config", config.to_str().unwrap()];
    let bare = run(&arguments, &[]).await;
    assert_eq!(bare.code, Some(2), "{}", bare.out);
    assert!(bare.err.contains("TODO_KEY"), "{}", bare.err);
    let (key, yes) = (Path::new(KEY), Path::new("true"));
    let environment = [("TODO_KEY", key), ("GITHUB_ACTIONS", yes), ("GITHUB_STEP_SUMMARY", summary.as_path())];
    let ended = run(&arguments, &environment).await;
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(ended.out.contains("::error file="), "{}", ended.out);
    let written = read(&summary);
    assert!(written.starts_with("earlier step\n") && written.contains("## Conformance: To-do 1.0"), "{written}");
    assert!(read(&folder.path().join("out/junit.xml")).contains("<failure"));
    let environment = [("TODO_KEY", key), ("GITHUB_ACTIONS", yes), ("GITHUB_STEP_SUMMARY", folder.path())];
    let before = running.log.lock().unwrap().len();
    assert_eq!(run(&arguments, &environment).await.code, Some(2), "a folder is no summary");
    assert_eq!(running.log.lock().unwrap().len(), before, "something was sent before that was said");
    std::fs::write(&config, "dokument = 'a'\n").unwrap();
    let refused = run(&arguments, &[]).await;
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("dokument"), "{}", refused.err);
}

#[tokio::test]
async fn a_run_whose_time_is_up_says_what_it_did_not_send() {
    let running = start("").await;
    let (document, header) = (document(), header());
    let more = ["--max-time", "0", "--require-coverage"];
    let ended = run(&to(&running, &document, &header, &more), &[]).await;
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    assert!(ended.out.contains("cases were not sent: the time was up"), "{}", ended.out);
    let ended = run(&to(&running, &document, &header, &["--max-time", "600", "--require-coverage"]), &[]).await;
    assert_eq!(ended.code, Some(0), "{}", ended.out);
}

#[tokio::test]
async fn a_server_is_waited_for_until_a_url_of_it_answers() {
    let running = start("").await;
    let (document, header) = (document(), header());
    let never = format!("{}/never", running.base);
    let ended = run(&to(&running, &document, &header, &["--wait-for", &never, "--wait-for", "1"]), &[]).await;
    assert_eq!(ended.code, Some(3), "{}", ended.out);
    assert!(ended.err.contains("was not ready within 1 s: status 404"), "{}", ended.err);
}

#[tokio::test]
async fn every_code_is_explained() {
    let list = run(&["explain"], &[]).await;
    assert_eq!(list.code, Some(0));
    for code in ["body-schema", "answer-widened", "nothing-required"] {
        assert!(list.out.contains(code), "{}", list.out);
        let page = run(&["explain", code], &[]).await;
        assert!(page.code == Some(0) && page.out.len() > 150, "{}", page.out);
    }
    assert_eq!(run(&["explain", "no-such-code"], &[]).await.code, Some(2));
}

#[tokio::test]
async fn findings_of_one_cause_are_counted_together_and_none_is_left_out() {
    let outcome = hold_only(&start("overlooks type").await, 1, &["create"]).await;
    let of_type = |label: &str| label.starts_with("type at ");
    let wanted: Vec<&str> = outcome.failures().filter(|one| of_type(&one.label)).map(|one| one.id.as_str()).collect();
    let causes = causes(&outcome);
    let cause = causes.iter().find(|cause| cause.what == "type").unwrap();
    assert_eq!((cause.check, cause.operations), (Check::InvalidRefused, 1));
    assert_eq!((cause.findings, cause.first.as_str()), (wanted.len(), wanted[0]));
    let text = terminal::render(&outcome, false);
    assert!(text.contains(&format!("[invalid-refused] type: {} findings at 1 operation;", wanted.len())), "{text}");
    assert!(wanted.iter().all(|id| text.contains(id)), "{text}");
}

#[test]
fn a_flag_that_names_no_operation_is_refused_before_the_first_request() {
    type Change = fn(&mut Settings, String);
    let document = Document::load(&document_file()).unwrap();
    let schemas = Schemas::new(&document).unwrap();
    let check = |change: Change, name: &str| {
        let mut settings = Settings::default();
        change(&mut settings, name.to_owned());
        given::check(&document, &schemas, &settings).map_err(|error| error.to_string())
    };
    let flags: [(Change, &str); 3] = [
        (|settings, name| settings.only.push(name), "--only"),
        (|settings, name| settings.expect_5xx.push(name), "--expect-5xx"),
        (|settings, name| settings.allow_refusal.push(name), "--allow-refusal"),
    ];
    for (change, flag) in flags {
        assert_eq!(check(change, "create"), Ok(()), "{flag}");
        let error = check(change, "createTodo").unwrap_err();
        assert!(error.starts_with(&format!("{flag} createTodo")) && error.contains("there are create"), "{error}");
    }
}
