//! Compares two JSON Schemas by what they mean, as far as generated types can: references and `allOf` are drawn in, annotations left out, and
//! what can be spelled in several ways (`null`, lists of types, constants, absent defaults) is brought to one.
//!
//! It needs nothing but `serde_json`: it also stands in the crate that is generated from the fixture of all features.

mod flat;

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use flat::{Flat, Node, Sources};

/// Where the types say something else than the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Difference {
    /// JSON Pointer of the schema in the document.
    pointer: String,
    /// The keyword.
    keyword: String,
    /// What each of them says.
    detail: String,
}

/// Where types may fall short of a document: place, keyword, and why.
pub(crate) type Exception = (&'static str, &'static str, &'static str);

/// Fails where what the types say, `(pointer, name, schema)` each, differs from the document, but for what is in `not_said`; and where an exception of that
/// list is not needed.
#[track_caller]
pub(crate) fn check(document: &Value, rebuilt: &[(&str, &str, Value)], not_said: &[Exception]) {
    let found = differences(document, rebuilt);
    let is =
        |(pointer, keyword, _): &Exception, found: &Difference| *pointer == found.pointer && *keyword == found.keyword;
    let unknown: Vec<String> = found
        .iter()
        .filter(|found| !not_said.iter().any(|exception| is(exception, found)))
        .map(|found| format!("{} {}: {}", found.pointer, found.keyword, found.detail))
        .collect();
    assert!(unknown.is_empty(), "document / types:\n{}", unknown.join("\n"));
    let unused: Vec<_> = not_said.iter().filter(|exception| !found.iter().any(|found| is(exception, found))).collect();
    assert!(unused.is_empty(), "said by now; take them off the list: {unused:#?}");
}

/// The keywords in which they differ.
#[allow(dead_code, reason = "one of the two places that this file stands in tests it")]
pub(crate) fn keywords(document: &Value, rebuilt: &[(&str, &str, Value)]) -> String {
    differences(document, rebuilt).into_iter().map(|found| found.keyword).collect::<Vec<_>>().join(" ")
}

/// All differences, sorted.
fn differences(document: &Value, rebuilt: &[(&str, &str, Value)]) -> Vec<Difference> {
    let named = rebuilt.iter().filter(|(_, name, _)| !name.is_empty());
    let schemas: serde_json::Map<String, Value> =
        named.map(|(_, name, schema)| ((*name).to_owned(), schema.clone())).collect();
    let types = json!({"components": {"schemas": schemas}});
    let sources = Sources { document, types: &types };
    let mut comparison = Comparison { sources, seen: HashSet::new(), open: Vec::new(), found: BTreeSet::new() };
    let mut pointers = HashSet::new();
    for (pointer, _, schema) in rebuilt {
        // What stands inside of another type's schema, or shares its pointer, is compared with that one.
        let is_inner =
            rebuilt.iter().any(|(other, ..)| pointer.strip_prefix(other).is_some_and(|rest| rest.starts_with('/')));
        if is_inner || !pointers.insert(*pointer) {
            continue;
        }
        let Some(original) = document.pointer(pointer) else {
            comparison.report(pointer, "missing", "is not in the document");
            continue;
        };
        let original = Node::new(original, (*pointer).to_owned());
        let schema = Node::new(schema, format!("types:{pointer}"));
        comparison.open.push((vec![original], vec![schema], true));
        comparison.run();
    }
    for name in document.pointer("/components/schemas").and_then(Value::as_object).into_iter().flat_map(|s| s.keys()) {
        let pointer = format!("/components/schemas/{name}");
        if !pointers.contains(pointer.as_str()) {
            comparison.report(&pointer, "missing", "no type stands for it");
        }
    }
    comparison.found.into_iter().collect()
}

struct Comparison<'a> {
    sources: Sources<'a>,
    /// Pairs of places that have been compared, or are being compared further out.
    seen: HashSet<(String, String, bool)>,
    /// Pairs that wait: a graph of types is deeper than a stack.
    open: Vec<(Vec<Node>, Vec<Node>, bool)>,
    found: BTreeSet<Difference>,
}

