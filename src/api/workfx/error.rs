//! What went wrong → `{"detail": "…"}`, and where it is the request, `{"detail": [{"loc": […], "msg": "…", "type": "…"}]}`: the shape and the words of FastAPI, which the
//! published API is made with.

use generated::{
    runtime::{self, Fault, In, Operation, Violation},
    workfx::types,
};
use poem::{Request, Response, http::StatusCode};

use crate::{
    api::{
        auth, limit,
        refusal::{Refusal, RefusalKind},
        text::cut,
    },
    domain::error::Error,
};

const MAX_DETAIL: usize = 12_000;
const MAX_MESSAGE: usize = 2_000;
const MAX_PART: usize = 2_000;
const MAX_PARTS: usize = 1_000;
const MAX_TYPE: usize = 64;
const MAX_VIOLATIONS: usize = 10_000;

/// The answer to a fault that the router found.
pub(super) fn of_fault(request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response {
    response(Refusal::of_fault(request, operation, fault))
}

/// The answer to an error of the domain.
pub(super) fn of_error(request: &Request, operation: &'static Operation, error: &Error) -> Response {
    response(Refusal::of_error_with(request, operation, error, status))
}

/// 429 where no operation is at hand.
pub(super) fn of_limit(_: &Request, error: &Error) -> Response {
    response(Refusal::of_limit(error))
}

/// A detail that is a sentence.
pub(super) fn detail(message: impl Into<String>) -> types::Error {
    types::Error { detail: cut(message, MAX_DETAIL) }
}

/// Here a request that is not as it should be is 422.
fn status(kind: RefusalKind) -> StatusCode {
    match kind {
        RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        other => other.status(),
    }
}

fn response(refusal: Refusal) -> Response {
    let status = status(refusal.kind);
    let violations = match refusal.kind {
        RefusalKind::Invalid => refusal.violations,
        RefusalKind::KeyReused => vec![Violation {
            place: In::Header,
            pointer: "/Idempotency-Key".to_owned(),
            keyword: "key_reused".to_owned(),
            message: refusal.message.clone(),
        }],
        _ => Vec::new(),
    };
    let mut response = if violations.is_empty() {
        runtime::json(status, "application/json", &detail(refusal.message))
    } else {
        let detail = violations.into_iter().take(MAX_VIOLATIONS).map(violation).collect();
        runtime::json(status, "application/json", &types::ValidationError { detail })
    };
    auth::challenge(&mut response, refusal.kind);
    limit::retry_after(&mut response, refusal.kind);
    response
}

fn violation(violation: Violation) -> types::Violation {
    let (kind, message) = worded(&violation);
    types::Violation {
        loc: loc(violation.place, &violation.pointer),
        msg: cut(message.map_or(violation.message, str::to_owned), MAX_MESSAGE),
        r#type: cut(kind, MAX_TYPE),
    }
}

/// The part of the request, and the way from there; indexes are integers.
fn loc(place: In, pointer: &str) -> Vec<types::LocationPart> {
    let place = types::LocationPart::Text(place.as_str().to_owned());
    let tokens = pointer.split('/').skip(1).map(|token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        let is_index = token.len() < 16 && !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        match token.parse::<i64>() {
            Ok(index) if is_index => types::LocationPart::Integer(index),
            _ => types::LocationPart::Text(cut(token, MAX_PART)),
        }
    });
    std::iter::once(place).chain(tokens).take(MAX_PARTS).collect()
}

/// FastAPI's word for a broken rule and, where it has one that says no less than ours, its sentence.
fn worded(violation: &Violation) -> (String, Option<&'static str>) {
    let is_text = violation.place != In::Body;
    let word = match violation.keyword.as_str() {
        "required" if violation.message == "is required" => return ("missing".to_owned(), Some("Field required")),
        "syntax" if violation.place == In::Body => "json_invalid",
        "incomplete" => "json_invalid",
        "type" => return (of_type(&violation.message, is_text).to_owned(), None),
        "min_length" => "string_too_short",
        "max_length" => "string_too_long",
        "pattern" => "string_pattern_mismatch",
        "min_items" | "min_properties" => "too_short",
        "max_items" | "max_properties" => "too_long",
        "minimum" => "greater_than_equal",
        "maximum" => "less_than_equal",
        "exclusive_minimum" => "greater_than",
        "exclusive_maximum" => "less_than",
        "multiple_of" => "multiple_of",
        "enum" => "enum",
        "const" => "literal_error",
        "additional_properties" | "unevaluated_properties" => "extra_forbidden",
        _ => "value_error",
    };
    (word.to_owned(), None)
}

/// What a value should have been, from the sentence that says so. Outside the body everything comes as text, which is parsed.
fn of_type(message: &str, is_text: bool) -> &'static str {
    const WORDS: [(&str, &str, &str); 6] = [
        ("integer", "int_type", "int_parsing"),
        ("number", "float_type", "float_parsing"),
        ("boolean", "bool_type", "bool_parsing"),
        ("string", "string_type", "string_type"),
        ("array", "list_type", "list_type"),
        ("object", "dict_type", "dict_type"),
    ];
    let named = WORDS.iter().find(|(name, ..)| message.contains(&format!("\"{name}\"")));
    named.map_or("value_error", |(_, body, text)| if is_text { *text } else { *body })
}

