//! What went wrong → problem details (RFC 9457) with `errors` and `request_id`.

use generated::{
    platform::types,
    runtime::{self, Fault, In, Operation},
};
use poem::{Request, Response};

use crate::{
    api::{
        RequestId, auth, limit,
        refusal::{self, Refusal, RefusalKind},
        text::{count, cut},
    },
    domain::error::{self, Error},
};

const MAX_DETAIL: usize = 2_000;
const MAX_POINTER: usize = 2_000;
const MAX_CODE: usize = 64;
const MAX_ERRORS: usize = 10_000;
const MAX_REQUEST_ID: usize = 128;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(request, Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    match error {
        Error::Invalid { faults } if runs_graphs(operation) && faults.iter().all(is_of_graph) => {
            let message = format!("The workflow's graph has {}", count(faults.len(), "fault"));
            let refusal = Refusal { kind: RefusalKind::Conflict, message, violations: refusal::violations(faults) };
            let mut errors = errors(refusal.violations.clone());
            // They are in no part of the request.
            errors.iter_mut().for_each(|error| error.r#in = None);
            response_with(request, refusal, errors)
        }
        other => response(request, Refusal::of_error(request, operation, other)),
    }
}

/// Operations to which a graph is given by the number of its version: what is wrong with it is a state of the workflow, and not of the request.
fn runs_graphs(operation: &Operation) -> bool {
    matches!(operation.id, "publishWorkflow" | "runWorkflow")
}

fn is_of_graph(fault: &error::Fault) -> bool {
    matches!(fault.pointer.split('/').nth(1), None | Some("nodes" | "edges" | "variables"))
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(request: &Request, error: &Error) -> Response {
    response(request, Refusal::of_limit(error))
}

fn response(request: &Request, mut refusal: Refusal) -> Response {
    let errors = errors(std::mem::take(&mut refusal.violations));
    response_with(request, refusal, errors)
}

fn errors(violations: Vec<runtime::Violation>) -> Vec<types::ProblemError> {
    violations.into_iter().take(MAX_ERRORS).map(error).collect()
}

fn response_with(request: &Request, refusal: Refusal, errors: Vec<types::ProblemError>) -> Response {
    let status = refusal.kind.status();
    let body = types::Problem {
        // Says that the status is all there is to know of the kind (RFC 9457, section 4.2.1).
        r#type: "about:blank".to_owned(),
        title: title(refusal.kind).to_owned(),
        status: i32::from(status.as_u16()),
        detail: cut(refusal.message, MAX_DETAIL),
        errors,
        request_id: cut(RequestId::of(request), MAX_REQUEST_ID),
    };
    let mut response = runtime::json(status, "application/problem+json", &body);
    auth::challenge(&mut response, refusal.kind);
    limit::retry_after(&mut response, refusal.kind);
    response
}

/// The status in the words of RFC 9110, as `about:blank` asks for. The framework's own are older (`Payload Too Large`).
fn title(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::Invalid => "Bad Request",
        RefusalKind::Unauthenticated { .. } => "Unauthorized",
        RefusalKind::Forbidden => "Forbidden",
        RefusalKind::NotFound(_) => "Not Found",
        RefusalKind::MethodNotAllowed => "Method Not Allowed",
        RefusalKind::Conflict => "Conflict",
        RefusalKind::TooLarge => "Content Too Large",
        RefusalKind::UnsupportedMediaType => "Unsupported Media Type",
        RefusalKind::KeyReused => "Unprocessable Content",
        RefusalKind::RateLimited { .. } => "Too Many Requests",
        RefusalKind::Internal => "Internal Server Error",
    }
}

fn error(violation: runtime::Violation) -> types::ProblemError {
    types::ProblemError {
        pointer: cut(violation.pointer, MAX_POINTER),
        code: cut(violation.keyword, MAX_CODE),
        detail: cut(violation.message, MAX_DETAIL),
        r#in: Some(match violation.place {
            In::Body => types::ProblemPlace::Body,
            In::Query => types::ProblemPlace::Query,
            In::Path => types::ProblemPlace::Path,
            // A cookie travels in a header; the document declares none.
            In::Header | In::Cookie => types::ProblemPlace::Header,
        }),
    }
}

#[cfg(test)]
mod tests {
    use generated::platform::operations::{self, CREATE_API_KEY};
    use poem::http::header;

    use super::*;
    use crate::{
        api::testing::{Answer, answer, every_fault},
        domain::error,
    };

    fn check(answer: &Answer) -> types::Problem {
        answer.keeps(&generated::platform::SCHEMAS, "/components/schemas/Problem")
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&CREATE_API_KEY), fault.clone())).await;
            assert_eq!(answer.status, status, "{fault:?}");
            assert_eq!(answer.content_type(), "application/problem+json");
            assert_eq!(answer.headers.contains_key(header::WWW_AUTHENTICATE), status == 401);
            assert_eq!(check(&answer).status, i32::from(status));
        }
    }

    #[tokio::test]
    async fn faults_of_the_domain_are_listed_and_the_request_is_named() {
        let mut request = Request::default();
        request.extensions_mut().insert(RequestId::new("req-1"));
        let faults = vec![error::Fault::new("/name", "control_character", "m".repeat(3_000)); 2];
        let answer = answer(of_error(&request, &CREATE_API_KEY, &Error::Invalid { faults })).await;
        let problem = check(&answer);
        assert_eq!((problem.status, problem.detail.as_str()), (400, "The request has 2 violations"));
        assert_eq!(problem.request_id, "req-1");
        assert_eq!(problem.errors[1].r#in, Some(types::ProblemPlace::Body));
    }

    #[tokio::test]
    async fn a_conflict_is_answered_where_the_document_lists_one() {
        let conflict = || Error::conflict("the execution has already ended");
        let listed = answer(of_error(&Request::default(), &operations::CANCEL_EXECUTION, &conflict())).await;
        assert_eq!(check(&listed).detail, "The execution has already ended");
        assert_eq!(listed.status, 409);
        let unlisted = answer(of_error(&Request::default(), &operations::LIST_API_KEYS, &conflict())).await;
        assert_eq!((unlisted.status.as_u16(), check(&unlisted).detail.as_str()), (500, "Server error"));
    }
}
