//! Operations tagged `Credentials`.

use generated::{
    runtime::Call,
    yourapp::{CredentialsApi, requests, responses},
};

use super::{YourApp, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl CredentialsApi for YourApp {
    async fn list_credentials(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListCredentials,
    ) -> Result<responses::ListCredentials> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.credentials.list(call.owner, page).await?;
        Ok(responses::ListCredentials::Ok(convert::credential_list(found, request.page, request.limit)))
    }

    async fn create_credential(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateCredential,
    ) -> Result<responses::CreateCredential> {
        let made = self.services.credentials.create(call.owner, convert::new_credential(request.body)).await?;
        // A credential has no address of its own: the document sends clients to the list.
        let location = location::of(call.request, "/credentials");
        Ok(responses::CreateCredential::Created { body: convert::credential_response(made), location })
    }

    async fn delete_credential(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteCredential,
    ) -> Result<responses::DeleteCredential> {
        let id = convert::credential_id(&request.id)?;
        self.services.credentials.delete(call.owner, id).await?;
        Ok(responses::DeleteCredential::Ok(convert::credential_deleted(id)))
    }
}
