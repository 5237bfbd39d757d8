//! A webhook in and the answer of its workflow out: the program in a process of its own, clients that keep their connections.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Request, StatusCode,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
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
    for (name, sets) in [("a webhook and two set nodes", 2), ("a webhook and three set nodes", 3)] {
        let hook = server.publish(name, sets).await?;
        for in_flight in [1, 32, 256] {
            server.push(&hook, in_flight, LOAD / 5).await?;
            let start = Instant::now();
            let latencies = server.push(&hook, in_flight, LOAD).await?;
            let name = format!("{name} through HTTP, {in_flight} in flight");
            rows_of.extend(rows(database, &name, latencies, start.elapsed()));
        }
    }
    Ok(rows_of)
}

/// The program in a process of its own.
pub(crate) struct Server {
    child: Child,
    address: String,
    /// The admin's, where the database was new.
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
    pub(crate) fn start(url: &str) -> anyhow::Result<Self> {
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
        let (mut address, mut key) = (None, String::new());
        let word = |rest: &str| rest.split_whitespace().next().unwrap_or_default().to_owned();
        // This line stands below both.
        while let Some(line) = said.next().transpose()?.filter(|line| !line.contains("/readyz")) {
            if let Some((_, rest)) = line.split_once("listens on http://") {
                address = Some(word(rest));
            } else if let Some((_, rest)) = line.split_once("Admin key") {
                key = word(rest);
            }
        }
        let address = address.context("the server ended early")?;
        // Whatever else it says is read over.
        std::thread::spawn(move || said.for_each(drop));
        Ok(Self { child, address, key })
    }

    /// Until it is ready.
    pub(crate) async fn ready(&self) -> anyhow::Result<()> {
        loop {
            let mut sender = connect(&self.address).await?;
            let request = self.request("GET", "/readyz").body(Full::default())?;
            if ask(&mut sender, request, StatusCode::OK).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// A workflow that answers its callers with what comes out: where it is called.
    async fn publish(&self, name: &str, sets: usize) -> anyhow::Result<String> {
        let mut nodes = vec![json!({"id": "n0", "type": "webhook", "config": {"respond": "when_finished"}})];
        let mut edges = Vec::new();
        for n in 1..=sets {
            let values = json!({"name": "{{ input.body.name }}", "n": n});
            nodes.push(json!({"id": format!("n{n}"), "type": "set", "config": {"values": values}}));
            edges.push(json!({"source": format!("n{}", n - 1), "target": format!("n{n}")}));
        }
        let workflow = json!({"name": name, "status": "published", "nodes": nodes, "edges": edges});
        let mut sender = connect(&self.address).await?;
        let made = self.request("POST", "/yourapp/v1/workflows").body(Full::new(workflow.to_string().into()))?;
        ask(&mut sender, made, StatusCode::CREATED).await?;
        let listed = self.request("GET", "/platform/v1/workflows?limit=100").body(Full::default())?;
        let listed: Value = serde_json::from_slice(&ask(&mut sender, listed, StatusCode::OK).await?)?;
        let mut all = listed["items"].as_array().into_iter().flatten();
        let id = all.find(|one| one["name"] == name).and_then(|one| one["id"].as_str()).context("it is listed")?;
        let path = format!("/platform/v1/workflows/{id}/triggers");
        let triggers = self.request("GET", &path).body(Full::default())?;
        let triggers: Value = serde_json::from_slice(&ask(&mut sender, triggers, StatusCode::OK).await?)?;
        Ok(triggers["items"][0]["webhook"]["url"].as_str().context("it is live")?.to_owned())
    }

    fn request(&self, method: &str, path: &str) -> hyper::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", &self.address)
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", "application/json")
    }

    async fn push(&self, hook: &str, in_flight: usize, limit: Duration) -> anyhow::Result<Vec<f64>> {
        let end = Instant::now() + limit;
        let body = Bytes::from(json!({"name": "bench"}).to_string());
        clients(in_flight, |_| {
            let (address, hook, body) = (self.address.clone(), hook.to_owned(), body.clone());
            async move {
                let mut sender = connect(&address).await?;
                let mut latencies = Vec::new();
                while Instant::now() < end {
                    let start = Instant::now();
                    // Nobody who calls a webhook has a key.
                    let call = Request::post(&hook).header("host", &address).header("content-type", "application/json");
                    let answer = ask(&mut sender, call.body(Full::new(body.clone()))?, StatusCode::OK).await?;
                    anyhow::ensure!(answer.starts_with(b"{"), "{}", String::from_utf8_lossy(&answer));
                    latencies.push(since(start));
                }
                Ok(latencies)
            }
        })
        .await
    }
}

async fn connect(address: &str) -> anyhow::Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn ask(
    sender: &mut SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
    expected: StatusCode,
) -> anyhow::Result<Bytes> {
    // The answer before has been read; its connection may not know that yet.
    sender.ready().await?;
    let response = sender.send_request(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    anyhow::ensure!(status == expected, "{status}: {}", String::from_utf8_lossy(&body));
    Ok(body)
}
