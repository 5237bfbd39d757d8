//! The server that workflows call: it notes every call with its `Idempotency-Key` and its moment, takes its time, and fails the first call of each key under `/flaky/`.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, SystemTime},
};

/// One call.
#[derive(Debug, Clone)]
pub struct Call {
    pub key: String,
    pub at: SystemTime,
}

/// The server; it lives as long as the process.
#[derive(Debug, Clone)]
pub struct Target {
    pub address: SocketAddr,
    calls: Arc<Mutex<HashMap<String, Vec<Call>>>>,
}

impl Target {
    /// Starts it on a free port.
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let target = Self { address: listener.local_addr()?, calls: Arc::default() };
        let server = target.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = server.clone();
                // An error means that the caller was killed.
                thread::spawn(move || server.answer(stream).unwrap_or_default());
            }
        });
        Ok(target)
    }

    /// Calls so far, by path.
    pub fn calls(&self) -> MutexGuard<'_, HashMap<String, Vec<Call>>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let (mut line, mut key, mut length) = (String::new(), String::new(), 0_u64);
        reader.read_line(&mut line)?;
        let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
        loop {
            let mut header = String::new();
            // A caller that was killed before it had said what it wants has not called.
            if reader.read_line(&mut header)? == 0 {
                return Ok(());
            }
            if header.trim().is_empty() {
                break;
            }
            let Some((name, value)) = header.split_once(':') else { continue };
            match name.to_ascii_lowercase().as_str() {
                "idempotency-key" => value.trim().clone_into(&mut key),
                "content-length" => length = value.trim().parse().unwrap_or_default(),
                _ => {}
            }
        }
        std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink())?;
        let number = {
            let mut calls = self.calls();
            let calls = calls.entry(path.clone()).or_default();
            calls.push(Call { key, at: SystemTime::now() });
            calls.len()
        };
        // Some are slow, so that kills find them under way.
        let pause = path.bytes().map(u64::from).sum::<u64>() % 7;
        thread::sleep(Duration::from_millis(pause * pause));
        let (status, body) = if path.starts_with("/flaky/") && number == 1 {
            ("503 Service Unavailable", String::from("{}"))
        } else {
            ("200 OK", format!("{{\"path\":{path:?}}}"))
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    }
}
