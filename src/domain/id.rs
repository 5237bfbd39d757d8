//! Identifiers. Every record has an integer sequence number (its database key, [`Seq`]) and a UUIDv7.
//! Wire spellings (`wf_…`, `exec_…`, `agent-…`) are derived from these by the surfaces and never stored.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A record's integer sequence number: unique in its table, rising in order of creation.
pub type Seq = i64;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, a UUIDv7 of this moment.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A tenant: the wall that no query crosses.
    TenantId,
    /// A unit within a tenant.
    UnitId,
    /// An API key (not its secret).
    ApiKeyId,
    /// A workflow.
    WorkflowId,
    /// An execution of a workflow.
    ExecutionId,
    /// A named place where published workflows are callable by name.
    EndpointId,
    /// A person of a tenant.
    UserId,
    /// A user's token (not its text).
    UserTokenId,
    /// An OAuth 2.0 client (not its secret).
    OAuthClientId,
    /// An OAuth 2.0 access token (not the token itself).
    AccessTokenId,
    /// What user tokens of a tenant are signed with (not the key itself).
    SigningKeyId,
    /// A form.
    FormId,
    /// A submission of a form.
    SubmissionId,
    /// A credential (not its value).
    CredentialId,
    /// An integration.
    IntegrationId,
    /// A webhook: where events are sent.
    WebhookId,
    /// Something that happened and that webhooks are told.
    EventId,
    /// An event on its way to one webhook.
    DeliveryId,
    /// An entry of the audit log.
    AuditId,
    /// A key that secrets of a tenant are sealed with (not the key itself).
    DataKeyId,
}
