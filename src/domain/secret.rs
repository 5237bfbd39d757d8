//! The secret of an API key: `sy_`, 43 random letters and digits (256 bits), and six of a checksum.
//!
//! The checksum lets a mistyped or made-up key be refused without a look at the database, and lets scanners of leaked secrets tell a key
//! from chance. It protects nothing else. Letters and digits only: a double click selects the whole.

use rand::distr::{Alphanumeric, SampleString};
use sha2::{Digest, Sha256};

const MARK: &str = "sy_";
/// 43 × log₂ 62 is just above 256.
const RANDOM: usize = 43;
const CHECKSUM: usize = 6;
/// The mark and eight more, shown to people.
const PREFIX: usize = MARK.len() + 8;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A well-formed secret. Its `Debug` shows the prefix only.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one, from the system's seeded, cryptographically secure generator.
    pub fn generate() -> Self {
        let body = format!("{MARK}{}", Alphanumeric.sample_string(&mut rand::rng(), RANDOM));
        let checksum = checksum(&body);
        Self(body + &checksum)
    }

    /// `None` where `text` is not of the form or its checksum is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let random = text.strip_prefix(MARK)?;
        if random.len() != RANDOM + CHECKSUM || !random.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (body, given) = text.split_at(MARK.len() + RANDOM);
        (checksum(body) == given).then(|| Self(text.to_owned()))
    }

    /// The whole, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What people may see of it.
    pub fn prefix(&self) -> &str {
        &self.0[..PREFIX]
    }

    /// What is stored. A plain hash is enough: 256 random bits cannot be guessed, however fast the guessing.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({}…)", self.prefix())
    }
}

fn checksum(body: &str) -> String {
    let mut rest = crc32fast::hash(body.as_bytes());
    let mut digits = [b'0'; CHECKSUM];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(rest % 62) as usize];
        rest /= 62;
    }
    digits.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_secret_parses_and_a_changed_one_does_not() {
        let secret = Secret::generate();
        let text = secret.reveal();
        assert_eq!(text.len(), 52);
        assert_eq!(Secret::parse(text).as_ref(), Some(&secret));
        for position in 0..text.len() {
            let mut changed = text.as_bytes().to_vec();
            changed[position] = if changed[position] == b'x' { b'y' } else { b'x' };
            assert_eq!(Secret::parse(std::str::from_utf8(&changed).unwrap()), None, "changed at {position}");
        }
        for wrong in ["", "sy_", &text[1..], &format!("{text}0"), &format!("sy_{}", "é".repeat(49))] {
            assert_eq!(Secret::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn debug_does_not_reveal_it() {
        let secret = Secret::generate();
        assert!(!format!("{secret:?}").contains(&secret.reveal()[PREFIX..]));
    }

    #[test]
    fn the_checksum_is_that_of_the_published_format() {
        let decode = |digits: &str| {
            digits.bytes().fold(0, |sum, byte| sum * 62 + DIGITS.iter().position(|digit| *digit == byte).unwrap())
        };
        // CRC-32 (IEEE) of its nine digits, the polynomial's usual check value.
        assert_eq!(decode(&checksum("123456789")), 0xcbf4_3926);
    }
}
