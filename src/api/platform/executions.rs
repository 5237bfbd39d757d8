//! Operations tagged `Executions`.

use generated::{
    platform::{ExecutionsApi, requests, responses},
    runtime::Call,
};

use super::{
    Platform,
    convert::{self, executions},
    progress,
};
use crate::domain::{error::Result, identity::Caller};

impl ExecutionsApi for Platform {
    async fn list_executions(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListExecutions,
    ) -> Result<responses::ListExecutions> {
        let (filter, cursor) =
            (executions::filter(&request)?, executions::cursor(request.cursor.as_deref(), request.limit));
        let found = self.services.executions.list_after(call.owner, &filter, cursor).await?;
        Ok(responses::ListExecutions::Ok(executions::list(found)))
    }

    async fn get_execution(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetExecution,
    ) -> Result<responses::GetExecution> {
        let id = convert::execution_id(&request.id)?;
        let (found, children) = self.services.executions.family(call.owner, id, executions::MAX_CHILDREN).await?;
        Ok(responses::GetExecution::Ok(executions::detail(found, &children)))
    }

    async fn watch_execution(
        &self,
        call: Call<'_, Caller>,
        request: requests::WatchExecution,
    ) -> Result<responses::WatchExecution> {
        let (id, last) = (convert::execution_id(&request.id)?, request.last_event_id.as_deref());
        Ok(match progress::watch(&self.services.executions, call.owner, id, last).await? {
            Some(events) => responses::WatchExecution::Ok(events),
            None => responses::WatchExecution::NoContent,
        })
    }

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
