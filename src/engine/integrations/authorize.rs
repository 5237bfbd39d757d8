//! How a credential is presented in an HTTP request.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::{
    Method, Url,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use serde_json::Value;

use super::{Outside, json, no_page, unanswered};
use crate::{
    domain::{credential::CredentialValue, sync::FetchError},
    engine::http::HttpRequest,
};

/// Longest word for an error that is believed to be one.
const ERROR_WORD: usize = 64;

/// Headers that present the credential; a key alone goes into `key_header`, a token into `Authorization`.
pub(in crate::engine) async fn headers(outside: Outside<'_>, key_header: HeaderName) -> Result<HeaderMap, FetchError> {
    let mut headers = HeaderMap::new();
    let mut add = |name: HeaderName, text: &str| {
        let mut value = HeaderValue::from_str(text).map_err(|_| {
            FetchError::lasting(format!("the credential holds characters that the header `{name}` cannot"))
        })?;
        value.set_sensitive(true);
        headers.insert(name, value);
        Ok::<(), FetchError>(())
    };
    match outside.credential {
        None => {}
        Some(CredentialValue::ApiKey(key)) if key_header == header::AUTHORIZATION => {
            add(key_header, &format!("Bearer {}", key.reveal()))?;
        }
        Some(CredentialValue::ApiKey(key)) => add(key_header, key.reveal())?,
        Some(CredentialValue::BearerToken(token)) => {
            add(header::AUTHORIZATION, &format!("Bearer {}", token.reveal()))?;
        }
        Some(CredentialValue::BasicAuth { username, password }) => {
            add(header::AUTHORIZATION, &basic(username, password.reveal()))?;
        }
        Some(CredentialValue::CustomHeaders(own)) => {
            for (name, value) in own {
                let name: HeaderName =
                    name.parse().map_err(|_| FetchError::lasting(format!("`{name}` is not a header's name")))?;
                add(name, value.reveal())?;
            }
        }
        Some(CredentialValue::OAuth2ClientCredentials { client_id, client_secret, token_url, scope }) => {
            let basic = basic(&form_encoded(client_id), &form_encoded(client_secret.reveal()));
            let token = token(outside, token_url, &basic, scope.as_deref()).await?;
            add(header::AUTHORIZATION, &format!("Bearer {token}"))?;
        }
    }
    Ok(headers)
}

/// An access token (RFC 6749, section 4.4). What the server says of an error is shown only where it is one of the short words that it should be.
async fn token(outside: Outside<'_>, url: &str, basic: &str, scope: Option<&str>) -> Result<String, FetchError> {
    let url = Url::parse(url)
        .map_err(|error| FetchError::lasting(format!("the credential's token_url cannot be read: {error}")))?;
    let mut authorization =
        HeaderValue::from_str(basic).map_err(|_| FetchError::lasting("the credential cannot be presented"))?;
    authorization.set_sensitive(true);
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    let headers = [
        (header::AUTHORIZATION, authorization),
        (header::CONTENT_TYPE, form),
        (header::ACCEPT, HeaderValue::from_static("application/json")),
    ];
    let scope = scope.map(|scope| format!("&scope={}", form_encoded(scope))).unwrap_or_default();
    let request = HttpRequest {
        method: Method::POST,
        url,
        headers: headers.into_iter().collect(),
        body: Some(format!("grant_type=client_credentials{scope}").into()),
        timeout: None,
    };
    let none = |error: FetchError| FetchError { reason: format!("no access token: {}", error.reason), ..error };
    let response = outside.http.send(request).await.map_err(|error| none(unanswered(&error)))?;
    let body = json(&response).unwrap_or_default();
    let word = |name: &str| body.get(name).and_then(Value::as_str);
    if !response.status.is_success() {
        let error = word("error").filter(|word| is_error_word(word)).map(|word| format!(" ({word})"));
        let reason = format!("no access token: the server answered {}{}", response.status, error.unwrap_or_default());
        return Err(FetchError { reason, ..no_page("the server", &response) });
    }
    let found = word("access_token").map(str::to_owned);
    found.ok_or_else(|| FetchError::lasting("no access token: the answer has none in it"))
}

/// One of the short words that protocols have for errors, such as `invalid_client`.
pub(in crate::engine) fn is_error_word(text: &str) -> bool {
    (1..=ERROR_WORD).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn basic(username: &str, password: &str) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{username}:{password}")))
}

/// As forms spell a text.
pub(super) fn form_encoded(text: &str) -> String {
    let pairs = Url::parse_with_params("http://x/", [("", text)]);
    pairs.ok().and_then(|url| url.query().map(|query| query.trim_start_matches('=').to_owned())).unwrap_or_default()
}
