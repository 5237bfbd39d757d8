//! The list of a REST service, page by page: where its records are, and in which of the usual ways a page leads to the next.
//!
//! **The end is where the service says so.** A page that is not full says nothing, since many services fill pages less than they are asked to: where pages are
//! counted, the end is an empty page, or a 404 behind the first. **A page leads to its own service.** The credential goes with every request, so an address of a next page at another
//! origin is refused. **A service that does not know the parameter** answers with the first page for ever: a page that is the one before it again is an error.

use reqwest::{
    Method, Url,
    header::{self, HeaderMap, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Fetched, Outside, below, json, no_page, records};
use crate::{
    domain::{
        Fault,
        sync::{FetchError, FetchedPage, FetchedRecord},
    },
    engine::http::HttpResponse,
};

/// Most records of one page.
const MOST: usize = 10_000;

/// What a sync fetches.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct List {
    /// Where the list is, below the base. A query in it goes with every page.
    #[schemars(length(max = 2048), example = "/contacts?status=active")]
    path: String,
    /// Where the records are in an answer, an array: a JSON Pointer. Empty where the array is the whole answer.
    #[serde(default)]
    #[schemars(length(max = 256), regex(pattern = "^(/.*)?$"), example = "/data/items")]
    records: String,
    /// Where a record has its id, a text or a number: a JSON Pointer within the record.
    #[serde(default = "id")]
    #[schemars(length(max = 256), regex(pattern = "^/"), example = "/id")]
    id: String,
    /// How a page leads to the next.
    #[serde(default)]
    paging: Paging,
    /// Records that are asked for in a page, where `paging` names the parameter for it.
    #[serde(default = "page_size")]
    #[schemars(range(min = 1, max = 10_000), example = 100)]
    page_size: u32,
    /// Most pages of one sync: where there are more, it fails and says so.
    #[serde(default = "max_pages")]
    #[schemars(range(min = 1, max = 10_000), example = 1_000)]
    pub(super) max_pages: u32,
}

/// How a page leads to the next.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schemars(inline)]
enum Paging {
    /// The first answer is all.
    #[default]
    None,
    /// By a page's number, to the first empty page.
    Page {
        /// The parameter for the number.
        #[serde(default = "page_parameter")]
        #[schemars(length(min = 1, max = 128), example = &"page")]
        parameter: String,
        /// The number of the first page.
        #[serde(default = "first_page")]
        #[schemars(range(max = 1), example = 1)]
        first: u32,
        /// The parameter for `page_size`; none is sent where there is none.
        #[serde(default)]
        #[schemars(length(min = 1, max = 128), example = &"limit")]
        limit_parameter: Option<String>,
    },
    /// By how many records stand before a page, to the first empty page.
    Offset {
        /// The parameter for that.
        #[serde(default = "offset_parameter")]
        #[schemars(length(min = 1, max = 128), example = &"offset")]
        parameter: String,
        /// The parameter for `page_size`; none is sent where there is none.
        #[serde(default)]
        #[schemars(length(min = 1, max = 128), example = &"limit")]
        limit_parameter: Option<String>,
    },
    /// By a word in the answer that the next request repeats: a cursor, a token. The end is where it is absent, null or empty.
    Cursor {
        /// Where the word is in an answer: a JSON Pointer.
        #[schemars(length(max = 256), regex(pattern = "^/"), example = "/meta/next_cursor")]
        next: String,
        /// The parameter for it.
        #[serde(default = "cursor_parameter")]
        #[schemars(length(min = 1, max = 128), example = &"cursor")]
        parameter: String,
        /// The parameter for `page_size`; none is sent where there is none.
        #[serde(default)]
        #[schemars(length(min = 1, max = 128), example = &"limit")]
        limit_parameter: Option<String>,
    },
    /// By the address of the next page in the answer. The end is where it is absent, null or empty.
    NextUrl {
        /// Where the address is in an answer: a JSON Pointer.
        #[schemars(length(max = 256), regex(pattern = "^/"), example = "/links/next")]
        next: String,
        /// The parameter for `page_size`, in the first request; none is sent where there is none.
        #[serde(default)]
        #[schemars(length(min = 1, max = 128), example = &"limit")]
        limit_parameter: Option<String>,
    },
    /// By the answer's header `Link` with `rel="next"` (RFC 8288). The end is where there is none.
    Link {
        /// The parameter for `page_size`, in the first request; none is sent where there is none.
        #[serde(default)]
        #[schemars(length(min = 1, max = 128), example = &"per_page")]
        limit_parameter: Option<String>,
    },
}

