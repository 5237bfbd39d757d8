//! What a run is told: flags, and the same by the same names in `conformance.toml`. A flag stands over the file.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail};
use clap::Args;
use conformance::{coverage::Required, settings::Settings};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// Read where no other file is named.
const FILE: &str = "conformance.toml";

/// The arguments of a run.
#[derive(Debug, Clone, Default, Args, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RunArguments {
    /// The configuration: the flags of this command by their names [default: conformance.toml, where there is one].
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    pub(crate) config: Option<PathBuf>,
    /// The OpenAPI document, 3.0 or 3.1, YAML or JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) document: Option<PathBuf>,
    /// Where the server is; the document's paths are appended to it.
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Waits at the start: for the server, so many seconds; or for a URL to answer with a success, for a minute or the seconds that are given too.
    #[arg(long, value_name = "SECONDS|URL")]
    pub(crate) wait_for: Vec<String>,
    /// A header for every request, such as a credential. `${NAME}` is the environment's. May be given more than once.
    #[arg(long, value_name = "'K: V'")]
    pub(crate) header: Vec<String>,
    /// A query parameter for every request. May be given more than once.
    #[arg(long, value_name = "K=V")]
    pub(crate) query: Vec<String>,
    /// A credential without scopes, for 403.
    #[arg(long, value_name = "'K: V'")]
    pub(crate) limited_header: Vec<String>,
    /// Another tenant's credential: what it asks for must not exist for it.
    #[arg(long, value_name = "'K: V'")]
    pub(crate) foreign_header: Vec<String>,
    /// A credential that was good once: it must not be any more.
    #[arg(long, value_name = "'K: V'")]
    pub(crate) expired_header: Vec<String>,
    /// A credential whose limit is used up: what it asks for is refused with 429.
    #[arg(long, value_name = "'K: V'")]
    pub(crate) exhausted_header: Vec<String>,
    /// The seed: the same seed sends the same requests in the same order [default: 1].
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// An operation (id or 'METHOD /path') whose declared 5xx is a proper answer; '*' for all.
    #[arg(long, value_name = "OPERATION")]
    pub(crate) expect_5xx: Vec<String>,
    /// An operation (id or 'METHOD /path') that may refuse what is valid by its schema.
    #[arg(long, value_name = "OPERATION")]
    pub(crate) allow_refusal: Vec<String>,
    /// A value of a parameter that no answer of this API shows. Several of one parameter are used up one by one by requests that ought to
    /// succeed; the last one serves all others.
    #[arg(long, value_name = "OPERATION.PARAMETER=VALUE")]
    pub(crate) value: Vec<String>,
    /// A valid body to send as well, as JSON or the name of a file of it: any declared status, a 5xx too, is a proper answer.
    #[arg(long, value_name = "OPERATION=FILE_OR_JSON")]
    pub(crate) body: Vec<String>,
    /// Only the operation of this id, or those whose 'METHOD /path' contains this.
    #[arg(long, value_name = "OPERATION")]
    pub(crate) only: Vec<String>,
    /// The most invalid bodies of one operation [default: 200].
    #[arg(long, value_name = "N")]
    pub(crate) max_invalid: Option<usize>,
    /// Random valid requests of each operation [default: 3].
    #[arg(long, value_name = "N")]
    pub(crate) random_valid: Option<usize>,
    /// The server keeps nothing, as a mock: what is written is not expected to be read.
    #[arg(long)]
    pub(crate) stateless: bool,
    /// Expects more than the document and HTTP demand: 405 rather than 404 for a method that a path does not have, and all faults of a body
    /// at once where errors list places.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Listens at this address (such as 127.0.0.1:0) for what the server sends by itself: the document's webhooks, and callbacks of its operations.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) receive: Option<SocketAddr>,
    /// How the server reaches that address [default: http:// and the address].
    #[arg(long, value_name = "URL")]
    pub(crate) receive_url: Option<String>,
    /// Seconds to wait at the end for what was refused to come again [default: 15].
    #[arg(long, value_name = "SECONDS")]
    pub(crate) receive_wait: Option<u64>,
    /// Seconds that the whole run may take: every operation gets its share, and what was not sent is said.
    #[arg(long, value_name = "SECONDS")]
    pub(crate) max_time: Option<u64>,
    /// Seconds that one answer may take [default: 30].
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
    /// Counts what was not covered as a violation, unless the document gives the reason: documented statuses, or the kinds of cells that are
    /// named (statuses, media, parameters, keywords, headers, access, events, all).
    #[arg(long, value_name = "KINDS", num_args = 0..=1, require_equals = true, value_delimiter = ',', default_missing_value = "statuses")]
    pub(crate) require_coverage: Vec<Required>,
    /// Findings that are known, by their ids: they are no failures.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Writes what was found as a baseline; reasons of --baseline are kept.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Writes a JUnit XML report.
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,
    /// Writes an HTML report: one file, whole in itself.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Writes a SARIF 2.1.0 report, located in the document.
    #[arg(long, value_name = "FILE")]
    pub(crate) sarif: Option<PathBuf>,
    /// Writes all exchanges as HAR 1.2.
    #[arg(long, value_name = "FILE")]
    pub(crate) har: Option<PathBuf>,
    /// Writes what happens as lines of JSON, as it happens.
    #[arg(long, value_name = "FILE")]
    pub(crate) ndjson: Option<PathBuf>,
    /// Writes a summary in Markdown [default: what GITHUB_STEP_SUMMARY names].
    #[arg(long, value_name = "FILE")]
    pub(crate) summary: Option<PathBuf>,
    /// Prints findings as annotations of GitHub's [default: where GITHUB_ACTIONS is true].
    #[arg(long)]
    pub(crate) github: bool,
    /// Leaves credentials in what is printed and written.
    #[arg(long)]
    pub(crate) show_credentials: bool,
    /// Leaves the table of documented statuses out of the terminal's report.
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// Takes each setting from the flags, where they give it, else from the file.
macro_rules! over {
    ($flags:ident, $file:ident; options: $($option:ident)*; lists: $($list:ident)*; switches: $($switch:ident)*) => {
        RunArguments {
            $($option: $flags.$option.or($file.$option),)*
            $($list: if $flags.$list.is_empty() { $file.$list } else { $flags.$list },)*
            $($switch: $flags.$switch || $file.$switch,)*
        }
    };
}

