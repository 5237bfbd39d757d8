//! Errors outside the surfaces: RFC 9457 problem details.

use poem::{
    Response,
    http::{HeaderValue, Method, StatusCode, header},
};
use serde_json::json;

/// An answer with a problem. `detail` is a sentence for the person who reads it.
pub(super) fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let body = json!({"type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail});
    Response::builder().status(status).content_type("application/problem+json").body(body.to_string())
}

/// 404.
pub(super) fn unknown_path() -> Response {
    problem(StatusCode::NOT_FOUND, "there is nothing at this path; /docs shows what there is")
}

/// 405, with what the path does allow.
pub(super) fn unknown_method(method: &Method) -> Response {
    let mut response = problem(StatusCode::METHOD_NOT_ALLOWED, &format!("this path does not have {method}"));
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// 500. The cause is in the log, under the request's id.
pub(super) fn internal() -> Response {
    problem(
        StatusCode::INTERNAL_SERVER_ERROR,
        "an internal error; the log has its cause under this answer's X-Request-Id",
    )
}

/// Why a server has no surfaces yet.
pub(super) const STARTING: &str = "this server is starting";

/// 503 of such a server.
pub(super) fn starting() -> Response {
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE, STARTING);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}
