//! Crates generated from documents compile by themselves, and behave: fixtures of our own, and real documents that nobody here wrote.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed; a skip is said aloud"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use xtask::generator::{self, output, resolved::GeneratorError};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Writes the crate of a document below `target/`, beside the workspace's lock file so that nothing is resolved anew.
fn write_crate(document: &Path) -> Result<PathBuf, Vec<GeneratorError>> {
    let (name, mut files) = generator::standalone(document)?;
    output::format(&mut files, None).unwrap();
    let folder = workspace().join("target/generated-crates").join(&name);
    for (file, text) in &files {
        output::write_one(&folder, file, text).unwrap();
    }
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    Ok(folder)
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", workspace().join("target/generated-crates/target"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo {} in {}:\n{}{}",
        arguments.join(" "),
        folder.display(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_features_fixture_compiles_and_behaves() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/features");
    let folder = write_crate(&fixture.join("features.yaml")).unwrap();
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let manifest = format!(
        "{manifest}\n[dev-dependencies]\nproptest = {{ version = \"1.12\", default-features = false, features = [\"std\"] }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    for (file, name) in [("behaviour.rs", "main.rs"), ("beside.rs", "beside.rs")] {
        let text = fs::read_to_string(fixture.join(file)).unwrap();
        output::write_one(&folder, &format!("tests/behaviour/{name}"), &text).unwrap();
    }
    let meaning = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/meaning");
    for (file, name) in [
        (fixture.join("schemas.rs"), "main.rs"),
        (meaning.join("mod.rs"), "meaning/mod.rs"),
        (meaning.join("flat.rs"), "meaning/flat.rs"),
    ] {
        output::write_one(&folder, &format!("tests/schemas/{name}"), &fs::read_to_string(file).unwrap()).unwrap();
    }
    cargo(&folder, &["check", "--quiet"]);
    cargo(&folder, &["test", "--quiet", "--features", "poem-openapi,utoipa"]);
}

#[test]
fn generation_is_deterministic() {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/features/features.yaml");
    let (_, first) = generator::standalone(&document).unwrap();
    let (_, second) = generator::standalone(&document).unwrap();
    assert_eq!(first, second);
}

#[test]
fn documents_that_nobody_here_wrote_compile() {
    let corpus = workspace().join("../shared/corpus");
    if !corpus.exists() {
        eprintln!("SKIPPED: no corpus of documents beside the repository");
        return;
    }
    for document in ["petstore.yaml", "tictactoe.yaml", "telegram.json", "discord.json", "github.json"] {
        let folder = write_crate(&corpus.join(document)).unwrap_or_else(|errors| panic!("{document}: {errors:#?}"));
        cargo(&folder, &["check", "--quiet"]);
    }
}

/// What cannot be expressed stops the run, with file, line, pointer and the feature's name.
#[test]
fn what_is_not_supported_is_named_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (
            "/a/{b}.{c}:\n    get:\n      operationId: a\n      parameters: [{name: b, in: path, required: true, schema: {type: string}}, {name: c, in: path, required: true, schema: {type: string}}]\n      responses: {'200': {description: ok}}",
            "partial-path-segment",
            ":5:",
        ),
        (
            "/a:\n    post:\n      operationId: a\n      requestBody: {content: {application/json: {schema: {allOf: [{type: string}, {type: integer}]}}}}\n      responses: {'200': {description: ok}}",
            "all-of-conflict",
            ":7:",
        ),
    ];
    for (paths, feature, line) in cases {
        let file = folder.path().join("document.yaml");
        fs::write(&file, format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  {paths}\n")).unwrap();
        let errors = generator::standalone(&file).unwrap_err();
        let [GeneratorError::Unsupported { location, feature: found, .. }] = errors.as_slice() else {
            panic!("{errors:#?}")
        };
        assert_eq!(*found, feature);
        let place = location.to_string();
        assert!(place.contains("document.yaml") && place.contains(line) && place.contains("/paths/~1a"), "{place}");
    }
}
