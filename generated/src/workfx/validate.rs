// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_3: Pattern =
    Pattern::new(r#"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"#);

pub(super) static PATTERN_6: Pattern = Pattern::new(r#"^[\x21-\x7E]*$"#);

pub(super) static PATTERN_5: Pattern = Pattern::new(r#"^[\x21-\x7E]+$"#);

pub(super) static PATTERN_1: Pattern = Pattern::new(r#"^[^,\x00-\x1F\x7F]{0,64}(,[^,\x00-\x1F\x7F]{0,64}){0,49}$"#);

pub(super) static PATTERN_4: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]*$"#);

pub(super) static PATTERN_2: Pattern = Pattern::new(
    r#"^[^\x00-\x1F\x7F]*[^[\x{9}-\x{d}\x{20}-\x{20}\x{a0}-\x{a0}\x{1680}-\x{1680}\x{2000}-\x{200a}\x{2028}-\x{2029}\x{202f}-\x{202f}\x{205f}-\x{205f}\x{3000}-\x{3000}\x{feff}-\x{feff}]\x00-\x1F\x7F\x85\uFEFF][^\x00-\x1F\x7F]*$"#,
);

impl Validate for AgentMode {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentTypeRequest {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentOrder {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AgentStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for IconType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for DefinitionType {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Tags {
    fn is_valid(&self) -> bool {
        match self {
            Self::TagList(value) => valid_tag_list(value),
            Self::Text(value) => length(value, 0, 3300) && PATTERN_1.is_match(value),
        }
    }
}

/// Whether a value keeps the rules of [`TagList`].
pub fn valid_tag_list(value: &Vec<String>) -> bool {
    value.len() <= 50 && value.iter().all(|value| length(value, 1, 64) && PATTERN_2.is_match(value))
}

impl Validate for CreateAgentRequest {
    fn is_valid(&self) -> bool {
        self.icon.as_ref().is_none_or(|value| length(value, 1, 2048) && PATTERN_2.is_match(value))
            && self.icon_background.as_ref().is_none_or(|value| length(value, 0, 9) && PATTERN_3.is_match(value))
            && length(&self.name, 1, 255)
            && PATTERN_2.is_match(&self.name)
            && self.description.as_ref().is_none_or(|value| length(value, 0, 10000))
            && self.tags.as_ref().is_none_or(|value| value.is_valid())
            && self.extend_properties.as_ref().is_none_or(|value| value.len() <= 1000)
    }
}

impl Validate for UpdateAgentRequest {
    fn is_valid(&self) -> bool {
        self.icon.as_ref().is_none_or(|value| length(value, 1, 2048) && PATTERN_2.is_match(value))
            && self.icon_background.as_ref().is_none_or(|value| length(value, 0, 9) && PATTERN_3.is_match(value))
            && self.name.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_2.is_match(value))
            && self.description.as_ref().is_none_or(|value| length(value, 0, 10000))
            && self.tags.as_ref().is_none_or(|value| value.is_valid())
            && self.ab_test_id.as_ref().is_none_or(|value| length(value, 0, 128) && PATTERN_4.is_match(value))
            && self.extend_properties.as_ref().is_none_or(|value| value.len() <= 1000)
            && self.usage_guide.as_ref().is_none_or(|value| length(value, 0, 10000))
    }
}

impl Validate for FileUpload {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Abilities {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Agent {
    fn is_valid(&self) -> bool {
        length(&self.icon, 0, 2048)
            && length(&self.icon_background, 0, 64)
            && self.created_by.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.updated_by.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.created_by_role.as_ref().is_none_or(|value| length(value, 0, 64))
            && self.updated_by_role.as_ref().is_none_or(|value| length(value, 0, 64))
            && length(&self.mode, 0, 64)
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 10000)
            && self.tags.len() <= 1000
            && self.tags.iter().all(|value| length(value, 0, 255))
            && length(&self.code, 0, 128)
            && self.ab_test_id.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.usage_guide.as_ref().is_none_or(|value| length(value, 0, 10000))
            && self.variables.len() <= 1000
            && self.icon_url.as_ref().is_none_or(|value| length(value, 0, 2048))
    }
}

impl Validate for AgentPage {
    fn is_valid(&self) -> bool {
        self.page_num >= 1
            && self.page_num <= 1000000
            && self.page_size >= 1
            && self.page_size <= 100
            && self.total_count >= 0
            && self.total_count <= 9007199254740991
            && self.total_pages >= 0
            && self.total_pages <= 9007199254740991
            && self.data.len() <= 100
            && self.data.iter().all(|value| value.is_valid())
    }
}

/// Whether a value keeps the rules of [`Nothing`].
pub fn valid_nothing(value: &Map<String, Value>) -> bool {
    value.len() <= 0
}

impl Validate for RunRequest {
    fn is_valid(&self) -> bool {
        length(&self.query, 0, 100000)
            && self.inputs.len() <= 1000
            && self.files.len() <= 100
            && self.files.iter().all(|value| length(value, 0, 8192))
            && length(&self.response_type, 0, 64)
            && self.wfx_context.len() <= 1000
            && self.conversation_id.as_ref().is_none_or(|value| length(value, 0, 128))
    }
}

impl Validate for ResumeRequest {
    fn is_valid(&self) -> bool {
        length(&self.query, 0, 100000)
            && self.inputs.len() <= 1000
            && self.files.len() <= 100
            && self.files.iter().all(|value| length(value, 0, 8192))
            && length(&self.response_type, 0, 64)
            && self.wfx_context.len() <= 1000
            && self.conversation_id.as_ref().is_none_or(|value| length(value, 0, 128))
            && self.interrupt_inputs.len() <= 1000
            && length(&self.flow_run_id, 0, 128)
    }
}

impl Validate for RunStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for AnswerEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Usage {
    fn is_valid(&self) -> bool {
        self.prompt_tokens >= 0
            && self.prompt_tokens <= 9007199254740991
            && self.completion_tokens >= 0
            && self.completion_tokens <= 9007199254740991
            && self.total_tokens >= 0
            && self.total_tokens <= 9007199254740991
    }
}

impl Validate for Metadata {
    fn is_valid(&self) -> bool {
        self.usage.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for Interrupt {
    fn is_valid(&self) -> bool {
        length(&self.node_id, 0, 64)
    }
}

impl Validate for RunAnswer {
    fn is_valid(&self) -> bool {
        self.interrupt.as_ref().is_none_or(|value| value.is_valid()) && self.metadata.is_valid()
    }
}

impl Validate for StreamFrame {
    fn is_valid(&self) -> bool {
        match self {
            Self::WorkflowStartedFrame(_) => true,
            Self::NodeStartedFrame(value) => value.is_valid(),
            Self::NodeFinishedFrame(value) => value.is_valid(),
            Self::MessageFrame(_) => true,
            Self::MessageReplaceFrame(value) => value.is_valid(),
            Self::MessageEndFrame(value) => value.is_valid(),
            Self::HumanInputRequiredFrame(value) => value.is_valid(),
            Self::WorkflowPausedFrame(_) => true,
            Self::WorkflowFinishedFrame(value) => value.is_valid(),
            Self::ErrorFrame(value) => value.is_valid(),
            Self::PingFrame(_) => true,
        }
    }
}

impl Validate for WorkflowStartedFrame {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowStartedFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeStartedFrame {
    fn is_valid(&self) -> bool {
        length(&self.node_id, 0, 64) && length(&self.node_type, 0, 128) && self.attempt >= 1
    }
}

impl Validate for NodeStartedFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeFinishedFrame {
    fn is_valid(&self) -> bool {
        length(&self.node_id, 0, 64)
            && length(&self.node_type, 0, 128)
            && self.attempt >= 1
            && self.error.as_ref().is_none_or(|value| length(value, 0, 10000))
            && self.elapsed_time >= 0.0_f64
            && self.elapsed_time <= 9007199254740991.0_f64
    }
}

impl Validate for NodeFinishedFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for NodeFinishedFrameStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MessageFrame {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MessageFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MessageReplaceFrame {
    fn is_valid(&self) -> bool {
        length(&self.answer, 0, 0)
    }
}

impl Validate for MessageReplaceFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MessageEndFrame {
    fn is_valid(&self) -> bool {
        self.metadata.is_valid()
    }
}

impl Validate for MessageEndFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for HumanInputRequiredFrame {
    fn is_valid(&self) -> bool {
        length(&self.node_id, 0, 64)
    }
}

impl Validate for HumanInputRequiredFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowPausedFrame {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowPausedFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowPausedFrameStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowFinishedFrame {
    fn is_valid(&self) -> bool {
        self.error.as_ref().is_none_or(|value| length(value, 0, 10000))
    }
}

impl Validate for WorkflowFinishedFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for WorkflowFinishedFrameStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ErrorFrame {
    fn is_valid(&self) -> bool {
        length(&self.code, 0, 128)
            && length(&self.message, 0, 10000)
            && self.node_id.as_ref().is_none_or(|value| length(value, 0, 64))
    }
}

impl Validate for ErrorFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PingFrame {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for PingFrameEvent {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for LocationPart {
    fn is_valid(&self) -> bool {
        match self {
            Self::Text(value) => length(value, 0, 2000),
            Self::Integer(value) => *value >= 0 && *value <= 9007199254740991,
        }
    }
}

impl Validate for Violation {
    fn is_valid(&self) -> bool {
        self.loc.len() >= 1
            && self.loc.len() <= 1000
            && self.loc.iter().all(|value| value.is_valid())
            && length(&self.msg, 0, 2000)
            && length(&self.r#type, 0, 64)
    }
}

impl Validate for ValidationError {
    fn is_valid(&self) -> bool {
        self.detail.len() >= 1 && self.detail.len() <= 10000 && self.detail.iter().all(|value| value.is_valid())
    }
}

impl Validate for Error {
    fn is_valid(&self) -> bool {
        length(&self.detail, 0, 12000)
    }
}
