//! The faults, as the server lists those that can be planted in it.

use std::{fmt, path::Path, process::Command};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use crate::commands::conformance::recipes::{RECIPES, Recipe};

/// What stands in a report for findings that belong to no operation.
pub(super) const NO_OPERATION: &str = "(no operation)";

/// A fault.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Fault {
    /// Its name.
    pub(super) name: String,
    /// What it is about.
    pub(super) class: String,
    /// The API that has it.
    pub(super) surface: String,
    /// Where it is rightly found.
    pub(super) operations: Vec<String>,
    /// Operations without which it cannot show.
    pub(super) needs: Vec<String>,
    /// By which checks it is rightly found.
    pub(super) checks: Vec<String>,
    /// What is wrong.
    pub(super) tells: String,
}

impl Fault {
    /// What the suite runs; empty: everything.
    pub(super) fn only(&self) -> impl Iterator<Item = &str> {
        let whole = self.operations.iter().any(|operation| operation == NO_OPERATION);
        self.operations.iter().chain(&self.needs).map(String::as_str).filter(move |_| !whole)
    }

    /// How its API is held.
    pub(super) fn recipe(&self) -> anyhow::Result<&'static Recipe> {
        let recipe = RECIPES.iter().find(|recipe| recipe.surface == self.surface);
        recipe.with_context(|| format!("{}: there is no API `{}`", self.name, self.surface))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operations, checks) = (self.operations.join(", "), self.checks.join(" or "));
        write!(f, "{:<13} {:<32} {}: {operations} ({checks}): {}", self.class, self.name, self.surface, self.tells)
    }
}

/// All of them.
pub(super) struct PlantedFaults(Vec<Fault>);

impl PlantedFaults {
    /// Those of a server.
    pub(super) fn of(server: &Path) -> anyhow::Result<Self> {
        let output = Command::new(server).arg("planted-faults").output().context("the server cannot be started")?;
        if !output.status.success() {
            bail!("`planted-faults` fails: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(Self(serde_json::from_slice(&output.stdout).context("`planted-faults` prints another form of list")?))
    }

    /// Those of these names, classes or APIs; all where none is named.
    pub(super) fn chosen(&self, wanted: &[String]) -> anyhow::Result<Vec<&Fault>> {
        let called = |fault: &Fault, name: &String| [&fault.name, &fault.class, &fault.surface].contains(&name);
        if let Some(unknown) = wanted.iter().find(|name| !self.0.iter().any(|fault| called(fault, name))) {
            bail!("there is no fault, class or API `{unknown}`: `cargo xtask kills --list` names them");
        }
        let is_wanted = |fault: &&Fault| wanted.is_empty() || wanted.iter().any(|name| called(fault, name));
        Ok(self.0.iter().filter(is_wanted).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(name: &str, class: &str, operations: &[&str]) -> Fault {
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Fault {
            name: name.to_owned(),
            class: class.to_owned(),
            surface: "yourapp".to_owned(),
            operations: texts(operations),
            needs: texts(&["needed"]),
            checks: texts(&["some-check"]),
            tells: String::new(),
        }
    }

    #[test]
    fn faults_are_chosen_by_name_class_or_api_and_others_are_named() {
        let all = PlantedFaults(vec![fault("a", "x", &["o"]), fault("b", "y", &["o"])]);
        let names = |wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
            all.chosen(&wanted).map(|faults| faults.iter().map(|fault| fault.name.as_str()).collect::<String>())
        };
        for (wanted, expect) in
            [(&[][..], "ab"), (&["b"], "b"), (&["x"], "a"), (&["yourapp"], "ab"), (&["a", "y"], "ab")]
        {
            assert_eq!(names(wanted).unwrap(), expect, "{wanted:?}");
        }
        assert!(names(&["c"]).unwrap_err().to_string().contains("`c`"));
    }

    #[test]
    fn a_fault_beside_every_operation_needs_a_whole_run() {
        assert_eq!(fault("a", "x", &["o"]).only().collect::<Vec<_>>(), ["o", "needed"]);
        assert_eq!(fault("a", "x", &[NO_OPERATION]).only().count(), 0);
    }
}
