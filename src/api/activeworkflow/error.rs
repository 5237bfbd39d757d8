//! What went wrong → `{"error": "…"}`.
//!
//! As the published reference says, parameters that do not validate are answered with 500. They are the client's fault all the same: such an answer carries
//! [`ClientsFault`], so that it counts as a 4xx in metrics and is marked in the log.

use generated::{
    activeworkflow::types,
    runtime::{self, Fault, Operation, Violation},
};
use poem::{Request, Response, http::StatusCode};

use crate::{
    api::{
        ClientsFault, auth, limit,
        refusal::{self, Refusal, RefusalKind},
        text::cut,
    },
    domain::error::Error,
};

const MAX_ERROR: usize = 10_000;
/// A message per violation, of which there are as many as a query has parameters.
const MAX_VIOLATIONS: usize = 100;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(&Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    match error {
        // Documented as 500, which elsewhere would be a failure of the server's.
        Error::Invalid { faults } => invalid(&refusal::violations(faults)),
        error => response(&Refusal::of_error(request, operation, error)),
    }
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(_: &Request, error: &Error) -> Response {
    response(&Refusal::of_limit(error))
}

fn response(refusal: &Refusal) -> Response {
    if refusal.kind == RefusalKind::Invalid {
        return invalid(&refusal.violations);
    }
    let status = refusal.kind.status();
    let error = match refusal.kind {
        RefusalKind::NotFound(Some(_)) => "404 Record not found".to_owned(),
        _ => status.to_string(),
    };
    let mut response = body(status, error);
    auth::challenge(&mut response, refusal.kind);
    limit::retry_after(&mut response, refusal.kind);
    response
}

fn invalid(violations: &[Violation]) -> Response {
    let mut sentences: Vec<String> = violations.iter().take(MAX_VIOLATIONS).map(sentence).collect();
    // Too short and of the wrong form is the same to whoever mends it.
    sentences.dedup();
    let mut response = body(StatusCode::INTERNAL_SERVER_ERROR, sentences.join("; "));
    response.set_data(ClientsFault);
    response
}

fn sentence(violation: &Violation) -> String {
    let name = violation.pointer.trim_start_matches('/');
    match (name, violation.keyword.as_str()) {
        // The pattern itself tells nobody anything.
        ("after", "pattern" | "min_length" | "max_length" | "time") => {
            "after is invalid: it must be an ISO 8601 time, such as 2026-03-01T08:30:00Z".to_owned()
        }
        ("", _) => violation.message.clone(),
        (name, _) => {
            let rule = violation.message.strip_prefix("value ").unwrap_or(&violation.message);
            format!("{name} is invalid: it {rule}")
        }
    }
}

fn body(status: StatusCode, error: String) -> Response {
    runtime::json(status, "application/json", &types::ErrorResponse { error: cut(error, MAX_ERROR) })
}

#[cfg(test)]
mod tests {
    use generated::{
        activeworkflow::operations::{self, LIST_AGENT_MESSAGES},
        runtime::In,
    };
    use poem::http::header;

    use super::*;
    use crate::{
        api::testing::{Answer, answer, every_fault},
        domain::error::Kind,
    };

    fn check(answer: &Answer) -> String {
        let body: types::ErrorResponse =
            answer.keeps(&generated::activeworkflow::SCHEMAS, "/components/schemas/ErrorResponse");
        body.error
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            // What is 400 elsewhere.
            let status = if status == 400 { 500 } else { status };
            let response = of_fault(&Request::default(), Some(&LIST_AGENT_MESSAGES), fault.clone());
            let blamed = response.data::<ClientsFault>().is_some();
            let answer = answer(response).await;
            assert_eq!(answer.status, status, "{fault:?}");
            assert_eq!(blamed, matches!(fault, Fault::Invalid(_) | Fault::Incomplete), "{fault:?}");
            assert_eq!(answer.content_type(), "application/json");
            assert_eq!(answer.headers.contains_key(header::WWW_AUTHENTICATE), status == 401);
            assert!(!check(&answer).is_empty(), "{fault:?}");
        }
    }

    #[tokio::test]
    async fn errors_are_worded_as_published() {
        let request = Request::default();
        let missing = of_error(&request, &operations::GET_MESSAGE, &Error::not_found(Kind::Message));
        assert_eq!(check(&answer(missing).await), "404 Record not found");
        let unauthorized = of_fault(&request, Some(&operations::GET_MESSAGE), Fault::Unauthenticated);
        assert_eq!(check(&answer(unauthorized).await), "401 Unauthorized");
        let internal = of_error(&request, &operations::GET_MESSAGE, &Error::internal("secret"));
        assert!(internal.data::<ClientsFault>().is_none());
        assert_eq!(check(&answer(internal).await), "500 Internal Server Error");
    }

    #[tokio::test]
    async fn all_violations_are_in_one_sentence() {
        let violation = |name: &str, keyword: &str, message: &str| Violation {
            place: In::Query,
            pointer: format!("/{name}"),
            keyword: keyword.to_owned(),
            message: message.to_owned(),
        };
        let both = vec![
            violation("after", "pattern", "must match …"),
            violation("limit", "minimum", "value is less than the minimum of 0"),
        ];
        let answer = answer(of_fault(&Request::default(), Some(&LIST_AGENT_MESSAGES), Fault::Invalid(both))).await;
        assert_eq!(
            check(&answer),
            "after is invalid: it must be an ISO 8601 time, such as 2026-03-01T08:30:00Z; limit is invalid: it is less than the minimum of 0"
        );
    }
}
