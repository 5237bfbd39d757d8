//! Names become types in five languages, descriptions their documentation.

use super::{Report, chain};
use crate::generator::resolved::Api;

pub(super) fn schemas(api: &Api, report: &mut Report) {
    for (name, id) in &api.named {
        if !is_pascal_case(name) {
            report.add(&api.schema(*id).location, format!("the schema name `{name}` is not PascalCase"));
        }
    }
    for schema in &api.schemas {
        for (name, id) in &schema.properties {
            if !chain(api, *id).iter().any(|schema| schema.description.is_some()) {
                report.add(&api.schema(*id).location, format!("the property `{name}` has no description"));
            }
        }
    }
}

fn is_pascal_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}
