//! Decodes the parameters of a request, and gathers every violation before it says no.

use poem::Request;
use serde::de::DeserializeOwned;

use super::{Fault, FormNode, In, Schemas, Style, Violation, style};

pub use super::style::Shape;

/// A parameter, as the document declares it.
#[derive(Debug)]
pub struct Param {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: In,
    /// In the path: which of its parameters it is, counted from 0.
    pub position: usize,
    /// How it is spelled.
    pub style: Style,
    /// What it is made of.
    pub shape: Shape,
    /// JSON Pointer of its schema in the bundle.
    pub schema: &'static str,
    /// Whether serde and [`super::Validate`] together accept nothing that the schema refuses.
    pub exact: bool,
}

/// The parts of a request that parameters come from.
#[derive(Debug)]
pub struct Source<'a> {
    request: &'a Request,
    query: Vec<(String, String)>,
}

impl<'a> Source<'a> {
    /// Of a request.
    pub fn new(request: &'a Request) -> Self {
        Self { request, query: style::raw_pairs(request.uri().query().unwrap_or_default()) }
    }

    /// poem-openapi's macro renames the parameters of paths by their place.
    fn path_param(&self, param: &Param) -> Option<&'a str> {
        let renamed = || cfg!(feature = "poem-openapi").then(|| self.request.raw_path_param(&format!("param{}", param.position)));
        self.request.raw_path_param(param.name).or_else(|| renamed().flatten())
    }

    fn find(&self, param: &Param) -> Option<FormNode> {
        match param.place {
            In::Query => style::from_pairs(&self.query, param.name, param.style, param.shape),
            In::Path => self.path_param(param).map(|text| style::from_text(text, param.name, param.style, param.shape)),
            In::Header => {
                let values = self.request.headers().get_all(param.name);
                let text = values.iter().map(|v| String::from_utf8_lossy(v.as_bytes()).into_owned()).collect::<Vec<_>>();
                (!text.is_empty()).then(|| style::from_text(&text.join(","), param.name, param.style, param.shape))
            }
            In::Cookie => style::cookie(self.request, param.name).map(|text| style::from_text(&text, param.name, param.style, param.shape)),
            In::Body => None,
        }
    }
}

/// Decodes one request.
#[derive(Debug)]
pub struct Decoder<'a> {
    source: Source<'a>,
    schemas: &'static Schemas,
    violations: Vec<Violation>,
}

impl<'a> Decoder<'a> {
    /// For `request`, by the schemas of its document.
    pub fn new(request: &'a Request, schemas: &'static Schemas) -> Self {
        Self { source: Source::new(request), schemas, violations: Vec::new() }
    }

    /// The request's head.
    pub fn request(&self) -> &'a Request {
        self.source.request
    }

    /// The schemas of the document.
    pub fn schemas(&self) -> &'static Schemas {
        self.schemas
    }

    /// Notes violations found elsewhere (in the body).
    pub fn note(&mut self, violations: impl IntoIterator<Item = Violation>) {
        self.violations.extend(violations);
    }

    /// A parameter that must be there. `None` after a violation.
    pub fn required<T: DeserializeOwned>(&mut self, param: &'static Param, valid: fn(&T) -> bool) -> Option<T> {
        match self.source.find(param) {
            Some(node) => self.value(param, node, valid),
            None => {
                self.violations.push(Violation {
                    place: param.place,
                    pointer: format!("/{}", param.name),
                    keyword: "required".to_owned(),
                    message: "is required".to_owned(),
                });
                None
            }
        }
    }

    /// A parameter that may be absent. `None` after a violation.
    pub fn optional<T: DeserializeOwned>(&mut self, param: &'static Param, valid: fn(&T) -> bool) -> Option<Option<T>> {
        match self.source.find(param) {
            Some(node) => self.value(param, node, valid).map(Some),
            None => Some(None),
        }
    }

    fn value<T: DeserializeOwned>(&mut self, param: &'static Param, node: FormNode, valid: fn(&T) -> bool) -> Option<T> {
        if param.exact
            && let Ok(value) = T::deserialize(node.clone())
            && valid(&value)
        {
            return Some(value);
        }
        let root = self.schemas.bundle();
        let value = node.to_value(root, root.pointer(param.schema).unwrap_or_default());
        match self.schemas.decode(param.schema, value, param.place, &format!("/{}", param.name)) {
            Ok(value) => Some(value),
            Err(violations) => {
                self.violations.extend(violations);
                None
            }
        }
    }

    /// Ends decoding: the fault, where there was any violation.
    pub fn finish(self) -> Result<(), Fault> {
        if self.violations.is_empty() { Ok(()) } else { Err(Fault::Invalid(self.violations)) }
    }
}
