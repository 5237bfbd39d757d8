//! Methods of an SDK from operations of the document. What an operation is called follows from its id, and where it is found from its path:
//! `listWorkflowExecutions` at `/workflows/{id}/executions` is `workflows.listExecutions`.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{
    program::{Body, Field, Kind, Method, Part, Program, Resource, Result as Answer, Type, parameters},
    settings::{Pages, Pointer, Settings},
    types,
};
use crate::generator::{
    ir::names::words,
    resolved::{
        Api, GeneratorError, MediaType, Operation, Parameter, ParameterEncoding, Place, SchemaId, SecurityKind,
        StatusKey, Style,
    },
};

const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";

type Built<T> = Result<T, GeneratorError>;

/// Everything that is in an SDK.
pub(super) fn build(api: &Api, settings: Settings) -> Built<Program> {
    let declarations = types::declarations(api)?;
    let mut program = Program {
        title: api.title.clone(),
        version: api.version.clone(),
        own_server: own_server(api, &settings),
        header: header(api)?,
        resources: Vec::new(),
        declarations,
        answered: BTreeSet::new(),
        sent: BTreeSet::new(),
        errors: IndexMap::new(),
        settings,
    };
    for operation in &api.operations {
        let name = segment(operation).to_owned();
        let methods = Builder { api, program: &program, operation }.methods(&name)?;
        errors(api, operation, &mut program.errors)?;
        if let Some(resource) = program.resources.iter_mut().find(|resource| resource.name == name) {
            resource.methods.extend(methods);
        } else {
            let tag = operation.tags.first().and_then(|name| api.tags.iter().find(|tag| tag.name == *name));
            let doc = tag.and_then(|tag| tag.description.clone());
            program.resources.push(Resource { name, doc, methods });
        }
    }
    reached(&mut program);
    Ok(program)
}

/// The document's first server, which is this machine's where it is no more than a path.
fn own_server(api: &Api, settings: &Settings) -> String {
    match api.bundle.pointer("/servers/0/url").and_then(serde_json::Value::as_str) {
        Some(path) if path.starts_with('/') => format!("http://127.0.0.1:8080{path}"),
        Some(url) => url.to_owned(),
        None => settings.server.clone(),
    }
}

/// The first part of a path.
fn segment(operation: &Operation) -> &str {
    operation.path.trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// Which types are sent, and which are answered. What neither refers to (bodies of events, say) is of use to whoever receives it. Envelopes, which calls take off, are in neither.
fn reached(program: &mut Program) {
    let (mut answered, mut sent, mut bodies) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let declarations = &program.declarations;
    for method in program.methods() {
        for field in &method.query {
            types::reach(&field.kind, declarations, &mut sent);
        }
        for (name, fields) in method.body.iter().flat_map(|body| &body.variants) {
            bodies.insert(name.clone());
            for field in fields {
                types::reach(&field.kind, declarations, &mut sent);
            }
        }
        bodies.extend(method.body.iter().map(|body| body.name.clone()));
        match &method.result {
            Answer::Whole { kind, .. } | Answer::Stream { event: kind } => {
                types::reach(kind, declarations, &mut answered);
            }
            Answer::Pages { body, .. } => types::reach(&Type::Named(body.clone()), declarations, &mut answered),
        }
    }
    for kind in program.errors.values() {
        types::reach(kind, declarations, &mut answered);
    }
    for (name, declaration) in declarations {
        let is_envelope =
            matches!(&declaration.kind, Kind::Object { fields, .. } if is_envelope(fields, &program.settings));
        if !(is_envelope || answered.contains(name) || sent.contains(name) || bodies.contains(name)) {
            types::reach(&Type::Named(name.clone()), declarations, &mut answered);
        }
    }
    (program.answered, program.sent) = (answered, sent);
}

/// What has the content beside a constant, as all answers have.
fn is_envelope(fields: &[Field], settings: &Settings) -> bool {
    settings.content.as_ref().is_some_and(|Pointer(names)| {
        fields.iter().any(|field| Some(&field.name) == names.first())
            && fields.iter().any(|field| field.required && matches!(field.kind, Type::Literal(_) | Type::Boolean))
            && fields.len() <= 3
    })
}

/// How the key travels: the first scheme that is a key.
fn header(api: &Api) -> Built<(String, &'static str)> {
    for scheme in api.security_schemes.values() {
        match &scheme.kind {
            SecurityKind::Http { scheme } if scheme == "bearer" => return Ok(("Authorization".to_owned(), "Bearer ")),
            SecurityKind::ApiKey { place: Place::Header, name } => return Ok((name.clone(), "")),
            _ => {}
        }
    }
    Err(GeneratorError::Invalid {
        location: api.operations.first().map_or_else(super::nowhere, |operation| operation.location.clone()),
        message: "`x-sdk` needs a security scheme that is a key: `http` with `bearer`, or `apiKey` in a header"
            .to_owned(),
    })
}

/// Bodies of errors: one a status, in the whole document.
fn errors(api: &Api, operation: &Operation, errors: &mut IndexMap<u16, Type>) -> Built<()> {
    for response in &operation.responses {
        let (StatusKey::Code(status @ 400..), Some(id)) = (response.status, json(&response.content)) else { continue };
        let kind = types::of(api, id)?;
        let known = errors.entry(status).or_insert_with(|| kind.clone());
        if *known != kind {
            return Err(GeneratorError::Unsupported {
                location: response.location.clone(),
                feature: "sdk-error-bodies",
                message: format!("the body of {status} is another one elsewhere; SDKs have one error class a status"),
            });
        }
    }
    Ok(())
}

fn json(content: &[MediaType]) -> Option<SchemaId> {
    content.iter().find(|media| media.name == JSON)?.schema
}

/// One operation at a time.
struct Builder<'a> {
    api: &'a Api,
    program: &'a Program,
    operation: &'a Operation,
}

