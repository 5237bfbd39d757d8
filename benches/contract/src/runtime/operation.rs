// Copied by `cargo xtask generate` from its own runtime.

//! Facts of an operation that its code needs at run time, and the credentials that a request presents for it.

use poem::{Request, http::header};

/// One operation of the document.
#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    /// `operationId`.
    pub id: &'static str,
    /// Upper-case method.
    pub method: &'static str,
    /// Path template.
    pub path: &'static str,
    /// First tag; empty where there is none.
    pub tag: &'static str,
    /// Documented statuses; a range as its hundred (`4XX` is 4), `default` as 0.
    pub statuses: &'static [u16],
    /// Alternatives, each a list of requirements that hold together. Empty, or with an empty alternative: open to all.
    pub security: &'static [&'static [Requirement]],
    /// Whether the document marks it deprecated.
    pub deprecated: bool,
    /// Names of the header parameters that it declares, in lower case.
    pub header_parameters: &'static [&'static str],
    /// `x-…` members of the operation, as JSON.
    pub extensions: &'static [(&'static str, &'static str)],
}

impl Operation {
    /// Whether the document lists `status` for this operation.
    pub fn documents(&self, status: u16) -> bool {
        self.statuses.iter().any(|&s| s == status || s == status / 100 || s == 0)
    }

    /// An `x-…` member, parsed.
    pub fn extension(&self, name: &str) -> Option<serde_json::Value> {
        let (_, text) = self.extensions.iter().find(|(key, _)| *key == name)?;
        serde_json::from_str(text).ok()
    }
}

/// One scheme that must be presented, with the scopes that it must grant.
#[derive(Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme's name in the document.
    pub name: &'static str,
    /// How it is presented.
    pub scheme: Scheme,
    /// Scopes (or roles).
    pub scopes: &'static [&'static str],
}

/// How a credential is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …` (also OAuth 2.0 and OpenID Connect).
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: <scheme> …` of another scheme (lower case).
    Http(&'static str),
    /// A header of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
    /// A client certificate. Never presented here: a proxy that ends TLS must pass it on by another scheme.
    MutualTls,
}

impl Scheme {
    fn presented(self, request: &Request) -> Option<String> {
        match self {
            Self::Bearer => authorization(request, "bearer"),
            Self::Basic => authorization(request, "basic"),
            Self::Http(scheme) => authorization(request, scheme),
            Self::Header(name) => request.header(name).map(str::to_owned),
            Self::Query(name) => {
                super::style::query_pairs(request).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            Self::Cookie(name) => super::style::cookie(request, name),
            Self::MutualTls => None,
        }
        .filter(|value| !value.is_empty())
    }
}

fn authorization(request: &Request, scheme: &str) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.trim();
    let (name, rest) = value.split_once(' ')?;
    name.eq_ignore_ascii_case(scheme).then(|| rest.trim().to_owned())
}

/// A credential as it came.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// What asked for it.
    pub requirement: &'static Requirement,
    /// The secret: token, key, or base64 of `user:password`.
    pub secret: String,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("requirement", &self.requirement.name).finish_non_exhaustive()
    }
}

/// The alternatives of an operation's security that a request presents whole, in the document's order. An empty alternative means:
/// the operation is open to all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presented {
    /// At least one.
    pub alternatives: Vec<Vec<Credential>>,
}

impl Presented {
    /// What `request` presents for `operation`; `None` where no alternative is whole.
    pub fn of(operation: &'static Operation, request: &Request) -> Option<Self> {
        if operation.security.is_empty() {
            return Some(Self { alternatives: vec![Vec::new()] });
        }
        let alternatives: Vec<_> = operation
            .security
            .iter()
            .filter_map(|alternative| {
                alternative
                    .iter()
                    .map(|requirement| Some(Credential { requirement, secret: requirement.scheme.presented(request)? }))
                    .collect()
            })
            .collect();
        (!alternatives.is_empty()).then_some(Self { alternatives })
    }
}
