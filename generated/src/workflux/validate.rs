// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_1: Pattern = Pattern::new(
    r#"^([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$"#,
);

pub(super) static PATTERN_9: Pattern = Pattern::new(r#"^[\x21-\x7E]+$"#);

pub(super) static PATTERN_3: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]*$"#);

pub(super) static PATTERN_6: Pattern = Pattern::new(r#"^[^\x00]*$"#);

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^agent-[0-9a-z]+$"#);

pub(super) static PATTERN_4: Pattern = Pattern::new(r#"^conv-[0-9a-z]+$"#);

pub(super) static PATTERN_7: Pattern = Pattern::new(r#"^int-[0-9a-z]+$"#);

pub(super) static PATTERN_5: Pattern = Pattern::new(r#"^msg-[0-9a-z]+$"#);

pub(super) static PATTERN_8: Pattern = Pattern::new(r#"^sync-[0-9a-z]+$"#);

impl Validate for AgentStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ConversationStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for MessageSender {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Metric {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Period {
    fn is_valid(&self) -> bool {
        true
    }
}

/// Whether a value keeps the rules of [`DateOrTime`].
pub fn valid_date_or_time(value: &String) -> bool {
    length(value, 0, 64) && PATTERN_1.is_match(value)
}

impl Validate for AgentSummary {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_2.is_match(&self.id)
            && length(&self.name, 0, 255)
            && self.category.as_ref().is_none_or(|value| length(value, 0, 255))
    }
}

impl Validate for Agent {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_2.is_match(&self.id)
            && length(&self.name, 0, 255)
            && self.category.as_ref().is_none_or(|value| length(value, 0, 255))
    }
}

impl Validate for AgentSettings {
    fn is_valid(&self) -> bool {
        self.human_cost_per_conversation.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1000000000.0_f64)
            && self.cost_per_conversation.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1000000000.0_f64)
            && usize::from(!self.human_cost_per_conversation.is_absent())
                + usize::from(!self.cost_per_conversation.is_absent())
                + self.additional.len()
                <= 1000
    }
}

impl Validate for CreateAgentRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && self.category.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
            && self.config.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for UpdateAgentRequest {
    fn is_valid(&self) -> bool {
        self.name.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
            && self.category.as_ref().is_none_or(|value| length(value, 1, 255) && PATTERN_3.is_match(value))
            && self.config.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for DeletedAgent {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64) && PATTERN_2.is_match(&self.id) && self.deleted == true
    }
}

impl Validate for ConversationSummary {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_4.is_match(&self.id)
            && length(&self.agent_id, 0, 64)
            && PATTERN_2.is_match(&self.agent_id)
            && self.messages_count >= 0
            && self.messages_count <= 9007199254740991
            && self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
    }
}

impl Validate for Conversation {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_4.is_match(&self.id)
            && length(&self.agent_id, 0, 64)
            && PATTERN_2.is_match(&self.agent_id)
            && self.messages_count >= 0
            && self.messages_count <= 9007199254740991
            && self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
            && length(&self.channel, 0, 64)
            && self.user_id.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.avg_response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
    }
}

impl Validate for Message {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_5.is_match(&self.id)
            && length(&self.conversation_id, 0, 64)
            && PATTERN_4.is_match(&self.conversation_id)
            && length(&self.content, 0, 1000000)
            && self.provider.as_ref().is_none_or(|value| length(value, 0, 64))
            && self.response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
    }
}

