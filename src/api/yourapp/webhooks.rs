//! Operations tagged `Webhooks`.

use generated::{
    runtime::Call,
    yourapp::{WebhooksApi, requests, responses},
};

use super::{
    YourApp,
    convert::{self, webhooks},
};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl WebhooksApi for YourApp {
    async fn list_webhooks(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWebhooks,
    ) -> Result<responses::ListWebhooks> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.webhooks.list(call.owner, page).await?;
        Ok(responses::ListWebhooks::Ok(webhooks::webhook_list(found, request.page, request.limit)))
    }

    async fn create_webhook(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateWebhook,
    ) -> Result<responses::CreateWebhook> {
        let made = self.services.webhooks.create(call.owner, webhooks::new_webhook(request.body)).await?;
        let body = webhooks::webhook_created(made);
        let location = location::of(call.request, &format!("/webhooks/{}", body.data.id));
        Ok(responses::CreateWebhook::Created { body, location })
    }

    async fn delete_webhook(
        &self,
        call: Call<'_, Caller>,
        request: requests::DeleteWebhook,
    ) -> Result<responses::DeleteWebhook> {
        let id = webhooks::webhook_id(&request.id)?;
        self.services.webhooks.delete(call.owner, id).await?;
        Ok(responses::DeleteWebhook::Ok(webhooks::webhook_deleted(id)))
    }
}
