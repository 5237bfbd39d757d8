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
            length(value, 1, 255) && PATTERN_14.is_match(value)
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

static GET_API_KEY_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1api-keys~1{id}/get/parameters/0/schema",
    exact: true,
};

/// What `getApiKey` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetApiKey {
    /// The key's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl GetApiKey {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_API_KEY_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
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

/// What `getMe` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetMe {}

impl GetMe {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
    }
}

static LIST_TENANTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_TENANTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listTenants` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListTenants {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListTenants {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_TENANTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_TENANTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_TENANT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createTenant` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTenant {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new tenant.
    pub body: types::CreateTenantRequest,
}

impl CreateTenant {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_TENANT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateTenantRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1tenants/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateTenantRequest| value.is_valid(),
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

static GET_TENANT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1tenants~1{id}/get/parameters/0/schema",
    exact: true,
};

/// What `getTenant` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetTenant {
    /// The tenant's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl GetTenant {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_TENANT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static UPDATE_TENANT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1tenants~1{id}/patch/parameters/0/schema",
    exact: true,
};

/// What `updateTenant` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateTenant {
    /// The tenant's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
    /// What is to change.
    pub body: types::UpdateTenantRequest,
}

impl UpdateTenant {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&UPDATE_TENANT_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::UpdateTenantRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1tenants~1{id}/patch/requestBody/content/application~1json/schema",
                true,
                |value: &types::UpdateTenantRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static LIST_UNITS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_UNITS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listUnits` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListUnits {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListUnits {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_UNITS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_UNITS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_UNIT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createUnit` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateUnit {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new unit.
    pub body: types::CreateUnitRequest,
}

impl CreateUnit {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_UNIT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateUnitRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1units/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateUnitRequest| value.is_valid(),
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

static GET_UNIT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1units~1{id}/get/parameters/0/schema",
    exact: true,
};

/// What `getUnit` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetUnit {
    /// The unit's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl GetUnit {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_UNIT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static DELETE_UNIT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1units~1{id}/delete/parameters/0/schema",
    exact: true,
};

/// What `deleteUnit` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteUnit {
    /// The unit's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl DeleteUnit {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_UNIT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_USERS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_USERS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listUsers` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListUsers {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListUsers {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_USERS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_USERS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_USER_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createUser` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateUser {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new user.
    pub body: types::CreateUserRequest,
}

impl CreateUser {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_USER_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateUserRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1users/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateUserRequest| value.is_valid(),
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

static GET_USER_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}/get/parameters/0/schema",
    exact: true,
};

/// What `getUser` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetUser {
    /// The user's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl GetUser {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_USER_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static DELETE_USER_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}/delete/parameters/0/schema",
    exact: true,
};

/// What `deleteUser` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteUser {
    /// The user's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl DeleteUser {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_USER_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_USER_TOKENS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}~1tokens/get/parameters/0/schema",
    exact: true,
};

static LIST_USER_TOKENS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_USER_TOKENS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listUserTokens` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListUserTokens {
    /// The user's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListUserTokens {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_USER_TOKENS_ID, |value: &String| length(value, 1, 128));
        let page = decoder.optional::<i32>(&LIST_USER_TOKENS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_USER_TOKENS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit)) = (id, page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_USER_TOKEN_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}~1tokens/post/parameters/0/schema",
    exact: true,
};

static CREATE_USER_TOKEN_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createUserToken` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateUserToken {
    /// The user's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new token.
    pub body: types::CreateUserTokenRequest,
}

impl CreateUserToken {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&CREATE_USER_TOKEN_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&CREATE_USER_TOKEN_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateUserTokenRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1users~1{id}~1tokens/post/requestBody/content/application~1json/schema",
                false,
                |value: &types::CreateUserTokenRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(idempotency_key), Some(body)) = (id, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, idempotency_key, body })
    }
}

static REVOKE_USER_TOKEN_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}~1tokens~1{token_id}/delete/parameters/0/schema",
    exact: true,
};

static REVOKE_USER_TOKEN_TOKEN_ID: Param = Param {
    name: "token_id",
    place: In::Path,
    position: 1,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1users~1{id}~1tokens~1{token_id}/delete/parameters/1/schema",
    exact: true,
};

