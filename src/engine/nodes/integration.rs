//! `integration`: has a configured integration do something. What there is to be done, each type of integration says; here it is a step like any other.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{About, NodeContext, NodeEnd, NodeFailure, NodeKind, NodeResult, Run, once};
use crate::{
    domain::{
        Fault, credential::CredentialValue, error::Error, execution::StepFailure, integration::Integration as Record,
    },
    engine::{
        expression::Expression,
        integrations::{ACTION_NAMES, ActionError, Doing},
    },
};

/// The type.
pub(super) struct Integration;

/// Which integration, and what it is to do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("examples" = [
    {"integration": "team chat", "action": "post_message", "with": {"channel": "#orders", "text": "A new order: {{ input.id }}"}},
    {"integration": "int-01j7mrwgf0e60tak362xesvjfr", "action": "request", "with": {"method": "POST", "path": "/orders", "body": "{{ input }}"}}
]))]
pub(super) struct IntegrationConfig {
    /// An integration: its name (the newest where several share it), or its id, `int-…`, `int_…` or a UUID.
    #[schemars(length(min = 1, max = 255), example = &"team chat")]
    integration: String,
    /// What it is to do: the name of one of its type's actions, as the platform's `GET /integration-types` lists them.
    #[schemars(length(min = 1, max = 64), example = &"post_message")]
    action: String,
    /// What the action takes; its type says what that is.
    #[serde(default)]
    #[schemars(example = json!({"channel": "#orders", "text": "A new order"}))]
    with: Map<String, Value>,
}

impl NodeKind for Integration {
    type Config = IntegrationConfig;

    const ABOUT: About = About {
        name: "integration",
        title: "Integration",
        description: "Has an integration do something: send a request, post a message, open an issue, ask for records, send mail. Its output is the action's. An action may be done twice where a \
                      crash interrupts it: requests carry an `Idempotency-Key`, and mail a `Message-ID`, that all attempts at one step share.",
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        match config.get("action") {
            // Which type the integration is of is known when it runs; that no type has the action is known before.
            Some(Value::String(action))
                if matches!(Expression::compile(action), Ok(None)) && !ACTION_NAMES.contains(&action.as_str()) =>
            {
                let all = ACTION_NAMES.join(", ");
                let message = format!("no type of integration has the action `{action}`; there are {all}");
                vec![Fault::new("/action", "unknown_action", message)]
            }
            _ => Vec::new(),
        }
    }

    fn run(context: NodeContext, config: &Arc<IntegrationConfig>) -> Run {
        let config = Arc::clone(config);
        Run::Later(Box::pin(async move { act(&context, &config).await }))
    }
}

async fn act(context: &NodeContext, config: &IntegrationConfig) -> NodeResult {
    let (record, credential) = find(context, &config.integration).await?;
    let IntegrationConfig { action, with, .. } = config;
    let (types, doing) = (&context.services.integrations, doing(context));
    let done = types.act(&record.kind, &record.config, credential.as_ref(), action, with, &doing);
    Ok(NodeEnd::output(done.await?))
}

/// An integration that a node names, with what it presents.
pub(super) async fn find(context: &NodeContext, named: &str) -> Result<(Record, Option<CredentialValue>), NodeFailure> {
    let Some(records) = &context.services.records else {
        return Err(NodeFailure::permanent("not_available", "this server has no integrations"));
    };
    match records.integration(context.owner, named).await {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(NodeFailure::permanent("unknown_integration", format!("there is no integration `{named}`"))),
        Err(Error::NotFound { .. }) => {
            let message = format!("the credential of the integration `{named}` is gone");
            Err(NodeFailure::permanent("unknown_credential", message))
        }
        Err(error) => Err(StepFailure::internal(&error).into()),
    }
}

/// The circumstances of an attempt, as actions know them.
pub(super) fn doing(context: &NodeContext) -> Doing {
    Doing { key: once::key(context), now: context.now }
}

impl From<ActionError> for NodeFailure {
    fn from(ActionError { code, reason, retry }: ActionError) -> Self {
        Self { code: code.to_owned(), message: reason, retryable: retry.is_some(), retry_after: retry }
    }
}
