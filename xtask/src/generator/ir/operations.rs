//! Operations: parameters, bodies, responses, security.

use indexmap::IndexMap;

use super::{
    BodyDef, Codec, Group, HeaderDef, MediaDef, OperationDef, ParameterDef, Presence, RequirementDef, ResponseDef,
    SchemeDef, ShapeDef, Slot, Ty, TypeKind,
    build::{Builder, plain, unsupported},
    names::{Names, pascal, snake},
};
use crate::generator::resolved::{
    GeneratorError, MediaType, Operation, Parameter, ParameterEncoding, Response, SchemaId, SecurityKind, StatusKey,
    Style,
};

/// Tag of operations that have none.
const UNTAGGED: &str = "Untagged";

impl Builder<'_> {
    pub(super) fn operations(&mut self) -> Vec<OperationDef> {
        let api = self.api;
        let mut idents = Names::default();
        let mut operations = Vec::new();
        let tags = self.tags();
        for operation in &api.operations {
            let type_name = pascal(&operation.id);
            let ident = idents.give(&snake(&operation.id));
            match self.operation(operation, ident, type_name, &tags) {
                Ok(operation) => operations.push(operation),
                Err(error) => self.errors.push(error),
            }
        }
        operations
    }

    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for operation in &self.api.operations {
            let tag = operation.tags.first().map_or(UNTAGGED, String::as_str);
            if !tags.iter().any(|t| t == tag) {
                tags.push(tag.to_owned());
            }
        }
        // The document's order of tags first.
        let order = |tag: &String| self.api.tags.iter().position(|t| t.name == *tag).unwrap_or(usize::MAX);
        tags.sort_by_key(order);
        tags
    }

    pub(super) fn groups(&mut self, operations: &[OperationDef]) -> Vec<Group> {
        let tags = self.tags();
        tags.into_iter()
            .enumerate()
            .map(|(n, tag)| {
                let doc = self.api.tags.iter().find(|t| t.name == tag).and_then(|t| t.description.clone());
                let operations = operations.iter().enumerate().filter(|(_, o)| o.group == n).map(|(i, _)| i).collect();
                Group { name: self.names.give_type(&format!("{}Api", pascal(&tag))), tag, doc, operations }
            })
            .collect()
    }

    fn operation(
        &mut self,
        operation: &Operation,
        ident: String,
        type_name: String,
        tags: &[String],
    ) -> Result<OperationDef, GeneratorError> {
        check_path(operation)?;
        let mut fields = Names::default();
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            parameters.push(self.parameter(parameter, &type_name, &mut fields)?);
        }
        let body = match &operation.request_body {
            None => None,
            Some(body) => {
                let media = self.media(&body.content, &format!("{type_name}Body"), true)?;
                let enum_name = (media.len() > 1).then(|| self.names.give_type(&format!("{type_name}Body")));
                Some(BodyDef { enum_name, doc: body.description.clone(), required: body.required, media })
            }
        };
        let mut variants = Names::default();
        let mut responses = Vec::new();
        for response in &operation.responses {
            responses.push(self.response(response, &type_name, &mut variants)?);
        }
        let tag = operation.tags.first().map_or(UNTAGGED, String::as_str).to_owned();
        let group = tags.iter().position(|t| *t == tag).unwrap_or_default();
        Ok(OperationDef {
            id: operation.id.clone(),
            ident,
            type_name,
            method: operation.method.clone(),
            path: operation.path.clone(),
            tag,
            group,
            summary: operation.summary.clone(),
            description: operation.description.clone(),
            deprecated: operation.deprecated,
            parameters,
            body,
            responses,
            security: self.security(operation)?,
            extensions: operation.extensions.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        })
    }

    fn parameter(
        &mut self,
        parameter: &Parameter,
        type_name: &str,
        fields: &mut Names,
    ) -> Result<ParameterDef, GeneratorError> {
        let slot = self.slot(parameter.schema, &format!("{type_name}{}", pascal(&parameter.name)))?;
        let shape = self.shape_of(parameter.schema, &slot)?;
        let default = self.merged(parameter.schema)?.default;
        let presence = match (parameter.required, default) {
            (true, _) => Presence::Required,
            (false, Some(default)) if !default.is_null() => {
                self.check_default(parameter.schema, &default)?;
                Presence::Default(default)
            }
            (false, _) => Presence::Optional,
        };
        let wanted = snake(&parameter.name);
        let ident = fields.give(if wanted == "body" { "body_parameter" } else { &wanted });
        Ok(ParameterDef {
            ident,
            wire: parameter.name.clone(),
            place: parameter.place,
            encoding: parameter.encoding.clone(),
            shape,
            doc: parameter.description.clone().or_else(|| self.schema(parameter.schema).description.clone()),
            slot,
            presence,
            pointer: self.schema(parameter.schema).pointer.clone(),
        })
    }

    /// What a value is made of, as far as its spelling shows.
    fn shape_of(&mut self, id: SchemaId, slot: &Slot) -> Result<ShapeDef, GeneratorError> {
        match &slot.ty {
            Ty::List(_) => return Ok(ShapeDef::List),
            Ty::Map(_) | Ty::Object => return Ok(ShapeDef::Object { properties: Vec::new(), open: true }),
            Ty::Named(_) => {}
            _ => return Ok(ShapeDef::Scalar),
        }
        let schema = self.merged(id)?;
        // An alternative that is a list is spelled as one (`oneOf: [string, array of string]`).
        let mut parts = vec![schema.clone()];
        for part in schema.one_of.iter().chain(&schema.any_of) {
            parts.push(self.merged(*part)?);
        }
        if parts.iter().any(|s| s.items.is_some() || s.types.contains(&crate::generator::resolved::JsonType::Array)) {
            return Ok(ShapeDef::List);
        }
        let properties: Vec<String> = parts.iter().flat_map(|s| s.properties.keys().cloned()).collect();
        if !properties.is_empty() {
            let open =
                parts.iter().any(|s| s.additional_properties.is_some_and(|a| self.schema(a).boolean != Some(false)));
            return Ok(ShapeDef::Object { properties, open });
        }
        Ok(ShapeDef::Scalar)
    }

    fn media(&mut self, content: &[MediaType], name: &str, is_request: bool) -> Result<Vec<MediaDef>, GeneratorError> {
        let mut variants = Names::default();
        let several = content.len() > 1;
        let mut media = Vec::new();
        for one in content {
            let variant = variants.give(&variant_of(&one.name));
            let hint = if several { format!("{name}{variant}") } else { name.to_owned() };
            let codec = self.codec(one, &hint, is_request)?;
            media.push(MediaDef { media: one.name.clone(), variant, codec });
        }
        Ok(media)
    }

    fn codec(&mut self, media: &MediaType, hint: &str, is_request: bool) -> Result<Codec, GeneratorError> {
        let name = media.name.as_str();
        if is_json(name) {
            return Ok(match media.schema {
                Some(id) => Codec::Json { slot: self.slot(id, hint)?, pointer: self.schema(id).pointer.clone() },
                None => Codec::Json { slot: plain(Ty::Value), pointer: String::new() },
            });
        }
        match (name, media.schema) {
            ("text/event-stream", _) => Ok(Codec::Events),
            ("application/x-www-form-urlencoded", Some(id)) if is_request => {
                let slot = self.slot(id, hint)?;
                let fields = self.form_fields(id, media)?;
                Ok(Codec::Form { slot, pointer: self.schema(id).pointer.clone(), fields })
            }
            ("multipart/form-data", Some(id)) if is_request => {
                let slot = self.slot(id, hint)?;
                let lists = self
                    .form_fields(id, media)?
                    .into_iter()
                    .filter(|(.., s)| matches!(s, ShapeDef::List))
                    .map(|(n, ..)| n)
                    .collect();
                Ok(Codec::Multipart { slot, pointer: self.schema(id).pointer.clone(), lists })
            }
            (name, Some(id)) if name.starts_with("text/") && name != "text/*" => {
                let slot = self.slot(id, hint)?;
                Ok(Codec::Text { slot: self.as_text(slot), pointer: self.schema(id).pointer.clone() })
            }
            (name, None) if name.starts_with("text/") && name != "text/*" => {
                Ok(Codec::Text { slot: plain(Ty::Str), pointer: String::new() })
            }
            _ => Ok(Codec::Raw),
        }
    }

    /// A text body is a `String`, whatever its schema calls it; a schema of another type is left to the validator.
    fn as_text(&self, slot: Slot) -> Slot {
        match &slot.ty {
            Ty::Str => slot,
            Ty::Named(ix) => match self.types[ix.0].as_ref().map(|def| &def.kind) {
                Some(TypeKind::Alias { slot, .. }) if matches!(slot.ty, Ty::Str) => slot.clone(),
                _ => Slot { exact: false, ..plain(Ty::Str) },
            },
            _ => Slot { exact: false, ..plain(Ty::Str) },
        }
    }

    fn form_fields(
        &mut self,
        id: SchemaId,
        media: &MediaType,
    ) -> Result<Vec<(String, ParameterEncoding, ShapeDef)>, GeneratorError> {
        let schema = self.merged(id)?;
        let mut fields = Vec::new();
        for (name, &property) in &schema.properties {
            let slot = self.slot(property, &pascal(name))?;
            let shape = self.shape_of(property, &slot)?;
            let encoding = media.encoding.get(name);
            let style = encoding.and_then(|e| e.style);
            let is_json_field = encoding.and_then(|e| e.content_type.as_deref()).is_some_and(is_json);
            let encoding = match (&shape, style) {
                _ if is_json_field => ParameterEncoding::Content("application/json".to_owned()),
                // Without a style, an object field is JSON (OpenAPI 3.1, "Encoding Object").
                (ShapeDef::Object { .. }, None) | (ShapeDef::Scalar, None | Some(Style::Form)) => continue,
                (_, style) => {
                    let style = style.unwrap_or(Style::Form);
                    ParameterEncoding::Style {
                        style,
                        explode: encoding.and_then(|e| e.explode).unwrap_or(style == Style::Form),
                    }
                }
            };
            fields.push((name.clone(), encoding, shape));
        }
        Ok(fields)
    }

    fn response(
        &mut self,
        response: &Response,
        type_name: &str,
        variants: &mut Names,
    ) -> Result<ResponseDef, GeneratorError> {
        let variant = variants.give(&status_variant(response.status));
        let media = self.media(&response.content, &format!("{type_name}{variant}"), false)?;
        let enum_name = (media.len() > 1).then(|| self.names.give_type(&format!("{type_name}{variant}Body")));
        let mut idents = Names::default();
        for reserved in ["body", "status"] {
            idents.give(reserved);
        }
        let mut headers = Vec::new();
        for header in &response.headers {
            // Written by what stands around the handlers (a request id, rate limits), not by them.
            if header.extensions.get("x-set-by").is_some() {
                continue;
            }
            let slot = self.slot(header.schema, &format!("{type_name}{variant}{}", pascal(&header.name)))?;
            headers.push(HeaderDef {
                ident: idents.give(&snake(&header.name)),
                wire: header.name.to_ascii_lowercase(),
                doc: header.description.clone(),
                required: header.required,
                slot,
            });
        }
        Ok(ResponseDef {
            variant,
            status: response.status,
            doc: response.description.clone(),
            headers,
            media,
            enum_name,
        })
    }

    fn security(&self, operation: &Operation) -> Result<Vec<Vec<RequirementDef>>, GeneratorError> {
        let mut alternatives = Vec::new();
        for alternative in operation.security.iter().flatten() {
            let mut all = Vec::new();
            for (name, scopes) in alternative {
                let scheme = self.api.security_schemes.get(name).ok_or_else(|| GeneratorError::Invalid {
                    location: operation.location.clone(),
                    message: format!("security scheme `{name}` is not declared under components/securitySchemes"),
                })?;
                let scheme = match &scheme.kind {
                    SecurityKind::ApiKey { place, name } => SchemeDef::ApiKey { place: *place, name: name.clone() },
                    SecurityKind::Http { scheme } if scheme == "bearer" => SchemeDef::Bearer,
                    SecurityKind::Http { scheme } if scheme == "basic" => SchemeDef::Basic,
                    SecurityKind::Http { scheme } => SchemeDef::Http(scheme.clone()),
                    SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect => SchemeDef::Bearer,
                    SecurityKind::MutualTls => SchemeDef::MutualTls,
                };
                all.push(RequirementDef { name: name.clone(), scheme, scopes: scopes.clone() });
            }
            alternatives.push(all);
        }
        Ok(alternatives)
    }
}

