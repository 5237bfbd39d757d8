//! Operations tagged `Units`.

use generated::{
    platform::{UnitsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl UnitsApi for Platform {
    async fn list_units(&self, call: Call<'_, Caller>, request: requests::ListUnits) -> Result<responses::ListUnits> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.units.list(call.owner, page).await?;
        Ok(responses::ListUnits::Ok(convert::unit_list(found, request.page, request.limit)))
    }

    async fn create_unit(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateUnit,
    ) -> Result<responses::CreateUnit> {
        let made = self.services.units.create(call.owner, request.body.name).await?;
        let location = location::of(call.request, &format!("/units/{}", made.id));
        Ok(responses::CreateUnit::Created { body: convert::unit(made), location })
    }

    async fn get_unit(&self, call: Call<'_, Caller>, request: requests::GetUnit) -> Result<responses::GetUnit> {
        let found = self.services.units.find(call.owner, convert::unit_id(&request.id)?).await?;
        Ok(responses::GetUnit::Ok(convert::unit(found)))
    }

    async fn delete_unit(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteUnit,
    ) -> Result<responses::DeleteUnit> {
        self.services.units.delete(call.owner, convert::unit_id(&request.id)?).await?;
        Ok(responses::DeleteUnit::NoContent)
    }
}
