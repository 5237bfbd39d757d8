//! The files of an API: loaded once each, found by the relative references between them, each with its version of OpenAPI.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use serde_json::Value;

use super::pointer;
use crate::generator::{
    document::Document,
    resolved::{GeneratorError, Location},
};

/// Index of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct FileId(usize);

impl FileId {
    /// The document that the caller named.
    pub(super) const ENTRY: Self = Self(0);
}

/// Versions of OpenAPI that differ in what a schema is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V30,
    V31,
}

/// What a reference names: a node of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub(super) file: FileId,
    pub(super) pointer: String,
}

/// A loaded file.
#[derive(Debug)]
pub(super) struct SourceFile {
    pub(super) document: Document,
    pub(super) version: Version,
}

/// All files read so far.
#[derive(Debug)]
pub(super) struct Files {
    files: Vec<Rc<SourceFile>>,
    by_path: HashMap<PathBuf, Option<FileId>>,
}

impl Files {
    /// Reads the entry document and judges its version.
    pub(super) fn open(path: &Path) -> Result<Self, GeneratorError> {
        let document = Document::load(path)?;
        let version = entry_version(&document)?;
        let mut by_path = HashMap::new();
        by_path.insert(canonical(path), Some(FileId::ENTRY));
        Ok(Self { files: vec![Rc::new(SourceFile { document, version })], by_path })
    }

    pub(super) fn get(&self, id: FileId) -> &Rc<SourceFile> {
        &self.files[id.0]
    }

    /// Finds what a reference in `from` names; `place` is where the reference stands.
    ///
    /// `Ok(None)`: the file cannot be read, and that is already reported.
    pub(super) fn find(
        &mut self,
        from: FileId,
        reference: &str,
        place: &Location,
    ) -> Result<Option<Target>, GeneratorError> {
        let invalid = |message: String| GeneratorError::Invalid { location: place.clone(), message };
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if address.contains("://") || address.starts_with("//") || address.starts_with("urn:") {
            return Err(GeneratorError::Unsupported {
                location: place.clone(),
                feature: "remote-reference",
                message: format!("`{reference}` is on another host: keep a copy beside the document and refer to that"),
            });
        }
        let decoded = |part: &str| {
            pointer::percent_decode(part)
                .ok_or_else(|| invalid(format!("`{reference}` has a percent escape that is broken or not UTF-8")))
        };
        let file = if address.is_empty() {
            from
        } else {
            match self.load(from, &decoded(address)?, place)? {
                Some(file) => file,
                None => return Ok(None),
            }
        };
        let fragment = decoded(fragment)?;
        let source = self.get(file);
        let value = source.document.value();
        let found = if fragment.is_empty() || fragment.starts_with('/') {
            value.pointer(&fragment).map(|_| fragment.clone())
        } else {
            anchor(value, &fragment)
        };
        match found {
            Some(pointer) => Ok(Some(Target { file, pointer })),
            None => Err(invalid(dangling(reference, value, &fragment, source.document.file()))),
        }
    }

    fn load(&mut self, from: FileId, address: &str, place: &Location) -> Result<Option<FileId>, GeneratorError> {
        let referrer = self.get(from);
        let version = referrer.version;
        let path = referrer.document.file().parent().unwrap_or(Path::new("")).join(address);
        let key = canonical(&path);
        if let Some(known) = self.by_path.get(&key) {
            return Ok(*known);
        }
        match Document::load(&path) {
            Ok(document) => {
                let version = match document.value().get("openapi").and_then(Value::as_str) {
                    Some(declared) if declared.starts_with("3.0") => Version::V30,
                    Some(declared) if declared.starts_with("3.1") => Version::V31,
                    // A part without a version of its own is what the document that uses it is.
                    _ => version,
                };
                let id = FileId(self.files.len());
                self.files.push(Rc::new(SourceFile { document, version }));
                self.by_path.insert(key, Some(id));
                Ok(Some(id))
            }
            Err(error) => {
                self.by_path.insert(key, None);
                Err(match error {
                    GeneratorError::File { file, message } => GeneratorError::Invalid {
                        location: place.clone(),
                        message: format!("`{file}` cannot be read: {message}"),
                    },
                    other => other,
                })
            }
        }
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn entry_version(document: &Document) -> Result<Version, GeneratorError> {
    let refused = |pointer: &str, message: String| GeneratorError::Unsupported {
        location: document.location(pointer),
        feature: "openapi-version",
        message: format!("{message}; OpenAPI 3.0 and 3.1 are understood"),
    };
    let value = document.value();
    match value.get("openapi") {
        Some(Value::String(version)) if is_release_of(version, "3.0") => Ok(Version::V30),
        Some(Value::String(version)) if is_release_of(version, "3.1") => Ok(Version::V31),
        Some(version) => Err(refused("/openapi", format!("this document is OpenAPI {version}"))),
        None if value.get("swagger").is_some() => {
            Err(refused("/swagger", "this document is Swagger 2.0: convert it to OpenAPI 3 first".to_owned()))
        }
        None => Err(GeneratorError::Invalid {
            location: document.location(""),
            message: "no `openapi` member: this is not an OpenAPI document".to_owned(),
        }),
    }
}

fn is_release_of(version: &str, line: &str) -> bool {
    version.strip_prefix(line).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('-'))
}

/// The node that declares `$anchor` (or, for static resolution the same, `$dynamicAnchor`).
fn anchor(value: &Value, name: &str) -> Option<String> {
    let mut pending = vec![(value, String::new())];
    while let Some((node, path)) = pending.pop() {
        match node {
            Value::Object(members) => {
                let declares = |key: &str| members.get(key).and_then(Value::as_str) == Some(name);
                if declares("$anchor") || declares("$dynamicAnchor") {
                    return Some(path);
                }
                pending.extend(members.iter().map(|(key, child)| (child, pointer::join(&path, key))));
            }
            Value::Array(items) => {
                pending
                    .extend(items.iter().enumerate().map(|(n, child)| (child, pointer::join(&path, &n.to_string()))));
            }
            _ => {}
        }
    }
    None
}

/// Says how far the pointer leads, which is what the person who mends it needs.
fn dangling(reference: &str, value: &Value, fragment: &str, file: &Path) -> String {
    if !fragment.starts_with('/') {
        return format!("`{reference}` leads nowhere: no `$anchor: {fragment}` in {}", file.display());
    }
    let mut known = fragment;
    while let Some(end) = known.rfind('/') {
        known = &known[..end];
        if let Some(parent) = value.pointer(known) {
            let token = pointer::unescape(fragment[end + 1..].split('/').next().unwrap_or_default());
            let hint = match parent {
                Value::Object(members) if members.contains_key("$ref") => {
                    " (a pointer does not follow the reference that stands there)".to_owned()
                }
                Value::Object(members) => {
                    let similar = members.keys().find(|name| name.eq_ignore_ascii_case(&token));
                    similar.map(|name| format!(" (there is `{name}`)")).unwrap_or_default()
                }
                _ => String::new(),
            };
            let place = if known.is_empty() { "the document" } else { known };
            return format!("`{reference}` leads nowhere: {place} in {} has no `{token}`{hint}", file.display());
        }
    }
    format!("`{reference}` leads nowhere")
}
