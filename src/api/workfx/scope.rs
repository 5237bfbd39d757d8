//! `tenant_id` and `tenant_unit_id`, which every operation takes: bound to what the caller may see.

use generated::runtime::Call;

use super::WorkFx;
use crate::{
    api::wire_id,
    domain::{
        error::{Error, Kind, Result},
        id::{TenantId, UnitId},
        identity::Caller,
    },
};

impl WorkFx {
    /// The unit that a request names, where the caller sees it. A tenant that is not the caller's, and a unit that it does not see, do not exist.
    pub(super) async fn unit(
        &self,
        call: &Call<'_, Caller>,
        tenant: Option<&str>,
        unit: Option<&str>,
    ) -> Result<Option<UnitId>> {
        if let Some(tenant) = said(tenant)
            && wire_id::parse_uuid(tenant).map(TenantId) != Some(call.owner.tenant)
        {
            return Err(Error::not_found(Kind::Tenant));
        }
        let Some(unit) = said(unit) else { return Ok(None) };
        let unit = wire_id::parse_uuid(unit).map(UnitId).ok_or(Error::not_found(Kind::Unit))?;
        Ok(Some(self.services.units.find(call.owner, unit).await?.id))
    }
}

/// Empty and `null` say nothing: clients that fill in what they have not write these.
pub(super) fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !matches!(*text, "" | "null"))
}
