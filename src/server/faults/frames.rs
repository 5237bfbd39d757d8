//! Faults in streams of events: each event is changed on its way, as it comes.

use std::{collections::VecDeque, sync::Arc};

use futures_util::{StreamExt as _, stream};
use poem::Body;

use super::{exchange::Reply, scene::Memory};

/// Makes of an event (its lines, without the empty one that ends it) those that are sent in its place.
pub(super) type Change = fn(&Memory, &str) -> Vec<String>;

/// The reply with every event of its stream changed; one without a stream as it is.
pub(super) fn changed(mut reply: Reply, memory: &Arc<Memory>, change: Change) -> Reply {
    let slot = reply.stream_mut();
    let Some(body) = slot.take() else { return reply };
    let start = (body.into_bytes_stream().boxed(), String::new(), Arc::clone(memory), false);
    let events = stream::unfold(start, move |(mut chunks, mut text, memory, over)| async move {
        if over {
            return None;
        }
        loop {
            if let Some(end) = text.find("\n\n") {
                let rest = text.split_off(end + 2);
                let event = text.trim_end_matches('\n').to_owned();
                let sent: VecDeque<String> = change(&memory, &event).into();
                let bytes: String = sent.into_iter().flat_map(|event| [event, "\n\n".to_owned()]).collect();
                return Some((Ok::<_, std::io::Error>(bytes), (chunks, rest, memory, false)));
            }
            match chunks.next().await {
                Some(Ok(chunk)) => text.push_str(&String::from_utf8_lossy(&chunk)),
                Some(Err(error)) => return Some((Err(error), (chunks, text, memory, true))),
                None => return Some((Ok(text), (chunks, String::new(), memory, true))),
            }
        }
    });
    *slot = Some(Body::from_bytes_stream(events.boxed()));
    reply
}
