//! JUnit XML: a suite for each operation, a test case for each case.

use indexmap::IndexMap;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::runner::{Outcome, Ran};

/// The report as XML.
pub fn render(outcome: &Outcome) -> Result<String, quick_junit::SerializeError> {
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
            let status = if ran.findings.is_empty() {
                TestCaseStatus::success()
            } else {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_message(ran.findings[0].as_str());
                status.set_description(ran.findings.join("\n"));
                status
            };
            let mut case = TestCase::new(format!("{}: {} → {}", ran.family, ran.label, ran.status), status);
            case.set_classname(name);
            case.set_time(ran.elapsed);
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    report.to_string()
}
