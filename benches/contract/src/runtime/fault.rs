// Copied by `cargo xtask generate` from its own runtime.

//! What a request can get wrong before any handler sees it.

use poem::http::Method;

/// Where a violation stands in the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum In {
    /// The body.
    Body,
    /// The path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl In {
    /// Lower-case name, as OpenAPI spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// One rule of the document that the request breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where it stands.
    pub place: In,
    /// JSON Pointer (RFC 6901): into the body, or for a parameter `/<name>` and on into its value.
    pub pointer: String,
    /// The JSON Schema keyword that is broken (`minLength`), or `required`, `type`, `syntax`.
    pub keyword: String,
    /// A sentence for the caller.
    pub message: String,
}

/// A request that cannot reach its handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No alternative of the operation's security is presented whole.
    Unauthenticated,
    /// The request breaks the document; all violations.
    Invalid(Vec<Violation>),
    /// The body is in none of the declared media types.
    UnsupportedMediaType {
        /// What came; empty where the header is missing or unreadable.
        received: String,
        /// What the operation takes.
        supported: &'static [&'static str],
    },
    /// The body is larger than the limit, in bytes.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The connection ended before the body did.
    Incomplete,
    /// No path of the document matches.
    UnknownPath,
    /// The path exists, the method does not.
    UnknownMethod {
        /// The methods that exist.
        allowed: Vec<Method>,
    },
    /// The implementation panicked. The message is for the log.
    Panic(String),
    /// The implementation answered a status that the document does not list for the operation.
    Undocumented(u16),
}
