//! How a page of a REST service's list leads to the next, in the usual ways.
//!
//! **The end is where the service says so.** A page that is not full says nothing, since many services fill pages less than they are asked to: where pages are
//! counted, the end is an empty page, or a 404 behind the first. **A page leads to its own service.** What opens the first page goes with every request, so an address of a next page at another
//! origin is refused. **A service that does not know the parameter** answers with the first page for ever: a page that is the one before it again is an error.

use reqwest::{
    Url,
    header::{self, HeaderMap},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

/// How a page leads to the next.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[schemars(inline)]
pub(in crate::engine) enum Paging {
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

/// A page that came.
pub(in crate::engine) struct Page<'a> {
    /// What was asked for.
    pub(in crate::engine) url: &'a Url,
    /// What led to it; `None`: it is the first.
    pub(in crate::engine) cursor: Option<&'a Value>,
    /// What its body says about the next: [`Paging::next_word`].
    pub(in crate::engine) word: Option<String>,
    /// How many records are in it.
    pub(in crate::engine) records: usize,
    /// The same where it is the same page again.
    pub(in crate::engine) print: String,
    /// Its headers.
    pub(in crate::engine) headers: &'a HeaderMap,
}

impl Paging {
    /// Whether the end is known by what comes behind it.
    pub(in crate::engine) fn counts(&self) -> bool {
        matches!(self, Self::Page { .. } | Self::Offset { .. })
    }

    /// The address of a page: the first, or the one that a cursor leads to.
    pub(in crate::engine) fn url(&self, first: Url, page_size: u32, cursor: Option<&Value>) -> Result<Url, String> {
        let mut url = first;
        if let Some(next) = cursor.and_then(|cursor| cursor["url"].as_str()) {
            return Url::parse(next).map_err(|error| error.to_string());
        }
        let (place, limit) = match self {
            Self::None => (None, &None),
            Self::Page { parameter, first, limit_parameter } => {
                let number = cursor.and_then(|cursor| cursor["page"].as_u64()).unwrap_or((*first).into());
                (Some((parameter, number.to_string())), limit_parameter)
            }
            Self::Offset { parameter, limit_parameter } => {
                let before = cursor.and_then(|cursor| cursor["offset"].as_u64()).unwrap_or(0);
                (Some((parameter, before.to_string())), limit_parameter)
            }
            Self::Cursor { parameter, limit_parameter, .. } => {
                let word = cursor.and_then(|cursor| cursor["word"].as_str());
                (word.map(|word| (parameter, word.to_owned())), limit_parameter)
            }
            Self::NextUrl { limit_parameter, .. } | Self::Link { limit_parameter } => (None, limit_parameter),
        };
        if let Some((name, value)) = place {
            set(&mut url, name, &value);
        }
        if let Some(name) = limit {
            set(&mut url, name, &page_size.to_string());
        }
        Ok(url)
    }

    /// What an answer's body says about the next page.
    pub(in crate::engine) fn next_word(&self, body: &Value) -> Option<String> {
        let (Self::Cursor { next, .. } | Self::NextUrl { next, .. }) = self else { return None };
        match body.pointer(next)? {
            Value::String(word) => Some(word.clone()).filter(|word| !word.is_empty()),
            Value::Number(word) => Some(word.to_string()),
            _ => None,
        }
    }

    /// The cursor that leads to the page behind this one; `None`: it is the last.
    pub(in crate::engine) fn next(&self, page: Page<'_>) -> Result<Option<Value>, String> {
        let Page { url, cursor, word, records, print, headers } = page;
        Ok(match self {
            Self::None => None,
            Self::Page { .. } | Self::Offset { .. } if records == 0 => None,
            Self::Page { parameter, first, .. } => {
                let number = cursor.and_then(|cursor| cursor["page"].as_u64()).unwrap_or((*first).into());
                let seen = another(cursor, print, parameter)?;
                Some(json!({ "page": number + 1, "seen": seen }))
            }
            Self::Offset { parameter, .. } => {
                let before = cursor.and_then(|cursor| cursor["offset"].as_u64()).unwrap_or(0);
                let seen = another(cursor, print, parameter)?;
                Some(json!({ "offset": before + records as u64, "seen": seen }))
            }
            Self::Cursor { .. } => word.map(|word| json!({ "word": word })),
            Self::NextUrl { .. } => word.map(|word| follow(url, &word)).transpose()?,
            Self::Link { .. } => next_link(headers).map(|link| follow(url, &link)).transpose()?,
        })
    }
}

/// Sets a parameter of the query, in place of one of its name.
pub(in crate::engine) fn set(url: &mut Url, name: &str, value: &str) {
    let others: Vec<(String, String)> =
        url.query_pairs().filter(|(other, _)| other != name).map(|(n, v)| (n.into_owned(), v.into_owned())).collect();
    url.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
}

/// A page's fingerprint, which is another than that of the page before.
fn another(cursor: Option<&Value>, print: String, parameter: &str) -> Result<String, String> {
    if cursor.and_then(|cursor| cursor["seen"].as_str()) == Some(&print) {
        return Err(format!(
            "the service answers with the same page again: it may not know the parameter `{parameter}`"
        ));
    }
    Ok(print)
}

/// The address of a next page, seen from the page that names it.
fn follow(from: &Url, next: &str) -> Result<Value, String> {
    let url = from.join(next).map_err(|error| format!("the address of the next page cannot be read: {error}"))?;
    if url.origin() != from.origin() {
        let host = url.host_str().unwrap_or_default();
        return Err(format!("the next page is at another origin ({host}), where what opens this one must not go"));
    }
    Ok(json!({ "url": url.as_str() }))
}

/// The target of `rel="next"` among the `Link` headers.
pub(in crate::engine) fn next_link(headers: &HeaderMap) -> Option<String> {
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
