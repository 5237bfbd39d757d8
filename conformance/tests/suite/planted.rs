//! Planted faults: each must be found, by the right check, on the right operation.

use conformance::{checks::Check, report::terminal};

use super::server::{hold_only, start};

/// Fault, the check that must find it, and the operation where.
const PLANTED: &[(&str, Check, &str)] = &[
    ("creation answers 200", Check::StatusDeclared, "create"),
    ("an undeclared 409", Check::StatusDeclared, "create"),
    ("creation answers text", Check::MediaType, "create"),
    ("broken JSON", Check::JsonParses, "create"),
    ("a required member is missing", Check::BodySchema, "view"),
    ("a member has the wrong type", Check::BodySchema, "list"),
    ("total is a string", Check::BodySchema, "list"),
    ("an undeclared member in the list", Check::BodySchema, "list"),
    ("a date without its time", Check::BodySchema, "view"),
    ("an id of another shape", Check::BodySchema, "create"),
    ("deletion answers with a body", Check::StatusDeclared, "remove"),
    ("no Location", Check::HeaderRequired, "create"),
    ("no request id", Check::HeaderRequired, "list"),
    ("request id too short", Check::HeaderSchema, "list"),
    ("X-Total is no number", Check::HeaderSchema, "list"),
    ("malformed JSON fails", Check::ServerError, "create"),
    ("a nested fault fails", Check::ServerError, "create"),
    ("an unknown id brings the connection down", Check::Transport, "view"),
    ("malformed id fails", Check::ServerError, "view"),
    ("malformed JSON is accepted", Check::InvalidRefused, "create"),
    ("any media type will do", Check::InvalidRefused, "create"),
    ("null is taken for absent", Check::InvalidRefused, "create"),
    ("overlooks type", Check::InvalidRefused, "create"),
    ("overlooks required", Check::InvalidRefused, "create"),
    ("overlooks additionalProperties", Check::InvalidRefused, "create"),
    ("overlooks minLength", Check::InvalidRefused, "create"),
    ("overlooks maxLength", Check::InvalidRefused, "create"),
    ("overlooks pattern", Check::InvalidRefused, "create"),
    ("overlooks format", Check::InvalidRefused, "create"),
    ("overlooks enum", Check::InvalidRefused, "create"),
    ("overlooks minimum", Check::InvalidRefused, "create"),
    ("overlooks maximum", Check::InvalidRefused, "create"),
    ("overlooks exclusiveMinimum", Check::InvalidRefused, "create"),
    ("overlooks multipleOf", Check::InvalidRefused, "create"),
    ("overlooks maxItems", Check::InvalidRefused, "create"),
    ("overlooks uniqueItems", Check::InvalidRefused, "create"),
    ("overlooks minProperties", Check::InvalidRefused, "change"),
    ("limit accepts letters", Check::InvalidRefused, "list"),
    ("limit has no maximum", Check::InvalidRefused, "list"),
    ("state accepts anything", Check::InvalidRefused, "list"),
    ("valid bodies are refused", Check::ValidAccepted, "create"),
    ("lengths are counted in bytes", Check::ValidAccepted, "create"),
    ("a limit is taken as outside", Check::ValidAccepted, "create"),
    ("null is refused", Check::ValidAccepted, "create"),
    ("only the first fault is reported", Check::AllFaults, "create"),
    ("no authentication", Check::Authentication, "list"),
    ("any token will do", Check::Authentication, "view"),
    ("no credential is good", Check::Authentication, "view"),
    ("no credential is a 400", Check::Authentication, "remove"),
    ("an unknown id is made up", Check::UnknownId, "view"),
    ("deleting nothing succeeds", Check::UnknownId, "remove"),
    ("wrong method answers 404", Check::Method, "list"),
    ("no Allow header", Check::Allow, "view"),
    ("Allow leaves a method out", Check::Allow, "list"),
    ("unknown path answers 200", Check::UnknownPath, ""),
];

#[tokio::test]
async fn every_planted_fault_is_found_by_its_check_on_its_operation() {
    let mut overlooked = Vec::new();
    for (fault, check, operation) in PLANTED {
        let running = start(fault).await;
        // The one operation is enough, and what it needs is set up all the same. Unknown paths belong to none.
        let only: &[&str] = if operation.is_empty() { &[] } else { &[operation] };
        let outcome = hold_only(&running, 1, only).await;
        let found =
            outcome.violations.iter().any(|violation| violation.check == *check && violation.operation == *operation);
        if !found {
            overlooked.push(format!("{fault}: {check} on {operation:?}\n{}", terminal::render(&outcome, false)));
        }
    }
    assert!(overlooked.is_empty(), "{}", overlooked.join("\n\n"));
}
