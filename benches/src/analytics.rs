//! Figures over 100,000 conversations and 1,000,000 messages: how long each query of `GET /workflux/v1/analytics` takes, and by which plan, on SQLite and, where it is
//! installed, on PostgreSQL. The plans go to standard error, as the database words them.

use std::time::Instant;

use switchyard::{
    domain::{
        agent::{Agent, AgentKind, AgentStatus, Icon},
        analytics::{AnalyticsRepository as _, Bounds, end_of_day, start_of_day},
        id::{AgentId, TenantId, WorkflowId},
        identity::{Owner, Tenant},
        plan::Plan,
        ports::{AgentRepository as _, TenantRepository as _},
    },
    store::{Mode, Store},
};

use crate::{
    pairs::{Row, median},
    postgres,
};

const CONVERSATIONS: u32 = 100_000;
const AGENTS: usize = 10;
const DAYS: u32 = 366;
const ROUNDS: usize = 15;

pub(crate) fn run() -> anyhow::Result<Vec<Row>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
        let mut rows = on("sqlite", &format!("sqlite://{}", folder.path().join("bench.db").display())).await?;
        if let Some(url) = postgres::database().await {
            rows.extend(on("postgresql", &url).await?);
        }
        Ok(rows)
    })
}

async fn on(database: &str, url: &str) -> anyhow::Result<Vec<Row>> {
    let store = Store::open(url, Mode::Serve).await?;
    let tenant =
        Tenant { id: TenantId::new(), name: "bench".to_owned(), plan: Plan::Business, created_at: chrono::Utc::now() };
    store.tenants().insert(&tenant).await?;
    let owner = Owner { tenant: tenant.id, unit: None };
    let mut asked = None;
    for n in 0..AGENTS {
        asked = Some(store.agents().insert(agent(owner, n)).await?.id);
    }
    let Some(asked) = asked else { anyhow::bail!("no agents") };
    let analytics = store.analytics();
    let start = Instant::now();
    analytics.fill(owner.tenant, CONVERSATIONS, DAYS).await?;
    eprintln!(
        "{database}: {CONVERSATIONS} conversations of ten messages made in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    let day = |text: &str| text.parse::<chrono::NaiveDate>();
    let year = Bounds { from: start_of_day(day("2024-01-01")?), before: end_of_day(day("2024-12-31")?) };
    let month = Bounds { from: start_of_day(day("2024-06-01")?), before: end_of_day(day("2024-06-30")?) };
    for (name, plan) in analytics.plans(owner, asked, year).await? {
        eprintln!("{database}: {name}\n    {}", plan.join("\n    "));
    }
    let mut rows = Vec::new();
    let mut row = |name: &str, times: Vec<f64>| {
        let bench = format!("analytics {database}, {name}");
        rows.push(Row { bench, ours: median(times), peer: None, unit: "ms", ratio: None });
    };
    let mut times: [Vec<f64>; 6] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(timed(analytics.first(owner, None, year.before)).await?);
        times[1].push(timed(analytics.days(owner, None, year)).await?);
        times[2].push(timed(analytics.days(owner, None, month)).await?);
        times[3].push(timed(analytics.days(owner, Some(asked), year)).await?);
        times[4].push(timed(analytics.channels(owner, asked, year)).await?);
        times[5].push(timed(analytics.agents(owner, None, year)).await?);
    }
    let names = [
        "first",
        "days of a year",
        "days of a month",
        "days of an agent's year",
        "channels of an agent's year",
        "agents of a year",
    ];
    for (name, times) in names.into_iter().zip(times) {
        row(name, times);
    }
    store.close().await?;
    Ok(rows)
}

async fn timed<T, E: std::error::Error + Send + Sync + 'static>(
    query: impl Future<Output = Result<T, E>>,
) -> anyhow::Result<f64> {
    let start = Instant::now();
    query.await?;
    Ok(start.elapsed().as_secs_f64() * 1_000.0)
}

fn agent(owner: Owner, n: usize) -> Agent {
    Agent {
        seq: 0,
        id: AgentId::new(),
        owner,
        name: format!("agent {n}"),
        description: String::new(),
        code: format!("agent-{n}"),
        category: None,
        kind: AgentKind::Single,
        mode: "instruction-chat".to_owned(),
        tags: Vec::new(),
        icon: Icon { kind: "emoji".to_owned(), value: String::new(), background: String::new() },
        is_favorite: false,
        status: AgentStatus::Active,
        config: serde_json::Map::new(),
        extend_properties: serde_json::Map::new(),
        usage_guide: None,
        ab_test_id: None,
        ab_test_enabled: false,
        definition: None,
        workflow: WorkflowId::new(),
        class: None,
        options: serde_json::Map::new(),
        schedule: None,
        sources: Vec::new(),
        keep_messages_secs: 0,
        guid: None,
        created_by: "bench".to_owned(),
        updated_by: "bench".to_owned(),
        created_at: chrono::Utc::now(),
        updated_at: chrono::Utc::now(),
    }
}
