//! Operations tagged `OAuth clients`.

use generated::{
    platform::{OAuthClientsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl OAuthClientsApi for Platform {
    async fn list_o_auth_clients(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListOAuthClients,
    ) -> Result<responses::ListOAuthClients> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.clients.list(call.owner, page).await?;
        Ok(responses::ListOAuthClients::Ok(convert::oauth_client_list(found, request.page, request.limit)))
    }

    async fn create_o_auth_client(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateOAuthClient,
    ) -> Result<responses::CreateOAuthClient> {
        let made = self.services.clients.create(&call.principal, convert::new_oauth_client(request.body)).await?;
        let location = location::of(call.request, &format!("/oauth-clients/{}", made.client.id));
        Ok(responses::CreateOAuthClient::Created { body: convert::created_oauth_client(made), location })
    }

    async fn get_o_auth_client(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetOAuthClient,
    ) -> Result<responses::GetOAuthClient> {
        let found = self.services.clients.find(call.owner, convert::oauth_client_id(&request.id)?).await?;
        Ok(responses::GetOAuthClient::Ok(convert::oauth_client(found)))
    }

    async fn revoke_o_auth_client(
        &self,
        call: Call<'_, Caller>,
        request: requests::RevokeOAuthClient,
    ) -> Result<responses::RevokeOAuthClient> {
        self.services.clients.revoke(call.owner, convert::oauth_client_id(&request.id)?).await?;
        Ok(responses::RevokeOAuthClient::NoContent)
    }
}
