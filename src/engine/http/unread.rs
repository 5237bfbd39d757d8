//! Requests whose answer's body matters to nobody: notices to webhooks. No redirect is followed, since what was signed for one receiver is not for another.

use std::time::Duration;

use reqwest::{StatusCode, Url, header::HeaderMap};

use super::{HttpClient, HttpError, HttpRequest};
use crate::domain::webhook::TargetCheck;

/// How much of a body is read over, so that the connection can serve the next request; longer ones cost their connection.
const READ_OVER: usize = 64 * 1024;
/// And for how long.
const READ_OVER_TIME: Duration = Duration::from_secs(1);

/// An answer without its body.
#[derive(Debug, Clone)]
pub struct HttpHead {
    /// Status, a redirect's too.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
}

impl HttpClient {
    /// Sends a request and gives the head of its answer.
    pub async fn send_unread(&self, request: HttpRequest) -> Result<HttpHead, HttpError> {
        let limit = request.timeout.map_or(self.timeout, |own| own.min(self.timeout));
        let response =
            tokio::time::timeout(limit, self.head(request)).await.unwrap_or(Err(HttpError::Timeout(limit)))?;
        let head = HttpHead { status: response.status(), headers: response.headers().clone() };
        // It has answered: what becomes of the body changes nothing.
        let _ = tokio::time::timeout(READ_OVER_TIME, read_over(response)).await;
        Ok(head)
    }

    async fn head(&self, request: HttpRequest) -> Result<reqwest::Response, HttpError> {
        let client = self.client_for(&request.url)?;
        let mut builder = client.request(request.method, request.url).headers(request.headers);
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        builder.send().await.map_err(|error| self.explain(&error))
    }
}

async fn read_over(mut response: reqwest::Response) {
    let mut seen = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        seen += chunk.len();
        if seen > READ_OVER {
            return;
        }
    }
}

impl TargetCheck for HttpClient {
    fn check(&self, url: &str) -> Result<(), (&'static str, String)> {
        let invalid = |message: &str| (HttpError::Url(String::new()).code(), message.to_owned());
        let url = Url::parse(url).map_err(|error| invalid(&format!("is not a URL: {error}")))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("must not hold a user name or password: it would be stored and shown"));
        }
        self.client_for(&url).map(|_| ()).map_err(|error| (error.code(), error.to_string()))
    }
}
