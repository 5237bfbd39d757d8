//! `switch`: chooses one of several branches.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{About, Branches, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::{
    domain::Fault,
    engine::{
        expression::{is_constant, is_true},
        machine::ERROR_BRANCH,
        output::Output,
    },
};

/// The type.
pub(super) struct Switch;

/// What decides, in order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [{"cases": [
    {"branch": "urgent", "when": "input.priority > 8"},
    {"branch": "billing", "when": "'invoice' in input.subject"}
]}]))]
pub(super) struct SwitchConfig {
    /// The cases. The first whose expression is true decides; those behind it are not evaluated.
    #[schemars(length(min = 1, max = 100))]
    cases: Vec<Case>,
}

/// One case.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Case {
    /// The branch that is taken. Several cases may take the same. Not an expression: edges name it.
    #[schemars(length(min = 1, max = 128))]
    branch: String,
    /// An expression, with or without `{{ }}`. False are: false, null, 0, and empty text, lists and objects.
    #[schemars(with = "String", length(min = 1))]
    when: Value,
}

/// The branch where no case holds.
const DEFAULT: &str = "default";

impl NodeKind for Switch {
    type Config = SwitchConfig;

    const ABOUT: About = About {
        name: "switch",
        title: "Switch",
        description: "Takes the edges of the branch that the first case that holds names, or of `default` where none does. Its output is `{\"branch\": …, \"case\": …}`: \
                      the branch, and the case's place in the list, from 0; `null` for `default`.",
        category: Category::Control,
        branches: &[DEFAULT],
        bare_expressions: &["cases/*/when"],
        cases: Some(("cases", "when")),
        validates_resolved: false,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (index, branch) in named(config) {
            let mut fault = |code, message| faults.push(Fault::new(format!("/cases/{index}/branch"), code, message));
            if [DEFAULT, ERROR_BRANCH].contains(&branch) {
                fault("reserved_branch", format!("`{branch}` is a branch already"));
            } else if !is_constant(branch) {
                fault("expression", "`branch` decides the shape of the graph and cannot be an expression".to_owned());
            }
        }
        faults
    }

    fn branches(config: &Map<String, Value>) -> Branches {
        Branches::These(named(config).map(|(_, branch)| branch.to_owned()).collect())
    }

    fn run(_context: NodeContext, config: &Arc<SwitchConfig>) -> Run {
        let chosen = config.cases.iter().enumerate().find(|(_, case)| is_true(&case.when));
        let (branch, index) = match chosen {
            Some((index, case)) => (case.branch.as_str(), Some(index)),
            None => (DEFAULT, None),
        };
        let output = Output::new(json!({ "branch": branch, "case": index }));
        Run::Now(Ok(NodeEnd::Chosen { output, branch: branch.to_owned() }))
    }
}

/// The branches that the cases name.
fn named(config: &Map<String, Value>) -> impl Iterator<Item = (usize, &str)> {
    let cases = config.get("cases").and_then(Value::as_array).into_iter().flatten().enumerate();
    cases.filter_map(|(index, case)| Some((index, case.get("branch")?.as_str()?)))
}
