//! Findings that are known: a file that names each with the reason why it is no failure for now. What is not in the file still fails the run, and
//! what is in it and was not found is named, so that the file does not outlive what it excuses.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::runner::Outcome;

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The finding's name, as reports print it.
    pub id: String,
    /// The operation, for readers.
    #[serde(default)]
    pub operation: String,
    /// Why it is no failure for now.
    #[serde(default)]
    pub reason: String,
}

/// All known findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The findings.
    #[serde(default, rename = "finding")]
    pub findings: Vec<Entry>,
}

/// Why a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The file cannot be read.
    #[error("{0}: {1}; --write-baseline makes it from what a run finds")]
    Read(PathBuf, std::io::Error),
    /// The file is no baseline.
    #[error("{0}: {1}")]
    Syntax(PathBuf, toml::de::Error),
}

impl Baseline {
    /// Reads a file.
    pub fn load(file: &Path) -> Result<Self, BaselineError> {
        let text = std::fs::read_to_string(file).map_err(|error| BaselineError::Read(file.to_owned(), error))?;
        toml::from_str(&text).map_err(|error| BaselineError::Syntax(file.to_owned(), error))
    }

    /// Marks the findings that are known, and names the entries that no finding needed. `complete`: whether everything ran, since what was not
    /// tried cannot have been found.
    pub fn apply(&self, outcome: &mut Outcome, complete: bool) {
        for violation in &mut outcome.violations {
            if let Some(entry) = self.findings.iter().find(|entry| entry.id == violation.id) {
                let reason = if entry.reason.is_empty() { "in the baseline, without a reason" } else { &entry.reason };
                violation.known = Some(reason.to_owned());
            }
        }
        if complete {
            let found = |id: &str| outcome.violations.iter().any(|violation| violation.id == id);
            outcome.stale = self.findings.iter().filter(|entry| !found(&entry.id)).cloned().collect();
        }
    }

    /// The file that knows all findings of a run; reasons that an older one gives are kept.
    pub fn render(outcome: &Outcome, older: &Self) -> String {
        let mut out = String::from(
            "# Findings of the conformance suite that are no failure for now. Give each its reason, and take it out once it is mended.\n",
        );
        for violation in &outcome.violations {
            let reason =
                older.findings.iter().find(|entry| entry.id == violation.id).map(|entry| entry.reason.as_str());
            let text = |text: &str| toml::Value::from(text).to_string();
            let _ = write!(
                out,
                "\n[[finding]]\n# {}\nid = {}\noperation = {}\nreason = {}\n",
                format!("{}; came {}", violation.promise, violation.came).replace(['\n', '\r'], " "),
                text(&violation.id),
                text(&violation.title),
                text(reason.unwrap_or_default()),
            );
        }
        out
    }
}
