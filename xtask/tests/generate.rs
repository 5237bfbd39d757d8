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

use xtask::generator::{self, emit::Files, output, resolved::GeneratorError};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Writes the crate of a document below `target/`, with the workspace's lock file so that nothing is resolved anew, and with what `add` adds.
/// Files of an earlier run that are no longer written are removed; unchanged ones keep their time, and so their build.
fn write_crate(document: &Path, add: impl FnOnce(&mut Files)) -> Result<PathBuf, Vec<GeneratorError>> {
    let (name, mut files) = generator::standalone(document)?;
    output::format(&mut files, None).unwrap();
    files.insert("Cargo.lock".to_owned(), fs::read_to_string(workspace().join("Cargo.lock")).unwrap());
    add(&mut files);
    let folder = workspace().join("target/generated-crates").join(&name);
    output::write(&folder, &files, &[]).unwrap();
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
    let meaning = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/meaning");
    let folder = write_crate(&fixture.join("features.yaml"), |files| {
        files.entry("Cargo.toml".to_owned()).or_default().push_str(
            "\n[dev-dependencies]\nproptest = { version = \"1.12\", default-features = false, features = [\"std\"] }\ntokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n",
        );
        for (source, name) in [
            (fixture.join("behaviour.rs"), "tests/behaviour/main.rs"),
            (fixture.join("beside.rs"), "tests/behaviour/beside.rs"),
            (fixture.join("schemas.rs"), "tests/schemas/main.rs"),
            (meaning.join("mod.rs"), "tests/schemas/meaning/mod.rs"),
            (meaning.join("flat.rs"), "tests/schemas/meaning/flat.rs"),
        ] {
            files.insert(name.to_owned(), fs::read_to_string(source).unwrap());
        }
    })
    .unwrap();
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
        let folder =
            write_crate(&corpus.join(document), |_| {}).unwrap_or_else(|errors| panic!("{document}: {errors:#?}"));
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
