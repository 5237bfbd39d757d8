//! What a case lets one expect of the status.

use serde_json::Value;

use super::{Check, Evidence, Finding};
use crate::{
    cases::{Expect, Family},
    document::model::{Operation, Scheme},
    http::decode::{Verdict, verdict},
    schema::Direction,
};

/// What is wrong with the status, unless the bytes that were sent do not say for sure what was meant.
pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = by_plan(evidence);
    findings.retain(|finding| is_sure(evidence, finding.check));
    findings
}

/// The verdict on the wire, for findings that rest on the request's being valid or not.
fn is_sure(evidence: &Evidence<'_>, check: Check) -> bool {
    let Some(operation) = evidence.operation else { return true };
    let wire = || verdict(evidence.schemas, operation, evidence.request);
    match (check, evidence.case.family) {
        // That a body is too large, no schema says.
        (Check::InvalidRefused, Family::Oversized) => true,
        (Check::InvalidRefused, _) => matches!(wire(), Verdict::Invalid(_)),
        (Check::ValidAccepted, _) => wire() == Verdict::Valid,
        _ => true,
    }
}

fn by_plan(evidence: &Evidence<'_>) -> Vec<Finding> {
    let status = evidence.answer.status;
    let case = evidence.case;
    let pointer = evidence.operation.map_or("", |operation| operation.pointer.as_str());
    let came = format!("status {status}");
    let one = |check, pointer: &str, promise: &str| vec![Finding::new(check, pointer, promise, came.clone())];
    if is_unknown_method(evidence) {
        return Vec::new();
    }
    if status >= 500 && !is_expected_5xx(evidence) {
        return one(Check::ServerError, pointer, "no request makes the server fail");
    }
    // A limit is in the way, which says nothing of the case.
    if status == 429 && case.expect != Expect::Limited {
        return Vec::new();
    }
    let success = status < 400;
    match &case.expect {
        // A run whose credential is refused everywhere would hold, and prove nothing.
        Expect::Accepted
            if status == 401 && evidence.operation.is_some_and(|operation| !operation.security.is_empty()) =>
        {
            // Who gave none knows.
            if !is_credential_given(evidence) {
                return Vec::new();
            }
            one(Check::Authentication, &security(evidence), "the given credential is taken (--header)")
        }
        Expect::Accepted => {
            let refused = matches!(status, 400 | 406 | 413 | 415 | 422);
            if refused && evidence.live && !allows_refusal(evidence) {
                let promise = match case.family {
                    Family::Example => "a documented example is accepted",
                    _ => "a request that is valid by its schema is accepted",
                };
                return one(Check::ValidAccepted, pointer, promise);
            }
            Vec::new()
        }
        // Names that are taken and numbers that are used up are conflicts; a request that was well-formed a moment ago still is.
        Expect::MadeBefore if !success && status != 409 && !allows_refusal(evidence) => one(
            Check::ValidAccepted,
            pointer,
            "a creating request that succeeded succeeds again, or is in conflict (409)",
        ),
        Expect::AnsweredBefore { status: first, body } if status != *first || evidence.answer.body != *body => one(
            Check::Idempotency,
            pointer,
            "a request that is sent again under its Idempotency-Key is answered as at first",
        ),
        Expect::KeyReused if success => {
            one(Check::Idempotency, pointer, "a refusal for an Idempotency-Key that another request was sent under")
        }
        Expect::KeyReused if status != 422 && evidence.operation.is_some_and(|operation| operation.declares(422)) => {
            one(Check::Idempotency, pointer, "422 for an Idempotency-Key that another request was sent under")
        }
        Expect::Refused if success => {
            let what = match case.family {
                Family::InvalidParameter => "a request with this invalid parameter is refused",
                Family::MalformedJson => "a body that is no JSON is refused",
                Family::MediaType => "a body of an undeclared media type is refused",
                Family::EmptyBody => "a request without its required body is refused",
                Family::Oversized => "a body this large is refused",
                Family::MalformedId => "an id of the wrong shape is refused",
                _ => "a body that breaks its schema is refused",
            };
            one(Check::InvalidRefused, &place(evidence), what)
        }
        Expect::NotFound if success => {
            let what = match case.family {
                Family::ForeignCredential => "another tenant's record is as if it did not exist",
                _ => "an id that does not exist is refused",
            };
            one(Check::UnknownId, pointer, what)
        }
        Expect::Unauthorized { sole } => {
            let right = matches!(status, 401 | 403) || (!sole && !success);
            if right {
                Vec::new()
            } else {
                one(Check::Authentication, &security(evidence), "401 or 403 without a good credential")
            }
        }
        // That a token without scopes is no token (401) is a way of saying so where 403 is not declared.
        Expect::Forbidden
            if success || (status != 403 && evidence.operation.is_some_and(|operation| operation.declares(403))) =>
        {
            one(Check::Authorization, &security(evidence), "403 for a credential without the operation's scopes")
        }
        Expect::Limited => limited(evidence, pointer),
        Expect::MethodRefused(declared) => method(evidence, declared, pointer),
        Expect::UnknownPath if status != 404 => {
            one(Check::UnknownPath, "/paths", "404 for a path that is not declared")
        }
        Expect::Any
        | Expect::MadeBefore
        | Expect::AnsweredBefore { .. }
        | Expect::KeyReused
        | Expect::Refused
        | Expect::NotFound
        | Expect::Forbidden
        | Expect::UnknownPath
        | Expect::MethodSeen => Vec::new(),
    }
}

