//! Lists: pages together are the whole, without overlap or gap, they end, keep their limit and say the truth about themselves.

use serde_json::{Value, json};

use super::{
    finding,
    walk::{Cut, Page, Walk},
};
use crate::{
    cases::PathValue,
    checks::{Check, Finding},
    http::{HttpError, encode::scalar},
    plan::{order::creator, record_key, resource::Resource},
    runner::Runner,
    schema::generate::Size,
};

/// Items that a list should have before it is cut into pages, and the pages that it is cut into.
const ITEMS: usize = 5;
const PAGES: usize = 5;

impl Runner<'_> {
    /// The scenarios of a list.
    pub(super) async fn collection(&mut self, index: usize) -> Result<(), HttpError> {
        let path = self.resolve(index);
        if path.iter().any(|value| !value.live) || self.is_stream(index) {
            return Ok(());
        }
        let Some(first) = self.whole(index, &path, &[]).await? else { return Ok(()) };
        self.fill(index, &path, first.items.len()).await?;
        self.newest(index, &path).await?;
        let Some(before) = self.whole(index, &path, &[]).await? else { return Ok(()) };
        let ways = self.paging(index);
        let small = match ways.limit.filter(|_| !before.items.is_empty()) {
            Some(limit) => {
                let least = self.keyword(index, limit, "minimum").and_then(|value| value.as_u64()).unwrap_or(1).max(1);
                let size = (before.items.len().div_ceil(PAGES) as u64).max(least);
                let cut = Cut { limit: Some(size), most: PAGES + 3, explicit: true };
                self.walk(index, &path, &[], cut).await?.map(|walk| (size, walk))
            }
            None => None,
        };
        let Some(after) = self.whole(index, &path, &[]).await? else { return Ok(()) };
        // Where it moves by itself (runs that start, messages that come), nothing can be said.
        if before.ids() != after.ids() || before.items.len() != after.items.len() {
            return Ok(());
        }
        self.whole_list(index, &after);
        if let Some((size, walk)) = &small {
            self.pages(index, *size, walk, &after);
            self.behind(index, &path, *size, walk).await?;
        }
        self.defaults(index, &path).await?;
        self.filters(index, &path, &before, &after).await?;
        self.orders(index, &path, &after).await
    }

    /// Makes records until there are some.
    async fn fill(&mut self, index: usize, path: &[PathValue], count: usize) -> Result<(), HttpError> {
        let key = format!("{}/{{}}", crate::plan::blank(&self.document.operations[index].path));
        let Some(creator) = creator(self.document, &key) else { return Ok(()) };
        if count >= ITEMS || self.document.operations[creator].path_names().len() > path.len() {
            return Ok(());
        }
        for _ in count..ITEMS {
            let path: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
            let path = self.path_of(creator, &path);
            let Some(draft) = self.draft(creator, &path, Size::Random) else { return Ok(()) };
            self.step_anew(creator, &path, "one more for the list", (Size::Random, draft)).await?;
        }
        Ok(())
    }

    /// A record that was just made is in the list, and reads there as it reads by itself.
    async fn newest(&mut self, index: usize, path: &[PathValue]) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        let resource = Resource::at(self.document, &format!("{}/{{}}", operation.path));
        let Some(creator) = resource.create.filter(|_| resource.list == Some(index)) else { return Ok(()) };
        // What another path makes may be in another place.
        if record_key(&self.document.operations[creator].path) != record_key(&operation.path) {
            return Ok(());
        }
        let parents: Vec<Value> = path.iter().map(|value| value.value.clone()).collect();
        let made_at = self.path_of(creator, &parents);
        let Some(draft) = self.draft(creator, &made_at, Size::Full) else { return Ok(()) };
        let (_, shown) = self.step_anew(creator, &made_at, "made to be listed", (Size::Full, draft)).await?;
        let created =
            shown.created.clone().filter(|(key, _)| *key == resource.path && matches!(shown.status, 200 | 201));
        let Some((_, values)) = created else { return Ok(()) };
        let told = shown.json().and_then(|body| {
            let at = self.record_pointer(&resource, &values, &body)?;
            body.pointer(&at).cloned()
        });
        let hidden = self.may_hide(index, &told.unwrap_or_default());
        let Some(walk) = self.whole(index, path, &[]).await? else { return Ok(()) };
        let pointer = self.document.operations[index].pointer.clone();
        let Some((item, ..)) = values.last().and_then(|id| walk.find(id)) else {
            if walk.is_whole
                && !hidden
                && walk.is_identified()
                && !walk.items.is_empty()
                && let Some(last) = walk.shown.last()
            {
                let came = format!(
                    "{} is not among {} items",
                    values.last().map(scalar).unwrap_or_default(),
                    walk.items.len()
                );
                let found = finding(Check::PageGap, &pointer, "what was just created is in the list", came);
                self.blame(index, last, None, vec![found]);
            }
            return Ok(());
        };
        if resource.read.is_none() {
            return Ok(());
        }
        let Some(look) = self.look(&resource, &values, "to compare with the list").await? else { return Ok(()) };
        let differs: Vec<String> = self
            .settable(&resource)
            .into_iter()
            .filter_map(|name| {
                let (listed, alone) = (item.get(&name)?, look.record.get(&name)?);
                let short = listed
                    .as_str()
                    .zip(alone.as_str())
                    .is_some_and(|(listed, alone)| alone.starts_with(listed.trim_end_matches(['.', '…'])));
                let plain = !listed.is_object() && !listed.is_array() && !alone.is_object() && !alone.is_array();
                (plain && !short && listed != alone).then(|| format!("{name}: {listed} in the list, {alone} by itself"))
            })
            .collect();
        if !differs.is_empty()
            && let Some(page) = walk.shown.first()
        {
            let promise = "a record reads in the list as by itself";
            let found = finding(Check::ListItem, &pointer, promise, differs.join("; "));
            self.blame(index, page, Some(&look.shown), vec![found]);
        }
        Ok(())
    }

    /// What a list in large pages says of itself.
    fn whole_list(&mut self, index: usize, walk: &Walk) {
        let pointer = self.document.operations[index].pointer.clone();
        let mut found = Vec::new();
        if let Some(twice) = twice(walk) {
            found.push(finding(Check::PageOverlap, &pointer, "no item is twice in one walk", format!("{twice} is")));
        }
        if walk.is_whole {
            found.extend(totals(&pointer, walk, walk.items.len() as u64, None));
        }
        if let Some(page) = walk.shown.last() {
            self.blame(index, page, None, found);
        }
    }

    /// Small pages against the whole.
    fn pages(&mut self, index: usize, size: u64, walk: &Walk, whole: &Walk) {
        let pointer = self.document.operations[index].pointer.clone();
        let mut found = Vec::new();
        if let Some(page) = walk.pages.iter().find(|page| page.items.len() as u64 > size) {
            let came = format!("{} items for a limit of {size}", page.items.len());
            found.push(finding(Check::PageLimit, &pointer, "a page has at most as many items as the limit says", came));
        }
        if let Some(twice) = twice(walk) {
            let promise = format!("no item is on two pages of {size}");
            found.push(finding(Check::PageOverlap, &pointer, promise, format!("{twice} is")));
        }
        // Pages that are numbered have an end that is known.
        let last = walk.pages.first().map_or(0, |page| page.number) + (whole.items.len() as u64).div_ceil(size);
        let numbered = whole.is_whole && self.paging(index).page.is_some() && self.paging(index).cursor.is_none();
        if let Some(page) = walk.pages.iter().find(|page| numbered && page.number >= last && !page.items.is_empty()) {
            let came = format!("{} items on page {}", page.items.len(), page.number);
            let promise = format!("{} items in pages of {size} have an end", whole.items.len());
            found.push(finding(Check::PageEnd, &pointer, promise, came));
        }
        if walk.circle {
            found.push(finding(
                Check::PageEnd,
                &pointer,
                "a walk by cursor ends",
                "a cursor that was followed already",
            ));
        }
        if walk.is_whole && whole.is_whole && whole.is_identified() && walk.is_identified() {
            let (small, large) = (walk.ids(), whole.ids());
            let lacks = |of: &[String], other: &[String]| {
                of.iter().filter(|id| !other.contains(id)).cloned().collect::<Vec<_>>()
            };
            let (lost, more) = (lacks(&large, &small), lacks(&small, &large));
            if !lost.is_empty() || !more.is_empty() {
                let came = format!(
                    "{} of {} items are on no page of {size}{}",
                    lost.len(),
                    large.len(),
                    if more.is_empty() { String::new() } else { format!(", and {} only there", more.len()) }
                );
                found.push(finding(Check::PageGap, &pointer, "all pages together are the whole list", came));
            } else if small != large && small.len() == large.len() {
                let promise = "a list has the same order however it is cut into pages";
                found.push(finding(Check::Order, &pointer, promise, format!("another order in pages of {size}")));
            }
            found.extend(totals(&pointer, walk, large.len() as u64, Some(size)));
        }
        let by_number = self.paging(index).cursor.is_none();
        found.extend(self.ends(&pointer, walk, whole, by_number));
        if let Some(page) = walk.shown.get(1).or(walk.shown.first()) {
            self.blame(index, page, None, found);
        }
    }

    /// `has_more` is true just where something follows.
    #[expect(clippy::unused_self, reason = "a judgement of the scenario, beside its like")]
    fn ends(&self, pointer: &str, walk: &Walk, whole: &Walk, by_number: bool) -> Option<Finding> {
        let mut seen = 0;
        for page in &walk.pages {
            seen += page.items.len();
            let Some(more) = page.about.more else { continue };
            let follows = seen < whole.items.len();
            // By cursor, a last page may be empty: that something follows may not be known in time.
            let wrong = if follows {
                !more && whole.is_whole
            } else {
                more && whole.is_whole && (by_number || page.about.next.is_none()) && page.about.link.is_none()
            };
            if wrong && !page.items.is_empty() {
                let came = format!("{more} after {seen} of {} items", whole.items.len());
                return Some(finding(Check::PageEnd, pointer, "a page says truly whether another one follows", came));
            }
        }
        None
    }

    /// A page behind the last one has nothing.
    async fn behind(&mut self, index: usize, path: &[PathValue], size: u64, walk: &Walk) -> Result<(), HttpError> {
        let ways = self.paging(index);
        let (Some(parameter), Some(limit)) = (ways.page.filter(|_| ways.cursor.is_none()), ways.limit) else {
            return Ok(());
        };
        let Some(last) = walk.pages.last().filter(|_| walk.is_whole) else { return Ok(()) };
        let number = json!(last.number + 7);
        if !self.takes(index, parameter, &number) {
            return Ok(());
        }
        let values = [(limit, json!(size)), (parameter, number.clone())];
        let page = self.page(index, path, &values, last.number + 7, walk.pages.first()).await?;
        if let Some(page) = page.filter(|page| !page.items.is_empty()) {
            let pointer = self.document.operations[index].pointer.clone();
            let came = format!("{} items on page {number}", page.items.len());
            let promise = format!("a page behind the last one ({}) is empty", last.number);
            self.blame(index, &page.shown, None, vec![finding(Check::PageEnd, &pointer, promise, came)]);
        }
        Ok(())
    }

    /// A page has at most the default number of items where none is asked for.
    async fn defaults(&mut self, index: usize, path: &[PathValue]) -> Result<(), HttpError> {
        let Some(limit) = self.paging(index).limit else { return Ok(()) };
        let Some(default) = self.keyword(index, limit, "default").and_then(|value| value.as_u64()) else {
            return Ok(());
        };
        let Some(page) = self.page(index, path, &[], 0, None).await? else { return Ok(()) };
        if page.items.len() as u64 > default {
            let pointer = self.document.operations[index].parameters[limit].pointer.clone();
            let came = format!("{} items", page.items.len());
            let promise = format!("a page has at most {default} items where no limit is given");
            self.blame(index, &page.shown, None, vec![finding(Check::PageLimit, &pointer, promise, came)]);
        }
        Ok(())
    }
}

