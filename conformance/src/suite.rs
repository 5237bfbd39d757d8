//! The suite as a library, for `#[test]`: a document, a server, and one assertion.
//!
//! ```
//! use poem::{Route, Server, get, handler, listener::{Acceptor as _, Listener as _, TcpListener}, web::Json};
//! use serde_json::{Value, json};
//!
//! #[handler]
//! fn greeting() -> Json<Value> {
//!     Json(json!({"text": "hello"}))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let document = json!({
//!     "openapi": "3.1.0",
//!     "info": {"title": "Greetings", "version": "1"},
//!     "paths": {"/greeting": {"get": {"operationId": "greeting", "responses": {"200": {
//!         "description": "A greeting.",
//!         "content": {"application/json": {"schema": {
//!             "type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}
//!         }}}
//!     }}}}}
//! });
//! let file = tempfile::NamedTempFile::with_suffix(".json").unwrap();
//! std::fs::write(file.path(), document.to_string()).unwrap();
//!
//! let listener = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
//! let address = listener.local_addr()[0].as_socket_addr().copied().unwrap();
//! let routes = Route::new().at("/greeting", get(greeting));
//! // poem answers an undeclared method as the document has it, but without `Allow`.
//! tokio::spawn(Server::new_with_acceptor(listener).run(routes));
//!
//! let outcome = conformance::Suite::new(file.path())
//!     .base_url(format!("http://{address}"))
//!     .header("Authorization", "Bearer key")
//!     .seed(7)
//!     .run()
//!     .await
//!     .unwrap();
//! let unexpected: Vec<_> = outcome.failures().filter(|failure| failure.check.code() != "allow-header").collect();
//! assert!(unexpected.is_empty(), "{unexpected:?}");
//! # }
//! ```

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::Value;

use crate::{
    baseline::{Baseline, BaselineError},
    coverage::{
        Required,
        cells::{Kind, Missed},
    },
    document::{Document, DocumentError},
    given::{self, GivenError},
    http::{Client, HttpError},
    report::terminal,
    runner::{self, Outcome, Progress, Silent},
    schema::{SchemaError, Schemas},
    settings::Settings,
};

