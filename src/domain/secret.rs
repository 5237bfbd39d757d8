//! Secrets that this server makes: a mark (`sy_`), 43 random letters and digits (256 bits), and six of a checksum.
//!
//! The checksum lets a mistyped or made-up secret be refused without a look at the database, and lets scanners of leaked secrets tell one
//! from chance. It protects nothing else. Letters and digits only: a double click selects the whole.

use rand::distr::{Alphanumeric, SampleString};
use sha2::{Digest, Sha256};

/// 43 × log₂ 62 is just above 256.
const RANDOM: usize = 43;
const CHECKSUM: usize = 6;
/// So many after the mark are shown to people.
const SHOWN: usize = 8;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// What a secret is for. Each has a mark of its own, so that none is taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An API key: `sy_`.
    ApiKey,
    /// An OAuth 2.0 access token: `syt_`.
    AccessToken,
    /// The secret of an OAuth 2.0 client: `syc_`.
    ClientSecret,
    /// What stands in the URL of an inbound webhook: `syh_`.
    Hook,
}

impl Purpose {
    /// What its secrets begin with.
    pub fn mark(self) -> &'static str {
        match self {
            Self::ApiKey => "sy_",
            Self::AccessToken => "syt_",
            Self::ClientSecret => "syc_",
            Self::Hook => "syh_",
        }
    }
}

/// A well-formed secret. Its `Debug` shows the prefix only.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    text: String,
    purpose: Purpose,
}

impl Secret {
    /// A new API key's.
    pub fn generate() -> Self {
        Self::generate_for(Purpose::ApiKey)
    }

    /// A new one, from the system's seeded, cryptographically secure generator.
    pub fn generate_for(purpose: Purpose) -> Self {
        let body = format!("{}{}", purpose.mark(), Alphanumeric.sample_string(&mut rand::rng(), RANDOM));
        let checksum = checksum(&body);
        Self { text: body + &checksum, purpose }
    }

    /// An API key's; see [`Self::parse_for`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_for(Purpose::ApiKey, text)
    }

    /// `None` where `text` is not of the form, is for something else, or its checksum is wrong.
    pub fn parse_for(purpose: Purpose, text: &str) -> Option<Self> {
        let random = text.strip_prefix(purpose.mark())?;
        if random.len() != RANDOM + CHECKSUM || !random.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (body, given) = text.split_at(purpose.mark().len() + RANDOM);
        (checksum(body) == given).then(|| Self { text: text.to_owned(), purpose })
    }

    /// The whole, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// What people may see of it.
    pub fn prefix(&self) -> &str {
        &self.text[..self.purpose.mark().len() + SHOWN]
    }

    /// What is stored. A plain hash is enough: 256 random bits cannot be guessed, however fast the guessing.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.text.as_bytes()).into()
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
    fn a_secret_for_one_thing_is_none_for_another() {
        let purposes = [Purpose::ApiKey, Purpose::AccessToken, Purpose::ClientSecret, Purpose::Hook];
        for made in purposes {
            let secret = Secret::generate_for(made);
            for asked in purposes {
                assert_eq!(Secret::parse_for(asked, secret.reveal()).is_some(), asked == made, "{made:?} as {asked:?}");
            }
            assert_eq!(secret.prefix().len(), made.mark().len() + SHOWN);
        }
    }

    #[test]
    fn debug_does_not_reveal_it() {
        let secret = Secret::generate();
        assert!(!format!("{secret:?}").contains(&secret.reveal()[secret.prefix().len()..]));
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
