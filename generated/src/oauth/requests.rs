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

/// What `createToken` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateToken {
    /// The parameters, as a form. Parameters without a value are as absent; one that stands there twice is refused; those that are not named here are read over.
    pub body: types::TokenRequest,
}

impl CreateToken {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let body = if media.is("application/x-www-form-urlencoded") || (media.0.is_empty() && bytes.is_empty()) {
            read_form::<types::TokenRequest>(
                &mut decoder,
                &bytes,
                &[],
                "/paths/~1oauth~1token/post/requestBody/content/application~1x-www-form-urlencoded/schema",
                true,
                |value: &types::TokenRequest| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/x-www-form-urlencoded"]));
        };
        decoder.finish()?;
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}

/// What `revokeToken` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct RevokeToken {
    /// The parameters, as a form. Parameters without a value are as absent; one that stands there twice is refused; those that are not named here are read over.
    pub body: types::TokenReference,
}

impl RevokeToken {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let body = if media.is("application/x-www-form-urlencoded") || (media.0.is_empty() && bytes.is_empty()) {
            read_form::<types::TokenReference>(
                &mut decoder,
                &bytes,
                &[],
                "/paths/~1oauth~1revoke/post/requestBody/content/application~1x-www-form-urlencoded/schema",
                true,
                |value: &types::TokenReference| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/x-www-form-urlencoded"]));
        };
        decoder.finish()?;
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}

/// What `introspectToken` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct IntrospectToken {
    /// The parameters, as a form. Parameters without a value are as absent; one that stands there twice is refused; those that are not named here are read over.
    pub body: types::TokenReference,
}

impl IntrospectToken {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let body = if media.is("application/x-www-form-urlencoded") || (media.0.is_empty() && bytes.is_empty()) {
            read_form::<types::TokenReference>(
                &mut decoder,
                &bytes,
                &[],
                "/paths/~1oauth~1introspect/post/requestBody/content/application~1x-www-form-urlencoded/schema",
                true,
                |value: &types::TokenReference| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/x-www-form-urlencoded"]));
        };
        decoder.finish()?;
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}

/// What `getAuthorizationServerMetadata` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetAuthorizationServerMetadata {}

impl GetAuthorizationServerMetadata {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let mut decoder = Decoder::new(request, &SCHEMAS);
        decoder.finish()?;
        Ok(Self {})
    }
}
