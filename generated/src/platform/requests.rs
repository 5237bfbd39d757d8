// Written by `cargo xtask generate`. Change the document, not this file.

//! Requests: parameters and body of each operation, decoded and checked.

#![allow(clippy::large_enum_variant, reason = "alternatives are what the document says they are")]
#![allow(
    unused_imports,
    unused_variables,
    unused_mut,
    clippy::unnecessary_wraps,
    reason = "every operation uses another part of these"
)]

use poem::{Body, Request};

use super::{SCHEMAS, types, validate::*};
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, Decoder, Fault, In, IndexMap, Limits, Map, Media, Param, Shape, Style,
    Uuid, Validate, Value, length, read_body, read_form, read_json, read_multipart, read_text, unique,
};

static LIST_API_KEYS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_API_KEYS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listApiKeys` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListApiKeys {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListApiKeys {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_API_KEYS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_API_KEYS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_API_KEY_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createApiKey` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateApiKey {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new key.
    pub body: types::CreateApiKeyRequest,
}

impl CreateApiKey {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_API_KEY_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateApiKeyRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1api-keys/post/requestBody/content/application~1json/schema",
                false,
                |value: &types::CreateApiKeyRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

static REVOKE_API_KEY_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1api-keys~1{id}/delete/parameters/0/schema",
    exact: true,
};

/// What `revokeApiKey` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RevokeApiKey {
    /// The key's id. Any text is taken; what is not the id of one of the tenant's keys is 404.
    pub id: String,
}

impl RevokeApiKey {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&REVOKE_API_KEY_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_ENDPOINTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_ENDPOINTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listEndpoints` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListEndpoints {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListEndpoints {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_ENDPOINTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_ENDPOINTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_ENDPOINT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createEndpoint` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateEndpoint {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new endpoint.
    pub body: types::CreateEndpointRequest,
}

impl CreateEndpoint {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_ENDPOINT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_5.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateEndpointRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1endpoints/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateEndpointRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(idempotency_key), Some(body)) = (idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { idempotency_key, body })
    }
}

/// What `listNodeTypes` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListNodeTypes {}

impl ListNodeTypes {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
    }
}

static CANCEL_EXECUTION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

/// What `cancelExecution` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelExecution {
    /// The execution's UUID. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
}

impl CancelExecution {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&CANCEL_EXECUTION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static RETRY_EXECUTION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

/// What `retryExecution` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryExecution {
    /// The execution's UUID. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
}

impl RetryExecution {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&RETRY_EXECUTION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_AUDIT_EVENTS_ACTOR_ID: Param = Param {
    name: "actor_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/0/schema",
    exact: false,
};

static LIST_AUDIT_EVENTS_ACTION: Param = Param {
    name: "action",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/1/schema",
    exact: true,
};

static LIST_AUDIT_EVENTS_RECORD_KIND: Param = Param {
    name: "record_kind",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/2/schema",
    exact: true,
};

static LIST_AUDIT_EVENTS_RECORD_ID: Param = Param {
    name: "record_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/3/schema",
    exact: false,
};

static LIST_AUDIT_EVENTS_FROM: Param = Param {
    name: "from",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/4/schema",
    exact: false,
};

static LIST_AUDIT_EVENTS_TO: Param = Param {
    name: "to",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1audit-events/get/parameters/5/schema",
    exact: false,
};

static LIST_AUDIT_EVENTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_AUDIT_EVENTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listAuditEvents` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAuditEvents {
    /// Only what this API key, OAuth client or user did.
    pub actor_id: Option<Uuid>,
    /// Only this action.
    pub action: Option<types::AuditAction>,
    /// Only records of this kind, such as `workflow`, `execution`, `api_key`, `endpoint`, `unit`, `form`, `credential` or `webhook`.
    pub record_kind: Option<String>,
    /// Only what was done to this record, which may be gone.
    pub record_id: Option<Uuid>,
    /// Only entries of this moment or later (RFC 3339). Where it is later than `to`, nothing is selected.
    pub from: Option<DateTime>,
    /// Only entries of this moment or earlier (RFC 3339).
    pub to: Option<DateTime>,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListAuditEvents {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let actor_id = decoder.optional::<Uuid>(&LIST_AUDIT_EVENTS_ACTOR_ID, |_: &Uuid| true);
        let action = decoder.optional::<types::AuditAction>(&LIST_AUDIT_EVENTS_ACTION, |_: &types::AuditAction| true);
        let record_kind = decoder.optional::<String>(&LIST_AUDIT_EVENTS_RECORD_KIND, |value: &String| {
            length(value, 1, 64) && PATTERN_6.is_match(value)
        });
        let record_id = decoder.optional::<Uuid>(&LIST_AUDIT_EVENTS_RECORD_ID, |_: &Uuid| true);
        let from = decoder.optional::<DateTime>(&LIST_AUDIT_EVENTS_FROM, |_: &DateTime| true);
        let to = decoder.optional::<DateTime>(&LIST_AUDIT_EVENTS_TO, |_: &DateTime| true);
        let page = decoder.optional::<i32>(&LIST_AUDIT_EVENTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_AUDIT_EVENTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (
            Some(actor_id),
            Some(action),
            Some(record_kind),
            Some(record_id),
            Some(from),
            Some(to),
            Some(page),
            Some(limit),
        ) = (actor_id, action, record_kind, record_id, from, to, page, limit)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self {
            actor_id,
            action,
            record_kind,
            record_id,
            from,
            to,
            page: page.unwrap_or(1),
            limit: limit.unwrap_or(20),
        })
    }
}
