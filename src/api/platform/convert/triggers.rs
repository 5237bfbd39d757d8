//! What starts workflows besides requests.

use generated::platform::types as wire;

use crate::{
    api::text::cut,
    domain::{
        trigger::{
            Cause, FORM, WEBHOOK,
            schedule::{CatchUp, ScheduleConfig},
            webhook::{HookMethod, Respond, WebhookConfig},
        },
        triggers::{TriggerDetail, TriggerView},
    },
};

/// Where webhooks are called.
const HOOKS: &str = "/hooks/";
const MAX_NODE: usize = 255;
const MAX_CRON: usize = 255;
const MAX_DURATION: usize = 32;
const MAX_TIMEZONE: usize = 64;
const MAX_TRIGGERS: usize = 10_000;

/// `public_url`: where clients reach this server, if an operator has said so.
pub(in crate::api::platform) fn trigger_list(
    found: Vec<TriggerView>,
    public_url: Option<&str>,
) -> wire::WorkflowTriggerList {
    let items = found.into_iter().take(MAX_TRIGGERS).map(|view| trigger(view, public_url)).collect();
    wire::WorkflowTriggerList { items }
}

pub(in crate::api::platform) fn trigger(view: TriggerView, public_url: Option<&str>) -> wire::WorkflowTrigger {
    let TriggerView { node, live, detail } = view;
    let (kind, hook, plan, form_id) = match detail {
        TriggerDetail::Webhook { token, token_created_at, config } => {
            let url = token.map(|token| format!("{}{HOOKS}{token}", public_url.unwrap_or_default()));
            let hook = webhook(url, token_created_at, config);
            (wire::TriggerKind::Webhook, Some(hook), None, None)
        }
        TriggerDetail::Schedule { config, next_at, last_at, upcoming } => {
            let plan = schedule(config, next_at, last_at, upcoming);
            (wire::TriggerKind::Schedule, None, Some(plan), None)
        }
        TriggerDetail::Form { form } => (wire::TriggerKind::Form, None, None, form),
    };
    wire::WorkflowTrigger {
        node: cut(node, MAX_NODE),
        r#type: kind,
        live,
        webhook: hook,
        schedule: plan,
        form_id: form_id.map(|id| id.0.into()),
    }
}

fn webhook(
    url: Option<String>,
    made_at: Option<chrono::DateTime<chrono::Utc>>,
    config: Option<WebhookConfig>,
) -> wire::WebhookTrigger {
    let unread = || WebhookConfig { methods: vec![HookMethod::Post], respond: Respond::default(), signature: None };
    let config = config.unwrap_or_else(unread);
    let method = |method: HookMethod| match method {
        HookMethod::Get => wire::HookMethod::Get,
        HookMethod::Head => wire::HookMethod::Head,
        HookMethod::Post => wire::HookMethod::Post,
        HookMethod::Put => wire::HookMethod::Put,
        HookMethod::Patch => wire::HookMethod::Patch,
        HookMethod::Delete => wire::HookMethod::Delete,
    };
    wire::WebhookTrigger {
        url,
        url_created_at: made_at.map(Into::into),
        methods: config.methods.into_iter().map(method).collect(),
        respond: match config.respond {
            Respond::Immediately => wire::HookRespond::Immediately,
            Respond::WhenFinished => wire::HookRespond::WhenFinished,
            Respond::ByNode => wire::HookRespond::ByNode,
        },
        signed: config.signature.is_some(),
    }
}

fn schedule(
    config: Option<ScheduleConfig>,
    next_at: Option<chrono::DateTime<chrono::Utc>>,
    last_at: Option<chrono::DateTime<chrono::Utc>>,
    upcoming: Vec<chrono::DateTime<chrono::Utc>>,
) -> wire::ScheduleTrigger {
    let unread =
        || ScheduleConfig { cron: None, every: None, timezone: None, catch_up: CatchUp::default(), jitter: None };
    let config = config.unwrap_or_else(unread);
    wire::ScheduleTrigger {
        cron: config.cron.map(|text| cut(text, MAX_CRON)),
        every: config.every.map(|text| cut(text, MAX_DURATION)),
        timezone: config.timezone.map(|text| cut(text, MAX_TIMEZONE)),
        catch_up: match config.catch_up {
            CatchUp::None => wire::ScheduleCatchUp::None,
            CatchUp::Last => wire::ScheduleCatchUp::Last,
            CatchUp::All => wire::ScheduleCatchUp::All,
        },
        jitter: config.jitter.map(|text| cut(text, MAX_DURATION)),
        next_at: next_at.map(Into::into),
        last_at: last_at.map(Into::into),
        upcoming: upcoming.into_iter().map(Into::into).collect(),
    }
}

/// What started an execution.
pub(in crate::api::platform) fn cause(cause: &Cause) -> wire::ExecutionTrigger {
    wire::ExecutionTrigger {
        r#type: match cause.kind.as_str() {
            FORM => wire::TriggerKind::Form,
            WEBHOOK => wire::TriggerKind::Webhook,
            _ => wire::TriggerKind::Schedule,
        },
        node: (!cause.node.is_empty()).then(|| cut(cause.node.clone(), MAX_NODE)),
    }
}
