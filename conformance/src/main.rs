//! The command line of the suite.
//!
//! Exit codes: 0 everything held, 1 violations, 2 the command line or the document is no good, 3 the server is not reachable.

use std::{path::PathBuf, process::ExitCode, time::Duration};

use clap::Parser;
use conformance::{
    coverage::Row,
    document::Document,
    given,
    http::{Client, HttpError},
    report::{html, junit, terminal},
    runner::{self, Outcome},
    schema::Schemas,
    settings::Settings,
};
use serde_json::Value;

/// Holds a live HTTP API against its OpenAPI document.
#[derive(Debug, Parser)]
#[command(name = "conformance", version)]
struct Arguments {
    /// The OpenAPI document, 3.0 or 3.1, YAML or JSON.
    #[arg(long, value_name = "FILE")]
    document: PathBuf,
    /// Where the server is; the document's paths are appended to it.
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// A header for every request, such as a credential. May be given more than once.
    #[arg(long, value_name = "'K: V'", value_parser = header)]
    header: Vec<(String, String)>,
    /// A query parameter for every request. May be given more than once.
    #[arg(long, value_name = "K=V", value_parser = pair)]
    query: Vec<(String, String)>,
    /// A credential without scopes, for 403.
    #[arg(long, value_name = "'K: V'", value_parser = header)]
    limited_header: Vec<(String, String)>,
    /// Another tenant's credential: what it asks for must not exist for it.
    #[arg(long, value_name = "'K: V'", value_parser = header)]
    foreign_header: Vec<(String, String)>,
    /// A credential that was good once: it must not be any more.
    #[arg(long, value_name = "'K: V'", value_parser = header)]
    expired_header: Vec<(String, String)>,
    /// A credential whose limit is used up: what it asks for is refused with 429.
    #[arg(long, value_name = "'K: V'", value_parser = header)]
    exhausted_header: Vec<(String, String)>,
    /// Writes a JUnit XML report.
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Writes an HTML report.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The seed: the same seed sends the same requests in the same order.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// An operation (id or 'METHOD /path') whose declared 5xx is a proper answer; '*' for all.
    #[arg(long, value_name = "OPERATION")]
    expect_5xx: Vec<String>,
    /// An operation (id or 'METHOD /path') that may refuse what is valid by its schema.
    #[arg(long, value_name = "OPERATION")]
    allow_refusal: Vec<String>,
    /// A value of a parameter that no answer of this API shows. Several of one parameter are used up one by one by requests that ought to
    /// succeed; the last one serves all others.
    #[arg(long, value_name = "OPERATION.PARAMETER=VALUE", value_parser = pair)]
    value: Vec<(String, String)>,
    /// A valid body to send as well, as JSON or the name of a file of it: any declared status, a 5xx too, is a proper answer.
    #[arg(long, value_name = "OPERATION=FILE_OR_JSON", value_parser = body)]
    body: Vec<(String, Value)>,
    /// Only operations of this id, or whose 'METHOD /path' contains this.
    #[arg(long, value_name = "OPERATION")]
    only: Vec<String>,
    /// The most invalid bodies of one operation.
    #[arg(long, default_value_t = 200, value_name = "N")]
    max_invalid: usize,
    /// Random valid requests of each operation.
    #[arg(long, default_value_t = 3, value_name = "N")]
    random_valid: usize,
    /// The server keeps nothing, as a mock: what is written is not expected to be read.
    #[arg(long)]
    stateless: bool,
    /// Counts a documented status that was not seen as a violation, unless the document gives the reason.
    #[arg(long)]
    require_coverage: bool,
    /// Seconds that one answer may take.
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    timeout: u64,
    /// Leaves the table of documented statuses out of the terminal's report.
    #[arg(long)]
    quiet: bool,
}

fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("a header is written 'Name: value'")?;
    Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("it is written name=value")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn body(text: &str) -> Result<(String, Value), String> {
    let (name, value) = pair(text)?;
    if let Ok(value) = serde_json::from_str(&value) {
        return Ok((name, value));
    }
    let text =
        std::fs::read_to_string(&value).map_err(|error| format!("{value} is neither JSON nor a file: {error}"))?;
    Ok((name, serde_json::from_str(&text).map_err(|error| format!("{value}: {error}"))?))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments).await {
        Ok(outcome) if outcome.violations.is_empty() && !(arguments.require_coverage && has_gaps(&outcome)) => {
            ExitCode::SUCCESS
        }
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("conformance: {error:#}");
            let unreachable = matches!(
                error.downcast_ref(),
                Some(HttpError::Unreachable(_) | HttpError::Late(_) | HttpError::Broken(_))
            );
            ExitCode::from(if unreachable { 3 } else { 2 })
        }
    }
}

/// Whether a documented status was not seen, for a reason that the document does not give.
fn has_gaps(outcome: &Outcome) -> bool {
    outcome.coverage.iter().any(Row::is_gap)
}

async fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let document = Document::load(&arguments.document)?;
    let schemas = Schemas::new(&document)?;
    let broken = schemas.broken(document.schema_pointers().into_iter());
    if !broken.is_empty() {
        // A schema that cannot be compiled would accept everything, and the run would prove nothing.
        let lines: Vec<String> =
            broken.iter().map(|(pointer, reason)| format!("{}: {reason}", document.place(pointer))).collect();
        anyhow::bail!("these schemas cannot be used:\n{}", lines.join("\n"));
    }
    let settings = Settings {
        base_url: arguments.base_url.clone(),
        headers: arguments.header.clone(),
        query: arguments.query.clone(),
        limited: arguments.limited_header.clone(),
        foreign: arguments.foreign_header.clone(),
        expired: arguments.expired_header.clone(),
        exhausted: arguments.exhausted_header.clone(),
        seed: arguments.seed,
        expect_5xx: arguments.expect_5xx.clone(),
        allow_refusal: arguments.allow_refusal.clone(),
        values: arguments.value.clone(),
        bodies: arguments.body.clone(),
        only: arguments.only.clone(),
        most_invalid: arguments.max_invalid,
        random_valid: arguments.random_valid,
        scenarios: !arguments.stateless,
        timeout: Duration::from_secs(arguments.timeout),
        ..Settings::default()
    };
    given::check(&document, &schemas, &settings)?;
    let client = Client::new(&settings.base_url, settings.timeout)?;
    client.wait(settings.patience).await?;
    let outcome = runner::run(&document, &schemas, &client, &settings, &mut terminal::Lines::new()).await?;
    print!("{}", terminal::render(&outcome, !arguments.quiet));
    if outcome.operations == 0 {
        anyhow::bail!("no operation was run: the document has none, or --only names none");
    }
    if let Some(file) = &arguments.junit {
        std::fs::write(file, junit::render(&outcome)?)?;
    }
    if let Some(file) = &arguments.html {
        std::fs::write(file, html::render(&outcome))?;
    }
    Ok(outcome)
}
