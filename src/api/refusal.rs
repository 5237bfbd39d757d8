//! What went wrong, as every surface sees it before it words it: the kind (and with it the status), a sentence, and the violations.
//!
//! Two kinds of failure meet here: faults that the generated router finds before a handler runs, and errors of the domain. Each surface's
//! `error.rs` turns the one [`Refusal`] into its own body. Causes that are ours are logged here, once, and go no further.

use generated::runtime::{Fault, In, Operation, Violation};
use poem::{Request, http::StatusCode};

use super::{RequestId, text};
use crate::domain::error::{self, Error, Kind};

/// The kinds of refusal; each has one status, on all surfaces but those that say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RefusalKind {
    /// The request breaks the document or the domain's rules.
    Invalid,
    /// No caller.
    Unauthenticated {
        /// Whether a credential was presented at all.
        presented: bool,
    },
    /// A caller who may not.
    Forbidden,
    /// No such record for this caller; `None`: no such path.
    NotFound(Option<Kind>),
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// The state of the record does not allow it.
    Conflict,
    /// The body is too large.
    TooLarge,
    /// The body is in no media type that the operation takes.
    UnsupportedMediaType,
    /// The idempotency key was used with another request.
    KeyReused,
    /// A limit is used up.
    RateLimited {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Ours.
    Internal,
}

impl RefusalKind {
    /// Its status.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Invalid => StatusCode::BAD_REQUEST,
            Self::Unauthenticated { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A request that is not answered as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// What kind.
    pub(super) kind: RefusalKind,
    /// A sentence for people.
    pub(super) message: String,
    /// All violations; codes already spelled as the documents do.
    pub(super) violations: Vec<Violation>,
}

impl Refusal {
    fn plain(kind: RefusalKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), violations: Vec::new() }
    }

    /// Of violations, all of which are shown.
    fn invalid(violations: Vec<Violation>) -> Self {
        let message = format!("The request has {}", text::count(violations.len(), "violation"));
        Self { kind: RefusalKind::Invalid, message, violations }
    }

    fn internal() -> Self {
        Self::plain(RefusalKind::Internal, "Server error")
    }

    /// Of a fault that the router found.
    pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Self {
        match fault {
            Fault::Unauthenticated => {
                Self::plain(RefusalKind::Unauthenticated { presented: false }, "Invalid or missing API key")
            }
            Fault::Invalid(violations) => match operation.and_then(|operation| missing(operation, &violations)) {
                Some(kind) => Self::plain(RefusalKind::NotFound(Some(kind)), Error::not_found(kind).to_string()),
                None => Self::invalid(violations.into_iter().map(coded).collect()),
            },
            Fault::UnsupportedMediaType { supported, .. } => {
                Self::plain(RefusalKind::UnsupportedMediaType, format!("The body must be {}", supported.join(" or ")))
            }
            Fault::TooLarge { limit } => {
                Self::plain(RefusalKind::TooLarge, format!("The body is larger than {limit} bytes"))
            }
            Fault::Incomplete => Self::invalid(vec![Violation {
                place: In::Body,
                pointer: String::new(),
                keyword: "incomplete".to_owned(),
                message: "the body ended before it was whole".to_owned(),
            }]),
            Fault::UnknownPath => Self::plain(RefusalKind::NotFound(None), "There is no such path"),
            Fault::UnknownMethod { .. } => {
                let message = format!("The path does not have the method {}", request.method());
                Self::plain(RefusalKind::MethodNotAllowed, message)
            }
            Fault::Panic(message) => {
                log(request, operation, &format!("panicked: {message}"));
                Self::internal()
            }
            Fault::Undocumented(status) => {
                log(request, operation, &format!("would have answered {status}, which its document does not list"));
                Self::internal()
            }
        }
    }

    /// Of a limit that is used up, whatever the operation. (Any other error is ours.)
    pub(super) fn of_limit(error: &Error) -> Self {
        match error {
            Error::RateLimited { message, retry_after } => {
                Self::plain(RefusalKind::RateLimited { retry_after: *retry_after }, text::sentence(message))
            }
            _ => Self::internal(),
        }
    }

    /// Of an error of the domain.
    pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Self {
        Self::of_error_with(request, operation, error, RefusalKind::status)
    }

    /// Of an error of the domain, on a surface where kinds of refusal have `status`es of its own.
    pub(super) fn of_error_with(
        request: &Request,
        operation: &'static Operation,
        error: &Error,
        status: fn(RefusalKind) -> StatusCode,
    ) -> Self {
        let refusal = match error {
            Error::NotFound { kind } => Self::plain(RefusalKind::NotFound(Some(*kind)), error.to_string()),
            Error::Invalid { faults } => Self::invalid(placed(operation, violations(faults))),
            Error::Conflict { message } => Self::plain(RefusalKind::Conflict, text::sentence(message)),
            Error::Forbidden { message } => Self::plain(RefusalKind::Forbidden, text::sentence(message)),
            Error::Unauthenticated { message } => {
                Self::plain(RefusalKind::Unauthenticated { presented: true }, text::sentence(message))
            }
            Error::RateLimited { .. } => Self::of_limit(error),
            Error::KeyReused => Self::plain(RefusalKind::KeyReused, text::sentence(&error.to_string())),
            Error::Internal { internal } => {
                log(request, Some(operation), internal);
                return Self::internal();
            }
        };
        if operation.documents(status(refusal.kind).as_u16()) {
            return refusal;
        }
        // Judged here and not left to the router, which would know the status and not the error.
        log(request, Some(operation), &format!("failed in a way that its document does not list: {error}"));
        Self::internal()
    }
}

