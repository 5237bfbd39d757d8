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
    Source { pointer: "/components/schemas/Source", name: "Source", schema: types::Source::schema },
    Source { pointer: "/components/schemas/Agent", name: "Agent", schema: types::Agent::schema },
    Source { pointer: "/components/schemas/Message", name: "Message", schema: types::Message::schema },
    Source {
        pointer: "/components/schemas/MessageWithPayload",
        name: "MessageWithPayload",
        schema: types::MessageWithPayload::schema,
    },
    Source { pointer: "/components/schemas/Workflow", name: "Workflow", schema: types::Workflow::schema },
    Source {
        pointer: "/components/schemas/WorkflowWithAgents",
        name: "WorkflowWithAgents",
        schema: types::WorkflowWithAgents::schema,
    },
    Source {
        pointer: "/components/schemas/WorkflowExport",
        name: "WorkflowExport",
        schema: types::WorkflowExport::schema,
    },
    Source {
        pointer: "/components/schemas/ExportedAgent",
        name: "ExportedAgent",
        schema: types::ExportedAgent::schema,
    },
    Source { pointer: "/components/schemas/ExportedLink", name: "ExportedLink", schema: types::ExportedLink::schema },
    Source {
        pointer: "/components/schemas/ExportedControlLink",
        name: "ExportedControlLink",
        schema: types::ExportedControlLink::schema,
    },
    Source {
        pointer: "/components/schemas/ErrorResponse",
        name: "ErrorResponse",
        schema: types::ErrorResponse::schema,
    },
    Source {
        pointer: "/paths/~1agents/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || list(named("Agent"), false).max_items(Some(1000000000)).into(),
    },
    Source {
        pointer: "/components/responses/Unauthorized/content/application~1json/schema",
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
        pointer: "/components/parameters/AgentId/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int64, false)
                .minimum(Some(1_i64))
                .maximum(Some(9223372036854775807_i64))
                .into()
        },
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
        pointer: "/paths/~1agents~1{agent_id}~1messages/get/parameters/1/schema",
        name: "",
        schema: || {
            of(Type::String, false).min_length(Some(10)).max_length(Some(40)).pattern(Some("^[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31|02-29)(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?$")).into()
        },
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1messages/get/parameters/2/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(1000000000_i64)).into()
        },
    },
    Source {
        pointer: "/paths/~1agents~1{agent_id}~1messages/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || list(named("Message"), false).max_items(Some(1000000000)).into(),
    },
    Source {
        pointer: "/components/responses/Unclassified/content/application~1json/schema",
        name: "",
        schema: || named("ErrorResponse").into(),
    },
    Source {
        pointer: "/paths/~1messages~1{message_id}/get/parameters/0/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int64, false)
                .minimum(Some(1_i64))
                .maximum(Some(9223372036854775807_i64))
                .into()
        },
    },
    Source {
        pointer: "/paths/~1messages~1{message_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("MessageWithPayload").into(),
    },
    Source {
        pointer: "/paths/~1workflows/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || list(named("Workflow"), false).max_items(Some(1000000000)).into(),
    },
    Source {
        pointer: "/components/parameters/WorkflowId/schema",
        name: "",
        schema: || {
            number(Type::Integer, KnownFormat::Int64, false)
                .minimum(Some(1_i64))
                .maximum(Some(9223372036854775807_i64))
                .into()
        },
    },
    Source {
        pointer: "/paths/~1workflows~1{workflow_id}/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowWithAgents").into(),
    },
    Source {
        pointer: "/paths/~1workflows~1{workflow_id}~1export/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("WorkflowExport").into(),
    },
];

impl PartialSchema for types::Source {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Identity of that agent."#)),
            )
            .required("id")
            .description(Some(r#"An agent that another receives messages from."#))
            .into()
    }
}

to_schema!(types::Source, "Source");

