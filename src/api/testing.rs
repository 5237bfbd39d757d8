//! What the surfaces' tests stand on: services over ports in memory, an engine that ends runs as told, and answers held against the documents.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use chrono::TimeDelta;
use generated::runtime::{Fault, In, Limits, Schemas, Validate, Violation};
use poem::{
    Body, Endpoint as _, Request, RequestParts, Response,
    endpoint::BoxEndpoint,
    http::{self, HeaderMap, Method, StatusCode, header},
    web::{LocalAddr, RemoteAddr},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{MOUNTS, RequestId, Services, mount};
use crate::domain::{
    agents::AgentService,
    analytics::AnalyticsService,
    audit::AuditService,
    clients::OAuthClientService,
    conversations::ConversationService,
    credentials::CredentialService,
    endpoints::EndpointService,
    error::{self, Error},
    execution::{Execution, ExecutionStatus, RunError},
    executions::ExecutionService,
    feed::{Frames, Place},
    forms::FormService,
    graph::Graph,
    id::ExecutionId,
    idempotency::IdempotencyService,
    identity::Owner,
    integrations::IntegrationService,
    keys::{KeyService, NewApiKey},
    limits::{LimitService, LimitSettings},
    messages::MessageService,
    oauth::{LONGEST_LIFETIME, OAuthService},
    ports::{GraphCheck, NewExecution, NodeExample, NodeType, Runner},
    profile::ProfileService,
    settings::WorkflowSettingsService,
    tenants::TenantService,
    testing::{FakeRequests, Fakes, NoProviders, owner, sealer},
    transfer::TransferService,
    triggers::TriggerService,
    turns::TurnService,
    units::UnitService,
    users::UserService,
    versions::VersionService,
    webhooks::{DeliveryService, WebhookService},
    workflows::WorkflowService,
};

/// What a request got.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn content_type(&self) -> &str {
        self.headers[header::CONTENT_TYPE].to_str().unwrap()
    }

    pub(super) fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The body as the generated type: the document's schema and the generated validator both accept it.
    pub(super) fn keeps<T: DeserializeOwned + Validate>(&self, schemas: &Schemas, pointer: &'static str) -> T {
        let found = schemas.violations(pointer, &self.json(), In::Body, "");
        assert!(found.is_empty(), "{pointer}: {found:?} in {}", self.json());
        let body: T = serde_json::from_slice(&self.body).unwrap();
        assert!(body.is_valid());
        body
    }
}

/// A request as the server makes it of what came over the wire. (The framework's own builder leaves the original URI out.)
pub(super) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request {
    let mut request = http::Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let parts = RequestParts::from((parts, LocalAddr::default(), RemoteAddr::default(), http::uri::Scheme::HTTP));
    Request::from_parts(parts, Body::from(body.to_owned()))
}

pub(super) async fn answer(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, body: body.into_vec().await.unwrap() }
}

/// One fault of every kind, the texts in it as long as clients can make them, and the status that it has on every surface.
pub(super) fn every_fault() -> Vec<(Fault, u16)> {
    let violation = |place, keyword: &str| Violation {
        place,
        pointer: format!("/{}", "p".repeat(3_000)),
        keyword: keyword.to_owned(),
        message: "ä".repeat(3_000),
    };
    let places = [In::Body, In::Query, In::Path, In::Header, In::Cookie];
    vec![
        (Fault::Unauthenticated, 401),
        (Fault::Invalid(places.map(|place| violation(place, "additionalProperties")).to_vec()), 400),
        (Fault::Invalid(vec![violation(In::Body, &"k".repeat(100)); 10_001]), 400),
        (Fault::UnsupportedMediaType { received: "text/plain".to_owned(), supported: &["application/json"] }, 415),
        (Fault::TooLarge { limit: 1_048_576 }, 413),
        (Fault::Incomplete, 400),
        (Fault::UnknownPath, 404),
        (Fault::UnknownMethod { allowed: vec![Method::GET] }, 405),
        (Fault::Panic("secret".to_owned()), 500),
        (Fault::Undocumented(418), 500),
    ]
}

/// How the engine of a [`Bed`] ends the runs that are waited for.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    Completes(Value),
    Fails(RunError),
    Cancelled,
    Outlives,
    Breaks,
    Panics,
}

