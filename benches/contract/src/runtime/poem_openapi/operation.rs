// Copied by `cargo xtask generate` from its own runtime.

//! Operations, parameters, bodies, responses and security in poem-openapi's words.

use std::collections::HashMap;

use ::poem_openapi::{
    ParameterStyle,
    registry::{
        MetaApi, MetaHeader, MetaMediaType, MetaOAuthFlow, MetaOAuthFlows, MetaOAuthScope, MetaOperation,
        MetaOperationParam, MetaParamIn, MetaPath, MetaRequest, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef,
        MetaSecurityScheme,
    },
};
use poem::http::Method;
use serde_json::{Map, Value};

use super::{
    Document,
    document::{flag, text},
    schema,
};
use crate::runtime::Operation;

impl Document {
    /// Every operation, by path.
    pub fn meta(&'static self, operations: &[&'static Operation]) -> Vec<MetaApi> {
        let mut paths: Vec<MetaPath> = Vec::new();
        for operation in operations {
            let meta = self.operation(operation);
            match paths.iter_mut().find(|path| path.path == operation.path) {
                Some(path) => path.operations.push(meta),
                None => paths.push(MetaPath { path: operation.path.to_owned(), operations: vec![meta] }),
            }
        }
        vec![MetaApi { paths }]
    }

    /// The request body of an operation.
    pub fn request(&'static self, operation: &'static Operation) -> Option<MetaRequest> {
        let body = self.follow(self.source(operation)?.get("requestBody")?);
        Some(MetaRequest {
            description: text(body, "description"),
            content: content(body),
            required: flag(body, "required"),
        })
    }

    /// The responses of an operation: every documented status with its media types and headers.
    pub fn responses(&'static self, operation: &'static Operation) -> MetaResponses {
        let responses = self.source(operation).and_then(|source| source.get("responses")).and_then(Value::as_object);
        MetaResponses {
            responses: responses
                .into_iter()
                .flatten()
                .filter(|(key, _)| !key.starts_with("x-"))
                .map(|(key, response)| self.response(key, self.follow(response)))
                .collect(),
        }
    }

    fn item(&'static self, operation: &'static Operation) -> Option<&'static Value> {
        self.root().get("paths")?.get(operation.path).map(|item| self.follow(item))
    }

    fn source(&'static self, operation: &'static Operation) -> Option<&'static Value> {
        self.item(operation)?.get(operation.method.to_ascii_lowercase())
    }

    fn operation(&'static self, operation: &'static Operation) -> MetaOperation {
        let source = self.source(operation).unwrap_or(&Value::Null);
        MetaOperation {
            method: operation.method.parse().unwrap_or(Method::GET),
            tags: source
                .get("tags")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect(),
            summary: text(source, "summary"),
            description: text(source, "description"),
            external_docs: source.get("externalDocs").and_then(schema::external_docs),
            params: self.parameters(operation),
            request: self.request(operation),
            responses: self.responses(operation),
            deprecated: operation.deprecated,
            security: operation
                .security
                .iter()
                .map(|all| all.iter().map(|one| (one.name, one.scopes.to_vec())).collect::<HashMap<_, _>>())
                .collect(),
            operation_id: Some(operation.id),
            code_samples: Vec::new(),
        }
    }

    /// The path's parameters, and the operation's own, which win.
    fn parameters(&'static self, operation: &'static Operation) -> Vec<MetaOperationParam> {
        let mut found: Vec<&'static Value> = Vec::new();
        for holder in [self.item(operation), self.source(operation)].into_iter().flatten() {
            for parameter in holder.get("parameters").and_then(Value::as_array).into_iter().flatten() {
                let parameter = self.follow(parameter);
                let same =
                    |other: &&'static Value| ["name", "in"].iter().all(|key| other.get(key) == parameter.get(key));
                match found.iter().position(same) {
                    Some(at) => found[at] = parameter,
                    None => found.push(parameter),
                }
            }
        }
        found.into_iter().filter_map(parameter).collect()
    }

    fn response(&'static self, key: &'static str, response: &'static Value) -> MetaResponse {
        let status = key.parse().ok();
        let headers = response.get("headers").and_then(Value::as_object).into_iter().flatten().map(|(name, header)| {
            let header = self.follow(header);
            MetaHeader {
                name: name.clone(),
                description: text(header, "description").map(str::to_owned),
                required: flag(header, "required"),
                deprecated: flag(header, "deprecated"),
                // poem-openapi does not look for references in headers when it drops unused schemas.
                schema: match schema_of(header) {
                    Some(value) => MetaSchemaRef::Inline(Box::new(schema::convert(self.follow(value)))),
                    None => any(),
                },
            }
        });
        MetaResponse {
            description: text(response, "description").unwrap_or_default(),
            status,
            status_range: (status.is_none() && key != "default").then(|| key.to_ascii_uppercase()),
            content: content(response),
            headers: headers.collect(),
        }
    }
}

