//! `replay`: one case again. What the case needs is made as in a run, from the document and the seed; then the operation's cases are sent in their
//! order up to the one that is asked for, so that it meets the same state.

use std::fmt::Write as _;

use anyhow::bail;
use clap::Args;
use conformance::{
    given, identity,
    report::redact::Redactor,
    runner::{self, Exchange, Progress},
};

use super::{
    BROKEN, HELD,
    arguments::RunArguments,
    run::{client, load},
};

/// Arguments of `replay`.
#[derive(Debug, Args)]
pub(super) struct ReplayArguments {
    /// A case's id, or a finding's: reports print both.
    id: String,
    #[command(flatten)]
    run: RunArguments,
}

/// Waits for the case.
struct Waiting<'a> {
    id: &'a str,
    redactor: Redactor,
    found: Option<(String, bool)>,
}

impl Progress for Waiting<'_> {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        let is_it = exchange.id == self.id || exchange.findings.iter().any(|(name, _)| name == self.id);
        if is_it && self.found.is_none() {
            self.found = Some((shown(exchange, &self.redactor), exchange.findings.is_empty()));
        }
    }

    fn is_enough(&self) -> bool {
        self.found.is_some()
    }
}

/// Repeats the case; the code to exit with.
pub(super) async fn run(arguments: ReplayArguments) -> anyhow::Result<u8> {
    let id = arguments.id;
    let arguments = arguments.run.with_file()?;
    let file = arguments.document()?.to_owned();
    let mut settings = arguments.settings()?;
    let (document, schemas) = load(&file)?;
    given::check(&document, &schemas, &settings)?;
    let Some(digits) = identity::operation_in(&id) else {
        bail!("{id} names neither a case nor a finding: reports print such names, as 3f9a-77c01e or body-schema-3f9a-77c01e");
    };
    let of_path = identity::operation("") == digits;
    let operations: Vec<String> = document
        .operations
        .iter()
        .filter(|operation| identity::operation(&operation.id) == digits)
        .map(|operation| operation.id.clone())
        .collect();
    if operations.is_empty() && !of_path {
        bail!("{id} is of an operation that {} does not have: it may have been renamed since", file.display());
    }
    // Cases about undeclared paths belong to no operation, and are the last of a whole run.
    settings.only = operations;
    let redactor = if arguments.show_credentials { Redactor::off() } else { Redactor::new(&document, &settings) };
    let client = client(&arguments, &settings).await?;
    let mut waiting = Waiting { id: &id, redactor, found: None };
    runner::run(&document, &schemas, &client, &settings, &mut waiting).await?;
    let Some((text, held)) = waiting.found else {
        bail!(
            "{id} did not come up with seed {}: a case is named by document and seed (--seed), and a finding that does not come up again may be mended",
            settings.seed
        );
    };
    print!("{text}");
    Ok(if held { HELD } else { BROKEN })
}

/// The exchange as text: what was sent, what came, what does not hold.
fn shown(exchange: &Exchange<'_>, redactor: &Redactor) -> String {
    let mut out = String::new();
    let request = redactor.request(exchange.request);
    let operation = if exchange.operation.is_empty() { String::new() } else { format!(" ({})", exchange.operation) };
    let _ = writeln!(out, "{}  {}{operation}\n{}: {}\n", exchange.id, exchange.title, exchange.family, exchange.label);
    let _ = writeln!(out, "{}\n", conformance::http::curl::command(exchange.base, &request));
    match exchange.answer {
        None => out.push_str("No answer came.\n"),
        Some(answer) => {
            let _ = writeln!(out, "{} after {:.0} ms", answer.status, exchange.elapsed.as_secs_f64() * 1_000.0);
            for (name, value) in &answer.headers {
                let _ = writeln!(out, "{name}: {}", redactor.header(name, value));
            }
            let _ = writeln!(out, "\n{}\n", conformance::schema::clip(&redactor.body(&answer.body), 20_000));
        }
    }
    if exchange.findings.is_empty() {
        out.push_str("Held: nothing is wrong with this answer.\n");
    }
    for (name, finding) in exchange.findings {
        let _ = writeln!(
            out,
            "[{}] {name}\n   promised  {}\n   came      {}",
            finding.check,
            redactor.text(&finding.promise),
            redactor.text(&finding.came)
        );
    }
    out
}
