//! The list of a REST service, page by page: where its records are. How a page leads to the next is [`Paging`]'s business.

use reqwest::{
    Method,
    header::{self, HeaderMap, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{Fetched, Outside, below, json, no_page, records};
use crate::{
    domain::{
        Fault,
        sync::{FetchError, FetchedPage, FetchedRecord},
    },
    engine::paging::{Page, Paging},
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

fn id() -> String {
    "/id".to_owned()
}

fn page_size() -> u32 {
    100
}

fn max_pages() -> u32 {
    1_000
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
        let first = below(base, &self.path).map_err(FetchError::lasting)?;
        let url = self.paging.url(first, self.page_size, cursor).map_err(FetchError::lasting)?;
        let response = outside.send(Method::GET, url.clone(), headers).await?;
        let is_behind_the_last = response.status.as_u16() == 404 && cursor.is_some() && self.paging.counts();
        if is_behind_the_last {
            return Ok(FetchedPage::default());
        }
        if !response.status.is_success() {
            return Err(no_page("the service", &response));
        }
        let Some(mut body) = json(&response) else {
            return Err(FetchError::lasting("the service answered with something that is not JSON"));
        };
        let word = self.paging.next_word(&body);
        let items = match body.pointer_mut(&self.records).map(Value::take) {
            Some(Value::Array(items)) => items,
            Some(_) => return Err(FetchError::lasting(format!("what is at `{}` is not an array", self.records))),
            None => return Err(FetchError::lasting(format!("the answer has nothing at `{}`", self.records))),
        };
        if items.len() > MOST {
            return Err(FetchError::lasting(format!("a page of {} records; {MOST} are the most", items.len())));
        }
        let records = records(items, &self.id)?;
        let (print, headers) = (print(&records), &response.headers);
        let page = Page { url: &url, cursor, word, records: records.len(), print, headers };
        let next = self.paging.next(page).map_err(FetchError::lasting)?;
        Ok(FetchedPage { records, next })
    }
}

/// The same for the same records.
fn print(records: &[FetchedRecord]) -> String {
    let mut hash = Sha256::new();
    for record in records {
        hash.update(record.external_id.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).fold(String::new(), |print, byte| format!("{print}{byte:02x}"))
}
