//! The faults, by what they are about: one file a class. An entry says what is wrong and who ought to notice; what it does is a change of a request, of an answer, or a few
//! lines around both.
//!
//! **How one is chosen.** It is a fault that real servers have; it shows at the operations that it names and nowhere else; everything beside it stays right, so that finding
//! something else is no way to find it; and its document says what it breaks: what no document promises is no fault.

mod access;
mod collections;
mod contract;
mod deletion;
mod errors;
mod http;
mod idempotency;
mod meaning;
mod streams;
mod validation;
mod webhooks;

use futures_util::future::BoxFuture;

use super::{
    events,
    exchange::{Asked, Reply},
    frames,
    scene::Scene,
};

/// Where a finding stands that belongs to no operation, as the suite's reports have it.
pub(super) const NO_OPERATION: &str = "(no operation)";

/// What can be wrong.
pub(super) struct Fault {
    pub(super) name: &'static str,
    /// The document's name.
    pub(super) surface: &'static str,
    /// `METHOD /path` of the requests that meet it; none of one in what the server sends by itself.
    pub(super) at: &'static [&'static str],
    /// Ids of the operations at which it is rightly found.
    pub(super) operations: &'static [&'static str],
    /// Ids of others without which it cannot show.
    pub(super) needs: &'static [&'static str],
    /// The checks any of which is the right one.
    pub(super) checks: &'static [&'static str],
    /// What is wrong, for people.
    pub(super) tells: &'static str,
    pub(super) act: Act,
}

/// What is done.
pub(super) enum Act {
    /// The request is changed before it is answered.
    Request(fn(&mut Asked)),
    /// The answer is changed.
    Answer(fn(&mut Reply)),
    /// Anything.
    Around(Around),
    /// The events of a stream are changed.
    Frames(frames::Change),
    /// What is sent to webhooks is changed: it meets no request.
    Events(events::Change),
}

pub(super) type Around = fn(&Scene, Asked) -> BoxFuture<'_, Reply>;

/// Every class with its faults.
pub(super) const CLASSES: [(&str, &[Fault]); 11] = [
    ("answers", contract::FAULTS),
    ("errors", errors::FAULTS),
    ("validation", validation::FAULTS),
    ("http", http::FAULTS),
    ("meaning", meaning::FAULTS),
    ("deletion", deletion::FAULTS),
    ("collections", collections::FAULTS),
    ("idempotency", idempotency::FAULTS),
    ("access", access::FAULTS),
    ("streams", streams::FAULTS),
    ("webhooks", webhooks::FAULTS),
];
