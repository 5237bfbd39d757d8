//! Plans: how much a tenant, or a key with a plan of its own, may ask for. The numbers of each plan are the operator's settings.

use super::id::{ApiKeyId, TenantId};

/// The published plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plan {
    /// 60 requests a minute, 1,000 a day.
    Free,
    /// 120 and 10,000.
    Starter,
    /// 300 and 50,000.
    Pro,
    /// 600 and 200,000.
    Business,
}

impl Plan {
    /// All, from the smallest.
    pub const ALL: [Self; 4] = [Self::Free, Self::Starter, Self::Pro, Self::Business];

    /// As documents, settings and the command line spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Starter => "starter",
            Self::Pro => "pro",
            Self::Business => "business",
        }
    }

    /// The plan of this spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.as_str() == text)
    }
}

/// What requests of a caller count against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meter {
    /// Whose counter.
    pub subject: Subject,
    /// Whose numbers.
    pub plan: Plan,
}

impl Meter {
    /// Of a credential of `tenant`, on the tenant's plan.
    pub fn of_tenant(tenant: TenantId, plan: Plan) -> Self {
        Self { subject: Subject::Tenant(tenant), plan }
    }
}

/// The owner of a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// All credentials of a tenant together.
    Tenant(TenantId),
    /// One key, which has a plan of its own.
    Key(ApiKeyId),
}
