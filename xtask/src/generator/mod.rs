//! The generator: document → resolved API → intermediate representation → Rust text.
//!
//! Each stage is a module that knows only the one before it. Nothing here knows any of our surfaces, and nothing here needs the generator's
//! own output: a checkout whose `generated/` is broken or gone can be generated again.

pub mod combine;
pub mod document;
pub mod emit;
pub mod ir;
pub mod output;
pub mod resolve;
pub mod resolved;
mod sdk;

use std::path::{Path, PathBuf};

use document::Document;
use emit::Files;
use resolved::{Api, GeneratorError};

/// The command that generated files name as their writer.
const COMMAND: &str = "cargo xtask generate";

/// The runtime that every generated crate carries.
const RUNTIME: &[(&str, &str)] = &[
    ("accept.rs", include_str!("runtime/accept.rs")),
    ("body.rs", include_str!("runtime/body.rs")),
    ("de.rs", include_str!("runtime/de.rs")),
    ("decode.rs", include_str!("runtime/decode.rs")),
    ("deprecation.rs", include_str!("runtime/deprecation.rs")),
    ("fault.rs", include_str!("runtime/fault.rs")),
    ("form.rs", include_str!("runtime/form.rs")),
    ("formats.rs", include_str!("runtime/formats.rs")),
    ("maybe.rs", include_str!("runtime/maybe.rs")),
    ("mod.rs", include_str!("runtime/mod.rs")),
    ("operation.rs", include_str!("runtime/operation.rs")),
    ("pattern.rs", include_str!("runtime/pattern.rs")),
    ("poem_openapi/document.rs", include_str!("runtime/poem_openapi/document.rs")),
    ("poem_openapi/mod.rs", include_str!("runtime/poem_openapi/mod.rs")),
    ("poem_openapi/operation.rs", include_str!("runtime/poem_openapi/operation.rs")),
    ("poem_openapi/payload.rs", include_str!("runtime/poem_openapi/payload.rs")),
    ("poem_openapi/schema.rs", include_str!("runtime/poem_openapi/schema.rs")),
    ("poem_openapi/types.rs", include_str!("runtime/poem_openapi/types.rs")),
    ("reply.rs", include_str!("runtime/reply.rs")),
    ("route.rs", include_str!("runtime/route.rs")),
    ("schema.rs", include_str!("runtime/schema.rs")),
    ("stream.rs", include_str!("runtime/stream.rs")),
    ("style.rs", include_str!("runtime/style.rs")),
    ("surface.rs", include_str!("runtime/surface.rs")),
    ("utoipa.rs", include_str!("runtime/utoipa.rs")),
];

/// One document and what became of it.
#[derive(Debug)]
pub struct Generated {
    /// Module name: the file's stem.
    pub name: String,
    /// The document's file.
    pub path: PathBuf,
    /// The resolved API.
    pub api: Api,
    /// Files of its module.
    pub files: Files,
}

/// Generates one document. All errors, with their places.
///
/// With `require_security` an operation for which neither it nor its document says who may call it is an error.
pub fn generate(path: &Path, require_security: bool) -> Result<Generated, Vec<GeneratorError>> {
    let api = resolve::resolve(path)?;
    if require_security {
        let open: Vec<GeneratorError> = api
            .operations
            .iter()
            .filter(|operation| operation.security.is_none())
            .map(|operation| GeneratorError::Invalid {
                location: operation.location.clone(),
                message: format!(
                    "`{}` declares no security: say who may call it (`security: []` for all)",
                    operation.id
                ),
            })
            .collect();
        if !open.is_empty() {
            return Err(open);
        }
    }
    let program = ir::build(&api)?;
    let files = emit::module(&program, &api.bundle, COMMAND);
    Ok(Generated { name: module_name(path), path: path.to_owned(), api, files })
}

fn module_name(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("api_{name}") } else { name }
}

