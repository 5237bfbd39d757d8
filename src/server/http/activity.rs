//! What a connection is doing: whether a request is under way, since when it waits for the next one, since when for the rest of a head.
//!
//! hyper's own timer for heads starts when the request before has ended, so that it would be the limit on idle connections too, and does not run
//! before hyper knows the protocol: a connection that never says a word would stay. What is kept here makes three limits of it, for both protocols.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Times are milliseconds since the connection was opened, and one more, so that 0 can say "never".
#[derive(Debug)]
pub(super) struct Activity {
    opened: Instant,
    under_way: AtomicU32,
    waiting_since: AtomicU64,
    head_since: AtomicU64,
    last_byte: AtomicU64,
    has_asked: AtomicBool,
    is_http2: AtomicBool,
}

/// How long a connection may do nothing, by what it is that it does not do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// From the first byte of a head to its end; for the first request, from the connection's beginning.
    pub(super) head: Duration,
    /// Between requests.
    pub(super) idle: Duration,
    /// Without a byte in either direction while a request is under way.
    pub(super) silence: Duration,
}

/// What is to be done with a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Nothing, and it need not be looked at for so long.
    Keep(Duration),
    /// It has waited long enough for a request; one that is just coming in may still be answered.
    Idle,
    /// Close it at once.
    Overdue,
}

impl Activity {
    pub(super) fn new() -> Self {
        Self {
            opened: Instant::now(),
            under_way: AtomicU32::new(0),
            waiting_since: AtomicU64::new(1),
            head_since: AtomicU64::new(0),
            last_byte: AtomicU64::new(1),
            has_asked: AtomicBool::new(false),
            is_http2: AtomicBool::new(false),
        }
    }

    /// A request's head has come in; it is under way until what is given back is dropped.
    pub(super) fn request(self: &Arc<Self>, is_http2: bool) -> UnderWay {
        self.under_way.fetch_add(1, Relaxed);
        self.head_since.store(0, Relaxed);
        self.has_asked.store(true, Relaxed);
        self.is_http2.store(is_http2, Relaxed);
        UnderWay(Arc::clone(self))
    }

    /// Since when there has been no request under way, as an order among connections: those that never had one first. `None`: there is one.
    pub(super) fn waiting(&self) -> Option<(bool, Instant)> {
        let since = self.opened + Duration::from_millis(self.waiting_since.load(Relaxed));
        (self.under_way.load(Relaxed) == 0).then(|| (self.has_asked.load(Relaxed), since))
    }

    pub(super) fn judge(&self, patience: Patience) -> Judgement {
        let now = self.now();
        let left = |since: u64, limit: Duration| {
            (Duration::from_millis(since) + limit).checked_sub(Duration::from_millis(now))
        };
        let keep = |left: Duration| Judgement::Keep(left.clamp(Duration::from_millis(10), patience.head / 4));
        if self.under_way.load(Relaxed) > 0 {
            return left(self.last_byte.load(Relaxed), patience.silence).map_or(Judgement::Overdue, keep);
        }
        let head_since = self.head_since.load(Relaxed);
        if !self.has_asked.load(Relaxed) {
            return left(1, patience.head).map_or(Judgement::Overdue, keep);
        }
        // In HTTP/2 frames that begin no request come in between requests as well.
        if head_since > 0 && !self.is_http2.load(Relaxed) {
            return left(head_since, patience.head).map_or(Judgement::Overdue, keep);
        }
        // An answer may still be on its way to a slow reader.
        let since = self.waiting_since.load(Relaxed).max(self.last_byte.load(Relaxed));
        left(since, patience.idle).map_or(Judgement::Idle, keep)
    }

    fn read(&self) {
        let now = self.now();
        self.last_byte.store(now, Relaxed);
        if self.under_way.load(Relaxed) == 0 {
            // Only the first byte of a head says when it began.
            let _ = self.head_since.compare_exchange(0, now, Relaxed, Relaxed);
        }
    }

    fn wrote(&self) {
        self.last_byte.store(self.now(), Relaxed);
    }

    fn now(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX).saturating_add(1)
    }
}

/// A request that is under way, until the last of its answer has been handed over.
#[derive(Debug)]
pub(super) struct UnderWay(Arc<Activity>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.waiting_since.store(self.0.now(), Relaxed);
        self.0.under_way.fetch_sub(1, Relaxed);
    }
}

/// A stream that says when bytes go over it.
pub(super) struct Watched<S> {
    pub(super) inner: S,
    pub(super) activity: Arc<Activity>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(cx, buf);
        if buf.filled().len() > before {
            self.activity.read();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<std::io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write(cx, buf);
        if polled.is_ready() {
            self.activity.wrote();
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write_vectored(cx, bufs);
        if polled.is_ready() {
            self.activity.wrote();
        }
        polled
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A connection that was opened so many milliseconds ago.
    fn opened(ago: u64) -> Arc<Activity> {
        let opened = Instant::now().checked_sub(Duration::from_millis(ago)).unwrap();
        Arc::new(Activity { opened, ..Activity::new() })
    }

    fn patience() -> Patience {
        let [head, idle, silence] = [10, 100, 1_000].map(Duration::from_secs);
        Patience { head, idle, silence }
    }

    fn is_kept(activity: &Activity) -> bool {
        matches!(activity.judge(patience()), Judgement::Keep(_))
    }

    #[test]
    fn the_first_head_must_be_whole_in_time_whether_it_trickles_or_never_begins() {
        assert!(is_kept(&opened(9_000)));
        assert_eq!(opened(11_000).judge(patience()), Judgement::Overdue);
        let trickling = opened(11_000);
        trickling.read();
        assert_eq!(trickling.judge(patience()), Judgement::Overdue);
    }

    #[test]
    fn between_requests_there_is_more_time_until_a_head_begins() {
        let activity = opened(90_000);
        drop(activity.request(false));
        assert!(is_kept(&activity));
        activity.waiting_since.store(1, Relaxed);
        activity.last_byte.store(1, Relaxed);
        assert!(is_kept(&activity), "90 of 100 seconds");
        activity.head_since.store(70_000, Relaxed);
        assert_eq!(activity.judge(patience()), Judgement::Overdue, "a head that has been coming in for 20 seconds");
        activity.is_http2.store(true, Relaxed);
        assert!(is_kept(&activity));
        let idle = opened(101_000);
        drop(idle.request(false));
        idle.waiting_since.store(1, Relaxed);
        idle.last_byte.store(1, Relaxed);
        assert_eq!(idle.judge(patience()), Judgement::Idle);
    }

    #[test]
    fn a_request_under_way_has_the_time_that_it_needs_unless_all_is_silent() {
        let activity = opened(900_000);
        let under_way = activity.request(false);
        assert!(is_kept(&activity) && activity.waiting().is_none());
        let silent = opened(1_001_000);
        let _under_way = silent.request(false);
        assert_eq!(silent.judge(patience()), Judgement::Overdue);
        silent.wrote();
        assert!(is_kept(&silent));
        drop(under_way);
        assert!(activity.waiting().is_some_and(|(has_asked, _)| has_asked));
    }

    #[test]
    fn the_first_byte_begins_a_head_and_later_ones_do_not() {
        let activity = opened(5_000);
        activity.read();
        let began = activity.head_since.load(Relaxed);
        activity.head_since.store(began - 1_000, Relaxed);
        activity.read();
        assert_eq!(activity.head_since.load(Relaxed), began - 1_000);
        drop(activity.request(false));
        assert_eq!(activity.head_since.load(Relaxed), 0);
    }
}
