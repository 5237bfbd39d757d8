//! What can go wrong, in the domain's words. Surfaces turn these into their own bodies in their `error.rs`.

/// Shorthand for results of the domain.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure of a domain operation. Knows no HTTP status.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The record does not exist, or belongs to another tenant: the two are never told apart.
    #[error("{kind} not found")]
    NotFound {
        /// What was looked for.
        kind: Kind,
    },
    /// The caller's input breaks rules of the domain. All faults, never only the first.
    #[error("{} fault(s) in the input", faults.len())]
    Invalid {
        /// Every fault found.
        faults: Vec<Fault>,
    },
    /// The record is in a state that does not allow the operation.
    #[error("{message}")]
    Conflict {
        /// What stands in the way, in words for the caller.
        message: String,
    },
    /// Known caller, not allowed.
    #[error("{message}")]
    Forbidden {
        /// What is missing, in words for the caller.
        message: String,
    },
    /// No caller could be established from what was presented.
    #[error("{message}")]
    Unauthenticated {
        /// What is wrong with the credential, in words that reveal nothing of others.
        message: String,
    },
    /// A limit is used up.
    #[error("{message}")]
    RateLimited {
        /// Which limit, in words for the caller.
        message: String,
        /// Seconds until there is room again, at least 1.
        retry_after: u64,
    },
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used with another request")]
    KeyReused,
    /// Ours, not the caller's. `internal` goes to the log only.
    #[error("internal error: {internal}")]
    Internal {
        /// For the log; may name tables, files, hosts.
        internal: String,
    },
}

impl Error {
    /// An internal error from anything that can be displayed with its causes.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal { internal: error.to_string() }
    }

    /// `kind` does not exist for this caller.
    pub fn not_found(kind: Kind) -> Self {
        Self::NotFound { kind }
    }

    /// One fault alone.
    pub fn invalid(pointer: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { faults: vec![Fault::new(pointer, code, message)] }
    }

    /// The caller named a record, in a body or a query, that does not exist for it: never told apart from one that is another's.
    pub fn unknown_record(pointer: impl Into<String>, kind: Kind) -> Self {
        Self::invalid(pointer, "unknown_record", format!("there is no such {kind}"))
    }

    /// Known caller, not allowed.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::Forbidden { message: message.into() }
    }

    /// The record's state does not allow the operation.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::Conflict { message: message.into() }
    }
}

/// One fault in the caller's input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) into the input; empty for the whole.
    pub pointer: String,
    /// A stable word for the kind of fault, such as `cycle` or `unknown_type`.
    pub code: &'static str,
    /// A sentence for the person who mends it.
    pub message: String,
}

impl Fault {
    /// A fault at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, message: message.into() }
    }
}

/// The kinds of record that can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A tenant.
    Tenant,
    /// A workflow.
    Workflow,
    /// A version of a workflow.
    WorkflowVersion,
    /// An execution.
    Execution,
    /// An endpoint.
    Endpoint,
    /// An API key.
    ApiKey,
    /// A unit of a tenant.
    Unit,
    /// A user.
    User,
    /// A user's token.
    UserToken,
    /// An OAuth 2.0 client.
    OAuthClient,
    /// An OAuth 2.0 access token.
    AccessToken,
    /// A form.
    Form,
    /// A submission of a form.
    Submission,
    /// A credential.
    Credential,
    /// An integration.
    Integration,
    /// A webhook.
    Webhook,
    /// A delivery of an event to a webhook.
    Delivery,
    /// An agent.
    Agent,
    /// A conversation.
    Conversation,
    /// A message that an agent's run emitted.
    Message,
    /// A trigger of a workflow.
    Trigger,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Tenant => "tenant",
            Self::Workflow => "workflow",
            Self::WorkflowVersion => "workflow version",
            Self::Execution => "execution",
            Self::Endpoint => "endpoint",
            Self::ApiKey => "API key",
            Self::Unit => "unit",
            Self::User => "user",
            Self::UserToken => "token",
            Self::OAuthClient => "OAuth client",
            Self::AccessToken => "access token",
            Self::Form => "form",
            Self::Submission => "submission",
            Self::Credential => "credential",
            Self::Integration => "integration",
            Self::Webhook => "webhook",
            Self::Delivery => "delivery",
            Self::Agent => "agent",
            Self::Conversation => "conversation",
            Self::Message => "message",
            Self::Trigger => "trigger",
        })
    }
}
