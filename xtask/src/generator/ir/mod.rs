//! The intermediate representation: Rust types, operations and names, still as data. It knows nothing of documents' syntax, and no text.

mod build;
mod finish;
mod merge;
pub(super) mod names;
mod operations;
mod union;

use serde_json::{Number, Value};

pub use build::build;
pub(crate) use operations::by_path;

use super::resolved::{ParameterEncoding, Place, StatusKey};

/// Everything that is written for one API.
#[derive(Debug)]
pub struct Program {
    /// `info.title`.
    pub title: String,
    /// `info.description`.
    pub description: Option<String>,
    /// Types, named ones first, in the document's order.
    pub types: Vec<TypeDef>,
    /// Operations, in the document's order.
    pub operations: Vec<OperationDef>,
    /// Handler traits: one a tag.
    pub groups: Vec<Group>,
}

/// Index into [`Program::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeIx(pub usize);

/// A named Rust type.
#[derive(Debug)]
pub struct TypeDef {
    /// Rust name.
    pub name: String,
    /// Documentation.
    pub doc: Option<String>,
    /// JSON Pointer of its schema in the bundle.
    pub pointer: String,
    /// Whether the document marks it deprecated.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
    /// Whether decoding and checks together accept nothing that the schema refuses, itself alone.
    pub exact_here: bool,
    /// The same with everything that it holds. Set by the last pass.
    pub exact: bool,
}

/// What a named type is.
#[derive(Debug)]
pub enum TypeKind {
    /// An object with known fields.
    Struct(Struct),
    /// Strings out of a list.
    Strings(Vec<Variant>),
    /// One of several types.
    Union(Union),
    /// Another name. `newtype` where it names itself and so needs a struct of its own.
    Alias {
        /// The named.
        slot: Slot,
        /// Written as a transparent struct.
        newtype: bool,
    },
}

/// An object with known fields.
#[derive(Debug)]
pub struct Struct {
    /// Fields, in the document's order.
    pub fields: Vec<Field>,
    /// What happens to unknown fields.
    pub additional: Additional,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// What happens to fields that a struct does not know.
#[derive(Debug)]
pub enum Additional {
    /// Read over.
    Ignored,
    /// An error.
    Refused,
    /// Kept in a map.
    Kept {
        /// Rust name of the map.
        ident: String,
        /// Its values.
        slot: Box<Slot>,
    },
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Rust name.
    pub ident: String,
    /// JSON name.
    pub wire: String,
    /// Documentation.
    pub doc: Option<String>,
    /// Its value.
    pub slot: Slot,
    /// Whether it has to be there.
    pub presence: Presence,
}

/// Whether a value has to be there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// Always.
    Required,
    /// Not always.
    Optional,
    /// Not always; then this.
    Default(Value),
}

/// A string of an enumeration.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Rust name.
    pub ident: String,
    /// JSON string.
    pub wire: String,
    /// Documentation.
    pub doc: Option<String>,
}

/// One of several types.
#[derive(Debug)]
pub struct Union {
    /// Alternatives.
    pub variants: Vec<UnionVariant>,
    /// Property that tells them apart.
    pub tag: Option<String>,
    /// `oneOf`: exactly one fits. Otherwise (`anyOf`) the first that fits.
    pub exactly_one: bool,
    /// Whether the document spells it `oneOf`, however it is decoded.
    pub spelled_one_of: bool,
}

/// An alternative.
#[derive(Debug)]
pub struct UnionVariant {
    /// Rust name.
    pub ident: String,
    /// Its type.
    pub slot: Slot,
    /// Values of the tag that mean it.
    pub tags: Vec<String>,
}

/// A place for a value: its type and the rules that it keeps there.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Type.
    pub ty: Ty,
    /// Whether `null` is allowed.
    pub nullable: bool,
    /// Whether it is boxed, to break a cycle.
    pub boxed: bool,
    /// Rules beyond the type.
    pub checks: Checks,
    /// Whether type and checks together say all that the schema says.
    pub exact: bool,
}

