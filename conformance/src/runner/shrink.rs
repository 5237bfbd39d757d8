//! Makes a failing random request small: what is left out one after the other, and still fails in the same way, has nothing to do with the failure.
//!
//! Every smaller request is valid as the first one was, so that the finding means the same. The requests in between are no cases and appear in no report.

use serde_json::{Map, Value};

use super::{Runner, lateness::SHORT};
use crate::{
    cases::{self, Case, PathValue},
    checks::{self, Check, Evidence},
    http::{HttpError, Request, curl},
    plan::resource::body_schema,
    schema::Direction,
};

/// Requests that may be spent on one finding.
const MOST: usize = 60;

impl Runner<'_> {
    /// Shrinks the request of the violations that came last, from `first` on.
    pub(super) async fn shrink(
        &mut self,
        index: usize,
        path: &[PathValue],
        case: &Case,
        first: usize,
    ) -> Result<(), HttpError> {
        let Some(found) = self.ledger.violations.get(first) else { return Ok(()) };
        let wanted = (found.check, found.status);
        // Each smaller one would be waited for in vain as well.
        if found.check == Check::Transport && self.lateness.has_met(Some(index)) {
            return Ok(());
        }
        let mut small = case.clone();
        let mut left = MOST;
        let mut is_smaller = false;
        'again: while left > 0 {
            for candidate in self.smaller(index, path, &small) {
                if left == 0 {
                    break;
                }
                left -= 1;
                let request = self.request(Some(index), path, &candidate);
                if self.fails(index, path, &candidate, &request, wanted).await? {
                    small = candidate;
                    is_smaller = true;
                    continue 'again;
                }
            }
            break;
        }
        if is_smaller {
            let request = self.request(Some(index), path, &small);
            let command = curl::command(self.client.base(), &request);
            for violation in &mut self.ledger.violations[first..] {
                if (violation.check, violation.status) == wanted {
                    violation.curl.clone_from(&command);
                    violation.label.push_str(", made small");
                }
            }
        }
        Ok(())
    }

    /// Whether a request fails in the same way.
    async fn fails(
        &self,
        index: usize,
        path: &[PathValue],
        case: &Case,
        request: &Request,
        (check, status): (Check, u16),
    ) -> Result<bool, HttpError> {
        let answer = match self.client.send(request, Some(SHORT)).await {
            Ok(answer) => answer,
            Err(error @ HttpError::Setup(_)) => return Err(error),
            // What is slow is not what broke off.
            Err(HttpError::Late(_)) => return Ok(false),
            Err(_) => return Ok(check == Check::Transport),
        };
        let evidence = Evidence {
            document: self.document,
            schemas: self.schemas,
            settings: self.settings,
            operation: Some(&self.document.operations[index]),
            case,
            live: path.iter().all(|value| value.live),
            request,
            answer: &answer,
        };
        Ok(answer.status == status && checks::judge(&evidence).iter().any(|finding| finding.check == check))
    }

    /// The same case with one thing less, each way there is: first what takes most away.
    fn smaller(&mut self, index: usize, path: &[PathValue], case: &Case) -> Vec<Case> {
        let mut out = Vec::new();
        let operation = &self.document.operations[index];
        if let (Some(body), Some(schema)) = (&case.draft.json, body_schema(operation).map(str::to_owned)) {
            for value in less(body) {
                if self.schemas.accepts(Direction::Request, &schema, &value) {
                    let mut candidate = case.clone();
                    if self
                        .with_context(index, path, |context| cases::replace_body(context, &mut candidate.draft, value))
                    {
                        out.push(candidate);
                    }
                }
            }
        }
        let operation = &self.document.operations[index];
        for parameter in operation.parameters.iter().filter(|parameter| !parameter.required) {
            let mut candidate = case.clone();
            let name = crate::http::encode::percent(&parameter.name);
            candidate.draft.query.retain(|(other, _)| *other != name);
            candidate.draft.headers.retain(|(other, _)| *other != parameter.name);
            if candidate.draft != case.draft {
                out.push(candidate);
            }
        }
        out
    }
}

/// A value with one part left out or made plain.
fn less(value: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    match value {
        Value::Object(members) => {
            for name in members.keys() {
                let rest: Map<String, Value> = members
                    .iter()
                    .filter(|(other, _)| *other != name)
                    .map(|(name, member)| (name.clone(), member.clone()))
                    .collect();
                out.push(Value::Object(rest));
            }
            for (name, member) in members {
                for smaller in less(member) {
                    let mut copy = members.clone();
                    copy.insert(name.clone(), smaller);
                    out.push(Value::Object(copy));
                }
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut copy = items.clone();
                copy.remove(index);
                out.push(Value::Array(copy));
            }
            for (index, item) in items.iter().enumerate() {
                for smaller in less(item) {
                    let mut copy = items.clone();
                    copy[index] = smaller;
                    out.push(Value::Array(copy));
                }
            }
        }
        Value::String(text) if text.chars().count() > 1 => {
            out.push(Value::from("a"));
            out.push(text.chars().take(text.chars().count() / 2).collect::<String>().into());
        }
        Value::Number(number) if number.as_f64().is_some_and(|number| number.abs() > 1.0) => out.push(Value::from(1)),
        _ => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_step_takes_one_thing_away() {
        let found = less(&json!({"a": [1, 7], "b": "xyz"}));
        for expect in [
            json!({"b": "xyz"}),
            json!({"a": [1, 7]}),
            json!({"a": [7], "b": "xyz"}),
            json!({"a": [1, 1], "b": "xyz"}),
            json!({"a": [1, 7], "b": "a"}),
        ] {
            assert!(found.contains(&expect), "{expect}: {found:?}");
        }
        assert!(less(&json!(true)).is_empty());
    }
}
