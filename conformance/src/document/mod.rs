//! The OpenAPI document: loaded with positions, other files drawn in, 3.0 spelled as 3.1, and read into [`model::Operation`]s.
//!
//! Invariant: nothing outside this folder follows a `$ref` of a path item, parameter, body, response, header, link or example. Schemas alone
//! keep their references, because a schema may refer to itself.

pub(crate) mod bundle;
mod form;
pub mod model;
mod modern;
mod read;
pub mod yaml;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::Value;

use self::model::{Hook, Operation};

/// Why a document cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A file cannot be read.
    #[error("{file} cannot be read")]
    Read {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file is neither YAML nor JSON.
    #[error("{file}: {message}")]
    Syntax {
        /// The file.
        file: PathBuf,
        /// The parser's message.
        message: String,
    },
    /// The document says something that cannot be followed.
    #[error("{place}: {message}")]
    Content {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: Arc<PathBuf>,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The JSON Pointer of the part, where the file is written in so few lines that a line says nothing.
    pub pointer: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.pointer {
            Some(pointer) => write!(f, "{}#{pointer}", self.file.display()),
            None => write!(f, "{}:{}", self.file.display(), self.line),
        }
    }
}

/// A loaded document.
#[derive(Debug)]
pub struct Document {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Whether the document is OpenAPI 3.0.
    pub is_30: bool,
    /// Every operation, in the document's order.
    pub operations: Vec<Operation>,
    /// Every request that the server itself sends.
    pub hooks: Vec<Hook>,
    /// Security schemes by name.
    pub schemes: indexmap::IndexMap<String, model::Scheme>,
    /// `x-conformance.missed` of the root: reasons by status.
    pub missed: indexmap::IndexMap<String, String>,
    bundle: bundle::Bundle,
}

impl Document {
    /// Loads a document and everything that it refers to.
    pub fn load(file: &Path) -> Result<Self, DocumentError> {
        let mut bundle = bundle::Bundle::load(file)?;
        let version = bundle.root.get("openapi").and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_30 = version.starts_with("3.0");
        if !is_30 && !version.starts_with("3.1") {
            let old = bundle.root.get("swagger").and_then(Value::as_str);
            let is = old.map_or_else(
                || format!("`openapi` is {version:?}"),
                |old| format!("this is Swagger {old}, which converters turn into OpenAPI 3"),
            );
            return Err(bundle.error("", format!("{is}; this suite reads OpenAPI 3.0 and 3.1")));
        }
        if is_30 {
            modern::rewrite(&mut bundle.root);
        }
        read::read(bundle, is_30)
    }

    /// The whole document as one value in which every reference is local.
    pub fn root(&self) -> &Value {
        &self.bundle.root
    }

    /// The schemas that operations and hooks speak of: of parameters, bodies, responses and headers.
    pub fn schema_pointers(&self) -> Vec<&str> {
        let mut pointers: Vec<&str> = Vec::new();
        for operation in self.operations.iter().chain(self.hooks.iter().map(|hook| &hook.operation)) {
            pointers.extend(operation.parameters.iter().filter_map(|parameter| parameter.schema.as_deref()));
            let answers = operation.responses.iter().flat_map(|response| &response.content);
            let media = operation.body.iter().flat_map(|body| &body.content).chain(answers);
            pointers.extend(media.filter_map(|media| media.schema.as_deref()));
            let headers = operation.responses.iter().flat_map(|response| &response.headers);
            pointers.extend(headers.filter_map(|header| header.schema.as_deref()));
        }
        pointers.sort_unstable();
        pointers.dedup();
        pointers
    }

    /// Where the part at a pointer stands.
    pub fn place(&self, pointer: &str) -> Place {
        self.bundle.place(pointer)
    }

    /// Follows references from a pointer until something is there that is none.
    pub fn follow(&self, pointer: &str) -> Option<(String, &Value)> {
        self.bundle.follow(pointer)
    }
}