/// The fakes of the domain, with runs that end as told and a catalogue.
struct Engine {
    fakes: Arc<Fakes>,
    outcome: Mutex<Outcome>,
}

#[async_trait]
impl Runner for Engine {
    async fn start(&self, execution: NewExecution) -> error::Result<()> {
        self.fakes.start(execution).await
    }

    async fn cancel(&self, id: ExecutionId) -> error::Result<()> {
        self.fakes.cancel(id).await
    }

    async fn retry(&self, id: ExecutionId) -> error::Result<()> {
        self.fakes.retry(id).await
    }

    async fn wait(&self, id: ExecutionId, limit: Duration) -> error::Result<Option<Execution>> {
        assert_eq!(limit, super::DEFAULT_RUN_LIMIT);
        let outcome = self.outcome.lock().unwrap().clone();
        let mut records = self.fakes.records();
        let run = records.executions.iter_mut().find(|execution| execution.id == id).unwrap();
        match outcome {
            Outcome::Completes(output) => (run.status, run.output) = (ExecutionStatus::Completed, Some(output)),
            Outcome::Fails(error) => (run.status, run.error) = (ExecutionStatus::Failed, Some(error)),
            Outcome::Cancelled => run.status = ExecutionStatus::Cancelled,
            Outcome::Outlives => return Ok(None),
            Outcome::Breaks => return Err(Error::internal("a secret cause")),
            Outcome::Panics => {
                drop(records);
                panic!("a secret cause");
            }
        }
        run.started_at = Some(run.created_at);
        run.finished_at = Some(run.created_at + TimeDelta::microseconds(12_400));
        Ok(Some(run.clone()))
    }

    async fn wait_for_turn(&self, id: ExecutionId, limit: Duration) -> error::Result<bool> {
        Ok(self.wait(id, limit).await?.is_some())
    }

    async fn signal(&self, id: ExecutionId, node: &str, answer: Value) -> error::Result<()> {
        self.fakes.signal(id, node, answer).await
    }

    async fn watch(&self, id: ExecutionId, after: Place) -> error::Result<Frames> {
        self.fakes.watch(id, after).await
    }
}

impl GraphCheck for Engine {
    fn check_draft(&self, graph: &Graph) -> Vec<error::Fault> {
        self.fakes.check_draft(graph)
    }

    fn check_whole(&self, graph: &Graph) -> Vec<error::Fault> {
        self.fakes.check_whole(graph)
    }

    fn node_types(&self) -> Vec<NodeType> {
        let node_type = |name: &str, category: &str, config_schema| NodeType {
            name: name.to_owned(),
            title: name.to_owned(),
            description: "d".repeat(5_000),
            category: category.to_owned(),
            branches: vec!["true".to_owned()],
            config_schema,
            example: (name == "set").then(|| NodeExample {
                title: name.to_owned(),
                description: "d".repeat(5_000),
                graph: json!({"nodes": [], "edges": []}),
                input: json!(null),
                output: Some(json!([1])),
            }),
        };
        vec![node_type("set", "action", json!(true)), node_type("condition", "control", json!({"type": "object"}))]
    }
}

/// All surfaces, called as the server calls them: below their prefix, and without the framework's `nest`, which refuses some paths itself.
pub(super) struct Bed {
    surfaces: Vec<BoxEndpoint<'static, Response>>,
    engine: Arc<Engine>,
    services: Arc<Services>,
    pub(super) owner: Owner,
}

