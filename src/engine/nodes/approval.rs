//! `approval`: waits for a person, durably: what is asked is in the journal, and the answer is, before anything follows from it. A restart changes nothing.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    About, Branches, Category, NodeContext, NodeEnd, NodeFailure, NodeKind, Run, Verdict,
    approval_form::{self as form, FormField},
    scalar::Scalar,
};
use crate::{
    domain::{Fault, form::Field},
    engine::{
        expression::is_constant,
        machine::{ERROR_BRANCH, TIMEOUT_BRANCH},
        output::Output,
    },
};

/// The type.
pub(super) struct Approval;

/// What is asked, and for how long.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("not" = {"required": ["timeout_ms", "until"]}, "examples" = [
    {"prompt": "Refund {{ input.amount }} to {{ input.customer }}?", "choices": ["approve", "reject"], "timeout_ms": 86_400_000},
    {"prompt": "Which address is right?", "form": [{"name": "street", "label": "Street", "type": "text", "required": true}], "until": "2030-01-01T09:00:00Z"}
]))]
pub(super) struct ApprovalConfig {
    /// What the person is asked.
    prompt: Scalar,
    /// What the person chooses from. The answer must be an object whose `choice` is one of these, or that choice itself as a text; edges that name it as their branch are
    /// taken. Absent: any answer will do.
    #[schemars(length(min = 1, max = 32), extend("uniqueItems" = true), inner(length(min = 1, max = 128)))]
    choices: Option<Vec<String>>,
    /// What the person fills in besides: a list of fields, with the rules of forms. The answer must be an object with a value for each that is required; numbers may come as
    /// their text, and leave as numbers.
    #[schemars(length(min = 1, max = 100))]
    form: Option<Vec<FormField>>,
    /// How long to wait for an answer, in milliseconds; at most a year. Then edges with the branch `timeout`, and those without a branch, are taken. Absent, with `until`
    /// absent too: for ever.
    #[schemars(range(min = 1, max = 31_536_000_000_u64))]
    timeout_ms: Option<u64>,
    /// Until when to wait for an answer, as RFC 3339.
    #[schemars(extend("format" = "date-time"))]
    until: Option<String>,
}

/// What is asked, as those who answer see it: the configuration without its time, which stands beside it.
#[derive(Debug, Serialize)]
struct Asked<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Vec<Field>>,
}

/// The field of an answer that says what was chosen.
pub(super) const CHOICE: &str = "choice";

impl NodeKind for Approval {
    type Config = ApprovalConfig;

    const ABOUT: About = About {
        name: "approval",
        title: "Approval",
        description: "Waits until a person answers, or until the time for it is over. Its output is the answer, or `{\"timed_out\": true}`; its branches are its \
                      `choices` and `timeout`. Restarts of the server change nothing.",
        category: Category::Control,
        branches: &[TIMEOUT_BRANCH],
        asks_people: true,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = form::faults(config);
        let choices = config.get("choices").and_then(Value::as_array).into_iter().flatten().enumerate();
        let reserved = choices.filter(|(_, choice)| [TIMEOUT_BRANCH, ERROR_BRANCH].iter().any(|word| *choice == word));
        faults.extend(reserved.map(|(index, choice)| {
            Fault::new(format!("/choices/{index}"), "reserved_branch", format!("{choice} is a branch already"))
        }));
        if let Some(Value::String(until)) = config.get("until")
            && is_constant(until)
            && until.parse::<DateTime<Utc>>().is_err()
        {
            faults.push(Fault::new("/until", "invalid_config", UNTIL));
        }
        faults
    }

    fn branches(config: &Map<String, Value>) -> Branches {
        match config.get("choices") {
            None => Branches::These(Vec::new()),
            Some(Value::Array(choices)) => {
                let constant = |choice: &Value| choice.as_str().filter(|choice| is_constant(choice)).map(str::to_owned);
                choices.iter().map(constant).collect::<Option<_>>().map_or(Branches::Any, Branches::These)
            }
            Some(_) => Branches::Any,
        }
    }

    fn judge(prompt: &Value, answer: &Value) -> Result<Verdict, Vec<Fault>> {
        let (branch, mut faults) = match chosen(prompt, answer) {
            Ok(branch) => (branch, Vec::new()),
            Err(fault) => (None, vec![fault]),
        };
        let answer = match form::fill_in(prompt, answer) {
            Ok(answer) => answer,
            Err(found) => {
                faults.extend(found);
                None
            }
        };
        if faults.is_empty() { Ok(Verdict { branch, answer }) } else { Err(faults) }
    }

    fn run(context: NodeContext, config: &Arc<ApprovalConfig>) -> Run {
        Run::Now(end(context.now, config))
    }
}

/// The choice that an answer makes, where there is one to make.
fn chosen(prompt: &Value, answer: &Value) -> Result<Option<String>, Fault> {
    let Some(choices) = prompt.get("choices").and_then(Value::as_array) else { return Ok(None) };
    let (pointer, choice) = match answer {
        Value::String(_) => (String::new(), Some(answer)),
        other => (format!("/{CHOICE}"), other.get(CHOICE)),
    };
    match choice {
        Some(Value::String(choice)) if choices.iter().any(|known| known == choice) => Ok(Some(choice.clone())),
        _ => {
            let known: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            let message = format!("must be one of the choices: {}", known.join(", "));
            Err(Fault::new(pointer, "unknown_choice", message))
        }
    }
}

const UNTIL: &str = "`until` is not a moment as RFC 3339 writes it";

fn end(now: DateTime<Utc>, config: &ApprovalConfig) -> Result<NodeEnd, NodeFailure> {
    let invalid = |message: &str| NodeFailure::permanent("invalid_config", message);
    let until = match (config.timeout_ms, &config.until) {
        (None, None) => None,
        (Some(ms), None) => {
            let wait = i64::try_from(ms).ok().and_then(TimeDelta::try_milliseconds);
            let until = wait.and_then(|wait| now.checked_add_signed(wait));
            Some(until.ok_or_else(|| invalid("`timeout_ms` is too long"))?)
        }
        (None, Some(until)) => Some(until.parse::<DateTime<Utc>>().map_err(|_| invalid(UNTIL))?),
        (Some(_), Some(_)) => return Err(invalid("only one of `timeout_ms` and `until` can be given")),
    };
    if until.is_some_and(|until| until <= now) {
        let output = Output::new(json!({ "timed_out": true }));
        return Ok(NodeEnd::Done { output, branch: Some(TIMEOUT_BRANCH) });
    }
    let form = config.form.as_deref().map(form::fields).transpose()?;
    let prompt = Asked { prompt: &config.prompt.0, choices: config.choices.as_deref(), form };
    let prompt = serde_json::to_value(prompt).map_err(|error| NodeFailure::permanent("internal", error.to_string()))?;
    Ok(NodeEnd::Wait { prompt: Output::new(prompt), until })
}
