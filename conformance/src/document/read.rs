//! Reads the bundle into the model.

use indexmap::IndexMap;
use serde_json::Value;

use super::{
    Document, DocumentError,
    bundle::{Bundle, join},
    model::{Body, Header, Hook, In, Link, Media, Operation, Parameter, Response, Scheme, Status, Style},
};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Links name operations that may come later: they are resolved once all operations are known.
type Unresolved = Vec<(usize, usize, String, IndexMap<String, Value>)>;

pub(super) fn read(bundle: Bundle, is_30: bool) -> Result<Document, DocumentError> {
    let text = |pointer: &str| bundle.root.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (title, version) = (text("/info/title"), text("/info/version"));
    let missed = missed_map(&bundle.root);
    let mut reader = Reader { bundle: &bundle, is_30, unresolved: Vec::new() };
    let schemes = reader.schemes()?;
    let mut operations = reader.operations()?;
    let hooks = reader.hooks(&operations)?;
    let unresolved = std::mem::take(&mut reader.unresolved);
    for (operation, response, target, parameters) in unresolved {
        if let Some(index) = find_target(&bundle, &operations, &target) {
            operations[operation].responses[response].links.push(Link { target: index, parameters });
        }
    }
    Ok(Document { title, version, is_30, operations, hooks, schemes, missed, bundle })
}

fn find_target(bundle: &Bundle, operations: &[Operation], target: &str) -> Option<usize> {
    operations.iter().position(|operation| {
        operation.id == target
            || target.strip_prefix('#').is_some_and(|pointer| {
                operation.pointer == pointer || bundle.follow(pointer).is_some_and(|(end, _)| end == operation.pointer)
            })
    })
}

fn missed_map(node: &Value) -> IndexMap<String, String> {
    node.pointer("/x-conformance/missed")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(status, reason)| Some((status.clone(), reason.as_str()?.to_owned())))
        .collect()
}

pub(super) struct Reader<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) is_30: bool,
    unresolved: Unresolved,
}

impl<'a> Reader<'a> {
    /// The object at a pointer, references followed.
    fn object(&self, pointer: &str) -> Result<(String, &'a serde_json::Map<String, Value>), DocumentError> {
        let (end, value) = self
            .bundle
            .follow(pointer)
            .ok_or_else(|| self.bundle.error(pointer, format!("the reference at {pointer} leads nowhere")))?;
        let members =
            value.as_object().ok_or_else(|| self.bundle.error(pointer, format!("{pointer} must be an object")))?;
        Ok((end, members))
    }

    /// The members of an object that may be absent.
    pub(super) fn members(&self, pointer: &str, name: &str) -> Result<Vec<(String, String)>, DocumentError> {
        let inner = join(pointer, name);
        if self.bundle.root.pointer(&inner).is_none() {
            return Ok(Vec::new());
        }
        let (end, members) = self.object(&inner)?;
        Ok(members.keys().map(|key| (key.clone(), join(&end, key))).collect())
    }

    fn operations(&mut self) -> Result<Vec<Operation>, DocumentError> {
        let mut operations = Vec::new();
        for (path, pointer) in self.members("", "paths")? {
            if !path.starts_with("x-") {
                self.item(&path, &pointer, &mut operations)?;
            }
        }
        // An id that is given twice names the first; without one the others are told apart all the same.
        for index in 1..operations.len() {
            let (before, rest) = operations.split_at_mut(index);
            if before.iter().any(|other| other.id == rest[0].id) {
                rest[0].id = rest[0].title();
            }
        }
        if let Some(silent) = operations.iter().find(|operation| operation.responses.is_empty()) {
            let message = format!("{} declares no response", silent.title());
            return Err(self.bundle.error(&silent.pointer, message));
        }
        Ok(operations)
    }

    /// The operations of a path item.
    fn item(&mut self, path: &str, pointer: &str, operations: &mut Vec<Operation>) -> Result<(), DocumentError> {
        let (pointer, item) = self.object(pointer)?;
        let shared = self.parameters(&pointer)?;
        for method in METHODS.into_iter().filter(|method| item.contains_key(*method)) {
            let index = operations.len();
            operations.push(self.operation(path, method, &join(&pointer, method), &shared, index)?);
        }
        Ok(())
    }

    /// The requests that the server itself sends. What a receiver answers leads nowhere: links of it are not followed.
    fn hooks(&mut self, operations: &[Operation]) -> Result<Vec<Hook>, DocumentError> {
        let links = self.unresolved.len();
        let mut hooks = Vec::new();
        for (name, pointer) in self.members("", "webhooks")? {
            self.hook(&name, &pointer, None, &mut hooks)?;
        }
        for (index, operation) in operations.iter().enumerate() {
            for (name, callback) in self.members(&operation.pointer, "callbacks")? {
                let (callback, expressions) = self.object(&callback)?;
                for expression in expressions.keys().filter(|key| !key.starts_with("x-")) {
                    let asked = (index, expression.clone());
                    self.hook(&name, &join(&callback, expression), Some(&asked), &mut hooks)?;
                }
            }
        }
        self.unresolved.truncate(links);
        Ok(hooks)
    }

