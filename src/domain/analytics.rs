//! Figures over conversations. Everything of a conversation counts at the moment when it started, so that a figure of a day never changes its day, and so that one index holds
//! all that is counted.
//!
//! The database sums up days (UTC); weeks and months are folded from them here, where their borders can be tested without one.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde_json::{Map, Value};

use super::{
    error::{Error, Kind, Result},
    id::AgentId,
    identity::Owner,
    workflows::now,
};

/// Most days that a range has.
pub const MAX_DAYS: i64 = 3_660;

/// What was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Conversations.
    pub conversations: i64,
    /// Those that came to their end.
    pub completed: i64,
    /// Those that were handed over to people.
    pub escalated: i64,
    /// Messages, of all senders.
    pub messages: i64,
    /// Answers of agents to messages of users.
    pub responses: i64,
    /// Milliseconds from the messages to these answers, in sum.
    pub response_ms: i64,
}

impl Counts {
    /// Completed ÷ (completed + escalated); `None` where there are neither.
    pub fn resolution_rate(&self) -> Option<f64> {
        ratio(self.completed, self.completed.saturating_add(self.escalated))
    }

    /// Seconds from a message to its answer, on average; `None` without answers.
    pub fn avg_response_secs(&self) -> Option<f64> {
        ratio(self.response_ms, self.responses).map(|ms| ms / 1_000.0)
    }

    fn add(&mut self, other: &Self) {
        self.conversations = self.conversations.saturating_add(other.conversations);
        self.completed = self.completed.saturating_add(other.completed);
        self.escalated = self.escalated.saturating_add(other.escalated);
        self.messages = self.messages.saturating_add(other.messages);
        self.responses = self.responses.saturating_add(other.responses);
        self.response_ms = self.response_ms.saturating_add(other.response_ms);
    }
}

fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| float(part) / float(whole))
}

#[expect(clippy::cast_precision_loss, reason = "counts beyond 2^53 are none that anybody has")]
fn float(count: i64) -> f64 {
    count as f64
}

/// How long the periods of a series are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// A day.
    #[default]
    Day,
    /// A week, from Monday (ISO 8601).
    Week,
    /// A month.
    Month,
}

impl Period {
    /// The first day of the period that `day` is in.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Day => 0,
            Self::Week => day.weekday().num_days_from_monday(),
            Self::Month => day.day0(),
        };
        day.checked_sub_days(Days::new(back.into())).unwrap_or(day)
    }

    /// The first day of the period after the one that begins with `start`.
    fn next(self, start: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => start.checked_add_days(Days::new(1)),
            Self::Week => start.checked_add_days(Days::new(7)),
            Self::Month => start.checked_add_months(Months::new(1)),
        }
    }
}

/// What a caller asks for: what started at or after `from` and before `before`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range {
    /// `None`: with the first conversation that is counted.
    pub from: Option<DateTime<Utc>>,
    /// `None`: until the end of today.
    pub before: Option<DateTime<Utc>>,
}

/// A range with both of its ends, which is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The first moment that is in it.
    pub from: DateTime<Utc>,
    /// The first moment that is behind it.
    pub before: DateTime<Utc>,
}

impl Bounds {
    fn first_day(&self) -> NaiveDate {
        self.from.date_naive()
    }

    fn last_day(&self) -> NaiveDate {
        (self.before - TimeDelta::microseconds(1)).date_naive()
    }

    /// Days in UTC that it touches.
    fn days(&self) -> i64 {
        (self.last_day() - self.first_day()).num_days() + 1
    }
}

/// Figures of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodCounts {
    /// Its first day.
    pub start: NaiveDate,
    /// What was counted in it, as far as it is in the range.
    pub counts: Counts,
}

/// Figures over a range.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Of the whole.
    pub total: Counts,
    /// Of each period, oldest first; none is left out.
    pub series: Vec<PeriodCounts>,
}

/// Figures of one agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentFigures {
    /// Whose.
    pub agent: AgentId,
    /// Its name.
    pub name: String,
    /// Over time.
    pub overview: Overview,
    /// By channel, the busiest first.
    pub channels: Vec<(String, Counts)>,
}

/// What conversations of an agent cost, as its configuration says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Costs {
    /// One that a person handles.
    pub human: f64,
    /// One that the agent has.
    pub own: f64,
}

