//! Rotations over real tables, with a server that seals in between.

use std::sync::Arc;

use sea_orm::{ActiveValue::NotSet, EntityTrait as _, QuerySelect as _};

use super::*;
use crate::{
    domain::{
        identity::Owner,
        sealing::{MasterKey, MasterKeys, Rotation, Sealer as _, Sealing},
    },
    store::{
        entity::webhook,
        testing::{Bed, now, on_each},
    },
};

fn sealing(bed: &Bed, master: &MasterKey) -> Sealing {
    Sealing::new(Arc::new(bed.store.data_keys()), Arc::new(MasterKeys::one(master.clone()))).unwrap()
}

/// A webhook whose secret is its own id in text.
async fn webhook(bed: &Bed, sealing: &Sealing, owner: Owner) -> Place {
    let id = Uuid::now_v7();
    let place = Place { tenant: owner.tenant, column: column::WEBHOOK, record: id };
    let sealed = sealing.seal(place, id.to_string().as_bytes()).await.unwrap();
    let row = webhook::ActiveModel {
        seq: NotSet,
        id: Set(id),
        tenant_id: Set(owner.tenant.0),
        unit_id: Set(None),
        url: Set("https://example.com".to_owned()),
        events: Set("[]".to_owned()),
        key_id: Set(key_id(&sealed).unwrap().0),
        sealed: Set(sealed),
        created_at: Set(micros(now())),
        disabled_at: Set(None),
    };
    webhook::Entity::insert(row).exec_without_returning(&bed.store.write).await.unwrap();
    place
}

async fn secret(bed: &Bed, sealing: &Sealing, place: Place) -> String {
    let row = webhook::Entity::find().filter(webhook::Column::Id.eq(place.record)).one(&bed.store.read).await;
    let row = row.unwrap().unwrap();
    assert_eq!(key_id(&row.sealed).unwrap().0, row.key_id, "the column names the key that seals");
    String::from_utf8(sealing.open(place, &row.sealed).await.unwrap()).unwrap()
}

async fn keys_in_use(bed: &Bed) -> Vec<Uuid> {
    let query = webhook::Entity::find().select_only().column(webhook::Column::KeyId).distinct();
    query.into_tuple().all(&bed.store.read).await.unwrap()
}

#[tokio::test]
async fn every_secret_is_sealed_anew_and_none_is_lost_while_a_server_goes_on() {
    on_each(async |bed| {
        let master = MasterKey::generate();
        let (server, command) = (sealing(&bed, &master), sealing(&bed, &master));
        let (owner, other) = (bed.owner().await, bed.owner().await);
        // More than a batch.
        let mut places = Vec::new();
        for _ in 0..450 {
            places.push(webhook(&bed, &server, owner).await);
        }
        places.push(webhook(&bed, &server, other).await);
        let columns = bed.store.data_keys();
        let former = columns.current(owner.tenant).await.unwrap().unwrap();

        let rotation = Rotation::new(&command, &columns);
        assert_eq!(rotation.renew_keys(Some(owner.tenant)).await.unwrap(), 1);
        // The server's cache is older than the rotation: what it seals now is under the new key all the same.
        places.push(webhook(&bed, &server, owner).await);
        let mut reports = Vec::new();
        let progress = rotation.reseal(None, |progress| reports.push(progress.done)).await.unwrap();
        assert_eq!((progress.done, progress.of, progress.failed), (450, 450, 0));
        assert_eq!(reports, [200, 400, 450]);
        for place in &places {
            assert_eq!(secret(&bed, &server, *place).await, place.record.to_string());
        }
        let used = keys_in_use(&bed).await;
        assert!(used.len() == 2 && !used.contains(&former.id.0));

        // A straggler that chose the old key before and is stored after.
        let late = places[0];
        let row = webhook::Entity::find().filter(webhook::Column::Id.eq(late.record)).one(&bed.store.read).await;
        let current = SealedValue { place: late, sealed: row.unwrap().unwrap().sealed };
        let strayed =
            Sealing::new(Arc::new(OnlyOld(columns.clone(), former.clone())), Arc::new(MasterKeys::one(master.clone())));
        let strayed = strayed.unwrap().seal(late, b"late").await.unwrap();
        columns.replace(&[(current, strayed)]).await.unwrap();
        // Its time has passed, and yet it stays for as long as something needs it.
        assert_eq!(columns.remove_unused(now()).await.unwrap(), 0);
        rotation.sweep().await.unwrap();
        assert_eq!(secret(&bed, &server, late).await, "late");
        assert_eq!(columns.find(former.id).await.unwrap().unwrap().id, former.id, "kept for its time");
        assert_eq!(columns.remove_unused(now()).await.unwrap(), 1);
        assert_eq!(columns.find(former.id).await.unwrap(), None);
        assert_eq!(secret(&bed, &server, late).await, "late");
    })
    .await;
}

/// As a server that has chosen its key before a rotation.
struct OnlyOld(DataKeys, DataKey);

#[async_trait]
impl DataKeyRepository for OnlyOld {
    async fn current(&self, _: TenantId) -> Result<Option<DataKey>> {
        Ok(Some(self.1.clone()))
    }

    async fn find(&self, id: DataKeyId) -> Result<Option<DataKey>> {
        self.0.find(id).await
    }

    async fn list(&self) -> Result<Vec<DataKey>> {
        self.0.list().await
    }

    async fn insert(&self, key: &DataKey) -> Result<()> {
        self.0.insert(key).await
    }

    async fn succeed(&self, key: &DataKey) -> Result<()> {
        self.0.succeed(key).await
    }

    async fn update(&self, key: &DataKey, seen: &DataKey) -> Result<()> {
        self.0.update(key, seen).await
    }

    async fn remove_unused(&self, before: DateTime<Utc>) -> Result<u64> {
        self.0.remove_unused(before).await
    }
}

#[tokio::test]
async fn a_value_that_does_not_open_is_told_and_keeps_its_key_and_the_others_go_on() {
    on_each(async |bed| {
        let sealing = sealing(&bed, &MasterKey::generate());
        let owner = bed.owner().await;
        let (broken, whole) = (webhook(&bed, &sealing, owner).await, webhook(&bed, &sealing, owner).await);
        let mut foreign = sealing.seal(whole, b"moved").await.unwrap();
        let columns = bed.store.data_keys();
        let row = webhook::Entity::find().filter(webhook::Column::Id.eq(broken.record)).one(&bed.store.read).await;
        let seen = SealedValue { place: broken, sealed: row.unwrap().unwrap().sealed };
        columns.replace(&[(seen, std::mem::take(&mut foreign))]).await.unwrap();

        let rotation = Rotation::new(&sealing, &columns);
        rotation.renew_keys(None).await.unwrap();
        let progress = rotation.reseal(None, |_| ()).await.unwrap();
        assert_eq!((progress.done, progress.failed), (1, 1));
        assert_eq!(secret(&bed, &sealing, whole).await, whole.record.to_string());
        assert_eq!(columns.remove_unused(now()).await.unwrap(), 0);
    })
    .await;
}
