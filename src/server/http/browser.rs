//! What browsers are told: which pages may read answers (CORS), and what they must not do with what they get.
//!
//! Not poem's middleware for CORS: it refuses requests whose `Origin` is not on the list, and browsers send that header with requests of the very same
//! origin too. Here a request from elsewhere is answered as ever; it is the browser that keeps the answer from the page. There are no cookies
//! to protect, so credentials in CORS's sense are never allowed.

use std::time::Duration;

use poem::{
    Request, Response,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};

/// What pages may read beside the headers that they always may.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Location, \
     Idempotent-Replayed, Deprecation, Sunset, Link",
);
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");
/// How long a browser may keep the answer to a preflight. Chromium keeps none for longer.
const KEPT_SECS: HeaderValue = HeaderValue::from_static("7200");
/// For pages that have no policy of their own: nothing but themselves.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

/// The operator's choices.
#[derive(Debug, Default)]
pub(super) struct Browser {
    origins: Vec<HeaderValue>,
    every_origin: bool,
    hsts: Option<HeaderValue>,
}

/// What the answer must say about the page that asked.
#[derive(Debug, Default)]
pub(super) struct Page {
    allowed: Option<HeaderValue>,
    /// Whether another page would be told something else.
    varies: bool,
}

impl Browser {
    pub(super) fn new(origins: &[String], hsts: Option<Duration>) -> Self {
        let hsts = hsts.and_then(|time| HeaderValue::from_str(&format!("max-age={}", time.as_secs())).ok());
        Self {
            every_origin: origins.iter().any(|origin| origin == "*"),
            origins: origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect(),
            hsts,
        }
    }

    /// The page that a request comes from.
    pub(super) fn page(&self, request: &Request) -> Page {
        if self.every_origin {
            let asked = request.headers().contains_key(header::ORIGIN);
            return Page { allowed: asked.then(|| HeaderValue::from_static("*")), varies: false };
        }
        let origin = request.headers().get(header::ORIGIN);
        let allowed = origin.filter(|origin| self.origins.contains(origin)).cloned();
        Page { allowed, varies: !self.origins.is_empty() }
    }

    /// The answer to a preflight of a page that is allowed; every other request goes its way, and an `OPTIONS` there is 405.
    pub(super) fn preflight(page: &Page, request: &Request) -> Option<Response> {
        let asks = request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if request.method() != Method::OPTIONS || !asks || page.allowed.is_none() {
            return None;
        }
        let mut response = Response::builder().status(StatusCode::NO_CONTENT).finish();
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, KEPT_SECS);
        // Named back and not as `*`, which leaves `Authorization` out.
        if let Some(names) = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
        }
        Some(response)
    }

    /// Writes what browsers are told into an answer.
    pub(super) fn tell(&self, page: Page, is_of_surface: bool, response: &mut Response) {
        let headers = response.headers_mut();
        if page.varies {
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
        }
        if let Some(origin) = page.allowed {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if let Some(hsts) = &self.hsts {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts.clone());
        }
        if is_of_surface {
            // A tenant's data, or what is wrong with a request for it: for nobody else on the way.
            unless_said(headers, header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        let is_html = headers.get(header::CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"text/html"));
        if is_html {
            unless_said(headers, header::CONTENT_SECURITY_POLICY, POLICY);
            unless_said(headers, header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
            unless_said(headers, header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
            let own = HeaderName::from_static("cross-origin-opener-policy");
            unless_said(headers, own, HeaderValue::from_static("same-origin"));
        }
    }
}

fn unless_said(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browser(origins: &[&str]) -> Browser {
        Browser::new(&origins.iter().map(ToString::to_string).collect::<Vec<_>>(), None)
    }

    fn request(method: Method, headers: &[(&'static str, &str)]) -> Request {
        let mut request = Request::builder().method(method);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.finish()
    }

    const PREFLIGHT: [(&str, &str); 3] = [
        ("origin", "https://app.example.com"),
        ("access-control-request-method", "PATCH"),
        ("access-control-request-headers", "authorization, content-type"),
    ];

    #[test]
    fn a_preflight_is_answered_for_origins_on_the_list_and_for_no_others() {
        let request = request(Method::OPTIONS, &PREFLIGHT);
        for (origins, expect) in [
            (&["https://app.example.com"][..], Some("https://app.example.com")),
            (&["https://other.example.com", "https://app.example.com"], Some("https://app.example.com")),
            (&["*"], Some("*")),
            (&["https://app.example.com:8443"], None),
            (&[], None),
        ] {
            let browser = browser(origins);
            let page = browser.page(&request);
            let answered = Browser::preflight(&page, &request);
            assert_eq!(answered.is_some(), expect.is_some(), "{origins:?}");
            let Some(mut response) = answered else { continue };
            browser.tell(page, true, &mut response);
            let headers = response.headers();
            assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], expect.unwrap());
            assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_HEADERS], "authorization, content-type");
            assert!(headers[header::ACCESS_CONTROL_ALLOW_METHODS].to_str().unwrap().contains("PATCH"));
            assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
            assert_eq!(headers.contains_key(header::VARY), expect != Some("*"));
        }
    }

    #[test]
    fn an_options_request_that_is_no_preflight_goes_its_way() {
        let browser = browser(&["https://app.example.com"]);
        for request in [request(Method::OPTIONS, &PREFLIGHT[..1]), request(Method::POST, &PREFLIGHT)] {
            let page = browser.page(&request);
            assert!(Browser::preflight(&page, &request).is_none());
            let mut response = Response::default();
            browser.tell(page, true, &mut response);
            assert!(response.headers().contains_key(header::ACCESS_CONTROL_EXPOSE_HEADERS));
        }
    }

    #[test]
    fn html_has_a_policy_its_own_or_the_strictest() {
        for (own, expect) in
            [(None, POLICY), (Some("default-src 'self'"), HeaderValue::from_static("default-src 'self'"))]
        {
            let mut response = Response::builder().content_type("text/html; charset=utf-8").finish();
            if let Some(own) = own {
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(own));
            }
            Browser::new(&[], Some(Duration::from_hours(1))).tell(Page::default(), false, &mut response);
            let headers = response.headers();
            assert_eq!(headers[header::CONTENT_SECURITY_POLICY], expect);
            assert_eq!(headers[header::X_FRAME_OPTIONS], "DENY");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert_eq!(headers[header::STRICT_TRANSPORT_SECURITY], "max-age=3600");
            assert!(!headers.contains_key(header::CACHE_CONTROL));
        }
    }
}
