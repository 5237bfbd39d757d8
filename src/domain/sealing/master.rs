//! Master keys: what the operator keeps outside the database, and what opens it.
//!
//! Written as text: 32 random bytes in base64, a key a line; empty lines and those that start with `#` mean nothing. The first key is the current one; the
//! others only open what they sealed before, until a rotation is through.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::envelope::{self, Key};
use crate::domain::error::Result;

/// One master key. Its `Debug` shows its id only.
#[derive(Clone)]
pub struct MasterKey {
    id: String,
    pub(super) key: Key,
}

impl MasterKey {
    /// A new one.
    pub fn generate() -> Self {
        Self::of(envelope::generate())
    }

    /// The key that this text spells.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64_STANDARD.decode(text.trim()).ok()?);
        envelope::key(&bytes).map(Self::of)
    }

    /// As a key file has it.
    pub fn spell(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64_STANDARD.encode(self.key.as_slice()))
    }

    /// Tells keys apart and says nothing about them: half of a hash.
    pub fn id(&self) -> &str {
        &self.id
    }

    fn of(key: Key) -> Self {
        let digest = Sha256::new_with_prefix(b"switchyard master key").chain_update(key.as_slice()).finalize();
        let half = digest.first_chunk::<8>().copied().unwrap_or_default();
        Self { id: format!("{:016x}", u64::from_be_bytes(half)), key }
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MasterKey({})", self.id)
    }
}

/// The master keys of a server: the current one, and those that only open. Never empty.
#[derive(Debug, Clone)]
pub struct MasterKeys(Vec<MasterKey>);

/// A text that holds no master keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MasterKeyError {
    /// Nothing in it.
    #[error("holds no key")]
    Empty,
    /// A line that is no key. The line itself is not shown: it may be one with a letter too few.
    #[error("line {0} is not a key: 32 bytes in base64 are 44 characters")]
    Line(usize),
}

impl MasterKeys {
    /// One alone.
    pub fn one(key: MasterKey) -> Self {
        Self(vec![key])
    }

    /// All keys in a text.
    pub fn parse(text: &str) -> Result<Self, MasterKeyError> {
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let keys: Vec<MasterKey> = lines
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .map(|(number, line)| MasterKey::parse(line).ok_or(MasterKeyError::Line(number)))
            .collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(MasterKeyError::Empty) } else { Ok(Self(keys)) }
    }

    /// What seals.
    pub fn current(&self) -> &MasterKey {
        &self.0[0]
    }

    /// The key of this id.
    pub fn find(&self, id: &str) -> Option<&MasterKey> {
        self.0.iter().find(|key| key.id == id)
    }
}

/// Where the master keys come from. Asked again when a data key is sealed, and when one names a master key that is not known: an operator may have changed
/// the file in the meantime.
pub trait KeySource: Send + Sync {
    /// The keys as they are now.
    fn read(&self) -> Result<MasterKeys>;
}

/// Keys that cannot change.
impl KeySource for MasterKeys {
    fn read(&self) -> Result<MasterKeys> {
        Ok(self.clone())
    }
}
