//! JSON Pointers (RFC 6901).

/// A name as one step of a pointer.
pub(super) fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
