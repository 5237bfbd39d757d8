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
    Source { pointer: "/components/schemas/TokenRequest", name: "TokenRequest", schema: types::TokenRequest::schema },
    Source {
        pointer: "/components/schemas/TokenResponse",
        name: "TokenResponse",
        schema: types::TokenResponse::schema,
    },
    Source {
        pointer: "/components/schemas/TokenResponse/properties/token_type",
        name: "TokenResponseTokenType",
        schema: types::TokenResponseTokenType::schema,
    },
    Source {
        pointer: "/components/schemas/TokenReference",
        name: "TokenReference",
        schema: types::TokenReference::schema,
    },
    Source {
        pointer: "/components/schemas/Revoked",
        name: "Revoked",
        schema: || of(Type::Object, false).max_properties(Some(0)).into(),
    },
    Source {
        pointer: "/components/schemas/Introspection",
        name: "Introspection",
        schema: types::Introspection::schema,
    },
    Source {
        pointer: "/components/schemas/Introspection/properties/token_type",
        name: "IntrospectionTokenType",
        schema: types::IntrospectionTokenType::schema,
    },
    Source {
        pointer: "/components/schemas/AuthorizationServerMetadata",
        name: "AuthorizationServerMetadata",
        schema: types::AuthorizationServerMetadata::schema,
    },
    Source { pointer: "/components/schemas/ErrorCode", name: "ErrorCode", schema: types::ErrorCode::schema },
    Source { pointer: "/components/schemas/Error", name: "Error", schema: types::Error::schema },
    Source {
        pointer: "/paths/~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema",
        name: "",
        schema: || named("TokenRequest").into(),
    },
    Source {
        pointer: "/paths/~1oauth~1token/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("TokenResponse").into(),
    },
    Source {
        pointer: "/components/responses/BadRequest/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/InvalidClient/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
    },
    Source {
        pointer: "/components/responses/PayloadTooLarge/content/application~1json/schema",
        name: "",
        schema: || named("Error").into(),
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
        pointer: "/paths/~1oauth~1revoke/post/requestBody/content/application~1x-www-form-urlencoded/schema",
        name: "",
        schema: || named("TokenReference").into(),
    },
    Source {
        pointer: "/paths/~1oauth~1revoke/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Revoked").into(),
    },
    Source {
        pointer: "/paths/~1oauth~1introspect/post/requestBody/content/application~1x-www-form-urlencoded/schema",
        name: "",
        schema: || named("TokenReference").into(),
    },
    Source {
        pointer: "/paths/~1oauth~1introspect/post/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("Introspection").into(),
    },
    Source {
        pointer: "/paths/~1.well-known~1oauth-authorization-server/get/responses/200/content/application~1json/schema",
        name: "",
        schema: || named("AuthorizationServerMetadata").into(),
    },
];

