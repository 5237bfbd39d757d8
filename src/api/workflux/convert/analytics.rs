//! Figures.

use generated::{
    runtime::{Date, Maybe},
    workflux::types as wire,
};

use super::{MAX_CHANNEL, MAX_NAME, count};
use crate::{
    api::text::cut,
    domain::{
        analytics::{AgentFigures, AgentRoi, Counts, Period, PeriodCounts, Roi, RoiFigures},
        conversation::Conversation,
    },
};

const MAX_PERIODS: usize = 3_700;
const MAX_CHANNELS: usize = 1_000;
const MAX_AGENTS: usize = 10_000;

/// Milliseconds in seconds.
pub(super) fn seconds(milliseconds: i64) -> f64 {
    Counts { responses: 1, response_ms: milliseconds.max(0), ..Counts::default() }.avg_response_secs().unwrap_or(0.0)
}

/// Of one conversation.
pub(super) fn average(found: &Conversation) -> Option<f64> {
    Counts { responses: found.responses, response_ms: found.response_ms.max(0), ..Counts::default() }
        .avg_response_secs()
}

pub(in crate::api::workflux) fn period(group_by: wire::Period) -> Period {
    match group_by {
        wire::Period::Day => Period::Day,
        wire::Period::Week => Period::Week,
        wire::Period::Month => Period::Month,
    }
}

pub(in crate::api::workflux) fn metrics(counts: &Counts) -> wire::Metrics {
    wire::Metrics {
        resolution_rate: counts.resolution_rate(),
        avg_response_time: counts.avg_response_secs(),
        total_conversations: count(counts.conversations),
        total_messages: count(counts.messages),
    }
}

/// `metric` chooses what the items show; without it all.
pub(in crate::api::workflux) fn time_series(
    series: &[PeriodCounts],
    metric: Option<wire::Metric>,
) -> Vec<wire::TimeSeriesItem> {
    let shows = |one: &wire::Metric| metric.as_ref().is_none_or(|metric| metric == one);
    let rate = shows(&wire::Metric::ResolutionRate);
    let time = shows(&wire::Metric::ResponseTime);
    let volume = shows(&wire::Metric::Volume);
    let item = |item: &PeriodCounts| wire::TimeSeriesItem {
        date: Date(item.start),
        resolution_rate: if rate { item.counts.resolution_rate().into() } else { Maybe::Absent },
        avg_response_time: if time { item.counts.avg_response_secs().into() } else { Maybe::Absent },
        conversations: count(item.counts.conversations),
        messages: volume.then(|| count(item.counts.messages)),
    };
    series.iter().take(MAX_PERIODS).map(item).collect()
}

pub(in crate::api::workflux) fn agent_performance(found: AgentFigures) -> wire::AgentPerformance {
    let total = &found.overview.total;
    let channel = |(channel, counts): (String, Counts)| wire::ChannelFigures {
        channel: cut(channel, MAX_CHANNEL),
        resolution_rate: counts.resolution_rate(),
        avg_response_time: counts.avg_response_secs(),
        conversations: count(counts.conversations),
        messages: count(counts.messages),
    };
    wire::AgentPerformance {
        agent_id: found.agent.spelled(),
        name: cut(found.name, MAX_NAME),
        metrics: metrics(total),
        statuses: wire::StatusCounts {
            active: count(total.conversations - total.completed - total.escalated),
            completed: count(total.completed),
            escalated: count(total.escalated),
        },
        channels: found.channels.into_iter().take(MAX_CHANNELS).map(channel).collect(),
        time_series: time_series(&found.overview.series, None),
    }
}

pub(in crate::api::workflux) fn roi(found: RoiFigures) -> wire::Roi {
    let Roi { conversations, resolved, saved, cost } = found.total;
    wire::Roi {
        metrics: wire::RoiMetrics {
            conversations: count(conversations),
            resolved: count(resolved),
            saved,
            cost,
            net: found.total.net(),
            roi: found.total.roi(),
        },
        agents: found.agents.into_iter().take(MAX_AGENTS).map(agent_roi).collect(),
    }
}

fn agent_roi(found: AgentRoi) -> wire::AgentRoi {
    wire::AgentRoi {
        agent_id: found.agent.spelled(),
        name: cut(found.name, MAX_NAME),
        human_cost_per_conversation: found.costs.human,
        cost_per_conversation: found.costs.own,
        conversations: count(found.roi.conversations),
        resolved: count(found.roi.resolved),
        saved: found.roi.saved,
        cost: found.roi.cost,
        net: found.roi.net(),
        roi: found.roi.roi(),
    }
}
