//! At the end: every execution's log against the calls that the target saw.

use std::{
    collections::{BTreeSet, HashMap},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};

use super::{Stage, Started, lock, target::Call};

/// Calls in each execution, by path.
const STEPS: [(&str, &str); 5] =
    [("first", "plain"), ("left", "plain"), ("right", "plain"), ("flaky", "flaky"), ("last", "plain")];

/// Holds all executions to what they should have come to; how many calls were made again.
pub(super) fn judge(stage: &Stage, kills: u32) -> anyhow::Result<usize> {
    let started = lock(&stage.started).clone();
    let ids: BTreeSet<&str> = started.values().map(|one| one.id.as_str()).collect();
    ensure!(ids.len() == started.len(), "two requests were answered with one execution");
    let calls = stage.target.calls().clone();
    let mut repeated = 0;
    for (number, one) in &started {
        repeated += execution(stage, *number, one, &calls, kills)
            .with_context(|| format!("execution {number} ({})", one.id))?;
    }
    // Every request was answered in the end, so what was called belongs to something that was acknowledged.
    for path in calls.keys() {
        let number = path.split('/').nth(2).and_then(|number| number.parse().ok());
        ensure!(number.is_some_and(|number| started.contains_key(&number)), "{path} was called for nobody");
    }
    let keys: BTreeSet<&str> = calls.values().flatten().map(|call| call.key.as_str()).collect();
    ensure!(keys.len() == calls.len(), "{} paths were called with {} keys", calls.len(), keys.len());
    Ok(repeated)
}

fn execution(
    stage: &Stage,
    number: u64,
    one: &Started,
    calls: &HashMap<String, Vec<Call>>,
    kills: u32,
) -> anyhow::Result<usize> {
    let path = format!("/yourapp/v1/executions/{}", one.id);
    let answer = stage.send(number, "GET", &path, None, None).context("the server went away")?;
    let data = &answer.body["data"];
    ensure!(answer.status == 200 && data["status"] == "completed", "{answer:?}");
    ensure!(data["output"] == json!({ "number": number }), "its output is {}", data["output"]);
    let logs = data["logs"].as_array().context("no log")?;
    let ended: Vec<&Value> = logs.iter().filter(|log| log["status"] == "completed").collect();
    let nodes: BTreeSet<&str> = ended.iter().filter_map(|log| log["node_id"].as_str()).collect();
    ensure!(nodes.len() == ended.len(), "a node ended twice: {logs:?}");
    let even = number.is_multiple_of(2);
    let expected: BTreeSet<&str> = ["first", "even", "right", "flaky", "join", "last", "end"]
        .into_iter()
        .chain(if even { ["nap", "left"].as_slice() } else { ["ask"].as_slice() }.iter().copied())
        .collect();
    ensure!(nodes == expected, "{nodes:?} ended instead of {expected:?}");
    let mut repeated = 0;
    for (node, kind) in STEPS.iter().filter(|(node, _)| nodes.contains(node)) {
        let path = format!("/{kind}/{number}/{node}");
        let calls = calls.get(&path).with_context(|| format!("{path} was never called"))?;
        ensure!(calls.iter().all(|call| call.key == calls[0].key && !call.key.is_empty()), "{path}: {calls:?}");
        let attempts: Vec<&Value> = logs.iter().filter(|log| log["node_id"] == *node).collect();
        let last = attempts.last().and_then(|log| moment(log["finished_at"].as_str()?)).context("no end")?;
        ensure!(calls.iter().all(|call| call.at <= last), "{path} was called after its end at {last:?}: {calls:?}");
        // Each kill may cut an attempt short, and no more.
        let explained = attempts.len() + usize::try_from(kills)?;
        ensure!(
            calls.len() >= attempts.len() && calls.len() <= explained,
            "{path}: {} calls, {attempts:?}",
            calls.len()
        );
        // Between two entries of the log stands one attempt: its calls are those of that attempt alone.
        repeated += calls.len() - attempts.len();
    }
    Ok(repeated)
}

/// `2030-01-01T09:00:00.123456Z`, which is all that the server writes.
fn moment(text: &str) -> Option<SystemTime> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let mut time = time.split(':');
    let (hours, minutes) = (time.next()?.parse::<u64>().ok()?, time.next()?.parse::<u64>().ok()?);
    let seconds: f64 = time.next()?.parse().ok()?;
    // Days since 1970, with years that begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    let seconds = Duration::try_from_secs_f64(seconds).ok()?;
    // A microsecond more: what follows the sixth digit was cut off.
    Some(
        UNIX_EPOCH
            + Duration::from_secs(u64::try_from(days).ok()? * 86_400 + hours * 3_600 + minutes * 60)
            + seconds
            + Duration::from_micros(1),
    )
}
