//! A document as it was written: its value, and the place of every node.
//!
//! YAML and JSON go the same way, because JSON is YAML and because one reader means one set of positions. A member of a mapping stands
//! where its *key* stands (that is the line a person looks for), an item of a sequence where its value begins. This module knows nothing
//! of OpenAPI.

mod reader;
mod scalar;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::Value;

use super::resolved::{GeneratorError, Location};

/// Line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// A loaded document.
#[derive(Debug)]
pub struct Document {
    file: Arc<PathBuf>,
    value: Value,
    positions: HashMap<Box<str>, Position>,
}

impl Document {
    /// Reads and parses a file.
    pub fn load(path: &Path) -> Result<Self, GeneratorError> {
        let failed = |message: String| GeneratorError::File { file: path.display().to_string(), message };
        let bytes = fs::read(path).map_err(|error| failed(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|error| failed(format!("not UTF-8: {error}")))?;
        Self::parse(path, &text)
    }

    /// Parses text; `path` is only the name that locations carry.
    pub fn parse(path: &Path, text: &str) -> Result<Self, GeneratorError> {
        let file = Arc::new(path.to_path_buf());
        match reader::read(text) {
            Ok((value, positions)) => Ok(Self { file, value, positions }),
            Err(fault) => Err(GeneratorError::Invalid {
                location: Location {
                    file,
                    line: fault.position.line as usize,
                    column: fault.position.column as usize,
                    pointer: fault.pointer,
                },
                message: fault.message,
            }),
        }
    }

    /// The name that the document was loaded by.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The whole value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The place of a node. A pointer to nothing gets the position of its nearest ancestor, so that "missing" has a place too.
    pub fn location(&self, pointer: &str) -> Location {
        let mut known = pointer;
        let position = loop {
            match self.positions.get(known) {
                Some(position) => break *position,
                None if known.is_empty() => break Position { line: 1, column: 1 },
                None => known = known.rfind('/').map_or("", |end| &known[..end]),
            }
        };
        Location {
            file: Arc::clone(&self.file),
            line: position.line as usize,
            column: position.column as usize,
            pointer: pointer.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
