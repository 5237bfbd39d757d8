//! JUnit XML: a suite for each operation, a test case for each case. What the baseline knows is no failure.

use std::collections::HashSet;

use indexmap::IndexMap;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::runner::{Outcome, Ran};

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
            let mut case = TestCase::new(format!("{}: {} → {}", ran.family, ran.label, ran.status), status);
            case.add_property(("id", ran.id.as_str()));
            case.set_classname(name);
            case.set_time(ran.elapsed);
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    report.to_string()
}
