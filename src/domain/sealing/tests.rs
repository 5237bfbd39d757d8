//! What is sealed opens in its place and nowhere else, before, during and after rotations.

use std::sync::{Arc, Mutex};

use std::future::Future;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::testing::{Fakes, sealer};

/// Keys that an operator changes.
struct Changing(Mutex<String>);

impl KeySource for Changing {
    fn read(&self) -> Result<MasterKeys> {
        MasterKeys::parse(&self.0.lock().unwrap()).map_err(crate::domain::Error::internal)
    }
}

fn place(column: &'static str) -> Place {
    Place { tenant: TenantId::new(), column, record: Uuid::now_v7() }
}

fn masters() -> Arc<MasterKeys> {
    Arc::new(MasterKeys::one(MasterKey::generate()))
}

fn block<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

proptest! {
    #[test]
    fn what_is_sealed_opens_in_its_place(plain: Vec<u8>) {
        block(async {
            let sealing = Sealing::new(Fakes::new(), masters()).unwrap();
            let place = place(column::CREDENTIAL);
            let sealed = sealing.seal(place, &plain).await.unwrap();
            assert_eq!(sealing.open(place, &sealed).await.unwrap(), plain);
            // Twice the same text is sealed to two that tell nothing of each other.
            assert_ne!(sealing.seal(place, &plain).await.unwrap(), sealed);
            assert!(plain.len() < 4 || !sealed.windows(plain.len()).any(|window| window == plain));
        });
    }

    #[test]
    fn no_changed_byte_and_no_cut_opens(plain in prop::collection::vec(any::<u8>(), 0..40), at: prop::sample::Index, flip in 1u8..) {
        block(async {
            let sealing = Sealing::new(Fakes::new(), masters()).unwrap();
            let place = place(column::WEBHOOK);
            let sealed = sealing.seal(place, &plain).await.unwrap();
            let mut changed = sealed.clone();
            let at = at.index(sealed.len());
            changed[at] ^= flip;
            assert!(sealing.open(place, &changed).await.is_err(), "byte {at}");
            assert!(sealing.open(place, &sealed[..at]).await.is_err(), "cut at {at}");
        });
    }
}

#[tokio::test]
async fn another_tenant_column_or_record_does_not_open() {
    let sealing = sealer();
    let own = place(column::CREDENTIAL);
    let sealed = sealing.seal(own, b"hush").await.unwrap();
    for other in [
        Place { tenant: TenantId::new(), ..own },
        Place { column: column::WEBHOOK, ..own },
        Place { record: Uuid::now_v7(), ..own },
    ] {
        let failure = sealing.open(other, &sealed).await.unwrap_err().to_string();
        assert!(!failure.contains("hush"), "{failure}");
    }
    assert!(sealing.open(own, &sealed).await.is_ok());
}

#[tokio::test]
async fn a_tenant_has_one_data_key_which_names_itself_and_is_read_once() {
    let fakes = Fakes::new();
    let sealing = Sealing::new(fakes.clone(), masters()).unwrap();
    let own = place(column::CREDENTIAL);
    let first = sealing.seal(own, b"a").await.unwrap();
    let second = sealing.seal(own, b"b").await.unwrap();
    let other = sealing.seal(place(column::CREDENTIAL), b"c").await.unwrap();
    assert_eq!(key_id(&first).unwrap(), key_id(&second).unwrap());
    assert_ne!(key_id(&first).unwrap(), key_id(&other).unwrap());
    assert_eq!(fakes.records().data_keys.len(), 2);
    assert!(key_id(b"\x02 of another version and long enough to be one.......").is_err());

    let elsewhere = Sealing::new(fakes.clone(), masters()).unwrap();
    assert!(elsewhere.open(own, &first).await.is_err(), "another master key opens nothing");
    assert_eq!(elsewhere.missing_masters().await.unwrap().len(), 1);
    for _ in 0..3 {
        sealing.open(own, &first).await.unwrap();
    }
    assert_eq!(fakes.records().data_key_reads, 1, "the other one's read alone: this one's key was cached as it sealed");
}

#[tokio::test]
async fn a_new_master_key_takes_over_while_a_server_runs() {
    let (old, new) = (MasterKey::generate(), MasterKey::generate());
    let both = format!("# new, then old\n{}\n\n{}\n", new.spell().as_str(), old.spell().as_str());
    let fakes = Fakes::new();
    let file = Arc::new(Changing(Mutex::new(old.spell().to_string())));
    let server = Sealing::new(fakes.clone(), file.clone()).unwrap();
    let own = place(column::SIGNING_KEY);
    let sealed = server.seal(own, b"secret").await.unwrap();

    file.0.lock().unwrap().clone_from(&both);
    let command = Sealing::new(fakes.clone(), file.clone()).unwrap();
    let columns = NoColumns;
    assert_eq!(Rotation::new(&command, &columns).renew_master().await.unwrap(), 1);
    assert_eq!(Rotation::new(&command, &columns).renew_master().await.unwrap(), 0);
    *file.0.lock().unwrap() = new.spell().to_string();

    // A server that starts knows the new key only; one that runs has its cache, and reads the file again for what it does not know.
    let restarted = Sealing::new(fakes.clone(), file.clone()).unwrap();
    assert!(restarted.missing_masters().await.unwrap().is_empty());
    assert_eq!(restarted.open(own, &sealed).await.unwrap(), b"secret");
    let late = place(column::SIGNING_KEY);
    let of_another = restarted.seal(late, b"late").await.unwrap();
    assert_eq!(server.open(late, &of_another).await.unwrap(), b"late");
    assert_eq!(fakes.records().data_keys.iter().filter(|key| key.master == new.id()).count(), 2);
}

#[test]
fn a_key_file_is_read_line_by_line_and_a_wrong_line_is_not_shown() {
    let key = MasterKey::generate();
    let text = key.spell();
    assert_eq!(MasterKeys::parse(&text).unwrap().current().id(), key.id());
    for (wrong, expect) in [
        ("", MasterKeyError::Empty),
        ("# nothing\n\n", MasterKeyError::Empty),
        (&text[..40], MasterKeyError::Line(1)),
        ("\nsecret", MasterKeyError::Line(2)),
    ] {
        let error = MasterKeys::parse(wrong).unwrap_err();
        assert!(!error.to_string().contains("secret"));
        assert_eq!(error, expect);
    }
    assert!(!format!("{key:?}").contains(&text[..8]));
}

/// Nothing is sealed anywhere.
struct NoColumns;

#[async_trait]
impl SealedColumns for NoColumns {
    async fn count_retired(&self, _: Option<TenantId>) -> Result<u64> {
        Ok(0)
    }

    async fn list_retired(
        &self,
        _: &'static str,
        _: Option<TenantId>,
        _: Option<Uuid>,
        _: u64,
    ) -> Result<Vec<SealedValue>> {
        Ok(Vec::new())
    }

    async fn replace(&self, _: &[(SealedValue, Vec<u8>)]) -> Result<()> {
        Ok(())
    }
}
