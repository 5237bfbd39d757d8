//! The rules of agents, over ports in memory.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::{Map, Value, json};

use super::*;
use crate::domain::{
    agent::ProviderConfig,
    credential::{CredentialValue, NewCredential, SecretText},
    error::Fault,
    executions::ExecutionService,
    id::{ApiKeyId, CredentialId, UnitId},
    provider::{Ask, Listener, ProviderFailure, Reply},
    testing::{Fakes, codes, graph, is_conflict, is_missing, owner, sealer},
    workflow::{NewWorkflow, WorkflowChange, WorkflowFilter, WorkflowStatus},
    workflows::WorkflowService,
};

const ALL: PageRequest = PageRequest { page: 1, limit: 100 };

/// Finds fault with the template `bad`, and with the model `bad`.
struct Picky;

#[async_trait]
impl Providers for Picky {
    fn check(&self, config: &ProviderConfig) -> Vec<Fault> {
        let bad = matches!(config, ProviderConfig::OpenAi { model, .. } if model == "bad");
        if bad { vec![Fault::new("/model", "bad_model", "no")] } else { Vec::new() }
    }

    fn check_template(&self, template: &str) -> Vec<Fault> {
        if template == "bad" { vec![Fault::new("", "bad_template", "no")] } else { Vec::new() }
    }

    fn render(&self, template: &str, _: &Map<String, Value>) -> Result<String, ProviderFailure> {
        Ok(template.to_owned())
    }

    async fn ask(
        &self,
        _: &ProviderConfig,
        _: Option<&CredentialValue>,
        _: &Ask,
        _: &dyn Listener,
    ) -> Result<Reply, ProviderFailure> {
        Ok(Reply::default())
    }
}

struct Bed {
    fakes: Arc<Fakes>,
    agents: AgentService,
    workflows: WorkflowService,
    credentials: CredentialService,
    owner: Owner,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    let credentials = CredentialService::new(fakes.clone(), sealer());
    Bed {
        agents: AgentService::new(fakes.clone(), fakes.clone(), credentials.clone(), Arc::new(Picky)),
        workflows: WorkflowService::new(fakes.clone(), fakes.clone()),
        credentials,
        fakes,
        owner: owner(),
    }
}

fn named(name: &str) -> NewAgent {
    NewAgent { name: name.to_owned(), ..NewAgent::default() }
}

fn definition(value: Value) -> Definition {
    serde_json::from_value(value).unwrap()
}

impl Bed {
    async fn agent(&self, name: &str) -> Agent {
        self.agents.create(self.owner, named(name)).await.unwrap()
    }

    async fn workflow(&self, status: WorkflowStatus) -> WorkflowId {
        let new = NewWorkflow { name: "w".to_owned(), description: String::new(), status, graph: graph("a", "set") };
        self.workflows.create(self.owner, new).await.unwrap().id
    }

