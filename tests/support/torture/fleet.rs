//! The server's processes: started, killed, started again. One on SQLite; on a database that several share, as many as there are, of which any may be killed.

use std::{
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
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
    processes: Vec<Child>,
    /// Where they listen, in the same order; read by those who send requests meanwhile.
    addresses: Mutex<Vec<SocketAddr>>,
    starts: u32,
    pub key: String,
}

impl Fleet {
    /// Starts the first process, which makes the database and the key.
    pub fn start(ground: Ground) -> anyhow::Result<Self> {
        let mut fleet =
            Self { ground, processes: Vec::new(), addresses: Mutex::default(), starts: 0, key: String::new() };
        fleet.add()?;
        Ok(fleet)
    }

    /// Where to send the next request: to each in turn.
    pub fn address(&self, number: usize) -> Option<SocketAddr> {
        let addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        (!addresses.is_empty()).then(|| addresses[number % addresses.len()])
    }

    /// `kill -9` of one of them, and its end.
    pub fn kill(&mut self, victim: usize) -> anyhow::Result<()> {
        let mut process = self.processes.remove(victim);
        process.kill()?;
        process.wait()?;
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner).remove(victim);
        Ok(())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.processes.len()
    }

    /// Starts one more, and waits until it is ready; how long that took.
    pub fn add(&mut self) -> anyhow::Result<Duration> {
        let started = Instant::now();
        self.starts += 1;
        let folder = &self.ground.folder;
        let (welcome, log) = (folder.join("welcome.txt"), folder.join(format!("server-{}.log", self.starts)));
        let mut child = Command::new(&self.ground.program)
            .args(["serve", "--listen", "127.0.0.1:0", "--log-level", "info", "--allow-outgoing", &self.ground.allow])
            .env_clear()
            .env("SWITCHYARD_DATABASE", &self.ground.database)
            .env("SWITCHYARD_RATE_LIMITS", "off")
            .envs(self.ground.database.starts_with("postgres").then_some(("SWITCHYARD_SECRET_KEY", SECRET_KEY)))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(File::create(&welcome)?)
            .stderr(File::create(&log)?)
            .spawn()
            .with_context(|| format!("{} cannot be started", self.ground.program.display()))?;
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
        let (address, text) = match found {
            Ok(found) => found,
            Err(what) => {
                // It may have ended already.
                let _ = child.kill();
                let _ = child.wait();
                bail!("the server {what}; its log says:\n{}", std::fs::read_to_string(&log)?);
            }
        };
        self.processes.push(child);
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner).push(address);
        if let Some((_, key)) = text.split_once("Admin key") {
            key.trim_start().split([' ', '\n']).next().unwrap_or_default().clone_into(&mut self.key);
        }
        Ok(started.elapsed())
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for process in &mut self.processes {
            // Errors mean that it has ended.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
