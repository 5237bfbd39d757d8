//! The tables as sea-orm sees them, one file a table. Private to the store: the rest of the program knows the domain's types.
//!
//! Conventions: `seq` is the integer key, `id` the UUIDv7; times are microseconds since 1970 in UTC (an integer orders and
//! rounds alike on SQLite and PostgreSQL); JSON is text, so that an escaped NUL survives on PostgreSQL; states are small
//! integers, spelled in [`super::codes`].
#![expect(unreachable_pub, reason = "sea-orm's derives need `pub` on what stays inside the store")]

pub mod access_token;
pub mod agent;
pub mod agent_source;
pub mod api_key;
pub mod audit_entry;
pub mod conversation;
pub mod conversation_message;
pub mod credential;
pub mod data_key;
pub mod early_answer;
pub mod endpoint;
pub mod event;
pub mod execution;
pub mod execution_step;
pub mod form;
pub mod form_submission;
pub mod hook;
pub mod idempotency_key;
pub mod integration;
pub mod integration_record;
pub mod integration_sync;
pub mod limit_counter;
pub mod message;
pub mod message_delivery;
pub mod oauth_client;
pub mod schedule;
pub mod signing_key;
pub mod tenant;
pub mod unit;
pub mod user;
pub mod user_token;
pub mod webhook;
pub mod webhook_delivery;
pub mod workflow;
pub mod workflow_credential;
pub mod workflow_settings;
pub mod workflow_trigger;
pub mod workflow_version;
