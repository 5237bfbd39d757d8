// Written by `cargo xtask generate`. Change the document, not this file.

//! Schemas of the types of the wire, for code-first programs that use utoipa. Behind the feature `utoipa`.

#![allow(deprecated, unused_imports, clippy::too_many_lines, reason = "as long as the document")]

use ::utoipa::{
    PartialSchema,
    openapi::{
        Deprecated, RefOr,
        schema::{AdditionalProperties, AnyOfBuilder, Discriminator, KnownFormat, OneOfBuilder, Schema, Type},
    },
};

use super::types;
use crate::runtime::utoipa::{
    Rebuilt, Source, any, formatted, json, list, map, named, named_or_null, number, of, to_schema,
};

/// Every schema of the document that a Rust type stands for: named types, then bodies and parameters in the document's order.
pub fn schemas() -> Vec<Rebuilt> {
    ALL.iter().map(Rebuilt::of).collect()
}

/// Functions, so that no single one holds all schemas on its stack.
static ALL: &[Source] = &[
    Source { pointer: "/components/schemas/Scope", name: "Scope", schema: types::Scope::schema },
    Source {
        pointer: "/components/schemas/CreateApiKeyRequest",
        name: "CreateApiKeyRequest",
        schema: types::CreateApiKeyRequest::schema,
    },
    Source { pointer: "/components/schemas/ApiKey", name: "ApiKey", schema: types::ApiKey::schema },
    Source {
        pointer: "/components/schemas/CreatedApiKey",
        name: "CreatedApiKey",
        schema: types::CreatedApiKey::schema,
    },
    Source { pointer: "/components/schemas/ApiKeyList", name: "ApiKeyList", schema: types::ApiKeyList::schema },
    Source {
        pointer: "/components/schemas/CreateEndpointRequest",
        name: "CreateEndpointRequest",
        schema: types::CreateEndpointRequest::schema,
    },
    Source { pointer: "/components/schemas/Endpoint", name: "Endpoint", schema: types::Endpoint::schema },
    Source { pointer: "/components/schemas/EndpointList", name: "EndpointList", schema: types::EndpointList::schema },
    Source { pointer: "/components/schemas/EventType", name: "EventType", schema: types::EventType::schema },
    Source {
        pointer: "/components/schemas/DeliveryStatus",
        name: "DeliveryStatus",
        schema: types::DeliveryStatus::schema,
    },
    Source { pointer: "/components/schemas/Delivery", name: "Delivery", schema: types::Delivery::schema },
    Source {
        pointer: "/components/schemas/DeliveryAttempt",
        name: "DeliveryAttempt",
        schema: types::DeliveryAttempt::schema,
    },
    Source {
        pointer: "/components/schemas/DeliveryDetail",
        name: "DeliveryDetail",
        schema: types::DeliveryDetail::schema,
    },
    Source { pointer: "/components/schemas/DeliveryList", name: "DeliveryList", schema: types::DeliveryList::schema },
    Source { pointer: "/components/schemas/NodeCategory", name: "NodeCategory", schema: types::NodeCategory::schema },
    Source { pointer: "/components/schemas/NodeType", name: "NodeType", schema: types::NodeType::schema },
    Source { pointer: "/components/schemas/NodeTypeList", name: "NodeTypeList", schema: types::NodeTypeList::schema },
    Source {
        pointer: "/components/schemas/ExecutionStatus",
        name: "ExecutionStatus",
        schema: types::ExecutionStatus::schema,
    },
    Source {
        pointer: "/components/schemas/ExecutionState",
        name: "ExecutionState",
        schema: types::ExecutionState::schema,
    },
    Source { pointer: "/components/schemas/ProblemPlace", name: "ProblemPlace", schema: types::ProblemPlace::schema },
    Source { pointer: "/components/schemas/ProblemError", name: "ProblemError", schema: types::ProblemError::schema },
    Source { pointer: "/components/schemas/Problem", name: "Problem", schema: types::Problem::schema },
    Source {
        pointer: "/components/parameters/Page/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(1000000_i64)).into()
        },
    },
    Source {
        pointer: "/components/parameters/Limit/schema",
        name: "",
        schema: || number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).into(),
    },
    Source {
        pointer: "/paths/~1api-keys/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ApiKeyList").into(),
    },
    Source {
        pointer: "/components/responses/BadRequest/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/Forbidden/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/RateLimited/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1api-keys/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateApiKeyRequest").into(),
    },
    Source {
        pointer: "/paths/~1api-keys/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("CreatedApiKey").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/components/responses/UnsupportedMediaType/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1api-keys~1{id}/delete/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1endpoints/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("EndpointList").into(),
    },
    Source {
        pointer: "/paths/~1endpoints/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateEndpointRequest").into(),
    },
    Source {
        pointer: "/paths/~1endpoints/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Endpoint").into(),
    },
    Source {
        pointer: "/components/responses/Conflict/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/2/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/3/schema",
        name: "",
        schema: || named("DeliveryStatus").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/parameters/4/schema",
        name: "",
        schema: || named("EventType").into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("DeliveryList").into(),
    },
    Source {
        pointer: "/components/parameters/DeliveryId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1webhook-deliveries~1{id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("DeliveryDetail").into(),
    },
    Source {
        pointer: "/components/parameters/IdempotencyKey/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[\\x21-\\x7E]+$")).into()
        },
    },
    Source {
        pointer: "/paths/~1webhook-deliveries~1{id}~1resend/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("Delivery").into(),
    },
    Source {
        pointer: "/components/responses/KeyReused/content/application~1problem+json/schema",
        name: "",
        schema: || named("Problem").into(),
    },
    Source {
        pointer: "/paths/~1node-types/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("NodeTypeList").into(),
    },
    Source {
        pointer: "/components/parameters/ExecutionId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1cancel/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionState").into(),
    },
    Source {
        pointer: "/paths/~1executions~1{id}~1retry/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ExecutionState").into(),
    },
];

