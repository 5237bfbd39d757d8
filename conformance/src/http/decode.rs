//! The way back: what a request says by the document's own rules. Parameters are read off the wire by style and explode, bodies by their media type, and what comes out is held
//! against the schemas.
//!
//! A planned request may not be the one that was sent: a value can lose itself in an encoding, or turn into another that is valid. The verdict on the bytes has the last word before
//! an answer is called wrong. What may be read in several ways, of which some are valid and some are not, is unsure, and no answer to it is wrong.

use serde_json::{Map, Value};

use super::{Payload, Request, encode, sample};
use crate::{
    document::{
        bundle::percent_decode,
        model::{Body, In, Operation, Parameter, Style, content_of, essence, is_json},
    },
    schema::{
        Direction, Schemas,
        flatten::{allowed_types, flatten},
        inside::member,
    },
};

/// Whether a request is one that the document allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// By every reading.
    Valid,
    /// By no reading; what is wrong.
    Invalid(String),
    /// By some readings; what leaves it open.
    Unsure(String),
}

impl Verdict {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Invalid(why), _) | (_, Self::Invalid(why)) => Self::Invalid(why),
            (Self::Unsure(why), _) | (_, Self::Unsure(why)) => Self::Unsure(why),
            (Self::Valid, Self::Valid) => Self::Valid,
        }
    }

    fn unsure(self) -> Self {
        match self {
            Self::Invalid(why) | Self::Unsure(why) => Self::Unsure(why),
            Self::Valid => Self::Valid,
        }
    }

    /// The verdict on a value of which there are several readings.
    fn of(readings: &[Value], accepts: impl Fn(&Value) -> bool, what: impl Fn() -> String) -> Self {
        let good = readings.iter().filter(|value| accepts(value)).count();
        match good {
            0 => Self::Invalid(what()),
            _ if good == readings.len() => Self::Valid,
            _ => Self::Unsure(what()),
        }
    }
}

/// A percent-encoded text, decoded as far as it is UTF-8.
pub fn text(encoded: &str) -> String {
    percent_decode(encoded)
}

/// The verdict on a request of an operation; credentials are not looked at.
pub fn verdict(schemas: &Schemas, operation: &Operation, request: &Request) -> Verdict {
    let first = by(schemas, operation, request);
    let Some(plain) = schemas.plain() else { return first };
    match (first, by(plain, operation, request)) {
        (Verdict::Valid, Verdict::Valid) => Verdict::Valid,
        (Verdict::Invalid(why), Verdict::Invalid(_)) => Verdict::Invalid(why),
        (Verdict::Unsure(why) | Verdict::Invalid(why), _) | (_, Verdict::Unsure(why) | Verdict::Invalid(why)) => {
            Verdict::Unsure(why)
        }
    }
}

fn by(schemas: &Schemas, operation: &Operation, request: &Request) -> Verdict {
    let parameters = operation.parameters.iter().map(|parameter| on_parameter(schemas, operation, parameter, request));
    let verdict = parameters.fold(Verdict::Valid, Verdict::and);
    match &operation.body {
        Some(body) => verdict.and(on_body(schemas, body, request.body.as_ref())),
        None => verdict,
    }
}

/// What was sent for a parameter: pieces of text as they stood on the wire, with what they are named by.
type Pieces = Vec<(String, String)>;

fn on_parameter(schemas: &Schemas, operation: &Operation, parameter: &Parameter, request: &Request) -> Verdict {
    let name = &parameter.name;
    // These are ruled by HTTP and the security schemes, whatever a document says of them.
    let ruled = ["accept", "content-type", "authorization"].iter().any(|other| name.eq_ignore_ascii_case(other));
    if parameter.place == In::Header && ruled {
        return Verdict::Valid;
    }
    let Some(pointer) = &parameter.schema else { return Verdict::Valid };
    let schema = schemas.schema(Direction::Request, pointer);
    let flat = flatten(schemas, Direction::Request, schema, &mut |_: &[Value]| 0);
    let pieces = match parameter.place {
        In::Path => return on_path(schemas, operation, parameter, request),
        In::Query => query_pieces(parameter, &flat, &request.query),
        In::Header => {
            let same = |other: &&(String, String)| other.0.eq_ignore_ascii_case(name);
            request.headers.iter().filter(same).cloned().collect()
        }
        In::Cookie => cookies(request).into_iter().filter(|(other, _)| other == name).collect(),
    };
    if pieces.is_empty() {
        return if parameter.required { Verdict::Invalid(format!("{name} is missing")) } else { Verdict::Valid };
    }
    on_pieces(schemas, parameter, pointer, &flat, &pieces)
}

