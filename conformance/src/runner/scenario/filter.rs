//! Filters: what a filtered list shows matches, and what is known to match is in it.
//!
//! A parameter is a filter where it is called as a member of the items is. What it does with texts (equal, contains) is told by nobody: containing is matching, and an equal text
//! is contained.

use serde_json::{Value, json};

use super::{finding, walk::Walk};
use crate::{
    cases::PathValue,
    checks::{Check, same::moment},
    document::model::{In, Style},
    http::{HttpError, encode::scalar},
    plan::{blank, listing::identity, noun, plain},
    runner::Runner,
    schema::{Direction, clip, inside::flat},
};

/// Values of one filter that are tried.
const VALUES: usize = 2;

/// Parameters that say how a list looks, and not what is in it.
const SHAPES: [&str; 8] = ["expand", "embed", "fields", "select", "format", "pretty", "timezone", "tz"];

/// What records are that lists leave out until they are asked for them; no new record is, unless it says so.
const PUT_AWAY: [&str; 3] = ["delet", "trash", "archiv"];

/// What a list is filtered by.
struct By {
    /// The parameter, and the member of the object that it takes, where it takes one.
    parameter: usize,
    key: Option<String>,
    /// What it is called.
    name: String,
}

impl By {
    fn wrap(&self, value: Value) -> Value {
        match &self.key {
            Some(key) => json!({key.as_str(): value}),
            None => value,
        }
    }
}

/// How a filter picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The value itself, or a text that contains it.
    Value,
    /// Not less.
    From,
    /// Not more.
    To,
}

/// What an item says to a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Yes,
    No,
    /// It matches by some readings of the filter.
    Maybe,
}

