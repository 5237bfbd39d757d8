//! Which keywords a value breaks, and where: for the books on what was tried, which want to know of the branches of `oneOf` and `anyOf` as well.

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use super::{Direction, Schemas};
use crate::document::bundle::join;

impl Schemas {
    /// Places in a value and the keywords that it breaks there. A missing member is a place of its own. Of branches none of which fits, those
    /// count that are nearest to fitting: what is wrong with the others is not what was tried.
    pub fn violated(&self, direction: Direction, pointer: &str, value: &Value) -> Vec<(String, String)> {
        let mut out = Vec::new();
        if let Some(validator) = self.at(direction, pointer) {
            validator.iter_errors(value).for_each(|error| collect(&error, &mut out));
        }
        out.sort();
        out.dedup();
        out
    }
}

fn collect(error: &ValidationError<'_>, out: &mut Vec<(String, String)>) {
    let place = error.instance_path().as_str();
    let keyword = error.kind().keyword();
    match error.kind() {
        // Reported as a missing member; what was broken is the keyword at the object.
        ValidationErrorKind::Required { .. } if error.schema_path().as_str().contains("/dependentRequired") => {
            out.push((place.to_owned(), "dependentRequired".to_owned()));
        }
        ValidationErrorKind::Required { property } => {
            out.push((join(place, property.as_str().unwrap_or_default()), keyword.to_owned()));
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            out.push((place.to_owned(), keyword.to_owned()));
            let fewest = context.iter().map(Vec::len).min().unwrap_or_default();
            for branch in context.iter().filter(|branch| branch.len() == fewest) {
                for error in branch {
                    collect(error, out);
                }
            }
        }
        _ => out.push((place.to_owned(), keyword.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::tests::schemas;

    #[test]
    fn the_branch_that_nearly_fits_is_the_one_that_was_tried() {
        let schemas = schemas(&json!({"oneOf": [
            {"required": ["kind", "name"], "properties": {"kind": {"const": "a"}, "name": {"maxLength": 3}}},
            {"required": ["kind", "size", "unit"], "properties": {"kind": {"const": "b"}}}
        ]}));
        let violated = |value| schemas.violated(Direction::Request, "/components/schemas/S", &value);
        let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            list.iter().map(|(place, keyword)| ((*place).to_owned(), (*keyword).to_owned())).collect()
        };
        assert_eq!(violated(json!({"kind": "a", "name": "long"})), pairs(&[("", "oneOf"), ("/name", "maxLength")]));
        assert_eq!(violated(json!({"kind": "b", "size": 1})), pairs(&[("", "oneOf"), ("/unit", "required")]));
        assert_eq!(violated(json!({"kind": "a", "name": "abc"})), []);
    }
}
