//! Conversations by the hundred thousand, for benchmarks: made by the database itself, since a repository's way would take longer than what is measured.

use sea_orm::ConnectionTrait as _;

use super::Analytics;
use crate::domain::{Result, id::TenantId};

const SECOND: i64 = 1_000_000;

impl Analytics {
    /// Gives the tenant's agents, in turn, this many conversations of ten messages, spread evenly over this many days from 2024-01-01 on; and lets PostgreSQL gather its statistics.
    pub async fn fill(&self, tenant: TenantId, conversations: u32, days: u32) -> Result<()> {
        const START: i64 = 1_704_067_200 * SECOND;
        let (conversations, days) = (i64::from(conversations.max(1)), i64::from(days.max(1)));
        let is_postgres = self.store.is_postgres();
        let uuid = if is_postgres { "gen_random_uuid()" } else { "randomblob(16)" };
        let tenant = if is_postgres { format!("'{tenant}'::uuid") } else { format!("X'{}'", tenant.0.simple()) };
        let series = |name: &str, count: i64| {
            format!("{name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM {name} WHERE i + 1 < {count})")
        };
        let step = days * 86_400 * SECOND / conversations;
        let talks = format!(
            "INSERT INTO conversations (id, tenant_id, unit_id, agent_id, channel, user_ref, status, started_at, ended_at, \
             last_message_at, messages_count, responses, response_ms) \
             WITH RECURSIVE {}, a AS (SELECT id, tenant_id, unit_id, ROW_NUMBER() OVER (ORDER BY seq) - 1 AS k, \
             COUNT(*) OVER () AS agents FROM agents WHERE tenant_id = {tenant}) \
             SELECT {uuid}, a.tenant_id, a.unit_id, a.id, CASE n.i % 2 WHEN 0 THEN 'chat' ELSE 'email' END, 'user', n.i % 3, \
             {START} + CAST(n.i AS BIGINT) * {step}, CASE n.i % 3 WHEN 0 THEN NULL ELSE {START} + CAST(n.i AS BIGINT) * {step} + {} END, \
             {START} + CAST(n.i AS BIGINT) * {step} + {}, 10, 5, 5000 + n.i % 1000 \
             FROM n JOIN a ON a.k = n.i % a.agents",
            series("n", conversations),
            10 * SECOND,
            10 * SECOND,
        );
        let said = format!(
            "INSERT INTO conversation_messages (id, conversation_id, sender, content, created_at) \
             WITH RECURSIVE {} SELECT {uuid}, c.id, m.i % 2, 'What is said is a sentence of some length, as people write it.', \
             c.started_at + m.i * {SECOND} FROM conversations c CROSS JOIN m WHERE c.tenant_id = {tenant}",
            series("m", 10),
        );
        let write = &self.store.write;
        for sql in [talks, said] {
            write.execute_unprepared(&sql).await?;
        }
        if is_postgres {
            for table in ["conversations", "conversation_messages"] {
                write.execute_unprepared(&format!("VACUUM ANALYZE {table}")).await?;
            }
        }
        Ok(())
    }
}
