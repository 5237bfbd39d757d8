//! Operations tagged `Webhook deliveries`.

use generated::{
    platform::{WebhookDeliveriesApi, requests, responses},
    runtime::Call,
};

use super::{
    Platform,
    convert::{self, deliveries},
};
use crate::domain::{error::Result, identity::Caller};

impl WebhookDeliveriesApi for Platform {
    async fn list_webhook_deliveries(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListWebhookDeliveries,
    ) -> Result<responses::ListWebhookDeliveries> {
        let page = convert::page_request(request.page, request.limit);
        let filter = deliveries::filter(request.webhook_id.as_deref(), request.status, request.event)?;
        let found = self.services.deliveries.list(call.owner, &filter, page).await?;
        Ok(responses::ListWebhookDeliveries::Ok(deliveries::delivery_list(found, request.page, request.limit)))
    }

    async fn get_webhook_delivery(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetWebhookDelivery,
    ) -> Result<responses::GetWebhookDelivery> {
        let found = self.services.deliveries.get(call.owner, deliveries::delivery_id(&request.id)?).await?;
        Ok(responses::GetWebhookDelivery::Ok(deliveries::detail(found)))
    }

    async fn resend_webhook_delivery(
        &self,
        call: Call<'_, Caller>,
        request: requests::ResendWebhookDelivery,
    ) -> Result<responses::ResendWebhookDelivery> {
        let pending = self.services.deliveries.resend(call.owner, deliveries::delivery_id(&request.id)?).await?;
        Ok(responses::ResendWebhookDelivery::Accepted(deliveries::delivery(pending)))
    }
}