/// The verdict on a path parameter. Where two share a segment (`{name}.{extension}`) and its text can be cut in several ways, each is a reading.
fn on_path(schemas: &Schemas, operation: &Operation, parameter: &Parameter, request: &Request) -> Verdict {
    let Some(pointer) = &parameter.schema else { return Verdict::Valid };
    let schema = schemas.schema(Direction::Request, pointer);
    let flat = flatten(schemas, Direction::Request, schema, &mut |_: &[Value]| 0);
    let texts = path_texts(&operation.path, &parameter.name, &request.path);
    let mut verdicts = texts
        .into_iter()
        .map(|text| on_pieces(schemas, parameter, pointer, &flat, &vec![(parameter.name.clone(), text)]));
    let Some(first) = verdicts.next() else { return Verdict::Invalid(format!("{} is missing", parameter.name)) };
    verdicts.fold(first, |known, verdict| match (known, verdict) {
        (Verdict::Valid, Verdict::Valid) => Verdict::Valid,
        (Verdict::Invalid(why), Verdict::Invalid(_)) => Verdict::Invalid(why),
        (known, verdict) => known.and(verdict).unsure(),
    })
}

fn on_pieces(
    schemas: &Schemas,
    parameter: &Parameter,
    pointer: &str,
    flat: &Map<String, Value>,
    pieces: &Pieces,
) -> Verdict {
    let name = &parameter.name;
    let decode =
        |raw: &str| if matches!(parameter.place, In::Path | In::Query) { decoded(raw) } else { Some(raw.to_owned()) };
    let accepts = |value: &Value| schemas.accepts(Direction::Request, pointer, value);
    let what = || format!("{name} is not valid");
    // How long such a text is, depends on who reads it.
    if parameter.place == In::Header && pieces.iter().any(|(_, raw)| !raw.is_ascii()) {
        return Verdict::Unsure(format!("{name} is not ASCII"));
    }
    if parameter.json {
        let parsed = decode(&pieces[0].1).and_then(|text| serde_json::from_str(&text).ok());
        return parsed.map_or_else(|| Verdict::Invalid(what()), |value| Verdict::of(&[value], accepts, what));
    }
    match composite(schemas, parameter, flat, pieces) {
        Composite::No => {}
        Composite::Unclear => return Verdict::Unsure(what()),
        Composite::Readings(readings) => return Verdict::of(&readings, accepts, what),
    }
    let [(_, raw)] = pieces.as_slice() else { return Verdict::Unsure(format!("{name} is there more than once")) };
    match decode(&unstyled(parameter, raw)) {
        Some(text) => scalar(&text, accepts, what),
        None => Verdict::Unsure(format!("{name} is no UTF-8")),
    }
}

/// What pieces say of a list or an object.
enum Composite {
    /// It is neither.
    No,
    /// They cannot be told apart.
    Unclear,
    /// What they may mean.
    Readings(Vec<Value>),
}

