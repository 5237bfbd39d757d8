//! What went wrong → `{error: {code, message, details, request_id, timestamp}}`.
//!
//! An agent or a service that fails is not an error of ours, but answered as the reference has it: 500 `INTEGRATION_ERROR`; see [`integration`].

use chrono::{DurationRound as _, TimeDelta, Utc};
use generated::{
    runtime::{self, DateTime, Fault, In, Operation},
    workflux::types,
};
use poem::{Request, Response};

use crate::{
    api::{
        RequestId, auth, limit,
        refusal::{Refusal, RefusalKind},
        text::cut,
    },
    domain::error::Error,
};

const MAX_MESSAGE: usize = 2_000;
const MAX_POINTER: usize = 2_000;
const MAX_REASON: usize = 64;
const MAX_VIOLATIONS: usize = 10_000;
const MAX_REQUEST_ID: usize = 128;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(request, Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    response(request, Refusal::of_error(request, operation, error))
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(request: &Request, error: &Error) -> Response {
    response(request, Refusal::of_limit(error))
}

/// An agent or a service failed: a body for 500.
pub(super) fn integration(request: &Request, message: &str, details: types::ErrorDetails) -> types::ErrorResponse {
    body(request, types::ErrorCode::IntegrationError, message, details)
}

/// Details that say nothing.
pub(super) fn no_details() -> types::ErrorDetails {
    types::ErrorDetails { field: None, reason: None, violations: None, conversation_id: None, message_id: None }
}

fn response(request: &Request, refusal: Refusal) -> Response {
    let kind = refusal.kind;
    let code = code(&refusal);
    let message = message(&refusal);
    let violations: Vec<_> = refusal.violations.into_iter().take(MAX_VIOLATIONS).map(violation).collect();
    let details = match violations.first() {
        Some(first) => types::ErrorDetails {
            field: Some(first.field.clone()),
            reason: Some(first.reason.clone()),
            violations: Some(violations),
            ..no_details()
        },
        None => no_details(),
    };
    let mut response = runtime::json(kind.status(), "application/json", &body(request, code, &message, details));
    auth::challenge(&mut response, kind);
    limit::retry_after(&mut response, kind);
    response
}

fn body(
    request: &Request,
    code: types::ErrorCode,
    message: &str,
    details: types::ErrorDetails,
) -> types::ErrorResponse {
    let now = Utc::now();
    types::ErrorResponse {
        error: types::ErrorBody {
            code,
            message: cut(message, MAX_MESSAGE),
            details,
            request_id: cut(RequestId::of(request), MAX_REQUEST_ID),
            timestamp: DateTime::from(now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)),
        },
    }
}

/// In the reference's words where fields are missing, and where the token is; else as every surface has it.
fn message(refusal: &Refusal) -> String {
    match refusal.kind {
        RefusalKind::Invalid if refusal.violations.iter().all(is_missing) => {
            "The request is missing required fields".to_owned()
        }
        // Elsewhere the usual credential is an API key.
        RefusalKind::Unauthenticated { presented: false } => "Invalid or missing access token".to_owned(),
        _ => refusal.message.clone(),
    }
}

fn is_missing(violation: &runtime::Violation) -> bool {
    violation.keyword == "required"
}

fn code(refusal: &Refusal) -> types::ErrorCode {
    match refusal.kind {
        RefusalKind::Invalid if refusal.violations.iter().all(is_of_a_value) => types::ErrorCode::ValidationError,
        RefusalKind::Invalid => types::ErrorCode::InvalidRequest,
        RefusalKind::Unauthenticated { .. } => types::ErrorCode::AuthenticationFailed,
        RefusalKind::Forbidden => types::ErrorCode::PermissionDenied,
        RefusalKind::NotFound(_) => types::ErrorCode::ResourceNotFound,
        RefusalKind::MethodNotAllowed => types::ErrorCode::MethodNotAllowed,
        RefusalKind::Conflict => types::ErrorCode::Conflict,
        RefusalKind::TooLarge => types::ErrorCode::PayloadTooLarge,
        RefusalKind::UnsupportedMediaType => types::ErrorCode::UnsupportedMediaType,
        RefusalKind::KeyReused => types::ErrorCode::IdempotencyKeyReused,
        RefusalKind::RateLimited { .. } => types::ErrorCode::RateLimitExceeded,
        RefusalKind::Internal => types::ErrorCode::InternalError,
    }
}

/// Whether the request is whole all the same: a value in the body is there, and does not fit. (What is wrong with the whole body has no pointer.)
fn is_of_a_value(violation: &runtime::Violation) -> bool {
    violation.place == In::Body && !violation.pointer.is_empty() && !is_missing(violation)
}

