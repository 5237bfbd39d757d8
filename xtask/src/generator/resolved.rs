//! The resolved API: what an OpenAPI document says, with every reference followed, defaults applied, OpenAPI 3.0 spelled as 3.1, and a
//! position for every part. It knows nothing of Rust.

use std::{fmt, path::PathBuf, sync::Arc};

use indexmap::IndexMap;
use serde_json::{Number, Value};

/// Where a part of a document stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// The file, as the command line or a `$ref` named it.
    pub file: Arc<PathBuf>,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// JSON Pointer (RFC 6901) within that file.
    pub pointer: String,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{} ({})",
            self.file.display(),
            self.line,
            self.column,
            if self.pointer.is_empty() { "/" } else { &self.pointer }
        )
    }
}

/// An API, whole.
#[derive(Debug, Clone)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// Declared tags, in order, then tags that only operations name.
    pub tags: Vec<Tag>,
    /// Every operation under `paths`, in the document's order.
    pub operations: Vec<Operation>,
    /// All schemas that anything refers to.
    pub schemas: Vec<Schema>,
    /// Named schemas (`components/schemas`), in order, whether or not anything refers to them.
    pub named: IndexMap<String, SchemaId>,
    /// `components/securitySchemes`.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The document as one self-contained 3.1 JSON value: other files' parts drawn in under `components`, every `$ref` local, 3.0 keywords
    /// (`nullable`, boolean `exclusiveMinimum`, …) rewritten as JSON Schema 2020-12. [`Schema::pointer`] points into it.
    pub bundle: Value,
}

impl Api {
    /// The schema of an id.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.0]
    }
}

/// Index into [`Api::schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub usize);

/// A tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Name.
    pub name: String,
    /// Description.
    pub description: Option<String>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Where it stands.
    pub location: Location,
    /// `operationId`; where the document has none, `<method> <path>` (the flag says which).
    pub id: String,
    /// Whether the document gave the id.
    pub id_declared: bool,
    /// Upper-case HTTP method.
    pub method: String,
    /// Path template, as the document spells it.
    pub path: String,
    /// Tags, in order.
    pub tags: Vec<String>,
    /// Summary.
    pub summary: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Parameters of the path item and the operation, merged.
    pub parameters: Vec<Parameter>,
    /// Request body.
    pub request_body: Option<RequestBody>,
    /// Responses, in the document's order.
    pub responses: Vec<Response>,
    /// Alternatives (OR), each a list (AND) of scheme name and scopes. The document's own where the operation declares none; `None` where
    /// neither does; an empty list or an empty alternative: open to all.
    pub security: Option<SecurityAlternatives>,
    /// `x-…` members.
    pub extensions: IndexMap<String, Value>,
}

/// Alternatives (OR), each a list (AND) of scheme name and scopes.
pub type SecurityAlternatives = Vec<Vec<(String, Vec<String>)>>;

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Where it stands.
    pub location: Location,
    /// Name on the wire.
    pub name: String,
    /// Where it travels.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// Description.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// How its value is spelled.
    pub encoding: ParameterEncoding,
    /// What its value must be.
    pub schema: SchemaId,
    /// Examples by name (`example` is named `default`).
    pub examples: IndexMap<String, Value>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How a parameter's (or header's, or form field's) value is spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterEncoding {
    /// `style` and `explode`, defaults applied.
    Style {
        /// Style.
        style: Style,
        /// Explode.
        explode: bool,
    },
    /// `content`: the one media type's name (`application/json`).
    Content(String),
}

/// Serialisation styles of OpenAPI 3.1, section "Style Values".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Where it stands.
    pub location: Location,
    /// Description.
    pub description: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// Media types, in order; at least one.
    pub content: Vec<MediaType>,
}

/// One media type of a body.
#[derive(Debug, Clone)]
pub struct MediaType {
    /// Where it stands.
    pub location: Location,
    /// Name, lower case, without parameters (`application/json`, `text/*`).
    pub name: String,
    /// Schema; absent: anything.
    pub schema: Option<SchemaId>,
    /// `encoding` of form fields: content type, style and explode where given.
    pub encoding: IndexMap<String, FieldEncoding>,
    /// Examples by name (`example` is named `default`).
    pub examples: IndexMap<String, Value>,
}

