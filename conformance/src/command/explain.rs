//! `explain`: what a code means, why it is checked and what to do about it.

use clap::Args;
use conformance::{checks::Check, diff, lint};

use super::HELD;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The code, as reports print it. A finding's id will do.
    code: Option<String>,
}

/// Every code with its paragraph, by what it is of.
fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    let checks = Check::ALL.iter().map(|check| ("a check of answers", check.code(), check.explanation()));
    let changes = diff::Code::ALL.iter().map(|code| ("a change between documents", code.code(), code.explanation()));
    let rules = lint::Rule::ALL.iter().map(|rule| ("a rule for documents", rule.code(), rule.explanation()));
    checks.chain(changes).chain(rules).collect()
}

/// Prints the page, or the list.
pub(super) fn run(arguments: &ExplainArguments) -> anyhow::Result<u8> {
    let all = all();
    let Some(code) = &arguments.code else {
        let width = all.iter().map(|(_, code, _)| code.len()).max().unwrap_or_default();
        let mut last = "";
        for (kind, code, text) in all {
            if kind != last {
                println!("{}{kind}", if last.is_empty() { "" } else { "\n" });
                last = kind;
            }
            let first = text.split_once(". ").map_or(text, |(first, _)| first);
            println!("  {code:<width$}  {}", conformance::schema::clip(first, 110));
        }
        return Ok(HELD);
    };
    // `body-schema-3f9a-77c01e` is a finding of `body-schema`.
    let wanted = |known: &str| code == known || (code.starts_with(&format!("{known}-")) && named(code) == Some(known));
    let Some((kind, known, text)) = all.iter().find(|(_, known, _)| wanted(known)) else {
        let words: Vec<&str> = code.split('-').filter(|word| word.len() > 2).collect();
        let is_near = |known: &&str| known.split('-').any(|part| words.contains(&part));
        let near: Vec<&str> = all.iter().map(|(_, known, _)| *known).filter(is_near).take(6).collect();
        let hint = if near.is_empty() { "`conformance explain` lists all".to_owned() } else { near.join(", ") };
        anyhow::bail!("there is no code {code:?}: {hint}");
    };
    println!("{known}: {kind}\n\n{}", wrapped(text, 100));
    if Check::named(known).is_some() {
        println!(
            "\nconformance replay ID       sends the case of a finding again (flags as for the run)\n\
             --baseline FILE             keeps a finding that is known from failing the run, by its id"
        );
    }
    Ok(HELD)
}

/// The code in a finding's name.
fn named(name: &str) -> Option<&str> {
    conformance::identity::operation_in(name)?;
    name.rsplit_once('-').and_then(|(rest, _)| rest.rsplit_once('-')).map(|(code, _)| code)
}

/// A paragraph in lines of a width.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if length > 0 && length + 1 + letters > width {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += letters;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_of_one_thing_each() {
        let mut codes: Vec<&str> = all().iter().map(|(_, code, _)| *code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn a_findings_name_is_explained_by_its_check() {
        let explain = |code: &str| run(&ExplainArguments { code: Some(code.to_owned()) });
        assert_eq!(explain("body-schema").unwrap(), HELD);
        assert_eq!(explain("body-schema-3f9a-77c01e").unwrap(), HELD);
        assert!(explain("body-shape").unwrap_err().to_string().contains("body-schema"));
    }
}
