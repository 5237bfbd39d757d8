//! The stored form of what is sealed: version ‖ data key id ‖ nonce ‖ ciphertext and tag.

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::Place;
use crate::domain::{
    error::{Error, Result},
    id::{DataKeyId, TenantId},
};

/// Bytes of a key.
const KEY: usize = 32;
const NONCE: usize = 24;
/// Of this layout. A sealed value of another one says so itself.
const VERSION: u8 = 1;
const HEAD: usize = 1 + 16;

/// A key; wiped when it goes.
pub(super) type Key = Zeroizing<[u8; KEY]>;

/// A new key.
pub(super) fn generate() -> Key {
    let mut key = Zeroizing::new([0; KEY]);
    rand::fill(key.as_mut_slice());
    key
}

/// The key that these bytes are.
pub(super) fn key(bytes: &[u8]) -> Option<Key> {
    bytes.try_into().ok().map(Zeroizing::new)
}

/// Which data key a value is sealed with, for the column beside it.
pub fn key_id(sealed: &[u8]) -> Result<DataKeyId> {
    match sealed.split_first() {
        Some((&VERSION, rest)) if rest.len() >= 16 + NONCE => {
            let id = rest.first_chunk::<16>().copied().unwrap_or_default();
            Ok(DataKeyId(Uuid::from_bytes(id)))
        }
        _ => Err(Error::internal("a sealed value has a layout that this version does not know")),
    }
}

/// Seals a value for its place.
pub(super) fn seal(id: DataKeyId, key: &Key, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
    let mut sealed = head(id).to_vec();
    sealed.extend_from_slice(&encrypt(key, &bound(id, place), plain)?);
    Ok(sealed)
}

/// Opens a value in its place.
pub(super) fn open(key: &Key, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let id = key_id(sealed)?;
    decrypt(key, &bound(id, place), &sealed[HEAD..]).ok_or_else(|| {
        Error::internal(format!("{} of {} does not open: it was changed or moved", place.column, place.record))
    })
}

/// Seals a tenant's data key under a master key.
pub(super) fn seal_key(master: &Key, tenant: TenantId, id: DataKeyId, key: &Key) -> Result<Vec<u8>> {
    encrypt(master, &bound_key(tenant, id), key.as_slice())
}

/// Opens a tenant's data key; `None`: with another master key, or it was changed or moved.
pub(super) fn open_key(master: &Key, tenant: TenantId, id: DataKeyId, sealed: &[u8]) -> Option<Key> {
    decrypt(master, &bound_key(tenant, id), sealed).and_then(|bytes| key(&bytes))
}

fn head(id: DataKeyId) -> [u8; HEAD] {
    let mut head = [VERSION; HEAD];
    head[1..].copy_from_slice(id.0.as_bytes());
    head
}

/// What is authenticated with a value. All parts but the last have a fixed length, so no two places make the same bytes.
fn bound(id: DataKeyId, place: Place) -> Vec<u8> {
    [&head(id), place.tenant.0.as_bytes().as_slice(), place.record.as_bytes(), place.column.as_bytes()].concat()
}

fn bound_key(tenant: TenantId, id: DataKeyId) -> Vec<u8> {
    [b"data key".as_slice(), &[VERSION], tenant.0.as_bytes(), id.0.as_bytes()].concat()
}

fn encrypt(key: &Key, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    rand::fill(&mut nonce);
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    let text = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound })
        .map_err(|_| Error::internal("a value is too large to be sealed"))?;
    Ok([nonce.as_slice(), &text].concat())
}

fn decrypt(key: &Key, bound: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: bound }).ok().map(Zeroizing::new)
}
