// Written by `cargo xtask generate`. Change the document, not this file.

//! WorkFX Agent API
//!
//! Agents as WorkFX's published reference describes them: made, listed, read, changed, deleted, and run as chats and as jobs, answered whole or as a stream of events.
//!
//! **Authentication.** Every request carries an API key as `Authorization: Bearer YOUR_API_KEY`.
//!
//! **Tenants and units.** `tenant_id` and `tenant_unit_id` are optional; empty and `null` are the same as absent. A key belongs to one tenant, and perhaps to one unit of it: a tenant that is not the key's, and
//! a unit that the key does not see, are 404, as one that does not exist. A unit narrows lists, and is where agents that are created with it go; on other operations it must only be one that
//! the key sees.
//!
//! **Errors.** Everything under this prefix answers errors as `{"detail": "…"}`, including what no operation declares: an unknown path is 404, a method that a path does not have is 405 with
//! `Allow`. A request that is not what this document allows is 422 with every violation: `{"detail": [{"loc": ["body", "name"], "msg": "Field required", "type": "missing"}]}`, where `loc` begins with `body`, `query`, `header`
//! or `path`. What does not exist, has the wrong shape as an id or belongs to another tenant is the same 404. The published reference names no statuses but 201 and 422; the others are
//! this server's.
//!
//! **Unknown fields** in a request body are ignored, unknown query parameters too. In request bodies `null` is the same as absent where a field allows it.
//!
//! **Times** are RFC 3339 date-times, in UTC in answers.
//!
//! **Runs.** What an agent does when it is asked is a run (`flow_run_id`). With `streaming: false` the answer waits for the run's end, or until it waits for a person; a run that outlives the server's limit (60 seconds unless
//! configured otherwise) is not stopped: the answer is 202 with the same body and `status: running`. An agent that fails, after the attempts that its definition allows, is 500 with `detail`; what the person said is kept, the conversation is
//! escalated, and nothing of it is lost.
//!
//! **Streams.** With `streaming: true` the answer is `text/event-stream`. Each event's `data` is one line of JSON, a `StreamFrame`, with the event's name in `event`, in this order: `workflow_started`; `node_started` and
//! `node_finished` for each attempt at a node, with the pieces of the answer between them as `message` (their `answer`s one after another are the whole answer; `message_replace` says that all of it so far is void); then
//! `message_end` and `workflow_finished`. A run that waits for a person ends the stream with `human_input_required` and `workflow_paused`. A run that fails ends it with `error` and `workflow_finished`. After
//! ten seconds in which nothing happens comes a `ping`. Every frame carries `conversation_id` (null where there is none) and `flow_run_id`, and every event has an `id` (`<flow_run_id>:<frames>:<characters>`, and one number more where one thing that happened is several
//! frames).
//!
//! **A stream that was cut** is taken up by a POST to the same path with `Last-Event-ID`, whatever its body: it starts no new run and says nothing in the conversation, and its first frame is the one after that event. `<flow_run_id>:0:0` stands
//! before the first frame. A run can be watched by any number of clients, and goes on without any.

pub mod handlers;
pub mod operations;
pub mod requests;
pub mod responses;
pub mod router;
pub mod types;
pub mod validate;

#[cfg(feature = "poem-openapi")]
pub mod poem_openapi;

#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use handlers::*;
pub use router::router;
pub use types::*;

/// The document's schemas, for the slow path that names every violation.
pub static SCHEMAS: crate::runtime::Schemas = crate::runtime::Schemas::new(include_str!("schemas.json"));
