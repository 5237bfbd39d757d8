//! `requests.rs`: one struct an operation, and how it is decoded.

use super::{Emitter, Text, shout};
use crate::generator::{
    ir::{BodyDef, Codec, MediaDef, OperationDef, ParameterDef, Presence, ShapeDef, Ty},
    resolved::{ParameterEncoding, Place, Style},
};

impl Emitter<'_> {
    pub(super) fn requests(&self) -> String {
        let mut out = Text::new();
        out.line("//! Requests: parameters and body of each operation, decoded and checked.");
        out.line("");
        out.line(
            "#![allow(clippy::large_enum_variant, reason = \"alternatives are what the document says they are\")]",
        );
        out.line("#![allow(unused_imports, unused_variables, unused_mut, clippy::unnecessary_wraps, reason = \"every operation uses another part of these\")]");
        out.line("");
        out.line("use poem::{Body, Request};");
        out.line("");
        out.line("use super::{SCHEMAS, types, validate::*};");
        out.line("use crate::runtime::{");
        out.line("self, Base64, Binary, Bytes, Date, DateTime, Decoder, Fault, In, IndexMap, Limits, Map, Media, Param, Shape, Style, Uuid, Validate,");
        out.line("Value, length, read_body, read_form, read_json, read_multipart, read_text, unique,");
        out.line("};");
        for operation in &self.program.operations {
            out.line("");
            self.request(&mut out, operation);
        }
        out.finish()
    }

    fn request(&self, out: &mut Text, operation: &OperationDef) {
        let name = &operation.type_name;
        for parameter in &operation.parameters {
            self.parameter_static(out, operation, parameter);
        }
        out.doc(&format!("What `{}` is asked.", operation.id));
        out.line("#[derive(Debug, Clone, PartialEq)]");
        out.line(&format!("pub struct {name} {{"));
        for p in &operation.parameters {
            out.doc(p.doc.as_deref().unwrap_or(&format!("`{}`.", p.wire)));
            out.line(&format!("pub {}: {},", p.ident, self.parameter_type(p)));
        }
        if let Some(body) = &operation.body {
            out.doc(body.doc.as_deref().unwrap_or("The body."));
            let ty = self.body_type(body);
            let ty = if body.required { ty } else { format!("Option<{ty}>") };
            out.line(&format!("pub body: {ty},"));
        }
        out.line("}");
        out.line("");
        if let Some(body) = &operation.body {
            self.body_enum(out, operation, body);
        }
        out.line(&format!("impl {name} {{"));
        out.line("/// Decodes a request; all violations, of parameters and body alike.");
        out.line("pub async fn decode(request: &Request, body: Body, limits: Limits) -> Result<Self, Fault> {");
        if operation.body.is_some() {
            out.line("let media = Media::of(request);");
            out.line("let bytes = read_body(request, body, limits).await?;");
        }
        out.line("let mut decoder = Decoder::new(request, &SCHEMAS);");
        for p in &operation.parameters {
            let ty = self.ty(&p.slot);
            let method = if p.presence == Presence::Required { "required" } else { "optional" };
            let check = self.closure(&p.slot, &ty);
            out.line(&format!("let {} = decoder.{method}::<{ty}>(&{}, {check});", p.ident, param_name(operation, p)));
        }
        if let Some(body) = &operation.body {
            self.body_decode(out, body);
        }
        out.line("decoder.finish()?;");
        let mut idents: Vec<&str> = operation.parameters.iter().map(|p| p.ident.as_str()).collect();
        if operation.body.is_some() {
            idents.push("body");
        }
        if !idents.is_empty() {
            let some: Vec<String> = idents.iter().map(|ident| format!("Some({ident})")).collect();
            let (pattern, tuple) = if idents.len() == 1 {
                (some[0].clone(), idents[0].to_owned())
            } else {
                (format!("({})", some.join(", ")), format!("({})", idents.join(", ")))
            };
            // Unreachable: what could not be decoded has left a violation.
            out.line(&format!("let {pattern} = {tuple} else {{ return Err(Fault::Invalid(Vec::new())) }};"));
        }
        let fields: Vec<String> = operation
            .parameters
            .iter()
            .map(|p| match &p.presence {
                Presence::Default(value) => {
                    let literal = self.literal(&p.slot, value);
                    // A number, a boolean or a name costs nothing to have at hand; clippy asks for the closure to go.
                    let is_name = literal.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':'));
                    let is_number = matches!(p.slot.ty, Ty::Bool | Ty::I32 | Ty::I64 | Ty::F64);
                    let plain = is_name || (is_number && !literal.contains('('));
                    let or =
                        if plain { format!("unwrap_or({literal})") } else { format!("unwrap_or_else(|| {literal})") };
                    format!("{}: {}.{or}", p.ident, p.ident)
                }
                Presence::Optional if self.is_nullable(&p.slot) => format!("{}: {}.flatten()", p.ident, p.ident),
                _ => p.ident.clone(),
            })
            .chain(operation.body.iter().map(|_| "body".to_owned()))
            .collect();
        out.line(&format!("Ok(Self {{ {} }})", fields.join(", ")));
        out.line("}");
        out.line("}");
    }

    fn parameter_type(&self, p: &ParameterDef) -> String {
        let ty = self.ty(&p.slot);
        match p.presence {
            Presence::Optional if !self.is_nullable(&p.slot) => format!("Option<{ty}>"),
            _ => ty,
        }
    }

    fn parameter_static(&self, out: &mut Text, operation: &OperationDef, p: &ParameterDef) {
        let place = match p.place {
            Place::Path => "Path",
            Place::Query => "Query",
            Place::Header => "Header",
            Place::Cookie => "Cookie",
        };
        out.line(&format!(
            "static {}: Param = Param {{ name: {:?}, place: In::{place}, position: {}, style: {}, shape: {}, schema: {:?}, exact: {} }};",
            param_name(operation, p),
            p.wire,
            position(operation, p),
            style(&p.encoding),
            shape(&p.shape),
            p.pointer,
            self.program.is_exact(&p.slot),
        ));
        out.line("");
    }

    pub(super) fn media_type(&self, media: &MediaDef) -> String {
        match &media.codec {
            Codec::Json { slot, .. } | Codec::Form { slot, .. } | Codec::Multipart { slot, .. } => self.ty(slot),
            Codec::Text { .. } => "String".to_owned(),
            Codec::Events => "EventStream".to_owned(),
            Codec::Raw => "Bytes".to_owned(),
        }
    }

    fn body_type(&self, body: &BodyDef) -> String {
        match &body.enum_name {
            Some(name) => name.clone(),
            None => body.media.first().map_or_else(|| "Bytes".to_owned(), |media| self.request_media_type(media)),
        }
    }

    fn request_media_type(&self, media: &MediaDef) -> String {
        // A stream of events that comes in is bytes: nobody decodes it before it ends.
        if matches!(media.codec, Codec::Events) { "Bytes".to_owned() } else { self.media_type(media) }
    }

    fn body_enum(&self, out: &mut Text, operation: &OperationDef, body: &BodyDef) {
        let Some(name) = &body.enum_name else { return };
        out.doc(&format!("The body of `{}`, by media type.", operation.id));
        out.line("#[derive(Debug, Clone, PartialEq)]");
        out.line(&format!("pub enum {name} {{"));
        for media in &body.media {
            out.doc(&format!("`{}`.", media.media));
            out.line(&format!("{}({}),", media.variant, self.request_media_type(media)));
        }
        out.line("}");
        out.line("");
    }

    fn body_decode(&self, out: &mut Text, body: &BodyDef) {
        let supported = body.media.iter().map(|m| format!("{:?}", m.media)).collect::<Vec<_>>().join(", ");
        out.line("let body = ");
        if !body.required {
            out.line("if bytes.is_empty() { Some(None) } else ");
        }
        for (n, media) in body.media.iter().enumerate() {
            // A missing body without a media type lacks the body, not the media type.
            let missing = if n == 0 && body.required { " || (media.0.is_empty() && bytes.is_empty())" } else { "" };
            out.line(&format!("if media.is({:?}){missing} {{", media.media));
            let read = self.read(media);
            let read = match &body.enum_name {
                Some(name) => format!("{read}.map({name}::{})", media.variant),
                None => read,
            };
            out.line(&if body.required { read } else { format!("{read}.map(Some)") });
            out.line("} else ");
        }
        out.line(&format!("{{ return Err(media.unsupported(&[{supported}])); }};"));
    }

    fn read(&self, media: &MediaDef) -> String {
        match &media.codec {
            Codec::Json { slot, pointer } => {
                let ty = self.ty(slot);
                let exact = self.program.is_exact(slot) && !pointer.is_empty();
                if pointer.is_empty() {
                    // No schema: any JSON.
                    return "read_json::<Value>(&mut decoder, &bytes, \"\", true, |_| true)".to_owned();
                }
                format!("read_json::<{ty}>(&mut decoder, &bytes, {pointer:?}, {exact}, {})", self.closure(slot, &ty))
            }
            Codec::Form { slot, pointer, fields } => {
                let ty = self.ty(slot);
                let fields: Vec<String> =
                    fields.iter().map(|(name, e, s)| format!("({name:?}, {}, {})", style(e), shape(s))).collect();
                format!(
                    "read_form::<{ty}>(&mut decoder, &bytes, &[{}], {pointer:?}, {}, {})",
                    fields.join(", "),
                    self.program.is_exact(slot),
                    self.closure(slot, &ty)
                )
            }
            Codec::Multipart { slot, pointer, lists } => {
                let ty = self.ty(slot);
                format!(
                    "read_multipart::<{ty}>(&mut decoder, bytes, &{lists:?}, {pointer:?}, {}, {}).await",
                    self.program.is_exact(slot),
                    self.closure(slot, &ty)
                )
            }
            Codec::Text { slot, pointer } => {
                if pointer.is_empty() {
                    return "read_text(&mut decoder, &bytes, \"\", true, |_| true)".to_owned();
                }
                format!(
                    "read_text(&mut decoder, &bytes, {pointer:?}, {}, {})",
                    self.program.is_exact(slot),
                    self.closure(slot, "String")
                )
            }
            Codec::Events | Codec::Raw => "Some(bytes)".to_owned(),
        }
    }
}

