//! What the number of stored executions does to the next one, to readers, and to the disk.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait as _, Database, Statement};
use switchyard::domain::{
    execution::ExecutionFilter,
    page::{CursorRequest, PageRequest},
};

use super::{
    bed::{Bed, Way, graph_of},
    since,
};
use crate::pairs::{Row, median};

/// As many, up to what `SWITCHYARD_BENCH_STORED` says.
const STORED: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
const ROUNDS: usize = 15;
/// From so many that are missing on, it is filled in longer rounds.
const MANY: u64 = 50_000;

pub(crate) async fn run(database: &str) -> anyhow::Result<Vec<Row>> {
    let Some(bed) = Bed::on(database, graph_of(3)?).await? else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    let mut last = (0, size(&bed).await?);
    let most = std::env::var("SWITCHYARD_BENCH_STORED").ok().map_or(Ok(u64::MAX), |text| text.parse())?;
    for stored in STORED.into_iter().filter(|stored| *stored <= most) {
        let first = rows.len();
        let mut count = count(&bed).await?;
        let start = Instant::now();
        while count < stored {
            let round = Duration::from_secs(if stored - count > MANY { 5 } else { 1 });
            bed.push(Way::Engine, 256, round).await?;
            count = self::count(&bed).await?;
            eprintln!("{database}: {count} of {stored} executions after {:.0} s", start.elapsed().as_secs_f64());
        }
        rows.extend(bed.measure(&format!("durable with {count} stored, 32 in flight"), Way::Service, 32).await?);
        let mut row = |name: &str, ours, unit| {
            let bench = format!("{name} of {count}, {}", bed.database);
            rows.push(Row { bench, ours, peer: None, unit, ratio: None });
        };
        let load = bed.load();
        let (mut page, mut cursor, mut one) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let id = load.one(Way::Service).await?;
            let start = Instant::now();
            load.executions.list(load.owner, &ExecutionFilter::default(), PageRequest { page: 1, limit: 20 }).await?;
            page.push(since(start));
            let start = Instant::now();
            let request = CursorRequest { before: None, limit: 20 };
            load.executions.list_after(load.owner, &ExecutionFilter::default(), request).await?;
            cursor.push(since(start));
            let start = Instant::now();
            load.executions.get(load.owner, id).await?;
            one.push(since(start));
        }
        row("first page with its total", median(page), "ms");
        row("first 20 by cursor", median(cursor), "ms");
        row("one execution with its log", median(one), "ms");
        let now = (self::count(&bed).await?, size(&bed).await?);
        #[expect(clippy::cast_precision_loss, reason = "bytes and counts are far below 2^52")]
        let growth = (now.1 - last.1) as f64 / (now.0 - last.0) as f64;
        row("growth an execution", growth, "bytes");
        last = now;
        // Seen at once, since the next ones take minutes.
        for row in &rows[first..] {
            eprintln!("{}: {:.1} {}", row.bench, row.ours, row.unit);
        }
    }
    bed.end().await?;
    Ok(rows)
}

async fn ask(bed: &Bed, sql: &str) -> anyhow::Result<u64> {
    let database = Database::connect(&bed.url).await?;
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let row = database.query_one_raw(statement).await?;
    let value: i64 = row.ok_or_else(|| anyhow::anyhow!("no answer to {sql}"))?.try_get_by_index(0)?;
    database.close().await?;
    Ok(u64::try_from(value)?)
}

async fn count(bed: &Bed) -> anyhow::Result<u64> {
    ask(bed, "SELECT COUNT(*) FROM executions").await
}

/// Bytes on disk.
async fn size(bed: &Bed) -> anyhow::Result<u64> {
    if bed.database == "postgresql" {
        return ask(bed, "SELECT pg_database_size(current_database())").await;
    }
    let mut bytes = 0;
    for entry in std::fs::read_dir(bed.folder())? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
