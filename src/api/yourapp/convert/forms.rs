//! Forms and submissions, wire ↔ domain.

use generated::yourapp::types as wire;

use super::{EXECUTION, MAX_DESCRIPTION, MAX_NAME, WORKFLOW, page_meta};
use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        form::{Choice, Field, FieldKind, Form, NewForm, Submission},
        id::FormId,
        page::Page,
    },
};

const FORM: &str = FormId::PREFIX;

/// Another shape names no form.
pub(in crate::api::yourapp) fn form_id(text: &str) -> Result<FormId> {
    wire_id::parse(FORM, text).map(FormId).ok_or(Error::not_found(Kind::Form))
}

pub(in crate::api::yourapp) fn new_form(body: wire::CreateFormRequest) -> NewForm {
    NewForm {
        name: body.name,
        description: body.description,
        public: body.public,
        fields: body.fields.into_iter().map(field).collect(),
    }
}

fn field(field: wire::FormFieldInput) -> Field {
    let new = Field::new(field.name, kind(field.r#type));
    // The document bounds lengths from below by 0.
    let length = |length: Option<i32>| length.map(|length| u32::try_from(length).unwrap_or_default());
    Field {
        label: field.label.unwrap_or(new.label),
        required: field.required,
        options: field.options.unwrap_or_default().into_iter().map(choice).collect(),
        placeholder: field.placeholder.filter(|text| !text.is_empty()),
        help: field.help.filter(|text| !text.is_empty()),
        min: field.min,
        max: field.max,
        min_length: length(field.min_length),
        max_length: length(field.max_length),
        pattern: field.pattern,
        default: field.default.filter(|value| !value.is_null()),
        name: new.name,
        kind: new.kind,
    }
}

fn choice(option: wire::FormFieldChoice) -> Choice {
    match option {
        wire::FormFieldChoice::FormOptionText(value) => Choice { label: value.clone(), value },
        wire::FormFieldChoice::FormOptionInput(option) => {
            Choice { label: option.label.unwrap_or_else(|| option.value.clone()), value: option.value }
        }
    }
}

pub(in crate::api::yourapp) fn form_response(form: Form) -> wire::FormResponse {
    wire::FormResponse { success: true, data: wire_form(form) }
}

pub(in crate::api::yourapp) fn form_list(found: Page<Form>, page: i32, limit: i32) -> wire::FormListResponse {
    wire::FormListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(wire_form).collect(),
    }
}

fn wire_form(form: Form) -> wire::Form {
    wire::Form {
        id: form.id.spelled(),
        name: cut(form.name, MAX_NAME),
        description: cut(form.description, MAX_DESCRIPTION),
        public: form.public,
        url: form.public.then(|| format!("/forms/{}", form.id.spelled())),
        fields: form.fields.into_iter().map(wire_field).collect(),
        created_at: form.created_at.into(),
        updated_at: form.updated_at.into(),
    }
}

fn wire_field(field: Field) -> wire::FormField {
    let options: Vec<wire::FormOption> =
        field.options.into_iter().map(|option| wire::FormOption { value: option.value, label: option.label }).collect();
    let length = |length: Option<u32>| length.map(|length| i32::try_from(length).unwrap_or(i32::MAX));
    wire::FormField {
        name: field.name,
        r#type: wire_kind(field.kind),
        label: field.label,
        required: field.required,
        options: (!options.is_empty()).then_some(options),
        placeholder: field.placeholder,
        help: field.help,
        min: field.min,
        max: field.max,
        min_length: length(field.min_length),
        max_length: length(field.max_length),
        pattern: field.pattern,
        default: field.default,
    }
}

pub(in crate::api::yourapp) fn submission_response(submission: Submission) -> wire::SubmissionResponse {
    wire::SubmissionResponse { success: true, data: wire_submission(submission) }
}

pub(in crate::api::yourapp) fn submission_list(
    found: Page<Submission>,
    page: i32,
    limit: i32,
) -> wire::SubmissionListResponse {
    wire::SubmissionListResponse {
        success: true,
        meta: page_meta(page, limit, found.total),
        data: found.items.into_iter().map(wire_submission).collect(),
    }
}

fn wire_submission(submission: Submission) -> wire::Submission {
    let executions = submission.executions.into_iter().map(|started| wire::SubmissionExecution {
        execution_id: wire_id::spell(EXECUTION, started.execution_id.0),
        workflow_id: wire_id::spell(WORKFLOW, started.workflow_id.0),
    });
    wire::Submission {
        id: submission.id.spelled(),
        form_id: submission.form_id.spelled(),
        data: submission.data,
        executions: executions.collect(),
        submitted_at: submission.created_at.into(),
    }
}

fn kind(kind: wire::FormFieldType) -> FieldKind {
    match kind {
        wire::FormFieldType::Text => FieldKind::Text,
        wire::FormFieldType::Textarea => FieldKind::Textarea,
        wire::FormFieldType::Email => FieldKind::Email,
        wire::FormFieldType::Url => FieldKind::Url,
        wire::FormFieldType::Tel => FieldKind::Tel,
        wire::FormFieldType::Number => FieldKind::Number,
        wire::FormFieldType::Integer => FieldKind::Integer,
        wire::FormFieldType::Checkbox => FieldKind::Checkbox,
        wire::FormFieldType::Select => FieldKind::Select,
        wire::FormFieldType::Radio => FieldKind::Radio,
        wire::FormFieldType::Multiselect => FieldKind::Multiselect,
        wire::FormFieldType::Date => FieldKind::Date,
        wire::FormFieldType::Time => FieldKind::Time,
        wire::FormFieldType::Datetime => FieldKind::Datetime,
        wire::FormFieldType::Hidden => FieldKind::Hidden,
    }
}

fn wire_kind(kind: FieldKind) -> wire::FormFieldType {
    match kind {
        FieldKind::Text => wire::FormFieldType::Text,
        FieldKind::Textarea => wire::FormFieldType::Textarea,
        FieldKind::Email => wire::FormFieldType::Email,
        FieldKind::Url => wire::FormFieldType::Url,
        FieldKind::Tel => wire::FormFieldType::Tel,
        FieldKind::Number => wire::FormFieldType::Number,
        FieldKind::Integer => wire::FormFieldType::Integer,
        FieldKind::Checkbox => wire::FormFieldType::Checkbox,
        FieldKind::Select => wire::FormFieldType::Select,
        FieldKind::Radio => wire::FormFieldType::Radio,
        FieldKind::Multiselect => wire::FormFieldType::Multiselect,
        FieldKind::Date => wire::FormFieldType::Date,
        FieldKind::Time => wire::FormFieldType::Time,
        FieldKind::Datetime => wire::FormFieldType::Datetime,
        FieldKind::Hidden => wire::FormFieldType::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::{
        id::{ExecutionId, SubmissionId, WorkflowId},
        testing::owner,
        workflows::now,
    };

    #[test]
    fn every_kind_survives_the_way_out_and_back() {
        for one in FieldKind::ALL {
            assert_eq!(kind(wire_kind(one)), one);
        }
    }

    #[test]
    fn a_field_keeps_what_it_was_given_and_names_itself_where_it_has_no_label() {
        let given = json!({"name": "first_name", "type": "select", "options": ["a", {"value": "b"}, {"value": "c", "label": "C"}],
            "min_length": 0, "help": "", "placeholder": "", "default": null});
        let made = field(serde_json::from_value(given).unwrap());
        let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
        let expect = Field {
            options: vec![choice("a", "a"), choice("b", "b"), choice("c", "C")],
            min_length: Some(0),
            ..Field::new("first_name", FieldKind::Select)
        };
        assert_eq!(made, expect);
        assert_eq!(made.label, "First name");
    }

    #[test]
    fn answers_keep_the_document() {
        let form = Form {
            seq: 1,
            id: FormId::new(),
            owner: owner(),
            name: "n".repeat(300),
            description: "d".repeat(10_000),
            public: true,
            fields: FieldKind::ALL.map(|kind| Field::new("a", kind)).to_vec(),
            created_at: now(),
            updated_at: now(),
        };
        let url = wire_form(form.clone()).url;
        assert_eq!(url, Some(format!("/forms/{}", wire_id::spell("form_", form.id.0))));
        super::super::tests::check(&form_response(form.clone()), "/components/schemas/FormResponse");
        assert_eq!(wire_form(Form { public: false, ..form.clone() }).url, None);
        let submission = Submission {
            seq: 1,
            id: SubmissionId::new(),
            owner: owner(),
            form_id: form.id,
            data: serde_json::from_value(json!({"a": 1.5, "b": [null]})).unwrap(),
            executions: vec![crate::domain::form::StartedBySubmission {
                execution_id: ExecutionId::new(),
                workflow_id: WorkflowId::new(),
            }],
            created_at: now(),
        };
        super::super::tests::check(&submission_response(submission), "/components/schemas/SubmissionResponse");
    }
}
