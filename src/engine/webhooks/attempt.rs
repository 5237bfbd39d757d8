//! One attempt to tell an event, and what its end means.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use chrono::Utc;
use reqwest::{
    Method, Url,
    header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER},
};

use super::{
    schedule::{self, Schedule},
    signature,
};
use crate::{
    domain::{
        sealing::Sealer,
        signing::SigningSecret,
        webhook::{Attempt, DueDelivery, EndedAttempt, EventWording, Follows},
        webhooks::secret_place,
    },
    engine::http::{HttpClient, HttpHead, HttpRequest},
};

/// Longest text of an error that is kept.
const MAX_ERROR: usize = 500;

/// What attempts are made with.
pub(super) struct Sending {
    pub(super) http: HttpClient,
    pub(super) sealer: Arc<dyn Sealer>,
    pub(super) wording: Arc<dyn EventWording>,
    pub(super) schedule: Schedule,
    pub(super) timeout: Duration,
}

impl Sending {
    /// Makes the attempt. Whatever happens is an end of it: a delivery is never left without one.
    pub(super) async fn attempt(&self, due: &DueDelivery) -> EndedAttempt {
        let (started_at, started) = (Utc::now(), Instant::now());
        let answer = match self.request(due, started_at.timestamp()).await {
            Ok(request) => self.http.send_unread(request).await.map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        let (status, error) = match &answer {
            Ok(head) if head.status.is_success() => (Some(head.status.as_u16()), None),
            Ok(head) => (Some(head.status.as_u16()), Some(format!("the receiver answered {}", head.status.as_u16()))),
            Err(error) => (None, Some(error.chars().take(MAX_ERROR).collect())),
        };
        let attempt = Attempt { started_at, duration: started.elapsed(), status, error };
        let follows = self.follows(due, answer.as_ref().ok());
        EndedAttempt { delivery: due.id, webhook: due.webhook, attempt, follows }
    }

    fn follows(&self, due: &DueDelivery, answer: Option<&HttpHead>) -> Follows {
        match answer.map(|head| head.status.as_u16()) {
            Some(200..=299) => return Follows::Delivered,
            Some(410) => return Follows::Gone,
            _ => {}
        }
        let asked = answer
            .and_then(|head| head.headers.get(RETRY_AFTER)?.to_str().ok())
            .and_then(|text| schedule::asked(text, SystemTime::now()));
        match self.schedule.wait(due.round.saturating_add(1), asked, rand::random()) {
            Some(wait) => Follows::Retry(Utc::now() + wait),
            None => Follows::Failed,
        }
    }

    async fn request(&self, due: &DueDelivery, timestamp: i64) -> Result<HttpRequest, String> {
        let url = Url::parse(&due.url).map_err(|error| error.to_string())?;
        let key = self.key(due).await?;
        let (id, body) = (self.wording.message_id(due.event.id), self.wording.payload(&due.event));
        let signature = signature::sign(&key, &id, timestamp, body.as_bytes()).ok_or("the secret cannot sign")?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for (name, value) in
            [("webhook-id", id), ("webhook-timestamp", timestamp.to_string()), ("webhook-signature", signature)]
        {
            headers.insert(name, HeaderValue::try_from(value).map_err(|error| error.to_string())?);
        }
        Ok(HttpRequest { method: Method::POST, url, headers, body: Some(body.into()), timeout: Some(self.timeout) })
    }

    async fn key(&self, due: &DueDelivery) -> Result<Vec<u8>, String> {
        let opened = self.sealer.open(secret_place(due.event.owner, due.webhook), &due.sealed).await;
        let secret = opened.map_err(|error| {
            tracing::error!(webhook = %due.webhook, %error, "the secret of webhook {} cannot be opened: {error}", due.webhook);
            "the webhook's secret cannot be opened"
        })?;
        let text = String::from_utf8(secret).map_err(|_| "the webhook's secret cannot be read")?;
        Ok(SigningSecret::parse(text)?.bytes())
    }
}
