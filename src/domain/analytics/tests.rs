use serde_json::json;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn counts(conversations: i64) -> Counts {
    Counts { conversations, ..Counts::default() }
}

#[test]
fn periods_begin_on_mondays_and_on_firsts() {
    for (text, week, month) in [
        ("2024-01-01", "2024-01-01", "2024-01-01"),
        ("2024-01-07", "2024-01-01", "2024-01-01"),
        ("2024-01-08", "2024-01-08", "2024-01-01"),
        // The first of January 2023 was a Sunday: its week began in the year before.
        ("2023-01-01", "2022-12-26", "2023-01-01"),
        ("2024-02-29", "2024-02-26", "2024-02-01"),
        ("2024-03-01", "2024-02-26", "2024-03-01"),
        // A year of 53 ISO weeks.
        ("2020-12-31", "2020-12-28", "2020-12-01"),
        ("2021-01-03", "2020-12-28", "2021-01-01"),
        ("2021-01-04", "2021-01-04", "2021-01-01"),
    ] {
        assert_eq!(Period::Day.start(day(text)), day(text));
        assert_eq!(Period::Week.start(day(text)), day(week), "{text}");
        assert_eq!(Period::Month.start(day(text)), day(month), "{text}");
    }
}

fn series(days: &[(&str, i64)], from: &str, before: &str, period: Period) -> Vec<(String, i64)> {
    let days: Vec<_> = days.iter().map(|(text, n)| (day(text), counts(*n))).collect();
    let overview = fold(&days, Bounds { from: at(from), before: at(before) }, period);
    assert_eq!(overview.total.conversations, days.iter().map(|(_, counts)| counts.conversations).sum::<i64>());
    overview.series.iter().map(|item| (item.start.to_string(), item.counts.conversations)).collect()
}

fn expect(items: &[(&str, i64)]) -> Vec<(String, i64)> {
    items.iter().map(|(text, n)| ((*text).to_owned(), *n)).collect()
}

#[test]
fn no_period_of_the_range_is_left_out_and_none_is_beyond_it() {
    let days = [("2024-02-28", 1), ("2024-03-01", 2), ("2024-03-04", 4)];
    for (from, before, period, items) in [
        (
            "2024-02-28T00:00:00Z",
            "2024-03-05T00:00:00Z",
            Period::Day,
            &[
                ("2024-02-28", 1),
                ("2024-02-29", 0),
                ("2024-03-01", 2),
                ("2024-03-02", 0),
                ("2024-03-03", 0),
                ("2024-03-04", 4),
            ][..],
        ),
        ("2024-02-28T00:00:00Z", "2024-03-05T00:00:00Z", Period::Week, &[("2024-02-26", 3), ("2024-03-04", 4)]),
        ("2024-02-28T00:00:00Z", "2024-03-05T00:00:00Z", Period::Month, &[("2024-02-01", 1), ("2024-03-01", 6)]),
        // An end at midnight is the end of the day before; a microsecond later a new day has begun.
        (
            "2024-02-28T12:00:00Z",
            "2024-03-18T00:00:00Z",
            Period::Week,
            &[("2024-02-26", 3), ("2024-03-04", 4), ("2024-03-11", 0)],
        ),
        (
            "2024-02-28T12:00:00Z",
            "2024-03-18T00:00:00.000001Z",
            Period::Week,
            &[("2024-02-26", 3), ("2024-03-04", 4), ("2024-03-11", 0), ("2024-03-18", 0)],
        ),
    ] {
        assert_eq!(series(&days, from, before, period), expect(items), "{from} {before} {period:?}");
    }
    let across =
        series(&[("2023-12-31", 1), ("2024-01-01", 2)], "2023-12-31T00:00:00Z", "2024-01-02T00:00:00Z", Period::Month);
    assert_eq!(across, expect(&[("2023-12-01", 1), ("2024-01-01", 2)]));
}

#[test]
fn rates_are_of_what_has_ended_and_times_of_what_was_answered() {
    let some = Counts { conversations: 10, completed: 3, escalated: 1, messages: 40, responses: 4, response_ms: 6_000 };
    assert_eq!((some.resolution_rate(), some.avg_response_secs()), (Some(0.75), Some(1.5)));
    assert_eq!((counts(5).resolution_rate(), counts(5).avg_response_secs()), (None, None));
}

#[test]
fn costs_are_numbers_that_are_not_negative() {
    for (config, human, own) in [
        (json!({"human_cost_per_conversation": 6.5, "cost_per_conversation": 1}), 6.5, 1.0),
        (json!({"human_cost_per_conversation": "6.5", "cost_per_conversation": -1}), 0.0, 0.0),
        (json!({}), 0.0, 0.0),
    ] {
        assert_eq!(Costs::of(config.as_object().unwrap()), Costs { human, own });
    }
}

/// Figures without a database.
struct Fixed {
    known: AgentId,
    first: Option<DateTime<Utc>>,
    counted: Vec<(AgentId, Counts)>,
}

