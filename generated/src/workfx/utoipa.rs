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
    Source { pointer: "/components/schemas/AgentMode", name: "AgentMode", schema: types::AgentMode::schema },
    Source { pointer: "/components/schemas/AgentType", name: "AgentType", schema: types::AgentType::schema },
    Source {
        pointer: "/components/schemas/AgentTypeRequest",
        name: "AgentTypeRequest",
        schema: types::AgentTypeRequest::schema,
    },
    Source { pointer: "/components/schemas/AgentOrder", name: "AgentOrder", schema: types::AgentOrder::schema },
    Source { pointer: "/components/schemas/AgentStatus", name: "AgentStatus", schema: types::AgentStatus::schema },
    Source { pointer: "/components/schemas/IconType", name: "IconType", schema: types::IconType::schema },
    Source {
        pointer: "/components/schemas/DefinitionType",
        name: "DefinitionType",
        schema: types::DefinitionType::schema,
    },
    Source { pointer: "/components/schemas/Tags", name: "Tags", schema: types::Tags::schema },
    Source {
        pointer: "/components/schemas/TagList",
        name: "TagList",
        schema: || {
            list(
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(64))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$")),
                false,
            )
            .max_items(Some(50))
            .into()
        },
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
    Source { pointer: "/components/schemas/FileUpload", name: "FileUpload", schema: types::FileUpload::schema },
    Source { pointer: "/components/schemas/Abilities", name: "Abilities", schema: types::Abilities::schema },
    Source { pointer: "/components/schemas/Agent", name: "Agent", schema: types::Agent::schema },
    Source { pointer: "/components/schemas/AgentPage", name: "AgentPage", schema: types::AgentPage::schema },
    Source {
        pointer: "/components/schemas/Nothing",
        name: "Nothing",
        schema: || of(Type::Object, false).max_properties(Some(0)).into(),
    },
    Source { pointer: "/components/schemas/RunRequest", name: "RunRequest", schema: types::RunRequest::schema },
    Source {
        pointer: "/components/schemas/ResumeRequest",
        name: "ResumeRequest",
        schema: types::ResumeRequest::schema,
    },
    Source { pointer: "/components/schemas/BareAnswer", name: "BareAnswer", schema: || of(Type::String, false).into() },
    Source { pointer: "/components/schemas/RunStatus", name: "RunStatus", schema: types::RunStatus::schema },
    Source { pointer: "/components/schemas/AnswerEvent", name: "AnswerEvent", schema: types::AnswerEvent::schema },
    Source { pointer: "/components/schemas/Usage", name: "Usage", schema: types::Usage::schema },
    Source { pointer: "/components/schemas/Metadata", name: "Metadata", schema: types::Metadata::schema },
    Source { pointer: "/components/schemas/Interrupt", name: "Interrupt", schema: types::Interrupt::schema },
    Source { pointer: "/components/schemas/RunAnswer", name: "RunAnswer", schema: types::RunAnswer::schema },
    Source { pointer: "/components/schemas/StreamFrame", name: "StreamFrame", schema: types::StreamFrame::schema },
    Source {
        pointer: "/components/schemas/WorkflowStartedFrame",
        name: "WorkflowStartedFrame",
        schema: types::WorkflowStartedFrame::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowStartedFrame/properties/event",
        name: "WorkflowStartedFrameEvent",
        schema: types::WorkflowStartedFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeStartedFrame",
        name: "NodeStartedFrame",
        schema: types::NodeStartedFrame::schema,
    },
    Source {
        pointer: "/components/schemas/NodeStartedFrame/properties/event",
        name: "NodeStartedFrameEvent",
        schema: types::NodeStartedFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedFrame",
        name: "NodeFinishedFrame",
        schema: types::NodeFinishedFrame::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedFrame/properties/event",
        name: "NodeFinishedFrameEvent",
        schema: types::NodeFinishedFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/NodeFinishedFrameStatus",
        name: "NodeFinishedFrameStatus",
        schema: types::NodeFinishedFrameStatus::schema,
    },
    Source { pointer: "/components/schemas/MessageFrame", name: "MessageFrame", schema: types::MessageFrame::schema },
    Source {
        pointer: "/components/schemas/MessageFrame/properties/event",
        name: "MessageFrameEvent",
        schema: types::MessageFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/MessageReplaceFrame",
        name: "MessageReplaceFrame",
        schema: types::MessageReplaceFrame::schema,
    },
    Source {
        pointer: "/components/schemas/MessageReplaceFrame/properties/event",
        name: "MessageReplaceFrameEvent",
        schema: types::MessageReplaceFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/MessageEndFrame",
        name: "MessageEndFrame",
        schema: types::MessageEndFrame::schema,
    },
    Source {
        pointer: "/components/schemas/MessageEndFrame/properties/event",
        name: "MessageEndFrameEvent",
        schema: types::MessageEndFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/HumanInputRequiredFrame",
        name: "HumanInputRequiredFrame",
        schema: types::HumanInputRequiredFrame::schema,
    },
    Source {
        pointer: "/components/schemas/HumanInputRequiredFrame/properties/event",
        name: "HumanInputRequiredFrameEvent",
        schema: types::HumanInputRequiredFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPausedFrame",
        name: "WorkflowPausedFrame",
        schema: types::WorkflowPausedFrame::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPausedFrame/properties/event",
        name: "WorkflowPausedFrameEvent",
        schema: types::WorkflowPausedFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowPausedFrame/properties/status",
        name: "WorkflowPausedFrameStatus",
        schema: types::WorkflowPausedFrameStatus::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowFinishedFrame",
        name: "WorkflowFinishedFrame",
        schema: types::WorkflowFinishedFrame::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowFinishedFrame/properties/event",
        name: "WorkflowFinishedFrameEvent",
        schema: types::WorkflowFinishedFrameEvent::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowFinishedFrameStatus",
        name: "WorkflowFinishedFrameStatus",
        schema: types::WorkflowFinishedFrameStatus::schema,
    },
    Source { pointer: "/components/schemas/ErrorFrame", name: "ErrorFrame", schema: types::ErrorFrame::schema },
    Source {
        pointer: "/components/schemas/ErrorFrame/properties/event",
        name: "ErrorFrameEvent",
        schema: types::ErrorFrameEvent::schema,
    },
    Source { pointer: "/components/schemas/PingFrame", name: "PingFrame", schema: types::PingFrame::schema },
    Source {
        pointer: "/components/schemas/PingFrame/properties/event",
        name: "PingFrameEvent",
        schema: types::PingFrameEvent::schema,
    },
    Source { pointer: "/components/schemas/LocationPart", name: "LocationPart", schema: types::LocationPart::schema },
    Source { pointer: "/components/schemas/Violation", name: "Violation", schema: types::Violation::schema },
    Source {
        pointer: "/components/schemas/ValidationError",
        name: "ValidationError",
        schema: types::ValidationError::schema,
    },
    Source { pointer: "/components/schemas/Error", name: "Error", schema: types::Error::schema },
    Source {
        pointer: "/paths/~1agents/get/parameters/0/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(1000000_i64)).into()
        },
    },
    Source {
        pointer: "/paths/~1agents/get/parameters/1/schema",
        name: "",
        schema: || number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)).maximum(Some(100_i64)).into(),
    },
    Source { pointer: "/paths/~1agents/get/parameters/2/schema", name: "", schema: || of(Type::Boolean, false).into() },
    Source {
        pointer: "/paths/~1agents/get/parameters/3/schema",
        name: "",
        schema: || {
            list(
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(64))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$")),
                false,
            )
            .max_items(Some(100))
            .into()
        },
    },
    Source { pointer: "/paths/~1agents/get/parameters/4/schema", name: "", schema: || named("AgentMode").into() },
    Source {
        pointer: "/paths/~1agents/get/parameters/5/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(255)).pattern(Some("^[^\\x00-\\x1F\\x7F]*$")).into(),
    },
    Source { pointer: "/paths/~1agents/get/parameters/6/schema", name: "", schema: || named("AgentOrder").into() },
    Source { pointer: "/paths/~1agents/get/parameters/7/schema", name: "", schema: || of(Type::Boolean, false).into() },
    Source {
        pointer: "/paths/~1agents/get/parameters/8/schema",
        name: "",
        schema: || {
            list(of(Type::String, false).min_length(Some(1)).max_length(Some(128)), false).max_items(Some(100)).into()
        },
    },
    Source { pointer: "/paths/~1agents/get/parameters/9/schema", name: "", schema: || named("AgentType").into() },
    Source {
        pointer: "/components/parameters/TenantId/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/components/parameters/TenantUnitId/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/paths/~1agents/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AgentPage").into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/Forbidden/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/NotFound/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/ValidationError/content/application~1json/schema",
        name: "",
        schema: || named("ValidationError").into(),
    },
    Source {
        pointer: "/components/responses/RateLimited/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/InternalError/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
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
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/UnsupportedMediaType/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/parameters/AgentId/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/components/responses/Agent/content/application~1json/schema",
        name: "",
        schema: || named("Agent").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/put/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("UpdateAgentRequest").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}/delete/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Nothing").into(),
    },
    Source {
        pointer: "/paths/~1agents~1code~1{agent_code}/get/parameters/0/schema",
        name: "",
        schema: || of(Type::String, false).min_length(Some(1)).max_length(Some(128)).into(),
    },
    Source {
        pointer: "/components/parameters/LastEventId/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(128)).pattern(Some("^[\\x21-\\x7E]*$")).into(),
    },
    Source {
        pointer: "/components/requestBodies/Run/content/application~1json/schema",
        name: "",
        schema: || named("RunRequest").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat/post/responses/200/content/text~1plain/schema",
        name: "",
        schema: || of(Type::String, false).into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
    Source {
        pointer: "/components/responses/RunConflict/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/RunFailed/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/requestBodies/Resume/content/application~1json/schema",
        name: "",
        schema: || named("ResumeRequest").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat~1resume/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat~1resume/post/responses/200/content/text~1plain/schema",
        name: "",
        schema: || of(Type::String, false).into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1chat~1resume/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1job/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1job/post/responses/200/content/text~1plain/schema",
        name: "",
        schema: || of(Type::String, false).into(),
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1job/post/responses/202/content/application~1json/schema",
        name: "",
        schema: || named("RunAnswer").into(),
    },
];

