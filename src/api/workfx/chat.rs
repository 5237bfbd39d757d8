//! Operations tagged `Chat`: runs that are started, resumed and taken up again, answered whole or as a stream.
//!
//! The three operations differ in how they come to a run. From there on it is one way: [`WorkFx::answered`].

use generated::{
    runtime::{Call, EventStream, Value, preferred},
    workfx::{ChatApi, requests, responses, types as wire},
};
use poem::IntoResponse as _;

use super::{
    WorkFx, convert, error,
    story::{EventId, Story},
};
use crate::{
    api::idempotency,
    domain::{
        error::{Error, Fault, Kind, Result},
        feed::Place,
        id::{AgentId, ExecutionId},
        identity::Caller,
        turns::StartedTurn,
        workflows::now,
    },
};

const JSON: &str = "application/json";
const TEXT: &str = "text/plain";

/// What an answer is about.
struct Run {
    agent: AgentId,
    id: ExecutionId,
    /// What it answers; `None` without a conversation.
    turn: Option<StartedTurn>,
    /// Where a stream begins.
    from: Place,
}

/// What the three operations answer alike.
enum Answered {
    Whole(wire::RunAnswer),
    Bare(String),
    Stream(EventStream),
    GoesOn(wire::RunAnswer),
    Failed(wire::Error),
}

/// The same, as each operation's own type.
macro_rules! answered {
    ($operation:ident, $body:ident, $answered:expr) => {
        match $answered {
            Answered::Whole(answer) => responses::$operation::Ok(responses::$body::Json(answer)),
            Answered::Bare(answer) => responses::$operation::Ok(responses::$body::Text(answer)),
            Answered::Stream(events) => responses::$operation::Ok(responses::$body::EventStream(events)),
            Answered::GoesOn(answer) => responses::$operation::Accepted(answer),
            Answered::Failed(error) => responses::$operation::InternalServerError(error),
        }
    };
}

impl ChatApi for WorkFx {
    async fn chat(&self, call: Call<'_, Caller>, request: requests::Chat) -> Result<responses::Chat> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let agent = convert::agent_id(&request.agent_id)?;
        if let Some(last) = taken_up(request.last_event_id.as_ref()) {
            return Ok(answered!(Chat, ChatOkBody, self.take_up(&call, agent, last).await?));
        }
        let conversation = convert::conversation_id(&request.body.conversation_id)?;
        let streaming = request.body.streaming;
        let turn = convert::new_turn(agent, conversation, request.body);
        let turn = self.services.turns.start(call.owner, turn).await?;
        let run = Run { agent, id: turn.run, turn: Some(turn), from: Place::default() };
        self.promise(&run).await?;
        Ok(answered!(Chat, ChatOkBody, self.answered(&call, run, streaming).await?))
    }

    async fn resume_chat(
        &self,
        call: Call<'_, Caller>,
        request: requests::ResumeChat,
    ) -> Result<responses::ResumeChat> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let agent = convert::agent_id(&request.agent_id)?;
        if let Some(last) = taken_up(request.last_event_id.as_ref()) {
            return Ok(answered!(ResumeChat, ResumeChatOkBody, self.take_up(&call, agent, last).await?));
        }
        let (turns, body) = (&self.services.turns, request.body);
        let id = convert::run_id(&body.flow_run_id)?;
        let turn = turns.turn_of(call.owner, agent, id).await?;
        if let Some(named) = convert::conversation_id(&body.conversation_id)?
            && turn.as_ref().map(|turn| turn.conversation.id) != Some(named)
        {
            return Err(Error::not_found(Kind::Conversation));
        }
        // What happened up to here the client has been told, or does not want to know.
        let from = if body.streaming { self.place_of(&call, agent, id).await? } else { Place::default() };
        let run = Run { agent, id, turn, from };
        self.promise(&run).await?;
        let answer = Value::Object(body.interrupt_inputs);
        turns.resume(call.owner, agent, id, None, answer).await.map_err(at_answer)?;
        Ok(answered!(ResumeChat, ResumeChatOkBody, self.answered(&call, run, body.streaming).await?))
    }

    async fn run_job(&self, call: Call<'_, Caller>, request: requests::RunJob) -> Result<responses::RunJob> {
        self.unit(&call, request.tenant_id.as_deref(), request.tenant_unit_id.as_deref()).await?;
        let agent = convert::agent_id(&request.agent_id)?;
        if let Some(last) = taken_up(request.last_event_id.as_ref()) {
            return Ok(answered!(RunJob, RunJobOkBody, self.take_up(&call, agent, last).await?));
        }
        let (turns, streaming) = (&self.services.turns, request.body.streaming);
        let run = if let Some(conversation) = convert::conversation_id(&request.body.conversation_id)? {
            let turn = convert::new_turn(agent, Some(conversation), request.body);
            let turn = turns.start(call.owner, turn).await?;
            Run { agent, id: turn.run, turn: Some(turn), from: Place::default() }
        } else {
            let id = turns.start_run(call.owner, agent, convert::run_input(request.body), None).await?;
            Run { agent, id, turn: None, from: Place::default() }
        };
        self.promise(&run).await?;
        Ok(answered!(RunJob, RunJobOkBody, self.answered(&call, run, streaming).await?))
    }
}