fn any() -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(MetaSchema::ANY))
}

fn content(holder: &'static Value) -> Vec<MetaMediaType> {
    let media = holder.get("content").and_then(Value::as_object).into_iter().flatten();
    media
        .map(|(name, media)| MetaMediaType {
            content_type: name,
            schema: media.get("schema").map_or_else(any, schema::reference),
        })
        .collect()
}

/// The schema of a parameter or header: its own, or that of its one media type.
fn schema_of(holder: &'static Value) -> Option<&'static Value> {
    let content = || holder.get("content").and_then(Value::as_object).and_then(|content| content.values().next());
    holder.get("schema").or_else(|| content()?.get("schema"))
}

fn parameter(parameter: &'static Value) -> Option<MetaOperationParam> {
    let in_type = match text(parameter, "in")? {
        "query" => MetaParamIn::Query,
        "header" => MetaParamIn::Header,
        "path" => MetaParamIn::Path,
        _ => MetaParamIn::Cookie,
    };
    let style = match text(parameter, "style") {
        Some("matrix") => Some(ParameterStyle::Matrix),
        Some("label") => Some(ParameterStyle::Label),
        Some("simple") => Some(ParameterStyle::Simple),
        Some("form") => Some(ParameterStyle::Form),
        Some("spaceDelimited") => Some(ParameterStyle::SpaceDelimited),
        Some("pipeDelimited") => Some(ParameterStyle::PipeDelimited),
        Some("deepObject") => Some(ParameterStyle::DeepObject),
        _ => None,
    };
    let is_form = match style {
        None => matches!(in_type, MetaParamIn::Query | MetaParamIn::Cookie),
        Some(style) => style == ParameterStyle::Form,
    };
    Some(MetaOperationParam {
        name: text(parameter, "name")?.to_owned(),
        schema: schema_of(parameter).map_or_else(any, schema::reference),
        in_type,
        description: text(parameter, "description").map(str::to_owned),
        required: flag(parameter, "required"),
        deprecated: flag(parameter, "deprecated"),
        explode: parameter.get("explode").and_then(Value::as_bool).unwrap_or(is_form),
        style,
    })
}

/// A security scheme; `None` for a kind that poem-openapi has no word for.
pub(super) fn security_scheme(scheme: &'static Value) -> Option<MetaSecurityScheme> {
    let flow = |name: &str| scheme.get("flows").and_then(|flows| flows.get(name)).map(oauth_flow);
    Some(MetaSecurityScheme {
        ty: text(scheme, "type").filter(|ty| *ty != "mutualTLS")?,
        description: text(scheme, "description"),
        name: text(scheme, "name"),
        key_in: text(scheme, "in"),
        scheme: text(scheme, "scheme"),
        bearer_format: text(scheme, "bearerFormat"),
        flows: scheme.get("flows").map(|_| MetaOAuthFlows {
            implicit: flow("implicit"),
            password: flow("password"),
            client_credentials: flow("clientCredentials"),
            authorization_code: flow("authorizationCode"),
        }),
        openid_connect_url: text(scheme, "openIdConnectUrl"),
    })
}

fn oauth_flow(flow: &'static Value) -> MetaOAuthFlow {
    let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flat_map(Map::iter);
    MetaOAuthFlow {
        authorization_url: text(flow, "authorizationUrl"),
        token_url: text(flow, "tokenUrl"),
        refresh_url: text(flow, "refreshUrl"),
        scopes: scopes.map(|(name, description)| MetaOAuthScope { name, description: description.as_str() }).collect(),
    }
}
