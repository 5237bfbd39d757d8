//! `responses.rs`: one enum an operation, one variant a documented status.

use super::{Emitter, Text};
use crate::generator::{
    ir::{Codec, MediaDef, OperationDef, ResponseDef},
    resolved::StatusKey,
};

impl Emitter<'_> {
    pub(super) fn responses(&self) -> String {
        let mut out = Text::new();
        out.line("//! Responses: what each operation can answer, and nothing else.");
        out.line("");
        out.line("#![allow(clippy::large_enum_variant, reason = \"an answer is made once and sent\")]");
        out.line("#![allow(unused_imports, unused_mut, clippy::enum_variant_names, reason = \"every operation uses another part of these\")]");
        out.line("");
        out.line("use poem::{IntoResponse, Response};");
        out.line("");
        out.line("use super::types;");
        out.line("use crate::runtime::{self, Base64, Binary, Bytes, Date, DateTime, EventStream, IndexMap, Map, StatusCode, Uuid, Value};");
        for operation in &self.program.operations {
            out.line("");
            self.response(&mut out, operation);
        }
        out.finish()
    }

    fn response(&self, out: &mut Text, operation: &OperationDef) {
        let name = &operation.type_name;
        for response in &operation.responses {
            if let Some(enum_name) = &response.enum_name {
                out.doc(&format!(
                    "The body of a {} of `{}`, by media type.",
                    status_text(response.status),
                    operation.id
                ));
                out.line("#[derive(Debug)]");
                out.line(&format!("pub enum {enum_name} {{"));
                for media in &response.media {
                    out.doc(&format!("`{}`.", media.media));
                    out.line(&format!("{}({}),", media.variant, self.media_type(media)));
                }
                out.line("}");
                out.line("");
            }
        }
        out.doc(&format!("What `{}` answers.", operation.id));
        out.line("#[derive(Debug)]");
        out.line(&format!("pub enum {name} {{"));
        for response in &operation.responses {
            out.doc(&format!("{}: {}", status_text(response.status), response.doc));
            let fields = self.response_fields(response);
            match fields.as_slice() {
                [] => out.line(&format!("{},", response.variant)),
                [(field, ty, _)] if field == "body" => out.line(&format!("{}({ty}),", response.variant)),
                fields => {
                    out.line(&format!("{} {{", response.variant));
                    for (field, ty, doc) in fields {
                        out.doc(doc);
                        out.line(&format!("{field}: {ty},"));
                    }
                    out.line("},");
                }
            }
        }
        out.line("}");
        out.line("");
        out.line(&format!("impl IntoResponse for {name} {{"));
        out.line("fn into_response(self) -> Response { match self {");
        for response in &operation.responses {
            self.arm(out, response);
        }
        out.line("} }");
        out.line("}");
    }

    /// Name, type and documentation of what a variant carries.
    fn response_fields(&self, response: &ResponseDef) -> Vec<(String, String, String)> {
        let mut fields = Vec::new();
        if !matches!(response.status, StatusKey::Code(_)) {
            fields.push((
                "status".to_owned(),
                "StatusCode".to_owned(),
                "The status, within what the variant stands for.".to_owned(),
            ));
        }
        if let Some(media) = response.media.first() {
            let ty = response.enum_name.clone().unwrap_or_else(|| self.media_type(media));
            fields.push(("body".to_owned(), ty, "The body.".to_owned()));
        }
        for header in &response.headers {
            let ty = self.ty(&header.slot);
            let ty = if header.required { ty } else { format!("Option<{ty}>") };
            fields.push((
                header.ident.clone(),
                ty,
                header.doc.clone().unwrap_or_else(|| format!("`{}`.", header.wire)),
            ));
        }
        fields
    }

    fn arm(&self, out: &mut Text, response: &ResponseDef) {
        let fields = self.response_fields(response);
        let names: Vec<&str> = fields.iter().map(|(name, ..)| name.as_str()).collect();
        let pattern = match names.as_slice() {
            [] => format!("Self::{}", response.variant),
            ["body"] => format!("Self::{}(body)", response.variant),
            names => format!("Self::{} {{ {} }}", response.variant, names.join(", ")),
        };
        let status = match response.status {
            // `unwrap_or_default` is 200; the front has seen to it that documented statuses are statuses.
            StatusKey::Code(code) => status_constant(code),
            _ => "status".to_owned(),
        };
        let body = match (&response.enum_name, response.media.first()) {
            (_, None) => format!("runtime::empty({status})"),
            (None, Some(media)) => write(media, &status, "body"),
            (Some(name), Some(_)) => {
                let arms = response
                    .media
                    .iter()
                    .map(|m| format!("{name}::{}(body) => {},", m.variant, write(m, &status, "body")))
                    .collect::<Vec<_>>()
                    .concat();
                format!("match body {{ {arms} }}")
            }
        };
        if response.headers.is_empty() {
            out.line(&format!("{pattern} => {body},"));
            return;
        }
        out.line(&format!("{pattern} => {{ let mut response = {body};"));
        for header in &response.headers {
            if header.required {
                out.line(&format!("runtime::header(&mut response, {:?}, &{});", header.wire, header.ident));
            } else {
                out.line(&format!(
                    "if let Some(value) = &{} {{ runtime::header(&mut response, {:?}, value); }}",
                    header.ident, header.wire
                ));
            }
        }
        out.line("response }");
    }
}

fn write(media: &MediaDef, status: &str, body: &str) -> String {
    let name = &media.media;
    // A range names no media type that could be sent.
    let concrete = if name.contains('*') { "application/octet-stream" } else { name.as_str() };
    match &media.codec {
        Codec::Json { .. } | Codec::Form { .. } | Codec::Multipart { .. } => {
            format!("runtime::json({status}, {concrete:?}, &{body})")
        }
        Codec::Text { .. } => {
            format!("runtime::text({status}, {:?}, {body})", format!("{concrete}; charset=utf-8"))
        }
        Codec::Events => format!("runtime::event_stream({status}, {body})"),
        Codec::Raw => format!("runtime::bytes({status}, {concrete:?}, {body})"),
    }
}

fn status_text(status: StatusKey) -> String {
    match status {
        StatusKey::Code(code) => code.to_string(),
        StatusKey::Range(hundreds) => format!("{hundreds}XX"),
        StatusKey::Default => "default".to_owned(),
    }
}

/// An expression of a status code.
fn status_constant(code: u16) -> String {
    match code {
        200 => "StatusCode::OK".to_owned(),
        201 => "StatusCode::CREATED".to_owned(),
        202 => "StatusCode::ACCEPTED".to_owned(),
        204 => "StatusCode::NO_CONTENT".to_owned(),
        400 => "StatusCode::BAD_REQUEST".to_owned(),
        401 => "StatusCode::UNAUTHORIZED".to_owned(),
        403 => "StatusCode::FORBIDDEN".to_owned(),
        404 => "StatusCode::NOT_FOUND".to_owned(),
        409 => "StatusCode::CONFLICT".to_owned(),
        413 => "StatusCode::PAYLOAD_TOO_LARGE".to_owned(),
        415 => "StatusCode::UNSUPPORTED_MEDIA_TYPE".to_owned(),
        422 => "StatusCode::UNPROCESSABLE_ENTITY".to_owned(),
        429 => "StatusCode::TOO_MANY_REQUESTS".to_owned(),
        500 => "StatusCode::INTERNAL_SERVER_ERROR".to_owned(),
        code => format!("StatusCode::from_u16({code}).unwrap_or_default()"),
    }
}
