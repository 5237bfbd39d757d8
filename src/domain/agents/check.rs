//! Bounds of an agent's own fields.

use std::{collections::HashSet, hash::Hash};

use crate::domain::{
    agent::{Agent, Icon},
    error::Fault,
    text::{MAX_DESCRIPTION, check_description, check_name},
};

/// Longest code, in characters.
const MAX_CODE: usize = 64;
/// Longest words: tags, modes, schedules.
const MAX_WORD: usize = 64;
/// Longest names of other kinds: categories, classes, ids that clients made.
const MAX_LABEL: usize = 255;
/// Longest value of an icon: a URL.
const MAX_ICON: usize = 2_048;
/// Most tags.
const MAX_TAGS: usize = 50;
/// Most sources.
const MAX_SOURCES: usize = 1_000;
/// Longest retention: a hundred years, so that no moment is out of range.
const MAX_KEEP_SECS: i64 = 100 * 365 * 86_400;
/// What an agent's code is where its name has nothing to make one of.
const FALLBACK: &str = "agent";

/// Faults of all fields but the definition.
pub(super) fn faults(agent: &Agent) -> Vec<Fault> {
    let mut faults = check_name("/name", &agent.name);
    faults.extend(check_description("/description", &agent.description));
    faults.extend(code_faults(&agent.code));
    let labels = [
        ("/category", &agent.category, MAX_LABEL),
        ("/ab_test_id", &agent.ab_test_id, MAX_LABEL),
        ("/class", &agent.class, MAX_LABEL),
        ("/schedule", &agent.schedule, MAX_WORD),
        ("/guid", &agent.guid, MAX_LABEL),
    ];
    for (pointer, label, most) in labels {
        faults.extend(label.as_deref().into_iter().flat_map(|label| label_faults(pointer, label, most)));
    }
    faults.extend(label_faults("/mode", &agent.mode, MAX_WORD));
    if agent.tags.len() > MAX_TAGS {
        faults.push(Fault::new("/tags", "max_items", format!("there may be at most {MAX_TAGS} tags")));
    }
    for (index, tag) in agent.tags.iter().enumerate() {
        faults.extend(label_faults(&format!("/tags/{index}"), tag, MAX_WORD));
    }
    faults.extend(icon_faults(&agent.icon));
    if let Some(guide) = &agent.usage_guide {
        faults.extend(check_description("/usage_guide", guide));
    }
    if agent.sources.len() > MAX_SOURCES {
        faults.push(Fault::new("/sources", "max_items", format!("there may be at most {MAX_SOURCES} sources")));
    }
    if !(0..=MAX_KEEP_SECS).contains(&agent.keep_messages_secs) {
        let message = format!("must be from 0 to {MAX_KEEP_SECS}");
        faults.push(Fault::new("/keep_messages_secs", "out_of_range", message));
    }
    faults
}

fn code_faults(code: &str) -> Vec<Fault> {
    let word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let fits = code.starts_with(|first: char| first.is_ascii_alphanumeric()) && code.chars().all(word);
    let mut faults = Vec::new();
    if !fits {
        let message = "must be ASCII letters, digits, `-` and `_`, and begin with a letter or a digit";
        faults.push(Fault::new("/code", "pattern", message));
    }
    if code.chars().count() > MAX_CODE {
        faults.push(Fault::new("/code", "max_length", format!("must have at most {MAX_CODE} characters")));
    }
    faults
}

fn label_faults(pointer: &str, label: &str, most: usize) -> Vec<Fault> {
    let mut faults = check_name(pointer, label);
    faults.retain(|fault| fault.code != "max_length");
    if label.chars().count() > most {
        faults.push(Fault::new(pointer, "max_length", format!("must have at most {most} characters")));
    }
    faults
}

fn icon_faults(icon: &Icon) -> Vec<Fault> {
    let mut faults = label_faults("/icon/value", &icon.value, MAX_ICON);
    if !["emoji", "url"].contains(&icon.kind.as_str()) {
        faults.push(Fault::new("/icon/kind", "enum", "must be `emoji` or `url`"));
    }
    let digits = icon.background.strip_prefix('#').unwrap_or_default();
    if ![3, 4, 6, 8].contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        let message = "must be a colour in hexadecimal, such as `#EFF1F5`";
        faults.push(Fault::new("/icon/background", "pattern", message));
    }
    faults
}

/// Each of `items` once, where it is first.
pub(super) fn once<T: Eq + Hash + Clone>(mut items: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.clone()));
    items
}

/// A code from a name: its ASCII letters and digits in lower case, and one `-` for whatever stands between them. Leaves room for a number behind it.
pub(super) fn slug(name: &str) -> String {
    const ROOM: usize = MAX_CODE - "-4294967295".len();
    let mut slug = String::new();
    // Longer names are refused elsewhere.
    for character in name.chars().take(MAX_DESCRIPTION) {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(ROOM);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { FALLBACK.to_owned() } else { slug.to_owned() }
}
