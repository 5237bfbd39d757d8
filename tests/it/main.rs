//! The program from the outside: the real binary on a free port, on SQLite and on PostgreSQL, spoken to as its users speak to it.

mod agentifyme;
mod commands;
mod crash;
mod errors;
mod lifecycle;
mod pages;
mod platform;
mod readme;
mod start;
mod support;
mod tenancy;
mod yourapp;
