//! One self-contained OpenAPI 3.1 document out of all files that references reach.
//!
//! The entry document is walked by the grammar in [`super::kind`], so that data (examples, defaults, extensions) that merely looks like a
//! reference stays data. References are gathered while walking and written last, when it is known where everything stands: parts of
//! other files get a name under `components`, and OpenAPI 3.0 schemas may have changed their shape.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    path::Path,
    rc::Rc,
};

use serde_json::{Map, Value, json};

use super::{
    files::{FileId, Files, SourceFile, Target, Version},
    kind::{Child, Kind},
    pointer, rewrite,
    rewrite::Shape,
};
use crate::generator::resolved::{GeneratorError, Location};

/// Dialects that mean JSON Schema 2020-12.
const DIALECTS: [&str; 3] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
];

/// The bundled document.
pub(super) struct Bundle {
    /// The document.
    pub(super) value: Value,
    files: Files,
    /// Bundle pointer → source, for every place where the two cease to run alongside.
    origins: HashMap<String, Target>,
}

impl Bundle {
    /// Where the node at a bundle pointer was written.
    pub(super) fn location(&self, at: &str) -> Location {
        let mut known = at;
        loop {
            if let Some(origin) = self.origins.get(known) {
                let document = &self.files.get(origin.file).document;
                return document.location(&format!("{}{}", origin.pointer, &at[known.len()..]));
            }
            match known.rfind('/') {
                Some(end) => known = &known[..end],
                None => return self.files.get(FileId::ENTRY).document.location(at),
            }
        }
    }
}

/// Bundles the document at `path`. Faults of single parts come along with the bundle, so that later steps may find more.
pub(super) fn bundle(path: &Path) -> Result<(Bundle, Vec<GeneratorError>), Vec<GeneratorError>> {
    let files = Files::open(path).map_err(|error| vec![error])?;
    let mut bundler = Bundler {
        files,
        errors: Vec::new(),
        placed: HashMap::new(),
        origins: HashMap::new(),
        patches: Vec::new(),
        queue: VecDeque::new(),
        taken: HashSet::new(),
    };
    let entry = Rc::clone(bundler.files.get(FileId::ENTRY));
    let mut cursor = Cursor { file: FileId::ENTRY, source: String::new(), out: String::new() };
    let mut value = bundler.walk(Kind::Root, &mut cursor, &entry, entry.document.value());
    if let Some(root) = value.as_object_mut() {
        if entry.version == Version::V30 {
            root.insert("openapi".to_owned(), json!("3.1.0"));
        }
        bundler.check_dialect(root, "jsonSchemaDialect", FileId::ENTRY, "");
    }
    while let Some((target, kind)) = bundler.queue.pop_front() {
        bundler.draw_in(&mut value, &target, kind);
    }
    bundler.write_references(&mut value);
    let Bundler { files, errors, origins, .. } = bundler;
    Ok((Bundle { value, files, origins }, errors))
}

/// Where the walk is, in the source and in the bundle.
struct Cursor {
    file: FileId,
    source: String,
    out: String,
}

impl Cursor {
    fn enter<T>(&mut self, token: &str, run: impl FnOnce(&mut Self) -> T) -> T {
        let lengths = (self.source.len(), self.out.len());
        pointer::push(&mut self.source, token);
        pointer::push(&mut self.out, token);
        let result = run(self);
        self.source.truncate(lengths.0);
        self.out.truncate(lengths.1);
        result
    }
}

/// A reference that is to be written when everything has its place.
struct Patch {
    /// Bundle pointer of the string.
    at: String,
    target: Target,
    kind: Kind,
    location: Location,
}

struct Bundler {
    files: Files,
    errors: Vec<GeneratorError>,
    /// Source → what it was read as, and where it stands in the bundle. The first place wins.
    placed: HashMap<Target, (Kind, String)>,
    origins: HashMap<String, Target>,
    patches: Vec<Patch>,
    queue: VecDeque<(Target, Kind)>,
    /// Names given to drawn-in parts, as bundle pointers.
    taken: HashSet<String>,
}