fn id() -> String {
    "/id".to_owned()
}

fn page_size() -> u32 {
    100
}

fn max_pages() -> u32 {
    1_000
}

fn page_parameter() -> String {
    "page".to_owned()
}

fn first_page() -> u32 {
    1
}

fn offset_parameter() -> String {
    "offset".to_owned()
}

fn cursor_parameter() -> String {
    "cursor".to_owned()
}

impl List {
    /// A fault beyond the schema, with a pointer within the list.
    pub(super) fn fault(&self, base: &str) -> Option<Fault> {
        let url = below(base, &self.path);
        url.err().map(|message| Fault::new("/path", "invalid_url", message))
    }

    /// The page that a cursor leads to, asked for with these headers.
    pub(super) async fn fetch(
        &self,
        outside: Outside<'_>,
        base: &str,
        mut headers: HeaderMap,
        cursor: Option<&Value>,
    ) -> Fetched {
        headers.entry(header::ACCEPT).or_insert(HeaderValue::from_static("application/json"));
        let url = self.url(base, cursor)?;
        let response = outside.send(Method::GET, url.clone(), headers).await?;
        let is_behind_the_last = response.status.as_u16() == 404 && cursor.is_some() && self.counts();
        if is_behind_the_last {
            return Ok(FetchedPage::default());
        }
        if !response.status.is_success() {
            return Err(no_page("the service", &response));
        }
        let Some(mut body) = json(&response) else {
            return Err(FetchError::lasting("the service answered with something that is not JSON"));
        };
        let next = self.next_word(&body);
        let items = match body.pointer_mut(&self.records).map(Value::take) {
            Some(Value::Array(items)) => items,
            Some(_) => return Err(FetchError::lasting(format!("what is at `{}` is not an array", self.records))),
            None => return Err(FetchError::lasting(format!("the answer has nothing at `{}`", self.records))),
        };
        if items.len() > MOST {
            return Err(FetchError::lasting(format!("a page of {} records; {MOST} are the most", items.len())));
        }
        let records = records(items, &self.id)?;
        let next = self.next(&url, cursor, next, &records, &response)?;
        Ok(FetchedPage { records, next })
    }

    /// Whether the end is known by what comes behind it.
    fn counts(&self) -> bool {
        matches!(self.paging, Paging::Page { .. } | Paging::Offset { .. })
    }

    fn url(&self, base: &str, cursor: Option<&Value>) -> Result<Url, FetchError> {
        let mut url = below(base, &self.path).map_err(FetchError::lasting)?;
        if let Some(next) = cursor.and_then(|cursor| cursor["url"].as_str()) {
            return Url::parse(next).map_err(|error| FetchError::lasting(error.to_string()));
        }
        let (place, limit) = match &self.paging {
            Paging::None => (None, &None),
            Paging::Page { parameter, first, limit_parameter } => {
                let number = cursor.and_then(|cursor| cursor["page"].as_u64()).unwrap_or((*first).into());
                (Some((parameter, number.to_string())), limit_parameter)
            }
            Paging::Offset { parameter, limit_parameter } => {
                let before = cursor.and_then(|cursor| cursor["offset"].as_u64()).unwrap_or(0);
                (Some((parameter, before.to_string())), limit_parameter)
            }
            Paging::Cursor { parameter, limit_parameter, .. } => {
                let word = cursor.and_then(|cursor| cursor["word"].as_str());
                (word.map(|word| (parameter, word.to_owned())), limit_parameter)
            }
            Paging::NextUrl { limit_parameter, .. } | Paging::Link { limit_parameter } => (None, limit_parameter),
        };
        if let Some((name, value)) = place {
            set(&mut url, name, &value);
        }
        if let Some(name) = limit {
            set(&mut url, name, &self.page_size.to_string());
        }
        Ok(url)
    }

