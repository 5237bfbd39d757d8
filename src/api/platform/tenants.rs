//! Operations tagged `Tenants`.

use generated::{
    platform::{TenantsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl TenantsApi for Platform {
    async fn list_tenants(
        &self,
        _: Call<'_, Caller>,
        request: requests::ListTenants,
    ) -> Result<responses::ListTenants> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.tenants.list(page).await?;
        Ok(responses::ListTenants::Ok(convert::tenant_list(found, request.page, request.limit)))
    }

    async fn create_tenant(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateTenant,
    ) -> Result<responses::CreateTenant> {
        let body = request.body;
        let made = self.services.tenants.create(body.name, convert::plan(body.plan)).await?;
        let location = location::of(call.request, &format!("/tenants/{}", made.tenant.id));
        Ok(responses::CreateTenant::Created { body: convert::created_tenant(made), location })
    }

    async fn get_tenant(&self, _: Call<'_, Caller>, request: requests::GetTenant) -> Result<responses::GetTenant> {
        let found = self.services.tenants.find(convert::tenant_id(&request.id)?).await?;
        Ok(responses::GetTenant::Ok(convert::tenant(found)))
    }

    async fn update_tenant(
        &self,
        _: Call<'_, Caller>,
        request: requests::UpdateTenant,
    ) -> Result<responses::UpdateTenant> {
        let id = convert::tenant_id(&request.id)?;
        let tenant = self.services.tenants.update(id, convert::tenant_change(request.body)).await?;
        Ok(responses::UpdateTenant::Ok(convert::tenant(tenant)))
    }
}
