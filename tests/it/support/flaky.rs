//! A connection to a server that is lost once, at the worst moment.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What is lost, the first time that there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The answer to a POST, which the server has carried out.
    Answer,
    /// All of a stream behind its third event.
    Stream,
}

/// Passes everything on to a server, but for one fault. Stops when it is dropped.
pub struct Flaky {
    pub base: String,
    requests: Arc<Mutex<String>>,
    task: JoinHandle<()>,
}

impl Flaky {
    pub async fn before(server: &str, fault: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let server = server.trim_start_matches("http://").to_owned();
        let requests = Arc::new(Mutex::new(String::new()));
        let seen = Arc::clone(&requests);
        let is_due = Arc::new(AtomicBool::new(true));
        let task = tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                let server = TcpStream::connect(&server).await.unwrap();
                tokio::spawn(pass(client, server, fault, Arc::clone(&is_due), Arc::clone(&seen)));
            }
        });
        Self { base, requests, task }
    }

    /// All that was asked, as it was written.
    pub fn requests(&self) -> String {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Flaky {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One connection, until either side ends it or the fault does.
async fn pass(
    mut client: TcpStream,
    mut server: TcpStream,
    fault: Fault,
    is_due: Arc<AtomicBool>,
    seen: Arc<Mutex<String>>,
) {
    let (mut asked, mut answered) = (vec![0; 65536], vec![0; 65536]);
    let (mut is_post, mut answer) = (false, Vec::new());
    loop {
        tokio::select! {
            read = client.read(&mut asked) => {
                let Some(length @ 1..) = read.ok() else { return };
                let text = String::from_utf8_lossy(&asked[..length]).into_owned();
                is_post |= text.starts_with("POST ");
                seen.lock().unwrap().push_str(&text);
                answer.clear();
                server.write_all(&asked[..length]).await.unwrap();
            }
            read = server.read(&mut answered) => {
                let Some(length @ 1..) = read.ok() else { return };
                let before = answer.len();
                answer.extend_from_slice(&answered[..length]);
                let end = match fault {
                    Fault::Answer if is_post => Some(0),
                    Fault::Answer => None,
                    Fault::Stream => third_event(&answer),
                };
                if let Some(end) = end && is_due.swap(false, Ordering::SeqCst) {
                    // Who has gone already hears nothing more.
                    let _ = client.write_all(&answer[before..end.max(before)]).await;
                    return;
                }
                if client.write_all(&answered[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Where the third event of a stream ends.
fn third_event(answer: &[u8]) -> Option<usize> {
    let text = String::from_utf8_lossy(answer);
    let body = text.find("\r\n\r\n").filter(|end| text[..*end].contains("text/event-stream"))? + 4;
    text[body..].match_indices("\n\n").nth(2).map(|(at, _)| body + at + 2)
}
