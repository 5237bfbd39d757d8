//! Rules that every name and description obeys, so that no surface and no database has to doubt them.

use super::error::Fault;

/// Longest name, in characters.
pub const MAX_NAME: usize = 255;
/// Longest description, in characters.
pub const MAX_DESCRIPTION: usize = 10_000;

/// Faults of a name at `pointer`: not blank, at most [`MAX_NAME`] characters, no control characters.
pub fn check_name(pointer: &str, name: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if name.trim().is_empty() {
        faults.push(Fault::new(pointer, "required", "must not be blank"));
    }
    if name.chars().count() > MAX_NAME {
        faults.push(Fault::new(pointer, "max_length", format!("must have at most {MAX_NAME} characters")));
    }
    // The C0 controls and DEL, as the documents say; those of C1 are letters in the eyes of many clients.
    if name.chars().any(|character| character.is_ascii_control()) {
        faults.push(Fault::new(pointer, "control_character", "must not contain control characters"));
    }
    faults
}

/// Faults of a description at `pointer`: at most [`MAX_DESCRIPTION`] characters, no NUL (which PostgreSQL's text cannot hold).
pub fn check_description(pointer: &str, description: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if description.chars().count() > MAX_DESCRIPTION {
        faults.push(Fault::new(pointer, "max_length", format!("must have at most {MAX_DESCRIPTION} characters")));
    }
    if description.contains('\0') {
        faults.push(Fault::new(pointer, "control_character", "must not contain NUL"));
    }
    faults
}