impl Bundler {
    fn walk(&mut self, kind: Kind, at: &mut Cursor, source: &SourceFile, value: &Value) -> Value {
        let here = Target { file: at.file, pointer: at.source.clone() };
        self.placed.entry(here).or_insert_with(|| (kind, at.out.clone()));
        let Value::Object(members) = value else { return value.clone() };
        if kind == Kind::Schema {
            return self.walk_schema(at, source, members);
        }
        if kind == Kind::Link {
            self.check_link(at, members);
        }
        let reference = members.get("$ref").and_then(Value::as_str).filter(|_| kind.may_be_reference());
        let mut result = Map::new();
        for (key, child) in members {
            if reference.is_some() && key == "$ref" {
                let text = self.reference(at, key, child, kind);
                result.insert(key.clone(), text);
            } else if reference.is_some() && kind != Kind::PathItem {
                // Of the other kinds only `summary` and `description` may stand beside a reference, since 3.1.
                if source.version == Version::V31 && matches!(key.as_str(), "summary" | "description") {
                    result.insert(key.clone(), child.clone());
                }
            } else {
                let child = at.enter(key, |at| self.walk_child(kind.child(key), at, source, child));
                result.insert(key.clone(), child);
            }
        }
        if matches!(kind, Kind::Parameter | Kind::Header)
            && let Some(Value::Object(content)) = result.get_mut("content")
        {
            // Of a value there is always something to say, be it "anything": the model has a schema for each parameter.
            for media in content.values_mut().filter_map(Value::as_object_mut) {
                media.entry("schema").or_insert_with(|| json!({}));
            }
        }
        Value::Object(result)
    }

    fn walk_child(&mut self, child: Child, at: &mut Cursor, source: &SourceFile, value: &Value) -> Value {
        match (child, value) {
            (Child::One(kind), _) => self.walk(kind, at, source, value),
            (Child::List(kind), Value::Array(items)) => {
                let walk =
                    |(n, item): (usize, &Value)| at.enter(&n.to_string(), |at| self.walk(kind, at, source, item));
                Value::Array(items.iter().enumerate().map(walk).collect())
            }
            (Child::Map(kind) | Child::Extensible(kind), Value::Object(members)) => {
                let mut result = Map::new();
                for (name, member) in members {
                    let data = matches!(child, Child::Extensible(_)) && name.starts_with("x-");
                    let member =
                        if data { member.clone() } else { at.enter(name, |at| self.walk(kind, at, source, member)) };
                    result.insert(name.clone(), member);
                }
                Value::Object(result)
            }
            // Data, or not the shape that the grammar wants: the builder says so, with a place.
            _ => value.clone(),
        }
    }

    fn walk_schema(&mut self, at: &mut Cursor, source: &SourceFile, members: &Map<String, Value>) -> Value {
        let old = source.version == Version::V30;
        self.check_dialect(members, "$schema", at.file, &at.source);
        if members.get("$id").is_some_and(Value::is_string) && !old {
            let location = source.document.location(&pointer::join(&at.source, "$id"));
            self.errors.push(GeneratorError::Unsupported {
                location,
                feature: "schema-id",
                message: "a schema with a base URI of its own: drop `$id` and refer to the schema by its place"
                    .to_owned(),
            });
        }
        if old && members.get("$ref").is_some_and(Value::is_string) {
            let text = self.reference(at, "$ref", &members["$ref"], Kind::Schema);
            return json!({ "$ref": text });
        }
        match if old { rewrite::shape(members) } else { Shape::InPlace } {
            Shape::InPlace => {
                let mut schema = self.walk_keywords(at, source, members.iter());
                if old {
                    rewrite::keywords(&mut schema);
                }
                Value::Object(schema)
            }
            shape => {
                let (inside, outside): (Vec<_>, Vec<_>) =
                    members.iter().partition(|(key, _)| rewrite::is_assertion(key));
                let mut schema = self.walk_keywords(at, source, outside.into_iter());
                schema.shift_remove("nullable");
                rewrite::keywords(&mut schema);
                let lengths = (at.source.len(), at.out.len());
                at.out.push_str("/anyOf/0");
                if shape == Shape::Unwrapped {
                    at.source.push_str("/allOf/0");
                }
                self.origins.insert(at.out.clone(), Target { file: at.file, pointer: at.source.clone() });
                let branch = if shape == Shape::Unwrapped {
                    self.walk(Kind::Schema, at, source, &members["allOf"][0])
                } else {
                    let mut branch = self.walk_keywords(at, source, inside.into_iter());
                    rewrite::keywords(&mut branch);
                    Value::Object(branch)
                };
                at.source.truncate(lengths.0);
                at.out.truncate(lengths.1);
                schema.insert("anyOf".to_owned(), json!([branch, { "type": "null" }]));
                Value::Object(schema)
            }
        }
    }

