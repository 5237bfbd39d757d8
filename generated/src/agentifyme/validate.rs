// Written by `cargo xtask generate`. Change the document, not this file.

//! Rules that decoding alone does not keep. `false` sends a value to the slow path, which names what is wrong.

#![allow(unused_imports, clippy::all, reason = "comparisons are spelled as the document spells its bounds")]

use super::types::*;
use crate::runtime::{
    Base64, Binary, Date, DateTime, Format, IndexMap, Map, Pattern, Uuid, Validate, Value, length, unique,
};

pub(super) static PATTERN_2: Pattern = Pattern::new(r#"^[\x21-\x7E]+$"#);

pub(super) static PATTERN_1: Pattern = Pattern::new(r#"^[^\x00-\x1F\x7F]*$"#);

impl Validate for RunWorkflowRequest {
    fn is_valid(&self) -> bool {
        length(&self.name, 1, 255) && PATTERN_1.is_match(&self.name) && self.parameters.len() <= 1000
    }
}

impl Validate for RunResult {
    fn is_valid(&self) -> bool {
        self.execution_time >= 0.0_f64 && self.execution_time <= 9007199254740991.0_f64
    }
}

impl Validate for JobStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for JobAccepted {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for JobAcceptedStatus {
    fn is_valid(&self) -> bool {
        true
    }
}

impl Validate for Job {
    fn is_valid(&self) -> bool {
        self.error.as_ref().is_none_or(|value| length(value, 0, 10000))
            && self.execution_time.as_ref().is_none_or(|value| *value >= 0.0_f64 && *value <= 9007199254740991.0_f64)
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
        length(&self.pointer, 0, 2000) && length(&self.code, 0, 64) && length(&self.message, 0, 2000)
    }
}

impl Validate for ErrorDetails {
    fn is_valid(&self) -> bool {
        self.violations.as_ref().is_none_or(|value| value.len() <= 10000 && value.iter().all(|value| value.is_valid()))
            && self.cause.as_ref().is_none_or(|value| length(value, 0, 64))
            && self.node.as_ref().is_none_or(|value| length(value, 0, 64))
    }
}

impl Validate for ErrorResponse {
    fn is_valid(&self) -> bool {
        length(&self.error, 0, 10000) && self.details.is_valid()
    }
}
