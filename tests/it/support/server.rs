//! The real program, serving.

use std::{
    io::{BufRead as _, BufReader, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
};

use super::{client::Client, eventually};

/// A running server; killed when it is dropped.
pub struct Server {
    child: Child,
    pub base: String,
    stdout: Arc<Mutex<String>>,
    stderr: Arc<Mutex<String>>,
}

impl Server {
    /// Starts it and waits until it is ready.
    pub async fn start(mut command: impl std::borrow::BorrowMut<Command>) -> Self {
        let server = Self::announced(command.borrow_mut()).await;
        let client = server.client("");
        eventually("readiness", || async { (client.get("/readyz").await.status == 200).then_some(()) }).await;
        server
    }

    /// Starts it and waits until it has said where it listens.
    async fn announced(command: &mut Command) -> Self {
        let mut server = Self::spawned(command);
        let base = eventually("the address on standard output", || {
            let found = between(&server.stdout(), "listens on ", "\n");
            if found.is_none()
                && let Some(status) = server.child.try_wait().unwrap()
            {
                panic!("the server ended with {status}:\n{}", server.stderr());
            }
            async { found }
        })
        .await;
        server.base = base;
        server
    }

    fn spawned(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = collect(child.stdout.take().unwrap());
        let stderr = collect(child.stderr.take().unwrap());
        Self { child, base: String::new(), stdout, stderr }
    }

    /// What it wrote to standard output so far.
    pub fn stdout(&self) -> String {
        self.stdout.lock().unwrap().clone()
    }

    /// What it wrote to its log so far.
    pub fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// The key that the first start printed.
    pub fn printed_key(&self) -> Option<String> {
        between(&self.stdout(), "Admin key", " (").map(|key| key.trim().to_owned())
    }

    /// A client with the key that the first start printed.
    pub fn admin(&self) -> Client {
        self.client(&self.printed_key().expect("a first start prints its key"))
    }

    /// A client with this key.
    pub fn client(&self, key: &str) -> Client {
        Client::new(&self.base, key)
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        let child = Mutex::new(&mut self.child);
        eventually("the server's end", || async { child.lock().unwrap().try_wait().unwrap() }).await
    }

    /// `kill -9`, and its end.
    pub async fn kill(mut self) {
        self.child.kill().unwrap();
        self.ended().await;
    }

    /// SIGTERM, and a good end.
    pub async fn stop(mut self) {
        self.signal("TERM");
        let status = self.ended().await;
        assert!(status.success(), "{status}:\n{}", self.stderr());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let log = self.stderr();
        if std::thread::panicking() {
            eprintln!("--- the server's log ---\n{log}");
        } else {
            assert!(!log.contains("panicked"), "the server panicked:\n{log}");
        }
    }
}

/// Reads in a thread, so that the program never waits for a full pipe.
fn collect(pipe: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let into = Arc::clone(&text);
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let mut text = into.lock().unwrap();
            text.push_str(&line);
            text.push('\n');
        }
    });
    text
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let rest = &text[text.find(before)? + before.len()..];
    Some(rest[..rest.find(after)?].to_owned())
}
