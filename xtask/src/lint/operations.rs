//! What every operation says of itself.

use super::Report;
use crate::generator::resolved::{Api, Place, StatusKey};

pub(super) fn id(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| !operation.id_declared) {
        report.add(&operation.location, "no operationId: clients and handlers are named after it");
    }
}

pub(super) fn described(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        for (name, text) in [("summary", &operation.summary), ("description", &operation.description)] {
            if text.as_deref().is_none_or(|text| text.trim().is_empty()) {
                report.add(&operation.location, format!("`{}` has no {name}", operation.id));
            }
        }
    }
}

pub(super) fn tag(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        if operation.tags.is_empty() {
            report.add(&operation.location, format!("`{}` has no tag", operation.id));
        }
        for name in &operation.tags {
            if api.tags.iter().any(|tag| tag.name == *name && tag.description.is_none()) {
                report.add(
                    &operation.location,
                    format!("the tag `{name}` is not declared with a description under `tags`"),
                );
            }
        }
    }
}

pub(super) fn statuses(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        let class = |class: u16| {
            operation.responses.iter().any(|response| match response.status {
                StatusKey::Code(code) => code / 100 == class,
                StatusKey::Range(range) => u16::from(range) == class,
                StatusKey::Default => false,
            })
        };
        let code = |code: u16| operation.responses.iter().any(|response| response.status == StatusKey::Code(code));
        let secured =
            operation.security.as_ref().is_some_and(|all| !all.is_empty() && all.iter().all(|one| !one.is_empty()));
        let demands = [
            (class(2), "success (2xx)"),
            (class(4), "fault of the client (4xx)"),
            (code(500), "500"),
            (!secured || code(401), "401, which its security calls for"),
            (!secured || code(429), "429, which its client's rate limit calls for"),
        ];
        for (_, missing) in demands.iter().filter(|(there, _)| !there) {
            report.add(&operation.location, format!("`{}` has no response for {missing}", operation.id));
        }
    }
}

pub(super) fn link(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| operation.method == "POST") {
        for response in operation.responses.iter().filter(|response| response.status == StatusKey::Code(201)) {
            if response.links.is_empty() {
                report.add(
                    &response.location,
                    format!("`{}` creates, and no link leads to what it created", operation.id),
                );
            }
        }
    }
}

pub(super) fn idempotent(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| operation.method == "POST") {
        let has = |code: u16| operation.responses.iter().any(|response| response.status == StatusKey::Code(code));
        let is_named = |name: &str| name.eq_ignore_ascii_case("Idempotency-Key");
        let takes_key =
            operation.parameters.iter().any(|parameter| parameter.place == Place::Header && is_named(&parameter.name));
        if !takes_key {
            if has(201) || has(202) {
                let message = format!("`{}` creates or starts, and takes no Idempotency-Key", operation.id);
                report.add(&operation.location, message);
            }
            continue;
        }
        for code in [409, 422].into_iter().filter(|code| !has(*code)) {
            let message = format!("`{}` takes an Idempotency-Key and has no response {code}", operation.id);
            report.add(&operation.location, message);
        }
        let successes = operation
            .responses
            .iter()
            .filter(|response| matches!(response.status, StatusKey::Code(code) if code / 100 == 2));
        for response in successes {
            if !response.headers.iter().any(|header| header.name.eq_ignore_ascii_case("Idempotent-Replayed")) {
                let message = format!("a response of `{}` has no header Idempotent-Replayed", operation.id);
                report.add(&response.location, message);
            }
            // A stream has no end that could be kept and sent again: a repeat needs another form to be answered in.
            let (streams, others): (Vec<_>, Vec<_>) =
                response.content.iter().partition(|media| media.name == "text/event-stream");
            if let (Some(media), []) = (streams.first(), others.as_slice()) {
                let message = format!("`{}` takes an Idempotency-Key and answers nothing but a stream", operation.id);
                report.add(&media.location, message);
            }
        }
    }
}

pub(super) fn link_target(api: &Api, report: &mut Report) {
    for link in api.operations.iter().flat_map(|operation| &operation.responses).flat_map(|response| &response.links) {
        if let Some(id) = &link.operation_id
            && !api.operations.iter().any(|operation| operation.id_declared && operation.id == *id)
        {
            report.add(
                &link.location,
                format!("the link `{}` names the operation `{id}`, which does not exist", link.name),
            );
        }
    }
}
