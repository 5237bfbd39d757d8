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

/// What `createApiKey` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateApiKey {
    /// The new key.
    pub body: types::CreateApiKeyRequest,
}

impl CreateApiKey {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
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
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
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

/// What `createEndpoint` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateEndpoint {
    /// The new endpoint.
    pub body: types::CreateEndpointRequest,
}

impl CreateEndpoint {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
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
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}

static LIST_WEBHOOK_DELIVERIES_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_WEBHOOK_DELIVERIES_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

static LIST_WEBHOOK_DELIVERIES_WEBHOOK_ID: Param = Param {
    name: "webhook_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1webhook-deliveries/get/parameters/2/schema",
    exact: true,
};

static LIST_WEBHOOK_DELIVERIES_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1webhook-deliveries/get/parameters/3/schema",
    exact: true,
};

static LIST_WEBHOOK_DELIVERIES_EVENT: Param = Param {
    name: "event",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1webhook-deliveries/get/parameters/4/schema",
    exact: true,
};

/// What `listWebhookDeliveries` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWebhookDeliveries {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
    /// Only deliveries to this webhook, by its UUID. What is not the id of one of the caller's webhooks is a violation (400, `unknown_record`).
    pub webhook_id: Option<String>,
    /// Only deliveries with this status.
    pub status: Option<types::DeliveryStatus>,
    /// Only deliveries of events of this kind.
    pub event: Option<types::EventType>,
}

impl ListWebhookDeliveries {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page =
            decoder.optional::<i32>(&LIST_WEBHOOK_DELIVERIES_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_WEBHOOK_DELIVERIES_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        let webhook_id =
            decoder.optional::<String>(&LIST_WEBHOOK_DELIVERIES_WEBHOOK_ID, |value: &String| length(value, 1, 128));
        let status = decoder
            .optional::<types::DeliveryStatus>(&LIST_WEBHOOK_DELIVERIES_STATUS, |_: &types::DeliveryStatus| true);
        let event = decoder.optional::<types::EventType>(&LIST_WEBHOOK_DELIVERIES_EVENT, |_: &types::EventType| true);
        decoder.finish()?;
        let (Some(page), Some(limit), Some(webhook_id), Some(status), Some(event)) =
            (page, limit, webhook_id, status, event)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20), webhook_id, status, event })
    }
}

static GET_WEBHOOK_DELIVERY_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/DeliveryId/schema",
    exact: true,
};

/// What `getWebhookDelivery` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWebhookDelivery {
    /// The delivery's UUID. Any text is taken; what is not the id of one of the caller's deliveries is 404.
    pub id: String,
}

impl GetWebhookDelivery {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_WEBHOOK_DELIVERY_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static RESEND_WEBHOOK_DELIVERY_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/DeliveryId/schema",
    exact: true,
};

static RESEND_WEBHOOK_DELIVERY_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `resendWebhookDelivery` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ResendWebhookDelivery {
    /// The delivery's UUID. Any text is taken; what is not the id of one of the caller's deliveries is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
}

impl ResendWebhookDelivery {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&RESEND_WEBHOOK_DELIVERY_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&RESEND_WEBHOOK_DELIVERY_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_6.is_match(value)
        });
        decoder.finish()?;
        let (Some(id), Some(idempotency_key)) = (id, idempotency_key) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, idempotency_key })
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
