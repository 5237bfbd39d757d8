//! Draws the files that a document refers to into one value, and knows for every pointer of it the file and line it came from.
//!
//! Each other file is placed whole under `/x-files/<n>`, so that a pointer into it stays a pointer and keeps its line.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::Value;

use super::{
    DocumentError, Place,
    yaml::{self, Lines},
};

/// Where other files are placed.
pub(crate) const FILES: &str = "x-files";

/// The most lines of a document whose lines say nothing: generated ones have one.
const FEW: usize = 3;

/// Members whose values are data and not part of the document's structure.
const DATA: [&str; 5] = ["example", "default", "enum", "const", "value"];
/// Members whose keys are names of the author's choice.
const NAMED: [&str; 19] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "schemas",
    "$defs",
    "definitions",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "paths",
    "content",
    "encoding",
];

/// Whether the value of a member is data. `names`: whether the keys beside it are names.
pub(crate) fn is_data(key: &str, value: &Value, names: bool) -> bool {
    // A list of examples is data; a map of them may hold references.
    !names
        && (DATA.contains(&key) || (key == "examples" && value.is_array()) || (key.starts_with("x-") && key != FILES))
}

/// Whether the keys below a member are names.
pub(crate) fn has_names(key: &str, names: bool) -> bool {
    !names && NAMED.contains(&key)
}

/// A document with everything that it refers to.
#[derive(Debug)]
pub(crate) struct Bundle {
    /// The value.
    pub(crate) root: Value,
    files: Vec<Source>,
}

#[derive(Debug)]
struct Source {
    file: Arc<PathBuf>,
    /// What the file system calls the file: two spellings of one path are one file.
    canonical: PathBuf,
    lines: Lines,
    /// Whether it is written in so few lines that a line says nothing.
    is_dense: bool,
}

impl Bundle {
    /// Loads a file and, over its references, all others.
    pub(crate) fn load(file: &Path) -> Result<Self, DocumentError> {
        let mut bundle = Self { root: Value::Null, files: Vec::new() };
        let mut others = Vec::new();
        let (_, root) = bundle.add(file, &mut others)?;
        bundle.root = root;
        let mut drawn = Vec::new();
        while let Some((index, value)) = others.pop() {
            drawn.push((index, value));
        }
        if !drawn.is_empty()
            && let Value::Object(members) = &mut bundle.root
        {
            let mut files = serde_json::Map::new();
            drawn.sort_by_key(|(index, _)| *index);
            for (index, value) in drawn {
                files.insert(index.to_string(), value);
            }
            members.insert(FILES.to_owned(), Value::Object(files));
        }
        Ok(bundle)
    }

    /// Reads one file, rewrites its references and adds those that it refers to.
    fn add(&mut self, file: &Path, others: &mut Vec<(usize, Value)>) -> Result<(usize, Value), DocumentError> {
        let text = std::fs::read_to_string(file).map_err(|source| {
            // Joined to a folder, where a configuration names it.
            if file.to_string_lossy().contains("://") {
                let message = "URLs are not read: fetch it first, as with `curl -o openapi.yaml URL`".to_owned();
                return DocumentError::Syntax { file: file.to_owned(), message };
            }
            DocumentError::Read { file: file.to_owned(), source }
        })?;
        let (mut value, lines) =
            yaml::parse(&text).map_err(|message| DocumentError::Syntax { file: file.to_owned(), message })?;
        let canonical = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let index = self.files.len();
        let is_dense = lines.values().all(|(line, _)| *line <= FEW);
        self.files.push(Source { file: Arc::new(file.to_owned()), canonical, lines, is_dense });
        let mut pointer = String::new();
        self.rewrite(&mut value, false, index, &mut pointer, others)?;
        Ok((index, value))
    }

