//! Tenants: made and listed by those who run the server. A tenant's own people see theirs through [`super::profile`].

use std::sync::Arc;

use super::{
    error::{Error, Kind, Result},
    id::{EndpointId, TenantId},
    identity::{Endpoint, Owner, Tenant},
    keys::{CreatedKey, KeyService, admin_key_of_tenant},
    page::{Page, PageRequest},
    plan::Plan,
    ports::{DEFAULT_ENDPOINT, TenantRepository},
    text::check_name,
    workflows::now,
};

/// What [`TenantService::create`] gives the endpoint that every tenant has from its first day.
pub const DEFAULT_ENDPOINT_DESCRIPTION: &str =
    "Where published workflows are callable by name unless they say otherwise.";

/// The rules of tenants over their repository. Who may call is not judged here: the surface's document asks for the scope `operator`.
#[derive(Clone)]
pub struct TenantService {
    tenants: Arc<dyn TenantRepository>,
    keys: KeyService,
}

/// A tenant and its first key, whose secret is shown this once.
#[derive(Debug, Clone)]
pub struct CreatedTenant {
    /// The tenant.
    pub tenant: Tenant,
    /// A key with the scope `admin`, for the tenant's people to begin with.
    pub key: CreatedKey,
}

/// What is to change; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TenantChange {
    /// The name.
    pub name: Option<String>,
    /// The plan.
    pub plan: Option<Plan>,
}

impl TenantService {
    /// A service over these.
    pub fn new(tenants: Arc<dyn TenantRepository>, keys: KeyService) -> Self {
        Self { tenants, keys }
    }

    /// Makes a tenant with its default endpoint. [`Error::Conflict`] where the name is taken.
    pub async fn found(&self, name: String, plan: Plan) -> Result<Tenant> {
        check(&name)?;
        let tenant = Tenant { id: TenantId::new(), name, plan, created_at: now() };
        let endpoint = Endpoint {
            id: EndpointId::new(),
            owner: Owner { tenant: tenant.id, unit: None },
            name: DEFAULT_ENDPOINT.to_owned(),
            description: DEFAULT_ENDPOINT_DESCRIPTION.to_owned(),
            created_at: tenant.created_at,
        };
        self.tenants.insert_with_endpoint(&tenant, &endpoint).await?;
        Ok(tenant)
    }

    /// Makes a tenant with its default endpoint and its first key. [`Error::Conflict`] where the name is taken.
    pub async fn create(&self, name: String, plan: Plan) -> Result<CreatedTenant> {
        let tenant = self.found(name, plan).await?;
        let key = self.keys.issue(Owner { tenant: tenant.id, unit: None }, admin_key_of_tenant("first")).await?;
        Ok(CreatedTenant { tenant, key })
    }

    /// By id.
    pub async fn find(&self, id: TenantId) -> Result<Tenant> {
        self.tenants.find(id).await?.ok_or(Error::not_found(Kind::Tenant))
    }

    /// By name, as the command line spells tenants.
    pub async fn find_by_name(&self, name: &str) -> Result<Tenant> {
        self.tenants.find_by_name(name).await?.ok_or(Error::not_found(Kind::Tenant))
    }

    /// Newest first.
    pub async fn list(&self, page: PageRequest) -> Result<Page<Tenant>> {
        self.tenants.list(page).await
    }

    /// Changes a tenant. [`Error::Conflict`] where the new name is taken.
    pub async fn update(&self, id: TenantId, change: TenantChange) -> Result<Tenant> {
        let mut tenant = self.find(id).await?;
        if let Some(name) = change.name {
            check(&name)?;
            tenant.name = name;
        }
        tenant.plan = change.plan.unwrap_or(tenant.plan);
        if self.tenants.update(&tenant).await? { Ok(tenant) } else { Err(Error::not_found(Kind::Tenant)) }
    }
}

fn check(name: &str) -> Result<()> {
    let faults = check_name("/name", name);
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid { faults }) }
}

#[cfg(test)]
mod tests;
