//! The one client through which every outgoing request goes: nodes, webhooks, integrations, providers.
//!
//! Whoever writes a workflow chooses the URL, so this is where server-side request forgery is stopped: only http and https; no private, loopback,
//! link-local, metadata or otherwise special address, checked on literals before and on names *during* resolution (`resolver`), at every redirect;
//! redirects are followed by hand, at most five, and nothing but harmless headers crosses to another origin. The headers that frame a message or say which host
//! it is for are the client's own; ports of line protocols that HTTP can be mistaken for are refused. Bodies and times are limited, and answers are not
//! decompressed: what is counted is what came. No proxy is taken from the environment: it would resolve names out of reach of the checks.

mod address;
mod dial;
mod ports;
mod resolver;
mod streaming;
#[cfg(test)]
mod tests;
mod unread;

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    sync::Arc,
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use reqwest::{
    Client, Method, StatusCode, Url,
    header::{self, HeaderMap, HeaderName},
    redirect::Policy,
};

use self::{
    address::AllowList,
    resolver::{GuardedResolver, Lookup, Refused},
};
pub use self::{
    address::{AllowEntry, AllowEntryError},
    dial::TlsStream,
    streaming::HttpStream,
    unread::HttpHead,
};

/// Redirects that are followed.
const MAX_REDIRECTS: usize = 5;

/// Headers that may go to another origin than the one they were written for.
const HARMLESS: [HeaderName; 6] = [
    header::ACCEPT,
    header::ACCEPT_LANGUAGE,
    header::CONTENT_TYPE,
    header::CONTENT_LANGUAGE,
    header::CACHE_CONTROL,
    header::USER_AGENT,
];

/// Headers that describe the message or the connection, which a request must not bring: with two lengths a server behind another reads two requests in one, and
/// with another `Host` it is not the host that was checked that answers.
pub const OWN_HEADERS: [&str; 12] = [
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "upgrade",
    "te",
    "trailer",
    "expect",
    "http2-settings",
    "proxy-authorization",
    "proxy-connection",
];

/// Limits and permissions of outgoing requests.
#[derive(Debug, Clone)]
pub struct HttpConfig {
    /// Addresses and hosts that are allowed though they are not public.
    pub allow: Vec<AllowEntry>,
    /// Longest time until a connection stands.
    pub connect_timeout: Duration,
    /// Longest time of a request with all its redirects and the body.
    pub timeout: Duration,
    /// Largest body of an answer.
    pub max_body: usize,
}

impl Default for HttpConfig {
    fn default() -> Self {
        Self {
            allow: Vec::new(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_mins(1),
            max_body: 10 * 1024 * 1024,
        }
    }
}

/// Why a request got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// The client could not be set up.
    #[error("the HTTP client cannot be set up: {0}")]
    Setup(String),
    /// Not a URL that requests can be sent to.
    #[error("{0}")]
    Url(String),
    /// A method or a header that requests must not have.
    #[error("{0}")]
    Unfit(String),
    /// The address is not for outgoing requests.
    #[error("requests to {0} are not allowed; an operator can allow the address")]
    Refused(String),
    /// More than five redirects, or one that leads nowhere.
    #[error("{0}")]
    Redirect(String),
    /// The answer's body is larger than allowed.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    /// Took too long.
    #[error("no complete answer within {} ms", .0.as_millis())]
    Timeout(Duration),
    /// The connection failed, or broke.
    #[error("{0}")]
    Connection(String),
}

impl HttpError {
    /// The stable word for a failed step.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Setup(_) => "internal",
            Self::Url(_) => "invalid_url",
            Self::Unfit(_) => "invalid_request",
            Self::Refused(_) => "refused_address",
            Self::Redirect(_) => "http_redirect",
            Self::TooLarge(_) => "http_too_large",
            Self::Timeout(_) => "timeout",
            Self::Connection(_) => "http_connection",
        }
    }

    /// Whether another attempt could end otherwise.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Timeout(_) | Self::Connection(_))
    }
}

