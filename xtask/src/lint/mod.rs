//! The lint: what our own documents promise beyond being valid OpenAPI.
//!
//! A rule is a named function over the resolved API. The generator takes documents that break these rules, since other people's do; our
//! documents must not. There is no list of exceptions: a rule that has to be broken is a wrong rule.
//!
//! What others think of our documents, Redocly's and Spectral's recommended rules, is `cargo xtask lint --outside` and not here: those are Node programs.

mod bounds;
mod deprecation;
mod examples;
mod keywords;
mod members;
mod names;
mod naming;
mod official;
mod operations;
mod parameters;
mod records;
mod responses;
mod security;

use std::{
    collections::HashSet,
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::generator::{
    document::Document,
    resolve::resolve,
    resolved::{Api, GeneratorError, Location, Schema, SchemaId},
};

/// Something to mend.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// Where.
    pub location: Location,
    /// What, and how to mend it.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}] {}", self.location, self.rule, self.message)
    }
}

/// A rule: its name, and what it holds every document to.
pub struct Rule {
    /// Name, as findings carry it.
    pub name: &'static str,
    /// What must be so.
    pub demand: &'static str,
    check: Check,
}

/// What a rule looks at.
enum Check {
    Api(fn(&Api, &mut Report)),
    Document(fn(&Document, &mut Report)),
}

/// All rules.
pub const RULES: [Rule; 33] = [
    Rule { name: "operation-id", demand: "every operation has an operationId", check: Check::Api(operations::id) },
    Rule {
        name: "operation-described",
        demand: "every operation has a summary and a description",
        check: Check::Api(operations::described),
    },
    Rule {
        name: "operation-tag",
        demand: "every operation has a tag that is declared with a description",
        check: Check::Api(operations::tag),
    },
    Rule {
        name: "operation-statuses",
        demand: "every operation answers a 2xx, a 4xx and 500; where it has security, 401 and 429 too",
        check: Check::Api(operations::statuses),
    },
    Rule {
        name: "operation-link",
        demand: "an operation that creates (201) links to what it created",
        check: Check::Api(operations::link),
    },
    Rule {
        name: "operation-idempotent",
        demand: "a POST that creates (201) or starts (202) takes an Idempotency-Key and says what comes of it",
        check: Check::Api(operations::idempotent),
    },
    Rule {
        name: "operation-deprecated",
        demand: "a deprecated operation says since when, until when and where to read on (x-deprecation)",
        check: Check::Api(deprecation::announced),
    },
    Rule {
        name: "response-deprecation",
        demand: "every response of a deprecated operation has the headers Deprecation, Sunset and Link",
        check: Check::Api(deprecation::headers),
    },
    Rule {
        name: "link-target",
        demand: "every link names an operation of the document",
        check: Check::Api(operations::link_target),
    },
    Rule {
        name: "parameter-described",
        demand: "every parameter has a description",
        check: Check::Api(parameters::described),
    },
    Rule {
        name: "parameter-example",
        demand: "every parameter has an example",
        check: Check::Api(parameters::example),
    },
    Rule {
        name: "parameter-prefilled",
        demand: "the example of a parameter that may be left out stands in its schema, where no tool fills it in by itself",
        check: Check::Api(parameters::prefilled),
    },
    Rule {
        name: "response-described",
        demand: "every response has a description",
        check: Check::Api(responses::described),
    },
    Rule {
        name: "response-body",
        demand: "every response has a body with a schema, or is one that has none",
        check: Check::Api(responses::body),
    },
    Rule {
        name: "response-request-id",
        demand: "every response has the header X-Request-Id",
        check: Check::Api(responses::request_id),
    },
    Rule {
        name: "response-retry-after",
        demand: "429 has the header Retry-After",
        check: Check::Api(responses::retry_after),
    },
    Rule { name: "response-location", demand: "201 has the header Location", check: Check::Api(responses::location) },
    Rule {
        name: "security-declared",
        demand: "every operation declares its security, if only as empty",
        check: Check::Api(security::declared),
    },
    Rule {
        name: "security-scopes",
        demand: "OAuth 2.0 requirements name scopes that the scheme declares",
        check: Check::Api(security::scopes),
    },
    Rule {
        name: "example-present",
        demand: "every body's media type has an example",
        check: Check::Api(examples::present),
    },
    Rule {
        name: "example-valid",
        demand: "every example validates against its schema",
        check: Check::Api(examples::valid),
    },
    Rule {
        name: "bounded",
        demand: "strings, arrays and integers of requests are bounded",
        check: Check::Api(bounds::bounded),
    },
    Rule {
        name: "schema-named",
        demand: "schema names are PascalCase and properties are described",
        check: Check::Api(naming::schemas),
    },
    Rule {
        name: "schema-inline",
        demand: "objects with members, enumerations and unions have names",
        check: Check::Api(names::named),
    },
    Rule {
        name: "schema-constructor",
        demand: "no schema is called `New` and another one's name",
        check: Check::Api(names::constructors),
    },
    Rule {
        name: "schema-clash",
        demand: "no schema is called as generators call an object that is written where it is used",
        check: Check::Api(names::clashes),
    },
    Rule {
        name: "schema-object-default",
        demand: "no default stands beside a reference to an object",
        check: Check::Api(names::defaults),
    },
    Rule {
        name: "schema-typed",
        demand: "every member and item has a type, or says that it is any JSON",
        check: Check::Api(names::typed),
    },
    Rule {
        name: "event-tag",
        demand: "operations under `webhooks` have tags of their own",
        check: Check::Document(names::event_tags),
    },
    Rule { name: "schema-keywords", demand: "schemas have no unknown keywords", check: Check::Api(keywords::known) },
    Rule {
        name: "record-named",
        demand: "what takes a record's id in a request says of which kind (`x-record`)",
        check: Check::Document(records::named),
    },
    Rule {
        name: "openapi-schema",
        demand: "the document is valid by OpenAPI 3.1's own JSON Schema, and its schemas by the dialect `base`",
        check: Check::Document(official::valid),
    },
    Rule { name: "object-members", demand: "objects have no unknown members", check: Check::Document(members::known) },
];

