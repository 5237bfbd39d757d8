//! Ten thousand connections that trickle bytes, and those who want something all the same.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
    sync::Semaphore,
};

use crate::support::{bed::Bed, client::Client, eventually};

const WANTED: usize = 10_000;
/// Of which each takes so many, so that none takes more than its share.
const ADDRESSES: usize = 40;
const HEALTHY: usize = 2_000;
const CLIENTS: usize = 8;
const PATH: &str = "/yourapp/v1/workflows?limit=1";

/// As many as this machine lets a process have open, said aloud where it is fewer than wanted.
fn possible() -> usize {
    let limit = getrlimit(Resource::Nofile);
    // Where it may not be raised, it stays as it is.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let possible = WANTED.min(usize::try_from(files.saturating_sub(500)).unwrap());
    if possible < WANTED {
        eprintln!("only {possible} of {WANTED} connections: the system allows {files} open files");
    }
    possible
}

/// What comes in at once, and what follows byte by byte.
fn words(number: usize, key: &str) -> (String, &'static [u8]) {
    match number % 10 {
        // A letter, and not a word more. (Without it a connection that the system dropped from its full queue would never hear of that.)
        0 => ("G".to_owned(), b""),
        // A body.
        1 => {
            let head = "POST /yourapp/v1/workflows HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000";
            (format!("{head}\r\nauthorization: Bearer {key}\r\n\r\n"), b"{\"name\": \"a name that never ends")
        }
        // The rest of a head, after requests and before any.
        2 => (
            "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /healthz".to_owned(),
            b" HTTP/1.1\r\nx-trickle: a name that never ends",
        ),
        // HTTP/2's preface, and nothing more.
        3 => ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), b"\0\0"),
        _ => (String::new(), b"GET /healthz HTTP/1.1\r\nhost: x\r\nx-trickle: a name that never ends"),
    }
}

async fn connect(from: usize, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    let last = u8::try_from(2 + from % ADDRESSES).unwrap();
    socket.bind(SocketAddr::new(IpAddr::from([127, 0, 0, last]), 0))?;
    socket.connect(to).await
}

/// Trickles until it is thrown out. Whether it ever was in.
async fn trickle(number: usize, to: SocketAddr, key: &str, gate: &Semaphore, open: &AtomicUsize) -> bool {
    let connected = {
        let _turn = gate.acquire().await.unwrap();
        connect(number, to).await
    };
    let Ok(mut stream) = connected else { return false };
    open.fetch_add(1, Relaxed);
    let (at_once, slowly) = words(number, key);
    let mut rest = slowly.iter().cycle();
    let mut answer = [0; 4_096];
    let mut works = at_once.is_empty() || stream.write_all(at_once.as_bytes()).await.is_ok();
    while works {
        tokio::select! {
            read = stream.read(&mut answer) => works = read.is_ok_and(|count| count > 0),
            () = tokio::time::sleep(Duration::from_secs(2)) => {
                if let Some(byte) = rest.next() {
                    works = stream.write_all(&[*byte]).await.is_ok();
                }
            }
        }
    }
    open.fetch_sub(1, Relaxed);
    true
}

/// The slowest of a hundred, after so many requests over kept and over new connections, all of which must get their answer.
async fn p99(client: &Client) -> Duration {
    let tasks: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let kept = Client::new(&client.base, &client.key);
            tokio::spawn(async move {
                let mut took = Vec::with_capacity(HEALTHY / CLIENTS);
                for index in 0..HEALTHY / CLIENTS {
                    let new = (index % 10 == 0).then(|| Client::new(&kept.base, &kept.key));
                    let started = Instant::now();
                    let answer = new.as_ref().unwrap_or(&kept).get(PATH).await;
                    took.push(started.elapsed());
                    assert_eq!(answer.status, 200, "{answer:?}");
                }
                took
            })
        })
        .collect();
    let mut took = Vec::with_capacity(HEALTHY);
    for task in tasks {
        took.extend(task.await.unwrap());
    }
    took.sort_unstable();
    took[took.len() * 99 / 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_trickle_are_closed_and_healthy_requests_go_on() {
    let bed = Bed::sqlite();
    let config = bed.file("http.toml", "[http]\nheader_timeout_secs = 10\nbody_timeout_secs = 10\nidle_secs = 10\n");
    let server = bed.start_with(&["--config", config.to_str().unwrap(), "--log-level", "warn"]).await;
    let client = server.admin();
    let address: SocketAddr = server.base.trim_start_matches("http://").parse().unwrap();
    let count = possible();
    let without = p99(&client).await;

    let (stop, gate) = (Arc::new(AtomicBool::new(false)), Arc::new(Semaphore::new(200)));
    let (open, closed) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let trickling: Vec<_> = (0..count)
        .map(|number| {
            let (stop, gate, open, closed) = (stop.clone(), gate.clone(), open.clone(), closed.clone());
            let key = client.key.clone();
            tokio::spawn(async move {
                let mut was_closed = false;
                while !stop.load(Relaxed) {
                    if trickle(number, address, &key, &gate, &open).await && !was_closed {
                        was_closed = true;
                        closed.fetch_add(1, Relaxed);
                    }
                    // And comes again.
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            })
        })
        .collect();
    // As many as the server lets in; the others take their turns.
    let held = (count * 3 / 4).min(6_000);
    eventually("the connections", || async { (open.load(Relaxed) >= held).then_some(()) }).await;
    let at_start = open.load(Relaxed);
    let with = p99(&client).await;
    let at_end = open.load(Relaxed);
    eventually("the end of each of them", || async { (closed.load(Relaxed) == count).then_some(()) }).await;
    stop.store(true, Relaxed);
    println!(
        "p99 of {HEALTHY} healthy requests: {without:?} alone, {with:?} beside {count} connections that trickle ({at_start} of them open at its start, \
         {at_end} at its end); each of the {count} was closed by the server at least once"
    );
    assert_eq!(client.get(PATH).await.status, 200);
    for task in trickling {
        task.abort();
    }
    server.stop().await;
}
