//! A mail server: speaks SMTP, lets one in, and keeps what it is given.

use std::sync::{Arc, Mutex};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A message that was handed over.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub text: String,
}

impl Mail {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let head = format!("{name}: ");
        self.text.lines().find_map(|line| line.strip_prefix(&head)).unwrap_or_default()
    }
}

/// A running server; stops when it is dropped.
pub struct Mailbox {
    pub port: u16,
    mail: Arc<Mutex<Vec<Mail>>>,
    task: JoinHandle<()>,
}

impl Mailbox {
    /// Lets in who knows this name and password. Refuses receivers at `nowhere.example`, for good; puts those at `later.example` off; takes the first message to one at
    /// `lost.example` and goes away without a word.
    pub async fn open(username: &str, password: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mail = Arc::new(Mutex::new(Vec::new()));
        let (kept, known) = (Arc::clone(&mail), BASE64_STANDARD.encode(format!("\0{username}\0{password}")));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, known.clone(), Arc::clone(&kept)));
            }
        });
        Self { port, mail, task }
    }

    /// All that was taken, in order.
    pub fn mail(&self) -> Vec<Mail> {
        self.mail.lock().unwrap().clone()
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One connection; what breaks it ends it.
async fn serve(stream: TcpStream, known: String, kept: Arc<Mutex<Vec<Mail>>>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    let mut mail = Mail::default();
    let mut line = String::new();
    stream.write_all(b"220 mail.example.com ESMTP\r\n").await.ok()?;
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return Some(());
        }
        let said = line.trim_end();
        let path = |text: &str| text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).unwrap().0.to_owned();
        let verb = said.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let reply = match verb.as_str() {
            "EHLO" => "250-mail.example.com\r\n250 AUTH PLAIN\r\n",
            "AUTH" if said.ends_with(&known) => "235 2.7.0 welcome\r\n",
            // Echoes what it was told, as some do.
            "AUTH" => &format!("535 5.7.8 nobody knows {}\r\n", said.rsplit(' ').next().unwrap_or_default()),
            "MAIL" => {
                mail = Mail { from: path(said), ..Mail::default() };
                "250 2.1.0 ok\r\n"
            }
            "RCPT" if said.contains("@nowhere.example") => "550 5.1.1 there is nobody of that name\r\n",
            "RCPT" if said.contains("@later.example") => "451 4.7.1 come back later\r\n",
            "RCPT" => {
                mail.to.push(path(said));
                "250 2.1.5 ok\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.ok()?;
                loop {
                    line.clear();
                    stream.read_line(&mut line).await.ok()?;
                    if line == ".\r\n" {
                        break;
                    }
                    mail.text.push_str(&line);
                }
                let is_lost = mail.to.iter().any(|to| to.ends_with("@lost.example"));
                let mut kept = kept.lock().unwrap();
                let is_first = !kept.iter().any(|earlier| earlier.to == mail.to);
                kept.push(std::mem::take(&mut mail));
                if is_lost && is_first {
                    return Some(());
                }
                "250 2.0.0 queued\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await.ok()?;
                return Some(());
            }
            _ => "250 ok\r\n",
        };
        stream.write_all(reply.as_bytes()).await.ok()?;
    }
}
