//! What an import does, and that an export of it is what was imported.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::domain::{
    agent::{Instruction, Memory, ProviderConfig},
    agents::{AgentChange, NewAgent},
    credentials::CredentialService,
    error::Fault,
    testing::{Fakes, NoProviders, owner, sealer},
    workflow::{NewWorkflow, WorkflowStatus},
};

struct Bed {
    fakes: Arc<Fakes>,
    agents: AgentService,
    workflows: WorkflowService,
    transfer: TransferService,
    owner: Owner,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    let credentials = CredentialService::new(fakes.clone(), sealer());
    let agents = AgentService::new(fakes.clone(), fakes.clone(), credentials, Arc::new(NoProviders));
    let workflows = WorkflowService::new(fakes.clone(), fakes.clone());
    let transfer = TransferService::new(workflows.clone(), agents.clone(), fakes.clone(), fakes.clone());
    Bed { fakes, agents, workflows, transfer, owner: owner() }
}

impl Bed {
    async fn export(&self, owner: Owner, done: &Import) -> File {
        let workflow = self.workflows.get(owner, done.workflow).await.unwrap();
        self.transfer.export(owner, workflow.seq).await.unwrap().file
    }

    async fn import(&self, file: &File) -> Import {
        self.transfer.import(self.owner, file).await.unwrap()
    }

    async fn refused(&self, file: &File) -> Vec<(String, &'static str)> {
        let Err(Error::Invalid { faults }) = self.transfer.import(self.owner, file).await else { panic!("taken") };
        faults.into_iter().map(|Fault { pointer, code, .. }| (pointer, code)).collect()
    }
}

fn file_agent(guid: &str) -> FileAgent {
    FileAgent {
        class: "Agents::TriggerAgent".to_owned(),
        name: format!("agent {guid}"),
        guid: guid.to_owned(),
        keep_messages_secs: Some(0),
        ..FileAgent::default()
    }
}

fn link(from: usize, to: usize) -> Link {
    Link { from, to }
}

fn sample() -> File {
    File {
        name: "w".to_owned(),
        description: NO_DESCRIPTION.to_owned(),
        guid: "workflow".to_owned(),
        agents: ["a", "b", "c"].map(file_agent).to_vec(),
        links: vec![link(2, 0), link(0, 1)],
        ..File::default()
    }
}

/// Texts of all kinds but blank ones.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 äß😀'\"./:_-]{0,20}[a-z0-9]"
}

fn options() -> impl Strategy<Value = Map<String, serde_json::Value>> {
    let value = prop_oneof![
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        text().prop_map(|value| json!(value)),
        Just(json!(null)),
        text().prop_map(|value| json!({ "inner": [value] })),
    ];
    proptest::collection::vec((text(), value), 0..4).prop_map(|pairs| pairs.into_iter().collect())
}

fn agents() -> impl Strategy<Value = Vec<FileAgent>> {
    let schedule = prop_oneof![Just(Schedule::Absent), Just(Schedule::Null), text().prop_map(Schedule::At)];
    let agent = (text(), text(), any::<bool>(), options(), schedule, proptest::option::of(0_i64..100_000));
    proptest::collection::btree_map(text(), agent, 0..6).prop_map(|agents| {
        let agent = |(guid, (class, name, disabled, options, schedule, keep_messages_secs))| FileAgent {
            class,
            name,
            disabled,
            guid,
            options,
            schedule,
            keep_messages_secs,
        };
        agents.into_iter().map(agent).collect()
    })
}

fn files() -> impl Strategy<Value = File> {
    let some = || proptest::option::of(text());
    let pairs = || proptest::collection::hash_set((0_usize..6, 0_usize..6), 0..8);
    let head = (text(), text(), text(), some(), some(), some());
    (head, agents(), pairs(), pairs()).prop_map(|(head, agents, links, control_links)| {
        let (name, description, guid, tag_fg_color, tag_bg_color, icon) = head;
        let within = |pairs: HashSet<(usize, usize)>| {
            let pairs = pairs.into_iter().filter(|(from, to)| *from < agents.len() && *to < agents.len());
            pairs.map(|(from, to)| Link { from, to }).collect::<Vec<_>>()
        };
        let (links, control_links) = (within(links), within(control_links));
        File { name, description, guid, tag_fg_color, tag_bg_color, icon, agents, links, control_links }
    })
}

