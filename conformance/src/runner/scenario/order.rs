//! Orders: a list that is asked for in an order has it.

use std::cmp::Ordering;

use serde_json::Value;

use super::{finding, walk::Walk};
use crate::{
    cases::PathValue,
    checks::{Check, same::moment},
    document::model::In,
    http::{HttpError, encode::scalar},
    plan::plain,
    runner::Runner,
    schema::clip,
};

/// Orders of one list that are tried.
const MOST: usize = 8;

/// What a value asks for: by a member, rising, falling or either.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    member: String,
    falls: Option<bool>,
}

impl Runner<'_> {
    /// Tries each option of each parameter that asks for an order.
    pub(super) async fn orders(&mut self, index: usize, path: &[PathValue], whole: &Walk) -> Result<(), HttpError> {
        let Some(item) = whole.items.first().filter(|_| whole.items.len() > 1).cloned() else { return Ok(()) };
        let mut left = MOST;
        for (parameter, direction) in self.order_parameters(index) {
            for value in self.options(index, parameter) {
                let Some(asked) = asked(&scalar(&value), &item) else { continue };
                let ways: Vec<(Option<usize>, Option<Value>, Option<bool>)> = match direction {
                    Some(direction) if asked.falls.is_none() => {
                        let options = self.options(index, direction);
                        options
                            .into_iter()
                            .map(|option| {
                                let falls = plain(&scalar(&option)).starts_with("desc");
                                (Some(direction), Some(option), Some(falls))
                            })
                            .collect()
                    }
                    _ => vec![(None, None, asked.falls)],
                };
                for (direction, option, falls) in ways {
                    if left == 0 {
                        return Ok(());
                    }
                    left -= 1;
                    let mut with = vec![(parameter, value.clone())];
                    with.extend(direction.zip(option));
                    self.order(index, path, &with, &Asked { falls, ..asked.clone() }).await?;
                }
            }
        }
        Ok(())
    }

    /// Parameters that name an order, each with the one that gives its direction.
    pub(super) fn order_parameters(&self, index: usize) -> Vec<(usize, Option<usize>)> {
        let parameters = &self.document.operations[index].parameters;
        let of = |names: &[&str]| -> Vec<usize> {
            let all = 0..parameters.len();
            all.filter(|at| {
                parameters[*at].place == In::Query && names.contains(&plain(&parameters[*at].name).as_str())
            })
            .collect()
        };
        let by = of(&["sort", "sortby", "orderby", "ordering", "sortfield", "order"]);
        let direction = of(&["direction", "sortorder", "sortdirection", "sortdir", "order", "dir"]);
        by.into_iter().map(|by| (by, direction.iter().copied().find(|other| *other != by))).collect()
    }

    /// The options of a parameter: its enumeration, of itself or of its items.
    fn options(&self, index: usize, parameter: usize) -> Vec<Value> {
        let own = self.keyword(index, parameter, "enum").and_then(|value| value.as_array().cloned());
        own.unwrap_or_default()
    }

    async fn order(
        &mut self,
        index: usize,
        path: &[PathValue],
        with: &[(usize, Value)],
        asked: &Asked,
    ) -> Result<(), HttpError> {
        let Some(walk) = self.whole(index, path, with).await? else { return Ok(()) };
        let values: Vec<&Value> = walk.items.iter().filter_map(|item| item.get(&asked.member)).collect();
        let breaks =
            |falls: bool| values.windows(2).find(|pair| is_broken(pair[0], pair[1], falls)).map(<[&Value]>::to_vec);
        let broken = match asked.falls {
            Some(falls) => breaks(falls),
            None => breaks(true).and(breaks(false)),
        };
        let (Some(pair), Some(page)) = (broken, walk.shown.first()) else { return Ok(()) };
        let (parameter, value) = &with[0];
        let known = &self.document.operations[index].parameters[*parameter];
        let promise = format!("a list by {}={} is in that order", known.name, scalar(value));
        let came =
            format!("{} {} before {}", asked.member, clip(&pair[0].to_string(), 60), clip(&pair[1].to_string(), 60));
        let found = finding(Check::Order, &known.pointer.clone(), promise, came);
        self.blame(index, page, None, vec![found]);
        Ok(())
    }
}