/// A Rust type.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Ty {
    Bool,
    I32,
    I64,
    F64,
    Str,
    DateTime,
    Date,
    Uuid,
    Base64,
    Binary,
    /// Any JSON.
    Value,
    /// Any JSON object.
    Object,
    List(Box<Slot>),
    Map(Box<Slot>),
    Named(TypeIx),
}

/// Rules that decoding alone does not keep.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Checks {
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    /// As the `regex` crate spells it.
    pub pattern: Option<String>,
    /// The same as the document spells it.
    pub spelled_pattern: Option<String>,
    pub format: Option<String>,
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub exclusive_minimum: Option<Number>,
    pub exclusive_maximum: Option<Number>,
    pub multiple_of: Option<Number>,
    /// `const` and `enum` of numbers and booleans.
    pub one_of: Option<Vec<Value>>,
    /// `minItems`, `minProperties` of maps.
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique: bool,
}

/// A handler trait.
#[derive(Debug)]
pub struct Group {
    /// Rust name.
    pub name: String,
    /// The tag.
    pub tag: String,
    /// Documentation.
    pub doc: Option<String>,
    /// Indexes into [`Program::operations`].
    pub operations: Vec<usize>,
}

/// An operation.
#[derive(Debug)]
pub struct OperationDef {
    /// `operationId`.
    pub id: String,
    /// Rust name of the method.
    pub ident: String,
    /// Rust name that its types begin with.
    pub type_name: String,
    /// Upper-case method.
    pub method: String,
    /// Path template.
    pub path: String,
    /// First tag.
    pub tag: String,
    /// Index into [`Program::groups`].
    pub group: usize,
    /// Summary.
    pub summary: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Deprecated.
    pub deprecated: bool,
    /// Parameters.
    pub parameters: Vec<ParameterDef>,
    /// Request body.
    pub body: Option<BodyDef>,
    /// Responses.
    pub responses: Vec<ResponseDef>,
    /// Security, each requirement with how it is presented (a Rust expression of `Scheme`).
    pub security: Vec<Vec<RequirementDef>>,
    /// `x-…`.
    pub extensions: Vec<(String, Value)>,
}

/// A requirement.
#[derive(Debug)]
pub struct RequirementDef {
    /// Scheme's name.
    pub name: String,
    /// How it is presented.
    pub scheme: SchemeDef,
    /// Scopes.
    pub scopes: Vec<String>,
}

/// How a credential is presented.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum SchemeDef {
    Bearer,
    Basic,
    Http(String),
    ApiKey { place: Place, name: String },
    MutualTls,
}

/// A parameter.
#[derive(Debug)]
pub struct ParameterDef {
    /// Rust name.
    pub ident: String,
    /// Name on the wire.
    pub wire: String,
    /// Where it travels.
    pub place: Place,
    /// How it is spelled.
    pub encoding: ParameterEncoding,
    /// What it is made of.
    pub shape: ShapeDef,
    /// Documentation.
    pub doc: Option<String>,
    /// Its value.
    pub slot: Slot,
    /// Whether it has to be there.
    pub presence: Presence,
    /// JSON Pointer of its schema in the bundle.
    pub pointer: String,
}

/// What a value is made of, as far as its spelling shows.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum ShapeDef {
    Scalar,
    List,
    Object { properties: Vec<String>, open: bool },
}

/// A request body.
#[derive(Debug)]
pub struct BodyDef {
    /// Rust name of its enum, where it has several media types.
    pub enum_name: Option<String>,
    /// Documentation.
    pub doc: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// Media types.
    pub media: Vec<MediaDef>,
}

/// One media type.
#[derive(Debug)]
pub struct MediaDef {
    /// Name.
    pub media: String,
    /// Rust name of its variant.
    pub variant: String,
    /// How it is read or written.
    pub codec: Codec,
}

