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
    Source { pointer: "/components/schemas/AgentStatus", name: "AgentStatus", schema: types::AgentStatus::schema },
    Source {
        pointer: "/components/schemas/ConversationStatus",
        name: "ConversationStatus",
        schema: types::ConversationStatus::schema,
    },
    Source {
        pointer: "/components/schemas/MessageSender",
        name: "MessageSender",
        schema: types::MessageSender::schema,
    },
    Source { pointer: "/components/schemas/Metric", name: "Metric", schema: types::Metric::schema },
    Source { pointer: "/components/schemas/Period", name: "Period", schema: types::Period::schema },
    Source {
        pointer: "/components/schemas/DateOrTime",
        name: "DateOrTime",
        schema: || {
            of(Type::String, false).max_length(Some(64)).pattern(Some("^([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$")).into()
        },
    },
    Source { pointer: "/components/schemas/AgentSummary", name: "AgentSummary", schema: types::AgentSummary::schema },
    Source { pointer: "/components/schemas/Agent", name: "Agent", schema: types::Agent::schema },
    Source {
        pointer: "/components/schemas/AgentSettings",
        name: "AgentSettings",
        schema: types::AgentSettings::schema,
    },
    Source {
        pointer: "/components/schemas/CreateAgentRequest",
        name: "CreateAgentRequest",
        schema: types::CreateAgentRequest::schema,
    },
    Source {
        pointer: "/components/schemas/UpdateAgentRequest",
        name: "UpdateAgentRequest",
        schema: types::UpdateAgentRequest::schema,
    },
    Source { pointer: "/components/schemas/DeletedAgent", name: "DeletedAgent", schema: types::DeletedAgent::schema },
    Source {
        pointer: "/components/schemas/ConversationSummary",
        name: "ConversationSummary",
        schema: types::ConversationSummary::schema,
    },
    Source { pointer: "/components/schemas/Conversation", name: "Conversation", schema: types::Conversation::schema },
    Source { pointer: "/components/schemas/Message", name: "Message", schema: types::Message::schema },
    Source {
        pointer: "/components/schemas/ConversationCreated",
        name: "ConversationCreated",
        schema: types::ConversationCreated::schema,
    },
    Source { pointer: "/components/schemas/MessageSent", name: "MessageSent", schema: types::MessageSent::schema },
    Source {
        pointer: "/components/schemas/CreateConversationRequest",
        name: "CreateConversationRequest",
        schema: types::CreateConversationRequest::schema,
    },
    Source {
        pointer: "/components/schemas/SendMessageRequest",
        name: "SendMessageRequest",
        schema: types::SendMessageRequest::schema,
    },
    Source { pointer: "/components/schemas/Metrics", name: "Metrics", schema: types::Metrics::schema },
    Source {
        pointer: "/components/schemas/TimeSeriesItem",
        name: "TimeSeriesItem",
        schema: types::TimeSeriesItem::schema,
    },
    Source { pointer: "/components/schemas/Analytics", name: "Analytics", schema: types::Analytics::schema },
    Source { pointer: "/components/schemas/StatusCounts", name: "StatusCounts", schema: types::StatusCounts::schema },
    Source {
        pointer: "/components/schemas/ChannelFigures",
        name: "ChannelFigures",
        schema: types::ChannelFigures::schema,
    },
    Source {
        pointer: "/components/schemas/AgentPerformance",
        name: "AgentPerformance",
        schema: types::AgentPerformance::schema,
    },
    Source { pointer: "/components/schemas/RoiMetrics", name: "RoiMetrics", schema: types::RoiMetrics::schema },
    Source { pointer: "/components/schemas/AgentRoi", name: "AgentRoi", schema: types::AgentRoi::schema },
    Source { pointer: "/components/schemas/Roi", name: "Roi", schema: types::Roi::schema },
    Source {
        pointer: "/components/schemas/IntegrationStatus",
        name: "IntegrationStatus",
        schema: types::IntegrationStatus::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationSummary",
        name: "IntegrationSummary",
        schema: types::IntegrationSummary::schema,
    },
    Source { pointer: "/components/schemas/Integration", name: "Integration", schema: types::Integration::schema },
    Source {
        pointer: "/components/schemas/IntegrationTest",
        name: "IntegrationTest",
        schema: types::IntegrationTest::schema,
    },
    Source { pointer: "/components/schemas/Sync", name: "Sync", schema: types::SyncModel::schema },
    Source { pointer: "/components/schemas/SyncStatus", name: "SyncStatus", schema: types::SyncStatus::schema },
    Source {
        pointer: "/components/schemas/IntegrationSettings",
        name: "IntegrationSettings",
        schema: types::IntegrationSettings::schema,
    },
    Source {
        pointer: "/components/schemas/CreateIntegrationRequest",
        name: "CreateIntegrationRequest",
        schema: types::CreateIntegrationRequest::schema,
    },
    Source { pointer: "/components/schemas/Pagination", name: "Pagination", schema: types::Pagination::schema },
    Source {
        pointer: "/components/schemas/AgentListResponse",
        name: "AgentListResponse",
        schema: types::AgentListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/ConversationListResponse",
        name: "ConversationListResponse",
        schema: types::ConversationListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/MessageListResponse",
        name: "MessageListResponse",
        schema: types::MessageListResponse::schema,
    },
    Source {
        pointer: "/components/schemas/IntegrationListResponse",
        name: "IntegrationListResponse",
        schema: types::IntegrationListResponse::schema,
    },
    Source { pointer: "/components/schemas/ErrorCode", name: "ErrorCode", schema: types::ErrorCode::schema },
    Source {
        pointer: "/components/schemas/ViolationPlace",
        name: "ViolationPlace",
        schema: types::ViolationPlace::schema,
    },
    Source { pointer: "/components/schemas/Violation", name: "Violation", schema: types::Violation::schema },
    Source { pointer: "/components/schemas/ErrorDetails", name: "ErrorDetails", schema: types::ErrorDetails::schema },
    Source { pointer: "/components/schemas/ErrorBody", name: "ErrorBody", schema: types::ErrorBody::schema },
    Source {
        pointer: "/components/schemas/ErrorResponse",
        name: "ErrorResponse",
        schema: types::ErrorResponse::schema,
    },
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
        pointer: "/paths/~1agents/get/parameters/2/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).into(),
    },
    Source { pointer: "/paths/~1agents/get/parameters/3/schema", name: "", schema: || named("AgentStatus").into() },
    Source {
        pointer: "/paths/~1agents/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AgentListResponse").into(),
    },
    Source {
        pointer: "/components/responses/BadRequest/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/Forbidden/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/RateLimited/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/parameters/IdempotencyKey/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[\\x21-\\x7E]+$")).into()
        },
    },
    Source {
        pointer: "/paths/~1agents/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateAgentRequest").into(),
    },
    Source {
        pointer: "/paths/~1agents/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/components/responses/Conflict/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/UnsupportedMediaType/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/KeyReused/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/parameters/AgentId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("UpdateAgentRequest").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/put/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/components/responses/ChangedMeanwhile/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/delete/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("DeletedAgent").into(),
    },
    Source {
        pointer: "/components/parameters/AgentFilter/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1conversations/get/parameters/1/schema",
        name: "",
        schema: || named("ConversationStatus").into(),
    },
    Source { pointer: "/components/parameters/StartDate/schema", name: "", schema: || named("DateOrTime").into() },
    Source { pointer: "/components/parameters/EndDate/schema", name: "", schema: || named("DateOrTime").into() },
    Source {
        pointer: "/paths/~1conversations/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("ConversationListResponse").into(),
    },
    Source {
        pointer: "/paths/~1conversations/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateConversationRequest").into(),
    },
    Source {
        pointer: "/paths/~1conversations/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("ConversationCreated").into(),
    },
    Source {
        pointer: "/components/responses/AgentInactive/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/AgentFailed/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/parameters/ConversationId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1conversations~1{conversation_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Conversation").into(),
    },
    Source {
        pointer: "/paths/~1conversations~1{conversation_id}~1messages/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("MessageListResponse").into(),
    },
    Source {
        pointer: "/paths/~1conversations~1{conversation_id}~1messages/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("SendMessageRequest").into(),
    },
    Source {
        pointer: "/paths/~1conversations~1{conversation_id}~1messages/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("MessageSent").into(),
    },
    Source { pointer: "/paths/~1analytics/get/parameters/1/schema", name: "", schema: || named("Metric").into() },
    Source { pointer: "/components/parameters/GroupBy/schema", name: "", schema: || named("Period").into() },
    Source {
        pointer: "/paths/~1analytics/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Analytics").into(),
    },
    Source {
        pointer: "/paths/~1analytics~1agents~1{agent_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AgentPerformance").into(),
    },
    Source {
        pointer: "/paths/~1analytics~1roi/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Roi").into(),
    },
    Source {
        pointer: "/paths/~1integrations/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationListResponse").into(),
    },
    Source {
        pointer: "/paths/~1integrations/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("CreateIntegrationRequest").into(),
    },
    Source {
        pointer: "/paths/~1integrations/post/responses/201/content/application~1json/schema",
        name: "",
        schema: || named("Integration").into(),
    },
    Source {
        pointer: "/components/parameters/IntegrationId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{integration_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Integration").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{integration_id}~1test/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("IntegrationTest").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{integration_id}~1sync/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Sync").into(),
    },
    Source {
        pointer: "/paths/~1integrations~1{integration_id}~1sync/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("Sync").into(),
    },
    Source {
        pointer: "/components/responses/NothingToSync/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/components/responses/IntegrationFailed/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
];

