//! `run`: the whole suite, and every report that was asked for.

use std::{
    fs::{File, OpenOptions},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use conformance::{
    baseline::Baseline,
    document::Document,
    given,
    http::Client,
    report::{github, html, junit, progress::Shown, redact::Redactor, sarif, terminal},
    runner::{self, Outcome},
    schema::Schemas,
    settings::Settings,
};

use super::{BROKEN, HELD, arguments::RunArguments, listeners::Listeners};

/// A document, read, with its schemas compiled.
pub(super) fn load(file: &Path) -> anyhow::Result<(Document, Schemas)> {
    let document = Document::load(file)?;
    let schemas = Schemas::new(&document)?;
    let broken = schemas.broken(document.schema_pointers().into_iter());
    if !broken.is_empty() {
        // A schema that cannot be compiled would accept everything, and the run would prove nothing.
        let lines: Vec<String> =
            broken.iter().map(|(pointer, reason)| format!("{}: {reason}", document.place(pointer))).collect();
        bail!("these schemas cannot be used:\n{}", lines.join("\n"));
    }
    Ok((document, schemas))
}

/// A client of a server that is ready.
pub(super) async fn client(arguments: &RunArguments, settings: &Settings) -> anyhow::Result<Client> {
    let client = Client::new(&settings.base_url, settings.timeout)?;
    let (urls, patience) = arguments.ready();
    for url in urls {
        client.wait_for(url, patience).await?;
    }
    client.wait(settings.patience).await?;
    Ok(client)
}

/// Runs the suite; the code to exit with.
pub(super) async fn run(arguments: RunArguments) -> anyhow::Result<u8> {
    let arguments = arguments.with_file()?;
    let file = arguments.document()?.to_owned();
    let settings = arguments.settings()?;
    let (document, schemas) = load(&file)?;
    given::check(&document, &schemas, &settings)?;
    let baseline = arguments.baseline.as_deref().map(Baseline::load).transpose()?.unwrap_or_default();
    let redactor = if arguments.show_credentials { Redactor::off() } else { Redactor::new(&document, &settings) };
    writable(&arguments)?;
    let client = client(&arguments, &settings).await?;

    let mut listeners = Listeners::open(&arguments, &document, &settings, &redactor, Shown::new())?;
    let mut outcome = runner::run(&document, &schemas, &client, &settings, &mut listeners).await?;
    if outcome.operations == 0 {
        bail!("no operation was run: the document has none, or --only names none");
    }
    let complete = settings.only.is_empty() && outcome.unsent == 0;
    baseline.apply(&mut outcome, complete);
    redactor.apply(&mut outcome);
    listeners.finish(&arguments, &outcome)?;
    report(&arguments, &outcome, &baseline)?;
    let covered = covered(&arguments, &outcome);
    Ok(if outcome.held() && covered { HELD } else { BROKEN })
}

/// Whether all was covered that has to be; says what was not.
pub(super) fn covered(arguments: &RunArguments, outcome: &Outcome) -> bool {
    let missed = outcome.uncovered(&arguments.require_coverage);
    if !missed.is_empty() {
        println!(
            "Not covered (--require-coverage):\n  {}\nGive what it needs (--value, --body, a credential), or the reason in the document (`x-conformance`).",
            missed.join("\n  ")
        );
    }
    missed.is_empty()
}

/// Prints the report and writes the files that were asked for.
pub(super) fn report(arguments: &RunArguments, outcome: &Outcome, baseline: &Baseline) -> anyhow::Result<()> {
    print!("{}", terminal::render(outcome, !arguments.quiet));
    if is_github(arguments) {
        print!("{}", github::annotations(outcome));
    }
    if let Some(file) = &arguments.junit {
        write(file, &junit::render(outcome)?)?;
    }
    if let Some(file) = &arguments.html {
        write(file, &html::render(outcome))?;
    }
    if let Some(file) = &arguments.sarif {
        write(file, &sarif::render(outcome))?;
    }
    if let Some(file) = &arguments.write_baseline {
        write(file, &Baseline::render(outcome, baseline))?;
    }
    if let Some(file) = &arguments.summary {
        write(file, &github::summary(outcome))?;
    } else if let Some(file) = step_summary(arguments) {
        // Other steps of the job write into it as well.
        let mut out =
            OpenOptions::new().append(true).create(true).open(&file).with_context(|| written(Some(file.as_path())))?;
        out.write_all(github::summary(outcome).as_bytes())?;
    }
    Ok(())
}

fn is_github(arguments: &RunArguments) -> bool {
    arguments.github || std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true")
}

/// Where GitHub wants the summary, where nobody named another place.
fn step_summary(arguments: &RunArguments) -> Option<PathBuf> {
    let is_wanted = is_github(arguments) && arguments.summary.is_none();
    is_wanted.then(|| std::env::var_os("GITHUB_STEP_SUMMARY")).flatten().map(PathBuf::from)
}

/// Whether the files that are written at the end can be: a long run is not to end with nothing.
pub(super) fn writable(arguments: &RunArguments) -> anyhow::Result<()> {
    let named = [&arguments.junit, &arguments.html, &arguments.sarif, &arguments.write_baseline, &arguments.summary];
    let step = step_summary(arguments);
    for file in named.into_iter().flatten().chain(&step) {
        let was_there = file.exists();
        folder(file)?;
        OpenOptions::new().append(true).create(true).open(file).with_context(|| written(Some(file)))?;
        if !was_there {
            // An empty report says nothing, should the run be broken off.
            std::fs::remove_file(file).with_context(|| written(Some(file)))?;
        }
    }
    Ok(())
}

/// Makes the folder that a file lies in.
fn folder(file: &Path) -> std::io::Result<()> {
    match file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder).map_err(|error| named(file, &error)),
        None => Ok(()),
    }
}

fn named(file: &Path, error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}

pub(super) fn create(file: &Path) -> std::io::Result<BufWriter<File>> {
    folder(file)?;
    File::create(file).map(BufWriter::new).map_err(|error| named(file, &error))
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    let mut out = create(file)?;
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).with_context(|| written(Some(file)))
}

pub(super) fn written(file: Option<&Path>) -> String {
    format!("{} cannot be written", file.map(Path::display).map(|file| file.to_string()).unwrap_or_default())
}
