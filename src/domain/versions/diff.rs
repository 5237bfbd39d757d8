//! What leads from one graph to another: nodes, edges and variables that came, went and changed, each change at its place.
//!
//! Nodes are the same where their ids are; edges where their ids are, or, without one, where source, target and branch are. Drafts may have ids twice: then the first of one is
//! compared with the first of the other. A JSON Patch (RFC 6902) is not given: it names nodes by their places in a list, which mean nothing to a person and shift with every
//! insertion, while a program that wants one has both graphs.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use crate::domain::graph::{Edge, Graph, Node};

/// What leads from one graph to another.
#[derive(Debug, Clone, PartialEq)]
pub struct GraphDiff {
    /// Of nodes.
    pub nodes: Difference<Node>,
    /// Of edges.
    pub edges: Difference<Edge>,
    /// Of variables, with pointers into the object that they are.
    pub variables: Vec<Change>,
}

/// Of a list whose items have names.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<T> {
    /// Only in the later one.
    pub added: Vec<T>,
    /// Only in the earlier one.
    pub removed: Vec<T>,
    /// In both, and not the same.
    pub changed: Vec<Changed<T>>,
    /// Whether those that are in both stand in another order, which means nothing to the engine.
    pub reordered: bool,
}

/// An item that is not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<T> {
    /// As it is in the later one.
    pub item: T,
    /// What is different, with pointers into it.
    pub changes: Vec<Change>,
}

/// A value that came, went or is another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where: JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What.
    pub op: Op,
    /// What was there; null where nothing was.
    pub before: Value,
    /// What is there; null where nothing is.
    pub after: Value,
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is another.
    Changed,
}

impl GraphDiff {
    /// What leads from `before` to `after`.
    pub fn between(before: &Graph, after: &Graph) -> Self {
        let mut variables = Vec::new();
        compare(&json(&before.variables), &json(&after.variables), &mut String::new(), &mut variables);
        Self {
            nodes: difference(&before.nodes, &after.nodes, |node| [node.id.as_str(), "", "", ""]),
            edges: difference(&before.edges, &after.edges, edge_name),
            variables,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.edges.is_empty() && self.variables.is_empty()
    }
}

impl<T> Difference<T> {
    fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty() && !self.reordered
    }
}

/// No id stands where a source does, and no source is empty: names of both kinds are apart.
fn edge_name(edge: &Edge) -> [&str; 4] {
    match &edge.id {
        Some(id) => [id, "", "", ""],
        None => ["", &edge.source, &edge.target, edge.branch.as_deref().unwrap_or_default()],
    }
}

fn difference<T: Clone + PartialEq + Serialize>(
    before: &[T],
    after: &[T],
    name: impl Fn(&T) -> [&str; 4],
) -> Difference<T> {
    let (was, is) = (named(before, &name), named(after, &name));
    let places: HashMap<_, usize> = was.iter().enumerate().map(|(place, key)| (*key, place)).collect();
    let mut found = Difference { added: Vec::new(), removed: Vec::new(), changed: Vec::new(), reordered: false };
    let mut kept = vec![false; before.len()];
    let mut last = None;
    for (item, key) in after.iter().zip(&is) {
        let Some(place) = places.get(key).copied() else {
            found.added.push(item.clone());
            continue;
        };
        kept[place] = true;
        found.reordered |= last.is_some_and(|last| place < last);
        last = Some(place);
        if before[place] != *item {
            let mut changes = Vec::new();
            compare(&json(&before[place]), &json(item), &mut String::new(), &mut changes);
            found.changed.push(Changed { item: item.clone(), changes });
        }
    }
    let gone = before.iter().zip(kept).filter(|(_, kept)| !kept);
    found.removed = gone.map(|(item, _)| item.clone()).collect();
    found
}

