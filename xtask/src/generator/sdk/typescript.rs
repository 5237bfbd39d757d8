//! The npm package: modules as they run, and what they declare.

use std::fmt::Write as _;

use serde_json::json;

use super::{
    program::{Declaration, Kind, Program},
    readme,
    text::{camel, jsdoc, list, member, parts, pascal, quoted, typescript},
    typescript_methods::{declared, written},
};
use crate::generator::emit::Files;

/// What the declarations of errors name, status by status.
const STATUSES: [u16; 8] = [400, 401, 403, 404, 409, 422, 429, 500];

/// The files of the package.
pub(super) fn files(program: &Program, preamble: &str) -> Files {
    let mut files = Files::new();
    let mut add = |name: &str, text: &str| {
        files.insert(name.to_owned(), format!("// {preamble}\n{text}"));
    };
    add("transport.js", include_str!("typescript/transport.js"));
    add("errors.js", include_str!("typescript/errors.js"));
    add("pages.js", include_str!("typescript/pages.js"));
    if program.has_streams() {
        add("streams.js", include_str!("typescript/streams.js"));
    }
    add("runtime.d.ts", &runtime(program));
    add("models.d.ts", &models(program));
    add("resources.js", &written(program));
    add("resources.d.ts", &declared(program));
    add("index.js", &index(program));
    add("index.d.ts", &index_declared(program));
    files.insert("package.json".to_owned(), manifest(program));
    files.insert("README.md".to_owned(), readme::typescript(program));
    files
}

fn manifest(program: &Program) -> String {
    let manifest = json!({
        "name": program.settings.typescript,
        "version": program.version,
        "description": format!("Client of the {}.", program.title),
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "engines": {"node": ">=18.17"},
        "exports": {".": {"types": "./index.d.ts", "default": "./index.js"}},
        "types": "./index.d.ts",
        "files": ["*.js", "*.d.ts"],
        "sideEffects": false,
    });
    format!("{manifest:#}\n")
}

/// The hand-written declarations, with what only the document knows put in.
fn runtime(program: &Program) -> String {
    let mut text = include_str!("typescript/runtime.d.ts").to_owned();
    let body = |status: u16| typescript(&program.error(status), "Models.");
    for status in STATUSES {
        text = text.replace(&format!("{{body:{status}}}"), &body(status));
    }
    let mut bodies: Vec<String> = Vec::new();
    for name in program.errors.values().map(|kind| typescript(kind, "Models.")) {
        if !bodies.contains(&name) {
            bodies.push(name);
        }
    }
    let bodies = if bodies.is_empty() { "unknown".to_owned() } else { bodies.join(" | ") };
    let code = match &program.settings.error.code {
        Some(_) => "string",
        None => "undefined",
    };
    let text = text
        .replace("{body}", &bodies)
        .replace("{code} | undefined", if code == "string" { "string | undefined" } else { code });
    let text =
        text.replace("{environment}", &program.settings.environment).replace("{server}", &program.settings.server);
    format!("import type * as Models from './models.js';\n\n{text}")
}

/// Every type that is sent or answered.
fn models(program: &Program) -> String {
    let mut text = String::new();
    for (name, declaration) in &program.declarations {
        let is_used = program.answered.contains(name) || program.sent.contains(name);
        // Bodies are what methods take, so that they have a name too.
        let is_body = program
            .methods()
            .filter_map(|method| method.body.as_ref())
            .any(|body| body.name == *name || body.variants.iter().any(|(variant, _)| variant == name));
        if is_used || is_body {
            text.push('\n');
            text.push_str(&model(name, declaration));
        }
    }
    text
}

fn model(name: &str, declaration: &Declaration) -> String {
    let mut text = jsdoc("", &[declaration.doc.as_deref()]);
    match &declaration.kind {
        Kind::Alias(kind) => {
            let _ = writeln!(text, "export type {name} = {};", typescript(kind, ""));
        }
        Kind::Object { fields, is_open } => {
            let _ = writeln!(text, "export interface {name} {{");
            for field in fields {
                text.push_str(&jsdoc("  ", &[field.doc.as_deref()]));
                let optional = if field.required { "" } else { "?" };
                let _ = writeln!(text, "  {}{optional}: {};", member(&field.name), typescript(&field.kind, ""));
            }
            if *is_open {
                text.push_str("  [name: string]: unknown;\n");
            }
            text.push_str("}\n");
        }
    }
    text
}

fn index(program: &Program) -> String {
    let settings = &program.settings;
    let classes: Vec<String> = program.resources.iter().map(|resource| pascal(&parts(&resource.name))).collect();
    let code = settings.error.code.as_ref().map_or_else(|| "undefined".to_owned(), list);
    let mut text = format!(
        "import {{ {} }} from './resources.js';\nimport {{ Transport }} from './transport.js';\n\nexport * from './errors.js';\n\n",
        classes.join(", ")
    );
    let _ = write!(
        text,
        "const SETTINGS = {{\n  environment: {},\n  server: {},\n  agent: {},\n  header: {},\n  scheme: {},\n  error: {{ code: {code}, message: {} }},\n}};\n\n",
        quoted(&settings.environment),
        quoted(&settings.server),
        quoted(&format!("{}/{}", settings.typescript, program.version)),
        quoted(&program.header.0),
        quoted(program.header.1),
        list(&settings.error.message),
    );
    text.push_str(&jsdoc("", &[Some(&format!("A client of the {}.", program.title))]));
    text.push_str("export class Client {\n  constructor(apiKey, options) {\n    const transport = new Transport(SETTINGS, apiKey, options);\n");
    for (resource, class) in program.resources.iter().zip(&classes) {
        let _ = writeln!(text, "    this.{} = new {class}(transport);", camel(&parts(&resource.name)));
    }
    text.push_str("  }\n}\n\nexport default Client;\n");
    text
}

fn index_declared(program: &Program) -> String {
    let settings = &program.settings;
    let mut text = "import type * as Resources from './resources.js';\nimport type { ClientOptions } from './runtime.js';\n\nexport type * from './models.js';\nexport type * from './resources.js';\nexport * from './runtime.js';\n\n".to_owned();
    text.push_str(&jsdoc("", &[Some(&format!("A client of the {}.", program.title))]));
    text.push_str("export class Client {\n");
    let key = format!("`apiKey` is the environment's `{}_API_KEY` where none is given.", settings.environment);
    text.push_str(&jsdoc("  ", &[Some(&key)]));
    text.push_str("  constructor(apiKey?: string, options?: ClientOptions);\n");
    for resource in &program.resources {
        text.push_str(&jsdoc("  ", &[resource.doc.as_deref()]));
        let name = parts(&resource.name);
        let _ = writeln!(text, "  readonly {}: Resources.{};", camel(&name), pascal(&name));
    }
    text.push_str("}\n\nexport default Client;\n");
    text
}