/// The domain's faults, as violations of the body.
pub(super) fn violations(faults: &[error::Fault]) -> Vec<Violation> {
    let violation = |fault: &error::Fault| Violation {
        place: In::Body,
        pointer: fault.pointer.clone(),
        keyword: fault.code.to_owned(),
        message: fault.message.clone(),
    };
    faults.iter().map(violation).collect()
}

/// A request that only reads has no body: what is wrong with it is in its query.
fn placed(operation: &Operation, mut violations: Vec<Violation>) -> Vec<Violation> {
    if operation.method == "GET" {
        for violation in &mut violations {
            violation.place = In::Query;
        }
    }
    violations
}

fn coded(violation: Violation) -> Violation {
    Violation { keyword: text::code(&violation.keyword), ..violation }
}

/// A path that no id has the shape of names nothing: the same 404 as an id that does not exist.
fn missing(operation: &Operation, violations: &[Violation]) -> Option<Kind> {
    let only_path = !violations.is_empty() && violations.iter().all(|violation| violation.place == In::Path);
    if !only_path || !operation.documents(StatusCode::NOT_FOUND.as_u16()) {
        return None;
    }
    let name = violations.first()?.pointer.trim_start_matches('/');
    let (before, _) = operation.path.split_once(&format!("/{{{name}}}")).or_else(|| operation.path.split_once("/{"))?;
    match before.rsplit('/').next()? {
        // An agent's code is an id in words.
        "agents" | "code" => Some(Kind::Agent),
        "workflows" => Some(Kind::Workflow),
        "versions" => Some(Kind::WorkflowVersion),
        "executions" | "jobs" => Some(Kind::Execution),
        "api-keys" => Some(Kind::ApiKey),
        "endpoints" => Some(Kind::Endpoint),
        "units" => Some(Kind::Unit),
        "tenants" => Some(Kind::Tenant),
        "users" => Some(Kind::User),
        "tokens" => Some(Kind::UserToken),
        "oauth-clients" => Some(Kind::OAuthClient),
        "forms" => Some(Kind::Form),
        "credentials" => Some(Kind::Credential),
        "integrations" => Some(Kind::Integration),
        "webhooks" => Some(Kind::Webhook),
        "webhook-deliveries" => Some(Kind::Delivery),
        "conversations" => Some(Kind::Conversation),
        "messages" => Some(Kind::Message),
        _ => None,
    }
}

fn log(request: &Request, operation: Option<&'static Operation>, cause: &str) {
    let request_id = RequestId::of(request);
    let operation = operation.map_or("no operation", |operation| operation.id);
    tracing::error!(request_id, operation, cause, "request {request_id}: {operation}: {cause}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::{activeworkflow, agentifyme, platform, workflux, workfx, yourapp};

    fn violation(place: In) -> Violation {
        Violation { place, pointer: "/id".to_owned(), keyword: "maxLength".to_owned(), message: "m".to_owned() }
    }

    #[test]
    fn an_id_of_the_wrong_shape_is_answered_as_one_that_does_not_exist() {
        let all = yourapp::operations::ALL.iter().chain(agentifyme::operations::ALL).chain(platform::operations::ALL);
        let all =
            all.chain(activeworkflow::operations::ALL).chain(workfx::operations::ALL).chain(workflux::operations::ALL);
        let mut seen = 0;
        for operation in all.filter(|operation| operation.path.contains('{')) {
            let fault = Fault::Invalid(vec![violation(In::Path)]);
            let refusal = Refusal::of_fault(&Request::default(), Some(operation), fault);
            let RefusalKind::NotFound(Some(kind)) = refusal.kind else { panic!("{}: {refusal:?}", operation.id) };
            assert_eq!(refusal.message, Error::not_found(kind).to_string());
            seen += 1;
        }
        assert!(seen > 20, "{seen}");
    }

    #[test]
    fn other_violations_are_all_named() {
        let fault = Fault::Invalid(vec![violation(In::Path), violation(In::Body)]);
        let operation = &yourapp::operations::UPDATE_WORKFLOW;
        let refusal = Refusal::of_fault(&Request::default(), Some(operation), fault);
        assert_eq!((refusal.kind, refusal.message.as_str()), (RefusalKind::Invalid, "The request has 2 violations"));
        assert!(refusal.violations.iter().all(|violation| violation.keyword == "max_length"));
    }

    #[test]
    fn what_is_ours_or_undocumented_says_nothing() {
        let operation = &yourapp::operations::LIST_WORKFLOWS;
        let request = Request::default();
        let refusals = [
            Refusal::of_fault(&request, None, Fault::Panic("secret".to_owned())),
            Refusal::of_fault(&request, Some(operation), Fault::Undocumented(418)),
            Refusal::of_error(&request, operation, &Error::internal("secret")),
            // `listWorkflows` lists no 409.
            Refusal::of_error(&request, operation, &Error::conflict("secret")),
        ];
        for refusal in refusals {
            assert_eq!(refusal, Refusal::internal());
        }
    }
}
