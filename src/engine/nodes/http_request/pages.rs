//! All pages of a list, collected: as many as are allowed, and not without saying so.

use reqwest::Url;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::asking::Asking;
use crate::engine::{
    answer::json_body,
    nodes::NodeFailure,
    paging::{Page, Paging},
};

/// Most bytes of all pages together.
const MOST: usize = 32 * 1024 * 1024;

/// How a list is collected.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(in crate::engine::nodes) struct Pages {
    /// How a page leads to the next.
    by: Paging,
    /// Where the items are in an answer, an array: a JSON Pointer. Empty where the array is the whole answer.
    #[serde(default)]
    #[schemars(length(max = 256), regex(pattern = "^(/.*)?$"), example = &"/data/items")]
    items: String,
    /// Items that are asked for in a page, where `by` names the parameter for it.
    #[serde(default = "page_size")]
    #[schemars(range(min = 1, max = 10_000), example = 100)]
    page_size: u32,
    /// Most pages that are asked for.
    #[serde(default = "max_pages")]
    #[schemars(range(min = 1, max = 1_000), example = 100)]
    max_pages: u32,
    /// Most items that are collected.
    #[serde(default = "max_items")]
    #[schemars(range(min = 1, max = 100_000), example = 10_000)]
    max_items: u32,
    /// What becomes of a list that has more.
    #[serde(default)]
    #[schemars(example = OnLimit::Stop)]
    on_limit: OnLimit,
}

/// What becomes of a list that has more than is allowed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
enum OnLimit {
    /// The step fails with `too_many_pages`.
    #[default]
    Fail,
    /// The step ends with what it has, and `"complete": false`.
    Stop,
}

fn page_size() -> u32 {
    100
}

fn max_pages() -> u32 {
    100
}

fn max_items() -> u32 {
    10_000
}

impl Pages {
    /// The items of all pages from the first on. An attempt that fails in the middle begins anew.
    pub(super) async fn collect(&self, asking: &Asking<'_>, first: Url) -> Result<Value, NodeFailure> {
        let invalid = |reason: String| asking.invalid(&reason);
        let most = usize::try_from(self.max_items).unwrap_or(usize::MAX);
        let (mut items, mut cursor, mut bytes, mut pages) = (Vec::new(), None::<Value>, 0, 0);
        let (status, complete) = loop {
            let url = self.by.url(first.clone(), self.page_size, cursor.as_ref()).map_err(invalid)?;
            let response = asking.answer(url.clone()).await?;
            let status = response.status.as_u16();
            if status == 404 && cursor.is_some() && self.by.counts() {
                break (200, true);
            }
            asking.judge(&response)?;
            bytes += response.body.len();
            if bytes > MOST {
                let message = format!("the pages are larger than {MOST} bytes together");
                return Err(NodeFailure::permanent("http_too_large", message));
            }
            let mut body = json_body(&response).map_err(invalid)?;
            let word = self.by.next_word(&body);
            let Some(Value::Array(page)) = body.pointer_mut(&self.items).map(Value::take) else {
                return Err(asking.invalid(&format!("the answer has no array at `{}`", self.items)));
            };
            pages += 1;
            let (records, print) = (page.len(), print(&page));
            items.extend(page);
            let page = Page { url: &url, cursor: cursor.as_ref(), word, records, print, headers: &response.headers };
            let next = self.by.next(page).map_err(invalid)?;
            let has_too_many = items.len() > most;
            match next {
                None if !has_too_many => break (status, true),
                Some(next) if !has_too_many && pages < self.max_pages => cursor = Some(next),
                _ if self.on_limit == OnLimit::Stop => break (status, false),
                _ => {
                    let message = format!(
                        "the list has more than {} pages or {} items: raise `max_pages` or `max_items`, or set `on_limit` to `stop`",
                        self.max_pages, self.max_items
                    );
                    return Err(NodeFailure::permanent("too_many_pages", message));
                }
            }
        };
        items.truncate(most);
        Ok(json!({ "status": status, "items": items, "pages": pages, "complete": complete }))
    }
}

/// The same for the same items.
fn print(items: &[Value]) -> String {
    let mut hash = Sha256::new();
    for item in items {
        hash.update(item.to_string().as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).fold(String::new(), |print, byte| format!("{print}{byte:02x}"))
}
