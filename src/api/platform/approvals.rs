//! Operations tagged `Approvals`.

use generated::{
    platform::{ApprovalsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::domain::{error::Result, identity::Caller};

impl ApprovalsApi for Platform {
    async fn list_approvals(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListApprovals,
    ) -> Result<responses::ListApprovals> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.executions.approvals(call.owner, page).await?;
        Ok(responses::ListApprovals::Ok(convert::agents::approval_list(found, request.page, request.limit)))
    }

    async fn answer_approval(
        &self,
        call: Call<'_, Caller>,
        request: requests::AnswerApproval,
    ) -> Result<responses::AnswerApproval> {
        let (id, node) = (convert::execution_id(&request.id)?, request.body.node.into_option());
        let executions = &self.services.executions;
        let answered = executions.answer(call.owner, id, node.as_deref(), request.body.answer).await?;
        Ok(responses::AnswerApproval::Ok(convert::execution_state(&answered.execution)))
    }
}