/// A request to send.
#[derive(Debug, Clone)]
pub struct HttpRequest {
    /// Method.
    pub method: Method,
    /// Absolute, http or https.
    pub url: Url,
    /// Headers; `User-Agent` is set where absent.
    pub headers: HeaderMap,
    /// Body.
    pub body: Option<Bytes>,
    /// A limit below the client's own.
    pub timeout: Option<Duration>,
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct HttpResponse {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
    /// Where the last redirect led.
    pub url: Url,
}

/// The guarded client. Clones share connections.
#[derive(Debug, Clone)]
pub struct HttpClient {
    /// Resolves through the list.
    guarded: Client,
    /// For hosts that the operator allowed by name.
    trusted: Client,
    allow: Arc<AllowList>,
    /// For protocols other than HTTP: no ALPN.
    tls: Arc<rustls::ClientConfig>,
    connect_timeout: Duration,
    timeout: Duration,
    max_body: usize,
}

impl HttpClient {
    /// Sets the client up. Opens no connection.
    pub fn new(config: HttpConfig) -> Result<Self, HttpError> {
        Self::resolving(config, Lookup::system())
    }

    fn resolving(config: HttpConfig, lookup: Lookup) -> Result<Self, HttpError> {
        let allow = Arc::new(AllowList(config.allow));
        let plain_tls = tls_config()?;
        let mut tls = plain_tls.clone();
        tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let client = |resolver: GuardedResolver| {
            Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .dns_resolver(resolver)
                .redirect(Policy::none())
                .no_proxy()
                .referer(false)
                .retry(reqwest::retry::never())
                .connect_timeout(config.connect_timeout)
                .user_agent(concat!("switchyard/", env!("CARGO_PKG_VERSION")))
                .build()
                .map_err(|error| HttpError::Setup(chain(&error)))
        };
        Ok(Self {
            guarded: client(GuardedResolver { allow: Some(Arc::clone(&allow)), lookup: lookup.clone() })?,
            trusted: client(GuardedResolver { allow: None, lookup })?,
            allow,
            tls: Arc::new(plain_tls),
            connect_timeout: config.connect_timeout,
            timeout: config.timeout,
            max_body: config.max_body,
        })
    }

    /// Sends a request, follows its redirects and reads the answer whole. Any status is an answer.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        check_fit(&request)?;
        let limit = request.timeout.map_or(self.timeout, |own| own.min(self.timeout));
        let answer = async {
            let (url, response) = self.follow(request).await?;
            self.read(url, response).await
        };
        tokio::time::timeout(limit, answer).await.unwrap_or(Err(HttpError::Timeout(limit)))
    }

    /// The answer that the redirects lead to, its body unread, and where it came from.
    async fn follow(&self, mut request: HttpRequest) -> Result<(Url, reqwest::Response), HttpError> {
        for _ in 0..=MAX_REDIRECTS {
            let client = self.client_for(&request.url)?;
            let mut builder =
                client.request(request.method.clone(), request.url.clone()).headers(request.headers.clone());
            if let Some(body) = &request.body {
                builder = builder.body(body.clone());
            }
            let response = builder.send().await.map_err(|error| self.explain(&error))?;
            match redirect_target(&request.url, response.status(), response.headers())? {
                None => return Ok((request.url, response)),
                Some(target) => redirect(&mut request, response.status(), target),
            }
        }
        Err(HttpError::Redirect(format!("more than {MAX_REDIRECTS} redirects")))
    }

    /// The client that may go to this URL, if any may.
    fn client_for(&self, url: &Url) -> Result<&Client, HttpError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(HttpError::Url(format!("`{}` is not a scheme for requests; use http or https", url.scheme())));
        }
        let port = url.port_or_known_default().unwrap_or_default();
        // By the parser's reading, which turns decimal, octal and hexadecimal spellings into the address that they are; the connector reads the same text.
        let literal = match url.host_str() {
            None | Some("") => return Err(HttpError::Url("the URL names no host".to_owned())),
            Some(host) => host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>().ok(),
        };
        match literal {
            Some(address) => self
                .allow
                .check(address, Some(port))
                .map(|()| &self.guarded)
                .map_err(|reason| HttpError::Refused(format!("{address} ({reason})")))
                .and_then(|client| {
                    if self.allow.lists(address, port) { Ok(client) } else { ports::check(port).map(|()| client) }
                }),
            None if self.allow.names(url.host_str().unwrap_or_default(), port) => Ok(&self.trusted),
            None if is_localhost(url) => {
                // RFC 6761: always the loopback, whatever a resolver would make of it.
                let loopback = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
                match loopback.into_iter().find_map(|address| self.allow.check(address, Some(port)).ok()) {
                    Some(()) => Ok(&self.guarded),
                    None => Err(HttpError::Refused("localhost (loopback)".to_owned())),
                }
            }
            None => ports::check(port).map(|()| &self.guarded),
        }
    }

    async fn read(&self, url: Url, mut response: reqwest::Response) -> Result<HttpResponse, HttpError> {
        let too_large = || HttpError::TooLarge(self.max_body);
        if response.content_length().is_some_and(|length| length > self.max_body as u64) {
            return Err(too_large());
        }
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.explain(&error))? {
            if body.len() + chunk.len() > self.max_body {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, headers, body: body.freeze(), url })
    }

    fn explain(&self, error: &reqwest::Error) -> HttpError {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
        while let Some(current) = cause {
            if let Some(refused) = current.downcast_ref::<Refused>() {
                return HttpError::Refused(format!("{} ({} is {})", refused.host, refused.address, refused.reason));
            }
            cause = current.source();
        }
        if error.is_timeout() {
            return HttpError::Timeout(self.timeout);
        }
        if error.is_builder() {
            return HttpError::Url(chain(error));
        }
        HttpError::Connection(chain(error))
    }
}

