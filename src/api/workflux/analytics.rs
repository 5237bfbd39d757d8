//! Operations tagged `Analytics`.

use generated::{
    runtime::Call,
    workflux::{AnalyticsApi, requests, responses, types},
};

use super::{WorkFlux, convert};
use crate::domain::{error::Result, identity::Caller};

impl AnalyticsApi for WorkFlux {
    async fn get_analytics(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetAnalytics,
    ) -> Result<responses::GetAnalytics> {
        let agent = request.agent_id.as_deref().map(convert::named_agent).transpose()?;
        let range = convert::range(request.start_date.as_deref(), request.end_date.as_deref())?;
        let period = convert::period(request.group_by);
        let found = self.services.analytics.overview(call.owner, agent, range, period).await?;
        Ok(responses::GetAnalytics::Ok(types::Analytics {
            metrics: convert::metrics(&found.total),
            time_series: convert::time_series(&found.series, request.metric),
        }))
    }

    async fn get_agent_performance(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetAgentPerformance,
    ) -> Result<responses::GetAgentPerformance> {
        let agent = convert::agent_id(&request.agent_id)?;
        let range = convert::range(request.start_date.as_deref(), request.end_date.as_deref())?;
        let period = convert::period(request.group_by);
        let found = self.services.analytics.agent(call.owner, agent, range, period).await?;
        Ok(responses::GetAgentPerformance::Ok(convert::agent_performance(found)))
    }

    async fn get_roi(&self, call: Call<'_, Caller>, request: requests::GetRoi) -> Result<responses::GetRoi> {
        let agent = request.agent_id.as_deref().map(convert::named_agent).transpose()?;
        let range = convert::range(request.start_date.as_deref(), request.end_date.as_deref())?;
        let found = self.services.analytics.roi(call.owner, agent, range).await?;
        Ok(responses::GetRoi::Ok(convert::roi(found)))
    }
}
