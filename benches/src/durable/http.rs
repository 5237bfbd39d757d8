//! Executions through HTTP: the program in a process of its own, clients that keep their connections.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use http_body_util::{BodyExt as _, Full};
use hyper::{Request, StatusCode, body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpStream;

use super::{LOAD, clients, rows, since};
use crate::{pairs::Row, postgres};

const KEY: &str = "SWITCHYARD_BOOTSTRAP_KEY";
/// Of a database that is thrown away. PostgreSQL's want one that is named.
const SECRET: &str = "c3dpdGNoeWFyZCBiZW5jaG1hcmsga2V5IDMyYnl0ZXM=";

pub(crate) async fn run(database: &str) -> anyhow::Result<Vec<Row>> {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    let url = if database == "sqlite" {
        format!("sqlite://{}", folder.path().join("bench.db").display())
    } else {
        let Some(url) = postgres::database().await else { return Ok(Vec::new()) };
        url
    };
    let server = Server::start(&url)?;
    let mut rows_of = Vec::new();
    for in_flight in [1, 32, 256] {
        server.push(in_flight, LOAD / 5).await?;
        let start = Instant::now();
        let latencies = server.push(in_flight, LOAD).await?;
        rows_of.extend(rows(
            database,
            &format!("durable 3 steps through HTTP, {in_flight} in flight"),
            latencies,
            start.elapsed(),
        ));
    }
    Ok(rows_of)
}

struct Server {
    child: Child,
    address: String,
    key: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already, or ended now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// The program that stands beside this one, ready to be asked.
    fn start(url: &str) -> anyhow::Result<Self> {
        let program = std::env::current_exe()?.with_file_name("switchyard");
        anyhow::ensure!(program.is_file(), "{} is missing: cargo build --release", program.display());
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--rate-limits", "off", "--database", url])
            .env_remove(KEY)
            .env("SWITCHYARD_SECRET_KEY", SECRET)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut said = BufReader::new(child.stdout.take().context("the server has no output")?).lines();
        let mut find = |before: &str| -> anyhow::Result<String> {
            loop {
                let line = said.next().context("the server ended early")??;
                if let Some((_, rest)) = line.split_once(before) {
                    let word = rest.split_whitespace().next().context("a word follows")?;
                    return Ok(word.to_owned());
                }
            }
        };
        let address = find("listens on http://")?;
        let key = find("Admin key")?;
        // Whatever else it says is read over.
        std::thread::spawn(move || said.for_each(drop));
        Ok(Self { child, address, key })
    }

    async fn push(&self, in_flight: usize, limit: Duration) -> anyhow::Result<Vec<f64>> {
        let end = Instant::now() + limit;
        clients(in_flight, |_| {
            let (address, key) = (self.address.clone(), self.key.clone());
            async move {
                let stream = TcpStream::connect(&address).await?;
                stream.set_nodelay(true)?;
                let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
                tokio::spawn(connection);
                let body = Bytes::from(json!({"name": "say-hello", "parameters": {"name": "bench"}}).to_string());
                let mut latencies = Vec::new();
                while Instant::now() < end {
                    let start = Instant::now();
                    let request = Request::post("/agentifyme/v1/workflows/run")
                        .header("host", &address)
                        .header("x-api-key", &key)
                        .header("x-wf-endpoint", "default")
                        .header("content-type", "application/json")
                        .body(Full::new(body.clone()))?;
                    let response = sender.send_request(request).await?;
                    let status = response.status();
                    let body = response.into_body().collect().await?.to_bytes();
                    anyhow::ensure!(status == StatusCode::OK, "{status}: {}", String::from_utf8_lossy(&body));
                    latencies.push(since(start));
                }
                Ok(latencies)
            }
        })
        .await
    }
}
