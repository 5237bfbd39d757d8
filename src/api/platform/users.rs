//! Operations tagged `Users`.

use generated::{
    platform::{UsersApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl UsersApi for Platform {
    async fn list_users(&self, call: Call<'_, Caller>, request: requests::ListUsers) -> Result<responses::ListUsers> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.users.list(call.owner, page).await?;
        Ok(responses::ListUsers::Ok(convert::user_list(found, request.page, request.limit)))
    }

    async fn create_user(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateUser,
    ) -> Result<responses::CreateUser> {
        let made = self.services.users.create(call.owner, request.body.name).await?;
        let location = location::of(call.request, &format!("/users/{}", made.id));
        Ok(responses::CreateUser::Created { body: convert::user(made), location })
    }

    async fn get_user(&self, call: Call<'_, Caller>, request: requests::GetUser) -> Result<responses::GetUser> {
        let found = self.services.users.find(call.owner, convert::user_id(&request.id)?).await?;
        Ok(responses::GetUser::Ok(convert::user(found)))
    }

    async fn delete_user(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteUser,
    ) -> Result<responses::DeleteUser> {
        self.services.users.delete(call.owner, convert::user_id(&request.id)?).await?;
        Ok(responses::DeleteUser::NoContent)
    }

    async fn list_user_tokens(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListUserTokens,
    ) -> Result<responses::ListUserTokens> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.users.tokens(call.owner, convert::user_id(&request.id)?, page).await?;
        Ok(responses::ListUserTokens::Ok(convert::user_token_list(found, request.page, request.limit)))
    }

    async fn create_user_token(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateUserToken,
    ) -> Result<responses::CreateUserToken> {
        let (user, new) = (convert::user_id(&request.id)?, convert::new_user_token(request.body));
        let made = self.services.users.create_token(&call.principal, user, new).await?;
        // A token has no address of its own: the document sends clients to the list.
        let location = location::of(call.request, &format!("/users/{user}/tokens"));
        Ok(responses::CreateUserToken::Created { body: convert::created_user_token(made), location })
    }

    async fn revoke_user_token(
        &self,
        call: Call<'_, Caller>,
        request: requests::RevokeUserToken,
    ) -> Result<responses::RevokeUserToken> {
        let (user, token) = (convert::user_id(&request.id)?, convert::user_token_id(&request.token_id)?);
        self.services.users.revoke_token(call.owner, user, token).await?;
        Ok(responses::RevokeUserToken::NoContent)
    }
}