/// How a media type is read or written.
#[derive(Debug)]
pub enum Codec {
    /// JSON.
    Json {
        /// Value.
        slot: Slot,
        /// Schema.
        pointer: String,
    },
    /// `application/x-www-form-urlencoded`.
    Form {
        /// Value.
        slot: Slot,
        /// Schema.
        pointer: String,
        /// Spelling of fields that are no single texts.
        fields: Vec<(String, ParameterEncoding, ShapeDef)>,
    },
    /// `multipart/form-data`.
    Multipart {
        /// Value.
        slot: Slot,
        /// Schema.
        pointer: String,
        /// Fields that are lists.
        lists: Vec<String>,
    },
    /// Text.
    Text {
        /// Value: always `Ty::Str`, with its checks.
        slot: Slot,
        /// Schema.
        pointer: String,
    },
    /// `text/event-stream`.
    Events,
    /// Bytes, as they are.
    Raw,
}

/// A response.
#[derive(Debug)]
pub struct ResponseDef {
    /// Rust name of its variant.
    pub variant: String,
    /// Which statuses.
    pub status: StatusKey,
    /// Documentation.
    pub doc: String,
    /// Headers that a handler sets.
    pub headers: Vec<HeaderDef>,
    /// Media types; none: no body.
    pub media: Vec<MediaDef>,
    /// Rust name of its body's enum, where it has several media types.
    pub enum_name: Option<String>,
}

/// A response header that a handler sets.
#[derive(Debug)]
pub struct HeaderDef {
    /// Rust name.
    pub ident: String,
    /// Name, lower case.
    pub wire: String,
    /// Documentation.
    pub doc: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// Value.
    pub slot: Slot,
}

impl Codec {
    /// The typed value that it carries, where it carries one.
    pub fn slot(&self) -> Option<&Slot> {
        match self {
            Self::Json { slot, .. }
            | Self::Form { slot, .. }
            | Self::Multipart { slot, .. }
            | Self::Text { slot, .. } => Some(slot),
            Self::Events | Self::Raw => None,
        }
    }

    fn slot_mut(&mut self) -> Option<&mut Slot> {
        match self {
            Self::Json { slot, .. }
            | Self::Form { slot, .. }
            | Self::Multipart { slot, .. }
            | Self::Text { slot, .. } => Some(slot),
            Self::Events | Self::Raw => None,
        }
    }
}

impl Program {
    /// Every place for a value, of types and operations (not those within lists and maps).
    fn slots_mut(&mut self) -> Vec<&mut Slot> {
        let mut slots: Vec<&mut Slot> = Vec::new();
        for def in &mut self.types {
            match &mut def.kind {
                TypeKind::Struct(s) => {
                    slots.extend(s.fields.iter_mut().map(|f| &mut f.slot));
                    if let Additional::Kept { slot, .. } = &mut s.additional {
                        slots.push(slot);
                    }
                }
                TypeKind::Union(u) => slots.extend(u.variants.iter_mut().map(|v| &mut v.slot)),
                TypeKind::Alias { slot, .. } => slots.push(slot),
                TypeKind::Strings(_) => {}
            }
        }
        for operation in &mut self.operations {
            slots.extend(operation.parameters.iter_mut().map(|p| &mut p.slot));
            slots.extend(operation.body.iter_mut().flat_map(|b| &mut b.media).filter_map(|m| m.codec.slot_mut()));
            for response in &mut operation.responses {
                slots.extend(response.headers.iter_mut().map(|h| &mut h.slot));
                slots.extend(response.media.iter_mut().filter_map(|m| m.codec.slot_mut()));
            }
        }
        slots
    }

    /// The type of an index.
    pub fn type_def(&self, ix: TypeIx) -> &TypeDef {
        &self.types[ix.0]
    }

    /// Whether a slot, with everything in it, accepts nothing that its schema refuses.
    pub fn is_exact(&self, slot: &Slot) -> bool {
        slot.exact
            && match &slot.ty {
                Ty::List(inner) | Ty::Map(inner) => self.is_exact(inner),
                Ty::Named(ix) => self.type_def(*ix).exact,
                _ => true,
            }
    }
}