#[cfg(test)]
mod tests {
    use generated::workfx::operations::{self, CREATE_AGENT, LIST_AGENTS};
    use poem::http::header;
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        api::testing::{Answer, answer, every_fault},
        domain::error::{self, Kind},
    };

    fn check(answer: &Answer) -> Value {
        let body = answer.json();
        if body["detail"].is_string() {
            answer.keeps::<types::Error>(&generated::workfx::SCHEMAS, "/components/schemas/Error");
        } else {
            answer.keeps::<types::ValidationError>(&generated::workfx::SCHEMAS, "/components/schemas/ValidationError");
        }
        body
    }

    #[tokio::test]
    async fn every_fault_has_a_body_that_the_document_allows() {
        for (fault, status) in every_fault() {
            let answer = answer(of_fault(&Request::default(), Some(&CREATE_AGENT), fault.clone())).await;
            assert_eq!(answer.status, if status == 400 { 422 } else { status }, "{fault:?}");
            assert_eq!(answer.content_type(), "application/json");
            assert_eq!(check(&answer)["detail"].is_array(), status == 400, "{fault:?}");
        }
    }

    #[tokio::test]
    async fn rules_are_told_in_fastapis_words() {
        let told = async |place, pointer: &str, keyword: &str, message: &str| {
            let (pointer, keyword, message) = (pointer.to_owned(), keyword.to_owned(), message.to_owned());
            let fault = Fault::Invalid(vec![Violation { place, pointer, keyword, message }]);
            let answer = answer(of_fault(&Request::default(), Some(&LIST_AGENTS), fault)).await;
            check(&answer)["detail"][0].clone()
        };
        let is_no = |name: &str| format!("value is not of type \"{name}\"");
        for (place, pointer, keyword, message, loc, kind) in [
            (In::Body, "/name", "minLength", "short".to_owned(), json!(["body", "name"]), "string_too_short"),
            (In::Body, "/tags/3", "maxLength", "long".to_owned(), json!(["body", "tags", 3]), "string_too_long"),
            (In::Body, "/a~1b/~0", "enum", "none of them".to_owned(), json!(["body", "a/b", "~"]), "enum"),
            (In::Body, "", "syntax", "no JSON".to_owned(), json!(["body"]), "json_invalid"),
            (In::Query, "/page_num", "type", is_no("integer"), json!(["query", "page_num"]), "int_parsing"),
            (In::Query, "/is_favorite", "type", is_no("boolean"), json!(["query", "is_favorite"]), "bool_parsing"),
            (In::Body, "/is_favorite", "type", is_no("boolean"), json!(["body", "is_favorite"]), "bool_type"),
            (In::Body, "", "type", is_no("object"), json!(["body"]), "dict_type"),
            (In::Query, "/page_size", "maximum", "much".to_owned(), json!(["query", "page_size"]), "less_than_equal"),
            (
                In::Header,
                "/idempotency-key",
                "pattern",
                "odd".to_owned(),
                json!(["header", "idempotency-key"]),
                "string_pattern_mismatch",
            ),
        ] {
            let found = told(place, pointer, keyword, &message).await;
            assert_eq!(found, json!({"loc": loc, "msg": message, "type": kind}));
        }
        let missing = told(In::Body, "/name", "required", "is required").await;
        assert_eq!(missing, json!({"loc": ["body", "name"], "msg": "Field required", "type": "missing"}));
    }

    #[tokio::test]
    async fn a_key_that_is_used_again_is_a_fault_of_its_header() {
        let answer = answer(of_error(&Request::default(), &CREATE_AGENT, &Error::KeyReused)).await;
        assert_eq!(answer.status, 422);
        assert_eq!(check(&answer)["detail"][0]["loc"], json!(["header", "Idempotency-Key"]));
    }

    #[tokio::test]
    async fn faults_of_the_domain_are_all_told_and_a_missing_record_in_a_sentence() {
        let faults = ["/name", "/tags/0"].map(|pointer| error::Fault::new(pointer, "required", "must not be blank"));
        let invalid = Error::Invalid { faults: faults.to_vec() };
        let refused = answer(of_error(&Request::default(), &CREATE_AGENT, &invalid)).await;
        assert_eq!(refused.status, 422);
        assert_eq!(check(&refused)["detail"].as_array().map(Vec::len), Some(2));
        let missing = Error::not_found(Kind::Agent);
        let missing = answer(of_error(&Request::default(), &operations::GET_AGENT, &missing)).await;
        assert_eq!((missing.status.as_u16(), check(&missing)), (404, json!({"detail": "agent not found"})));
    }

    #[tokio::test]
    async fn a_401_carries_a_challenge() {
        let missing = answer(of_fault(&Request::default(), Some(&CREATE_AGENT), Fault::Unauthenticated)).await;
        assert_eq!(missing.headers[header::WWW_AUTHENTICATE], r#"Bearer realm="switchyard""#);
    }
}