/// The documents of the workspace: the files of `openapi/`, in order of their names.
pub fn documents(root: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(root.join("openapi"))? {
        let path = entry?.path();
        let is_document = matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "yml" | "json"));
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_document && !is_hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The files of the workspace's `generated/`: every document of `openapi/`, in order of their names.
pub fn workspace(root: &Path) -> Result<Files, Vec<GeneratorError>> {
    let folder = root.join("openapi");
    let unreadable = |error: std::io::Error| {
        vec![GeneratorError::File { file: folder.display().to_string(), message: format!("cannot be read: {error}") }]
    };
    let paths = documents(root).map_err(unreadable)?;
    let mut all = Vec::new();
    let mut errors = Vec::new();
    for path in &paths {
        match generate(path, true) {
            Ok(generated) => all.push(generated),
            Err(found) => errors.extend(found),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut files = crate_files(
        &all,
        &WORKSPACE_MANIFEST.replace("{name}", "generated"),
        "Wire types, validators, handler traits and routers of every API, and the documents themselves.",
    );
    let mut documents = Vec::new();
    for generated in &all {
        let document = Document::load(&generated.path).map_err(|error| vec![error])?;
        let source = std::fs::read_to_string(&generated.path).map_err(unreadable)?;
        files.insert(format!("openapi/{}.json", generated.name), format!("{:#}\n", document.value()));
        files.insert(format!("openapi/{}.yaml", generated.name), source);
        documents.push((generated.name.clone(), document.value().clone()));
        let packages =
            sdk::files(&generated.name, &generated.path, &generated.api, COMMAND).map_err(|error| vec![error])?;
        files.extend(packages.into_iter().map(|(name, text)| (format!("clients/{name}"), text)));
    }
    files.insert("openapi.json".to_owned(), format!("{:#}\n", combine::combine(&documents)));
    Ok(files)
}

/// The files of a member crate of the workspace for one document.
pub fn member(path: &Path) -> Result<Files, Vec<GeneratorError>> {
    let generated = generate(path, true)?;
    let manifest = WORKSPACE_MANIFEST.replace("{name}", &generated.name);
    let title = generated.api.title.clone();
    Ok(crate_files(&[generated], &manifest, &title))
}

/// The files of a crate of its own for one document.
pub fn standalone(path: &Path) -> Result<(String, Files), Vec<GeneratorError>> {
    let generated = generate(path, false)?;
    let name = generated.name.clone();
    let manifest = STANDALONE_MANIFEST.replace("{name}", &name.replace('_', "-"));
    let title = generated.api.title.clone();
    Ok((name, crate_files(&[generated], &manifest, &title)))
}

fn crate_files(all: &[Generated], manifest: &str, about: &str) -> Files {
    let mut files = Files::new();
    let mut root = format!(
        "// Written by `{COMMAND}`.\n\n//! {}\n\n#![forbid(unsafe_code)]\n\n",
        about.lines().next().unwrap_or_default()
    );
    for generated in all {
        root.extend(["pub mod ", &generated.name, ";\n"]);
        for (name, text) in &generated.files {
            files.insert(format!("src/{}/{name}", generated.name), text.clone());
        }
    }
    root.push_str("pub mod runtime;\n");
    root.push_str("\n/// What lists the schemas of each API as its Rust types say them, by the API's name.\n#[cfg(feature = \"utoipa\")]\n");
    root.push_str("pub static SCHEMAS: &[(&str, runtime::utoipa::Rebuild)] = &[\n");
    for generated in all {
        root.extend(["(\"", &generated.name, "\", ", &generated.name, "::utoipa::schemas),\n"]);
    }
    root.push_str("];\n");
    files.insert("src/lib.rs".to_owned(), root);
    for (name, text) in RUNTIME {
        files
            .insert(format!("src/runtime/{name}"), format!("// Copied by `{COMMAND}` from its own runtime.\n\n{text}"));
    }
    files.insert("Cargo.toml".to_owned(), format!("# Written by `{COMMAND}`.\n{manifest}"));
    files
}

const WORKSPACE_MANIFEST: &str = r#"
[package]
name = "{name}"
description = "Wire types, validators, handler traits and routers, written from OpenAPI documents."
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

# Off unless asked for: a server of nothing but generated code needs none of them.
[features]
poem-openapi = ["dep:poem-openapi"]
utoipa = ["dep:utoipa"]

[dependencies]
base64.workspace = true
bytes.workspace = true
chrono.workspace = true
futures-util.workspace = true
indexmap.workspace = true
jsonschema.workspace = true
percent-encoding.workspace = true
poem.workspace = true
poem-openapi = { workspace = true, optional = true }
regex.workspace = true
serde.workspace = true
serde_json.workspace = true
serde_path_to_error.workspace = true
utoipa = { workspace = true, optional = true }
uuid.workspace = true
"#;

const STANDALONE_MANIFEST: &str = r#"
[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
publish = false

[workspace]

# Off unless asked for: a server of nothing but generated code needs none of them.
[features]
poem-openapi = ["dep:poem-openapi"]
utoipa = ["dep:utoipa"]

[dependencies]
base64 = "0.22"
bytes = "1"
chrono = { version = "0.4.45", default-features = false, features = ["clock", "std", "serde"] }
futures-util = { version = "0.3", default-features = false, features = ["std"] }
indexmap = { version = "2", features = ["serde"] }
jsonschema = { version = "0.60", default-features = false, features = ["idna"] }
percent-encoding = "2"
poem = { version = "3.1.12", default-features = false, features = ["server", "multipart", "sse", "cookie"] }
poem-openapi = { version = "5.1.16", default-features = false, optional = true }
regex = "1"
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1.0.154", features = ["preserve_order"] }
serde_path_to_error = "0.1"
utoipa = { version = "6", default-features = false, features = ["macros"], optional = true }
uuid = { version = "1.29", features = ["serde"] }
"#;