fn param_name(operation: &OperationDef, p: &ParameterDef) -> String {
    format!("{}_{}", shout(&operation.ident), shout(&p.ident))
}

/// Which of the path's parameters it is.
fn position(operation: &OperationDef, p: &ParameterDef) -> usize {
    let names = operation.path.split('/').filter_map(|s| s.strip_prefix('{').and_then(|s| s.strip_suffix('}')));
    names.into_iter().position(|name| name == p.wire && p.place == Place::Path).unwrap_or_default()
}

fn style(encoding: &ParameterEncoding) -> String {
    match encoding {
        ParameterEncoding::Content(_) => "Style::Json".to_owned(),
        ParameterEncoding::Style { style, explode } => match style {
            Style::Matrix => format!("Style::Matrix {{ explode: {explode} }}"),
            Style::Label => format!("Style::Label {{ explode: {explode} }}"),
            Style::Simple => format!("Style::Simple {{ explode: {explode} }}"),
            Style::Form => format!("Style::Form {{ explode: {explode} }}"),
            Style::SpaceDelimited => "Style::SpaceDelimited".to_owned(),
            Style::PipeDelimited => "Style::PipeDelimited".to_owned(),
            Style::DeepObject => "Style::DeepObject".to_owned(),
        },
    }
}

fn shape(shape: &ShapeDef) -> String {
    match shape {
        ShapeDef::Scalar => "Shape::Scalar".to_owned(),
        ShapeDef::List => "Shape::List".to_owned(),
        ShapeDef::Object { properties, open } => {
            format!("Shape::Object {{ properties: &{properties:?}, open: {open} }}")
        }
    }
}
