//! A throw-away PostgreSQL for tests: one cluster a test process, one database a test.
//!
//! Used by unit tests (by `#[path]`) and by the integration tests, so it stands on its own. The cluster is made with `initdb` from
//! `PATH` or from `/usr/lib/postgresql/*/bin`, listens on a free loopback port, syncs as in production, and is not run as root, which
//! PostgreSQL refuses: a root user's tests run it as `postgres`.
//!
//! It ends with the test process however that ends: a shell watches over it, reading a pipe whose other end this process holds;
//! when the pipe closes, by return, panic or kill, the shell stops the server and removes its files.
//!
//! Without PostgreSQL, [`database`] says so and gives `None`; where the environment says `CI=true`, it panics, so that a skipped
//! test cannot pass for a run one.

use std::{
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, Database};

const START_LIMIT: Duration = Duration::from_mins(1);

/// Arguments: folder of binaries, folder for temporary files, port. `exec` and the background job keep the server's input off the pipe.
const WATCH: &str = r#"
set -e
dir=$(mktemp -d "$2/switchyard-postgres.XXXXXX")
trap 'rm -rf "$dir"' EXIT
cd "$dir"
"$1/initdb" -D data -U switchyard -A trust -E UTF8 --no-locale --no-sync >initdb.log 2>&1 </dev/null || { cat initdb.log >&2; exit 1; }
"$1/postgres" -D data -p "$3" -h 127.0.0.1 -k "$dir" -c max_connections=400 >server.log 2>&1 </dev/null &
server=$!
read -r _ || true
kill -INT "$server" 2>/dev/null || true
wait "$server" || true
"#;

struct Cluster {
    port: u16,
    /// Its standard input is the pipe that keeps the cluster alive.
    _watch: Child,
}

/// The URL of a new, empty database, or `None` where there is no PostgreSQL and that is allowed.
pub async fn database() -> Option<String> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(0);

    let cluster = CLUSTER.get_or_init(start).as_ref()?;
    let server = format!("postgres://switchyard@127.0.0.1:{}", cluster.port);
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let deadline = Instant::now() + START_LIMIT;
    let admin = loop {
        match Database::connect(format!("{server}/postgres")).await {
            Ok(connection) => break connection,
            Err(error) if Instant::now() > deadline => panic!("the test's PostgreSQL does not come up: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database for the test");
    admin.close().await.expect("the connection closes");
    Some(format!("{server}/{name}"))
}

fn start() -> Option<Cluster> {
    match try_start() {
        Ok(cluster) => Some(cluster),
        Err(reason) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("tests on PostgreSQL cannot run, and CI=true forbids to skip them: {reason}")
        }
        Err(reason) => {
            eprintln!("SKIPPED: tests on PostgreSQL: {reason}");
            None
        }
    }
}

fn try_start() -> Result<Cluster, String> {
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
    Ok(Cluster { port, _watch: watch })
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
