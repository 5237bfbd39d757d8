//! From parser events to a JSON value and the position of every node, without recursion: a document's depth must not be the stack's.

use std::{borrow::Cow, collections::HashMap, fmt::Write as _};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};
use serde_json::{Map, Value};

use super::{Position, scalar};
use crate::generator::resolve::pointer;

/// Deeper than any document written by people or tools, and shallow enough for recursive readers of the value.
const MAX_DEPTH: usize = 200;
/// Aliases may repeat parts; a few of them nested can ask for more memory than exists.
const MAX_NODES: usize = 5_000_000;

/// What is wrong with the text.
pub(super) struct Fault {
    pub(super) position: Position,
    pub(super) pointer: String,
    pub(super) message: String,
}

type Positions = HashMap<Box<str>, Position>;

/// A mapping or sequence that is still open.
struct Frame {
    container: Container,
    anchor: usize,
    /// Length of the pointer of this very node.
    pointer_len: usize,
}

enum Container {
    Mapping { members: Map<String, Value>, key: Option<String> },
    Sequence(Vec<Value>),
}

struct Reader {
    positions: Positions,
    stack: Vec<Frame>,
    /// Pointer of the node that comes next.
    pointer: String,
    anchors: HashMap<usize, (Value, String)>,
    root: Option<Value>,
}

/// Reads one YAML or JSON document.
pub(super) fn read(text: &str) -> Result<(Value, Positions), Fault> {
    let text = join_surrogates(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut reader = Reader {
        positions: HashMap::new(),
        stack: Vec::new(),
        pointer: String::new(),
        anchors: HashMap::new(),
        root: None,
    };
    let mut documents = 0;
    for event in Parser::new_from_str(&text) {
        let (event, span) = event.map_err(|error| Fault {
            position: position(*error.marker()),
            pointer: reader.pointer.clone(),
            message: format!("cannot be parsed: {}", error.info()),
        })?;
        if let Event::DocumentStart(_) = event {
            documents += 1;
            if documents > 1 {
                return Err(
                    reader.fault(span.start, "a second document in one file: keep one document a file".to_owned())
                );
            }
        }
        reader.event(event, span.start)?;
    }
    match reader.root.take() {
        Some(value) => Ok((value, reader.positions)),
        None => Err(reader.fault(Marker::new(0, 1, 0), "the file holds no document".to_owned())),
    }
}

/// JSON spells characters past U+FFFF as two `\u` escapes, which YAML does not know; one `\U` escape says the same.
fn join_surrogates(text: &str) -> Cow<'_, str> {
    if !text.trim_start().starts_with(['{', '[']) || !(text.contains("\\ud") || text.contains("\\uD")) {
        return Cow::Borrowed(text);
    }
    let unit = |at: usize| {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(escape, 16).ok()
    };
    let mut joined = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let escape = at + found;
        joined.push_str(&text[at..escape]);
        if let (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) = (unit(escape), unit(escape + 6)) {
            let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            let _ = write!(joined, "\\U{code:08X}");
            at = escape + 12;
        } else {
            // The escaped character goes along, so that `\\ud83d` (an escaped backslash) is not taken for an escape.
            let end = text[escape + 1..].chars().next().map_or(escape + 1, |c| escape + 1 + c.len_utf8());
            joined.push_str(&text[escape..end]);
            at = end;
        }
    }
    joined.push_str(&text[at..]);
    Cow::Owned(joined)
}

fn position(marker: Marker) -> Position {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Position { line: number(marker.line().max(1)), column: number(marker.col() + 1) }
}

impl Reader {
    fn fault(&self, marker: Marker, message: String) -> Fault {
        Fault { position: position(marker), pointer: self.pointer.clone(), message }
    }