/// Names, and of those that are the same which of them it is.
fn named<'a, T>(items: &'a [T], name: &impl Fn(&'a T) -> [&'a str; 4]) -> Vec<([&'a str; 4], usize)> {
    let mut seen: HashMap<[&str; 4], usize> = HashMap::new();
    let numbered = items.iter().map(|item| {
        let name = name(item);
        let count = seen.entry(name).or_default();
        *count += 1;
        (name, *count)
    });
    numbered.collect()
}

/// Members of objects and items of lists of one length are compared one by one; everything else is the same or is another.
fn compare(before: &Value, after: &Value, pointer: &mut String, changes: &mut Vec<Change>) {
    let mut within = |token: &str, before: Option<&Value>, after: Option<&Value>| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
        match (before, after) {
            (Some(before), Some(after)) => compare(before, after, pointer, changes),
            (before, after) => changes.push(Change {
                pointer: pointer.clone(),
                op: if after.is_some() { Op::Added } else { Op::Removed },
                before: before.cloned().unwrap_or_default(),
                after: after.cloned().unwrap_or_default(),
            }),
        }
        pointer.truncate(length);
    };
    match (before, after) {
        _ if before == after => {}
        (Value::Object(was), Value::Object(is)) => {
            for (name, before) in was {
                within(name, Some(before), is.get(name));
            }
            for (name, after) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
                within(name, None, Some(after));
            }
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            for (index, (before, after)) in was.iter().zip(is).enumerate() {
                within(&index.to_string(), Some(before), Some(after));
            }
        }
        _ => changes.push(Change {
            pointer: pointer.clone(),
            op: Op::Changed,
            before: before.clone(),
            after: after.clone(),
        }),
    }
}

/// Maps with text for keys, and what is in them: this does not fail.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn graph(value: Value) -> Graph {
        serde_json::from_value(value).unwrap()
    }

    fn told(changes: &[Change]) -> Vec<Value> {
        let one = |change: &Change| json!([format!("{:?}", change.op), change.pointer, change.before, change.after]);
        changes.iter().map(one).collect()
    }

    #[test]
    fn every_change_has_its_place_and_both_values() {
        let before = graph(json!({
            "nodes": [
                {"id": "a", "type": "set", "config": {"values": {"x/y": 1, "gone": null}, "list": [1, {"t": 2}]}, "position": {"x": 1}},
                {"id": "b", "type": "set"},
                {"id": "c", "type": "set"},
            ],
            "edges": [{"id": "e", "source": "a", "target": "b"}, {"source": "b", "target": "c"}],
            "variables": {"k": {"deep": 1}, "old": true},
        }));
        let after = graph(json!({
            "nodes": [
                {"id": "c", "type": "set"},
                {"id": "a", "type": "template", "name": "A", "config": {"values": {"x/y": 2}, "list": [1, {"t": 3}]}, "position": {"x": 2}},
                {"id": "d", "type": "set"},
            ],
            "edges": [{"id": "e", "source": "a", "target": "d"}, {"source": "b", "target": "c", "branch": "true"}],
            "variables": {"k": {"deep": 2}, "new": null},
        }));
        let diff = GraphDiff::between(&before, &after);
        assert_eq!(diff.nodes.added, [after.nodes[2].clone()]);
        assert_eq!(diff.nodes.removed, [before.nodes[1].clone()]);
        assert!(diff.nodes.reordered && !diff.edges.reordered);
        assert_eq!(diff.nodes.changed.len(), 1);
        assert_eq!(diff.nodes.changed[0].item, after.nodes[1]);
        let mut changes = told(&diff.nodes.changed[0].changes);
        changes.sort_by_key(|change| change[1].to_string());
        assert_eq!(
            changes,
            [
                json!(["Changed", "/config/list/1/t", 2, 3]),
                json!(["Removed", "/config/values/gone", null, null]),
                json!(["Changed", "/config/values/x~1y", 1, 2]),
                json!(["Added", "/name", null, "A"]),
                json!(["Changed", "/position/x", 1, 2]),
                json!(["Changed", "/type", "set", "template"]),
            ]
        );
        // An edge without an id that has another branch is another edge.
        assert_eq!((&diff.edges.added[..], &diff.edges.removed[..]), (&after.edges[1..], &before.edges[1..]));
        assert_eq!(told(&diff.edges.changed[0].changes), [json!(["Changed", "/target", "b", "d"])]);
        let variables = [
            json!(["Changed", "/k/deep", 1, 2]),
            json!(["Removed", "/old", true, null]),
            json!(["Added", "/new", null, null]),
        ];
        assert_eq!(told(&diff.variables), variables);
        assert!(!diff.is_empty());
        assert!(GraphDiff::between(&before, &before).is_empty());
    }

    #[test]
    fn ids_that_are_there_twice_are_told_apart_by_their_order() {
        let before = graph(json!({"nodes": [{"id": "a", "type": "x"}, {"id": "a", "type": "y"}]}));
        let after =
            graph(json!({"nodes": [{"id": "a", "type": "x"}, {"id": "a", "type": "z"}, {"id": "a", "type": "w"}]}));
        let diff = GraphDiff::between(&before, &after);
        assert_eq!(told(&diff.nodes.changed[0].changes), [json!(["Changed", "/type", "y", "z"])]);
        assert_eq!((diff.nodes.changed.len(), diff.nodes.added.len(), diff.nodes.removed.len()), (1, 1, 0));
    }
}