impl WorkFx {
    /// From here on the run stands behind the request's key: what a repeat is told until there is more, or where there will be nothing that can be kept.
    async fn promise(&self, run: &Run) -> Result<()> {
        let answer = wire::RunAnswer {
            event: wire::AnswerEvent::WorkflowStarted,
            conversation_id: run.turn.as_ref().map(|turn| turn.conversation.id.0.into()),
            flow_run_id: run.id.0.into(),
            message_id: None,
            answer: String::new(),
            outputs: Value::Null,
            status: wire::RunStatus::Running,
            is_interrupted: false,
            interrupt: None,
            metadata: convert::metadata(None),
            created_at: run.turn.as_ref().map_or_else(now, |turn| turn.message.created_at).into(),
        };
        idempotency::meanwhile(&self.services, responses::Chat::Accepted(answer).into_response()).await
    }

    /// The answer of a run: its stream, or what has come of it once it has ended, waits for a person, or outlives the limit.
    async fn answered(&self, call: &Call<'_, Caller>, run: Run, streaming: bool) -> Result<Answered> {
        let turns = &self.services.turns;
        if streaming {
            return self.told(call, run, 0).await.map(Answered::Stream);
        }
        let limit = self.services.run_limit;
        let (detail, message) = match &run.turn {
            Some(turn) => {
                let end = turns.finish(call.owner, turn, limit).await?;
                (end.detail, end.answer)
            }
            None => (turns.finish_run(call.owner, run.agent, run.id, limit).await?, None),
        };
        Ok(match convert::run_answer(detail, message.as_ref()) {
            Err(why) => Answered::Failed(error::detail(convert::failure(&why, run.id))),
            Ok(answer) => match answer.status {
                wire::RunStatus::Running => Answered::GoesOn(answer),
                wire::RunStatus::Succeeded if preferred(call.request, &[JSON, TEXT]) == TEXT => {
                    Answered::Bare(answer.answer)
                }
                _ => Answered::Whole(answer),
            },
        })
    }

    /// The stream of a run of this agent's behind an event of it.
    async fn take_up(&self, call: &Call<'_, Caller>, agent: AgentId, last: &str) -> Result<Answered> {
        let last = EventId::read(last).ok_or(Error::not_found(Kind::Execution))?;
        let turn = self.services.turns.turn_of(call.owner, agent, last.run).await?;
        let (from, told) = last.behind();
        let run = Run { agent, id: last.run, turn, from };
        self.told(call, run, told).await.map(Answered::Stream)
    }

    async fn told(&self, call: &Call<'_, Caller>, run: Run, told: usize) -> Result<EventStream> {
        let turns = self.services.turns.clone();
        let frames = turns.watch(call.owner, run.agent, run.id, run.from).await?;
        let story = Story { turns, owner: call.owner, agent: run.agent, run: run.id, turn: run.turn };
        Ok(story.stream(frames, run.from, told))
    }

    /// Where a run has come to that waits for a person. One that does not will be refused.
    async fn place_of(&self, call: &Call<'_, Caller>, agent: AgentId, run: ExecutionId) -> Result<Place> {
        if convert::interrupt(&self.services.turns.run_of(call.owner, agent, run).await?).is_none() {
            return Ok(Place::default());
        }
        let frames = self.services.turns.watch(call.owner, agent, run, Place::default()).await?;
        Ok(super::story::last_place(frames).await)
    }
}

/// An empty id says that nothing was seen (WHATWG HTML, section 9.2.4): as if it were not there.
fn taken_up(last: Option<&String>) -> Option<&str> {
    last.map(String::as_str).filter(|last| !last.is_empty())
}

/// Faults of a person's answer, at the field that holds it.
fn at_answer(error: Error) -> Error {
    let Error::Invalid { faults } = error else { return error };
    let moved = |fault: Fault| Fault { pointer: format!("/interrupt_inputs{}", fault.pointer), ..fault };
    Error::Invalid { faults: faults.into_iter().map(moved).collect() }
}
