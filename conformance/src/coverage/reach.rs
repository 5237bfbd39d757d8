//! Whether a keyword could have been broken at all: what cannot be sent, or may be read in another way, is no gap of the run.

use std::collections::HashMap;

use rand::{SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use super::{cells::Missed, keywords};
use crate::{
    document::model::{In, Parameter},
    http::encode,
    schema::{
        Direction, Schemas,
        generate::{Generator, NoHints, Size},
        mutate::{Fault, faults},
        text,
    },
};

/// A valid value, and the faults that it may have.
type Known = Option<(Value, Vec<Fault>)>;

/// Judges keywords that nothing broke.
pub(super) struct Reach<'a> {
    schemas: &'a Schemas,
    known: HashMap<String, Known>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(schemas: &'a Schemas) -> Self {
        Self { schemas, known: HashMap::new() }
    }

    fn all(&mut self, schema: &str) -> &Known {
        self.known.entry(schema.to_owned()).or_insert_with(|| {
            let mut rng = StdRng::seed_from_u64(1);
            let value = Generator::new(self.schemas, &NoHints, &mut rng, Size::Full, true).value(schema)?;
            let faults = faults(self.schemas, schema, &value);
            Some((value, faults))
        })
    }

    /// Of a parameter: a fault has to be one as text too.
    pub(super) fn parameter(&mut self, parameter: &Parameter, at: &str, keyword: &str, says: &Value) -> Missed {
        let Some(schema) = &parameter.schema else { return no_way() };
        if let Some(missed) = self.unchecked(keyword, says) {
            return missed;
        }
        let schemas = self.schemas;
        let takes_text = || schemas.accepts_inline(Direction::Request, &json!({"type": says}), &Value::from("a"));
        if keyword == "type" && !parameter.json && takes_text() {
            return Missed::Impossible("every text is a string".to_owned());
        }
        let Some((value, faults)) = self.all(schema) else { return no_value() };
        let mut is_made = false;
        for fault in faults.iter().filter(|fault| is_of(fault, at, keyword)) {
            is_made = true;
            let mut broken = value.clone();
            if fault.apply(&mut broken) && encode::surely_invalid(schemas, parameter, &broken) {
                return unbroken();
            }
        }
        if is_made || (parameter.place == In::Path && keyword == "minLength") {
            return Missed::Impossible("as text, what breaks it cannot be sent or may be read as valid".to_owned());
        }
        no_way()
    }

    /// Of a body.
    pub(super) fn body(&mut self, schema: &str, at: &str, keyword: &str, says: &Value, is_form: bool) -> Missed {
        if is_form && keyword == "type" {
            return Missed::Impossible("in a form, everything is text".to_owned());
        }
        if let Some(missed) = self.unchecked(keyword, says) {
            return missed;
        }
        match self.all(schema) {
            None => no_value(),
            Some((_, faults)) if faults.iter().any(|fault| is_of(fault, at, keyword)) => unbroken(),
            Some(_) => no_way(),
        }
    }

    /// A format that no validator knows asserts nothing.
    fn unchecked(&self, keyword: &str, says: &Value) -> Option<Missed> {
        let format = says.as_str().filter(|_| keyword == "format")?;
        let schema = json!({"format": format});
        let accepts = |text: &str| self.schemas.accepts_inline(Direction::Request, &schema, &Value::from(text));
        text::not_of_format(format)
            .into_iter()
            .all(accepts)
            .then(|| Missed::Impossible(format!("nothing checks the format {format}")))
    }
}

fn unbroken() -> Missed {
    Missed::Open("no request broke it".to_owned())
}

fn no_way() -> Missed {
    Missed::Open("the suite found no way to break it by itself".to_owned())
}

fn no_value() -> Missed {
    Missed::Open("no valid value was found to begin with".to_owned())
}

/// Whether a fault is of a keyword. Some are made at a member, and are the object's.
fn is_of(fault: &Fault, at: &str, keyword: &str) -> bool {
    let parent = fault.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let at_parent =
        matches!(keyword, "additionalProperties" | "unevaluatedProperties" | "propertyNames" | "dependentRequired");
    fault.keyword.split(' ').next() == Some(keyword)
        && keywords::is_at(at, if at_parent { parent } else { &fault.pointer })
}