fn is_json(media: &str) -> bool {
    media == "application/json"
        || (media.starts_with("application/") && media.ends_with("+json"))
        || media == "text/json"
}

fn variant_of(media: &str) -> String {
    match media {
        "application/json" => "Json".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "text/plain" => "Text".to_owned(),
        "text/html" => "Html".to_owned(),
        "text/event-stream" => "EventStream".to_owned(),
        "application/xml" | "text/xml" => "Xml".to_owned(),
        "application/octet-stream" => "Bytes".to_owned(),
        "*/*" => "Any".to_owned(),
        other => pascal(other.strip_prefix("application/").unwrap_or(other)),
    }
}

fn status_variant(status: StatusKey) -> String {
    match status {
        StatusKey::Default => "Default".to_owned(),
        StatusKey::Range(1) => "Informational".to_owned(),
        StatusKey::Range(2) => "Success".to_owned(),
        StatusKey::Range(3) => "Redirection".to_owned(),
        StatusKey::Range(4) => "ClientError".to_owned(),
        StatusKey::Range(_) => "ServerError".to_owned(),
        StatusKey::Code(code) => reason(code).map_or_else(|| format!("Status{code}"), str::to_owned),
    }
}

/// Names of the statuses of RFC 9110, section 15, and of RFC 4918, 6585, 8470.
fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "Continue",
        101 => "SwitchingProtocols",
        102 => "Processing",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "PayloadTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        422 => "UnprocessableEntity",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    })
}

/// The router matches whole path segments.
fn check_path(operation: &Operation) -> Result<(), GeneratorError> {
    for segment in operation.path.split('/') {
        let is_whole = segment.starts_with('{') && segment.ends_with('}') && segment.matches('{').count() == 1;
        if segment.contains('{') && !is_whole {
            return Err(unsupported(
                &operation.location,
                "partial-path-segment",
                format!("the parameter in `{segment}` is not a whole path segment: give it a segment of its own"),
            ));
        }
        if !is_whole && segment.contains([':', '*', '<']) {
            return Err(unsupported(
                &operation.location,
                "reserved-path-character",
                format!("the segment `{segment}` contains `:`, `*` or `<`, which the router reserves"),
            ));
        }
    }
    Ok(())
}

/// Paths, in the document's order, each with its operations.
pub(crate) fn by_path(operations: &[OperationDef]) -> IndexMap<String, Vec<usize>> {
    let mut paths: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (n, operation) in operations.iter().enumerate() {
        paths.entry(operation.path.clone()).or_default().push(n);
    }
    paths
}
