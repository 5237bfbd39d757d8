//! Operations tagged `OAuth 2.0`.

use generated::{
    oauth::{OAuth20Api, requests, responses},
    runtime::Call,
};

use super::{Basic, OAuth, convert};
use crate::domain::oauth::OAuthResult;

impl OAuth20Api for OAuth {
    async fn create_token(
        &self,
        call: Call<'_, Basic>,
        request: requests::CreateToken,
    ) -> OAuthResult<responses::CreateToken> {
        let body = request.body;
        convert::grant(&body.grant_type)?;
        let login = convert::login(&call.principal, body.client_id, body.client_secret)?;
        let scope = convert::present(body.scope);
        let issued = self.services.oauth.client_credentials(&login, scope.as_deref()).await?;
        Ok(responses::CreateToken::Ok(convert::token(&issued, self.services.oauth.lifetime())))
    }

    async fn revoke_token(
        &self,
        call: Call<'_, Basic>,
        request: requests::RevokeToken,
    ) -> OAuthResult<responses::RevokeToken> {
        let body = request.body;
        let login = convert::login(&call.principal, body.client_id, body.client_secret)?;
        self.services.oauth.revoke(&login, &convert::required("token", body.token)?).await?;
        Ok(responses::RevokeToken::Ok(convert::revoked()))
    }

    async fn introspect_token(
        &self,
        call: Call<'_, Basic>,
        request: requests::IntrospectToken,
    ) -> OAuthResult<responses::IntrospectToken> {
        let body = request.body;
        let login = convert::login(&call.principal, body.client_id, body.client_secret)?;
        let found = self.services.oauth.introspect(&login, &convert::required("token", body.token)?).await?;
        Ok(responses::IntrospectToken::Ok(convert::introspection(found)))
    }

    async fn get_authorization_server_metadata(
        &self,
        call: Call<'_, Basic>,
        _: requests::GetAuthorizationServerMetadata,
    ) -> OAuthResult<responses::GetAuthorizationServerMetadata> {
        let issuer = convert::issuer(call.request, self.services.public_url.as_deref())?;
        Ok(responses::GetAuthorizationServerMetadata::Ok(convert::metadata(&issuer)))
    }
}
