//! Examples: there, and right. They are judged by the schema as it stands in the bundle, formats included.

use std::collections::HashMap;

use jsonschema::{Draft, Registry, RegistryBuilder, Validator};
use serde_json::{Value, json};

use super::{Report, chain};
use crate::generator::{
    resolve::pointer,
    resolved::{Api, Location, MediaType, SchemaId},
};

const BUNDLE: &str = "urn:bundle";

fn media_types(api: &Api) -> impl Iterator<Item = &MediaType> {
    api.operations.iter().flat_map(|operation| {
        let request = operation.request_body.iter().flat_map(|body| &body.content);
        request.chain(operation.responses.iter().flat_map(|response| &response.content))
    })
}

pub(super) fn present(api: &Api, report: &mut Report) {
    for media in media_types(api) {
        let of_schema = media.schema.is_some_and(|id| chain(api, id).iter().any(|schema| !schema.examples.is_empty()));
        if media.examples.is_empty() && !of_schema {
            report.add(&media.location, format!("the body `{}` has no example", media.name));
        }
    }
}

pub(super) fn valid(api: &Api, report: &mut Report) {
    let registry =
        Registry::new().draft(Draft::Draft202012).add(BUNDLE, &api.bundle).and_then(RegistryBuilder::prepare);
    let registry = match registry {
        Ok(registry) => registry,
        Err(error) => {
            let file = api.operations.first().map(|operation| operation.location.clone());
            if let Some(location) = file {
                report.add(&location, format!("the document's schemas cannot be compiled: {error}"));
            }
            return;
        }
    };
    let mut judge = Judge { api, registry: &registry, validators: HashMap::new() };
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        for (name, example) in &parameter.examples {
            judge.examine(parameter.schema, example, &parameter.location, &format!("the example `{name}`"), report);
        }
    }
    for media in media_types(api) {
        let Some(schema) = media.schema else { continue };
        for (name, example) in &media.examples {
            judge.examine(schema, example, &media.location, &format!("the example `{name}`"), report);
        }
    }
    for (id, schema) in api.schemas.iter().enumerate() {
        for example in &schema.examples {
            judge.examine(SchemaId(id), example, &schema.location, "an example", report);
        }
        if let Some(default) = &schema.default {
            judge.examine(SchemaId(id), default, &schema.location, "the default", report);
        }
    }
}

struct Judge<'a> {
    api: &'a Api,
    registry: &'a Registry<'a>,
    /// Compiled once each; the error of one that does not compile is reported once.
    validators: HashMap<SchemaId, Option<Validator>>,
}

impl Judge<'_> {
    fn examine(&mut self, id: SchemaId, example: &Value, location: &Location, what: &str, report: &mut Report) {
        let (api, registry) = (self.api, self.registry);
        let validator = self.validators.entry(id).or_insert_with(|| {
            let schema = api.schema(id);
            let reference = json!({ "$ref": format!("{BUNDLE}{}", pointer::to_reference(&schema.pointer)) });
            let compiled = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .with_registry(registry)
                .should_validate_formats(true)
                .build(&reference);
            if let Err(error) = &compiled {
                report.add(&schema.location, format!("this schema cannot be compiled: {error}"));
            }
            compiled.ok()
        });
        for error in validator.iter().flat_map(|validator| validator.iter_errors(example)) {
            let at = error.instance_path().to_string();
            let at = if at.is_empty() { String::new() } else { format!(" at {at}") };
            report.add(location, format!("{what} is not valid{at}: {error}"));
        }
    }
}
