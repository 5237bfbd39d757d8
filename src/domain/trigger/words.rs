//! The words in which agents' schedules are written: ActiveWorkflow's.

use super::schedule::{CatchUp, ScheduleConfig};

/// Intervals that ActiveWorkflow has.
const INTERVALS: [&str; 12] = ["1m", "2m", "5m", "10m", "30m", "1h", "2h", "5h", "12h", "1d", "2d", "7d"];

/// What a word means: `every_5m`, `midnight`, `7h` (an hour of the day, in UTC). `None` for `never`, and for what is no word of theirs: such agents do not run by themselves.
pub fn of_word(word: &str) -> Option<ScheduleConfig> {
    let config = ScheduleConfig { cron: None, every: None, timezone: None, catch_up: CatchUp::Last, jitter: None };
    if let Some(interval) = word.strip_prefix("every_") {
        let interval = INTERVALS.into_iter().find(|known| *known == interval)?;
        return Some(ScheduleConfig { every: Some(interval.to_owned()), ..config });
    }
    let hour = match word {
        "midnight" => 0,
        _ => (1..=23).find(|hour| word.strip_suffix('h') == Some(&hour.to_string()))?,
    };
    Some(ScheduleConfig { cron: Some(format!("0 {hour} * * *")), ..config })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_reference_is_known_and_no_other() {
        let hours = (1..=23).map(|hour| (format!("{hour}h"), format!("0 {hour} * * *")));
        let midnight = [("midnight".to_owned(), "0 0 * * *".to_owned())];
        for (word, cron) in hours.chain(midnight) {
            assert_eq!(of_word(&word).unwrap().cron, Some(cron), "{word}");
        }
        for interval in INTERVALS {
            let config = of_word(&format!("every_{interval}")).unwrap();
            assert_eq!(config.every.as_deref(), Some(interval));
            config.read().unwrap();
        }
        for word in ["never", "", "every_3m", "0h", "24h", "07h", "every_", "noon"] {
            assert_eq!(of_word(word), None, "{word}");
        }
    }
}
