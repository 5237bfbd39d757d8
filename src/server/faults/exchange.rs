//! A request and an answer as a fault sees them: whole, and open to change.

use poem::{
    Body, Request, Response, ResponseParts,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};
use serde_json::Value;

/// More than any request that a surface would read, so that what is too large stays so.
const MOST: usize = 16 * 1024 * 1024;
/// What says who is asking.
const CREDENTIALS: [&str; 2] = ["authorization", "x-api-key"];

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Asked {
    /// With its body read.
    pub(super) async fn of(mut request: Request) -> Self {
        let body = request.take_body().into_bytes_limit(MOST).await.map(|bytes| bytes.to_vec());
        let pairs = url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes());
        Self {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            query: pairs.into_owned().collect(),
            headers: request.headers().clone(),
            body: body.unwrap_or_default(),
        }
    }

    /// What the query says of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Says something else of a parameter, or nothing.
    pub(super) fn set_parameter(&mut self, name: &str, value: Option<String>) {
        self.query.retain(|(key, _)| key != name);
        self.query.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// A header.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    }

    /// The body, where it is a JSON object.
    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok().filter(Value::is_object)
    }

    /// Changes the body, where it is a JSON object.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Value)) {
        if let Some(mut body) = self.json() {
            change(&mut body);
            self.set_json(&body);
        }
    }

    /// Another body.
    pub(super) fn set_json(&mut self, body: &Value) {
        self.body = body.to_string().into_bytes();
        self.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }

    /// The same caller's request for something else.
    pub(super) fn other(&self, method: Method, path: &str) -> Self {
        let mut headers = self.headers.clone();
        for name in ["content-type", "content-length", "idempotency-key", "last-event-id"] {
            headers.remove(name);
        }
        Self { method, path: path.to_owned(), query: Vec::new(), headers, body: Vec::new() }
    }

    /// Another caller's same request.
    pub(super) fn presenting(mut self, credentials: &HeaderMap) -> Self {
        for name in CREDENTIALS {
            self.headers.remove(name);
        }
        self.headers.extend(credentials.clone());
        self
    }

    /// What it says of who is asking.
    pub(super) fn credentials(&self) -> HeaderMap {
        let name = |name: &HeaderName| CREDENTIALS.contains(&name.as_str());
        self.headers.iter().filter(|(key, _)| name(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// Names the record and who is asking for it.
    pub(super) fn whose(&self) -> String {
        format!("{} {:?}", self.path, self.credentials())
    }

    pub(super) fn into_request(self) -> Request {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.query);
        let query = query.finish();
        let target = if query.is_empty() { self.path } else { format!("{}?{query}", self.path) };
        let mut request = Request::builder().method(self.method).body(Body::from_vec(self.body));
        // It came as a request's target, and is one still.
        *request.uri_mut() = target.parse().unwrap_or_default();
        *request.headers_mut() = self.headers;
        request.headers_mut().remove(header::CONTENT_LENGTH);
        request
    }
}

/// An answer. Streams are not read; what they are made of is changed on its way.
pub(super) struct Reply {
    parts: ResponseParts,
    body: Vec<u8>,
    stream: Option<Body>,
}

impl Reply {
    /// With its body read, unless that is a stream.
    pub(super) async fn of(response: Response) -> Self {
        let streams = response.content_type().is_some_and(|media| media.starts_with("text/event-stream"));
        let (parts, body) = response.into_parts();
        if streams {
            return Self { parts, body: Vec::new(), stream: Some(body) };
        }
        Self { parts, body: body.into_vec().await.unwrap_or_default(), stream: None }
    }

    /// One that is made up.
    pub(super) fn json(status: u16, body: &Value) -> Self {
        let (parts, _) = Response::builder().content_type("application/json").finish().into_parts();
        let mut reply = Self { parts, body: body.to_string().into_bytes(), stream: None };
        reply.set_status(status);
        reply
    }

    /// The same again, for later. Of a stream, its head.
    pub(super) fn copy(&self) -> Self {
        let (mut parts, _) = Response::default().into_parts();
        parts.status = self.parts.status;
        parts.headers = self.parts.headers.clone();
        Self { parts, body: self.body.clone(), stream: None }
    }

    pub(super) fn status(&self) -> u16 {
        self.parts.status.as_u16()
    }

    pub(super) fn is_success(&self) -> bool {
        self.parts.status.is_success()
    }

    pub(super) fn set_status(&mut self, status: u16) {
        self.parts.status = StatusCode::from_u16(status).unwrap_or_default();
    }

    /// A header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(super) fn set_header(&mut self, name: &'static str, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.parts.headers.insert(name, value);
        }
    }

    pub(super) fn drop_header(&mut self, name: &str) {
        self.parts.headers.remove(name);
    }

    /// The body, where it is JSON.
    pub(super) fn value(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Changes the body of an answer with this status, where it is JSON.
    pub(super) fn edit(&mut self, status: u16, change: impl FnOnce(&mut Value)) {
        if self.status() != status {
            return;
        }
        if let Some(mut body) = self.value() {
            change(&mut body);
            self.body = body.to_string().into_bytes();
        }
    }

    /// Changes the bytes of the body.
    pub(super) fn body_mut(&mut self) -> &mut Vec<u8> {
        &mut self.body
    }

    /// Leaves half of the body to be sent, and then nothing.
    pub(super) fn break_off(&mut self) {
        let half = self.body.len() / 2;
        let sent = Ok(self.body.split_off(half));
        let broken = Err(std::io::Error::other("a planted fault"));
        self.stream = Some(Body::from_bytes_stream(futures_util::stream::iter([sent, broken])));
    }

    pub(super) fn stream_mut(&mut self) -> &mut Option<Body> {
        &mut self.stream
    }

    pub(super) fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.parts.headers
    }

    pub(super) fn into_response(self) -> Response {
        let body = self.stream.unwrap_or_else(|| Body::from_vec(self.body));
        let mut response = Response::from_parts(self.parts, body);
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response
    }
}
