//! What the server sends by itself, before and after. To a receiver it is what an answer is to a client: it may only get narrower. So it is compared as one.

use super::{Change, Code, Pair, Side, answer};
use crate::document::model::{Hook, In, Operation, Response, Status};

/// What is sent, as an answer to nobody's request: the headers are its parameters.
pub(super) fn as_answer(hook: &Hook) -> Operation {
    let sent = &hook.operation;
    let headers = sent.parameters.iter().filter(|parameter| parameter.place == In::Header);
    let headers = headers.map(|parameter| crate::document::model::Header {
        name: parameter.name.clone(),
        required: parameter.required,
        schema: parameter.schema.clone(),
        pointer: parameter.pointer.clone(),
    });
    let response = Response {
        status: Status::Default,
        content: sent.body.iter().flat_map(|body| body.content.clone()).collect(),
        headers: headers.collect(),
        links: Vec::new(),
        missed: None,
        pointer: sent.body.as_ref().map_or_else(|| sent.pointer.clone(), |body| body.pointer.clone()),
    };
    Operation { parameters: Vec::new(), body: None, responses: vec![response], ..sent.clone() }
}

pub(super) fn compare(old: &Side<'_>, new: &Side<'_>, changes: &mut Vec<Change>) {
    let key = |side: &Side<'_>, hook: &Hook| {
        let asked = hook.asked.as_ref().map(|(index, _)| side.document.operations[*index].title());
        (asked, hook.name.clone(), hook.operation.method.clone())
    };
    let change = |code: Code, operation: &Operation, what: &str, places: (Option<&str>, Option<&str>)| Change {
        code,
        level: code.level(),
        operation: operation.title(),
        what: what.to_owned(),
        old: places.0.map(|pointer| old.document.place(pointer)),
        new: places.1.map(|pointer| new.document.place(pointer)),
        witness: None,
    };
    for was in &old.document.hooks {
        let same = new.document.hooks.iter().find(|is| key(new, is) == key(old, was));
        match same {
            Some(is) => {
                let (before, after) = (as_answer(was), as_answer(is));
                answer::compare(Pair { old: (old, &before), new: (new, &after), is_sent: true }, changes);
            }
            None => changes.push(change(
                Code::EventRemoved,
                &was.operation,
                "it is not sent any more",
                (Some(&was.operation.pointer), None),
            )),
        }
    }
    for is in &new.document.hooks {
        if !old.document.hooks.iter().any(|was| key(old, was) == key(new, is)) {
            let places = (None, Some(is.operation.pointer.as_str()));
            changes.push(change(Code::EventAdded, &is.operation, "it is sent", places));
        }
    }
}
