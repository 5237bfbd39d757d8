//! `webhook`: where an execution that a request to the node's own URL starts begins. Its output is the execution's input.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{About, Category, NodeContext, NodeEnd, NodeKind, Run};
use crate::domain::{
    Fault,
    trigger::{
        WEBHOOK,
        webhook::{WebhookConfig, expression_faults},
    },
};

/// The type.
pub(super) struct Webhook;

impl NodeKind for Webhook {
    type Config = WebhookConfig;

    const ABOUT: About = About {
        name: WEBHOOK,
        title: "Webhook trigger",
        description: "Starts the published workflow when a request comes to the node's own URL (`/hooks/…`, shown with the workflow's triggers). Its output is the execution's input: `method`, `path` (what \
                      stands behind the URL), `query`, `headers` (in lower case, without those that hold secrets), `body`, `body_type` (`json`, `form`, `text`, `base64` or `none`) and `received_at`.",
        category: Category::Trigger,
        ..About::DEFAULT
    };

    fn check(config: &Map<String, Value>) -> Vec<Fault> {
        let mut faults = expression_faults(config);
        // What cannot be read at all, the schema refuses.
        if let Ok(WebhookConfig { signature: Some(signature), .. }) = serde_json::from_value(config.clone().into()) {
            let below = |fault: Fault| Fault { pointer: format!("/signature{}", fault.pointer), ..fault };
            faults.extend(signature.faults().into_iter().map(below));
        }
        faults
    }

    fn run(context: NodeContext, _config: &Arc<WebhookConfig>) -> Run {
        Run::Now(Ok(NodeEnd::Done { output: context.input, branch: None }))
    }
}