impl Builder<'_> {
    fn unsupported(&self, feature: &'static str, message: String) -> GeneratorError {
        GeneratorError::Unsupported { location: self.operation.location.clone(), feature, message }
    }

    /// The method of an operation; where it can answer with events as well, that of the events besides.
    fn methods(&self, resource: &str) -> Built<Vec<Method>> {
        let body = self.body()?;
        let stream = self.stream()?;
        let mut methods = vec![self.method(resource, body, self.answer()?)?];
        if let Some(event) = stream {
            let mut method = self.method(resource, self.body()?, Answer::Stream { event })?;
            method.words.push("stream".to_owned());
            method.summary.push_str(", and watch it");
            methods.push(method);
        }
        Ok(methods)
    }

    fn method(&self, resource: &str, body: Option<Body>, result: Answer) -> Built<Method> {
        let takes = |name: &str| {
            let mut headers = self.operation.parameters.iter().filter(|parameter| parameter.place == Place::Header);
            headers.any(|parameter| parameter.name.eq_ignore_ascii_case(name))
        };
        let query = self.parameters(Place::Query)?;
        let path = self.path()?;
        let bodies = body.iter().flat_map(|body| &body.variants).flat_map(|(_, fields)| fields);
        let outside: Vec<&Field> = query.iter().chain(parameters(&path)).collect();
        if let Some(twice) =
            bodies.map(|field| &field.name).find(|name| outside.iter().any(|field| field.name == **name))
        {
            let message = format!("`{twice}` is a parameter and in the body: one of them needs another name");
            return Err(self.unsupported("sdk-name-twice", message));
        }
        Ok(Method {
            words: called(&self.operation.id, resource),
            id: self.operation.id.clone(),
            summary: self.operation.summary.clone().unwrap_or_default(),
            doc: self.operation.description.clone(),
            verb: self.operation.method.clone(),
            path,
            query,
            body,
            is_idempotent: takes("Idempotency-Key"),
            is_resumable: takes("Last-Event-ID"),
            result,
        })
    }

    fn path(&self) -> Built<Vec<Part>> {
        let parameters = self.parameters(Place::Path)?;
        let mut parts = Vec::new();
        let mut rest = self.operation.path.as_str();
        while let Some((text, (name, after))) =
            rest.split_once('{').and_then(|(text, rest)| Some((text, rest.split_once('}')?)))
        {
            let field = parameters.iter().find(|field| field.name == name).cloned();
            let field = field.ok_or_else(|| self.unsupported("sdk-path", format!("`{name}` is no parameter")))?;
            parts.extend([Part::Text(text.to_owned()), Part::Parameter(field)]);
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        Ok(parts)
    }

    fn parameters(&self, place: Place) -> Built<Vec<Field>> {
        let field = |parameter: &Parameter| {
            let kind = types::of(self.api, parameter.schema)?;
            let is_plain = match &parameter.encoding {
                ParameterEncoding::Style { style: Style::Form, explode } => *explode || !matches!(kind, Type::Array(_)),
                ParameterEncoding::Style { style: Style::Simple, .. } => !matches!(kind, Type::Array(_)),
                _ => false,
            };
            if !is_plain || matches!(kind, Type::Map(_)) {
                let message = format!("`{}`: SDKs send plain values, and lists once for each item", parameter.name);
                return Err(self.unsupported("sdk-parameter-style", message));
            }
            let (name, doc) = (parameter.name.clone(), parameter.description.clone());
            Ok(Field { name, doc, kind, required: parameter.required })
        };
        self.operation.parameters.iter().filter(|parameter| parameter.place == place).map(field).collect()
    }

    fn body(&self) -> Built<Option<Body>> {
        let Some(request) = &self.operation.request_body else { return Ok(None) };
        let id = json(&request.content).ok_or_else(|| self.unsupported("sdk-body", "SDKs send JSON".to_owned()))?;
        let Type::Named(name) = types::of(self.api, id)? else {
            return Err(self.unsupported("sdk-body", "the body's schema has no name".to_owned()));
        };
        let object = |name: &String| match self.program.declarations.get(name).map(|one| &one.kind) {
            Some(Kind::Object { fields, .. }) => Ok((name.clone(), fields.clone())),
            _ => Err(self.unsupported("sdk-body", format!("`{name}` is no object with members"))),
        };
        let mut variants = match self.program.declarations.get(&name).map(|one| &one.kind) {
            Some(Kind::Alias(Type::Union(kinds))) => {
                let named = kinds.iter().map(|kind| match kind {
                    Type::Named(name) => object(name),
                    _ => Err(self.unsupported("sdk-body", format!("a choice of `{name}` has no name"))),
                });
                named.collect::<Built<Vec<_>>>()?
            }
            _ => vec![object(&name)?],
        };
        let switch = self.stream()?.and(self.program.settings.streams.clone());
        for (_, fields) in &mut variants {
            fields.retain(|field| Some(&field.name) != switch.as_ref());
        }
        Ok(Some(Body { name, variants, switch }))
    }

    /// What an event is, where the operation answers with events too.
    fn stream(&self) -> Built<Option<Type>> {
        let content = self.operation.responses.iter().flat_map(|response| &response.content);
        match content.clone().find(|media| media.name == EVENTS) {
            Some(MediaType { schema: Some(id), .. }) if self.program.settings.streams.is_some() => {
                types::of(self.api, *id).map(Some)
            }
            Some(_) => {
                Err(self.unsupported("sdk-stream", "events need a schema, and `x-sdk` needs `streams`".to_owned()))
            }
            None => Ok(None),
        }
    }

    /// What a good answer holds; all statuses that are one hold the same.
    fn answer(&self) -> Built<Answer> {
        let good = |status| matches!(status, StatusKey::Code(200..=299) | StatusKey::Range(2));
        let mut kinds = Vec::new();
        for response in self.operation.responses.iter().filter(|response| good(response.status)) {
            let kind = json(&response.content).map_or(Ok(Type::Nothing), |id| types::of(self.api, id))?;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let kind = match <[Type; 1]>::try_from(kinds) {
            Ok([only]) => only,
            Err(kinds) => Type::Union(kinds),
        };
        let Type::Named(name) = &kind else { return Ok(Answer::Whole { content: None, kind }) };
        let query: Vec<&str> = self.operation.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let is_here = |pages: &&Pages| query.contains(&pages.parameter.as_str());
        if let Some(pages) = self.program.settings.pages.iter().find(is_here) {
            let Some(Type::Array(item)) = self.at(name, &pages.items) else {
                return Err(self.unsupported("sdk-pages", format!("`{name}` has no list where `x-sdk` says")));
            };
            for pointer in [&pages.cursor, &pages.more, &pages.total, &pages.size].into_iter().flatten() {
                if self.at(name, pointer).is_none() {
                    let message = format!("`{name}` has no `/{}`, as `x-sdk` says", pointer.0.join("/"));
                    return Err(self.unsupported("sdk-pages", message));
                }
            }
            return Ok(Answer::Pages { pages: pages.clone(), item: *item, body: name.clone() });
        }
        let content = self.program.settings.content.as_ref().filter(|pointer| self.at(name, pointer).is_some());
        Ok(match content.and_then(|pointer| Some((pointer.clone(), self.at(name, pointer)?))) {
            Some((pointer, kind)) => Answer::Whole { content: Some(pointer), kind },
            None => Answer::Whole { content: None, kind },
        })
    }

    /// The type of a part of an object.
    fn at(&self, name: &str, pointer: &Pointer) -> Option<Type> {
        let mut kind = Type::Named(name.to_owned());
        for name in &pointer.0 {
            let Type::Named(object) = &kind else { return None };
            let Kind::Object { fields, .. } = &self.program.declarations.get(object)?.kind else { return None };
            kind = fields.iter().find(|field| field.name == *name)?.kind.clone();
        }
        Some(kind)
    }
}

/// `listWorkflowExecutions` of `workflows` is called `list executions`: the resource says the rest.
fn called(id: &str, resource: &str) -> Vec<String> {
    let mut called: Vec<String> = words(id).into_iter().map(|word| word.to_lowercase()).collect();
    let resource = resource.to_lowercase();
    let names = |word: &String| *word == resource || format!("{word}s") == resource;
    if called.len() > 1
        && let Some(at) = called.iter().skip(1).position(names)
    {
        called.remove(at + 1);
    }
    called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_do_not_say_what_their_resource_says() {
        for (id, resource, name) in [
            ("listWorkflows", "workflows", "list"),
            ("listWorkflowExecutions", "workflows", "list executions"),
            ("getAgentByCode", "agents", "get by code"),
            ("chat", "agents", "chat"),
            ("agents", "agents", "agents"),
            ("testIntegration", "integrations", "test"),
        ] {
            assert_eq!(called(id, resource).join(" "), name, "{id}");
        }
    }
}
