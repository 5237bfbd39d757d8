//! The cases: for each operation, every family of requests that its document calls for, each with what the document lets one expect.
//!
//! A family only proposes; it sends nothing. Ids in the path are left to the runner unless a case is about them, because some cases need a
//! record of their own.

mod base;
pub mod credentials;
mod examples;
mod given;
mod ids;
mod invalid_body;
mod invalid_parameter;
mod malformed;
mod paths;
mod valid;

use std::fmt;

use indexmap::IndexMap;
use rand::rngs::StdRng;
use serde_json::Value;

pub use self::{
    base::{Optional, base, empty, name_in_path, replace_body, set_parameter, setup_case, sound, variants},
    ids::unlike,
    paths::unknown_paths,
};
use crate::{
    document::{
        Document,
        model::{In, Operation, Parameter},
    },
    given::Values,
    http::Payload,
    plan::pool::Pool,
    schema::{Schemas, mutate::Fault},
    settings::Settings,
};

/// A family of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Makes the records that other cases need.
    Setup,
    /// An example of the document.
    Example,
    /// A generated valid request.
    Valid,
    /// A body that the caller gave.
    Given,
    /// A request of somebody else's that passed by.
    Traffic,
    /// A request that succeeded, once more.
    Repeat,
    /// A request under an `Idempotency-Key`, the same again, and another one.
    Keyed,
    /// A body with one fault.
    InvalidBody,
    /// A body with two faults.
    TwoFaults,
    /// A parameter with one fault.
    InvalidParameter,
    /// A body that is no JSON.
    MalformedJson,
    /// A body of an undeclared media type.
    MediaType,
    /// No body where one is required.
    EmptyBody,
    /// A body that is too large.
    Oversized,
    /// An id that does not exist.
    UnknownId,
    /// An id of the wrong shape.
    MalformedId,
    /// No credential.
    MissingCredential,
    /// A credential that is none.
    GarbageCredential,
    /// A credential that was good once.
    ExpiredCredential,
    /// A credential without the scopes.
    LimitedCredential,
    /// Somebody else's credential.
    ForeignCredential,
    /// A credential whose limit is used up.
    ExhaustedCredential,
    /// A method that the path does not have.
    Method,
    /// A path that the document does not have.
    UnknownPath,
    /// A step of a scenario: requests whose answers mean something together.
    Meaning,
    /// HEAD, where GET is declared.
    Head,
    /// No request of the suite's: one that the server sent by itself.
    Event,
    /// No request: what the run as a whole has shown.
    Coverage,
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Setup => "setup",
            Self::Example => "example",
            Self::Valid => "valid",
            Self::Given => "given body",
            Self::Traffic => "traffic",
            Self::Repeat => "repeat",
            Self::Keyed => "idempotency key",
            Self::InvalidBody => "invalid body",
            Self::TwoFaults => "two faults",
            Self::InvalidParameter => "invalid parameter",
            Self::MalformedJson => "malformed JSON",
            Self::MediaType => "media type",
            Self::EmptyBody => "empty body",
            Self::Oversized => "oversized body",
            Self::UnknownId => "unknown id",
            Self::MalformedId => "malformed id",
            Self::MissingCredential => "missing credential",
            Self::GarbageCredential => "garbage credential",
            Self::ExpiredCredential => "expired credential",
            Self::LimitedCredential => "limited credential",
            Self::ForeignCredential => "foreign credential",
            Self::ExhaustedCredential => "exhausted credential",
            Self::Method => "undeclared method",
            Self::UnknownPath => "unknown path",
            Self::Meaning => "meaning",
            Self::Head => "head",
            Self::Event => "event",
            Self::Coverage => "coverage",
        })
    }
}

/// What the document lets one expect of the answer, beyond that it is a declared one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expect {
    /// Nothing more.
    Any,
    /// The request is valid: not refused as malformed.
    Accepted,
    /// The same request made a record a moment ago: it makes another, or is in conflict with the first.
    MadeBefore,
    /// The request was sent before under its `Idempotency-Key`, and this was the answer.
    AnsweredBefore {
        /// Its status.
        status: u16,
        /// Its body.
        body: Vec<u8>,
    },
    /// Another request was sent before under its `Idempotency-Key`: 422.
    KeyReused,
    /// The request is invalid: a 4xx.
    Refused,
    /// The credential is no good: 401 or 403; another 4xx will do where it was one of several that are needed.
    Unauthorized {
        /// Whether it was the only credential.
        sole: bool,
    },
    /// The credential lacks scopes.
    Forbidden,
    /// The credential's limit is used up.
    Limited,
    /// The record does not exist, or not for this caller.
    NotFound,
    /// 405, and an `Allow` header that lists these.
    MethodRefused(Vec<String>),
    /// 404.
    UnknownPath,
    /// Nothing: the method is another than the operation's, which declares no answers to it.
    MethodSeen,
}

