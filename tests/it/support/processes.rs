//! Several servers on one database.

use std::time::{Duration, Instant};

use super::{bed::Bed, client::Client, eventually, server::Server};

/// Running servers, and the key that one of them printed.
pub struct Processes {
    pub servers: Vec<Server>,
    pub key: String,
}

impl Processes {
    /// So many on a PostgreSQL of their own, started in the same moment; `None` where there is no PostgreSQL.
    pub async fn start(count: usize, arguments: &[&str]) -> Option<(Bed, Self)> {
        let bed = Bed::postgres().await?;
        let servers = futures_util::future::join_all((0..count).map(|_| bed.start_with(arguments))).await;
        let keys: Vec<String> = servers.iter().filter_map(Server::printed_key).collect();
        let [key] = &keys[..] else { panic!("one of them makes a key, and one only: {keys:?}") };
        let key = key.clone();
        Some((bed, Self { servers, key }))
    }

    /// A client of each server.
    pub fn clients(&self) -> Vec<Client> {
        self.servers.iter().map(|server| server.client(&self.key)).collect()
    }

    /// The index of the server that runs the engine, as soon as one of these does.
    pub async fn leader_of(&self, among: &[usize]) -> usize {
        let clients = self.clients();
        eventually("a leader", || async {
            for index in among {
                let ready = clients[*index].get("/readyz").await;
                if ready.status == 200 && ready.at("/role") == "leader" {
                    return Some(*index);
                }
            }
            None
        })
        .await
    }

    /// The index of the server that runs the engine, and those of the others.
    pub async fn roles(&self) -> (usize, Vec<usize>) {
        let all: Vec<usize> = (0..self.servers.len()).collect();
        let leader = self.leader_of(&all).await;
        (leader, all.into_iter().filter(|index| *index != leader).collect())
    }

    /// Ends all of them in order.
    pub async fn stop(self) {
        for server in self.servers {
            server.stop().await;
        }
    }
}

/// How long another may take to go on.
pub const TAKE_OVER: Duration = Duration::from_secs(10);

/// Fails where more time has passed than another may take to go on.
pub fn in_time(since: Instant) {
    assert!(since.elapsed() <= TAKE_OVER, "it took {:?}", since.elapsed());
    eprintln!("taken over after {:?}", since.elapsed());
}