#[async_trait]
impl AnalyticsRepository for Fixed {
    async fn first(&self, _: Owner, _: Option<AgentId>, before: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        Ok(self.first.filter(|first| *first < before))
    }
    async fn days(&self, _: Owner, _: Option<AgentId>, bounds: Bounds) -> Result<Vec<(NaiveDate, Counts)>> {
        Ok(vec![(bounds.first_day(), counts(1))])
    }
    async fn channels(&self, _: Owner, _: AgentId, _: Bounds) -> Result<Vec<(String, Counts)>> {
        Ok(vec![("b".to_owned(), counts(1)), ("c".to_owned(), counts(2)), ("a".to_owned(), counts(1))])
    }
    async fn agents(&self, _: Owner, _: Option<AgentId>, _: Bounds) -> Result<Vec<(AgentId, Counts)>> {
        Ok(self.counted.clone())
    }
    async fn named(&self, _: Owner, agents: &[AgentId]) -> Result<Vec<(AgentId, String, Map<String, Value>)>> {
        let config = json!({"human_cost_per_conversation": 5, "cost_per_conversation": 1});
        let config = config.as_object().unwrap();
        let known = agents.iter().filter(|id| **id == self.known);
        Ok(known.map(|id| (*id, "known".to_owned(), config.clone())).collect())
    }
}

fn service(first: Option<&str>) -> (AnalyticsService, AgentId) {
    let known = AgentId::new();
    let figures = Counts { conversations: 10, completed: 6, ..Counts::default() };
    let counted = vec![(AgentId::new(), counts(3)), (known, figures)];
    (AnalyticsService::new(Arc::new(Fixed { known, first: first.map(at), counted })), known)
}

fn owner() -> Owner {
    Owner { tenant: crate::domain::id::TenantId::new(), unit: None }
}

fn range(from: Option<&str>, before: Option<&str>) -> Range {
    Range { from: from.map(at), before: before.map(at) }
}

#[tokio::test]
async fn a_range_begins_with_the_first_conversation_and_is_no_longer_than_it_may_be() {
    for (first, from, before, expect) in [
        (Some("2024-01-02T15:00:00Z"), None, "2024-01-05T00:00:00Z", Ok(Some(("2024-01-02", 3)))),
        (
            Some("2024-01-02T15:00:00Z"),
            Some("2024-01-04T00:00:00Z"),
            "2024-01-05T00:00:00Z",
            Ok(Some(("2024-01-04", 1))),
        ),
        (None, None, "2024-01-05T00:00:00Z", Ok(None)),
        (None, Some("2024-01-05T00:00:00Z"), "2024-01-05T00:00:00Z", Ok(None)),
        (None, Some("2024-01-06T00:00:00Z"), "2024-01-05T00:00:00Z", Ok(None)),
        // 3,660 days to the end of 2024 begin on 2014-12-25.
        (None, Some("2014-12-25T00:00:00Z"), "2025-01-01T00:00:00Z", Ok(Some(("2014-12-25", 3_660)))),
        (None, Some("2014-12-24T23:59:59Z"), "2025-01-01T00:00:00Z", Err(())),
        (Some("1999-01-01T00:00:00Z"), None, "2025-01-01T00:00:00Z", Ok(Some(("2014-12-25", 3_660)))),
    ] {
        let (service, _) = service(first);
        let found = service.overview(owner(), None, range(from, Some(before)), Period::Day).await;
        let found = found.map(|overview| overview.series.first().map(|item| (item.start, overview.series.len())));
        let expect = expect.map(|expect| expect.map(|(start, periods)| (day(start), periods)));
        assert_eq!(found.map_err(|error| assert!(matches!(error, Error::Invalid { .. }))), expect, "{from:?} {before}");
    }
}

#[tokio::test]
async fn an_agent_that_is_not_there_has_no_figures() {
    let (service, known) = service(Some("2024-01-02T15:00:00Z"));
    let (unknown, nothing) = (AgentId::new(), Range::default());
    let day = Period::Day;
    assert!(matches!(service.agent(owner(), unknown, nothing, day).await, Err(Error::NotFound { kind: Kind::Agent })));
    for refused in [
        service.overview(owner(), Some(unknown), nothing, day).await.err(),
        service.roi(owner(), Some(unknown), nothing).await.err(),
    ] {
        let Some(Error::Invalid { faults }) = refused else { panic!("{refused:?}") };
        assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/agent_id", "unknown_record"));
    }
    let some = range(None, Some("2024-01-05T00:00:00Z"));
    let figures = service.agent(owner(), known, some, day).await.unwrap();
    let channels: Vec<_> = figures.channels.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((figures.name.as_str(), channels), ("known", vec!["c", "a", "b"]));
}

#[tokio::test]
async fn what_was_saved_is_what_people_would_have_cost() {
    let (service, known) = service(Some("2024-01-02T15:00:00Z"));
    let figures = service.roi(owner(), None, range(None, Some("2024-01-05T00:00:00Z"))).await.unwrap();
    let expect = Roi { conversations: 10, resolved: 6, saved: 30.0, cost: 10.0 };
    assert_eq!(figures.total, expect);
    assert_eq!((expect.net(), expect.roi(), Roi::default().roi()), (20.0, Some(2.0), None));
    assert_eq!(figures.agents.iter().map(|agent| agent.agent).collect::<Vec<_>>(), [known]);
}
