//! Formats what was generated, and writes it or holds it against what is there. Both go the same way until the last step.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    process::Command,
};

use super::emit::Files;

/// A failure to write, named with its mend.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// rustfmt is missing or refused the text.
    #[error("rustfmt: {0}")]
    Format(String),
    /// A file or folder cannot be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

fn at(path: &Path) -> impl Fn(io::Error) -> OutputError + '_ {
    move |error| OutputError::Io { path: path.to_owned(), error }
}

/// Files that differ from what is in `folder`: changed, missing, or there without being generated. `kept` has ends of names of subfolders, at any depth, that others write.
pub fn differences(folder: &Path, files: &Files, kept: &[&str]) -> Result<Vec<String>, OutputError> {
    let mut differing = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(found) if found == text.as_bytes() => {}
            Ok(_) => differing.push(format!("{name} differs")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => differing.push(format!("{name} is missing")),
            Err(error) => return Err(at(&path)(error)),
        }
    }
    differing.extend(
        orphans(folder, files, kept)?.into_iter().map(|name| format!("{name} is not generated from any document")),
    );
    Ok(differing)
}

/// Writes files that differ and removes orphans. Every file is written aside and renamed: what stops half-way leaves whole files.
pub fn write(folder: &Path, files: &Files, kept: &[&str]) -> Result<usize, OutputError> {
    let mut written = 0;
    for (name, text) in files {
        written += usize::from(write_one(folder, name, text)?);
    }
    for name in orphans(folder, files, kept)? {
        let path = folder.join(&name);
        std::fs::remove_file(&path).map_err(at(&path))?;
        written += 1;
    }
    Ok(written)
}

/// Writes one file, if it differs: an unchanged file keeps its time, and so its build.
pub fn write_one(folder: &Path, name: &str, text: &str) -> Result<bool, OutputError> {
    let path = folder.join(name);
    if std::fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(false);
    }
    let parent = path.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent).map_err(at(parent))?;
    let aside = tempfile::NamedTempFile::new_in(parent).map_err(at(parent))?;
    std::fs::write(aside.path(), text).map_err(at(&path))?;
    aside.persist(&path).map_err(|error| at(&path)(error.error))?;
    make_readable(&path).map_err(at(&path))?;
    Ok(true)
}

/// Temporary files are made for their owner alone; sources are for everybody.
fn make_readable(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

fn orphans(folder: &Path, files: &Files, kept: &[&str]) -> Result<Vec<String>, OutputError> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        let entries = match std::fs::read_dir(&current) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(at(&current)(error)),
        };
        for entry in entries {
            let path = entry.map_err(at(&current))?.path();
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if path.file_name().is_some_and(|name| kept.iter().any(|kept| name.to_string_lossy().ends_with(kept))) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if !files.contains_key(&name) {
                found.insert(name);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Formats the Rust files among `files` with rustfmt and the workspace's settings (or the defaults, outside of one).
pub fn format(files: &mut Files, settings: Option<&Path>) -> Result<(), OutputError> {
    let folder = tempfile::tempdir().map_err(at(Path::new("temporary folder")))?;
    let mut sources = Vec::new();
    for (name, text) in files.iter().filter(|(name, _)| Path::new(name).extension().is_some_and(|e| e == "rs")) {
        let path = folder.path().join(name);
        let parent = path.parent().unwrap_or(folder.path());
        std::fs::create_dir_all(parent).map_err(at(parent))?;
        std::fs::write(&path, text).map_err(at(&path))?;
        sources.push((name.clone(), path));
    }
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--quiet"]);
    if let Some(settings) = settings {
        rustfmt.arg("--config-path").arg(settings);
    }
    // rustfmt follows `mod` lines by itself; the crate's root is enough, and formats each file once.
    let root = folder.path().join("src/lib.rs");
    let output = rustfmt.arg(&root).output().map_err(|error| {
        OutputError::Format(format!("cannot be started ({error}): install it with `rustup component add rustfmt`"))
    })?;
    if !output.status.success() {
        return Err(OutputError::Format(format!(
            "refused generated text; this is a fault of the generator:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    for (name, path) in sources {
        let text = std::fs::read_to_string(&path).map_err(at(&path))?;
        files.insert(name, text);
    }
    Ok(())
}