impl PartialSchema for types::AgentMode {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["chat", "job", "flow-chat", "flow-job", "instruction-chat", "multi-agent-flow-chat", "multi-agent-flow-job", "multi-agent-instruction-chat"])).description(Some(r#"How the agent is meant to be used. It changes nothing about how the agent runs: that is its definition's.
"#)).into()
    }
}

to_schema!(types::AgentMode, "AgentMode");

impl PartialSchema for types::AgentType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["single-agent", "multi-agent"]))
            .description(Some(r#"Whether one agent works in it, or several."#))
            .into()
    }
}

to_schema!(types::AgentType, "AgentType");

impl PartialSchema for types::AgentTypeRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["single-agent", "multi-agent", "flow", "instruction", "tool"])).description(Some(r#"Whether one agent works in it, or several. `flow`, `instruction` and `tool` are deprecated and taken for `single-agent`."#)).into()
    }
}

to_schema!(types::AgentTypeRequest, "AgentTypeRequest");

impl PartialSchema for types::AgentOrder {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["recent", "oldest"]))
            .description(Some(r#"The order of a list."#))
            .into()
    }
}

to_schema!(types::AgentOrder, "AgentOrder");

impl PartialSchema for types::AgentStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["DRAFT", "ACTIVE", "INACTIVE"]))
            .description(Some(r#"Where the agent is in its life. One that is not `ACTIVE` does not run."#))
            .into()
    }
}

