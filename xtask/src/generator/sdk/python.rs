//! The PyPI package: a folder of modules, each with its types, so that type checkers and editors see what people see.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    program::{Declaration, Field, Kind, Program, Type},
    python_methods::resources,
    readme,
    text::{docstring, ident, parts, pascal, quoted, renamed, tuple},
};
use crate::generator::emit::Files;

/// Classes of errors, as the package gives them.
const ERRORS: &[&str] = &[
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
];

/// Which way a value goes: answers are read, requests are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Objects are dataclasses.
    Answered,
    /// Objects are dictionaries, or the dataclasses that came.
    Sent,
}

/// The files of the package.
pub(super) fn files(program: &Program, preamble: &str) -> Files {
    let module = &program.settings.python.module;
    let mut files = Files::new();
    let mut add = |name: &str, text: &str| {
        files.insert(format!("{module}/{name}"), format!("# {preamble}\n{text}"));
    };
    add("_transport.py", include_str!("python/_transport.py"));
    add("_errors.py", include_str!("python/_errors.py"));
    add("_models.py", include_str!("python/_models.py"));
    add("_pages.py", include_str!("python/_pages.py"));
    if program.has_streams() {
        add("_streams.py", include_str!("python/_streams.py"));
    }
    add("models.py", &models(program));
    add("params.py", &params(program));
    add("resources.py", &resources(program));
    add("_client.py", &client(program));
    add("__init__.py", &init(program));
    files.insert(format!("{module}/py.typed"), String::new());
    files.insert("pyproject.toml".to_owned(), manifest(program, preamble));
    files.insert("README.md".to_owned(), readme::python(program));
    files
}

fn manifest(program: &Program, preamble: &str) -> String {
    let (settings, module) = (&program.settings, &program.settings.python.module);
    format!(
        "# {preamble}\n[build-system]\nrequires = [\"setuptools>=77\"]\nbuild-backend = \"setuptools.build_meta\"\n\n[project]\nname = \"{}\"\nversion = \"{}\"\ndescription = \"Client of the {}.\"\nreadme = \"README.md\"\nlicense = \"MIT OR Apache-2.0\"\nrequires-python = \">=3.10\"\ndependencies = []\n\n[tool.setuptools]\npackages = [\"{module}\"]\n\n[tool.setuptools.package-data]\n{module} = [\"py.typed\"]\n",
        settings.python.distribution, program.version, program.title,
    )
}

/// A type in Python. Names of answers stand after `models`, and names of requests after `params` (both as `models.`, or empty within the module itself).
pub(super) fn spelled(program: &Program, kind: &Type, way: Way, models: &str, params: &str) -> String {
    let inner = |kind: &Type| spelled(program, kind, way, models, params);
    match kind {
        Type::Any => "Any".to_owned(),
        Type::Nothing | Type::Null => "None".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer => "int".to_owned(),
        Type::Number => "float".to_owned(),
        Type::Text => "str".to_owned(),
        Type::Time if way == Way::Sent => "Union[datetime, str]".to_owned(),
        Type::Time => "datetime".to_owned(),
        Type::Literal(values) => {
            let values: Vec<String> = values
                .iter()
                .map(|value| match value {
                    serde_json::Value::String(text) => quoted(text),
                    serde_json::Value::Bool(true) => "True".to_owned(),
                    serde_json::Value::Bool(false) => "False".to_owned(),
                    serde_json::Value::Null => "None".to_owned(),
                    other => other.to_string(),
                })
                .collect();
            format!("Literal[{}]", values.join(", "))
        }
        Type::Array(kind) if way == Way::Sent => format!("Sequence[{}]", inner(kind)),
        Type::Array(kind) => format!("List[{}]", inner(kind)),
        Type::Map(kind) if way == Way::Sent => format!("Mapping[str, {}]", inner(kind)),
        Type::Map(kind) => format!("Dict[str, {}]", inner(kind)),
        Type::Named(name) if way == Way::Sent && program.has_objects(kind) => {
            // What was answered can be sent as it came.
            let is_both = program.answered.contains(name);
            let came = if is_both { format!(", {models}{name}") } else { String::new() };
            if is_both { format!("Union[{params}{name}Param{came}]") } else { format!("{params}{name}Param") }
        }
        Type::Named(name) => format!("{models}{name}"),
        Type::Union(kinds) => {
            let others: Vec<String> = kinds.iter().filter(|kind| **kind != Type::Null).map(inner).collect();
            let text = match others.as_slice() {
                [only] => only.clone(),
                others => format!("Union[{}]", others.join(", ")),
            };
            if others.len() < kinds.len() { format!("Optional[{text}]") } else { text }
        }
    }
}