/// Whose credentials a request carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// Those that were given.
    Given,
    /// Those that were given, without the named schemes.
    Without(Vec<String>),
    /// Those that were given, with garbage for the named scheme.
    Garbage(String),
    /// Those with too few scopes.
    Limited,
    /// Another tenant's.
    Foreign,
    /// One that was good once.
    Expired,
    /// Those that were given, with one letter of the named scheme's altered.
    Altered(String),
    /// One whose limit is used up.
    Exhausted,
}

/// A request but for the ids in its path.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Path parameters that the case is about, percent-encoded. The rest come from the runner.
    pub path: IndexMap<String, String>,
    /// Query pairs, percent-encoded.
    pub query: Vec<(String, String)>,
    /// Header parameters.
    pub headers: Vec<(String, String)>,
    /// Cookie parameters.
    pub cookies: Vec<(String, String)>,
    /// The body.
    pub body: Option<Payload>,
    /// The body as JSON, for links that speak of it.
    pub json: Option<Value>,
    /// The credentials.
    pub identity: Identity,
    /// Whether `If-Match` is there because it has to be: what it says is the record's state at the time.
    pub current: bool,
}

/// One case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its family.
    pub family: Family,
    /// What is particular to it.
    pub label: String,
    /// The request.
    pub draft: Draft,
    /// What to expect.
    pub expect: Expect,
    /// What is wrong with the body, for families that break it.
    pub faults: Vec<Fault>,
    /// Whether it needs a record of its own.
    pub own_record: bool,
    /// A method other than the operation's.
    pub method: Option<String>,
}

impl Case {
    /// A case without faults on the operation's own method.
    pub fn new(family: Family, label: impl Into<String>, draft: Draft, expect: Expect) -> Self {
        Self { family, label: label.into(), draft, expect, faults: Vec::new(), own_record: false, method: None }
    }

    /// Whether the request is one that a well-behaved client sends: what its answer shows is kept.
    pub fn is_proper(&self) -> bool {
        matches!(self.family, Family::Setup | Family::Example | Family::Valid | Family::Given | Family::Meaning)
    }
}

/// A path parameter's value as far as it is known before the cases run.
#[derive(Debug, Clone, PartialEq)]
pub struct PathValue {
    /// The parameter's name.
    pub name: String,
    /// The value.
    pub value: Value,
    /// Whether a live answer gave it.
    pub live: bool,
}

/// What families work with.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its schemas.
    pub schemas: &'a Schemas,
    /// What is known to exist.
    pub pool: &'a Pool,
    /// What the caller gave.
    pub values: &'a Values,
    /// The settings of the run.
    pub settings: &'a Settings,
    /// The operation.
    pub operation: &'a Operation,
    /// Its index.
    pub index: usize,
    /// Values of its path's parameters.
    pub path: &'a [PathValue],
    /// The seeded generator.
    pub rng: StdRng,
    /// A body that the operation took; `None` where it takes those that are made from its schema, or took none so far.
    pub taken: Option<Value>,
    /// Whether bodies are to have no values that the author of the document wrote, since those are taken.
    pub fresh: bool,
    /// What the author of the document should know.
    pub notes: Vec<String>,
}

impl Context<'_> {
    /// Whether the caller said what a parameter is to be in every request.
    pub(super) fn is_given(&self, parameter: &Parameter) -> bool {
        let settings = self.settings;
        match parameter.place {
            In::Header => settings.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(&parameter.name)),
            In::Query => settings.query.iter().any(|(name, _)| *name == parameter.name),
            In::Cookie => settings.cookie(&parameter.name).is_some(),
            In::Path => false,
        }
    }
}

/// The label of the valid request with everything that the schema of its body shows.
pub const FULL: &str = "full";

/// Cases that ought to succeed. They are run first: what is taken is what the others start from.
pub fn proper(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = examples::cases(context);
    cases.extend(valid::cases(context));
    cases.extend(given::cases(context));
    owned(context, cases)
}

/// All other cases of an operation, in the order in which they run.
pub fn others(context: &mut Context<'_>) -> Vec<Case> {
    let mut cases = valid::limits(context);
    cases.extend(invalid_body::cases(context));
    cases.extend(invalid_parameter::cases(context));
    cases.extend(malformed::cases(context));
    cases.extend(ids::cases(context));
    cases.extend(credentials::cases(context));
    cases.extend(paths::methods(context));
    owned(context, cases)
}

fn owned(context: &Context<'_>, mut cases: Vec<Case>) -> Vec<Case> {
    let destroys = context.operation.method == "DELETE";
    let changes = !context.operation.is_safe();
    for case in &mut cases {
        let about_ids = matches!(case.family, Family::UnknownId | Family::MalformedId | Family::Method);
        case.own_record = !about_ids
            && (destroys || (changes && matches!(case.family, Family::Example | Family::Valid | Family::Given)));
    }
    cases
}
