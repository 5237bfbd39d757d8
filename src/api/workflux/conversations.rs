//! Operations tagged `Conversations`.

use generated::{
    runtime::Call,
    workflux::{ConversationsApi, requests, responses, types},
};
use poem::IntoResponse as _;

use super::{WorkFlux, convert, error};
use crate::{
    api::{idempotency, location},
    domain::{
        conversation::Sender,
        error::{Error, Kind, Result},
        id::ConversationId,
        identity::Caller,
        turns::{NewTurn, StartedTurn, TurnEnd},
    },
};

impl ConversationsApi for WorkFlux {
    async fn list_conversations(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListConversations,
    ) -> Result<responses::ListConversations> {
        let page = convert::page_request(request.page, request.limit);
        let filter = convert::conversation_filter(&request)?;
        if let Some(agent) = filter.agent {
            self.services.agents.get(call.owner, agent).await.map_err(named)?;
        }
        let found = self.services.conversations.list(call.owner, &filter, page).await?;
        Ok(responses::ListConversations::Ok(convert::conversation_list(found, page)))
    }

    async fn create_conversation(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateConversation,
    ) -> Result<responses::CreateConversation> {
        let body = request.body;
        let agent = convert::named_agent(&body.agent_id)?;
        let created = |body: types::ConversationCreated| responses::CreateConversation::Created {
            location: location::of(call.request, &format!("/conversations/{}", body.id)),
            body,
        };
        let Some(query) = body.initial_message.into_option() else {
            let begun = self.services.conversations.begin(call.owner, agent, body.channel, Some(body.user_id)).await;
            return Ok(created(convert::conversation_created(begun.map_err(named)?, None, None)));
        };
        let turn = NewTurn {
            agent,
            conversation: None,
            channel: body.channel,
            user: Some(body.user_id),
            query,
            inputs: convert::no_inputs(),
            files: Vec::new(),
        };
        let started = self.services.turns.start(call.owner, turn).await.map_err(named)?;
        let meanwhile =
            convert::conversation_created(started.conversation.clone(), Some(started.message.clone()), None);
        idempotency::meanwhile(&self.services, created(meanwhile).into_response()).await?;
        let end = self.services.turns.finish(call.owner, &started, self.services.run_limit).await?;
        if let Some(failure) = failure(&call, &started, &end) {
            return Ok(responses::CreateConversation::InternalServerError(failure));
        }
        Ok(created(convert::conversation_created(end.conversation, Some(started.message), end.answer)))
    }

    async fn get_conversation(
        &self,
        call: Call<'_, Caller>,
        request: requests::GetConversation,
    ) -> Result<responses::GetConversation> {
        let id = convert::conversation_id(&request.conversation_id)?;
        let found = self.services.conversations.get(call.owner, id).await?;
        Ok(responses::GetConversation::Ok(convert::conversation(found)))
    }

    async fn list_messages(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListMessages,
    ) -> Result<responses::ListMessages> {
        let id = convert::conversation_id(&request.conversation_id)?;
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.conversations.messages(call.owner, id, page).await?;
        Ok(responses::ListMessages::Ok(convert::message_list(found, page)))
    }

    async fn send_message(
        &self,
        call: Call<'_, Caller>,
        request: requests::SendMessage,
    ) -> Result<responses::SendMessage> {
        let id = convert::conversation_id(&request.conversation_id)?;
        let conversation = self.services.conversations.get(call.owner, id).await?;
        let sent = |body: types::MessageSent| responses::SendMessage::Created { location: place(&call, id), body };
        let content = request.body.content;
        let sender = convert::sender(request.body.sender);
        if sender != Sender::User {
            let said = self.services.conversations.say(call.owner, id, sender, content).await?;
            return Ok(sent(convert::message_sent(said, None, conversation.status)));
        }
        let turn = NewTurn {
            agent: conversation.agent,
            conversation: Some(id),
            channel: conversation.channel,
            user: conversation.user,
            query: content,
            inputs: convert::no_inputs(),
            files: Vec::new(),
        };
        let started = self.services.turns.start(call.owner, turn).await?;
        let meanwhile = convert::message_sent(started.message.clone(), None, started.conversation.status);
        idempotency::meanwhile(&self.services, sent(meanwhile).into_response()).await?;
        let end = self.services.turns.finish(call.owner, &started, self.services.run_limit).await?;
        if let Some(failure) = failure(&call, &started, &end) {
            return Ok(responses::SendMessage::InternalServerError(failure));
        }
        Ok(sent(convert::message_sent(started.message, end.answer, end.conversation.status)))
    }
}

/// An agent that the request names beside its path is a fault of the request where it is not there, and not a path that is missing.
fn named(error: Error) -> Error {
    match error {
        Error::NotFound { kind: Kind::Agent } => Error::unknown_record("/agent_id", Kind::Agent),
        other => other,
    }
}

/// Messages have no path of their own: they are read where they were said.
fn place(call: &Call<'_, Caller>, id: ConversationId) -> String {
    location::of(call.request, &format!("/conversations/{}/messages", id.spelled()))
}

/// What the client is told where the agent failed; `None` where it did not.
fn failure(call: &Call<'_, Caller>, started: &StartedTurn, end: &TurnEnd) -> Option<types::ErrorResponse> {
    let (reason, message) = convert::run_failure(&end.detail.execution)?;
    let details = types::ErrorDetails {
        reason: Some(reason),
        conversation_id: Some(started.conversation.id.spelled()),
        message_id: Some(started.message.id.spelled()),
        ..error::no_details()
    };
    Some(error::integration(call.request, &message, details))
}
