//! Server-sent events, as browsers read them (WHATWG HTML, section 9.2).

/// An event that came whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its own id; one that is not sent is that of the event before, and so names none.
    pub id: Option<String>,
    /// Its type; `message` where it does not say.
    pub kind: String,
    /// Its data.
    pub data: String,
}

/// The events of a stream that have data and have ended.
pub fn events(stream: &str) -> Vec<Event> {
    let text = stream.strip_prefix('\u{feff}').unwrap_or(stream).replace("\r\n", "\n").replace('\r', "\n");
    let mut blocks: Vec<&str> = text.split("\n\n").collect();
    // What stands behind the last empty line has not ended.
    blocks.pop();
    blocks.into_iter().filter_map(event).collect()
}

fn event(block: &str) -> Option<Event> {
    let field = |line: &str, name: &str| {
        let rest = line.strip_prefix(name)?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix(':')? };
        Some(rest.strip_prefix(' ').unwrap_or(rest).to_owned())
    };
    let last = |name: &str| block.lines().filter_map(|line| field(line, name)).next_back();
    let data: Vec<String> = block.lines().filter_map(|line| field(line, "data")).collect();
    (!data.is_empty()).then(|| Event {
        id: last("id").filter(|id| !id.contains('\0')),
        kind: last("event").filter(|kind| !kind.is_empty()).unwrap_or_else(|| "message".to_owned()),
        data: data.join("\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_what_they_say_and_one_that_was_cut_is_none() {
        let data = |stream| events(stream).into_iter().map(|event| event.data).collect::<Vec<_>>();
        for (stream, expect) in [
            ("", &[][..]),
            ("data: a\n\n", &["a"]),
            ("id: 1\r\ndata:a\r\ndata:  b\r\n\r\n:\n\nevent: ping\n\ndata: c\n\ndata: cu", &["a\n b", "c"]),
        ] {
            assert_eq!(data(stream), expect, "{stream:?}");
        }
        let expect = Event { id: Some("7".to_owned()), kind: "note".to_owned(), data: "x".to_owned() };
        assert_eq!(events("event: note\nid: 7\ndata: x\n\n"), [expect]);
    }
}
