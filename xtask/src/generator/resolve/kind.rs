//! The grammar of an OpenAPI document: which member of which object is which kind of object. Everything not named here is data.

use std::fmt;

/// Kinds of objects that the bundler walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Root,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Schema,
    Example,
    Link,
    Callback,
    SecurityScheme,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    /// One object.
    One(Kind),
    /// A list of objects.
    List(Kind),
    /// Objects by name.
    Map(Kind),
    /// Objects by name, where `x-…` members are extensions and no names.
    Extensible(Kind),
    /// Data.
    Data,
}

/// The eight methods of a path item.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Kind {
    /// What the member `key` of an object of this kind holds.
    pub(crate) fn child(self, key: &str) -> Child {
        use Child::{Data, Extensible, List, Map, One};
        match (self, key) {
            (Self::Root, "paths") => Extensible(Self::PathItem),
            (Self::Root, "webhooks") | (Self::Components, "pathItems") => Map(Self::PathItem),
            (Self::Root, "components") => One(Self::Components),
            (Self::Components, "schemas") => Map(Self::Schema),
            (Self::Components, "responses") => Map(Self::Response),
            (Self::Components, "parameters") => Map(Self::Parameter),
            (Self::Components | Self::Parameter | Self::Header | Self::MediaType, "examples") => Map(Self::Example),
            (Self::Components, "requestBodies") => Map(Self::RequestBody),
            (Self::Components | Self::Response | Self::Encoding, "headers") => Map(Self::Header),
            (Self::Components, "securitySchemes") => Map(Self::SecurityScheme),
            (Self::Components | Self::Response, "links") => Map(Self::Link),
            (Self::Components | Self::Operation, "callbacks") => Map(Self::Callback),
            (Self::PathItem | Self::Operation, "parameters") => List(Self::Parameter),
            (Self::PathItem, method) if METHODS.contains(&method) => One(Self::Operation),
            (Self::Operation, "requestBody") => One(Self::RequestBody),
            (Self::Operation, "responses") => Extensible(Self::Response),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => One(Self::Schema),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => Map(Self::MediaType),
            (Self::MediaType, "encoding") => Map(Self::Encoding),
            (Self::Callback, key) if !key.starts_with("x-") => One(Self::PathItem),
            (Self::Schema, key) => Self::schema_child(key),
            _ => Data,
        }
    }

    /// The applicators of JSON Schema 2020-12, and `definitions`, where older documents keep what they refer to.
    fn schema_child(key: &str) -> Child {
        match key {
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "contentSchema" => Child::One(Self::Schema),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => Child::List(Self::Schema),
            "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
                Child::Map(Self::Schema)
            }
            _ => Child::Data,
        }
    }

    /// The members that the specification names, in 3.0 or 3.1; `None`: any name (callbacks), or not judged here (schemas).
    pub(crate) fn members(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Callback | Self::Schema => return None,
            Self::Root => &[
                "openapi",
                "info",
                "jsonSchemaDialect",
                "servers",
                "paths",
                "webhooks",
                "components",
                "security",
                "tags",
                "externalDocs",
            ],
            Self::Components => &[
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
                "links",
                "callbacks",
                "pathItems",
            ],
            Self::PathItem => &[
                "$ref",
                "summary",
                "description",
                "servers",
                "parameters",
                "get",
                "put",
                "post",
                "delete",
                "options",
                "head",
                "patch",
                "trace",
            ],
            Self::Operation => &[
                "tags",
                "summary",
                "description",
                "externalDocs",
                "operationId",
                "parameters",
                "requestBody",
                "responses",
                "callbacks",
                "deprecated",
                "security",
                "servers",
            ],
            Self::Parameter => &[
                "name",
                "in",
                "description",
                "required",
                "deprecated",
                "allowEmptyValue",
                "style",
                "explode",
                "allowReserved",
                "schema",
                "example",
                "examples",
                "content",
            ],
            Self::Header => &[
                "description",
                "required",
                "deprecated",
                "style",
                "explode",
                "schema",
                "example",
                "examples",
                "content",
            ],
            Self::RequestBody => &["description", "content", "required"],
            Self::Response => &["description", "headers", "content", "links"],
            Self::MediaType => &["schema", "example", "examples", "encoding"],
            Self::Encoding => &["contentType", "headers", "style", "explode", "allowReserved"],
            Self::Example => &["summary", "description", "value", "externalValue"],
            Self::Link => &["operationRef", "operationId", "parameters", "requestBody", "description", "server"],
            Self::SecurityScheme => {
                &["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"]
            }
        })
    }

    /// Whether the specification lets a reference stand for an object of this kind.
    pub(crate) fn may_be_reference(self) -> bool {
        !matches!(self, Self::Root | Self::Components | Self::Operation | Self::MediaType | Self::Encoding)
    }

    /// Where the bundle keeps such parts of other files. Security schemes are kept aside: a name in their section would be one more scheme.
    pub(crate) fn section(self) -> &'static str {
        match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "x-securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            Self::PathItem => "pathItems",
            Self::Root | Self::Components | Self::Operation | Self::MediaType | Self::Encoding => "x-parts",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root => "document",
            Self::Components => "components",
            Self::PathItem => "path item",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::RequestBody => "request body",
            Self::Response => "response",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Schema => "schema",
            Self::Example => "example",
            Self::Link => "link",
            Self::Callback => "callback",
            Self::SecurityScheme => "security scheme",
        })
    }
}