impl PartialSchema for types::AgentStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["active", "inactive"]))
            .description(Some(
                r#"Whether it answers. An agent that is still being made (a draft of another API) is `inactive`."#,
            ))
            .into()
    }
}

to_schema!(types::AgentStatus, "AgentStatus");

impl PartialSchema for types::ConversationStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["active", "completed", "escalated"])).description(Some(r#"Where a conversation is: `active`; `completed`, because its agent said so or nothing was said for long; `escalated`, handed over to people by the agent, or because it failed."#)).into()
    }
}

to_schema!(types::ConversationStatus, "ConversationStatus");

impl PartialSchema for types::MessageSender {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["user", "agent", "system"]))
            .description(Some(r#"Who says something."#))
            .into()
    }
}

to_schema!(types::MessageSender, "MessageSender");

impl PartialSchema for types::Metric {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["resolution_rate", "response_time", "volume"]))
            .description(Some(r#"A figure."#))
            .into()
    }
}

to_schema!(types::Metric, "Metric");

impl PartialSchema for types::Period {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["day", "week", "month"]))
            .description(Some(r#"How long a period is."#))
            .into()
    }
}

to_schema!(types::Period, "Period");

impl PartialSchema for types::AgentSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "category",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"What it is about, in its owner's words; null where nobody said."#)),
            )
            .required("category")
            .property("status", named("AgentStatus").description(Some(r#"Whether it answers."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"An agent, as lists show it."#))
            .into()
    }
}

to_schema!(types::AgentSummary, "AgentSummary");

impl PartialSchema for types::Agent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property(
                "category",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"What it is about, in its owner's words; null where nobody said."#)),
            )
            .required("category")
            .property("status", named("AgentStatus").description(Some(r#"Whether it answers."#)))
            .required("status")
            .property("config", of(Type::Object, false).description(Some(r#"Its settings, in its owner's words."#)))
            .required("config")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "updated_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#)),
            )
            .required("updated_at")
            .description(Some(r#"An agent."#))
            .into()
    }
}

to_schema!(types::Agent, "Agent");

impl PartialSchema for types::AgentSettings {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "human_cost_per_conversation",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000000_i64))
                    .description(Some(r#"What a conversation costs that a person handles, for `GET /analytics/roi`."#)),
            )
            .property(
                "cost_per_conversation",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000000_i64))
                    .description(Some(r#"What a conversation costs that this agent has, for `GET /analytics/roi`."#)),
            )
            .additional_properties(Some(AdditionalProperties::FreeForm(true)))
            .max_properties(Some(1000))
            .description(Some(r#"An agent's settings, in its owner's words. Some of them mean something here."#))
            .into()
    }
}

to_schema!(types::AgentSettings, "AgentSettings");

impl PartialSchema for types::CreateAgentRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people."#))).required("name")
.property("category", of(Type::String, true).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"What it is about, in its owner's words."#)))
.property("status", named("AgentStatus").description(Some(r#"Whether it answers."#)).default(Some(json(r#""active""#))))
.property("config", named("AgentSettings").description(Some(r#"Its settings, in its owner's words: prompts and rules see them as `agent.config`. No place for secrets. None where they are left out."#))).description(Some(r#"A new agent."#)).into()
    }
}

to_schema!(types::CreateAgentRequest, "CreateAgentRequest");

impl PartialSchema for types::UpdateAgentRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"A name for people."#)),
            )
            .property(
                "category",
                of(Type::String, true)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"What it is about; null takes it away."#)),
            )
            .property("status", named("AgentStatus").description(Some(r#"Whether it answers."#)))
            .property(
                "config",
                named("AgentSettings").description(Some(r#"Settings to replace, each by its key; null removes one."#)),
            )
            .description(Some(r#"What is to change about an agent."#))
            .into()
    }
}

to_schema!(types::UpdateAgentRequest, "UpdateAgentRequest");

impl PartialSchema for types::DeletedAgent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"What it was."#)),
            )
            .required("id")
            .property(
                "deleted",
                of(Type::Boolean, false).enum_values(Some([json("true")])).description(Some(r#"Always true."#)),
            )
            .required("deleted")
            .description(Some(r#"An agent that was deleted."#))
            .into()
    }
}

to_schema!(types::DeletedAgent, "DeletedAgent");

impl PartialSchema for types::ConversationSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^conv-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "agent_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Who answers."#)),
            )
            .required("agent_id")
            .property("status", named("ConversationStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "ended_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was completed or escalated; null while it is active."#)),
            )
            .required("ended_at")
            .property(
                "messages_count",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Messages, of all senders."#)),
            )
            .required("messages_count")
            .property(
                "resolution_rate",
                number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(1_i64)).description(
                    Some(r#"1 where it was completed, 0 where it was escalated, null while it is active."#),
                ),
            )
            .required("resolution_rate")
            .description(Some(r#"A conversation, as lists show it."#))
            .into()
    }
}

to_schema!(types::ConversationSummary, "ConversationSummary");

impl PartialSchema for types::Conversation {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^conv-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "agent_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Who answers."#)),
            )
            .required("agent_id")
            .property("status", named("ConversationStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "ended_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it was completed or escalated; null while it is active."#)),
            )
            .required("ended_at")
            .property(
                "messages_count",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Messages, of all senders."#)),
            )
            .required("messages_count")
            .property(
                "resolution_rate",
                number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(1_i64)).description(
                    Some(r#"1 where it was completed, 0 where it was escalated, null while it is active."#),
                ),
            )
            .required("resolution_rate")
            .property(
                "channel",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"Where it takes place, in the client's words."#)),
            )
            .required("channel")
            .property(
                "user_id",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"Who asks, in the client's words; null where nobody said."#)),
            )
            .required("user_id")
            .property(
                "avg_response_time",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(
                        r#"Seconds from the user's messages to the agent's answers, on average; null without answers."#,
                    )),
            )
            .required("avg_response_time")
            .property(
                "updated_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When something was last said."#)),
            )
            .required("updated_at")
            .description(Some(r#"A conversation."#))
            .into()
    }
}

to_schema!(types::Conversation, "Conversation");

impl PartialSchema for types::Message {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^msg-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property(
                "conversation_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^conv-[0-9a-z]+$"))
                    .description(Some(r#"In which conversation."#)),
            )
            .required("conversation_id")
            .property("sender", named("MessageSender").description(Some(r#"Who said it."#)))
            .required("sender")
            .property(
                "content",
                of(Type::String, false).max_length(Some(1000000)).description(Some(r#"What was said."#)),
            )
            .required("content")
            .property(
                "provider",
                of(Type::String, true).max_length(Some(64)).description(Some(
                    r#"Of an agent's answer: who gave it (`openai`, `scripted`, `flow`); else null."#,
                )),
            )
            .required("provider")
            .property(
                "response_time",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(
                        r#"Of an agent's answer: seconds since the message that it answers; else null."#,
                    )),
            )
            .required("response_time")
            .property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#)))
            .required("created_at")
            .description(Some(r#"Something that was said."#))
            .into()
    }
}

to_schema!(types::Message, "Message");

impl PartialSchema for types::ConversationCreated {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).max_length(Some(64)).pattern(Some("^conv-[0-9a-z]+$")).description(Some(r#"Identity."#))).required("id")
.property("agent_id", of(Type::String, false).max_length(Some(64)).pattern(Some("^agent-[0-9a-z]+$")).description(Some(r#"Who answers."#))).required("agent_id")
.property("status", named("ConversationStatus").description(Some(r#"Where it is."#))).required("status")
.property("started_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#))).required("started_at")
.property("ended_at", formatted("date-time", true).max_length(Some(64)).description(Some(r#"When it was completed or escalated; null while it is active."#))).required("ended_at")
.property("messages_count", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"Messages, of all senders."#))).required("messages_count")
.property("resolution_rate", number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(1_i64)).description(Some(r#"1 where it was completed, 0 where it was escalated, null while it is active."#))).required("resolution_rate")
.property("channel", of(Type::String, false).max_length(Some(64)).description(Some(r#"Where it takes place, in the client's words."#))).required("channel")
.property("user_id", of(Type::String, true).max_length(Some(255)).description(Some(r#"Who asks, in the client's words; null where nobody said."#))).required("user_id")
.property("avg_response_time", number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"Seconds from the user's messages to the agent's answers, on average; null without answers."#))).required("avg_response_time")
.property("updated_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When something was last said."#))).required("updated_at")
.property("message", named_or_null("Message").description(Some(r#"The initial message; null where there was none."#))).required("message")
.property("reply", named_or_null("Message").description(Some(r#"The agent's answer; null where nothing was asked, where it is still being made, and where it waits for a person."#))).required("reply").description(Some(r#"A conversation that began."#)).into()
    }
}

to_schema!(types::ConversationCreated, "ConversationCreated");

impl PartialSchema for types::MessageSent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", of(Type::String, false).max_length(Some(64)).pattern(Some("^msg-[0-9a-z]+$")).description(Some(r#"Identity."#))).required("id")
.property("conversation_id", of(Type::String, false).max_length(Some(64)).pattern(Some("^conv-[0-9a-z]+$")).description(Some(r#"In which conversation."#))).required("conversation_id")
.property("sender", named("MessageSender").description(Some(r#"Who said it."#))).required("sender")
.property("content", of(Type::String, false).max_length(Some(1000000)).description(Some(r#"What was said."#))).required("content")
.property("provider", of(Type::String, true).max_length(Some(64)).description(Some(r#"Of an agent's answer: who gave it (`openai`, `scripted`, `flow`); else null."#))).required("provider")
.property("response_time", number(Type::Number, KnownFormat::Double, true).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"Of an agent's answer: seconds since the message that it answers; else null."#))).required("response_time")
.property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#))).required("created_at")
.property("reply", named_or_null("Message").description(Some(r#"The agent's answer; null where nobody was asked, where it is still being made, and where it waits for a person."#))).required("reply")
.property("conversation_status", named("ConversationStatus").description(Some(r#"Where the conversation is now."#))).required("conversation_status").description(Some(r#"A message that was sent."#)).into()
    }
}

to_schema!(types::MessageSent, "MessageSent");

impl PartialSchema for types::CreateConversationRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "agent_id",
                of(Type::String, false).min_length(Some(1)).max_length(Some(128)).description(Some(r#"Who answers."#)),
            )
            .required("agent_id")
            .property(
                "channel",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(64))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Where it takes place, in the client's words."#)),
            )
            .required("channel")
            .property(
                "user_id",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"Who asks, in the client's words."#)),
            )
            .required("user_id")
            .property(
                "initial_message",
                of(Type::String, true)
                    .min_length(Some(1))
                    .max_length(Some(32000))
                    .pattern(Some("^[^\\x00]*$"))
                    .description(Some(r#"What the user says first; the agent answers it."#)),
            )
            .description(Some(r#"A new conversation."#))
            .into()
    }
}

to_schema!(types::CreateConversationRequest, "CreateConversationRequest");

impl PartialSchema for types::SendMessageRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "content",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(32000))
                    .pattern(Some("^[^\\x00]*$"))
                    .description(Some(r#"What is said."#)),
            )
            .required("content")
            .property(
                "sender",
                named("MessageSender").description(Some(r#"Who says it. Only what a `user` says is answered."#)),
            )
            .required("sender")
            .description(Some(r#"Something to say."#))
            .into()
    }
}

to_schema!(types::SendMessageRequest, "SendMessageRequest");

impl PartialSchema for types::Metrics {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "resolution_rate",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(1_i64))
                    .description(Some(r#"Completed ÷ (completed + escalated); null where there are neither."#)),
            )
            .required("resolution_rate")
            .property(
                "avg_response_time",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(
                        r#"Seconds from a user's message to the agent's answer, on average; null without answers."#,
                    )),
            )
            .required("avg_response_time")
            .property(
                "total_conversations",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Conversations that started."#)),
            )
            .required("total_conversations")
            .property(
                "total_messages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Their messages."#)),
            )
            .required("total_messages")
            .description(Some(r#"Figures over the whole range."#))
            .into()
    }
}

to_schema!(types::Metrics, "Metrics");

impl PartialSchema for types::TimeSeriesItem {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "date",
                formatted("date", false).max_length(Some(10)).description(Some(r#"The first day of the period."#)),
            )
            .required("date")
            .property(
                "resolution_rate",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(1_i64))
                    .description(Some(r#"Completed ÷ (completed + escalated); null where there are neither."#)),
            )
            .property(
                "avg_response_time",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(
                        r#"Seconds from a user's message to the agent's answer, on average; null without answers."#,
                    )),
            )
            .property(
                "conversations",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Conversations that started."#)),
            )
            .required("conversations")
            .property(
                "messages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Their messages."#)),
            )
            .description(Some(r#"Figures of one period."#))
            .into()
    }
}

to_schema!(types::TimeSeriesItem, "TimeSeriesItem");

impl PartialSchema for types::Analytics {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("metrics", named("Metrics").description(Some(r#"Over the whole range."#)))
            .required("metrics")
            .property(
                "time_series",
                list(named("TimeSeriesItem"), false)
                    .max_items(Some(3700))
                    .description(Some(r#"The periods of the range, oldest first."#)),
            )
            .required("time_series")
            .description(Some(r#"Figures over conversations."#))
            .into()
    }
}

to_schema!(types::Analytics, "Analytics");

impl PartialSchema for types::StatusCounts {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "active",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Going on."#)),
            )
            .required("active")
            .property(
                "completed",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Came to their end."#)),
            )
            .required("completed")
            .property(
                "escalated",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Handed over to people."#)),
            )
            .required("escalated")
            .description(Some(r#"Conversations by status."#))
            .into()
    }
}

to_schema!(types::StatusCounts, "StatusCounts");

impl PartialSchema for types::ChannelFigures {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "channel",
                of(Type::String, false).max_length(Some(64)).description(Some(r#"In the clients' words."#)),
            )
            .required("channel")
            .property(
                "resolution_rate",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(1_i64))
                    .description(Some(r#"Completed ÷ (completed + escalated); null where there are neither."#)),
            )
            .required("resolution_rate")
            .property(
                "avg_response_time",
                number(Type::Number, KnownFormat::Double, true)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(
                        r#"Seconds from a user's message to the agent's answer, on average; null without answers."#,
                    )),
            )
            .required("avg_response_time")
            .property(
                "conversations",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Conversations that started."#)),
            )
            .required("conversations")
            .property(
                "messages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Their messages."#)),
            )
            .required("messages")
            .description(Some(r#"Figures of one channel."#))
            .into()
    }
}

to_schema!(types::ChannelFigures, "ChannelFigures");

impl PartialSchema for types::AgentPerformance {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "agent_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Whose."#)),
            )
            .required("agent_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property("metrics", named("Metrics").description(Some(r#"Over the whole range."#)))
            .required("metrics")
            .property("statuses", named("StatusCounts").description(Some(r#"By status."#)))
            .required("statuses")
            .property(
                "channels",
                list(named("ChannelFigures"), false)
                    .max_items(Some(1000))
                    .description(Some(r#"By channel, the busiest first; at most 1,000."#)),
            )
            .required("channels")
            .property(
                "time_series",
                list(named("TimeSeriesItem"), false)
                    .max_items(Some(3700))
                    .description(Some(r#"The periods of the range, oldest first."#)),
            )
            .required("time_series")
            .description(Some(r#"Figures of one agent."#))
            .into()
    }
}

to_schema!(types::AgentPerformance, "AgentPerformance");

impl PartialSchema for types::RoiMetrics {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "conversations",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Conversations that started."#)),
            )
            .required("conversations")
            .property(
                "resolved",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Those that were completed."#)),
            )
            .required("resolved")
            .property(
                "saved",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"What people would have cost."#)),
            )
            .required("saved")
            .property(
                "cost",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"What the agents cost."#)),
            )
            .required("cost")
            .property("net", number(Type::Number, KnownFormat::Double, false).description(Some(r#"What remains."#)))
            .required("net")
            .property(
                "roi",
                number(Type::Number, KnownFormat::Double, true)
                    .description(Some(r#"Net ÷ cost; null where the cost is 0."#)),
            )
            .required("roi")
            .description(Some(r#"What agents saved and cost."#))
            .into()
    }
}

to_schema!(types::RoiMetrics, "RoiMetrics");

impl PartialSchema for types::AgentRoi {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "agent_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^agent-[0-9a-z]+$"))
                    .description(Some(r#"Whose."#)),
            )
            .required("agent_id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property(
                "human_cost_per_conversation",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"From its configuration."#)),
            )
            .required("human_cost_per_conversation")
            .property(
                "cost_per_conversation",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"From its configuration."#)),
            )
            .required("cost_per_conversation")
            .property(
                "conversations",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Conversations that started."#)),
            )
            .required("conversations")
            .property(
                "resolved",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Those that were completed."#)),
            )
            .required("resolved")
            .property(
                "saved",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"What people would have cost."#)),
            )
            .required("saved")
            .property(
                "cost",
                number(Type::Number, KnownFormat::Double, false).description(Some(r#"What the agents cost."#)),
            )
            .required("cost")
            .property("net", number(Type::Number, KnownFormat::Double, false).description(Some(r#"What remains."#)))
            .required("net")
            .property(
                "roi",
                number(Type::Number, KnownFormat::Double, true)
                    .description(Some(r#"Net ÷ cost; null where the cost is 0."#)),
            )
            .required("roi")
            .description(Some(r#"What one agent saved and cost."#))
            .into()
    }
}

to_schema!(types::AgentRoi, "AgentRoi");

impl PartialSchema for types::Roi {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("metrics", named("RoiMetrics").description(Some(r#"In sum."#)))
            .required("metrics")
            .property(
                "agents",
                list(named("AgentRoi"), false)
                    .max_items(Some(10000))
                    .description(Some(r#"Each that had conversations, those that saved most first."#)),
            )
            .required("agents")
            .description(Some(r#"What agents saved and cost."#))
            .into()
    }
}

to_schema!(types::Roi, "Roi");

impl PartialSchema for types::IntegrationStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["untested", "ok", "failing"]))
            .description(Some(r#"What the last test found: `untested` before the first, then `ok` or `failing`."#))
            .into()
    }
}

to_schema!(types::IntegrationStatus, "IntegrationStatus");

impl PartialSchema for types::IntegrationSummary {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^int-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"Which service."#)))
            .required("type")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property("status", named("IntegrationStatus").description(Some(r#"What its last test found."#)))
            .required("status")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .description(Some(r#"An integration, as lists show it."#))
            .into()
    }
}

to_schema!(types::IntegrationSummary, "IntegrationSummary");

impl PartialSchema for types::Integration {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^int-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("id")
            .property("type", of(Type::String, false).max_length(Some(128)).description(Some(r#"Which service."#)))
            .required("type")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"A name for people."#)))
            .required("name")
            .property("status", named("IntegrationStatus").description(Some(r#"What its last test found."#)))
            .required("status")
            .property("config", of(Type::Object, false).description(Some(r#"Its settings, without secrets."#)))
            .required("config")
            .property(
                "last_test",
                named_or_null("IntegrationTest")
                    .description(Some(r#"What its last test found; null before the first."#)),
            )
            .required("last_test")
            .property(
                "last_sync",
                named_or_null("Sync")
                    .description(Some(r#"What its last synchronisation came to; null before the first."#)),
            )
            .required("last_sync")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was created."#)),
            )
            .required("created_at")
            .property(
                "updated_at",
                formatted("date-time", false)
                    .max_length(Some(64))
                    .description(Some(r#"When it was last changed or tested."#)),
            )
            .required("updated_at")
            .description(Some(r#"An integration."#))
            .into()
    }
}

to_schema!(types::Integration, "Integration");

impl PartialSchema for types::IntegrationTest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "success",
                of(Type::Boolean, false)
                    .description(Some(r#"Whether the service answered as it does to those whom it knows."#)),
            )
            .required("success")
            .property(
                "message",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence on how it went. It holds no secrets."#)),
            )
            .required("message")
            .property(
                "reason",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .description(Some(r#"Why it did not work; null where it did. It holds no secrets."#)),
            )
            .required("reason")
            .property(
                "latency_ms",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(86400000_i64))
                    .description(Some(r#"How long the test took, in milliseconds."#)),
            )
            .required("latency_ms")
            .property("tested_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#)))
            .required("tested_at")
            .description(Some(r#"What a test found."#))
            .into()
    }
}

to_schema!(types::IntegrationTest, "IntegrationTest");

impl PartialSchema for types::SyncModel {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("status", named("SyncStatus").description(Some(r#"Where it is."#)))
            .required("status")
            .property(
                "sync_id",
                of(Type::String, false)
                    .max_length(Some(64))
                    .pattern(Some("^sync-[0-9a-z]+$"))
                    .description(Some(r#"Identity."#)),
            )
            .required("sync_id")
            .property(
                "pages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Pages that were fetched."#)),
            )
            .required("pages")
            .property(
                "fetched",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Records that were fetched."#)),
            )
            .required("fetched")
            .property(
                "created",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Those that were new."#)),
            )
            .required("created")
            .property(
                "updated",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Those that had changed."#)),
            )
            .required("updated")
            .property(
                "unchanged",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Those that were as before."#)),
            )
            .required("unchanged")
            .property(
                "reason",
                of(Type::String, true)
                    .max_length(Some(2000))
                    .description(Some(r#"Why it failed; null where it did not. It holds no secrets."#)),
            )
            .required("reason")
            .property(
                "started_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it began."#)),
            )
            .required("started_at")
            .property(
                "finished_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When it ended; null while it runs."#)),
            )
            .required("finished_at")
            .description(Some(r#"A synchronisation."#))
            .into()
    }
}

to_schema!(types::SyncModel, "Sync");

impl PartialSchema for types::SyncStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["running", "completed", "failed"]))
            .description(Some(r#"Where a synchronisation is."#))
            .into()
    }
}

to_schema!(types::SyncStatus, "SyncStatus");

impl PartialSchema for types::IntegrationSettings {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("credential_id", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).description(Some(r#"A credential that is there already, as a UUID or as YourApp spells it (`cred_…`), in place of secrets here."#))).additional_properties(Some(AdditionalProperties::FreeForm(true))).max_properties(Some(1000)).description(Some(r#"An integration's settings, as its type's schema has them, and secrets."#)).into()
    }
}

to_schema!(types::IntegrationSettings, "IntegrationSettings");

impl PartialSchema for types::CreateIntegrationRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("type", of(Type::String, false).min_length(Some(1)).max_length(Some(128)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"Which service; `GET /platform/v1/integration-types` lists them."#))).required("type")
.property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).description(Some(r#"A name for people."#))).required("name")
.property("config", named("IntegrationSettings").description(Some(r#"Settings, as the type's schema has them, and secrets, which are kept apart. None where they are left out."#))).description(Some(r#"A new integration."#)).into()
    }
}

to_schema!(types::CreateIntegrationRequest, "CreateIntegrationRequest");

impl PartialSchema for types::Pagination {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "page",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"This page, from 1."#)),
            )
            .required("page")
            .property(
                "limit",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Items per page."#)),
            )
            .required("limit")
            .property(
                "total",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Items on all pages."#)),
            )
            .required("total")
            .property(
                "total_pages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Pages."#)),
            )
            .required("total_pages")
            .description(Some(r#"Which page of how many this is."#))
            .into()
    }
}

to_schema!(types::Pagination, "Pagination");

impl PartialSchema for types::AgentListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "data",
                list(named("AgentSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The agents of this page."#)),
            )
            .required("data")
            .property("pagination", named("Pagination").description(Some(r#"Which page this is."#)))
            .required("pagination")
            .description(Some(r#"A page of agents."#))
            .into()
    }
}

to_schema!(types::AgentListResponse, "AgentListResponse");

impl PartialSchema for types::ConversationListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "data",
                list(named("ConversationSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The conversations of this page."#)),
            )
            .required("data")
            .property("pagination", named("Pagination").description(Some(r#"Which page this is."#)))
            .required("pagination")
            .description(Some(r#"A page of conversations."#))
            .into()
    }
}

to_schema!(types::ConversationListResponse, "ConversationListResponse");

impl PartialSchema for types::MessageListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "data",
                list(named("Message"), false).max_items(Some(100)).description(Some(r#"The messages of this page."#)),
            )
            .required("data")
            .property("pagination", named("Pagination").description(Some(r#"Which page this is."#)))
            .required("pagination")
            .description(Some(r#"A page of messages."#))
            .into()
    }
}

to_schema!(types::MessageListResponse, "MessageListResponse");

impl PartialSchema for types::IntegrationListResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "data",
                list(named("IntegrationSummary"), false)
                    .max_items(Some(100))
                    .description(Some(r#"The integrations of this page."#)),
            )
            .required("data")
            .property("pagination", named("Pagination").description(Some(r#"Which page this is."#)))
            .required("pagination")
            .description(Some(r#"A page of integrations."#))
            .into()
    }
}

to_schema!(types::IntegrationListResponse, "IntegrationListResponse");

impl PartialSchema for types::ErrorCode {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["INVALID_REQUEST", "VALIDATION_ERROR", "AUTHENTICATION_FAILED", "PERMISSION_DENIED", "RESOURCE_NOT_FOUND", "RATE_LIMIT_EXCEEDED", "INTEGRATION_ERROR", "METHOD_NOT_ALLOWED", "CONFLICT", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE", "IDEMPOTENCY_KEY_REUSED", "INTERNAL_ERROR"])).description(Some(r#"What kind of error it is. The first seven are published: `INVALID_REQUEST` and `VALIDATION_ERROR` (400), `AUTHENTICATION_FAILED` (401), `PERMISSION_DENIED` (403), `RESOURCE_NOT_FOUND` (404),
`RATE_LIMIT_EXCEEDED` (429), `INTEGRATION_ERROR` (500). `METHOD_NOT_ALLOWED` (405), `CONFLICT` (409), `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `IDEMPOTENCY_KEY_REUSED` (422) and
`INTERNAL_ERROR` (500) are additions of this server.
"#)).into()
    }
}

to_schema!(types::ErrorCode, "ErrorCode");

impl PartialSchema for types::ViolationPlace {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["body", "query", "path", "header"]))
            .description(Some(r#"Which part of the request a violation is in."#))
            .into()
    }
}

to_schema!(types::ViolationPlace, "ViolationPlace");

impl PartialSchema for types::Violation {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("in", named("ViolationPlace").description(Some(r#"Which part of the request."#)))
            .required("in")
            .property(
                "pointer",
                of(Type::String, false).max_length(Some(2000)).description(Some(
                    r#"JSON Pointer into the body, or `/` and the name of the parameter. Empty for the whole body."#,
                )),
            )
            .required("pointer")
            .property(
                "field",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"The same with dots: `config.instance_url`."#)),
            )
            .required("field")
            .property(
                "reason",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(r#"A stable word, such as `required` or `max_length`."#)),
            )
            .required("reason")
            .property(
                "message",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence for the person who mends it."#)),
            )
            .required("message")
            .description(Some(r#"One thing that is wrong with a request."#))
            .into()
    }
}

to_schema!(types::Violation, "Violation");

impl PartialSchema for types::ErrorDetails {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("field", of(Type::String, false).max_length(Some(2000)).description(Some(r#"The field of the first violation."#)))
.property("reason", of(Type::String, false).max_length(Some(2000)).description(Some(r#"The stable word of the first violation; with `INTEGRATION_ERROR` the cause. It never holds a secret."#)))
.property("violations", list(named("Violation"), false).max_items(Some(10000)).description(Some(r#"Every violation, with 400."#)))
.property("conversation_id", of(Type::String, false).max_length(Some(64)).pattern(Some("^conv-[0-9a-z]+$")).description(Some(r#"The conversation that the agent failed in, with `INTEGRATION_ERROR`."#)))
.property("message_id", of(Type::String, false).max_length(Some(64)).pattern(Some("^msg-[0-9a-z]+$")).description(Some(r#"The message that it did not answer, with `INTEGRATION_ERROR`."#))).description(Some(r#"What more there is to say; an empty object where there is nothing."#)).into()
    }
}

to_schema!(types::ErrorDetails, "ErrorDetails");

impl PartialSchema for types::ErrorBody {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("code", named("ErrorCode").description(Some(r#"What kind of error it is."#)))
            .required("code")
            .property(
                "message",
                of(Type::String, false).max_length(Some(2000)).description(Some(r#"A sentence for people."#)),
            )
            .required("message")
            .property("details", named("ErrorDetails").description(Some(r#"What more there is to say."#)))
            .required("details")
            .property(
                "request_id",
                of(Type::String, false)
                    .max_length(Some(128))
                    .description(Some(r#"The same as `X-Request-Id`. Quote it when you report a problem."#)),
            )
            .required("request_id")
            .property("timestamp", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When."#)))
            .required("timestamp")
            .description(Some(r#"What went wrong."#))
            .into()
    }
}

to_schema!(types::ErrorBody, "ErrorBody");

impl PartialSchema for types::ErrorResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("error", named("ErrorBody").description(Some(r#"What went wrong."#)))
            .required("error")
            .description(Some(r#"An error."#))
            .into()
    }
}

to_schema!(types::ErrorResponse, "ErrorResponse");