proptest! {
    #[test]
    fn an_export_of_what_was_imported_is_what_was_imported(file in files(), second in files()) {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
            let bed = bed();
            let done = bed.import(&file).await;
            let export = bed.export(bed.owner, &done).await;
            prop_assert_eq!(&export, &file);
            // Once more: nothing changes.
            let again = bed.import(&export).await;
            prop_assert_eq!(again.change, Change::Unchanged);
            prop_assert_eq!(again.count(Change::Unchanged), file.agents.len());
            // And elsewhere.
            let stranger = owner();
            let there = bed.transfer.import(stranger, &export).await.unwrap();
            prop_assert_eq!(&bed.export(stranger, &there).await, &file);
            // Another file of the same workflow, whose agents that are there change.
            let next = File { guid: file.guid.clone(), ..second };
            let done = bed.import(&next).await;
            prop_assert_eq!(&bed.export(bed.owner, &done).await, &next);
            Ok(())
        })?;
    }
}

#[tokio::test]
async fn what_differs_is_changed_made_and_taken_out() {
    let bed = bed();
    let first = bed.import(&sample()).await;
    assert_eq!((first.change, first.count(Change::Created)), (Change::Created, 3));
    let workflow = bed.workflows.get(bed.owner, first.workflow).await.unwrap();
    assert_eq!(workflow.status, WorkflowStatus::Draft);
    assert_eq!((workflow.description.as_str(), workflow.graph.nodes.len()), ("", 3));
    // One that is linked to from outside keeps that.
    let outsider =
        bed.agents.create(bed.owner, NewAgent { name: "o".to_owned(), ..NewAgent::default() }).await.unwrap();
    let sources = Some(vec![outsider.id, first.agents[0].id]);
    bed.agents.update(bed.owner, first.agents[1].id, AgentChange { sources, ..AgentChange::default() }).await.unwrap();

    let mut file = sample();
    file.agents[2] = file_agent("d");
    file.agents[1].name = "other".to_owned();
    file.agents[1].disabled = true;
    file.links = vec![link(2, 1)];
    let second = bed.import(&file).await;
    assert_eq!((second.workflow, second.change), (first.workflow, Change::Updated));
    let told: Vec<_> =
        second.agents.iter().map(|agent| (agent.guid.as_str(), agent.change, agent.changed.as_slice())).collect();
    let expect: [(&str, Change, &[&str]); 4] = [
        // Its source is no longer in the file, and so nobody said that it goes.
        ("a", Change::Unchanged, &[]),
        ("b", Change::Updated, &["name", "disabled", "sources"]),
        ("d", Change::Created, &[]),
        ("c", Change::Removed, &[]),
    ];
    assert_eq!(told, expect);
    let changed = bed.agents.get(bed.owner, first.agents[1].id).await.unwrap();
    assert_eq!(changed.sources, [outsider.id, second.agents[2].id]);
    assert!(bed.agents.get(bed.owner, first.agents[2].id).await.is_ok(), "the record stays");
    assert_eq!(bed.export(bed.owner, &second).await.agents.len(), 3);
}