impl Comparison<'_> {
    fn report(&mut self, pointer: &str, keyword: &str, detail: impl Into<String>) {
        // What has been taken apart still stands where it stood.
        let pointer = pointer.split('#').next().unwrap_or_default();
        self.found.insert(Difference {
            pointer: pointer.to_owned(),
            keyword: keyword.to_owned(),
            detail: detail.into(),
        });
    }

    /// Puts a pair off until its turn comes; a component is compared by itself.
    fn compare(&mut self, document: &[Node], types: &[Node], with_null: bool) {
        if let ([a], [b]) = (document, types)
            && let (Some(a), Some(b)) = (a.bare_component(), b.bare_component())
            && a == b
        {
            return;
        }
        if self.seen.insert((place(document), place(types), with_null)) {
            self.open.push((document.to_vec(), types.to_vec(), with_null));
        }
    }

    fn run(&mut self) {
        while let Some((document, types, with_null)) = self.open.pop() {
            let (a, b) = (self.sources.flatten(&document), self.sources.flatten(&types));
            self.judge(&a, &b, with_null);
        }
    }

    fn judge(&mut self, a: &Flat, b: &Flat, with_null: bool) {
        if with_null && a.nullable != b.nullable {
            self.report(&a.at, "null", format!("{} / {}", a.nullable, b.nullable));
        }
        if a.union.is_none() && b.union.is_none() && a.types != b.types {
            self.report(&a.at, "type", format!("{:?} / {:?}", a.types, b.types));
        }
        let sorted = |values: &Option<Vec<Value>>| {
            values.as_ref().map(|v| v.iter().map(Value::to_string).collect::<BTreeSet<_>>())
        };
        if sorted(&a.values) != sorted(&b.values) {
            self.report(&a.at, "enum", format!("{:?} / {:?}", a.values, b.values));
        }
        let keywords: BTreeSet<&String> = a.rules.keys().chain(b.rules.keys()).collect();
        for keyword in keywords {
            let (mine, theirs) = (a.rules.get(keyword), b.rules.get(keyword));
            if !same(mine.map(|rule| &rule.0), theirs.map(|rule| &rule.0)) {
                let at = mine.map_or(a.at.as_str(), |rule| rule.1.as_str());
                self.report(at, keyword, format!("{:?} / {:?}", mine.map(|r| &r.0), theirs.map(|r| &r.0)));
            }
        }
        if a.required != b.required {
            self.report(&a.at, "required", format!("{:?} / {:?}", a.required, b.required));
        }
        if a.closed != b.closed {
            self.report(&a.at, "additionalProperties", format!("{} / {}", !a.closed, !b.closed));
        }
        self.properties(a, b);
        self.compare(&a.additional, &b.additional, true);
        self.compare(&a.items, &b.items, true);
        self.unions(a, b);
    }

    fn properties(&mut self, a: &Flat, b: &Flat) {
        let names: BTreeSet<&String> = a.properties.keys().chain(b.properties.keys()).collect();
        for name in names {
            // A name that is only required is judged by `additionalProperties`.
            let mine = a.properties.get(name).unwrap_or(&a.additional);
            let theirs = b.properties.get(name).unwrap_or(&b.additional);
            if !a.properties.contains_key(name) && !a.required.contains(name) {
                self.report(&a.at, "properties", format!("`{name}` is only in the types"));
                continue;
            }
            // What is always there needs no default.
            let is_required = a.required.contains(name) && b.required.contains(name);
            let default =
                |nodes: &[Node]| nodes.iter().find_map(|n| n.value.get("default")).filter(|v| !v.is_null()).cloned();
            if !is_required && !same(default(mine).as_ref(), default(theirs).as_ref()) {
                let at = mine.first().map_or(a.at.as_str(), |node| node.at.as_str()).to_owned();
                self.report(&at, "default", format!("{:?} / {:?}", default(mine), default(theirs)));
            }
            self.compare(mine, theirs, true);
        }
    }

    fn unions(&mut self, a: &Flat, b: &Flat) {
        let (mine, theirs) = match (&a.union, &b.union) {
            (None, None) => return,
            (Some(mine), Some(theirs)) => (mine, theirs),
            _ => return self.report(&a.at, "alternatives", format!("{} / {}", a.union.is_some(), b.union.is_some())),
        };
        if mine.one_of != theirs.one_of {
            self.report(&a.at, "oneOf", format!("{} / {}", mine.one_of, theirs.one_of));
        }
        if mine.tag != theirs.tag || mine.mapping.iter().any(|(tag, target)| theirs.mapping.get(tag) != Some(target)) {
            let detail = format!("{:?} {:?} / {:?} {:?}", mine.tag, mine.mapping, theirs.tag, theirs.mapping);
            self.report(&a.at, "discriminator", detail);
        }
        if mine.alternatives.len() != theirs.alternatives.len() {
            let detail = format!("{} / {}", mine.alternatives.len(), theirs.alternatives.len());
            return self.report(&a.at, "alternatives", detail);
        }
        for (mine, theirs) in mine.alternatives.iter().zip(&theirs.alternatives) {
            // An alternative's `null` has been lifted to the union.
            self.compare(mine, theirs, false);
        }
    }
}

fn place(nodes: &[Node]) -> String {
    let places: BTreeSet<&str> = nodes.iter().map(|node| node.at.as_str()).collect();
    places.into_iter().collect::<Vec<_>>().join(" ")
}

/// Equal as JSON, with numbers by value.
fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::Number(a)), Some(Value::Number(b))) => a.as_f64() == b.as_f64(),
        (a, b) => a == b,
    }
}
