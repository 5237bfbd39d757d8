//! Bodies, watched on their way: requests' for how long they take, answers' for when they are through.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use super::activity::UnderWay;

/// The slowest that a body may come in, on average, once it has had its grace.
const BYTES_PER_SEC: u64 = 1_024;
const GRACE: Duration = Duration::from_secs(5);

/// A request's body, which fails where it takes too long or trickles. Time runs only while somebody waits for it.
pub(super) struct Timed {
    inner: BoxBody<Bytes, io::Error>,
    limit: Duration,
    received: u64,
    /// From the first wait on; a body that is there already has no timer.
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl Timed {
    pub(super) fn new(inner: BoxBody<Bytes, io::Error>, limit: Duration) -> Self {
        Self { inner, limit, received: 0, waiting: None }
    }

    /// How long after its beginning the body is given up, by what has come of it.
    fn patience(&self) -> Duration {
        self.limit.min(GRACE + Duration::from_secs(self.received / BYTES_PER_SEC))
    }
}

impl Body for Timed {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(cx);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
                polled
            }
            Poll::Ready(_) => polled,
            Poll::Pending => {
                let patience = self.patience();
                let now = Instant::now();
                let (began, sleep) = self.waiting.get_or_insert_with(|| (now, Box::pin(sleep_until(now))));
                let deadline = *began + patience;
                if sleep.deadline() != deadline {
                    sleep.as_mut().reset(deadline);
                }
                sleep.as_mut().poll(cx).map(|()| Some(Err(io::ErrorKind::TimedOut.into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// An answer's body: as long as it is there, its request is under way.
pub(super) struct Guarded {
    inner: BoxBody<Bytes, io::Error>,
    _under_way: UnderWay,
}

impl Guarded {
    pub(super) fn new(inner: BoxBody<Bytes, io::Error>, under_way: UnderWay) -> Self {
        Self { inner, _under_way: under_way }
    }
}

impl Body for Guarded {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Pin::new(&mut self.inner).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use http_body_util::{BodyExt as _, StreamBody};

    use super::*;

    /// A body of so many pieces, each of so many bytes, one after each pause.
    fn pieces(count: usize, size: usize, pause: Duration) -> BoxBody<Bytes, io::Error> {
        let stream = stream::unfold(0, move |sent| async move {
            tokio::time::sleep(pause).await;
            (sent < count).then(|| (Ok(Frame::data(Bytes::from(vec![b'x'; size]))), sent + 1))
        });
        BoxBody::new(StreamBody::new(Box::pin(sync_wrapper(stream))))
    }

    /// The stream is polled by one task at a time.
    fn sync_wrapper<S: futures_util::Stream<Item = Result<Frame<Bytes>, io::Error>> + Send + 'static>(
        stream: S,
    ) -> impl futures_util::Stream<Item = Result<Frame<Bytes>, io::Error>> + Send + Sync {
        let stream = std::sync::Mutex::new(Box::pin(stream));
        stream::poll_fn(move |cx| stream.lock().unwrap().as_mut().poll_next(cx))
    }

    async fn reads(body: BoxBody<Bytes, io::Error>) -> Result<usize, io::ErrorKind> {
        let whole = Timed::new(body, Duration::from_mins(1)).collect().await;
        whole.map(|whole| whole.to_bytes().len()).map_err(|error| error.kind())
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_trickles_is_given_up_and_a_slow_one_is_not() {
        for (count, size, pause, expect) in [
            (100, 1, 1_000, Err(io::ErrorKind::TimedOut)),
            (10, 1, 400, Ok(10)),
            (50, 2_048, 1_000, Ok(102_400)),
            // Fast enough, and yet too long.
            (70, 2_048, 1_000, Err(io::ErrorKind::TimedOut)),
            (1, 1, 5_500, Err(io::ErrorKind::TimedOut)),
            (0, 0, 0, Ok(0)),
        ] {
            let pause = Duration::from_millis(pause);
            assert_eq!(reads(pieces(count, size, pause)).await, expect, "{count} × {size} every {pause:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn time_runs_only_while_somebody_waits() {
        let mut body = Timed::new(pieces(2, 1, Duration::from_secs(1)), Duration::from_mins(1));
        tokio::time::sleep(Duration::from_mins(10)).await;
        assert!(body.frame().await.unwrap().is_ok());
    }
}