    fn walk_keywords<'v>(
        &mut self,
        at: &mut Cursor,
        source: &SourceFile,
        members: impl Iterator<Item = (&'v String, &'v Value)>,
    ) -> Map<String, Value> {
        let mut schema = Map::new();
        for (key, value) in members {
            match key.as_str() {
                "$ref" if value.is_string() => {
                    let text = self.reference(at, key, value, Kind::Schema);
                    schema.insert(key.clone(), text);
                }
                // References are pointers in the bundle; anchors of several files would collide, and the bundle is one resource, of
                // which an inner `$schema` would not make another.
                "$anchor" | "$schema" => {}
                "discriminator" => {
                    let value = at.enter(key, |at| self.discriminator(at, value));
                    schema.insert(key.clone(), value);
                }
                _ => {
                    let value = at.enter(key, |at| self.walk_child(Kind::Schema.child(key), at, source, value));
                    schema.insert(key.clone(), value);
                }
            }
        }
        schema
    }

    /// `mapping` holds names of schemas or references: all become references, since the bundle may have given other names.
    fn discriminator(&mut self, at: &mut Cursor, value: &Value) -> Value {
        let mut value = value.clone();
        let Some(Value::Object(mapping)) = value.get_mut("mapping") else { return value };
        at.enter("mapping", |at| {
            for (tag, target) in mapping.iter_mut() {
                let Some(text) = target.as_str() else { continue };
                let named = |files: &Files, file: FileId| {
                    let pointer = pointer::join("/components/schemas", text);
                    files.get(file).document.value().pointer(&pointer).map(|_| Target { file, pointer })
                };
                let target_at = [at.file, FileId::ENTRY].into_iter().find_map(|file| named(&self.files, file));
                *target = match target_at {
                    Some(found) => self.note(at, tag, text, found, Kind::Schema),
                    None => self.reference(at, tag, &target.clone(), Kind::Schema),
                };
            }
        });
        value
    }

    /// Notes a reference that stands in member `key`; the value is a stand-in until all places are known.
    fn reference(&mut self, at: &Cursor, key: &str, value: &Value, kind: Kind) -> Value {
        let text = value.as_str().unwrap_or_default();
        let place = self.files.get(at.file).document.location(&pointer::join(&at.source, key));
        match self.files.find(at.file, text, &place) {
            Ok(Some(target)) => self.note(at, key, text, target, kind),
            Ok(None) => json!(text),
            Err(error) => {
                self.errors.push(error);
                json!(text)
            }
        }
    }

    fn note(&mut self, at: &Cursor, key: &str, text: &str, target: Target, kind: Kind) -> Value {
        let location = self.files.get(at.file).document.location(&pointer::join(&at.source, key));
        if !self.placed.contains_key(&target) {
            self.queue.push_back((target.clone(), kind));
        }
        self.patches.push(Patch { at: pointer::join(&at.out, key), target, kind, location });
        json!(text)
    }

    /// Gives a part that no walk has met a place in the bundle.
    fn draw_in(&mut self, bundle: &mut Value, target: &Target, kind: Kind) {
        if self.placed.contains_key(target) {
            return;
        }
        let source = Rc::clone(self.files.get(target.file));
        let Some(value) = source.document.value().pointer(&target.pointer) else { return };
        // A part of the entry document that stands outside the grammar (`x-schemas`, `definitions`) is mended where it is.
        if target.file == FileId::ENTRY {
            let out = self.bundle_pointer(&target.pointer);
            if bundle.pointer(&out) == Some(value) {
                let mut at = Cursor { file: target.file, source: target.pointer.clone(), out: out.clone() };
                let walked = self.walk(kind, &mut at, &source, value);
                if let Some(slot) = bundle.pointer_mut(&out) {
                    *slot = walked;
                }
                return;
            }
        }
        let out = self.free_name(bundle, target, kind, &source);
        self.origins.insert(out.clone(), target.clone());
        let mut at = Cursor { file: target.file, source: target.pointer.clone(), out: out.clone() };
        let walked = self.walk(kind, &mut at, &source, value);
        let Some((_, name)) = pointer::split_last(&out) else { return };
        if let Some(root) = bundle.as_object_mut() {
            let components = root.entry("components").or_insert_with(|| json!({}));
            if let Some(components) = components.as_object_mut() {
                let section = components.entry(kind.section()).or_insert_with(|| json!({}));
                if let Some(section) = section.as_object_mut() {
                    section.insert(name, walked);
                }
            }
        }
    }

    /// Where an unplaced node of the entry document stands in the bundle: beside its nearest ancestor that has a place.
    fn bundle_pointer(&self, source: &str) -> String {
        let mut known = source;
        while let Some(end) = known.rfind('/') {
            known = &known[..end];
            let ancestor = Target { file: FileId::ENTRY, pointer: known.to_owned() };
            if let Some((_, out)) = self.placed.get(&ancestor) {
                return format!("{out}{}", &source[known.len()..]);
            }
        }
        source.to_owned()
    }

    /// A name under `components` for a part of another file: its own last name, or the file's.
    fn free_name(&mut self, bundle: &Value, target: &Target, kind: Kind, source: &SourceFile) -> String {
        let own = match pointer::split_last(&target.pointer) {
            Some((_, token)) => token,
            None => {
                source.document.file().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
            }
        };
        let legal = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' };
        let own: String = own.chars().map(legal).collect();
        let own = if own.is_empty() { kind.to_string().replace(' ', "-") } else { own };
        let mut out = format!("/components/{}/{own}", kind.section());
        let mut n = 2;
        while bundle.pointer(&out).is_some() || !self.taken.insert(out.clone()) {
            out = format!("/components/{}/{own}-{n}", kind.section());
            n += 1;
        }
        out
    }

    fn write_references(&mut self, bundle: &mut Value) {
        for patch in std::mem::take(&mut self.patches) {
            let Some((kind, out)) = self.placed.get(&patch.target) else { continue };
            if *kind != patch.kind {
                let message = format!("this leads to a {kind}, where a {} is expected", patch.kind);
                self.errors.push(GeneratorError::Invalid { location: patch.location, message });
                continue;
            }
            if let Some(text) = bundle.pointer_mut(&patch.at) {
                *text = Value::String(pointer::to_reference(out));
            }
        }
    }

    /// `operationRef` names an operation by its place. On another host it may be anything; here it must exist.
    fn check_link(&mut self, at: &Cursor, members: &Map<String, Value>) {
        let Some(target) = members.get("operationRef").and_then(Value::as_str).filter(|target| !target.contains("://"))
        else {
            return;
        };
        let place = self.files.get(at.file).document.location(&pointer::join(&at.source, "operationRef"));
        if let Err(error) = self.files.find(at.file, target, &place) {
            self.errors.push(error);
        }
    }

    fn check_dialect(&mut self, members: &Map<String, Value>, key: &str, file: FileId, at: &str) {
        let Some(dialect) = members.get(key).and_then(Value::as_str) else { return };
        if !DIALECTS.contains(&dialect.trim_end_matches('#')) {
            self.errors.push(GeneratorError::Unsupported {
                location: self.files.get(file).document.location(&pointer::join(at, key)),
                feature: "schema-dialect",
                message: format!(
                    "schemas in `{dialect}`; JSON Schema 2020-12 and OpenAPI's dialect of it are understood"
                ),
            });
        }
    }
}