/// What `revokeUserToken` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RevokeUserToken {
    /// The user's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
    /// The token's id. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub token_id: String,
}

impl RevokeUserToken {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&REVOKE_USER_TOKEN_ID, |value: &String| length(value, 1, 128));
        let token_id = decoder.required::<String>(&REVOKE_USER_TOKEN_TOKEN_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let (Some(id), Some(token_id)) = (id, token_id) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, token_id })
    }
}

static LIST_O_AUTH_CLIENTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_O_AUTH_CLIENTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listOAuthClients` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListOAuthClients {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListOAuthClients {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_O_AUTH_CLIENTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_O_AUTH_CLIENTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_O_AUTH_CLIENT_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createOAuthClient` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateOAuthClient {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new client.
    pub body: types::CreateOAuthClientRequest,
}

impl CreateOAuthClient {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_O_AUTH_CLIENT_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateOAuthClientRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1oauth-clients/post/requestBody/content/application~1json/schema",
                false,
                |value: &types::CreateOAuthClientRequest| value.is_valid(),
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

static GET_O_AUTH_CLIENT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1oauth-clients~1{id}/get/parameters/0/schema",
    exact: true,
};

/// What `getOAuthClient` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetOAuthClient {
    /// The client's `client_id`. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl GetOAuthClient {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_O_AUTH_CLIENT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static REVOKE_O_AUTH_CLIENT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1oauth-clients~1{id}/delete/parameters/0/schema",
    exact: true,
};

/// What `revokeOAuthClient` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RevokeOAuthClient {
    /// The client's `client_id`. Any text is taken; what is not the id of one that exists for this caller is 404.
    pub id: String,
}

impl RevokeOAuthClient {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&REVOKE_O_AUTH_CLIENT_ID, |value: &String| length(value, 1, 128));
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
            length(value, 1, 255) && PATTERN_14.is_match(value)
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
            length(value, 1, 255) && PATTERN_14.is_match(value)
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

static LIST_WORKFLOWS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows/get/parameters/0/schema",
    exact: true,
};

static LIST_WORKFLOWS_SEARCH: Param = Param {
    name: "search",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows/get/parameters/1/schema",
    exact: true,
};

static LIST_WORKFLOWS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_WORKFLOWS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listWorkflows` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflows {
    /// Only workflows with this status. Without it, all are listed, archived ones too.
    pub status: Option<types::WorkflowStatus>,
    /// Only workflows whose name contains this text, without regard to case. Empty is the same as absent.
    pub search: Option<String>,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListWorkflows {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let status =
            decoder.optional::<types::WorkflowStatus>(&LIST_WORKFLOWS_STATUS, |_: &types::WorkflowStatus| true);
        let search = decoder.optional::<String>(&LIST_WORKFLOWS_SEARCH, |value: &String| {
            length(value, 0, 255) && PATTERN_1.is_match(value)
        });
        let page = decoder.optional::<i32>(&LIST_WORKFLOWS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_WORKFLOWS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(status), Some(search), Some(page), Some(limit)) = (status, search, page, limit) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { status, search, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static GET_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `getWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl GetWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_WORKFLOW_VERSIONS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static LIST_WORKFLOW_VERSIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_WORKFLOW_VERSIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listWorkflowVersions` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowVersions {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListWorkflowVersions {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_WORKFLOW_VERSIONS_ID, |value: &String| length(value, 1, 128));
        let page =
            decoder.optional::<i32>(&LIST_WORKFLOW_VERSIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_WORKFLOW_VERSIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit)) = (id, page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static GET_WORKFLOW_VERSION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static GET_WORKFLOW_VERSION_VERSION: Param = Param {
    name: "version",
    place: In::Path,
    position: 1,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowVersionNumber/schema",
    exact: true,
};

/// What `getWorkflowVersion` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWorkflowVersion {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The version's number. One that does not exist is 404.
    pub version: types::VersionNumber,
}

impl GetWorkflowVersion {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_WORKFLOW_VERSION_ID, |value: &String| length(value, 1, 128));
        let version = decoder
            .required::<types::VersionNumber>(&GET_WORKFLOW_VERSION_VERSION, |value: &types::VersionNumber| {
                valid_version_number(value)
            });
        decoder.finish()?;
        let (Some(id), Some(version)) = (id, version) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, version })
    }
}

static SAVE_WORKFLOW_DRAFT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `saveWorkflowDraft` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveWorkflowDraft {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The draft.
    pub body: types::SaveWorkflowDraftRequest,
}

impl SaveWorkflowDraft {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&SAVE_WORKFLOW_DRAFT_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::SaveWorkflowDraftRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1draft/put/requestBody/content/application~1json/schema",
                true,
                |value: &types::SaveWorkflowDraftRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static PUBLISH_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `publishWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// Which version; without a body the head.
    pub body: Option<types::PublishWorkflowRequest>,
}