/// Dataclasses of what is answered, and the plain types that both ways share.
fn models(program: &Program) -> String {
    let mut text = format!(
        "\"\"\"What the {} answers.\"\"\"\n\nfrom __future__ import annotations\n\nfrom dataclasses import dataclass, field\nfrom datetime import datetime\nfrom typing import Any, Dict, List, Literal, Optional, Union\n\nfrom ._models import Model\n",
        program.title
    );
    let is_plain = |kind: &Type| !program.has_objects(kind);
    let mut aliases = Vec::new();
    for (name, declaration) in &program.declarations {
        match &declaration.kind {
            Kind::Object { fields, .. } if program.answered.contains(name) => {
                text.push_str(&dataclass(program, name, declaration, fields));
            }
            Kind::Alias(kind) if program.answered.contains(name) || (program.sent.contains(name) && is_plain(kind)) => {
                aliases.push(name);
            }
            _ => {}
        }
    }
    // What a name stands for is looked up when the module is read: classes first, then each name after those that it needs.
    let mut done = BTreeSet::new();
    for name in aliases {
        alias(program, name, &mut done, &mut text);
    }
    text
}

fn dataclass(program: &Program, name: &str, declaration: &Declaration, fields: &[Field]) -> String {
    let mut text = format!("\n\n@dataclass(frozen=True, kw_only=True)\nclass {name}(Model):\n");
    text.push_str(&docstring("    ", &[declaration.doc.as_deref()]));
    for one in fields {
        let kind = spelled(program, &one.kind, Way::Answered, "", "");
        let kind = if one.required || kind.starts_with("Optional[") { kind } else { format!("Optional[{kind}]") };
        let wire = renamed(&one.name).map(|_| format!("metadata={{\"wire\": {}}}", quoted(&one.name)));
        let value = match (wire, one.required) {
            (Some(wire), true) => format!(" = field({wire})"),
            (Some(wire), false) => format!(" = field(default=None, {wire})"),
            (None, true) => String::new(),
            (None, false) => " = None".to_owned(),
        };
        let _ = writeln!(text, "    {}: {kind}{value}", ident(&one.name));
        text.push_str(&docstring("    ", &[one.doc.as_deref()]));
    }
    text
}

fn alias(program: &Program, name: &str, done: &mut BTreeSet<String>, text: &mut String) {
    let Some(Declaration { doc, kind: Kind::Alias(kind) }) = program.declarations.get(name) else { return };
    if !done.insert(name.to_owned()) {
        return;
    }
    let mut needed = BTreeSet::new();
    super::types::reach(kind, &program.declarations, &mut needed);
    for other in &needed {
        alias(program, other, done, text);
    }
    let _ = writeln!(text, "\n\n{name} = {}", spelled(program, kind, Way::Answered, "", ""));
    text.push_str(&docstring("", &[doc.as_deref()]));
}

/// Dictionaries of what is sent within bodies.
fn params(program: &Program) -> String {
    let mut text = format!(
        "\"\"\"What the {} takes, where that is more than plain values: dictionaries, with the members that they may have.\"\"\"\n\nfrom __future__ import annotations\n\nfrom datetime import datetime\nfrom typing import Any, Literal, Mapping, Optional, Sequence, TypedDict, Union\n\nfrom . import models\n",
        program.title
    );
    let mut aliases = String::new();
    for (name, declaration) in program.declarations.iter().filter(|(name, _)| program.sent.contains(*name)) {
        match &declaration.kind {
            Kind::Object { fields, .. } => text.push_str(&dictionary(program, name, declaration, fields)),
            Kind::Alias(kind) if program.has_objects(kind) => {
                let kind = spelled(program, kind, Way::Sent, "models.", "");
                let _ = writeln!(aliases, "\n\n{name}Param = {kind}");
                aliases.push_str(&docstring("", &[declaration.doc.as_deref()]));
            }
            Kind::Alias(_) => {}
        }
    }
    text + &aliases
}

