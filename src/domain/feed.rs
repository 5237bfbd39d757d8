//! What happens in a run, as it happens, for those who watch: a sequence of [`Frame`]s whose places survive a cut connection.
//!
//! A frame's [`Place`] counts the frames that are no text, and the characters that the answer has so far. So a place means the same however the text was
//! cut into pieces, and also where the frames are made again from the journal after a restart: a watcher names the last place that it saw, and gets what comes
//! after it, without a gap and without a double. (Branches that run side by side have no order but the one in which they were seen to end: of such a run, frames
//! made again may stand in another order.)
//!
//! The text of all [`RunEvent::Text`] since the last [`RunEvent::TextRestarted`] is the answer, whole once the run has completed. What has an answer is an
//! agent's run; other executions are watched without.

use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;
use serde_json::Value;

use super::execution::{ExecutionStatus, RunError};

/// A place in a run's frames. Places of later frames are greater.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Frames that are no text, up to here.
    pub frames: u64,
    /// Characters of the answer, up to here: since it last began anew.
    pub chars: u64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its place: of a piece of text, where the piece ends.
    pub place: Place,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub event: RunEvent,
}

/// What can happen in a run.
#[derive(Debug, Clone, PartialEq)]
pub enum RunEvent {
    /// It was accepted and is under way. Always the first.
    Started,
    /// A node's attempt started.
    NodeStarted {
        /// Its id in the graph.
        node: String,
        /// Its type.
        kind: String,
        /// From 1.
        attempt: i32,
    },
    /// A node's attempt ended.
    NodeFinished {
        /// Its id in the graph.
        node: String,
        /// Its type.
        kind: String,
        /// From 1.
        attempt: i32,
        /// What came out; of a failure null.
        output: Value,
        /// Why it failed.
        error: Option<RunError>,
        /// When it had started.
        started_at: DateTime<Utc>,
    },
    /// More of the answer.
    Text {
        /// The piece.
        text: String,
    },
    /// What the answer said so far is void: the attempt failed, and another begins.
    TextRestarted,
    /// A node waits for a person.
    HumanInputRequired {
        /// Its id in the graph.
        node: String,
        /// What is asked, as the node's configuration says it.
        prompt: Value,
        /// When the wait ends without an answer.
        until: Option<DateTime<Utc>>,
    },
    /// Nothing happens until a person answers. The stream ends here; one that begins later, when somebody has answered, leaves it out.
    Paused,
    /// It ended. Always the last.
    Finished {
        /// How: completed, failed or cancelled.
        status: ExecutionStatus,
        /// What came out.
        output: Value,
        /// Why it failed.
        error: Option<RunError>,
    },
}

/// Frames as they come; ends after [`RunEvent::Paused`] or [`RunEvent::Finished`]. Dropped, it is forgotten: nothing else changes.
pub type Frames = BoxStream<'static, Frame>;