impl Runner<'_> {
    /// Tries each filter with values that items have, and with options that none has.
    pub(super) async fn filters(
        &mut self,
        index: usize,
        path: &[PathValue],
        before: &Walk,
        whole: &Walk,
    ) -> Result<(), HttpError> {
        let ways = self.paging(index);
        let paging = [ways.limit, ways.page, ways.offset, ways.cursor];
        // Items that change by themselves may match at one moment and not at the next.
        let steady: Vec<&Value> = whole.items.iter().filter(|item| before.items.contains(item)).collect();
        for parameter in 0..self.document.operations[index].parameters.len() {
            let known = &self.document.operations[index].parameters[parameter];
            if known.place != In::Query || paging.contains(&Some(parameter)) {
                continue;
            }
            let operation = &self.document.operations[index];
            let noun = noun(&format!("{}/{{}}", blank(&operation.path)));
            for by in self.filters_of(index, parameter) {
                let found = whole.items.iter().find_map(|item| target(&by.name, &noun, item));
                let Some((member, kind)) = found else { continue };
                for value in self.values_of(index, &by, &member, kind, whole) {
                    self.filter(index, path, &by, (&member, kind), &value, &steady, whole).await?;
                }
            }
        }
        Ok(())
    }

    /// The filters of a parameter: itself, or each member of one that takes an object (`filter[genre]=poem`).
    fn filters_of(&self, index: usize, parameter: usize) -> Vec<By> {
        let known = &self.document.operations[index].parameters[parameter];
        if known.style == Style::DeepObject {
            let properties = self.keyword(index, parameter, "properties");
            let names =
                properties.as_ref().and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.clone());
            return names.map(|name| By { parameter, key: Some(name.clone()), name }).collect();
        }
        // `filter[genre]` is a name as well.
        let inner = known.name.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
        vec![By { parameter, key: None, name: inner.unwrap_or(&known.name).to_owned() }]
    }

    /// A keyword of what a filter takes.
    fn keyword_by(&self, index: usize, by: &By, keyword: &str) -> Option<Value> {
        let Some(key) = &by.key else { return self.keyword(index, by.parameter, keyword) };
        let properties = self.keyword(index, by.parameter, "properties")?;
        flat(self.schemas, Direction::Request, properties.get(key)?, &Value::Null).get(keyword).cloned()
    }

    /// Whether a list that is asked for without parameters may rightly leave a new record out: the default of a parameter picks, and surely picks the record only where it speaks of
    /// a member that has its value.
    pub(super) fn may_hide(&self, index: usize, record: &Value) -> bool {
        let ways = self.paging(index);
        let mut others = vec![ways.limit, ways.page, ways.offset, ways.cursor];
        for (by, direction) in self.order_parameters(index) {
            others.extend([Some(by), direction]);
        }
        let operation = &self.document.operations[index];
        let noun = noun(&format!("{}/{{}}", blank(&operation.path)));
        operation.parameters.iter().enumerate().any(|(at, parameter)| {
            let Some(default) = self.keyword(index, at, "default").filter(|_| parameter.place == In::Query) else {
                return false;
            };
            let letters = plain(&parameter.name);
            if others.contains(&Some(at)) || picks_all(&default) || SHAPES.contains(&letters.as_str()) {
                return false;
            }
            if default == Value::Bool(false)
                && let Some(word) = PUT_AWAY.iter().find(|word| letters.contains(**word))
            {
                return record.as_object().is_none_or(|members| {
                    members.iter().any(|(name, value)| plain(name).contains(word) && is_so(value))
                });
            }
            target(&parameter.name, &noun, record).is_none_or(|(member, kind)| {
                matches(
                    record.get(&member),
                    kind,
                    &default,
                    self.is_text(index, &By { parameter: at, key: None, name: String::new() }, &member),
                ) != Match::Yes
            })
        })
    }

    /// Values that items have, and one option that none has.
    fn values_of(&self, index: usize, by: &By, member: &str, kind: Kind, whole: &Walk) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        let shown = |item: &Value| match item.get(member) {
            Some(Value::Array(items)) => {
                items.iter().filter(|item| !item.is_object() && !item.is_null()).cloned().collect()
            }
            Some(value) if !value.is_object() && !value.is_null() => vec![value.clone()],
            _ => Vec::new(),
        };
        let all: Vec<Value> = whole.items.iter().flat_map(shown).collect();
        let from = if kind == Kind::Value { 0 } else { all.len() / 2 };
        for value in all.iter().skip(from) {
            let is_text =
                value.as_str().is_none_or(|text| !text.is_empty() && text.len() <= 100 && text.trim() == text);
            if values.len() < VALUES && is_text && !values.contains(value) && self.fits(index, by, value) {
                values.push(value.clone());
            }
        }
        let options = self.keyword_by(index, by, "enum");
        let options = options.as_ref().and_then(Value::as_array).into_iter().flatten();
        let mut options = options.filter(|option| kind == Kind::Value && !picks_all(option));
        if let Some(other) = options.find(|option| !all.contains(option)) {
            values.push(other.clone());
        }
        values
    }

    /// Whether a filter takes a value, by itself or as a list of one.
    fn fits(&self, index: usize, by: &By, value: &Value) -> bool {
        let takes = |value: Value| self.takes(index, by.parameter, &by.wrap(value));
        takes(value.clone()) || takes(Value::Array(vec![value.clone()]))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a filter is a parameter, a member and a value, on a list that is known"
    )]
    async fn filter(
        &mut self,
        index: usize,
        path: &[PathValue],
        by: &By,
        (member, kind): (&str, Kind),
        value: &Value,
        steady: &[&Value],
        whole: &Walk,
    ) -> Result<(), HttpError> {
        let single = by.wrap(value.clone());
        let sent =
            if self.takes(index, by.parameter, &single) { single } else { by.wrap(Value::Array(vec![value.clone()])) };
        let text = self.is_text(index, by, member);
        let Some(found) = self.whole(index, path, &[(by.parameter, sent)]).await? else { return Ok(()) };
        let operation = &self.document.operations[index];
        let pointer = operation.parameters[by.parameter].pointer.clone();
        let name = operation.parameters[by.parameter].name.clone();
        let name = by.key.as_ref().map_or(name.clone(), |key| format!("{name}[{key}]"));
        let told = |item: &Value| matches(item.get(member), kind, value, text);
        let mut findings = Vec::new();
        if let Some(item) = found.items.iter().find(|item| told(item) == Match::No) {
            let came = format!(
                "an item whose {member} is {}",
                clip(&item.get(member).map_or("nothing".to_owned(), Value::to_string), 80)
            );
            let promise = format!("every item of a list by {name} matches it");
            findings.push(finding(
                Check::FilterSound,
                &pointer,
                promise,
                format!("{came} for {name}={}", clip(&scalar(value), 60)),
            ));
        }
        if found.is_whole && whole.is_whole && found.is_identified() {
            let ids = found.ids();
            let lost =
                steady.iter().filter(|item| told(item) == Match::Yes).filter_map(|item| identity(operation, item));
            let lost: Vec<String> = lost.filter(|id| !ids.contains(id)).collect();
            if let Some(first) = lost.first() {
                let promise = format!("a list by {name} has every item that matches it");
                let came = format!(
                    "{} of them are not there for {name}={}, such as {first}",
                    lost.len(),
                    clip(&scalar(value), 60)
                );
                findings.push(finding(Check::FilterComplete, &pointer, promise, came));
            }
        }
        if let Some(total) = self.stale_total(index, &found, whole) {
            let promise = format!("the total of a list by {name} is of what the list has");
            let came = format!("{total}, as without it, for {} items", found.items.len());
            findings.push(finding(Check::PageTotal, &pointer, promise, came));
        }
        if let Some(page) = found.shown.first() {
            self.blame(index, page, None, findings);
        }
        Ok(())
    }

    /// The total of a filtered list in pages, where it is that of the unfiltered one and nothing else on the page counts what is left.
    fn stale_total(&self, index: usize, found: &Walk, whole: &Walk) -> Option<u64> {
        let ways = self.paging(index);
        ways.limit.or(ways.page).or(ways.offset)?;
        let (left, all) = (found.items.len() as u64, whole.items.len() as u64);
        let page = found.pages.first().filter(|_| found.is_whole && whole.is_whole && left < all)?;
        let total = page.about.total.filter(|total| *total == all)?;
        (!counts(&page.body, left, 0)).then_some(total)
    }

    /// Whether a filter may search in texts: a string without options, format and the form of an id.
    fn is_text(&self, index: usize, by: &By, member: &str) -> bool {
        let has = |keyword: &str| self.keyword_by(index, by, keyword);
        let is_string = has("type").is_some_and(|value| value == "string");
        is_string && has("enum").is_none() && has("format").is_none() && !plain(member).ends_with("id")
    }
}

