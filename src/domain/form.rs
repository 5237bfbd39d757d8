//! Forms: questions to people, and what they answered.
//!
//! A form is a list of fields. [`definition`] says which fields there can be, [`answer`] which values a field takes; both find every fault.

mod answer;
mod definition;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::{
    answer::{MAX_TEXT, check as check_answers},
    definition::{MAX_FIELDS, MAX_OPTIONS, check as check_definition, label_of},
};
use super::{
    id::{ExecutionId, FormId, Seq, SubmissionId, WorkflowId},
    identity::Owner,
};

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: FormId,
    /// Whose it is.
    pub owner: Owner,
    /// The heading of its page.
    pub name: String,
    /// For people; may be empty.
    pub description: String,
    /// Whether anybody may fill it in on its page.
    pub public: bool,
    /// In the order in which people see them.
    pub fields: Vec<Field>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// What is needed to create a form.
#[derive(Debug, Clone, PartialEq)]
pub struct NewForm {
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Whether it has a page.
    pub public: bool,
    /// The fields.
    pub fields: Vec<Field>,
}

/// One question. Stored as JSON within its form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// What a submission calls it; unique within the form.
    pub name: String,
    /// What it asks for.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// What people read.
    pub label: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// The choices, of kinds that choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// An example of what to type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    /// What to know before filling it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Fewest characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// What the whole text must match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// What it holds when it is not sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
}

impl Field {
    /// A field without anything beyond a name and a kind.
    pub fn new(name: impl Into<String>, kind: FieldKind) -> Self {
        let name = name.into();
        Self {
            label: label_of(&name),
            name,
            kind,
            required: false,
            options: Vec::new(),
            placeholder: None,
            help: None,
            min: None,
            max: None,
            min_length: None,
            max_length: None,
            pattern: None,
            default: None,
        }
    }
}

/// One of the choices of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What a submission holds.
    pub value: String,
    /// What people read.
    pub label: String,
}

/// What a field asks for. The spellings are part of the stored format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// A line.
    Text,
    /// Lines.
    Textarea,
    /// An address of mail.
    Email,
    /// An address of the web.
    Url,
    /// A number to call.
    Tel,
    /// A number.
    Number,
    /// A number without fraction.
    Integer,
    /// Yes or no.
    Checkbox,
    /// One of the options, in a list that opens.
    Select,
    /// One of the options, all in sight.
    Radio,
    /// Any of the options.
    Multiselect,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    Datetime,
    /// A line that people do not see.
    Hidden,
}

impl FieldKind {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Text,
        Self::Textarea,
        Self::Email,
        Self::Url,
        Self::Tel,
        Self::Number,
        Self::Integer,
        Self::Checkbox,
        Self::Select,
        Self::Radio,
        Self::Multiselect,
        Self::Date,
        Self::Time,
        Self::Datetime,
        Self::Hidden,
    ];

    /// Whether it offers options.
    pub fn chooses(self) -> bool {
        matches!(self, Self::Select | Self::Radio | Self::Multiselect)
    }

    /// Whether it is a number, and so has bounds.
    pub fn counts(self) -> bool {
        matches!(self, Self::Number | Self::Integer)
    }

    /// Whether it is text that people type as they please, and so has lengths.
    pub fn writes(self) -> bool {
        matches!(self, Self::Text | Self::Textarea | Self::Email | Self::Url | Self::Tel | Self::Hidden)
    }
}

/// What somebody answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// Sequence number.
    pub seq: Seq,
    /// Identity.
    pub id: SubmissionId,
    /// The form's owner.
    pub owner: Owner,
    /// Which form.
    pub form_id: FormId,
    /// A value for every field that the form had.
    pub data: Map<String, Value>,
    /// What it started.
    pub executions: Vec<StartedBySubmission>,
    /// When it was submitted.
    pub created_at: DateTime<Utc>,
}

/// An execution that a submission started. Stored as JSON within its submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartedBySubmission {
    /// The execution.
    pub execution_id: ExecutionId,
    /// What runs.
    pub workflow_id: WorkflowId,
}