/// An id that is there twice.
fn twice(walk: &Walk) -> Option<String> {
    let ids = walk.ids();
    ids.iter().enumerate().find(|(position, id)| ids[..*position].contains(id)).map(|(_, id)| id.clone())
}

/// What pages say of the whole and of themselves.
fn totals(pointer: &str, walk: &Walk, count: u64, size: Option<u64>) -> Option<Finding> {
    let wrong = |page: &Page| {
        let about = &page.about;
        if let Some(total) = about.total.filter(|total| *total != count) {
            return Some(format!("a total of {total} for {count} items"));
        }
        let size = size?;
        if let Some(pages) = about.pages.filter(|pages| *pages != count.div_ceil(size)) {
            return Some(format!("{pages} pages for {count} items by {size}"));
        }
        if let Some(limit) = about.limit.filter(|limit| *limit != size) {
            return Some(format!("a limit of {limit}, where {size} was asked for"));
        }
        let asked = page.shown.request.query.iter().any(|(_, value)| *value == page.number.to_string());
        about
            .page
            .filter(|number| *number != page.number && asked)
            .map(|number| format!("page {number}, where {} was asked for", page.number))
    };
    let came = walk.pages.iter().find_map(wrong)?;
    Some(finding(Check::PageTotal, pointer, "what a list says of itself is right", came))
}