impl PartialSchema for types::Scope {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflows:read", "workflows:write", "executions:read", "executions:write", "forms:read", "forms:write", "forms:submit", "credentials:read", "credentials:write", "integrations:read", "integrations:write", "webhooks:read", "webhooks:write", "jobs:run", "jobs:read", "platform:read", "platform:write", "audit:read", "admin", "operator"])).description(Some(r#"What a credential may do. `admin` grants everything within its tenant; `operator`, which `admin` does not include, is for those who run the server: it makes tenants and
chooses their plans. Each other scope grants what the documents' operations list it for.
"#)).into()
    }
}

to_schema!(types::Scope, "Scope");

impl PartialSchema for types::CreateApiKeyRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people, not blank and without control characters. It need not be unique."#))).required("name")
.property("scopes", list(named("Scope"), false).min_items(Some(1)).max_items(Some(20)).unique_items(true).description(Some(r#"What the key may do, at least one scope."#))).required("scopes")
.property("expires_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When the key stops working; absent or null, never. A moment that has passed is taken, and makes a key that never works."#))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new API key."#)).into()
    }
}

to_schema!(types::CreateApiKeyRequest, "CreateApiKeyRequest");

impl PartialSchema for types::ApiKey {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the key, which is no secret."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "prefix",
                of(Type::String, false)
                    .max_length(Some(32))
                    .description(Some(r#"The first characters of the key, for people to tell keys apart."#)),
            )
            .required("prefix")
            .property(
                "scopes",
                list(named("Scope"), false).max_items(Some(20)).description(Some(r#"What the key may do."#)),
            )
            .required("scopes")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"An API key, without the key itself."#))
            .into()
    }
}

to_schema!(types::ApiKey, "ApiKey");

impl PartialSchema for types::CreatedApiKey {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Identity of the key, which is no secret."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "prefix",
                of(Type::String, false)
                    .max_length(Some(32))
                    .description(Some(r#"The first characters of the key, for people to tell keys apart."#)),
            )
            .required("prefix")
            .property(
                "scopes",
                list(named("Scope"), false).max_items(Some(20)).description(Some(r#"What the key may do."#)),
            )
            .required("scopes")
            .property(
                "key",
                of(Type::String, false).min_length(Some(16)).max_length(Some(128)).pattern(Some("^sy_")).description(
                    Some(r#"The key, to be presented as `Authorization: Bearer …` or `x-api-key`. It is shown once."#),
                ),
            )
            .required("key")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it stops working; null, never."#)),
            )
            .required("expires_at")
            .property(
                "last_used_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last presented, to the minute; null, never yet."#)),
            )
            .required("last_used_at")
            .property(
                "revoked_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was revoked; null where it was not."#)),
            )
            .required("revoked_at")
            .description(Some(r#"An API key at its creation, the only time when the key itself is shown."#))
            .into()
    }
}

to_schema!(types::CreatedApiKey, "CreatedApiKey");

impl PartialSchema for types::ApiKeyList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("ApiKey"), false).max_items(Some(100)).description(Some(r#"The API keys of this page."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Number of this page, from 1."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Most items that a page holds."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of API keys."#))
            .into()
    }
}

to_schema!(types::ApiKeyList, "ApiKeyList");

impl PartialSchema for types::CreateEndpointRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[A-Za-z0-9][A-Za-z0-9._-]*$")).description(Some(r#"Unique within the tenant; letters, digits, `.`, `_` and `-`, so that it fits into a header."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(4000)).pattern(Some("^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$")).description(Some(r#"What it is for. Line breaks and tabs are fine, other control characters are not."#)).default(Some(json(r#""""#)))).additional_properties(Some(AdditionalProperties::FreeForm(false))).description(Some(r#"A new endpoint."#)).into()
    }
}

to_schema!(types::CreateEndpointRequest, "CreateEndpointRequest");

impl PartialSchema for types::Endpoint {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "name",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"What `x-wf-endpoint` says."#)),
            )
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it is for; may be empty."#)),
            )
            .required("description")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"A named place where published workflows are callable by name."#))
            .into()
    }
}

to_schema!(types::Endpoint, "Endpoint");

impl PartialSchema for types::EndpointList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Endpoint"), false).max_items(Some(100)).description(Some(r#"The endpoints of this page."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Number of this page, from 1."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Most items that a page holds."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of endpoints."#))
            .into()
    }
}

to_schema!(types::EndpointList, "EndpointList");

impl PartialSchema for types::EventType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["workflow.executed", "workflow.failed", "workflow.published", "form.submitted"]))
            .description(Some(r#"What happened, as YourApp's document describes it."#))
            .into()
    }
}

to_schema!(types::EventType, "EventType");

impl PartialSchema for types::DeliveryStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending", "delivered", "failed"])).description(Some(r#"Where a delivery is: `pending` has an attempt to come or under way; `delivered` was answered with a 2xx status; `failed` had its last attempt, or its webhook was disabled.
"#)).into()
    }
}

to_schema!(types::DeliveryStatus, "DeliveryStatus");

impl PartialSchema for types::Delivery {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "webhook_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Where it goes."#)),
            )
            .required("webhook_id")
            .property(
                "message_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^msg_[0-9a-z]+$"))
                    .description(Some(r#"The header `webhook-id` of every attempt."#)),
            )
            .required("message_id")
            .property("event", named("EventType").description(Some(r#"What happened."#)))
            .required("event")
            .property("status", named("DeliveryStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "attempt_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Attempts that have ended."#)),
            )
            .required("attempt_count")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the event happened."#)),
            )
            .required("created_at")
            .property(
                "next_attempt_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the next attempt is due; null where none is, or one is under way."#)),
            )
            .required("next_attempt_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was delivered or failed; null until then."#)),
            )
            .required("finished_at")
            .description(Some(r#"An event on its way to a webhook."#))
            .into()
    }
}

to_schema!(types::Delivery, "Delivery");

impl PartialSchema for types::DeliveryAttempt {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "duration_ms",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How long it took, in milliseconds."#)),
            )
            .required("duration_ms")
            .property(
                "status",
                number(Type::Integer, KnownFormat::Int32, true)
                    .minimum(Some(100_i64))
                    .maximum(Some(999_i64))
                    .description(Some(r#"What the receiver answered; null where there was no answer."#)),
            )
            .required("status")
            .property(
                "error",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .description(Some(r#"Why it failed; null unless it did."#)),
            )
            .required("error")
            .description(Some(r#"One attempt."#))
            .into()
    }
}

to_schema!(types::DeliveryAttempt, "DeliveryAttempt");

impl PartialSchema for types::DeliveryDetail {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property(
                "webhook_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"Where it goes."#)),
            )
            .required("webhook_id")
            .property(
                "message_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^msg_[0-9a-z]+$"))
                    .description(Some(r#"The header `webhook-id` of every attempt."#)),
            )
            .required("message_id")
            .property("event", named("EventType").description(Some(r#"What happened."#)))
            .required("event")
            .property("status", named("DeliveryStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "attempt_count",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Attempts that have ended."#)),
            )
            .required("attempt_count")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the event happened."#)),
            )
            .required("created_at")
            .property(
                "next_attempt_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the next attempt is due; null where none is, or one is under way."#)),
            )
            .required("next_attempt_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was delivered or failed; null until then."#)),
            )
            .required("finished_at")
            .property(
                "attempts",
                list(named("DeliveryAttempt"), false).max_items(Some(50)).description(Some(
                    r#"The attempts that have ended, oldest first; the last 50 where it was sent again often."#,
                )),
            )
            .required("attempts")
            .property(
                "payload",
                of(Type::String, false)
                    .max_length(Some(4194304))
                    .description(Some(r#"The body of every attempt, byte for byte."#)),
            )
            .required("payload")
            .description(Some(r#"A delivery with its attempts and its payload."#))
            .into()
    }
}

to_schema!(types::DeliveryDetail, "DeliveryDetail");

impl PartialSchema for types::DeliveryList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("Delivery"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The deliveries of this page."#)),
            )
            .required("items")
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Number of this page, from 1."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Most items that a page holds."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many there are in all."#)),
            )
            .required("total")
            .description(Some(r#"A page of deliveries."#))
            .into()
    }
}

to_schema!(types::DeliveryList, "DeliveryList");

impl PartialSchema for types::NodeCategory {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["trigger", "action", "control"])).description(Some(r#"What a node type is for: `trigger` starts a workflow, `action` does something, `control` directs the flow."#)).into()
    }
}

to_schema!(types::NodeCategory, "NodeCategory");

impl PartialSchema for types::NodeType {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"What a node's `type` says."#)),
            )
            .required("name")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"A title for people."#)),
            )
            .required("title")
            .property(
                "description",
                of(Type::String, false).max_length(Some(4000)).description(Some(r#"What it does."#)),
            )
            .required("description")
            .property("category", named("NodeCategory").description(Some(r#"What it is for."#)))
            .required("category")
            .property(
                "branches",
                list(of(Type::String, false).max_length(Some(128)), false)
                    .max_items(Some(100))
                    .description(Some(r#"Branches that its edges may name, besides `error`."#)),
            )
            .required("branches")
            .property(
                "config_schema",
                of(Type::Object, false).description(Some(
                    r#"JSON Schema (2020-12) of the node's `config`, once expressions are replaced by their values."#,
                )),
            )
            .required("config_schema")
            .description(Some(r#"A node type."#))
            .into()
    }
}

to_schema!(types::NodeType, "NodeType");

impl PartialSchema for types::NodeTypeList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "items",
                list(named("NodeType"), false).max_items(Some(1000)).description(Some(r#"The node types, by name."#)),
            )
            .required("items")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000_i64))
                    .description(Some(r#"How many there are."#)),
            )
            .required("total")
            .description(Some(r#"All node types."#))
            .into()
    }
}

to_schema!(types::NodeTypeList, "NodeTypeList");

impl PartialSchema for types::ExecutionStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["pending", "running", "waiting", "completed", "failed", "cancelled"])).description(Some(r#"Where an execution is: `pending` is accepted and no node has started; `waiting` waits for time or for a person; `completed`, `failed` and `cancelled` are final, the
last two until a retry.
"#)).into()
    }
}

to_schema!(types::ExecutionStatus, "ExecutionStatus");

impl PartialSchema for types::ExecutionState {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Identity."#)))
            .required("id")
            .property("workflow_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"What runs."#)))
            .required("workflow_id")
            .property("status", named("ExecutionStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was accepted."#)),
            )
            .required("created_at")
            .property(
                "started_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When its first node started; null until then."#)),
            )
            .required("started_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended; null until then."#)),
            )
            .required("finished_at")
            .description(Some(r#"Where an execution is."#))
            .into()
    }
}

to_schema!(types::ExecutionState, "ExecutionState");

impl PartialSchema for types::ProblemPlace {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["body", "query", "path", "header"]))
            .description(Some(r#"Which part of the request a violation is in."#))
            .into()
    }
}

to_schema!(types::ProblemPlace, "ProblemPlace");

impl PartialSchema for types::ProblemError {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "pointer",
                of(Type::String, false).max_length(Some(2000)).description(Some(
                    r#"JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body."#,
                )),
            )
            .required("pointer")
            .property(
                "code",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"A stable word, such as `required`, `enum` or `additional_properties`."#)),
            )
            .required("code")
            .property(
                "detail",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence for the person who mends it."#)),
            )
            .required("detail")
            .property("in", named("ProblemPlace").description(Some(r#"Which part of the request; absent, the body."#)))
            .description(Some(r#"One thing that is wrong with a request."#))
            .into()
    }
}

to_schema!(types::ProblemError, "ProblemError");

impl PartialSchema for types::Problem {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "type",
                formatted("uri-reference", false)
                    .max_length(Some(2000))
                    .description(Some(r#"Kind of the problem; `about:blank` where the status says it all."#)),
            )
            .required("type")
            .property(
                "title",
                of(Type::String, false).max_length(Some(255)).description(Some(r#"The status in words."#)),
            )
            .required("title")
            .property(
                "status",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(400_i64))
                    .maximum(Some(599_i64))
                    .description(Some(r#"The HTTP status."#)),
            )
            .required("status")
            .property(
                "detail",
                of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for people."#)),
            )
            .required("detail")
            .property(
                "errors",
                list(named("ProblemError"), false)
                    .max_items(Some(10000))
                    .description(Some(r#"Every violation; empty where the request itself is fine."#)),
            )
            .required("errors")
            .property(
                "request_id",
                of(Type::String, false)
                    .max_length(Some(128))
                    .description(Some(r#"The request's name in the server's log, as in `X-Request-Id`."#)),
            )
            .required("request_id")
            .description(Some(r#"An error, as problem details (RFC 9457)."#))
            .into()
    }
}

to_schema!(types::Problem, "Problem");