/// What no URL says and would still lead elsewhere.
fn check_fit(request: &HttpRequest) -> Result<(), HttpError> {
    if matches!(request.method, Method::CONNECT | Method::TRACE) {
        return Err(HttpError::Unfit(format!("`{}` is not a method for requests", request.method)));
    }
    match request.headers.keys().find(|name| OWN_HEADERS.contains(&name.as_str())) {
        Some(name) => Err(HttpError::Unfit(format!("header `{name}` is the client's own"))),
        None => Ok(()),
    }
}

fn is_localhost(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    host == "localhost" || host.ends_with(".localhost")
}

/// Where an answer redirects to.
fn redirect_target(from: &Url, status: StatusCode, headers: &HeaderMap) -> Result<Option<Url>, HttpError> {
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = headers.get(header::LOCATION) else { return Ok(None) };
    let target = location
        .to_str()
        .ok()
        .and_then(|location| from.join(location).ok())
        .ok_or_else(|| HttpError::Redirect("the redirect's Location is not a URL".to_owned()))?;
    Ok(Some(target))
}

/// Turns a request into the one that its redirect asks for.
fn redirect(request: &mut HttpRequest, status: StatusCode, mut target: Url) {
    let becomes_get = match status.as_u16() {
        303 => request.method != Method::HEAD,
        301 | 302 => request.method == Method::POST,
        _ => false,
    };
    if becomes_get {
        request.method = Method::GET;
        request.body = None;
        for name in [header::CONTENT_TYPE, header::CONTENT_LANGUAGE, header::CONTENT_ENCODING, header::CONTENT_LENGTH] {
            request.headers.remove(name);
        }
    }
    if target.origin() != request.url.origin() {
        let headers = std::mem::take(&mut request.headers);
        for (name, value) in &headers {
            if HARMLESS.contains(name) {
                request.headers.append(name.clone(), value.clone());
            }
        }
        // Credentials in a Location are the redirecting server's idea, not the caller's. Both setters fail only on URLs without a host.
        let _ = target.set_username("");
        let _ = target.set_password(None);
    }
    request.url = target;
}

/// An error with its causes, and without the URL: its query may hold a secret.
fn chain(error: &reqwest::Error) -> String {
    let mut text = match (error.is_builder(), error.is_connect(), error.is_body() || error.is_decode()) {
        (true, ..) => "the request cannot be built".to_owned(),
        (_, true, _) => "the connection failed".to_owned(),
        (_, _, true) => "the answer broke off".to_owned(),
        _ => "the request failed".to_owned(),
    };
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        text.push_str(": ");
        text.push_str(&current.to_string());
        cause = current.source();
    }
    text
}

/// TLS by ring with the system's certificates.
fn tls_config() -> Result<rustls::ClientConfig, HttpError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| HttpError::Setup(error.to_string()))?;
    Ok(match rustls_platform_verifier::Verifier::new(provider) {
        Ok(verifier) => builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth(),
        Err(error) => {
            // A container without certificates must still start: plain http works, and https says what is missing.
            tracing::warn!(%error, "no system certificates found: outgoing https requests will fail until they are installed");
            builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
        }
    })
}
