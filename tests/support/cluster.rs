//! A PostgreSQL cluster of a process's own, made with `initdb` from `PATH` or from `/usr/lib/postgresql/*/bin`. It listens on a free loopback port, syncs as in
//! production, and is not run as root, which PostgreSQL refuses: for a root user it runs as `postgres`.
//!
//! It ends with this process however that ends: a shell watches over it, reading a pipe whose other end this process holds;
//! when the pipe closes, by return, panic or kill, the shell stops the server and removes its files.

use std::{
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// Arguments: folder of binaries, folder for temporary files, port. `exec` and the background job keep the server's input off the pipe.
const WATCH: &str = r#"
set -e
dir=$(mktemp -d "$2/switchyard-postgres.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cd "$dir"
"$1/initdb" -D data -U switchyard -A trust -E UTF8 --no-locale --no-sync >initdb.log 2>&1 </dev/null || { cat initdb.log >&2; exit 1; }
"$1/postgres" -D data -p "$3" -h 127.0.0.1 -k "$dir" -c max_connections=400 -c max_wal_size=256MB >server.log 2>&1 </dev/null &
server=$!
read -r _ || true
kill -INT "$server" 2>/dev/null || true
wait "$server" || true
"#;

/// A running cluster; ends with this, or with the process.
pub struct Cluster {
    port: u16,
    /// Its standard input is the pipe that keeps the cluster alive.
    _watch: Child,
}

impl Cluster {
    /// Starts one; it may take a moment until it answers.
    pub fn start() -> Result<Self, String> {
        let binaries =
            binaries().ok_or("no `initdb` and `postgres` on PATH or under /usr/lib/postgresql; install PostgreSQL")?;
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .map_err(|error| format!("no free port: {error}"))?
            .port();
        let mut watch = Command::new("/bin/sh");
        watch.args(["-c", WATCH, "watch"]).arg(&binaries).arg(std::env::temp_dir()).arg(port.to_string());
        // Its own group: Ctrl-C is for the tests, and the closing pipe tells the rest.
        watch.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null());
        if id(&["-u"]).ok_or("`id -u` does not answer")? == 0 {
            let user = id(&["-u", "postgres"]).ok_or("root cannot run PostgreSQL, and there is no user `postgres`")?;
            let group = id(&["-g", "postgres"]).ok_or("user `postgres` has no group")?;
            watch.uid(user).gid(group);
        }
        let watch = watch.spawn().map_err(|error| format!("/bin/sh does not start: {error}"))?;
        Ok(Self { port, _watch: watch })
    }

    /// Its URL, without a database.
    pub fn url(&self) -> String {
        format!("postgres://switchyard@127.0.0.1:{}", self.port)
    }
}

fn binaries() -> Option<PathBuf> {
    let whole = |folder: &Path| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let on_path = std::env::var_os("PATH").and_then(|path| std::env::split_paths(&path).find(|folder| whole(folder)));
    on_path.or_else(|| {
        let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
            .ok()?
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let version = entry.file_name().to_str()?.parse().ok()?;
                Some((version, entry.path().join("bin")))
            })
            .filter(|(_, folder)| whole(folder))
            .collect();
        versions.sort();
        versions.pop().map(|(_, folder)| folder)
    })
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok()?.trim().parse().ok()).flatten()
}
