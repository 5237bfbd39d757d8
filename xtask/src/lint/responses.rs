//! What every response says of itself.

use super::Report;
use crate::generator::resolved::{Api, Operation, Response, StatusKey};

fn each(api: &Api) -> impl Iterator<Item = (&Operation, &Response)> {
    api.operations.iter().flat_map(|operation| operation.responses.iter().map(move |response| (operation, response)))
}

pub(super) fn described(api: &Api, report: &mut Report) {
    for (operation, response) in each(api).filter(|(_, response)| response.description.trim().is_empty()) {
        report.add(&response.location, format!("a response of `{}` has no description", operation.id));
    }
}

pub(super) fn body(api: &Api, report: &mut Report) {
    for (operation, response) in each(api) {
        let bare = match response.status {
            // RFC 9110: these have no content; a redirection need not have one.
            StatusKey::Code(code) => code == 204 || code == 205 || code / 100 == 1 || code / 100 == 3,
            StatusKey::Range(class) => class == 1 || class == 3,
            StatusKey::Default => false,
        };
        if response.content.is_empty() && !bare && operation.method != "HEAD" {
            report.add(
                &response.location,
                format!("a response of `{}` has no body: say what it is, or answer 204", operation.id),
            );
        }
        for media in response.content.iter().filter(|media| media.schema.is_none()) {
            report.add(&media.location, format!("the body `{}` has no schema", media.name));
        }
    }
}

fn header(api: &Api, report: &mut Report, name: &str, wanted: impl Fn(StatusKey) -> bool) {
    for (operation, response) in each(api).filter(|(_, response)| wanted(response.status)) {
        if !response.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name)) {
            report.add(&response.location, format!("a response of `{}` has no header {name}", operation.id));
        }
    }
}

pub(super) fn request_id(api: &Api, report: &mut Report) {
    header(api, report, "X-Request-Id", |_| true);
}

pub(super) fn retry_after(api: &Api, report: &mut Report) {
    header(api, report, "Retry-After", |status| status == StatusKey::Code(429));
}

pub(super) fn location(api: &Api, report: &mut Report) {
    header(api, report, "Location", |status| status == StatusKey::Code(201));
}
