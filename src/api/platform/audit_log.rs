//! Operations tagged `Audit log`.

use generated::{
    platform::{AuditLogApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::domain::{error::Result, identity::Caller};

impl AuditLogApi for Platform {
    async fn list_audit_events(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListAuditEvents,
    ) -> Result<responses::ListAuditEvents> {
        let (page, limit) = (request.page, request.limit);
        let filter = convert::audit_filter(request);
        let found = self.services.audit.list(call.owner, &filter, convert::page_request(page, limit)).await?;
        Ok(responses::ListAuditEvents::Ok(convert::audit_event_list(found, page, limit)))
    }
}
