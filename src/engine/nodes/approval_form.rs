//! What an `approval` asks a person to fill in: fields with the rules of the domain's forms, written as briefly as people like to.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{NodeFailure, approval::CHOICE, scalar::Scalar};
use crate::domain::{
    Fault,
    form::{Choice, Field, FieldKind, check_answers, check_definition, label_of},
};

/// One field.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct FormField {
    /// What the answer calls it; unique within the form.
    #[schemars(length(min = 1, max = 64))]
    name: String,
    /// What it asks for.
    #[serde(default, rename = "type")]
    kind: Kind,
    /// What people read. Absent: made of the name.
    label: Option<Scalar>,
    /// Whether it must be filled in.
    #[serde(default)]
    required: bool,
    /// The choices of a `select`, `radio` or `multiselect`.
    #[serde(default)]
    #[schemars(length(max = 500))]
    options: Vec<Scalar>,
    /// An example of what to type.
    placeholder: Option<Scalar>,
    /// What to know before filling it in.
    help: Option<Scalar>,
    /// Smallest number.
    min: Option<f64>,
    /// Largest number.
    max: Option<f64>,
    /// Fewest characters.
    min_length: Option<u32>,
    /// Most characters.
    max_length: Option<u32>,
    /// What the whole text must match: a regular expression.
    pattern: Option<String>,
    /// What it holds when it is not sent.
    default: Option<Value>,
}

/// What a field asks for.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(super) enum Kind {
    #[default]
    Text,
    Textarea,
    Email,
    Url,
    Tel,
    Number,
    Integer,
    Checkbox,
    Select,
    Radio,
    Multiselect,
    Date,
    Time,
    Datetime,
    Hidden,
}

impl From<Kind> for FieldKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Textarea => Self::Textarea,
            Kind::Email => Self::Email,
            Kind::Url => Self::Url,
            Kind::Tel => Self::Tel,
            Kind::Number => Self::Number,
            Kind::Integer => Self::Integer,
            Kind::Checkbox => Self::Checkbox,
            Kind::Select => Self::Select,
            Kind::Radio => Self::Radio,
            Kind::Multiselect => Self::Multiselect,
            Kind::Date => Self::Date,
            Kind::Time => Self::Time,
            Kind::Datetime => Self::Datetime,
            Kind::Hidden => Self::Hidden,
        }
    }
}

impl From<&FormField> for Field {
    fn from(field: &FormField) -> Self {
        let text = |scalar: &Option<Scalar>| scalar.as_ref().map(|scalar| scalar.0.clone());
        let option = |option: &Scalar| Choice { value: option.0.clone(), label: option.0.clone() };
        Self {
            name: field.name.clone(),
            kind: field.kind.into(),
            label: text(&field.label).unwrap_or_else(|| label_of(&field.name)),
            required: field.required,
            options: field.options.iter().map(option).collect(),
            placeholder: text(&field.placeholder),
            help: text(&field.help),
            min: field.min,
            max: field.max,
            min_length: field.min_length,
            max_length: field.max_length,
            pattern: field.pattern.clone(),
            default: field.default.clone(),
        }
    }
}

/// Faults of a configuration's form, as far as they can be seen before its expressions are evaluated.
pub(super) fn faults(config: &Map<String, Value>) -> Vec<Fault> {
    // A form that expressions make, or that the schema refuses, is judged by others.
    let Some(Ok(fields)) = config.get("form").map(|form| Vec::<FormField>::deserialize(form)) else {
        return Vec::new();
    };
    let mut faults = wrong(&fields);
    if config.contains_key("choices") {
        let taken = fields.iter().enumerate().filter(|(_, field)| field.name == CHOICE);
        faults.extend(taken.map(|(index, _)| {
            let message = format!("`{CHOICE}` is what the answer calls the choice that is made");
            Fault::new(format!("/form/{index}/name"), "reserved_name", message)
        }));
    }
    faults
}

fn wrong(fields: &[FormField]) -> Vec<Fault> {
    let fields: Vec<Field> = fields.iter().map(Field::from).collect();
    let at = |fault: Fault| Fault { pointer: fault.pointer.replacen("/fields", "/form", 1), ..fault };
    check_definition(&fields).into_iter().map(at).collect()
}

/// The fields as whoever answers sees them.
pub(super) fn fields(fields: &[FormField]) -> Result<Vec<Field>, NodeFailure> {
    match wrong(fields).first() {
        Some(fault) => {
            Err(NodeFailure::permanent("invalid_config", format!("at `{}`: {}", fault.pointer, fault.message)))
        }
        None => Ok(fields.iter().map(Field::from).collect()),
    }
}

/// The answer with the form's values as the form takes them; `None` where there is no form. What the form does not ask stays as it came.
pub(super) fn fill_in(prompt: &Value, answer: &Value) -> Result<Option<Value>, Vec<Fault>> {
    // What an older release asked need not be a form of today's.
    let Some(Ok(fields)) = prompt.get("form").map(|form| Vec::<Field>::deserialize(form)) else { return Ok(None) };
    let mut given = match answer {
        Value::Object(given) => given.clone(),
        Value::String(choice) if prompt.get("choices").is_some() => {
            Map::from_iter([(CHOICE.to_owned(), Value::from(choice.as_str()))])
        }
        _ => return Err(vec![Fault::new("", "type", "must be an object with a value for each of the form's fields")]),
    };
    let values = check_answers(&fields, &given, "")?;
    given.extend(values);
    Ok(Some(Value::Object(given)))
}
