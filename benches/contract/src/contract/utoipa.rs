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
    Source { pointer: "/components/schemas/RecordList", name: "RecordList", schema: types::RecordList::schema },
    Source { pointer: "/components/schemas/Record", name: "Record", schema: types::Record::schema },
    Source { pointer: "/components/schemas/Status", name: "Status", schema: types::Status::schema },
    Source {
        pointer: "/paths/~1object/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("Record").into(),
    },
    Source {
        pointer: "/paths/~1object/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Record").into(),
    },
    Source {
        pointer: "/components/responses/Refused/content/text~1plain/schema",
        name: "",
        schema: || of(Type::String, false).max_length(Some(10000)).into(),
    },
    Source {
        pointer: "/paths/~1list/post/requestBody/content/application~1json/schema",
        name: "",
        schema: || named("RecordList").into(),
    },
    Source {
        pointer: "/paths/~1list/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("RecordList").into(),
    },
];

impl PartialSchema for types::RecordList {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("items", list(named("Record"), false).max_items(Some(1000)))
            .required("items")
            .property("total", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(0_i64)))
            .required("total")
            .description(Some(r#"A list of records."#))
            .into()
    }
}

to_schema!(types::RecordList, "RecordList");

impl PartialSchema for types::Record {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("id", formatted("uuid", false))
            .required("id")
            .property("seq", number(Type::Integer, KnownFormat::Int64, false).minimum(Some(1_i64)))
            .required("seq")
            .property("name", of(Type::String, false).min_length(Some(1)).max_length(Some(255)))
            .required("name")
            .property("description", of(Type::String, false).max_length(Some(10000)))
            .required("description")
            .property("status", named("Status"))
            .required("status")
            .property("kind", of(Type::String, false).min_length(Some(1)).max_length(Some(64)))
            .required("kind")
            .property("owner", of(Type::String, false).min_length(Some(1)).max_length(Some(128)))
            .required("owner")
            .property("email", of(Type::String, false).max_length(Some(254)))
            .required("email")
            .property("url", of(Type::String, false).max_length(Some(2048)))
            .required("url")
            .property("version", number(Type::Integer, KnownFormat::Int32, false).minimum(Some(1_i64)))
            .required("version")
            .property(
                "attempts",
                number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(100_i64)),
            )
            .required("attempts")
            .property(
                "priority",
                number(Type::Integer, KnownFormat::Int32, false).minimum(Some(0_i64)).maximum(Some(9_i64)),
            )
            .required("priority")
            .property("score", number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)))
            .required("score")
            .property(
                "ratio",
                number(Type::Number, KnownFormat::Double, false).minimum(Some(0_i64)).maximum(Some(1_i64)),
            )
            .required("ratio")
            .property("enabled", of(Type::Boolean, false))
            .required("enabled")
            .property("favorite", of(Type::Boolean, false))
            .required("favorite")
            .property("public", of(Type::Boolean, false))
            .required("public")
            .property("created_at", formatted("date-time", false))
            .required("created_at")
            .property("updated_at", formatted("date-time", false))
            .required("updated_at")
            .property("finished_at", formatted("date-time", false))
            .property("tags", list(of(Type::String, false).max_length(Some(64)), false).max_items(Some(100)))
            .required("tags")
            .property("labels", map(of(Type::String, false).max_length(Some(64)), false).max_properties(Some(100)))
            .required("labels")
            .property("parent", of(Type::String, false).max_length(Some(128)))
            .property("note", of(Type::String, false).max_length(Some(1000)))
            .property("color", of(Type::String, false).max_length(Some(16)))
            .description(Some(r#"An object of 25 fields such as business records have."#))
            .into()
    }
}

to_schema!(types::Record, "Record");

impl PartialSchema for types::Status {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false)
            .enum_values(Some(["draft", "published", "archived"]))
            .description(Some(r#"Where a record is in its life."#))
            .into()
    }
}

to_schema!(types::Status, "Status");
