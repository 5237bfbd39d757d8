//! Operations tagged `API keys`.

use generated::{
    platform::{ApiKeysApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl ApiKeysApi for Platform {
    async fn list_api_keys(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListApiKeys,
    ) -> Result<responses::ListApiKeys> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.keys.list(call.owner, page).await?;
        Ok(responses::ListApiKeys::Ok(convert::api_key_list(found, request.page, request.limit)))
    }

    async fn create_api_key(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateApiKey,
    ) -> Result<responses::CreateApiKey> {
        let made = self.services.keys.create(&call.principal, convert::new_api_key(request.body)).await?;
        let location = location::of(call.request, &format!("/api-keys/{}", made.key.id));
        Ok(responses::CreateApiKey::Created { body: convert::created_api_key(made), location })
    }

    async fn get_api_key(&self, call: Call<'_, Caller>, request: requests::GetApiKey) -> Result<responses::GetApiKey> {
        let found = self.services.keys.find(call.owner, convert::api_key_id(&request.id)?).await?;
        Ok(responses::GetApiKey::Ok(convert::api_key(found)))
    }

    async fn revoke_api_key(
        &self,
        call: Call<'_, Caller>,
        request: requests::RevokeApiKey,
    ) -> Result<responses::RevokeApiKey> {
        self.services.keys.revoke(call.owner, convert::api_key_id(&request.id)?).await?;
        Ok(responses::RevokeApiKey::NoContent)
    }
}
