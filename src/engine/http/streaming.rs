//! Answers that are read as they come: providers that say a word at a time. Guarded as every request is; since nobody knows how long such an answer takes, what is
//! limited is the silence in it.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt as _, stream, stream::BoxStream};
use reqwest::{StatusCode, header::HeaderMap};

use super::{HttpClient, HttpError, HttpRequest, check_fit};

/// An answer whose body is still coming.
pub struct HttpStream {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Pieces of the body. An error is the last of them. Dropped, it closes the connection.
    pub body: BoxStream<'static, Result<Bytes, HttpError>>,
}

impl std::fmt::Debug for HttpStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpStream").field("status", &self.status).finish_non_exhaustive()
    }
}

impl HttpStream {
    /// The body to its end, or to `limit` bytes.
    pub async fn read(mut self, limit: usize) -> Result<Vec<u8>, HttpError> {
        let mut body = Vec::new();
        while let Some(piece) = self.body.next().await {
            body.extend_from_slice(&piece?);
            if body.len() >= limit {
                body.truncate(limit);
                break;
            }
        }
        Ok(body)
    }
}

impl HttpClient {
    /// Sends a request, follows its redirects and gives the answer with its body to come. The server may be silent for `silence` at a time, before its answer and
    /// within it; the request's own limit is not looked at.
    pub async fn send_streaming(&self, request: HttpRequest, silence: Duration) -> Result<HttpStream, HttpError> {
        check_fit(&request)?;
        let head = tokio::time::timeout(silence, self.follow(request)).await;
        let (_, mut response) = head.unwrap_or(Err(HttpError::Timeout(silence)))?;
        if response.content_length().is_some_and(|length| length > self.max_body as u64) {
            return Err(HttpError::TooLarge(self.max_body));
        }
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let reading = Reading { client: self.clone(), response, left: self.max_body, silence };
        let body = stream::unfold(Some(reading), |reading| async {
            let mut reading = reading?;
            match reading.next().await {
                Ok(Some(piece)) => Some((Ok(piece), Some(reading))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        });
        Ok(HttpStream { status, headers, body: body.boxed() })
    }
}

struct Reading {
    client: HttpClient,
    response: reqwest::Response,
    left: usize,
    silence: Duration,
}

impl Reading {
    async fn next(&mut self) -> Result<Option<Bytes>, HttpError> {
        let piece = tokio::time::timeout(self.silence, self.response.chunk()).await;
        let piece = piece.map_err(|_| HttpError::Timeout(self.silence))?;
        let piece = piece.map_err(|error| self.client.explain(&error))?;
        if let Some(piece) = &piece {
            let too_large = HttpError::TooLarge(self.client.max_body);
            self.left = self.left.checked_sub(piece.len()).ok_or(too_large)?;
        }
        Ok(piece)
    }
}
