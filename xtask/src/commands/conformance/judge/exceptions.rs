//! What may be held against the server, by name and with the reason: `exceptions.toml`.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Deserialize;

use crate::commands::conformance::schemathesis::{Failure, Outcome};

const FILE: &str = "xtask/src/commands/conformance/judge/exceptions.toml";
const TEXT: &str = include_str!("exceptions.toml");

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    apart: Vec<Apart>,
    #[serde(default)]
    failure: Vec<ExceptedFailure>,
    #[serde(default)]
    warning: Vec<ExceptedWarning>,
}

/// An operation that is run by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::commands::conformance) struct Apart {
    surface: String,
    /// Its id.
    pub(super) operation: String,
    /// `METHOD /path`.
    pub(super) label: String,
    /// Ids of operations that make what it works on.
    pub(super) with: Vec<String>,
    pub(super) reason: String,
}

/// A failure that is right. What is not said may be anything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExceptedFailure {
    surface: Option<String>,
    operation: Option<String>,
    check: String,
    status: u16,
    /// What stands in the answer.
    contains: Option<String>,
    reason: String,
}

/// A warning that is right.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExceptedWarning {
    surface: String,
    operation: String,
    kind: String,
    reason: String,
}

impl ExceptedFailure {
    fn fits(&self, surface: &str, failure: &Failure) -> bool {
        self.surface.as_ref().is_none_or(|wanted| wanted == surface)
            && self.operation.as_ref().is_none_or(|wanted| *wanted == failure.operation)
            && self.check == failure.check
            && self.status == failure.status
            && self.contains.as_ref().is_none_or(|wanted| failure.answer.contains(wanted))
    }
}

/// The exceptions, in a form that is asked.
pub(in crate::commands::conformance) struct Exceptions {
    text: Text,
    values: BTreeMap<String, Vec<(String, String)>>,
}

impl Exceptions {
    /// From the file, which is compiled in.
    pub(in crate::commands::conformance) fn read() -> anyhow::Result<Self> {
        let text: Text = toml::from_str(TEXT).with_context(|| format!("{FILE} is not as it should be"))?;
        let values = text.values.iter().map(|(surface, values)| {
            let values = values.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
            (surface.clone(), values)
        });
        Ok(Self { values: values.collect(), text })
    }

    /// Operations of an API that are run by themselves.
    pub(super) fn apart(&self, surface: &str) -> impl Iterator<Item = &Apart> {
        self.text.apart.iter().filter(move |apart| apart.surface == surface)
    }

    /// Values of parameters.
    pub(in crate::commands::conformance) fn values(&self, surface: &str) -> &[(String, String)] {
        self.values.get(surface).map_or(&[], Vec::as_slice)
    }

    /// To be held against outcomes.
    pub(super) fn open(&self) -> Held<'_> {
        Held {
            text: &self.text,
            failures: vec![0; self.text.failure.len()],
            warnings: vec![0; self.text.warning.len()],
        }
    }
}

/// The exceptions, with how often each was needed.
pub(super) struct Held<'a> {
    text: &'a Text,
    failures: Vec<usize>,
    warnings: Vec<usize>,
}

