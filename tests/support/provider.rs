//! A provider that speaks the chat-completions API: answers as told, whole or a word at a time, fails as told, and keeps what it was asked.

use std::{
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::{StreamExt as _, stream};
use poem::{Body, Endpoint, Request, Response, Server, http::StatusCode, listener::TcpAcceptor};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// What becomes of one request.
#[derive(Debug, Clone)]
pub enum Play {
    /// Says this, a word at a time.
    Say(String),
    /// Says this, a word at a time, and leaves as much time between the words.
    Slowly(String, Duration),
    /// Says this in one piece of JSON, as a server does that cannot stream.
    Whole(String),
    /// Calls a tool, with its arguments in pieces.
    Call(&'static str, Value),
    /// Answers with this status, header (`name: value`, or nothing) and body.
    Status(u16, &'static str, Value),
    /// Says this, and breaks the connection.
    Cut(String),
    /// Tells an error in the middle of a stream.
    Breaks,
    /// Sends this, whatever it is, as this media type.
    Raw(&'static str, String),
}

/// One request.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub authorization: String,
    pub body: Value,
}

impl Asked {
    /// What is to be answered.
    pub fn question(&self) -> &str {
        let messages = self.body["messages"].as_array().unwrap();
        let last = messages.iter().rev().find(|message| message["role"] == "user");
        last.and_then(|message| message["content"].as_str()).unwrap_or_default()
    }

    /// Whether it tells what a tool gave.
    pub fn is_after_tool(&self) -> bool {
        self.body["messages"].as_array().unwrap().last().is_some_and(|message| message["role"] == "tool")
    }
}

/// What the nth request, from 0, is answered with.
type Answers = Arc<dyn Fn(&Asked, usize) -> Play + Send + Sync>;

/// A running provider; stops when it is dropped.
pub struct Provider {
    pub address: String,
    world: Arc<World>,
    gate: watch::Sender<bool>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct World {
    asked: Mutex<Vec<Asked>>,
    /// Requests that wait for the gate, or for their time.
    held: AtomicUsize,
    most_held: AtomicUsize,
}

struct Chat {
    world: Arc<World>,
    gate: watch::Receiver<bool>,
    answers: Answers,
    delay: Duration,
}

impl Provider {
    /// Answers at once.
    pub async fn open(answers: impl Fn(&Asked, usize) -> Play + Send + Sync + 'static) -> Self {
        Self::start(answers, true, Duration::ZERO).await
    }

    /// Answers each request after this time.
    pub async fn slow(delay: Duration, answers: impl Fn(&Asked, usize) -> Play + Send + Sync + 'static) -> Self {
        Self::start(answers, true, delay).await
    }

    /// Holds all answers until [`Self::release`].
    pub async fn closed(answers: impl Fn(&Asked, usize) -> Play + Send + Sync + 'static) -> Self {
        Self::start(answers, false, Duration::ZERO).await
    }

    async fn start(
        answers: impl Fn(&Asked, usize) -> Play + Send + Sync + 'static,
        is_open: bool,
        delay: Duration,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let world = Arc::new(World::default());
        let (gate, watch) = watch::channel(is_open);
        let chat = Chat { world: Arc::clone(&world), gate: watch, answers: Arc::new(answers), delay };
        let server = Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap());
        let task = tokio::spawn(async move {
            server.run(chat).await.unwrap();
        });
        Self { address, world, gate, task }
    }

    pub fn release(&self) {
        self.gate.send_replace(true);
    }

    /// As agents name it.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    pub fn asked(&self) -> MutexGuard<'_, Vec<Asked>> {
        self.world.asked.lock().unwrap()
    }

    /// Requests that wait for their answer right now.
    pub fn held(&self) -> usize {
        self.world.held.load(Ordering::SeqCst)
    }

    /// The most that ever waited at the same time.
    pub fn most_held(&self) -> usize {
        self.world.most_held.load(Ordering::SeqCst)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Endpoint for Chat {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let path = request.uri().to_string();
        let authorization = request.header("authorization").unwrap_or_default().to_owned();
        let body = request.take_body().into_json().await?;
        let asked = Asked { path, authorization, body };
        let nth = {
            let mut all = self.world.asked.lock().unwrap();
            all.push(asked.clone());
            all.len() - 1
        };
        let held = self.world.held.fetch_add(1, Ordering::SeqCst) + 1;
        self.world.most_held.fetch_max(held, Ordering::SeqCst);
        let mut gate = self.gate.clone();
        // The gate lives as long as this task.
        let _ = gate.wait_for(|open| *open).await;
        tokio::time::sleep(self.delay).await;
        self.world.held.fetch_sub(1, Ordering::SeqCst);
        Ok(play((self.answers)(&asked, nth)))
    }
}

fn play(play: Play) -> Response {
    match play {
        Play::Say(text) => events(say(&text), None, true),
        Play::Slowly(text, pause) => events(say(&text), Some(pause), true),
        Play::Cut(text) => {
            let mut said = say(&text);
            said.truncate(said.len() - 2);
            events(said, None, false)
        }
        Play::Whole(text) => {
            let message = json!({ "role": "assistant", "content": text });
            let choices = json!([{ "index": 0, "message": message, "finish_reason": "stop" }]);
            json_body(200, &json!({ "id": "c", "object": "chat.completion", "choices": choices, "usage": usage() }))
        }
        Play::Call(name, arguments) => events(call(name, &arguments.to_string()), None, true),
        Play::Status(status, header, body) => {
            let mut response = json_body(status, &body);
            if let Some((name, value)) = header.split_once(": ") {
                let name: poem::http::HeaderName = name.parse().unwrap();
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            response
        }
        Play::Breaks => {
            let error = json!({ "error": { "message": "the engine is overloaded", "type": "server_error" } });
            events(vec![delta(&json!({ "content": "I " })), error], None, true)
        }
        Play::Raw(kind, body) => Response::builder().content_type(kind).body(body),
    }
}

fn json_body(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).content_type("application/json").body(body.to_string())
}

fn delta(delta: &Value) -> Value {
    let choices = json!([{ "index": 0, "delta": delta, "finish_reason": null }]);
    json!({ "id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices })
}

fn end(reason: &str) -> [Value; 2] {
    let ended = json!([{ "index": 0, "delta": {}, "finish_reason": reason }]);
    let head = |choices: Value, usage: Value| json!({ "id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices, "usage": usage });
    [head(ended, Value::Null), head(json!([]), usage())]
}

fn usage() -> Value {
    json!({ "prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18 })
}

fn say(text: &str) -> Vec<Value> {
    let role = delta(&json!({ "role": "assistant", "content": "" }));
    let words = text.split_inclusive(' ').map(|word| delta(&json!({ "content": word })));
    std::iter::once(role).chain(words).chain(end("stop")).collect()
}

fn call(name: &str, arguments: &str) -> Vec<Value> {
    let (one, two) = arguments.split_at(arguments.len() / 2);
    let begin =
        json!([{ "index": 0, "id": "call_1", "type": "function", "function": { "name": name, "arguments": "" } }]);
    let piece = |text: &str| delta(&json!({ "tool_calls": [{ "index": 0, "function": { "arguments": text } }] }));
    let calls = [delta(&json!({ "role": "assistant", "content": null, "tool_calls": begin })), piece(one), piece(two)];
    calls.into_iter().chain(end("tool_calls")).collect()
}

fn events(values: Vec<Value>, pause: Option<Duration>, is_whole: bool) -> Response {
    let mut texts: Vec<String> = values.into_iter().map(|value| format!("data: {value}\n\n")).collect();
    if is_whole {
        texts.push("data: [DONE]\n\n".to_owned());
    }
    let pieces = stream::iter(texts).then(move |text| async move {
        if let Some(pause) = pause {
            tokio::time::sleep(pause).await;
        }
        Ok::<_, std::io::Error>(text)
    });
    // An error in a body ends its connection in the middle of it.
    let broken = stream::iter((!is_whole).then(|| Err(std::io::Error::other("cut"))));
    Response::builder().content_type("text/event-stream").body(Body::from_bytes_stream(pieces.chain(broken)))
}