/// 429, when to come back, and that nothing remains, in whatever headers the document declares for that.
fn limited(evidence: &Evidence<'_>, pointer: &str) -> Vec<Finding> {
    let answer = evidence.answer;
    let one = |promise: &str, came: String| vec![Finding::new(Check::RateLimit, pointer, promise, came)];
    if answer.status != 429 {
        return one("429 for a credential whose limit is used up", format!("status {}", answer.status));
    }
    let shown =
        |name: &str| answer.header(name).map_or_else(|| format!("no `{name}`"), |text| format!("`{name}: {text}`"));
    // Seconds, or a date (RFC 9110, section 10.2.3).
    let waits = answer
        .header("retry-after")
        .is_some_and(|text| text.parse::<u64>().map_or(text.contains("GMT"), |wait| wait > 0));
    if !waits {
        return one("429 says when to come back", shown("retry-after"));
    }
    let declared = evidence.operation.and_then(|operation| operation.response(429)).map(|response| &response.headers);
    let remaining = declared.into_iter().flatten().map(|header| &header.name);
    let mut left = remaining.filter(|name| name.to_ascii_lowercase().ends_with("remaining"));
    match left.find(|name| answer.header(name).is_none_or(|text| text.trim() != "0")) {
        Some(name) => one("nothing remains of a limit that is used up", shown(name)),
        None => Vec::new(),
    }
}

/// Named by the caller; or where one logs in, with names and passwords that no document can know.
fn allows_refusal(evidence: &Evidence<'_>) -> bool {
    let names = &evidence.settings.allow_refusal;
    evidence
        .operation
        .is_some_and(|operation| names.iter().any(|name| operation.is_called(name)) || logs_in(evidence, operation))
}

fn logs_in(evidence: &Evidence<'_>, operation: &Operation) -> bool {
    let schemes = evidence.document.root().pointer("/components/securitySchemes").and_then(Value::as_object);
    let flows = schemes.into_iter().flatten().filter_map(|(_, scheme)| scheme["flows"].as_object()).flatten();
    let mut urls = flows.filter_map(|(_, flow)| flow["tokenUrl"].as_str());
    let is_token_url = urls.any(|url| url.trim_end_matches('/').ends_with(operation.path.trim_start_matches('/')));
    let body = operation.body.iter().flat_map(|body| &body.content).filter_map(|media| media.schema.as_deref());
    let takes_password = |schema: &str| {
        let members = evidence.schemas.schema(Direction::Request, schema)["properties"].as_object();
        members.into_iter().flatten().any(|(_, member)| member["format"] == "password")
    };
    is_token_url || body.into_iter().any(takes_password)
}