impl PublishWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&PUBLISH_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let body = if bytes.is_empty() {
            Some(None)
        } else if media.is("application/json") {
            read_json::<types::PublishWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1publish/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::PublishWorkflowRequest| value.is_valid(),
            )
            .map(Some)
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static UNPUBLISH_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `unpublishWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UnpublishWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl UnpublishWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&UNPUBLISH_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static RESTORE_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static RESTORE_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `restoreWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// Which version.
    pub body: types::RestoreWorkflowRequest,
}

impl RestoreWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&RESTORE_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&RESTORE_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RestoreWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1restore/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::RestoreWorkflowRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(idempotency_key), Some(body)) = (id, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, idempotency_key, body })
    }
}

static DIFF_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static DIFF_WORKFLOW_FROM: Param = Param {
    name: "from",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows~1{id}~1diff/get/parameters/1/schema",
    exact: true,
};

static DIFF_WORKFLOW_TO: Param = Param {
    name: "to",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1workflows~1{id}~1diff/get/parameters/2/schema",
    exact: true,
};

/// What `diffWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The version to begin at. One that does not exist is 404.
    pub from: types::VersionNumber,
    /// The version to end at; absent, the head. One that does not exist is 404.
    pub to: Option<types::VersionNumber>,
}

impl DiffWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DIFF_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let from = decoder.required::<types::VersionNumber>(&DIFF_WORKFLOW_FROM, |value: &types::VersionNumber| {
            valid_version_number(value)
        });
        let to = decoder.optional::<types::VersionNumber>(&DIFF_WORKFLOW_TO, |value: &types::VersionNumber| {
            valid_version_number(value)
        });
        decoder.finish()?;
        let (Some(id), Some(from), Some(to)) = (id, from, to) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, from, to })
    }
}