    fn event(&mut self, event: Event<'_>, marker: Marker) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.awaits_key() {
                    if anchor != 0 {
                        self.anchors.insert(anchor, (Value::String(text.to_string()), self.pointer.clone()));
                    }
                    // Read as a plain name, as YAML 1.2 says, it would lose what it was meant to bring in without a word.
                    if text == "<<" && style == ScalarStyle::Plain {
                        let message =
                            "`<<` merges mappings in YAML 1.1 alone: write the members out, or refer with `$ref`";
                        return Err(self.fault(marker, message.to_owned()));
                    }
                    return self.key(text.into_owned(), marker);
                }
                self.enter(marker)?;
                let value =
                    scalar_value(&text, style, tag.as_deref()).map_err(|message| self.fault(marker, message))?;
                self.leave(value, anchor);
                Ok(())
            }
            Event::MappingStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), "map", marker)?;
                self.open(Container::Mapping { members: Map::new(), key: None }, anchor, marker)
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), "seq", marker)?;
                self.open(Container::Sequence(Vec::new()), anchor, marker)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let Some(frame) = self.stack.pop() else { return Ok(()) };
                self.pointer.truncate(frame.pointer_len);
                let value = match frame.container {
                    Container::Mapping { members, .. } => Value::Object(members),
                    Container::Sequence(items) => Value::Array(items),
                };
                self.leave(value, frame.anchor);
                Ok(())
            }
            Event::Alias(id) => self.alias(id, marker),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                Ok(())
            }
        }
    }

    fn awaits_key(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { container: Container::Mapping { key: None, .. }, .. }))
    }

    fn key(&mut self, text: String, marker: Marker) -> Result<(), Fault> {
        let Some(frame) = self.stack.last_mut() else { return Ok(()) };
        self.pointer.truncate(frame.pointer_len);
        let Container::Mapping { members, key } = &mut frame.container else { return Ok(()) };
        let duplicate = members.contains_key(&text);
        pointer::push(&mut self.pointer, &text);
        if duplicate {
            return Err(self.fault(marker, format!("the key `{text}` is there twice")));
        }
        *key = Some(text);
        // The first position wins: a member stands where its key stands, not where its value begins.
        self.positions.insert(self.pointer.as_str().into(), position(marker));
        Ok(())
    }

    fn open(&mut self, container: Container, anchor: usize, marker: Marker) -> Result<(), Fault> {
        if self.awaits_key() {
            return Err(self.fault(marker, "a key must be a scalar".to_owned()));
        }
        self.enter(marker)?;
        if self.stack.len() >= MAX_DEPTH {
            return Err(self.fault(marker, format!("nested more than {MAX_DEPTH} levels deep")));
        }
        self.stack.push(Frame { container, anchor, pointer_len: self.pointer.len() });
        Ok(())
    }

    /// Makes `pointer` that of the node that begins here, and notes its position.
    fn enter(&mut self, marker: Marker) -> Result<(), Fault> {
        if let Some(Frame { container: Container::Sequence(items), pointer_len, .. }) = self.stack.last() {
            self.pointer.truncate(*pointer_len);
            pointer::push(&mut self.pointer, &items.len().to_string());
        }
        if self.positions.len() >= MAX_NODES {
            return Err(self.fault(marker, format!("more than {MAX_NODES} nodes")));
        }
        self.positions.entry(self.pointer.as_str().into()).or_insert_with(|| position(marker));
        Ok(())
    }

    fn leave(&mut self, value: Value, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, (value.clone(), self.pointer.clone()));
        }
        match self.stack.last_mut().map(|frame| &mut frame.container) {
            None => self.root = Some(value),
            Some(Container::Sequence(items)) => items.push(value),
            Some(Container::Mapping { members, key }) => {
                if let Some(key) = key.take() {
                    members.insert(key, value);
                }
            }
        }
    }

    fn alias(&mut self, id: usize, marker: Marker) -> Result<(), Fault> {
        let Some((value, source)) = self.anchors.get(&id).cloned() else {
            return Err(self.fault(marker, "an alias to a node that contains it".to_owned()));
        };
        if self.awaits_key() {
            return match value {
                Value::String(text) => self.key(text, marker),
                _ => Err(self.fault(marker, "a key must be a scalar".to_owned())),
            };
        }
        self.enter(marker)?;
        // What an alias repeats keeps the positions of where it was written: that is where it is mended.
        let mut pending = vec![(&value, String::new())];
        while let Some((node, path)) = pending.pop() {
            if !path.is_empty() {
                if self.positions.len() >= MAX_NODES {
                    return Err(self.fault(marker, format!("aliases expand to more than {MAX_NODES} nodes")));
                }
                if let Some(found) = self.positions.get(format!("{source}{path}").as_str()).copied() {
                    self.positions.insert(format!("{}{path}", self.pointer).into(), found);
                }
            }
            match node {
                Value::Object(members) => {
                    pending.extend(members.iter().map(|(name, child)| (child, pointer::join(&path, name))));
                }
                Value::Array(items) => {
                    pending.extend(
                        items.iter().enumerate().map(|(n, child)| (child, pointer::join(&path, &n.to_string()))),
                    );
                }
                _ => {}
            }
        }
        self.leave(value, 0);
        Ok(())
    }

    fn check_tag(&self, tag: Option<&Tag>, kind: &str, marker: Marker) -> Result<(), Fault> {
        match tag {
            Some(tag) if !(tag.is_yaml_core_schema() && tag.suffix == kind) => {
                Err(self.fault(marker, format!("the tag `{tag}` has no meaning in JSON")))
            }
            _ => Ok(()),
        }
    }
}

fn scalar_value(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, String> {
    match tag {
        Some(tag) if tag.is_yaml_core_schema() => scalar::tagged(&tag.suffix, text),
        Some(tag) if tag.handle.is_empty() && tag.suffix == "!" => Ok(Value::String(text.to_owned())),
        Some(tag) => Err(format!("the tag `{tag}` has no meaning in JSON")),
        None if style == ScalarStyle::Plain => scalar::plain(text),
        None => Ok(Value::String(text.to_owned())),
    }
}