/// Why a run did not come about.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// The document cannot be read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Its schemas cannot be used.
    #[error(transparent)]
    Schemas(#[from] SchemaError),
    /// A schema cannot be compiled, and would accept everything.
    #[error("these schemas cannot be used:\n{0}")]
    Broken(String),
    /// What was given does not fit the document.
    #[error(transparent)]
    Given(#[from] GivenError),
    /// The baseline cannot be read.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// The server is not there.
    #[error(transparent)]
    Http(#[from] HttpError),
    /// Nothing was run, and nothing is proved.
    #[error("no operation was run: the document has none, or `only` names none")]
    Nothing,
}

/// A run to be: what it is of, and what it is told.
#[derive(Debug, Clone)]
#[must_use = "nothing is sent before `run`"]
pub struct Suite {
    document: PathBuf,
    settings: Settings,
    baseline: Option<PathBuf>,
}

impl Suite {
    /// Of an OpenAPI document, 3.0 or 3.1, YAML or JSON.
    pub fn new(document: impl AsRef<Path>) -> Self {
        Self { document: document.as_ref().to_owned(), settings: Settings::default(), baseline: None }
    }

    /// Where the server is; the document's paths are appended to it.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = url.into();
        self
    }

    /// A header for every request, such as a credential.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// A query parameter for every request.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.query.push((name.into(), value.into()));
        self
    }

    /// A credential without scopes, for 403.
    pub fn limited_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.limited.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// Another tenant's credential.
    pub fn foreign_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.foreign.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// A credential that was good once.
    pub fn expired_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.expired.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// The server keeps nothing, as a mock: what is written is not expected to be read.
    pub fn stateless(mut self) -> Self {
        self.settings.scenarios = false;
        self
    }

    /// Expects more than the document and HTTP demand: 405 rather than 404 for a method that a path does not have, and all faults of a body at once.
    pub fn strict(mut self) -> Self {
        self.settings.strict = true;
        self
    }

    /// A credential whose limit is used up.
    pub fn exhausted_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.settings.exhausted.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// The seed: the same seed sends the same requests in the same order.
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = seed;
        self
    }

    /// Only operations of this id, or whose `METHOD /path` contains this.
    pub fn only(mut self, operation: impl Into<String>) -> Self {
        self.settings.only.push(operation.into());
        self
    }

    /// A value of a parameter (`operation.parameter`) that no answer of this API shows.
    pub fn value(mut self, parameter: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.values.push((parameter.into(), value.into()));
        self
    }

    /// One more valid body of an operation, whose answer may be any declared status.
    pub fn body(mut self, operation: impl Into<String>, body: Value) -> Self {
        self.settings.bodies.push((operation.into(), body));
        self
    }

    /// An operation whose declared 5xx is a proper answer.
    pub fn expect_5xx(mut self, operation: impl Into<String>) -> Self {
        self.settings.expect_5xx.push(operation.into());
        self
    }

    /// An operation that may refuse what is valid by its schema.
    pub fn allow_refusal(mut self, operation: impl Into<String>) -> Self {
        self.settings.allow_refusal.push(operation.into());
        self
    }

    /// Listens for what the server sends by itself; port 0 is any free one.
    pub fn receive(mut self, address: std::net::SocketAddr) -> Self {
        self.settings.receive = Some(address);
        self
    }

    /// How long the whole run may take.
    pub fn max_time(mut self, time: Duration) -> Self {
        self.settings.max_time = Some(time);
        self
    }

    /// Findings that are known are no failures.
    pub fn baseline(mut self, file: impl AsRef<Path>) -> Self {
        self.baseline = Some(file.as_ref().to_owned());
        self
    }

    /// Changes any other setting.
    pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// Runs.
    pub async fn run(self) -> Result<Outcome, SuiteError> {
        self.run_with(&mut Silent).await
    }

    /// Runs, and tells a listener.
    pub async fn run_with(self, listener: &mut dyn Progress) -> Result<Outcome, SuiteError> {
        let Self { document, mut settings, baseline } = self;
        settings.prepare()?;
        let baseline = baseline.as_deref().map(Baseline::load).transpose()?.unwrap_or_default();
        let document = Document::load(&document)?;
        let schemas = Schemas::new(&document)?;
        let broken = schemas.broken(document.schema_pointers().into_iter());
        if !broken.is_empty() {
            let lines = broken.iter().map(|(pointer, reason)| format!("{}: {reason}", document.place(pointer)));
            return Err(SuiteError::Broken(lines.collect::<Vec<_>>().join("\n")));
        }
        given::check(&document, &schemas, &settings)?;
        let client = Client::new(&settings.base_url, settings.timeout)?;
        client.wait(settings.patience).await?;
        let mut outcome = runner::run(&document, &schemas, &client, &settings, listener).await?;
        if outcome.operations == 0 {
            return Err(SuiteError::Nothing);
        }
        let complete = settings.only.is_empty() && outcome.unsent == 0;
        baseline.apply(&mut outcome, complete);
        Ok(outcome)
    }
}

impl Outcome {
    /// Fails a test where a promise was broken, with the whole report.
    ///
    /// # Panics
    ///
    /// Where something did not hold.
    #[track_caller]
    pub fn assert_held(&self) {
        assert!(self.held(), "{}", terminal::render(self, false));
    }

    /// Fails a test where something of these kinds was missed that could have been hit, and that the document does not exclude.
    ///
    /// # Panics
    ///
    /// Where something was missed.
    #[track_caller]
    pub fn assert_covered(&self, kinds: &[Required]) {
        let missed = self.uncovered(kinds);
        assert!(missed.is_empty(), "not covered:\n{}", missed.join("\n"));
    }

    /// What of these kinds was missed that could have been hit, and that the document does not exclude: a line for each.
    pub fn uncovered(&self, kinds: &[Required]) -> Vec<String> {
        let gaps = self.cells.iter().filter(|cell| cell.is_gap() && kinds.iter().any(|kind| kind.is_of(cell)));
        gaps.map(|cell| {
            let reason = cell.missed.as_ref().map(Missed::reason).unwrap_or_default();
            format!("{}: {}: {reason}", cell.title, cell.name)
        })
        .collect()
    }

    /// How many cells of a kind were hit, and how many could be.
    pub fn covered(&self, kind: Kind) -> (usize, usize) {
        let of_kind = self.cells.iter().filter(|cell| cell.kind == kind);
        (
            of_kind.clone().filter(|cell| cell.hits > 0).count(),
            of_kind.filter(|cell| cell.hits > 0 || cell.is_gap()).count(),
        )
    }
}
