//! What went wrong → `{error, code, details}`.
//!
//! A workflow that fails is not among it: that is a result, and [`super::convert::run_ended`] words it.

use generated::{
    agentifyme::types,
    runtime::{self, Fault, In, Operation},
};
use poem::{Request, Response};

use crate::{
    api::{
        limit,
        refusal::{Refusal, RefusalKind},
        text::cut,
    },
    domain::error::{Error, Kind},
};

const MAX_ERROR: usize = 10_000;
const MAX_MESSAGE: usize = 2_000;
const MAX_POINTER: usize = 2_000;
const MAX_CODE: usize = 64;
const MAX_VIOLATIONS: usize = 10_000;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    response(Refusal::of_error(request, operation, error))
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(_: &Request, error: &Error) -> Response {
    response(Refusal::of_limit(error))
}

fn response(refusal: Refusal) -> Response {
    let message = match refusal.kind {
        // What the domain calls an execution is a job here.
        RefusalKind::NotFound(Some(Kind::Execution)) => "job not found".to_owned(),
        _ => cut(refusal.message, MAX_ERROR),
    };
    let violations = if refusal.violations.is_empty() {
        None
    } else {
        Some(refusal.violations.into_iter().take(MAX_VIOLATIONS).map(violation).collect())
    };
    let body = types::ErrorResponse {
        error: message,
        code: code(refusal.kind),
        details: types::ErrorDetails { violations, job_id: None, cause: None, node: None },
    };
    let mut response = runtime::json(refusal.kind.status(), "application/json", &body);
    limit::retry_after(&mut response, refusal.kind);
    response
}

fn code(kind: RefusalKind) -> types::ErrorCode {
    match kind {
        RefusalKind::Invalid => types::ErrorCode::ValidationError,
        RefusalKind::Unauthenticated { .. } => types::ErrorCode::Unauthorized,
        RefusalKind::Forbidden => types::ErrorCode::Forbidden,
        RefusalKind::NotFound(_) => types::ErrorCode::NotFound,
        RefusalKind::MethodNotAllowed => types::ErrorCode::MethodNotAllowed,
        RefusalKind::TooLarge => types::ErrorCode::PayloadTooLarge,
        RefusalKind::UnsupportedMediaType => types::ErrorCode::UnsupportedMediaType,
        RefusalKind::Conflict => types::ErrorCode::Conflict,
        RefusalKind::KeyReused => types::ErrorCode::IdempotencyKeyReused,
        RefusalKind::RateLimited { .. } => types::ErrorCode::RateLimited,
        RefusalKind::Internal => types::ErrorCode::InternalError,
    }
}

fn violation(violation: runtime::Violation) -> types::Violation {
    types::Violation {
        r#in: match violation.place {
            In::Body => types::ViolationPlace::Body,
            In::Query => types::ViolationPlace::Query,
            In::Path => types::ViolationPlace::Path,
            // A cookie travels in a header; the document declares none.
            In::Header | In::Cookie => types::ViolationPlace::Header,
        },
        pointer: cut(violation.pointer, MAX_POINTER),
        code: cut(violation.keyword, MAX_CODE),
        message: cut(violation.message, MAX_MESSAGE),
    }
}

#[cfg(test)]
mod tests {
    use generated::agentifyme::operations::{self, RUN_WORKFLOW};
    use poem::http::{StatusCode, header};

    use super::*;
    use crate::api::testing::{Answer, answer, every_fault};

    fn check(answer: &Answer) -> types::ErrorResponse {
        answer.keeps(&generated::agentifyme::SCHEMAS, "/components/schemas/ErrorResponse")
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&RUN_WORKFLOW), fault.clone())).await;
            assert_eq!(answer.status, status, "{fault:?}");
            assert_eq!(answer.content_type(), "application/json");
            assert!(!answer.headers.contains_key(header::WWW_AUTHENTICATE), "an API key has no scheme of HTTP");
            check(&answer);
        }
    }

    #[tokio::test]
    async fn what_is_missing_is_named_in_the_surfaces_words() {
        for (kind, expect) in [
            (Kind::Execution, "job not found"),
            (Kind::Workflow, "workflow not found"),
            (Kind::Endpoint, "endpoint not found"),
        ] {
            let answer = answer(of_error(&Request::default(), &operations::GET_JOB, &Error::not_found(kind))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert_eq!(check(&answer).error, expect);
        }
    }

    #[tokio::test]
    async fn a_conflict_is_ours_since_the_document_has_none() {
        let answer = answer(of_error(&Request::default(), &RUN_WORKFLOW, &Error::conflict("secret"))).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let body = check(&answer);
        assert_eq!((body.code, body.error.as_str()), (types::ErrorCode::InternalError, "Server error"));
    }
}