impl Costs {
    /// Reads a configuration; what is no number that is at least 0 is 0.
    pub fn of(config: &Map<String, Value>) -> Self {
        let read = |key: &str| {
            config.get(key).and_then(Value::as_f64).filter(|cost| cost.is_finite() && *cost >= 0.0).unwrap_or(0.0)
        };
        Self { human: read("human_cost_per_conversation"), own: read("cost_per_conversation") }
    }
}

/// What was saved and what it cost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Roi {
    /// Conversations.
    pub conversations: i64,
    /// Those that were completed.
    pub resolved: i64,
    /// What people would have cost.
    pub saved: f64,
    /// What the agents cost.
    pub cost: f64,
}

impl Roi {
    fn of(counts: &Counts, costs: Costs) -> Self {
        Self {
            conversations: counts.conversations,
            resolved: counts.completed,
            saved: float(counts.completed) * costs.human,
            cost: float(counts.conversations) * costs.own,
        }
    }

    /// What remains.
    pub fn net(&self) -> f64 {
        self.saved - self.cost
    }

    /// Net ÷ cost; `None` where the cost is 0.
    pub fn roi(&self) -> Option<f64> {
        (self.cost > 0.0).then(|| self.net() / self.cost)
    }

    fn add(&mut self, other: &Self) {
        self.conversations = self.conversations.saturating_add(other.conversations);
        self.resolved = self.resolved.saturating_add(other.resolved);
        self.saved += other.saved;
        self.cost += other.cost;
    }
}

/// What one agent saved and cost.
#[derive(Debug, Clone, PartialEq)]
pub struct AgentRoi {
    /// Whose.
    pub agent: AgentId,
    /// Its name.
    pub name: String,
    /// From its configuration.
    pub costs: Costs,
    /// The figures.
    pub roi: Roi,
}

/// What agents saved and cost.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RoiFigures {
    /// In sum.
    pub total: Roi,
    /// Each agent that had conversations, those that saved most first.
    pub agents: Vec<AgentRoi>,
}

/// What figures are made from. Every method is walled by its `owner`.
#[async_trait]
pub trait AnalyticsRepository: Send + Sync {
    /// When the first conversation started that did so before `before`.
    async fn first(&self, owner: Owner, agent: Option<AgentId>, before: DateTime<Utc>)
    -> Result<Option<DateTime<Utc>>>;
    /// Days on which conversations started, in order.
    async fn days(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(NaiveDate, Counts)>>;
    /// Channels of an agent's conversations.
    async fn channels(&self, owner: Owner, agent: AgentId, bounds: Bounds) -> Result<Vec<(String, Counts)>>;
    /// Agents with conversations.
    async fn agents(&self, owner: Owner, agent: Option<AgentId>, bounds: Bounds) -> Result<Vec<(AgentId, Counts)>>;
    /// Names and configurations of these agents; those that the owner does not have are left out.
    async fn named(&self, owner: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, String, Map<String, Value>)>>;
}

/// The rules of figures over their repository.
#[derive(Clone)]
pub struct AnalyticsService {
    analytics: Arc<dyn AnalyticsRepository>,
}

impl AnalyticsService {
    /// A service over this port.
    pub fn new(analytics: Arc<dyn AnalyticsRepository>) -> Self {
        Self { analytics }
    }

    /// Figures of all agents, or of one of them, which a query names.
    pub async fn overview(
        &self,
        owner: Owner,
        agent: Option<AgentId>,
        range: Range,
        period: Period,
    ) -> Result<Overview> {
        self.check_agent(owner, agent).await?;
        let Some(bounds) = self.bounds(owner, agent, range).await? else { return Ok(Overview::default()) };
        Ok(fold(&self.analytics.days(owner, agent, bounds).await?, bounds, period))
    }

    /// Figures of one agent.
    pub async fn agent(&self, owner: Owner, agent: AgentId, range: Range, period: Period) -> Result<AgentFigures> {
        let found = self.analytics.named(owner, &[agent]).await?.pop();
        let (_, name, _) = found.ok_or(Error::not_found(Kind::Agent))?;
        let Some(bounds) = self.bounds(owner, Some(agent), range).await? else {
            return Ok(AgentFigures { agent, name, overview: Overview::default(), channels: Vec::new() });
        };
        let overview = fold(&self.analytics.days(owner, Some(agent), bounds).await?, bounds, period);
        let mut channels = self.analytics.channels(owner, agent, bounds).await?;
        channels.sort_by(|a, b| b.1.conversations.cmp(&a.1.conversations).then_with(|| a.0.cmp(&b.0)));
        Ok(AgentFigures { agent, name, overview, channels })
    }

