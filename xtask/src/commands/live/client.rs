//! The few requests that prepare a run. HTTP/1.0 over a loopback connection is all they need, and the developer commands stay free of a
//! client that every `cargo xtask generate` would have to build.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context as _, bail};
use serde_json::Value;

const TIMEOUT: Duration = Duration::from_secs(30);

/// A client with one key.
pub(crate) struct Client {
    address: SocketAddr,
    key: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// A client of a server.
    pub(crate) fn new(address: SocketAddr, key: &str) -> Self {
        Self { address, key: key.to_owned() }
    }

    /// Another caller of the same server.
    pub(crate) fn presenting(&self, key: &str) -> Self {
        Self::new(self.address, key)
    }

    /// Reads.
    pub(crate) fn get(&self, path: &str) -> anyhow::Result<Answer> {
        self.send("GET", path, None)
    }

    /// Reads JSON.
    pub(crate) fn read(&self, path: &str) -> anyhow::Result<Value> {
        self.get(path)?.json(&format!("GET {path}"))
    }

    /// Makes or does something; the JSON that is answered.
    pub(crate) fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.send("POST", path, Some(body))?.json(&format!("POST {path}"))
    }

    /// Replaces something; the JSON that is answered.
    pub(crate) fn put(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.send("PUT", path, Some(body))?.json(&format!("PUT {path}"))
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> anyhow::Result<Answer> {
        let mut stream = TcpStream::connect_timeout(&self.address, TIMEOUT)?;
        stream.set_read_timeout(Some(TIMEOUT))?;
        let body = body.map(Value::to_string).unwrap_or_default();
        let media_type = if body.is_empty() { "" } else { "content-type: application/json\r\n" };
        // Each surface reads the key where it expects it, and none minds the other header. What is prepared meets no planted fault.
        let credentials = format!(
            "authorization: Bearer {key}\r\nx-api-key: {key}\r\nx-wf-endpoint: default\r\nx-planted-fault: off\r\n",
            key = self.key
        );
        let head = format!(
            "{method} {path} HTTP/1.0\r\nhost: {}\r\n{credentials}{media_type}content-length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        stream.write_all((head + &body).as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        parse(&bytes).with_context(|| format!("{method} {path}: the answer is no HTTP"))
    }
}

impl Answer {
    /// The JSON of a success.
    fn json(&self, what: &str) -> anyhow::Result<Value> {
        if !(200..300).contains(&self.status) {
            bail!("{what} answered {}: {}", self.status, String::from_utf8_lossy(&self.body));
        }
        serde_json::from_slice(&self.body).with_context(|| format!("{what} answered no JSON"))
    }
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: bytes[end + 4..].to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_and_body_are_read_and_half_an_answer_is_none() {
        let answer = parse(b"HTTP/1.0 201 Created\r\ncontent-type: application/json\r\n\r\n{\"a\":\r\n\r\n1}").unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (201, b"{\"a\":\r\n\r\n1}".as_slice()));
        assert!(parse(b"HTTP/1.0 201 Created\r\ncontent-ty").is_none());
        let refused = Answer { status: 409, body: b"taken".to_vec() };
        assert!(refused.json("POST /x").unwrap_err().to_string().contains("409: taken"));
    }
}