/// What a rule reports to.
pub struct Report {
    rule: &'static str,
    findings: Vec<Finding>,
    seen: HashSet<(&'static str, Location, String)>,
}

impl Report {
    /// One finding; a part that several operations share is reported once.
    fn add(&mut self, location: &Location, message: impl Into<String>) {
        let message = message.into();
        if self.seen.insert((self.rule, location.clone(), message.clone())) {
            self.findings.push(Finding { rule: self.rule, location: location.clone(), message });
        }
    }
}

/// Lints documents. A document that does not resolve has its errors as findings of the rule `resolve`.
pub fn lint(paths: &[PathBuf]) -> Vec<Finding> {
    paths.iter().flat_map(|path| lint_document(path)).collect()
}

fn lint_document(path: &Path) -> Vec<Finding> {
    let mut findings = match resolve(path) {
        Ok(api) => {
            let document = Document::load(path).ok();
            check(&api, document.as_ref())
        }
        Err(errors) => errors.into_iter().map(unresolved).collect(),
    };
    findings.sort_by_key(|finding| (finding.location.line, finding.location.column));
    findings
}

/// Runs all rules over a resolved API, and over the document that it was resolved from.
pub fn check(api: &Api, document: Option<&Document>) -> Vec<Finding> {
    let mut report = Report { rule: "", findings: Vec::new(), seen: HashSet::new() };
    for rule in &RULES {
        report.rule = rule.name;
        match rule.check {
            Check::Api(check) => check(api, &mut report),
            Check::Document(check) => {
                if let Some(document) = document {
                    check(document, &mut report);
                }
            }
        }
    }
    report.findings
}

fn unresolved(error: GeneratorError) -> Finding {
    let rule = "resolve";
    match error {
        GeneratorError::Invalid { location, message } => Finding { rule, location, message },
        GeneratorError::Unsupported { location, feature, message } => {
            Finding { rule, location, message: format!("unsupported feature `{feature}`: {message}") }
        }
        GeneratorError::File { file, message } => Finding {
            rule,
            location: Location { file: Arc::new(file.into()), line: 1, column: 1, pointer: String::new() },
            message,
        },
    }
}

/// A schema and the schemas that it refers to, nearest first: where an annotation may stand.
fn chain(api: &Api, id: SchemaId) -> Vec<&Schema> {
    let mut schemas: Vec<&Schema> = Vec::new();
    let mut seen = HashSet::new();
    let mut next = Some(id);
    while let Some(id) = next.take().filter(|id| seen.insert(*id)) {
        schemas.push(api.schema(id));
        next = api.schema(id).reference;
    }
    schemas
}

#[cfg(test)]
mod tests;