to_schema!(types::AgentStatus, "AgentStatus");

impl PartialSchema for types::IconType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["emoji", "url"]))
            .description(Some(r#"Whether the icon is an emoji or a URL."#))
            .into()
    }
}

to_schema!(types::IconType, "IconType");

impl PartialSchema for types::DefinitionType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["flow", "instruction"]))
            .description(Some(r#"Whether the agent runs a workflow (`flow`) or follows an instruction."#))
            .into()
    }
}

to_schema!(types::DefinitionType, "DefinitionType");

impl PartialSchema for types::Tags {
    fn schema() -> RefOr<Schema> {
        AnyOfBuilder::new()
.item(named("TagList"))
.item(of(Type::String, false).max_length(Some(3300)).pattern(Some("^[^,\\x00-\\x1F\\x7F]{0,64}(,[^,\\x00-\\x1F\\x7F]{0,64}){0,49}$"))).description(Some(r#"Words to find the agent by, as a list or as one text with commas between them. Tags that are given twice count once."#)).into()
    }
}

to_schema!(types::Tags, "Tags");

impl PartialSchema for types::CreateAgentRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "icon_type",
                named_or_null("IconType").description(Some(r#"Whether `icon` is an emoji or a URL."#)),
            )
            .property(
                "icon",
                of(Type::String, true)
                    .min_length(Some(1))
                    .max_length(Some(2048))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"An emoji, a URL, or the key of a gallery."#)),
            )
            .property(
                "icon_background",
                of(Type::String, true)
                    .max_length(Some(9))
                    .pattern(Some("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"))
                    .description(Some(r#"The colour behind the icon, as CSS spells it in hexadecimal."#)),
            )
            .property(
                "mode",
                named("AgentMode")
                    .description(Some(r#"How the agent is meant to be used."#))
                    .default(Some(json(r#""job""#))),
            )
            .property(
                "type",
                named("AgentTypeRequest")
                    .description(Some(r#"Whether one agent works in it, or several."#))
                    .default(Some(json(r#""single-agent""#))),
            )
            .property(
                "name",
                of(Type::String, false)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"The agent's name. Names need not be unique."#)),
            )
            .required("name")
            .property(
                "description",
                of(Type::String, true).max_length(Some(10000)).description(Some(r#"What it is for."#)),
            )
            .property("tags", named_or_null("Tags").description(Some(r#"Words to find it by."#)))
            .property(
                "is_favorite",
                of(Type::Boolean, true).description(Some(r#"Whether it is marked as a favourite."#)),
            )
            .property(
                "extend_properties",
                of(Type::Object, true)
                    .max_properties(Some(1000))
                    .description(Some(r#"What the client keeps with it; never looked at."#)),
            )
            .description(Some(r#"A new agent."#))
            .into()
    }
}

to_schema!(types::CreateAgentRequest, "CreateAgentRequest");

impl PartialSchema for types::UpdateAgentRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "icon_type",
                named_or_null("IconType").description(Some(r#"Whether `icon` is an emoji or a URL."#)),
            )
            .property(
                "icon",
                of(Type::String, true)
                    .min_length(Some(1))
                    .max_length(Some(2048))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"An emoji, a URL, or the key of a gallery."#)),
            )
            .property(
                "icon_background",
                of(Type::String, true)
                    .max_length(Some(9))
                    .pattern(Some("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"))
                    .description(Some(r#"The colour behind the icon, as CSS spells it in hexadecimal."#)),
            )
            .property(
                "name",
                of(Type::String, true)
                    .min_length(Some(1))
                    .max_length(Some(255))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F\\x85\\uFEFF][^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"The agent's name."#)),
            )
            .property(
                "description",
                of(Type::String, true).max_length(Some(10000)).description(Some(r#"What it is for."#)),
            )
            .property("tags", named_or_null("Tags").description(Some(r#"Words to find it by; replaced whole."#)))
            .property(
                "is_favorite",
                of(Type::Boolean, true).description(Some(r#"Whether it is marked as a favourite."#)),
            )
            .property("status", named_or_null("AgentStatus").description(Some(r#"Where it is in its life."#)))
            .property(
                "ab_test_id",
                of(Type::String, true)
                    .max_length(Some(128))
                    .pattern(Some("^[^\\x00-\\x1F\\x7F]*$"))
                    .description(Some(r#"The experiment that it is part of; empty takes it out of one."#)),
            )
            .property("ab_test_enabled", of(Type::Boolean, true).description(Some(r#"Whether the experiment is on."#)))
            .property(
                "extend_properties",
                of(Type::Object, true)
                    .max_properties(Some(1000))
                    .description(Some(r#"What the client keeps with it; replaced whole, never looked at."#)),
            )
            .property(
                "usage_guide",
                of(Type::String, true)
                    .max_length(Some(10000))
                    .description(Some(r#"How it is to be used, for people; empty takes it away."#)),
            )
            .description(Some(r#"What is to change. A field that is absent or null stays as it is."#))
            .into()
    }
}

to_schema!(types::UpdateAgentRequest, "UpdateAgentRequest");

impl PartialSchema for types::FileUpload {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("enabled", of(Type::Boolean, false).description(Some(r#"Whether they can."#)))
            .required("enabled")
            .description(Some(r#"Whether requests can name files."#))
            .into()
    }
}

to_schema!(types::FileUpload, "FileUpload");

impl PartialSchema for types::Abilities {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "file_upload",
                named("FileUpload").description(Some(
                    r#"Whether requests can name files. Always so; what becomes of them is the definition's."#,
                )),
            )
            .required("file_upload")
            .description(Some(r#"What can be done with an agent."#))
            .into()
    }
}

to_schema!(types::Abilities, "Abilities");

impl PartialSchema for types::Agent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("icon_type", named("IconType").description(Some(r#"Whether `icon` is an emoji or a URL."#))).required("icon_type")
.property("icon", of(Type::String, false).max_length(Some(2048)).description(Some(r#"An emoji, a URL, or the key of a gallery."#))).required("icon")
.property("icon_background", of(Type::String, false).max_length(Some(64)).description(Some(r#"The colour behind the icon, as CSS spells it in hexadecimal."#))).required("icon_background")
.property("created_by", of(Type::String, true).max_length(Some(128)).description(Some(r#"The id of who made it; null where nobody did who has one."#))).required("created_by")
.property("updated_by", of(Type::String, true).max_length(Some(128)).description(Some(r#"The id of who changed it last; null where nobody did who has one."#))).required("updated_by")
.property("created_by_role", of(Type::String, true).max_length(Some(64)).description(Some(r#"What kind of caller made it, such as `api_key`, `oauth_client` or `user`."#))).required("created_by_role")
.property("updated_by_role", of(Type::String, true).max_length(Some(64)).description(Some(r#"What kind of caller changed it last."#))).required("updated_by_role")
.property("created_time", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it was made."#))).required("created_time")
.property("updated_time", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it last changed."#))).required("updated_time")
.property("mode", of(Type::String, false).max_length(Some(64)).description(Some(r#"How it is meant to be used; as `AgentMode` lists them where it was made here."#))).required("mode")
.property("type", named("AgentType").description(Some(r#"Whether one agent works in it, or several."#))).required("type")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#))).required("name")
.property("description", of(Type::String, false).max_length(Some(10000)).description(Some(r#"What it is for."#))).required("description")
.property("abilities", named("Abilities").description(Some(r#"What can be done with it."#))).required("abilities")
.property("tags", list(of(Type::String, false).max_length(Some(255)), false).max_items(Some(1000)).description(Some(r#"Words to find it by."#))).required("tags")
.property("is_favorite", of(Type::Boolean, false).description(Some(r#"Whether it is marked as a favourite."#))).required("is_favorite")
.property("extend_properties", of(Type::Object, false).description(Some(r#"What clients keep with it."#))).required("extend_properties")
.property("id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Its identity."#))).required("id")
.property("tenant_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"Whose it is."#))).required("tenant_id")
.property("tenant_unit_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The unit that it is in; null where it is in none."#))).required("tenant_unit_id")
.property("status", named("AgentStatus").description(Some(r#"Where it is in its life."#))).required("status")
.property("code", of(Type::String, false).max_length(Some(128)).description(Some(r#"A short word that names it, unique within the tenant."#))).required("code")
.property("definition_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"Identity of what it does; of a flow the workflow's. Null where it has no definition."#))).required("definition_id")
.property("definition_type", named_or_null("DefinitionType").description(Some(r#"Whether it runs a workflow or follows an instruction. Null where it has no definition."#))).required("definition_type")
.property("ab_test_id", of(Type::String, true).max_length(Some(128)).description(Some(r#"The experiment that it is part of."#))).required("ab_test_id")
.property("ab_test_enabled", of(Type::Boolean, false).description(Some(r#"Whether the experiment is on."#))).required("ab_test_enabled")
.property("usage_guide", of(Type::String, true).max_length(Some(10000)).description(Some(r#"How it is to be used, for people."#))).required("usage_guide")
.property("visibility", of(Type::Object, false).description(Some(r#"The member `visibility` of the agent's configuration, where that is an object; else empty."#))).required("visibility")
.property("agent_definition_entity", of(Type::Object, true).description(Some(r#"Its definition: of a flow `type` and `workflow_id`; of an instruction `type`, `provider`, `prompt`, `tools` and `memory`. Null where it has none. Never holds a secret.
"#))).required("agent_definition_entity")
.property("variables", list(of(Type::Object, false), false).max_items(Some(1000)).description(Some(r#"The member `variables` of the agent's configuration, where that is a list of objects; else empty."#))).required("variables")
.property("icon_url", of(Type::String, true).max_length(Some(2048)).description(Some(r#"The icon's URL; null where the icon is an emoji."#))).required("icon_url").description(Some(r#"An agent."#)).into()
    }
}

to_schema!(types::Agent, "Agent");

impl PartialSchema for types::AgentPage {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "page_num",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Which page, from 1."#)),
            )
            .required("page_num")
            .property(
                "page_size",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(100_i64))
                    .description(Some(r#"Agents a page."#)),
            )
            .required("page_size")
            .property(
                "total_count",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Agents on all pages."#)),
            )
            .required("total_count")
            .property(
                "total_pages",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"How many pages there are."#)),
            )
            .required("total_pages")
            .property("has_next_page", of(Type::Boolean, false).description(Some(r#"Whether a page follows."#)))
            .required("has_next_page")
            .property("data", list(named("Agent"), false).max_items(Some(100)).description(Some(r#"The agents."#)))
            .required("data")
            .description(Some(r#"One page of agents."#))
            .into()
    }
}

to_schema!(types::AgentPage, "AgentPage");

impl PartialSchema for types::RunRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "query",
                of(Type::String, false)
                    .max_length(Some(100000))
                    .description(Some(r#"What is said to the agent."#))
                    .default(Some(json(r#""""#))),
            )
            .property(
                "inputs",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"Variables, which the agent's templates and flow see as `inputs`."#))
                    .default(Some(json(r#"{}"#))),
            )
            .property(
                "streaming",
                of(Type::Boolean, false)
                    .description(Some(r#"Whether the answer comes as a stream."#))
                    .default(Some(json(r#"false"#))),
            )
            .property(
                "files",
                list(of(Type::String, false).max_length(Some(8192)), false)
                    .max_items(Some(100))
                    .description(Some(
                        r#"Files, by whatever the agent's definition knows them by; passed on as they are."#,
                    ))
                    .default(Some(json(r#"[]"#))),
            )
            .property(
                "response_type",
                of(Type::String, false)
                    .max_length(Some(64))
                    .description(Some(
                        r#"How the answer is spelled. `wfx` is the one there is; another text changes nothing."#,
                    ))
                    .default(Some(json(r#""wfx""#))),
            )
            .property(
                "wfx_context",
                of(Type::Object, false)
                    .max_properties(Some(1000))
                    .description(Some(r#"What the client's application knows; taken, and not looked at."#))
                    .default(Some(json(r#"{}"#))),
            )
            .property(
                "conversation_id",
                of(Type::String, true).max_length(Some(128)).description(Some(
                    r#"The conversation that it is part of. Empty and null are the same as absent."#,
                )),
            )
            .description(Some(r#"A question to an agent."#))
            .into()
    }
}

to_schema!(types::RunRequest, "RunRequest");

impl PartialSchema for types::ResumeRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("query", of(Type::String, false).max_length(Some(100000)).description(Some(r#"What is said to the agent."#)).default(Some(json(r#""""#))))
.property("inputs", of(Type::Object, false).max_properties(Some(1000)).description(Some(r#"Variables, which the agent's templates and flow see as `inputs`."#)).default(Some(json(r#"{}"#))))
.property("streaming", of(Type::Boolean, false).description(Some(r#"Whether the answer comes as a stream."#)).default(Some(json(r#"false"#))))
.property("files", list(of(Type::String, false).max_length(Some(8192)), false).max_items(Some(100)).description(Some(r#"Files, by whatever the agent's definition knows them by; passed on as they are."#)).default(Some(json(r#"[]"#))))
.property("response_type", of(Type::String, false).max_length(Some(64)).description(Some(r#"How the answer is spelled. `wfx` is the one there is; another text changes nothing."#)).default(Some(json(r#""wfx""#))))
.property("wfx_context", of(Type::Object, false).max_properties(Some(1000)).description(Some(r#"What the client's application knows; taken, and not looked at."#)).default(Some(json(r#"{}"#))))
.property("conversation_id", of(Type::String, true).max_length(Some(128)).description(Some(r#"The conversation that the run answers in. Empty and null are the same as absent."#)))
.property("interrupt_inputs", of(Type::Object, false).max_properties(Some(1000)).description(Some(r#"The person's answer, which the waiting node has as its output. Where the node offers choices, the chosen one is its member `choice`."#)).default(Some(json(r#"{}"#))))
.property("is_interrupted", of(Type::Boolean, true).description(Some(r#"Taken, and not looked at; whether the run waits is known."#)))
.property("flow_run_id", of(Type::String, false).max_length(Some(128)).description(Some(r#"The run."#))).required("flow_run_id").description(Some(r#"A person's answer to a run that waits for one."#)).into()
    }
}

to_schema!(types::ResumeRequest, "ResumeRequest");

impl PartialSchema for types::RunStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["running", "paused", "succeeded", "failed", "stopped"]))
            .description(Some(
                r#"Where a run is. `succeeded`, `failed` and `stopped` are final; `paused` waits for a person."#,
            ))
            .into()
    }
}

to_schema!(types::RunStatus, "RunStatus");

impl PartialSchema for types::AnswerEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["workflow_started", "workflow_paused", "workflow_finished"]))
            .description(Some(r#"The event that a stream would have ended with by now."#))
            .into()
    }
}

to_schema!(types::AnswerEvent, "AnswerEvent");

impl PartialSchema for types::Usage {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "prompt_tokens",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Of what was asked."#)),
            )
            .required("prompt_tokens")
            .property(
                "completion_tokens",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Of what was answered."#)),
            )
            .required("completion_tokens")
            .property(
                "total_tokens",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Of both."#)),
            )
            .required("total_tokens")
            .description(Some(r#"Tokens, as providers count them."#))
            .into()
    }
}

to_schema!(types::Usage, "Usage");

impl PartialSchema for types::Metadata {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "usage",
                named_or_null("Usage").description(Some(r#"What it cost; null where the provider did not say."#)),
            )
            .required("usage")
            .description(Some(r#"What there is to know about an answer."#))
            .into()
    }
}

to_schema!(types::Metadata, "Metadata");

impl PartialSchema for types::Interrupt {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "node_id",
                of(Type::String, false).max_length(Some(64)).description(Some(r#"The node that waits."#)),
            )
            .required("node_id")
            .property(
                "prompt",
                any().description(Some(r#"What is asked, as the node's configuration says it; any JSON."#)),
            )
            .required("prompt")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the wait ends without an answer; null where it does not."#)),
            )
            .required("expires_at")
            .description(Some(r#"What a person is asked."#))
            .into()
    }
}

to_schema!(types::Interrupt, "Interrupt");

impl PartialSchema for types::RunAnswer {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("AnswerEvent").description(Some(r#"What happened last."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "message_id",
                formatted("uuid", true).max_length(Some(36)).description(Some(
                    r#"The message of the conversation that holds the answer; null where there is none (yet)."#,
                )),
            )
            .required("message_id")
            .property(
                "answer",
                of(Type::String, false).description(Some(r#"What the agent said; empty where it said nothing (yet)."#)),
            )
            .required("answer")
            .property(
                "outputs",
                any().description(Some(r#"All that came out of the run, any JSON; null where nothing did (yet)."#)),
            )
            .required("outputs")
            .property("status", named("RunStatus").description(Some(r#"Where the run is."#)))
            .required("status")
            .property("is_interrupted", of(Type::Boolean, false).description(Some(r#"Whether it waits for a person."#)))
            .required("is_interrupted")
            .property(
                "interrupt",
                named("Interrupt")
                    .description(Some(r#"What the person is asked; present where the run waits for one."#)),
            )
            .property("metadata", named("Metadata").description(Some(r#"What there is to know about the answer."#)))
            .required("metadata")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When the run was accepted."#)),
            )
            .required("created_at")
            .description(Some(r#"What came of a run so far."#))
            .into()
    }
}

to_schema!(types::RunAnswer, "RunAnswer");

impl PartialSchema for types::StreamFrame {
    fn schema() -> RefOr<Schema> {
        OneOfBuilder::new()
            .item(named("WorkflowStartedFrame"))
            .item(named("NodeStartedFrame"))
            .item(named("NodeFinishedFrame"))
            .item(named("MessageFrame"))
            .item(named("MessageReplaceFrame"))
            .item(named("MessageEndFrame"))
            .item(named("HumanInputRequiredFrame"))
            .item(named("WorkflowPausedFrame"))
            .item(named("WorkflowFinishedFrame"))
            .item(named("ErrorFrame"))
            .item(named("PingFrame"))
            .discriminator(Some(Discriminator::with_mapping(
                "event",
                [
                    ("workflow_started", "#/components/schemas/WorkflowStartedFrame"),
                    ("node_started", "#/components/schemas/NodeStartedFrame"),
                    ("node_finished", "#/components/schemas/NodeFinishedFrame"),
                    ("message", "#/components/schemas/MessageFrame"),
                    ("message_replace", "#/components/schemas/MessageReplaceFrame"),
                    ("message_end", "#/components/schemas/MessageEndFrame"),
                    ("human_input_required", "#/components/schemas/HumanInputRequiredFrame"),
                    ("workflow_paused", "#/components/schemas/WorkflowPausedFrame"),
                    ("workflow_finished", "#/components/schemas/WorkflowFinishedFrame"),
                    ("error", "#/components/schemas/ErrorFrame"),
                    ("ping", "#/components/schemas/PingFrame"),
                ],
            )))
            .description(Some(r#"The `data` of one event of a stream."#))
            .into()
    }
}

to_schema!(types::StreamFrame, "StreamFrame");

impl PartialSchema for types::WorkflowStartedFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("WorkflowStartedFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .description(Some(r#"The run is under way. Always the first."#))
            .into()
    }
}

to_schema!(types::WorkflowStartedFrame, "WorkflowStartedFrame");

impl PartialSchema for types::WorkflowStartedFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflow_started"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::WorkflowStartedFrameEvent, "WorkflowStartedFrameEvent");

impl PartialSchema for types::NodeStartedFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("NodeStartedFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property(
                "node_id",
                of(Type::String, false).max_length(Some(64)).description(Some(r#"The node's id in the graph."#)),
            )
            .required("node_id")
            .property(
                "node_type",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#)),
            )
            .required("node_type")
            .property(
                "attempt",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Which attempt at the node, from 1."#)),
            )
            .required("attempt")
            .description(Some(r#"A node's attempt starts."#))
            .into()
    }
}

to_schema!(types::NodeStartedFrame, "NodeStartedFrame");

impl PartialSchema for types::NodeStartedFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["node_started"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::NodeStartedFrameEvent, "NodeStartedFrameEvent");

impl PartialSchema for types::NodeFinishedFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("NodeFinishedFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property(
                "node_id",
                of(Type::String, false).max_length(Some(64)).description(Some(r#"The node's id in the graph."#)),
            )
            .required("node_id")
            .property(
                "node_type",
                of(Type::String, false).max_length(Some(128)).description(Some(r#"The node's type."#)),
            )
            .required("node_type")
            .property(
                "attempt",
                number(Type::Integer, KnownFormat::Int32, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(2147483647_i64))
                    .description(Some(r#"Which attempt at the node, from 1."#)),
            )
            .required("attempt")
            .property("status", named("NodeFinishedFrameStatus").description(Some(r#"How it ended."#)))
            .required("status")
            .property("outputs", any().description(Some(r#"What came out, any JSON; null where it failed."#)))
            .required("outputs")
            .property(
                "error",
                of(Type::String, true)
                    .max_length(Some(10000))
                    .description(Some(r#"Why it failed, as `code: message`; null where it did not."#)),
            )
            .required("error")
            .property(
                "elapsed_time",
                number(Type::Number, KnownFormat::Double, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64))
                    .description(Some(r#"Seconds from the attempt's start to its end."#)),
            )
            .required("elapsed_time")
            .description(Some(r#"A node's attempt ended."#))
            .into()
    }
}

to_schema!(types::NodeFinishedFrame, "NodeFinishedFrame");

impl PartialSchema for types::NodeFinishedFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["node_finished"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::NodeFinishedFrameEvent, "NodeFinishedFrameEvent");

impl PartialSchema for types::NodeFinishedFrameStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["succeeded", "failed"]))
            .description(Some(r#"How an attempt at a node ended."#))
            .into()
    }
}

to_schema!(types::NodeFinishedFrameStatus, "NodeFinishedFrameStatus");

impl PartialSchema for types::MessageFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("MessageFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property("answer", of(Type::String, false).description(Some(r#"The piece."#)))
            .required("answer")
            .description(Some(r#"A piece of the answer."#))
            .into()
    }
}

to_schema!(types::MessageFrame, "MessageFrame");

impl PartialSchema for types::MessageFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["message"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::MessageFrameEvent, "MessageFrameEvent");

impl PartialSchema for types::MessageReplaceFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("MessageReplaceFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property(
                "answer",
                of(Type::String, false).max_length(Some(0)).description(Some(r#"What takes its place: nothing yet."#)),
            )
            .required("answer")
            .description(Some(r#"What the answer said so far is void. The attempt at it failed, and another begins."#))
            .into()
    }
}

to_schema!(types::MessageReplaceFrame, "MessageReplaceFrame");

impl PartialSchema for types::MessageReplaceFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["message_replace"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::MessageReplaceFrameEvent, "MessageReplaceFrameEvent");

impl PartialSchema for types::MessageEndFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("MessageEndFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property(
                "message_id",
                formatted("uuid", true).max_length(Some(36)).description(Some(
                    r#"The message of the conversation that holds the answer; null for a run without one."#,
                )),
            )
            .required("message_id")
            .property("answer", of(Type::String, false).description(Some(r#"The whole answer."#)))
            .required("answer")
            .property("metadata", named("Metadata").description(Some(r#"What there is to know about the answer."#)))
            .required("metadata")
            .description(Some(r#"The answer is whole."#))
            .into()
    }
}

to_schema!(types::MessageEndFrame, "MessageEndFrame");

impl PartialSchema for types::MessageEndFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["message_end"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::MessageEndFrameEvent, "MessageEndFrameEvent");

impl PartialSchema for types::HumanInputRequiredFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("HumanInputRequiredFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property(
                "node_id",
                of(Type::String, false).max_length(Some(64)).description(Some(r#"The node that waits."#)),
            )
            .required("node_id")
            .property(
                "prompt",
                any().description(Some(r#"What is asked, as the node's configuration says it; any JSON."#)),
            )
            .required("prompt")
            .property(
                "expires_at",
                formatted("date-time", true)
                    .max_length(Some(64))
                    .description(Some(r#"When the wait ends without an answer; null where it does not."#)),
            )
            .required("expires_at")
            .description(Some(r#"A node waits for a person."#))
            .into()
    }
}

to_schema!(types::HumanInputRequiredFrame, "HumanInputRequiredFrame");

impl PartialSchema for types::HumanInputRequiredFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["human_input_required"]))
            .description(Some(r#"What happened."#))
            .into()
    }
}

to_schema!(types::HumanInputRequiredFrameEvent, "HumanInputRequiredFrameEvent");

impl PartialSchema for types::WorkflowPausedFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("WorkflowPausedFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property("status", named("WorkflowPausedFrameStatus").description(Some(r#"Always `paused`."#)))
            .required("status")
            .description(Some(r#"Nothing happens until a person answers. The stream ends here."#))
            .into()
    }
}

to_schema!(types::WorkflowPausedFrame, "WorkflowPausedFrame");

impl PartialSchema for types::WorkflowPausedFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflow_paused"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::WorkflowPausedFrameEvent, "WorkflowPausedFrameEvent");

impl PartialSchema for types::WorkflowPausedFrameStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["paused"])).description(Some(r#"Always `paused`."#)).into()
    }
}

to_schema!(types::WorkflowPausedFrameStatus, "WorkflowPausedFrameStatus");

impl PartialSchema for types::WorkflowFinishedFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("WorkflowFinishedFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .property("status", named("WorkflowFinishedFrameStatus").description(Some(r#"How it ended."#)))
            .required("status")
            .property("outputs", any().description(Some(r#"What came out, any JSON; null where it failed."#)))
            .required("outputs")
            .property(
                "error",
                of(Type::String, true)
                    .max_length(Some(10000))
                    .description(Some(r#"Why it failed, as `code: message`; null where it did not."#)),
            )
            .required("error")
            .description(Some(r#"The run ended. Always the last."#))
            .into()
    }
}

to_schema!(types::WorkflowFinishedFrame, "WorkflowFinishedFrame");

impl PartialSchema for types::WorkflowFinishedFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["workflow_finished"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::WorkflowFinishedFrameEvent, "WorkflowFinishedFrameEvent");

impl PartialSchema for types::WorkflowFinishedFrameStatus {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["succeeded", "failed", "stopped"]))
            .description(Some(r#"How a run ended."#))
            .into()
    }
}

to_schema!(types::WorkflowFinishedFrameStatus, "WorkflowFinishedFrameStatus");

impl PartialSchema for types::ErrorFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("event", named("ErrorFrameEvent").description(Some(r#"What happened."#))).required("event")
.property("conversation_id", formatted("uuid", true).max_length(Some(36)).description(Some(r#"The conversation; null for a run without one."#))).required("conversation_id")
.property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#))).required("flow_run_id")
.property("created_at", formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#))).required("created_at")
.property("code", of(Type::String, false).max_length(Some(128)).description(Some(r#"A stable word, such as `provider_unavailable`, `timeout` or `interrupted`."#))).required("code")
.property("message", of(Type::String, false).max_length(Some(10000)).description(Some(r#"A sentence for people."#))).required("message")
.property("node_id", of(Type::String, true).max_length(Some(64)).description(Some(r#"The node that failed; null where none did."#))).required("node_id").description(Some(r#"The run failed, or the server cannot go on telling of it (`interrupted`). In the second case the stream ends here, and is taken up by `Last-Event-ID`."#)).into()
    }
}

to_schema!(types::ErrorFrame, "ErrorFrame");

impl PartialSchema for types::ErrorFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["error"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::ErrorFrameEvent, "ErrorFrameEvent");

impl PartialSchema for types::PingFrame {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("event", named("PingFrameEvent").description(Some(r#"What happened."#)))
            .required("event")
            .property(
                "conversation_id",
                formatted("uuid", true)
                    .max_length(Some(36))
                    .description(Some(r#"The conversation; null for a run without one."#)),
            )
            .required("conversation_id")
            .property("flow_run_id", formatted("uuid", false).max_length(Some(36)).description(Some(r#"The run."#)))
            .required("flow_run_id")
            .property(
                "created_at",
                formatted("date-time", false).max_length(Some(64)).description(Some(r#"When it happened."#)),
            )
            .required("created_at")
            .description(Some(r#"Nothing happened for ten seconds."#))
            .into()
    }
}

to_schema!(types::PingFrame, "PingFrame");

impl PartialSchema for types::PingFrameEvent {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["ping"])).description(Some(r#"What happened."#)).into()
    }
}

to_schema!(types::PingFrameEvent, "PingFrameEvent");

impl PartialSchema for types::LocationPart {
    fn schema() -> RefOr<Schema> {
        AnyOfBuilder::new()
            .item(of(Type::String, false).max_length(Some(2000)))
            .item(
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(9007199254740991_i64)),
            )
            .description(Some(r#"The name of a member, or the index of an item."#))
            .into()
    }
}

to_schema!(types::LocationPart, "LocationPart");

impl PartialSchema for types::Violation {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "loc",
                list(named("LocationPart"), false)
                    .min_items(Some(1))
                    .max_items(Some(1000))
                    .description(Some(r#"Where: `body`, `query`, `path` or `header`, and the way from there."#)),
            )
            .required("loc")
            .property(
                "msg",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .description(Some(r#"A sentence for the person who mends it."#)),
            )
            .required("msg")
            .property(
                "type",
                of(Type::String, false).max_length(Some(64)).description(Some(
                    r#"A stable word, such as `missing`, `string_too_short`, `enum` or `json_invalid`."#,
                )),
            )
            .required("type")
            .description(Some(r#"One thing that is wrong with a request."#))
            .into()
    }
}

to_schema!(types::Violation, "Violation");

impl PartialSchema for types::ValidationError {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "detail",
                list(named("Violation"), false)
                    .min_items(Some(1))
                    .max_items(Some(10000))
                    .description(Some(r#"Every violation."#)),
            )
            .required("detail")
            .description(Some(r#"All that is wrong with a request."#))
            .into()
    }
}

to_schema!(types::ValidationError, "ValidationError");

impl PartialSchema for types::Error {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "detail",
                of(Type::String, false).max_length(Some(12000)).description(Some(r#"A sentence for people."#)),
            )
            .required("detail")
            .description(Some(r#"An error."#))
            .into()
    }
}

to_schema!(types::Error, "Error");