    /// What the answer's body says about the next page.
    fn next_word(&self, body: &Value) -> Option<String> {
        let (Paging::Cursor { next, .. } | Paging::NextUrl { next, .. }) = &self.paging else { return None };
        match body.pointer(next)? {
            Value::String(word) => Some(word.clone()).filter(|word| !word.is_empty()),
            Value::Number(word) => Some(word.to_string()),
            _ => None,
        }
    }

    fn next(
        &self,
        url: &Url,
        cursor: Option<&Value>,
        word: Option<String>,
        records: &[FetchedRecord],
        response: &HttpResponse,
    ) -> Result<Option<Value>, FetchError> {
        Ok(match &self.paging {
            Paging::None => None,
            Paging::Page { .. } | Paging::Offset { .. } if records.is_empty() => None,
            Paging::Page { parameter, first, .. } => {
                let number = cursor.and_then(|cursor| cursor["page"].as_u64()).unwrap_or((*first).into());
                let seen = another(cursor, records, parameter)?;
                Some(json!({ "page": number + 1, "seen": seen }))
            }
            Paging::Offset { parameter, .. } => {
                let before = cursor.and_then(|cursor| cursor["offset"].as_u64()).unwrap_or(0);
                let seen = another(cursor, records, parameter)?;
                Some(json!({ "offset": before + records.len() as u64, "seen": seen }))
            }
            Paging::Cursor { .. } => word.map(|word| json!({ "word": word })),
            Paging::NextUrl { .. } => word.map(|word| follow(url, &word)).transpose()?,
            Paging::Link { .. } => next_link(&response.headers).map(|link| follow(url, &link)).transpose()?,
        })
    }
}

/// Sets a parameter of the query, in place of one of its name.
fn set(url: &mut Url, name: &str, value: &str) {
    let others: Vec<(String, String)> =
        url.query_pairs().filter(|(other, _)| other != name).map(|(n, v)| (n.into_owned(), v.into_owned())).collect();
    url.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
}

/// A page's fingerprint, which is another than that of the page before.
fn another(cursor: Option<&Value>, records: &[FetchedRecord], parameter: &str) -> Result<String, FetchError> {
    let mut hash = Sha256::new();
    for record in records {
        hash.update(record.external_id.as_bytes());
        hash.update([0]);
    }
    let print = hash.finalize().iter().take(16).fold(String::new(), |print, byte| format!("{print}{byte:02x}"));
    if cursor.and_then(|cursor| cursor["seen"].as_str()) == Some(&print) {
        return Err(FetchError::lasting(format!(
            "the service answers with the same page again: it may not know the parameter `{parameter}`"
        )));
    }
    Ok(print)
}

/// The address of a next page, seen from the page that names it.
fn follow(from: &Url, next: &str) -> Result<Value, FetchError> {
    let url = from
        .join(next)
        .map_err(|error| FetchError::lasting(format!("the address of the next page cannot be read: {error}")))?;
    if url.origin() != from.origin() {
        let host = url.host_str().unwrap_or_default();
        return Err(FetchError::lasting(format!(
            "the next page is at another origin ({host}), where the credential must not go"
        )));
    }
    Ok(json!({ "url": url.as_str() }))
}

/// The target of `rel="next"` among the `Link` headers.
pub(super) fn next_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(header::LINK).iter().filter_map(|value| value.to_str().ok()).find_map(|mut text| {
        // Targets may have commas and semicolons in them, so values are not split at these but read from target to target.
        while let Some((_, rest)) = text.split_once('<') {
            let (target, rest) = rest.split_once('>')?;
            let end = rest.find('<').unwrap_or(rest.len());
            if rest[..end].split([';', ',']).any(is_next) {
                return Some(target.to_owned());
            }
            text = &rest[end..];
        }
        None
    })
}

/// Whether a parameter of a link is a `rel` that has `next` among its words.
fn is_next(parameter: &str) -> bool {
    parameter.split_once('=').is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case("rel")
            && value.trim().trim_matches('"').split_whitespace().any(|word| word.eq_ignore_ascii_case("next"))
    })
}