impl PartialSchema for types::TokenRequest {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
.property("grant_type", of(Type::String, false).max_length(Some(255)).description(Some(r#"What the token is asked for by; `client_credentials` is the only one, any other is `unsupported_grant_type`."#))).required("grant_type")
.property("scope", of(Type::String, false).max_length(Some(2000)).description(Some(r#"What the token is to do, with a space between; by default all that the client may."#)))
.property("client_id", of(Type::String, false).max_length(Some(255)).description(Some(r#"The client, where the header does not say."#)))
.property("client_secret", of(Type::String, false).max_length(Some(255)).description(Some(r#"Its secret, where the header does not say."#))).description(Some(r#"A request for an access token."#)).into()
    }
}

to_schema!(types::TokenRequest, "TokenRequest");

impl PartialSchema for types::TokenResponse {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "access_token",
                of(Type::String, false)
                    .max_length(Some(255))
                    .pattern(Some("^syt_"))
                    .description(Some(r#"The token, to be presented as `Authorization: Bearer …`. It is shown once."#)),
            )
            .required("access_token")
            .property("token_type", named("TokenResponseTokenType").description(Some(r#"How it is presented."#)))
            .required("token_type")
            .property(
                "expires_in",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(1_i64))
                    .maximum(Some(3600_i64))
                    .description(Some(r#"Seconds until it stops working."#)),
            )
            .required("expires_in")
            .property("scope", of(Type::String, false).max_length(Some(2000)).description(Some(r#"What it may do."#)))
            .required("scope")
            .description(Some(r#"An access token (RFC 6749, section 5.1)."#))
            .into()
    }
}

to_schema!(types::TokenResponse, "TokenResponse");

impl PartialSchema for types::TokenResponseTokenType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["Bearer"])).description(Some(r#"How it is presented."#)).into()
    }
}

to_schema!(types::TokenResponseTokenType, "TokenResponseTokenType");

impl PartialSchema for types::TokenReference {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("token", of(Type::String, false).max_length(Some(4096)).description(Some(r#"The token."#)))
            .required("token")
            .property(
                "token_type_hint",
                of(Type::String, false)
                    .max_length(Some(255))
                    .description(Some(r#"What kind of token it may be. There is one kind, so it is read over."#)),
            )
            .property(
                "client_id",
                of(Type::String, false)
                    .max_length(Some(255))
                    .description(Some(r#"The client, where the header does not say."#)),
            )
            .property(
                "client_secret",
                of(Type::String, false)
                    .max_length(Some(255))
                    .description(Some(r#"Its secret, where the header does not say."#)),
            )
            .description(Some(r#"A token that a client presents to revoke it or to ask about it."#))
            .into()
    }
}

to_schema!(types::TokenReference, "TokenReference");

impl PartialSchema for types::Introspection {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "active",
                of(Type::Boolean, false)
                    .description(Some(r#"Whether it works. Where it does not, nothing else is said."#)),
            )
            .required("active")
            .property("scope", of(Type::String, false).max_length(Some(2000)).description(Some(r#"What it may do."#)))
            .property(
                "client_id",
                formatted("uuid", false).max_length(Some(36)).description(Some(r#"The client that it was issued to."#)),
            )
            .property(
                "sub",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Who acts by it, which is the client."#)),
            )
            .property(
                "jti",
                formatted("uuid", false)
                    .max_length(Some(36))
                    .description(Some(r#"Its identity, which is no secret; as the audit log has it."#)),
            )
            .property("token_type", named("IntrospectionTokenType").description(Some(r#"How it is presented."#)))
            .property(
                "iat",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(253402300799_i64))
                    .description(Some(r#"When it was issued, in seconds since the Unix epoch."#)),
            )
            .property(
                "exp",
                number(Type::Integer, KnownFormat::Int64, false)
                    .minimum(Some(0_i64))
                    .maximum(Some(253402300799_i64))
                    .description(Some(r#"When it stops working, in seconds since the Unix epoch."#)),
            )
            .description(Some(r#"Whether a token works, and what it may do where it does (RFC 7662, section 2.2)."#))
            .into()
    }
}

to_schema!(types::Introspection, "Introspection");

impl PartialSchema for types::IntrospectionTokenType {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["Bearer"])).description(Some(r#"How it is presented."#)).into()
    }
}

to_schema!(types::IntrospectionTokenType, "IntrospectionTokenType");

impl PartialSchema for types::AuthorizationServerMetadata {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property(
                "issuer",
                formatted("uri", false).max_length(Some(2048)).description(Some(r#"Who issues the tokens."#)),
            )
            .required("issuer")
            .property(
                "token_endpoint",
                formatted("uri", false).max_length(Some(2048)).description(Some(r#"Where tokens are had."#)),
            )
            .required("token_endpoint")
            .property(
                "token_endpoint_auth_methods_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"How clients prove there who they are."#)),
            )
            .required("token_endpoint_auth_methods_supported")
            .property(
                "revocation_endpoint",
                formatted("uri", false).max_length(Some(2048)).description(Some(r#"Where tokens are revoked."#)),
            )
            .required("revocation_endpoint")
            .property(
                "revocation_endpoint_auth_methods_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"How clients prove there who they are."#)),
            )
            .required("revocation_endpoint_auth_methods_supported")
            .property(
                "introspection_endpoint",
                formatted("uri", false).max_length(Some(2048)).description(Some(r#"Where tokens are asked about."#)),
            )
            .required("introspection_endpoint")
            .property(
                "introspection_endpoint_auth_methods_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"How clients prove there who they are."#)),
            )
            .required("introspection_endpoint_auth_methods_supported")
            .property(
                "grant_types_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"What tokens are asked for by."#)),
            )
            .required("grant_types_supported")
            .property(
                "response_types_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"Empty, as there is no authorization endpoint."#)),
            )
            .required("response_types_supported")
            .property(
                "scopes_supported",
                list(of(Type::String, false).max_length(Some(64)), false)
                    .max_items(Some(100))
                    .description(Some(r#"What tokens can do."#)),
            )
            .required("scopes_supported")
            .property(
                "service_documentation",
                formatted("uri", false).max_length(Some(2048)).description(Some(r#"For people."#)),
            )
            .required("service_documentation")
            .description(Some(r#"What an authorization server can do (RFC 8414, section 2)."#))
            .into()
    }
}

to_schema!(types::AuthorizationServerMetadata, "AuthorizationServerMetadata");

impl PartialSchema for types::ErrorCode {
    fn schema() -> RefOr<Schema> {
        of(Type::String, false).enum_values(Some(["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "server_error", "temporarily_unavailable"])).description(Some(r#"What is wrong. Those of RFC 6749, section 5.2, of which `invalid_grant` and `unauthorized_client` are for grants that this server does not have yet; and `server_error` and `temporarily_unavailable`
with statuses of their own.
"#)).into()
    }
}

to_schema!(types::ErrorCode, "ErrorCode");

impl PartialSchema for types::Error {
    fn schema() -> RefOr<Schema> {
        of(Type::Object, false)
            .property("error", named("ErrorCode").description(Some(r#"What is wrong."#)))
            .required("error")
            .property(
                "error_description",
                of(Type::String, false)
                    .max_length(Some(2000))
                    .pattern(Some("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]*$"))
                    .description(Some(r#"A sentence for people, of the characters that RFC 6749 allows."#)),
            )
            .required("error_description")
            .description(Some(r#"An error (RFC 6749, section 5.2)."#))
            .into()
    }
}

to_schema!(types::Error, "Error");