    /// Pointers and codes of what is wrong with an agent of this definition.
    async fn faults(&self, value: Value) -> Vec<(String, &'static str)> {
        let new = NewAgent { definition: Some(definition(value)), ..named("a") };
        match self.agents.create(self.owner, new).await {
            Ok(_) => Vec::new(),
            Err(Error::Invalid { faults }) => faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_name_is_enough_and_says_who_made_it() {
    let bed = bed();
    let key = ApiKeyId::new();
    let by_key = context::Context::of(context::Actor::ApiKey(key));
    let agent = context::scope(by_key, bed.agents.create(bed.owner, named("Ada"))).await.unwrap();
    assert_eq!((agent.code.as_str(), agent.mode.as_str()), ("ada", "instruction-chat"));
    assert_eq!((agent.status, agent.kind), (AgentStatus::Active, AgentKind::Single));
    assert_eq!(agent.icon, Icon { kind: "emoji".into(), value: "🤖".into(), background: "#EFF1F5".into() });
    assert_eq!(
        (agent.created_by.clone(), agent.updated_by.clone()),
        (format!("api_key:{key}"), format!("api_key:{key}"))
    );
    let change = AgentChange { is_favorite: Some(true), ..AgentChange::default() };
    let changed = bed.agents.update(bed.owner, agent.id, change).await.unwrap();
    assert_eq!((changed.created_by, changed.updated_by.as_str()), (agent.created_by.clone(), "system"));
    assert!(changed.updated_at > agent.updated_at);
    assert_eq!(bed.agents.get_by_code(bed.owner, "ada").await.unwrap().id, agent.id);
    assert_eq!(bed.agents.get_by_seq(bed.owner, agent.seq).await.unwrap().id, agent.id);
}

#[tokio::test]
async fn codes_are_made_from_names_and_numbered() {
    let bed = bed();
    for (name, code) in [
        ("Customer  Support!", "customer-support"),
        ("customer support", "customer-support-2"),
        ("CUSTOMER-SUPPORT", "customer-support-3"),
        ("  Größe 7 ", "gr-e-7"),
        ("日本", "agent"),
        ("🤖", "agent-2"),
        (&"x".repeat(255), &"x".repeat(53)),
        (&format!("{}-y", "x".repeat(52)), &"x".repeat(52)),
    ] {
        assert_eq!(bed.agent(name).await.code, code, "{name}");
    }
    let given = |code: &str| NewAgent { code: Some(code.to_owned()), ..named("n") };
    assert!(is_conflict(&bed.agents.create(bed.owner, given("agent")).await));
    assert_eq!(bed.agents.create(bed.owner, given("My_Code-1")).await.unwrap().code, "My_Code-1");
    for code in ["", "-a", "a b", "ä", "a/b"] {
        assert_eq!(codes(bed.agents.create(bed.owner, given(code)).await), ["pattern"], "{code}");
    }
    // Another tenant's codes are no concern of this one's.
    let other = Owner { tenant: crate::domain::id::TenantId::new(), unit: None };
    assert_eq!(bed.agents.create(other, named("agent")).await.unwrap().code, "agent");
    // A change of name leaves the code.
    let first = bed.agents.get_by_code(bed.owner, "agent").await.unwrap();
    let change = AgentChange { name: Some("Other".to_owned()), ..AgentChange::default() };
    assert_eq!(bed.agents.update(bed.owner, first.id, change).await.unwrap().code, "agent");
}

#[tokio::test]
async fn all_faults_of_the_fields_are_told_at_once() {
    let bed = bed();
    let text = |length| Some("x".repeat(length));
    let new = NewAgent {
        name: " ".to_owned(),
        description: "\0".to_owned(),
        category: text(256),
        mode: text(65),
        tags: vec!["ok".to_owned(), String::new(), "a\nb".to_owned()],
        icon: Icon { kind: "picture".to_owned(), value: String::new(), background: "red".to_owned() },
        usage_guide: text(10_001),
        ab_test_id: text(256),
        class: Some(String::new()),
        schedule: text(65),
        guid: text(256),
        keep_messages_secs: -1,
        ..NewAgent::default()
    };
    let Err(Error::Invalid { faults }) = bed.agents.create(bed.owner, new).await else { panic!() };
    let pointers: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    let expect = [
        "/name",
        "/description",
        "/category",
        "/ab_test_id",
        "/class",
        "/schedule",
        "/guid",
        "/mode",
        "/tags/1",
        "/tags/2",
        "/icon/value",
        "/icon/kind",
        "/icon/background",
        "/usage_guide",
        "/keep_messages_secs",
    ];
    assert_eq!(pointers, expect);
}

#[tokio::test]
async fn lists_name_everything_once() {
    let bed = bed();
    let source = bed.agent("s").await.id;
    let tags = ["b", "a", "b"].map(str::to_owned).to_vec();
    let new = NewAgent { tags, sources: vec![source, source], ..named("n") };
    let agent = bed.agents.create(bed.owner, new).await.unwrap();
    assert_eq!((agent.tags, agent.sources), (vec!["b".to_owned(), "a".to_owned()], vec![source]));
    let stranger = AgentChange { sources: Some(vec![source, AgentId::new()]), ..AgentChange::default() };
    assert_eq!(codes(bed.agents.update(bed.owner, agent.id, stranger).await), ["unknown_record"]);
}

#[tokio::test]
async fn a_definition_names_only_what_its_agents_owner_has() {
    let bed = bed();
    let (published, draft) = (bed.workflow(WorkflowStatus::Published).await, bed.workflow(WorkflowStatus::Draft).await);
    let hidden = bed.agent("h").await.workflow;
    let flow = |id: WorkflowId| json!({"type": "flow", "workflow": id});
    let at = |code| vec![("/definition/workflow_id".to_owned(), code)];
    assert_eq!(bed.faults(flow(published)).await, []);
    assert_eq!(bed.faults(flow(draft)).await, at("not_published"));
    assert_eq!(bed.faults(flow(hidden)).await, at("unknown_record"));
    assert_eq!(bed.faults(flow(WorkflowId::new())).await, at("unknown_record"));
    // The tenant's workflow is not the unit's.
    let unit = Owner { unit: Some(UnitId::new()), ..bed.owner };
    let new = NewAgent { definition: Some(definition(flow(published))), ..named("u") };
    assert_eq!(codes(bed.agents.create(unit, new).await), ["unknown_record"]);
    // Nor is it that of a unit's agent that the tenant changes.
    let theirs = bed.agents.create(unit, named("u")).await.unwrap();
    let change = AgentChange { definition: Some(Some(definition(flow(published)))), ..AgentChange::default() };
    assert_eq!(codes(bed.agents.update(bed.owner, theirs.id, change).await), ["unknown_record"]);
}

#[tokio::test]
async fn an_instruction_is_checked_whole() {
    let bed = bed();
    let workflow = bed.workflow(WorkflowStatus::Published).await;
    let new = |value| NewCredential { name: "c".to_owned(), value };
    let key = CredentialValue::ApiKey(SecretText::new("hush".to_owned()));
    let key = bed.credentials.create(bed.owner, new(key)).await.unwrap().id;
    let basic = CredentialValue::BasicAuth { username: "u".to_owned(), password: SecretText::new("p".to_owned()) };
    let basic = bed.credentials.create(bed.owner, new(basic)).await.unwrap().id;
    let openai = |model: &str, credential: CredentialId| json!({"name": "openai", "base_url": "https://api.example.com/v1", "model": model, "credential": credential});
    let tool = |name: &str| json!({"name": name, "workflow": workflow});
    let instruction = |provider: Value, more: Value| {
        let mut all = json!({"type": "instruction", "provider": provider});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let good = instruction(openai("m", key), json!({"prompt": "p", "tools": [tool("look_up"), tool("order-2")]}));
    assert_eq!(bed.faults(good).await, []);

    let bad = instruction(
        openai("bad", basic),
        json!({
            "prompt": "bad",
            "tools": [
                tool("escalate"), tool(""), tool("a b"), tool("twice"), tool("twice"),
                {"name": "x", "workflow": WorkflowId::new(), "parameters": true},
            ],
            "memory": {"max_messages": 1_001, "max_chars": 1_000_001},
            "retry": {"max_attempts": 0, "factor": 0.5, "jitter": 2.0},
            "timeout_ms": 0,
        }),
    );
    let faults = bed.faults(bad).await;
    let faults: Vec<(&str, &str)> = faults.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
    let expect = [
        ("/definition/provider/model", "bad_model"),
        ("/definition/prompt", "bad_template"),
        ("/definition/tools/0/name", "reserved"),
        ("/definition/tools/1/name", "pattern"),
        ("/definition/tools/2/name", "pattern"),
        ("/definition/tools/4/name", "duplicate_name"),
        ("/definition/tools/5/parameters", "type"),
        ("/definition/memory/max_messages", "out_of_range"),
        ("/definition/memory/max_chars", "out_of_range"),
        ("/definition/retry/max_attempts", "out_of_range"),
        ("/definition/retry/factor", "out_of_range"),
        ("/definition/retry/jitter", "out_of_range"),
        ("/definition/timeout_ms", "out_of_range"),
        ("/definition/provider/credential_id", "credential_type"),
        ("/definition/tools/5/workflow_id", "unknown_record"),
    ];
    assert_eq!(faults, expect);

    let scripted = json!({"name": "scripted", "rules": [{"when": "true"}, {"when": "true", "tool": {"name": "no"}}]});
    let at = "/definition/provider/rules/1/tool/name".to_owned();
    assert_eq!(bed.faults(instruction(scripted, json!({"tools": [tool("yes")]}))).await, [(at, "unknown_tool")]);
}

#[tokio::test]
async fn what_a_definition_names_may_go_without_binding_the_agent() {
    let bed = bed();
    let workflow = bed.workflow(WorkflowStatus::Published).await;
    let flow = definition(json!({"type": "flow", "workflow": workflow}));
    let new = NewAgent { definition: Some(flow), ..named("f") };
    let agent = bed.agents.create(bed.owner, new).await.unwrap();
    assert_eq!(agent.mode, "flow-chat");
    bed.workflows.delete(bed.owner, workflow).await.unwrap();
    let rename = AgentChange { name: Some("g".to_owned()), ..AgentChange::default() };
    assert_eq!(bed.agents.update(bed.owner, agent.id, rename).await.unwrap().name, "g");
}

#[tokio::test]
async fn an_agents_own_workflow_is_read_and_nothing_else() {
    let bed = bed();
    let agent = bed.agent("a").await;
    let found = bed.workflows.get(bed.owner, agent.workflow).await.unwrap();
    assert_eq!(found.agent, Some(agent.id));
    let [node] = found.graph.nodes.as_slice() else { panic!("{found:?}") };
    assert_eq!(node.kind, "agent");
    assert_eq!(node.config["agent"], json!(agent.id.to_string()));
    assert_eq!((node.retry.as_ref().unwrap().max_attempts, node.timeout_ms), (3, Some(120_000)));
    assert_eq!(bed.workflows.list(bed.owner, &WorkflowFilter::default(), ALL).await.unwrap().total, 0);
    let change = WorkflowChange { name: Some("mine".to_owned()), ..WorkflowChange::default() };
    assert!(is_conflict(&bed.workflows.update(bed.owner, agent.workflow, change).await));
    assert!(is_conflict(&bed.workflows.delete(bed.owner, agent.workflow).await));
    let fakes = bed.fakes.clone();
    let executions = ExecutionService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes);
    assert!(is_conflict(&executions.start(bed.owner, agent.workflow, json!({})).await));
    bed.agents.delete(bed.owner, agent.id).await.unwrap();
    assert!(is_missing(&bed.workflows.get(bed.owner, agent.workflow).await, Kind::Workflow));
    assert!(is_missing(&bed.agents.delete(bed.owner, agent.id).await, Kind::Agent));
}
