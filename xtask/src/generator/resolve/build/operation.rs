//! Path templates, operations and request bodies.

use super::{Builder, Node, extensions, security};
use crate::generator::resolved::{GeneratorError, Operation, Parameter, Place, RequestBody, SecurityAlternatives};

/// The path with its variables' names left out: what a request can tell apart.
pub(super) fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => {
                inside = false;
                shape.push_str("{}");
            }
            c if !inside => shape.push(c),
            _ => {}
        }
    }
    shape
}

impl<'a> Builder<'a> {
    /// The variables of a path template.
    pub(super) fn template(&mut self, item: &Node<'a>, path: &str) -> Vec<String> {
        let mut variables: Vec<String> = Vec::new();
        if !path.starts_with('/') {
            self.invalid(item, format!("the path `{path}` must begin with `/`"));
        }
        let mut rest = path;
        while let Some(at) = rest.find(['{', '}']) {
            let opened = rest[at..].strip_prefix('{');
            let Some((name, after)) = opened.and_then(|inside| inside.split_once('}')) else {
                self.invalid(item, format!("the braces of the path `{path}` do not match"));
                break;
            };
            if name.is_empty() || name.contains(['{', '/']) {
                self.invalid(item, format!("`{{{name}}}` is no path variable"));
            } else if variables.iter().any(|known| known == name) {
                self.invalid(item, format!("the path variable `{name}` is there twice"));
            } else {
                variables.push(name.to_owned());
            }
            rest = after;
        }
        variables
    }

    #[expect(clippy::too_many_arguments, reason = "one caller, which has just taken the path item apart")]
    pub(super) fn operation(
        &mut self,
        node: &Node<'a>,
        method: &str,
        path: &str,
        variables: &[String],
        shared: &[Parameter],
        inherited: Option<&SecurityAlternatives>,
        schemes: &security::Schemes,
    ) -> Option<Operation> {
        if !node.value.is_object() {
            self.invalid(node, "an operation is a mapping");
            return None;
        }
        let declared = self.text(node, "operationId");
        let own = node.get("parameters").map(|list| self.parameters(&list)).unwrap_or_default();
        let mut parameters = shared.to_vec();
        for parameter in own {
            match parameters.iter_mut().find(|known| known.name == parameter.name && known.place == parameter.place) {
                Some(known) => *known = parameter,
                None => parameters.push(parameter),
            }
        }
        self.check_variables(node, path, variables, &parameters);
        let security = if node.get("security").is_some() { self.security(node, schemes) } else { inherited.cloned() };
        Some(Operation {
            location: self.location(node),
            id_declared: declared.is_some(),
            id: declared.unwrap_or_else(|| format!("{method} {path}")),
            method: method.to_uppercase(),
            path: path.to_owned(),
            tags: self.texts(node, "tags"),
            summary: self.text(node, "summary"),
            description: self.text(node, "description"),
            deprecated: self.flag(node, "deprecated").unwrap_or(false),
            parameters,
            request_body: node.get("requestBody").and_then(|body| self.request_body(&body)),
            responses: self.responses(node),
            security,
            extensions: extensions(node),
        })
    }

    fn check_variables(&mut self, node: &Node<'a>, path: &str, variables: &[String], parameters: &[Parameter]) {
        let in_path = |name: &str| parameters.iter().any(|known| known.place == Place::Path && known.name == name);
        let missing: Vec<_> = variables.iter().filter(|name| !in_path(name)).collect();
        for name in missing {
            self.invalid(
                node,
                format!("the path `{path}` has the variable `{name}`, and no path parameter of that name"),
            );
        }
        for parameter in parameters.iter().filter(|parameter| parameter.place == Place::Path) {
            if !variables.contains(&parameter.name) {
                let message = format!("the path parameter `{}` is not in the path `{path}`", parameter.name);
                self.errors.push(GeneratorError::Invalid { location: parameter.location.clone(), message });
            }
        }
    }

    fn request_body(&mut self, node: &Node<'a>) -> Option<RequestBody> {
        let body = self.follow(node)?;
        let content = self.content(&body);
        if content.is_empty() {
            self.invalid(&body, "a request body names at least one media type under `content`");
            return None;
        }
        Some(RequestBody {
            location: self.location(&body),
            description: self.description(node, &body),
            required: self.flag(&body, "required").unwrap_or(false),
            content,
        })
    }
}