    fn hook(
        &mut self,
        name: &str,
        pointer: &str,
        asked: Option<&(usize, String)>,
        hooks: &mut Vec<Hook>,
    ) -> Result<(), DocumentError> {
        let mut sent = Vec::new();
        self.item(name, pointer, &mut sent)?;
        let hook = |operation| Hook { name: name.to_owned(), operation, asked: asked.cloned() };
        hooks.extend(sent.into_iter().map(hook));
        Ok(())
    }

    fn operation(
        &mut self,
        path: &str,
        method: &str,
        pointer: &str,
        shared: &[Parameter],
        index: usize,
    ) -> Result<Operation, DocumentError> {
        let (pointer, members) = self.object(pointer)?;
        let method = method.to_uppercase();
        let id = members
            .get("operationId")
            .and_then(Value::as_str)
            .map_or_else(|| format!("{method} {path}"), str::to_owned);
        let mut parameters = self.parameters(&pointer)?;
        for parameter in shared {
            if !parameters.iter().any(|own| own.name == parameter.name && own.place == parameter.place) {
                parameters.push(parameter.clone());
            }
        }
        let body =
            members.contains_key("requestBody").then(|| self.body(&join(&pointer, "requestBody"))).transpose()?;
        let mut responses = Vec::new();
        for (status, response) in self.members(&pointer, "responses")? {
            if !status.starts_with("x-") {
                responses.push(self.response(&status, &response)?);
            }
        }
        // The order makes the first response that covers a status the right one.
        responses.sort_by_key(|(response, _)| match response.status {
            Status::Code(code) => (0, code),
            Status::Range(digit) => (1, digit),
            Status::Default => (2, 0),
        });
        let mut kept = Vec::new();
        for (position, (response, links)) in responses.into_iter().enumerate() {
            kept.push(response);
            for (target, parameters) in links {
                self.unresolved.push((index, position, target, parameters));
            }
        }
        let value = Value::Object(members.clone());
        let extension = value.get("x-conformance");
        let setup = extension.and_then(Value::as_str) == Some("setup")
            || extension.and_then(|members| members.get("setup")).and_then(Value::as_bool) == Some(true);
        Ok(Operation {
            id,
            method,
            path: path.to_owned(),
            security: self.security(members.get("security")),
            missed: missed_map(&value),
            setup,
            pointer,
            parameters,
            body,
            responses: kept,
        })
    }

    fn security(&self, own: Option<&Value>) -> Vec<IndexMap<String, Vec<String>>> {
        let alternatives = own.or_else(|| self.bundle.root.get("security")).and_then(Value::as_array);
        alternatives
            .into_iter()
            .flatten()
            .filter_map(Value::as_object)
            .map(|schemes| {
                schemes
                    .iter()
                    .map(|(name, scopes)| {
                        let scopes = scopes.as_array().into_iter().flatten().filter_map(Value::as_str);
                        (name.clone(), scopes.map(str::to_owned).collect())
                    })
                    .collect()
            })
            .collect()
    }

    fn schemes(&self) -> Result<IndexMap<String, Scheme>, DocumentError> {
        if self.bundle.root.get("components").is_none() {
            return Ok(IndexMap::new());
        }
        let mut schemes = IndexMap::new();
        for (key, pointer) in self.members("/components", "securitySchemes")? {
            let (_, members) = self.object(&pointer)?;
            let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
            let header = |word: &str| Scheme::Header {
                name: "authorization".to_owned(),
                word: (!word.is_empty()).then(|| word.to_owned()),
            };
            let scheme = match text("type") {
                "http" => match text("scheme").to_ascii_lowercase().as_str() {
                    "bearer" => header("Bearer"),
                    "basic" => header("Basic"),
                    _ => header(text("scheme")),
                },
                "oauth2" | "openIdConnect" => header("Bearer"),
                "apiKey" => match text("in") {
                    "query" => Scheme::Query(text("name").to_owned()),
                    "cookie" => Scheme::Cookie(text("name").to_owned()),
                    _ => Scheme::Header { name: text("name").to_ascii_lowercase(), word: None },
                },
                _ => Scheme::Invisible,
            };
            schemes.insert(key, scheme);
        }
        Ok(schemes)
    }

