//! openapi-generator, a Java program that PyPI has; and Java, whose clients need what that program brings along.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;
use serde_json::Value;
use xtask::generator::document::Document;

use super::{Bench, Outcome, python, step};

/// The generator.
pub(super) struct Generator {
    /// All of it; also Jackson, which Java's clients need.
    pub(super) jar: PathBuf,
    /// Its name and version.
    pub(super) name: String,
}

/// The generator; an error where there is no Java to run it.
pub(super) fn generator(bench: &Bench) -> anyhow::Result<Generator> {
    let tools = python::tools(bench)?;
    let ask = ["-c", "import openapi_generator_cli, os; print(os.path.dirname(openapi_generator_cli.__file__))"];
    let folder = step::run("finding the generator", Command::new(tools.join("python")).args(ask))?;
    let version = python::pinned(bench, "openapi-generator-cli")?;
    Ok(Generator {
        jar: Path::new(folder.trim()).join("openapi-generator.jar"),
        name: format!("openapi-generator {version}"),
    })
}

/// Generates clients of all documents in one go: the generator takes longer to start than to write. `settings` may name the document as `{name}`.
pub(super) fn generate(
    bench: &Bench,
    generator: &Generator,
    language: &str,
    out: &Path,
    settings: &[(&str, &str)],
) -> anyhow::Result<()> {
    let mut batch = Command::new("java");
    batch.arg("-jar").arg(&generator.jar).args(["batch", "--fail-fast", "--threads", "2"]);
    let folder = bench.folder(language)?;
    for (name, document) in &bench.documents {
        let input = folder.join(format!("{name}.json"));
        let read = Document::load(document).map_err(|error| anyhow::anyhow!("{error}"))?;
        std::fs::write(&input, plain(read.value().clone()).to_string())
            .with_context(|| format!("{} cannot be written", input.display()))?;
        let mut text = format!("generatorName: {language}\ninputSpec: {}\n", input.display());
        let _ = writeln!(text, "outputDir: {}", out.join(name).display());
        if language == "java" && has_choice_of_list(read.value()) {
            text.push_str("generateAliasAsModel: true\n");
        }
        text.push_str("globalProperties: {apiTests: false, modelTests: false, apiDocs: false, modelDocs: false}\nadditionalProperties:\n");
        for (key, value) in settings {
            let _ = writeln!(text, "  {key}: {}", value.replace("{name}", name));
        }
        let file = folder.join(format!("{name}.yaml"));
        std::fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
        batch.arg(file);
    }
    step::run(&format!("generating {} clients", bench.documents.len()), &mut batch)?;
    Ok(())
}

/// Whether a list is one of several things that a value may be. In Java that compiles only where lists that have names have classes of their own; maps that have names do not compile then.
fn has_choice_of_list(document: &Value) -> bool {
    let is_list = |part: &Value| {
        let name = part["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        name.and_then(|name| document.pointer(name)).unwrap_or(part)["type"] == "array"
    };
    let schemas = document["components"]["schemas"].as_object().into_iter().flatten();
    let mut choices = schemas.flat_map(|(_, schema)| [&schema["anyOf"], &schema["oneOf"]]).filter_map(Value::as_array);
    choices.any(|parts| parts.iter().any(is_list))
}

/// The document with `const: true` and `const: false` left out. They are right, and other generators need them to tell answers apart; this one makes enumerations of texts of them, and its PHP clients then
/// refuse every answer that has one (7.26.0: `Invalid value '1' for 'success', must be one of 'true'`).
fn plain(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            if members.get("type").is_some_and(|kind| kind == "boolean") {
                members.retain(|name, value| !(name == "const" && value.is_boolean()));
            }
            members.values_mut().for_each(|member| *member = plain(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = plain(item.take())),
        _ => {}
    }
    value
}

/// Generates, compiles and calls.
pub(super) fn run(bench: &Bench) -> anyhow::Result<Outcome> {
    let generator = generator(bench)?;
    let folder = bench.folder("java")?;
    let out = step::emptied(folder.join("out"))?;
    let settings = [
        ("library", "native"),
        ("openApiNullable", "false"),
        ("hideGenerationTimestamp", "true"),
        ("invokerPackage", "{name}"),
        ("apiPackage", "{name}.api"),
        ("modelPackage", "{name}.model"),
    ];
    generate(bench, &generator, "java", &out, &settings)?;
    step::named(&out, "java")?;
    let mut outcome = Outcome {
        language: "Java",
        generator: generator.name,
        generated: bench.documents.len(),
        compiled: Err(String::new()),
        called: Err("not compiled".to_owned()),
    };
    match step::version("javac", &["-version"], "default-jdk-headless")? {
        Err(why) => outcome.compiled = Err(why),
        Ok(version) => {
            let classes = step::emptied(folder.join("classes"))?;
            let mut sources = step::files(&bench.programs("java"), "java")?;
            for (name, _) in &bench.documents {
                sources.extend(step::files(&out.join(name).join("src/main"), "java")?);
            }
            // More of them than a command line may be long.
            let list = sources.iter().map(|file| format!("\"{}\"\n", file.display())).collect::<Vec<_>>().concat();
            let listed = folder.join("sources");
            std::fs::write(&listed, list).with_context(|| format!("{} cannot be written", listed.display()))?;
            let mut compile = Command::new("javac");
            compile
                .args(["-nowarn", "-proc:none", "-encoding", "UTF-8", "-d"])
                .arg(&classes)
                .arg("-cp")
                .arg(&generator.jar);
            step::run("compiling", compile.arg(format!("@{}", listed.display())))?;
            outcome.compiled = Ok(version);
            let path = std::env::join_paths([classes, generator.jar])?;
            outcome.called = Ok(step::live(bench, Command::new("java").arg("-cp").arg(path).arg("Live"))?);
        }
    }
    Ok(outcome)
}
