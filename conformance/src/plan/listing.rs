//! Lists, read off a document and an answer: which parameters turn pages, where the items stand, and what the list says of itself.
//!
//! No document says which of its parameters is the page. Names that APIs have in common do, and where they do not, the list is taken for one page.

use serde_json::Value;

use super::{blank, noun, plain};
use crate::{
    document::{
        bundle::join,
        model::{Operation, Parameter},
    },
    http::{Answer, encode::scalar},
};

/// The parameters of an operation that turn pages, as indices of its parameters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// How many items a page has.
    pub limit: Option<usize>,
    /// Which page.
    pub page: Option<usize>,
    /// How many items come before the page.
    pub offset: Option<usize>,
    /// Where an earlier page ended.
    pub cursor: Option<usize>,
}

const LIMIT: [&str; 9] = ["limit", "pagesize", "perpage", "size", "maxresults", "take", "count", "top", "pagelimit"];
const PAGE: [&str; 5] = ["page", "pagenum", "pagenumber", "pageno", "pageindex"];
const OFFSET: [&str; 4] = ["offset", "skip", "startindex", "start"];
const CURSOR: [&str; 10] = [
    "cursor",
    "pagetoken",
    "nexttoken",
    "continuationtoken",
    "continuation",
    "startingafter",
    "marker",
    "nextcursor",
    "after",
    "pagecursor",
];
const ITEMS: [&str; 13] = [
    "items", "data", "results", "records", "entries", "list", "content", "value", "values", "rows", "objects",
    "elements", "hits",
];
const WRAPPERS: [&str; 6] = ["data", "result", "response", "page", "embedded", "payload"];

/// The paging parameters of an operation.
pub fn paging(operation: &Operation) -> Paging {
    let of = |names: &[&str]| {
        names.iter().find_map(|name| {
            operation.parameters.iter().position(|parameter| {
                parameter.place == crate::document::model::In::Query && plain(&parameter.name) == *name
            })
        })
    };
    Paging { limit: of(&LIMIT), page: of(&PAGE), offset: of(&OFFSET), cursor: of(&CURSOR) }
}

/// Whether a parameter says where an earlier page ended: nobody but the server knows what it takes.
pub fn is_cursor(operation: &Operation, parameter: &Parameter, schema: Option<&Value>) -> bool {
    let format = schema.and_then(|schema| schema.get("format")).and_then(Value::as_str);
    let known = paging(operation).cursor.and_then(|at| operation.parameters.get(at));
    operation.method == "GET"
        && known.is_some_and(|known| known.name == parameter.name && known.place == parameter.place)
        // `after` may be a time.
        && !format.is_some_and(|format| matches!(format, "date" | "date-time" | "time"))
}

/// Where the items of a list stand in an answer of the operation.
pub fn items_at(operation: &Operation, body: &Value) -> Option<String> {
    if operation.path.ends_with('}') {
        return None;
    }
    let last = operation.path.rsplit('/').next().map(plain).unwrap_or_default();
    array(body, &last, "", 0)
}

fn array(body: &Value, last: &str, at: &str, depth: usize) -> Option<String> {
    match body {
        Value::Array(items) => items.iter().all(Value::is_object).then(|| at.to_owned()),
        Value::Object(members) => {
            let named = |names: &[&str], name: &str| names.contains(&plain(name).as_str());
            let own = members.iter().find(|(name, value)| {
                value.as_array().is_some_and(|items| items.iter().all(Value::is_object))
                    && (named(&ITEMS, name) || plain(name) == last)
            });
            if let Some((name, _)) = own {
                return Some(join(at, name));
            }
            let wrapped =
                members.iter().filter(|(name, value)| depth < 2 && value.is_object() && named(&WRAPPERS, name));
            wrapped.into_iter().find_map(|(name, value)| array(value, last, &join(at, name), depth + 1))
        }
        _ => None,
    }
}

/// What names an item: the member that is called as the path calls it, `id`, or `<noun>_id`.
pub fn identity(operation: &Operation, item: &Value) -> Option<String> {
    let members = item.as_object()?;
    let noun = noun(&format!("{}/{{}}", blank(&operation.path)));
    let own = |wanted: &str| {
        let found =
            members.iter().find(|(name, value)| plain(name) == wanted && (value.is_string() || value.is_number()));
        found.map(|(_, value)| scalar(value))
    };
    own("id")
        .or_else(|| own("uuid"))
        .or_else(|| own(&format!("{noun}id")))
        .or_else(|| own("key"))
        .or_else(|| own("code"))
}

/// What a list says of itself.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct About {
    /// How many items there are on all pages.
    pub total: Option<u64>,
    /// How many pages there are.
    pub pages: Option<u64>,
    /// Which page this is.
    pub page: Option<u64>,
    /// How many items a page has.
    pub limit: Option<u64>,
    /// Whether something follows.
    pub more: Option<bool>,
    /// Where the next page starts.
    pub next: Option<Value>,
    /// The URL of the next page, as `Link` has it (RFC 8288).
    pub link: Option<String>,
    /// Whether it says anything about that, if only that there is none.
    pub tells_next: bool,
}

