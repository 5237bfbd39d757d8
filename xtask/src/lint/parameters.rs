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

/// Swagger UI fills in what stands beside the schema: a list would begin filtered by somebody else's id, and a second request would go under the first one's
/// `Idempotency-Key`. Where the schema has a default, that is what is filled in, and an example beside it says no less.
pub(super) fn prefilled(api: &Api, report: &mut Report) {
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        let has_default = chain(api, parameter.schema).iter().any(|schema| schema.default.is_some());
        if !parameter.required && !has_default && !parameter.examples.is_empty() {
            let name = &parameter.name;
            report.add(
                &parameter.location,
                format!("`{name}` may be left out: move its example into its schema (`examples: [...]`)"),
            );
        }
    }
}
