//! `replay`: one case again. What the case needs is made as in a run, from the document and the seed; then the operation's cases are sent in their
//! order up to the one that is asked for, so that it meets the same state.

use std::fmt::Write as _;

use anyhow::bail;
use clap::Args;
use conformance::{
    checks::Finding,
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

/// Waits for the case. What is wrong with one may show only in a later exchange, so that those of the operation are kept until the end.
struct Waiting<'a> {
    id: &'a str,
    redactor: Redactor,
    /// Exchanges as text, by their cases.
    seen: Vec<(String, String)>,
    found: Option<(String, bool)>,
}

impl Progress for Waiting<'_> {
    fn operation(&mut self, _: usize, _: usize, _: &str, _: usize, _: usize) {}

    fn exchange(&mut self, exchange: &Exchange<'_>) {
        if self.found.is_some() {
            return;
        }
        let text = shown(exchange, &self.redactor);
        if exchange.findings.iter().any(|(name, _)| name == self.id) {
            self.found = Some((text, false));
        } else if exchange.id == self.id {
            // Not enough for a verdict where it is well: what follows may show that it is not.
            self.found = (!exchange.findings.is_empty()).then(|| (text.clone(), false));
            self.seen.push((exchange.id.to_owned(), text));
        } else {
            self.seen.push((exchange.id.to_owned(), text));
        }
    }

    fn blamed(&mut self, case: &str, id: &str, finding: &Finding) {
        if self.found.is_some() || (id != self.id && case != self.id) {
            return;
        }
        let about = self.seen.iter().rev().find(|(known, _)| known == case).map(|(_, text)| text.as_str());
        let last = self.seen.last().filter(|(known, _)| known != case).map(|(_, text)| text.as_str());
        let then = last.map(|text| format!("\nThen:\n\n{text}")).unwrap_or_default();
        let text = format!("{}{then}{}", about.unwrap_or_default(), broken(id, finding, &self.redactor));
        self.found = Some((text, false));
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
        bail!(
            "{id} names neither a case nor a finding: reports print such names, as 3f9a-77c01e or body-schema-3f9a-77c01e"
        );
    };
    let of_path = identity::operation("") == digits;
    let operations: Vec<String> = document
        .operations
        .iter()
        .filter(|operation| identity::operation(&operation.id) == digits)
        .map(|operation| operation.id.clone())
        .collect();
    if document.hooks.iter().any(|hook| identity::operation(&hook.operation.id) == digits) {
        bail!(
            "{id} is of what the server sends by itself, and no request sends that again: run the suite with --receive, and --only its operations"
        );
    }
    if operations.is_empty() && !of_path {
        bail!("{id} is of an operation that {} does not have: it may have been renamed since", file.display());
    }
    // Cases about undeclared paths belong to no operation, and are the last of a whole run.
    settings.only = operations;
    let redactor = if arguments.show_credentials { Redactor::off() } else { Redactor::new(&document, &settings) };
    let client = client(&arguments, &settings).await?;
    let mut waiting = Waiting { id: &id, redactor, seen: Vec::new(), found: None };
    runner::run(&document, &schemas, &client, &settings, &mut waiting).await?;
    let held = |(_, text): &(String, String)| (format!("{text}Held: nothing is wrong with this answer.\n"), true);
    let well = || waiting.seen.iter().find(|(known, _)| *known == id).map(held);
    let Some((text, held)) = waiting.found.clone().or_else(well) else {
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
    let _ = writeln!(
        out,
        "{}  {}{operation}\n{}: {}\n",
        exchange.id,
        exchange.title,
        exchange.family,
        redactor.text(exchange.label)
    );
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
    for (name, finding) in exchange.findings {
        out.push_str(&broken(name, finding, redactor));
    }
    out
}

/// A finding as text.
fn broken(name: &str, finding: &Finding, redactor: &Redactor) -> String {
    let (promise, came) = (redactor.text(&finding.promise), redactor.text(&finding.came));
    format!("[{}] {name}\n   promised  {promise}\n   came      {came}\n", finding.check)
}
