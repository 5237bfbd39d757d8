//! What a provider is told, what its calls run, and what comes of it.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use chrono::Utc;

use super::*;
use crate::domain::{
    agent::Tool,
    conversation::{Conversation, ConversationMessage, ConversationStatus, Sender},
    error::Fault,
    execution::{Execution, RunError},
    feed::{Frames, Place},
    id::{ConversationId, ConversationMessageId, ExecutionId},
    ports::NewExecution,
    provider::ToolCall,
    run::{AgentRun, MAX_DEPTH, Origin},
    testing::{Fakes, owner, sealer},
    turns::tests::{agent, workflow},
    workflow::WorkflowStatus,
};

/// Replies as told, in order, and keeps what it was asked.
#[derive(Default)]
struct Script {
    replies: Mutex<VecDeque<Result<Reply, ProviderFailure>>>,
    asked: Mutex<Vec<Ask>>,
}

impl Script {
    fn of(replies: impl IntoIterator<Item = Reply>) -> Arc<Self> {
        Arc::new(Self { replies: Mutex::new(replies.into_iter().map(Ok).collect()), ..Self::default() })
    }

    fn asked(&self) -> Vec<Ask> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Providers for Script {
    fn check(&self, _: &ProviderConfig) -> Vec<Fault> {
        Vec::new()
    }
    fn check_template(&self, _: &str) -> Vec<Fault> {
        Vec::new()
    }
    fn render(&self, template: &str, context: &Map<String, Value>) -> Result<String, ProviderFailure> {
        Ok(template.replace("NAME", context["agent"]["name"].as_str().unwrap()))
    }
    async fn ask(
        &self,
        _: &ProviderConfig,
        _: Option<&CredentialValue>,
        ask: &Ask,
        listener: &dyn Listener,
    ) -> Result<Reply, ProviderFailure> {
        self.asked.lock().unwrap().push(ask.clone());
        // With nothing prepared, it says what it was asked.
        let Some(reply) = self.replies.lock().unwrap().pop_front() else {
            let text = ask.context["query"].as_str().unwrap().to_owned();
            listener.delta(&text);
            return Ok(Reply { text, ..Reply::default() });
        };
        if let Ok(reply) = &reply {
            reply.text.split_inclusive(' ').for_each(|piece| listener.delta(piece));
        }
        reply
    }
}

/// Hears all: a restart as `|`.
#[derive(Default)]
struct Heard(Mutex<String>);

impl Listener for Heard {
    fn delta(&self, text: &str) {
        self.0.lock().unwrap().push_str(text);
    }
    fn restart(&self) {
        self.0.lock().unwrap().push('|');
    }
}

/// Ends what it runs as told: `Ok` with the input as the output, or badly.
struct Runs {
    fakes: Arc<Fakes>,
    fails: bool,
    retried: Mutex<usize>,
}

#[async_trait]
impl Runner for Runs {
    async fn start(&self, execution: NewExecution) -> crate::domain::Result<()> {
        Runner::start(&*self.fakes, execution).await
    }
    async fn cancel(&self, _: ExecutionId) -> crate::domain::Result<()> {
        Ok(())
    }
    async fn retry(&self, id: ExecutionId) -> crate::domain::Result<()> {
        *self.retried.lock().unwrap() += 1;
        self.end(id, false);
        Ok(())
    }
    async fn wait(&self, id: ExecutionId, _: Duration) -> crate::domain::Result<Option<Execution>> {
        self.end(id, self.fails);
        Ok(self.fakes.records().executions.iter().find(|one| one.id == id).cloned())
    }
    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> crate::domain::Result<bool> {
        Ok(self.wait(id, limit).await?.is_some())
    }
    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> crate::domain::Result<()> {
        self.fakes.signal(id, node, answer).await
    }
    async fn watch(&self, id: ExecutionId, after: Place) -> crate::domain::Result<Frames> {
        self.fakes.watch(id, after).await
    }
}

impl Runs {
    fn end(&self, id: ExecutionId, fails: bool) {
        let mut records = self.fakes.records();
        let found = records.executions.iter_mut().find(|execution| execution.id == id).unwrap();
        if found.status.is_final() && fails {
            return;
        }
        if fails {
            found.status = ExecutionStatus::Failed;
            let error = RunError { code: "failed".to_owned(), message: "no stock".to_owned(), node: None };
            found.error = Some(error);
        } else {
            (found.status, found.error) = (ExecutionStatus::Completed, None);
            found.output = Some(json!({ "answer": "done", "got": found.input }));
        }
    }
}

struct World {
    fakes: Arc<Fakes>,
    owner: Owner,
    agent: Agent,
    provider: Arc<Script>,
    runs: Runs,
    heard: Heard,
}

fn instruction(provider: &str) -> Instruction {
    let provider = match provider {
        "scripted" => json!({ "name": "scripted" }),
        _ => json!({ "name": "openai", "base_url": "https://api.example.com/v1", "model": "m" }),
    };
    serde_json::from_value(json!({ "provider": provider, "prompt": "You are NAME." })).unwrap()
}

impl World {
    fn of(provider: Arc<Script>, definition: impl FnOnce(WorkflowId) -> Option<Definition>) -> Self {
        let (fakes, owner) = (Fakes::new(), owner());
        let tool = workflow(&fakes, owner, WorkflowStatus::Published);
        let agent = agent(owner, tool, definition(tool));
        let runs = Runs { fakes: fakes.clone(), fails: false, retried: Mutex::default() };
        Self { fakes, owner, agent, provider, runs, heard: Heard::default() }
    }

