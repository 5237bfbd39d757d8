//! Walks over the pages of a list.

use serde_json::{Value, json};

use crate::{
    cases::{self, Expect, PathValue},
    document::model::In,
    http::HttpError,
    plan::{
        listing::{About, Paging, about, identity, items_at, paging},
        location::{below, target},
    },
    runner::{Runner, Shown},
    schema::{
        Direction,
        generate::Size,
        inside::{flat, inside},
    },
};

/// Pages of a whole list at the most, and items of a page.
const MOST_PAGES: usize = 6;
const MOST_ITEMS: u64 = 200;

/// A page.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    /// Its number, or its offset; of a walk by cursor the steps so far.
    pub(super) number: u64,
    pub(super) about: About,
    pub(super) shown: Shown,
    at: String,
    pub(super) body: Value,
}

/// Some pages, one after the other.
pub(super) struct Walk {
    pub(super) pages: Vec<Page>,
    /// Whether the last of them is the last there is.
    pub(super) is_whole: bool,
    /// A cursor that led back.
    pub(super) circle: bool,
    pub(super) items: Vec<Value>,
    identities: Vec<Option<String>>,
    /// The schema of an item.
    pub(super) schema: Value,
    pub(super) shown: Vec<Shown>,
}

impl Walk {
    /// The ids, in order; none where an item has none.
    pub(super) fn ids(&self) -> Vec<String> {
        self.identities.iter().flatten().cloned().collect()
    }

    /// Whether every item has an id.
    pub(super) fn is_identified(&self) -> bool {
        self.identities.iter().all(Option::is_some)
    }

    /// The item of an id, with its schema and the page that shows it.
    pub(super) fn find(&self, id: &Value) -> Option<(Value, Value, Shown)> {
        let id = crate::http::encode::scalar(id);
        let position = self.identities.iter().position(|other| other.as_ref() == Some(&id))?;
        let mut left = position;
        let page = self.pages.iter().find(|page| {
            let here = left < page.items.len();
            if !here {
                left -= page.items.len();
            }
            here
        })?;
        Some((self.items[position].clone(), self.schema.clone(), page.shown.clone()))
    }
}

/// How a walk is cut into pages.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    pub(super) limit: Option<u64>,
    pub(super) most: usize,
    /// Whether the first page is asked for by its number too.
    pub(super) explicit: bool,
}

