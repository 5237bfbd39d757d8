//! The server without a fault.

use conformance::{
    checks::Check,
    report::{html, junit, terminal},
};

use super::server::{hold, hold_only, start};

#[tokio::test]
async fn a_right_server_holds_with_any_seed() {
    for seed in [1, 2, 3] {
        let running = start("").await;
        let outcome = hold(&running, seed).await;
        assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, false));
        assert!(outcome.notes.is_empty(), "{:?}", outcome.notes);
        assert!(outcome.ran.len() > 150, "only {} cases", outcome.ran.len());
    }
}

#[tokio::test]
async fn every_status_that_can_be_reached_is_seen_and_the_others_have_a_reason() {
    let running = start("").await;
    let outcome = hold(&running, 1).await;
    let missed: Vec<(String, String)> = outcome
        .coverage
        .iter()
        .filter_map(|row| Some((format!("{} {}", row.operation, row.status), row.missed.clone()?)))
        .collect();
    assert_eq!(missed, [("change 500".to_owned(), "there is nothing that could fail".to_owned())]);
}

#[tokio::test]
async fn a_limit_is_waited_for_and_says_nothing_of_a_case_where_it_outlasts_that() {
    let outcome = hold_only(&start("bursts are too much").await, 1, &["list", "view"]).await;
    assert!(outcome.violations.is_empty() && outcome.limited == 0, "{}", terminal::render(&outcome, false));

    let outcome = hold_only(&start("so many requests a day").await, 1, &["list", "view"]).await;
    let text = terminal::render(&outcome, false);
    // All that can be said is that the document has no such status.
    assert!(outcome.violations.iter().all(|violation| violation.check == Check::StatusDeclared), "{text}");
    assert!(outcome.limited > 20 && text.contains("requests were answered 429 to the end"), "{text}");
}

#[tokio::test]
async fn the_same_seed_sends_the_same_requests_and_another_seed_others() {
    let mut logs = Vec::new();
    for seed in [7, 7, 8] {
        let running = start("").await;
        hold(&running, seed).await;
        logs.push(running.log.lock().unwrap().clone());
    }
    assert_eq!(logs[0], logs[1]);
    assert_ne!(logs[0], logs[2]);
}

#[tokio::test]
async fn reports_name_each_finding_and_load_nothing_from_elsewhere() {
    let running = start("no Location").await;
    let outcome = hold(&running, 1).await;
    let text = terminal::render(&outcome, true);
    assert!(text.contains("[header-required] POST /todos (create)"), "{text}");
    assert!(text.contains("todo.yaml:"), "{text}");
    assert!(text.contains("curl -i -X POST 'http://127.0.0.1:"), "{text}");
    let page = html::render(&outcome);
    assert!(page.contains("header-required") && page.contains("prefers-color-scheme: dark"));
    assert!(!page.contains("src=") && !page.contains("href="), "the page must be whole in itself");
    let xml = junit::render(&outcome).unwrap();
    assert!(xml.contains("<testsuite name=\"create\"") && xml.contains("<failure"), "{xml}");
}

/// What Jenkins' junit-10.xsd does not take, and names by which the history of a test is found.
#[tokio::test]
async fn junit_is_of_the_strictest_form_and_each_test_has_a_name_of_its_own_in_every_run() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let xml = junit::render(&hold(&start("").await, 1).await).unwrap();
        let (root, rest) = xml.split_once("<testsuite ").unwrap();
        assert!(!root.contains("skipped="), "{root}");
        let mut names = Vec::new();
        for suite in rest.split("<testsuite ") {
            let mut cases = suite.split("<testcase ");
            assert!(cases.next().unwrap().contains("<properties>"), "{suite}");
            let mut own: Vec<String> = cases
                .inspect(|case| assert!(!case.contains("<propert"), "{case}"))
                .map(|case| case.split('"').nth(1).unwrap().to_owned())
                .collect();
            let count = own.len();
            own.sort();
            own.dedup();
            assert_eq!(own.len(), count, "names stand twice");
            names.extend(own);
        }
        assert!(names.len() > 100 && names.iter().all(|name| !name.contains('→')), "{names:?}");
        runs.push(names);
    }
    assert_eq!(runs[0], runs[1]);
}

#[tokio::test]
async fn a_generated_request_that_fails_is_made_small() {
    for seed in 1..=3 {
        let running = start("two members together fail").await;
        let outcome = hold_only(&running, seed, &["create"]).await;
        let [violation] = outcome.violations.as_slice() else { panic!("{}", terminal::render(&outcome, false)) };
        assert!(violation.label.ends_with("made small"), "{}", violation.label);
        let body = violation.curl.split("--data-binary ").nth(1).expect("a body");
        let body: serde_json::Value = serde_json::from_str(body.trim_matches('\'')).expect("JSON");
        let mut names: Vec<&String> = body.as_object().expect("an object").keys().collect();
        names.sort();
        assert_eq!(names, ["colour", "priority", "title", "weight"], "{body}");
        assert_eq!(body["title"].as_str().map(|title| title.chars().count()), Some(1), "{body}");
    }
}