    fn parameters(&self, owner: &str) -> Result<Vec<Parameter>, DocumentError> {
        let list = join(owner, "parameters");
        let count = self.bundle.root.pointer(&list).and_then(Value::as_array).map_or(0, Vec::len);
        let mut parameters = Vec::new();
        for index in 0..count {
            let (pointer, members) = self.object(&join(&list, &index.to_string()))?;
            let text = |name: &str| members.get(name).and_then(Value::as_str);
            let flag = |name: &str| members.get(name).and_then(Value::as_bool);
            let place = match text("in") {
                Some("path") => In::Path,
                Some("query") => In::Query,
                Some("header") => In::Header,
                Some("cookie") => In::Cookie,
                other => return Err(self.bundle.error(&pointer, format!("a parameter cannot be in {other:?}"))),
            };
            let name = text("name").ok_or_else(|| self.bundle.error(&pointer, "a parameter must have a name"))?;
            let ignored = ["accept", "content-type", "authorization"];
            if place == In::Header && ignored.contains(&name.to_ascii_lowercase().as_str()) {
                // OpenAPI: these three are described elsewhere, and such parameters shall be ignored.
                continue;
            }
            let usual = if matches!(place, In::Query | In::Cookie) { Style::Form } else { Style::Simple };
            let style = text("style").and_then(style).unwrap_or(usual);
            let (schema, json) = if members.contains_key("schema") {
                (Some(join(&pointer, "schema")), false)
            } else {
                let content = self.content(&pointer)?;
                (content.first().and_then(|media| media.schema.clone()), !content.is_empty())
            };
            parameters.push(Parameter {
                name: name.to_owned(),
                place,
                required: place == In::Path || flag("required").unwrap_or(false),
                style,
                explode: flag("explode").unwrap_or(style == Style::Form),
                schema,
                json,
                examples: self.examples(&pointer)?,
                pointer,
            });
        }
        Ok(parameters)
    }

    fn body(&self, pointer: &str) -> Result<Body, DocumentError> {
        let (pointer, members) = self.object(pointer)?;
        let required = members.get("required").and_then(Value::as_bool).unwrap_or(false);
        Ok(Body { required, content: self.content(&pointer)?, pointer })
    }

    fn content(&self, owner: &str) -> Result<Vec<Media>, DocumentError> {
        let mut content = Vec::new();
        for (name, pointer) in self.members(owner, "content")? {
            let (pointer, members) = self.object(&pointer)?;
            content.push(Media {
                schema: members.contains_key("schema").then(|| join(&pointer, "schema")),
                is_bytes: self.is_bytes(&pointer),
                fields: self.fields(&name, &pointer),
                examples: self.examples(&pointer)?,
                name,
                pointer,
            });
        }
        Ok(content)
    }

    fn examples(&self, owner: &str) -> Result<Vec<(String, Value)>, DocumentError> {
        let mut examples = Vec::new();
        if let Some(value) = self.bundle.root.pointer(&join(owner, "example")) {
            examples.push(("example".to_owned(), value.clone()));
        }
        for (name, pointer) in self.members(owner, "examples")? {
            let (_, members) = self.object(&pointer)?;
            if let Some(value) = members.get("value") {
                examples.push((name, value.clone()));
            }
        }
        Ok(examples)
    }

    #[expect(clippy::type_complexity, reason = "links wait for their target, see `Unresolved`")]
    fn response(
        &self,
        status: &str,
        pointer: &str,
    ) -> Result<(Response, Vec<(String, IndexMap<String, Value>)>), DocumentError> {
        let parsed = match status {
            "default" => Some(Status::Default),
            _ if status.len() == 3 && status[1..].eq_ignore_ascii_case("xx") => {
                status[..1].parse().ok().map(Status::Range)
            }
            _ => status.parse().ok().map(Status::Code),
        };
        let parsed = parsed.ok_or_else(|| self.bundle.error(pointer, format!("{status:?} is no status")))?;
        let (pointer, members) = self.object(pointer)?;
        let mut headers = Vec::new();
        for (name, header) in self.members(&pointer, "headers")? {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let (header, members) = self.object(&header)?;
            headers.push(Header {
                name,
                required: members.get("required").and_then(Value::as_bool).unwrap_or(false),
                schema: members.contains_key("schema").then(|| join(&header, "schema")),
                pointer: header,
            });
        }
        let mut links = Vec::new();
        for (_, link) in self.members(&pointer, "links")? {
            let (_, members) = self.object(&link)?;
            let target = members.get("operationId").or_else(|| members.get("operationRef")).and_then(Value::as_str);
            let parameters = members.get("parameters").and_then(Value::as_object);
            if let Some(target) = target {
                let parameters = parameters.into_iter().flatten().map(|(name, value)| (name.clone(), value.clone()));
                links.push((target.to_owned(), parameters.collect()));
            }
        }
        let missed = members.get("x-conformance").and_then(|extension| extension.get("missed")).and_then(|missed| {
            missed.as_str().map(str::to_owned).or_else(|| missed.get(status)?.as_str().map(str::to_owned))
        });
        let response =
            Response { status: parsed, content: self.content(&pointer)?, headers, links: Vec::new(), missed, pointer };
        Ok((response, links))
    }
}

/// A style by its name.
pub(super) fn style(name: &str) -> Option<Style> {
    Some(match name {
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "label" => Style::Label,
        "matrix" => Style::Matrix,
        "form" => Style::Form,
        "simple" => Style::Simple,
        _ => return None,
    })
}
