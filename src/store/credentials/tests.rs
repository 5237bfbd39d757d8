//! A credential is walled, sealed, and kept for as long as an integration uses it.

use chrono::Utc;

use super::*;
use crate::{
    domain::{
        id::IntegrationId,
        integration::{Integration, IntegrationTest},
        ports::IntegrationRepository,
        sealing::{MasterKey, MasterKeys, Place, Sealer as _, Sealing, column},
    },
    store::testing::{Bed, now, on_each},
};

async fn stored(bed: &Bed, owner: Owner) -> Credential {
    let keys = std::sync::Arc::new(bed.store.data_keys());
    let sealing = Sealing::new(keys, std::sync::Arc::new(MasterKeys::one(MasterKey::generate()))).unwrap();
    let id = CredentialId::new();
    let place = Place { tenant: owner.tenant, column: column::CREDENTIAL, record: id.0 };
    let sealed = sealing.seal(place, b"value").await.unwrap();
    let credential =
        Credential { seq: 0, id, owner, name: "c".to_owned(), kind: CredentialKind::ApiKey, created_at: now() };
    bed.store.credentials().insert(credential, sealed).await.unwrap()
}

#[tokio::test]
async fn a_credential_is_its_owners_and_goes_when_nothing_uses_it() {
    on_each(async |bed| {
        let (owner, other) = (bed.owner().await, bed.owner().await);
        let (credentials, integrations) = (bed.store.credentials(), bed.store.integrations());
        let credential = stored(&bed, owner).await;
        let page = PageRequest { page: 1, limit: 10 };
        assert_eq!(credentials.list(owner, page).await.unwrap().items, std::slice::from_ref(&credential));
        assert_eq!(credentials.list(other, page).await.unwrap().total, 0);
        let unit = bed.unit_of(owner).await;
        for stranger in [other, unit] {
            assert!(credentials.find(stranger, credential.id).await.unwrap().is_none());
            assert!(!credentials.delete(stranger, credential.id).await.unwrap());
        }

        let integration = Integration {
            seq: 0,
            id: IntegrationId::new(),
            owner,
            name: "i".to_owned(),
            kind: "slack".to_owned(),
            config: serde_json::Map::new(),
            credential: Some(credential.id),
            last_test: None,
            created_at: now(),
        };
        let integration = integrations.insert(integration).await.unwrap();
        assert!(matches!(credentials.delete(owner, credential.id).await, Err(Error::Conflict { .. })));
        let test = IntegrationTest { ok: false, latency_ms: 7, detail: "no".to_owned(), at: now() };
        assert!(!integrations.record_test(other, integration.id, &test).await.unwrap());
        assert!(integrations.record_test(owner, integration.id, &test).await.unwrap());
        let found = integrations.find(owner, integration.id).await.unwrap().unwrap();
        assert_eq!((found.last_test, found.config), (Some(test), integration.config));
        assert!(!integrations.delete(other, integration.id).await.unwrap());
        assert!(integrations.delete(owner, integration.id).await.unwrap());
        assert!(credentials.delete(owner, credential.id).await.unwrap());
        assert!(credentials.find(owner, credential.id).await.unwrap().is_none());
        assert!(Utc::now() > credential.created_at);
    })
    .await;
}