/// What an option asks for: `-name`, `name_desc`, `name:asc`, `newest`.
fn asked(option: &str, item: &Value) -> Option<Asked> {
    let members = item.as_object()?;
    let find = |letters: &str| {
        let found = members.iter().find(|(name, value)| {
            let name = plain(name);
            !value.is_object() && !value.is_array() && (name == letters || name == format!("{letters}at"))
        });
        found.map(|(name, _)| name.clone())
    };
    let letters = plain(option);
    if ["recent", "newest", "latest", "oldest"].contains(&letters.as_str()) {
        let member = ["createdat", "createdtime", "created"].into_iter().find_map(find)?;
        return Some(Asked { member, falls: Some(letters != "oldest") });
    }
    let sign = match option.as_bytes().first()? {
        b'-' => Some(true),
        b'+' => Some(false),
        _ => None,
    };
    if let Some(member) = find(&letters) {
        return Some(Asked { member, falls: sign });
    }
    let ends: [(&str, bool); 4] = [("ascending", false), ("descending", true), ("asc", false), ("desc", true)];
    ends.into_iter().find_map(|(end, falls)| {
        let stem = letters.strip_suffix(end).or_else(|| letters.strip_prefix(end))?;
        Some(Asked { member: find(stem)?, falls: Some(falls) })
    })
}

/// Whether two neighbours are surely the wrong way round. Texts are sorted by many rules: only what breaks all of them counts.
fn is_broken(a: &Value, b: &Value, falls: bool) -> bool {
    let wrong = if falls { Ordering::Less } else { Ordering::Greater };
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64().partial_cmp(&b.as_f64()) == Some(wrong),
        (Value::String(a), Value::String(b)) => {
            if let Some((a, b)) = moment(a).zip(moment(b)) {
                a.partial_cmp(&b) == Some(wrong) && (a - b).abs() > 0.001
            } else {
                let simple = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
                simple(a) && simple(b) && a.cmp(b) == wrong && a.to_lowercase().cmp(&b.to_lowercase()) == wrong
                // `a10` stands behind `a9` where numbers in texts are read as such.
                && !(a.bytes().any(|byte| byte.is_ascii_digit()) && b.bytes().any(|byte| byte.is_ascii_digit()))
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn options_ask_for_an_order() {
        let item = json!({"name": "a", "created_at": "2024-01-01T00:00:00Z", "price": 1});
        for (option, expect) in [
            ("-price", Some(("price", Some(true)))),
            ("name", Some(("name", None))),
            ("price_desc", Some(("price", Some(true)))),
            ("created:asc", Some(("created_at", Some(false)))),
            ("recent", Some(("created_at", Some(true)))),
            ("oldest", Some(("created_at", Some(false)))),
            ("relevance", None),
        ] {
            let found = asked(option, &item);
            assert_eq!(found.as_ref().map(|asked| (asked.member.as_str(), asked.falls)), expect, "{option}");
        }
    }

    #[test]
    fn only_what_breaks_every_rule_is_broken() {
        for (a, b, falls, expect) in [
            (json!(1), json!(2), true, true),
            (json!(2), json!(2), true, false),
            (json!("b"), json!("a"), false, true),
            (json!("B"), json!("a"), false, false),
            (json!("a 1"), json!("a"), false, false),
            (json!("x10"), json!("x9"), true, false),
            (json!("2024-01-02T00:00:00Z"), json!("2024-01-01T00:00:00Z"), false, true),
        ] {
            assert_eq!(is_broken(&a, &b, falls), expect, "{a} {b} {falls}");
        }
    }
}