fn composite(schemas: &Schemas, parameter: &Parameter, flat: &Map<String, Value>, pieces: &Pieces) -> Composite {
    let decode =
        |raw: &str| if matches!(parameter.place, In::Path | In::Query) { decoded(raw) } else { Some(raw.to_owned()) };
    let types = allowed_types(flat);
    let takes = |kind: &str| types.iter().any(|other| other == kind);
    if takes("object") && !takes("string") {
        let Some(members) = object(parameter, pieces, &decode) else { return Composite::Unclear };
        let value = members
            .into_iter()
            .map(|(key, text)| {
                let schema = member(flat, &key).cloned().unwrap_or(Value::Bool(true));
                (key, best(schemas, &schema, &text))
            })
            .collect();
        return Composite::Readings(vec![Value::Object(value)]);
    }
    if takes("array") && !takes("string") {
        let Some(lists) = lists(parameter, pieces, &decode) else { return Composite::Unclear };
        let items = flat.get("items").cloned().unwrap_or(Value::Bool(true));
        let readings: Vec<Value> =
            lists.iter().map(|texts| texts.iter().map(|text| best(schemas, &items, text)).collect()).collect();
        return Composite::Readings(readings);
    }
    Composite::No
}

/// One value as text: right where a reading is right, unsure where it is odd, wrong else.
fn scalar(text: &str, accepts: impl Fn(&Value) -> bool, what: impl Fn() -> String) -> Verdict {
    if readings(text).iter().any(&accepts) {
        return Verdict::Valid;
    }
    // Empty is absent to many, blanks are trimmed, and there are many ways to say yes.
    let odd = text.trim() != text || text.is_empty() || text.starts_with(['+', '.']) || text.starts_with("0x");
    let words = ["1", "0", "yes", "no", "on", "off", "t", "f", "null", "none", "undefined", "nan"];
    let spoken =
        words.contains(&text.to_ascii_lowercase().as_str()) || matches!(text, "True" | "False" | "TRUE" | "FALSE");
    let leading = text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    if odd || leading || (spoken && (accepts(&Value::Bool(true)) || accepts(&Value::Null))) {
        return Verdict::Unsure(what());
    }
    Verdict::Invalid(what())
}

/// What a text may mean: itself, or the number or the word that it spells.
fn readings(text: &str) -> Vec<Value> {
    let mut out = vec![Value::from(text)];
    if let Ok(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) = serde_json::from_str(text) {
        out.push(value);
    }
    out
}

fn best(schemas: &Schemas, schema: &Value, text: &str) -> Value {
    let mut readings = readings(text);
    let good = readings.iter().position(|value| schemas.accepts_inline(Direction::Request, schema, value));
    readings.swap_remove(good.unwrap_or(0))
}

/// The texts that may stand for a name in a path: several where its segment has other names too and can be cut in several ways.
pub(crate) fn path_texts(template: &str, name: &str, path: &str) -> Vec<String> {
    let (parts, texts): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    if parts.len() != texts.len() {
        return Vec::new();
    }
    let marker = format!("{{{name}}}");
    let Some((part, text)) = parts.iter().zip(texts).find(|(part, _)| part.contains(&marker)) else {
        return Vec::new();
    };
    let mut found: Vec<String> = cuts(part, text)
        .into_iter()
        .filter_map(|cut| cut.into_iter().find(|(hole, _)| *hole == name).map(|(_, text)| text.to_owned()))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Every way in which a text fits one segment of a template: its names with what stands for them. A name that stands alone may stand for nothing; one of several has a letter at least.
pub(crate) fn cuts<'a>(part: &'a str, text: &'a str) -> Vec<Vec<(&'a str, &'a str)>> {
    let Some((literal, rest)) = part.split_once('{') else {
        return if part == text { vec![Vec::new()] } else { Vec::new() };
    };
    let (Some((name, rest)), Some(text)) = (rest.split_once('}'), text.strip_prefix(literal)) else {
        return Vec::new();
    };
    let only = !rest.contains('{');
    let ends = text.char_indices().map(|(index, letter)| index + letter.len_utf8());
    // The last name takes all that its literal leaves.
    let ends: Vec<usize> =
        if only { text.strip_suffix(rest).map(str::len).into_iter().collect() } else { ends.collect() };
    let mut out = Vec::new();
    for end in ends {
        let others = if only { vec![Vec::new()] } else { cuts(rest, &text[end..]) };
        out.extend(others.into_iter().map(|others| [vec![(name, &text[..end])], others].concat()));
        // Ways beyond these say nothing new.
        out.truncate(64);
    }
    out
}

