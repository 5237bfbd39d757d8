//! Methods of the PyPI package.

use std::fmt::Write as _;

use super::{
    program::{Field, Method, Part, Program, Result},
    python::{Way, spelled},
    settings::{Pages, Pointer},
    text::{docstring, ident, member, parameter, parts, pascal, quoted, tuple},
};

/// `resources.py`.
pub(super) fn resources(program: &Program) -> String {
    let streams = if program.has_streams() { "from ._streams import Stream\n" } else { "" };
    let mut text = format!(
        "\"\"\"What can be asked of the {}, by the kind of thing.\"\"\"\n\nfrom __future__ import annotations\n\nfrom datetime import datetime\nfrom typing import Any, Dict, List, Literal, Mapping, Optional, Sequence, Union, overload\n\nfrom . import models, params\nfrom ._pages import Page\n{streams}from ._transport import NOT_GIVEN, Call, NotGiven, Pages, RequestOptions, Transport, segment\n",
        program.title
    );
    for resource in &program.resources {
        let _ = writeln!(text, "\n\nclass {}:", pascal(&parts(&resource.name)));
        text.push_str(&docstring("    ", &[resource.doc.as_deref()]));
        text.push_str("\n    def __init__(self, transport: Transport) -> None:\n        self._transport = transport\n");
        for method in &resource.methods {
            text.push_str(&written(program, method));
        }
    }
    text
}

fn written(program: &Program, method: &Method) -> String {
    let name = method.words.join("_");
    let name = ident(&name);
    let result = result(program, method);
    let path: Vec<String> = method.path_parameters().map(|field| format!("{}: str", parameter(&field.name))).collect();
    let bodies: Vec<&Vec<Field>> =
        method.body.iter().flat_map(|body| &body.variants).map(|(_, fields)| fields).collect();
    let signature = |fields: &[Field]| {
        let mut arguments = vec!["self".to_owned()];
        arguments.extend(path.iter().cloned());
        arguments.push("*".to_owned());
        for field in fields.iter().chain(&method.query) {
            let kind = spelled(program, &field.kind, Way::Sent, "models.", "params.");
            arguments.push(if field.required {
                format!("{}: {kind}", parameter(&field.name))
            } else {
                format!("{}: Union[{kind}, NotGiven] = NOT_GIVEN", parameter(&field.name))
            });
        }
        arguments.push("options: Optional[RequestOptions] = None".to_owned());
        let lines = arguments.iter().map(|argument| format!("        {argument},\n")).collect::<Vec<_>>().concat();
        format!("    def {name}(\n{lines}    ) -> {result}:\n")
    };
    let doc = docstring("        ", &[Some(&format!("{}.", method.summary)), method.doc.as_deref()]);
    let (mut text, given) = match bodies.as_slice() {
        [] | [_] => {
            let fields: Vec<Field> = bodies.iter().flat_map(|fields| fields.iter().cloned()).collect();
            let given: Vec<String> = fields
                .iter()
                .chain(&method.query)
                .map(|field| format!("{}: {}", quoted(&field.name), parameter(&field.name)))
                .collect();
            let given = format!("{{{}}}", given.join(", "));
            (format!("\n{}{doc}", signature(&fields)), given)
        }
        // One signature for each thing that the body can be: which members go together is theirs to say.
        variants => {
            let mut text = String::new();
            for fields in variants {
                let _ = write!(text, "\n    @overload\n{}", signature(fields).trim_end());
                text.push_str(" ...\n");
            }
            let path = path.iter().map(|argument| format!("{argument}, ")).collect::<Vec<_>>().concat();
            let _ = write!(
                text,
                "\n    def {name}(self, {path}*, options: Optional[RequestOptions] = None, **given: Any) -> {result}:\n{doc}"
            );
            (text, "given".to_owned())
        }
    };
    let _ = writeln!(text, "        call = {}", call(program, method));
    text.push_str(&sent(program, method, &result, &given));
    text
}

fn result(program: &Program, method: &Method) -> String {
    let kind = |kind| spelled(program, kind, Way::Answered, "models.", "");
    match &method.result {
        Result::Whole { kind: whole, .. } => kind(whole),
        Result::Pages { item, body, .. } => format!("Page[{}, models.{body}]", kind(item)),
        Result::Stream { event } => format!("Stream[{}]", kind(event)),
    }
}

fn sent(program: &Program, method: &Method, result: &str, given: &str) -> String {
    let kind = |kind| spelled(program, kind, Way::Answered, "models.", "");
    match &method.result {
        Result::Whole { kind: whole, .. } => format!(
            "        answer: {result} = self._transport.call(call, {}, {given}, options)\n        return answer\n",
            kind(whole)
        ),
        Result::Pages { item, body, .. } => {
            format!("        return Page(self._transport, call, {}, models.{body}, {given}, options)\n", kind(item))
        }
        Result::Stream { event } => {
            format!("        return Stream(self._transport, call, {}, {given}, options)\n", kind(event))
        }
    }
}

fn call(program: &Program, method: &Method) -> String {
    let is_plain = method.path.iter().all(|part| matches!(part, Part::Text(_)));
    let path: String = method
        .path
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Parameter(field) => format!("{{segment({0}, '{0}')}}", parameter(&field.name)),
        })
        .collect();
    let mut text = format!("Call({}, {}\"{path}\"", quoted(&method.verb), if is_plain { "" } else { "f" });
    if !method.query.is_empty() {
        let _ = write!(text, ", query={}", tuple(method.query.iter().map(|field| &field.name)));
    }
    if method.body.is_some() {
        text.push_str(", body=True");
    }
    if method.is_idempotent {
        text.push_str(", idempotent=True");
    }
    match &method.result {
        Result::Whole { content, kind } => {
            if let Some(pointer) = content {
                let _ = write!(text, ", content={}", tuple(&pointer.0));
            }
            if program.may_be_nothing(kind) {
                text.push_str(", nothing=True");
            }
        }
        Result::Pages { pages, .. } => {
            let _ = write!(text, ", pages={}", written_pages(pages));
        }
        Result::Stream { .. } => {
            let switch = program.settings.streams.as_deref().unwrap_or_default();
            let resumable = if method.is_resumable { ", resumable=True" } else { "" };
            let _ = write!(text, ", switch={{\"{}\": True}}{resumable}", member(switch));
        }
    }
    text + ")"
}

fn written_pages(pages: &Pages) -> String {
    let mut text = format!("Pages({}, {}", quoted(&pages.parameter), tuple(&pages.items.0));
    let places: [(&str, &Option<Pointer>); 4] =
        [("cursor", &pages.cursor), ("more", &pages.more), ("total", &pages.total), ("size", &pages.size)];
    for (name, pointer) in places {
        if let Some(pointer) = pointer {
            let _ = write!(text, ", {name}={}", tuple(&pointer.0));
        }
    }
    text + ")"
}
