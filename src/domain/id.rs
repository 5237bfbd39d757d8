//! Identifiers. Every record has an integer sequence number (its database key, [`Seq`]) and a UUIDv7.
//! Wire spellings (`wf_…`, `exec_…`, `agent-…`) are derived from these and never stored where a record refers to another.

mod spelling;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::spelling::{parse, parse_uuid, spell};

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
    /// An agent.
    AgentId,
    /// A conversation.
    ConversationId,
    /// Something said in a conversation.
    ConversationMessageId,
    /// What an agent's run emitted.
    MessageId,
    /// A run of an integration's synchronisation.
    SyncId,
    /// A person's answer that came before the question.
    AnswerId,
    /// A key that secrets of a tenant are sealed with (not the key itself).
    DataKeyId,
}

impl AgentId {
    /// What stands before the digits where people write the id of an agent: into a workflow's graph.
    pub const PREFIX: &str = "agent-";

    /// `agent-01j7hs7k80es8r65rzyjka792g`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }

    /// The agent that a text written by people names, by that spelling or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}

impl FormId {
    /// What stands before the digits where people write the id of a form: into a workflow's graph, into the address of its page.
    pub const PREFIX: &str = "form_";

    /// `form_01j7hs7k80es8r65rzyjka792g`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }

    /// The form that a text written by people names, by that spelling or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}

impl SubmissionId {
    /// What stands before the digits.
    pub const PREFIX: &str = "sub_";

    /// `sub_01j7mrkbg0e4ma4jz41b93y214`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }
}

impl ConversationId {
    /// What stands before the digits.
    pub const PREFIX: &str = "conv-";

    /// `conv-01j7mrkbg0e4ma4jz41b93y214`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }

    /// The record that a text written by people names, by that spelling or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}

impl IntegrationId {
    /// What stands before the digits where integrations are synced.
    pub const PREFIX: &str = "int-";

    /// `int-01j7mrwgf0e60tak362xesvjfr`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }

    /// The record that a text written by people names, by that spelling or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}

impl ConversationMessageId {
    /// What stands before the digits.
    pub const PREFIX: &str = "msg-";

    /// `msg-01j7mrkbg0e4ma4jz41b93y215`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }
}

impl WorkflowId {
    /// What stands before the digits where people write the id of a workflow: into another workflow's graph.
    pub const PREFIX: &str = "wf_";

    /// The workflow that a text written by people names, by `wf_…` or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}

impl CredentialId {
    /// What stands before the digits where people write the id of a credential: into a workflow's graph.
    pub const PREFIX: &str = "cred_";

    /// `cred_01j7mrkbg0e4ma4jz41b93y214`.
    pub fn spelled(self) -> String {
        spell(Self::PREFIX, self.0)
    }

    /// The credential that a text written by people names, by that spelling or by the plain UUID; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Self> {
        parse(Self::PREFIX, text).or_else(|| parse_uuid(text)).map(Self)
    }
}