/// Reads it, off the members around the items and off headers.
pub fn about(answer: &Answer, body: &Value, items: &str) -> About {
    let mut about = About::default();
    gather(body, items, "", 0, &mut about);
    let number = |name: &str| answer.header(name).and_then(|text| text.trim().parse().ok());
    about.total =
        about.total.or_else(|| number("x-total-count")).or_else(|| number("x-total")).or_else(|| number("total-count"));
    for (target, relations) in
        answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("link")).flat_map(|(_, text)| links(text))
    {
        let is = |names: &[&str]| {
            relations.split_whitespace().any(|word| names.iter().any(|name| word.eq_ignore_ascii_case(name)))
        };
        about.tells_next |= is(&["next", "prev", "previous", "first", "last"]);
        if is(&["next"]) {
            about.link.get_or_insert_with(|| target.to_owned());
        }
    }
    about
}

/// The targets of a `Link` header, each with its relations.
fn links(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('<').skip(1).filter_map(|link| {
        let (target, parameters) = link.split_once('>')?;
        let relations = parameters.split(';').find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("rel").then_some(value)
        })?;
        Some((target, relations.trim_matches([' ', ',', '"'])))
    })
}

fn gather(value: &Value, items: &str, at: &str, depth: usize, about: &mut About) {
    let Some(members) = value.as_object() else { return };
    // A book has pages too.
    let counts = members.keys().any(|name| {
        matches!(
            plain(name).as_str(),
            "total" | "totalcount" | "totalitems" | "page" | "pagesize" | "perpage" | "currentpage"
        )
    });
    for (name, member) in members {
        let place = join(at, name);
        if place == items {
            continue;
        }
        let number = member.as_u64();
        match plain(name).as_str() {
            "total" | "totalcount" | "totalitems" | "totalresults" | "totalrecords" | "totalelements" => {
                about.total = about.total.or(number);
            }
            "totalpages" | "pagecount" | "pagestotal" => about.pages = about.pages.or(number),
            "pages" if counts => about.pages = about.pages.or(number),
            "page" | "pagenum" | "pagenumber" | "currentpage" if number.is_some() => about.page = about.page.or(number),
            "limit" | "pagesize" | "perpage" if number.is_some() => about.limit = about.limit.or(number),
            "hasmore" | "hasnextpage" | "hasnext" => about.more = about.more.or(member.as_bool()),
            "nextcursor" | "nextpagetoken" | "nexttoken" | "endcursor" | "continuationtoken" | "continuation"
                if member.is_string() || member.is_number() || member.is_null() =>
            {
                about.tells_next = true;
                let empty = member.is_null() || member.as_str() == Some("");
                about.next = about.next.take().or_else(|| (!empty).then(|| member.clone()));
            }
            // An object's own records are not what the list says of itself.
            _ if depth < 2 && member.is_object() => gather(member, items, &place, depth + 1, about),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    fn operation(path: &str) -> Operation {
        Operation {
            id: String::new(),
            method: "GET".to_owned(),
            path: path.to_owned(),
            pointer: String::new(),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: Vec::new(),
            missed: indexmap::IndexMap::new(),
            setup: false,
        }
    }

    #[test]
    fn items_are_found_and_a_records_own_lists_are_none() {
        for (path, body, expect) in [
            ("/things", json!([{"id": 1}]), Some("")),
            ("/things", json!({"data": [], "meta": {}}), Some("/data")),
            ("/things", json!({"things": [{"id": 1}]}), Some("/things")),
            ("/things", json!({"data": {"items": [{"id": 1}]}}), Some("/data/items")),
            ("/things/{id}", json!({"items": [{"id": 1}]}), None),
            ("/things", json!({"names": ["a"]}), None),
        ] {
            assert_eq!(items_at(&operation(path), &body).as_deref(), expect, "{body}");
        }
    }

    #[test]
    fn a_list_says_how_it_goes_on() {
        let answer = |headers: &[(&str, &str)]| Answer {
            status: 200,
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            body: Vec::new(),
            whole: true,
            elapsed: Duration::ZERO,
        };
        let body = json!({"data": [{"total": 9}], "meta": {"page": 2, "limit": 5, "total": 7, "has_more": false, "next_cursor": "c"}});
        let expect = About {
            total: Some(7),
            pages: None,
            page: Some(2),
            limit: Some(5),
            more: Some(false),
            next: Some(json!("c")),
            link: None,
            tells_next: true,
        };
        assert_eq!(about(&answer(&[]), &body, "/data"), expect);
        assert_eq!(about(&answer(&[("x-total-count", "3")]), &json!([]), "").total, Some(3));
        let link = "<https://h/things?after=4>; rel=\"next\", <https://h/things>; title=\"a\"; rel=first";
        let told = about(&answer(&[("Link", link)]), &json!([]), "");
        assert_eq!((told.link.as_deref(), told.tells_next), (Some("https://h/things?after=4"), true));
        let told = about(&answer(&[("link", "</things>; rel=first")]), &json!([]), "");
        assert_eq!((told.link, told.tells_next), (None, true));
        assert_eq!(about(&answer(&[]), &json!({"items": [], "total": 5, "pages": 3}), "/items").pages, Some(3));
        assert_eq!(about(&answer(&[]), &json!({"items": [], "book": {"pages": 3}}), "/items").pages, None);
    }
}
