//! Dates, and dates with times: what a date means depends on which end of a range it is.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::{
    analytics::{Range, end_of_day, start_of_day},
    error::{Error, Result},
};

/// From the beginning of a day, or a moment, to the end of a day, or a moment; both are in it.
pub(in crate::api::workflux) fn range(from: Option<&str>, to: Option<&str>) -> Result<Range> {
    Ok(Range {
        from: from.map(|text| read("/start_date", text, start_of_day, TimeDelta::zero())).transpose()?,
        // What is stored has microseconds: the moment after the last one begins one later.
        before: to.map(|text| read("/end_date", text, end_of_day, TimeDelta::microseconds(1))).transpose()?,
    })
}

fn read(
    pointer: &'static str,
    text: &str,
    of_day: fn(NaiveDate) -> DateTime<Utc>,
    after: TimeDelta,
) -> Result<DateTime<Utc>> {
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10).map(of_day);
    let moment = || {
        let moment = DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc);
        let whole = DateTime::from_timestamp_micros(moment.timestamp_micros())?;
        whole.checked_add_signed(after)
    };
    let wrong = || Error::invalid(pointer, "format", "must be a date or a date and time of ISO 8601");
    day().or_else(moment).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_its_whole_day_and_a_moment_is_in_its_range() {
        for (from, to, first, behind) in [
            ("2024-01-01", "2024-01-01", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"),
            ("2024-02-29", "2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"),
            (
                "2024-01-01T01:00:00+01:00",
                "2024-01-01T00:00:00Z",
                "2024-01-01T00:00:00Z",
                "2024-01-01T00:00:00.000001Z",
            ),
            ("2024-01-01T00:00:00.123456789Z", "2024-12-31", "2024-01-01T00:00:00.123456Z", "2025-01-01T00:00:00Z"),
        ] {
            let found = range(Some(from), Some(to)).unwrap();
            let moment = |text: &str| Some(text.parse::<DateTime<Utc>>().unwrap());
            assert_eq!((found.from, found.before), (moment(first), moment(behind)), "{from} {to}");
        }
        assert_eq!(range(None, None).unwrap(), Range::default());
    }

    #[test]
    fn what_is_no_date_is_refused_by_the_parameters_name() {
        for text in ["", "today", "2023-02-29", "2024-1-1", "2024-01-01 00:00:00", "01/02/2024"] {
            for (result, pointer) in [(range(Some(text), None), "/start_date"), (range(None, Some(text)), "/end_date")]
            {
                let Err(Error::Invalid { faults }) = result else { panic!("{text}: {result:?}") };
                assert_eq!(faults[0].pointer, pointer);
            }
        }
    }
}
