//! What went wrong → `{error, error_description}` (RFC 6749, section 5.2).

use generated::{
    oauth::types,
    runtime::{self, Fault, Operation},
};
use poem::{
    Request, Response,
    http::{HeaderValue, StatusCode, header},
};

use crate::{
    api::{
        limit,
        refusal::{Refusal, RefusalKind},
        text::cut,
    },
    domain::{error::Error, oauth::OAuthError},
};

const MAX_DESCRIPTION: usize = 2_000;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    of_refusal(Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: OAuthError) -> Response {
    let description = error.to_string();
    let (status, code) = match error {
        OAuthError::InvalidRequest(_) => (StatusCode::BAD_REQUEST, types::ErrorCode::InvalidRequest),
        OAuthError::InvalidClient => (StatusCode::UNAUTHORIZED, types::ErrorCode::InvalidClient),
        OAuthError::UnsupportedGrantType => (StatusCode::BAD_REQUEST, types::ErrorCode::UnsupportedGrantType),
        OAuthError::InvalidScope(_) => (StatusCode::BAD_REQUEST, types::ErrorCode::InvalidScope),
        OAuthError::Failed(error) => return of_refusal(Refusal::of_error(request, operation, &error)),
    };
    response(status, code, &description)
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(_: &Request, error: &Error) -> Response {
    of_refusal(Refusal::of_limit(error))
}

/// Whatever is malformed is an invalid request, and its status 400, a wrong media type too: so RFC 6749 has it. Statuses that are HTTP's own stay as they are.
fn of_refusal(refusal: Refusal) -> Response {
    let code = match refusal.kind {
        RefusalKind::Unauthenticated { .. } => types::ErrorCode::InvalidClient,
        RefusalKind::RateLimited { .. } => types::ErrorCode::TemporarilyUnavailable,
        RefusalKind::Internal => types::ErrorCode::ServerError,
        _ => types::ErrorCode::InvalidRequest,
    };
    let status = match refusal.kind {
        RefusalKind::UnsupportedMediaType => StatusCode::BAD_REQUEST,
        kind => kind.status(),
    };
    let found: Vec<String> = refusal
        .violations
        .iter()
        .map(|violation| {
            format!("{} {}", violation.pointer.trim_start_matches('/'), violation.message).trim().to_owned()
        })
        .collect();
    let description = if found.is_empty() { refusal.message } else { found.join("; ") };
    let mut response = response(status, code, &description);
    limit::retry_after(&mut response, refusal.kind);
    response
}

fn response(status: StatusCode, code: types::ErrorCode, description: &str) -> Response {
    let body = types::Error { error: code, error_description: allowed(&cut(description, MAX_DESCRIPTION)) };
    let mut response = runtime::json(status, "application/json", &body);
    if status == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static(r#"Basic realm="switchyard""#);
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// Only the characters that a description may have (RFC 6749, section 5.2): printable ASCII but `"` and `\`.
fn allowed(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '"' | '`' => '\'',
            ' '..='~' if character != '\\' => character,
            _ => '?',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use generated::oauth::operations::CREATE_TOKEN;

    use super::*;
    use crate::api::testing::{answer, every_fault};

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&CREATE_TOKEN), fault.clone())).await;
            assert_eq!(answer.status, if status == 415 { 400 } else { status }, "{fault:?}");
            assert_eq!(answer.headers.contains_key(header::WWW_AUTHENTICATE), status == 401);
            answer.keeps::<types::Error>(&generated::oauth::SCHEMAS, "/components/schemas/Error");
        }
    }

    #[tokio::test]
    async fn every_error_has_the_standards_code_and_status() {
        for (error, status, code) in [
            (OAuthError::InvalidRequest("\"\\é\n".to_owned()), 400, types::ErrorCode::InvalidRequest),
            (OAuthError::InvalidClient, 401, types::ErrorCode::InvalidClient),
            (OAuthError::UnsupportedGrantType, 400, types::ErrorCode::UnsupportedGrantType),
            (OAuthError::InvalidScope("x".to_owned()), 400, types::ErrorCode::InvalidScope),
            (OAuthError::Failed(Error::internal("hidden cause")), 500, types::ErrorCode::ServerError),
        ] {
            let answer = answer(of_error(&Request::default(), &CREATE_TOKEN, error)).await;
            assert_eq!(answer.status, status);
            let body: types::Error = answer.keeps(&generated::oauth::SCHEMAS, "/components/schemas/Error");
            assert_eq!(body.error, code);
            assert!(!body.error_description.contains("hidden"));
        }
    }
}
