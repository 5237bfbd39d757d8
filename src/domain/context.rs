//! Who acts, in what request, from where: known throughout a request without being handed from function to function, since what needs it (the
//! audit log) cuts across everything.

use std::{future::Future, net::IpAddr, sync::Arc};

use super::id::{ApiKeyId, OAuthClientId, UserId};

tokio::task_local! {
    static CURRENT: Context;
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Who presented this API key.
    ApiKey(ApiKeyId),
    /// The client that an access token was issued to.
    OAuthClient(OAuthClientId),
    /// A user, by a token.
    User(UserId),
    /// Whoever filled in a public form, or called a webhook.
    Anonymous,
    /// An operator at the command line.
    CommandLine,
    /// The server itself: its first start, its engine.
    System,
}

impl Actor {
    /// A stable word for the kind.
    pub fn kind(self) -> &'static str {
        match self {
            Self::ApiKey(_) => "api_key",
            Self::OAuthClient(_) => "oauth_client",
            Self::User(_) => "user",
            Self::Anonymous => "anonymous",
            Self::CommandLine => "command_line",
            Self::System => "system",
        }
    }

    /// The record that it is, where it is one.
    pub fn id(self) -> Option<uuid::Uuid> {
        match self {
            Self::ApiKey(id) => Some(id.0),
            Self::OAuthClient(id) => Some(id.0),
            Self::User(id) => Some(id.0),
            Self::Anonymous | Self::CommandLine | Self::System => None,
        }
    }
}

/// The circumstances of what is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Who.
    pub actor: Actor,
    /// The request's id, where there is a request.
    pub request_id: Option<Arc<str>>,
    /// Where the request came from.
    pub remote: Option<IpAddr>,
}

impl Context {
    /// Someone who acts outside any request.
    pub fn of(actor: Actor) -> Self {
        Self { actor, request_id: None, remote: None }
    }
}

/// The current circumstances; outside any [`scope`], the server itself. Tasks that are spawned do not inherit them.
pub fn current() -> Context {
    CURRENT.try_with(Clone::clone).unwrap_or_else(|_| Context::of(Actor::System))
}

/// Runs `work` under these circumstances.
pub async fn scope<T>(context: Context, work: impl Future<Output = T>) -> T {
    CURRENT.scope(context, work).await
}
