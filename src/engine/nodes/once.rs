//! What makes attempts at one step recognisable to the world outside: a key that all of them share.

use sha2::{Digest as _, Sha256};

use super::NodeContext;

/// The same for all attempts of one node in one execution, and for no other. Hashed, because a node's id may hold what a header cannot.
pub(super) fn key(context: &NodeContext) -> String {
    let digest =
        Sha256::new_with_prefix(context.execution.0.as_bytes()).chain_update(context.node.as_bytes()).finalize();
    digest[..16].iter().fold(String::with_capacity(32), |mut key, byte| {
        key.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        key.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        key
    })
}