/// How one form field is spelled.
#[derive(Debug, Clone, Default)]
pub struct FieldEncoding {
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style`.
    pub style: Option<Style>,
    /// `explode`.
    pub explode: Option<bool>,
}

/// A response.
#[derive(Debug, Clone)]
pub struct Response {
    /// Where it stands.
    pub location: Location,
    /// Which statuses it is for.
    pub status: StatusKey,
    /// `components/responses` name, where it is a reference to one.
    pub name: Option<String>,
    /// Description.
    pub description: String,
    /// Headers, in order (`Content-Type` left out, as the specification says).
    pub headers: Vec<Header>,
    /// Media types, in order; empty: no body.
    pub content: Vec<MediaType>,
    /// Links, in order.
    pub links: Vec<Link>,
}

/// A link from a response to the operation that it makes possible.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where it stands.
    pub location: Location,
    /// Name.
    pub name: String,
    /// `operationId` of its target; absent where the link names it by `operationRef`.
    pub operation_id: Option<String>,
}

/// Key of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusKey {
    /// One status, 100 to 599.
    Code(u16),
    /// A range: 1 to 5 for `1XX` to `5XX`.
    Range(u8),
    /// `default`.
    Default,
}

/// A response header.
#[derive(Debug, Clone)]
pub struct Header {
    /// Where it stands.
    pub location: Location,
    /// Name, as spelled.
    pub name: String,
    /// Whether it is always there.
    pub required: bool,
    /// Description.
    pub description: Option<String>,
    /// How its value is spelled (always style `simple`, or content).
    pub encoding: ParameterEncoding,
    /// What its value must be.
    pub schema: SchemaId,
    /// `x-…` members.
    pub extensions: IndexMap<String, Value>,
}

/// A security scheme.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Where it stands.
    pub location: Location,
    /// Description.
    pub description: Option<String>,
    /// What kind.
    pub kind: SecurityKind,
}

/// Kinds of security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key under a name.
    ApiKey {
        /// Query, header or cookie.
        place: Place,
        /// Name of the parameter.
        name: String,
    },
    /// `Authorization: <scheme> …`; lower case (`bearer`, `basic`).
    Http {
        /// The scheme.
        scheme: String,
    },
    /// OAuth 2.0; presented as a bearer token. All scopes that any flow declares.
    OAuth2 {
        /// Scopes with their descriptions.
        scopes: IndexMap<String, String>,
    },
    /// OpenID Connect; presented as a bearer token.
    OpenIdConnect,
    /// Mutual TLS.
    MutualTls,
}

/// A schema. JSON Schema 2020-12, with `$ref` as an edge to another schema.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Where it stands.
    pub location: Location,
    /// JSON Pointer into [`Api::bundle`].
    pub pointer: String,
    /// Its key under `components/schemas`, where it stands there.
    pub name: Option<String>,
    /// `Some(true)` or `Some(false)`: a boolean schema; nothing else is set then.
    pub boolean: Option<bool>,
    /// `$ref`: the keywords beside it hold as well.
    pub reference: Option<SchemaId>,
    /// `type`; empty: any.
    pub types: Vec<JsonType>,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `default`.
    pub default: Option<Value>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `example` and `examples`.
    pub examples: Vec<Value>,
    /// `format`.
    pub format: Option<String>,
    /// `const`.
    pub constant: Option<Value>,
    /// `enum`.
    pub enumeration: Option<Vec<Value>>,
    /// `minimum`.
    pub minimum: Option<Number>,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Number>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Number>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA-262 regular expression, not anchored.
    pub pattern: Option<String>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `prefixItems`.
    pub prefix_items: Vec<SchemaId>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `properties`.
    pub properties: IndexMap<String, SchemaId>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`; `None`: not said (anything, ignored).
    pub additional_properties: Option<SchemaId>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// Assertions and applicators that have no field above and that a validator must still see: `not`, `if`/`then`/`else`, `contains`
    /// (`minContains`, `maxContains`), `patternProperties`, `propertyNames`, `dependentRequired`, `dependentSchemas`, `unevaluatedItems`,
    /// `unevaluatedProperties`, `contentSchema`, `$dynamicRef`. Names only: their meaning is read from the bundle.
    pub other_keywords: Vec<String>,
    /// `x-…` members.
    pub extensions: IndexMap<String, Value>,
}

/// JSON Schema's types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum JsonType {
    Null,
    Boolean,
    Object,
    Array,
    Number,
    String,
    Integer,
}

/// `discriminator`.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// Tag value → schema: explicit `mapping` first, then the implicit name of each `oneOf` / `anyOf` reference that no mapping reaches.
    pub mapping: IndexMap<String, SchemaId>,
}

/// An error of the generator: always with a place in the document.
#[derive(Debug, Clone, thiserror::Error)]
pub enum GeneratorError {
    /// The document is broken.
    #[error("{location}: {message}")]
    Invalid {
        /// Where.
        location: Location,
        /// What, and how to mend it.
        message: String,
    },
    /// The document is right and this generator cannot express it.
    #[error("{location}: unsupported feature `{feature}`: {message}")]
    Unsupported {
        /// Where.
        location: Location,
        /// The feature's stable name.
        feature: &'static str,
        /// What, and what to do instead.
        message: String,
    },
    /// A file cannot be read or parsed.
    #[error("{file}: {message}")]
    File {
        /// The file.
        file: String,
        /// What the reader said.
        message: String,
    },
}