/// Whether a value of a filter leaves nothing out.
fn picks_all(value: &Value) -> bool {
    value.is_null()
        || value.as_array().is_some_and(Vec::is_empty)
        || value.as_str().is_some_and(|text| matches!(text, "" | "*" | "all" | "any" | "ALL" | "ANY"))
}

/// Whether a number somewhere around the items is this one.
fn counts(body: &Value, number: u64, depth: usize) -> bool {
    let members = body.as_object().filter(|_| depth < 3).into_iter().flatten();
    members.into_iter().any(|(_, member)| member.as_u64() == Some(number) || counts(member, number, depth + 1))
}

/// Whether a flag is set, or a time.
fn is_so(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false))
}

/// The member of an item that a parameter speaks of.
fn target(parameter: &str, noun: &str, item: &Value) -> Option<(String, Kind)> {
    let members = item.as_object()?;
    let find = |wanted: &str| {
        let found = members.iter().find(|(name, value)| plain(name) == wanted && !value.is_object());
        found.map(|(name, _)| name.clone())
    };
    let letters = plain(parameter);
    let ids = (letters == "ids" || letters == format!("{noun}ids")).then(|| find("id")).flatten();
    let equal = find(&letters)
        .or_else(|| find(&format!("{letters}s")))
        .or_else(|| letters.strip_suffix('s').and_then(find))
        .or(ids);
    if let Some(name) = equal {
        return Some((name, Kind::Value));
    }
    let ranges: [(&str, Kind); 16] = [
        ("min", Kind::From),
        ("max", Kind::To),
        ("gte", Kind::From),
        ("gt", Kind::From),
        ("lte", Kind::To),
        ("lt", Kind::To),
        ("from", Kind::From),
        ("to", Kind::To),
        ("since", Kind::From),
        ("until", Kind::To),
        ("after", Kind::From),
        ("before", Kind::To),
        ("start", Kind::From),
        ("end", Kind::To),
        ("startdate", Kind::From),
        ("enddate", Kind::To),
    ];
    let of = |stem: &str| {
        // What a range without a name of its own speaks of is the time at which an item came to be.
        let stems: &[&str] =
            if stem.is_empty() { &["createdat", "created", "createdtime", "timestamp"] } else { &[stem] };
        stems
            .iter()
            .find_map(|stem| find(stem).or_else(|| find(&format!("{stem}at"))).or_else(|| find(&format!("{stem}time"))))
    };
    ranges.iter().find_map(|(word, kind)| {
        let bare = letters.strip_suffix(word).or_else(|| letters.strip_prefix(word))?;
        Some((of(bare)?, *kind))
    })
}

