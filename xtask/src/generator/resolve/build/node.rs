//! A node of the bundle with its pointer, and the small readers that turn a wrong shape into an error with a place.

use std::collections::HashSet;

use serde_json::Value;

use super::{Builder, pointer};
use crate::generator::resolved::{GeneratorError, Location};

/// A node of the bundle.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) pointer: String,
    pub(super) value: &'a Value,
}

impl<'a> Node<'a> {
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.as_object()?.get(key)?;
        Some(Self { pointer: pointer::join(&self.pointer, key), value })
    }

    /// The members of a mapping, in order.
    pub(super) fn members(&self) -> impl Iterator<Item = Self> + use<'a> {
        let base = self.pointer.clone();
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(key, value)| Self { pointer: pointer::join(&base, key), value })
    }

    /// The items of a sequence.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let base = self.pointer.clone();
        let items = self.value.as_array().into_iter().flatten();
        items.enumerate().map(move |(n, value)| Self { pointer: format!("{base}/{n}"), value })
    }

    /// The key under which the node stands.
    pub(super) fn name(&self) -> String {
        pointer::split_last(&self.pointer).map(|(_, name)| name).unwrap_or_default()
    }

    pub(super) fn is_extension(&self) -> bool {
        self.name().starts_with("x-")
    }
}

impl<'a> Builder<'a> {
    pub(super) fn location(&self, node: &Node<'_>) -> Location {
        self.bundle.location(&node.pointer)
    }

    pub(super) fn invalid(&mut self, node: &Node<'_>, message: impl Into<String>) {
        let location = self.location(node);
        self.errors.push(GeneratorError::Invalid { location, message: message.into() });
    }

    pub(super) fn unsupported(&mut self, node: &Node<'_>, feature: &'static str, message: impl Into<String>) {
        let location = self.location(node);
        self.errors.push(GeneratorError::Unsupported { location, feature, message: message.into() });
    }

    /// What the node's `$ref` names; `None` where it has none (or a broken one, which is reported already).
    pub(super) fn reference(&mut self, node: &Node<'a>) -> Option<Node<'a>> {
        let reference = node.get("$ref")?;
        let text = reference.value.as_str()?;
        let target = text.strip_prefix('#').and_then(pointer::percent_decode);
        let found = target.and_then(|pointer| {
            let value = self.bundle.value.pointer(&pointer)?;
            Some(Node { pointer, value })
        });
        if found.is_none() && !self.broken {
            self.invalid(&reference, format!("`{text}` leads nowhere"));
        }
        found
    }

    /// The node itself, or what it refers to in the end. `None`: reported.
    pub(super) fn follow(&mut self, node: &Node<'a>) -> Option<Node<'a>> {
        let mut seen = HashSet::new();
        let mut current = node.clone();
        while current.value.get("$ref").is_some_and(Value::is_string) {
            if !seen.insert(current.pointer.clone()) {
                self.invalid(node, "this reference leads back to itself");
                return None;
            }
            current = self.reference(&current)?;
        }
        if current.value.is_object() {
            Some(current)
        } else {
            self.invalid(&current, "a mapping is expected here");
            None
        }
    }

    pub(super) fn text(&mut self, node: &Node<'a>, key: &str) -> Option<String> {
        let member = node.get(key)?;
        if let Value::String(text) = member.value {
            return Some(text.clone());
        }
        let hint = if member.value.is_number() || member.value.is_boolean() { ": quote it" } else { "" };
        self.invalid(&member, format!("`{key}` must be a string{hint}"));
        None
    }

    /// `description` of what a reference names; since 3.1 one beside the reference holds over it.
    pub(super) fn description(&mut self, item: &Node<'a>, followed: &Node<'a>) -> Option<String> {
        if item.pointer != followed.pointer && item.get("description").is_some() {
            return self.text(item, "description");
        }
        self.text(followed, "description")
    }

    pub(super) fn required_text(&mut self, node: &Node<'a>, key: &str) -> Option<String> {
        if node.get(key).is_none() {
            self.invalid(node, format!("`{key}` is missing"));
        }
        self.text(node, key)
    }

    pub(super) fn flag(&mut self, node: &Node<'a>, key: &str) -> Option<bool> {
        let member = node.get(key)?;
        if member.value.as_bool().is_none() {
            self.invalid(&member, format!("`{key}` must be true or false"));
        }
        member.value.as_bool()
    }

    pub(super) fn count(&mut self, node: &Node<'a>, key: &str) -> Option<u64> {
        let member = node.get(key)?;
        // JSON Schema lets a count be spelled `2.0`.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "guarded: integral, positive, exact in a double"
        )]
        let whole = |n: f64| (n.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&n)).then_some(n as u64);
        let count = member.value.as_u64().or_else(|| member.value.as_f64().and_then(whole));
        if count.is_none() {
            self.invalid(&member, format!("`{key}` must be a whole number, 0 or more"));
        }
        count
    }

    pub(super) fn member_object(&mut self, node: &Node<'a>, key: &str) -> Option<Node<'a>> {
        let member = node.get(key)?;
        if member.value.is_object() {
            return Some(member);
        }
        self.invalid(&member, format!("`{key}` must be a mapping"));
        None
    }

    pub(super) fn list(&mut self, node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
        let Some(member) = node.get(key) else { return Vec::new() };
        if !member.value.is_array() {
            self.invalid(&member, format!("`{key}` must be a list"));
        }
        member.items().collect()
    }

    pub(super) fn texts(&mut self, node: &Node<'a>, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(node, key) {
            match item.value.as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => self.invalid(&item, format!("`{key}` must be a list of strings")),
            }
        }
        texts
    }
}
