//! What is in an SDK, whatever the language: resources with methods, and the types that these take and give.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::settings::{Pages, Pointer, Settings};

/// An SDK.
pub(super) struct Program {
    pub(super) settings: Settings,
    /// `info.title`.
    pub(super) title: String,
    /// `info.version`.
    pub(super) version: String,
    /// Where somebody's own server has the API: what examples go to.
    pub(super) own_server: String,
    /// The header that carries the key, and what stands before the key in it.
    pub(super) header: (String, &'static str),
    pub(super) resources: Vec<Resource>,
    /// Types by their names, in the document's order.
    pub(super) declarations: IndexMap<String, Declaration>,
    /// Those that answers hold, and those that nothing of a request refers to.
    pub(super) answered: BTreeSet<String>,
    /// Those that requests hold.
    pub(super) sent: BTreeSet<String>,
    /// The body of errors, by status; what is not there has the first one's.
    pub(super) errors: IndexMap<u16, Type>,
}

/// What has a name in the document.
pub(super) struct Declaration {
    pub(super) doc: Option<String>,
    pub(super) kind: Kind,
}

/// What a named type is.
pub(super) enum Kind {
    Object {
        fields: Vec<Field>,
        /// Members that the document does not know mean something too.
        is_open: bool,
    },
    Alias(Type),
}

/// A member of an object, or a parameter.
#[derive(Clone)]
pub(super) struct Field {
    /// As the wire spells it.
    pub(super) name: String,
    pub(super) doc: Option<String>,
    pub(super) kind: Type,
    pub(super) required: bool,
}

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    Any,
    Nothing,
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Time,
    Literal(Vec<Value>),
    Array(Box<Type>),
    Map(Box<Type>),
    Named(String),
    Union(Vec<Type>),
}

/// Operations on one kind of thing: those below one first part of a path.
pub(super) struct Resource {
    /// As the path spells it.
    pub(super) name: String,
    pub(super) doc: Option<String>,
    pub(super) methods: Vec<Method>,
}

/// An operation.
pub(super) struct Method {
    /// What it is called, word by word.
    pub(super) words: Vec<String>,
    /// `operationId`.
    pub(super) id: String,
    pub(super) summary: String,
    pub(super) doc: Option<String>,
    pub(super) verb: String,
    pub(super) path: Vec<Part>,
    pub(super) query: Vec<Field>,
    pub(super) body: Option<Body>,
    /// Takes an `Idempotency-Key`.
    pub(super) is_idempotent: bool,
    /// Takes a `Last-Event-ID`.
    pub(super) is_resumable: bool,
    pub(super) result: Result,
}

/// A part of a path.
pub(super) enum Part {
    Text(String),
    Parameter(Field),
}

/// A JSON body.
pub(super) struct Body {
    pub(super) name: String,
    /// Members of the object that it is; of each that it can be.
    pub(super) variants: Vec<(String, Vec<Field>)>,
    /// The member that decides between an answer and events, which is the method's to say.
    pub(super) switch: Option<String>,
}

/// What comes back.
pub(super) enum Result {
    /// The part of the answer at a pointer.
    Whole { content: Option<Pointer>, kind: Type },
    /// Items in pages, in bodies of this type.
    Pages { pages: Pages, item: Type, body: String },
    /// Events.
    Stream { event: Type },
}

/// Parameters of a path, in order.
pub(super) fn parameters(path: &[Part]) -> impl Iterator<Item = &Field> {
    path.iter().filter_map(|part| match part {
        Part::Parameter(field) => Some(field),
        Part::Text(_) => None,
    })
}

impl Method {
    /// Parameters of the path, in order.
    pub(super) fn path_parameters(&self) -> impl Iterator<Item = &Field> {
        parameters(&self.path)
    }

    /// Whether it takes anything but what its path takes.
    pub(super) fn has_parameters(&self) -> bool {
        self.body.is_some() || !self.query.is_empty()
    }

    /// Whether it can be called with nothing but what its path takes.
    pub(super) fn needs_nothing(&self) -> bool {
        let is_optional = |field: &Field| !field.required;
        let bodies = self.body.iter().flat_map(|body| &body.variants);
        self.query.iter().all(is_optional) && bodies.flat_map(|(_, fields)| fields).all(is_optional)
    }
}

impl Program {
    /// Whether a type is an object with members, or holds one.
    pub(super) fn has_objects(&self, kind: &Type) -> bool {
        match kind {
            Type::Named(name) => match self.declarations.get(name).map(|declaration| &declaration.kind) {
                Some(Kind::Object { .. }) => true,
                Some(Kind::Alias(kind)) => self.has_objects(kind),
                None => false,
            },
            Type::Array(kind) | Type::Map(kind) => self.has_objects(kind),
            Type::Union(kinds) => kinds.iter().any(|kind| self.has_objects(kind)),
            _ => false,
        }
    }

    /// Whether a value of this type is an object with members, whichever it is.
    pub(super) fn is_object(&self, kind: &Type) -> bool {
        let Type::Named(name) = kind else { return false };
        match self.declarations.get(name).map(|declaration| &declaration.kind) {
            Some(Kind::Object { .. }) => true,
            Some(Kind::Alias(kind)) => self.is_object(kind),
            None => false,
        }
    }

    /// Whether a value of this type may as well be none: an answer without content is one.
    pub(super) fn may_be_nothing(&self, kind: &Type) -> bool {
        match kind {
            Type::Any | Type::Nothing => true,
            Type::Named(name) => match self.declarations.get(name).map(|declaration| &declaration.kind) {
                Some(Kind::Alias(kind)) => self.may_be_nothing(kind),
                _ => false,
            },
            Type::Union(kinds) => kinds.iter().any(|kind| self.may_be_nothing(kind)),
            _ => false,
        }
    }

    /// The error's body by a status: its own, or the first one's.
    pub(super) fn error(&self, status: u16) -> Type {
        self.errors.get(&status).or(self.errors.values().next()).cloned().unwrap_or(Type::Any)
    }

    /// Whether anything comes as events.
    pub(super) fn has_streams(&self) -> bool {
        self.methods().any(|method| matches!(method.result, Result::Stream { .. }))
    }

    pub(super) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.resources.iter().flat_map(|resource| &resource.methods)
    }
}
