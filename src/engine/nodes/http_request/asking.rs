//! The requests of one attempt: what each of them has, and what becomes of its answer.

use std::time::Duration;

use reqwest::{
    Url,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};

use super::{Body, Expected, HttpRequestConfig, KeyPlace, OneOrMany, header_name, parse_url};
use crate::{
    domain::credential::{CredentialValue, SecretText},
    engine::{
        answer,
        http::{self, HttpResponse},
        integrations::{
            Outside, authorize,
            scrub::{Secrets, scrub},
        },
        nodes::{NodeContext, NodeFailure, once, presenting},
        paging,
    },
};

/// What every request of an attempt has.
pub(super) struct Asking<'a> {
    context: &'a NodeContext,
    config: &'a HttpRequestConfig,
    headers: HeaderMap,
    /// A key that goes into the query: the parameter, and the key.
    key: Option<(&'a str, SecretText)>,
    pub(super) secrets: Secrets,
}

impl<'a> Asking<'a> {
    pub(super) async fn new(context: &'a NodeContext, config: &'a HttpRequestConfig) -> Result<Self, NodeFailure> {
        let credential = match &config.credential {
            Some(named) => Some(presenting::open(context, named).await?),
            None => None,
        };
        let mut headers = headers(context, config)?;
        let (mut key, mut presented) = (None, HeaderMap::new());
        match (&credential, &config.api_key) {
            (Some(CredentialValue::ApiKey(secret)), KeyPlace::Query(name)) => {
                key = Some((name.as_str(), secret.clone()));
            }
            (Some(value), place) => {
                let name = match place {
                    KeyPlace::Header(name) => name.as_str(),
                    KeyPlace::Query(_) => "authorization",
                };
                let name = header_name(name).map_err(|message| NodeFailure::permanent("invalid_header", message))?;
                let outside = Outside { http: &context.services.http, credential: Some(value) };
                presented = authorize::headers(outside, name).await.map_err(|error| NodeFailure {
                    code: "credential_refused".to_owned(),
                    message: scrub(&error.reason, Some(value)),
                    retryable: error.retry.is_some(),
                    retry_after: error.retry,
                })?;
            }
            (None, _) => {}
        }
        let secrets = Secrets::of(credential.as_ref()).and_presented(&presented);
        // What the credential says stands over what the configuration says.
        headers.extend(presented);
        Ok(Self { context, config, headers, key, secrets })
    }

    /// The address, without a key.
    pub(super) fn url(&self) -> Result<Url, NodeFailure> {
        let mut url = parse_url(&self.config.url)?;
        for (name, values) in &self.config.query {
            let values = match values {
                OneOrMany::One(value) => std::slice::from_ref(value),
                OneOrMany::Many(values) => values.as_slice(),
            };
            for value in values {
                url.query_pairs_mut().append_pair(name, &value.0);
            }
        }
        Ok(url)
    }

    /// The answer of an address, whose status is as it should be.
    pub(super) async fn ask(&self, url: Url) -> Result<HttpResponse, NodeFailure> {
        let response = self.answer(url).await?;
        self.judge(&response)?;
        Ok(response)
    }

    /// The answer of an address, whatever its status is.
    pub(super) async fn answer(&self, mut url: Url) -> Result<HttpResponse, NodeFailure> {
        if let Some((name, key)) = &self.key {
            paging::set(&mut url, name, key.reveal());
        }
        let request = http::HttpRequest {
            method: self.config.method.into(),
            url,
            headers: self.headers.clone(),
            body: self.config.body.as_ref().map(|body| body.text().into()),
            timeout: self.config.timeout_ms.map(Duration::from_millis),
        };
        self.context.services.http.send(request).await.map_err(|error| NodeFailure {
            code: error.code().to_owned(),
            message: self.secrets.line(&error.to_string()),
            retryable: error.is_transient(),
            retry_after: None,
        })
    }

    /// Whether an answer's status is a failure, and one that another attempt may mend.
    pub(super) fn judge(&self, response: &HttpResponse) -> Result<(), NodeFailure> {
        let HttpRequestConfig { expect_status, fail_on_status, retry_on, .. } = self.config;
        let status = response.status.as_u16();
        let admits = |all: &[Expected]| all.iter().any(|expected| expected.admits(status));
        let is_named = retry_on.as_deref().is_some_and(admits);
        if !is_named && (!fail_on_status || admits(expect_status)) {
            return Ok(());
        }
        let retryable = is_named || retry_on.is_none() && (matches!(status, 408 | 425 | 429) || status >= 500);
        Err(NodeFailure {
            code: "http_status".to_owned(),
            message: format!("the server answered {}", response.status),
            retryable,
            retry_after: answer::retry_after(&response.headers, self.context.now),
        })
    }

    /// An answer that is not what it should be.
    pub(super) fn invalid(&self, reason: &str) -> NodeFailure {
        NodeFailure::permanent("invalid_response", self.secrets.line(reason))
    }
}

impl Body {
    fn text(&self) -> String {
        match self {
            Self::Json(value) => value.to_string(),
            Self::Text(text) => text.0.clone(),
        }
    }

    fn media_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Text(_) => "text/plain; charset=utf-8",
        }
    }
}

/// The headers that the configuration asks for, and those that are set where absent.
fn headers(context: &NodeContext, config: &HttpRequestConfig) -> Result<HeaderMap, NodeFailure> {
    let mut headers = HeaderMap::new();
    for (name, value) in &config.headers {
        let invalid = |message: String| NodeFailure::permanent("invalid_header", message);
        let name = header_name(name).map_err(invalid)?;
        let value = HeaderValue::from_str(&value.0)
            .map_err(|_| invalid(format!("the value of header `{name}` holds characters that headers cannot")))?;
        headers.insert(name, value);
    }
    if let Some(body) = &config.body {
        headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static(body.media_type()));
    }
    if let Ok(key) = HeaderValue::from_str(&once::key(context)) {
        headers.entry(HeaderName::from_static("idempotency-key")).or_insert(key);
    }
    Ok(headers)
}