fn violation(violation: runtime::Violation) -> types::Violation {
    let message = match (violation.pointer.as_str(), violation.keyword.as_str()) {
        // The pattern itself tells nobody anything.
        ("/start_date" | "/end_date", "pattern") => {
            "must be a date, such as 2026-03-01, or a time, such as 2026-03-01T08:30:00Z".to_owned()
        }
        _ => violation.message,
    };
    types::Violation {
        r#in: match violation.place {
            In::Body => types::ViolationPlace::Body,
            In::Query => types::ViolationPlace::Query,
            In::Path => types::ViolationPlace::Path,
            // A cookie travels in a header; the document declares none.
            In::Header | In::Cookie => types::ViolationPlace::Header,
        },
        field: cut(dotted(&violation.pointer), MAX_POINTER),
        pointer: cut(violation.pointer, MAX_POINTER),
        reason: cut(violation.keyword, MAX_REASON),
        message: cut(message, MAX_MESSAGE),
    }
}

/// `/config/instance_url` → `config.instance_url`.
fn dotted(pointer: &str) -> String {
    let parts = pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
    parts.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use generated::workflux::operations::{self, CREATE_AGENT};
    use poem::http::{StatusCode, header};

    use super::*;
    use crate::{
        api::testing::{Answer, answer, every_fault},
        domain::error::{self, Kind},
    };

    fn check(answer: &Answer) -> types::ErrorBody {
        answer.keeps::<types::ErrorResponse>(&generated::workflux::SCHEMAS, "/components/schemas/ErrorResponse").error
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&CREATE_AGENT), fault.clone())).await;
            assert_eq!(answer.status, status, "{fault:?}");
            assert_eq!(answer.content_type(), "application/json");
            check(&answer);
        }
    }

    #[tokio::test]
    async fn the_first_violation_is_named_and_all_are_listed() {
        for (faults, code, message, field) in [
            (vec![("/agent_id", "required")], "INVALID_REQUEST", "The request is missing required fields", "agent_id"),
            (
                vec![("/name", "min_length"), ("/config", "type")],
                "VALIDATION_ERROR",
                "The request has 2 violations",
                "name",
            ),
            (vec![("/config/a~1b", "type")], "VALIDATION_ERROR", "The request has 1 violation", "config.a/b"),
            (
                vec![("/name", "type"), ("/channel", "required")],
                "INVALID_REQUEST",
                "The request has 2 violations",
                "name",
            ),
            (vec![("", "json")], "INVALID_REQUEST", "The request has 1 violation", ""),
        ] {
            let list = faults.iter().map(|(pointer, code)| error::Fault::new(*pointer, code, "m")).collect();
            let error = Error::Invalid { faults: list };
            let answer = answer(of_error(&Request::default(), &CREATE_AGENT, &error)).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST);
            check(&answer);
            let found = answer.json();
            let at = |pointer: &str| found.pointer(&format!("/error{pointer}")).and_then(|value| value.as_str());
            assert_eq!((at("/code"), at("/message")), (Some(code), Some(message)), "{faults:?}");
            assert_eq!((at("/details/field"), at("/details/reason")), (Some(field), Some(faults[0].1)));
            assert_eq!(found.pointer("/error/details/violations").unwrap().as_array().unwrap().len(), faults.len());
        }
    }

    #[tokio::test]
    async fn a_parameter_that_does_not_fit_is_an_invalid_request() {
        let error = Error::invalid("/start_date", "range", "too long");
        let answer = answer(of_error(&Request::default(), &operations::GET_ANALYTICS, &error)).await;
        assert_eq!(check(&answer).code, types::ErrorCode::InvalidRequest);
    }

    #[tokio::test]
    async fn what_is_missing_and_who_is_unknown_reads_as_in_the_document() {
        let error = Error::not_found(Kind::Agent);
        let missing = answer(of_error(&Request::default(), &operations::GET_AGENT, &error)).await;
        let body = check(&missing);
        assert_eq!((body.code, body.message.as_str()), (types::ErrorCode::ResourceNotFound, "agent not found"));
        let refused = answer(of_fault(&Request::default(), Some(&CREATE_AGENT), Fault::Unauthenticated)).await;
        assert_eq!(refused.headers[header::WWW_AUTHENTICATE], r#"Bearer realm="switchyard""#);
        let body = check(&refused);
        assert_eq!(
            (body.code, body.message.as_str()),
            (types::ErrorCode::AuthenticationFailed, "Invalid or missing access token")
        );
    }
}