#[tokio::test]
async fn what_was_made_here_comes_back_to_itself() {
    let bed = bed();
    let provider = ProviderConfig::Scripted { rules: Vec::new(), template: Some("hi".to_owned()) };
    let instruction = Instruction {
        provider,
        prompt: "p".to_owned(),
        tools: Vec::new(),
        may_escalate: true,
        may_complete: false,
        memory: Memory::default(),
        retry: None,
        timeout_ms: None,
    };
    let definition = Some(Definition::Instruction(instruction));
    let new = NewAgent { name: "one".to_owned(), definition, ..NewAgent::default() };
    let agent = bed.agents.create(bed.owner, new).await.unwrap();
    let graph = json!({
        "nodes": [
            {"id": "start", "type": "manual"},
            {"id": "ask", "type": "agent", "config": {"agent": agent.id, "query": "x"}},
        ],
        "edges": [{"source": "start", "target": "ask"}],
    });
    let new = NewWorkflow {
        name: "mine".to_owned(),
        description: String::new(),
        status: WorkflowStatus::Published,
        graph: serde_json::from_value(graph).unwrap(),
    };
    let made = bed.workflows.create(bed.owner, new).await.unwrap();
    let file = bed.transfer.export(bed.owner, made.seq).await.unwrap().file;
    assert_eq!(file.guid, made.id.0.simple().to_string());
    assert_eq!(file.agents[0].class, "Agents::InstructionAgent");
    assert_eq!(file.agents[0].options["definition"]["prompt"], "p");

    let again = bed.import(&file).await;
    assert_eq!((again.workflow, again.agents[0].id), (made.id, agent.id));
    assert_eq!(again.count(Change::Unchanged), 1);
    let after = bed.workflows.get(bed.owner, made.id).await.unwrap();
    assert_eq!((after.graph, after.status), (made.graph, WorkflowStatus::Published), "nothing is lost");

    let elsewhere = owner();
    let done = bed.transfer.import(elsewhere, &file).await.unwrap();
    let twin = bed.agents.get(elsewhere, done.agents[0].id).await.unwrap();
    assert_eq!((twin.definition, twin.class), (agent.definition, None), "it does there what it does here");
    assert_eq!(bed.export(elsewhere, &done).await, file);

    // One that names what is not there.
    let mut foreign = file.clone();
    foreign.agents[0].class = "Agents::FlowAgent".to_owned();
    foreign.agents[0].options.insert("definition".to_owned(), json!({"type": "flow", "workflow": WorkflowId::new()}));
    let there = owner();
    let done = bed.transfer.import(there, &foreign).await.unwrap();
    assert!(done.agents[0].left_out.is_some());
    assert_eq!(bed.export(there, &done).await, foreign);
}

#[tokio::test]
async fn every_fault_is_named_at_its_place_and_nothing_is_done() {
    let bed = bed();
    let mut file = sample();
    file.guid = " ".to_owned();
    file.agents[1].guid = "a".to_owned();
    file.agents[2].guid = String::new();
    file.links = vec![link(3, 0)];
    file.control_links = vec![link(0, 9)];
    let expect = [
        ("/guid", "required"),
        ("/agents/1/guid", "duplicate"),
        ("/agents/2/guid", "required"),
        ("/links/0/source", "unknown_agent"),
        ("/control_links/0/control_target", "unknown_agent"),
    ];
    assert_eq!(bed.refused(&file).await, expect.map(|(pointer, code)| (pointer.to_owned(), code)));

    let mut file = sample();
    file.agents[0].name = "\n".to_owned();
    file.agents[2].class = " ".to_owned();
    file.agents[2].keep_messages_secs = Some(-1);
    let places: Vec<String> = bed.refused(&file).await.into_iter().map(|(pointer, _)| pointer).collect();
    for place in ["/agents/0/name", "/agents/2/type", "/agents/2/keep_messages_for"] {
        assert!(places.iter().any(|found| found == place), "{place} in {places:?}");
    }
    assert_eq!(bed.fakes.records().rolled_back, 1);
}

#[tokio::test]
async fn a_guid_of_another_workflows_agent_is_taken() {
    let bed = bed();
    bed.import(&sample()).await;
    let file = File { guid: "second".to_owned(), ..sample() };
    let taken = ["/agents/0/guid", "/agents/1/guid", "/agents/2/guid"];
    assert_eq!(bed.refused(&file).await, taken.map(|pointer| (pointer.to_owned(), "taken")));
}

#[test]
fn a_files_name_is_a_slug() {
    for (name, expect) in [
        ("Bob's Status Alert Workflow", "bob-s-status-alert-workflow.json"),
        ("  --A1__b ", "a1-b.json"),
        ("Ünïcode", "n-code.json"),
        ("日本", "exported-agents.json"),
        ("", "exported-agents.json"),
    ] {
        assert_eq!(file_name(name), expect, "{name}");
    }
}
