//! What went wrong → `{success: false, error: {code, message, details}}`.

use generated::{
    runtime::{self, Fault, In, Operation},
    yourapp::types,
};
use poem::{Request, Response};

use crate::{
    api::{
        auth, limit,
        refusal::{self, Refusal, RefusalKind},
        text::{count, cut},
    },
    domain::error::{self, Error},
};

const MAX_MESSAGE: usize = 2_000;
const MAX_POINTER: usize = 2_000;
const MAX_CODE: usize = 64;
const MAX_VIOLATIONS: usize = 10_000;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain. Faults of a graph are a conflict with the workflow's state, not a malformed request: so the
/// document draws the line between 409 and 400.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    response(match error {
        Error::Invalid { faults } if faults.iter().all(is_of_graph) => Refusal {
            kind: RefusalKind::Conflict,
            message: format!("The workflow's graph has {}", count(faults.len(), "fault")),
            violations: refusal::violations(faults),
        },
        other => Refusal::of_error(request, operation, other),
    })
}

fn is_of_graph(fault: &error::Fault) -> bool {
    let member = fault.pointer.split('/').nth(1);
    matches!(member, None | Some("nodes" | "edges" | "variables"))
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(_: &Request, error: &Error) -> Response {
    response(Refusal::of_limit(error))
}

fn response(refusal: Refusal) -> Response {
    let details = if refusal.violations.is_empty() {
        None
    } else {
        Some(refusal.violations.into_iter().take(MAX_VIOLATIONS).map(violation).collect())
    };
    let body = types::ErrorResponse {
        success: false,
        error: types::ErrorBody {
            code: code(refusal.kind),
            message: cut(refusal.message, MAX_MESSAGE),
            details: types::ErrorDetails { violations: details },
        },
    };
    let mut response = runtime::json(refusal.kind.status(), "application/json", &body);
    auth::challenge(&mut response, refusal.kind);
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
        RefusalKind::Conflict => types::ErrorCode::Conflict,
        RefusalKind::TooLarge => types::ErrorCode::PayloadTooLarge,
        RefusalKind::UnsupportedMediaType => types::ErrorCode::UnsupportedMediaType,
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
    use generated::yourapp::operations::{self, CREATE_WORKFLOW};
    use poem::http::{StatusCode, header};

    use super::*;
    use crate::{
        api::testing::{Answer, answer, every_fault},
        domain::error::Kind,
    };

    fn check(answer: &Answer) -> types::ErrorResponse {
        answer.keeps(&generated::yourapp::SCHEMAS, "/components/schemas/ErrorResponse")
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&CREATE_WORKFLOW), fault.clone())).await;
            assert_eq!(answer.status, status, "{fault:?}");
            assert_eq!(answer.content_type(), "application/json");
            check(&answer);
        }
    }

    #[tokio::test]
    async fn faults_of_a_graph_are_a_conflict_and_other_faults_are_not() {
        for (pointers, status) in [
            (vec!["/nodes/0/type", "/edges/1", "/variables", ""], 409),
            (vec!["/name"], 400),
            (vec!["/name", "/nodes/0"], 400),
        ] {
            let faults = pointers.iter().map(|pointer| error::Fault::new(*pointer, "code", "m".repeat(3_000)));
            let error = Error::Invalid { faults: faults.collect() };
            let answer = answer(of_error(&Request::default(), &CREATE_WORKFLOW, &error)).await;
            assert_eq!(answer.status.as_u16(), status);
            let violations = check(&answer).error.details.violations.unwrap();
            let found: Vec<_> = violations.iter().map(|violation| violation.pointer.as_str()).collect();
            assert_eq!(found, pointers);
        }
    }

    #[tokio::test]
    async fn a_401_carries_a_challenge() {
        let request = Request::default();
        let missing = answer(of_fault(&request, Some(&CREATE_WORKFLOW), Fault::Unauthenticated)).await;
        assert_eq!(missing.headers[header::WWW_AUTHENTICATE], r#"Bearer realm="switchyard""#);
        let wrong = Error::Unauthenticated { message: "the API key is not valid".to_owned() };
        let wrong = answer(of_error(&request, &CREATE_WORKFLOW, &wrong)).await;
        assert_eq!(wrong.headers[header::WWW_AUTHENTICATE], r#"Bearer realm="switchyard", error="invalid_token""#);
        assert_eq!(check(&wrong).error.message, "The API key is not valid");
    }

    #[tokio::test]
    async fn a_missing_record_reads_as_in_the_document() {
        let error = Error::not_found(Kind::Workflow);
        let answer = answer(of_error(&Request::default(), &operations::GET_WORKFLOW, &error)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let expect = serde_json::json!(
            {"success": false, "error": {"code": "NOT_FOUND", "message": "workflow not found", "details": {}}}
        );
        assert_eq!(answer.json(), expect);
    }
}