/// Python before 3.11 has no `Required`: what must be there is in a class, what may be there in one that adds to it.
fn dictionary(program: &Program, name: &str, declaration: &Declaration, fields: &[Field]) -> String {
    let (required, optional): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| field.required);
    let written = |fields: &[&Field]| -> String {
        let line = |field: &&Field| {
            let kind = spelled(program, &field.kind, Way::Sent, "models.", "");
            format!("    {}: {kind}\n{}", field.name, docstring("    ", &[field.doc.as_deref()]))
        };
        if fields.is_empty() { "    pass\n".to_owned() } else { fields.iter().map(line).collect::<Vec<_>>().concat() }
    };
    let doc = docstring("    ", &[declaration.doc.as_deref()]);
    match (required.is_empty(), optional.is_empty()) {
        (true, _) => format!("\n\nclass {name}Param(TypedDict, total=False):\n{doc}{}", written(&optional)),
        (false, true) => format!("\n\nclass {name}Param(TypedDict):\n{doc}{}", written(&required)),
        (false, false) => format!(
            "\n\nclass _{name}Required(TypedDict):\n{}\n\nclass {name}Param(_{name}Required, total=False):\n{doc}{}",
            written(&required),
            written(&optional)
        ),
    }
}

fn client(program: &Program) -> String {
    let settings = &program.settings;
    let optional = |names: Option<&super::settings::Pointer>| names.map_or("None".to_owned(), |names| tuple(&names.0));
    let error = |kind: &Type| spelled(program, kind, Way::Answered, "models.", "");
    let mut bodies = String::new();
    for (status, kind) in &program.errors {
        let _ = write!(bodies, "{status}: {}, ", error(kind));
    }
    let mut text = format!(
        "\"\"\"The client.\"\"\"\n\nfrom __future__ import annotations\n\nfrom typing import Mapping, Optional\n\nfrom . import models, resources\nfrom ._transport import LONGEST_WAIT, TIMEOUT, Settings, Transport\n\n_SETTINGS = Settings(\n    environment={},\n    server={},\n    agent={},\n    header={},\n    scheme={},\n    error_code={},\n    error_message={},\n    error_bodies={{{}}},\n    error_body={},\n)\n\n\n",
        quoted(&settings.environment),
        quoted(&settings.server),
        quoted(&format!("{}/{}", settings.python.distribution, program.version)),
        quoted(&program.header.0),
        quoted(program.header.1),
        optional(settings.error.code.as_ref()),
        tuple(&settings.error.message.0),
        bodies.trim_end_matches(", "),
        error(&program.error(0)),
    );
    let doc = format!(
        "A client of the {}.\n\n`api_key` is the environment's `{environment}_API_KEY` where none is given, `base_url` its `{environment}_BASE_URL`, and otherwise\n`{}`. `timeout` (of one attempt) is in seconds, and so is `max_retry_wait`: the longest `Retry-After` that is waited for.",
        program.title,
        settings.server,
        environment = settings.environment,
    );
    text.push_str("class Client:\n");
    text.push_str(&docstring("    ", &[Some(&doc)]));
    text.push_str("\n    def __init__(\n        self,\n        api_key: Optional[str] = None,\n        *,\n        base_url: Optional[str] = None,\n        timeout: float = TIMEOUT,\n        max_retries: int = 2,\n        max_retry_wait: float = LONGEST_WAIT,\n        headers: Optional[Mapping[str, str]] = None,\n    ) -> None:\n        transport = Transport(_SETTINGS, api_key, base_url, timeout, max_retries, max_retry_wait, headers)\n");
    for resource in &program.resources {
        let name = parts(&resource.name);
        let _ = writeln!(text, "        self.{} = resources.{}(transport)", name.join("_"), pascal(&name));
        text.push_str(&docstring("        ", &[resource.doc.as_deref()]));
    }
    text
}

fn init(program: &Program) -> String {
    let streams = program.has_streams();
    let mut names: Vec<&str> = ERRORS.to_vec();
    names.extend(["Client", "NOT_GIVEN", "NotGiven", "Page", "RequestOptions"]);
    if streams {
        names.push("Stream");
    }
    let all = names.iter().map(|name| format!("    \"{name}\",\n")).collect::<Vec<_>>().concat();
    let errors = ERRORS.iter().map(|name| format!("    {name},\n")).collect::<Vec<_>>().concat();
    format!(
        "\"\"\"Client of the {}.\"\"\"\n\nfrom ._client import Client\nfrom ._errors import (\n{errors})\nfrom ._pages import Page\n{}from ._transport import NOT_GIVEN, NotGiven, RequestOptions\n\n__version__ = {}\n\n__all__ = [\n{all}]\n",
        program.title,
        if streams { "from ._streams import Stream\n" } else { "" },
        quoted(&program.version),
    )
}
