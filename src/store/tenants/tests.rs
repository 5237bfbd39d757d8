//! Tenants and units, on both databases.

use super::super::testing::{now, on_each};
use crate::domain::{
    Error,
    id::{ApiKeyId, EndpointId, TenantId, UnitId},
    identity::{ApiKey, Endpoint, Owner, Tenant, Unit},
    page::PageRequest,
    plan::Plan,
    ports::{ApiKeyRepository, EndpointRepository, TenantRepository, UnitRepository},
    workflow::WorkflowStatus,
};

#[tokio::test]
async fn a_tenants_name_is_its_own() {
    on_each(async |bed| {
        let tenants = bed.store.tenants();
        let tenant = Tenant {
            id: TenantId::new(),
            name: "acme".to_owned(),
            plan: crate::domain::plan::Plan::Business,
            created_at: now(),
        };
        TenantRepository::insert(&tenants, &tenant).await.unwrap();
        assert_eq!(TenantRepository::find_by_name(&tenants, "acme").await.unwrap().as_ref(), Some(&tenant));
        let again = Tenant { id: TenantId::new(), ..tenant };
        let error = TenantRepository::insert(&tenants, &again).await.unwrap_err();
        assert!(matches!(error, Error::Conflict { .. }));
        assert_eq!(error.to_string(), "a tenant of this name exists");
        assert_eq!(TenantRepository::find_by_name(&tenants, "a\0").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn units_are_found_within_their_tenant_only() {
    on_each(async |bed| {
        let tenants = bed.store.tenants();
        let (here, there) = (bed.owner().await.tenant, bed.owner().await.tenant);
        let unit = |tenant| Unit { id: UnitId::new(), tenant, name: "sales".to_owned(), created_at: now() };
        let (mine, theirs) = (unit(here), unit(there));
        UnitRepository::insert(&tenants, &mine).await.unwrap();
        UnitRepository::insert(&tenants, &theirs).await.unwrap();
        assert!(matches!(UnitRepository::insert(&tenants, &unit(here)).await, Err(Error::Conflict { .. })));
        assert_eq!(UnitRepository::find_by_name(&tenants, here, "sales").await.unwrap(), Some(mine));
        assert_eq!(UnitRepository::find_by_name(&tenants, TenantId::new(), "sales").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_tenant_comes_with_its_endpoint_or_not_at_all_and_changes() {
    on_each(async |bed| {
        let tenants = bed.store.tenants();
        let tenant =
            |name: &str| Tenant { id: TenantId::new(), name: name.to_owned(), plan: Plan::Free, created_at: now() };
        let endpoint = |tenant: &Tenant| Endpoint {
            id: EndpointId::new(),
            owner: Owner { tenant: tenant.id, unit: None },
            name: "default".to_owned(),
            description: String::new(),
            created_at: now(),
        };
        let (acme, other) = (tenant("acme"), tenant("other"));
        for one in [&acme, &other] {
            tenants.insert_with_endpoint(one, &endpoint(one)).await.unwrap();
        }
        let again = tenant("acme");
        assert!(matches!(tenants.insert_with_endpoint(&again, &endpoint(&again)).await, Err(Error::Conflict { .. })));
        let stray =
            bed.store.endpoints().find_by_name(Owner { tenant: again.id, unit: None }, "default").await.unwrap();
        assert_eq!(stray, None);
        let changed = Tenant { plan: Plan::Pro, name: "new".to_owned(), ..acme.clone() };
        assert!(tenants.update(&changed).await.unwrap());
        assert_eq!(TenantRepository::find(&tenants, acme.id).await.unwrap(), Some(changed.clone()));
        assert!(matches!(
            tenants.update(&Tenant { name: "other".to_owned(), ..changed }).await,
            Err(Error::Conflict { .. })
        ));
        assert!(!tenants.update(&again).await.unwrap());
        let page = TenantRepository::list(&tenants, PageRequest { page: 1, limit: 1 }).await.unwrap();
        assert_eq!(page.items, [other]);
    })
    .await;
}

#[tokio::test]
async fn a_unit_goes_with_what_opens_nothing_and_stays_for_everything_else() {
    on_each(async |bed| {
        let (tenants, keys) = (bed.store.tenants(), bed.store.api_keys());
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let within = bed.unit_of(owner).await;
        let unit = within.unit.unwrap();
        let key = ApiKey {
            id: ApiKeyId::new(),
            owner: within,
            name: "k".to_owned(),
            prefix: "sy_12345678".to_owned(),
            scopes: vec!["admin".to_owned()],
            plan: None,
            created_at: now(),
            expires_at: None,
            revoked_at: None,
            last_used_at: None,
        };
        keys.insert(&key, [1; 32]).await.unwrap();
        assert!(matches!(tenants.delete(owner, unit).await, Err(Error::Conflict { .. })));
        keys.revoke(owner, key.id, now()).await.unwrap();
        bed.workflow(within, "w", WorkflowStatus::Draft).await;
        assert!(matches!(tenants.delete(owner, unit).await, Err(Error::Conflict { .. })));
        assert!(keys.find(owner, key.id).await.unwrap().is_some(), "all or nothing");

        let empty = bed.unit_of(owner).await;
        for other in [stranger, within] {
            assert!(!tenants.delete(other, empty.unit.unwrap()).await.unwrap());
        }
        assert_eq!(UnitRepository::list(&tenants, within, PageRequest { page: 1, limit: 9 }).await.unwrap().total, 1);
        assert!(tenants.delete(owner, empty.unit.unwrap()).await.unwrap());
        assert_eq!(UnitRepository::list(&tenants, owner, PageRequest { page: 1, limit: 9 }).await.unwrap().total, 1);
    })
    .await;
}