    /// What agents, or one of them, saved and cost.
    pub async fn roi(&self, owner: Owner, agent: Option<AgentId>, range: Range) -> Result<RoiFigures> {
        self.check_agent(owner, agent).await?;
        let Some(bounds) = self.bounds(owner, agent, range).await? else { return Ok(RoiFigures::default()) };
        let counted = self.analytics.agents(owner, agent, bounds).await?;
        let ids: Vec<AgentId> = counted.iter().map(|(id, _)| *id).collect();
        let mut named = self.analytics.named(owner, &ids).await?;
        named.sort_unstable_by_key(|(id, ..)| *id);
        let mut figures = RoiFigures::default();
        for (agent, counts) in counted {
            // One that was deleted in the meantime took its conversations along.
            let Ok(at) = named.binary_search_by_key(&agent, |(id, ..)| *id) else { continue };
            let (_, name, config) = &named[at];
            let costs = Costs::of(config);
            let roi = Roi::of(&counts, costs);
            figures.total.add(&roi);
            figures.agents.push(AgentRoi { agent, name: name.clone(), costs, roi });
        }
        figures.agents.sort_by(|a, b| b.roi.net().total_cmp(&a.roi.net()).then_with(|| a.agent.cmp(&b.agent)));
        Ok(figures)
    }

    async fn check_agent(&self, owner: Owner, agent: Option<AgentId>) -> Result<()> {
        let Some(agent) = agent else { return Ok(()) };
        if self.analytics.named(owner, &[agent]).await?.is_empty() {
            return Err(Error::unknown_record("/agent_id", Kind::Agent));
        }
        Ok(())
    }

    /// The range with both ends; `None` where nothing is in it.
    async fn bounds(&self, owner: Owner, agent: Option<AgentId>, range: Range) -> Result<Option<Bounds>> {
        let before = range.before.unwrap_or_else(|| end_of_day(now().date_naive()));
        let from = match range.from {
            Some(from) => Some(from),
            None => self.analytics.first(owner, agent, before).await?.map(|first| begin(first, before)),
        };
        let Some(bounds) = from.map(|from| Bounds { from, before }).filter(|bounds| bounds.from < bounds.before) else {
            return Ok(None);
        };
        if bounds.days() > MAX_DAYS {
            let message = format!("the range has {} days; at most {MAX_DAYS} can be asked for", bounds.days());
            return Err(Error::invalid("/start_date", "range", message));
        }
        Ok(Some(bounds))
    }
}

/// Where a range begins that nobody gave a beginning: with the day of the first conversation, or as many days before its end as a range may have.
fn begin(first: DateTime<Utc>, before: DateTime<Utc>) -> DateTime<Utc> {
    let end = (before - TimeDelta::microseconds(1)).date_naive();
    let earliest = end.checked_sub_days(Days::new(MAX_DAYS.unsigned_abs() - 1)).unwrap_or(end);
    start_of_day(first.date_naive().max(earliest))
}

/// The first moment of a day.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The first moment after a day.
pub fn end_of_day(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day.checked_add_days(Days::new(1)).unwrap_or(day))
}

/// Days as periods, with those that had nothing, and the sum of all.
fn fold(days: &[(NaiveDate, Counts)], bounds: Bounds, period: Period) -> Overview {
    let mut overview = Overview::default();
    let mut days = days.iter().peekable();
    let mut start = Some(period.start(bounds.first_day()));
    while let Some(first) = start.filter(|first| *first <= bounds.last_day()) {
        let next = period.next(first);
        let mut counts = Counts::default();
        while let Some((_, day)) = days.next_if(|(day, _)| next.is_none_or(|next| *day < next)) {
            counts.add(day);
        }
        overview.total.add(&counts);
        overview.series.push(PeriodCounts { start: first, counts });
        start = next;
    }
    overview
}

#[cfg(test)]
mod tests;
