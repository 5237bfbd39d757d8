// Written by `cargo xtask generate`. Change the document, not this file.

//! Responses: what each operation can answer, and nothing else.

#![allow(clippy::large_enum_variant, reason = "an answer is made once and sent")]
#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = "every operation uses another part of these")]

use poem::{IntoResponse, Response};

use super::types;
use crate::runtime::{
    self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value,
};

/// What `echoObject` answers.
#[derive(Debug)]
pub enum EchoObject {
    /// 200: The object.
    Ok(types::Record),
    /// 400: The request is refused.
    BadRequest(String),
    /// 415: The request is refused.
    UnsupportedMediaType(String),
    /// 413: The request is refused.
    PayloadTooLarge(String),
    /// 500: The request is refused.
    InternalServerError(String),
}

impl IntoResponse for EchoObject {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::text(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", body),
            Self::UnsupportedMediaType(body) => {
                runtime::text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "text/plain; charset=utf-8", body)
            }
            Self::PayloadTooLarge(body) => {
                runtime::text(StatusCode::PAYLOAD_TOO_LARGE, "text/plain; charset=utf-8", body)
            }
            Self::InternalServerError(body) => {
                runtime::text(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", body)
            }
        }
    }
}

/// What `echoList` answers.
#[derive(Debug)]
pub enum EchoList {
    /// 200: The list.
    Ok(types::RecordList),
    /// 400: The request is refused.
    BadRequest(String),
    /// 415: The request is refused.
    UnsupportedMediaType(String),
    /// 413: The request is refused.
    PayloadTooLarge(String),
    /// 500: The request is refused.
    InternalServerError(String),
}

impl IntoResponse for EchoList {
    fn into_response(self) -> Response {
        match self {
            Self::Ok(body) => runtime::json(StatusCode::OK, "application/json", &body),
            Self::BadRequest(body) => runtime::text(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", body),
            Self::UnsupportedMediaType(body) => {
                runtime::text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "text/plain; charset=utf-8", body)
            }
            Self::PayloadTooLarge(body) => {
                runtime::text(StatusCode::PAYLOAD_TOO_LARGE, "text/plain; charset=utf-8", body)
            }
            Self::InternalServerError(body) => {
                runtime::text(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", body)
            }
        }
    }
}
