//! Operations tagged `Messages`.

use generated::{
    activeworkflow::{MessagesApi, requests, responses},
    runtime::Call,
};

use super::{ActiveWorkflow, convert};
use crate::domain::{error::Result, identity::Caller};

impl MessagesApi for ActiveWorkflow {
    async fn get_message(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetMessage,
    ) -> Result<responses::GetMessage> {
        let found = self.services.messages.get_by_seq(call.owner, request.message_id).await?;
        let agent = self.services.agents.get(call.owner, found.agent).await?;
        Ok(responses::GetMessage::Ok(convert::message_with_payload(found, &agent)))
    }
}