    fn turn(&self) -> Turn {
        let run = AgentRun { agent: self.agent.id, conversation: None, answers: None, hops: 0 };
        Turn {
            owner: self.owner,
            execution: ExecutionId(uuid::Uuid::nil()),
            origin: Origin { agent: Some(run), ..Origin::default() },
            node: "agent".to_owned(),
            attempt: 1,
            agent: self.agent.id,
            query: "Where is it?".to_owned(),
            inputs: json!({}),
            input: json!({ "query": "Where is it?", "files": [] }),
        }
    }

    async fn answer(&self, turn: Turn) -> Result<Value, ProviderFailure> {
        self.fakes.records().agents = vec![self.agent.clone()];
        let service = AnswerService::new(
            self.fakes.clone(),
            self.fakes.clone(),
            self.fakes.clone(),
            self.fakes.clone(),
            CredentialService::new(self.fakes.clone(), sealer()),
            self.provider.clone(),
        );
        service.answer(&self.runs, turn, &self.heard).await
    }

    fn heard(&self) -> String {
        self.heard.0.lock().unwrap().clone()
    }

    fn executions(&self) -> Vec<Execution> {
        self.fakes.records().executions.clone()
    }
}

fn say(text: &str) -> Reply {
    Reply { text: text.to_owned(), ..Reply::default() }
}

fn call(id: &str, name: &str, arguments: Value) -> ToolCall {
    ToolCall { id: id.to_owned(), name: name.to_owned(), arguments }
}

fn with_tool(provider: &str, workflow: WorkflowId) -> Instruction {
    let tool = Tool { name: "order".to_owned(), description: "Finds one.".to_owned(), workflow, parameters: None };
    Instruction { tools: vec![tool], may_escalate: true, may_complete: true, ..instruction(provider) }
}

#[tokio::test]
async fn an_agent_without_a_definition_says_what_it_is_asked_and_hands_on_what_it_received() {
    let world = World::of(Script::of([]), |_| None);
    let mut turn = world.turn();
    turn.input = json!({ "message": { "total": 3, "answer": "overwritten" } });
    let output = world.answer(turn).await.unwrap();
    let expect = json!({
        "total": 3, "answer": "Where is it?", "outcome": "continue", "provider": "scripted", "usage": null,
    });
    assert_eq!((output, world.heard()), (expect, "Where is it?".to_owned()));
}

#[tokio::test]
async fn a_provider_is_told_the_prompt_what_fits_of_the_memory_and_the_question() {
    let mut world = World::of(Script::of([say("Here.")]), |_| None);
    let conversation = Conversation {
        seq: 1,
        id: ConversationId::new(),
        owner: world.owner,
        agent: world.agent.id,
        channel: "chat".to_owned(),
        user: None,
        status: ConversationStatus::Active,
        started_at: Utc::now(),
        ended_at: None,
        last_message_at: Utc::now(),
        messages_count: 0,
        responses: 0,
        response_ms: 0,
    };
    let id = conversation.id;
    world.fakes.records().conversations.push(conversation);
    let said = |sender, content: &str| ConversationMessage {
        seq: 0,
        id: ConversationMessageId::new(),
        conversation: id,
        sender,
        content: content.to_owned(),
        created_at: Utc::now(),
        execution: None,
        answer: None,
    };
    let mut last = None;
    for (sender, content) in [
        (Sender::User, "too long ago"),
        (Sender::User, "hi"),
        (Sender::Agent, "hello"),
        (Sender::System, "Bob here"),
        (Sender::User, "Where is it?"),
        (Sender::User, "a later one"),
    ] {
        let stored =
            ConversationRepository::insert_message(&*world.fakes, world.owner, said(sender, content)).await.unwrap();
        last = if content == "Where is it?" { Some(stored.id) } else { last };
    }
    let run = AgentRun { agent: world.agent.id, conversation: Some(id), answers: last, hops: 0 };
    for (max_messages, max_chars, expect) in [
        (20, 15, vec!["hi", "hello", "Bob here"]),
        (20, 14, vec!["hello", "Bob here"]),
        (2, 1_000, vec!["hello", "Bob here"]),
        (20, 1_000, vec!["too long ago", "hi", "hello", "Bob here"]),
        (0, 1_000, vec![]),
    ] {
        let memory = Memory { max_messages, max_chars };
        world.agent.definition = Some(Definition::Instruction(Instruction { memory, ..instruction("openai") }));
        let turn = Turn { origin: Origin { agent: Some(run), ..Origin::default() }, ..world.turn() };
        let output = world.answer(turn).await.unwrap();
        assert_eq!((output["provider"].clone(), output["outcome"].clone()), (json!("openai"), json!("continue")));
        let asked = world.provider.asked().pop().unwrap();
        assert_eq!(asked.prompt, "You are Support.");
        let texts: Vec<&str> = asked
            .messages
            .iter()
            .map(|message| match message {
                AskMessage::User(text) | AskMessage::System(text) | AskMessage::Agent { text, .. } => text.as_str(),
                AskMessage::ToolResult { .. } => "tool",
            })
            .collect();
        assert_eq!(texts, [expect.as_slice(), &["Where is it?"]].concat(), "{max_messages} {max_chars}");
    }
}

#[tokio::test]
async fn tools_run_as_executions_below_and_no_attempt_runs_them_again() {
    let calls = vec![call("c1", "order", json!({ "id": 7 })), call("c2", "order", json!({ "id": 8 }))];
    let asking = Reply { text: "Let me see.".to_owned(), calls, usage: Some(usage(10)), ..Reply::default() };
    let telling = Reply { usage: Some(usage(5)), ..say("It is here.") };
    let replies = [asking.clone(), telling.clone(), asking, telling];
    let world = World::of(Script::of(replies), |tool| Some(Definition::Instruction(with_tool("openai", tool))));
    let output = world.answer(world.turn()).await.unwrap();
    assert_eq!(output["answer"], "Let me see.\n\nIt is here.");
    assert_eq!(output["usage"], json!({"prompt_tokens": 15, "completion_tokens": 0, "total_tokens": 15}));
    assert_eq!(world.heard(), output["answer"].as_str().unwrap());
    let executions = world.executions();
    assert_eq!(executions.len(), 2);
    for execution in &executions {
        let expect = Origin { parent: Some(world.turn().execution), depth: 1, ..Origin::default() };
        assert_eq!((&execution.origin, execution.workflow_version), (&expect, 3));
    }
    let asked = world.provider.asked();
    let offered: Vec<&str> = asked[0].tools.iter().map(|tool| tool.name.as_str()).collect();
    assert_eq!(offered, ["order", "escalate", "complete_conversation"]);
    let AskMessage::ToolResult { call, text } = &asked[1].messages[3] else { panic!("{:?}", asked[1].messages) };
    assert_eq!((call.as_str(), text.as_str()), ("c2", r#"{"answer":"done","got":{"id":8}}"#));
    assert_eq!(asked[1].context["tool"]["got"], json!({"id": 7}));

    // As after a crash in the middle.
    let again = world.answer(Turn { attempt: 2, ..world.turn() }).await.unwrap();
    assert_eq!((again["answer"].clone(), world.executions().len()), (output["answer"].clone(), 2));
    assert!(world.heard().contains('|'), "what was said is void");
}

fn usage(tokens: u64) -> Usage {
    Usage { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens }
}

#[tokio::test]
async fn what_goes_wrong_with_a_tool_is_told_to_the_provider() {
    for (name, arguments, expect) in [
        ("order", json!({}), r#"{"error":"failed: no stock"}"#),
        ("order", json!("{broken"), r#"{"error":"not run: the arguments are not a JSON object"}"#),
        ("other", json!({}), r#"{"error":"there is no tool of this name"}"#),
    ] {
        let asking = Reply { calls: vec![call("c", name, arguments)], ..Reply::default() };
        let provider = Script::of([asking, say("Sorry.")]);
        let mut world = World::of(provider, |tool| Some(Definition::Instruction(with_tool("openai", tool))));
        world.runs.fails = true;
        assert_eq!(world.answer(world.turn()).await.unwrap()["answer"], "Sorry.");
        let asked = world.provider.asked();
        let AskMessage::ToolResult { text, .. } = asked[1].messages.last().unwrap() else { panic!("{asked:?}") };
        assert_eq!(text, expect);
    }
}

#[tokio::test]
async fn a_provider_ends_or_hands_over_the_conversation_by_a_call() {
    for (name, text, rounds, outcome) in [
        ("escalate", "A person will help.", 1, "escalate"),
        ("escalate", "", 2, "escalate"),
        ("complete_conversation", "Bye.", 1, "complete"),
    ] {
        let calls = vec![call("c", name, json!({ "reason": "asked for" }))];
        let first = Reply { text: text.to_owned(), calls, ..Reply::default() };
        let provider = Script::of([first, say("")]);
        let world = World::of(provider, |tool| Some(Definition::Instruction(with_tool("openai", tool))));
        let output = world.answer(world.turn()).await.unwrap();
        assert_eq!(
            (output["outcome"].clone(), output["reason"].clone(), output["answer"].clone()),
            (json!(outcome), json!("asked for"), json!(text))
        );
        assert_eq!(world.provider.asked().len(), rounds);
    }
}

#[tokio::test]
async fn endless_calls_and_empty_answers_are_failures() {
    let asking = || Reply { calls: vec![call("c", "order", json!({}))], ..Reply::default() };
    let endless = World::of(Script::of(std::iter::repeat_with(asking).take(20)), |tool| {
        Some(Definition::Instruction(with_tool("openai", tool)))
    });
    let failure = endless.answer(endless.turn()).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("provider_answer", false));
    assert_eq!(endless.executions().len(), usize::try_from(MAX_ROUNDS).unwrap());
    for (provider, is_failure) in [("openai", true), ("scripted", false)] {
        let world = World::of(Script::of([say(" ")]), |_| Some(Definition::Instruction(instruction(provider))));
        assert_eq!(world.answer(world.turn()).await.is_err(), is_failure);
    }
}

#[tokio::test]
async fn a_flow_that_a_node_asks_is_an_execution_below_and_goes_on_where_it_failed() {
    let mut world = World::of(Script::of([]), |workflow| Some(Definition::Flow { workflow }));
    world.runs.fails = true;
    let turn = Turn { origin: Origin::default(), ..world.turn() };
    let failure = world.answer(turn.clone()).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("failed", true));
    world.runs.fails = false;
    let output = world.answer(Turn { attempt: 2, ..turn.clone() }).await.unwrap();
    assert_eq!((output["answer"].clone(), output["provider"].clone()), (json!("done"), json!("flow")));
    assert_eq!(output["output"]["got"]["query"], "Where is it?");
    assert_eq!((world.executions().len(), *world.runs.retried.lock().unwrap()), (1, 1));
    assert_eq!(world.heard(), "|done");
    let deep = Origin { depth: MAX_DEPTH, ..Origin::default() };
    let too_deep = world.answer(Turn { origin: deep, node: "other".to_owned(), ..turn }).await.unwrap_err();
    assert_eq!((too_deep.code.as_str(), too_deep.retryable), ("too_deep", false));
}

#[tokio::test]
async fn an_agent_that_is_not_active_answers_what_was_accepted_and_nothing_else() {
    let mut world = World::of(Script::of([]), |_| None);
    world.agent.status = AgentStatus::Inactive;
    assert!(world.answer(world.turn()).await.is_ok());
    let asked_by_a_node = Turn { origin: Origin::default(), ..world.turn() };
    assert_eq!(world.answer(asked_by_a_node).await.unwrap_err().code, "inactive_agent");
    let foreign = Turn { owner: owner(), ..world.turn() };
    assert_eq!(world.answer(foreign).await.unwrap_err().code, "unknown_agent");
}

#[tokio::test]
async fn a_credential_that_is_gone_is_a_refusal() {
    let world = World::of(Script::of([]), |_| {
        let ProviderConfig::OpenAi { base_url, model, temperature, max_tokens, .. } = instruction("openai").provider
        else {
            unreachable!("it is of this provider");
        };
        let credential = Some(CredentialId::new());
        let provider = ProviderConfig::OpenAi { base_url, model, credential, temperature, max_tokens };
        Some(Definition::Instruction(Instruction { provider, ..instruction("openai") }))
    });
    let failure = world.answer(world.turn()).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("provider_refused", false));
}
