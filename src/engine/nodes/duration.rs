//! Durations as ISO 8601 writes them: `PT5M`, `P1DT12H`, `P2W`, `P1M`. Days, months and years are the calendar's, in UTC, so that the end of one depends on its beginning.

use chrono::{DateTime, Days, Months, TimeDelta, Utc};

/// A duration, read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Duration {
    months: u32,
    days: u64,
    milliseconds: i64,
}

/// What is wrong with a text that is no duration.
pub(super) const WRONG: &str = "is not a duration as ISO 8601 writes it, such as `PT5M` or `P1DT12H`";

impl Duration {
    /// Reads one. Only its smallest part may have a fraction, and only of hours, minutes and seconds.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.strip_prefix('P')?.split_once('T') {
            Some((date, time)) if !time.is_empty() => (date, time),
            Some(_) => return None,
            None => (text.strip_prefix('P')?, ""),
        };
        let mut duration = Self::default();
        let mut parts = 0;
        let mut fraction = false;
        for (number, unit) in units(date, "YMWD")? {
            let number: u32 = number.parse().ok()?;
            let months = |each: u32| duration.months.checked_add(number.checked_mul(each)?);
            match unit {
                'Y' => duration.months = months(12)?,
                'M' => duration.months = months(1)?,
                'W' => duration.days += u64::from(number) * 7,
                _ => duration.days += u64::from(number),
            }
            parts += 1;
        }
        for (number, unit) in units(time, "HMS")? {
            if std::mem::replace(&mut fraction, number.contains(['.', ','])) {
                return None;
            }
            let each = match unit {
                'H' => 3_600_000,
                'M' => 60_000,
                _ => 1_000,
            };
            let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, "0"));
            let whole: u32 = whole.parse().ok()?;
            if rest.is_empty() || rest.len() > 9 {
                return None;
            }
            let scale = 10_i64.pow(u32::try_from(rest.len()).ok()?);
            duration.milliseconds += i64::from(whole) * each + rest.parse::<i64>().ok()? * each / scale;
            parts += 1;
        }
        (parts > 0).then_some(duration)
    }

    /// When it ends that begins at `start`; `None` beyond the calendar.
    pub(super) fn after(self, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
        start
            .checked_add_months(Months::new(self.months))?
            .checked_add_days(Days::new(self.days))?
            .checked_add_signed(TimeDelta::try_milliseconds(self.milliseconds)?)
    }
}

/// Numbers with their units, each unit at most once and in this order.
fn units<'a>(text: &'a str, order: &str) -> Option<Vec<(&'a str, char)>> {
    let (mut found, mut rest, mut left) = (Vec::new(), text, order);
    while !rest.is_empty() {
        let end = rest.find(|one: char| !(one.is_ascii_digit() || matches!(one, '.' | ',')))?;
        let (number, behind) = rest.split_at(end);
        let unit = behind.chars().next()?;
        left = &left[left.find(unit)? + 1..];
        if !number.starts_with(|one: char| one.is_ascii_digit()) {
            return None;
        }
        found.push((number, unit));
        rest = &behind[unit.len_utf8()..];
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_end_where_the_calendar_says() {
        for (text, end) in [
            ("PT5M", "2026-01-31T00:05:00Z"),
            ("PT0.25S", "2026-01-31T00:00:00.250Z"),
            ("PT1,5H", "2026-01-31T01:30:00Z"),
            ("P1DT12H", "2026-02-01T12:00:00Z"),
            ("P2W", "2026-02-14T00:00:00Z"),
            ("P1M", "2026-02-28T00:00:00Z"),
            ("P1Y2M3D", "2027-04-03T00:00:00Z"),
            ("PT0S", "2026-01-31T00:00:00Z"),
        ] {
            let start: DateTime<Utc> = "2026-01-31T00:00:00Z".parse().unwrap();
            let expect: DateTime<Utc> = end.parse().unwrap();
            assert_eq!(Duration::parse(text).and_then(|duration| duration.after(start)), Some(expect), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "", "P", "PT", "5M", "PT5", "PT5X", "P5H", "PT5M3H", "PT1.5H3M", "P-1D", "PT.5S", "PT5.S", "P1.5D", "P1DT",
            "PTM", "P1D ", "PT1é",
        ] {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
        let start: DateTime<Utc> = "2026-01-31T00:00:00Z".parse().unwrap();
        assert_eq!(Duration::parse("P4294967295M").and_then(|duration| duration.after(start)), None);
    }
}
