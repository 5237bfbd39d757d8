//! Who may know whom.

use std::collections::BTreeSet;

use super::{paths, source::Source};

/// A room of `src/`, the rooms that it may use beside itself, and crates that it must not know.
struct Room {
    name: &'static str,
    uses: &'static [&'static str],
    bans: &'static [&'static str],
    why: &'static str,
}

const ROOMS: [Room; 4] = [
    Room {
        name: "domain",
        uses: &[],
        bans: &[
            "poem",
            "poem_openapi",
            "sea_orm",
            "sea_orm_migration",
            "sqlx",
            "reqwest",
            "http",
            "hyper",
            "generated",
        ],
        why: "the domain knows no HTTP, no SQL and no wire: put a port (a trait) in `domain::ports` and implement it outside",
    },
    Room {
        name: "engine",
        uses: &["domain"],
        bans: &["poem", "poem_openapi", "sea_orm", "sea_orm_migration", "sqlx", "generated"],
        why: "the engine knows the domain's ports alone",
    },
    Room {
        name: "store",
        uses: &["domain"],
        bans: &["poem", "poem_openapi", "generated"],
        why: "the store implements the domain's ports and knows nothing else",
    },
    Room {
        name: "api",
        uses: &["domain"],
        bans: &["sea_orm", "sea_orm_migration", "sqlx"],
        why: "a surface calls the domain's services; `server` hands it their implementations",
    },
];

const NAMES: [&str; 5] = ["api", "domain", "engine", "store", "server"];
/// Where the guarded client lives: the one place that reaches out. Database drivers have their own way.
const GUARDED: [&str; 2] = ["engine", "http"];

/// Findings as line and message.
pub(super) fn check(source: &Source, module: &[String], surfaces: &BTreeSet<String>) -> Vec<(usize, String)> {
    let named = paths::named(source, module);
    let mut findings = Vec::new();
    let room = module.first().and_then(|name| ROOMS.iter().find(|room| room.name == name));
    if let Some(room) = room {
        for path in &named {
            let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
            match segments.as_slice() {
                ["crate", other, ..] if NAMES.contains(other) && *other != room.name && !room.uses.contains(other) => {
                    findings.push((path.line, format!("`{}` must not use `{other}`: {}", room.name, room.why)));
                }
                ["crate", "api", other, ..]
                    if module.get(1).is_some_and(|own| surfaces.contains(own) && own != other)
                        && surfaces.contains(*other) =>
                {
                    let own = &module[1];
                    let mend = "put what both need into `domain` or beside the surfaces, in `api`";
                    findings
                        .push((path.line, format!("the surface `{own}` must not use the surface `{other}`: {mend}")));
                }
                [other, ..] if room.bans.contains(other) => {
                    findings
                        .push((path.line, format!("`{}` must not use the crate `{other}`: {}", room.name, room.why)));
                }
                _ => {}
            }
        }
    }
    if !module.iter().map(String::as_str).take(2).eq(GUARDED) {
        findings.extend(clients(&named));
    }
    findings
}

/// Places that reach out by themselves: a `reqwest` client of their own, another HTTP client, a bare socket.
fn clients(named: &[paths::Named]) -> Vec<(usize, String)> {
    let imported_from = |origin: &[&str], name: &str| {
        named.iter().any(|path| {
            path.segments.first().is_some_and(|first| origin.contains(&first.as_str()))
                && path.segments.last().is_some_and(|last| last == name)
        })
    };
    let what = |path: &paths::Named| {
        let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            ["reqwest", "get" | "blocking", ..]
            | ["reqwest", .., "ClientBuilder"]
            | ["hyper" | "hyper_util", "client", ..] => Some("an HTTP client"),
            ["reqwest", .., "Client", call] if is_making(call) => Some("an HTTP client"),
            [name @ ("Client" | "ClientBuilder"), call] if is_making(call) && imported_from(&["reqwest"], name) => {
                Some("an HTTP client")
            }
            ["tokio" | "std", "net", "UdpSocket" | "TcpSocket", ..] => Some("a socket"),
            [.., "TcpStream" | "UnixStream", call] if is_connecting(call) => Some("a socket"),
            _ => None,
        }
    };
    let mend = "only `src/engine/http/` reaches out: take its guarded client, which refuses private addresses";
    named
        .iter()
        .filter(|path| !path.test)
        .filter_map(|path| Some((path.line, format!("{} of its own: {mend}", what(path)?))))
        .collect()
}

fn is_making(call: &str) -> bool {
    matches!(call, "new" | "builder" | "default")
}

fn is_connecting(call: &str) -> bool {
    matches!(call, "connect" | "connect_timeout" | "connect_std" | "connect_addr")
}
