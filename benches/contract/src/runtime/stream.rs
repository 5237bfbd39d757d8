// Copied by `cargo xtask generate` from its own runtime.

//! `text/event-stream` answers (WHATWG HTML, section 9.2).

use std::pin::Pin;

use futures_util::Stream;

pub use poem::web::sse::Event;

/// Events, sent as they come.
pub struct EventStream(pub Pin<Box<dyn Stream<Item = Event> + Send>>);

impl EventStream {
    /// From any stream of events.
    pub fn new(events: impl Stream<Item = Event> + Send + 'static) -> Self {
        Self(Box::pin(events))
    }
}

impl std::fmt::Debug for EventStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EventStream")
    }
}
