//! What is in a file, and what is wrong with one.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::domain::{
    error::Fault,
    text::{check_description, check_name},
};

/// A workflow as a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    /// The workflow's name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// What installations know it by.
    pub guid: String,
    /// The colour of its label's text.
    pub tag_fg_color: Option<String>,
    /// The colour of its label.
    pub tag_bg_color: Option<String>,
    /// What stands for it.
    pub icon: Option<String>,
    /// Its agents; of an export in the order of their guids.
    pub agents: Vec<FileAgent>,
    /// Who receives whose messages.
    pub links: Vec<Link>,
    /// Who controls whom.
    pub control_links: Vec<Link>,
}

/// An agent in a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileAgent {
    /// Its full class name.
    pub class: String,
    /// Its name.
    pub name: String,
    /// Whether it does not run.
    pub disabled: bool,
    /// What installations know it by.
    pub guid: String,
    /// Its options.
    pub options: Map<String, Value>,
    /// When it runs by itself.
    pub schedule: Schedule,
    /// How long its messages are kept, in seconds; `None` where its type emits none.
    pub keep_messages_secs: Option<i64>,
}

/// When an agent runs by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Schedule {
    /// Its type has no schedules.
    #[default]
    Absent,
    /// It has none.
    Null,
    /// As the file spells it.
    At(String),
}

/// Two agents of a file, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Link {
    /// The source, or the controller.
    pub from: usize,
    /// The receiver, or what is controlled.
    pub to: usize,
}

impl File {
    /// Everything that is wrong with it, whatever records there are.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        // One that has none is named so.
        if !self.name.trim().is_empty() {
            faults.extend(check_name("/name", &self.name));
        }
        faults.extend(check_description("/description", &self.description));
        faults.extend(check_name("/guid", &self.guid));
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (n, agent) in self.agents.iter().enumerate() {
            faults.extend(check_name(&format!("/agents/{n}/guid"), &agent.guid));
            if let Some(first) = seen.insert(&agent.guid, n) {
                let message = format!("is the guid of agent {first} of the file too");
                faults.push(Fault::new(format!("/agents/{n}/guid"), "duplicate", message));
            }
        }
        for (list, links, ends) in [
            ("links", &self.links, ["source", "receiver"]),
            ("control_links", &self.control_links, ["controller", "control_target"]),
        ] {
            for (n, link) in links.iter().enumerate() {
                for (end, place) in ends.iter().zip([link.from, link.to]) {
                    if place >= self.agents.len() {
                        let message = format!("there is no agent {place}: the file has {}", self.agents.len());
                        faults.push(Fault::new(format!("/{list}/{n}/{end}"), "unknown_agent", message));
                    }
                }
            }
        }
        faults
    }
}

/// The name of a workflow's file: its name in lower case, with one `-` for whatever is neither a letter nor a digit of ASCII.
pub fn file_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "exported-agents.json".to_owned() } else { format!("{}.json", words.join("-")) }
}