impl PartialSchema for types::Agent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("id", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(1_i64)).maximum(Some(9223372036854775807_i64)).description(Some(r#"Identity of the agent."#))).required("id")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#))).required("name")
.property("type", of(Type::String, false).max_length(Some(255)).description(Some(r#"What it is: the class that an imported agent came with, such as `Agents::TriggerAgent`. Of one that was made here `Agents::InstructionAgent` where it follows an instruction, `Agents::FlowAgent`
where it runs a workflow, and `Agents::ManualMessageAgent` where it has no definition: such a one says what it is asked, and hands on what it receives.
"#))).required("type")
.property("messages_count", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(9007199254740991_i64)).description(Some(r#"Messages that it has emitted and that have not expired."#))).required("messages_count")
.property("disabled", of(Type::Boolean, false).description(Some(r#"Whether it does not run. A draft, which does not run either, is disabled too."#))).required("disabled")
.property("sources", list(named("Source"), false).max_items(Some(1000000)).description(Some(r#"The agents that it receives messages from, in the order in which they were named."#))).required("sources").description(Some(r#"An agent."#)).into()
    }
}

to_schema!(types::Agent, "Agent");

impl PartialSchema for types::Message {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Identity of the message."#)),
            )
            .required("id")
            .property(
                "agent_id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Who emitted it."#)),
            )
            .required("agent_id")
            .property(
                "created_at",
                of(Type::String, false)
                    .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"))
                    .description(Some(r#"When it was created, in UTC with three decimals."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                of(Type::String, true)
                    .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"))
                    .description(Some(r#"When it expires; null, never."#)),
            )
            .required("expires_at")
            .description(Some(r#"A message without its payload."#))
            .into()
    }
}

to_schema!(types::Message, "Message");

impl PartialSchema for types::MessageWithPayload {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Identity of the message."#)),
            )
            .required("id")
            .property(
                "agent_id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Who emitted it."#)),
            )
            .required("agent_id")
            .property(
                "created_at",
                of(Type::String, false)
                    .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"))
                    .description(Some(r#"When it was created, in UTC with three decimals."#)),
            )
            .required("created_at")
            .property(
                "expires_at",
                of(Type::String, true)
                    .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"))
                    .description(Some(r#"When it expires; null, never."#)),
            )
            .required("expires_at")
            .property("payload", of(Type::Object, false).description(Some(r#"What it says."#)))
            .required("payload")
            .description(Some(r#"A message."#))
            .into()
    }
}

to_schema!(types::MessageWithPayload, "MessageWithPayload");

impl PartialSchema for types::Workflow {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Identity of the workflow."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(10000)).description(Some(r#"Its description; may be empty."#)),
            )
            .required("description")
            .description(Some(r#"A workflow."#))
            .into()
    }
}

to_schema!(types::Workflow, "Workflow");

impl PartialSchema for types::WorkflowWithAgents {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "id",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(9223372036854775807_i64))
                    .description(Some(r#"Identity of the workflow."#)),
            )
            .required("id")
            .property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#)))
            .required("name")
            .property(
                "description",
                of(Type::String, false).max_length(Some(10000)).description(Some(r#"Its description; may be empty."#)),
            )
            .required("description")
            .property(
                "agents",
                list(named("Agent"), false)
                    .max_items(Some(1000000))
                    .description(Some(r#"The agents that its nodes call, each once, in the order of the nodes."#)),
            )
            .required("agents")
            .description(Some(r#"A workflow and the agents that take part in it."#))
            .into()
    }
}

to_schema!(types::WorkflowWithAgents, "WorkflowWithAgents");

impl PartialSchema for types::WorkflowExport {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "schema_version",
                number(Type::Integer, KnownFormat::Int64, false)
                    .enum_values(Some([json("1")]))
                    .description(Some(r#"The version of this format."#)),
            )
            .required("schema_version")
            .property(
                "name",
                of(Type::String, false)
                    .max_length(Some(255))
                    .description(Some(r#"The workflow's name; `No name provided` where it has none."#)),
            )
            .required("name")
            .property(
                "description",
                of(Type::String, false)
                    .max_length(Some(10000))
                    .description(Some(r#"Its description; `No description provided` where it has none."#)),
            )
            .required("description")
            .property(
                "guid",
                of(Type::String, false)
                    .max_length(Some(255))
                    .description(Some(r#"What installations know it by, and an import finds it by."#)),
            )
            .required("guid")
            .property(
                "tag_fg_color",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"The colour of its label's text, where it has one."#)),
            )
            .required("tag_fg_color")
            .property(
                "tag_bg_color",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"The colour of its label, where it has one."#)),
            )
            .required("tag_bg_color")
            .property(
                "icon",
                of(Type::String, true)
                    .max_length(Some(255))
                    .description(Some(r#"What stands for it, where something does."#)),
            )
            .required("icon")
            .property(
                "exported_at",
                of(Type::String, false)
                    .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"))
                    .description(Some(r#"When the file was made, in UTC."#)),
            )
            .required("exported_at")
            .property(
                "agents",
                list(named("ExportedAgent"), false)
                    .max_items(Some(1000000))
                    .description(Some(r#"Its agents, in the order of their guids."#)),
            )
            .required("agents")
            .property(
                "links",
                list(named("ExportedLink"), false)
                    .max_items(Some(1000000))
                    .description(Some(r#"Who receives whose messages, among these agents."#)),
            )
            .required("links")
            .property(
                "control_links",
                list(named("ExportedControlLink"), false).max_items(Some(1000000)).description(Some(
                    r#"Who controls whom, among these agents. Kept with the workflow; nothing here acts on it."#,
                )),
            )
            .required("control_links")
            .description(Some(r#"A workflow as a file."#))
            .into()
    }
}

to_schema!(types::WorkflowExport, "WorkflowExport");

impl PartialSchema for types::ExportedAgent {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("type", of(Type::String, false).max_length(Some(255)).description(Some(r#"What it is, as a full class name."#))).required("type")
.property("name", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its name."#))).required("name")
.property("disabled", of(Type::Boolean, false).description(Some(r#"Whether it does not run."#))).required("disabled")
.property("guid", of(Type::String, false).max_length(Some(255)).description(Some(r#"What installations know it by."#))).required("guid")
.property("options", of(Type::Object, false).description(Some(r#"Its options. Of an agent that was made here they hold its `definition`."#))).required("options")
.property("schedule", of(Type::String, true).max_length(Some(255)).description(Some(r#"When it runs by itself, such as `every_1h`; kept as it came, nothing here acts on it. Present where its type can have one."#)))
.property("keep_messages_for", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)).maximum(Some(3153600000_i64)).description(Some(r#"How long its messages are kept, in seconds; 0, for ever. Present where its type emits messages."#))).description(Some(r#"An agent in a file."#)).into()
    }
}

to_schema!(types::ExportedAgent, "ExportedAgent");

impl PartialSchema for types::ExportedLink {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "source",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Who emits, by its place among the agents."#)),
            )
            .required("source")
            .property(
                "receiver",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Who receives, by its place among the agents."#)),
            )
            .required("receiver")
            .description(Some(r#"One agent receives what another emits."#))
            .into()
    }
}

to_schema!(types::ExportedLink, "ExportedLink");

impl PartialSchema for types::ExportedControlLink {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "controller",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Who controls, by its place among the agents."#)),
            )
            .required("controller")
            .property(
                "control_target",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(1000000_i64))
                    .description(Some(r#"Who is controlled, by its place among the agents."#)),
            )
            .required("control_target")
            .description(Some(r#"One agent controls another."#))
            .into()
    }
}

to_schema!(types::ExportedControlLink, "ExportedControlLink");

impl PartialSchema for types::ErrorResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "error",
                of(Type::String, false)
                    .max_length(Some(10000))
                    .description(Some(r#"A short description; with 401 and 404 the status and its text."#)),
            )
            .required("error")
            .description(Some(r#"An error."#))
            .into()
    }
}

to_schema!(types::ErrorResponse, "ErrorResponse");
