//! The name of a request in the log and in answers.
//!
//! The server's outermost middleware makes it, puts it into the request's extensions and writes `X-Request-Id`; surfaces only read it.

use std::sync::Arc;

use poem::Request;

/// Names one request. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// An id with this spelling.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// Its spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Of a request, to keep.
    pub(super) fn shared(request: &Request) -> Option<Arc<str>> {
        request.extensions().get::<Self>().map(|id| Arc::clone(&id.0))
    }

    /// Of a request; `-` where nothing named it.
    pub fn of(request: &Request) -> &str {
        request.extensions().get::<Self>().map_or("-", Self::as_str)
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
