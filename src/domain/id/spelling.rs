//! Spellings of ids: a prefix and the UUID in 26 digits of Crockford's base 32, lower case, or the plain UUID.
//!
//! Surfaces choose the prefixes; the domain reads the spelling that people write into a workflow's graph. Parsing is strict, so that a record
//! has one spelling and clients may compare texts: no upper case, none of the look-alikes (`i`, `l`, `o`) that Crockford's alphabet forgives.

use uuid::Uuid;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 26 × 5 bits hold 128, with two to spare at the front.
const LENGTH: usize = 26;

/// `wf_01j7hs7k80es8r65rzyjka792g`.
pub fn spell(prefix: &str, id: Uuid) -> String {
    let bits = id.as_u128();
    let mut text = String::with_capacity(prefix.len() + LENGTH);
    text.push_str(prefix);
    for position in (0..LENGTH).rev() {
        text.push(char::from(DIGITS[((bits >> (position * 5)) & 31) as usize]));
    }
    text
}

/// The id that `text` spells; `None` where it has another shape.
pub fn parse(prefix: &str, text: &str) -> Option<Uuid> {
    let digits = text.strip_prefix(prefix)?.as_bytes();
    // A first digit above 7 would need bits that a UUID does not have.
    if digits.len() != LENGTH || digits[0] > b'7' {
        return None;
    }
    let mut bits: u128 = 0;
    for digit in digits {
        let value = DIGITS.iter().position(|known| known == digit)?;
        bits = (bits << 5) | value as u128;
    }
    Some(Uuid::from_u128(bits))
}

/// The UUID that `text` spells with hyphens, in either case (RFC 9562, section 4); `None` where it has another shape.
pub fn parse_uuid(text: &str) -> Option<Uuid> {
    // The length tells this spelling from the others that the parser takes (simple, braced, URN).
    if text.len() == 36 { Uuid::try_parse(text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_examples_of_the_documents_are_spelled_so() {
        for (text, id) in [
            ("wf_01j7hs7k80es8r65rzyjka792g", "0191e393-cd00-7651-8317-1ff4a6a3a450"),
            ("wf_01j7esvv00emq8k9w39qsaekf4", "0191dd9d-ec00-752e-89a7-834df2a74de4"),
            ("wf_00000000000000000000000000", "00000000-0000-0000-0000-000000000000"),
            ("wf_7zzzzzzzzzzzzzzzzzzzzzzzzz", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        ] {
            let id = Uuid::parse_str(id).unwrap();
            assert_eq!(spell("wf_", id), text);
            assert_eq!(parse("wf_", text), Some(id));
        }
    }

    proptest! {
        #[test]
        fn every_id_survives_the_way_out_and_back(bits: u128) {
            let id = Uuid::from_u128(bits);
            let text = spell("exec_", id);
            prop_assert_eq!(parse("exec_", &text), Some(id));
            prop_assert_eq!(parse("wf_", &text), None);
            prop_assert_eq!(parse_uuid(&id.to_string()), Some(id));
        }

        #[test]
        fn texts_sort_as_ids_do(a: u128, b: u128) {
            let spell = |bits| spell("wf_", Uuid::from_u128(bits));
            prop_assert_eq!(spell(a).cmp(&spell(b)), a.cmp(&b));
        }

        #[test]
        fn what_parses_is_spelled_so(text in "wf_[0-9a-z]{26}|wf_[0-7][0-9a-hjkmnp-tv-z]{25}|\\PC{0,40}") {
            if let Some(id) = parse("wf_", &text) {
                prop_assert_eq!(spell("wf_", id), text);
            }
        }
    }

    #[test]
    fn another_shape_is_no_id() {
        let good = "wf_01j7hs7k80es8r65rzyjka792g";
        let upper = good.to_uppercase();
        for text in [
            "",
            "wf_",
            "exec_01j7hs7k80es8r65rzyjka792g",
            "01j7hs7k80es8r65rzyjka792g",
            "wf_01j7hs7k80es8r65rzyjka792",
            "wf_01j7hs7k80es8r65rzyjka792g0",
            "wf_81j7hs7k80es8r65rzyjka792g",
            "wf_o1j7hs7k80es8r65rzyjka792g",
            "wf_01j7hs7k80es8r65rzyjka792i",
            "wf_01j7hs7k80es8r65rzyjka79é",
            " wf_01j7hs7k80es8r65rzyjka792g",
            "0191e393-cd00-7651-8317-1ff4a6a3a450",
            &upper,
        ] {
            assert_eq!(parse("wf_", text), None, "{text}");
        }
        // Every single wrong character is noticed: what still parses is another id.
        let id = parse("wf_", good);
        for (at, old) in good.char_indices() {
            for new in (' '..='~').filter(|new| *new != old) {
                let changed: String = good.char_indices().map(|(i, c)| if i == at { new } else { c }).collect();
                assert_ne!(parse("wf_", &changed), id, "{changed}");
            }
        }
    }

    #[test]
    fn a_plain_uuid_is_taken_with_hyphens_only() {
        let id = "0191e393-cd00-7651-8317-1ff4a6a3a450";
        assert_eq!(parse_uuid(&id.to_uppercase()), parse_uuid(id));
        for text in ["", "x", &id.replace('-', ""), &format!("{{{id}}}"), &format!("urn:uuid:{id}"), &id[1..]] {
            assert_eq!(parse_uuid(text), None, "{text}");
        }
    }
}
