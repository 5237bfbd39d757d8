//! Operations tagged `Executions`.

use generated::{
    platform::{ExecutionsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::domain::{error::Result, identity::Caller};

impl ExecutionsApi for Platform {
    async fn cancel_execution(
        &self,
        call: Call<'_, Caller>,
        request: requests::CancelExecution,
    ) -> Result<responses::CancelExecution> {
        let cancelled = self.services.executions.cancel(call.owner, convert::execution_id(&request.id)?).await?;
        Ok(responses::CancelExecution::Ok(convert::execution_state(&cancelled.execution)))
    }

    async fn retry_execution(
        &self,
        call: Call<'_, Caller>,
        request: requests::RetryExecution,
    ) -> Result<responses::RetryExecution> {
        let open = self.services.executions.retry(call.owner, convert::execution_id(&request.id)?).await?;
        Ok(responses::RetryExecution::Ok(convert::execution_state(&open.execution)))
    }
}