fn query_pieces(parameter: &Parameter, flat: &Map<String, Value>, query: &[(String, String)]) -> Pieces {
    let pairs = query.iter().filter_map(|(name, value)| Some((decoded(name)?, value.clone())));
    let named: Pieces = pairs.clone().filter(|(name, _)| *name == parameter.name).collect();
    if !named.is_empty() {
        return named;
    }
    let opening = format!("{}[", parameter.name);
    if parameter.style == Style::DeepObject {
        return pairs.filter(|(name, _)| name.starts_with(&opening)).collect();
    }
    // An exploded form puts the members' own names into the query.
    let is_object = allowed_types(flat).iter().any(|name| name == "object");
    if is_object && parameter.explode && parameter.style == Style::Form {
        return pairs.filter(|(name, _)| member(flat, name).is_some()).collect();
    }
    Vec::new()
}

/// A value without the marks of its style.
fn unstyled(parameter: &Parameter, raw: &str) -> String {
    let matrix = format!(";{}=", parameter.name);
    match parameter.style {
        Style::Label => raw.strip_prefix('.').unwrap_or(raw).to_owned(),
        Style::Matrix => raw.strip_prefix(matrix.as_str()).unwrap_or(raw).to_owned(),
        _ => raw.to_owned(),
    }
}

/// The items of a list, in each way that they may be read.
fn lists(parameter: &Parameter, pieces: &Pieces, decode: &impl Fn(&str) -> Option<String>) -> Option<Vec<Vec<String>>> {
    let all = |texts: Vec<&str>| texts.into_iter().map(decode).collect::<Option<Vec<String>>>();
    if parameter.explode && parameter.style == Style::Form {
        let whole = all(pieces.iter().map(|(_, raw)| raw.as_str()).collect())?;
        // One value with commas is a list to those who read the other form too.
        let comma = pieces.len() == 1 && whole[0].contains(',');
        let split = comma.then(|| whole[0].split(',').map(str::to_owned).collect());
        return Some([whole].into_iter().chain(split).collect());
    }
    let [(_, raw)] = pieces.as_slice() else { return None };
    let bare = unstyled(parameter, raw);
    let separators: &[&str] = match (parameter.style, parameter.explode) {
        (Style::SpaceDelimited, _) => &["%20", "+", " "],
        (Style::PipeDelimited, _) => &["%7C", "%7c", "|"],
        (Style::Label, true) => &["."],
        (Style::Matrix, true) => &[";"],
        _ => &[","],
    };
    let mut texts = vec![bare.as_str()];
    for separator in separators {
        texts = texts.into_iter().flat_map(|text| text.split(separator)).collect();
    }
    let key = format!("{}=", parameter.name);
    let texts = texts.into_iter().map(|text| text.strip_prefix(key.as_str()).unwrap_or(text)).collect();
    let first = all(texts)?;
    // An encoded separator is part of an item, but not to those who decode first.
    let encoded = first.iter().any(|text| text.contains(','));
    let second = (encoded && separators == [","]).then(|| {
        let whole = first.join(",");
        whole.split(',').map(str::to_owned).collect()
    });
    Some([first].into_iter().chain(second).collect())
}