    fn rewrite(
        &mut self,
        node: &mut Value,
        names: bool,
        index: usize,
        pointer: &mut String,
        others: &mut Vec<(usize, Value)>,
    ) -> Result<(), DocumentError> {
        let length = pointer.len();
        match node {
            Value::Array(items) => {
                for (position, item) in items.iter_mut().enumerate() {
                    pointer.push('/');
                    pointer.push_str(&position.to_string());
                    self.rewrite(item, false, index, pointer, others)?;
                    pointer.truncate(length);
                }
            }
            Value::Object(members) => {
                for (key, member) in members.iter_mut() {
                    if is_data(key, member, names) {
                        continue;
                    }
                    let below = has_names(key, names);
                    pointer.push('/');
                    pointer.push_str(&yaml::escape(key));
                    match member {
                        Value::String(target) if key == "$ref" && !names => {
                            *target = self.target(target, index, pointer, others)?;
                        }
                        _ => self.rewrite(member, below, index, pointer, others)?,
                    }
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The local spelling of a reference that stands in file `index`.
    fn target(
        &mut self,
        reference: &str,
        index: usize,
        pointer: &str,
        others: &mut Vec<(usize, Value)>,
    ) -> Result<String, DocumentError> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return Ok(reference.to_owned());
        }
        let owner = if path.is_empty() {
            index
        } else if path.contains("://") {
            return Err(DocumentError::Content {
                place: self.place_in(index, pointer),
                message: format!("{reference}: this suite does not fetch documents from the network"),
            });
        } else {
            let folder = self.files[index].file.parent().map(Path::to_owned).unwrap_or_default();
            let file = folder.join(path);
            let canonical = std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
            if let Some(known) = self.files.iter().position(|source| source.canonical == canonical) {
                known
            } else {
                let (added, value) = self.add(&file, others)?;
                others.push((added, value));
                added
            }
        };
        Ok(if owner == 0 { format!("#{fragment}") } else { format!("#/{FILES}/{owner}{fragment}") })
    }

    fn place_in(&self, index: usize, pointer: &str) -> Place {
        let source = &self.files[index];
        let file = Arc::clone(&source.file);
        let mut known = pointer;
        loop {
            let place = source.lines.get(known).copied();
            // Parts that were rewritten have no line of their own: the nearest parent has one.
            let (line, column) = match (place, known.rfind('/')) {
                (Some(place), _) => place,
                (None, None) => (1, 1),
                (None, Some(end)) => {
                    known = &known[..end];
                    continue;
                }
            };
            return Place { file, line, column, pointer: source.is_dense.then(|| pointer.to_owned()) };
        }
    }

    /// Where the part at a pointer stands.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        let prefix = format!("/{FILES}/");
        if let Some(rest) = pointer.strip_prefix(&prefix) {
            let (number, inner) =
                rest.split_once('/').map_or((rest, ""), |(number, _)| (number, &rest[number.len()..]));
            if let Ok(index) = number.parse::<usize>()
                && index < self.files.len()
            {
                return self.place_in(index, inner);
            }
        }
        self.place_in(0, pointer)
    }

    /// An error at a pointer.
    pub(crate) fn error(&self, pointer: &str, message: impl Into<String>) -> DocumentError {
        DocumentError::Content { place: self.place(pointer), message: message.into() }
    }

    /// The value at a pointer once references are followed, and the pointer where it stands.
    pub(crate) fn follow(&self, pointer: &str) -> Option<(String, &Value)> {
        let mut pointer = pointer.to_owned();
        // A chain longer than this goes in a circle.
        for _ in 0..32 {
            let value = self.root.pointer(&pointer)?;
            match value.get("$ref").and_then(Value::as_str) {
                Some(reference) => pointer = percent_decode(reference.strip_prefix('#')?),
                None => return Some((pointer, value)),
            }
        }
        None
    }
}

/// Fragments are percent-encoded (`%7Bid%7D`), pointers are not.
pub(crate) fn percent_decode(fragment: &str) -> String {
    if !fragment.contains('%') {
        return fragment.to_owned();
    }
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%' && tail.len() >= 2)
            .then(|| std::str::from_utf8(&tail[..2]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()))
            .flatten();
        if let Some(byte) = code {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

/// Joins a pointer and one token.
pub(crate) fn join(pointer: &str, token: &str) -> String {
    format!("{pointer}/{}", yaml::escape(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_drawn_in_once_and_keep_their_lines() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("main.yaml", "a:\n  $ref: 'other.yaml#/x'\nb:\n  $ref: '#/a'\nc:\n  $ref: ./other.yaml\n");
        write("other.yaml", "x:\n  $ref: '#/y'\ny:\n  z: 1\nback:\n  $ref: 'main.yaml#/b'\n");
        let bundle = Bundle::load(&folder.path().join("main.yaml")).unwrap();
        let (pointer, value) = bundle.follow("/b").unwrap();
        assert_eq!((pointer.as_str(), value), ("/x-files/1/y", &serde_json::json!({"z": 1})));
        let place = bundle.place("/x-files/1/y/z");
        assert_eq!((place.line, place.file.ends_with("other.yaml")), (4, true));
        assert_eq!(bundle.follow("/x-files/1/back").unwrap().0, "/x-files/1/y");
        assert_eq!(bundle.place("/b").line, 3);
        assert_eq!(bundle.root["x-files"].as_object().unwrap().len(), 1);
    }

    #[test]
    fn parts_of_a_file_in_one_line_are_named_by_their_pointers() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("main.json", r#"{"a": {"b~c": [1, {"$ref": "other.json#/x"}]}}"#);
        write("other.json", r#"{"x": {"y": 1}}"#);
        let bundle = Bundle::load(&folder.path().join("main.json")).unwrap();
        assert!(bundle.place("/a/b~0c/0").to_string().ends_with("main.json#/a/b~0c/0"));
        assert!(bundle.place("/x-files/1/x/y").to_string().ends_with("other.json#/x/y"));
    }

    #[test]
    fn a_circle_of_references_ends() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("main.yaml");
        std::fs::write(&file, "a:\n  $ref: '#/b'\nb:\n  $ref: '#/a'\n").unwrap();
        assert!(Bundle::load(&file).unwrap().follow("/a").is_none());
    }
}
