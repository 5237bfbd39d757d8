//! Bundle → [`Api`]: one file per kind of object.
//!
//! The bundle is one 3.1 document with local references only, so that nothing here knows of files or of OpenAPI 3.0.

mod node;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use self::{node::Node, schema::Schemas};
use super::{bundle::Bundle, kind::METHODS, pointer};
use crate::generator::resolved::{Api, GeneratorError, Operation, SecurityAlternatives, Tag};

/// Builds the API. `broken`: some references lead nowhere and are reported already.
pub(super) fn build(bundle: &Bundle, broken: bool) -> (Option<Api>, Vec<GeneratorError>) {
    let mut builder = Builder { bundle, broken, errors: Vec::new(), schemas: Schemas::default() };
    let api = builder.api();
    (api, builder.errors)
}

struct Builder<'a> {
    bundle: &'a Bundle,
    broken: bool,
    errors: Vec<GeneratorError>,
    schemas: Schemas,
}

impl<'a> Builder<'a> {
    fn api(&mut self) -> Option<Api> {
        let root = Node { pointer: String::new(), value: &self.bundle.value };
        if !root.value.is_object() {
            self.invalid(&root, "an OpenAPI document is a mapping");
            return None;
        }
        let info = self.member_object(&root, "info");
        let (mut title, mut version, mut description) = (None, None, None);
        match info {
            None if root.get("info").is_none() => self.invalid(&root, "`info` is missing"),
            None => {}
            Some(info) => {
                title = self.required_text(&info, "title");
                version = self.required_text(&info, "version");
                description = self.text(&info, "description");
            }
        }
        let components = self.member_object(&root, "components");
        let mut named = IndexMap::new();
        if let Some(schemas) = components.as_ref().and_then(|components| self.member_object(components, "schemas")) {
            for schema in schemas.members() {
                let (name, id) = (schema.name(), self.schema(&schema));
                named.insert(name, id);
            }
        }
        let security_schemes = self.security_schemes(components.as_ref());
        let security = self.security(&root, &security_schemes);
        let mut tags = self.tags(&root);
        let operations = self.operations(&root, security.as_ref(), &security_schemes);
        for name in operations.iter().flat_map(|operation| &operation.tags) {
            if !tags.iter().any(|tag| tag.name == *name) {
                tags.push(Tag { name: name.clone(), description: None });
            }
        }
        let schemas = self.finish_schemas();
        Some(Api {
            title: title?,
            version: version?,
            description,
            tags,
            operations,
            schemas,
            named,
            security_schemes,
            bundle: self.bundle.value.clone(),
        })
    }

    fn tags(&mut self, root: &Node<'a>) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for tag in self.list(root, "tags") {
            let Some(name) = self.required_text(&tag, "name") else { continue };
            if tags.iter().any(|known| known.name == name) {
                self.invalid(&tag, format!("the tag `{name}` is declared twice"));
                continue;
            }
            let description = self.text(&tag, "description");
            tags.push(Tag { name, description });
        }
        tags
    }

    fn operations(
        &mut self,
        root: &Node<'a>,
        security: Option<&SecurityAlternatives>,
        schemes: &security::Schemes,
    ) -> Vec<Operation> {
        let mut operations: Vec<Operation> = Vec::new();
        let mut ids: HashMap<String, String> = HashMap::new();
        let mut shapes: HashMap<String, String> = HashMap::new();
        let Some(paths) = self.member_object(root, "paths") else { return operations };
        for item in paths.members().filter(|item| !item.is_extension()) {
            let path = item.name();
            let variables = self.template(&item, &path);
            let shape = operation::shape(&path);
            if let Some(other) = shapes.insert(shape, path.clone()) {
                self.invalid(
                    &item,
                    format!("`{path}` and `{other}` are the same path: the names of variables do not tell them apart"),
                );
            }
            for found in self.path_item(&item, &path, &variables, security, schemes) {
                if let Some(other) = ids.insert(found.id.clone(), format!("{} {}", found.method, found.path)) {
                    self.errors.push(GeneratorError::Invalid {
                        location: found.location.clone(),
                        message: format!("the operationId `{}` is that of {other} too: it must be unique", found.id),
                    });
                }
                operations.push(found);
            }
        }
        operations
    }

    fn path_item(
        &mut self,
        item: &Node<'a>,
        path: &str,
        variables: &[String],
        security: Option<&SecurityAlternatives>,
        schemes: &security::Schemes,
    ) -> Vec<Operation> {
        // A path item may have members beside its `$ref`; the nearer ones hold.
        let mut members: IndexMap<String, Node<'a>> = IndexMap::new();
        let mut seen = HashSet::new();
        let mut part = Some(item.clone());
        while let Some(node) = part.take() {
            if !node.value.is_object() {
                self.invalid(&node, "a path item is a mapping");
                break;
            }
            if !seen.insert(node.pointer.clone()) {
                self.invalid(item, "this path item refers to itself");
                break;
            }
            for member in node.members() {
                members.entry(member.name()).or_insert(member);
            }
            part = self.reference(&node);
            members.shift_remove("$ref");
        }
        let shared = members.get("parameters").cloned().map(|node| self.parameters(&node)).unwrap_or_default();
        let mut operations = Vec::new();
        for (key, node) in &members {
            match key.as_str() {
                method if METHODS.contains(&method) => {
                    operations.extend(self.operation(node, method, path, variables, &shared, security, schemes));
                }
                "summary" | "description" | "servers" | "parameters" => {}
                key if key.starts_with("x-") => {}
                // An unknown member may be a method of a later version (`query`): leaving it out would drop an operation in silence.
                key => self.invalid(node, format!("`{key}` is no member of a path item in OpenAPI 3.0 or 3.1")),
            }
        }
        operations
    }
}

/// `x-…` members of an object.
fn extensions(node: &Node<'_>) -> IndexMap<String, Value> {
    node.members().filter(Node::is_extension).map(|member| (member.name(), member.value.clone())).collect()
}