/// The members of an object; `None` where they cannot be told apart.
fn object(
    parameter: &Parameter,
    pieces: &Pieces,
    decode: &impl Fn(&str) -> Option<String>,
) -> Option<Vec<(String, String)>> {
    if parameter.style == Style::DeepObject {
        let inner =
            |name: &str| Some(name.strip_prefix(&parameter.name)?.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        return pieces.iter().map(|(name, raw)| Some((inner(name)?, decode(raw)?))).collect();
    }
    if parameter.place == In::Query && parameter.explode {
        return pieces.iter().map(|(name, raw)| Some((name.clone(), decode(raw)?))).collect();
    }
    let [(_, raw)] = pieces.as_slice() else { return None };
    let bare = unstyled(parameter, raw);
    let separator = match (parameter.style, parameter.explode) {
        (Style::Label, true) => ".",
        (Style::Matrix, true) => ";",
        _ => ",",
    };
    let parts: Vec<&str> = bare.trim_start_matches(';').split(separator).collect();
    if parameter.explode {
        let pair = |part: &&str| part.split_once('=').and_then(|(key, value)| Some((decode(key)?, decode(value)?)));
        return parts.iter().map(pair).collect();
    }
    if parts.len() % 2 == 1 {
        return None;
    }
    parts.chunks(2).map(|pair| Some((decode(pair[0])?, decode(pair[1])?))).collect()
}

fn cookies(request: &Request) -> Pieces {
    let headers = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("cookie"));
    let pairs = headers.flat_map(|(_, text)| super::cookies(text));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Percent-decoded, with `+` for a blank; `None` for what is no UTF-8.
fn decoded(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%' && tail.len() >= 2)
            .then(|| std::str::from_utf8(&tail[..2]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()))
            .flatten();
        if let Some(byte) = code {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Why a picture is never what is wrong.
const UNKNOWN_BYTES: &str = "what bytes are right, the document does not say";

fn on_body(schemas: &Schemas, body: &Body, payload: Option<&Payload>) -> Verdict {
    let Some(payload) = payload.filter(|payload| !payload.bytes.is_empty()) else {
        return if body.required { Verdict::Invalid("there is no body".to_owned()) } else { Verdict::Valid };
    };
    if payload.media_type.is_empty() {
        return Verdict::Unsure("the body has no media type".to_owned());
    }
    let Some(media) = content_of(&body.content, &payload.media_type) else {
        return Verdict::Invalid(format!("bodies of {} are not declared", payload.media_type));
    };
    if media.is_bytes && sample::kind(&payload.media_type).is_some() {
        return Verdict::Unsure(UNKNOWN_BYTES.to_owned());
    }
    let Some(pointer) = &media.schema else { return Verdict::Valid };
    let accepts = |value: &Value| schemas.accepts(Direction::Request, pointer, value);
    let what = || "the body is not valid".to_owned();
    if is_json(&payload.media_type) {
        return match serde_json::from_slice::<Value>(&payload.bytes) {
            Ok(value) => Verdict::of(&[value], accepts, what),
            // Deeper, or larger numbers, than this reader takes.
            Err(error) if error.to_string().contains("limit") || error.to_string().contains("out of range") => {
                Verdict::Unsure(error.to_string())
            }
            Err(error) => Verdict::Invalid(error.to_string()),
        };
    }
    let schema = schemas.schema(Direction::Request, pointer);
    let flat = flatten(schemas, Direction::Request, schema, &mut |_: &[Value]| 0);
    let is_multipart = essence(&payload.media_type) == "multipart/form-data";
    let fields = match essence(&payload.media_type).as_str() {
        "application/x-www-form-urlencoded" => form(&payload.bytes),
        "multipart/form-data" => multipart(payload).map(|fields| (fields, Vec::new())),
        kind if kind.starts_with("text/") => {
            let read = String::from_utf8(payload.bytes.clone()).map(Value::from);
            return read.map_or_else(|_| Verdict::Unsure(what()), |value| Verdict::of(&[value], accepts, what));
        }
        _ => return Verdict::Unsure(format!("bodies of {} are not read", payload.media_type)),
    };
    let Some((mut fields, raw)) = fields else { return Verdict::Unsure(what()) };
    let mut values = vec![Map::new()];
    for (name, style) in media.fields.iter().filter_map(|(name, field)| Some((name, field.style?))) {
        let parameter = Parameter::of_form(name, style);
        let of = member(&flat, name).cloned().unwrap_or(Value::Bool(true));
        let keywords = flatten(schemas, Direction::Request, &of, &mut |_: &[Value]| 0);
        let pieces = query_pieces(&parameter, &keywords, &raw);
        if pieces.is_empty() {
            continue;
        }
        let readings = match composite(schemas, &parameter, &keywords, &pieces) {
            Composite::No => continue,
            Composite::Unclear => return Verdict::Unsure(what()),
            Composite::Readings(readings) => readings,
        };
        fields.retain(|(other, _)| !pieces.iter().any(|(piece, _)| piece == other));
        let with = |value: &Map<String, Value>, reading: &Value| {
            let mut value = value.clone();
            value.insert(name.clone(), reading.clone());
            value
        };
        values = values.iter().flat_map(|value| readings.iter().map(|reading| with(value, reading))).take(16).collect();
    }
    let Some(plain) = members(schemas, &flat, &fields) else {
        return Verdict::Unsure("a field is there more than once".to_owned());
    };
    let values: Vec<Value> = values.into_iter().map(|value| plain.clone().into_iter().chain(value).collect()).collect();
    let pictures = media.fields.iter().filter(|(_, field)| encode::is_picture(field));
    let has_picture = pictures.map(|(name, _)| name).any(|name| fields.iter().any(|(other, _)| other == name));
    match Verdict::of(&values, accepts, what) {
        // What else a server wants of a picture, no schema says.
        Verdict::Valid if has_picture && is_multipart => Verdict::Unsure(UNKNOWN_BYTES.to_owned()),
        // A field with nothing in it is a field that is not there to many, and blanks are trimmed.
        Verdict::Invalid(why) if fields.iter().any(|(_, text)| text.is_empty() || text.trim() != text) => {
            Verdict::Unsure(why)
        }
        verdict => verdict,
    }
}

/// The members that fields of a form say; `None` where one is there more than once that is no list.
fn members(schemas: &Schemas, flat: &Map<String, Value>, fields: &Pieces) -> Option<Map<String, Value>> {
    let mut value = Map::new();
    for (name, text) in fields {
        let of = member(flat, name).cloned().unwrap_or(Value::Bool(true));
        let keywords = flatten(schemas, Direction::Request, &of, &mut |_: &[Value]| 0);
        let types = allowed_types(&keywords);
        if types.iter().any(|kind| kind == "array") {
            let items = keywords.get("items").cloned().unwrap_or(Value::Bool(true));
            let list = value.entry(name.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(best(schemas, &items, text));
            }
        } else if value.contains_key(name) {
            return None;
        } else {
            let nested = types.iter().any(|kind| kind == "object").then(|| serde_json::from_str(text).ok()).flatten();
            value.insert(name.clone(), nested.unwrap_or_else(|| best(schemas, &of, text)));
        }
    }
    Some(value)
}

/// The fields of a form, and the same with their values as they stand on the wire.
fn form(bytes: &[u8]) -> Option<(Pieces, Pieces)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let raw: Pieces = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let fields = raw.iter().map(|(name, value)| Some((decoded(name)?, decoded(value)?))).collect::<Option<Pieces>>()?;
    Some((fields, raw))
}

/// The fields of a multipart body. Bytes that are no text stand as so many letters.
fn multipart(payload: &Payload) -> Option<Pieces> {
    let (_, boundary) = payload.media_type.split_once("boundary=")?;
    let marker = format!("--{}", boundary.trim_matches('"'));
    let mut out = Vec::new();
    let mut rest = behind(&payload.bytes, marker.as_bytes())?.1;
    while !rest.starts_with(b"--") {
        let (part, next) = behind(rest, marker.as_bytes())?;
        let (head, value) = behind(part.strip_prefix(b"\r\n")?, b"\r\n\r\n")?;
        let head = std::str::from_utf8(head).ok()?;
        let name = head.split_once("name=\"")?.1.split_once('"')?.0;
        let value = value.strip_suffix(b"\r\n")?;
        let text =
            std::str::from_utf8(value).map_or_else(|_| value.iter().copied().map(char::from).collect(), str::to_owned);
        out.push((name.to_owned(), text));
        rest = next;
    }
    Some(out)
}

/// What stands before and behind the first of a mark.
fn behind<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
