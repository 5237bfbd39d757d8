//! JUnit XML: a suite for each operation, a test case for each case. What the baseline knows is no failure.
//!
//! Names are the same from run to run and none stands twice in a suite, since CI servers tell a test's history by its name; and the form is what the schema of
//! Jenkins (junit-10.xsd) takes, which is the strictest of those in use.

use std::collections::HashSet;

use indexmap::IndexMap;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::{
    identity::steady,
    runner::{Outcome, Ran},
};

/// The report as XML.
pub fn render(outcome: &Outcome) -> Result<String, quick_junit::SerializeError> {
    let known: HashSet<&str> = outcome
        .violations
        .iter()
        .filter(|violation| violation.known.is_some())
        .map(|violation| violation.id.as_str())
        .collect();
    let mut suites: IndexMap<&str, Vec<&Ran>> = IndexMap::new();
    for ran in &outcome.ran {
        let name = if ran.operation.is_empty() { "(no operation)" } else { &ran.operation };
        suites.entry(name).or_default().push(ran);
    }
    let mut report = Report::new(format!("conformance: {}", outcome.title));
    report.set_time(outcome.elapsed);
    for (name, cases) in suites {
        let mut suite = TestSuite::new(name);
        suite.set_time(cases.iter().map(|ran| ran.elapsed).sum());
        suite.add_property(("seed", outcome.seed.to_string().as_str()));
        for ran in cases {
            let new: Vec<&str> = ran
                .findings
                .iter()
                .filter(|finding| !known.contains(finding.id.as_str()))
                .map(|finding| finding.text.as_str())
                .collect();
            let status = match new.first() {
                None => TestCaseStatus::success(),
                Some(first) => {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    status.set_message(*first);
                    status.set_description(new.join("\n"));
                    status
                }
            };
            // Cases that are alike are numbered by their ids.
            let number = ran.id.split_once('.').map(|(_, number)| format!(" ({number})")).unwrap_or_default();
            let mut case = TestCase::new(format!("{}: {}{number}", ran.family, steady(&ran.label)), status);
            case.set_system_out(format!("{}: status {}", ran.id, ran.status));
            case.set_classname(name);
            case.set_time(ran.elapsed);
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    if !outcome.proves() {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message("nothing is proved: no request succeeded");
        let mut suite = TestSuite::new("(the whole run)");
        suite.add_test_case(TestCase::new("a request succeeds", status));
        report.add_test_suite(suite);
    }
    // An attribute of suites that the root does not have.
    Ok(report.to_string()?.replacen(" skipped=\"0\"", "", 1))
}