impl RunArguments {
    /// The flags over the file's settings. Files that the configuration names lie beside it.
    pub(crate) fn with_file(self) -> anyhow::Result<Self> {
        let path = match &self.config {
            Some(path) => path.clone(),
            None if Path::new(FILE).is_file() => PathBuf::from(FILE),
            None => return Ok(self),
        };
        let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut file = Self::parse(&text).with_context(|| path.display().to_string())?;
        file.lie_beside(path.parent().unwrap_or(Path::new("")));
        let flags = self;
        Ok(over! {
            flags, file;
            options: config document base_url seed max_invalid random_valid receive receive_url receive_wait max_time timeout baseline write_baseline junit html sarif har ndjson
                summary;
            lists: wait_for header query limited_header foreign_header expired_header exhausted_header expect_5xx allow_refusal value body only
                require_coverage;
            switches: stateless strict github show_credentials quiet
        })
    }

    /// The settings of a file's text.
    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(toml::from_str(text)?)
    }

    fn lie_beside(&mut self, folder: &Path) {
        let files = [
            &mut self.document,
            &mut self.baseline,
            &mut self.write_baseline,
            &mut self.junit,
            &mut self.html,
            &mut self.sarif,
            &mut self.har,
            &mut self.ndjson,
            &mut self.summary,
        ];
        for file in files.into_iter().flatten() {
            *file = folder.join(&*file);
        }
    }

    /// The document, which has to be named somewhere.
    pub(crate) fn document(&self) -> anyhow::Result<&Path> {
        self.document
            .as_deref()
            .context("no document: name it with --document FILE, or as `document` in conformance.toml")
    }

    /// What the runner is told.
    pub(crate) fn settings(&self) -> anyhow::Result<Settings> {
        let base_url = self
            .base_url
            .clone()
            .context("no server: say where it is with --base-url URL, or as `base-url` in conformance.toml")?;
        let defaults = Settings::default();
        let bodies: anyhow::Result<Vec<(String, Value)>> = self.body.iter().map(|text| body(text)).collect();
        let mut settings = Settings {
            base_url,
            headers: headers("--header", &self.header)?,
            query: pairs("--query", &self.query)?,
            limited: headers("--limited-header", &self.limited_header)?,
            foreign: headers("--foreign-header", &self.foreign_header)?,
            expired: headers("--expired-header", &self.expired_header)?,
            exhausted: headers("--exhausted-header", &self.exhausted_header)?,
            seed: self.seed.unwrap_or(defaults.seed),
            expect_5xx: self.expect_5xx.clone(),
            allow_refusal: self.allow_refusal.clone(),
            values: pairs("--value", &self.value)?,
            bodies: bodies?,
            only: self.only.clone(),
            most_invalid: self.max_invalid.unwrap_or(defaults.most_invalid),
            scenarios: !self.stateless,
            strict: self.strict,
            random_valid: self.random_valid.unwrap_or(defaults.random_valid),
            timeout: self.timeout.map_or(defaults.timeout, Duration::from_secs),
            patience: self.patience().unwrap_or(defaults.patience),
            max_time: self.max_time.map(Duration::from_secs),
            receive: self.receive,
            receive_url: self.receive_url.clone(),
            receive_wait: self.receive_wait.map_or(defaults.receive_wait, Duration::from_secs),
        };
        settings.prepare()?;
        Ok(settings)
    }

    /// The seconds among what is waited for.
    fn patience(&self) -> Option<Duration> {
        self.wait_for.iter().find_map(|text| text.parse().ok()).map(Duration::from_secs)
    }

    /// The URLs among what is waited for, and how long.
    pub(crate) fn ready(&self) -> (impl Iterator<Item = &str>, Duration) {
        let urls = self.wait_for.iter().map(String::as_str).filter(|text| text.parse::<u64>().is_err());
        (urls, self.patience().unwrap_or(Duration::from_mins(1)))
    }
}

