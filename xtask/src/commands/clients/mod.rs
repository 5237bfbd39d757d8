//! `clients`: what people in other languages get out of our documents, tried as they would.
//!
//! For each language the generator that most of its people use makes clients of all documents; they are compiled, as strictly as the language can; and a program in `tests/clients/LANGUAGE` lists, creates and reads with
//! one of them, on the real server, and meets an error that has a type. What generators had to make up a name for is a fault of the document (the lint finds most of it before).
//!
//! Versions are pinned: those from npm in `tests/clients/typescript/package.json`, those from PyPI in `tests/clients/python/requirements.txt`. All of it is installed and written below `target/clients`. Toolchains (a JDK, Go,
//! PHP) are the machine's: a language without one is only generated, out loud, and on CI that is a failure.

mod java;
mod native;
mod python;
mod step;
mod typescript;

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::{generate, live::server::Server, torture};

/// Arguments of `clients`.
#[derive(Debug, Args)]
pub(crate) struct ClientsArguments {
    /// The languages; none: all.
    languages: Vec<Language>,
    /// A server that is built already.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Generate and compile nothing: only hold what is committed in `generated/`, its clients too, against the documents.
    #[arg(long, conflicts_with = "languages")]
    check: bool,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Language {
    Typescript,
    Python,
    Java,
    Go,
    Csharp,
    Php,
}

/// What came of a language.
struct Outcome {
    language: &'static str,
    /// The generator, with its version.
    generator: String,
    /// Documents of which there are clients.
    generated: usize,
    /// With what they were compiled; why not.
    compiled: Result<String, String>,
    /// Operations that the program called; why none.
    called: Result<Vec<String>, String>,
}

/// What every language works with.
struct Bench {
    root: PathBuf,
    /// `target/clients`.
    folder: PathBuf,
    /// Documents by their names.
    documents: Vec<(String, PathBuf)>,
    /// YourApp on the running server, and a key of a new tenant of it.
    base: String,
    key: String,
}

impl Bench {
    /// Where a language's program is.
    fn programs(&self, language: &str) -> PathBuf {
        self.root.join("tests/clients").join(language)
    }

    /// A language's own folder.
    fn folder(&self, language: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.join(language);
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(folder)
    }
}

/// Makes and tries the clients; fails where one does not come out, does not compile, or does not work.
pub(crate) fn run(root: &Path, arguments: &ClientsArguments) -> anyhow::Result<ExitCode> {
    if arguments.check {
        return Ok(generate::generate_workspace(root, true));
    }
    let program = match &arguments.program {
        Some(program) => std::path::absolute(program)?,
        None => torture::build(root, false)?,
    };
    let folder = root.join("target/clients");
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let temporary = tempfile::tempdir().context("no temporary folder can be made")?;
    let database = format!("sqlite://{}", temporary.path().join("clients.db").display());
    let server = Server::start(&program, temporary.path(), &database, &folder.join("server.log"), &[])?;
    let name = |file: &PathBuf| file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let documents = xtask::generator::documents(root).context("openapi/ cannot be read")?;

    let mut languages = arguments.languages.clone();
    languages.extend(Language::value_variants().iter().filter(|_| arguments.languages.is_empty()));
    languages.sort_unstable();
    languages.dedup();
    let (mut outcomes, mut broken) = (Vec::new(), Vec::new());
    for language in languages {
        let bench = Bench {
            root: root.to_path_buf(),
            folder: folder.clone(),
            documents: documents.iter().map(|file| (name(file), file.clone())).collect(),
            base: format!("{}/yourapp/v1", server.base()),
            key: server.key(&format!("clients-{language:?}").to_lowercase(), &["admin"])?,
        };
        println!("=== {}", format!("{language:?}").to_lowercase());
        match one(&bench, language) {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => {
                eprintln!("error: {error:#}");
                broken.push(format!("{language:?}").to_lowercase());
            }
        }
    }
    broken.extend(server.stop()?);

    println!("\n{}", table(&outcomes));
    if broken.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("Does not hold: {}", broken.join("; "));
    Ok(ExitCode::FAILURE)
}

fn one(bench: &Bench, language: Language) -> anyhow::Result<Outcome> {
    match language {
        Language::Typescript => typescript::run(bench),
        Language::Python => python::run(bench),
        Language::Java => java::run(bench),
        Language::Go => native::go(bench),
        Language::Csharp => native::csharp(bench),
        Language::Php => native::php(bench),
    }
}

/// The outcomes, for people.
fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::from(
        "| language | generator | documents | compiled | operations called live |\n|---|---|---|---|---|\n",
    );
    for outcome in outcomes {
        let compiled = outcome.compiled.as_ref().map_or_else(|why| format!("no: {why}"), Clone::clone);
        let called = outcome.called.as_ref().map_or_else(|why| format!("none: {why}"), |called| called.join(", "));
        let (language, generator, generated) = (outcome.language, &outcome.generator, outcome.generated);
        let _ = writeln!(text, "| {language} | {generator} | {generated} | {compiled} | {called} |");
    }
    text
}
