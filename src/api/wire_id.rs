//! Spellings of ids on the wire. The codec is the domain's, which reads ids in graphs; the prefixes are each surface's own.

pub(super) use crate::domain::id::{parse, parse_uuid, spell};
