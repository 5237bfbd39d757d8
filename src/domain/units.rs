//! Units: parts of a tenant with walls of their own. A caller that is bound to one sees that one alone.

use std::sync::Arc;

use super::{
    error::{Error, Kind, Result},
    id::{TenantId, UnitId},
    identity::{Owner, Unit},
    page::{Page, PageRequest},
    ports::UnitRepository,
    text::check_name,
    workflows::now,
};

/// The rules of units over their repository.
#[derive(Clone)]
pub struct UnitService {
    units: Arc<dyn UnitRepository>,
}

impl UnitService {
    /// A service over this port.
    pub fn new(units: Arc<dyn UnitRepository>) -> Self {
        Self { units }
    }

    /// Makes a unit. [`Error::Forbidden`] to a caller that is bound to one, [`Error::Conflict`] where the name is taken.
    pub async fn create(&self, owner: Owner, name: String) -> Result<Unit> {
        check_unbound(owner)?;
        let faults = check_name("/name", &name);
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let unit = Unit { id: UnitId::new(), tenant: owner.tenant, name, created_at: now() };
        self.units.insert(&unit).await?;
        Ok(unit)
    }

    /// By id.
    pub async fn find(&self, owner: Owner, id: UnitId) -> Result<Unit> {
        self.units.find(owner, id).await?.ok_or(Error::not_found(Kind::Unit))
    }

    /// By name, as the command line spells units.
    pub async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Unit> {
        self.units.find_by_name(tenant, name).await?.ok_or(Error::not_found(Kind::Unit))
    }

    /// Newest first.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Unit>> {
        self.units.list(owner, page).await
    }

    /// Removes a unit, and with it its keys and clients that were revoked. [`Error::Conflict`] while anything else refers to it,
    /// [`Error::Forbidden`] to a caller that is bound to it.
    pub async fn delete(&self, owner: Owner, id: UnitId) -> Result<()> {
        self.find(owner, id).await?;
        check_unbound(owner)?;
        if self.units.delete(owner, id).await? { Ok(()) } else { Err(Error::not_found(Kind::Unit)) }
    }
}

fn check_unbound(owner: Owner) -> Result<()> {
    if owner.unit.is_some() {
        return Err(Error::forbidden("a credential that is bound to a unit can neither make nor delete units"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
