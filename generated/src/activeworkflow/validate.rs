// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_3: Pattern = Pattern::new(
    r#"^[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31|02-29)(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?)?$"#,
);

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"#);

pub(super) static PATTERN_1: Pattern =
    Pattern::new(r#"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"#);

impl Validate for Source {
    fn is_valid(&self) -> bool {
        self.id >= 1
    }
}

impl Validate for Agent {
    fn is_valid(&self) -> bool {
        self.id >= 1
            && length(&self.name, 0, 255)
            && length(&self.r#type, 0, 255)
            && self.messages_count >= 0
            && self.messages_count <= 9007199254740991
            && self.sources.len() <= 1000000
            && self.sources.iter().all(|value| value.is_valid())
    }
}

impl Validate for Message {
    fn is_valid(&self) -> bool {
        self.id >= 1
            && self.agent_id >= 1
            && PATTERN_1.is_match(&self.created_at)
            && self.expires_at.as_ref().is_none_or(|value| PATTERN_1.is_match(value))
    }
}

impl Validate for MessageWithPayload {
    fn is_valid(&self) -> bool {
        self.id >= 1
            && self.agent_id >= 1
            && PATTERN_1.is_match(&self.created_at)
            && self.expires_at.as_ref().is_none_or(|value| PATTERN_1.is_match(value))
    }
}

impl Validate for Workflow {
    fn is_valid(&self) -> bool {
        self.id >= 1 && length(&self.name, 0, 255) && length(&self.description, 0, 10000)
    }
}

impl Validate for WorkflowWithAgents {
    fn is_valid(&self) -> bool {
        self.id >= 1
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 10000)
            && self.agents.len() <= 1000000
            && self.agents.iter().all(|value| value.is_valid())
    }
}

impl Validate for WorkflowExport {
    fn is_valid(&self) -> bool {
        self.schema_version == 1
            && length(&self.name, 0, 255)
            && length(&self.description, 0, 10000)
            && length(&self.guid, 0, 255)
            && self.tag_fg_color.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.tag_bg_color.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.icon.as_ref().is_none_or(|value| length(value, 0, 255))
            && PATTERN_2.is_match(&self.exported_at)
            && self.agents.len() <= 1000000
            && self.agents.iter().all(|value| value.is_valid())
            && self.links.len() <= 1000000
            && self.links.iter().all(|value| value.is_valid())
            && self.control_links.len() <= 1000000
            && self.control_links.iter().all(|value| value.is_valid())
    }
}

impl Validate for ExportedAgent {
    fn is_valid(&self) -> bool {
        length(&self.r#type, 0, 255)
            && length(&self.name, 0, 255)
            && length(&self.guid, 0, 255)
            && self.schedule.as_ref().is_none_or(|value| length(value, 0, 255))
            && self.keep_messages_for.as_ref().is_none_or(|value| *value >= 0 && *value <= 3153600000)
    }
}

impl Validate for ExportedLink {
    fn is_valid(&self) -> bool {
        self.source >= 0 && self.source <= 1000000 && self.receiver >= 0 && self.receiver <= 1000000
    }
}

impl Validate for ExportedControlLink {
    fn is_valid(&self) -> bool {
        self.controller >= 0 && self.controller <= 1000000 && self.control_target >= 0 && self.control_target <= 1000000
    }
}

impl Validate for ErrorResponse {
    fn is_valid(&self) -> bool {
        length(&self.error, 0, 10000)
    }
}