/// Declared, and either named by the caller or the answer to a body that the caller gave, who may have given it for this.
fn is_expected_5xx(evidence: &Evidence<'_>) -> bool {
    evidence.operation.is_some_and(|operation| {
        let names = &evidence.settings.expect_5xx;
        let named = names.iter().any(|name| operation.is_called(name) || name == "*");
        (named || evidence.case.family == Family::Given) && operation.response(evidence.answer.status).is_some()
    })
}

/// 501 says that the server has this method for no resource at all (RFC 9110, sections 9.1 and 15.6.2).
fn is_unknown_method(evidence: &Evidence<'_>) -> bool {
    let is_declared = |method: &String| evidence.document.operations.iter().any(|other| other.method == *method);
    evidence.answer.status == 501
        && matches!(evidence.case.expect, Expect::MethodRefused(_))
        && !evidence.case.method.as_ref().is_some_and(is_declared)
}

/// Where the promise stands that the case breaks.
fn place(evidence: &Evidence<'_>) -> String {
    let Some(operation) = evidence.operation else { return String::new() };
    match (evidence.case.family, &operation.body) {
        (Family::InvalidParameter | Family::MalformedId, _) | (_, None) => {
            let name = evidence.case.label.split(" at ").nth(1).unwrap_or(&evidence.case.label);
            let parameter = operation.parameters.iter().find(|parameter| {
                name.strip_prefix(&parameter.name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ' ']))
            });
            parameter.map_or_else(|| operation.pointer.clone(), |parameter| parameter.pointer.clone())
        }
        (_, Some(body)) => body.pointer.clone(),
    }
}

/// Whether the caller gave what one of the operation's alternatives asks for.
fn is_credential_given(evidence: &Evidence<'_>) -> bool {
    let settings = evidence.settings;
    let has_header = |name: &str, word: &str| {
        let begins = |value: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        settings.headers.iter().any(|(other, value)| other.eq_ignore_ascii_case(name) && begins(value))
    };
    let is_given = |name: &String| match evidence.document.schemes.get(name) {
        Some(Scheme::Header { name, word }) => has_header(name, word.as_deref().unwrap_or_default()),
        Some(Scheme::Query(name)) => settings.query.iter().any(|(other, _)| other == name),
        Some(Scheme::Cookie(name)) => settings.cookie(name).is_some(),
        Some(Scheme::Invisible) | None => true,
    };
    evidence.operation.is_some_and(|operation| operation.security.iter().any(|schemes| schemes.keys().all(is_given)))
}

fn security(evidence: &Evidence<'_>) -> String {
    let Some(operation) = evidence.operation else { return String::new() };
    let own = format!("{}/security", operation.pointer);
    if evidence.document.root().pointer(&own).is_some() { own } else { "/security".to_owned() }
}

fn method(evidence: &Evidence<'_>, declared: &[String], pointer: &str) -> Vec<Finding> {
    let answer = evidence.answer;
    // HTTP has a status for it, and leaves it to the server to use it.
    if answer.status == 404 && !evidence.settings.strict {
        return Vec::new();
    }
    if answer.status != 405 {
        let promise = format!("405 for a method other than {}", declared.join(", "));
        return vec![Finding::new(Check::Method, pointer, promise, format!("status {}", answer.status))];
    }
    let allow = answer.header("allow");
    let listed: Vec<String> =
        allow.unwrap_or_default().split(',').map(|method| method.trim().to_ascii_uppercase()).collect();
    if declared.iter().all(|method| listed.contains(method)) {
        return Vec::new();
    }
    let came = allow.map_or_else(|| "no `Allow` header".to_owned(), |allow| format!("`Allow: {allow}`"));
    vec![Finding::new(Check::Allow, pointer, format!("405 lists {} in `Allow`", declared.join(", ")), came)]
}