impl Runner<'_> {
    /// The paging parameters of a list.
    pub(super) fn paging(&self, index: usize) -> Paging {
        let ways = paging(&self.document.operations[index]);
        // `start` may be a date, and `size` a word.
        let number = |parameter: &usize| {
            self.takes(index, *parameter, &json!(2)) && !self.takes(index, *parameter, &json!("two"))
        };
        Paging {
            limit: ways.limit.filter(number),
            page: ways.page.filter(number),
            offset: ways.offset.filter(number),
            cursor: ways.cursor,
        }
    }

    /// A keyword of a parameter's schema.
    pub(super) fn keyword(&self, index: usize, parameter: usize, keyword: &str) -> Option<Value> {
        let pointer = self.document.operations[index].parameters[parameter].schema.as_deref()?;
        let schema = self.schemas.schema(Direction::Request, pointer);
        flat(self.schemas, Direction::Request, schema, &Value::Null).get(keyword).cloned()
    }

    /// Whether a parameter takes a value.
    pub(super) fn takes(&self, index: usize, parameter: usize, value: &Value) -> bool {
        let schema = self.document.operations[index].parameters[parameter].schema.as_deref();
        schema.is_none_or(|pointer| self.schemas.accepts(Direction::Request, pointer, value))
    }

    /// A list in pages as large as they go, as far as [`MOST_PAGES`].
    pub(super) async fn whole(
        &mut self,
        index: usize,
        path: &[PathValue],
        with: &[(usize, Value)],
    ) -> Result<Option<Walk>, HttpError> {
        let limit = self.paging(index).limit.map(|limit| {
            let most = self.keyword(index, limit, "maximum").and_then(|value| value.as_u64()).unwrap_or(100);
            most.min(MOST_ITEMS)
        });
        let walk = self.walk(index, path, with, Cut { limit, most: MOST_PAGES, explicit: false }).await?;
        if walk.as_ref().is_some_and(|walk| !walk.is_whole) {
            self.partial.insert(index);
        }
        Ok(walk)
    }

    /// Turns pages until there are no more, or enough. `None` where the answer is no list.
    pub(super) async fn walk(
        &mut self,
        index: usize,
        path: &[PathValue],
        with: &[(usize, Value)],
        cut: Cut,
    ) -> Result<Option<Walk>, HttpError> {
        let ways = self.paging(index);
        let limit = ways.limit.zip(cut.limit).filter(|(parameter, limit)| self.takes(index, *parameter, &json!(limit)));
        let first = ways.page.map_or(0, |page| self.first_page(index, page));
        let mut pages: Vec<Page> = Vec::new();
        let mut cursors: Vec<Value> = Vec::new();
        let mut links: Vec<String> = Vec::new();
        let (mut is_whole, mut circle) = (false, false);
        while pages.len() < cut.most {
            let mut values: Vec<(usize, Value)> = with.to_vec();
            values.extend(limit.map(|(parameter, limit)| (parameter, json!(limit))));
            let done: usize = pages.iter().map(|page| page.items.len()).sum();
            let count = pages.len() as u64;
            let by_cursor = ways.cursor.zip(cursors.last().cloned());
            let number = match (by_cursor, ways.page, ways.offset) {
                (Some((parameter, cursor)), ..) => {
                    values.push((parameter, cursor));
                    count
                }
                (None, Some(parameter), _) if ways.cursor.is_none() => {
                    if count > 0 || cut.explicit {
                        values.push((parameter, json!(first + count)));
                    }
                    first + count
                }
                (None, None, Some(parameter)) if ways.cursor.is_none() => {
                    if count > 0 || cut.explicit {
                        values.push((parameter, json!(done)));
                    }
                    done as u64
                }
                _ => count,
            };
            let page = match (links.last(), pages.last()) {
                (Some(link), Some(before)) => self.linked_page(index, path, link, before).await?,
                _ => self.page(index, path, &values, number, pages.first()).await?,
            };
            let Some(page) = page else {
                if pages.is_empty() {
                    return Ok(None);
                }
                // A page behind the last one may be refused, but not one that a link leads to.
                is_whole = links.is_empty();
                break;
            };
            let next = page.about.next.clone();
            let (length, more, total) = (page.items.len(), page.about.more, page.about.total);
            let tells = page.about.tells_next || more.is_some();
            let link = page.about.link.clone();
            pages.push(page);
            let size = limit.map(|(_, limit)| limit);
            // Numbers lead further by themselves.
            let link = link.filter(|_| ways.page.is_none() && ways.offset.is_none() && next.is_none());
            if let Some(link) = link {
                if links.contains(&link) {
                    circle = true;
                    break;
                }
                links.push(link);
            } else if !links.is_empty() {
                is_whole = more != Some(true);
                break;
            } else if let Some(parameter) = ways.cursor {
                let Some(next) = next.filter(|next| more != Some(false) && self.takes(index, parameter, next)) else {
                    // Where nothing is said of what follows, a full page may not be the last.
                    is_whole = tells || size.is_none_or(|size| (length as u64) < size);
                    break;
                };
                if cursors.contains(&next) {
                    circle = true;
                    break;
                }
                cursors.push(next);
            } else if ways.page.is_none() && ways.offset.is_none() {
                // One page; whether it is all is known where it could have been longer.
                is_whole = more != Some(true) && (tells || size.is_none_or(|size| (length as u64) < size));
                break;
            } else {
                let all = total.is_some_and(|total| (done + length) as u64 >= total);
                if length == 0
                    || (all && !cut.explicit)
                    || (!cut.explicit && size.is_some_and(|size| (length as u64) < size))
                {
                    is_whole = true;
                    break;
                }
            }
        }
        Ok(Some(self.gathered(index, pages, is_whole, circle)))
    }

    fn gathered(&self, index: usize, pages: Vec<Page>, is_whole: bool, circle: bool) -> Walk {
        let operation = &self.document.operations[index];
        let items: Vec<Value> = pages.iter().flat_map(|page| page.items.clone()).collect();
        let identities = items.iter().map(|item| identity(operation, item)).collect();
        let schema = self.item_schema(index, &pages).unwrap_or(Value::Bool(true));
        let shown = pages.iter().map(|page| page.shown.clone()).collect();
        Walk { pages, is_whole, circle, items, identities, schema, shown }
    }

    fn item_schema(&self, index: usize, pages: &[Page]) -> Option<Value> {
        let page = pages.first()?;
        let (_, media) = crate::plan::resource::success(&self.document.operations[index])?;
        let whole = self.schemas.schema(Direction::Response, media.schema.as_deref()?);
        let list = inside(self.schemas, Direction::Response, whole, &page.body, &page.at)?;
        flat(self.schemas, Direction::Response, &list, &json!([])).get("items").cloned()
    }

    /// The number of the first page.
    pub(super) fn first_page(&self, index: usize, parameter: usize) -> u64 {
        let keyword = |name| self.keyword(index, parameter, name).and_then(|value| value.as_u64());
        keyword("default").or_else(|| keyword("minimum")).unwrap_or(1)
    }

    /// One page. `None` where the request does not succeed or the answer is no list.
    pub(super) async fn page(
        &mut self,
        index: usize,
        path: &[PathValue],
        values: &[(usize, Value)],
        number: u64,
        before: Option<&Page>,
    ) -> Result<Option<Page>, HttpError> {
        let Some(mut draft) = self.draft(index, path, Size::Minimal) else { return Ok(None) };
        let operation = &self.document.operations[index];
        // What the caller gave for a filter is for cases about it, not for every list.
        let optional = operation.parameters.iter().filter(|other| !other.required && other.place == In::Query);
        for name in optional.map(|other| crate::http::encode::percent(&other.name)) {
            draft.query.retain(|(other, _)| *other != name);
        }
        let mut label = String::from("list");
        for (parameter, value) in values {
            let parameter = &operation.parameters[*parameter];
            cases::set_parameter(&mut draft, parameter, value);
            label.extend([
                " ",
                parameter.name.as_str(),
                "=",
                &crate::schema::clip(&crate::http::encode::scalar(value), 40),
            ]);
        }
        let shown = self.step(index, path, &label, draft, Expect::Any).await?;
        Ok(self.as_page(index, shown, number, before))
    }

    /// The page that a link of another one leads to, where it is of the same list.
    async fn linked_page(
        &mut self,
        index: usize,
        path: &[PathValue],
        link: &str,
        before: &Page,
    ) -> Result<Option<Page>, HttpError> {
        let base = self.client.base().to_owned();
        let Some(target) = target(&base, &before.shown.request, link) else { return Ok(None) };
        let Some(mut draft) = self.draft(index, path, Size::Minimal) else { return Ok(None) };
        if below(&base, &target) != Some(before.shown.request.path.as_str()) {
            return Ok(None);
        }
        let pairs = target.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (name.to_owned(), value.to_owned())
        };
        draft.query = pairs.map(pair).collect();
        let shown = self.step(index, path, "list, where Link leads", draft, Expect::Any).await?;
        Ok(self.as_page(index, shown, before.number + 1, Some(before)))
    }

    fn as_page(&self, index: usize, shown: Shown, number: u64, before: Option<&Page>) -> Option<Page> {
        if !shown.success {
            return None;
        }
        let (body, answer) = (shown.json()?, shown.answer.as_ref()?);
        let operation = &self.document.operations[index];
        // An empty list may look otherwise than a full one.
        let known = before.map(|page| page.at.clone()).filter(|at| body.pointer(at).is_some_and(Value::is_array));
        let at = known.or_else(|| items_at(operation, &body))?;
        let items = body.pointer(&at).and_then(Value::as_array).cloned().unwrap_or_default();
        let about = about(answer, &body, &at);
        Some(Page { items, number, about, shown, at, body })
    }

    /// Whether a record may be there that its list does not show: the list was too long to be read to its end, or picks by itself what it shows, and nothing else shows the record.
    pub(super) fn partial_list(&self, resource: &crate::plan::resource::Resource) -> bool {
        resource.list.is_none_or(|list| {
            self.partial.contains(&list) || (resource.read.is_none() && self.may_hide(list, &Value::Null))
        })
    }
}
