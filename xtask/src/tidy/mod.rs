//! The tidy check: habits and layers that no compiler holds, read from the source text.
//!
//! The layers are `api → domain ← store`, `engine → domain`, and `server`, which wires. A scan of tokens is enough for that: it understands
//! `use` trees, `super` and inline modules, and never macros' output, which nobody imports from. Generated code is not looked at.

mod habits;
mod layers;
mod paths;
mod source;

use std::{
    collections::BTreeSet,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use self::source::Source;

/// Folders with hand-written Rust, from the repository's root.
const FOLDERS: [&str; 6] = ["src", "tests", "xtask/src", "xtask/tests", "conformance/src", "conformance/tests"];

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, from the repository's root.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: usize,
    /// What, and how to mend it.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// Checks the repository at `root`.
pub fn check(root: &Path) -> io::Result<Vec<Finding>> {
    let surfaces = surfaces(root)?;
    let mut findings = Vec::new();
    for folder in FOLDERS {
        for file in rust_files(&root.join(folder))? {
            let text = fs::read_to_string(&file)?;
            let relative = file.strip_prefix(root).unwrap_or(&file);
            findings.extend(check_file(relative, &text, &surfaces));
        }
    }
    findings.sort();
    Ok(findings)
}

/// Checks one file; `file` is its path from the repository's root, `surfaces` are the names of the APIs.
pub fn check_file(file: &Path, text: &str, surfaces: &BTreeSet<String>) -> Vec<Finding> {
    let source = Source::parse(file, text);
    let mut findings = habits::check(&source, text);
    if let Ok(module) = file.strip_prefix("src") {
        findings.extend(layers::check(&source, &paths::module_of(module), surfaces));
    }
    findings.into_iter().map(|(line, message)| Finding { file: file.to_path_buf(), line, message }).collect()
}

/// Each document under `openapi/` is a surface, and `src/api/` has a folder of its name.
fn surfaces(root: &Path) -> io::Result<BTreeSet<String>> {
    let folder = root.join("openapi");
    let mut names = BTreeSet::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            names.extend(entry?.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

/// All `.rs` files below a folder, but for what tests compile as data.
fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(folder) = pending.pop() {
        if !folder.is_dir() || folder.ends_with("fixtures") {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests;
