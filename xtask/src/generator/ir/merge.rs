//! `allOf`, and keywords beside `$ref`: one schema that says what all parts say.

use serde_json::Number;

use super::build::{Builder, unsupported};
use crate::generator::resolved::{GeneratorError, JsonType, Schema, SchemaId};

const DEPTH: usize = 64;

impl Builder<'_> {
    /// The schema with its `$ref` and `allOf` drawn in.
    pub(super) fn merged(&mut self, id: SchemaId) -> Result<Schema, GeneratorError> {
        self.merged_to(id, 0)
    }

    fn merged_to(&mut self, id: SchemaId, depth: usize) -> Result<Schema, GeneratorError> {
        let mut schema = self.schema(id).clone();
        if depth > DEPTH {
            return Err(unsupported(
                &schema.location,
                "endless-all-of",
                "`allOf` leads back to itself: no value can be described this way",
            ));
        }
        let parts: Vec<SchemaId> =
            schema.reference.take().into_iter().chain(std::mem::take(&mut schema.all_of)).collect();
        for part in parts {
            let part = self.merged_to(part, depth + 1)?;
            self.combine(&mut schema, part)?;
        }
        Ok(schema)
    }

    /// Makes `into` say what `part` says as well.
    fn combine(&mut self, into: &mut Schema, part: Schema) -> Result<(), GeneratorError> {
        let conflict = |what: &str| {
            unsupported(
                &into.location,
                "all-of-conflict",
                format!("parts of `allOf` disagree on {what}: no single Rust type fits both"),
            )
        };
        match part.boolean {
            Some(true) => return Ok(()),
            Some(false) => {
                into.other_keywords.push("false".to_owned());
                return Ok(());
            }
            None => {}
        }
        into.types = intersect(&into.types, &part.types).ok_or_else(|| conflict("`type`"))?;
        for (name, id) in part.properties {
            match into.properties.get(&name).copied() {
                None => {
                    into.properties.insert(name, id);
                }
                Some(same) if same == id => {}
                Some(other) => {
                    let mut both = self.blank(other);
                    both.all_of = vec![other, id];
                    let id = self.add_synthetic(both);
                    into.properties.insert(name, id);
                }
            }
        }
        for name in part.required {
            if !into.required.contains(&name) {
                into.required.push(name);
            }
        }
        match (into.additional_properties, part.additional_properties) {
            (None, other) => into.additional_properties = other,
            (Some(a), Some(b)) if a != b => into.other_keywords.push("additionalProperties".to_owned()),
            _ => {}
        }
        // With several parts, `additionalProperties: false` of one speaks of that part's properties alone: left to the validator.
        if into.additional_properties.is_some_and(|id| self.schema(id).boolean == Some(false)) {
            into.other_keywords.push("additionalProperties".to_owned());
            into.additional_properties = None;
        }
        match (into.items, part.items) {
            (None, other) => into.items = other,
            (Some(a), Some(b)) if a != b => {
                let mut both = self.blank(a);
                both.all_of = vec![a, b];
                into.items = Some(self.add_synthetic(both));
            }
            _ => {}
        }
        if into.prefix_items.is_empty() {
            into.prefix_items = part.prefix_items;
        }
        for (mine, theirs) in [(&mut into.one_of, part.one_of), (&mut into.any_of, part.any_of)] {
            if mine.is_empty() {
                *mine = theirs;
            } else if !theirs.is_empty() && *mine != theirs {
                return Err(unsupported(
                    &into.location,
                    "all-of-several-unions",
                    "several parts of `allOf` have alternatives: give their combination a schema of its own",
                ));
            }
        }
        into.discriminator = into.discriminator.take().or(part.discriminator);
        match (&mut into.enumeration, part.enumeration) {
            (Some(mine), Some(theirs)) => mine.retain(|value| theirs.contains(value)),
            (mine @ None, theirs) => *mine = theirs,
            _ => {}
        }
        if into.constant.is_some() && part.constant.is_some() && into.constant != part.constant {
            into.other_keywords.push("const".to_owned());
        }
        into.constant = into.constant.take().or(part.constant);
        into.format = into.format.take().or(part.format);
        if into.pattern.is_some() && part.pattern.is_some() && into.pattern != part.pattern {
            into.other_keywords.push("pattern".to_owned());
        }
        into.pattern = into.pattern.take().or(part.pattern);
        into.minimum = tighter(into.minimum.take(), part.minimum, f64::gt);
        into.exclusive_minimum = tighter(into.exclusive_minimum.take(), part.exclusive_minimum, f64::gt);
        into.maximum = tighter(into.maximum.take(), part.maximum, f64::lt);
        into.exclusive_maximum = tighter(into.exclusive_maximum.take(), part.exclusive_maximum, f64::lt);
        if into.multiple_of.is_some() && part.multiple_of.is_some() && into.multiple_of != part.multiple_of {
            into.other_keywords.push("multipleOf".to_owned());
        }
        into.multiple_of = into.multiple_of.take().or(part.multiple_of);
        into.min_length = into.min_length.max(part.min_length);
        into.max_length = least(into.max_length, part.max_length);
        into.min_items = into.min_items.max(part.min_items);
        into.max_items = least(into.max_items, part.max_items);
        into.min_properties = into.min_properties.max(part.min_properties);
        into.max_properties = least(into.max_properties, part.max_properties);
        into.unique_items |= part.unique_items;
        into.content_encoding = into.content_encoding.take().or(part.content_encoding);
        into.title = into.title.take().or(part.title);
        into.description = into.description.take().or(part.description);
        into.default = into.default.take().or(part.default);
        into.deprecated |= part.deprecated;
        into.read_only |= part.read_only;
        into.write_only |= part.write_only;
        into.other_keywords.extend(part.other_keywords);
        Ok(())
    }

    /// A schema that says nothing, at the place of another.
    pub(super) fn blank(&self, at: SchemaId) -> Schema {
        let at = self.schema(at);
        Schema {
            location: at.location.clone(),
            pointer: at.pointer.clone(),
            name: None,
            boolean: None,
            reference: None,
            types: Vec::new(),
            title: None,
            description: at.description.clone(),
            default: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            examples: Vec::new(),
            format: None,
            constant: None,
            enumeration: None,
            minimum: None,
            maximum: None,
            exclusive_minimum: None,
            exclusive_maximum: None,
            multiple_of: None,
            min_length: None,
            max_length: None,
            pattern: None,
            content_encoding: None,
            content_media_type: None,
            items: None,
            prefix_items: Vec::new(),
            min_items: None,
            max_items: None,
            unique_items: false,
            properties: indexmap::IndexMap::new(),
            required: Vec::new(),
            additional_properties: None,
            min_properties: None,
            max_properties: None,
            all_of: Vec::new(),
            any_of: Vec::new(),
            one_of: Vec::new(),
            discriminator: None,
            other_keywords: Vec::new(),
            extensions: indexmap::IndexMap::new(),
        }
    }
}

/// Types that both allow; `None` where there are none. An empty list allows all.
fn intersect(a: &[JsonType], b: &[JsonType]) -> Option<Vec<JsonType>> {
    if a.is_empty() || b.is_empty() {
        return Some(if a.is_empty() { b.to_vec() } else { a.to_vec() });
    }
    let allows = |types: &[JsonType], ty: JsonType| {
        types.contains(&ty) || (ty == JsonType::Integer && types.contains(&JsonType::Number))
    };
    let mut both: Vec<JsonType> = a.iter().copied().filter(|ty| allows(b, *ty)).collect();
    both.extend(b.iter().copied().filter(|ty| allows(a, *ty) && !a.contains(ty)));
    both.dedup();
    (!both.is_empty()).then_some(both)
}

fn tighter(a: Option<Number>, b: Option<Number>, is_tighter: fn(&f64, &f64) -> bool) -> Option<Number> {
    match (a, b) {
        (Some(a), Some(b)) => {
            let b_wins = b.as_f64().zip(a.as_f64()).is_some_and(|(b, a)| is_tighter(&b, &a));
            Some(if b_wins { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

fn least(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
