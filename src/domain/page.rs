//! Paging: by page number, and by cursor for large collections.

use super::id::Seq;

/// A page by number. Pages start at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// 1-based page number.
    pub page: u64,
    /// Items per page, at least 1.
    pub limit: u64,
}

/// All of a list, for those that have no pages.
pub const ALL: PageRequest = PageRequest { page: 1, limit: u64::MAX };

impl PageRequest {
    /// How many records stand before this page; saturates instead of overflowing.
    pub fn offset(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(self.limit)
    }
}

/// One page and the size of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// How many records the filters select in all.
    pub total: u64,
}

/// A page by cursor: records older than `before`, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CursorRequest {
    /// Only records with a smaller sequence number; `None` starts at the newest.
    pub before: Option<Seq>,
    /// Items per page, at least 1.
    pub limit: u64,
}

/// One page of a cursor walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CursorPage<T> {
    /// The records of this page, newest first.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Seq>,
}