pub(super) fn bed() -> Bed {
    let (fakes, requests) = (Fakes::new(), FakeRequests::new());
    let engine = Arc::new(Engine { fakes: fakes.clone(), outcome: Mutex::new(Outcome::Completes(json!("done"))) });
    let keys = KeyService::new(fakes.clone(), fakes.clone());
    let credentials = CredentialService::new(fakes.clone(), sealer());
    let agents = AgentService::new(fakes.clone(), fakes.clone(), credentials.clone(), Arc::new(NoProviders));
    let workflows = WorkflowService::new(fakes.clone(), engine.clone());
    let services = Arc::new(Services {
        versions: VersionService::new(workflows.clone(), fakes.clone(), fakes.clone()),
        transfer: TransferService::new(workflows.clone(), agents.clone(), fakes.clone(), fakes.clone()),
        messages: MessageService::new(fakes.clone()),
        settings: WorkflowSettingsService::new(fakes.clone(), fakes.clone(), fakes.clone()),
        agents,
        audit: AuditService::new(fakes.clone()),
        integrations: IntegrationService::new(
            fakes.clone(),
            credentials.clone(),
            fakes.clone(),
            fakes.clone(),
            fakes.clone(),
            fakes.clone(),
        ),
        credentials,
        workflows,
        executions: ExecutionService::new(fakes.clone(), fakes.clone(), fakes.clone(), engine.clone(), engine.clone()),
        keys: keys.clone(),
        tenants: TenantService::new(fakes.clone(), keys),
        analytics: AnalyticsService::new(fakes.clone()),
        conversations: ConversationService::new(fakes.clone(), fakes.clone()),
        turns: TurnService::new(
            fakes.clone(),
            fakes.clone(),
            fakes.clone(),
            fakes.clone(),
            engine.clone(),
            fakes.clone(),
        ),
        units: UnitService::new(fakes.clone()),
        users: UserService::new(fakes.clone(), fakes.clone(), sealer()),
        clients: OAuthClientService::new(fakes.clone(), fakes.clone()),
        oauth: OAuthService::new(fakes.clone(), LONGEST_LIFETIME),
        profiles: ProfileService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone()),
        idempotency: IdempotencyService::new(requests.clone(), requests, sealer()),
        forms: FormService::new(fakes.clone(), fakes.clone(), engine.clone(), fakes.clone()),
        limits: LimitService::new(LimitSettings { enforce: false, ..LimitSettings::default() }, fakes.clone()),
        endpoints: EndpointService::new(fakes.clone()),
        triggers: TriggerService::new(fakes.clone(), fakes.clone(), fakes.clone()),
        webhooks: WebhookService::new(fakes.clone(), sealer(), fakes.clone()),
        deliveries: DeliveryService::new(fakes.clone(), fakes, super::event_wording()),
        graph_check: engine.clone(),
        run_limit: super::DEFAULT_RUN_LIMIT,
        public_url: None,
    });
    let surfaces = mount(&services, Limits { body: 10_000 });
    Bed { surfaces, engine, services, owner: owner() }
}

impl Bed {
    /// How runs end from now on.
    pub(super) fn runs(&self, outcome: Outcome) {
        *self.engine.outcome.lock().unwrap() = outcome;
    }

    pub(super) fn fakes(&self) -> &Fakes {
        &self.engine.fakes
    }

    pub(super) fn services(&self) -> &Services {
        &self.services
    }

    /// A key of the bed's tenant.
    pub(super) async fn key(&self, scopes: &[&str]) -> String {
        self.key_of(self.owner, scopes).await
    }

    pub(super) async fn key_of(&self, owner: Owner, scopes: &[&str]) -> String {
        let scopes = scopes.iter().map(ToString::to_string).collect();
        let new = NewApiKey { name: "k".to_owned(), unit: None, scopes, plan: None, expires_at: None };
        self.services.keys.issue(owner, new).await.unwrap().secret.reveal().to_owned()
    }

    /// The default endpoint of the bed's tenant.
    pub(super) async fn endpoint(&self) {
        self.services.endpoints.create(self.owner, "default".to_owned(), String::new()).await.unwrap();
    }

    /// Sends a request with these headers; a body is JSON unless a header says otherwise.
    pub(super) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut headers = headers.to_vec();
        if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-type") {
            headers.push(("content-type", "application/json"));
        }
        let mut request = request(method, path, &headers, body);
        request.extensions_mut().insert(RequestId::new("req-1"));
        let find = |prefixes: &[&'static str]| prefixes.iter().find(|prefix| path.starts_with(**prefix)).copied();
        let (index, prefix) =
            MOUNTS.iter().enumerate().find_map(|(index, mount)| Some((index, find(mount.prefixes)?))).unwrap();
        if !MOUNTS[index].keeps_path {
            *request.uri_mut() = path[prefix.len()..].parse().unwrap();
        }
        let surface = &self.surfaces[index];
        answer(surface.call(request).await.unwrap()).await
    }
}