static RUN_WORKFLOW_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static RUN_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `runWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RunWorkflow {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// What to run it with; without a body an empty input.
    pub body: Option<types::RunWorkflowRequest>,
}

impl RunWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&RUN_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let idempotency_key = decoder.optional::<String>(&RUN_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if bytes.is_empty() {
            Some(None)
        } else if media.is("application/json") {
            read_json::<types::RunWorkflowRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1run/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::RunWorkflowRequest| value.is_valid(),
            )
            .map(Some)
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(idempotency_key), Some(body)) = (id, idempotency_key, body) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, idempotency_key, body })
    }
}

/// What `listIntegrationTypes` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrationTypes {}

impl ListIntegrationTypes {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
    }
}

static LIST_INTEGRATIONS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_INTEGRATIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listIntegrations` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrations {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListIntegrations {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_INTEGRATIONS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_INTEGRATIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static CREATE_INTEGRATION_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `createIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateIntegration {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The new integration.
    pub body: types::CreateIntegrationRequest,
}

impl CreateIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&CREATE_INTEGRATION_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::CreateIntegrationRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1integrations/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::CreateIntegrationRequest| value.is_valid(),
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

static GET_INTEGRATION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

/// What `getIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetIntegration {
    /// The integration's UUID. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub id: String,
}

impl GetIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static DELETE_INTEGRATION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

/// What `deleteIntegration` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteIntegration {
    /// The integration's UUID. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub id: String,
}

impl DeleteIntegration {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_INTEGRATION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static LIST_INTEGRATION_RECORDS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

static LIST_INTEGRATION_RECORDS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_INTEGRATION_RECORDS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listIntegrationRecords` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrationRecords {
    /// The integration's UUID. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListIntegrationRecords {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_INTEGRATION_RECORDS_ID, |value: &String| length(value, 1, 128));
        let page =
            decoder.optional::<i32>(&LIST_INTEGRATION_RECORDS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit =
            decoder.optional::<i32>(&LIST_INTEGRATION_RECORDS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit)) = (id, page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static LIST_INTEGRATION_SYNCS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IntegrationId/schema",
    exact: true,
};

static LIST_INTEGRATION_SYNCS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_INTEGRATION_SYNCS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listIntegrationSyncs` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntegrationSyncs {
    /// The integration's UUID. Any text is taken; what is not the id of one of the caller's integrations is 404.
    pub id: String,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListIntegrationSyncs {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_INTEGRATION_SYNCS_ID, |value: &String| length(value, 1, 128));
        let page =
            decoder.optional::<i32>(&LIST_INTEGRATION_SYNCS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_INTEGRATION_SYNCS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(id), Some(page), Some(limit)) = (id, page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static LIST_EXECUTIONS_WORKFLOW_ID: Param = Param {
    name: "workflow_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/0/schema",
    exact: true,
};

static LIST_EXECUTIONS_PARENT_ID: Param = Param {
    name: "parent_id",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/1/schema",
    exact: true,
};

static LIST_EXECUTIONS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/2/schema",
    exact: true,
};

static LIST_EXECUTIONS_FROM: Param = Param {
    name: "from",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/3/schema",
    exact: false,
};

static LIST_EXECUTIONS_TO: Param = Param {
    name: "to",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/4/schema",
    exact: false,
};

static LIST_EXECUTIONS_CURSOR: Param = Param {
    name: "cursor",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1executions/get/parameters/5/schema",
    exact: true,
};

static LIST_EXECUTIONS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listExecutions` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListExecutions {
    /// Only of this workflow, by its UUID.
    pub workflow_id: Option<String>,
    /// Only those that this execution has started.
    pub parent_id: Option<String>,
    /// Only with this status.
    pub status: Option<types::ExecutionStatus>,
    /// Only those accepted at this moment or later (RFC 3339). Where it is later than `to`, nothing is selected.
    pub from: Option<DateTime>,
    /// Only those accepted at this moment or earlier (RFC 3339).
    pub to: Option<DateTime>,
    /// Where the page starts: `next_cursor` of an earlier answer, to be treated as opaque. Absent: at the newest execution. A cursor stays valid when the execution that it was made
    /// from is gone.
    pub cursor: Option<String>,
    /// Items per page.
    pub limit: i32,
}

impl ListExecutions {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let workflow_id =
            decoder.optional::<String>(&LIST_EXECUTIONS_WORKFLOW_ID, |value: &String| length(value, 1, 128));
        let parent_id = decoder.optional::<String>(&LIST_EXECUTIONS_PARENT_ID, |value: &String| length(value, 1, 128));
        let status =
            decoder.optional::<types::ExecutionStatus>(&LIST_EXECUTIONS_STATUS, |_: &types::ExecutionStatus| true);
        let from = decoder.optional::<DateTime>(&LIST_EXECUTIONS_FROM, |_: &DateTime| true);
        let to = decoder.optional::<DateTime>(&LIST_EXECUTIONS_TO, |_: &DateTime| true);
        let cursor = decoder.optional::<String>(&LIST_EXECUTIONS_CURSOR, |value: &String| {
            length(value, 1, 19) && PATTERN_13.is_match(value)
        });
        let limit = decoder.optional::<i32>(&LIST_EXECUTIONS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(workflow_id), Some(parent_id), Some(status), Some(from), Some(to), Some(cursor), Some(limit)) =
            (workflow_id, parent_id, status, from, to, cursor, limit)
        else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { workflow_id, parent_id, status, from, to, cursor, limit: limit.unwrap_or(20) })
    }
}

static GET_EXECUTION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

/// What `getExecution` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetExecution {
    /// The execution's UUID. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
}

impl GetExecution {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_EXECUTION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static WATCH_EXECUTION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

static WATCH_EXECUTION_LAST_EVENT_ID: Param = Param {
    name: "Last-Event-ID",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/paths/~1executions~1{id}~1events/get/parameters/1/schema",
    exact: true,
};

/// What `watchExecution` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchExecution {
    /// The execution's UUID. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
    /// The `id` of the last event that was seen. Empty is the same as absent.
    pub last_event_id: Option<String>,
}

impl WatchExecution {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&WATCH_EXECUTION_ID, |value: &String| length(value, 1, 128));
        let last_event_id = decoder.optional::<String>(&WATCH_EXECUTION_LAST_EVENT_ID, |value: &String| {
            length(value, 0, 39) && PATTERN_15.is_match(value)
        });
        decoder.finish()?;
        let (Some(id), Some(last_event_id)) = (id, last_event_id) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, last_event_id })
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

static GET_WORKFLOW_SETTINGS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `getWorkflowSettings` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetWorkflowSettings {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl GetWorkflowSettings {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_WORKFLOW_SETTINGS_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static SET_WORKFLOW_SETTINGS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `setWorkflowSettings` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SetWorkflowSettings {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The settings.
    pub body: types::WorkflowSettings,
}

impl SetWorkflowSettings {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&SET_WORKFLOW_SETTINGS_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::WorkflowSettings>(
                &mut decoder,
                &bytes,
                "/paths/~1workflows~1{id}~1settings/put/requestBody/content/application~1json/schema",
                true,
                |value: &types::WorkflowSettings| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static LIST_WORKFLOW_TRIGGERS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

/// What `listWorkflowTriggers` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListWorkflowTriggers {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
}

impl ListWorkflowTriggers {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&LIST_WORKFLOW_TRIGGERS_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static ROTATE_WORKFLOW_TRIGGER_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/WorkflowId/schema",
    exact: true,
};

static ROTATE_WORKFLOW_TRIGGER_NODE: Param = Param {
    name: "node",
    place: In::Path,
    position: 1,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/TriggerNode/schema",
    exact: true,
};

static ROTATE_WORKFLOW_TRIGGER_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `rotateWorkflowTrigger` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RotateWorkflowTrigger {
    /// The workflow's UUID. Any text is taken; what is not the id of one of the caller's workflows is 404.
    pub id: String,
    /// The trigger's id among the nodes of the workflow. Any text is taken; what is not the id of a trigger is 404.
    pub node: String,
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
}

impl RotateWorkflowTrigger {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&ROTATE_WORKFLOW_TRIGGER_ID, |value: &String| length(value, 1, 128));
        let node = decoder.required::<String>(&ROTATE_WORKFLOW_TRIGGER_NODE, |value: &String| length(value, 1, 255));
        let idempotency_key = decoder.optional::<String>(&ROTATE_WORKFLOW_TRIGGER_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        decoder.finish()?;
        let (Some(id), Some(node), Some(idempotency_key)) = (id, node, idempotency_key) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { id, node, idempotency_key })
    }
}

static IMPORT_WORKFLOW_IDEMPOTENCY_KEY: Param = Param {
    name: "Idempotency-Key",
    place: In::Header,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/IdempotencyKey/schema",
    exact: true,
};

/// What `importWorkflow` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportWorkflow {
    /// A text of the client's choice, best a UUID, that names this request. Sent again with the same key and the same body within a day, the request has no second effect and the
    /// first one's answer comes back with `Idempotent-Replayed: true`; with another body it is 422. While the first one is still being answered, it is 409. Keys
    /// are apart by credential and operation. An answer that is an error is not kept: the key can be used again.
    pub idempotency_key: Option<String>,
    /// The file.
    pub body: types::WorkflowFile,
}

impl ImportWorkflow {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let idempotency_key = decoder.optional::<String>(&IMPORT_WORKFLOW_IDEMPOTENCY_KEY, |value: &String| {
            length(value, 1, 255) && PATTERN_14.is_match(value)
        });
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::WorkflowFile>(
                &mut decoder,
                &bytes,
                "/paths/~1imports/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::WorkflowFile| value.is_valid(),
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

static LIST_AGENTS_NAME: Param = Param {
    name: "name",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/0/schema",
    exact: true,
};

static LIST_AGENTS_STATUS: Param = Param {
    name: "status",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/paths/~1agents/get/parameters/1/schema",
    exact: true,
};

static LIST_AGENTS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_AGENTS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listAgents` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListAgents {
    /// Only agents whose name contains this, without regard to case.
    pub name: Option<String>,
    /// Only agents with this status.
    pub status: Option<types::AgentStatus>,
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListAgents {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let name = decoder.optional::<String>(&LIST_AGENTS_NAME, |value: &String| length(value, 1, 255));
        let status = decoder.optional::<types::AgentStatus>(&LIST_AGENTS_STATUS, |_: &types::AgentStatus| true);
        let page = decoder.optional::<i32>(&LIST_AGENTS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_AGENTS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(name), Some(status), Some(page), Some(limit)) = (name, status, page, limit) else {
            return Err(Fault::Invalid(Vec::new()));
        };
        Ok(Self { name, status, page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static GET_AGENT_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `getAgent` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAgent {
    /// The agent's UUID. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub id: String,
}

impl GetAgent {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&GET_AGENT_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static SET_AGENT_DEFINITION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `setAgentDefinition` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAgentDefinition {
    /// The agent's UUID. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub id: String,
    /// The new definition.
    pub body: types::Definition,
}

impl SetAgentDefinition {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&SET_AGENT_DEFINITION_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::Definition>(
                &mut decoder,
                &bytes,
                "/paths/~1agents~1{id}~1definition/put/requestBody/content/application~1json/schema",
                true,
                |value: &types::Definition| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static DELETE_AGENT_DEFINITION_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `deleteAgentDefinition` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAgentDefinition {
    /// The agent's UUID. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub id: String,
}

impl DeleteAgentDefinition {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&DELETE_AGENT_DEFINITION_ID, |value: &String| length(value, 1, 128));
        decoder.finish()?;
        let Some(id) = id else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id })
    }
}

static SET_AGENT_LINKS_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/AgentId/schema",
    exact: true,
};

/// What `setAgentLinks` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAgentLinks {
    /// The agent's UUID. Any text is taken; what is not the id of one of the caller's agents is 404.
    pub id: String,
    /// The links, in place of those that the agent had.
    pub body: types::AgentLinks,
}

impl SetAgentLinks {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&SET_AGENT_LINKS_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::AgentLinks>(
                &mut decoder,
                &bytes,
                "/paths/~1agents~1{id}~1links/put/requestBody/content/application~1json/schema",
                true,
                |value: &types::AgentLinks| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
    }
}

static LIST_APPROVALS_PAGE: Param = Param {
    name: "page",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Page/schema",
    exact: true,
};

static LIST_APPROVALS_LIMIT: Param = Param {
    name: "limit",
    place: In::Query,
    position: 0,
    style: Style::Form { explode: true },
    shape: Shape::Scalar,
    schema: "/components/parameters/Limit/schema",
    exact: true,
};

/// What `listApprovals` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListApprovals {
    /// Page number, from 1.
    pub page: i32,
    /// Items per page.
    pub limit: i32,
}

impl ListApprovals {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let page = decoder.optional::<i32>(&LIST_APPROVALS_PAGE, |value: &i32| *value >= 1 && *value <= 1000000);
        let limit = decoder.optional::<i32>(&LIST_APPROVALS_LIMIT, |value: &i32| *value >= 1 && *value <= 100);
        decoder.finish()?;
        let (Some(page), Some(limit)) = (page, limit) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { page: page.unwrap_or(1), limit: limit.unwrap_or(20) })
    }
}

static ANSWER_APPROVAL_ID: Param = Param {
    name: "id",
    place: In::Path,
    position: 0,
    style: Style::Simple { explode: false },
    shape: Shape::Scalar,
    schema: "/components/parameters/ExecutionId/schema",
    exact: true,
};

/// What `answerApproval` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerApproval {
    /// The execution's UUID. Any text is taken; what is not the id of one of the caller's executions is 404.
    pub id: String,
    /// The answer.
    pub body: types::AnswerApprovalRequest,
}

impl AnswerApproval {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let id = decoder.required::<String>(&ANSWER_APPROVAL_ID, |value: &String| length(value, 1, 128));
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::AnswerApprovalRequest>(
                &mut decoder,
                &bytes,
                "/paths/~1executions~1{id}~1answer/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::AnswerApprovalRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let (Some(id), Some(body)) = (id, body) else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { id, body })
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
            length(value, 1, 64) && PATTERN_16.is_match(value)
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
