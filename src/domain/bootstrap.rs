//! The first start: a tenant, an endpoint, a workflow to try, and a key to try it with.
//!
//! Every step looks before it writes, and the key comes last: a start that was cut short goes on where it stopped, and a finished one is
//! never repeated, so a sample that was deleted stays deleted.

use std::sync::Arc;

use serde_json::json;

use super::{
    endpoints::EndpointService,
    error::{Error, Result},
    graph::{Edge, Graph, Node},
    id::TenantId,
    identity::{Owner, Tenant},
    keys::{KeyService, admin_key},
    page::PageRequest,
    plan::Plan,
    ports::{DEFAULT_ENDPOINT, DEFAULT_TENANT, TenantRepository},
    secret::Secret,
    workflow::{NewWorkflow, WorkflowFilter, WorkflowStatus},
    workflows::{WorkflowService, now},
};

/// The sample workflow's name.
pub const SAMPLE_WORKFLOW: &str = "say-hello";

/// What stands after a start.
#[derive(Debug, Clone)]
pub struct Bootstrapped {
    /// The default tenant, as an owner of records.
    pub owner: Owner,
    /// The admin key that was made, to be shown this once; `None` where one was given or existed.
    pub made_key: Option<Secret>,
}

/// Sets up what a new database needs.
#[derive(Clone)]
pub struct Bootstrap {
    tenants: Arc<dyn TenantRepository>,
    endpoints: EndpointService,
    workflows: WorkflowService,
    keys: KeyService,
}

impl Bootstrap {
    /// Over these services.
    pub fn new(
        tenants: Arc<dyn TenantRepository>,
        endpoints: EndpointService,
        workflows: WorkflowService,
        keys: KeyService,
    ) -> Self {
        Self { tenants, endpoints, workflows, keys }
    }

    /// Brings the default tenant to its first state. A `given` key (see [`Secret::generate`]) is made sure of at every start, unless it was revoked;
    /// without one, a key is made when the tenant has none. `plan` is the tenant's, if it is new.
    pub async fn run(&self, given: Option<&str>, plan: Plan) -> Result<Bootstrapped> {
        let given = given.map(parse_given).transpose()?;
        let tenant = self.tenant(plan).await?;
        let owner = Owner { tenant: tenant.id, unit: None };
        let has_keys = self.keys.list(owner, PageRequest { page: 1, limit: 1 }).await?.total > 0;
        if !has_keys {
            self.endpoint(owner).await?;
            self.sample(owner).await?;
        }
        let mut made_key = None;
        match given {
            Some(secret) if self.keys.exists(&secret).await? => {}
            Some(secret) => unless_taken(self.keys.issue_with(owner, admin_key("bootstrap"), secret).await)?,
            None if !has_keys => made_key = Some(self.keys.issue(owner, admin_key("bootstrap")).await?.secret),
            None => {}
        }
        Ok(Bootstrapped { owner, made_key })
    }

    async fn tenant(&self, plan: Plan) -> Result<Tenant> {
        if let Some(tenant) = self.tenants.find_by_name(DEFAULT_TENANT).await? {
            return Ok(tenant);
        }
        let tenant = Tenant { id: TenantId::new(), name: DEFAULT_TENANT.to_owned(), plan, created_at: now() };
        unless_taken(self.tenants.insert(&tenant).await)?;
        // Read back: another process may have been first.
        self.tenants
            .find_by_name(DEFAULT_TENANT)
            .await?
            .ok_or_else(|| Error::internal("the default tenant is gone as soon as it was made"))
    }

    async fn endpoint(&self, owner: Owner) -> Result<()> {
        match self.endpoints.find(owner, DEFAULT_ENDPOINT).await {
            Ok(_) => Ok(()),
            Err(Error::NotFound { .. }) => {
                let description = "Where published workflows are callable by name unless they say otherwise.";
                let made = self.endpoints.create(owner, DEFAULT_ENDPOINT.to_owned(), description.to_owned()).await;
                unless_taken(made)
            }
            Err(error) => Err(error),
        }
    }

    async fn sample(&self, owner: Owner) -> Result<()> {
        let filter = WorkflowFilter { status: None, search: Some(SAMPLE_WORKFLOW.to_owned()) };
        if self.workflows.list(owner, &filter, PageRequest { page: 1, limit: 1 }).await?.total == 0 {
            self.workflows.create(owner, sample_workflow()).await?;
        }
        Ok(())
    }
}

/// Greets `name`: `{"name": "AgentifyMe"}` gives `"Hello, AgentifyMe!"`.
pub fn sample_workflow() -> NewWorkflow {
    let node = |id: &str, kind: &str, name: &str, config| Node {
        id: id.to_owned(),
        kind: kind.to_owned(),
        name: Some(name.to_owned()),
        config,
        retry: None,
        timeout_ms: None,
        on_error: super::graph::OnError::Fail,
        extra: serde_json::Map::new(),
    };
    let mut template = serde_json::Map::new();
    template.insert("template".to_owned(), json!("Hello, {{ input.name | default('world') }}!"));
    NewWorkflow {
        name: SAMPLE_WORKFLOW.to_owned(),
        description: "Greets whom you name: a first workflow to run.".to_owned(),
        status: WorkflowStatus::Published,
        graph: Graph {
            nodes: vec![
                node("start", "manual", "Start", serde_json::Map::new()),
                node("greet", "template", "Greet", template),
            ],
            edges: vec![Edge {
                id: None,
                source: "start".to_owned(),
                target: "greet".to_owned(),
                branch: None,
                extra: serde_json::Map::new(),
            }],
            variables: indexmap::IndexMap::new(),
        },
    }
}

fn parse_given(text: &str) -> Result<Secret> {
    Secret::parse(text).ok_or_else(|| {
        Error::invalid(
            "",
            "key_format",
            "the bootstrap key is not an API key of this program (`sy_` and 49 letters and digits, of which six are a checksum); \
             leave it out to have one made, or take one from `switchyard key create`",
        )
    })
}

/// Whoever was first in the same moment did the same.
fn unless_taken<T>(result: Result<T>) -> Result<()> {
    match result {
        Ok(_) | Err(Error::Conflict { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
