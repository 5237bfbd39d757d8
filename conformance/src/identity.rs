//! Names that stay the same from run to run: of cases, so that one can be repeated, and of findings, so that one that is known can be told
//! from one that is new.
//!
//! Both begin with four digits that stand for the operation: a name alone says where to look for what it names. Whatever a server makes up
//! (ids, numbers of list items) is left out of what the digits are made from.

use std::collections::HashMap;

use crate::{cases::Family, checks::Check};

/// A number made from texts; the same in every version of the suite (FNV-1a, 64 bits).
pub fn digest(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // The end of a part is a byte of its own: ("ab", "c") is not ("a", "bc").
        for byte in part.bytes().chain([0xff]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The four digits that stand for an operation.
pub fn operation(id: &str) -> String {
    format!("{:04x}", digest(&["operation", id]) & 0xffff)
}

/// The operation's digits in a name of a case (`3f9a-77c01e`) or of a finding (`body-schema-3f9a-77c01e`); `None` for what is neither.
pub fn operation_in(name: &str) -> Option<&str> {
    let is_hexadecimal = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (rest, end) = name.rsplit_once('-')?;
    let operation = rest.rsplit_once('-').map_or(rest, |(_, operation)| operation);
    let end = end.split('.').next().unwrap_or_default();
    (is_hexadecimal(end, 6) && is_hexadecimal(operation, 4)).then_some(operation)
}

/// Names of the cases of one run.
#[derive(Debug, Default)]
pub struct Names {
    counts: HashMap<String, usize>,
}

impl Names {
    /// The name of a case. The second case of one kind and label ends with `.2`.
    pub fn case(&mut self, operation_id: &str, family: Family, label: &str) -> String {
        let kind = family.to_string();
        let digits = digest(&["case", operation_id, &kind, &steady(label)]) & 0xff_ffff;
        let name = format!("{}-{digits:06x}", operation(operation_id));
        let count = self.counts.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}.{count}") }
    }
}

/// The name of a finding: check, operation and what in particular does not hold.
pub fn finding(check: Check, operation_id: &str, detail: &str, status: u16) -> String {
    let digits = digest(&["finding", operation_id, &steady(detail), &status.to_string()]) & 0xff_ffff;
    format!("{check}-{}-{digits:06x}", operation(operation_id))
}

/// A text without what differs from run to run: values behind ` = `, positions in lists, ids.
pub fn steady(text: &str) -> String {
    let text = text.split_once(" = ").map_or(text, |(name, _)| name);
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let mut before = ' ';
    for letter in text.chars().chain([' ']) {
        if letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-') {
            word.push(letter);
            continue;
        }
        let all_digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_id = word.len() >= 16 && word.bytes().any(|byte| byte.is_ascii_digit());
        if is_id || (all_digits && before == '/') {
            out.push('*');
        } else {
            out.push_str(&word);
        }
        word.clear();
        out.push(letter);
        before = letter;
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_makes_up_is_no_part_of_a_name() {
        for (text, expect) in [
            ("todo_id = todo_000017", "todo_id"),
            ("maxLength at /items/3/title", "maxLength at /items/*/title"),
            ("404 answers are application/json", "404 answers are application/json"),
            ("no run 7e57d004-2b97-4e7a-b45f-5387367791cd here", "no run * here"),
            ("type at /a~1b", "type at /a~1b"),
        ] {
            assert_eq!(steady(text), expect);
        }
    }

    #[test]
    fn names_say_their_operation_and_number_what_is_alike() {
        let mut names = Names::default();
        let first = names.case("create", Family::Valid, "minimal");
        let second = names.case("create", Family::Valid, "minimal");
        assert_eq!(second, format!("{first}.2"));
        assert_ne!(names.case("create", Family::Valid, "full"), first);
        assert_eq!(operation_in(&first), Some(operation("create").as_str()));
        assert_eq!(operation_in(&second), Some(operation("create").as_str()));
        let finding = finding(Check::BodySchema, "create", "type at /a", 200);
        assert_eq!(operation_in(&finding), Some(operation("create").as_str()));
        assert!(finding.starts_with("body-schema-"), "{finding}");
        assert_eq!(operation_in("create"), None);
        assert_eq!(operation_in("body-schema"), None);
    }
}
