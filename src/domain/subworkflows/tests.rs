//! Calls over fakes: whose workflows they reach, and how often they run them.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::domain::{
    execution::Execution,
    graph::Graph,
    id::{AgentId, TenantId, WorkflowId},
    identity::Owner,
    run::{MAX_DEPTH, Origin},
    testing::Fakes,
    workflow::{Workflow, WorkflowStatus},
    workflows::now,
};

fn owner() -> Owner {
    Owner { tenant: TenantId::new(), unit: None }
}

struct World {
    fakes: Arc<Fakes>,
    service: SubworkflowService,
    owner: Owner,
}

impl World {
    fn new() -> Self {
        let fakes = Fakes::new();
        Self { service: SubworkflowService::new(fakes.clone(), fakes.clone()), fakes, owner: owner() }
    }

    async fn workflow(&self, name: &str, status: WorkflowStatus, agent: Option<AgentId>) -> WorkflowId {
        let workflow = Workflow {
            seq: 0,
            id: WorkflowId::new(),
            owner: self.owner,
            name: name.to_owned(),
            description: String::new(),
            status,
            version: 4,
            published_version: (status == WorkflowStatus::Published).then_some(3),
            graph: Graph::default(),
            endpoint: None,
            agent,
            created_at: now(),
            updated_at: now(),
        };
        WorkflowRepository::insert(&*self.fakes, workflow).await.unwrap().id
    }

    fn call(&self, workflow: &str) -> Call {
        Call {
            owner: self.owner,
            execution: ExecutionId(uuid::Uuid::nil()),
            origin: Origin::default(),
            node: "call".to_owned(),
            key: String::new(),
            workflow: workflow.to_owned(),
            input: json!({"a": 1}),
        }
    }

    async fn run(&self, call: Call) -> Result<Value, StepFailure> {
        self.service.run(&*self.fakes, call).await
    }

    fn executions(&self) -> Vec<Execution> {
        self.fakes.records().executions.clone()
    }
}

#[tokio::test]
async fn a_call_is_one_execution_however_often_it_is_repeated() {
    let world = World::new();
    let id = world.workflow("double", WorkflowStatus::Published, None).await;
    for named in ["double", &id.to_string()] {
        assert_eq!(world.run(world.call(named)).await.unwrap(), Value::Null);
    }
    let [one] = &world.executions()[..] else { panic!("{:?}", world.executions()) };
    let parent = Some(world.call("").execution);
    assert_eq!(one.origin, Origin { parent, depth: 1, ..Origin::default() });
    assert_eq!((one.workflow_id, one.workflow_version, &one.input), (id, 3, &json!({"a": 1})));
    // Another key, another node, another execution: another call.
    for call in [
        Call { key: "1".to_owned(), ..world.call("double") },
        Call { node: "other".to_owned(), ..world.call("double") },
        Call { execution: ExecutionId::new(), ..world.call("double") },
    ] {
        world.run(call).await.unwrap();
    }
    assert_eq!(world.executions().len(), 4);
}

#[tokio::test]
async fn one_that_is_started_and_left_is_nobodys_child() {
    let world = World::new();
    world.workflow("double", WorkflowStatus::Published, None).await;
    let started = world.service.start(&*world.fakes, world.call("double")).await.unwrap();
    assert_eq!(world.service.start(&*world.fakes, world.call("double")).await.unwrap(), started);
    let [one] = &world.executions()[..] else { panic!("{:?}", world.executions()) };
    let started_by = Some(world.call("").execution);
    assert_eq!(one.origin, Origin { started_by, depth: 1, ..Origin::default() });
    assert_eq!((one.id, one.status), (started, ExecutionStatus::Pending));
}

#[tokio::test]
async fn what_the_owner_could_not_run_is_not_there() {
    let world = World::new();
    let draft = world.workflow("draft", WorkflowStatus::Draft, None).await;
    let hidden = world.workflow("hidden", WorkflowStatus::Published, Some(AgentId::new())).await;
    let published = world.workflow("mine", WorkflowStatus::Published, None).await;
    let foreign = Call { owner: owner(), ..world.call(&published.to_string()) };
    let by_name = Call { owner: owner(), ..world.call("mine") };
    for call in [
        world.call(&draft.to_string()),
        world.call("draft"),
        world.call(&hidden.to_string()),
        world.call("hidden"),
        world.call("nothing"),
        world.call(&WorkflowId::new().to_string()),
        foreign,
        by_name,
    ] {
        let failure = world.run(call.clone()).await.unwrap_err();
        assert_eq!((failure.code.as_str(), failure.retryable), ("unknown_workflow", false), "{call:?}");
        assert_eq!(world.service.start(&*world.fakes, call).await.unwrap_err(), failure);
    }
    assert_eq!(world.executions(), []);
}

#[tokio::test]
async fn a_call_too_deep_is_refused_in_either_way() {
    let world = World::new();
    world.workflow("double", WorkflowStatus::Published, None).await;
    let deep = Call { origin: Origin { depth: MAX_DEPTH, ..Origin::default() }, ..world.call("double") };
    let failure = world.run(deep.clone()).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("too_deep", false));
    assert!(failure.message.contains("16 deep"), "{}", failure.message);
    assert_eq!(world.service.start(&*world.fakes, deep).await.unwrap_err(), failure);
    assert_eq!(world.executions(), []);
}
