//! The server's processes: started, killed, started again. One on SQLite; on a database that several share, as many as there are, of which any may be killed.

use std::{
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};

use super::http;

/// How long a start may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// A master key for databases that make none by themselves, and the admin's key.
const SECRET_KEY: &str = "c3dpdGNoeWFyZC1pbnRlZ3JhdGlvbi10ZXN0cy1rZXk=";

/// Where processes run, and on what.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The server's program.
    pub program: PathBuf,
    /// Where it runs, and leaves its log.
    pub folder: PathBuf,
    /// Its database.
    pub database: String,
    /// What its workflows may call.
    pub allow: String,
}

/// The processes; each is killed when this goes.
pub struct Fleet {
    ground: Ground,
    processes: Vec<Process>,
    starts: u32,
    pub key: String,
}

/// A process that is ready.
pub struct Process {
    child: Child,
    address: SocketAddr,
    /// The admin's, where the database was made by it.
    key: Option<String>,
    /// How long its start took.
    pub took: Duration,
}

impl Fleet {
    /// Starts so many; the first makes the database and the key.
    pub fn start(ground: Ground, count: usize) -> anyhow::Result<Self> {
        let mut fleet = Self { ground, processes: Vec::new(), starts: 0, key: String::new() };
        for _ in 0..count {
            let (ground, number) = fleet.next();
            fleet.take(ground.launch(number)?);
        }
        Ok(fleet)
    }

    /// Where to send the next request: to each in turn.
    pub fn address(&self, number: usize) -> Option<SocketAddr> {
        (!self.processes.is_empty()).then(|| self.processes[number % self.processes.len()].address)
    }

    /// Where the one that runs the engine stands, as far as they know.
    pub fn leader(&self) -> Option<usize> {
        self.processes.iter().position(|process| {
            let answer = http::send(process.address, "", "GET", "/readyz", None, None);
            answer.is_ok_and(|answer| answer.body["role"] == "leader")
        })
    }

    /// `kill -9` of one of them, and its end.
    pub fn kill(&mut self, victim: usize) -> anyhow::Result<()> {
        let mut process = self.processes.remove(victim).child;
        let killed = process.kill();
        process.wait()?;
        Ok(killed?)
    }

    /// Where the next one runs, and its number: it is started by whoever does not hold up the others' requests meanwhile.
    pub fn next(&mut self) -> (Ground, u32) {
        self.starts += 1;
        (self.ground.clone(), self.starts)
    }

    /// One more.
    pub fn take(&mut self, mut process: Process) {
        if let Some(key) = process.key.take() {
            self.key = key;
        }
        self.processes.push(process);
    }
}

impl Ground {
    /// Starts a process, and waits until it is ready.
    pub fn launch(&self, number: u32) -> anyhow::Result<Process> {
        let started = Instant::now();
        let folder = &self.folder;
        let (welcome, log) = (folder.join("welcome.txt"), folder.join(format!("server-{number}.log")));
        let mut child = Command::new(&self.program)
            .args(["serve", "--listen", "127.0.0.1:0", "--log-level", "info", "--allow-outgoing", &self.allow])
            .env_clear()
            .env("SWITCHYARD_DATABASE", &self.database)
            .env("SWITCHYARD_RATE_LIMITS", "off")
            .envs(self.database.starts_with("postgres").then_some(("SWITCHYARD_SECRET_KEY", SECRET_KEY)))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(File::create(&welcome)?)
            .stderr(File::create(&log)?)
            .spawn()
            .with_context(|| format!("{} cannot be started", self.program.display()))?;
        let found = loop {
            let text = std::fs::read_to_string(&welcome)?;
            let address = text.split_once("http://").and_then(|(_, rest)| rest.split_once('\n')?.0.trim().parse().ok());
            if let Some(address) = address
                && http::send(address, "", "GET", "/readyz", None, None).is_ok_and(|answer| answer.status == 200)
            {
                break Ok((address, text));
            }
            if let Some(status) = child.try_wait()? {
                break Err(format!("ended with {status}"));
            }
            if started.elapsed() > PATIENCE {
                break Err(format!("is not ready after {PATIENCE:?}"));
            }
            thread::sleep(Duration::from_millis(5));
        };
        match found {
            Ok((address, text)) => {
                let key = text
                    .split_once("Admin key")
                    .map(|(_, rest)| rest.trim_start().split([' ', '\n']).next().unwrap_or_default().to_owned());
                Ok(Process { child, address, key, took: started.elapsed() })
            }
            Err(what) => {
                // It may have ended already.
                let _ = child.kill();
                let _ = child.wait();
                bail!("the server {what}; its log says:\n{}", std::fs::read_to_string(&log)?);
            }
        }
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for process in &mut self.processes {
            // Errors mean that it has ended.
            let _ = process.child.kill();
            let _ = process.child.wait();
        }
    }
}
