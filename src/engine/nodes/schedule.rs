//! `schedule`: where an execution that the clock starts begins. Its output is the execution's input.

use std::sync::Arc;

use chrono::DateTime;
use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::domain::{
    Fault,
    trigger::{SCHEDULE, schedule::ScheduleConfig, webhook::expression_faults},
};

/// The type.
pub(super) struct Schedule;

impl NodeKind for Schedule {
    type Config = ScheduleConfig;

    const ABOUT: About = About {
        name: SCHEDULE,
        title: "Schedule trigger",
        description: "Starts the published workflow at times of a calendar (`cron`, in a time zone) or again and again (`every`). Every time starts one execution, also where the server dies in between. Its \
                      output is the execution's input: `scheduled_at`, `fired_at` and `previous_at`, the time that fired before (null for the first).",
        category: Category::Trigger,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = expression_faults(config);
        // What cannot be read at all, the schema refuses.
        if faults.is_empty()
            && let Ok(config) = serde_json::from_value::<ScheduleConfig>(config.clone().into())
        {
            match config.read() {
                Err(found) => faults.extend(found),
                // From the beginning of time on: what never fires then never does.
                Ok(schedule) if schedule.upcoming(DateTime::UNIX_EPOCH, 1).is_empty() => {
                    faults.push(Fault::new("/cron", "never", "no date fits this pattern"));
                }
                Ok(_) => {}
            }
        }
        faults
    }

    fn run(context: NodeContext, _config: &Arc<ScheduleConfig>) -> Run {
        Run::Now(Ok(NodeEnd::Done { output: context.input, branch: None }))
    }
}
