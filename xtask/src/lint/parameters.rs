//! What every parameter says of itself.

use super::{Report, chain};
use crate::generator::resolved::Api;

pub(super) fn described(api: &Api, report: &mut Report) {
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        if parameter.description.as_deref().is_none_or(|text| text.trim().is_empty()) {
            report.add(&parameter.location, format!("the parameter `{}` has no description", parameter.name));
        }
    }
}

pub(super) fn example(api: &Api, report: &mut Report) {
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        let of_schema = chain(api, parameter.schema).iter().any(|schema| !schema.examples.is_empty());
        if parameter.examples.is_empty() && !of_schema {
            report.add(&parameter.location, format!("the parameter `{}` has no example", parameter.name));
        }
    }
}
