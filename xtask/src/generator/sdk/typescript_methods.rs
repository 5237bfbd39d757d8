//! Methods of the npm package: what runs, and what is declared of it.

use std::fmt::Write as _;

use super::{
    program::{Method, Part, Program, Resource, Result},
    settings::{Pages, Pointer},
    text::{camel, jsdoc, list, member, parts, pascal, quoted, typescript, typescript_query},
};

/// `resources.js`.
pub(super) fn written(program: &Program) -> String {
    let mut text = String::new();
    let has_pages = program.methods().any(|method| matches!(method.result, Result::Pages { .. }));
    if has_pages {
        text.push_str("import { PagePromise } from './pages.js';\n");
    }
    if program.has_streams() {
        text.push_str("import { Stream } from './streams.js';\n");
    }
    text.push_str("import { segment } from './transport.js';\n");
    for resource in &program.resources {
        text.push('\n');
        text.push_str(&jsdoc("", &[resource.doc.as_deref()]));
        let _ = writeln!(text, "export class {} {{", pascal(&parts(&resource.name)));
        text.push_str("  #transport;\n\n  constructor(transport) {\n    this.#transport = transport;\n  }\n");
        for method in &resource.methods {
            text.push('\n');
            text.push_str(&jsdoc("  ", &[Some(&method.summary)]));
            text.push_str(&written_method(program, method));
        }
        text.push_str("}\n");
    }
    text
}

fn written_method(program: &Program, method: &Method) -> String {
    let arguments =
        method.path_parameters().map(|field| format!("{}, ", camel(&parts(&field.name)))).collect::<Vec<_>>().concat();
    let path: String = method
        .path
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Parameter(field) => {
                let name = camel(&parts(&field.name));
                format!("${{segment({name}, {})}}", quoted(&name))
            }
        })
        .collect();
    let query: Vec<String> = method.query.iter().map(|field| quoted(&field.name)).collect();
    let content = match &method.result {
        Result::Whole { content: Some(pointer), .. } => list(pointer),
        _ => "[]".to_owned(),
    };
    let mut call = format!(
        "{{ method: {}, path: () => `{path}`, query: [{}], body: {}, idempotent: {}, content: {content}",
        quoted(&method.verb),
        query.join(", "),
        method.body.is_some(),
        method.is_idempotent,
    );
    let sent = match &method.result {
        Result::Whole { kind, .. } => {
            if program.may_be_nothing(kind) {
                call.push_str(", nothing: true");
            }
            if program.is_object(kind) {
                call.push_str(", object: true");
            }
            "this.#transport.call(call, params, options)"
        }
        Result::Pages { pages, .. } => {
            let _ = write!(call, ", pages: {}", written_pages(pages));
            "PagePromise.of(this.#transport.page(call, params, options))"
        }
        Result::Stream { .. } => {
            let switch = program.settings.streams.as_deref().unwrap_or_default();
            let _ = write!(call, ", switch: {{ {}: true }}, resumable: {}", member(switch), method.is_resumable);
            "Stream.start(this.#transport, call, params, options)"
        }
    };
    call.push_str(" }");
    let name = camel(&method.words);
    let params = if method.has_parameters() { "params, " } else { "" };
    let sent = if method.has_parameters() { sent.to_owned() } else { sent.replace("params,", "{},") };
    format!("  {name}({arguments}{params}options) {{\n    const call = {call};\n    return {sent};\n  }}\n")
}

fn written_pages(pages: &Pages) -> String {
    let mut text = format!("{{ parameter: {}, items: {}", quoted(&pages.parameter), list(&pages.items));
    let places: [(&str, &Option<Pointer>); 4] =
        [("cursor", &pages.cursor), ("more", &pages.more), ("total", &pages.total), ("size", &pages.size)];
    for (name, pointer) in places {
        if let Some(pointer) = pointer {
            let _ = write!(text, ", {name}: {}", list(pointer));
        }
    }
    text + " }"
}

/// `resources.d.ts`.
pub(super) fn declared(program: &Program) -> String {
    let streams = if program.has_streams() { ", Stream, StreamOptions" } else { "" };
    let mut text = format!(
        "import type * as Models from './models.js';\nimport type {{ PagePromise, RequestOptions{streams} }} from './runtime.js';\n"
    );
    for resource in &program.resources {
        for method in &resource.methods {
            text.push_str(&parameters(method));
        }
        text.push_str(&declared_class(resource));
    }
    text
}

/// What a method takes beside its path, where that has no name in the document.
fn parameters(method: &Method) -> String {
    // With its events it takes the same as without.
    if method.query.is_empty() || matches!(method.result, Result::Stream { .. }) {
        return String::new();
    }
    let name = format!("{}Params", pascal(&parts(&method.id)));
    let mut text = format!(
        "\n/** What `{}` takes{}. */\n",
        camel(&method.words),
        if method.body.is_some() { " beside its body" } else { "" }
    );
    let _ = writeln!(text, "export interface {name} {{");
    for field in &method.query {
        text.push_str(&jsdoc("  ", &[field.doc.as_deref()]));
        let optional = if field.required { "" } else { "?" };
        let kind = typescript_query(&field.kind, "Models.");
        let _ = writeln!(text, "  {}{optional}: {kind};", member(&field.name));
    }
    text.push_str("}\n");
    text
}

fn declared_class(resource: &Resource) -> String {
    let mut text = String::from("\n");
    text.push_str(&jsdoc("", &[resource.doc.as_deref()]));
    let _ = writeln!(text, "export class {} {{\n  private constructor();", pascal(&parts(&resource.name)));
    for method in &resource.methods {
        text.push('\n');
        text.push_str(&jsdoc("  ", &[Some(&method.summary), method.doc.as_deref()]));
        let path = method
            .path_parameters()
            .map(|field| format!("{}: string, ", camel(&parts(&field.name))))
            .collect::<Vec<_>>()
            .concat();
        let body = method.body.as_ref().map(|body| match &body.switch {
            Some(switch) => format!("Omit<Models.{}, {}>", body.name, quoted(switch)),
            None => format!("Models.{}", body.name),
        });
        let query = (!method.query.is_empty()).then(|| format!("{}Params", pascal(&parts(&method.id))));
        let taken: Vec<String> = body.into_iter().chain(query).collect();
        let optional = if method.needs_nothing() { "?" } else { "" };
        let params =
            if method.has_parameters() { format!("params{optional}: {}, ", taken.join(" & ")) } else { String::new() };
        let (options, result) = match &method.result {
            Result::Whole { kind, .. } => ("RequestOptions", format!("Promise<{}>", typescript(kind, "Models."))),
            Result::Pages { item, body, .. } => {
                ("RequestOptions", format!("PagePromise<{}, Models.{body}>", typescript(item, "Models.")))
            }
            Result::Stream { event } => ("StreamOptions", format!("Promise<Stream<{}>>", typescript(event, "Models."))),
        };
        let name = camel(&method.words);
        let _ = writeln!(text, "  {name}({path}{params}options?: {options}): {result};");
    }
    text.push_str("}\n");
    text
}