impl Validate for ConversationCreated {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_4.is_match(&self.id)
            && length(&self.agent_id, 0, 64)
            && PATTERN_2.is_match(&self.agent_id)
            && self.messages_count >= 0
            && self.messages_count <= 9007199254740991
            && self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
            && length(&self.channel, 0, 64)
            && self.user_id.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.avg_response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
            && self.message.as_ref().is_none_or(|value| value.is_valid())
            && self.reply.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for MessageSent {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_5.is_match(&self.id)
            && length(&self.conversation_id, 0, 64)
            && PATTERN_4.is_match(&self.conversation_id)
            && length(&self.content, 0, 1000000)
            && self.provider.as_ref().is_none_or(|value| length(value, 0, 64))
            && self.response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
            && self.reply.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for CreateConversationRequest {
    fn is_valid(&self) -> bool {
        length(&self.agent_id, 1, 128)
            && length(&self.channel, 1, 64)
            && PATTERN_3.is_match(&self.channel)
            && length(&self.user_id, 1, 255)
            && PATTERN_3.is_match(&self.user_id)
            && self.initial_message.as_ref().is_none_or(|value| length(value, 1, 32000) && PATTERN_6.is_match(value))
    }
}

impl Validate for SendMessageRequest {
    fn is_valid(&self) -> bool {
        length(&self.content, 1, 32000) && PATTERN_6.is_match(&self.content)
    }
}

impl Validate for Metrics {
    fn is_valid(&self) -> bool {
        self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
            && self.avg_response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
            && self.total_conversations >= 0
            && self.total_conversations <= 9007199254740991
            && self.total_messages >= 0
            && self.total_messages <= 9007199254740991
    }
}

impl Validate for TimeSeriesItem {
    fn is_valid(&self) -> bool {
        self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
            && self.avg_response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
            && self.conversations >= 0
            && self.conversations <= 9007199254740991
            && self.messages.as_ref().is_none_or(|value| *value >= 0 && *value <= 9007199254740991)
    }
}

impl Validate for Analytics {
    fn is_valid(&self) -> bool {
        self.metrics.is_valid()
            && self.time_series.len() <= 3700
            && self.time_series.iter().all(|value| value.is_valid())
    }
}

impl Validate for StatusCounts {
    fn is_valid(&self) -> bool {
        self.active >= 0
            && self.active <= 9007199254740991
            && self.completed >= 0
            && self.completed <= 9007199254740991
            && self.escalated >= 0
            && self.escalated <= 9007199254740991
    }
}

impl Validate for ChannelFigures {
    fn is_valid(&self) -> bool {
        length(&self.channel, 0, 64)
            && self.resolution_rate.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 1.0_f64)
            && self.avg_response_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
            && self.conversations >= 0
            && self.conversations <= 9007199254740991
            && self.messages >= 0
            && self.messages <= 9007199254740991
    }
}

impl Validate for AgentPerformance {
    fn is_valid(&self) -> bool {
        length(&self.agent_id, 0, 64)
            && PATTERN_2.is_match(&self.agent_id)
            && length(&self.name, 0, 255)
            && self.metrics.is_valid()
            && self.statuses.is_valid()
            && self.channels.len() <= 1000
            && self.channels.iter().all(|value| value.is_valid())
            && self.time_series.len() <= 3700
            && self.time_series.iter().all(|value| value.is_valid())
    }
}

impl Validate for RoiMetrics {
    fn is_valid(&self) -> bool {
        self.conversations >= 0
            && self.conversations <= 9007199254740991
            && self.resolved >= 0
            && self.resolved <= 9007199254740991
    }
}

impl Validate for AgentRoi {
    fn is_valid(&self) -> bool {
        length(&self.agent_id, 0, 64)
            && PATTERN_2.is_match(&self.agent_id)
            && length(&self.name, 0, 255)
            && self.conversations >= 0
            && self.conversations <= 9007199254740991
            && self.resolved >= 0
            && self.resolved <= 9007199254740991
    }
}

impl Validate for Roi {
    fn is_valid(&self) -> bool {
        self.metrics.is_valid() && self.agents.len() <= 10000 && self.agents.iter().all(|value| value.is_valid())
    }
}

impl Validate for IntegrationStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for IntegrationSummary {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_7.is_match(&self.id)
            && length(&self.r#type, 0, 128)
            && length(&self.name, 0, 255)
    }
}

impl Validate for Integration {
    fn is_valid(&self) -> bool {
        length(&self.id, 0, 64)
            && PATTERN_7.is_match(&self.id)
            && length(&self.r#type, 0, 128)
            && length(&self.name, 0, 255)
            && self.last_test.as_ref().is_none_or(|value| value.is_valid())
            && self.last_sync.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for IntegrationTest {
    fn is_valid(&self) -> bool {
        length(&self.message, 0, 2000)
            && self.reason.as_ref().is_none_or(|value| length(value, 0, 2000))
            && self.latency_ms >= 0
            && self.latency_ms <= 86400000
    }
}

impl Validate for SyncModel {
    fn is_valid(&self) -> bool {
        length(&self.sync_id, 0, 64)
            && PATTERN_8.is_match(&self.sync_id)
            && self.pages >= 0
            && self.pages <= 9007199254740991
            && self.fetched >= 0
            && self.fetched <= 9007199254740991
            && self.created >= 0
            && self.created <= 9007199254740991
            && self.updated >= 0
            && self.updated <= 9007199254740991
            && self.unchanged >= 0
            && self.unchanged <= 9007199254740991
            && self.reason.as_ref().is_none_or(|value| length(value, 0, 2000))
    }
}

impl Validate for SyncStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for IntegrationSettings {
    fn is_valid(&self) -> bool {
        self.credential_id.as_ref().is_none_or(|value| length(value, 1, 128))
            && usize::from(self.credential_id.is_some()) + self.additional.len() <= 1000
    }
}

impl Validate for CreateIntegrationRequest {
    fn is_valid(&self) -> bool {
        length(&self.r#type, 1, 128)
            && PATTERN_3.is_match(&self.r#type)
            && length(&self.name, 1, 255)
            && PATTERN_3.is_match(&self.name)
            && self.config.as_ref().is_none_or(|value| value.is_valid())
    }
}

impl Validate for Pagination {
    fn is_valid(&self) -> bool {
        self.page >= 1
            && self.page <= 1000000
            && self.limit >= 1
            && self.limit <= 100
            && self.total >= 0
            && self.total <= 9007199254740991
            && self.total_pages >= 0
            && self.total_pages <= 9007199254740991
    }
}

impl Validate for AgentListResponse {
    fn is_valid(&self) -> bool {
        self.data.len() <= 100 && self.data.iter().all(|value| value.is_valid()) && self.pagination.is_valid()
    }
}

impl Validate for ConversationListResponse {
    fn is_valid(&self) -> bool {
        self.data.len() <= 100 && self.data.iter().all(|value| value.is_valid()) && self.pagination.is_valid()
    }
}

impl Validate for MessageListResponse {
    fn is_valid(&self) -> bool {
        self.data.len() <= 100 && self.data.iter().all(|value| value.is_valid()) && self.pagination.is_valid()
    }
}

impl Validate for IntegrationListResponse {
    fn is_valid(&self) -> bool {
        self.data.len() <= 100 && self.data.iter().all(|value| value.is_valid()) && self.pagination.is_valid()
    }
}

impl Validate for ErrorCode {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for ViolationPlace {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Violation {
    fn is_valid(&self) -> bool {
        length(&self.pointer, 0, 2000)
            && length(&self.field, 0, 2000)
            && length(&self.reason, 0, 64)
            && length(&self.message, 0, 2000)
    }
}

impl Validate for ErrorDetails {
    fn is_valid(&self) -> bool {
        self.field.as_ref().is_none_or(|value| length(value, 0, 2000))
            && self.reason.as_ref().is_none_or(|value| length(value, 0, 2000))
            && self
                .violations
                .as_ref()
                .is_none_or(|value| value.len() <= 10000 && value.iter().all(|value| value.is_valid()))
            && self.conversation_id.as_ref().is_none_or(|value| length(value, 0, 64) && PATTERN_4.is_match(value))
            && self.message_id.as_ref().is_none_or(|value| length(value, 0, 64) && PATTERN_5.is_match(value))
    }
}

impl Validate for ErrorBody {
    fn is_valid(&self) -> bool {
        length(&self.message, 0, 2000) && self.details.is_valid() && length(&self.request_id, 0, 128)
    }
}

impl Validate for ErrorResponse {
    fn is_valid(&self) -> bool {
        self.error.is_valid()
    }
}
