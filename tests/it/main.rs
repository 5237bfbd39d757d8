//! The program from the outside: the real binary on a free port, on SQLite and on PostgreSQL, spoken to as its users speak to it.

#![expect(unreachable_pub, reason = "a test binary has no outside: `pub` says what a module offers the others")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed: unwrapping says so in the shortest way")]

mod activeworkflow;
mod agentifyme;
mod agents;
mod answers;
mod audit;
mod browser;
mod canaries;
mod catalogue;
mod commands;
mod control;
mod crash;
mod credentials;
mod disk;
mod errors;
mod for_each;
mod forms;
mod hosts;
mod hygiene;
mod idempotency;
mod identity;
mod inbound;
mod javascript;
mod jq;
mod lifecycle;
mod limits;
mod links;
mod matrix;
mod oauth;
mod outgoing;
mod outside;
mod pages;
mod platform;
mod processes;
mod progress;
mod python;
mod readme;
mod refusals;
mod samples;
mod schedules;
mod sdk;
mod secrets;
mod security;
mod start;
mod support;
mod syncs;
mod tenancy;
mod torture;
mod trickle;
mod versions;
mod webhooks;
mod workflux;
mod workfx;
mod yourapp;