fn headers(flag: &str, list: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    list.iter()
        .map(|text| {
            // What the environment fills in is not repeated: it may be a secret.
            let filled = environment(text).with_context(|| format!("{flag} {text:?}"))?;
            let Some((name, value)) = filled.split_once(':') else {
                bail!("{flag} {text:?}: a header is written 'Name: value'");
            };
            Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect()
}

fn pairs(flag: &str, list: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    list.iter()
        .map(|text| {
            let filled = environment(text).with_context(|| format!("{flag} {text:?}"))?;
            let Some((name, value)) = filled.split_once('=') else {
                bail!("{flag} {text:?}: it is written name=value")
            };
            Ok((name.to_owned(), value.to_owned()))
        })
        .collect()
}

fn body(text: &str) -> anyhow::Result<(String, Value)> {
    let Some((name, value)) = text.split_once('=') else {
        bail!("--body {text:?}: it is written OPERATION=FILE_OR_JSON");
    };
    if let Ok(value) = serde_json::from_str(value) {
        return Ok((name.to_owned(), value));
    }
    let text =
        std::fs::read_to_string(value).with_context(|| format!("--body {name}: {value} is neither JSON nor a file"))?;
    Ok((name.to_owned(), serde_json::from_str(&text).with_context(|| format!("--body {name}: {value}"))?))
}

/// The text with `${NAME}` filled in: a file that is committed names its secrets and does not hold them.
fn environment(text: &str) -> anyhow::Result<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&std::env::var(name).with_context(|| format!("the environment has no {name}: export it"))?);
        rest = behind;
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_the_same_by_the_flags_names_and_unknown_names_are_refused() {
        let text = "document = 'a.yaml'\nbase-url = 'http://h'\nheader = ['A: b']\nmax-time = 60\nexpect-5xx = ['*']\n\
                    require-coverage = ['statuses', 'keywords']\nquiet = true\n";
        let file = RunArguments::parse(text).unwrap();
        assert_eq!(file.settings().unwrap().headers, [("a".to_owned(), "b".to_owned())]);
        assert_eq!((file.max_time, file.quiet, file.require_coverage.len()), (Some(60), true, 2));
        let error = RunArguments::parse("base-urls = 'http://h'").unwrap_err().to_string();
        assert!(error.contains("base-urls") && error.contains("base-url"), "{error}");
    }

    #[test]
    fn flags_stand_over_the_file_and_its_files_lie_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("c.toml");
        std::fs::write(&path, "document = 'a.yaml'\nseed = 7\nbase-url = 'http://file'\nonly = ['x']\n").unwrap();
        let flags =
            RunArguments { config: Some(path), base_url: Some("http://flag".to_owned()), ..RunArguments::default() };
        let both = flags.with_file().unwrap();
        assert_eq!(both.document.unwrap(), folder.path().join("a.yaml"));
        assert_eq!(
            (both.base_url.as_deref(), both.seed, both.only),
            (Some("http://flag"), Some(7), vec!["x".to_owned()])
        );
    }

    #[test]
    fn what_the_environment_lacks_is_named() {
        assert_eq!(environment("a ${PATH} b").unwrap(), format!("a {} b", std::env::var("PATH").unwrap()));
        assert_eq!(environment("costs $5 {x}").unwrap(), "costs $5 {x}");
        let error = environment("Bearer ${NO_SUCH_VARIABLE_HERE}").unwrap_err().to_string();
        assert!(error.contains("NO_SUCH_VARIABLE_HERE"), "{error}");
    }
}
