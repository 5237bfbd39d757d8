//! The records that answers have shown to exist.

use indexmap::IndexMap;
use serde_json::Value;

use super::{noun, plain};
use crate::{http::encode::scalar, schema::generate::Hints};

/// Records by key ([`super::record_key`]), each as the values of its path's parameters in order.
#[derive(Debug, Default, Clone)]
pub struct Pool {
    records: IndexMap<String, Vec<Vec<Value>>>,
    /// Records that no case may have.
    reserved: Vec<(String, Vec<Value>)>,
    /// Values of parameters that links name, by operation and parameter.
    linked: IndexMap<(usize, String), Value>,
}

/// More records of one kind are of no use.
const MOST: usize = 200;

impl Pool {
    /// Adds a record; the newest comes first in [`Pool::pick`].
    pub fn add(&mut self, key: &str, values: Vec<Value>) {
        let is_odd = values.iter().any(|value| !value.is_string() && !value.is_number());
        if key.is_empty() || is_odd || self.is_reserved(key, &values) {
            return;
        }
        let records = self.records.entry(key.to_owned()).or_default();
        records.retain(|other| !same(other, &values));
        records.push(values);
        if records.len() > MOST {
            records.remove(0);
        }
    }

    /// Adds a record that is picked only where there is no other: it was found in a list, and may belong to somebody.
    pub fn add_found(&mut self, key: &str, values: Vec<Value>) {
        if self.is_reserved(key, &values) {
            return;
        }
        let records = self.records.entry(key.to_owned()).or_default();
        if !key.is_empty() && !records.iter().any(|other| same(other, &values)) && records.len() < MOST {
            records.insert(0, values);
        }
    }

    /// Keeps a record from all cases, wherever it is met again: the suite itself needs it as it is.
    pub fn reserve(&mut self, key: &str, values: &[Value]) {
        self.remove(key, values);
        self.linked.retain(|_, value| values.last() != Some(value));
        self.reserved.push((key.to_owned(), values.to_vec()));
    }

    fn is_reserved(&self, key: &str, values: &[Value]) -> bool {
        self.reserved.iter().any(|(other, record)| {
            (other == key || key.starts_with(&format!("{other}/"))) && values.starts_with(record)
        })
    }

    /// Forgets a record that was deleted, with all that it held.
    pub fn remove(&mut self, key: &str, values: &[Value]) {
        for (other, records) in &mut self.records {
            if other == key || other.starts_with(&format!("{key}/")) {
                records.retain(|record| record.len() < values.len() || !same(&record[..values.len()], values));
            }
        }
    }

    /// The newest record of a key.
    pub fn pick(&self, key: &str) -> Option<&Vec<Value>> {
        self.records.get(key)?.last()
    }

    /// Whether a record is still there, as far as is known.
    pub fn has(&self, key: &str, values: &[Value]) -> bool {
        self.records.get(key).is_some_and(|records| records.iter().any(|record| same(record, values)))
    }

    /// Remembers what a link says of a parameter.
    pub fn link(&mut self, operation: usize, parameter: &str, value: Value) {
        if self.reserved.iter().any(|(_, record)| record.last() == Some(&value)) {
            return;
        }
        self.linked.insert((operation, parameter.to_owned()), value);
    }

    /// What links say of a parameter.
    pub fn linked(&self, operation: usize, parameter: &str) -> Option<&Value> {
        self.linked.get(&(operation, parameter.to_owned()))
    }
}

/// Whether two records are one: a body says `7` where a URL says `"7"`.
fn same(record: &[Value], other: &[Value]) -> bool {
    record.len() == other.len() && record.iter().zip(other).all(|(a, b)| scalar(a) == scalar(b))
}

impl Hints for Pool {
    /// `agent_id`, `agentId` and `agent_ids` speak of the newest record under `…/agents/{}`.
    fn hint(&self, name: &str) -> Option<Value> {
        let letters = plain(name);
        let (stem, list) = match (letters.strip_suffix("ids"), letters.strip_suffix("id")) {
            (Some(stem), _) => (stem, true),
            (_, Some(stem)) => (stem, false),
            _ => return None,
        };
        if stem.is_empty() {
            return None;
        }
        let (_, records) =
            self.records.iter().find(|(key, records)| !records.is_empty() && noun(key) == stem).or_else(|| {
                // `source_agent_id` speaks of agents too.
                self.records.iter().find(|(key, records)| {
                    let noun = noun(key);
                    !records.is_empty() && noun.len() > 2 && stem.ends_with(&noun)
                })
            })?;
        let value = records.last()?.last()?.clone();
        Some(if list { Value::Array(vec![value]) } else { value })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn deleting_a_record_forgets_what_it_held() {
        let mut pool = Pool::default();
        pool.add("/a/{}", vec![json!(1)]);
        pool.add("/a/{}/b/{}", vec![json!(1), json!("x")]);
        pool.add("/a/{}/b/{}", vec![json!(2), json!("y")]);
        pool.remove("/a/{}", &[json!("1")]);
        assert_eq!(pool.pick("/a/{}"), None);
        assert_eq!(pool.pick("/a/{}/b/{}"), Some(&vec![json!(2), json!("y")]));
    }

    #[test]
    fn what_is_reserved_is_picked_by_nobody_however_it_is_met_again() {
        let mut pool = Pool::default();
        pool.add("/a/{}", vec![json!(1)]);
        pool.add("/a/{}/b/{}", vec![json!(1), json!("x")]);
        pool.link(7, "a_id", json!(1));
        pool.reserve("/a/{}", &[json!(1)]);
        pool.add("/a/{}", vec![json!(1)]);
        pool.add_found("/a/{}/b/{}", vec![json!(1), json!("x")]);
        pool.link(7, "a_id", json!(1));
        assert_eq!((pool.pick("/a/{}"), pool.pick("/a/{}/b/{}"), pool.linked(7, "a_id")), (None, None, None));
        pool.add("/a/{}", vec![json!(2)]);
        assert_eq!(pool.pick("/a/{}"), Some(&vec![json!(2)]));
    }

    #[test]
    fn names_speak_of_records() {
        let mut pool = Pool::default();
        pool.add("/agents/{}", vec![json!("agent-1")]);
        assert_eq!(pool.hint("agentId"), Some(json!("agent-1")));
        assert_eq!(pool.hint("source_agent_id"), Some(json!("agent-1")));
        assert_eq!(pool.hint("agent_ids"), Some(json!(["agent-1"])));
        assert_eq!(pool.hint("id"), None);
        assert_eq!(pool.hint("grid"), None);
    }
}
