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

/// What `echoObject` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoObject {
    /// The body.
    pub body: types::Record,
}

impl EchoObject {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::Record>(
                &mut decoder,
                &bytes,
                "/paths/~1object/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::Record| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}

/// What `echoList` is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoList {
    /// The body.
    pub body: types::RecordList,
}

impl EchoList {
    /// Decodes a request; all violations, of parameters and body alike.
    pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {
        let media = Media::of(request);
        let bytes = read_body(request, body, limits).await?;
        let mut decoder = Decoder::new(request, &SCHEMAS);
        let body = if media.is("application/json") || (media.0.is_empty() && bytes.is_empty()) {
            read_json::<types::RecordList>(
                &mut decoder,
                &bytes,
                "/paths/~1list/post/requestBody/content/application~1json/schema",
                true,
                |value: &types::RecordList| value.is_valid(),
            )
        } else {
            return Err(media.unsupported(&["application/json"]));
        };
        decoder.finish()?;
        let Some(body) = body else { return Err(Fault::Invalid(Vec::new())) };
        Ok(Self { body })
    }
}