impl Held<'_> {
    /// What no exception is for.
    pub(super) fn of(&mut self, surface: &str, outcome: &Outcome) -> Vec<String> {
        let mut left: Vec<String> = outcome.errors.iter().map(|error| format!("{surface}: {error}")).collect();
        for failure in &outcome.failures {
            match self.text.failure.iter().position(|exception| exception.fits(surface, failure)) {
                Some(index) => self.failures[index] += 1,
                None => left.push(format!(
                    "{surface}: {} at {}: {} (status {}: {})",
                    failure.check, failure.operation, failure.message, failure.status, failure.answer
                )),
            }
        }
        for (kind, operation) in &outcome.warnings {
            let fits = |exception: &ExceptedWarning| {
                exception.surface == surface && exception.operation == *operation && exception.kind == *kind
            };
            match self.text.warning.iter().position(fits) {
                Some(index) => self.warnings[index] += 1,
                None => left.push(format!("{surface}: warning {kind} at {operation}")),
            }
        }
        left
    }

    /// How many were needed.
    pub(super) fn used(&self) -> usize {
        self.failures.iter().chain(&self.warnings).filter(|count| **count > 0).count()
    }

    /// Exceptions for these APIs that nothing needed.
    pub(super) fn unused(&self, surfaces: &[&str]) -> Vec<String> {
        let unused = |what: String, reason: &str| {
            format!("{FILE}: the exception for {what} was not needed; if it never is, take it out ({reason})")
        };
        let ran = |surface: &Option<String>| surface.as_ref().is_none_or(|one| surfaces.contains(&one.as_str()));
        let failures = self.text.failure.iter().zip(&self.failures);
        let failures = failures.filter(|(one, count)| **count == 0 && ran(&one.surface)).map(|(one, _)| {
            let operation = one.operation.as_deref().unwrap_or("any operation");
            unused(format!("{} at {operation}", one.check), &one.reason)
        });
        let warnings = self.text.warning.iter().zip(&self.warnings);
        let warnings = warnings
            .filter(|(one, count)| **count == 0 && surfaces.contains(&one.surface.as_str()))
            .map(|(one, _)| unused(format!("the warning {} at {}", one.kind, one.operation), &one.reason));
        failures.chain(warnings).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(operation: &str, status: u16, answer: &str) -> Failure {
        Failure {
            operation: operation.to_owned(),
            check: "a_check".to_owned(),
            status,
            message: String::new(),
            answer: answer.to_owned(),
        }
    }

    const EXAMPLE: &str = r#"
        [[failure]]
        surface = "one"
        operation = "GET /x"
        check = "a_check"
        status = 500
        contains = "ON_PURPOSE"
        reason = "published"
        [[warning]]
        surface = "one"
        operation = "GET /x"
        kind = "missing_test_data"
        reason = "none to be had"
    "#;

    #[test]
    fn an_exception_is_for_what_it_names_and_nothing_else() {
        let exceptions = Exceptions { text: toml::from_str(EXAMPLE).unwrap(), values: BTreeMap::new() };
        for (surface, failed, excepted) in [
            ("one", failure("GET /x", 500, "it failed ON_PURPOSE"), true),
            ("two", failure("GET /x", 500, "it failed ON_PURPOSE"), false),
            ("one", failure("GET /y", 500, "it failed ON_PURPOSE"), false),
            ("one", failure("GET /x", 502, "it failed ON_PURPOSE"), false),
            ("one", failure("GET /x", 500, "it failed"), false),
        ] {
            let mut held = exceptions.open();
            let outcome = Outcome { failures: vec![failed.clone()], ..Outcome::default() };
            assert_eq!(held.of(surface, &outcome).is_empty(), excepted, "{surface} {failed:?}");
        }
    }

    #[test]
    fn an_exception_that_nothing_needs_is_named_where_its_api_ran() {
        let exceptions = Exceptions { text: toml::from_str(EXAMPLE).unwrap(), values: BTreeMap::new() };
        let mut held = exceptions.open();
        assert_eq!((held.unused(&["one"]).len(), held.unused(&["two"]).len()), (2, 0));
        let warnings = vec![("missing_test_data".to_owned(), "GET /x".to_owned())];
        let outcome = Outcome { failures: vec![failure("GET /x", 500, "ON_PURPOSE")], warnings, ..Outcome::default() };
        assert_eq!((held.of("one", &outcome).len(), held.unused(&["one"]).len(), held.used()), (0, 0, 2));
    }

    #[test]
    fn the_file_is_read_and_every_exception_says_why() {
        let exceptions = Exceptions::read().unwrap();
        let reasons = exceptions.text.failure.iter().map(|one| &one.reason);
        let reasons = reasons.chain(exceptions.text.warning.iter().map(|one| &one.reason));
        assert!(reasons.chain(exceptions.text.apart.iter().map(|one| &one.reason)).all(|reason| reason.len() > 20));
    }
}