fn matches(member: Option<&Value>, kind: Kind, wanted: &Value, text: bool) -> Match {
    let member = match member {
        None => return Match::Maybe,
        Some(Value::Array(items)) if kind == Kind::Value => {
            let any = |what: Match| items.iter().any(|item| matches(Some(item), kind, wanted, text) == what);
            return if any(Match::Yes) {
                Match::Yes
            } else if any(Match::Maybe) {
                Match::Maybe
            } else {
                Match::No
            };
        }
        Some(member) => member,
    };
    if kind == Kind::Value {
        let (a, b) = (scalar(member), scalar(wanted));
        return if a == b {
            Match::Yes
        } else if text && a.to_lowercase().contains(&b.to_lowercase())
            || a.eq_ignore_ascii_case(&b)
            // One moment in two spellings: some servers compare texts, others times.
            || moment(&a).zip(moment(&b)).is_some_and(|(a, b)| (a - b).abs() < 1.0)
        {
            Match::Maybe
        } else {
            Match::No
        };
    }
    let (scale, pair) = match (member, wanted) {
        (Value::String(a), Value::String(b)) => (1.0, moment(a).zip(moment(b))),
        (a, b) => (0.0, a.as_f64().zip(b.as_f64())),
    };
    let Some((a, b)) = pair else { return Match::Maybe };
    let ahead = if kind == Kind::From { a - b } else { b - a };
    // At the limit itself, and within the digits that a time may be cut to, either is right.
    if ahead > scale {
        Match::Yes
    } else if ahead < -scale {
        Match::No
    } else {
        Match::Maybe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_speak_of_members() {
        let item = json!({"id": 1, "state": "open", "tags": ["a"], "price": 3, "created_at": "2024-01-01T00:00:00Z", "owner": {}});
        for (name, expect) in [
            ("state", Some(("state", Kind::Value))),
            ("tag", Some(("tags", Kind::Value))),
            ("thing_ids", Some(("id", Kind::Value))),
            ("min_price", Some(("price", Kind::From))),
            ("price_lte", Some(("price", Kind::To))),
            ("created_after", Some(("created_at", Kind::From))),
            ("until", Some(("created_at", Kind::To))),
            ("owner", None),
            ("search", None),
        ] {
            let found = target(name, "thing", &item);
            assert_eq!(found.as_ref().map(|(name, kind)| (name.as_str(), *kind)), expect, "{name}");
        }
    }

    #[test]
    fn what_may_match_is_neither_wrong_nor_missed() {
        let time = "2024-01-01T00:00:00Z";
        for (member, kind, wanted, text, expect) in [
            (json!("open"), Kind::Value, json!("open"), false, Match::Yes),
            (json!("open"), Kind::Value, json!("done"), false, Match::No),
            (json!("an open door"), Kind::Value, json!("Open"), true, Match::Maybe),
            (json!(["a", "b"]), Kind::Value, json!("b"), false, Match::Yes),
            (json!("2024-01-01T01:00:00+01:00"), Kind::Value, json!(time), false, Match::Maybe),
            (json!(4), Kind::From, json!(3), false, Match::Yes),
            (json!(2), Kind::From, json!(3), false, Match::No),
            (json!(3), Kind::From, json!(3), false, Match::Maybe),
            (json!("2024-01-01T00:00:00.5Z"), Kind::To, json!(time), false, Match::Maybe),
            (json!("2024-01-02T00:00:00Z"), Kind::To, json!(time), false, Match::No),
        ] {
            assert_eq!(matches(Some(&member), kind, &wanted, text), expect, "{member} {kind:?} {wanted}");
        }
    }
}
