// Copied by `cargo xtask generate` from its own runtime.

//! What generated code stands on: decoding by style, violations, formats, streams, and the glue to poem.
//!
//! This folder is copied as it is into every generated crate. It knows HTTP and JSON Schema and no particular API.

mod accept;
mod body;
mod de;
mod decode;
mod deprecation;
mod fault;
mod form;
mod formats;
mod maybe;
mod operation;
mod pattern;
#[cfg(feature = "poem-openapi")]
pub mod poem_openapi;
mod reply;
mod route;
mod schema;
mod stream;
mod style;
mod surface;
#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use accept::preferred;
pub use body::{Fields, Limits, Media, read_body, read_form, read_json, read_multipart, read_text};
pub use de::{Object, discriminated, one_of, required_nullable, some, string_of};
#[allow(unused_imports, reason = "a document may have neither objects nor enumerations")]
pub(crate) use de::{object, strings};
pub use decode::{Decoder, Param, Shape};
pub use deprecation::announce;
pub use fault::{Fault, In, Violation};
pub use form::FormNode;
pub use formats::{Base64, Binary, Date, DateTime, Format, Uuid};
pub use maybe::Maybe;
pub use operation::{Credential, Operation, Presented, Requirement, Scheme};
pub use pattern::Pattern;
pub use reply::{HeaderText, bytes, empty, event_stream, header, json, text};
pub(crate) use route::operation;
pub use route::{PathEndpoint, SurfaceRoute, guarded};
pub use schema::{Schemas, length, unique};
pub use stream::{Event, EventStream};
pub use style::Style;
pub use surface::{Call, Surface, authenticate, fail, refuse};

pub use bytes::Bytes;
pub use indexmap::IndexMap;
pub use poem::http::StatusCode;
pub use serde_json::{Map, Value};

/// Whether a value keeps every rule of its schema. Generated code calls it right after serde has decoded.
///
/// `true` is final. `false` only means that the slow path must judge: it validates the JSON itself and names every violation.
pub trait Validate {
    /// Whether the value certainly keeps every rule.
    fn is_valid(&self) -> bool;
}
