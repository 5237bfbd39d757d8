//! The members of forms: which are files, and what `encoding` says of how they are spelled.

use indexmap::IndexMap;
use serde_json::Value;

use super::{
    bundle::join,
    model::{Field, Shape, Style, essence},
    read::{Reader, style},
};

impl Reader<'_> {
    /// Whether the content at a media type object is bytes: by its schema, or for want of one.
    pub(super) fn is_bytes(&self, media: &str) -> bool {
        let schema = join(media, "schema");
        self.bundle.root.pointer(&schema).is_none()
            || self.bundle.follow(&schema).is_some_and(|(_, schema)| is_binary(schema) && !is_encoded(schema))
    }

    /// What is said of the members of a form, where it is one.
    pub(super) fn fields(&self, media_type: &str, media: &str) -> IndexMap<String, Field> {
        let mut fields = IndexMap::new();
        let is_multipart = essence(media_type) == "multipart/form-data";
        if !is_multipart && essence(media_type) != "application/x-www-form-urlencoded" {
            return fields;
        }
        if let Some((schema, _)) = self.bundle.follow(&join(media, "schema")) {
            for (name, pointer) in self.members(&schema, "properties").unwrap_or_default() {
                fields.insert(name, self.field(&pointer));
            }
        }
        for (name, pointer) in self.members(media, "encoding").unwrap_or_default() {
            let Some((pointer, encoding)) = self.bundle.follow(&pointer) else { continue };
            let field = fields.entry(name).or_default();
            let text = |key: &str| encoding.get(key).and_then(Value::as_str);
            let says = ["style", "explode", "allowReserved"].iter().any(|key| encoding.get(*key).is_some());
            // 3.0 knows styles in urlencoded forms only.
            if says && !(self.is_30 && is_multipart) {
                let style = text("style").and_then(style).unwrap_or(Style::Form);
                let explode = encoding.get("explode").and_then(Value::as_bool);
                field.style = Some((style, explode.unwrap_or(style == Style::Form)));
            } else if let Some(media_types) = text("contentType") {
                field.asked = media_types.split(',').map(essence).collect();
            }
            let headers = self.members(&pointer, "headers").unwrap_or_default().into_iter();
            field.has_headers =
                headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")).any(|(_, pointer)| {
                    let header = self.bundle.follow(&pointer);
                    header.is_some_and(|(_, header)| header.get("required").and_then(Value::as_bool) == Some(true))
                });
        }
        fields
    }

    fn field(&self, pointer: &str) -> Field {
        let Some((pointer, schema)) = self.bundle.follow(pointer) else { return Field::default() };
        let shape = shape(schema);
        let items = self.bundle.follow(&join(&pointer, "items")).map(|(_, items)| items);
        let parts: Vec<&Value> = match shape {
            Shape::Text => Vec::new(),
            Shape::List => items.into_iter().collect(),
            Shape::Record => {
                let members = self.members(&pointer, "properties").unwrap_or_default().into_iter();
                members.filter_map(|(_, pointer)| Some(self.bundle.follow(&pointer)?.1)).collect()
            }
        };
        let holder = items.unwrap_or(schema);
        let usual = holder.get("contentMediaType").and_then(Value::as_str).map(essence);
        Field {
            is_file: is_binary(holder),
            is_encoded: is_encoded(holder),
            is_nested: parts.into_iter().any(|part| self::shape(part) != Shape::Text),
            shape,
            usual,
            ..Field::default()
        }
    }
}

fn shape(schema: &Value) -> Shape {
    let has = |name: &str| match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|other| other == name),
        other => other.and_then(Value::as_str) == Some(name),
    };
    if has("object") || schema.get("properties").is_some() {
        Shape::Record
    } else if has("array") || schema.get("items").is_some() {
        Shape::List
    } else {
        Shape::Text
    }
}

fn is_binary(schema: &Value) -> bool {
    schema.get("format").and_then(Value::as_str) == Some("binary") || schema.get("contentMediaType").is_some()
}

fn is_encoded(schema: &Value) -> bool {
    schema.get("contentEncoding").is_some()
}
